# SPDX-License-Identifier: GPL-2.0-only
"""A call lives by its session timer for fourteen hours, by re-INVITE or UPDATE every 15 minutes, whoever refreshes it."""

from peer.call import Call

MINUTE, HOUR = 60, 3600
TIMER = [("Supported", "timer"), ("Session-Expires", "1800;refresher=uac")]


def lives(office, call, refresh):
    """Longer than a call that says nothing; only REFRESH(NUMBER) is said."""
    call.send_invite(headers=TIMER)
    call.connect().talk()
    for number in range(14 * HOUR // (15 * MINUTE)):
        office.world.rest(15 * MINUTE)
        refresh(number)
        if number % 10 == 0:
            call.talk()
    office.world.rest(30 * MINUTE)
    call.callee.media.reaches(call.caller.media, call.callee.remote_sdp)
    call.talk().hang_up(by=call.callee)


def test(office):
    call = office.call_out(media=office.provider)
    sides = call.caller, call.callee
    lives(office, call, lambda number: call.renegotiate(by=sides[number % 2]))
    call.is_as(office.wan2.mapped)

    # RFC 4028 s7.4 would rather have UPDATE without an offer.
    other = Call(office.phoneA, office.hosted, office.hosted.endpoint)
    lives(office, other, lambda _: other.ask("UPDATE", by=other.callee, headers=TIMER))
    other.is_as(office.wan1.third)
    office.no_foreign_packet()
