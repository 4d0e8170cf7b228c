# SPDX-License-Identifier: GPL-2.0-only
"""A lamp that was asked for for an hour is lit after 59 silent minutes."""

from peer import sip

MINUTE, HOUR = 60, 3600


def test(office):
    phone, hosted = office.phoneA, office.hosted
    sent = phone.request("SUBSCRIBE", hosted.endpoint, rport=True,
                         headers=[("Event", "dialog"), ("Expires", str(HOUR))])
    heard = hosted.hears(sent)
    hosted.reply(heard, 200, headers=[("Expires", str(HOUR))])
    answer = phone.hears_answer(sent).message
    uri = sip.uri_of(heard.message.get("Contact"))

    office.world.rest(59 * MINUTE)
    lit = hosted.request("NOTIFY", sip.uri_endpoint(uri), uri=uri, call_id=sent.call_id,
                         from_=answer.get("To"), to=sent.get("From"),
                         headers=[("Event", "dialog"), ("Subscription-State", "active;expires=60")])
    phone.reply(phone.hears(lit), 200)
    hosted.hears_answer(lit)
