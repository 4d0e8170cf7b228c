# SPDX-License-Identifier: GPL-2.0-only
"""Over IPv6 that no natmap translates, calls out and in have media both ways, and no message is altered."""

from peer import sip
from peer.office6 import Office6
from peer.world import same


def play(six, call, inside):
    """CALL, seen as the host INSIDE is."""
    call.connect()
    same(call.invite.message.data, call.invite_sent.data, "INVITE")
    six.outside_first(call)
    call.talk().hang_up(by=call.callee).is_as(inside.address)


def test(office):
    six = Office6(office, "routed")
    play(six, six.call_out(), six.pbx)
    uri = six.phoneA.register(six.provider)
    same(uri, six.phoneA.uri, "the URI which was registered")
    play(six, six.call_in(six.phoneA, sip.uri_endpoint(uri)), six.phoneA)
    rule = "add rule ip6 office forward ip6 daddr 2001:db8:1::12 udp dport 5060 accept"
    office.router("nft", "-f", "-", stdin=rule)
    play(six, six.call_in(six.phoneB, six.phoneB.endpoint), six.phoneB)
