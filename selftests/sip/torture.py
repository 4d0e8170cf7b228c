# SPDX-License-Identifier: GPL-2.0-only
"""Every message on record gets through, out and in: as it was, or altered only where it names us."""

import glob
import os
import re

from peer.world import check

LIMIT = 240

GOLDEN = os.path.join(os.path.dirname(os.path.realpath(__file__)), "../unit/golden")

# Of a datagram; and the longest that the office's links carry in fragments
SIZE_MAX = 65507

LITERAL = re.compile(rb"(?im)^(?:v|via) *:\s*SIP/2\.0/\S+ +(\d+\.\d+\.\d+\.\d+)|^c=IN IP4 (\d+\.\d+\.\d+\.\d+)")
LENGTH = re.compile(rb"(?im)^((?:content-length|l) *: *)(\d+)")

# Lines in which the module may write, beside those that name an address
WRITABLE = re.compile(rb"(?i)(m=|a=rtcp:|content-length|l *:)")


def corpus():
    """Every message on record, and those in the directories CORPORA names."""
    names = sorted(glob.glob(os.path.join(GOLDEN, "*.sip")))
    given = os.environ.get("CORPORA")
    if given:
        names += sorted(glob.glob(os.path.join(given, "**", "*.*"), recursive=True))
    for name in names:
        if os.path.isfile(name) and os.path.getsize(name) <= SIZE_MAX:
            with open(name, "rb") as file:
                yield os.path.basename(name), file.read()


def as_ours(data, address):
    """DATA with the address of its sender turned into ADDRESS; None if it has none."""
    found = LITERAL.search(data)
    if not found:
        return None
    head, gap, body = data.partition(b"\r\n\r\n")
    was_right = LENGTH.search(head) and int(LENGTH.search(head)[2]) == len(body)
    literal = found[1] or found[2]
    literal = re.compile(rb"(?<![\d.])" + re.escape(literal) + rb"(?![\d.])")
    head, body = (literal.sub(address, part) for part in (head, body))
    if was_right:
        head = LENGTH.sub(lambda m: m[1] + str(len(body)).encode(), head, count=1)
    return head + gap + body


def is_confined(sent, heard, inside, outside):
    """Do they differ only in lines that named INSIDE, in it and its port, or may be written?"""
    end = re.compile(re.escape(inside) + rb"(:\d+)?")
    before, after = sent.split(b"\n"), heard.split(b"\n")
    if len(before) != len(after):
        return False
    for old, new in zip(before, after):
        if old == new or WRITABLE.match(old):
            continue
        if inside not in old or outside not in new or end.sub(b"", old) != end.sub(b"", new.replace(outside, inside)):
            return False
    return True


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


def test(office):
    out = Route(office.pbx, office.provider.endpoint, office.provider)
    back = Route(office.provider, (office.wan2.mapped, 5060), office.pbx)
    inside, outside = office.pbx.address.encode(), office.wan2.mapped.encode()
    messages = [(name, data) for name, data in corpus() if data]
    # first all that are about others: then nothing is known that could be put back
    foreign = [(name, data) for name, data in messages if inside not in data]
    own = [(name, ours) for name, data in messages
           for ours in (as_ours(data, inside),) if ours and len(ours) < SIZE_MAX - 500]
    before = office.stats()
    for name, data in foreign:
        for route in (out, back):
            check(route.carry(name, data) == data, f"{name}, which is about others, is altered")
    altered = 0
    for name, ours in own:
        heard = out.carry(name, ours)
        altered += heard != ours
        check(is_confined(ours, heard, inside, outside), f"{name} differs elsewhere: {heard!r}")

    after = office.stats()
    check(len(foreign) > 800 and len(own) > 300 and altered > len(own) / 2,
          f"{len(foreign)} messages, {len(own)} as ours, {altered} altered: too few to tell")
    check(after["seen"] - before["seen"] >= 2 * len(foreign), "the module has not seen them all")
