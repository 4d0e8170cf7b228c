# SPDX-License-Identifier: GPL-2.0-only
"""In mode pinhole no byte of any message is altered, and the call's media is let in all the same."""

from peer.world import same

ALG = "nfwan"


def test(office):
    office.one_wan()
    office.must("sip", "set", "mode", "pinhole")

    call = office.call_out().connect()
    same(call.invite.message.data, call.invite_sent.data, "INVITE at the provider")

    # This provider trusts the packet more than what is written in it.
    call.callee.remote_sdp.connection = call.invite.source[0]
    call.callee.media.talk(call.callee.remote_sdp)
    office.world.until(lambda: len(call.caller.media.rtp.heard) == 5 and
                       call.caller.media.rtcp.heard, "the media is not let in")
    call.talk().hang_up()
