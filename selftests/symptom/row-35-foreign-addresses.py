# SPDX-License-Identifier: GPL-2.0-only
"""The far side's private addresses come back as it wrote them, though they are numbers of our LAN."""

from peer import sip
from peer.world import same

# A provider that shows its inside, which happens to be numbered like ours
ROUTES = ["<sip:203.0.113.130;lr>", "<sip:192.168.1.1:5060;lr>, <sip:192.168.1.12;lr=on>"]
CONTACT = "<sip:line7@192.168.1.219:5060>"


def unchanged(sent, heard, *names):
    """All is as it was sent but the headers NAMES."""
    same(heard.message.without(*names), sent.without(*names), sent.start)


def test(office):
    pbx, provider = office.pbx, office.provider
    near, far = pbx.media(), provider.media()
    invite = pbx.request("INVITE", provider.endpoint,
                         body=sip.sdp_text(pbx.address, near.rtp.local[1]))
    ok = provider.reply(provider.hears(invite), 200, tag="far",
                        headers=[("Contact", CONTACT), *(("Record-Route", r) for r in ROUTES)],
                        body=sip.sdp_text(provider.address, far.rtp.local[1]))
    unchanged(ok, pbx.hears_answer(invite), "Via")

    route = ", ".join(reversed(", ".join(ROUTES).split(", ")))
    for cseq, method in (1, "ACK"), (2, "INFO"), (3, "BYE"):
        sent = pbx.request(method, provider.endpoint, cseq=cseq, uri=sip.uri_of(CONTACT),
                           call_id=invite.call_id, from_=invite.get("From"), to=ok.get("To"),
                           headers=[("Route", route)])
        heard = provider.hears(sent)
        unchanged(sent, heard, "Via", "Contact")
        if method != "ACK":
            answer = provider.reply(heard, 200, headers=[("Contact", CONTACT)])
            unchanged(answer, pbx.hears_answer(sent), "Via")
