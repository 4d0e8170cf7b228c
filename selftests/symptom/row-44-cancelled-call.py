# SPDX-License-Identifier: GPL-2.0-only
"""A call that the caller gives up stops ringing at once, in either direction, and the next one is heard."""


def give_up(call):
    """INVITE, 180, CANCEL, 200, 487, ACK."""
    call.ring()
    caller, callee, invite = call.caller.agent, call.callee.agent, call.invite_sent
    same_call = {"call_id": call.call_id, "from_": invite.get("From"), "branch": invite.branch}
    cancel = caller.request("CANCEL", call.dial, to=invite.get("To"), **same_call)
    heard = callee.hears(cancel, within=1)
    callee.reply(heard, 200)
    callee.reply(call.invite, 487)
    caller.hears_answer(cancel)
    refusal = caller.hears_answer(invite, 487).message
    callee.hears(caller.request("ACK", call.dial, to=refusal.get("To"), **same_call))


def test(office):
    for _ in range(3):
        give_up(office.call_in(office.wan2.mapped))
        give_up(office.call_out())
    last = office.call_in(office.wan2.mapped, media=office.provider)
    last.connect().talk().hang_up().is_as(office.wan2.mapped)
