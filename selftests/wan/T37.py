# SPDX-License-Identifier: GPL-2.0-only
"""Who lists the rules while they change gets one ruleset, or is told that the list is of two."""

import socket
import struct

from peer import genl, netns
from peer.rules import N, WANS
from peer.world import check, same

ALG = "nfwan"
LIMIT = 120
RULES = 500
PIECE = 4096
DUMP, INTERRUPTED, DONE = 0x301, 0x10, 3


class Dump(genl.Socket):
    """A list of the rules, received in pieces of a page: the kernel makes them as long as what was read before."""

    def __init__(self, office):
        super().__init__(office.namespace("router"), "nf_wan_policy")
        self.close()
        self._sock = netns.open_socket(office.namespace("router"), socket.AF_NETLINK, socket.SOCK_RAW, 16)
        self._sock.settimeout(5)
        self.members, self.is_interrupted, self.is_over = [], False, False
        body = struct.pack("=BBH", N["WANP_CMD_RULE_GET"], 1, 0)
        self._sock.send(struct.pack("=IHHII", 16 + len(body), self._family, DUMP, 1, 0) + body)

    def read(self):
        """The next piece."""
        got = self._sock.recv(PIECE)
        while got:
            length, kind, flags = struct.unpack_from("=IHH", got)
            self.is_interrupted |= bool(flags & INTERRUPTED)
            self.is_over |= kind == DONE
            if kind != DONE:
                self.members += genl.attributes(got[20:length])[N["WANP_A_RULE_MEMBER"]]
            got = got[(length + 3) & ~3:]


def ruleset(wan):
    """Every rule says the same."""
    return WANS + "".join(f"rule add {i} enforced wan{wan}\n" for i in range(1, RULES + 1))


def listed(office, after=None, change=None):
    """A whole dump, with a CHANGE of the rules AFTER so many pieces."""
    dump, pieces = Dump(office), 0
    while not dump.is_over:
        if pieces == after:
            change()
        dump.read()
        pieces += 1
    dump.close()
    return dump, pieces


def test(office):
    office.configure(ruleset(1))
    quiet, pieces = listed(office)
    check(not quiet.is_interrupted and quiet.members == [1] * RULES, "a quiet list is not complete")
    check(pieces > 3, f"the list comes in {pieces} pieces: nothing can happen between them")

    for after in range(pieces):
        wan = 2 + after % 2
        dump, _ = listed(office, after, lambda wan=wan: office.configure(ruleset(wan)))
        mixed = len(set(dump.members)) > 1
        check(dump.is_interrupted or not mixed, f"a change after {after} pieces mixes two rulesets silently")
        check(dump.is_interrupted or len(dump.members) == RULES, f"a list of {len(dump.members)} rules")
        if 1 < after < pieces - 3:
            check(dump.is_interrupted, f"nobody is told of a change after {after} pieces")
    same(set(listed(office)[0].members), {wan}, "WANs of the last ruleset")
