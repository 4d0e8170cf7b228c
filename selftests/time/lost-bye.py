# SPDX-License-Identifier: GPL-2.0-only
"""A call whose BYE was lost is forgotten after twelve hours, one whose BYE nobody answers in 40 seconds."""

import json

from peer.world import same

ALG = "nfwan"
LIFE = 12 * 3600
EARLY, OVER = 300, 40
GC = 2      # seconds until what is out of date is looked for


def calls(office):
    """The Call-IDs that are listed."""
    return [call["call_id"] for call in json.loads(office.must("-j", "call", "show"))]


def forgotten_after(office, call, seconds):
    """The call is there for SECONDS from now, and then it is not."""
    office.world.rest(seconds - 2)
    same(calls(office), [call.call_id], f"the calls after {seconds - 2} s")
    office.world.rest(2 + GC)
    same(calls(office), [], f"the calls after {seconds} s")
    counts = office.stats()
    same(counts["media-close"], counts["media-open"], "number of media ports closed")


def test(office):
    ringing = office.call_out().ring()
    forgotten_after(office, ringing, EARLY)

    call = office.call_out().connect().talk()
    forgotten_after(office, call, LIFE)
    tap = office.tap("pbx")
    call.callee.media.talk(call.callee.remote_sdp)

    unanswered = office.call_out().connect().talk()
    unanswered.in_dialog("BYE", unanswered.caller, unanswered.callee, 2)
    forgotten_after(office, unanswered, OVER)
    late = [p for p in tap.packets if p.source == call.callee.media.rtp.local]
    same(len(late), 0, "number of packets of the lost call that come in")
