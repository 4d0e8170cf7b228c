# SPDX-License-Identifier: GPL-2.0-only
"""Real SIP software on the hosts of the office, and how much RTP each host hears."""

import collections
import contextlib
import json
import os
import re
import shutil
import signal
import socket
import subprocess
import tempfile

from . import netns
from .office import AGENTS, HERE as PEER
from .world import Failure, check, same

HERE = os.path.realpath(os.path.join(PEER, "..", "interop"))
DEMO = os.path.join(HERE, "..", "demo")

# Packets of RTP version 2 on their way to a program, by flow. SIP is text and
# begins with other bits; the second byte of RTCP is 200 to 204.
COUNTERS = """
table ip heard {
    set rtp {
        type ipv4_addr . inet_service . ipv4_addr . inet_service
        size 65535
        flags dynamic
        counter
    }
    chain in {
        type filter hook input priority filter
        meta l4proto udp @th,64,2 2 @th,72,8 != 200-204 update @rtp { ip saddr . udp sport . ip daddr . udp dport }
    }
}
"""

# What must never be counted while programs talk as the standards say.
FAULTS = ("malformed", "too-long", "ambiguous", "truncated", "bad-body", "bad-sdp",
          "foreign-addr", "no-port", "host-full", "no-memory", "table-full", "no-room",
          "mangle", "unsteered", "media-source")

Flow = collections.namedtuple("Flow", "source target")


class Program:
    """One running program; what it prints is in a file."""

    def __init__(self, world, command, **of):
        self.world = world
        self.name = f"{os.path.basename(command[0])} on {of['host']}"
        self.log = of["log"]
        with open(self.log, "wb") as log:
            self.process = subprocess.Popen(
                ["ip", "netns", "exec", of["namespace"], *command], cwd=of["cwd"],
                env=dict(os.environ, **of["env"]), stdin=subprocess.PIPE, stdout=log,
                stderr=subprocess.STDOUT, start_new_session=True)

    def text(self):
        """All it has printed so far."""
        with open(self.log, encoding="utf-8", errors="replace") as log:
            return log.read()

    def tell(self, line):
        """Type LINE at it."""
        self.process.stdin.write(line.encode() + b"\n")
        self.process.stdin.flush()

    def says(self, pattern, times=1, within=15):
        """Wait until it has printed PATTERN so many TIMES."""
        return self.world.until(lambda: len(re.findall(pattern, self.text())) >= times,
                                f"{self.name} does not say {pattern!r} {times} times", within)

    def listens(self, port=5060, within=20):
        """Wait until it has its UDP port."""
        def there():
            check(self.process.poll() is None, f"{self.name} has ended: {self.text()[-400:]}")
            with open(f"/proc/{self.process.pid}/net/udp", encoding="ascii") as table:
                return f":{port:04X} " in table.read()
        self.world.until(there, f"{self.name} does not listen", within)
        return self

    def ends(self, within=30, status=0):
        """Wait until it has ended, with STATUS."""
        self.world.until(lambda: self.process.poll() is not None,
                         f"{self.name} does not end: {self.text()[-400:]}", within)
        same(self.process.returncode, status, f"status of {self.name}: {self.text()[-400:]};")

    def close(self):
        """End it and its children, whatever they are doing."""
        with contextlib.suppress(ProcessLookupError):
            os.killpg(self.process.pid, signal.SIGKILL)
        self.process.stdin.close()
        self.process.wait()


class Software:
    """The programs of one test; agents give up their chairs for them."""

    def __init__(self, office):
        self.office = office
        self.world = office.world
        self.directory = tempfile.mkdtemp(prefix="interop")
        self._running = []
        for agent in office.agents.values():
            agent.close()
        office.agents.clear()
        for host in AGENTS:
            office.inside(host, "nft", "-f", "-", stdin="flush ruleset" + COUNTERS)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        for program in reversed(self._running):
            program.close()
        for host in AGENTS:
            self.office.inside(host, "nft", "flush", "ruleset")
        shutil.rmtree(self.directory, ignore_errors=True)

    def start(self, host, *command, env=(), place=None):
        """Start a program on HOST, in its directory PLACE."""
        cwd = self.place(place or ".")
        program = Program(self.world, command, host=host, cwd=cwd, env=dict(env, HOME=cwd),
                          namespace=self.office.namespace(host),
                          log=f"{self.directory}/{len(self._running)}.log")
        self._running.append(program)
        return program

    def place(self, name, **files):
        """The directory NAME, and FILES in it."""
        place = os.path.join(self.directory, name)
        os.makedirs(place, exist_ok=True)
        for file, text in files.items():
            self.write(f"{name}/{file}", text)
        return place

    def link(self, name, target):
        """TARGET under a NAME in our directory."""
        os.symlink(target, os.path.join(self.directory, name))

    def write(self, name, text):
        """A file in our directory; returns its path."""
        path = os.path.join(self.directory, name)
        with open(path, "w", encoding="ascii") as file:
            file.write(text)
        return path

    def heard(self, host):
        """How many packets of RTP HOST has heard, by flow."""
        # It is asked often: without the mounts of ip netns exec.
        with netns.inside(self.office.namespace(host)):
            listed = subprocess.check_output(["nft", "-j", "list", "set", "ip", "heard", "rtp"])
        found = collections.Counter()
        for item in json.loads(listed)["nftables"]:
            for elem in item.get("set", {}).get("elem", ()):
                one = elem["elem"]
                address, port, own, own_port = one["val"]["concat"]
                found[Flow((address, port), (own, own_port))] = one["counter"]["packets"]
        return found

    @contextlib.contextmanager
    def audio(self, least, *hosts):
        """Run the body; then each of HOSTS hears at least so many packets more than before."""
        before = {host: sum(self.heard(host).values()) for host in hosts}
        yield
        for host in hosts:
            self.world.until(lambda h=host: sum(self.heard(h).values()) >= before[h] + least,
                             f"{host} does not hear the other", within=10)

    def registrar(self):
        """Kamailio on the hosted PBX: registrar and proxy."""
        return self.start("hosted", "kamailio", "-f", f"{DEMO}/kamailio.cfg", "-DD", "-E",
                          "-m", "16", "-M", "4", "-Y", self.directory).listens()

    def all_is_over(self, but=()):
        """Every call has ended, no media is open, and nothing went wrong BUT this."""
        if self.office.alg != "nfwan":
            return
        self.world.until(lambda: not self._calls(), "a call lives on", within=5)
        counts = self.office.stats()
        same(counts["media-close"], counts["media-open"], "number of media ports closed")
        wrong = {name: counts[name] for name in FAULTS if counts[name] and name not in but}
        if wrong:
            raise Failure(f"the router has counted {wrong}")

    def nothing_foreign(self):
        """No packet has left a WAN with an address of another.

        An ICMP error may: about media for a port that a program has closed, whose flow
        has ended with its call, conntrack knows nothing.
        """
        self.office.no_foreign_packet(but=(socket.IPPROTO_ICMP,))

    def _calls(self):
        """The calls of which the router knows no end."""
        calls = json.loads(self.office.must("-j", "call", "show"))
        return [call for call in calls if call["state"] != "over"]
