#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-2.0-only
"""Runs the bench program and says what came out. Started by ../text."""

import errno
import glob
import os
import re
import subprocess
import sys
import tempfile

import report
import series

HERE = os.path.dirname(os.path.realpath(__file__))
GOLDEN = os.path.join(HERE, "../../unit/golden")
INVITE = os.path.join(HERE, "invite.sip")
BENCH = os.environ["BENCH"]
PARSERS = ("ours", "osip", "sofia")
ROUNDS = 15
# Under callgrind, for all sizes of one series
LIMIT_S = 8


def name_of(path):
    return os.path.basename(path).removesuffix(".sip")


def facts(paths):
    """{path: {parser: its facts, or a list of one word: why not}}"""
    found = {path: {} for path in paths}
    output = subprocess.run([BENCH, "facts", *paths], check=True, text=True,
                            errors="replace", stdout=subprocess.PIPE).stdout
    for line in output.splitlines():
        path, _, parser, verdict, *rest = line.split("\t")
        found[path][parser] = rest if verdict == "ok" else [reason(verdict)]
    return found


def reason(verdict):
    """A word for the status of a parser: ours says an errno"""
    if verdict in ("1", "2"):
        return ("refused", "refused the SDP")[int(verdict) - 1]
    number = re.fullmatch(r"-(\d+)", verdict)
    return "-" + errno.errorcode[int(number[1])] if number else verdict


def difference(told):
    """Why a message is left out, or nothing if all parsers agree on it."""
    refused = [f"{parser}: {told[parser][0]}" for parser in PARSERS if len(told[parser]) == 1]
    if refused:
        return "; ".join(refused)
    for i, fact in enumerate(("Call-ID", "CSeq", "contacts", "m= lines", "port")):
        values = [told[parser][i] for parser in PARSERS]
        if len(set(values)) > 1:
            return f"{fact}: " + ", ".join(f"{p} {v}" for p, v in zip(PARSERS, values))
    return ""


def times(paths, rounds=ROUNDS):
    """{path: {parser: (median, least, most of ns, median of ns to ours)}}"""
    output = subprocess.run([BENCH, "time", str(rounds), *paths], check=True, text=True,
                            stdout=subprocess.PIPE).stdout
    found = {}
    for line in output.splitlines():
        path, _, *numbers = line.split("\t")
        ns = [float(number) for number in numbers]
        found[path] = {p: tuple(ns[4 * i:4 * i + 4]) for i, p in enumerate(PARSERS)}
    return found


def instructions(parser, paths, repeat, limit=None, keep=None):
    """{path: instructions for one message}; without those that took too long."""
    with tempfile.TemporaryDirectory() as scratch:
        dump = keep or os.path.join(scratch, "callgrind")
        command = ["valgrind", "-q", "--tool=callgrind", "--collect-atstart=no",
                   f"--toggle-collect={parser}_parse", "--combine-dumps=yes",
                   f"--callgrind-out-file={dump}", BENCH, "count", parser, str(repeat)]
        try:
            subprocess.run([*command, *paths], timeout=limit, check=limit is None,
                           stdout=subprocess.DEVNULL,
                           stderr=subprocess.DEVNULL if limit else None)
        except subprocess.TimeoutExpired:
            pass
        return read_dump(dump, repeat) if os.path.exists(dump) else {}


def read_dump(dump, repeat):
    found, path = {}, None
    with open(dump, encoding="utf-8", errors="replace") as file:
        for line in file:
            if line.startswith("desc: Trigger: "):
                path = line.partition("Client Request: ")[2].strip()
            elif line.startswith("summary: ") and path:
                found[path] = int(line.split()[1]) / repeat
                path = None
    return found


def grow(parser, directory):
    """{series: [(size asked for, bytes, instructions, verdict)]}"""
    wanted = {name: sorted(glob.glob(f"{directory}/{name}@*.sip")) for name in series.ALL}
    counted = {}
    for paths in wanted.values():
        counted.update(instructions(parser, paths, 1, LIMIT_S))
    told = facts(list(counted))
    return {name: [(int(path[-9:-4]), os.path.getsize(path), counted[path],
                    verdict(told[path][parser])) for path in paths if path in counted]
            for name, paths in wanted.items()}


