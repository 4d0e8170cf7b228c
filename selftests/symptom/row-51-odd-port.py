# SPDX-License-Identifier: GPL-2.0-only
"""Audio on an odd port, with RTCP on the even one above, is heard; also where a neighbour has that one."""

from peer.call import Call


def test(office):
    calls = []
    for phone, port in ((office.phoneA, 10001), (office.phoneB, 10000), (office.phone(13), 9999),
                        (office.phone(14), 10001)):
        call = Call(phone, office.hosted, office.hosted.endpoint)
        call.send_invite(body=call.caller.offer(port))
        calls.append(call.connect())
    for call in calls:
        call.callee.media.reaches(call.caller.media, call.callee.remote_sdp)
        call.talk().hang_up()
    office.no_foreign_packet()
