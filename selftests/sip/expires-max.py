# SPDX-License-Identifier: GPL-2.0-only
"""A phone is told of no longer registration than its peer allows, and the registrar of what the phone asked."""

from peer.world import same

ALG = "nfwan"


def register(phone, hosted, contact):
    """A REGISTER as HOSTED has heard it."""
    sent = phone.request("REGISTER", hosted.endpoint, rport=True,
                         headers=[("Contact", contact), ("Expires", "3600")])
    return sent, hosted.hears(sent)


def test(office):
    phone, hosted = office.phoneA, office.hosted
    office.must("peer", "add", "10", "to", hosted.address, "expires-max", "240")
    own = f"<sip:phoneA@{phone.address}:5060>"
    sent, heard = register(phone, hosted, own)
    same(heard.message.get("Expires"), "3600", "Expires that the registrar hears")
    seen = heard.message.get("Contact")

    other = f"<sip:phoneA@{office.wan2.third}:5060>;expires=1800"
    hosted.reply(heard, 200, headers=[("Contact", f"{seen};expires=3600, {other}"), ("Expires", "3600")])
    answer = phone.hears_answer(sent).message
    same(answer.get("Contact"), f"{own};expires=240, {other}", "Contacts of the 200")
    same(answer.get("Expires"), "240", "Expires of the 200")

    sent, heard = register(phone, hosted, own)
    hosted.reply(heard, 200, headers=[("Contact", f"{seen};expires=120")])
    same(phone.hears_answer(sent).message.get("Contact"), f"{own};expires=120", "a shorter registration")

    office.must("peer", "del", "10")
    sent, heard = register(phone, hosted, own)
    hosted.reply(heard, 200, headers=[("Contact", f"{seen};expires=3600")])
    same(phone.hears_answer(sent).message.get("Contact"), f"{own};expires=3600", "without a bound")
