# SPDX-License-Identifier: GPL-2.0-only
"""Headers whose names only begin like others do not hide those: the message is understood."""

from peer import wire
from peer.world import same

ODD = {"a": "Token: <sip:x@1.2.3.4>", "b": "Fromage: brie", "c": "Contact-Info: <sip:pbx@192.168.1.219>",
       "d": "Via-Foo: SIP/2.0/UDP 192.168.1.219", "e": "Call-ID-Hint: 7", "f": "CSequence: 9 BYE",
       "g": "Content-Length-Hint: 3", "h": "m-x: 1", "i": "vv: 2", "j": "lll: 3"}
COMPACT = {"via": "v: SIP/2.0/UDP 192.168.1.219:5060;branch=z9hG4bKc", "from_": "f: <sip:a@office.example>;tag=c",
           "to": "t: <sip:b@world.example>", "call_id": "i: compact@office.example",
           "contact": "m: <sip:pbx@192.168.1.219:5060>"}


def test(office):
    near, far = office.pbx.stream(10000), office.provider.stream(40000)
    body = wire.sdp(office.pbx.address, "m=audio 10000 RTP/AVP 0")
    for lines in ({**ODD}, {**ODD, **COMPACT}):
        data = wire.request(office.pbx, "INVITE", body=body, **lines)
        got = wire.carry(office.pbx, data, office.provider.endpoint, office.provider)
        wire.same_but(office.pbx.send(data, office.provider.endpoint), got,
                      "Via:", "v:", "Contact:", "m:", "Content-Length:", "c=")
        told = wire.sections(got.body)[0]
        same(told.rtp[0], office.wan2.mapped, "where audio is wanted")
        wire.reaches(office.world, far, told.rtp, near, "audio")
        same(got.get("Contact") or got.get("m"), f"<sip:pbx@{office.wan2.mapped}:5060>", "Contact")
