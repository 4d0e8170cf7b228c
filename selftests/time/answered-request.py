# SPDX-License-Identifier: GPL-2.0-only
"""An answer keeps the way to whoever asked for 300 seconds, and not for 301."""

FIVE_MINUTES = 300


def asked(phone, hosted):
    """OPTIONS, 200; returns where the phone was seen."""
    sent = phone.request("OPTIONS", hosted.endpoint, rport=True)
    heard = hosted.hears(sent)
    hosted.reply(heard, 200)
    phone.hears_answer(sent)
    return heard.source


def test(office):
    hosted, world = office.hosted, office.world
    early, late = office.phoneA, office.phoneB
    seen = asked(early, hosted)
    world.rest(FIVE_MINUTES - 1)
    early.hears(hosted.request("OPTIONS", seen))

    seen = asked(late, hosted)
    world.rest(FIVE_MINUTES + 1)
    too_late = hosted.request("OPTIONS", seen)
    asked(late, hosted)
    late.never_heard(too_late)
