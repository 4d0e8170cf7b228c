# SPDX-License-Identifier: GPL-2.0-only
"""Messages written line by line, and calls with media of any kind."""

import collections
import itertools
import re

from . import sip
from .world import Failure, same, show

_number = itertools.count(1)

# A section of an SDP: what it is, and where it wants RTP (or the like) and RTCP.
Section = collections.namedtuple("Section", "kind proto rtp rtcp")


def sdp(address, *lines, origin=None):
    """A description whose session is at ADDRESS, with LINES below the t=."""
    return sip.CRLF.join(["v=0", f"o=office 1 1 {sip.net(origin or address)}", "s=-",
                          f"c={sip.net(address)}", "t=0 0", *lines, ""])


def sections(body):
    """What BODY says of each of its m= lines, in order."""
    ahead, *parts = re.split(r"^m=", body, flags=re.M)
    session = _connection(ahead)
    found = []
    for part in parts:
        kind, port, proto = part.split()[:3]
        port = int(port.partition("/")[0])
        host = _connection(part) or session
        rtcp = re.search(r"^a=rtcp:(\d+)", part, re.M)
        mux = re.search(r"^a=rtcp-mux\r?$", part, re.M)
        second = port if mux else int(rtcp.group(1)) if rtcp else port + 1
        found.append(Section(kind, proto, (host, port), (host, second)))
    return found


def _connection(text):
    found = re.search(r"^c=IN IP[46] (\S+)\r?$", text, re.M)
    return found.group(1) if found else None


def request(agent, method, uri="sip:someone@world.example", body="", **lines):
    """The bytes of a request of AGENT; each of LINES replaces the line of its name.

    Lines of other names come first of all; a value of None leaves its line out.
    """
    number = next(_number)
    own = {
        "via": f"Via: SIP/2.0/UDP {show(agent.endpoint)};branch=z9hG4bKwire{number}",
        "max_forwards": "Max-Forwards: 70",
        "from_": f"From: <sip:{agent.name}@office.example>;tag=w{number}",
        "to": "To: <sip:someone@world.example>",
        "call_id": f"Call-ID: wire{number}@{agent.name}.example",
        "cseq": f"CSeq: 1 {method}",
        "contact": f"Contact: <{agent.uri}>"}
    first = {name: line for name, line in lines.items() if name not in own}
    rows = [line for line in {**first, **own, **lines}.values() if line]
    if body:
        rows.append("Content-Type: application/sdp")
    rows.append(f"Content-Length: {len(body.encode())}")
    return sip.CRLF.join([f"{method} {uri} SIP/2.0", *rows, "", body]).encode()


def response(heard, status, *lines, body=""):
    """The bytes of an answer to what was HEARD, with LINES below its own."""
    asked = heard.message
    rows = [f"Via: {via}" for via in asked.all("Via")]
    rows += [f"{name}: {asked.get(name)}" for name in ("From", "To", "Call-ID", "CSeq")]
    if body:
        rows.append("Content-Type: application/sdp")
    rows += [*lines, f"Content-Length: {len(body.encode())}"]
    return sip.CRLF.join([f"SIP/2.0 {status} So be it", *rows, "", body]).encode()


def next_heard(agent, send, what):
    """The first message AGENT hears after SEND(), whatever it says."""
    seen = len(agent.heard)
    send()
    agent.world.until(lambda: len(agent.heard) > seen, f"{agent.name} does not hear {what}")
    return agent.heard[seen]


def carry(agent, data, target, hearer):
    """AGENT sends DATA to TARGET; the message which HEARER then hears."""
    return next_heard(hearer, lambda: agent.send(data, target), repr(data[:60])).message


def same_but(sent, heard, *prefixes):
    """Fail unless two messages differ only in lines that begin with PREFIXES."""
    before, after = sent.text.split(sip.CRLF), heard.text.split(sip.CRLF)
    same(len(after), len(before), f"number of lines of {sent.start}")
    for old, new in zip(before, after):
        if not old.startswith(prefixes):
            same(new, old, f"a line of {sent.start}")


def reaches(world, speaker, target, listener, what):
    """SPEAKER sends one packet to TARGET, and LISTENER hears it."""
    before = len(listener.heard)
    speaker.send(target, 0)
    world.until(lambda: len(listener.heard) > before, f"{what} sent to {show(target)} does not arrive")


def no_packet_of(tap, address):
    """Fail if anything from ADDRESS has come by TAP."""
    for packet in tap.packets:
        if packet.source[0] == address:
            raise Failure(f"a packet from {show(packet.source)} has come in to {show(packet.target)}")


def timeout(office, *words):
    """Seconds which the first flow of the router whose line has all WORDS has to live, or None."""
    for line in office.router("conntrack", "-L").splitlines():
        if all(word in line for word in words):
            return int(line.split()[2])
    return None


class Dialog:
    """A call of CALLER to CALLEE by way of DIAL, whose bodies the test writes."""

    def __init__(self, caller, callee, dial):
        number = next(_number)
        self.caller, self.callee = caller, callee
        self.call_id = f"dialog{number}@{caller.name}.example"
        self.names = {caller: f"<sip:a@office.example>;tag=a{number}", callee: "<sip:b@world.example>"}
        self._tag = f"b{number}"
        self._uris = {caller: f"sip:b@{show(dial)}"}    # whom each one asks, and where
        self._cseq = {caller: 0, callee: 0}

    def _other(self, agent):
        return self.callee if agent is self.caller else self.caller

    def _send(self, method, by, body="", cseq=None):
        uri = self._uris[by]
        return by.request(method, sip.uri_endpoint(uri), uri=uri, call_id=self.call_id,
                          cseq=cseq or self._cseq[by], from_=self.names[by],
                          to=self.names[self._other(by)], body=body)

    def ask(self, method="INVITE", body="", by=None):
        """A request, as sent and as heard."""
        by = by or self.caller
        self._cseq[by] += 1
        sent = self._send(method, by, body)
        heard = self._other(by).hears(sent)
        self._uris[self._other(by)] = heard.message.get("Contact").strip("<>")
        return sent, heard

    def answer(self, sent, heard, status=200, body=""):
        """The answer to what ask() returned, as heard; a final one to INVITE has its ACK."""
        answerer = self.callee if heard.at is self.callee else self.caller
        asker = self._other(answerer)
        answerer.reply(heard, status, body=body, tag=self._tag)
        answer = asker.hears_answer(sent, status)
        if status < 300:
            self._uris[asker] = answer.message.get("Contact").strip("<>")
        if asker is self.caller:
            self.names[self.callee] = answer.message.get("To")
        if sent.method == "INVITE" and status >= 200:
            ack = self._send("ACK", asker, cseq=sent.cseq[0])
            answerer.hears(ack)
        return answer

    def exchange(self, offer, answer, method="INVITE", by=None):
        """Offer and answer; the bodies as the other sides heard them."""
        sent, heard = self.ask(method, offer, by)
        return heard.message.body, self.answer(sent, heard, 200, answer).message.body

    def hang_up(self, by=None):
        """BYE, 200."""
        self.answer(*self.ask("BYE", by=by))
