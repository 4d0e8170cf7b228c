# SPDX-License-Identifier: GPL-2.0-only
"""A phone calls its neighbour by way of a proxy, and they hear each other: it is one call, in and out."""

from peer import proxy, sip
from peer.world import same


def test(office):
    hosted, caller, callee = office.hosted, office.phoneA, office.phoneB
    caller.register(hosted)
    uri = callee.register(hosted)

    near, far = caller.media(), callee.media()
    asked = proxy.ask(caller, hosted, callee, "INVITE", uri,
                      body=sip.sdp_text(caller.address, near.rtp.local[1]))
    invite, _, heard = asked
    same(heard.message.start.split()[1], callee.uri, "URI of the INVITE")
    proxy.answer(asked, hosted, caller, callee, 180)
    ok = proxy.answer(asked, hosted, caller, callee,
                      body=sip.sdp_text(callee.address, far.rtp.local[1])).message

    dialog = {"call_id": invite.call_id, "from_": invite.get("From"), "to": ok.get("To")}
    proxy.ask(caller, hosted, callee, "ACK", sip.uri_of(ok.get("Contact")), **dialog)
    far.reaches(near, heard.message.sdp)
    near.reaches(far, ok.sdp)

    back = {"call_id": invite.call_id, "from_": ok.get("To"), "to": invite.get("From")}
    bye = proxy.ask(callee, hosted, caller, "BYE", sip.uri_of(heard.message.get("Contact")), **back)
    same(bye[2].message.start.split()[1], caller.uri, "URI of the BYE")
    proxy.answer(bye, hosted, callee, caller)
