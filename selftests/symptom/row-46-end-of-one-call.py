# SPDX-License-Identifier: GPL-2.0-only
"""Of ten calls on one trunk each begins and ends without a gap in the audio of the others."""

LIMIT = 60


def test(office):
    calls = [office.call_out(media=office.provider) if number % 2 else
             office.call_in(office.wan2.mapped, media=office.provider) for number in range(10)]
    for call in calls:
        call.send_invite()
    for call in calls:
        call.ring()
    for call in calls:
        call.answer()
    # the outside speaks first: nothing but the call can have opened the way
    for call in calls:
        inside = call.caller if call.outside is call.callee else call.callee
        call.outside.media.reaches(inside.media, call.outside.remote_sdp, 1)

    while calls:
        over = calls.pop()
        over.hang_up(by=over.callee if len(calls) % 3 else None)
        for call in calls:
            call.talk(1)
