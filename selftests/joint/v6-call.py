# SPDX-License-Identifier: GPL-2.0-only
"""Over IPv6, too, calls have WAN and address by the rules, not by who spoke first, and keep them."""

from peer.office6 import WAN1, WAN1_MAPPED, WAN2_MAPPED, WAN3, Office6
from peer.call import Call
from peer.world import same


def test(office):
    six = Office6(office, "policy")
    options = six.provider.request("OPTIONS", (WAN3, 5060))
    six.pbx.reply(six.pbx.hears(options), 200)
    answer = six.provider.hears_answer(options)
    same(answer.source, (WAN3, 5060), "source of the answer to OPTIONS")

    out = six.call_out().connect()
    six.outside_first(out)
    out.talk().is_as(WAN2_MAPPED)
    phone = Call(six.phoneA, six.provider, six.provider.endpoint).connect().talk().is_as(WAN1)
    into = six.call_in(six.pbx, (WAN3, 5060)).connect()
    six.outside_first(into)

    if office.alg == "nfwan":
        office.must("rule", "del", "10")
    same_wan = six.call_out().connect().talk()
    out.renegotiate().talk().renegotiate(by=out.callee).talk().hang_up().is_as(WAN2_MAPPED)
    into.talk().hang_up().is_as(WAN3)
    same_wan.hang_up(by=same_wan.callee).is_as(WAN1_MAPPED)
    phone.hang_up(by=phone.callee).is_as(WAN1)
