# SPDX-License-Identifier: GPL-2.0-only
"""After the PBX spoke on WAN2, the provider's INVITE on WAN1 still comes from port 5060."""

from peer.world import same


def test(office):
    options = office.pbx.request("OPTIONS", office.provider.endpoint)
    same(office.provider.hears(options).source, (office.wan2.mapped, 5060), "source of OPTIONS")

    call = office.call_in(office.wan1.mapped)
    call.send_invite()
    invite = office.pbx.hears(call.invite_sent)

    same(invite.source, office.provider.endpoint, "source of INVITE at the PBX")
