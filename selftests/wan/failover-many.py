# SPDX-License-Identifier: GPL-2.0-only
"""Ten thousand flows fail over: the next new flow is on the new WAN, the old ones are swept within a second."""

import contextlib
import subprocess
import time

from peer.moves import configure, flows, report
from peer.world import check, patience, same

ALG = "nfwan"
LIMIT = 240
FLOWS = 10000
OTHERS = 200


def sysctl(key, value, *run):
    """Set KEY to VALUE, by RUN; returns what it was."""
    key = f"net.netfilter.nf_conntrack_{key}"
    before = subprocess.run([*run, "sysctl", "-n", key], check=True, capture_output=True, text=True)
    subprocess.run([*run, "sysctl", "-qw", f"{key}={value}"], check=True)
    return before.stdout.strip()


@contextlib.contextmanager
def room(office):
    """A table which has room for all of them, and does not forget those nobody answers."""
    router = ("ip", "netns", "exec", office.namespace("router"))
    most = sysctl("max", 65536)
    patient = sysctl("udp_timeout", 600, *router)
    try:
        yield
    finally:
        sysctl("max", most)
        sysctl("udp_timeout", patient, *router)


def open_flows(office, agent, port, count):
    """AGENT sends a packet to each of COUNT ports of a host who takes them all in."""
    stream = agent.stream(port)
    for target in range(20000, 20000 + count):
        stream.send((office.media.address, target), 0)
        office.world.turn()


def test(office):
    with room(office):
        fail_over(office)


def fail_over(office):
    """WAN2 goes down, and with it ten thousand flows."""
    sink = office.inside("media", "nft", "-f", "-", stdin="""
        table ip sink {
            chain input {
                type filter hook input priority 0;
                udp dport 20000-39999 drop
            }
        }""")
    same(sink.stderr, "", "what nft says")
    configure(office, wan="hold-down 0")
    office.must("rule", "add", "5", "from", "192.168.1.12", "enforced", "wan2")
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
