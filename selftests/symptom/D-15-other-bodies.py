# SPDX-License-Identifier: GPL-2.0-only
"""A body that is no session description is not altered, though it reads like one."""

from peer import wire
from peer.world import same

KINDS = ("text/plain", "application/isup", "message/sipfrag", "application/pidf+xml")


def test(office):
    pbx, target = office.pbx, office.provider.endpoint
    text = wire.sdp(pbx.address, "m=audio 10000 RTP/AVP 0")
    for method in ("INVITE", "MESSAGE", "INFO", "NOTIFY"):
        for kind in KINDS:
            data = wire.request(pbx, method, body=text).replace(b"application/sdp", kind.encode())
            got = wire.carry(pbx, data, target, office.provider)
            same(got.contact, (office.wan2.mapped, 5060), f"Contact of {method}")
            same(got.body, text, f"{kind} in {method}")
            same(got.get("Content-Length"), str(len(text)), f"Content-Length of {method}")
