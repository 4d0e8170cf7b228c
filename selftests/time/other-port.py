# SPDX-License-Identifier: GPL-2.0-only
"""A phone that names another port than it sends from may ask again at any moment after five minutes."""

from peer.world import check

FIVE_MINUTES = 300


def ask(phone, hosted, port):
    """OPTIONS of PHONE, to be answered at PORT, which nobody does."""
    sent = phone.request("OPTIONS", hosted.endpoint,
                         headers=[("Contact", f"<sip:{phone.name}@{phone.address}:{port}>")])
    return hosted.hears(sent).message.contact[1]


def test(office):
    office.one_wan()
    phone, hosted = office.phoneA, office.hosted
    ports = range(6000, 6010)
    for port in ports:
        check(ask(phone, hosted, port) != port, f"port {port} is not published")
    office.world.rest(FIVE_MINUTES - 0.5)
    for port in ports:
        check(ask(phone, hosted, port) != port, f"port {port} is not published again")
        office.world.rest(0.2)
