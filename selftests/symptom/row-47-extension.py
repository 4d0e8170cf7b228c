# SPDX-License-Identifier: GPL-2.0-only
"""A phone calls its neighbour by way of the hosted PBX, which leaves the audio to the two of them."""

from peer.call import by_way_of


def test(office):
    hosted, phones = office.hosted, (office.phoneA, office.phoneB)
    uris = [phone.register(hosted) for phone in phones]
    for (caller, callee), uri in ((phones, uris[1]), (phones[::-1], uris[0])):
        first, second = by_way_of(hosted, caller, callee, uri)
        near, far = first.caller, second.callee
        near.media.reaches(far.media, near.remote_sdp)
        far.media.reaches(near.media, far.remote_sdp)
        office.silence(near.media.rtp, near.media.rtcp, far.media.rtp, far.media.rtcp)
        far.media.reaches(near.media, far.remote_sdp)
        near.media.reaches(far.media, near.remote_sdp)
        second.ask("BYE", by=far)
        first.ask("BYE", by=first.callee)
