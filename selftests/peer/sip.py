# SPDX-License-Identifier: GPL-2.0-only
"""SIP and SDP as the peers read and write them: literally, byte by byte.

This is deliberately not the parser of the module under test: it splits lines
and nothing more, so that both can be wrong only independently.
"""

import re

CRLF = "\r\n"


class Sdp:
    """One body with one audio stream."""

    def __init__(self, text):
        self.text = text
        self.origin = re.search(r"^o=\S+ \d+ \d+ IN IP[46] (\S+)\r?$", text, re.M).group(1)
        self.connection = re.search(r"^c=IN IP[46] (\S+)\r?$", text, re.M).group(1)
        self.port = int(re.search(r"^m=audio (\d+) ", text, re.M).group(1))
        rtcp = re.search(r"^a=rtcp:(\d+)", text, re.M)
        self.rtcp_port = int(rtcp.group(1)) if rtcp else self.port + 1

    @property
    def rtp(self):
        """Where the other side wants RTP."""
        return (self.connection, self.port)

    @property
    def rtcp(self):
        """Where the other side wants RTCP."""
        return (self.connection, self.rtcp_port)


def net(address):
    """ADDRESS as o= and c= have it."""
    return f"IN IP{6 if ':' in address else 4} {address}"


def sdp_text(address, port, session=1, extra=()):
    """An offer or answer: one audio stream at ADDRESS:PORT; EXTRA lines follow it."""
    return CRLF.join([
        "v=0",
        f"o=office {session} {session} {net(address)}",
        "s=-",
        f"c={net(address)}",
        "t=0 0",
        f"m=audio {port} RTP/AVP 0",
        "a=rtpmap:0 PCMU/8000",
        "a=sendrecv",
        *extra,
        ""])


class Message:
    """A message as it lay on the wire."""

    def __init__(self, data):
        self.data = data
        self.text = data.decode("utf-8", "replace")
        head, _, self.body = self.text.partition(CRLF + CRLF)
        self.start, *lines = head.split(CRLF)
        self.headers = [(n.strip(), v.strip()) for n, _, v in
                        (line.partition(":") for line in lines)]

    def all(self, name):
        """Every value of the header NAME, in order."""
        name = name.lower()
        return [v for n, v in self.headers if n.lower() == name]

    def get(self, name):
        """The first value of the header NAME, or None."""
        return next(iter(self.all(name)), None)

    def without(self, *names):
        """All of it but the headers NAMES, to be compared."""
        names = {name.lower() for name in names}
        return [self.start, *((n, v) for n, v in self.headers if n.lower() not in names), self.body]

    @property
    def is_request(self):
        return not self.start.startswith("SIP/2.0 ")

    @property
    def status(self):
        """The status code of a response; 0 for a request or rubbish."""
        found = re.match(r"SIP/2\.0 (\d{3}) ", self.start)
        return int(found.group(1)) if found else 0

    @property
    def method(self):
        """What is asked, or what is answered."""
        return self.start.split(" ")[0] if self.is_request else self.cseq[1]

    @property
    def cseq(self):
        """(number, method), or (0, "") where it cannot be read."""
        found = re.fullmatch(r"(\d+)\s+(\S+)", self.get("CSeq") or "")
        return (int(found.group(1)), found.group(2)) if found else (0, "")

    @property
    def call_id(self):
        return self.get("Call-ID")

    @property
    def sdp(self):
        return Sdp(self.body) if self.body.startswith("v=") else None

    @property
    def via(self):
        """(host, port) of the topmost Via."""
        return _endpoint(self.get("Via").split(" ", 1)[1].split(";")[0])

    @property
    def branch(self):
        """The branch of the topmost Via."""
        return re.search(r";branch=([^;\s]+)", self.get("Via")).group(1)

    @property
    def contact(self):
        """(host, port) of the Contact."""
        return uri_endpoint(self.get("Contact"))

    def tag(self, name):
        """The tag of From or To, or None."""
        found = re.search(r";tag=([^;\s]+)", self.get(name))
        return found.group(1) if found else None


def _endpoint(text):
    host, port = re.fullmatch(r"(\[[^]]*\]|[^:]*):?(\d*)", text).groups()
    return host.strip("[]"), int(port or 5060)


def uri_of(text):
    """The URI in a name-addr."""
    return text.partition("<")[2].partition(">")[0]


def uri_endpoint(text):
    """(host, port) of the URI in a name-addr."""
    return _endpoint(re.search(r"sips?:(?:[^@>;]*@)?([^;>?\s]+)", text).group(1))


def build(start, headers, body=""):
    """The bytes of a message."""
    lines = [start] + [f"{n}: {v}" for n, v in headers]
    if body and "Content-Type" not in dict(headers):
        lines.append("Content-Type: application/sdp")
    lines.append(f"Content-Length: {len(body.encode())}")
    return (CRLF.join(lines) + CRLF + CRLF + body).encode()
