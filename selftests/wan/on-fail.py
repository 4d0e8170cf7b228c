# SPDX-License-Identifier: GPL-2.0-only
"""When no WAN of a rule is usable, its on-fail is done: next, any, reject or drop."""

import errno
import json
import select
import socket

from peer import netns
from peer.office6 import HOSTS, Office6
from peer.world import check, same

ALG = "nfwan"
LIMIT = 60
UNREACHABLE, PROHIBITED = 3, 13     # a type of ICMP, and a code of it


def configure(office, rule):
    """RULE ahead of the others, and its WAN is down."""
    office.configure(f"{office.default_config()}{rule}\n")
    office.must("wan", "set", "wan2", "state", "down")


def goes_by(office, far, port, wan):
    """A flow of the PBX from PORT arrives by WAN."""
    office.pbx.stream(port).send(far.local, 0)
    heard = office.world.until(lambda: [h for h in far.heard if h.source[1] == port],
                               f"nothing from port {port} arrives")
    same(heard[0].source[0], wan.mapped, "source")


def explained(office, far):
    """What nfwan says of a flow of the PBX."""
    answer = office.must("-j", "rule", "get", "iif", "lan0", "from", office.pbx.address,
                         "to", far.local[0], "proto", "udp", "sport", "1", "dport", "9000")
    return json.loads(answer)[0]


def dial(office, namespace, target):
    """What TCP from NAMESPACE to TARGET comes to, an errno."""
    with netns.open_socket(office.namespace(namespace), netns.family(target[0]),
                           socket.SOCK_STREAM) as sock:
        same(sock.connect_ex(target), errno.EINPROGRESS, "a first word of TCP")
        check(select.select([], [sock], [], 5)[1], "TCP is left without an answer")
        return sock.getsockopt(socket.SOL_SOCKET, socket.SO_ERROR)


def refusals(tap, address):
    """The codes of ICMP (destination unreachable) at TAP which come from ADDRESS."""
    return [packet.payload[1] for packet in tap.packets if packet.source[0] == address and
            packet.proto == socket.IPPROTO_ICMP and packet.payload[0] == UNREACHABLE]


def stays_inside(office, far):
    """Nothing leaves by any WAN; what needs none, to the router and from it to the LAN, is not refused."""
    for host, target in ("pbx", "192.168.1.1"), ("router", "192.168.1.11"):
        check(office.inside(host, "ping", "-c1", "-W2", target).returncode == 0,
              f"a ping of {host} to {target} is not answered")
    office.world.turn()
    left = [p for wan in office.wans for p in wan.tap.packets if p.target[0] == far.local[0]]
    check(not left, f"{left[:1]} has left")


def moves_on(office, far):
    configure(office, "rule add 5 from 192.168.1.219 enforced wan2 on-fail next\n"
                      "rule add 6 from 192.168.1.219 priority wan2 on-fail next\n"
                      "rule add 7 from 192.168.1.219 priority wan3")
    answer = explained(office, far)
    same([answer.get(key) for key in ("wan", "rule", "failed")], ["wan3", 7, 5], "what is explained")
    before = office.stats()["next"]
    goes_by(office, far, 7000, office.wan3)
    same(office.stats()["next"], before + 1, "the counter of next")

    configure(office, "rule add 5 from 192.168.1.219 priority wan2 on-fail any")
    office.must("wan", "set", "wan3", "state", "down")
    same(explained(office, far)["reason"], "any", "the reason")
    goes_by(office, far, 7001, office.wan1)


def refuses(office, far):
    tap = office.tap("pbx")
    for wan in office.wans:
        wan.tap.clear()
    configure(office, "rule add 5 priority wan2 on-fail reject")
    same(explained(office, far)["reason"], "reject", "the reason")
    office.pbx.stream(7002).send(far.local, 0)
    office.world.until(lambda: refusals(tap, "192.168.1.1"), "no ICMP comes")
    same(refusals(tap, "192.168.1.1"), [PROHIBITED], "ICMP")
    same(dial(office, "pbx", (far.local[0], 9000)), errno.ECONNREFUSED, "end of TCP")
    check(office.inside("router", "ping", "-c1", "-W2", far.local[0]).returncode, "the router may")
    stays_inside(office, far)

    tap.packets.clear()
    configure(office, "rule add 5 priority wan2 on-fail drop")
    same(explained(office, far)["reason"], "drop", "the reason")
    before = office.stats()["drop"]
    near = office.pbx.stream(7003)
    near.send(far.local, 0)
    stays_inside(office, far)
    same((refusals(tap, "192.168.1.1"), office.stats()["drop"]), ([], before + 1), "ICMP, drops")
    office.must("wan", "set", "wan2", "state", "up")
    near.send(far.local, 0)
    office.world.until(lambda: far.heard[-1].source == (office.wan2.mapped, 7003),
                       "the flow does not go on when its WAN is back")
    tap.close()


def refuses6(office):
    six = Office6(office, "routed")
    tables = json.loads(office.must("-j", "wan", "show"))
    office.must("rule", "add", "1", "to", HOSTS["provider"], "priority", tables[1]["name"],
                "on-fail", "reject")
    same(dial(office, "pbx", (six.provider.address, 9)), errno.ECONNREFUSED,
         "end of TCP while there is a WAN")
    office.must("wan", "set", tables[1]["name"], "state", "down")
    before = office.stats()["reject"]
    same(dial(office, "pbx", (six.provider.address, 9)), errno.ECONNREFUSED, "end of TCP over IPv6")
    ping = office.inside("pbx", "ping", "-c1", "-W2", six.provider.address)
    check("prohibited" in ping.stdout.lower(), f"ping says {ping.stdout}")
    same(office.stats()["reject"], before + 2, "the counter of reject")


def test(office):
    far = office.attacker.stream(9000)
    moves_on(office, far)
    refuses(office, far)
    refuses6(office)
