# SPDX-License-Identifier: GPL-2.0-only
"""While thousands of rules are exchanged again and again, no new flow is lost and none takes another WAN."""

import ipaddress
import itertools
import socket
import subprocess
import tempfile

from peer.office import nfwan_tool
from peer.rules import WANS, Flow, Sender, name, seen
from peer.world import check, same

ALG = "nfwan"
LIMIT = 300
RULES, COMMITS, TARGETS = 3000, 10, 60


def ruleset(swap):
    """The first rules say the same in both rulesets; all others, of hosts which are not here, do not."""
    lines = [f"rule add {i} to 203.0.113.{130 + i} enforced wan{wan_of(i)}" for i in range(1, TARGETS + 1)]
    lines += [f"rule add {i} from 10.{i >> 8}.{i & 255}.0/24 enforced wan{1 + (i + swap) % 3}"
              for i in range(TARGETS + 1, RULES + 1)]
    return "@replace\n" + WANS + "\n".join(lines[::-1] if swap else lines) + "\n"


def wan_of(i):
    return 1 + i % 3


def flow(number):
    """A new one for each number."""
    port, i = 20000 + number % 30000, 1 + number % TARGETS
    return Flow(ipaddress.ip_address(f"192.168.1.{100 + number // 30000}"),
                ipaddress.ip_address(f"203.0.113.{130 + i}"), socket.IPPROTO_UDP, port, 9)


def commit(office, path):
    return subprocess.Popen(["ip", "netns", "exec", office.namespace("router"), nfwan_tool(), "-f", path],
                            stderr=subprocess.PIPE, text=True)


def traffic_during(office, sender, numbers, load):
    """New flows until the LOAD has ended."""
    while load.poll() is None:
        for _ in range(20):
            number = next(numbers)
            sender.send(flow(number), number)
        office.world.turn()
    check(load.wait() == 0, f"nfwan -f says: {load.stderr.read().strip()}")
    load.stderr.close()


def test(office):
    numbers, sender = itertools.count(), Sender(office)
    office.configure(ruleset(0))
    for wan in office.wans:
        wan.tap.clear()
    with tempfile.TemporaryDirectory() as directory:
        for swap in 0, 1:
            with open(f"{directory}/{swap}", "w", encoding="ascii") as file:
                file.write(ruleset(swap))
        for i in range(COMMITS):
            traffic_during(office, sender, numbers, commit(office, f"{directory}/{i % 2}"))
    sender.close()
    sent = next(numbers)
    office.world.until(lambda: len(seen(office)) >= sent, f"of {sent} new flows some are lost")
    found = seen(office)
    for number in range(sent):
        same(found[name(flow(number))], wan_of(1 + number % TARGETS), f"the WAN of flow {number}")
