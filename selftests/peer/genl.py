# SPDX-License-Identifier: GPL-2.0-only
"""Raw generic netlink, to say what a well-behaved tool would never say."""

import collections
import re
import socket
import struct

from . import netns

SOL_NETLINK, NETLINK_CAP_ACK, NETLINK_EXT_ACK = 270, 10, 11
NLM_F_REQUEST, NLM_F_ACK, NLM_F_ACK_TLVS, NLM_F_DUMP = 1, 4, 0x200, 0x300
NLMSG_ERROR, NLMSG_DONE = 2, 3
NLA_F_NESTED = 0x8000
GENL_ID_CTRL, CTRL_CMD_GETFAMILY = 16, 3

# error is a positive errno, 0 for success; text is the kernel's sentence.
Answer = collections.namedtuple("Answer", "error text offset data")


def names(header):
    """{name: number} of every enumerator in a generated uapi HEADER."""
    found = {}
    for body in re.findall(r"enum[^{;]*\{([^}]*)\}", open(header, encoding="utf-8").read()):
        number = 0
        for name, value in re.findall(r"^\t(\w+)(?: = (\d+))?,?$", body, re.M):
            number = int(value) if value else number
            found[name] = number
            number += 1
    return found


def attr(kind, data, length=None):
    """One attribute; LENGTH lies about its size."""
    if isinstance(data, str):
        data = data.encode() + b"\0"
    size = 4 + len(data)
    return struct.pack("=HH", length or size, kind) + data + bytes(-size % 4)


def nest(kind, *attributes):
    """Attributes inside an attribute."""
    return attr(kind | NLA_F_NESTED, b"".join(attributes))


def attributes(data):
    """{kind: value} of the attributes in DATA."""
    found = {}
    while len(data) >= 4:
        length, kind = struct.unpack_from("=HH", data)
        found[kind & 0x3fff] = data[4:length]
        data = data[(length + 3) & ~3:]
    return found


class Socket:
    """A conversation with one family in one namespace."""

    def __init__(self, namespace, family):
        self._sock = netns.open_socket(namespace, socket.AF_NETLINK, socket.SOCK_RAW, 16)
        self._sock.settimeout(5)
        self._sock.bind((0, 0))
        for option in NETLINK_CAP_ACK, NETLINK_EXT_ACK:
            self._sock.setsockopt(SOL_NETLINK, option, 1)
        self._family = GENL_ID_CTRL
        answer = self.ask(CTRL_CMD_GETFAMILY, attr(2, family))
        self._family, = struct.unpack("=H", attributes(answer.data)[1])

    def ask(self, command, *payload):
        """One request and its acknowledgement."""
        return self.ask_raw(struct.pack("=BBH", command, 1, 0) + b"".join(payload))

    def ask_raw(self, payload):
        """As ask(), with the generic header in PAYLOAD, if at all."""
        head = struct.pack("=IHHII", 16 + len(payload), self._family,
                           NLM_F_REQUEST | NLM_F_ACK, 1, 0)
        self._sock.send(head + payload)
        data = b""
        while True:
            got = self._sock.recv(65536)
            while got:
                length, kind, flags = struct.unpack_from("=IHH", got)
                if kind == NLMSG_ERROR:
                    return self._acknowledged(got[16:length], flags, data)
                data, got = got[20:length], got[(length + 3) & ~3:]

    def dump(self, command):
        """What COMMAND lists: the attributes of each object."""
        head = struct.pack("=IHHII", 20, self._family, NLM_F_REQUEST | NLM_F_DUMP, 1, 0)
        self._sock.send(head + struct.pack("=BBH", command, 1, 0))
        found = []
        while True:
            got = self._sock.recv(65536)
            while got:
                length, kind = struct.unpack_from("=IH", got)
                if kind in (NLMSG_ERROR, NLMSG_DONE):
                    return found
                found.append(got[20:length])
                got = got[(length + 3) & ~3:]

    @staticmethod
    def _acknowledged(body, flags, data):
        error, = struct.unpack_from("=i", body)
        said = attributes(body[20:]) if flags & NLM_F_ACK_TLVS else {}
        text = said.get(1, b"").rstrip(b"\0").decode()
        offset = struct.unpack("=I", said[2])[0] if 2 in said else None
        return Answer(-error, text, offset, data)

    def close(self):
        """Hang up; an open transaction is dropped."""
        self._sock.close()
