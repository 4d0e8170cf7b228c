# SPDX-License-Identifier: GPL-2.0-only
"""Two phones whose rules send them out by different WANs hear each other by way of the hosted PBX."""

from peer import sip
from peer.call import by_way_of
from peer.world import same

ALG = "nfwan"


def test(office):
    office.configure(office.default_config() +
                     f"rule add 50 from {office.phoneB.address} priority wan2,wan1,wan3\n")
    hosted, caller, callee = office.hosted, office.phoneA, office.phoneB
    caller.register(hosted)
    uri = callee.register(hosted)
    same(sip.uri_endpoint(uri)[0], office.wan2.third, "address of the second phone")

    first, second = by_way_of(hosted, caller, callee, uri)
    near, far = first.caller, second.callee
    far.media.reaches(near.media, far.remote_sdp)
    near.media.reaches(far.media, near.remote_sdp)
    same(far.media.rtp.sources, {far.remote_sdp.rtp}, "source of the caller's RTP")
    same(near.media.rtp.sources, {near.remote_sdp.rtp}, "source of the callee's RTP")
    office.no_foreign_packet()
