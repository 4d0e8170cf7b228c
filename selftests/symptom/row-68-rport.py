# SPDX-License-Identifier: GPL-2.0-only
"""A phone that asks by rport how it is seen outside asks in vain nowhere, and is told the truth."""

from peer import wire
from peer.world import same


def test(office):
    phone, hosted = office.phoneA, office.hosted
    host, port = phone.endpoint
    via = f"SIP/2.0/UDP {host}:{port};rport;branch=z9hG4bKr"
    asked = wire.carry(phone, wire.request(phone, "OPTIONS", via=f"Via: {via}"), hosted.endpoint, hosted)
    same(asked.get("Via"), via, "Via of the request")
    heard = hosted.heard[-1]
    same(asked.contact, heard.source, "Contact of the request")

    address, number = heard.source
    answered = via.replace(";rport", f";received={address};rport={number}")
    heard.message.headers[0] = ("Via", answered)
    answer = wire.carry(hosted, wire.response(heard, 200), heard.source, phone)
    same(answer.get("Via"), answered, "Via of the answer")
