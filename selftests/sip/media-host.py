# SPDX-License-Identifier: GPL-2.0-only
"""A PBX may have its media on another machine inside, if that was told; else what it names is left alone."""

from peer.call import Call
from peer.world import same

ALG = "nfwan"


def test(office):
    pbx, machine, provider = office.pbx, office.phoneB, office.provider
    call = Call(pbx, provider, provider.endpoint, caller_media=machine)
    call.connect()
    same(call.invite.message.body, call.invite_sent.body, "SDP that names a machine nobody has told of")
    call.hang_up()

    office.must("peer", "add", "10", "to", provider.address, "media-host", machine.address)
    for _ in range(2):
        call = Call(pbx, provider, provider.endpoint, caller_media=machine).connect().talk()
        call.hang_up().is_as(office.wan2.mapped)
        Call(pbx, provider, provider.endpoint).connect().talk().hang_up().is_as(office.wan2.mapped)
    call = Call(provider, pbx, (office.wan1.mapped, 5060), callee_media=machine).connect().talk()
    call.hang_up(by=call.callee).is_as(office.wan1.mapped)
