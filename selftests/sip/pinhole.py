# SPDX-License-Identifier: GPL-2.0-only
"""In mode pinhole the call's media is let in, and no byte of any message is altered."""

from peer.call import Call
from peer.world import same

ALG = "nfwan"


def test(office):
    office.one_wan()
    office.must("sip", "set", "mode", "pinhole")

    call = Call(office.pbx, office.provider, office.provider.endpoint)
    call.ring()
    same(call.invite.message.data, call.invite_sent.data, "INVITE at the provider")
