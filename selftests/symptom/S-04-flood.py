# SPDX-License-Identifier: GPL-2.0-only
"""While one host inside floods the router with registrations and calls, the others' calls work."""

from peer import wire
from peer.agent import Agent

HOSTS = 160


def test(office):
    target = office.attacker.endpoint
    body = wire.sdp(office.phoneB.address, *(f"m=audio {20000 + 2 * i} RTP/AVP 0" for i in range(3)))
    for number in range(HOSTS):
        agent = Agent(office.world, office.namespace("phoneB"), "phoneB", office.phoneB.address, 6000 + number)
        office.agents[f"flood{number}"] = agent
        agent.send(wire.request(agent, "REGISTER"), target)
        agent.send(wire.request(agent, "INVITE", body=body.replace("20", str(20 + number % 30))), target)
    sent = office.phoneB.request("OPTIONS", target)
    office.attacker.hears(sent)

    office.call_out().connect().talk().hang_up()
