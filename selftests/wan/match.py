# SPDX-License-Identifier: GPL-2.0-only
"""A rule tells flows apart by MAC, DSCP, lists of ports, the user and mark of a socket, and by service."""

import json
import socket

from peer.media import Stream
from peer.world import check, same

ALG = "nfwan"
LIMIT = 40

SO_MARK = 36
RULES = """rule add 1 mac {mac} to 203.0.113.166 proto udp dport 7000-7099 priority wan3
rule add 2 dscp ef priority wan2
rule add 3 proto tcp,udp sport 1024-65535 dport 7300-7309,7400,7500-7501 priority wan3
rule add 4 uid 4000-4009 priority wan2
rule add 5 mark 0x40/0xf0 priority wan3
rule add 6 from 192.168.1.11 service sip priority wan2
rule add 7 from 192.168.1.11 service rtp priority wan3
"""


def explained(office, wan, port, *words):
    """nfwan rule get names WAN for such a flow to the attacker."""
    answer, = json.loads(office.must("-j", "rule", "get", "to", "203.0.113.166", "proto", "udp",
                                     "sport", str(port), "dport", str(port), *words))
    same(answer["wan"], wan.device, f"WAN which rule get names for {words} and port {port}")


def goes_by(office, wan, stream, words, source="third"):
    """The first packet of STREAM leaves by WAN, as rule get says it would with these WORDS."""
    port = stream.local[1]
    explained(office, wan, port, *words)
    far = office.attacker.stream(port)
    stream.send(far.local, 0)
    office.world.until(lambda: far.heard, f"the packet of {words} and port {port} does not arrive")
    same(far.sources, {(getattr(wan, source), port)}, f"source of the flow of {words} and port {port}")


def mac_of(office, host):
    """The Ethernet address of HOST."""
    return json.loads(office.inside(host, "ip", "-j", "link", "show", "eth0").stdout)[0]["address"]


def packets(office):
    """MAC, DSCP and lists of ports, from inside."""
    phone, other = (["iif", "lan0", "from", f"192.168.1.{n}"] for n in (11, 12))
    mac = ["mac", mac_of(office, "phoneA")]
    goes_by(office, office.wan3, office.phoneA.stream(7000), phone + mac)
    goes_by(office, office.wan3, office.phone(13).stream(7001), ["iif", "lan0", "from", "192.168.1.13", *mac])
    goes_by(office, office.wan1, office.phoneB.stream(7002), other + ["mac", mac_of(office, "phoneB")])

    marked = office.phoneB.stream(7200)
    marked.option(socket.IPPROTO_IP, socket.IP_TOS, 46 << 2)
    goes_by(office, office.wan2, marked, other + ["dscp", "ef"])
    goes_by(office, office.wan1, office.phoneB.stream(7201), other)

    for port in 7300, 7309, 7400, 7500, 7501:
        goes_by(office, office.wan3, office.phoneB.stream(port), other)
    for port in 7299, 7310, 7399, 7401, 7499, 7502:
        goes_by(office, office.wan1, office.phoneB.stream(port), other)


def sockets(office):
    """The router's own, by user and mark."""
    def own(port, uid=0, mark=0):
        stream = Stream(office.world, office.namespace("router"), ("0.0.0.0", port))
        opened.append(stream)
        stream.belong_to(uid)
        stream.option(socket.SOL_SOCKET, SO_MARK, mark)
        return stream

    opened = []
    try:
        for uid, wan in (3999, office.wan1), (4000, office.wan2), (4009, office.wan2), (4010, office.wan1):
            goes_by(office, wan, own(uid + 4000, uid=uid), ["uid", str(uid)], "address")
        for mark, wan in (0x42, office.wan3), (0x4f, office.wan3), (0x52, office.wan1), (0, office.wan1):
            goes_by(office, wan, own(9000 + mark, mark=mark), ["mark", hex(mark)], "address")
    finally:
        for stream in opened:
            stream.close()


def services(office):
    """What the ALG takes for SIP and for media; nothing, when it is not there."""
    phone = ["iif", "lan0", "from", "192.168.1.11"]
    options = office.phoneA.request("OPTIONS", office.provider.endpoint)
    same(office.provider.hears(options).source, (office.wan2.third, 5060), "source of SIP")
    goes_by(office, office.wan3, office.phoneA.stream(20000), phone)
    goes_by(office, office.wan1, office.phoneA.stream(7777), phone)
    office.unload("nf_sip_alg")
    goes_by(office, office.wan1, office.phoneA.stream(20002), phone)
    shown = office.must("rule", "show", "6")
    check("service sip priority wan2" in shown, f"the rule is shown as {shown!r}")


def test(office):
    config = office.default_config() + RULES.format(mac=mac_of(office, "phoneA"))
    office.configure(config + "rule add 90 priority wan1\nsip set media-ports 20000-29999\n")
    packets(office)
    sockets(office)
    services(office)
    before = office.must("ruleset", "show")
    office.configure(before.split("\n", 1)[1])
    same(office.must("ruleset", "show"), before, "the ruleset, after it was loaded again")
