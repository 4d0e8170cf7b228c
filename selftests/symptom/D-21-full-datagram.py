# SPDX-License-Identifier: GPL-2.0-only
"""A message that fills the MTU and must not be fragmented arrives, though the rewriting makes it longer."""

import socket

from peer import wire
from peer.world import check, same

MTU_DISCOVER, DO = 10, 2        # of <linux/in.h>
MTU = 1500


def test(office):
    phone, far = office.phoneA, office.hosted
    heard = far.hears(phone.request("INVITE", far.endpoint))
    uri = heard.message.get("Contact").strip("<>")
    same(heard.message.contact, heard.source, "Contact of INVITE")

    room = MTU - 28
    short = wire.request(far, "INFO", uri)
    pad = "X-Pad: "
    full = wire.request(far, "INFO", uri, pad=pad + "x" * (room - len(short) - len(pad) - 2))
    same(len(full), room, "length of the message")
    sock = far._sock            # pylint: disable=protected-access
    sock.setsockopt(socket.IPPROTO_IP, MTU_DISCOVER, DO)
    got = wire.carry(far, full, heard.source, phone)

    check(len(got.data) > room, "it has not grown, which tells nothing")
    same(got.start, f"INFO {phone.uri} SIP/2.0", "what the phone reads")
