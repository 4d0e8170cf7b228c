# SPDX-License-Identifier: GPL-2.0-only
"""A call becomes a fax (T.38), whichever side proposes it, and both machines hear each other."""

from peer import wire


def fax(address, port):
    return wire.sdp(address, f"m=image {port} udptl t38", "a=T38FaxVersion:0",
                    "a=T38MaxBitRate:14400", "a=T38FaxRateManagement:transferredTCF",
                    "a=T38FaxUdpEC:t38UDPRedundancy")


def audio(address, port):
    return wire.sdp(address, f"m=audio {port} RTP/AVP 0")


def both_ways(office, near, far, for_far, for_near, what):
    """The far side speaks first; for_near is what it was told."""
    wire.reaches(office.world, far, wire.sections(for_near)[0].rtp, near, what)
    wire.reaches(office.world, near, wire.sections(for_far)[0].rtp, far, what)


def test(office):
    pbx, world = office.pbx.address, office.provider.address
    near = {port: office.pbx.stream(port) for port in (10000, 10020, 10030)}
    far = {port: office.provider.stream(port) for port in (40000, 40020, 40030)}

    call = wire.Dialog(office.pbx, office.provider, office.provider.endpoint)
    told, ok = call.exchange(audio(pbx, 10000), audio(world, 40000))
    both_ways(office, near[10000], far[40000], ok, told, "audio")
    ok, told = call.exchange(fax(world, 40020), fax(pbx, 10020), by=office.provider)
    both_ways(office, near[10020], far[40020], ok, told, "the fax from outside")
    told, ok = call.exchange(fax(pbx, 10030), fax(world, 40030))
    both_ways(office, near[10030], far[40030], ok, told, "the fax from inside")
    told, ok = call.exchange(audio(pbx, 10000), audio(world, 40000))
    both_ways(office, near[10000], far[40000], ok, told, "audio after the fax")
    call.hang_up()
