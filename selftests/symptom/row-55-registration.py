# SPDX-License-Identifier: GPL-2.0-only
"""A phone can be reached for as long as its registration lasts, keep-alives or not."""

from peer import wire
from peer.world import check

HOUR = 3600


def test(office):
    phone, hosted = office.phoneA, office.hosted
    register = phone.request("REGISTER", hosted.endpoint, rport=True, headers=[("Expires", str(HOUR))])
    heard = hosted.hears(register)
    contact = heard.message.get("Contact")
    check("192.168." not in contact, f"it is registered as {contact}")
    ok = wire.response(heard, 200, f"Contact: {contact};expires={HOUR}")
    hosted.send(ok, heard.source)
    phone.hears_answer(register)

    seconds = wire.timeout(office, "src=192.168.1.11 ", "dport=5060")
    check(seconds and seconds > HOUR - 60, f"the flow is kept for {seconds} s")
