# SPDX-License-Identifier: GPL-2.0-only
"""Via, Contact and SDP name the address the call has on its WAN and no other; o= is as the phone wrote it."""

import re

from peer.world import check, same

ALG = "nfwan"
ADDRESS = re.compile(r"(?<![\d.])\d+(?:\.\d+){3}(?![\d.])")
AT_ONCE = 10


def named(message):
    """Every address that MESSAGE names, but for the line o=."""
    lines = [line for line in message.text.splitlines() if not line.startswith("o=")]
    return set(ADDRESS.findall("\n".join(lines)))


def names_only(call, address):
    """Nothing of CALL names anything but ADDRESS and the two hosts outside."""
    outside, inside = call.outside, call.callee if call.outside is call.caller else call.caller
    known = {outside.agent.address, outside.media_host.address}
    for heard in outside.heard:
        same(named(heard.message) - known, {address}, f"what is named in {heard.message.start}")
        if heard.message.sdp:
            same(heard.message.sdp.origin, inside.agent.address, "o= of the inside")
    for heard in inside.heard:
        same(named(heard.message) - known - {inside.agent.address, address}, set(),
             f"the strangers in {heard.message.start} at the inside")
        if heard.message.sdp:
            same(heard.message.sdp.origin, outside.media_host.address, "o= of the outside")


def all_name_only(calls, address):
    """CALLS live at once: each has its own m=, its audio comes from there, and ADDRESS is all of it."""
    for call in calls:
        call.talk()
    ports = {call.outside.remote_sdp.port for call in calls}
    check(len(ports) == len(calls), f"{len(calls)} calls share the ports {sorted(ports)}")
    for call in calls:
        call.hang_up().is_as(address)
        names_only(call, address)


def test(office):
    for down, wan in ((None, office.wan2), (office.wan2, office.wan1), (office.wan1, office.wan3)):
        if down:
            office.must("wan", "set", down.device, "state", "down")
        all_name_only([office.call_out().connect() for _ in range(AT_ONCE)], wan.mapped)

    for address in (office.wan3.address, office.wan3.fourth):
        all_name_only([office.call_in(address).connect() for _ in range(AT_ONCE)], address)
    office.no_foreign_packet()
