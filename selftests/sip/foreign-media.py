# SPDX-License-Identifier: GPL-2.0-only
"""Media of another host of the LAN than the one that signals is left as it is, all of it, and counted."""

from peer import wire
from peer.world import same

ALG = "nfwan"


def test(office):
    phone, other = office.phoneA.address, office.phoneB.address
    for body in (wire.sdp(other, "m=audio 10000 RTP/AVP 0"),
                 wire.sdp(phone, "m=audio 10000 RTP/AVP 0", f"c=IN IP4 {other}"),
                 wire.sdp(phone, "m=audio 10000 RTP/AVP 0", f"a=rtcp:10001 IN IP4 {other}")):
        before = office.stats()
        call = wire.Dialog(office.phoneA, office.provider, office.provider.endpoint)
        told, _ = call.exchange(body, wire.sdp(office.provider.address, "m=audio 40000 RTP/AVP 0"))
        after = office.stats()
        same(told, body, "the description")
        same({name: after[name] - before[name] for name in ("foreign-addr", "media-open")},
             {"foreign-addr": 1, "media-open": 0}, "what was counted")
