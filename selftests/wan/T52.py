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
TURNS = 3

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


class Flow:
    """Packets of HOST to a host outside, which sees them come from PUBLIC; and their answers."""

    def __init__(self, office, host, port, public):
        self.world = office.world
        self.near, self.far = host.stream(port), office.attacker.stream(port + 1000)
        self.public = public

    def pump(self, count=3):
        """COUNT packets there and as many back, one by one; nothing is lost."""
        for _ in range(count):
            there = len(self.far.heard)
            self.near.send(self.far.local, 0)
            self.world.until(lambda n=there: len(self.far.heard) > n, "a packet is lost")
            self.answer()

    def answer(self):
        """The last one that was heard is answered."""
        same(self.far.heard[-1].source, (self.public, self.near.local[1]), "source of the flow")
        back = len(self.near.heard)
        self.far.send(self.far.heard[-1].source, 0)
        self.world.until(lambda: len(self.near.heard) > back, "an answer is lost")

    def insist(self):
        """Try again and again; is one of them heard?"""
        self.near.send(self.far.local, 0)
        return self.far.heard

    def comes_back(self):
        """What goes on by itself is heard again."""
        self.far.heard.clear()
        self.world.until(self.insist, f"the flow from {self.near.local[0]} does not come back")
        self.answer()


def come_and_go(office):
    """Without the ALG a flow loses nothing; what went on without the policy has its WAN again with it."""
    config = office.default_config()
    both = [Flow(office, office.phoneA, 7000, office.wan1.third),
            Flow(office, office.pbx, 7001, office.wan2.mapped)]
    with office.traffic():
        for _ in range(TURNS):
            for change in (lambda: office.unload("nf_sip_alg"), lambda: office.load("nf_sip_alg"),
                           lambda: office.configure(config)):
                for flow in both:
                    flow.pump()
                change()
            for module in "nf_sip_alg", "nf_wan_policy":
                office.unload(module)
            for flow in both + both:
                flow.insist()
            for module in "nf_wan_policy", "nf_sip_alg":
                office.load(module)
            office.configure(config)
            for flow in both:
                flow.comes_back()
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
