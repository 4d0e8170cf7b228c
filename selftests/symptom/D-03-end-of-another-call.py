# SPDX-License-Identifier: GPL-2.0-only
"""On a trunk, a call that begins, is refused or ends does not close the audio of the others."""

from peer import wire
from peer.call import Call


def heard_first(office, call):
    """The far side speaks before anybody inside did."""
    wire.reaches(office.world, call.callee.media.rtp, call.callee.remote_sdp.rtp,
                 call.caller.media.rtp, "first audio")


def test(office):
    def dial():
        return Call(office.pbx, office.provider, office.provider.endpoint)

    calls = [dial().ring() for _ in range(3)]
    refused = dial().ring()
    for call in calls:
        call.callee.media = call.callee.media_host.media()
        call.callee.remote_sdp = call.invite.message.sdp

    # the other parties have all counted to the same CSeq
    office.provider.reply(refused.invite, 486, tag="busy")
    office.pbx.hears_answer(refused.invite_sent, 486)
    heard_first(office, calls[0])

    ended = dial().connect()
    ended.hang_up(by=ended.callee)
    heard_first(office, calls[1])

    dial().ring()
    heard_first(office, calls[2])
