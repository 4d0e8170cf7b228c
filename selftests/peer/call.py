# SPDX-License-Identifier: GPL-2.0-only
"""One call between two agents, step by step or all at once.

In-dialog requests go where the other side's Contact points, and media where
its SDP points: nowhere else. So a call works only if what arrived is right.
"""

import itertools

from . import sip
from .world import check, is_inside, same, show

_number = itertools.count(1)


class Side:
    """What one party knows of the call."""

    def __init__(self, agent, media_host, tag):
        self.agent = agent
        self.media_host = media_host
        self.media = None
        self.name = f"<sip:{agent.name}@{'office' if tag == 'a' else 'world'}.example>"
        self.cseq = 1
        self.heard = []         # of this call
        self.remote_uri = None  # Contact of the other side
        self.remote_sdp = None

    def offer(self, *ports):
        """Open ports for the audio, and describe them; PORTS are for RTP and RTCP, if given."""
        self.media = self.media_host.media(*ports)
        return self.describe()

    def describe(self):
        """The ports that are open, once more."""
        rtp, rtcp = self.media.rtp.local[1], self.media.rtcp.local[1]
        return sip.sdp_text(self.media_host.address, rtp,
                            extra=[] if rtcp == rtp + 1 else [f"a=rtcp:{rtcp}"])

    def note(self, heard):
        """Learn from a message of this call."""
        self.heard.append(heard)
        if heard.message.get("Contact"):
            self.remote_uri = heard.message.get("Contact").strip("<>")
        if heard.message.sdp:
            self.remote_sdp = heard.message.sdp
        return heard


