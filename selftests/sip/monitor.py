# SPDX-License-Identifier: GPL-2.0-only
"""In mode monitor nothing is altered and nothing let in, and counters and tracepoints say what would be."""

import contextlib
import os

from peer.world import check, same

ALG = "nfwan"

TRACING = "/sys/kernel/tracing"


def write(path, text):
    with open(f"{TRACING}/{path}", "w", encoding="ascii") as file:
        file.write(text)


@contextlib.contextmanager
def tracing():
    """Our events are on; gives a function that returns their lines."""
    if not os.path.isdir(f"{TRACING}/events"):
        os.system(f"mount -t tracefs tracefs {TRACING}")
    write("trace", "")
    write("events/nf_sip_alg/enable", "1")

    def lines():
        with open(f"{TRACING}/trace", encoding="utf-8", errors="replace") as file:
            return [line for line in file if not line.startswith("#")]
    try:
        yield lines
    finally:
        write("events/nf_sip_alg/enable", "0")


def test(office):
    office.one_wan()
    office.must("sip", "set", "mode", "monitor")
    before = office.stats()
    with tracing() as lines:
        invite = office.call_out()
        sent = invite.send_invite()
        heard = office.provider.hears(sent)
        seen = lines()
    same(heard.message.data, sent.data, "INVITE at the provider")
    inside, outside = office.pbx.address, heard.source[0]
    # Contact and c=; and Via, since there is no rport
    edits = [line for line in seen if "nfsip_edit:" in line]
    same(len([line for line in edits if f": {inside}" in line and f"-> {outside}" in line]), 3,
         f"number of edits to the address of the WAN in {edits}")
    check(any("nfsip_message:" in line and f"{inside}:5060 ({outside}:5060) -> 203.0.113.130:5060" in line
              and "INVITE sip:" in line for line in seen), f"no line tells of the message: {seen}")
    check(any("would-rewrite" in line for line in seen), "no line tells of the outcome")

    stray = office.provider.stream(45000)
    stray.send((outside, invite.caller.media.rtp.local[1]), 0)
    office.qualify(outside)
    after = office.stats()
    grown = {name for name in after if after[name] > before[name]}
    check({"would-rewrite", "would-open", "request"} <= grown, f"only {grown} were counted")
    same(grown & {"rewritten", "media-open", "media-in"}, set(), "what was done")
    same(invite.caller.media.rtp.heard, [], "the RTP which came in")
