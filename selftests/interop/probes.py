# SPDX-License-Identifier: GPL-2.0-only
"""sipsak and Sofia-SIP's sip-options find who is registered, both ways, and sipsak its own Contact at the registrar."""

from peer.baresip import Baresip
from peer.office import AGENTS
from peer.software import Software
from peer.world import check

LIMIT = 60


def options(software, host, whom):
    """Sofia-SIP asks from HOST."""
    program = software.start(host, "sip-options", f"--bind=sip:{AGENTS[host]}:5060",
                             f"sip:{whom}@{AGENTS['hosted']}")
    program.says("SIP/2.0 200 OK")
    program.ends()


def sipsak(software, host, *arguments):
    """sipsak on HOST is content; returns what it has said."""
    program = software.start(host, "sipsak", "-v", "-H", AGENTS[host], "-l", "5060", *arguments)
    program.ends()
    return program.text()


def test(office):
    with Software(office) as software:
        software.registrar()
        phones = [Baresip(software, "phoneA", "alice", 12000),
                  Baresip(software, "media", "desk", 46000)]
        try:
            for phone in phones:
                phone.registered()
            for host, whom in (("phoneB", "desk"), ("provider", "alice")):
                options(software, host, whom)
                sipsak(software, host, "-s", f"sip:{whom}@{AGENTS['hosted']}")
            said = sipsak(software, "phoneB", "-U", "-x", "60",
                          "-s", f"sip:probe@{AGENTS['hosted']}",
                          "-C", f"sip:probe@{AGENTS['phoneB']}:5060")
            check("completed successful" in said, f"sipsak does not find its Contact: {said}")
            software.all_is_over()
            software.nothing_foreign()
        finally:
            for phone in phones:
                phone.close()
