# SPDX-License-Identifier: GPL-2.0-only
"""Lamps and message counts are shown at the phone that asked for them, ten phones with three each."""

from peer import sip
from peer.world import same

LIMIT = 90

BODIES = {
    "dialog": ("application/dialog-info+xml",
               '<dialog-info entity="sip:7@{0}"><target uri="sip:7@{0}:{1}"/></dialog-info>'),
    "presence": ("application/pidf+xml", '<presence entity="pres:7@{0}:{1}"/>'),
    "message-summary": ("application/simple-message-summary",
                        "Messages-Waiting: yes\r\nMessage-Account: sip:7@{0}:{1}\r\nv=0\r\nc=IN IP4 {0}\r\n")}


def subscribe(phone, hosted, event):
    """SUBSCRIBE, 200; returns what the PBX then needs to notify the phone."""
    sent = phone.request("SUBSCRIBE", hosted.endpoint, rport=True,
                         headers=[("Event", event), ("Expires", "3600")])
    heard = hosted.hears(sent)
    hosted.reply(heard, 200, headers=[("Expires", "3600")])
    to = phone.hears_answer(sent).message.get("To")
    return event, phone, {"call_id": sent.call_id, "from_": to, "to": sent.get("From"),
                          "uri": sip.uri_of(heard.message.get("Contact"))}


def notify(hosted, subscription, cseq):
    """NOTIFY, 200; the state is about the phone's public end, and private to it."""
    event, phone, of = subscription
    target = sip.uri_endpoint(of["uri"])
    kind, body = BODIES[event]
    sent = hosted.request("NOTIFY", target, cseq=cseq, body=body.format(*target), headers=[
        ("Event", event), ("Subscription-State", "active;expires=3600"), ("Content-Type", kind)], **of)
    heard = phone.hears(sent)
    same(heard.message.start, f"NOTIFY {phone.uri} SIP/2.0", "what is notified")
    same(heard.message.without("Via")[1:], sent.without("Via")[1:], f"NOTIFY of {event}")
    phone.reply(heard, 200)
    hosted.hears_answer(sent)


def test(office):
    hosted = office.hosted
    phones = [office.phone(number) for number in range(20, 30)]
    subscriptions = [subscribe(phone, hosted, event) for event in BODIES for phone in phones]
    for cseq in 1, 2:
        for subscription in reversed(subscriptions):
            notify(hosted, subscription, cseq)
