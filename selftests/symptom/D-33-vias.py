# SPDX-License-Identifier: GPL-2.0-only
"""Of all Vias only the one the PBX has put on top is altered, and an answer has all of them as they were."""

from peer import wire
from peer.world import same


def test(office):
    pbx, provider = office.pbx, office.provider
    own = f"SIP/2.0/UDP {pbx.address}:5060;branch=z9hG4bKtop"
    phone = f"SIP/2.0/UDP {office.phoneA.address}:5060;branch=z9hG4bKphone;rport=5060;received=192.168.1.11"
    before = f"SIP/2.0/UDP {pbx.address}:5060;branch=z9hG4bKspiral"
    named = "SIP/2.0/UDP pbx.office.example:5060;branch=z9hG4bKname"
    for vias in ((own, phone, before), (named, own), ("SIP/2.0/TCP 192.168.1.219:5060;branch=z9hG4bKtcp", own)):
        rows = "\r\n".join(f"Via: {via}" for via in vias)
        got = wire.carry(pbx, wire.request(pbx, "INVITE", via=rows), provider.endpoint, provider)
        same(got.all("Via")[1:], list(vias[1:]), "the lower Vias")
        same(got.contact, (office.wan2.mapped, 5060), "Contact of INVITE")
        answer = wire.carry(provider, wire.response(provider.heard[-1], 200), (office.wan2.mapped, 5060), pbx)
        same(answer.all("Via"), list(vias), "the Vias of the answer")
