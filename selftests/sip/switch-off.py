# SPDX-License-Identifier: GPL-2.0-only
"""Switched off, the ALG serves the calls it has to their end, no new ones, and then sees nothing more."""

from peer.world import same

ALG = "nfwan"


def is_asleep(office):
    """Is an OPTIONS of the provider's not even counted?"""
    seen = office.stats()["seen"]
    office.qualify(office.pbx_outside)
    return office.stats()["seen"] == seen


def test(office):
    office.one_wan()
    call = office.call_out().connect().talk()
    office.pbx_outside = call.invite.source[0]
    office.must("sip", "set", "mode", "off")

    call.ask("INFO", by=call.callee)
    call.talk().is_as(office.pbx_outside)
    other = office.call_out()
    sent = other.send_invite()
    same(office.provider.hears(sent).message.data, sent.data, "a new INVITE at the provider")

    call.hang_up(by=call.callee)
    office.world.until(lambda: is_asleep(office), "the ALG still looks at what passes")
