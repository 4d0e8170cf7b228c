# SPDX-License-Identifier: GPL-2.0-only
"""On a port that is not named, SIP passes as it is; once it is named, calls by it work like all others."""

from peer import wire
from peer.agent import Agent
from peer.call import Call
from peer.world import same

ALG = "nfwan"


def test(office):
    away = Agent(office.world, office.namespace("provider"), "away", office.provider.address, 5160)
    phone = Agent(office.world, office.namespace("phoneA"), "phone", office.phoneA.address, 5160)
    office.agents.update(away=away, phone=phone)

    data = wire.request(phone, "INVITE", body=wire.sdp(phone.address, "m=audio 10000 RTP/AVP 0"))
    got = wire.carry(phone, data, away.endpoint, away)
    same(got.data, data, "the INVITE by port 5160")

    office.must("sip", "set", "ports", "5060,5160")
    for _ in range(2):
        call = Call(phone, away, away.endpoint).connect().talk()
        call.hang_up(by=call.callee).is_as(office.wan1.third, 5160)
        Call(office.pbx, office.provider, office.provider.endpoint).connect().talk().hang_up()
