# SPDX-License-Identifier: GPL-2.0-only
"""A rule that names nothing but the PBX gives its SIP, audio and all else one WAN and address, ALG or not."""

from peer import sip
from peer.world import check, same

ALG = "nfwan"


def kind(packet):
    """What is it, going by where it goes to?"""
    if packet.target[1] == 5060:
        return "SIP"
    return "audio" if packet.target[0].endswith(".140") else "else"


def seen(office):
    """What left the office since the last look: {(kind, WAN, source address)}."""
    office.world.turn()
    found = set()
    for wan in office.wans:
        found |= {(kind(packet), wan.device, packet.source[0]) for packet in wan.tap.packets}
        wan.tap.clear()
    return found


def traffic(office):
    """A call out with audio of the PBX, a REGISTER, and a packet that is neither; all are new flows."""
    office.inside("router", "conntrack", "-F")
    call = office.call_out().connect()
    call.caller.media.reaches(call.callee.media, call.caller.remote_sdp)
    call.ask("BYE")
    register = office.pbx.request("REGISTER", office.hosted.endpoint)
    office.hosted.hears(register)
    far, near = office.attacker.stream(9000), office.pbx.stream(7000)
    near.send(far.local, 0)
    office.world.until(lambda: far.heard, "the packet that is neither does not arrive")
    office.pbx.hang_up(near)
    office.attacker.hang_up(far)
    return call.invite.message


def test(office):
    seen(office)
    same(traffic(office).contact, (office.wan2.mapped, 5060), "Contact with the ALG")
    with_alg = seen(office)
    same(with_alg, {(what, "wan2", office.wan2.mapped) for what in ("SIP", "audio", "else")},
         "what left the office with the ALG")

    office.must("sip", "set", "mode", "off")
    same(traffic(office).contact, office.pbx.endpoint, "Contact with the ALG off")
    same(seen(office), with_alg, "what left the office with the ALG off")

    office.unload("nf_sip_alg")
    check(isinstance(traffic(office), sip.Message), "no INVITE arrives")
    same(seen(office), with_alg, "what left the office without the ALG")
