# SPDX-License-Identifier: GPL-2.0-only
"""Who is registered for an hour is called after 55 silent minutes, and not when the hour is over."""

from peer import sip, wire

MINUTE, HOUR = 60, 3600


def invited(office, uri):
    """An INVITE of the hosted PBX for the phone."""
    data = wire.request(office.hosted, "INVITE", uri, to=f"To: <{uri}>")
    return office.hosted.send(data, sip.uri_endpoint(uri))


def test(office):
    phone, hosted, world = office.phoneA, office.hosted, office.world
    uri = phone.register(hosted, headers=[("Expires", str(HOUR))])

    world.rest(55 * MINUTE)
    heard = phone.hears(invited(office, uri))
    phone.reply(heard, 480)
    world.rest(4 * MINUTE + 50)
    phone.hears(invited(office, uri))
    world.rest(5 * MINUTE)
    late = invited(office, uri)

    phone.register(hosted)
    phone.never_heard(late)
