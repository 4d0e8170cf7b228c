# SPDX-License-Identifier: GPL-2.0-only
"""nf_wan_policy alone: plain traffic takes the WAN and the address of its rule, and fails over."""

from peer.world import same

ALG = "nfwan"


def echo(office, host, port, public):
    """A packet there and back: PUBLIC is seen outside."""
    near, far = host.stream(port), office.attacker.stream(port)
    near.send(far.local, 0)
    office.world.until(lambda: far.heard, f"nothing of {host.name} arrives")
    same(far.sources, {(public, port)}, f"source of {host.name}")
    far.send(far.heard[0].source, 0)
    office.world.until(lambda: near.heard, f"the answer does not reach {host.name}")


def test(office):
    office.unload("nf_sip_alg")

    echo(office, office.pbx, 7000, office.wan2.mapped)
    echo(office, office.phoneA, 7001, office.wan1.third)
    office.cable(office.wan2, plugged=False)
    echo(office, office.pbx, 7002, office.wan1.mapped)
    office.link(office.wan1, False)
    echo(office, office.pbx, 7003, office.wan3.mapped)
    echo(office, office.phoneA, 7004, office.wan3.third)
    office.no_foreign_packet()
