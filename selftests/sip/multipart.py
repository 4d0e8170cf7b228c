# SPDX-License-Identifier: GPL-2.0-only
"""The SDP in a multipart body is rewritten with every length around it, the other parts are not."""

from peer import sip
from peer.world import check, same

ALG = "nfwan"

# An ISUP part as gateways send it, which happens to hold text of an SDP
ISUP = bytes(range(0x80, 0xa0)) + b"\r\nv=0\r\nc=IN IP4 192.168.1.219\r\nm=audio 4000 RTP/AVP 0\r\n\x00"


def body_of(sdp):
    text = sdp.encode().removesuffix(b"\r\n")
    return (b"--b 1\r\nContent-Type: application/sdp\r\nContent-Length: %d\r\n\r\n%b\r\n"
            b"--b 1\r\nContent-Type: application/isup;version=x\r\n\r\n%b\r\n--b 1--\r\n"
            % (len(text), text, ISUP))


def invite(office, number, kind, body):
    host, port = office.pbx.endpoint
    return (b"INVITE sip:b@world.example SIP/2.0\r\n"
            b"Via: SIP/2.0/UDP %b:%d;branch=z9hG4bKmp%d\r\nFrom: <sip:a@office.example>;tag=1\r\n"
            b"To: <sip:b@world.example>\r\nCall-ID: multipart%d@office.example\r\n"
            b"CSeq: 1 INVITE\r\nContact: <sip:pbx@%b:%d>\r\nMIME-Version: 1.0\r\n"
            b'Content-Type: multipart/%b;boundary="b 1"\r\nContent-Length: %d\r\n\r\n%b'
            % (host.encode(), port, number, number, host.encode(), port, kind, len(body), body))


def send(office, number, kind):
    """Send an INVITE with such a body. Returns the body as sent and as heard, and the media."""
    media = office.pbx.media()
    body = body_of(sip.sdp_text(office.pbx.address, media.rtp.local[1]))
    sent = office.pbx.send(invite(office, number, kind, body), office.provider.endpoint)
    heard = office.provider.hears(sent).message
    whole = heard.data.partition(b"\r\n\r\n")[2]
    same(int(heard.get("Content-Length")), len(whole), f"Content-Length of multipart/{kind.decode()}")
    return body, whole, media


def test(office):
    before = office.stats()["rewritten"]
    _, whole, media = send(office, 1, b"mixed")
    head, _, rest = whole.partition(b"\r\n\r\n")
    text, _, other = rest.partition(b"\r\n--b 1\r\n")
    told = int(head.rpartition(b"Content-Length: ")[2])
    same(told, len(text), "Content-Length of the part")
    check(other.endswith(b"\r\n\r\n" + ISUP + b"\r\n--b 1--\r\n"), "the ISUP part was altered")
    sdp = sip.Sdp(text.decode())
    check(sdp.connection != office.pbx.address, "the SDP still names the inside")
    check(office.stats()["rewritten"] > before, "nothing is counted as rewritten")

    speaker = office.provider.media()
    speaker.talk(sdp, 3)
    office.world.until(lambda: len(media.rtp.heard) >= 3, f"RTP to {sdp.rtp} does not come in")

    before = office.stats()["sealed"]
    body, whole, _ = send(office, 2, b"signed")
    same(whole, body, "the signed body")
    check(office.stats()["sealed"] > before, "the signature is not counted as the reason")
