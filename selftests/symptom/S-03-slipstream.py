# SPDX-License-Identifier: GPL-2.0-only
"""No SIP that a browser inside is talked into sending opens a port of its host, or of another, to the web."""

from peer import wire
from peer.world import check


def test(office):
    victim, web = office.phoneA, office.attacker
    service, other = victim.stream(8080), office.phoneB.stream(8080)
    tap = office.tap("phoneA"), office.tap("phoneB")
    contact = f"Contact: <sip:a@{victim.address}:8080>;expires=3600"
    got = wire.carry(victim, wire.request(victim, "REGISTER", contact=contact), web.endpoint, web)
    heard = web.heard[-1]
    target = (heard.source[0], got.via[1])
    wire.carry(web, wire.response(heard, 200, f"Contact: {got.get('Contact')}"), target, victim)
    invite = wire.request(victim, "INVITE", body=wire.sdp(office.phoneB.address, "m=audio 8080 RTP/AVP 0"))
    wire.carry(victim, invite, web.endpoint, web)

    for port in (5060, 8080):
        speaker = web.stream(30000 + port)
        for address in (office.wan1.address, office.wan1.mapped, office.wan1.third):
            speaker.send((address, 8080), 0)
    # what is sent later does arrive
    wire.carry(web, b"\r\n\r\n", target, victim)
    check(not service.heard, "the victim's service is open to the web")
    check(not other.heard, "a service of another host is open to the web")
    check(not any(p.target[1] == 8080 for t in tap for p in t.packets), "packets for 8080 came in")
