# SPDX-License-Identifier: GPL-2.0-only
"""With the inside's IPv6 prefix mapped to a public one, calls keep their ports and have the mapped address."""

from peer.office6 import Office6
from peer.world import same


def is_mapped(call, inside, host):
    """CALL is seen at the mapped address of HOST, at the ports of the INSIDE."""
    call.is_as(f"2001:db8:e::{host}")
    same(call.outside.remote_sdp.rtp[1], inside.media.rtp.local[1], "port of RTP")
    same(call.outside.remote_sdp.rtcp[1], inside.media.rtcp.local[1], "port of RTCP")


def test(office):
    six = Office6(office, "prefix")
    out = six.call_out().connect()
    other = six.call_out(six.phoneB).connect()
    for call, host in ((out, 219), (other, 12)):
        six.outside_first(call)
        is_mapped(call.talk().hang_up(by=call.callee), call.caller, host)

    into = six.call_in(six.pbx, ("2001:db8:e::219", 5060)).connect()
    six.outside_first(into)
    is_mapped(into.talk().hang_up(), into.callee, 219)
