# SPDX-License-Identifier: GPL-2.0-only
"""Rules by latency and by response go by what was reported last, also after a commit; a flow that lives stays."""

from itertools import count

from peer.world import same

ALG = "nfwan"
RULES = ("rule add 4 from 192.168.1.219 lowest-latency wan1,wan2,wan3\n"
         "rule add 5 from 192.168.1.11 fastest-response wan1,wan2,wan3\n")
ports = count(7000)


def report(office, wan, *measured):
    """A prober says what it has MEASURED of WAN."""
    office.must("wan", "report", wan.device, "health", "up", *measured)


def wan_of(office, stream, far):
    """The WAN by which a datagram of STREAM gets to FAR."""
    far.heard.clear()
    stream.send(far.local, 0)
    office.world.until(lambda: far.heard, f"nothing of {stream.local} arrives")
    return office.wan_at(far.heard[0].source[0])


def new_flows(office, far, expected, when):
    """New flows of the PBX and of phone A take these WANs."""
    same(tuple(wan_of(office, host.stream(next(ports)), far) for host in (office.pbx, office.phoneA)),
         expected, f"WANs by latency and by response {when}")


def test(office):
    office.configure(office.default_config() + RULES)
    far = office.attacker.stream(9000)
    new_flows(office, far, (1, 1), "without any report")
    report(office, office.wan1, "latency", "50", "response", "10")
    report(office, office.wan2, "latency", "20", "response", "30")
    report(office, office.wan3, "latency", "80", "response", "20")
    living = office.pbx.stream(next(ports))
    same(wan_of(office, living, far), 2, "the WAN of a flow that lives on")
    new_flows(office, far, (2, 1), "of the first reports")

    report(office, office.wan2, "latency", "90", "response", "5")
    new_flows(office, far, (1, 2), "once WAN2 is slow and its service fast")
    same(wan_of(office, living, far), 2, "the WAN of the flow that lived")
    office.must("wan", "set", "wan3", "weight", "2")
    new_flows(office, far, (1, 2), "after a commit")
    report(office, office.wan1, "response", "1")
    new_flows(office, far, (3, 1), "when the latency of WAN1 is known no more")
