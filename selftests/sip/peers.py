# SPDX-License-Identifier: GPL-2.0-only
"""Each peer is treated as it was told, by its prefix, ports, devices, WAN and the host inside; the first one counts."""

from peer.agent import Agent
from peer.world import check, same

ALG = "nfwan"

PEERS = """peer add 10 to {provider} from {pbx} mode pinhole
peer add 20 to {hosted} ports 5160 mode rewrite
peer add 30 to {hosted} wan wan1 mode off
peer add 40 dev lan0 from {phone_b} mode off
"""


def is_rewritten(who, far):
    """Has an OPTIONS of WHO come to FAR as something else than he wrote?"""
    sent = who.request("OPTIONS", far.endpoint)
    heard = far.hears(sent)
    check(heard.source[0] != who.address, f"{who.name} was not translated")
    same(heard.message.get("Via") == sent.get("Via"),
         heard.message.get("Contact") == sent.get("Contact"), "Via is as Contact is")
    return heard.message.get("Via") != sent.get("Via")


def test(office):
    pbx, phone, provider, hosted = office.pbx, office.phoneA, office.provider, office.hosted
    names = {"pbx": pbx.address, "provider": provider.address,
             "hosted": hosted.address, "phone_b": office.phoneB.address}
    check(is_rewritten(pbx, provider), "without peers nothing is rewritten")
    for line in PEERS.format(**names).splitlines():
        office.must(*line.split())
    other = Agent(office.world, office.namespace("hosted"), "other", hosted.address, 5160)
    office.agents["other"] = other
    same([(what, is_rewritten(*which)) for what, which in {
        "the PBX to the provider": (pbx, provider),
        "a phone to the provider": (phone, provider),
        "the PBX to the hosted PBX": (pbx, hosted),
        "a phone to the hosted PBX": (phone, hosted),
        "the same on the other port": (phone, other),
        "a phone that is left out": (office.phoneB, provider),
    }.items()], [
        ("the PBX to the provider", False),
        ("a phone to the provider", True),
        ("the PBX to the hosted PBX", True),
        ("a phone to the hosted PBX", False),
        ("the same on the other port", True),
        ("a phone that is left out", False),
    ], "who is rewritten")
    for peer in "10", "20", "30", "40":
        office.must("peer", "del", peer)
    check(is_rewritten(pbx, provider), "without peers again nothing is rewritten")
