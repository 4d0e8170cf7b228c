# SPDX-License-Identifier: GPL-2.0-only
"""A mistake in line 4999 of 5000 rules is named with its line, and the old ruleset is untouched to the last bit."""

from peer.rules import WANS
from peer.world import check, same, same_text

ALG = "nfwan"
LIMIT = 120
RULES = 5000


def rule(number):
    return f"rule add {number} from 10.{number >> 8}.{number & 255}.0/24 enforced wan{1 + number % 3}"


def test(office):
    office.call_out().connect().talk().hang_up()
    before = office.must("-j", "ruleset", "show")
    lines = ["@replace", *WANS.splitlines(), *map(rule, range(1, RULES + 1))]
    wrong = len(lines) - 2
    lines[wrong] = rule(7).replace("10.0.7.0", "10.9.9.0")

    run = office.nfwan("-f", "/dev/stdin", stdin="\n".join(lines) + "\n")

    check(run.returncode != 0, "a rule that exists twice is accepted")
    check(f":{wrong + 1}:" in run.stderr, f"line {wrong + 1} is not named: {run.stderr.strip()}")
    check("a rule with this id exists" in run.stderr, f"nfwan says: {run.stderr.strip()}")
    same_text(office.must("-j", "ruleset", "show"), before, "the old ruleset")

    lines[wrong] = rule(RULES - 1)
    office.configure("\n".join(lines[1:]) + "\n")
    same(office.must("rule", "show").count("\n"), RULES, "number of rules once the line is right")
