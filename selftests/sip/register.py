# SPDX-License-Identifier: GPL-2.0-only
"""A phone registers at the hosted PBX, which can then call it at the Contact it registered."""

from peer import sip
from peer.call import Call
from peer.world import same


def test(office):
    phone, hosted = office.phoneA, office.hosted
    register = phone.request("REGISTER", hosted.endpoint, rport=True)
    heard = hosted.hears(register)
    same(heard.message.contact, heard.source, "Contact of REGISTER")
    same(heard.source, (office.wan1.third, 5060), "source of REGISTER")
    hosted.reply(heard, 200)
    phone.hears_answer(register)

    contact = sip.uri_endpoint(heard.message.get("Contact"))
    call = Call(hosted, phone, contact).connect().talk().hang_up()
    call.is_as(office.wan1.third)
    office.no_foreign_packet()
