# SPDX-License-Identifier: GPL-2.0-only
"""The resolver dies: the addresses known last stay in force; one changes: new calls follow, a live one stays."""

import json
import os

from peer.call import Call
from peer.world import check, same

ALG = "nfwan"
LIMIT = 60

CONFIG = """set add trunk ttl 1
rule add 5 from 192.168.1.219 to @trunk priority wan3,wan1
"""


class Resolver:
    """What the router is told of names: a file of hosts in its namespace."""

    def __init__(self, office):
        directory = f"/etc/netns/{office.namespace('router')}"
        os.makedirs(directory, exist_ok=True)
        self._path = f"{directory}/hosts"
        self.dies()
        with open(f"{directory}/nsswitch.conf", "w", encoding="ascii") as file:
            file.write("hosts: files\n")

    def dies(self):
        """No name has an answer."""
        self.says("")

    def says(self, text):
        """The file has this TEXT."""
        with open(self._path, "w", encoding="ascii") as file:
            file.write(text)


def feed(office):
    """What runs once a minute; returns its status."""
    return office.nfwan("set", "resolve", "trunk", "host", "sip.example.net").returncode


def shown(office):
    """The set, as it is."""
    found, = json.loads(office.must("-j", "set", "show"))
    return found


def test(office):
    resolver = Resolver(office)
    _, wans, rest = office.default_config().partition("wan add wan1")
    wans, rule, rest = (wans + rest).partition("rule add 10 ")
    office.configure(wans + CONFIG + rule + rest)
    office.call_out().connect().talk().hang_up().is_as(office.wan2.mapped)

    resolver.says("203.0.113.130 sip.example.net\n2001:db8:3::130 sip.example.net\n")
    same(feed(office), 0, "status of the feeder")
    same(shown(office)["prefixes"], ["203.0.113.130", "2001:db8:3::130"], "what is in the set")
    call = office.call_out().connect().talk()

    resolver.dies()
    same(feed(office), 1, "status of the feeder without an answer")
    office.world.until(lambda: shown(office)["old"], "the set is not shown as old")
    same(shown(office)["count"], 2, "number of addresses known last")
    office.call_out().connect().talk().hang_up().is_as(office.wan3.mapped)

    resolver.says("203.0.113.150 sip.example.net\n")
    same(feed(office), 0, "status of the feeder after the move")
    check(not shown(office)["old"], "the set is still shown as old")
    Call(office.pbx, office.hosted, office.hosted.endpoint).connect().talk().hang_up() \
        .is_as(office.wan3.mapped)
    office.call_out().connect().talk().hang_up().is_as(office.wan2.mapped)
    call.talk().renegotiate().talk().hang_up().is_as(office.wan3.mapped)
    office.no_foreign_packet()
