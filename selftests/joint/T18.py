# SPDX-License-Identifier: GPL-2.0-only
"""Audio of the PBX ahead of the 200 leaves it one flow, with the WAN, address and port of its call."""

from peer import sip
from peer.world import same

ALG = "nfwan"


def early(office, side, other, target):
    """SIDE speaks to TARGET, and OTHER hears it."""
    count = len(other.media.rtp.heard) + 3
    side.media.talk(target, 3)
    office.world.until(lambda: len(other.media.rtp.heard) == count, "the early audio does not arrive")


def flows(office, port):
    """How many connections of the PBX from PORT does the router know?"""
    listing = office.inside("router", "conntrack", "-L", "-p", "udp", "--orig-src",
                            office.pbx.address, "--orig-port-src", str(port))
    return len(listing.stdout.splitlines())


def test(office):
    out = office.call_out()
    out.send_invite()
    answer = out.callee.offer()
    early(office, out.caller, out.callee, sip.Sdp(answer))
    out.ring().answer(body=answer).talk()
    same(flows(office, out.caller.media.rtp.local[1]), 1, "the number of flows of its RTP")
    out.hang_up().is_as(office.wan2.mapped)

    # its port is announced by the 200 itself: what comes earlier has the way of any other packet
    into = office.call_in(office.wan1.mapped).ring()
    answer = into.callee.offer()
    early(office, into.callee, into.caller, into.callee.remote_sdp)
    for stream in into.caller.media.rtp, into.caller.media.rtcp:
        stream.heard.clear()
    into.answer(body=answer)
    into.callee.media.reaches(into.caller.media, into.callee.remote_sdp)
    into.caller.media.reaches(into.callee.media, into.caller.remote_sdp)
    same(flows(office, into.callee.media.rtp.local[1]), 1, "the number of flows of its RTP")
    into.hang_up().is_as(office.wan1.mapped)
    office.no_foreign_packet()
