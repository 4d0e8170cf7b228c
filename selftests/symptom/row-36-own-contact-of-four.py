# SPDX-License-Identifier: GPL-2.0-only
"""A phone recognizes its own Contact among those the registrar lists, and sees the others as they are."""

from peer.world import check, same

PARAMETERS = ';+sip.instance="<urn:uuid:00000000-0000-1000-8000-000A95A0E128>";reg-id=1;q=0.7'


def test(office):
    phone, hosted = office.phoneA, office.hosted
    own = f'"Front desk" <sip:phoneA@{phone.address}:5060;ob;transport=udp>{PARAMETERS}'
    register = phone.request("REGISTER", hosted.endpoint, rport=True,
                             headers=[("Contact", own), ("Expires", "3600")])
    heard = hosted.hears(register)
    seen = heard.message.get("Contact")
    same(seen, own.replace(f"{phone.address}:5060", "{}:{}".format(*heard.source)), "Contact of REGISTER")

    # two of this phone from yesterday, and one of another site with our numbers
    foreign = [f"<sip:phoneA@{heard.source[0]}:1025;ob>;expires=17",
               f"<sip:phoneA@{office.wan2.third}:5060>;expires=60",
               f"<sip:phoneA@{office.phoneB.address}:5060;line=1>;expires=1200"]
    listed = [foreign[0], seen + ";expires=3600", *foreign[1:]]
    hosted.reply(heard, 200, headers=[("Contact", ", ".join(listed[:2])),
                                      *(("Contact", value) for value in listed[2:])])
    answer = phone.hears_answer(register).message
    same(", ".join(answer.all("Contact")),
         ", ".join([foreign[0], own + ";expires=3600", *foreign[1:]]), "Contacts of the 200")
    check(office.phoneB.heard == [], "the other phone has heard of it")
