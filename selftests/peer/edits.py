# SPDX-License-Identifier: GPL-2.0-only
"""What of a message may differ on the two sides of the router, judged line by line."""

import re

# Lines in which a host and port may be another one; on the way in, those too
# which bring back what was written on the way out
ENDPOINTS = (b"via", b"v", b"contact", b"m", b"record-route")
LENGTHS = (b"content-length", b"l")
ENDPOINTS_IN = ENDPOINTS + (b"route",)

_NAME = re.compile(rb"([A-Za-z0-9-]+)[ \t]*:")
_NUMBER = re.compile(rb"\d+")
_MEDIA = re.compile(rb"^(m=\S+ +)\d+")
_RTCP = re.compile(rb"^(a=rtcp:)\d+")
_ALTC = re.compile(rb"^(a=altc:\d+ IP[46] \S+ )\d+")
_HOST = rb"(?<![\d.])(?:%b|%b)(?![\d.])"
BLANK = re.compile(rb"\r?\n\r?\n")


class Judge:
    """Of a router that has PUBLIC where the inside has INSIDE."""

    def __init__(self, inside, public):
        self.inside = inside
        hosts = _HOST % (re.escape(inside), re.escape(public))
        self._host = re.compile(hosts)
        self._endpoint = re.compile(hosts + rb"(?:[ \t]*:[ \t]*\d+)?")

    def _bare(self, line, name, inbound):
        """LINE, below or in the header NAME, without what may be another there."""
        if line.startswith(b"c="):
            return self._host.sub(b"@", line)
        if name in LENGTHS:
            return _NUMBER.sub(b"#", line)
        for pattern in _MEDIA, _RTCP, _ALTC:
            if pattern.match(line):
                return self._host.sub(b"@", pattern.sub(rb"\1#", line))
        if name in (ENDPOINTS_IN if inbound else ENDPOINTS):
            return self._endpoint.sub(b"@", line)
        return line

    def fault(self, sent, heard, inbound=False):
        """The first line that differs where it must not, or None."""
        before, after = sent.split(b"\n"), heard.split(b"\n")
        if len(before) != len(after):
            return f"{len(after)} lines, not {len(before)}"
        name = b"contact" if inbound else b""       # of the request line
        for number, (old, new) in enumerate(zip(before, after)):
            if number and old[:1] not in (b" ", b"\t"):
                found = _NAME.match(old)
                name = found[1].lower() if found else b""
            if old != new and self._bare(old, name, inbound) != self._bare(new, name, inbound):
                return f"{new!r}, not {old!r}"
        return None


def body(data):
    """What stands below the first empty line."""
    found = BLANK.search(data)
    return data[found.end():] if found else b""
