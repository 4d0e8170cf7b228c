# SPDX-License-Identifier: GPL-2.0-only
"""When no media port is left, a call still rings, and what it names is no other call's port."""

from peer.call import Call
from peer.world import check, same

ALG = "nfwan"


def test(office):
    office.must("sip", "set", "media-ports", "20000-20001")
    calls = []
    for phone in office.phoneA, office.phoneB, office.phone(13):
        call = Call(phone, office.hosted, office.hosted.endpoint)
        call.send_invite(body=call.caller.offer(10000))
        calls.append(call.connect())
    same([call.callee.remote_sdp.rtp for call in calls[:2]],
         [(office.wan1.third, 10000), (office.wan1.third, 20000)], "what two phones announce")
    check(calls[2].callee.remote_sdp.connection == calls[2].caller.agent.address,
          "the third one announces an address that is not open for it")

    calls[1].talk().hang_up()
    calls[2].renegotiate().talk()
    same(calls[2].callee.remote_sdp.rtp, (office.wan1.third, 20000), "what it announces then")
    calls[0].talk()
