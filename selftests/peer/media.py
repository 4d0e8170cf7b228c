# SPDX-License-Identifier: GPL-2.0-only
"""Numbered RTP and RTCP, sent only to where the other side's SDP says."""

import collections
import errno
import os
import select
import socket
import struct

from . import netns
from .world import Failure, same, show

Heard = collections.namedtuple("Heard", "number source")

# Whoever sends into a void is told so by ICMP on his next call: not a fault.
_ICMP = (errno.ECONNREFUSED, errno.EHOSTUNREACH, errno.ENETUNREACH)


class Stream:
    """One UDP socket with numbered packets: the RTP or the RTCP of a call."""

    def __init__(self, world, namespace, local):
        self._world = world
        self._sock = netns.open_socket(namespace, netns.family(local[0]), socket.SOCK_DGRAM)
        self._sock.bind(local)
        self._room = select.poll()
        self._room.register(self._sock, select.POLLOUT)
        world.add(self._sock, self._read)
        self.local = local
        self.sent = 0
        self.heard = []

    def _read(self):
        try:
            data, source = self._sock.recvfrom(2048)
        except OSError as error:
            if error.errno in _ICMP:
                return
            raise
        self.heard.append(Heard(struct.unpack_from("!H", data, 2)[0], source[:2]))

    def option(self, level, name, value):
        """Set an option of the socket."""
        self._sock.setsockopt(level, name, value)

    def belong_to(self, uid):
        """The socket is as if the user UID had opened it."""
        os.fchown(self._sock.fileno(), uid, -1)

    def send(self, target, kind):
        """Send the next number; KIND is the second byte: payload or RTCP type."""
        packet = struct.pack("!BBHII", 0x80, kind, self.sent, self.sent * 160, 0x0ff1ce)
        self.sent += 1
        try:
            if not self._room.poll(10000):
                raise Failure("what was sent does not leave the host")
            self._sock.sendto(packet + bytes(16), target)
        except OSError as error:
            if error.errno not in _ICMP:
                raise

    @property
    def sources(self):
        """Every address and port this stream has heard from."""
        return {h.source for h in self.heard}

    def close(self):
        self._world.remove(self._sock)


class Media:
    """One end of the audio of a call: RTP on a port, RTCP on the next unless told."""

    PCMU, SENDER_REPORT = 0, 200

    def __init__(self, world, namespace, address, port, rtcp=None):
        self._world = world
        self.rtp = Stream(world, namespace, (address, port))
        self.rtcp = Stream(world, namespace, (address, rtcp or port + 1))

    def talk(self, sdp, packets=5):
        """Send numbered RTP, and one RTCP, to the address in SDP."""
        for _ in range(packets):
            self.rtp.send(sdp.rtp, self.PCMU)
        self.rtcp.send(sdp.rtcp, self.SENDER_REPORT)

    def reaches(self, other, sdp, packets=5):
        """Talk to SDP, and OTHER hears all of it."""
        rtp, rtcp = len(other.rtp.heard) + packets, len(other.rtcp.heard) + 1
        self.talk(sdp, packets)
        for stream, count, target in ((other.rtp, rtp, sdp.rtp), (other.rtcp, rtcp, sdp.rtcp)):
            self._world.until(lambda s=stream, n=count: len(s.heard) >= n,
                              f"what {show(self.rtp.local)} sends to {show(target)}"
                              f" does not reach {show(stream.local)}")
        same(len(other.rtp.heard), rtp, f"the number of RTP packets heard at {show(other.rtp.local)}")

    def close(self):
        self.rtp.close()
        self.rtcp.close()
