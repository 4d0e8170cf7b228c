# SPDX-License-Identifier: GPL-2.0-only
"""Floor control over UDP (BFCP), beside audio, comes in from the far side."""

from peer import wire


def test(office):
    near, far = office.pbx.stream(10010), office.provider.stream(40010)
    offer, answer = (wire.sdp(agent.address, f"m=audio {start} RTP/AVP 0",
                              f"m=application {start + 10} UDP/BFCP *", "a=floorctrl:c-s")
                     for agent, start in ((office.pbx, 10000), (office.provider, 40000)))

    call = wire.Dialog(office.pbx, office.provider, office.provider.endpoint)
    told, _ = call.exchange(offer, answer)

    wire.reaches(office.world, far, wire.sections(told)[1].rtp, near, "BFCP")
