# SPDX-License-Identifier: GPL-2.0-only
"""An offer with ICE, which finds its own way, arrives with each byte of its SDP as it was."""

from peer import wire
from peer.world import same

LINES = ("m=audio 10000 UDP/TLS/RTP/SAVPF 111 0", "a=rtcp:10000", "a=rtcp-mux", "a=ice-ufrag:F7gI",
         "a=ice-pwd:x9cml/YzichV2+XlhiMu8g", "a=fingerprint:sha-256 4A:AD:B9", "a=setup:actpass",
         "a=candidate:1 1 UDP 2130706431 {host} 10000 typ host",
         "a=candidate:2 1 UDP 1694498815 {public} 10000 typ srflx raddr {host} rport 10000")


def test(office):
    public = office.wan2.mapped
    body = wire.sdp(office.pbx.address, *(line.format(host=office.pbx.address, public=public)
                                          for line in LINES))
    data = wire.request(office.pbx, "INVITE", body=body)
    got = wire.carry(office.pbx, data, office.provider.endpoint, office.provider)
    same(got.body, body, "the SDP")
    same(got.contact, (public, 5060), "Contact of INVITE")
