#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-2.0-only
"""Tables of what ./guest prints, and the data of the curves.

usage: report.py RECORD CURVES    Markdown to standard output, columns to CURVES
"""

import sys

WAYS = {"iptables": "iptables chain", "nft": "nft chain", "nftset": "nft map", "ours": "nf_wan_policy"}


def read(path):
    """{(way, rules, what): [figure, ...]}"""
    found = {}
    with open(path, encoding="ascii") as file:
        for line in file:
            way, rules, what, *figures = line.split()
            found[way, int(rules), what] = [int(figure) for figure in figures]
    return found


def added(record, way, rules, what):
    """Instructions over those of a router that masquerades and has one WAN."""
    return record[way, rules, what][0] - record["none", rules, what][0]


def table(title, sizes, cell):
    """One row for each number of rules, one column for each way."""
    yield f"| {title} | " + " | ".join(WAYS.values()) + " |"
    yield "|---:|" + "---:|" * len(WAYS)
    for rules in sizes:
        yield f"| {rules} | " + " | ".join(str(cell(way, rules)) for way in WAYS) + " |"
    yield ""


def milliseconds(record):
    return lambda way, rules: f"{record[way, rules, 'commit'][0] / 1e6:.2f}"


def mistakes(record):
    """Packets that were lost or took another WAN than their rule says."""
    yield "| way | rules | measured packets lost, astray | during commits: sent, lost, astray |"
    yield "|---|---:|---:|---:|"
    for way in WAYS:
        for rules in sorted({size for _, size, _ in record}):
            still = [sum(record[way, rules, what][i] for what in ("first", "established"))
                     for i in (1, 2)]
            during = record.get((way, rules, "during"))
            told = ", ".join(map(str, during)) if during else ""
            yield f"| {WAYS[way]} | {rules} | {still[0]}, {still[1]} | {told} |"
    yield ""


def targets(record, sizes):
    """(what was aimed at, the figure, whether it is met)"""
    few, many = sizes[0], sizes[-1]
    first = {way: added(record, way, many, "first") for way in WAYS}
    growth = first["ours"] / added(record, "ours", few, "first")
    yield f"a new flow among {many} rules adds at most 1.2 times what it adds among {few}", growth, growth <= 1.2
    times = first["iptables"] / first["ours"]
    yield f"among {many} rules it adds 1/50 of what the iptables chain adds, or less", times, times >= 50
    times = first["ours"] / first["nftset"]
    yield "and no more than the nft map", times, times <= 1
    share = added(record, "ours", many, "established") / added(record, "iptables", many, "established")
    yield "an established flow's packet adds half of what the chain adds, or less", share, share <= .5
    spent = record["ours", many, "commit"][0] / 1e6
    yield f"a commit of {many} rules takes less than 100 ms", spent, spent < 100
    lost = sum(sum(figures[1:]) for (way, _, what), figures in record.items()
               if way == "ours" and what == "during")
    yield "no packet is lost or astray during commits", lost, not lost


def curves(record, sizes, path):
    with open(path, "w", encoding="ascii") as file:
        for rules in sizes:
            print(rules, *(max(added(record, way, rules, "first"), 1) for way in WAYS), file=file)


def main(path, curve):
    record = read(path)
    sizes = sorted({rules for _, rules, _ in record})
    curves(record, sizes, curve)
    plain = {what: record["none", sizes[0], what][0] for what in ("first", "established")}
    print("Instructions in the kernel per packet, from one socket to the other through the router, over "
          f"those of a router that only masquerades: {plain['first']} for the first packet of a flow, "
          f"{plain['established']} for others.\n")
    for what, title in (("first", "rules; first packet adds"), ("established", "rules; other packets add")):
        print("\n".join(table(title, sizes, lambda way, rules, what=what: added(record, way, rules, what))))
    print("\n".join(table("rules; new flows in 10^9 instructions", sizes,
                          lambda way, rules: 10**9 // max(record[way, rules, "first"][0], 1))))
    print("The exchange of all rules in the kernel, in milliseconds at 10^9 instructions a second.\n")
    print("\n".join(table("rules; commit, ms", sizes, milliseconds(record))))
    print("\n".join(mistakes(record)))
    for aim, figure, met in targets(record, sizes):
        print(f"- {'met' if met else '**missed**'}: {aim} ({figure:.2f})")


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    main(*sys.argv[1:])
