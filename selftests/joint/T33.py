# SPDX-License-Identifier: GPL-2.0-only
"""A rule is changed: flows stay, or those it is about move but live calls do not, or those end as well."""

import json

from peer.line import Line
from peer.world import check, same

ALG = "nfwan"


def passes(office, near, far, public):
    """A packet of NEAR arrives as PUBLIC, and FAR's answer comes back."""
    del far.heard[:], near.heard[:]
    near.send(far.local, 0)
    office.world.until(lambda: far.heard, "nothing arrives")
    same(far.heard[-1].source[0], public, "source of a plain flow")
    far.send(far.heard[-1].source, 0)
    office.world.until(lambda: near.heard, "the answer does not arrive")


def moves_to(office, first, second):
    """The configuration, with the PBX on FIRST."""
    return office.default_config().replace("rule add 10 from 192.168.1.219 priority wan2,wan1,wan3",
                                           f"rule add 10 from 192.168.1.219 priority {first},{second},wan3")


def apply(office, how, text):
    run = office.nfwan("--apply", how, "-f", "/dev/stdin", stdin="@replace\n" + text)
    check(run.returncode == 0, f"nfwan --apply {how} says: {run.stderr}")


def test(office):
    near, far = office.pbx.stream(7000), office.attacker.stream(7000)
    other, its_far = office.phoneA.stream(7001), office.attacker.stream(7001)
    line = Line(office.pbx, office.hosted, 7443)
    call = office.call_out().connect().talk()
    passes(office, near, far, office.wan2.mapped)
    passes(office, other, its_far, office.wan1.third)
    same(line.seen_as, office.wan2.mapped, "source of the TCP connection")

    apply(office, "new", moves_to(office, "wan1", "wan2"))
    passes(office, near, far, office.wan2.mapped)
    line.carries("one more line")
    call.talk()
    same(office.stats().get("reviewed", 0), 0, "flows ended by apply new")

    apply(office, "reclassify", moves_to(office, "wan1", "wan2"))
    line.is_reset()
    passes(office, near, far, office.wan1.mapped)
    passes(office, other, its_far, office.wan1.third)
    call.talk()
    same(office.stats()["reviewed"], 2, "flows ended by reclassify")
    call.hang_up().is_as(office.wan2.mapped)
    same(Line(office.pbx, office.hosted, 7443).seen_as, office.wan1.mapped, "source of the next connection")

    call = office.call_out().connect().talk()
    idle = office.call_out().connect().talk().hang_up()
    idle.is_as(office.wan1.mapped)
    apply(office, "terminate", moves_to(office, "wan2", "wan1"))
    office.world.until(lambda: all(c["state"] == "over" for c in json.loads(office.must("-j", "call"))), "a call outlives apply terminate")
    office.call_out().connect().talk().hang_up().is_as(office.wan2.mapped)
    passes(office, other, its_far, office.wan1.third)
    office.no_foreign_packet()
