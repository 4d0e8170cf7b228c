# SPDX-License-Identifier: GPL-2.0-only
"""nfwan rule get tells what happens to packets, and both obey the first rule that matches: 10000 random flows."""

import random

from peer.rules import WANS, Dice, Oracle, Sender, deciding, name, seen, text
from peer.world import same

ALG = "nfwan"
LIMIT = 300
RULESETS, FLOWS, PACKETS = 20, 500, 100


def explained(oracle, rules, flows):
    """What the kernel says of FLOWS is what the rules mean."""
    for flow in flows:
        rule = deciding(rules, flow)
        wanted = (rule.wan, rule.number) if rule else (0, 0)
        same(oracle.explain(flow), wanted, f"(WAN, rule) of {flow}")


def carried(office, sender, rules, flows):
    """Their packets leave by the WAN that the rules mean; without a rule by the main table's, wan1."""
    for wan in office.wans:
        wan.tap.clear()
    office.router("conntrack", "-F")
    wanted = {}
    for number, flow in enumerate(flows):
        rule = deciding(rules, flow)
        wanted[name(flow)] = rule.wan if rule else 1
        sender.send(flow, number)
    office.world.until(lambda: wanted.keys() <= seen(office).keys(), "packets do not arrive")
    found = seen(office)
    for flow, wan in wanted.items():
        same(found[flow], wan, f"the WAN of {flow}")


def test(office):
    dice = Dice(random.Random(54))
    oracle, sender = Oracle(office), Sender(office)
    for round_ in range(RULESETS):
        rules = [dice.rule(number) for number in range(1, 400 if not round_ else dice.random.randrange(2, 60))]
        office.configure(WANS + "\n".join(map(text, rules)) + "\n")
        explained(oracle, rules, [dice.flow(rules) for _ in range(FLOWS)])
        carried(office, sender, rules, [dice.flow(rules, 4) for _ in range(PACKETS)])
    sender.close()
