# SPDX-License-Identifier: GPL-2.0-only
"""WANs that are said to be up or down, rules that move, and who is told."""

import json
import os
import subprocess

from .office import nfwan_tool
from .world import Failure, patience, same

PBX_RULE = 10


class Monitor:
    """What nfwan monitor tells, from now on."""

    def __init__(self, office):
        self._office = office
        self._rest = b""
        self.events = []
        self._process = subprocess.Popen(       # pylint: disable=consider-using-with
            ["ip", "netns", "exec", office.namespace("router"), nfwan_tool(), "-j", "monitor"],
            stdout=subprocess.PIPE)
        os.set_blocking(self._process.stdout.fileno(), False)
        office.world.add(self._process.stdout, self._read)
        # A commit that it tells shows that it listens.
        office.world.until(self._listens, "nfwan monitor tells nothing")
        self.sync()
        self.events.clear()

    def _listens(self):
        self._office.must("wan", "set", "wan1", "weight", "1")
        return self.events

    def _read(self):
        data = self._process.stdout.read()
        if not data:
            raise Failure("nfwan monitor has ended")
        *lines, self._rest = (self._rest + data).split(b"\n")
        self.events += [json.loads(line) for line in lines]

    def of(self, kind, **what):
        """The events of this KIND, with these fields."""
        return [event for event in self.events if event.get("event") == kind and
                all(event.get(name) == value for name, value in what.items())]

    def wait(self, kind, within=3.0, **what):
        """The first event of this KIND, with these fields."""
        return self._office.world.until(
            lambda: self.of(kind, **what), f"no event {kind} {what}", within)[0]

    def sync(self):
        """All that has happened until now is in events: a commit is the last of it."""
        had = len(self.of("commit"))
        self._office.must("wan", "set", "wan1", "weight", "1")
        self._office.world.until(lambda: len(self.of("commit")) > had, "no event of the commit")

    def moves(self, rule=PBX_RULE):
        """(from, to) of all moves of RULE until now."""
        self.sync()
        return [(event["from"], event["to"]) for event in self.of("rule-move", rule=rule)]

    def close(self):
        """Listen no more."""
        self._office.world.remove(self._process.stdout)
        self._process.kill()
        self._process.wait()


def configure(office, wan="", rule=""):
    """The usual policy, with more words for each WAN, and for the rule of the PBX."""
    lines = office.default_config().splitlines()
    for at, line in enumerate(lines):
        if line.startswith("wan add"):
            lines[at] += f" {wan}"
        elif line.startswith(f"rule add {PBX_RULE} "):
            lines[at] += f" {rule}"
    office.configure("\n".join(lines) + "\n")


def report(office, wan, health, *more):
    """A prober says how WAN does."""
    office.must("wan", "report", wan.device, "health", health, *more)


def wan_state(office, wan):
    """What nfwan wan show tells of WAN."""
    return json.loads(office.must("-j", "wan", "show", wan.device))[0]


def rule_state(office, rule=PBX_RULE):
    """What nfwan rule show tells of RULE."""
    return json.loads(office.must("-j", "rule", "show", str(rule)))[0]


def is_on(office, wan, rule=PBX_RULE, within=3.0):
    """Wait until RULE is on WAN."""
    office.world.until(lambda: rule_state(office, rule)["active"] == wan.device,
                       f"rule {rule} does not move to {wan.device}", within)


def options(office, address, far=None, method="OPTIONS"):
    """An OPTIONS of the PBX, or a METHOD, is heard from ADDRESS, and answered, by the provider or by FAR."""
    far = far or office.provider
    request = office.pbx.request(method, far.endpoint)
    heard = far.hears(request, within=1)
    same(heard.source, (address, 5060), f"source of {method}")
    far.reply(heard, 200)
    office.pbx.hears_answer(request)


def flows(office, wan, host="192.168.1.219", **match):
    """How many connections HOST has begun on WAN."""
    more = [word for name, value in match.items() for word in (f"--{name}", str(value))]
    listed = office.inside("router", "conntrack", "-L", "-f", "ipv4", "--orig-src", host,
                           "-m", f"{wan.id << 24:#x}", *more)
    return len(listed.stdout.splitlines())


def no_flows(office, wan, host="192.168.1.219", within=1.0, **match):
    """Wait until HOST has no connection on WAN."""
    office.world.until(lambda: not flows(office, wan, host, **match),
                       f"{host} still has flows on {wan.device}", within)


def no_idle_signalling(office, wan, far):
    """Wait until the PBX has no connection to FAR, with which it has no call, on WAN."""
    no_flows(office, wan, **{"orig-dst": far.address})


def bound(seconds):
    """SECONDS on a quiet machine."""
    return seconds * patience()
