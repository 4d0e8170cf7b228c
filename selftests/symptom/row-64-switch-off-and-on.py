# SPDX-License-Identifier: GPL-2.0-only
"""The ALG is switched off and on again during a call, which goes on, and can be hung up by either side."""

ALG = "nfwan"


def test(office):
    for hangs_up in ("caller", "callee"):
        inbound, outbound = office.call_in(office.wan1.mapped).connect().talk(), office.call_out().connect().talk()
        office.must("sip", "set", "mode", "off")
        outbound.talk()
        inbound.talk()
        office.must("sip", "set", "mode", "pinhole")
        outbound.talk()
        office.must("sip", "set", "mode", "rewrite")
        for call in (outbound, inbound):
            call.talk()
            call.ask("INFO")
            call.ask("INFO", by=call.callee)
            call.hang_up(by=getattr(call, hangs_up))
        outbound.is_as(office.wan2.mapped)
        inbound.is_as(office.wan1.mapped)
