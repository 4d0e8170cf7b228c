# SPDX-License-Identifier: GPL-2.0-only
"""Mode auto finds out that a provider believes what is written, says so, and if it may, its next call works."""

import json

from peer import wire
from peer.call import Call
from peer.world import check, same

ALG = "nfwan"


def evidence(office, far):
    """What is known of FAR."""
    for known in json.loads(office.must("-j", "evidence", "show")):
        if known["addr"] == far.address:
            return known["verdict"], known["mode"], known["score"], known["signals"]
    return None


def answer(phone, provider, method, status, *lines):
    """PROVIDER answers a METHOD of PHONE without a word of where it came from; returns what he heard."""
    sent = phone.request(method, provider.endpoint)
    heard = provider.hears(sent)
    provider.send(wire.response(heard, status, *lines), heard.source)
    phone.hears_answer(sent, status)
    return heard.message.data == sent.data


def test(office):
    phone, provider = office.phoneA, office.provider
    office.must("sip", "set", "mode", "auto")
    same(evidence(office, provider), None, "what is known at first")

    contact = f"Contact: <{phone.uri}>;expires=3600"
    check(answer(phone, provider, "REGISTER", 200, contact), "the REGISTER was altered")
    same(evidence(office, provider), ("unknown", "auto", -3, ["echoed"]), "evidence of one witness")
    check(answer(phone, provider, "INVITE", 606), "the INVITE was altered")
    naive = ("naive", "rewrite", -8, ["echoed", "refused"])
    same(evidence(office, provider), naive, "evidence of two witnesses")
    check(answer(phone, provider, "OPTIONS", 200), "an OPTIONS was altered, without leave")

    office.must("sip", "set", "auto-rewrite", "yes")
    call = Call(phone, provider, provider.endpoint).connect().talk().hang_up()
    call.is_as(office.wan1.third)
    Call(provider, phone, (office.wan1.third, 5060)).connect().talk().hang_up().is_as(office.wan1.third)
    same(evidence(office, provider), naive, "evidence after calls which were rewritten")
