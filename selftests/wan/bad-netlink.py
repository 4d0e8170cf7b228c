# SPDX-License-Identifier: GPL-2.0-only
"""A wrong netlink message to nf_wan_policy is refused with a sentence and changes nothing."""

import struct

from peer import genl
from peer.genl import attr, nest
from peer.office import TOP
from peer.world import check, same

ALG = "nfwan"

N = genl.names(f"{TOP}/nf_wan_policy/uapi/linux/netfilter/nf_wan_policy.h")
BEGIN, COMMIT, WAN_NEW, RULE_NEW, NATMAP_NEW, SET_NEW, SET_UPDATE = (
    N["WANP_CMD_" + name] for name in ("TXN_BEGIN", "TXN_COMMIT", "WAN_NEW", "RULE_NEW",
                                       "NATMAP_NEW", "SET_NEW", "SET_UPDATE"))


def wan(**of):
    """Attributes of a WAN, valid but for OF."""
    values = {"id": b"\x09", "name": "wan9", "dev": "wan9", **of}
    return [attr(N["WANP_A_WAN_" + name.upper()], value)
            for name, value in values.items() if value is not None]


def rule(**of):
    """Attributes of a rule, valid but for OF."""
    values = {"id": struct.pack("=I", 900), "algorithm": struct.pack("=I", N["WANP_ALG_ENFORCED"]),
              "member": b"\x01", **of}
    return [attr(N["WANP_A_RULE_" + name.upper()], value)
            for name, value in values.items() if value is not None]


def natmap(*entries):
    """Attributes of a natmap for IPv4."""
    return [attr(N["WANP_A_NATMAP_ID"], struct.pack("=I", 900)),
            attr(N["WANP_A_NATMAP_FAMILY"], b"\x02"),
            *(nest(N["WANP_A_NATMAP_ENTRY"], *entry) for entry in entries)]


def entry(number, address):
    """Attributes of one entry of a natmap."""
    return [attr(N["WANP_A_ENTRY_WAN"], bytes([number])), attr(N["WANP_A_ENTRY_ADDR"], address)]


def fed(name, prefix):
    """Attributes of a set."""
    return [attr(N["WANP_A_SET_NAME"], name), attr(N["WANP_A_SET_PREFIX"], prefix)]


