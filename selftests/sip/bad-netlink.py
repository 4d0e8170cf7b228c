# SPDX-License-Identifier: GPL-2.0-only
"""A wrong netlink message to nf_sip_alg is refused with a sentence and changes nothing."""

import struct

from peer import genl
from peer.genl import attr
from peer.office import TOP
from peer.world import check, same

ALG = "nfwan"

N = genl.names(f"{TOP}/nf_sip_alg/uapi/linux/netfilter/nf_sip_alg.h")
MODE, PORT, MIN, MAX = (N["NFSIP_A_CONFIG_" + name]
                        for name in ("MODE", "PORT", "MEDIA_PORT_MIN", "MEDIA_PORT_MAX"))
PINHOLE = attr(MODE, struct.pack("=I", N["NFSIP_MODE_PINHOLE"]))


def port(kind, number):
    """A port in network order."""
    return attr(kind, struct.pack("!H", number))


WRONG = {
    "attribute of no known kind": [PINHOLE, attr(999, b"1234")],
    "attribute longer than the message": [PINHOLE, attr(MODE, b"1234", length=400)],
    "mode of no known number": [attr(MODE, struct.pack("=I", 77))],
    "mode of one byte": [attr(MODE, b"\x01")],
    "port 0": [PINHOLE, port(PORT, 0)],
    "nine ports": [PINHOLE, *(port(PORT, number) for number in range(5060, 5069))],
    "media ports in the wrong order": [PINHOLE, port(MIN, 30000), port(MAX, 20000)],
    "media port 0": [PINHOLE, port(MIN, 0)],
}


def test(office):
    before = office.must("sip", "show")
    for what, message in WRONG.items():
        socket = genl.Socket(f"{office.name}-router", "nf_sip_alg")
        answer = socket.ask(N["NFSIP_CMD_CONFIG_SET"], *message)
        check(answer.error, f"{what}: is accepted")
        check(answer.text, f"{what}: refused ({answer.error}) without a sentence")
        socket.close()
        same(office.must("sip", "show"), before, f"the settings after {what}")