def verdict(told):
    return told[0] if len(told) == 1 else "ok"


def scaling(parsers):
    """{parser: {series: rows}}"""
    with tempfile.TemporaryDirectory() as directory:
        for name, size, text in series.messages():
            with open(f"{directory}/{name}@{size:05}.sip", "wb") as file:
                file.write(text)
        return {parser: grow(parser, directory) for parser in parsers}


def check(found):
    """Names of our series whose cost grows faster than the message."""
    return [name for name, rows in found["ours"].items()
            if report.growth(rows) > report.GROWTH_MAX or not report.is_whole(rows)]


def quick():
    size = os.path.getsize(INVITE)
    why = difference(facts([INVITE])[INVITE])
    if why:
        print(f"the parsers do not agree on the INVITE: {why}")
    count = instructions("ours", [INVITE], 4)[INVITE]
    ns = times([INVITE], 101)[INVITE]["ours"]
    print(f"ours, INVITE of {size} bytes: {count / size:.2f} instructions per byte ({count:.0f}), "
          f"{ns[0]:.0f} ns ({ns[1]:.0f}..{ns[2]:.0f})")
    return 1 if why else 0


def annotated(dump, inclusive):
    """{function: instructions}, of what callgrind has counted"""
    told = subprocess.run(["callgrind_annotate", "--threshold=100", "--show-percs=no",
                           f"--inclusive={inclusive}", dump], check=True, text=True,
                          stdout=subprocess.PIPE, stderr=subprocess.DEVNULL).stdout
    rows = re.findall(r"^ *([\d,]+) +\S*?([\w.-]+\.[ch]:\S+)(?: .*)?$", told, re.M)
    return {function: int(count.replace(",", "")) for count, function in rows
            # what has called the parser is not collected
            if not function.startswith(("libc", "main.c"))}


def profile(path=INVITE):
    """Instructions of each function on a message, by itself and with those it calls."""
    with tempfile.TemporaryDirectory() as scratch:
        dump = scratch + "/callgrind"
        total = instructions("ours", [path], 1, keep=dump)[path]
        alone, whole = annotated(dump, "no"), annotated(dump, "yes")
    print("  alone             whole")
    for function, count in sorted(alone.items(), key=lambda item: -item[1]):
        both = max(count, whole.get(function, 0))
        print(f"{count:7} {count / total:6.1%}   {both:7} {both / total:6.1%}  {function}")
    print(f"{total:7.0f} instructions, {total / os.path.getsize(path):.2f} per byte")
    return 0


def everything(out):
    told = facts([INVITE, *sorted(glob.glob(GOLDEN + "/*.sip"))])
    left_out = {path: difference(told[path]) for path in told}
    corpus = [path for path in told if not left_out[path]]
    taken = times(corpus)
    counted = {parser: instructions(parser, corpus, 4) for parser in PARSERS}
    found = scaling(PARSERS)
    results = {
        "machine": report.machine(),
        "messages": [(name_of(path), os.path.getsize(path), taken[path],
                      {p: counted[p][path] for p in PARSERS}) for path in corpus],
        "left_out": [(name_of(path), why) for path, why in left_out.items() if why],
        "scaling": found,
    }
    bad = check(found)
    with open(os.path.join(out, "text.md"), "w", encoding="utf-8") as file:
        file.write(report.document(results, True))
    print(report.document(results, False))
    report.draw(found, out)
    return 1 if bad or left_out[INVITE] else 0


def only_check():
    found = scaling(["ours"])
    print(report.growth_table(found))
    return 1 if check(found) else 0


def main():
    out, verb, *rest = sys.argv[1:]
    return {"quick": quick, "profile": profile, "check": only_check,
            "all": lambda: everything(out)}[verb](*rest)


sys.exit(main())
