# SPDX-License-Identifier: GPL-2.0-only
"""nfwan rule get tells what happens to packets, and both obey the first rule that matches: thousands of flows.

FLOWS of the environment is how many there are, SEED where chance begins.
"""

import os
import random

from peer.rules import WANS, Dice, Oracle, Sender, deciding, name, seen, text
from peer.world import same

ALG = "nfwan"
FLOWS = int(os.environ.get("FLOWS", "6000"))
SEED = int(os.environ.get("SEED", "1"))
EACH = 200                              # flows of a rule set; one of four has hundreds of rules
LIMIT = 120 + FLOWS / 50


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
    return len(wanted)


def test(office):
    print(f"# SEED={SEED}")
    dice = Dice(random.Random(SEED))
    oracle, sender = Oracle(office), Sender(office)
    packets = 0
    rulesets = FLOWS // EACH
    for round_ in range(rulesets):
        many = not round_ % 4
        rules = [dice.rule(number) for number in range(1, dice.random.randrange(*((60, 400) if many else (2, 60))))]
        office.configure(WANS + "\n".join(map(text, rules)) + "\n")
        flows = [dice.flow(rules) for _ in range(EACH)]
        explained(oracle, rules, flows)
        packets += carried(office, sender, rules, [flow for flow in flows if flow.source.version == 4])
    sender.close()
    print(f"# {rulesets * EACH} flows of {rulesets} rule sets explained, packets of {packets} seen")
