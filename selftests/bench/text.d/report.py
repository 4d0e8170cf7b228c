# SPDX-License-Identifier: GPL-2.0-only
"""The figures as tables, which read as well in a terminal as in Markdown, and
as pictures."""

import os
import platform
import re
import statistics
import subprocess

import series

HERE = os.path.dirname(os.path.realpath(__file__))
LIBRARIES = {"osip": "libosip2", "sofia": "sofia-sip"}
PACKAGES = ("libosip2-dev", "libsofia-sip-ua-dev", "valgrind", "libc6-dev")
TARGET_TIMES = {"osip": 20, "sofia": 10}
TARGET_PER_BYTE = 4
# Instructions per byte may differ by this much between sizes and be linear
GROWTH_MAX = 1.5
# Bytes from which on they are compared
GROWN = 800


def table(head, rows):
    """A Markdown table, aligned; what is a number stands on the right."""
    rows = [[str(cell) for cell in row] for row in rows]
    widths = [max(len(row[i]) for row in [head, *rows]) for i in range(len(head))]
    right = [all(re.match(r"[-<>\d.x ]*\d[x%]?$|-?$", row[i]) for row in rows)
             for i in range(len(head))]

    def line(cells):
        return "| " + " | ".join(cell.rjust(w) if r else cell.ljust(w) for cell, w, r
                                 in zip(cells, widths, right)) + " |"

    rule = "|" + "|".join("-" * (w + 1) + (":" if r else "-")
                          for w, r in zip(widths, right)) + "|"
    return "\n".join([line(head), rule, *map(line, rows)]) + "\n"


def said_by(*command):
    return subprocess.run(command, check=True, text=True, stdout=subprocess.PIPE).stdout


def machine():
    """What the figures were measured with."""
    with open("/proc/cpuinfo", encoding="utf-8") as file:
        cpu = re.search(r"model name\s*: (.*)", file.read())
    versions = said_by("dpkg-query", "-Wf", "${Package} ${Version}\n", *PACKAGES)
    return (f"CPU: {cpu[1] if cpu else platform.machine()}; Linux {platform.release()}\n"
            f"compiler: {said_by(os.environ['CC'], '--version').splitlines()[0]}\n"
            f"ours: {os.environ['CC']} {os.environ['FLAGS']}"
            f", string functions of {os.environ['STRINGS']}\n"
            "packages: " + ", ".join(versions.splitlines()) + "\n")


def verdict(is_met):
    return "met" if is_met else "NOT met"


def ratio(taken, parser):
    """How many times as long it took, the median of the rounds."""
    return taken[parser][3]


def targets(messages):
    """The figures that have a target. The first message is the INVITE."""
    _, size, invite, counted = messages[0]
    rows = []
    for parser, least in TARGET_TIMES.items():
        median = statistics.median(ratio(taken, parser) for _, _, taken, _ in messages)
        for where, times in ((f"median of {len(messages)} messages", median),
                             (f"INVITE of {size} bytes", ratio(invite, parser))):
            rows.append((f"times as fast as {LIBRARIES[parser]}", where, f"{times:.1f}",
                         f">= {least}", verdict(times >= least)))
    cost = counted["ours"] / size
    rows.append(("instructions per byte", f"INVITE of {size} bytes", f"{cost:.2f}",
                 f"<= {TARGET_PER_BYTE}", verdict(cost <= TARGET_PER_BYTE)))
    return table(("figure", "of", "measured", "target", "verdict"), rows)


def parser_table(messages):
    _, size, invite, counted = messages[0]
    rows = []
    for parser in ("ours", *LIBRARIES):
        median, least, most, _ = invite[parser]
        per_byte = statistics.median(count[parser] / size for _, size, _, count in messages)
        rows.append((LIBRARIES.get(parser, "nf_sip_alg"), f"{median:.0f}", f"{least:.0f}..{most:.0f}",
                     f"{counted[parser]:.0f}", f"{counted[parser] / size:.2f}", f"{per_byte:.2f}"))
    return table(("parser", "ns", "least..most", "instructions", "per byte",
                  "per byte, median of all"), rows)


def message_table(messages):
    rows = [(name, size, *(f"{taken[p][0]:.0f}" for p in ("ours", *LIBRARIES)),
             *(f"{ratio(taken, p):.1f}" for p in LIBRARIES), f"{counted['ours'] / size:.1f}")
            for name, size, taken, counted in messages]
    return table(("message", "bytes", "ours ns", "osip ns", "sofia ns", "osip/ours",
                  "sofia/ours", "ours instr/byte"), rows)


