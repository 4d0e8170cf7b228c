# SPDX-License-Identifier: GPL-2.0-only
"""A BYE from elsewhere, by somebody who knows the Call-ID and guesses the rest, does not end the call's audio."""

from peer import wire


def test(office):
    call = office.call_out().connect()
    for tag in "guess", call.call_id, "":
        sent = office.attacker.request(
            "BYE", (office.wan2.mapped, 5060), uri=call.callee.remote_uri, cseq=77, call_id=call.call_id,
            from_=f"{call.callee.name};tag={tag}", to=f"{call.caller.name};tag={tag}")
        office.pbx.reply(office.pbx.hears(sent), 481)
        office.attacker.hears_answer(sent, 481)
    # the far side speaks first: only an open port lets that in
    wire.reaches(office.world, call.callee.media.rtp, call.callee.remote_sdp.rtp, call.caller.media.rtp, "audio")
    call.talk().hang_up()
