# SPDX-License-Identifier: GPL-2.0-only
"""A call in the style of each vendor on record is rewritten only where it must be, is heard, and can be hung up."""

import glob
import os
import re

from peer import sip, wire
from peer.world import check, same

LIMIT = 60
RECORD = os.path.join(os.path.dirname(os.path.realpath(__file__)), "../unit/golden/style-*-INVITE.sip")
LITERAL = re.compile(rb"(?im)^(?:v|via) *:\s*SIP/2\.0/UDP +(\d+\.\d+\.\d+\.\d+)(?::(\d+))?")


def as_of(agent, data, number):
    """DATA as if AGENT had sent it: his address, his port, his first media port; None if it is another's media."""
    found = LITERAL.search(data)
    if not found or b"c=IN IP4 " + found[1] not in data:
        return None
    head, _, body = data.partition(b"\r\n\r\n")
    host, port = found[1], found[2]
    ours = agent.address.encode()
    named = re.compile(rb"(?<![\d.])" + re.escape(host) + rb"(?::%b(?!\d))?(?![\d.])" % (port or b"5060"))
    head = named.sub(lambda m: ours + (b":5060" if b":" in m[0] else b""), head)
    body = re.sub(rb"(?<![\d.])" + re.escape(host) + rb"(?![\d.])", ours, body)
    body = re.sub(rb"(?m)^m=audio \d+", b"m=audio %d" % number, body, count=1)
    head = re.sub(rb"(?im)^(content-length|l)( *:\s*)\d+", rb"\g<1>\g<2>%d" % len(body), head)
    return head + b"\r\n\r\n" + body


def play(office, name, data, near, far):
    """The INVITE out, audio in, BYE in."""
    pbx, provider, public = office.pbx, office.provider, office.wan2.mapped
    got = wire.carry(pbx, data, provider.endpoint, provider)
    before, after = sip.Message(data), got
    inside, outside = pbx.address, public
    for old, new in zip(before.text.split("\r\n"), after.text.split("\r\n"), strict=True):
        if old != new and not re.match(r"(?i)(content-length|l) *:", old):
            same(old.replace(inside, outside), new, f"a line of {name}")
            check(re.match(r"(?i)(via|v|contact|m|record-route) *:|c=|a=rtcp:", old), f"{name}: {old!r} is altered")
    told = wire.sections(got.body)[0].rtp
    same(told[0], outside, f"where {name} wants audio")
    wire.reaches(office.world, far, told, near, f"audio for {name}")

    contact = before.get("Contact") or before.get("m")
    uri = (got.get("Contact") or got.get("m")).partition("<")[2].partition(">")[0]
    back = wire.carry(provider, wire.request(provider, "BYE", uri), (public, 5060), pbx)
    check(back.start.split()[1] in contact, f"{name}: BYE arrives as {back.start}")


def test(office):
    names = sorted(glob.glob(RECORD))
    played = 0
    far = office.provider.stream(40000)
    for number, path in enumerate(names):
        with open(path, "rb") as file:
            data = as_of(office.pbx, file.read(), 10000 + 2 * number)
        if data:
            play(office, os.path.basename(path), data, office.pbx.stream(10000 + 2 * number), far)
            played += 1
    check(played >= 10, f"only {played} of {len(names)} were played")
