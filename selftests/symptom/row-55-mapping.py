# SPDX-License-Identifier: GPL-2.0-only
"""Who is registered, or has a call, can be reached for five minutes after the last message."""

from peer import wire
from peer.call import Call
from peer.world import check


def kept(office, what):
    """The flow of the phone has five minutes to live, but for what has just passed."""
    seconds = wire.timeout(office, "src=192.168.1.11 ", "dport=5060")
    check(seconds is not None, f"after {what} there is no flow")
    check(seconds > 270, f"after {what} the flow is kept for {seconds} s only")


def test(office):
    phone, hosted = office.phoneA, office.hosted
    register = phone.request("REGISTER", hosted.endpoint, rport=True)
    hosted.reply(hosted.hears(register), 200)
    phone.hears_answer(register)
    kept(office, "REGISTER")

    phone.send(b"\r\n\r\n", hosted.endpoint)
    hosted.hears_bytes(b"\r\n\r\n")
    kept(office, "a keep-alive")

    call = Call(phone, hosted, hosted.endpoint).connect()
    kept(office, "ACK")
    call.hang_up(by=call.callee)
    kept(office, "BYE")
