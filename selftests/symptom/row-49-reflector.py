# SPDX-License-Identifier: GPL-2.0-only
"""A test for SIP ALGs, which is sent every message back, finds no trace of one that only opens ports."""

from peer.world import same


def test(office):
    if office.alg == "nfwan":
        office.must("sip", "set", "mode", "pinhole")
    phone, reflector = office.phoneA, office.hosted
    media = phone.media()
    body = "\r\n".join(["v=0", f"o=- 1 1 IN IP4 {phone.address}", "s=-", f"c=IN IP4 {phone.address}",
                        "t=0 0", f"m=audio {media.rtp.local[1]} RTP/AVP 0", ""])
    for rport in False, True:
        for method, described in (("REGISTER", ""), ("OPTIONS", ""), ("INVITE", body)):
            sent = phone.request(method, reflector.endpoint, body=described, rport=rport)
            heard = reflector.hears(sent)
            reflector.reply(heard, 200, body=heard.message.text, to=heard.source,
                            headers=[("Content-Type", "message/sip"),
                                     ("Contact", heard.message.get("Contact"))])
            mirror = phone.hears_answer(sent).message
            same(mirror.body.split("\r\n"), sent.text.split("\r\n"), f"{method} at the reflector")
            same(mirror.contact, phone.endpoint, f"Contact in the answer to {method}")
