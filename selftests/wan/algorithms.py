# SPDX-License-Identifier: GPL-2.0-only
"""Rules spread flows by weight, or keep a source, or a pair, on one WAN; a WAN that is down and back has its own flows back."""

import json

from peer.world import check, same

ALG = "nfwan"
LIMIT = 60
WEIGHTS = {1: 1, 2: 3, 3: 6}
FLOWS = 200


def configure(office, rules):
    """The default configuration, with weights, and RULES."""
    text = office.default_config()
    for wan in office.wans:
        text = text.replace(f"wan add wan{wan.id} ", f"wan add wan{wan.id} weight {WEIGHTS[wan.id]} ")
    office.configure(text + rules)


def wans_of(office, streams, far):
    """Each of STREAMS sends a packet to FAR: the WANs they take."""
    far.heard.clear()
    for number, stream in enumerate(streams):
        stream.send(far.local, number % 256)
    office.world.until(lambda: len(far.heard) >= len(streams), "not all flows arrive")
    by_port = {heard.source[1]: office.wan_at(heard.source[0]) for heard in far.heard}
    return [by_port[stream.local[1]] for stream in streams]


def anew(office, streams, far):
    """The same, as if for the first time."""
    office.inside("router", "conntrack", "-F")
    return wans_of(office, streams, far)


def moved(before, after):
    """How many are not where they were?"""
    return sum(old != new for old, new in zip(before, after))


def explained(office, stream, far):
    """The WAN which a flow of STREAM to FAR would take."""
    answer = office.must("-j", "rule", "get", "iif", "lan0", "from", stream.local[0], "to", far.local[0],
                         "proto", "udp", "sport", str(stream.local[1]), "dport", str(far.local[1]))
    return json.loads(answer)[0]["wan"]


def spread(office):
    """By weight; only what has to move moves, and it comes back."""
    configure(office, "rule add 5 from 192.168.1.219 weighted wan3,wan2,wan1\n")
    far = office.attacker.stream(9000)
    streams = [office.pbx.stream(20000 + i) for i in range(FLOWS)]

    before = anew(office, streams, far)
    for wan, weight in WEIGHTS.items():
        share = before.count(wan) / FLOWS
        check(abs(share - weight / 10) < 0.06, f"WAN {wan} of weight {weight} has {share:.0%}")

    for stream, wan in list(zip(streams, before))[::40]:
        same(explained(office, stream, far), f"wan{wan}", "what nfwan says of a flow")

    office.must("wan", "set", "wan2", "state", "down")
    without = anew(office, streams, far)
    check(2 not in without, "a WAN that is down has flows")
    same(moved([old for old in before if old != 2],
               [new for old, new in zip(before, without) if old != 2]), 0, "the number of flows that moved without need")
    office.must("wan", "set", "wan2", "state", "up")
    same(moved(before, anew(office, streams, far)), 0, "the number of flows elsewhere than before, when all WANs are back")
    for stream in streams:
        office.pbx.hang_up(stream)


def keep(office, algorithm, together, apart):
    """Flows of each group of TOGETHER have one WAN; those of some group of APART have not."""
    configure(office, f"rule add 5 iif lan0 {algorithm} wan1,wan2,wan3\n")
    office.inside("router", "conntrack", "-F")
    for group in together:
        check(len(taken(office, group)) == 1, f"{algorithm}: flows that belong together are spread")
    check(any(len(taken(office, group)) > 1 for group in apart),
          f"{algorithm}: flows that do not belong together are not spread")


def taken(office, group):
    """The WANs which GROUP takes, a list of (far side, streams)."""
    return {wan for far, streams in group for wan in wans_of(office, streams, far)}


def test(office):
    spread(office)
    hosts = [office.phone(number) for number in range(30, 38)]
    fars = [office.attacker.stream(9100), office.hosted.stream(9100)]
    # No two the same: they share public addresses.
    ports = {host: [host.stream(7000 + 4 * n + i) for i in range(4)] for n, host in enumerate(hosts)}

    keep(office, "persistence",
         together=[[(far, ports[host]) for far in fars] for host in hosts],
         apart=[[(fars[0], ports[host]) for host in hosts]])
    keep(office, "persistence-pair",
         together=[[(far, ports[host])] for host in hosts for far in fars],
         apart=[[(far, ports[host]) for far in fars] for host in hosts])
