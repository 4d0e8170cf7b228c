#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-2.0-only
"""Tables of what ./guest prints, and the data of the curve.

usage: report.py RECORD CURVE     Markdown to standard output, columns to CURVE
"""

import sys

ORDER = ("OPTIONS", "200-OPTIONS", "REGISTER", "200-REGISTER", "INVITE",
         "200-INVITE", "ACK", "BYE", "200-BYE")
MEMORY = {"memory": "live call", "registration": "registration"}
CALL = ("INVITE", "200-INVITE", "ACK", "BYE", "200-BYE")


def read(path):
    """{(alg, live, message, lines): (cost, lost)} and {(what, number, alg): bytes}"""
    costs, memory = {}, {}
    with open(path, encoding="ascii") as file:
        for line in file:
            alg, live, message, *rest = line.split()
            if message in MEMORY:
                memory[message, int(live), alg] = int(rest[0])
            else:
                costs[alg, int(live), message, int(rest[0])] = int(rest[1]), int(rest[2])
    return costs, memory


def added(costs, alg, live, message, lines):
    """Instructions over plain NAT, which has no calls to remember."""
    return costs[alg, live, message, lines][0] - costs["none", live, message, lines][0]


def ratio(ours, theirs):
    return f"{ours / theirs:.2f}" if theirs > 0 else "-"


def per_message(costs):
    """The table of message types."""
    yield "| message | media lines | in-tree adds | ours adds | ratio | lost by in-tree | lost by ours |"
    yield "|---|---:|---:|---:|---:|---:|---:|"
    for lines in (1, 4):
        for message in ORDER:
            theirs, ours = (added(costs, alg, 0, message, lines) for alg in ("mainline", "nfwan"))
            lost = [costs[alg, 0, message, lines][1] for alg in ("mainline", "nfwan")]
            yield (f"| {message} | {lines} | {theirs} | {ours} | {ratio(ours, theirs)} "
                   f"| {lost[0]} | {lost[1]} |")
    theirs, ours = (sum(added(costs, alg, 0, message, 1) for message in CALL)
                    for alg in ("mainline", "nfwan"))
    yield f"| a whole call | 1 | {theirs} | {ours} | {ratio(ours, theirs)} | | |"


def per_live(costs, curve):
    """What a whole call adds, against the number of live calls."""
    lives = sorted({live for _, live, _, _ in costs})
    yield "| live calls | in-tree adds to a call | ours adds | ours, against none live |"
    yield "|---:|---:|---:|---:|"
    with open(curve, "w", encoding="ascii") as file:
        first = None
        for live in lives:
            theirs, ours = (sum(added(costs, alg, live, message, 1) for message in CALL)
                            for alg in ("mainline", "nfwan"))
            first = first or ours
            print(max(live, 1), theirs, ours, file=file)
            yield f"| {live} | {theirs} | {ours} | {ratio(ours, first)} |"


def per_thing(memory):
    """What the kernel puts aside, connections included."""
    yield "| kernel memory per | of how many | plain NAT | in-tree | ours |"
    yield "|---|---:|---:|---:|---:|"
    for what, number in sorted({key[:2] for key in memory}):
        figures = " | ".join(str(memory[what, number, alg])
                             for alg in ("none", "mainline", "nfwan"))
        yield f"| {MEMORY[what]} | {number} | {figures} |"


def main(record, curve):
    costs, memory = read(record)
    print("Instructions in the kernel, per message, over those of plain NAT.\n")
    print("\n".join(per_message(costs)), end="\n\n")
    print("\n".join(per_live(costs, curve)), end="\n\n")
    print("\n".join(per_thing(memory)))


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    main(*sys.argv[1:])
