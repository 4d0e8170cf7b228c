# SPDX-License-Identifier: GPL-2.0-only
"""While both sides qualify each other for long, the provider by way of all WANs, the PBX never leaves WAN2."""

import os

from peer.world import is_time_free, same

ALG = "nfwan"

# A round a second for ten minutes, where a second costs nothing; else as many as there are to be calls.
ROUNDS = 600 if is_time_free() else max(30, int(os.environ.get("CALLS", "1000")) * 3 // 10)
CALL_EACH = 60
LIMIT = 1000 if is_time_free() else 20 + ROUNDS / 8


def test(office):
    addresses = [address for wan in office.wans for address in (wan.address, wan.mapped, wan.fourth)]
    for number in range(ROUNDS):
        address = addresses[number % len(addresses)]
        theirs, heard = office.qualify(address)
        ours = office.pbx.request("OPTIONS", office.provider.endpoint)
        asked = office.provider.hears(ours)
        same(asked.source, (office.wan2.mapped, 5060), f"source of OPTIONS in round {number}")
        same(asked.message.contact, (office.wan2.mapped, 5060), f"Contact in round {number}")
        office.answers(theirs, heard, address)
        office.provider.reply(asked, 200)
        office.pbx.hears_answer(ours)
        if number % CALL_EACH == CALL_EACH - 1:
            office.call_out().connect().talk().hang_up().is_as(office.wan2.mapped)
        if is_time_free():
            office.world.rest(1)
    office.no_foreign_packet()