def growth(rows):
    """The most instructions per byte at any size to the least at a smaller one,
    of sizes at which what grows is most of the message."""
    most, least = 0.0, float("inf")
    for asked, size, count, _ in rows:
        if asked >= GROWN:
            least = min(least, count / size)
            most = max(most, count / size / least)
    return most


def is_whole(rows):
    """Did it get to the largest message in time?"""
    return bool(rows) and rows[-1][0] == series.SIZES[-1]


def growth_cell(rows):
    if not rows:
        return "none"
    return f"{growth(rows):.1f}" + ("" if is_whole(rows) else f" to {rows[-1][0]}")


def growth_table(found):
    """Ours: instructions per byte at each size; of the others how it grows."""
    others = [parser for parser in LIBRARIES if parser in found]
    body = []
    for name, rows in found["ours"].items():
        costs = {asked: f"{count / size:.1f}" for asked, size, count, _ in rows}
        is_linear = growth(rows) <= GROWTH_MAX and is_whole(rows)
        body.append((name, series.what(name), *(costs.get(size, "") for size in series.SIZES),
                     f"{growth(rows):.2f}", "yes" if is_linear else "NO",
                     rows[-1][3] if rows else "", *(growth_cell(found[p][name]) for p in others)))
    return table(("series", "more and more", *map(str, series.SIZES), "growth", "linear",
                  "answer", *others), body)


def spread_table(messages):
    """How the ratios lie, over all messages."""
    rows = []
    for parser, library in LIBRARIES.items():
        ratios = [ratio(taken, parser) for _, _, taken, _ in messages]
        quarters = statistics.quantiles(ratios, n=4, method="inclusive")
        rows.append((library, *(f"{x:.1f}" for x in (min(ratios), *quarters, max(ratios)))))
    return table(("times as fast as", "least", "quarter", "median", "3 quarters", "most"), rows)


def left_out_table(left_out, is_full):
    """Messages that are in no ratio, by what kept them out."""
    names = {}
    for name, why in left_out:
        names.setdefault(why, []).append(name)
    return table(("why", "messages", "names"),
                 [(why, len(some), " ".join(some if is_full else some[:2] + ["..."] * (len(some) > 2)))
                  for why, some in sorted(names.items(), key=lambda item: -len(item[1]))])


def document(results, is_full):
    """All tables; unless full, without those that list every message."""
    messages, found = results["messages"], results["scaling"]
    parts = ["# The text rooms beside libosip2 and sofia-sip\n",
             results["machine"],
             "Time is of the thread, the parsers taking turns; ns and ratios are medians of the "
             "rounds, a ratio being that of one round. Instructions are callgrind's.\n"]
    if is_full:
        parts += ["## Each message\n", message_table(messages)]
    parts += ["## Left out\n",
              "Refused by a parser, or read in another way than by the others.\n",
              left_out_table(results["left_out"], is_full),
              "## What grows: instructions per byte, by bytes of the message\n",
              f"growth: the most at any size to the least at a smaller one, from {GROWN} bytes on; "
              f"up to {GROWTH_MAX} is linear. answer: to the largest message. The last columns are "
              "the growth of the others, and how far they came in time.\n",
              growth_table(found),
              f"## {len(messages)} messages\n", spread_table(messages),
              "## The INVITE\n", parser_table(messages),
              "## Targets\n", targets(messages)]
    return "\n".join(parts)


def draw(found, out):
    """scaling.png and scaling.svg, of scaling.tsv"""
    with open(os.path.join(out, "scaling.tsv"), "w", encoding="utf-8") as file:
        for parser, told in found.items():
            for name, rows in told.items():
                file.write(f"# {parser} {name}\n")
                for _, size, count, answer in rows:
                    file.write(f"{parser}\t{name}\t{size}\t{count:.0f}\t{answer}\n")
                file.write("\n")
    for terminal in ("png", "svg"):
        subprocess.run(["gnuplot", "-c", os.path.join(HERE, "plot.gp"), terminal,
                        " ".join(series.CALLS),
                        " ".join(f'"{series.what(name)}"' for name in series.CALLS),
                        " ".join(series.ATTACKS)], check=True, cwd=out)
