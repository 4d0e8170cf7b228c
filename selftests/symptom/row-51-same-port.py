# SPDX-License-Identifier: GPL-2.0-only
"""Three phones talk at once, each on the same port of its own, and each hears its own call."""

from peer.call import Call



def test(office):
    phones = [office.phoneA, office.phoneB, office.phone(13)]
    calls = [Call(phone, office.hosted, office.hosted.endpoint) for phone in phones]
    for call in calls:
        call.send_invite(body=call.caller.offer(10000))
        call.connect()
    for call in calls:
        call.callee.media.reaches(call.caller.media, call.callee.remote_sdp)
    for call in calls:
        call.talk()
    for call in calls:
        call.hang_up()
    office.no_foreign_packet()
