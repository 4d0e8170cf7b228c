# SPDX-License-Identifier: GPL-2.0-only
"""Phones that are baresip, registered at Kamailio, call in, out and each other: early media, hold, busy, cancelled."""

import itertools

from peer.baresip import Baresip
from peer.software import Software
from peer.world import same

RTP = 25            # packets each way, 20 ms apart
LIMIT = 120


def ring(caller, callee):
    """CALLER dials, and CALLEE rings."""
    caller.do("dial", callee.uri)
    caller.tells("CALL_PROGRESS" if callee.mode == "early" else "CALL_RINGING")


def end(by, other):
    """One hangs up, and the other notices."""
    other.events.clear()
    by.do("hangup")
    return other.tells("CALL_CLOSED")


def answered(software, caller, callee, by, hold=()):
    """A call that is answered, and ended by one of the two."""
    ring(caller, callee)
    if callee.mode == "early":
        with software.audio(RTP, callee.host):
            pass                    # it listens, and speaks when it has answered
    with software.audio(RTP, caller.host, callee.host):
        callee.do("accept")
        caller.tells("CALL_ESTABLISHED")
    for holder in hold:
        other = callee if holder is caller else caller
        for command in "hold", "resume":
            other.events.clear()
            holder.do(command)
            other.tells("CALL_REMOTE_SDP")
        with software.audio(RTP, caller.host, callee.host):
            pass
    end(by, callee if by is caller else caller)


def test(office):
    with Software(office) as software:
        software.registrar()
        phones = [Baresip(software, "phoneA", "alice", 12000),
                  Baresip(software, "phoneB", "bob", 12000),
                  Baresip(software, "media", "desk", 46000, mode="early")]
        try:
            for phone in phones:
                phone.registered()
            for caller, callee in itertools.permutations(phones, 2):
                answered(software, caller, callee, by=caller)
                answered(software, caller, callee, by=callee, hold=(caller, callee))
                ring(caller, callee)
                same(end(callee, caller), "486 Rejected", f"what {caller.name} is told")
                ring(caller, callee)
                end(caller, callee)
            software.all_is_over(but=["media-source"])
            software.nothing_foreign()
        finally:
            for phone in phones:
                phone.close()
