# SPDX-License-Identifier: GPL-2.0-only
"""The office with IPv6, as ../office6.sh makes it."""

import os
import subprocess

from .agent import Agent
from .call import Call
from .world import Failure

OFFICE6_SH = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "office6.sh")

HOSTS = {
    "pbx": "2001:db8:1::219", "phoneA": "2001:db8:1::11", "phoneB": "2001:db8:1::12",
    "provider": "2001:db8:f::130", "media": "2001:db8:f::140",
    "hosted": "2001:db8:f::150", "attacker": "2001:db8:f::166"}

WAN1, WAN1_MAPPED = "2001:db8:a1::2", "2001:db8:a1::3"
WAN2_MAPPED, WAN3 = "2001:db8:a2::3", "2001:db8:a3::2"


class Office6:
    """OFFICE, its router freshly configured: KIND is a verb of office6.sh.

    The PBX and the provider are there, others sit down at the first mention of
    their names: six.phoneA.
    """

    def __init__(self, office, kind):
        self.office = office
        run = subprocess.run([OFFICE6_SH, kind], env=office.environ(), text=True,
                             stdout=subprocess.PIPE, stderr=subprocess.STDOUT, check=False)
        if run.returncode:
            raise Failure(f"office6.sh {kind} says: {run.stdout.strip()}")
        office.forget()
        for name in office.staff:
            getattr(self, name)

    def __getattr__(self, name):
        if name not in HOSTS:
            raise AttributeError(name)
        return self.agent(name, HOSTS[name])

    def agent(self, name, address):
        """Who sits on the host NAME at ADDRESS."""
        agents, key = self.office.agents, f"{name}@{address}"
        if key not in agents:
            agents[key] = Agent(self.office.world, self.office.namespace(name), name, address)
        return agents[key]

    def call_out(self, caller=None):
        """A call of the PBX to the provider, whose media is on another host."""
        return Call(caller or self.pbx, self.provider, self.provider.endpoint,
                    callee_media=self.media)

    def call_in(self, callee, target):
        """A call of the provider to TARGET, where CALLEE is."""
        return Call(self.provider, callee, target, caller_media=self.media)

    def outside_first(self, call):
        """The outside speaks while the inside is silent, and is heard."""
        inside = call.callee if call.outside is call.caller else call.caller
        call.outside.media.reaches(inside.media, call.outside.remote_sdp)
