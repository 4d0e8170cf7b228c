# SPDX-License-Identifier: GPL-2.0-only
"""The messages of RFC 5118 get through over IPv6 as they were, or altered exactly where they name us."""

import glob
import os
import re

from peer import wire
from peer.office6 import Office6
from peer.world import check, same

GOLDEN = os.path.join(os.path.dirname(os.path.realpath(__file__)), "../unit/golden")

LITERAL = re.compile(rb"2001:db8::(1|9:1|20)(?![0-9a-f:])")


def as_ours(data, address):
    """DATA with what its sender calls itself turned into ADDRESS, its length corrected."""
    head, gap, body = data.partition(b"\r\n\r\n")
    grown = LITERAL.sub(address, body)
    length = re.search(rb"Content-Length: (\d+)", head)
    head = head.replace(length[0], b"Content-Length: %d" % (int(length[1]) + len(grown) - len(body)))
    return LITERAL.sub(address, head) + gap + grown


def altered(data, inside, outside, with_sdp):
    """DATA as it must come out: OUTSIDE has the length of INSIDE."""
    places = [rb"Via: SIP/2.0/UDP \[%s\](?=;)", rb"Contact: \"Caller\" <sip:caller@\[%s\]>"]
    places += [rb"\nc=IN IP6 %s"] if with_sdp else []
    for place in places:
        data = re.sub(place % inside, lambda m: m[0].replace(inside, outside), data)
    return data


def any_port(data, address):
    """DATA without the port behind ADDRESS in Via: one that is not the sender's gets a public one."""
    return re.sub(rb"(Via: SIP/2.0/UDP \[%s\]):\d+" % address, rb"\1:", data)


def test(office):
    six = Office6(office, "prefix")
    outside = "2001:db8:e::219"
    ways = [(six.pbx, six.provider.endpoint, six.provider), (six.provider, (outside, 5060), six.pbx)]
    names = sorted(glob.glob(f"{GOLDEN}/rfc5118-*.sip"))
    check(len(names) > 12, "where are the messages?")
    messages = {}
    for name in names:
        with open(name, "rb") as file:
            messages[os.path.basename(name)] = file.read()
    for name, data in messages.items():
        for sender, target, hearer in ways:
            same(wire.carry(sender, data, target, hearer).data, data, f"{name}, which is about others,")
    count = 0
    for name, data in messages.items():
        ours = as_ours(data, six.pbx.address.encode())
        heard = wire.carry(six.pbx, ours, six.provider.endpoint, six.provider).data
        wanted = altered(ours, six.pbx.address.encode(), outside.encode(), "as-printed" not in name)
        named = re.sub(rb"(Via: SIP/2.0/UDP \[)%s(\]:)" % six.pbx.address.encode(),
                       rb"\g<1>%s\2" % outside.encode(), wanted)
        same(any_port(heard, outside.encode()), any_port(named, outside.encode()), name)
        count += heard != ours
    check(count > 7, f"only {count} messages were altered")
