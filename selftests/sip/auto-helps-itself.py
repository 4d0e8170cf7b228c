# SPDX-License-Identifier: GPL-2.0-only
"""Mode auto finds out that a hosted PBX copes with NAT, and never alters what goes to it."""

import json

from peer import sip
from peer.call import Call
from peer.world import check, same

ALG = "nfwan"


def evidence(office, far):
    """What is known of FAR."""
    known, = [known for known in json.loads(office.must("-j", "evidence", "show"))
              if known["addr"] == far.address]
    return known["verdict"], known["mode"], known["signals"]


def ping(phone, hosted, source):
    """An OPTIONS to where the phone said it is, sent to where it was heard."""
    sent = hosted.request("OPTIONS", source, uri=phone.uri)
    heard = phone.hears(sent)
    same(heard.message.data, sent.data, "OPTIONS at the phone")
    phone.reply(heard, 200)
    hosted.hears_answer(sent)


def test(office):
    phone, hosted = office.phoneA, office.hosted
    office.must("sip", "set", "mode", "auto", "auto-rewrite", "yes")
    register = phone.request("REGISTER", hosted.endpoint, rport=True, headers=[("Expires", "3600")])
    heard = hosted.hears(register)
    same(heard.message.data, register.data, "REGISTER at the hosted PBX")
    hosted.reply(heard, 200, headers=[("Contact", f"<{phone.uri}>;expires=60")])
    phone.hears_answer(register)
    same(evidence(office, hosted), ("helps-itself", "pinhole", ["received", "short-lease"]), "evidence")
    ping(phone, hosted, heard.source)

    call = Call(phone, hosted, hosted.endpoint)
    call.connect()
    same(call.invite.message.data, call.invite_sent.data, "INVITE at the hosted PBX")
    ours, theirs = call.caller.media.rtp, call.callee.media.rtp
    ours.send(theirs.local, 0)
    office.world.until(lambda: theirs.sources, "the hosted PBX hears no RTP")
    theirs.send(next(iter(theirs.sources)), 0)
    office.world.until(lambda: ours.heard, "what it sends back does not arrive")
    call.hang_up()
    same(evidence(office, hosted), ("helps-itself", "pinhole",
                                    ["received", "short-lease", "pings", "latched"]),
         "evidence after the call")
    check(sip.uri_endpoint(call.invite.message.get("Contact")) == phone.endpoint, "the Contact was altered")
