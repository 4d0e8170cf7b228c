# SPDX-License-Identifier: GPL-2.0-only
"""Without NAT the ALG takes nothing away: what the firewall lets in by itself arrives, whoever sends it."""

from peer import wire
from peer.media import Stream
from peer.office6 import Office6

RULE = "add rule ip6 office forward iifname wan1 udp dport 10000-10999 accept"


def test(office):
    six = Office6(office, "plain")
    # of the router itself, on the port the PBX will take
    busy = Stream(office.world, office.namespace("router"), ("::", 10000))
    try:
        call = six.call_out().connect()
        six.outside_first(call)
        call.talk()
        office.router("nft", "-f", "-", stdin=RULE)
        other = six.attacker.media()
        wire.reaches(office.world, other.rtp, call.callee.remote_sdp.rtp, call.caller.media.rtp, "RTP")
        call.hang_up()
    finally:
        busy.close()
