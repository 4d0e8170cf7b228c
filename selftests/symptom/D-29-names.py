# SPDX-License-Identifier: GPL-2.0-only
"""Who calls whom is never altered, though both names hold an address of the office."""

from peer import wire
from peer.world import same


def test(office):
    pbx, public = office.pbx.address, office.wan2.mapped
    names = {"from_": f'From: "Alice" <sip:alice@{pbx}>;tag=1',
             "to": f"To: <sip:bob@{office.provider.address}>"}
    data = wire.request(office.pbx, "INVITE", f"sip:bob@{office.provider.address}", **names)
    heard = wire.carry(office.pbx, data, office.provider.endpoint, office.provider)
    same(heard.contact[0], public, "Contact of INVITE")
    wire.same_but(office.pbx.send(data, office.provider.endpoint), heard, "Via:", "Contact:")

    names = {"from_": f"From: <sip:bob@{office.provider.address}>;tag=2",
             "to": f"To: <sip:alice@{public}>"}
    data = wire.request(office.provider, "INVITE", f"sip:alice@{public}", **names)
    heard = wire.carry(office.provider, data, (public, 5060), office.pbx)
    same(heard.get("To"), f"<sip:alice@{public}>", "To of the call that comes in")
    same(heard.get("From"), f"<sip:bob@{office.provider.address}>;tag=2", "From of the call that comes in")
