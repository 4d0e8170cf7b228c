# SPDX-License-Identifier: GPL-2.0-only
"""A phone made of Perl's Net::SIP registers, is called and calls, and hears and is heard."""

from peer.office import AGENTS
from peer.software import HERE, Software

RTP = 25            # packets each way, 20 ms apart
LIMIT = 60


def phone(software, host, name, *call):
    """A phone on HOST, registered."""
    program = software.start(host, "perl", f"{HERE}/phone.pl", AGENTS[host], AGENTS["hosted"],
                             name, *call)
    program.says("registered")
    return program


def test(office):
    with Software(office) as software:
        software.registrar()
        waiting = {"phoneA": phone(software, "phoneA", "alice"),
                   "media": phone(software, "media", "desk")}
        for caller, callee, name in (("phoneB", "media", "desk"), ("provider", "phoneA", "alice"),
                                     ("phoneB", "phoneA", "alice")):
            with software.audio(RTP, caller, callee):
                calling = phone(software, caller, "caller", name, "3")
                calling.says("established")
            calling.says("ended")
            calling.ends()
            waiting[callee].says("ended")
        software.all_is_over(but=["media-source"])
        software.nothing_foreign()
