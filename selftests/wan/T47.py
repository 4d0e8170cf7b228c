# SPDX-License-Identifier: GPL-2.0-only
"""A more specific route of the main table wins over a rule; the rest of the internet takes the rule's WAN."""

from peer.world import check, same

ALG = "nfwan"
# As BGP would say: one host is better reached by WAN3. As a VPN would: another
# one is behind a tunnel, which is no WAN; phone B is the end of it.
ROUTES = (("203.0.113.150/32", "via", "203.0.113.1", "dev", "wan3"),
          ("203.0.113.140/32", "via", "192.168.1.12"))


def seen_as(office, port, far):
    """The source the PBX's datagram to FAR is seen with."""
    near = office.pbx.stream(port)
    near.send(far.local, 0)
    office.world.until(lambda: far.heard, f"nothing arrives at {far.local}")
    source = far.heard[0].source
    far.send(source, 0)
    office.world.until(lambda: near.heard, f"no answer comes from {far.local}")
    return source


def behind_tunnel(office, target):
    """A datagram of the PBX to TARGET goes as it is to the end of the tunnel."""
    tunnel = office.tap("phoneB")
    office.pbx.stream(7002).send(target, 0)
    seen = office.world.until(lambda: [p for p in tunnel.packets if p.target == target],
                              "nothing goes through the tunnel")
    same(seen[0].source, ("192.168.1.219", 7002), "source in the tunnel")
    tunnel.close()


def obey_routes(office):
    """What the promise says."""
    same(seen_as(office, 7000, office.provider.stream(9000)), (office.wan2.mapped, 7000),
         "source where the rule decides")
    same(seen_as(office, 7001, office.hosted.stream(9000)), (office.wan3.mapped, 7001),
         "source where a route decides")
    behind_tunnel(office, ("203.0.113.140", 9000))
    check(office.stats()["specific"] == 1, "the more specific route is not counted")


def test(office):
    office.configure(office.default_config().replace("priority wan2,wan1,wan3", "enforced wan2"))
    office.router("nft", "add", "rule", "ip", "office", "forward", "oifname", "lan0", "accept")
    for route in ROUTES:
        office.router("ip", "route", "add", *route)
    try:
        obey_routes(office)
    finally:
        for route in ROUTES:
            office.router("ip", "route", "del", *route)
    office.no_foreign_packet()
