# SPDX-License-Identifier: GPL-2.0-only
"""The ports of a call are closed within a second of its end; for 40 seconds it is known where its BYE came from."""

import json

from peer import sip
from peer.world import check, same

ALG = "nfwan"
T1_64 = 32      # for so long a message is sent again (RFC 3261 s17.1.2.2)
OVER = 40


def test(office):
    call = office.call_out(media=office.provider).connect().talk()
    by, other = call.caller, call.callee
    by.cseq += 1
    sent, heard = call.in_dialog("BYE", by, other, by.cseq)
    other.agent.reply(heard, 200)
    by.agent.hears_answer(sent)

    office.world.rest(1)
    counts = office.stats()
    same(counts["media-close"], counts["media-open"], "number of media ports closed")

    # the answer got lost, and by now the rules would send a call elsewhere
    office.configure(office.default_config().replace("priority wan2,wan1,", "priority wan1,wan2,"))
    office.world.rest(T1_64 - 1)
    again = by.agent.send(sent.data, sip.uri_endpoint(by.remote_uri))
    heard = other.agent.hears(again)
    same(heard.source, (office.wan2.mapped, 5060), "source of the BYE sent again")
    other.agent.reply(heard, 200)
    by.agent.hears_answer(again)

    office.world.rest(OVER + 2)
    left = json.loads(office.must("-j", "call", "show"))
    check(not left, f"a call that is over is still known: {left}")
