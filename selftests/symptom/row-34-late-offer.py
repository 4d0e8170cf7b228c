# SPDX-License-Identifier: GPL-2.0-only
"""A call whose INVITE describes no media has audio both ways, whichever side dials."""


def late(call):
    """A call in which the callee offers, and the caller answers in the ACK."""
    call.send_invite(body="")
    call.ring()
    return call.answer(ack=call.caller.offer())


def test(office):
    out = late(office.call_out(media=office.provider)).talk()
    out.hang_up().is_as(office.wan2.mapped)
    into = late(office.call_in(office.wan2.mapped, media=office.provider))
    into.talk().hang_up(by=into.callee).is_as(office.wan2.mapped)
