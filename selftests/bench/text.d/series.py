# SPDX-License-Identifier: GPL-2.0-only
"""Messages that grow: each series from 200 bytes to what a datagram holds, by
more of one thing. The first are what calls look like, the others what somebody
would send who wants a parser to take its time.
"""

SIZES = (200, 400, 800, 1600, 3200, 6400, 12800, 25600, 51200, 65507)

START = "INVITE sip:b@192.0.2.2 SIP/2.0\r\n"
VIA = "Via: SIP/2.0/UDP 192.0.2.1;branch=z9hG4bK1\r\n"
FROM = "From: <sip:a@192.0.2.1>;tag=1\r\n"
TO = "To: <sip:b@192.0.2.2>\r\n"
ID = "Call-ID: 1\r\nCSeq: 1 INVITE\r\n"
BASE = START + VIA + FROM + TO + ID
SDP = ("Content-Type: application/sdp\r\n\r\n"
       "v=0\r\no=- 1 1 IN IP4 192.0.2.1\r\ns=-\r\nc=IN IP4 192.0.2.1\r\nt=0 0\r\n")
AUDIO = "m=audio 4000 RTP/AVP 0\r\n"
MIXED = ("Content-Type: multipart/mixed;boundary=b\r\n\r\n")
PART = "--b\r\nContent-Type: application/sdp\r\n\r\n" + SDP.split("\r\n\r\n")[1] + AUDIO
WORDS = "some words that nobody but a person will ever read, and then "


def repeat(before, unit, after=""):
    """The message of a size: as many units as fit; {} is the unit's number."""
    def message(size):
        text, number = [before], 0
        room = size - len(before) - len(after)
        while len(one := unit.replace("{}", str(number))) <= room:
            text.append(one)
            room -= len(one)
            number += 1
        return "".join(text) + after if number else None
    return message


