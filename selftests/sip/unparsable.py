# SPDX-License-Identifier: GPL-2.0-only
"""What cannot be parsed passes unchanged, out and in, and is counted by its reason."""

from peer.world import check

ALG = "nfwan"

HEADERS = (b"Via: SIP/2.0/UDP 192.168.1.219:5060;branch=z9hG4bK-u\r\n"
           b"From: <sip:a@office.example>;tag=1\r\nTo: <sip:b@world.example>\r\n")
REST = b"Call-ID: unparsable@office.example\r\nCSeq: 1 INVITE\r\n"

RUBBISH = {
    b"\r\n\r\n": "not-sip",
    bytes(range(256)): "not-sip",
    b"\x00\x01\x00\x00\x21\x12\xa4\x42" + bytes(12): "not-sip",
    b"GET / HTTP/1.1\r\nHost: 192.168.1.219\r\n\r\n": "not-sip",
    b"INVITE sip:b@world.example SIP/2.0\r\n" + HEADERS: "malformed",
    b"INVITE sip:b@world.example SIP/2.0\r\n" + HEADERS + REST[:40]: "malformed",
    b"INVITE sip:b@world.example SIP/2.0\r\n" + HEADERS + b"\r\n": "malformed",
    b"SIP/2.0 4294967301 OK\r\n" + HEADERS + REST + b"\r\n": None,
    b"INVITE sip:b@world.example SIP/2.0\r\n" + HEADERS + REST + REST.replace(b"1", b"2") + b"\r\n": "ambiguous",
    b"INVITE sip:b@world.example SIP/2.0\r\n" + HEADERS + REST +
    b"Content-Length: -1\r\n\r\n": None,
}
COUNTED = ("not-sip", "malformed", "ambiguous", "too-long", "truncated")


def test(office):
    for rubbish, reason in RUBBISH.items():
        for sender, target, hearer in (
                (office.pbx, office.provider.endpoint, office.provider),
                (office.provider, (office.wan2.mapped, 5060), office.pbx)):
            before = office.stats()
            sender.send(rubbish, target)
            hearer.hears_bytes(rubbish)
            after = office.stats()
            grown = [name for name in COUNTED if after[name] > before[name]]
            wanted = [reason] if reason else grown[:1]
            check(grown and grown == wanted, f"{rubbish[:60]!r} is counted as {grown}, not {reason}")
