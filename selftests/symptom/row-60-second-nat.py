# SPDX-License-Identifier: GPL-2.0-only
"""Behind another NAT of the ISP, a call by way of a server which sees to that itself still works."""

from peer import wire
from peer.world import same

NAT = """
table ip isp {
	chain srcnat {
		type nat hook postrouting priority srcnat;
		iifname "w*" oifname "net0" masquerade random
	}
}
"""


def test(office):
    office.one_wan()
    phone, hosted = office.phoneA, office.hosted
    near, far = phone.stream(10000), hosted.stream(40000)
    office.inside("internet", "nft", "-f", "-", stdin=NAT)
    try:
        offer = wire.sdp(phone.address, "m=audio 10000 RTP/AVP 0")
        via = f"Via: SIP/2.0/UDP {phone.address}:5060;rport;branch=z9hG4bKn"
        wire.carry(phone, wire.request(phone, "INVITE", via=via, body=offer), hosted.endpoint, hosted)
        invite = hosted.heard[-1]
        same(invite.source[0], "203.0.113.129", "source of the INVITE")

        answer = wire.response(invite, 200, f"Contact: <{hosted.uri}>",
                               body=wire.sdp(hosted.address, "m=audio 40000 RTP/AVP 0"))
        ok = wire.carry(hosted, answer, invite.source, phone)
        wire.reaches(office.world, near, wire.sections(ok.body)[0].rtp, far, "audio")
        (source,) = far.sources
        wire.reaches(office.world, far, source, near, "the answer, sent to where the audio came from,")
        bye = wire.request(hosted, "BYE", invite.message.get("Contact").strip("<>"))
        got = wire.carry(hosted, bye, invite.source, phone)
        same(got.start, f"BYE {phone.uri} SIP/2.0", "what the phone reads")
    finally:
        office.inside("internet", "nft", "delete", "table", "ip", "isp")
