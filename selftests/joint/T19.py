# SPDX-License-Identifier: GPL-2.0-only
"""A call that began on the backup is held and resumed after the failback: its media stays on the backup until BYE."""

from peer.moves import configure, is_on, options, report

ALG = "nfwan"


def test(office):
    configure(office, wan="hold-down 1")
    report(office, office.wan2, "down")
    is_on(office, office.wan1)
    call = office.call_out().connect().talk()

    report(office, office.wan2, "up")
    is_on(office, office.wan2)
    options(office, office.wan2.mapped)
    hold = call.caller.describe().replace("a=sendrecv", "") + "a=sendonly\r\n"
    call.renegotiate(offer=hold)
    for side in call.caller, call.callee:
        office.silence(side.media.rtp, side.media.rtcp)
    call.renegotiate().talk()
    call.renegotiate(by=call.callee).talk()
    options(office, office.wan2.mapped)

    call.hang_up().is_as(office.wan1.mapped)
    office.call_out().connect().talk().hang_up().is_as(office.wan2.mapped)
    office.no_foreign_packet()
