# SPDX-License-Identifier: GPL-2.0-only
"""The PBX calls a number of its own by way of the provider, and both ends hear each other."""

from peer.call import Call


def test(office):
    pbx, provider = office.pbx, office.provider
    out = Call(pbx, provider, provider.endpoint).ring()
    back = Call(provider, pbx, (office.wan2.mapped, 5060))
    back.send_invite(body=out.invite.message.body)
    back.connect()
    out.answer(body=back.caller.heard[-1].message.body)

    near, far = out.caller, back.callee
    for one, other in ((near, far), (far, near), (near, far)):
        one.media.reaches(other.media, one.remote_sdp)
    back.ask("BYE", by=far)
    out.ask("BYE", by=out.callee)
    office.no_foreign_packet()
