# SPDX-License-Identifier: GPL-2.0-only
"""Calls on one trunk, all between the same two ports, are spread over the WANs by weight, each of them as a whole."""

import collections

from peer.world import check, same

ALG = "nfwan"
LIMIT = 120
CALLS = 80


def challenged(office, call_id):
    """The addresses which an INVITE comes from that is sent again after a 401."""
    sources = set()
    for cseq, status in (1, 401), (2, 486):
        sent = office.pbx.request("INVITE", office.provider.endpoint, call_id=call_id, cseq=cseq)
        heard = office.provider.hears(sent)
        office.provider.reply(heard, status)
        office.pbx.hears_answer(sent, status)
        sources.add(heard.source)
    return sources


def test(office):
    text = office.default_config().replace("wan add wan2 ", "wan add wan2 weight 6 ")
    office.configure(text.replace("priority wan2,wan1,wan3", "weighted wan1,wan2,wan3"))

    calls = [office.call_out().connect() for _ in range(CALLS)]
    taken = collections.Counter(office.wan_at(call.invite.source[0]) for call in calls)
    check(len(taken) == 3 and taken[2] > CALLS / 2, f"of weights 1, 6, 1 the WANs have {taken}")
    for call in calls:
        call.talk().hang_up().is_as(call.invite.source[0])
    check({call.invite.source for call in calls} ==
          {(wan.mapped, 5060) for wan in office.wans}, "a call came from another address")

    for number in range(8):
        same(len(challenged(office, f"challenged{number}@pbx.example")), 1,
             "the number of addresses of an INVITE without credentials and with them")

    sources = set()
    for _ in range(8):
        for method in "REGISTER", "OPTIONS":
            sent = office.pbx.request(method, office.provider.endpoint)
            heard = office.provider.hears(sent)
            office.provider.reply(heard, 200)
            office.pbx.hears_answer(sent)
            sources.add(heard.source)
    same(len(sources), 1, "the number of addresses which the PBX registers from")
    office.no_foreign_packet()
