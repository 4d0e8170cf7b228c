# SPDX-License-Identifier: GPL-2.0-only
"""With no room left for calls, then for transactions, every message still arrives and the calls there are go on."""

import os
import socket

from peer import netns
from peer.world import Failure, check, patience, same

ALG = "nfwan"
LIMIT = 120

# Bounds of the tables; where few calls are asked for, that share of them is used
CALLS, TXNS = 65536, 131072
SHARE = min(1.0, int(os.environ.get("CALLS", "1000")) / 1000)
BATCH = 64

REQUEST = (b"%b sip:b@world.example SIP/2.0\r\n"
           b"Via: SIP/2.0/UDP 192.168.1.12:5060;branch=z9hG4bK%d\r\n"
           b"From: <sip:a@office.example>;tag=%d\r\nTo: <sip:b@world.example>\r\n"
           b"Call-ID: %d\r\nCSeq: 1 %b\r\nContact: <sip:a@192.168.1.12:5060>\r\nContent-Length: 0\r\n\r\n")


class Filler:
    """A host inside that begins calls, and one outside that counts."""

    def __init__(self, office):
        self.sender = self._socket(office, "phoneB", "192.168.1.12")
        self.hearer = self._socket(office, "attacker", "203.0.113.166")
        self.number = 0

    @staticmethod
    def _socket(office, name, address):
        sock = netns.open_socket(office.namespace(name), socket.AF_INET, socket.SOCK_DGRAM)
        sock.setsockopt(socket.SOL_SOCKET, 33, 8 << 20)
        sock.bind((address, 5060))
        sock.settimeout(3 * patience())
        return sock

    def send(self, method, count):
        """COUNT requests, none of which is lost. Returns the last one heard."""
        heard = b""
        for first in range(0, count, BATCH):
            for _ in range(min(BATCH, count - first)):
                self.number += 1
                number = self.number
                self.sender.sendto(REQUEST % (method, number, number, number, method), ("203.0.113.166", 5060))
            for _ in range(min(BATCH, count - first)):
                try:
                    heard = self.hearer.recv(2048)
                except socket.timeout:
                    raise Failure(f"of {self.number} {method.decode()} one is lost") from None
        return heard

    def close(self):
        self.sender.close()
        self.hearer.close()


def test(office):
    def full():
        return office.stats()["table-full"]
    call = office.call_out().connect().talk()
    filler = Filler(office)
    last = filler.send(b"INVITE", int((CALLS + 100) * SHARE))
    no_calls = full()
    check(no_calls >= 100 or SHARE < 1, f"the table of calls is not full: {no_calls}")
    check(b"Contact: <sip:a@192.0.2.4:5060>" in last, f"beyond the last call no Contact is served: {last!r}")
    call.ask("INFO", by=call.callee)
    call.talk()
    other = office.call_in(office.wan2.mapped).ring()
    other.answer()

    filler.send(b"OPTIONS", int((TXNS - CALLS) * SHARE))
    check(full() > no_calls or SHARE < 1, "the table of transactions is not full")
    same(office.stats()["no-memory"], 0, "how often there was no memory")
    filler.close()
    call.renegotiate().talk().hang_up(by=call.callee)
    office.phoneA.register(office.hosted)
