# SPDX-License-Identifier: GPL-2.0-only
"""Of a message in an unusual layout not a byte differs at the other end but the addresses that must."""

from peer.world import same

# {at} and {host} are the sender's as they must be altered; its address in plain must stay
HEAD = (
    "INVITE sip:192.168.1.219@world.example;x=192.168.1.219 SIP/2.0\r\n"
    "v:SIP/2.0/UDP  {at};branch=z9hG4bK192.168.1.219;x={{sip:192.168.1.219:5060}}\r\n"
    "CALL-ID:\t192.168.1.219:5060@192.168.1.219\r\n"
    "f:\"<sip:pbx@192.168.1.219:5060>\" <sip:pbx@192.168.1.219:5060>;tag=50\r\n"
    "t:  <sip:b@192.168.1.219.example>\r\n"
    "cSeq:  7\tINVITE  \r\n"
    "X-Own : <sip:pbx@192.168.1.219:5060>\r\n"
    "M:\"sip:pbx@192.168.1.219:5060, \\\"\"\r\n"
    "  <sip:192.168.1.219:5060@{at};maddr=x?Route=%3C192.168.1.219:5060%3E> ;x=\"<sip:192.168.1.219:5060>\"\r\n"
    "Subject: v=0 c=IN IP4 192.168.1.219\r\n"
    "Record-Route:<sip:{at};lr>,<sip:192.168.1.12;lr>\r\n"
    "c: application/sdp;x=\"192.168.1.219\"\r\n"
    "l :  {length}\r\n\r\n")
BODY = (
    "v=0\r\no=192.168.1.219 1 1 IN IP4 192.168.1.219\r\ns=c=IN IP4 192.168.1.219\r\n"
    "c=IN IP4 {host}\r\nt=0 0\r\na=x:c=IN IP4 192.168.1.219\r\nm=audio 10000 RTP/AVP 0 101\r\n"
    "a=rtpmap:101  telephone-event/8000\r\na=tool:192.168.1.219\r\n"
    "m=video 0 RTP/AVP 96\r\nc=IN IP4 192.168.1.12\r\n")


def written(host):
    body = BODY.format(host=host)
    return (HEAD.format(at=f"{host}:5060", length=len(body)) + body).encode()


def test(office):
    office.pbx.send(written(office.pbx.address), office.provider.endpoint)
    heard = office.world.until(lambda: office.provider.heard, "the INVITE is lost")[0].message
    same(heard.data, written(office.wan2.mapped), "the INVITE")
