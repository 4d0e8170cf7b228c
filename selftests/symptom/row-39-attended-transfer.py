# SPDX-License-Identifier: GPL-2.0-only
"""REFER with Replaces, and the NOTIFYs about it, pass without a byte changed that names the calls."""

from peer import sip
from peer.world import same

SIPFRAG = "SIP/2.0 200 OK\r\nTo: <sip:pbx@192.168.1.219:5060>\r\nContact: <sip:pbx@192.168.1.219:5060>\r\n"


def passed(sent, heard, what):
    """All but the Via, the Contact and whom it is for is as it was sent."""
    same(heard.message.without("Via", "Contact")[1:], sent.without("Via", "Contact")[1:], what)


def refer(call, by, other, target):
    """BY transfers OTHER to TARGET, and is told how it went."""
    escaped = "call7%40192.168.1.219%3Bto-tag%3D192.168.1.219%3Bfrom-tag%3D7"
    by.cseq += 1
    sent, heard = call.in_dialog("REFER", by, other, by.cseq, headers=[
        ("Refer-To", f"<{target}?Replaces={escaped}&Contact=%3Csip:pbx%40192.168.1.219:5060%3E>"),
        ("Referred-By", "<sip:pbx@192.168.1.219:5060>;cid=\"1@192.168.1.219\"")])
    passed(sent, heard, "REFER")
    other.agent.reply(heard, 202)
    by.agent.hears_answer(sent, 202)

    other.cseq += 1
    sent, heard = call.in_dialog("NOTIFY", other, by, other.cseq, body=SIPFRAG, headers=[
        ("Event", "refer;id=7"), ("Subscription-State", "terminated;reason=noresource"),
        ("Content-Type", "message/sipfrag;version=2.0")])
    passed(sent, heard, "NOTIFY")
    by.agent.reply(heard, 200)
    other.agent.hears_answer(sent, 200)


def test(office):
    call = office.call_out().connect()
    refer(call, call.caller, call.callee, "sip:extension@world.example")
    refer(call, call.callee, call.caller, "sip:extension@office.example")
    call.talk().hang_up().is_as(office.wan2.mapped)

    replaces = "call7@192.168.1.219;to-tag=192.168.1.219;from-tag=7"
    sent = office.pbx.request("INVITE", office.provider.endpoint, headers=[
        ("Replaces", replaces), ("Target-Dialog", replaces), ("Require", "replaces")],
        call_id="192.168.1.219:5060@192.168.1.219", body=sip.sdp_text(office.pbx.address, 11000))
    heard = office.provider.hears(sent).message
    for name in "Replaces", "Target-Dialog", "Call-ID", "From", "To":
        same(heard.get(name), sent.get(name), name)
