# SPDX-License-Identifier: GPL-2.0-only
"""With an nft flowtable media is offloaded and signalling never; a flow whose WAN goes out of use leaves it within a second."""

from peer.world import check, same

ALG = "nfwan"
LIMIT = 30
FLOWTABLE = """
table ip fast {
	flowtable f { hook ingress priority 0; devices = { lan0, wan1, wan2, wan3 }; }
	chain forward {
		type filter hook forward priority filter + 10;
		meta l4proto { tcp, udp } ct state established flow add @f
	}
}
"""


def flows(office, *which):
    """What conntrack lists of UDP."""
    return office.inside("router", "conntrack", "-L", "-p", "udp", *which).stdout.splitlines()


def to_and_fro(office, near, far):
    """Three packets each way; returns who FAR saw."""
    for _ in range(3):
        count = len(far.heard)
        near.send(far.local, 0)
        office.world.until(lambda n=count: len(far.heard) > n, "nothing arrives outside")
        count = len(near.heard)
        far.send(far.heard[-1].source, 0)
        office.world.until(lambda n=count: len(near.heard) > n, "nothing arrives inside")
    return far.heard[-1].source[0]


def test(office):
    office.router("nft", "-f", "-", stdin=FLOWTABLE)
    call = office.call_out().connect().talk()
    call.talk()
    check(any("OFFLOAD" in flow for flow in flows(office)), "no media is offloaded")
    check(not any("OFFLOAD" in flow for flow in flows(office) if "port=5060" in flow),
          "signalling is offloaded")
    call.hang_up().is_as(office.wan2.mapped)

    near, far = office.pbx.stream(7000), office.provider.stream(9000)
    same(to_and_fro(office, near, far), office.wan2.mapped, "source before")
    check(any("OFFLOAD" in flow for flow in flows(office, "--orig-port-src", "7000")),
          "the flow is not offloaded")
    office.must("wan", "set", "wan2", "state", "down")
    office.world.until(lambda: not any("dst=198.51.100.3" in flow for flow in
                                       flows(office, "--orig-port-src", "7000")),
                       "the offloaded flow lives on", within=1)
    same(to_and_fro(office, near, far), office.wan1.mapped, "source after the failover")
    office.router("nft", "delete", "table", "ip", "fast")
    office.no_foreign_packet()
