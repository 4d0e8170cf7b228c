# SPDX-License-Identifier: GPL-2.0-only
"""Where the kernel expects as many connections as it may, a call still gets through, with its audio."""

from peer.call import Call

LIMIT_FILE = "/proc/sys/net/netfilter/nf_conntrack_expect_max"


def test(office):
    with open(LIMIT_FILE, encoding="ascii") as file:
        limit = file.read()
    try:
        with open(LIMIT_FILE, "w", encoding="ascii") as file:
            file.write("1")
        ringing = office.call_out(media=office.provider).ring()
        call = Call(office.phoneA, office.hosted, office.hosted.endpoint).connect()
        call.callee.media.reaches(call.caller.media, call.callee.remote_sdp)
        call.talk().hang_up()
        ringing.answer().talk().hang_up()
    finally:
        with open(LIMIT_FILE, "w", encoding="ascii") as file:
            file.write(limit)
