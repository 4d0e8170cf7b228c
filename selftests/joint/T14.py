# SPDX-License-Identifier: GPL-2.0-only
"""Beside the user's own masquerade our mapping wins; hosts we do not map are masqueraded."""

from peer.world import same

ALG = "nfwan"

MASQUERADE = """
table ip user {
	chain srcnat {
		type nat hook postrouting priority srcnat;
		oifname "wan*" masquerade
	}
}
"""


def test(office):
    only_the_pbx = [line for line in office.default_config().splitlines()
                    if not line.startswith(("natmap add 20", "natmap add 100"))]
    office.configure("\n".join(only_the_pbx) + "\n")
    office.router("nft", "-f", "-", stdin=MASQUERADE)

    office.call_out().connect().talk().hang_up().is_as(office.wan2.mapped)

    far, near = office.attacker.stream(9000), office.phoneA.stream(7000)
    near.send(far.local, 0)
    office.world.until(lambda: far.heard, "the phone's packet does not arrive")
    same(far.sources, {(office.wan1.address, 7000)}, "source of the phone")
    office.no_foreign_packet()
