# SPDX-License-Identifier: GPL-2.0-only
"""After the provider's OPTIONS on another address of WAN2, the PBX's new call is .3, not that one."""


def test(office):
    office.qualify(office.wan2.address)

    call = office.call_out()
    call.ring()

    call.is_as(office.wan2.mapped)
    office.no_foreign_packet()
