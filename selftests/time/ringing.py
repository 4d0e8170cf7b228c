# SPDX-License-Identifier: GPL-2.0-only
"""A call that rings for an hour, with a sign of life now and then, is answered and has its audio."""

HOUR = 3600


def rings(office, call, silence):
    """It rings for an hour, with a 180 after each SILENCE."""
    call.ring()
    for _ in range(HOUR // silence):
        office.world.rest(silence)
        call.callee.agent.reply(call.invite, 180, tag=call.to_tag)
        call.caller.note(call.caller.agent.hears_answer(call.invite_sent, 180))
    call.answer().talk().hang_up()


def test(office):
    # A proxy gives up after three minutes without any (RFC 3261 s16.6, s13.3.1.1).
    call = office.call_out(media=office.provider)
    rings(office, call, 180)
    call.is_as(office.wan2.mapped)
    rings(office, office.call_in(office.wan2.mapped, media=office.provider), 60)
    office.no_foreign_packet()
