# SPDX-License-Identifier: GPL-2.0-only
"""Of an offer with sections of both families, those of the signalling's are opened, the others left as they are."""

from peer import wire
from peer.office6 import WAN1, Office6
from peer.world import check, same

GROUP = "a=group:ANAT 1 2"


def offer(first, second):
    """Audio at FIRST, or else at SECOND (RFC 4091)."""
    lines = [GROUP, "m=audio 10000 RTP/AVP 0", "a=mid:1"]
    return wire.sdp(first, *lines, "m=audio 10010 RTP/AVP 0", f"c={wire.sip.net(second)}", "a=mid:2")


def call(office, caller, callee, other, public):
    """CALLER, whose address of the other family is OTHER, is seen at PUBLIC."""
    before = office.stats()["foreign-addr"] if office.alg == "nfwan" else 0
    near, far = caller.media(10000), callee.media(40000)
    dialog = wire.Dialog(caller, callee, callee.endpoint)
    answer = wire.sdp(callee.address, GROUP, "m=audio 40000 RTP/AVP 0", "a=mid:1", "m=audio 0 RTP/AVP 0", "a=mid:2")
    told, got = dialog.exchange(offer(caller.address, other), answer)
    ours, theirs = wire.sections(told)
    same(ours.rtp[0], public, f"address of the section of {caller.address}")
    same(theirs.rtp, (other, 10010), "where the other family's section is")
    same(told.count("\n"), offer(caller.address, other).count("\n"), "number of lines")
    same(got, answer, "the answer")
    wire.reaches(office.world, far.rtp, ours.rtp, near.rtp, "RTP")
    wire.reaches(office.world, near.rtp, (callee.address, 40000), far.rtp, "RTP")
    dialog.hang_up()
    caller.hang_up(near)
    callee.hang_up(far)
    if office.alg == "nfwan":
        check(office.stats()["foreign-addr"] > before, "what was left alone is not counted")


def alternatives(caller, callee, address, other):
    """CALLER, at ADDRESS for the outside, can be reached at OTHER as well (RFC 6947)."""
    def offer(at, port):
        family, otherwise = (wire.sip.net(host).split()[1] for host in (at, other))
        return wire.sdp(at, f"m=audio {port} RTP/AVP 0", f"a=altc:1 {otherwise} {other} 10000",
                        f"a=altc:2 {family} {at} {port}", origin=caller.address)
    dialog = wire.Dialog(caller, callee, callee.endpoint)
    told, _ = dialog.exchange(offer(caller.address, 10000), wire.sdp(callee.address, "m=audio 40000 RTP/AVP 0"))
    port = wire.sections(told)[0].rtp[1]
    same(told, offer(address, port), f"the offer of {caller.address}")
    return dialog, port


def both(*callers):
    """Of calls from the same port, one has to take another outside, wherever it is said."""
    calls = [alternatives(*caller) for caller in callers]
    check(calls[0][1] != calls[1][1], "two calls have the same port")
    for dialog, _ in calls:
        dialog.hang_up()


def test(office):
    for kind in ("plain", "masquerade"):
        six = Office6(office, kind)
        call(office, office.pbx, office.provider, six.pbx.address, office.wan1.address)
        call(office, six.pbx, six.provider, office.pbx.address, WAN1 if kind == "masquerade" else six.pbx.address)
    both((office.pbx, office.provider, office.wan1.address, six.pbx.address),
         (office.phoneA, office.provider, office.wan1.address, six.phoneA.address))
    both((six.pbx, six.provider, WAN1, office.pbx.address),
         (six.phoneA, six.provider, WAN1, office.phoneA.address))
