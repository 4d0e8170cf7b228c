# SPDX-License-Identifier: GPL-2.0-only
"""A phone on a port below 1024 is as good as any other: it calls, talks, and the far side can hang up."""

from peer.agent import Agent
from peer.call import Call


def test(office):
    phone = Agent(office.world, office.namespace("phoneA"), "low", office.phoneA.address, 906)
    office.agents["low"] = phone
    call = Call(phone, office.hosted, office.hosted.endpoint).connect().talk()
    call.hang_up(by=call.callee).is_as(*call.invite.source)
