# SPDX-License-Identifier: GPL-2.0-only
"""The office of ../office.sh, with somebody on every chair."""

import collections
import contextlib
import json
import os
import signal
import subprocess
import time

from .agent import Agent
from .call import Call
from .tap import Tap
from .world import Failure, World, be_patient, check, same, show

HERE = os.path.dirname(os.path.abspath(__file__))
OFFICE_SH = os.path.join(HERE, "..", "office.sh")
TOP = os.path.realpath(os.path.join(HERE, "..", ".."))

# Seconds it takes to build the office in a virtual machine without KVM, on a
# machine which has nothing else to do.
QUIET_UP = 5

Wan = collections.namedtuple("Wan", "id device far_device network address mapped third fourth tap")

AGENTS = {
    "pbx": "192.168.1.219", "phoneA": "192.168.1.11", "phoneB": "192.168.1.12",
    "provider": "203.0.113.130", "media": "203.0.113.140",
    "hosted": "203.0.113.150", "attacker": "203.0.113.166"}


class Office:
    """Namespaces, agents and taps; one per process is enough for all tests.

    STAFF is always there; the others sit down at the first mention of their
    names (office.phoneA).
    """

    def __init__(self, alg, name=None, staff=("pbx", "provider")):
        self.alg = alg
        self.staff = staff
        self.name = name or f"office{os.getpid()}"
        self.world = World()
        self.agents = {}
        begin = time.monotonic()
        self._sh("up")
        be_patient((time.monotonic() - begin) / QUIET_UP)
        self.wans = [self._wan(number, prefix) for number, prefix in
                     ((1, "192.0.2"), (2, "198.51.100"), (3, "203.0.113"))]

    def _wan(self, number, prefix):
        tap = Tap(self.world, f"{self.name}-internet", f"w{number}", f"{prefix}.0/29")
        return Wan(number, f"wan{number}", f"w{number}", f"{prefix}.0/29",
                   *(f"{prefix}.{host}" for host in (2, 3, 4, 5)), tap)

    def __getattr__(self, name):
        """office.pbx, office.provider, ..., office.wan1, office.wan2, office.wan3."""
        if name in AGENTS:
            if name not in self.agents:
                self.agents[name] = Agent(self.world, f"{self.name}-{name}", name, AGENTS[name])
            return self.agents[name]
        for wan in self.__dict__.get("wans", ()):
            if wan.device == name:
                return wan
        raise AttributeError(name)

    def _sh(self, *verb):
        run = subprocess.run([OFFICE_SH, *verb], env=self.environ(), text=True,
                             stdout=subprocess.PIPE, stderr=subprocess.STDOUT, check=False)
        if run.returncode:
            raise Failure(f"office.sh {' '.join(verb)} says: {run.stdout.strip()}")
        return run.stdout

    def environ(self):
        """What office.sh needs to know."""
        return dict(os.environ, OFFICE=self.name, ALG=self.alg)

    def policy(self):
        """A freshly configured router, and nobody remembers anything."""
        self._sh("policy")
        self.forget()

    def one_wan(self):
        """A freshly configured router with one WAN, and the ALG alone."""
        self._sh("one-wan")
        self.forget()

    def bare(self):
        """A router without any policy."""
        self._sh("bare")
        self.forget()

    def forget(self):
        """Change all the agents for new ones, and drop what the taps have."""
        for agent in self.agents.values():
            agent.close()
        self.agents.clear()
        while self.world.turn():
            pass
        for wan in self.wans:
            wan.tap.clear()
        for name in self.staff:
            getattr(self, name)

    def load(self, module):
        """Load one of our modules into the kernel."""
        self._sh("load", module)

    def unload(self, module):
        """Remove one of our modules; it must be willing."""
        self._sh("unload", module)

    @contextlib.contextmanager
    def traffic(self):
        """Phone B and the hosted PBX keep calling each other, come what may."""
        child = os.fork()
        if not child:
            try:
                self._chatter()
            finally:
                os._exit(1)
        try:
            yield
            check(os.waitpid(child, os.WNOHANG) == (0, 0), "the traffic has stopped")
        finally:
            os.kill(child, signal.SIGKILL)
            os.waitpid(child, 0)

    def _chatter(self):
        signal.setitimer(signal.ITIMER_REAL, 0)
        self.world, self.agents = World(), {}
        while True:
            try:
                Call(self.phoneB, self.hosted, self.hosted.endpoint).connect().talk().hang_up()
            except Failure:
                pass

    def close(self):
        """Remove the namespaces."""
        self.forget()
        self._sh("bare")
        self._sh("down")

    def inside(self, host, *command, stdin=None):
        """Run COMMAND on HOST; returns the finished process, whatever it says."""
        return subprocess.run(["ip", "netns", "exec", f"{self.name}-{host}", *command],
                              text=True, input=stdin, check=False, env=self.environ(),
                              stdout=subprocess.PIPE, stderr=subprocess.PIPE)

    def router(self, *command, stdin=None):
        """Run COMMAND on the router; it must succeed."""
        run = self.inside("router", *command, stdin=stdin)
        if run.returncode:
            raise Failure(f"{' '.join(command)} says: {run.stderr.strip()} ({run.returncode})")
        return run.stdout

    def nfwan(self, *arguments, stdin=None):
        """nfwan on the router: the finished process."""
        return self.inside("router", nfwan_tool(), *arguments, stdin=stdin)

    def stats(self):
        """Every counter of both modules, by name."""
        found = {}

        def collect(node):
            if isinstance(node, dict) and "name" in node and "count" in node:
                found[node["name"]] = found.get(node["name"], 0) + node["count"]
            for child in node.values() if isinstance(node, dict) else node:
                if isinstance(child, (dict, list)):
                    collect(child)
        collect(json.loads(self.must("-j", "stats")))
        return found

    def must(self, *arguments):
        """nfwan on the router; it must succeed. Returns what it prints."""
        return self.router(nfwan_tool(), *arguments)

    def configure(self, text):
        """Load TEXT, which must be accepted, as the whole configuration."""
        run = self.nfwan("-f", "/dev/stdin", stdin="@replace\n" + text)
        check(run.returncode == 0, f"nfwan -f refuses: {run.stderr.strip()}")

    def default_config(self):
        """The text which ALG=nfwan loads, without its first line."""
        return self._sh("nfwan").split("\n", 1)[1]

    def phone(self, number):
        """One more phone, at 192.168.1.NUMBER; it is in the same box as phoneA."""
        name, address = f"phone{number}", f"192.168.1.{number}"
        if name not in self.agents:
            subprocess.run(["ip", "-n", f"{self.name}-phoneA", "addr", "replace",
                            f"{address}/24", "dev", "eth0"], check=True)
            self.agents[name] = Agent(self.world, f"{self.name}-phoneA", name, address)
        return self.agents[name]

    def silence(self, *streams):
        """The router forgets the flows of these STREAMS inside, as it does when they are silent."""
        for stream in streams:
            address, port = stream.local
            for way in "orig", "reply":
                self.inside("router", "conntrack", "-D", "-p", "udp", f"--{way}-src", address,
                            f"--{way}-port-src", str(port))

    def namespace(self, host):
        """Name of the namespace of HOST."""
        return f"{self.name}-{host}"

    def wan_at(self, address):
        """The number of the WAN which has ADDRESS."""
        return next(wan.id for wan in self.wans if address in wan[4:8])

    def tap(self, host, device="eth0"):
        """A tap on what arrives at DEVICE of HOST."""
        return Tap(self.world, self.namespace(host), device)

    def cable(self, wan, plugged):
        """Pull the cable of WAN at the provider's end, or plug it in."""
        self._link("internet", wan.far_device, plugged)

    def link(self, wan, is_up):
        """Set the router's device of WAN up or down, as an admin does."""
        self._link("router", wan.device, is_up)

    def _link(self, host, device, is_up):
        subprocess.run(["ip", "-n", f"{self.name}-{host}", "link", "set", device,
                        "up" if is_up else "down"], check=True)

    def call_out(self, **media):
        """A call of the PBX to the provider, whose media is on another host."""
        return Call(self.pbx, self.provider, self.provider.endpoint,
                    callee_media=media.get("media") or self.media)

    def call_in(self, address, **media):
        """A call of the provider to ADDRESS of the router, for the PBX."""
        return Call(self.provider, self.pbx, (address, 5060),
                    caller_media=media.get("media") or self.media)

    def qualify(self, address):
        """The provider sends OPTIONS to ADDRESS; the PBX has it, unanswered."""
        options = self.provider.request("OPTIONS", (address, 5060))
        return options, self.pbx.hears(options)

    def answers(self, options, heard, address):
        """The PBX answers, and the provider sees ADDRESS do so."""
        self.pbx.reply(heard, 200)
        answer = self.provider.hears_answer(options)
        same(answer.source, (address, 5060), "source of the answer to OPTIONS")

    def no_foreign_packet(self, but=()):
        """No packet, of another protocol than those, has left any WAN with an address of another."""
        self.world.turn()
        for wan in self.wans:
            foreign = [packet for packet in wan.tap.foreign() if packet.proto not in but]
            if foreign:
                packet = foreign[0]
                raise Failure(f"{len(foreign)} packets left {wan.device} with a foreign source:"
                              f" {show(packet.source)} -> {show(packet.target)}")

    def report(self):
        """What a person debugging a failure wants to see first."""
        lines = [f"{a.name} heard from {show(h.source)}: {h.message.start[:90]!r}"
                 for a in self.agents.values() for h in a.heard[-4:]]
        lines += [f"foreign on {wan.device}: {show(p.source)} -> {show(p.target)}"
                  for wan in self.wans for p in wan.tap.foreign()[:2]]
        flows = [line for family in ("ipv4", "ipv6") for line in
                 self.inside("router", "conntrack", "-L", "-f", family).stdout.splitlines()]
        flows.sort(key=lambda line: "port=5060" not in line)
        lines += [f"flow {line}" for line in flows[:8]]
        lines += [f"and {len(flows) - 8} more flows"] if len(flows) > 8 else []
        if self.alg == "nfwan":
            try:
                counts = {name: count for name, count in self.stats().items() if count}
                lines.append(f"counters {counts}")
            except Failure as failure:
                lines.append(str(failure))
        return lines


def nfwan_tool():
    """Path of the tool: $NFWAN, else where the build leaves it."""
    places = [os.environ.get("NFWAN", ""), f"{TOP}/build/nfwan", f"{TOP}/tools/nfwan"]
    return next((p for p in places if os.path.isfile(p) and os.access(p, os.X_OK)), "nfwan")
