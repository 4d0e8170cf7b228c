# SPDX-License-Identifier: GPL-2.0-only
"""Three parties meet at a conference of the PBX, whose Contact says it is one, with sound, picture and slides."""

from peer import wire
from peer.world import same

KINDS = ("audio {} RTP/AVP 0", "video {} RTP/AVP 96", "video {} RTP/AVP 97")
PARTIES = ("provider", "media", "hosted")


def test(office):
    pbx, public = office.pbx, office.wan2.mapped
    for number, name in enumerate(PARTIES):
        party, base = getattr(office, name), 10000 + 10 * number
        near = [pbx.stream(base + 2 * i) for i in range(3)]
        far = [party.stream(40000 + 2 * i) for i in range(3)]
        offer, answer = (wire.sdp(host, *(f"m={kind.format(first + 2 * i)}" for i, kind in enumerate(KINDS)),
                                  "a=content:slides")
                         for host, first in ((party.address, 40000), (pbx.address, base)))
        invite = wire.request(party, "INVITE", f"sip:meet@{public}", body=offer)
        wire.carry(party, invite, (public, 5060), pbx)
        heard = pbx.heard[-1]
        focus = "Contact: <sip:meet@{}:5060>;isfocus"
        answer = wire.response(heard, 200, focus.format(pbx.address), body=answer)
        told = wire.carry(pbx, answer, heard.source, party)

        same(f"Contact: {told.get('Contact')}", focus.format(public), f"Contact at {name}")
        for section, inside, outside in zip(wire.sections(told.body), near, far, strict=True):
            wire.reaches(office.world, outside, section.rtp, inside, f"{section.kind} of {name}")
            wire.reaches(office.world, inside, outside.local, outside, f"{section.kind} to {name}")
            same(outside.sources, {section.rtp}, f"source of {section.kind} at {name}")
