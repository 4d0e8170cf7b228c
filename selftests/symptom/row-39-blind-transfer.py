# SPDX-License-Identifier: GPL-2.0-only
"""A call that the far side transfers goes on with whom it was sent to, and the first one ends."""

from peer.call import Call


def test(office):
    first = Call(office.pbx, office.hosted, office.hosted.endpoint).connect().talk()

    refer = first.ask("REFER", by=first.callee,
                      headers=[("Refer-To", f"<{office.provider.uri}>")], status=202)
    target = refer.message.get("Refer-To").strip("<>")
    second = Call(office.pbx, office.provider, office.provider.endpoint)
    second.send_invite(uri=target, headers=[("Referred-By", f"<{office.hosted.uri}>")])
    second.ring()
    first.ask("NOTIFY", headers=[("Event", "refer"), ("Subscription-State", "active;expires=60")])
    second.answer().talk()

    first.hang_up(by=first.callee)
    second.talk().hang_up(by=second.callee).is_as(office.wan2.mapped)
