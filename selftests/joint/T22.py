# SPDX-License-Identifier: GPL-2.0-only
"""Failback immediate: within a second all flows of the PBX are off the backup, its calls included, and it is told."""

from peer.moves import Monitor, configure, flows, is_on, no_flows, options, report
from peer.world import check

ALG = "nfwan"


def test(office):
    configure(office, wan="hold-down 1", rule="failback immediate")
    monitor = Monitor(office)
    report(office, office.wan2, "down")
    is_on(office, office.wan1)
    near, far = office.pbx.stream(7000), office.media.stream(9000)
    near.send(far.local, 0)
    call = office.call_out().connect().talk()
    office.world.until(lambda: far.heard, "the plain flow does not work on WAN1")
    check(flows(office, office.wan1) >= 3, "the PBX has no flows on WAN1")

    report(office, office.wan2, "up")
    monitor.wait("rule-move", rule=10, to="wan2", cause="better")
    no_flows(office, office.wan1)
    near.send(far.local, 0)
    call.send_audio(5)
    options(office, office.wan2.mapped)

    office.world.until(lambda: len(far.heard) == 2, "the plain flow does not go on at WAN2")
    check(far.heard[1].source[0] == office.wan2.mapped, "the plain flow is not on WAN2")
    check(not flows(office, office.wan1), "there are flows on WAN1 again")
    office.call_out().connect().talk().hang_up().is_as(office.wan2.mapped)
    monitor.close()
