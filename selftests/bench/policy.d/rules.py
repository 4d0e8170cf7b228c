#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-2.0-only
"""The same policy for each way to have one.

usage: rules.py DIRECTORY NUMBER...    writes WAY-NUMBER for each, and the two
texts that every load of nft and iptables begins with

Rule I is about the network or the host 10.A.B.0, where A.B is I; some are about one destination
or some ports, too. No two rules are about the same flow, since a set has no order. Its WAN is
1 + I % 3; the last rule sends everything else to wan1.
"""

import sys

MASK = 0x3f000000
BEGIN_IPTABLES = """*mangle
:policy_wan1 -
:policy_wan2 -
:policy_wan3 -
:mwan_rules -
-A PREROUTING -m mark --mark 0/0x3f000000 -j CONNMARK --restore-mark --nfmask 0x3f000000 --ctmask 0x3f000000
-A PREROUTING -m mark --mark 0/0x3f000000 -j mwan_rules
-A PREROUTING -j CONNMARK --save-mark --nfmask 0x3f000000 --ctmask 0x3f000000
-A policy_wan1 -m mark --mark 0/0x3f000000 -j MARK --set-xmark 0x1000000/0x3f000000
-A policy_wan2 -m mark --mark 0/0x3f000000 -j MARK --set-xmark 0x2000000/0x3f000000
-A policy_wan3 -m mark --mark 0/0x3f000000 -j MARK --set-xmark 0x3000000/0x3f000000
"""
# Replaced as a whole, in one transaction
BEGIN_NFT = """table ip multiwan
delete table ip multiwan
table ip multiwan {
"""
PINNED = "ct mark and 0x3f000000 != 0 meta mark set ct mark and 0x3f000000 accept\n"
HOOK = "type filter hook prerouting priority mangle; policy accept;\n"


def source(i):
    """Hosts and networks in turn."""
    return f"10.{i >> 8}.{i & 255}." + ("1/32" if i % 2 else "0/24")


def destination(i):
    return "203.0.113.128/25" if i % 5 == 0 else None


def ports(i):
    return (None, "5060-5061", "10000-20000")[i // 2 % 3]


def wan(i):
    return 1 + i % 3


def iptables(n):
    yield BEGIN_IPTABLES
    for i in range(n - 1):
        words = [f"-A mwan_rules -s {source(i)}"]
        if destination(i):
            words.append(f"-d {destination(i)}")
        if ports(i):
            words.append(f"-p udp -m udp --dport {ports(i).replace('-', ':')}")
        words.append(f"-m mark --mark 0/{MASK:#x} -j policy_wan{wan(i)}\n")
        yield " ".join(words)
    yield f"-A mwan_rules -m mark --mark 0/{MASK:#x} -j policy_wan1\nCOMMIT\n"


def linear(n):
    yield BEGIN_NFT + "chain classify {\n" + HOOK + PINNED
    for i in range(n - 1):
        words = [f"ip saddr {source(i)}"]
        if destination(i):
            words.append(f"ip daddr {destination(i)}")
        if ports(i):
            words.append(f"udp dport {ports(i)}")
        words.append(f"meta mark set {wan(i) << 24:#x} ct mark set meta mark accept\n")
        yield " ".join(words)
    yield "meta mark set 0x1000000 ct mark set meta mark\n}\n}\n"


def concatenated(n):
    yield BEGIN_NFT + "map wans {\ntype ipv4_addr . ipv4_addr . inet_service : mark\n"
    yield "flags interval\nelements = {\n"
    for i in range(n - 1):
        yield (f"{source(i)} . {destination(i) or '0.0.0.0/0'} . {ports(i) or '0-65535'} "
               f": {wan(i) << 24:#x},\n")
    yield "}\n}\nchain classify {\n" + HOOK + PINNED
    yield "meta mark set ip saddr . ip daddr . udp dport map @wans ct mark set meta mark accept\n"
    yield "meta mark set 0x1000000 ct mark set meta mark\n}\n}\n"


def ours(n):
    yield "@replace\n"
    for i, net in enumerate(("192.0.2", "198.51.100", "203.0.113"), 1):
        yield f"wan add wan{i} id {i} dev wan{i} gateway {net}.1\n"
    for i in range(n - 1):
        words = [f"rule add {i + 1} from {source(i)}"]
        if destination(i):
            words.append(f"to {destination(i)}")
        if ports(i):
            words.append(f"proto udp dport {ports(i)}")
        words.append(f"priority wan{wan(i)}\n")
        yield " ".join(words)
    yield f"rule add {n} priority wan1\nnatmap add 1 on wan1 auto on wan2 auto on wan3 auto\n"


WAYS = {"iptables": iptables, "nft": linear, "nftset": concatenated, "ours": ours}


def main(directory, numbers):
    for number in map(int, numbers):
        for way, text in WAYS.items():
            with open(f"{directory}/{way}-{number}", "w", encoding="ascii") as file:
                file.writelines(text(number))


if __name__ == "__main__":
    if len(sys.argv) < 3:
        sys.exit(__doc__)
    main(sys.argv[1], sys.argv[2:])
