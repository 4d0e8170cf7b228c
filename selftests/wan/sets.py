# SPDX-License-Identifier: GPL-2.0-only
"""A set of prefixes is fed while packets flow: each flow sees it as before or as after, never in between."""

import contextlib
import json
import subprocess

from peer.office import nfwan_tool
from peer.world import check, same

ALG = "nfwan"
LIMIT = 90

SET = "set add far ttl 3600 prefix 203.0.113.160/27,2001:db8:9::/48\n"
RULE = "rule add 5 to @far priority wan3\n"
MOST, ALL = 16384, 65536


def goes_by(office, wan, port):
    """A new flow of phone A to the attacker leaves by WAN."""
    stream, far = office.phoneA.stream(port), office.attacker.stream(port)
    stream.send(far.local, 0)
    office.world.until(lambda: far.heard, f"the packet of port {port} does not arrive")
    same(far.sources, {(wan.third, port)}, f"source of the flow of port {port}")


def shown(office, name="far"):
    """The set, as JSON shows it."""
    found, = json.loads(office.must("-j", "set", "show", name))
    return found


@contextlib.contextmanager
def fed(office):
    """The set is fed all the time, and has the attacker each time in another way."""
    loop = (f"while :; do for p in 203.0.113.166 203.0.113.160/27,192.0.2.77 203.0.113.0/24; do"
            f" {nfwan_tool()} set update far replace $p || exit; done; done")
    with subprocess.Popen(["ip", "netns", "exec", office.namespace("router"), "sh", "-c", loop]) as child:
        try:
            yield
            check(child.poll() is None, "who feeds the set has stopped")
        finally:
            child.kill()


def many(first, n):
    """N prefixes, which begin with the byte FIRST."""
    return ",".join(f"{first}.{i >> 8}.{i & 255}.0/24" for i in range(n))


def refused(office, words, *arguments, stdin=None):
    """nfwan refuses that, with these WORDS."""
    run = office.nfwan(*arguments, stdin=stdin)
    same(run.returncode, 2, f"status of {arguments}")
    check(words in run.stderr, f"it does not say {words!r}: {run.stderr.strip()[-300:]!r}")


def bounds(office):
    """Sets have a size, and say so."""
    text = "".join(f"set add s{i} prefix {many(10 + i, MOST)}\n" for i in range(ALL // MOST - 1))
    run = office.nfwan("-f", "/dev/stdin", stdin=text)
    check(not run.returncode, f"sets of {MOST} are refused: {run.stderr.strip()[-300:]}")
    same(shown(office, "s1")["prefixes"], many(11, MOST).split(","), "what is shown of a large set")
    refused(office, "a set has 16384 prefixes at most", "set", "update", "s1", "add", "192.0.2.1")
    refused(office, "all sets have 65536 prefixes at most", "-f", "/dev/stdin",
            stdin=f"set add one-more prefix {many(20, MOST)}\n")
    same(shown(office, "s1")["count"], MOST, "size of the set after that")
    before = office.must("ruleset", "show")
    office.configure(before.split("\n", 1)[1])
    same(office.must("ruleset", "show"), before, "the ruleset, after it was loaded again")


def test(office):
    config = SET + office.default_config() + RULE
    office.configure(config)
    before = json.loads(office.must("-j", "rule", "show", "5"))
    goes_by(office, office.wan3, 7000)

    with fed(office):
        for port in range(7100, 7160):
            goes_by(office, office.wan3, port)
    office.must("set", "update", "far", "replace", "none")
    goes_by(office, office.wan1, 7001)
    office.must("set", "update", "far", "add", "203.0.113.166,192.0.2.9")
    goes_by(office, office.wan3, 7002)
    office.must("set", "update", "far", "del", "192.0.2.9")
    refused(office, "the set has no such prefix", "set", "update", "far", "del", "192.0.2.9")
    refused(office, "no set has this name", "set", "update", "fat", "add", "192.0.2.9")
    same(shown(office)["prefixes"], ["203.0.113.166"], "what is in the set")
    same(json.loads(office.must("-j", "rule", "show", "5"))[0]["to"], before[0]["to"], "the rule")

    # What was fed outlives a new ruleset, unless that says what is in the set.
    office.configure("set add far\n" + office.default_config() + RULE)
    same(shown(office)["prefixes"], ["203.0.113.166"], "what is in the set of the next ruleset")
    office.configure(config)
    same(shown(office)["count"], 2, "number of prefixes which the file gives")

    refused(office, "a rule still uses a set that was removed", "set", "del", "far")
    refused(office, "did you mean 'far'?", "rule", "add", "6", "from", "@fat", "pass")
    goes_by(office, office.wan3, 7003)
    bounds(office)
