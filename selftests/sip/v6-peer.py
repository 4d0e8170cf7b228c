# SPDX-License-Identifier: GPL-2.0-only
"""Without NAT a peer's terms hold for what it sends as for what is sent to it."""

from peer.office6 import Office6
from peer.world import same

ALG = "nfwan"


def bypassed(office, sender, hearer):
    """By how much the counter grows by an OPTIONS of SENDER to HEARER and its answer."""
    before = office.stats()["bypassed"]
    sent = sender.request("OPTIONS", hearer.endpoint)
    hearer.reply(hearer.hears(sent), 200)
    sender.hears_answer(sent)
    return office.stats()["bypassed"] - before


def test(office):
    six = Office6(office, "plain")
    ways = (six.pbx, six.provider), (six.provider, six.pbx)
    same([bypassed(office, *way) for way in ways], [0, 0], "messages passed before there is a peer")
    office.must("peer", "add", "10", "from", six.pbx.address, "to", six.provider.address, "mode", "off")
    same([bypassed(office, *way) for way in ways], [2, 2], "messages passed of the peer, out and in")
    office.must("peer", "add", "5", "from", six.phoneA.address, "to", six.provider.address, "mode", "rewrite")
    same([bypassed(office, *way) for way in ways], [2, 2], "messages passed beside the peer of another host")
