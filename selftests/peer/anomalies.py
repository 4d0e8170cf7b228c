# SPDX-License-Identifier: GPL-2.0-only
"""INVITEs with one thing wrong in each, field by field, in the manner of PROTOS c07-sip.

Every value of every field of one INVITE is replaced, one at a time, by what has
broken SIP software: too long, empty, format strings, broken UTF-8, numbers out
of range, delimiters too many or too few, NUL, addresses of all forms; and whole
headers are doubled, emptied, folded and left out. The same each time.
"""

FIELDS = {
    "method": "INVITE", "space": " ", "uri-scheme": "sip", "uri-user": "bob", "uri-host": "%(far)s",
    "uri-port": "5060", "version": "SIP/2.0", "line-end": "\r\n", "via-version": "SIP/2.0",
    "via-transport": "UDP", "via-host": "%(near)s", "via-port": "5060", "branch": "z9hG4bKan%(number)d",
    "from-name": '"A. Noyance"', "from-uri": "sip:a@office.example", "from-tag": "an%(number)d",
    "to-uri": "sip:b@world.example", "call-id": "an%(number)d@office.example", "cseq": "1",
    "cseq-method": "INVITE", "max-forwards": "70", "contact-name": "A", "contact-scheme": "sip",
    "contact-host": "%(near)s", "contact-port": "5060", "contact-param": "expires=60",
    "record-route": "<sip:%(near)s;lr>", "content-type": "application/sdp", "content-length": "%(length)d",
    "sdp-version": "0", "origin": "a 1 1 IN IP4 %(near)s", "session": "-", "conn-type": "IN IP4",
    "conn-host": "%(near)s", "time": "0 0", "media": "audio", "media-port": "%(port)d",
    "media-proto": "RTP/AVP", "formats": "0 8", "rtcp": "%(rtcp)d", "attribute": "sendrecv"}

LINES = (
    "{method}{space}{uri-scheme}:{uri-user}@{uri-host}:{uri-port} {version}{line-end}",
    "Via: {via-version}/{via-transport} {via-host}:{via-port};branch={branch}\r\n",
    "From: {from-name} <{from-uri}>;tag={from-tag}\r\n",
    "To: <{to-uri}>\r\n",
    "Call-ID: {call-id}\r\n",
    "CSeq: {cseq} {cseq-method}\r\n",
    "Max-Forwards: {max-forwards}\r\n",
    "Contact: {contact-name} <{contact-scheme}:a@{contact-host}:{contact-port}>;{contact-param}\r\n",
    "Record-Route: {record-route}\r\n",
    "Content-Type: {content-type}\r\n",
    "Content-Length: {content-length}\r\n",
    "\r\n")

BODY = (
    "v={sdp-version}\r\n", "o={origin}\r\n", "s={session}\r\n", "c={conn-type} {conn-host}\r\n",
    "t={time}\r\n", "m={media} {media-port} {media-proto} {formats}\r\n", "a=rtcp:{rtcp}\r\n",
    "a={attribute}\r\n")

OVERLONG = ("a" * 64, "a" * 128, "a" * 256, "a" * 1023, "a" * 4097, "a" * 32768, "1" * 256, "1" * 9000)
EMPTY = ("", " ", "\t", "\r\n", "\r\n ", "\r", "\n", "\0", "a\0b")
FORMATS = ("%s", "%n" * 50, "%x%x%x%x", "%99999d", "%hhn%s")
BROKEN_TEXT = tuple(raw.decode("latin-1") for raw in (
    b"\xff", b"\xc0\x80", b"\xe0\x80\xaf", b"\xf8\x88\x80\x80\x80", b"\xed\xa0\x80", b"\xf0\x9f",
    b"\x80" * 20, b"\xef\xbb\xbf", b"\x1b[2J"))
NUMBERS = ("0", "-1", "+1", "00", "256", "65535", "65536", "2147483648", "4294967295", "4294967297",
           "18446744073709551616", "0x7f", "1e9", "1.5", "9" * 40, "0" * 300 + "5060", "5060x", "5 060")
DELIMITERS = ("<", ">", "<<>>", "><", '"', '"""', "'", ";", ";;;;", ";=", "=", "@", "a@b@c", ":", "::", ",",
              ",,,,", "((((", "()", "[", "]", "{}", "\\", '"\\"', "//", "?", "&", "%00", "%0d%0a", "*",
              "\r\n\r\n", "\r\nVia: x\r\n", "SIP/2.0", "sips:a", "tel:+1")
HOSTS = ("0.0.0.0", "255.255.255.255", "127.0.0.1", "1.2.3", "1.2.3.4.5", "256.1.1.1", "01.02.03.04", "0x7f.1",
         "3232235777", "192.168.1.", "192.168.1.11.", "[::]", "::1", "[::ffff:192.168.1.11]", "[2001:db8::1",
         "2001:db8::1]", "[2001:db8::1%eth0]", "[1:2:3:4:5:6:7:8:9]", "a..b", "a" * 64 + ".example", "localhost")

# For each value of a field, and repeated
VALUES = (*OVERLONG, *EMPTY, *FORMATS, *BROKEN_TEXT, *NUMBERS, *DELIMITERS, *HOSTS)


TWICE = (lambda text: text + text, lambda text: text * 30, lambda text: text + " ", lambda text: " " + text,
         lambda text: text + "\0", lambda text: text[:-1])


def _damaged(line):
    """A header line in all the ways that headers go wrong."""
    name, _, value = line.partition(":")
    return ("", line * 2, line * 40, name + ":\r\n", name + "\r\n", f"{name}:\r\n{value}", f"{name} \t:{value}",
            f"{name.swapcase()}:{value}", f" {line}", line.replace("\r\n", "\n"), line.replace("\r\n", "\r"),
            line.replace("\r\n", "\r\n\r\n"), f"{name}::{value}", f"{name}:{value.rstrip()},{value}")


class _Maker:
    """Of INVITEs from NEAR to FAR."""

    def __init__(self, near, far):
        self.near, self.far = near, far
        self.number = 0

    def fields(self):
        """The next INVITE, with nothing wrong."""
        self.number += 1
        port = 10000 + 2 * (self.number % 5000)
        places = {"near": self.near, "far": self.far, "number": self.number,
                  "port": port, "rtcp": port + 1, "length": 0}
        return {name: text % places for name, text in FIELDS.items()}

    def make(self, fields, index=None, damage=None):
        """The bytes of it; the header line at INDEX is the one numbered DAMAGE of what it can be."""
        body = "".join(BODY).format(**fields)
        if fields["content-length"] == "0":
            fields["content-length"] = str(len(body))
        lines = [line.format(**fields) for line in LINES]
        if index is not None:
            lines[index] = _damaged(lines[index])[damage]
        return ("".join(lines) + body).encode("latin-1")

    def all(self):
        for name in FIELDS:
            for value in VALUES:
                yield self.make({**self.fields(), name: value})
            for change in TWICE:
                fields = self.fields()
                yield self.make({**fields, name: change(fields[name])})
        for index in range(len(LINES) - 1):
            for damage in range(len(_damaged(""))):
                yield self.make(self.fields(), index, damage)
        for told in (1, 5, 100, 141, 10000, 65535):
            yield self.make({**self.fields(), "content-length": str(told)})


def anomalies(near, far):
    """All of them, as bytes, from NEAR to FAR; no two are equal."""
    return list(dict.fromkeys(_Maker(near, far).all()))
