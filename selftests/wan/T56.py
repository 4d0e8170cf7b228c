# SPDX-License-Identifier: GPL-2.0-only
"""Of a full table a WAN that goes down ends the flows it had, all of them; no other is touched or delayed.

ENTRIES of the environment is how many there are.
"""

import os

from peer.world import check, same

ALG = "nfwan"
ENTRIES = int(os.environ.get("ENTRIES", "2000"))
LIMIT = 60 + ENTRIES / 50
SHARE = 4       # of so many flows one is on the WAN that goes down


def flows(office, wan):
    """The connections on WAN: what they were begun with."""
    listing = office.inside("router", "conntrack", "-L", "-p", "udp",
                            "--mark", f"{int(wan.device[-1]) << 24:#x}/0x3f000000").stdout
    return {tuple(line.split("src=")[1].split()[:4]) for line in listing.splitlines()}


def fill(office, host, count):
    """COUNT flows of HOST, to as many ports."""
    near = host.stream(7000)
    for port in range(20000, 20000 + count):
        near.send((office.attacker.address, port), 0)
        office.world.turn()


def pump(office, near, far, count):
    """COUNT packets of a flow there and back, one after the other."""
    for _ in range(count):
        there, back = len(far.heard), len(near.heard)
        near.send(far.local, 0)
        office.world.until(lambda n=there: len(far.heard) > n, "a packet is lost or late", within=1)
        far.send(far.heard[-1].source, 0)
        office.world.until(lambda n=back: len(near.heard) > n, "an answer is lost or late", within=1)


def patient(office, seconds):
    """The time after which the router forgets a flow that nobody answers."""
    office.router("sysctl", "-qw", f"net.netfilter.nf_conntrack_udp_timeout={seconds}")


def test(office):
    patient(office, 600)
    try:
        sweep(office)
    finally:
        patient(office, 30)


def sweep(office):
    """WAN2 goes down, among many flows."""
    near, far = office.phoneB.stream(7001), office.media.stream(9000)
    pump(office, near, far, 1)
    fill(office, office.phoneA, ENTRIES - ENTRIES // SHARE)
    fill(office, office.pbx, ENTRIES // SHARE)
    before = flows(office, office.wan1)
    check(len(before) >= ENTRIES - ENTRIES // SHARE, f"WAN1 has but {len(before)} flows")
    doomed = flows(office, office.wan2)
    check(len(doomed) >= ENTRIES // SHARE, f"WAN2 has but {len(doomed)} flows")

    office.must("wan", "set", "wan2", "state", "down")

    def is_through():
        pump(office, near, far, 20)
        return not flows(office, office.wan2)
    office.world.until(is_through, "flows of WAN2 are left", within=20)

    lost = before - flows(office, office.wan1)
    same(len(lost), 0, "the number of flows which WAN1 has lost")
    same(far.sources, {(office.wan1.third, 7001)}, "the sources of the flow that talked")
    counts = office.stats()
    check(counts["killed"] >= len(doomed), f"only {counts['killed']} are counted")
    office.no_foreign_packet()
