# SPDX-License-Identifier: GPL-2.0-only
"""Two SIPps call each other 84 times on one pair of ports, both ways at once, and each call has its own audio."""

import collections
import glob

from peer.office import AGENTS
from peer.software import HERE, Flow, Software
from peer.world import Failure, check, patience, same

ROUNDS = 6          # of all kinds, from either side
RTP = 15            # packets each way in a call that is answered, 30 ms apart if SIPp is in time
PORT = 10000        # who answers speaks from here; who calls from 4 more for each call
LIMIT = 60

# What is dialled, and what comes of it.
KINDS = {"talk": "talked", "cancel": "cancelled", "theirs": "talked", "busy": "refused",
         "hold": "talked", "early": "talked", "announce": "refused"}
EACH = ROUNDS * len(KINDS)

Leg = collections.namedtuple("Leg", "number kind outcome told")


def sipp(software, host, dial):
    """SIPp on HOST, which calls DIAL and is called.

    The one that is called takes an INVITE that is repeated for another one, so a slow machine
    is not given more calls than it answers within half a second.
    """
    kinds = "".join(f"{kind};\n" for kind in [*KINDS] * ROUNDS + ["idle"])
    calls = software.write(f"{host}.csv", f"SEQUENTIAL\n{kinds}")
    address, log = AGENTS[host], f"{software.directory}/{host}"
    return software.start(
        host, "sipp", "-sf", f"{HERE}/dial.xml", "-oocsf", f"{HERE}/answer.xml", "-inf", calls,
        "-i", address, "-p", "5060", "-mi", address, "-mp", str(PORT), "-nostdin",
        "-m", str(EACH + 1), "-r", "4", "-rp", str(int(1000 * patience())), "-l", "12",
        "-d", "1200", "-sleep", "1",
        "-cid_str", f"%u.{host}", "-key", "who", host, "-trace_logs", "-log_file", f"{log}.calls",
        "-trace_err", "-error_file", f"{log}.errors", f"{dial}:5060")


def legs(software, host):
    """What SIPp on HOST says of its calls so far, by Call-ID."""
    found = {}
    with open(f"{software.directory}/{host}.calls", encoding="ascii") as log:
        for line in log:
            if line.endswith("\n"):
                call, number, kind, outcome, address, port = line.split()
                found[call] = Leg(int(number), kind, outcome, (address, int(port)))
    return found


def judge(call, sides, heard):
    """One call: what both SIPps say of it, and what both hosts have heard."""
    caller, callee = sorted(sides, key=lambda host: not call.endswith(host))
    leg, other = sides[caller], sides[callee]
    what = f"call {call} ({leg.kind})"
    same((leg.outcome, other.outcome), (KINDS[leg.kind],) * 2, f"outcome of {what}")
    got = (heard[caller][Flow(leg.told, (AGENTS[caller], PORT + 4 * leg.number))],
           heard[callee][Flow(other.told, (AGENTS[callee], PORT))])
    wanted = (RTP, RTP) if leg.outcome == "talked" else (0, 0)
    if leg.kind == "announce":      # refused, and the caller hears why
        wanted = (RTP, 0)
    check(all(count >= least / patience() for count, least in zip(got, wanted)),
          f"{got[0]} and {got[1]} packets of audio of {what} are heard, of {wanted}")


def complaints(software):
    """What both SIPps did not expect; that they are called is said there, too."""
    found = []
    for name in glob.glob(f"{software.directory}/*.errors"):
        with open(name, encoding="ascii", errors="replace") as log:
            found += [line.strip()[-90:] for line in log
                      if "bort" in line and "out-of-call" not in line]
    return found[:4]


def test(office):
    with Software(office) as software:
        hosts = "pbx", "provider"
        running = [sipp(software, "pbx", AGENTS["provider"]),
                   sipp(software, "provider", office.wan2.mapped)]
        for program in running:
            program.listens()
        try:
            office.world.until(lambda: all(len(legs(software, host)) == 2 * EACH for host in hosts),
                               "not all calls end", within=LIMIT)
        except Failure as failure:
            raise Failure(f"{failure}: {complaints(software)}") from failure
        heard = {host: software.heard(host) for host in hosts}
        sides = {host: legs(software, host) for host in hosts}
        for call in sides["pbx"]:
            judge(call, {host: sides[host][call] for host in hosts}, heard)
        software.all_is_over()
        software.nothing_foreign()
