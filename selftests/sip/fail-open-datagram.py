# SPDX-License-Identifier: GPL-2.0-only
"""Datagrams that are odd below SIP get through: without a checksum, in fragments of any kind, several in one buffer."""

import struct

from peer import wire
from peer.raw import Raw
from peer.world import check, same

SOL_UDP, UDP_SEGMENT = 17, 103          # of <linux/udp.h>

# Bytes behind the datagram, which its header does not count
BEHIND = b"Contact: <sip:b@192.168.1.219:5060>\r\n"


def padded(agent, method="OPTIONS", size=100, **lines):
    """A request which is not short."""
    return wire.request(agent, method, pad="X-Pad: " + "p" * size, **lines)


def is_served(office, got):
    """The provider got it in full, and as of the router's."""
    same(got.contact, (office.wan2.mapped, 5060), f"Contact of {got.start}")
    check("X-Pad: ppp" in got.text, f"{got.start} has lost a line")


def carry(office, send, what):
    """What the provider hears after SEND()."""
    return wire.next_heard(office.provider, send, what).message


def fragments(office, raw, target):
    """Late, doubled and in pieces of eight bytes they are put together; what is never whole harms nobody."""
    for what, order, size in (("backwards", lambda pieces: pieces[::-1], 1480),
                              ("doubled", lambda pieces: pieces[:1] + pieces, 1480),
                              ("tiny", lambda pieces: pieces, 64)):
        data = padded(office.pbx, size=3000 if size > 64 else 300)
        is_served(office, carry(office, lambda: raw.send(raw.udp(data, target), target, order, size), what))
    for number in range(20):
        raw.send(raw.udp(padded(office.pbx, size=3000), target), target,
                 (lambda pieces: pieces[:1]) if number % 2 else (lambda pieces: pieces[1:]))
    # an overlap makes a reader choose: the kernel takes neither
    raw.send(raw.udp(padded(office.pbx, size=3000), target), target,
             lambda pieces: pieces[:1] + [(8, pieces[0][1][8:], True)] + pieces[1:])
    data = padded(office.pbx, size=4000)
    is_served(office, carry(office, lambda: raw.send(raw.udp(data, target), target), "the whole one"))


def checksums(office, raw, target):
    """None stays none; a wrong one is not made right by rewriting."""
    data = padded(office.pbx)
    is_served(office, carry(office, lambda: raw.send(raw.udp(data, target, check=0), target), "no checksum"))

    tap = office.tap("provider")
    wrong = padded(office.pbx, "MESSAGE")
    raw.send(raw.udp(wrong, target, check=0x1234), target)
    is_served(office, wire.carry(office.pbx, padded(office.pbx), target, office.provider))
    check(not any(p.payload.startswith(b"MESSAGE") for p in tap.packets), "the rewriting mended what was broken")


def surplus(office, raw, target):
    """What no header counts is not made part of the message."""
    data = wire.request(office.pbx, "INFO", contact="Contact: <sip:a@192.168.1.219:5060>", pad="X-Pad: ppp")
    before = office.stats()["surplus"]
    got = carry(office, lambda: raw.send(raw.udp(data + BEHIND, target, check=0, length=8 + len(data)), target),
                "what has bytes behind it")
    same(got.data, data, "a datagram with bytes behind it")
    same(office.stats()["surplus"] - before, 1, "how often that was counted")


def batch(office):
    """Two datagrams that reach the router in one buffer, as they leave a virtual machine."""
    phone, target = office.phoneA, office.hosted.endpoint
    size = 700
    first, second = (padded(phone, method).ljust(size) for method in ("INVITE", "NOTIFY"))
    seen = len(office.hosted.heard)
    phone._sock.sendmsg([first + second],           # pylint: disable=protected-access
                        [(SOL_UDP, UDP_SEGMENT, struct.pack("@H", size))], 0, target)
    office.world.until(lambda: len(office.hosted.heard) == seen + 2, "two of one buffer do not arrive")
    for sent, heard in zip((first, second), office.hosted.heard[seen:]):
        got = heard.message
        same(got.contact, (office.wan1.third, 5060), f"Contact of {got.start}")
        check(got.data == sent.replace(b"192.168.1.11:5060", b"192.0.2.4:5060"), f"{got.start} is damaged")


def test(office):
    target = office.provider.endpoint
    with Raw(office, office.pbx) as raw:
        fragments(office, raw, target)
        checksums(office, raw, target)
        if office.alg == "nfwan":
            surplus(office, raw, target)
    if office.alg == "nfwan":
        batch(office)
    # the way in is as good as ever
    office.call_in(office.wan2.mapped).connect().talk().hang_up()
