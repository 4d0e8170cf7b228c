# SPDX-License-Identifier: GPL-2.0-only
"""IPv6: bound sockets use their WAN, specific routes win, spoilt routing is passed over and does not leak."""

import json

from peer.office6 import Office6
from peer.world import check, same

ALG = "nfwan"
PROVIDER = "2001:db8:f::130"


def mismatched(office):
    """Names of the WANs whose routing is not what it should be."""
    return [wan["name"] for wan in json.loads(office.must("-j", "wan", "show"))
            if wan.get("route-mismatch")]


def seen_as(office, near, far):
    """The address that FAR sees NEAR's datagram come from."""
    count = len(far.heard)
    near.send(far.local, 0)
    office.world.until(lambda: len(far.heard) > count, f"nothing of {near.local} arrives")
    return far.heard[-1].source[0]


def ip(office, *words):
    """ip -6 on the router."""
    return office.router("ip", "-6", *words)


def test(office):
    six = Office6(office, "policy")
    far, hosted = six.provider.stream(9000), six.hosted.stream(9000)
    for wan in 1, 3:
        source = f"2001:db8:a{wan}::2"
        run = office.inside("router", "ping", "-6", "-c1", "-W2", "-q", "-I", source, PROVIDER)
        check(run.returncode == 0, f"a ping from {source} is not answered")

    ip(office, "route", "add", "2001:db8:f::150/128", "via", "2001:db8:a3::1", "dev", "wan3")
    first = seen_as(office, six.phoneA.stream(7000), far)
    check(first.startswith("2001:db8:a1:"), f"the rule's WAN is not taken but {first}")
    specific = seen_as(office, six.phoneA.stream(7001), hosted)
    check(specific.startswith("2001:db8:a3:"), f"the specific route is not taken but {specific}")
    ip(office, "route", "del", "2001:db8:f::150/128", "dev", "wan3")

    same(mismatched(office), [], "WANs with a mismatch before")
    ip(office, "rule", "del", "pref", "2001")
    ip(office, "rule", "del", "pref", "2501")
    ip(office, "route", "replace", "default", "via", "2001:db8:a3::1", "dev", "wan3")
    office.world.until(lambda: mismatched(office) == ["wan1"], "nobody notices", within=1)
    second = seen_as(office, six.phoneA.stream(7002), far)
    check(second.startswith("2001:db8:a2:"), f"the next WAN is not taken but {second}")

    ip(office, "route", "replace", "default", "via", "2001:db8:a1::1", "dev", "wan1")
    office.must("ruleset", "sync")
    office.world.until(lambda: not mismatched(office), "the mended routing is not noticed", within=1)
    again = seen_as(office, six.phoneA.stream(7003), far)
    same(again, first, "source after all is mended")
