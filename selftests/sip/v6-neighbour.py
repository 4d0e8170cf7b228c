# SPDX-License-Identifier: GPL-2.0-only
"""Behind NAT66 a phone calls its neighbour by way of the hosted PBX, which leaves the audio to the two of them."""

from peer.call import by_way_of
from peer.office6 import Office6


def test(office):
    six = Office6(office, "masquerade")
    hosted, phones = six.hosted, (six.phoneA, six.phoneB)
    uris = [phone.register(hosted) for phone in phones]
    for (caller, callee), uri in ((phones, uris[1]), (phones[::-1], uris[0])):
        first, second = by_way_of(hosted, caller, callee, uri)
        near, far = first.caller, second.callee
        near.media.reaches(far.media, near.remote_sdp)
        far.media.reaches(near.media, far.remote_sdp)
        second.ask("BYE", by=far)
        first.ask("BYE", by=first.callee)
