# SPDX-License-Identifier: GPL-2.0-only
"""A refused INVITE from elsewhere, also by somebody who knows a call's Call-ID, lets no media of its sender in."""

from peer import sip, wire


def test(office):
    tap = office.tap("pbx")
    call = office.call_out().connect()
    ok = call.caller.heard[-1].message
    thief = office.attacker.stream(4000)
    target = call.callee.remote_sdp.rtp
    guess = ok.get("From").replace("tag=", "tag=x")
    for names in {}, {"call_id": call.call_id}, {"call_id": call.call_id, "to": guess}:
        sent = office.attacker.request("INVITE", (office.wan2.mapped, 5060), cseq=88, uri=call.callee.remote_uri,
                                       body=sip.sdp_text(office.attacker.address, 4000), **names)
        office.pbx.reply(office.pbx.hears(sent), 403)
        office.attacker.hears_answer(sent, 403)
        tap.clear()
        thief.send(target, 0)
        wire.reaches(office.world, call.callee.media.rtp, target, call.caller.media.rtp, "audio")
        wire.no_packet_of(tap, office.attacker.address)
    call.talk().hang_up()
