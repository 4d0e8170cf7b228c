# SPDX-License-Identifier: GPL-2.0-only
"""nf_wan_policy alone comes and goes ten times under traffic, and steers each time."""

from peer.world import same

ALG = "nfwan"
LIMIT = 60


def test(office):
    config = "\n".join(line for line in office.default_config().splitlines()
                       if not line.startswith("sip ")) + "\n"
    office.unload("nf_sip_alg")
    far = office.attacker.stream(9000)
    with office.traffic():
        for turn in range(10):
            office.unload("nf_wan_policy")
            office.load("nf_wan_policy")
            office.configure(config)
            office.pbx.stream(7000 + turn).send(far.local, 0)
            office.world.until(lambda n=turn: len(far.heard) > n, "the packet does not arrive")
            same(far.heard[turn].source, (office.wan2.mapped, 7000 + turn), "its source")
