# SPDX-License-Identifier: GPL-2.0-only
"""Two WANs on one device: each flow leaves by its own gateway, and so do the answers to what a gateway delivers."""

import contextlib
import subprocess

from peer.tap import Tap
from peer.world import check, same

ALG = "nfwan"
LIMIT = 40
CONFIG = ("wan add dsl id 4 dev wan9 gateway 192.0.2.9\n"
          "wan add fibre id 5 dev wan9 gateway 192.0.2.17\n"
          "rule add 10 from 192.168.1.219 priority fibre,dsl\n"
          "rule add 20 iif lan0 priority dsl,fibre\n"
          "natmap add 10 on dsl auto on fibre auto\n")
# (device in the internet, its network, its address, the router's, one routed to it)
GATEWAYS = (("g1", "192.0.2.8/29", "192.0.2.9", "192.0.2.10", "192.0.2.25"),
            ("g2", "192.0.2.16/29", "192.0.2.17", "192.0.2.18", "192.0.2.26"))


def ip(office, host, *commands):
    """Run COMMANDS of ip on HOST."""
    subprocess.run(["ip", "-n", office.namespace(host), "-batch", "-"], check=True,
                   input="\n".join(commands), text=True)


@contextlib.contextmanager
def one_wire(office):
    """Two gateways and the router on one wire; yields a tap at each gateway."""
    taps = []
    ip(office, "router", "link add wan9 type bridge", "link set wan9 up")
    for name, network, gateway, own, routed in GATEWAYS:
        ip(office, "internet", f"link add {name} type veth peer name p{name} netns "
           + office.namespace("router"), f"addr add {gateway}/29 dev {name}", f"link set {name} up",
           f"route add {routed} via {own} dev {name}")
        ip(office, "router", f"link set p{name} master wan9 up", f"addr add {own}/29 dev wan9",
           f"addr add {routed}/32 dev lo")
        # A gateway answers for itself, though both are one machine here.
        office.inside("internet", "sysctl", "-qw", f"net.ipv4.conf.{name}.arp_ignore=1")
        taps.append(Tap(office.world, office.namespace("internet"), name, network))
    try:
        yield taps
    finally:
        office.must("ruleset", "flush")
        for tap, (name, _, _, _, routed) in zip(taps, GATEWAYS):
            tap.close()
            ip(office, "internet", f"link del {name}")
            ip(office, "router", f"addr del {routed}/32 dev lo")
        ip(office, "router", "link del wan9")


def leaves(office, tap, source, target):
    """TAP has seen a packet from SOURCE to TARGET."""
    office.world.until(lambda: [p for p in tap.packets
                                if (p.source[0], p.target[0]) == (source, target)],
                       f"nothing from {source} to {target} leaves by that gateway")


def ping(office, *who, host="attacker"):
    """A ping which must be answered."""
    run = office.inside(host, "ping", "-c1", "-W2", "-q", *who)
    check(run.returncode == 0, f"ping {' '.join(who)} is not answered")


def outward(office, near, port, public):
    """NEAR speaks to the provider and is answered."""
    stream, far = near.stream(port), office.provider.stream(port)
    stream.send(far.local, 0)
    office.world.until(lambda: far.heard, f"nothing of {near.name} arrives")
    same(far.heard[0].source, (public, port), f"source of {near.name}")
    far.send(far.heard[0].source, 0)
    office.world.until(lambda: stream.heard, f"the answer does not reach {near.name}")


def test(office):
    with one_wire(office) as taps:
        office.configure(CONFIG)
        office.world.until(lambda: office.must("wan", "show").count(" usable ") == 2,
                           "the WANs do not come up")
        outward(office, office.pbx, 7000, "192.0.2.18")
        outward(office, office.phoneA, 7001, "192.0.2.10")
        leaves(office, taps[1], "192.0.2.18", "203.0.113.130")
        leaves(office, taps[0], "192.0.2.10", "203.0.113.130")
        for tap, (_, _, _, own, routed) in zip(taps, GATEWAYS):
            for address in own, routed:
                ping(office, address)
                leaves(office, tap, address, "203.0.113.166")
            ping(office, "-I", own, "203.0.113.150", host="router")
            leaves(office, tap, own, "203.0.113.150")
        routed = {gateway[4] for gateway in GATEWAYS}
        for tap in taps:
            check(all(p.source[0] in routed for p in tap.foreign()), "a foreign packet on the wire")
        office.must("wan", "set", "fibre", "state", "down")
        outward(office, office.pbx, 7002, "192.0.2.10")
        same(office.nfwan("wan", "add", "third", "id", "6", "dev", "wan9").returncode, 2,
             "status of a WAN that nothing tells apart")
