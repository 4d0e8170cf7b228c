# SPDX-License-Identifier: GPL-2.0-only
"""Behind NAT66 calls out and in, early media and a registration work over IPv6, all from the public address."""

from peer import sip
from peer.office6 import WAN1, Office6
from peer.world import same


def test(office):
    six = Office6(office, "masquerade")
    out = six.call_out().ring(183, body="")
    out.answer()
    six.outside_first(out)
    out.talk().hang_up(by=out.callee).is_as(WAN1)

    register = six.phoneA.request("REGISTER", six.provider.endpoint, rport=True)
    heard = six.provider.hears(register)
    same(heard.message.contact, heard.source, "Contact of REGISTER")
    six.provider.reply(heard, 200, headers=[("Contact", heard.message.get("Contact"))])
    answer = six.phoneA.hears_answer(register)
    same(answer.message.get("Contact"), register.get("Contact"), "Contact of the 200")

    into = six.call_in(six.phoneA, sip.uri_endpoint(heard.message.get("Contact"))).connect()
    six.outside_first(into)
    into.talk().hang_up(by=into.callee).is_as(*heard.source)
