# SPDX-License-Identifier: GPL-2.0-only
"""Nothing of a description is altered but where media goes: codecs, keys and unknown lines stay."""

from peer import wire
from peer.world import same

LINES = ("b=AS:84", "m=audio 10000 RTP/SAVP 9 8 0 18 111 101", "i=  a title, 192.168.1.219 ",
         "a=rtpmap:9 G722/8000", "a=rtpmap:111 opus/48000/2",
         "a=fmtp:111 minptime=10;useinbandfec=1;stereo=0;sprop-stereo=0", "a=fmtp:18 annexb=no",
         "a=rtpmap:101 telephone-event/8000", "a=fmtp:101 0-16", "a=ptime:20", "a=maxptime:150",
         "a=crypto:1 AES_CM_128_HMAC_SHA1_80 inline:WVNfX19zZW1jdGwgKCkgewkyMjA7fQp9CnVubGVz|2^20|1:32",
         "a=x-office:192.168.1.219:10000", "a=silenceSupp:off - - - -", "a=sendrecv",
         "m=video 0 RTP/AVP 31", "a=rtpmap:31 H261/90000")


def test(office):
    data = wire.request(office.pbx, "INVITE", body=wire.sdp(office.pbx.address, *LINES))
    got = wire.carry(office.pbx, data, office.provider.endpoint, office.provider)

    same(wire.sections(got.body)[0].rtp, (office.wan2.mapped, 10000), "where audio is wanted")
    sent = office.pbx.send(data, office.provider.endpoint)
    wire.same_but(sent, got, "Via:", "Contact:", "Content-Length:", "c=")
    same(int(got.get("Content-Length")), len(got.body), "Content-Length")
