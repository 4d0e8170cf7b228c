# SPDX-License-Identifier: GPL-2.0-only
"""When only one of two streams finds a port, neither is announced at an address where its port is another call's."""

from peer import wire
from peer.call import Call
from peer.world import same

ALG = "nfwan"


def test(office):
    office.must("sip", "set", "media-ports", "20000-20001")
    other = Call(office.phoneB, office.hosted, office.hosted.endpoint)
    other.send_invite(body=other.caller.offer(10000))
    other.connect()
    phone, far = office.phoneA, office.hosted
    third = Call(office.phone(13), office.hosted, office.hosted.endpoint)
    third.send_invite(body=third.caller.offer(10000))
    third.connect()

    body = wire.sdp(phone.address, "m=audio 12000 RTP/AVP 0", "m=video 10000 RTP/AVP 31")
    before = office.stats()
    got = wire.carry(phone, wire.request(phone, "INVITE", body=body), far.endpoint, far)
    after = office.stats()
    same(got.body, body, "the description")
    same(got.contact, far.heard[-1].source, "Contact of INVITE")
    same(after["no-port"] - before["no-port"], 1, "how often no port was found")
    same(after["media-open"] - before["media-open"], after["media-close"] - before["media-close"],
         "the ports that were opened and stay open")

    apart = wire.sdp(phone.address, "m=audio 12000 RTP/AVP 0", f"c=IN IP4 {phone.address}",
                     "m=video 10000 RTP/AVP 31", f"c=IN IP4 {phone.address}")
    got = wire.carry(phone, wire.request(phone, "INVITE", body=apart), far.endpoint, far)
    same([s.rtp for s in wire.sections(got.body)], [(office.wan1.third, 12000), (phone.address, 10000)],
         "streams which have addresses of their own")
    other.talk().hang_up()
    third.talk().hang_up()
