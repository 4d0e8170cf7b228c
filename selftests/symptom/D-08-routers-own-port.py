# SPDX-License-Identifier: GPL-2.0-only
"""A port on which the router itself serves, as of its VPN, is not taken away from it by a call."""

from peer import wire
from peer.call import Call
from peer.media import Stream
from peer.world import check


def test(office):
    client = office.hosted.stream(45000)
    vpn = Stream(office.world, office.namespace("router"), ("0.0.0.0", 10000))
    try:
        call = Call(office.phoneA, office.provider, office.provider.endpoint).connect()
        check(call.caller.media.rtp.local[1] == 10000, "the phone uses another port, which tells nothing")
        server = (call.callee.remote_sdp.connection, 10000)
        wire.reaches(office.world, client, server, vpn, "what is for the VPN,")
        call.callee.media.talk(call.callee.remote_sdp)
        office.world.until(lambda: call.caller.media.rtp.heard, "the phone hears nothing")
        wire.reaches(office.world, client, server, vpn, "what is for the VPN,")
    finally:
        vpn.close()
