# SPDX-License-Identifier: GPL-2.0-only
"""A call that comes from another proxy of the provider than the one that registers rings, and is heard."""

from peer import sip
from peer.call import Call


def test(office):
    pbx, proxy = office.pbx, office.media
    contact = sip.uri_endpoint(pbx.register(office.provider))
    office.call_out(media=office.provider).connect().talk().hang_up()

    first, second = (Call(caller, pbx, contact) for caller in (office.provider, proxy))
    first.connect()
    second.connect()
    for call in second, first:
        call.caller.media.reaches(call.callee.media, call.caller.remote_sdp)
        call.talk()
    second.hang_up(by=second.callee)
    first.talk().hang_up().is_as(office.wan2.mapped)
    office.no_foreign_packet()
