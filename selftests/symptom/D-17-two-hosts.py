# SPDX-License-Identifier: GPL-2.0-only
"""Video relayed by another host keeps its address, and the audio of the PBX still comes to the PBX."""

from peer import wire
from peer.world import same


def test(office):
    relay = office.hosted.address
    offer = wire.sdp(office.pbx.address, "m=audio 10000 RTP/AVP 0",
                     "m=video 50000 RTP/AVP 96", f"c=IN IP4 {relay}")
    answer = wire.sdp(office.provider.address, "m=audio 40000 RTP/AVP 0", "m=video 40002 RTP/AVP 96")
    near, far = office.pbx.stream(10000), office.provider.stream(40000)

    call = wire.Dialog(office.pbx, office.provider, office.provider.endpoint)
    told, _ = call.exchange(offer, answer)
    audio, video = wire.sections(told)

    same(video.rtp, (relay, 50000), "where video is wanted")
    same(audio.rtp[0], office.wan2.mapped, "where audio is wanted")
    wire.reaches(office.world, far, audio.rtp, near, "audio")
    same("o=office 1 1 IN IP4 " + relay in told, False, "whether o= names the relay")
