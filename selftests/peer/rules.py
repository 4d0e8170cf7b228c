# SPDX-License-Identifier: GPL-2.0-only
"""Random rules and flows, and who decides which, judged without our code."""

import collections
import ipaddress
import socket
import struct

from . import genl, netns
from .office import TOP

N = genl.names(f"{TOP}/nf_wan_policy/uapi/linux/netfilter/nf_wan_policy.h")
PROTOS = {socket.IPPROTO_TCP: "tcp", socket.IPPROTO_UDP: "udp"}

# source and target are networks or None, sport and dport (first, last) or None
Rule = collections.namedtuple("Rule", "number order iif source target proto sport dport wan")
Flow = collections.namedtuple("Flow", "source target proto sport dport")

WANS = """wan add wan1 id 1 dev wan1 gateway 192.0.2.1
wan add wan2 id 2 dev wan2 gateway 198.51.100.1
wan add wan3 id 3 dev wan3 gateway 203.0.113.1
"""


def text(rule):
    """The line that adds RULE."""
    words = [f"rule add {rule.number} order {rule.order}"]
    if rule.iif:
        words.append(f"iif {rule.iif}")
    for word, network in (("from", rule.source), ("to", rule.target)):
        if network:
            words.append(f"{word} {network}")
    if rule.proto:
        words.append(f"proto {PROTOS[rule.proto]}")
    for word, ports in (("sport", rule.sport), ("dport", rule.dport)):
        if ports:
            words.append(f"{word} {ports[0]}-{ports[1]}")
    return " ".join(words) + f" enforced wan{rule.wan}"


def _has(network, address):
    return not network or (network.version == address.version and address in network)


def _within(ports, port):
    return not ports or ports[0] <= port <= ports[1]


def deciding(rules, flow, iif="lan0"):
    """The rule of RULES which decides FLOW, or None: the least order, then number, of all that match."""
    return min((rule for rule in rules
                if (not rule.iif or rule.iif == iif) and
                (not rule.proto or rule.proto == flow.proto) and
                _within(rule.sport, flow.sport) and _within(rule.dport, flow.dport) and
                _has(rule.source, flow.source) and _has(rule.target, flow.target)),
               key=lambda rule: (rule.order, rule.number), default=None)


class Dice:
    """Rules and flows which meet often."""

    HOMES = ("192.168.1.128", "2001:db8:1::80"), ("203.0.113.192", "2001:db8:113::80")

    def __init__(self, random):
        self.random = random

    def _network(self, which, version):
        home = ipaddress.ip_address(self.HOMES[which][version == 6])
        bits = home.max_prefixlen
        length = self.random.choice((bits, bits, bits - 3, bits - 5, bits - 6, bits - 7, 8, 13, 20))
        near = ipaddress.ip_address(int(home) ^ self.random.getrandbits(6))
        return ipaddress.ip_network((near, length), strict=False)

    def _ports(self):
        border = 1 << self.random.choice((10, 12, 15))
        first = border - self.random.randrange(5)
        return first, first + self.random.choice((0, 1, 7, 300))

    def _maybe(self, value):
        return value if self.random.randrange(3) else None

    def rule(self, number):
        version = self.random.choice((4, 4, 6))
        proto = self._maybe(self.random.choice(list(PROTOS)))
        source, target = (self._maybe(self._network(which, version)) for which in (0, 1))
        vague = 128 - max(network.prefixlen if network else 0 for network in (source, target))
        return Rule(number, self.random.randrange(5) + vague // self.random.choice((1, 1, 5)),
                    self.random.choice((None, "lan0", "lan0", "wan1")), source, target, proto,
                    self._maybe(self._ports()) if proto else None,
                    self._maybe(self._ports()) if proto else None, self.random.randrange(1, 4))

    def _host(self, which, version, network):
        """Of the few that rules are about; in NETWORK, if it is as small."""
        home = int(ipaddress.ip_address(self.HOMES[which][version == 6])) ^ self.random.getrandbits(6)
        if network and network.version == version and network.num_addresses <= 64:
            home = int(network.network_address) + self.random.randrange(network.num_addresses)
        return ipaddress.ip_address(home)

    def flow(self, rules, version=None):
        """One that a rule of RULES is about, or nearly so."""
        rule = self.random.choice(rules)
        version = version or self.random.choice((4, 4, 6))
        return Flow(self._host(0, version, rule.source), self._host(1, version, rule.target),
                    rule.proto or self.random.choice(list(PROTOS)),
                    self.random.choice(rule.sport or self._ports()),
                    self.random.choice(rule.dport or self._ports()))


class Oracle:
    """Asks the kernel what it would do, without the tool."""

    def __init__(self, office):
        self._socket = genl.Socket(office.namespace("router"), "nf_wan_policy")

    def explain(self, flow, iif="lan0"):
        """(WAN, rule) of FLOW; 0 for none."""
        of = {"FAMILY": struct.pack("=B", 2 if flow.source.version == 4 else 10),
              "SADDR": flow.source.packed, "DADDR": flow.target.packed,
              "PROTO": struct.pack("=B", flow.proto), "SPORT": struct.pack("!H", flow.sport),
              "DPORT": struct.pack("!H", flow.dport), "IIF": iif}
        answer = self._socket.ask(N["WANP_CMD_EXPLAIN"], *(
            genl.attr(N["WANP_A_EXPLAIN_" + name], value) for name, value in of.items()))
        found = genl.attributes(answer.data)
        wan = found.get(N["WANP_A_EXPLAIN_WAN"], b"\0")[0]
        return wan, struct.unpack("=I", found.get(N["WANP_A_EXPLAIN_RULE"], bytes(4)))[0]


class Sender:
    """First packets of flows of any host of the LAN."""

    def __init__(self, office):
        self._sock = netns.open_socket(office.namespace("pbx"), socket.AF_INET, socket.SOCK_RAW,
                                       socket.IPPROTO_RAW)
        self._sock.setblocking(True)

    def send(self, flow, number):
        """A datagram or a SYN, with NUMBER inside."""
        ports = struct.pack("!HH", flow.sport, flow.dport)
        if flow.proto == socket.IPPROTO_UDP:
            body = ports + struct.pack("!HH", 12, 0) + struct.pack("!I", number)
        else:
            body = ports + struct.pack("!IIBBHHH", number, 0, 5 << 4, 2, 1000, 0, 0)
            body = body[:16] + struct.pack("!H", self._sum(flow, body)) + body[18:]
        head = struct.pack("!BBHHHBBH4s4s", 0x45, 0, 20 + len(body), 0, 0, 64, flow.proto, 0,
                           flow.source.packed, flow.target.packed)
        self._sock.sendto(head + body, (str(flow.target), 0))

    @staticmethod
    def _sum(flow, body):
        data = flow.source.packed + flow.target.packed + struct.pack("!HH", flow.proto, len(body)) + body
        total = sum(struct.unpack(f"!{len(data) // 2}H", data))
        while total >> 16:
            total = (total & 0xffff) + (total >> 16)
        return ~total & 0xffff

    def close(self):
        self._sock.close()


def seen(office):
    """{flow: WAN} of all first packets that have left the router."""
    return {(packet.source, packet.target, packet.proto): wan.id
            for wan in office.wans for packet in wan.tap.packets}


def name(flow):
    """FLOW as seen() names it."""
    return (str(flow.source), flow.sport), (str(flow.target), flow.dport), flow.proto
