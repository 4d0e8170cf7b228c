# SPDX-License-Identifier: GPL-2.0-only
"""A conference of six streams, with voice, cameras, slides and text, gets each of them in."""

from peer import wire
from peer.world import same

KINDS = ("audio {} RTP/AVP 0", "video {} RTP/AVP 96", "video {} RTP/AVP 97", "video {} RTP/SAVP 98",
         "text {} RTP/AVP 99", "application {} RTP/AVP 100")


def test(office):
    ports = [10000 + 2 * i for i in range(len(KINDS))]
    near = {port: office.pbx.stream(port) for base in ports for port in (base, base + 1)}
    far = office.provider.stream(40000)
    offer, answer = (wire.sdp(agent.address, *(f"m={kind.format(start + port)}"
                                               for kind, port in zip(KINDS, ports)))
                     for agent, start in ((office.pbx, 0), (office.provider, 30000)))

    call = wire.Dialog(office.pbx, office.provider, office.provider.endpoint)
    told, _ = call.exchange(offer, answer)
    told = wire.sections(told)

    same(len(told), len(KINDS), "number of streams")
    for section, port in zip(told, ports):
        wire.reaches(office.world, far, section.rtp, near[port], f"RTP of {section.kind}")
        wire.reaches(office.world, far, section.rtcp, near[port + 1], f"RTCP of {section.kind}")
