# SPDX-License-Identifier: GPL-2.0-only
"""Who calls, on whose behalf and how private that is arrives byte for byte, in and out."""

from peer.world import same


def identities(address):
    """All a message may say about people; half of it at ADDRESS, as a PBX without a domain does."""
    return [("P-Asserted-Identity", f'"Zoë Ångström" <sip:101@{address}:5060>, <tel:+1-555-0100>'),
            ("P-Preferred-Identity", f"<sip:101@{address};user=phone>"),
            ("Remote-Party-ID", f'"Zoë" <sip:101@{address}>;party=calling;privacy=off;screen=yes'),
            ("Diversion", f"<sip:102@{address}:5060>;reason=no-answer;counter=1"),
            ("History-Info", f"<sip:103@{address}:5060?Reason=SIP%3Bcause%3D302>;index=1"),
            ("Reply-To", f"<sip:101@{address}:5060>"), ("Privacy", "id;critical"),
            ("Identity", "eyJhbGciOiJFUzI1NiJ9..c2ln;info=<https://192.168.1.219/cert>;alg=ES256"),
            ("Call-Info", f"<http://{address}:5060/zoe.jpg>;purpose=icon"),
            ("Authorization", f'Digest username="101", uri="sip:{address}:5060", response="0"')]


CALLERS = ('"Zoë \\"5060\\" Ångström" <sip:101@{}:5060>;tag=1',
           '"Anonymous" <sip:anonymous@anonymous.invalid>;tag=2', "<tel:+1-555-0100>;tag=3",
           "sip:101@{};tag=4")


def test(office):
    ways = ((office.pbx, office.provider, office.provider.endpoint),
            (office.provider, office.pbx, (office.wan2.mapped, 5060)))
    for sender, hearer, target in ways:
        for address in office.pbx.address, office.wan2.mapped:
            for caller in CALLERS:
                sent = sender.request("INVITE", target, from_=caller.format(address),
                                      to=f"<sip:100@{address}:5060>", headers=identities(address))
                heard = hearer.hears(sent)
                same(heard.message.without("Via", "Contact")[1:],
                     sent.without("Via", "Contact")[1:], sent.start)
                answer = hearer.reply(heard, 200, headers=identities(address))
                heard = sender.hears_answer(sent).message
                same(heard.without("Via", "Contact"), answer.without("Via", "Contact"), answer.start)
