# SPDX-License-Identifier: GPL-2.0-only
"""A phone that sends from a random port and wants answers at 5060, as Cisco's do, gets them."""

from peer import wire
from peer.agent import Agent
from peer.world import check, same


def test(office):
    phone, hosted = office.phoneA, office.hosted
    sender = Agent(office.world, office.namespace("phoneA"), "sender", phone.address, 49152)
    office.agents["sender"] = sender
    via = f"SIP/2.0/UDP {phone.address}:5060;branch=z9hG4bKcisco"
    data = wire.request(sender, "OPTIONS", via=f"Via: {via}", contact=f"Contact: <{phone.uri}>")
    got = wire.carry(sender, data, hosted.endpoint, hosted)
    heard = hosted.heard[-1]

    # to where it came from, but to the port in the Via (RFC 3261 s18.2.2)
    answer = wire.carry(hosted, wire.response(heard, 200), (heard.source[0], got.via[1]), phone)
    same(answer.get("Via"), via, "Via of the answer")
    # the flow that has asked is one that was answered, though nothing has come back by it
    left = wire.timeout(office, f"sport={sender.endpoint[1]}")
    check(left and left > 200, f"the flow of the request has {left} s left")
