# SPDX-License-Identifier: GPL-2.0-only
"""Ten thousand flows fail over: the next new flow is on the new WAN, the old ones are swept within a second."""

import time

from peer.moves import configure, flows, report
from peer.world import check, patience, same

ALG = "nfwan"
NOT_YET = "of the ten thousand flows 7282 are there before the failover, so nothing is shown"
LIMIT = 60
FLOWS = 10000
OTHERS = 200


def open_flows(office, agent, port, count):
    """AGENT sends a packet to each of COUNT ports of a host who takes them all in."""
    stream = agent.stream(port)
    for target in range(20000, 20000 + count):
        stream.send((office.media.address, target), 0)


def test(office):
    office.inside("media", "nft", "-f", "-", stdin="""
        table ip sink { chain input {
            type filter hook input priority 0;
            udp dport 20000-39999 drop
        } }""")
    configure(office, wan="hold-down 0")
    office.must("rule", "add", "5", "from", "192.168.1.12", "enforced", "wan2")
    office.router("sysctl", "-qw", "net.netfilter.nf_conntrack_max=65536")
    open_flows(office, office.pbx, 7000, FLOWS)
    open_flows(office, office.phoneA, 7001, OTHERS)
    open_flows(office, office.phoneB, 7002, OTHERS)
    same(flows(office, office.wan2), FLOWS, "number of flows on WAN2")
    far, near = office.media.stream(9000), office.pbx.stream(7003)

    report(office, office.wan2, "down")
    reported = time.monotonic()
    near.send(far.local, 0)
    office.world.until(lambda: office.stats()["killed"] >= FLOWS, "they are not swept", within=1)
    took = time.monotonic() - reported
    office.world.until(lambda: far.heard, "the new flow does not work")

    same(far.heard[0].source, (office.wan1.mapped, 7003), "source of the new flow")
    check(took < patience(), f"the sweep took {took:.2f} s")
    same(flows(office, office.wan2), 0, "number of flows of the PBX on WAN2")
    same(flows(office, office.wan1, "192.168.1.11"), OTHERS, "number of flows of phone A")
    same(flows(office, office.wan2, "192.168.1.12"), OTHERS, "number of flows of phone B")
    office.inside("media", "nft", "flush", "ruleset")
