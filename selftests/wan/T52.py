# SPDX-License-Identifier: GPL-2.0-only
"""Flows go on while the modules come and go, and namespaces end with a change open and flows to sweep."""

import os
import subprocess
import time

from peer import genl, netns
from peer.office import TOP, nfwan_tool
from peer.world import check, same

ALG = "nfwan"
LIMIT = 60
TURNS = 5

N = genl.names(f"{TOP}/nf_wan_policy/uapi/linux/netfilter/nf_wan_policy.h")

BRANCH = """
wan add one id 1 dev here gateway 192.0.2.129
wan add two id 2 dev lo
rule add 1 priority one,two
natmap add 1 on one auto
"""


def ip(*command):
    """ip, which must succeed."""
    subprocess.run(["ip", *command], check=True)


def pump(office, near, far, count):
    """COUNT packets there and as many back; nothing of either is lost, and one port is seen."""
    heard = len(far.heard), len(near.heard)
    for number in range(count):
        near.send(far.local, 0)
        office.world.until(lambda n=number: len(far.heard) == heard[0] + n + 1, "a packet is lost")
        far.send(far.heard[-1].source, 0)
        office.world.until(lambda n=number: len(near.heard) == heard[1] + n + 1, "an answer is lost")
    same(far.sources, {(office.wan1.third, near.local[1])}, "the sources of the flow")


def come_and_go(office):
    """The flow of a phone by the WAN that the main table knows, too, loses nothing."""
    config = office.default_config()
    near, far = office.phoneA.stream(7000), office.attacker.stream(9000)
    with office.traffic():
        for _ in range(TURNS):
            pump(office, near, far, 3)
            for module in "nf_sip_alg", "nf_wan_policy":
                office.unload(module)
                pump(office, near, far, 3)
            for module in "nf_wan_policy", "nf_sip_alg":
                office.load(module)
                pump(office, near, far, 3)
            office.configure(config)
    office.call_out().connect().talk().hang_up().is_as(office.wan2.mapped)


def branch(name, outside):
    """A router with a WAN of its own: a namespace, whose end is that of the device OUTSIDE."""
    ip("netns", "add", name)
    ip("link", "add", outside, "type", "veth", "peer", "name", "here", "netns", name)
    ip("link", "set", outside, "up")
    ip("-n", name, "link", "set", "lo", "up")
    ip("-n", name, "addr", "add", "192.0.2.130/29", "dev", "here")
    ip("-n", name, "link", "set", "here", "up")
    subprocess.run(["ip", "netns", "exec", name, nfwan_tool(), "-f", "/dev/stdin"],
                   input=BRANCH, text=True, check=True)


def flow_in(name):
    """A flow of the router itself, for a sweep to meet; nobody hears it."""
    sock = netns.open_socket(name, netns.family("192.0.2.129"), netns.socket.SOCK_DGRAM)
    sock.sendto(b"x", ("192.0.2.129", 9))
    sock.close()


def end_of_namespace(office, number):
    """It goes with a change open, and while its flows are swept."""
    name, outside = f"{office.name}-branch", f"branch{number}"
    branch(name, outside)
    flow_in(name)
    holder = genl.Socket(name, "nf_wan_policy")
    same(holder.ask(N["WANP_CMD_TXN_BEGIN"]).error, 0, "the error of the beginning")
    same(holder.ask(N["WANP_CMD_FLUSH"]).error, 0, "the error of the flush")
    ip("-n", name, "link", "set", "here", "down")
    ip("netns", "del", name)
    holder.close()
    office.world.until(lambda: not os.path.exists(f"/sys/class/net/{outside}"),
                       "the namespace does not end", within=10)


def test(office):
    come_and_go(office)
    for number in range(TURNS):
        end_of_namespace(office, number)
    begin = time.monotonic()
    for module in "nf_sip_alg", "nf_wan_policy":
        office.unload(module)
    check(time.monotonic() - begin < 10, "the modules do not let go of what has ended")
