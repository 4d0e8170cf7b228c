# SPDX-License-Identifier: GPL-2.0-only
"""The provider's OPTIONS on WAN3 is answered from there, also after a call went out on WAN2."""


def test(office):
    options, heard = office.qualify(office.wan3.address)

    call = office.call_out().connect()
    office.answers(options, heard, office.wan3.address)
    call.talk()
    again, heard = office.qualify(office.wan3.address)
    office.answers(again, heard, office.wan3.address)

    call.hang_up().is_as(office.wan2.mapped)
    office.no_foreign_packet()
