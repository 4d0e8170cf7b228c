# SPDX-License-Identifier: GPL-2.0-only
"""Netlink messages of rubbish get errors from both modules, and what is in force does not change.

MESSAGES of the environment is how many there are, SEED where chance begins.
"""

import os
import random
import struct
import subprocess
import sys

from peer import genl
from peer.office import TOP, nfwan_tool
from peer.world import check, same

ALG = "nfwan"
MESSAGES = int(os.environ.get("MESSAGES", "6000"))
LIMIT = 60 + MESSAGES / 200

HEADER = "uapi/linux/netfilter"
FAMILIES = {"nf_wan_policy": "WANP", "nf_sip_alg": "NFSIP"}
LISTS = ("WAN_GET", "RULE_GET", "NATMAP_GET", "CONFIG_GET")
SIZES = (0, 1, 2, 3, 4, 5, 8, 15, 16, 17, 64, 300)


class Rubbish:
    """Messages for a family, by chance."""

    def __init__(self, chance, family):
        prefix = FAMILIES[family]
        names = genl.names(f"{TOP}/{family}/{HEADER}/{family}.h")
        self.chance = chance
        self.commands = [n for name, n in names.items() if name.startswith(f"{prefix}_CMD_")]
        self.judged = [names[f"{prefix}_CMD_{name}"] for name in
                       (("WAN_NEW", "RULE_NEW", "NATMAP_NEW", "TXN_BEGIN", "EXPLAIN")
                        if prefix == "WANP" else ("CONFIG_SET",))]
        self._lists = [names[f"{prefix}_CMD_{name}"] for name in LISTS if f"{prefix}_CMD_{name}" in names]
        self.begin = names.get(f"{prefix}_CMD_TXN_BEGIN")
        self.kinds = 2 + max(n for name, n in names.items() if name.startswith(f"{prefix}_A_"))

    def value(self, depth):
        """What an attribute holds: bytes, a word, or more attributes."""
        if depth and self.chance.random() < 0.3:
            return b"".join(self.attribute(depth - 1) for _ in range(self.chance.randrange(4)))
        if self.chance.random() < 0.3:
            return self.chance.choice(("lan0", "wan1", "", "x" * 15, "x" * 16))
        return self.chance.randbytes(self.chance.choice(SIZES))

    def neat(self):
        """One attribute whose form may well be right."""
        size = self.chance.choice((0, 1, 2, 4, 4))
        number = self.chance.randrange(6).to_bytes(size, sys.byteorder) if size else b""
        return genl.attr(self.chance.randrange(self.kinds), self.chance.choice((number, self.chance.randbytes(size))))

    def attribute(self, depth=6):
        """One attribute, which may lie about its length and what it is."""
        kind = self.chance.randrange(self.kinds) | self.chance.choice((0, 0, 0x4000, 0x8000))
        length = self.chance.choice((None, None, None, None, 0, 3, 5, 0xffff))
        return genl.attr(kind, self.value(depth), length)

    def any(self):
        """A message of which nobody knows what it is."""
        command = self.chance.choice(self.commands + [max(self.commands) + 1, 255])
        one = self.chance.choice((self.neat, self.attribute))
        payload = b"".join(one() for _ in range(self.chance.randrange(8)))
        return struct.pack("=BBH", command, 1, 0) + payload[:len(payload) - self.chance.randrange(4)]

    def broken(self):
        """A message that nothing can make right."""
        wrong = self.chance.choice((
            genl.attr(self.kinds + 500, self.value(0)),
            genl.attr(1, self.value(0), length=0xffff),
            genl.attr(1, b"1234", length=2),
            b"12",
            genl.nest(1, genl.attr(1, self.value(3), length=3))))
        return struct.pack("=BBH", self.chance.choice(self.judged), 1, 0) + wrong


    def in_force(self, socket):
        """What SOCKET is told to be in force."""
        return [socket.dump(command) for command in self._lists]


def shown(name):
    """What is in force in the namespace NAME."""
    return [subprocess.run(["ip", "netns", "exec", name, nfwan_tool(), what, "show"],
                           text=True, capture_output=True, check=True).stdout
            for what in ("ruleset", "sip")]


def throw(namespace, family, chance):
    """All of them, some in a change that is open; none that is refused changes anything. How many were taken?"""
    rubbish = Rubbish(chance, family)
    taken = 0
    socket = before = None
    for number in range(MESSAGES):
        if number % 200 == 0:
            if socket:
                socket.close()
            socket = genl.Socket(namespace, family)
            if rubbish.begin and number % 400:
                same(socket.ask(rubbish.begin).error, 0, "the error of the beginning")
            before = rubbish.in_force(socket)
        broken = number % 2
        message = rubbish.broken() if broken else rubbish.any()
        error = socket.ask_raw(message).error
        check(error or not broken, f"message {number} is taken: {message.hex()}")
        taken += not error
        if broken:
            continue
        now = rubbish.in_force(socket)
        check(not error or now == before,
              f"message {number}, or the one before, is refused and changes what is in force: {message.hex()}")
        before = now
    socket.close()
    return taken


def test(office):
    seed = int(os.environ.get("SEED", "1"))
    before = shown(office.namespace("router"))
    place = f"{office.name}-rubbish"
    subprocess.run(["ip", "netns", "add", place], check=True)
    try:
        for family in FAMILIES:
            taken = throw(place, family, random.Random(seed))
            check(taken < MESSAGES / 4, f"{family} takes {taken} of {MESSAGES}: is it asked rubbish?")
        shown(place)
    finally:
        subprocess.run(["ip", "netns", "del", place], check=True)
    same(shown(office.namespace("router")), before, "what is in force")
    office.call_out().connect().talk().hang_up().is_as(office.wan2.mapped)
