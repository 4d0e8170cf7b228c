# SPDX-License-Identifier: GPL-2.0-only
"""However IPv6 literals are written, those that name the inside are altered and given back, all others pass."""

from peer import wire
from peer.office6 import WAN1, Office6
from peer.world import same

# {at} is how the phone writes itself; the text must come out with {out} there
CONTACTS = (
    "<sip:a@{at}:5060>",
    "<sip:a@{at}>;expires=60",
    '"[2001:db8:1::11]" <sip:%5b2001:db8:1::11%5d@{at};transport=udp>',
    "sip:a@{at}:5060;q=0.5",
    "<sip:other@[2001:db8:1::12]>, <sip:a@{at}:5060>",
    "<sip:a@[::ffff:192.168.1.11]:5060>, <sip:a@{at}>",
    "<sip:a@[::1]>, <sip:[2001:db8:1::11:5060]>, <sip:a@{at};maddr=[2001:db8:1::11]>",
)

WRITTEN = ("[2001:db8:1::11]", "[2001:DB8:1::11]", "[2001:0db8:0001:0:0:0:0:0011]", "[2001:db8:1::0.0.0.17]")

# How the far side writes the public address
CALLED = (f"[{WAN1}]", f"[{WAN1.upper()}]", "[2001:db8:a1:0:0:0:0:2]")

# What an answer adds to the Via
ADDED = ("", ";received={out}", ";received=[{out}]", ";rport=5060;received={out}", ";received=::ffff:192.0.2.2")


def registers(six, contact, written):
    """The phone registers its CONTACT, WRITTEN so, and is called there."""
    phone, provider = six.phoneA, six.provider
    data = wire.request(phone, "REGISTER", contact=f"Contact: {contact.format(at=written)}")
    got = wire.carry(phone, data, provider.endpoint, provider)
    same(got.get("Contact"), contact.format(at=f"[{WAN1}]"), f"Contact {contact} as {written}")
    answer = wire.response(provider.heard[-1], 200, f"Contact: {got.get('Contact')}")
    heard = wire.carry(provider, answer, provider.heard[-1].source, phone)
    same(heard.get("Contact"), contact.format(at=written), "Contact of the 200")

    if f"<sip:a@[{WAN1}]:5060>" not in got.get("Contact"):
        return
    for at in CALLED:
        options = wire.request(provider, "OPTIONS", f"sip:a@{at}:5060")
        heard = wire.carry(provider, options, provider.heard[-1].source, phone)
        same(heard.start.split()[1], f"sip:a@{written}:5060", f"URI of OPTIONS sent to {at}")


def answers(six, written, port, added):
    """The Via of a request, WRITTEN so, and that of its answer, which has ADDED something."""
    phone, provider = six.phoneA, six.provider
    branch = f";branch=z9hG4bK{abs(hash((written, port, added)))}"
    has_rport = "rport" in added
    via = f"Via: SIP/2.0/UDP {written}{port}{branch}{';rport' if has_rport else ''}"
    got = wire.carry(phone, wire.request(phone, "OPTIONS", via=via), provider.endpoint, provider)
    out = via if has_rport else via.replace(written, f"[{WAN1}]")
    same("Via: " + got.get("Via"), out, f"Via {written}{port}")
    added = added.format(out=WAN1)
    answer = wire.response(provider.heard[-1], 200)
    answer = answer.replace(branch.encode(), branch.encode() + added.encode())
    heard = wire.carry(provider, answer, provider.heard[-1].source, phone)
    same("Via: " + heard.get("Via"), via.replace(branch, branch + added), "Via of the 200")


def descriptions(six):
    """The c= and a=rtcp of an offer."""
    phone, provider = six.phoneA, six.provider
    for written in WRITTEN:
        inside, outside = (wire.sdp(at, "m=audio 10000 RTP/AVP 0", f"a=rtcp:10001 IN IP6 {at}", origin="::1")
                           for at in (written.strip("[]"), WAN1))
        got = wire.carry(phone, wire.request(phone, "INVITE", body=inside), provider.endpoint, provider)
        same(got.body, outside, f"the description of {written}")
        same(int(got.get("Content-Length")), len(got.body), "Content-Length")


def routes(six):
    """A proxy inside records its route, and finds it again."""
    phone, provider = six.phoneA, six.provider
    route = "<sip:[2001:0db8:1::11]:5060;lr>"
    data = wire.request(phone, "INVITE", route=f"Record-Route: {route}, <sip:[2001:db8:1::99];lr>")
    got = wire.carry(phone, data, provider.endpoint, provider)
    same(got.get("Record-Route"), f"<sip:[{WAN1}]:5060;lr>, <sip:[2001:db8:1::99];lr>", "Record-Route")
    data = wire.request(provider, "BYE", route=f"Route: <sip:[{WAN1}]:5060;lr>")
    heard = wire.carry(provider, data, provider.heard[-1].source, phone)
    same(heard.get("Route"), route, "Route")


def test(office):
    six = Office6(office, "masquerade")
    for contact in CONTACTS:
        for written in WRITTEN:
            registers(six, contact, written)
    for written in WRITTEN:
        for port in ("", ":5060"):
            for added in ADDED:
                answers(six, written, port, added)
    routes(six)
    descriptions(six)
