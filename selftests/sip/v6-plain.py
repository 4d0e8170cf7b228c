# SPDX-License-Identifier: GPL-2.0-only
"""Over IPv6 without NAT the media of calls out and in is let in, nobody else's, and no message is altered."""

from peer import sip
from peer.office6 import Office6
from peer.world import same


def unaltered(call):
    """What the callee heard of CALL is what was sent."""
    same(call.invite.message.data, call.invite_sent.data, "INVITE")


def is_closed(six, call):
    """The media of CALL, which is over, is let in no more: that of the next one is."""
    gone = six.pbx.media(call.caller.media.rtp.local[1])
    late = six.media.media(call.callee.media.rtp.local[1])
    late.talk(call.callee.remote_sdp)
    six.outside_first(six.call_out().connect())
    same(gone.rtp.heard, [], "RTP heard after the call")
    same(gone.rtcp.heard, [], "RTCP heard after the call")


def play(six):
    """Calls out and in."""
    office = six.office
    call = six.call_out().connect()
    unaltered(call)
    six.outside_first(call)
    stranger = six.attacker.media()
    stranger.talk(call.callee.remote_sdp)
    call.talk()
    same(call.caller.media.rtp.sources, {call.callee.media.rtp.local}, "who was heard inside")
    call.hang_up(by=call.callee).is_as(six.pbx.address)
    is_closed(six, call)

    uri = six.phoneA.register(six.provider)
    same(uri, six.phoneA.uri, "the URI which was registered")
    call = six.call_in(six.phoneA, sip.uri_endpoint(uri)).connect()
    unaltered(call)
    six.outside_first(call)
    call.talk().hang_up().is_as(six.phoneA.address)
    if office.alg == "nfwan":
        same(office.stats()["rewritten"], 0, "the number of messages altered")


def test(office):
    six = Office6(office, "plain")
    play(six)
    if office.alg == "nfwan":
        office.must("sip", "set", "mode", "pinhole")
        play(six)
