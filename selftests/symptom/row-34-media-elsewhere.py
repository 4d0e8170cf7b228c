# SPDX-License-Identifier: GPL-2.0-only
"""The other party is heard from its first word, though its audio comes from a host not spoken to before."""


def test(office):
    for call in (office.call_out().connect(), office.call_in(office.wan2.mapped).connect()):
        inside, outside = ((call.caller, call.callee) if call.outside is call.callee
                           else (call.callee, call.caller))
        outside.media.reaches(inside.media, outside.remote_sdp)
        inside.media.reaches(outside.media, inside.remote_sdp)
        call.hang_up().is_as(office.wan2.mapped)
