# SPDX-License-Identifier: GPL-2.0-only
"""A BYE from elsewhere, which the PBX refuses though all in it is right, does not end the call's audio."""

from peer import wire


def test(office):
    call = office.call_out().connect()
    ok = call.caller.heard[-1].message
    for status in 403, 481:
        sent = office.attacker.request(
            "BYE", (office.wan2.mapped, 5060), uri=call.callee.remote_uri, cseq=status,
            call_id=call.call_id, from_=ok.get("To"), to=ok.get("From"))
        office.pbx.reply(office.pbx.hears(sent), status)
        office.attacker.hears_answer(sent, status)
    # the far side speaks first: only an open port lets that in
    wire.reaches(office.world, call.callee.media.rtp, call.callee.remote_sdp.rtp, call.caller.media.rtp, "audio")
    call.talk().hang_up()
