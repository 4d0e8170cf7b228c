# SPDX-License-Identifier: GPL-2.0-only
"""A phone that listens on another port than it sends from can be called there, and hang up can reach it."""

from peer import sip, wire
from peer.agent import Agent
from peer.world import same


def test(office):
    phone, hosted = office.phoneA, office.hosted
    listening = Agent(office.world, office.namespace("phoneA"), "listener", phone.address, 5062)
    office.agents["listener"] = listening
    data = wire.request(phone, "INVITE", contact=f"Contact: <{listening.uri}>")
    got = wire.carry(phone, data, hosted.endpoint, hosted)
    uri = got.get("Contact").strip("<>")
    same(sip.uri_endpoint(uri)[0], hosted.heard[-1].source[0], "Contact of INVITE")

    bye = wire.request(hosted, "BYE", uri)
    got = wire.carry(hosted, bye, sip.uri_endpoint(uri), listening)
    same(got.start, f"BYE {listening.uri} SIP/2.0", "what the phone reads")