# What is wrong: the messages, the last of which must be refused.
WRONG = {
    "attribute of no known kind": [(BEGIN, attr(999, b"1234"))],
    "attribute longer than the message": [(BEGIN, attr(1, b"1234", length=400))],
    "flags of one byte": [(BEGIN, attr(N["WANP_A_TXN_FLAGS"], b"1"))],
    "flags of no meaning": [(BEGIN, attr(N["WANP_A_TXN_FLAGS"], struct.pack("=I", 0xff)))],
    "commit without begin": [(COMMIT,)],
    "object without transaction": [(WAN_NEW, *wan())],
    "two transactions": [(BEGIN,), (BEGIN,)],
    "another generation": [(BEGIN,), (COMMIT, attr(N["WANP_A_TXN_GENERATION"], b"\xff\xff\xff\x7f"))],
    "WAN without a name": [(BEGIN,), (WAN_NEW, *wan(name=None))],
    "WAN without a number": [(BEGIN,), (WAN_NEW, *wan(id=None))],
    "WAN 0": [(BEGIN,), (WAN_NEW, *wan(id=b"\x00"))],
    "WAN 63": [(BEGIN,), (WAN_NEW, *wan(id=b"\x3f"))],
    "WAN with an empty number": [(BEGIN,), (WAN_NEW, *wan(id=b""))],
    "WAN with a long name": [(BEGIN,), (WAN_NEW, *wan(name="a-name-of-more-than-15-bytes"))],
    "WAN with a taken name": [(BEGIN,), (WAN_NEW, *wan(name="wan1"))],
    "WAN with a gateway of 5 bytes": [(BEGIN,), (WAN_NEW, *wan(gateway4=b"12345"))],
    "WAN in no known state": [(BEGIN,), (WAN_NEW, *wan(state=struct.pack("=I", 77)))],
    "rule with an unknown WAN": [(BEGIN,), (RULE_NEW, *rule(member=b"\x3e"))],
    "rule with no known algorithm": [(BEGIN,), (RULE_NEW, *rule(algorithm=struct.pack("=I", 77)))],
    "rule with no known on-fail": [(BEGIN,), (RULE_NEW, *rule(on_fail=struct.pack("=I", 77)))],
    "rule that says pass with on-fail": [(BEGIN,), (RULE_NEW, *rule(
        algorithm=struct.pack("=I", N["WANP_ALG_PASS"]), member=None,
        on_fail=struct.pack("=I", N["WANP_FAIL_DROP"])))],
    "rule 0": [(BEGIN,), (RULE_NEW, *rule(id=bytes(4)))],
    "rule with a taken number": [(BEGIN,), (RULE_NEW, *rule(id=struct.pack("=I", 10)))],
    "rule with a prefix of 33 bits": [(BEGIN,), (RULE_NEW, *rule(
        family=b"\x02", src=bytes(4), src_len=b"\x21"))],
    "rule with half an address": [(BEGIN,), (RULE_NEW, *rule(family=b"\x02", src=bytes(2)))],
    "rule with a port but no protocol": [(BEGIN,), (RULE_NEW, *rule(dport_min=b"\x13\xc4"))],
    "rule with ports in the wrong order": [(BEGIN,), (RULE_NEW, *rule(
        proto=b"\x11", dport_min=b"\x13\xc4", dport_max=b"\x00\x01"))],
    "natmap without an address": [(BEGIN,), (NATMAP_NEW, *natmap())],
    "natmap with rubbish inside": [(BEGIN,), (NATMAP_NEW, *natmap([b"\xff" * 12]))],
    "natmap with an address of 5 bytes": [(BEGIN,), (NATMAP_NEW, *natmap(entry(1, b"12345")))],
    "natmap with a WAN twice": [(BEGIN,), (NATMAP_NEW, *natmap(
        entry(1, bytes([192, 0, 2, 3])), entry(1, bytes([192, 0, 2, 4]))))],
    "rule with a set nobody has": [(BEGIN,), (RULE_NEW, *rule(src_set="nobody"))],
    "rule with a set and a prefix": [(BEGIN,), (SET_NEW, *fed("far", b"\x20\xc0\x00\x02\x01")), (
        RULE_NEW, *rule(src_set="far", family=b"\x02", src=bytes(4)))],
    "rule with half a range of ports": [(BEGIN,), (RULE_NEW, *rule(
        proto=b"\x11", dport_range=b"\x13\xc4"))],
    "rule with a mask without mark": [(BEGIN,), (RULE_NEW, *rule(mark_mask=struct.pack("=I", 1)))],
    "rule with no known service": [(BEGIN,), (RULE_NEW, *rule(service=struct.pack("=I", 77)))],
    "rule with half a MAC": [(BEGIN,), (RULE_NEW, *rule(mac=b"\x02\x00\x00"))],
    "set without a name": [(BEGIN,), (SET_NEW, *fed("", b"\x20\xc0\x00\x02\x01"))],
    "set with an empty prefix": [(BEGIN,), (SET_NEW, *fed("far", b""))],
    "set with half a prefix": [(BEGIN,), (SET_NEW, *fed("far", b"\x20\xc0\x00"))],
    "update of a set there is not": [(SET_UPDATE, *fed("far", b"\x20\xc0\x00\x02\x01"))],
    "command of no known number": [(200,)],
}


def test(office):
    before = office.must("ruleset", "show")
    for what, (*good, bad) in WRONG.items():
        socket = genl.Socket(f"{office.name}-router", "nf_wan_policy")
        for message in good:
            answer = socket.ask(*message)
            check(not answer.error, f"{what}: {answer.text or 'refused'} ({answer.error}) too early")
        answer = socket.ask(*bad)
        check(answer.error, f"{what}: is accepted")
        check(answer.text or bad[0] == 200, f"{what}: refused ({answer.error}) without a sentence")
        socket.close()
    same(office.must("ruleset", "show"), before, "the ruleset after all that")

    socket = genl.Socket(f"{office.name}-router", "nf_wan_policy")
    check(not socket.ask(BEGIN).error, "no transaction can be opened any more")
    socket.close()
