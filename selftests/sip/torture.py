# SPDX-License-Identifier: GPL-2.0-only
"""Every message on record gets through, out and in: as it was, or altered only where it names us."""

import glob
import os
import re

from peer.edits import BLANK, Judge, body
from peer.world import check

LIMIT = 240

GOLDEN = os.path.join(os.path.dirname(os.path.realpath(__file__)), "../unit/golden")

# Of a datagram; and the longest that the office's links carry in fragments
SIZE_MAX = 65507

LITERAL = re.compile(rb"(?im)^(?:v|via) *:\s*SIP/2\.0/\S+ +(\d+\.\d+\.\d+\.\d+)|^c=IN IP4 (\d+\.\d+\.\d+\.\d+)")
LENGTH = re.compile(rb"(?im)^((?:content-length|l) *: *)(\d+)")


def corpus():
    """Every message on record, and those in the directories CORPORA names."""
    names = sorted(glob.glob(os.path.join(GOLDEN, "*.sip")))
    given = os.environ.get("CORPORA")
    if given:
        more = sorted(glob.glob(os.path.join(given, "**", "*.*"), recursive=True))
        check(more, f"there is nothing in {given}; the guest has a /tmp of its own")
        names += more
    for name in names:
        if os.path.isfile(name) and os.path.getsize(name) <= SIZE_MAX:
            with open(name, "rb") as file:
                yield name, file.read()


def refused(name):
    """What the record of the message says is not looked into: its "message", its "sdp", or nothing."""
    try:
        with open(name.removesuffix(".sip") + ".spans", encoding="utf-8", errors="replace") as file:
            lines = file.read().splitlines()
    except FileNotFoundError:
        return None
    if any(line.startswith("refused:") for line in lines):
        return "message"
    return "sdp" if any(line.startswith("sdp refused:") for line in lines) else None


def as_ours(data, address):
    """DATA with the address of its sender turned into ADDRESS; None if it has none."""
    found = LITERAL.search(data)
    if not found:
        return None
    gap = BLANK.search(data)
    head, content = (data[:gap.end()], data[gap.end():]) if gap else (data, b"")
    was_right = LENGTH.search(head) and int(LENGTH.search(head)[2]) == len(content)
    literal = found[1] or found[2]
    literal = re.compile(rb"(?<![\d.])" + re.escape(literal) + rb"(?![\d.])")
    head, content = (literal.sub(address, part) for part in (head, content))
    if was_right:
        head = LENGTH.sub(lambda m: m[1] + str(len(content)).encode(), head, count=1)
    return head + content


class Route:
    """One way through the router."""

    def __init__(self, sender, target, hearer):
        self.sender, self.target, self.hearer = sender, target, hearer

    def carry(self, name, data):
        """Send DATA; returns the next datagram that comes out."""
        seen = len(self.hearer.heard)
        self.sender.send(data, self.target)
        self.hearer.world.until(lambda: len(self.hearer.heard) > seen,
                                f"{name} ({len(data)} bytes) is lost on its way to {self.hearer.name}")
        return self.hearer.heard[seen].message.data


class Trial:
    """What becomes of messages which name an end of the flow, and of how many."""

    def __init__(self, judge, route, inbound):
        self.judge, self.route, self.inbound = judge, route, inbound
        self.sent = self.altered = self.whole = 0

    def carry(self, name, data):
        """DATA arrives, and differs only where it may."""
        heard = self.route.carry(name, data)
        self.sent += 1
        self.altered += heard != data
        fault = self.judge.fault(data, heard, self.inbound)
        check(not fault, f"{name} differs elsewhere: {fault}")
        lost = refused(name)
        if lost == "message":
            self.whole += 1
            check(heard == data, f"{name}, which can not be parsed, is altered")
        if lost:
            check(body(heard) == body(data), f"the body of {name}, which can not be parsed, is altered")
        length, told = (LENGTH.search(whole) for whole in (data, heard))
        if length and int(length[2]) == len(body(data)):
            check(int(told[2]) == len(body(heard)), f"Content-Length of {name} is wrong: {told[0]!r}")


def test(office):
    out = Route(office.pbx, office.provider.endpoint, office.provider)
    back = Route(office.provider, (office.wan2.mapped, 5060), office.pbx)
    inside, outside = office.pbx.address.encode(), office.wan2.mapped.encode()
    judge = Judge(inside, outside)
    messages = [(name, data) for name, data in corpus() if data]
    # first all that are about others: then nothing is known that could be put back
    foreign = [(name, data) for name, data in messages if inside not in data]
    before = office.stats()
    for name, data in foreign:
        for route in (out, back):
            check(route.carry(name, data) == data, f"{name}, which is about others, is altered")
    trials = Trial(judge, out, False), Trial(judge, back, True)
    for name, data in messages:
        for trial, address in zip(trials, (inside, outside)):
            ours = as_ours(data, address)
            if ours and len(ours) < SIZE_MAX - 500:
                trial.carry(name, ours)

    after = office.stats()
    sums = [f"{t.sent} {way}, {t.altered} altered, {t.whole} not parsed" for t, way in zip(trials, ("out", "in"))]
    print(f"# {len(messages)} messages: {len(foreign)} of others both ways, {'; '.join(sums)}")
    check(len(foreign) > 800 and all(t.sent > 300 and t.whole for t in trials) and
          trials[0].altered > trials[0].sent / 2 and trials[1].altered, f"too few to tell: {sums}")
    check(after["seen"] - before["seen"] >= 2 * len(foreign), "the module has not seen them all")
