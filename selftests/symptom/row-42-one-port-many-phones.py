# SPDX-License-Identifier: GPL-2.0-only
"""Of twenty phones that all use port 5060, each hears exactly what the hosted PBX sends to it."""

from peer import sip
from peer.call import Call
from peer.world import same

LIMIT = 90


def test(office):
    hosted = office.hosted
    phones = [office.phone(number) for number in range(20, 40)]
    uris = [phone.register(hosted) for phone in phones]
    same(len(set(map(sip.uri_endpoint, uris))), len(phones), "the number of different Contacts")

    for phone, uri in reversed(list(zip(phones, uris))):
        sent = hosted.request("NOTIFY", sip.uri_endpoint(uri), uri=uri,
                              headers=[("Event", "message-summary")])
        heard = phone.hears(sent)
        same(heard.message.start, f"NOTIFY {phone.uri} SIP/2.0", "what is notified")
        phone.reply(heard, 200)
        hosted.hears_answer(sent)

    calls = [Call(hosted, phone, sip.uri_endpoint(uri)) for phone, uri in zip(phones, uris)]
    for call in calls:
        call.connect()
    for call in calls:
        call.talk(1).hang_up(by=call.callee)
    same([len(phone.heard) for phone in phones], [len(phones[0].heard)] * len(phones),
         "the number of messages at each phone")
