# SPDX-License-Identifier: GPL-2.0-only
"""With static-port a flow whose port is taken is dropped and counted; without, it has another port."""

from peer.world import check, same

ALG = "nfwan"
MAP = "natmap add 1 from 192.168.1.8/29 on wan1 192.0.2.4 on wan2 198.51.100.4 on wan3 203.0.113.4"


def sends(office, host, sport, far):
    """HOST sends to FAR, and then what certainly arrives; returns the sources FAR sees."""
    marker, before = office.attacker.media(), len(far.heard)
    host.stream(sport).send(far.local, 0)
    host.stream(sport + 1).send(marker.rtp.local, 0)
    office.world.until(lambda: marker.rtp.heard, "what comes later does not arrive")
    return [heard.source for heard in far.heard[before:]]


def test(office):
    office.configure(f"{office.default_config()}{MAP} static-port\n")
    far = office.attacker.stream(9000)
    first = (office.wan1.third, 7000)
    same(sends(office, office.phoneA, 7000, far), [first], "source of the first host")
    same(sends(office, office.phoneB, 7000, far), [], "what arrives of the second host")
    same(office.stats()["nat-port"], 1, "the number of flows whose port was taken")
    other = office.attacker.stream(9001)
    same(sends(office, office.phoneB, 7010, other), [(office.wan1.third, 7010)], "source of a free port")

    office.must("natmap", "del", "1")
    same(sends(office, office.phoneB, 7020, far), [(office.wan1.third, 7020)], "source without static-port")
    sources = sends(office, office.phone(13), 7000, far)
    check(len(sources) == 1 and sources[0][0] == office.wan1.third and sources != [first],
          f"without static-port the third host is at {sources}, not at another port of {office.wan1.third}")
