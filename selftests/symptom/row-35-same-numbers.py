# SPDX-License-Identifier: GPL-2.0-only
"""A call from a site that is numbered like ours is answered by way of its proxies, not of ourselves."""

from peer.world import same

# Hosts of the caller's site: a proxy with our PBX's own number, and one with the router's
ROUTES = [("Record-Route", "<sip:192.168.1.219:5060;lr>"), ("Record-Route", "<sip:192.168.1.1;lr>")]
VIA = ("Via", "SIP/2.0/UDP 192.168.1.219:5060;branch=z9hG4bKsite;received=192.168.1.219")


def test(office):
    call = office.call_in(office.wan2.mapped)
    call.send_invite(headers=[VIA, *ROUTES])
    call.ring()
    same(call.invite.message.all("Via"), call.invite_sent.all("Via"), "Vias of the INVITE")
    same([value for _, value in ROUTES], call.invite.message.all("Record-Route"), "Record-Routes")

    sent = call.callee.agent.reply(call.invite, 200, tag=call.to_tag, headers=ROUTES,
                                   body=call.callee.offer())
    heard = call.caller.agent.hears_answer(call.invite_sent).message
    for name in "Via", "Record-Route", "From", "To":
        same(heard.all(name), sent.all(name), f"{name} of the 200")
