# SPDX-License-Identifier: GPL-2.0-only
"""A call that is refused or cancelled leaves no media port open."""

from peer import sip, wire
from peer.call import Call
from peer.world import same

OFFER = "m=audio 11000 RTP/AVP 0"


def late_media(office, tap, speaker, target):
    """How many packets come in now, as the next call's media shows?"""
    tap.clear()
    speaker.send(target, 0)
    Call(office.pbx, office.provider, office.provider.endpoint).connect().talk().hang_up()
    return sum(p.source == speaker.local for p in tap.packets)


def test(office):
    tap = office.tap("pbx")
    listener, speaker = office.pbx.stream(11000), office.provider.stream(41000)

    dialog = wire.Dialog(office.pbx, office.provider, office.provider.endpoint)
    sent, heard = dialog.ask("INVITE", wire.sdp(office.pbx.address, OFFER))
    target = wire.sections(heard.message.body)[0].rtp
    wire.reaches(office.world, speaker, target, listener, "early media")
    dialog.answer(sent, heard, 486)
    same(late_media(office, tap, speaker, target), 0, "packets after the 486")

    dialog = wire.Dialog(office.pbx, office.provider, office.provider.endpoint)
    sent, heard = dialog.ask("INVITE", wire.sdp(office.pbx.address, OFFER))
    target = wire.sections(heard.message.body)[0].rtp
    cancel = office.pbx.request("CANCEL", office.provider.endpoint, call_id=dialog.call_id,
                                from_=dialog.names[office.pbx], to=dialog.names[office.provider],
                                branch=sent.get("Via").partition("branch=")[2])
    office.provider.reply(office.provider.hears(cancel), 200)
    office.pbx.hears_answer(cancel)
    dialog.answer(sent, heard, 487)
    same(late_media(office, tap, speaker, target), 0, "packets after the 487")
    same(sip.uri_endpoint(heard.message.get("Contact"))[0], office.wan2.mapped, "Contact of INVITE")
