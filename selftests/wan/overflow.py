# SPDX-License-Identifier: GPL-2.0-only
"""A WAN that is full gets no new flows until there is room again, and those on it stay."""

import json
import time

from peer.world import check, same

ALG = "nfwan"
LIMIT = 120
CAPACITY = 20       # kbit/s
PACKETS = 400       # a second, of 70 bytes: far more than that
BUSY, IDLE = 80, 16 # kbit/s; the first stays full for some seconds of silence


def rate(office):
    """kbit/s of WAN1."""
    return json.loads(office.must("-j", "wan", "show", "wan1"))[0]["rate"]


def first(office, far, port):
    """The WAN of a flow from PORT of phone A."""
    before = len(far.heard)
    office.phoneA.stream(port).send(far.local, 0)
    found = office.world.until(
        lambda: [h for h in far.heard[before:] if h.source[1] == port], "a new flow does not arrive")
    return office.wan_at(found[0].source[0])


def configure(office, algorithm):
    text = office.default_config()
    for name in "wan1", "wan2":
        text = text.replace(f"wan add {name} ", f"wan add {name} capacity {CAPACITY}kbit ")
    office.configure(f"{text}rule add 5 from 192.168.1.11 {algorithm} wan1,wan2,wan3\n")


def fill(office, load, sink):
    """Send until WAN1 is full."""
    begin, before = time.monotonic(), load.sent

    def busy():
        due = (time.monotonic() - begin) * PACKETS - (load.sent - before)
        for _ in range(int(due)):
            load.send(sink.local, 0)
        office.world.rest(0.1)
        check(all(office.wan_at(address) == 1 for address, _ in sink.sources), "a flow of WAN1 has moved")
        return rate(office) >= BUSY
    office.world.until(busy, "WAN1 does not become full", within=60)


def test(office):
    configure(office, "overflow")
    far, sink = office.attacker.stream(9000), office.attacker.stream(9001)
    load = office.phoneA.stream(8000)

    same(first(office, far, 7000), 1, "the WAN while there is room")
    fill(office, load, sink)
    same(first(office, far, 7001), 2, "the WAN of a new flow when WAN1 is full")
    office.world.until(lambda: rate(office) < IDLE, "WAN1 stays full", within=60)
    same(first(office, far, 7002), 1, "the WAN when there is room again")

    fill(office, load, sink)
    office.must("wan", "set", "wan2", "state", "down")
    same(first(office, far, 7003), 3, "the WAN when the second one is down")

    office.must("wan", "set", "wan2", "state", "up")
    run = office.nfwan("rule", "add", "4", "least-used", "wan1,wan3")
    same((run.returncode, "capacity" in run.stderr), (2, True),
         "what is said of a rule by load with a WAN of unknown capacity")
    office.must("rule", "add", "4", "from", "192.168.1.11", "least-used", "wan1,wan2")
    fill(office, load, sink)
    same(first(office, far, 7004), 2, "the least used WAN")
    office.no_foreign_packet()
