# SPDX-License-Identifier: GPL-2.0-only
"""A call that moves its audio by PRACK or UPDATE before it is answered is heard there; a refusal changes nothing."""

from peer import wire


def test(office):
    pbx, far = office.pbx, office.provider.stream(40000)
    near = {port: pbx.stream(port) for port in (10000, 10010, 10020, 10030)}

    def at(port):
        return wire.sdp(pbx.address, f"m=audio {port} RTP/AVP 0")

    def heard_at(port, body, what):
        wire.reaches(office.world, far, wire.sections(body)[0].rtp, near[port], what)

    answer = wire.sdp(office.provider.address, "m=audio 40000 RTP/AVP 0")
    call = wire.Dialog(pbx, office.provider, office.provider.endpoint)
    sent, invite = call.ask("INVITE", at(10000))
    call.answer(sent, invite, 183, answer)
    heard_at(10000, invite.message.body, "early audio")
    told, _ = call.exchange(at(10010), answer, "PRACK")
    heard_at(10010, told, "audio after PRACK")
    told, _ = call.exchange(at(10020), answer, "UPDATE")
    heard_at(10020, told, "audio after UPDATE")

    refused, update = call.ask("UPDATE", at(10030))
    call.answer(refused, update, 491)
    heard_at(10020, told, "audio after an UPDATE was refused")
    call.answer(sent, invite, 200)
    heard_at(10020, told, "audio of the call")
    moved, ok = call.exchange(at(10030), answer)
    heard_at(10030, moved, "audio after a re-INVITE")
