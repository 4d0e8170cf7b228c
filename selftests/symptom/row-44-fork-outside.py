# SPDX-License-Identifier: GPL-2.0-only
"""When a call rings at two places outside, both are heard before one answers, and that one after."""

from peer import sip
from peer.world import same


def test(office):
    pbx, provider = office.pbx, office.provider
    near = pbx.media()
    invite = pbx.request("INVITE", provider.endpoint,
                         body=sip.sdp_text(pbx.address, near.rtp.local[1]))
    heard = provider.hears(invite)
    ends = {}
    for host in office.media, office.hosted:
        far = ends[host] = host.media()
        body = sip.sdp_text(host.address, far.rtp.local[1])
        provider.reply(heard, 183, tag=host.name, body=body)
        early = pbx.hears_answer(invite, 183).message
        same(early.tag("To"), host.name, "tag of the 183")
        far.reaches(near, heard.message.sdp)
        near.reaches(far, early.sdp)

    for host in office.media, office.hosted:        # the first one to ring says once more that it does
        provider.reply(heard, 180, tag=host.name)
        pbx.hears_answer(invite, 180)
    far = ends[office.hosted]
    provider.reply(heard, 200, tag=office.hosted.name,
                   body=sip.sdp_text(office.hosted.address, far.rtp.local[1]))
    ok = pbx.hears_answer(invite).message
    provider.hears(pbx.request("ACK", provider.endpoint, call_id=invite.call_id,
                               from_=invite.get("From"), to=ok.get("To")))
    far.reaches(near, heard.message.sdp)
    near.reaches(far, ok.sdp)