class Call:
    """CALLER dials DIAL, an (address, port), where CALLEE is hoped to be.

    Media of a party is on its own host unless caller_media or callee_media
    names another agent's.
    """

    def __init__(self, caller, callee, dial, caller_media=None, callee_media=None):
        number = next(_number)
        self.caller = Side(caller, caller_media or caller, "a")
        self.callee = Side(callee, callee_media or callee, "b")
        self.dial = dial
        self.call_id = f"call{number}@{caller.name}.example"
        self._from = f"{self.caller.name};tag=a{number}"
        self._to = self.callee.name
        self.to_tag = f"b{number}"
        self.invite_sent = None
        self.invite = None

    def send_invite(self, body=None, **of):
        """The INVITE leaves the caller; nobody waits for it yet. BODY is instead of an offer."""
        self.invite_sent = self.caller.agent.request(
            "INVITE", self.dial, call_id=self.call_id, from_=self._from,
            to=self._to, body=self.caller.offer() if body is None else body, **of)
        return self.invite_sent

    def ring(self, status=180, body=""):
        """INVITE, 180."""
        if not self.invite_sent:
            self.send_invite()
        self.invite = self.callee.note(self.callee.agent.hears(self.invite_sent))
        for name in ("From", "To", "Call-ID"):
            same(self.invite.message.get(name), self.invite_sent.get(name), f"{name} of the INVITE")
        self.callee.agent.reply(self.invite, status, tag=self.to_tag, body=body)
        self.caller.note(self.caller.agent.hears_answer(self.invite_sent, status))
        return self

    def answer(self, body=None, ack=""):
        """200, ACK; BODY is instead of a fresh description, ACK in the ACK."""
        self.callee.agent.reply(self.invite, 200, tag=self.to_tag,
                                body=self.callee.offer() if body is None else body)
        ok = self.caller.note(self.caller.agent.hears_answer(self.invite_sent, 200))
        self._to = ok.message.get("To")
        self.in_dialog("ACK", self.caller, self.callee, self.invite_sent.cseq[0], body=ack)
        return self

    def connect(self):
        """All from the INVITE to the ACK."""
        return self.ring().answer()

    def in_dialog(self, method, by, other, cseq, **of):
        """A request of BY, and what OTHER hears of it; OF may hold body and headers."""
        mine, theirs = (self._from, self._to) if by is self.caller else (self._to, self._from)
        sent = by.agent.request(method, sip.uri_endpoint(by.remote_uri), uri=by.remote_uri,
                                call_id=self.call_id, cseq=cseq,
                                from_=mine, to=theirs, **of)
        heard = other.note(other.agent.hears(sent))
        if _is_lan(other):
            same(heard.message.start.split()[1], other.agent.uri, f"URI of {method} at the inside")
        return sent, heard

    def ask(self, method, by=None, status=200, answer="", **of):
        """A request inside the dialog and its 200, or whatever STATUS is, with the body ANSWER."""
        by = by or self.caller
        other = self.callee if by is self.caller else self.caller
        by.cseq += 1
        sent, heard = self.in_dialog(method, by, other, by.cseq, **of)
        other.agent.reply(heard, status, body=answer)
        by.note(by.agent.hears_answer(sent, status))
        return heard

    def renegotiate(self, by=None, offer=None, answer=None, refused=0):
        """A re-INVITE, answered or REFUSED with that status; both describe their open ports
        again, if nothing else is given.
        """
        by = by or self.caller
        other = self.callee if by is self.caller else self.caller
        by.cseq += 1
        sent, heard = self.in_dialog("INVITE", by, other, by.cseq, body=offer or by.describe())
        body = "" if refused else answer or other.describe()
        other.agent.reply(heard, refused or 200, body=body)
        by.note(by.agent.hears_answer(sent, refused or 200))
        self.in_dialog("ACK", by, other, by.cseq, branch=sent.branch if refused else None)
        return self

    def hang_up(self, by=None):
        """BYE, 200; the ports are closed."""
        self.ask("BYE", by)
        for side in (self.caller, self.callee):
            side.media_host.hang_up(side.media)
        return self

    def send_audio(self, packets):
        """Both parties talk at once."""
        self.caller.media.talk(self.caller.remote_sdp, packets)
        self.callee.media.talk(self.callee.remote_sdp, packets)

    def talk(self, packets=5):
        """Numbered RTP and RTCP both ways, and all of it arrives."""
        wanted = {}
        for side in (self.caller, self.callee):
            wanted[side] = len(side.media.rtp.heard) + packets, len(side.media.rtcp.heard) + 1
        self.send_audio(packets)
        for side, speaker in ((self.callee, self.caller), (self.caller, self.callee)):
            rtp, rtcp = wanted[side]
            side.agent.world.until(
                lambda s=side, n=rtp: len(s.media.rtp.heard) >= n,
                f"RTP of {speaker.agent.name} does not reach {side.agent.name}"
                f" at {show(speaker.remote_sdp.rtp)}")
            side.agent.world.until(
                lambda s=side, n=rtcp: len(s.media.rtcp.heard) >= n,
                f"RTCP of {speaker.agent.name} does not reach {side.agent.name}"
                f" at {show(speaker.remote_sdp.rtcp)}")
            same(sorted(h.number for h in side.media.rtp.heard), list(range(speaker.media.rtp.sent)),
                 f"the RTP which {side.agent.name} has heard")
        return self

    @property
    def outside(self):
        """The party who is not behind the router."""
        return self.callee if _is_lan(self.caller) else self.caller

    def is_as(self, address, port=5060):
        """Everything the outside saw of this call names ADDRESS, and came from it."""
        outside = self.outside
        check(outside.heard, "the outside saw nothing of the call")
        for heard in outside.heard:
            what = heard.message.start
            same(heard.source, (address, port), f"source of {what}")
            if heard.message.get("Contact"):
                same(heard.message.contact, (address, port), f"Contact of {what}")
            if heard.message.is_request and ";rport" not in heard.message.get("Via"):
                same(heard.message.via, (address, port), f"Via of {what}")
            if heard.message.sdp:
                same(heard.message.sdp.connection, address, f"c= of {what}")
        if outside.media and outside.media.rtp.heard:
            sdp = outside.remote_sdp
            same(outside.media.rtp.sources, {sdp.rtp}, "source of RTP")
            same(outside.media.rtcp.sources, {sdp.rtcp}, "source of RTCP")
        return self


def by_way_of(hosted, caller, callee, uri):
    """CALLER calls CALLEE at URI by way of HOSTED, who leaves the audio to the two of them.

    Returns the two calls HOSTED makes of it, connected.
    """
    first = Call(caller, hosted, hosted.endpoint).ring()
    second = Call(hosted, callee, sip.uri_endpoint(uri))
    second.send_invite(body=first.invite.message.body)
    second.connect()
    first.answer(body=second.caller.heard[-1].message.body)
    return first, second


def _is_lan(side):
    return is_inside(side.agent.address)
