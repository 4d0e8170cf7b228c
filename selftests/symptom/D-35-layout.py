# SPDX-License-Identifier: GPL-2.0-only
"""However a phone lays out its message, with folds, tabs or blanks, its call gets its audio."""

from peer import wire
from peer.world import same

ADDRESS = "192.168.1.219"
LAYOUTS = {
    "two blanks in CSeq": {"cseq": "CSeq: 1  INVITE"},
    "a tab in CSeq": {"cseq": "CSeq:\t1\tINVITE"},
    "blanks in Via": {"via": f"Via: SIP/2.0/UDP\t  {ADDRESS}:5060;branch=z9hG4bKb"},
    "blanks around the slash": {"via": f"Via: SIP / 2.0 / UDP {ADDRESS} : 5060;branch=z9hG4bKs"},
    "a folded Via": {"via": f"Via: SIP/2.0/UDP\r\n {ADDRESS}:5060\r\n ;branch=z9hG4bKf"},
    "a folded Contact": {"contact": f"Contact:\r\n\t<sip:pbx@{ADDRESS}:5060>\r\n ;q=1"},
    "a folded From": {"from_": "From:\r\n <sip:a@office.example>\r\n ;tag=7"},
    "no blanks": {"contact": f"Contact:<sip:pbx@{ADDRESS}:5060>", "cseq": "CSeq:1 INVITE"},
}


def test(office):
    near, far = office.pbx.stream(10000), office.provider.stream(40000)
    body = wire.sdp(ADDRESS, "m=audio 10000 RTP/AVP 0", origin="office.example")
    for what, lines in LAYOUTS.items():
        data = wire.request(office.pbx, "INVITE", body=body, **lines)
        got = wire.carry(office.pbx, data, office.provider.endpoint, office.provider)
        same(ADDRESS in got.text, False, f"whether the inside is named after {what}")
        told = wire.sections(got.body)[0]
        wire.reaches(office.world, far, told.rtp, near, f"after {what}, audio")
