# SPDX-License-Identifier: GPL-2.0-only
"""A firewall that lets in only what is established or related does not stop a call's media, and stops all else."""

from peer.call import Call
from peer.world import same

ALG = "nfwan"

RULES = """
table inet firewall {
    chain forward {
        type filter hook forward priority 0; policy drop;
        iifname "lan0" accept
        ct state established,related accept
    }
    chain input {
        type filter hook input priority 0; policy drop;
        ct state established,related accept
        iifname "lan0" accept
    }
}
"""


def test(office):
    office.router("nft", "-f", "-", stdin=RULES)
    try:
        call = office.call_out().connect()
        # the outside speaks first, and nobody inside has sent anything yet
        call.callee.media.talk(call.callee.remote_sdp)
        office.world.until(lambda: len(call.caller.media.rtp.heard) == 5, "RTP is not let in")
        call.talk()

        other = Call(office.attacker, office.pbx, (office.wan2.mapped, 5999))
        other.send_invite()
        stray = office.attacker.stream(45000)
        stray.send(call.callee.remote_sdp.rtp, 0)
        call.talk().hang_up()
        same({h.source for h in call.caller.media.rtp.heard},
             {call.callee.media.rtp.local}, "who was heard inside")
        office.pbx.never_heard(other.invite_sent)
    finally:
        office.router("nft", "delete", "table", "inet", "firewall")
