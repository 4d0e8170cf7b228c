# SPDX-License-Identifier: GPL-2.0-only
"""After the provider's OPTIONS on WAN3, the PBX's new call still leaves WAN2 as .3."""


def test(office):
    office.qualify(office.wan3.address)

    call = office.call_out()
    call.ring()

    call.is_as(office.wan2.mapped)
    office.no_foreign_packet()
