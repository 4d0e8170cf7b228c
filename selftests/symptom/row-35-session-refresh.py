# SPDX-License-Identifier: GPL-2.0-only
"""A call is refreshed by UPDATE and re-INVITE from either side, after an interval that was refused."""

TIMER = [("Supported", "timer"), ("Session-Expires", "1800;refresher=uac"), ("Min-SE", "90")]


def test(office):
    call = office.call_out(media=office.provider)
    call.send_invite(headers=[("Session-Expires", "60")])
    heard = call.callee.agent.hears(call.invite_sent)
    call.callee.agent.reply(heard, 422, tag="brief", headers=[("Min-SE", "90")])
    refusal = call.caller.agent.hears_answer(call.invite_sent, 422).message
    call.caller.agent.request("ACK", call.dial, call_id=call.call_id, to=refusal.get("To"),
                              from_=call.invite_sent.get("From"), branch=call.invite_sent.branch)

    call.caller.cseq = 2
    call.send_invite(body=call.caller.describe(), headers=TIMER, cseq=2)
    call.connect().talk()
    for side in call.caller, call.callee:
        other = call.callee if side is call.caller else call.caller
        call.ask("UPDATE", by=side, headers=TIMER)
        call.ask("UPDATE", by=side, headers=TIMER, body=side.describe(), answer=other.describe())
        call.renegotiate(by=side)
        office.silence(call.caller.media.rtp, call.caller.media.rtcp)
        call.callee.media.reaches(call.caller.media, call.callee.remote_sdp)
        call.talk()
    call.hang_up(by=call.callee).is_as(office.wan2.mapped)
