# SPDX-License-Identifier: GPL-2.0-only
"""RTCP is heard where a=rtcp says, on both sides, also where two phones use the same two ports."""

from peer.call import Call


def test(office):
    calls = []
    for phone in office.phoneA, office.phoneB:
        call = Call(phone, office.hosted, office.hosted.endpoint)
        call.send_invite(body=call.caller.offer(10000, 12345))
        call.ring().answer(body=call.callee.offer(None, 41000 + len(calls)))
        calls.append(call)
    for call in calls:
        call.callee.media.reaches(call.caller.media, call.callee.remote_sdp)
        call.talk().hang_up()
    office.no_foreign_packet()
