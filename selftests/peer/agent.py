# SPDX-License-Identifier: GPL-2.0-only
"""A scripted SIP endpoint: says what the test tells it, notes what it hears."""

import collections
import errno
import itertools
import socket

from . import netns, sip
from .media import Media, Stream, _ICMP
from .world import Failure, is_inside, same, show

_number = itertools.count(1)

# What an agent heard: the message, and the address it came from.
Heard = collections.namedtuple("Heard", "message source at")


class Agent:
    """A phone, a PBX or a provider on one UDP port of one host.

    heard is all it ever heard, in order: for the provider, his call detail
    records.
    """

    def __init__(self, world, namespace, name, address, port=5060):
        self.world = world
        self.name = name
        self.address = address
        self.endpoint = self.local = (address, port)
        self.uri = f"sip:{name}@{show(self.endpoint)}"
        self.heard = []
        self._fresh = []
        self._namespace = namespace
        self._streams = []
        # The inside and the outside never use the same port for media.
        self._ports = itertools.count(10000 if is_inside(address) else 40000, 2)
        self._sock = netns.open_socket(namespace, netns.family(address), socket.SOCK_DGRAM)
        self._sock.setsockopt(socket.SOL_SOCKET, 33, 4 << 20)
        self._sock.bind(self.endpoint)
        world.add(self._sock, self._read)

    def _read(self):
        try:
            data, source = self._sock.recvfrom(65536)
        except OSError as error:
            if error.errno in _ICMP:
                return
            raise
        heard = Heard(sip.Message(data), source[:2], self)
        self.heard.append(heard)
        self._fresh.append(heard)

    def close(self):
        """Leave the office."""
        for stream in self._streams:
            stream.close()
        self.world.remove(self._sock)

    def send(self, data, target):
        """Put DATA on the wire, and return it as a message."""
        try:
            self._sock.sendto(data, target)
        except OSError as error:
            if error.errno not in _ICMP + (errno.EPERM,):
                raise
        return sip.Message(data)

    def tcp_socket(self):
        """A socket of this host, which does not block."""
        sock = netns.open_socket(self._namespace, netns.family(self.address), socket.SOCK_STREAM)
        sock.setblocking(False)
        return sock

    def media(self, port=None, rtcp=None):
        """A pair of ports for the audio of one call."""
        media = Media(self.world, self._namespace, self.address, port or next(self._ports), rtcp)
        self._streams.append(media)
        return media

    def stream(self, port):
        """A UDP port which has nothing to do with SIP."""
        stream = Stream(self.world, self._namespace, (self.address, port))
        self._streams.append(stream)
        return stream

    def hang_up(self, media):
        """Close MEDIA now."""
        self._streams.remove(media)
        media.close()

    def request(self, method, target, *, headers=(), body="", rport=False, **of):
        """Send a request out of dialog, or in the one described by OF.

        OF may hold call_id, cseq, from_, to, uri and branch.
        """
        number = next(_number)
        uri = of.get("uri") or f"sip:{show(target)}"
        fields = [
            ("Via", f"SIP/2.0/UDP {show(self.endpoint)}"
                    f";branch={of.get('branch') or f'z9hG4bK{number}'}{';rport' if rport else ''}"),
            ("Max-Forwards", "70"),
            ("From", of.get("from_") or f"<sip:{self.name}@office.example>;tag={number}"),
            ("To", of.get("to") or "<sip:someone@office.example>"),
            ("Call-ID", of.get("call_id") or f"{number}@{self.name}.example"),
            ("CSeq", f"{of.get('cseq') or 1} {method}"),
            *self._with_contact(headers)]
        return self.send(sip.build(f"{method} {uri} SIP/2.0", fields, body), target)

    def _with_contact(self, headers):
        """HEADERS, ahead of them this agent's Contact unless they have one."""
        own = [] if "Contact" in dict(headers) else [("Contact", f"<{self.uri}>")]
        return own + list(headers)

    def register(self, registrar, **of):
        """Register at REGISTRAR, who agrees; returns the URI to call this agent at."""
        sent = self.request("REGISTER", registrar.endpoint, rport=True, **of)
        heard = registrar.hears(sent)
        registrar.reply(heard, 200, headers=[("Contact", heard.message.get("Contact"))])
        self.hears_answer(sent)
        return sip.uri_of(heard.message.get("Contact"))

    def reply(self, heard, status, *, headers=(), body="", tag=None, to=None):
        """Answer a request the way RFC 3261 s18.2.2 and RFC 3581 say.

        TO overrides where the answer goes.
        """
        request = heard.message
        via = request.all("Via")
        target = (heard.source[0], request.via[1])
        if request.via[0] != heard.source[0]:
            via[0] += f";received={heard.source[0]}"
        if ";rport" in via[0]:
            target = heard.source
            via[0] = via[0].replace(";rport", f";rport={target[1]}")
        to_header = request.get("To")
        if status > 100 and not request.tag("To"):
            to_header += f";tag={tag or self.name}"
        fields = [("Via", value) for value in via] + [
            ("From", request.get("From")),
            ("To", to_header),
            ("Call-ID", request.call_id),
            ("CSeq", request.get("CSeq")),
            *self._with_contact(headers)]
        return self.send(sip.build(f"SIP/2.0 {status} {_PHRASE.get(status, 'So be it')}",
                                   fields, body), to or target)

    def _take(self, matches):
        for heard in self._fresh:
            if matches(heard.message):
                self._fresh.remove(heard)
                return heard
        return None

    def hears(self, sent, within=3.0):
        """Wait for the message SENT by someone, and return it as it arrived."""
        def matches(message):
            return (message.is_request == sent.is_request and
                    message.status == sent.status and
                    message.call_id == sent.call_id and message.cseq == sent.cseq)
        return self.world.until(lambda: self._take(matches),
                                f"{self.name} hears no {sent.start}", within)

    def hears_bytes(self, data, within=3.0):
        """Wait for a datagram which is exactly DATA."""
        return self.world.until(lambda: self._take(lambda m: m.data == data),
                                f"{self.name} does not hear {data[:60]!r} unchanged", within)

    def hears_answer(self, request, status=200, within=3.0):
        """Wait for the answer to REQUEST, with the Via as this agent wrote it."""
        def matches(message):
            return (message.status == status and message.call_id == request.call_id and
                    message.cseq == request.cseq)
        heard = self.world.until(lambda: self._take(matches),
                                 f"{self.name} hears no {status} to its {request.method}", within)
        same(heard.message.via, request.via, f"Via of the {status} at {self.name}")
        return heard

    def never_heard(self, sent):
        """Fail if SENT did arrive."""
        for heard in self.heard:
            if heard.message.call_id == sent.call_id and heard.message.cseq == sent.cseq:
                raise Failure(f"{self.name} heard {sent.start} from {show(heard.source)}")


_PHRASE = {100: "Trying", 180: "Ringing", 183: "Session Progress", 200: "OK",
           401: "Unauthorized", 486: "Busy Here", 487: "Request Terminated"}
