# SPDX-License-Identifier: GPL-2.0-only
"""Where an admin has spoilt the routing of a WAN, rules pass it over, enforced flows end there, and nothing leaks."""

import json

from peer.world import check, same

ALG = "nfwan"
DOWNSTREAM = ("rule add 10 from 192.168.1.219 priority wan2,wan1,wan3\n"
              "rule add 20 from 192.168.1.11 enforced wan2\n"
              "rule add 100 iif lan0 priority wan1,wan2,wan3\n")


def mismatched(office):
    """Names of the WANs whose routing is not what it should be."""
    return [wan["name"] for wan in json.loads(office.must("-j", "wan", "show"))
            if wan.get("route-mismatch")]


def arrives(office, near, far, source):
    """A datagram of NEAR is seen by FAR as of SOURCE."""
    count = len(far.heard)
    near.send(far.local, 0)
    office.world.until(lambda: len(far.heard) > count, f"nothing arrives from {near.local}")
    same(far.heard[-1].source[0], source, f"source of {near.local}")


def spoilt(office, port, spoil):
    """SPOIL the routing while flows are up, and see what becomes of them."""
    near, far = office.pbx.stream(port), office.provider.stream(port)
    phone, hosted = office.phoneA.stream(port), office.hosted.stream(port)
    arrives(office, near, far, office.wan2.mapped)
    arrives(office, phone, hosted, office.wan2.third)
    same(mismatched(office), [], "WANs with a mismatch before")

    for command in spoil:
        office.router("ip", *command)
    office.world.until(lambda: mismatched(office) == ["wan2"], "nobody notices", within=1)

    # The flow that lives moves, and so does a new one; enforced ones end here.
    office.world.until(lambda: not office.inside(
        "router", "conntrack", "-L", "-p", "udp", "--orig-port-src", str(port),
        "--orig-src", "192.168.1.219").stdout, "the flow of the PBX is not ended", within=2)
    phone.send(hosted.local, 0)
    office.phoneA.stream(port + 1).send(hosted.local, 0)
    arrives(office, near, far, office.wan1.mapped)
    arrives(office, office.pbx.stream(port + 1), far, office.wan1.mapped)
    same(len(hosted.heard), 1, "datagrams of the enforced host")

    office.must("ruleset", "sync")
    office.world.until(lambda: not mismatched(office), "the mended routing is not noticed", within=1)
    arrives(office, office.pbx.stream(port + 2), far, office.wan2.mapped)
    arrives(office, office.phoneA.stream(port + 2), hosted, office.wan2.third)


def test(office):
    config = office.default_config()
    natmaps = [line for line in config.splitlines(True) if not line.startswith("rule")]
    office.configure("".join(natmaps) + DOWNSTREAM)
    lookup = ("rule", "del", "pref", "2002")
    spoilt(office, 7000, [("route", "flush", "table", "1002")])
    spoilt(office, 7010, [lookup])
    check(not office.stats()["route-mismatch"], "a WAN without a route is no leak")
    spoilt(office, 7020, [lookup, ("rule", "del", "pref", "2502")])
    check(office.stats()["route-mismatch"], "a leak is counted")
    office.no_foreign_packet()