def pad(before, words, after):
    """The message of a size: one stretch of what is missing; short words
    stay whole, since half a pair of quotes is another message."""
    def message(size):
        room = size - len(before) - len(after)
        if len(words) > 8:
            return before + (words * size)[:max(room, 0)] + after
        return before + words * (room // len(words)) + after
    return message


def line(of, text=WORDS):
    """A header line or SDP line of a certain length."""
    return of + (text * 9)[:137 - len(of) - 2] + "\r\n"


END = "\r\n"
ROUTES = (VIA.replace("K1", "K{}") + "Record-Route: <sip:192.0.2.{};lr>\r\n"
          "Contact: <sip:a{}@192.0.2.1:5060>;expires=60\r\n")

# name: (what grows, the message of a size)
CALLS = {
    "plain": ("headers nobody reads", repeat(BASE, line("X-Note-{}: "), END)),
    "via": ("Via headers", repeat(BASE, line(
        "Via: SIP/2.0/UDP 192.0.2.{};branch=z9hG4bK", "0123456789abcdef"), END)),
    "known": ("Via, Record-Route, Contact", repeat(BASE, ROUTES, END)),
    "contacts": ("a Contact list", repeat(
        BASE + "Contact: <sip:a@192.0.2.1>", ", <sip:a{}@192.0.2.1:5060>;q=0.5", END + END)),
    "sdp": ("attributes of SDP", repeat(BASE + SDP + AUDIO, "a=rtpmap:{} PCMU/8000\r\n")),
    "media": ("m= with c= and a=rtcp", repeat(
        BASE + SDP, "m=audio 4000 RTP/AVP 0\r\nc=IN IP4 192.0.2.1\r\na=rtcp:4001\r\n")),
    "text": ("a body of text", pad(BASE + "Content-Type: text/plain\r\n\r\n", WORDS, "")),
    "mixed": ("other parts of a multipart", repeat(
        BASE + MIXED + PART, line("--b\r\nContent-Type: text/plain\r\n\r\n"), "--b--\r\n")),
}

ATTACKS = {
    "commas-contact": ("Contact: ,,,,", pad(BASE + "Contact: ", ",", END + END)),
    "commas-route": ("Route: a,a,a,", pad(BASE + "Route: ", "a,", END + END)),
    "commas-spaced": ("Contact: , , ,", pad(BASE + "Contact: ", " ,\t", END + END)),
    "commas-via": ("Via of one line", pad(
        START + FROM + TO + ID + "Via: SIP/2.0/UDP a", ",SIP/2.0/UDP a", END + END)),
    "commas-auth": ("Authorization: a=,a=,", pad(BASE + "Authorization: Digest ", "a=b,", END + END)),
    "folds": ("folds of a header nobody reads", repeat(BASE + "X: a\r\n", " b\r\n", END)),
    "folds-contact": ("folds of Contact", repeat(
        BASE + "Contact: <sip:a@192.0.2.1>\r\n", " \r\n", END)),
    "folds-to": ("folds inside of To", repeat(
        START + VIA + FROM + ID + "To:\r\n", "\t\r\n", " <sip:b@192.0.2.2>\r\n\r\n")),
    "one-header": ("one line of a header nobody reads", pad(BASE + "X: ", WORDS, END + END)),
    "one-name": ("one header name", pad(BASE, "x", ": 1" + END + END)),
    "one-call-id": ("one Call-ID", pad(
        START + VIA + FROM + TO + "CSeq: 1 INVITE\r\nCall-ID: ", "a", END + END)),
    "one-uri": ("one Request-URI", pad("INVITE sip:", "a", BASE[10:] + END)),
    "quotes-from": ('From: """"', pad(
        START + VIA + TO + ID + "From: ", '""', "<sip:a@192.0.2.1>" + END + END)),
    "escapes-from": ('From: "\\\\\\\\', pad(
        START + VIA + TO + ID + 'From: "', "\\", '<sip:a@192.0.2.1>' + END + END)),
    "angles-from": ("From: <<<<", pad(
        START + VIA + TO + ID + "From: ", "<", "sip:a@192.0.2.1>" + END + END)),
    "quotes-contact": ('Contact: "", "",', pad(BASE + "Contact: ", '"",', END + END)),
    "angles-contact": ("Contact: <<>><<>>", pad(BASE + "Contact: ", "<<>>", END + END)),
    "escapes-contact": ('Contact: "\\"\\"', pad(BASE + 'Contact: "', '\\"', END + END)),
    "spaces": ("spaces in a header nobody reads", pad(BASE + "X:", " ", "a" + END + END)),
    "spaces-name": ("spaces before the colon", pad(BASE + "X", " ", ": a" + END + END)),
    "spaces-to": ("spaces in To", pad(
        START + VIA + FROM + ID + "To:", " ", "<sip:b@192.0.2.2>" + END + END)),
    "spaces-via": ("spaces in Via", pad(
        START + FROM + TO + ID + "Via: SIP/2.0/UDP", " ", "192.0.2.1" + END + END)),
    "params-from": ("From: ;a;a;a", pad(
        START + VIA + TO + ID + "From: <sip:a@192.0.2.1>;a", ";a", END + END)),
    "params-via": ("Via: ;a;a;a", pad(
        START + FROM + TO + ID + "Via: SIP/2.0/UDP 192.0.2.1;a", ";a", END + END)),
    "params-contact": ("Contact: ;a;a;a", pad(
        BASE + "Contact: <sip:a@192.0.2.1>;a", ";a", END + END)),
    "params-uri": ("Contact: <sip:a;a;a;a>", pad(
        BASE + "Contact: <sip:a@192.0.2.1;a", ";a", ">" + END + END)),
    "ats-uri": ("Contact: <sip:a@a@a@a>", pad(BASE + "Contact: <sip:a", "@a", ">" + END + END)),
    "ats-params-uri": ("Contact: <sip:a;@a;@a>", pad(
        BASE + "Contact: <sip:a", ";@a", ">" + END + END)),
    "brackets-uri": ("Contact: <sip:[[[[>", pad(BASE + "Contact: <sip:", "[", ">" + END + END)),
    "colons-uri": ("Contact: <sip:[::::]>", pad(BASE + "Contact: <sip:[", ":", "]>" + END + END)),
    "dots-uri": ("Contact: <sip:1.1.1.1>", pad(BASE + "Contact: <sip:1", ".1", ">" + END + END)),
    "zeros-port": ("Contact: <sip:a:0000>", pad(BASE + "Contact: <sip:a:", "0", ">" + END + END)),
    "zeros-length": ("Content-Length: 0000", pad(BASE + "Content-Length: ", "0", END + END)),
    "params-empty": ("From: ;;;;", pad(
        START + VIA + TO + ID + "From: <sip:a@192.0.2.1>", ";", END + END)),
    "lines": ("short headers", repeat(BASE, "a:\r\n", END)),
    "empty-lines": ("empty lines before the start", repeat("", END, BASE + END)),
    "same": ("the same To again", repeat(BASE, TO, END)),
    "types": ("parameters of Content-Type", pad(
        BASE + "Content-Type: application/sdp;a", ";a=\"b;\"", END + END)),
    "m-lines": ("m= lines", repeat(BASE + SDP, "m=audio 1 RTP/AVP 0\r\n")),
    "c-lines": ("c= lines", repeat(BASE + SDP + AUDIO, "c=IN IP4 192.0.2.1\r\n")),
    "a-lines": ("a=rtcp lines", repeat(BASE + SDP + AUDIO, "a=rtcp:9 IN IP4 192.0.2.1\r\n")),
    "sdp-line": ("one line of SDP", pad(BASE + SDP + AUDIO + "a=", "x", END)),
    "groups": ("a=group:BUNDLE", pad(BASE + SDP + "a=group:BUNDLE", " 1", END + AUDIO)),
    "parts": ("parts of a multipart", repeat(BASE + MIXED, "--b\r\n\r\n", "--b--\r\n")),
    "almost-parts": ("lines that are almost boundaries", repeat(
        BASE + MIXED.replace("=b", "=" + "b" * 60) + "--" + "b" * 60 + "\r\n\r\n",
        "--" + "b" * 59 + "\r\n")),
    "dashes": ("dashes in a multipart", pad(
        BASE + MIXED.replace("=b", "=" + "-" * 60) + "--" + "-" * 60 + "\r\n\r\n", "-", END)),
    "nested": ("multiparts in multiparts", repeat(
        BASE + MIXED, "--b\r\nContent-Type: multipart/mixed;boundary=b\r\n\r\n")),
}

ALL = {**CALLS, **ATTACKS}


def what(name):
    """What a series has more and more of."""
    return ALL[name][0]


def messages():
    """(series, size asked for, the message)"""
    for name, (_, message) in ALL.items():
        for size in SIZES:
            text = message(size)
            if text and len(text) > size // 2:
                yield name, size, text.encode()
