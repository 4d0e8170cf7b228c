# SPDX-License-Identifier: GPL-2.0-only
"""A phone is at one and the same Contact through every refresh, and "*" takes it off the registrar."""

from peer import sip
from peer.world import same


def test(office):
    phone, hosted = office.phoneA, office.hosted
    call_id = "registration@phoneA.example"
    contacts, sources = [], []
    for cseq in range(1, 5):
        brief = phone.request("REGISTER", hosted.endpoint, rport=True, call_id=call_id,
                              cseq=cseq * 2, headers=[("Expires", "30")])
        refusal = [("Min-Expires", "60"), ("Contact", f"<{hosted.uri}>")]
        heard = hosted.hears(brief)
        sources.append(heard.source)
        hosted.reply(heard, 423, headers=refusal)
        answer = phone.hears_answer(brief, 423).message
        same((answer.get("Min-Expires"), answer.get("Contact")), ("60", f"<{hosted.uri}>"), "the 423")

        contacts.append(phone.register(hosted, call_id=call_id, cseq=cseq * 2 + 1,
                                       headers=[("Expires", "60")]))
        office.silence(phone)
    same(set(map(sip.uri_endpoint, contacts)), set(sources), "what the registrar was told")
    same(len(set(contacts)), 1, "the number of different Contacts")

    leaving = phone.request("REGISTER", hosted.endpoint, rport=True, call_id=call_id, cseq=100,
                            headers=[("Contact", "*"), ("Expires", "0")])
    heard = hosted.hears(leaving)
    same(heard.message.get("Contact"), "*", "Contact of REGISTER")
    hosted.reply(heard, 200)
    phone.hears_answer(leaving)
