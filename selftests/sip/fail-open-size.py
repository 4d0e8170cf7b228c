# SPDX-License-Identifier: GPL-2.0-only
"""A message that grows arrives by a path it then does not fit, and one that can not grow passes as it is."""

import contextlib
import socket
import subprocess

from peer import wire
from peer.raw import Raw
from peer.world import check, same

ALG = "nfwan"

MTU_DISCOVER, DO = 10, 2        # of <linux/in.h>
PATH = 1400                     # MTU of a link behind the router
PACKET_MAX = 65535
OPTIONS = b"\x01" * 40          # of IP: all the room there is, filled with no-operation


@contextlib.contextmanager
def narrow(office, device):
    """The internet's DEVICE carries no more than PATH."""
    def mtu(size):
        subprocess.run(["ip", "-n", office.namespace("internet"), "link", "set", device, "mtu", str(size)], check=True)
    mtu(PATH)
    try:
        yield
    finally:
        mtu(1500)


def of_size(agent, method, size, uri="sip:someone@world.example", **lines):
    """A request of SIZE bytes."""
    pad = "X-Pad: "
    short = wire.request(agent, method, uri, pad=pad, **lines)
    data = wire.request(agent, method, uri, pad=pad + "x" * (size - len(short)), **lines)
    check(len(data) in (size, size + 1), f"made {len(data)} bytes, not {size}")
    return data


def path_out(office):
    """Don't-fragment, said of what fits, does not lose what has grown."""
    office.configure(office.default_config().replace("priority wan1,wan2,wan3", "priority wan2"))
    phone, far = office.phone(2), office.hosted
    data = of_size(phone, "MESSAGE", PATH - 28 - 1)
    phone._sock.setsockopt(socket.IPPROTO_IP, MTU_DISCOVER, DO)     # pylint: disable=protected-access
    with narrow(office, "net0"):
        got = wire.carry(phone, data, far.endpoint, far)
    check(len(got.data) > PATH - 28, "it has not grown over it, which tells nothing")
    same(got.contact, (office.wan2.address, 5060), "Contact of the grown message")


def largest(office, raw, target, options):
    """As large as a packet with OPTIONS can be, it goes in as it is, since what stood there is longer."""
    size = PACKET_MAX - 20 - len(options) - 8
    before = office.stats()["no-room"]
    data = of_size(office.provider, "INFO", size, f"sip:pbx@{office.wan2.mapped}:5060")[:size]
    raw.send(raw.udp(data, target), target, options=options)
    office.pbx.hears_bytes(data)
    same(office.stats()["no-room"] - before, 1, f"how often a message of {size} bytes was counted")


def test(office):
    heard = office.provider.hears(office.pbx.request("INVITE", office.provider.endpoint))
    same(heard.message.contact, (office.wan2.mapped, 5060), "Contact of INVITE")
    with Raw(office, office.provider) as raw:
        for options in b"", OPTIONS:
            largest(office, raw, heard.source, options)
    path_out(office)
