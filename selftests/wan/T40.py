# SPDX-License-Identifier: GPL-2.0-only
"""With src_valid_mark and fwmark_reflect the router is reached by every WAN, however rp_filter is set, with and without a default route in main."""

from peer.world import check

ALG = "nfwan"
DEFAULT = ("default", "via", "192.0.2.1", "dev", "wan1")


def reached(office, how):
    """All WANs let in who asks the router, and who asks the PBX."""
    for wan in office.wans:
        ping = office.inside("attacker", "ping", "-c1", "-W2", "-q", wan.address)
        check(ping.returncode == 0, f"{wan.address} does not answer with {how}")
        office.answers(*office.qualify(wan.address), wan.address)


def test(office):
    office.router("sysctl", "-qw", "net.ipv4.fwmark_reflect=1")
    try:
        for verb in "replace", "del":
            office.router("ip", "route", verb, *DEFAULT)
            for mode in 0, 1, 2:
                office.router("sysctl", "-qw", f"net.ipv4.conf.all.rp_filter={mode}")
                reached(office, f"rp_filter {mode} after ip route {verb} default")
    finally:
        office.router("ip", "route", "replace", *DEFAULT)
        office.router("sysctl", "-qw", "net.ipv4.conf.all.rp_filter=1", "net.ipv4.fwmark_reflect=0")
    office.no_foreign_packet()
