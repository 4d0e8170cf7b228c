# SPDX-License-Identifier: GPL-2.0-only
"""A host inside that announces thousands of ports cannot take them all from the others: their calls have audio."""

from peer import wire
from peer.call import Call

# Streams in an INVITE, and the ports: those the phones use, and those the ALG has to spare
STREAMS = 8
PORTS = [*range(10000, 10128, 2), *range(16384, 32768, 2)]


def test(office):
    greedy, target = office.phoneB, office.attacker.endpoint
    for first in range(0, len(PORTS), STREAMS):
        lines = (f"m=audio {port} RTP/AVP 0" for port in PORTS[first:first + STREAMS])
        greedy.send(wire.request(greedy, "INVITE", body=wire.sdp(greedy.address, *lines)), target)
        if first % (64 * STREAMS) == 0:
            office.attacker.hears(greedy.request("OPTIONS", target))

    call = Call(office.phoneA, office.provider, office.provider.endpoint).connect()
    wire.reaches(office.world, call.callee.media.rtp, call.callee.remote_sdp.rtp, call.caller.media.rtp, "audio")
    call.talk().hang_up()
