# SPDX-License-Identifier: GPL-2.0-only
"""The address of a pair is its host's both ways: what comes in to it gets there, from where the host is seen."""

import subprocess

from peer.office6 import Office6
from peer.world import same

ALG = "nfwan"
ACCEPT = "add rule ip office forward ct status dnat accept\ndelete chain ip office dstnat\n"
PAIR = "natmap add 10 from 192.168.1.219 on wan1 192.0.2.3 on wan2 198.51.100.3 on wan3 203.0.113.3"
PAIR6 = "natmap add 10 from 2001:db8:1::/64 on wan1 2001:db8:e1::/64 pair\n"


def answers(office, far, near, address):
    """FAR sends to NEAR's port at ADDRESS of the router; NEAR hears it, and its answer comes from there."""
    far.send((address, near.local[1]), 0)
    office.world.until(lambda: near.heard, f"what is sent to {address} does not arrive")
    same(near.heard[-1].source, far.local, "the source of it")
    near.send(far.local, 0)
    office.world.until(lambda: far.heard, "the answer does not arrive")
    same(far.sources, {(address, near.local[1])}, "the source of the answer")


def calls(office):
    """Without anybody's DNAT: calls in and out, on each WAN, and OPTIONS both ways at once (E3)."""
    options = office.pbx.request("OPTIONS", office.provider.endpoint)
    same(office.provider.hears(options).source, (office.wan2.mapped, 5060), "source of OPTIONS")
    for wan in office.wans:
        options, heard = office.qualify(wan.mapped)
        same(heard.source, office.provider.endpoint, "source of OPTIONS at the PBX")
        office.answers(options, heard, wan.mapped)
        office.call_in(wan.mapped).connect().talk().hang_up().is_as(wan.mapped)
    office.call_out().connect().talk().hang_up().is_as(office.wan2.mapped)


def test(office):
    office.router("nft", "-f", "-", stdin=ACCEPT)
    office.configure(office.default_config().replace(PAIR, PAIR + " pair"))
    answers(office, office.attacker.stream(9000), office.pbx.stream(7000), office.wan3.mapped)
    where = ("rule", "get", "iif", "wan3", "from", "203.0.113.166", "to")
    same(office.must(*where, office.wan3.mapped).split()[4:8],
         ["natmap", "10", "inside", "192.168.1.219"], "what is explained")
    same("inside" in office.must(*where, office.wan3.third), False, "whether another address is a pair")
    calls(office)
    office.no_foreign_packet()

    six = Office6(office, "policy")
    office.router("nft", "-f", "-", stdin="add rule ip6 office forward ct status dnat accept\n"
                  "delete chain ip6 office dstnat\n")
    subprocess.run(["ip", "-n", office.namespace("internet"), "route", "replace",
                    "2001:db8:e1::/64", "via", "2001:db8:a1::2"], check=True)
    office.configure("wan add wan1 id 1 dev wan1 gateway6 2001:db8:a1::1\n"
                     "rule add 100 iif lan0 priority wan1\n"
                     f"{PAIR6}sip set mode rewrite ports 5060\n")
    answers(office, six.attacker.stream(9000), six.phoneA.stream(7000), "2001:db8:e1::11")
    into = six.call_in(six.pbx, ("2001:db8:e1::219", 5060)).connect()
    six.outside_first(into)
    into.talk().hang_up().is_as("2001:db8:e1::219")
