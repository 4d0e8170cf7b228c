# SPDX-License-Identifier: GPL-2.0-only
"""A thousand calls ring at once on one trunk, more than conntrack would expect, and each has its own audio."""

import os
import resource

from peer.world import same

ALG = "nfwan"
CALLS = int(os.environ.get("CALLS", "1000"))
LIMIT = 60 + CALLS / 4


SYSCTL = "net.netfilter.nf_conntrack_expect_max"


def ring_all(office):
    """CALLS calls which ring, and nobody answers yet."""
    calls = [office.call_out() for _ in range(CALLS)]
    for call in calls:
        call.ring()
    same(len({call.callee.remote_sdp.rtp for call in calls}), CALLS, "number of public ends")
    return calls


def test(office):
    sockets = 4 * CALLS + 100
    resource.setrlimit(resource.RLIMIT_NOFILE, (sockets, sockets))
    before = office.router("sysctl", "-n", SYSCTL).strip()
    office.router("sysctl", "-qw", f"{SYSCTL}=1")
    try:
        calls = ring_all(office)
        for call in calls:
            call.answer().talk(packets=1)
        for call in calls:
            call.hang_up()
    finally:
        office.router("sysctl", "-qw", f"{SYSCTL}={before}")
    office.no_foreign_packet()
