# SPDX-License-Identifier: GPL-2.0-only
"""OPTIONS on each address of WAN2 is answered from that address, and calls stay .3 all the while."""


def test(office):
    addresses = (office.wan2.address, office.wan2.third, office.wan2.mapped, office.wan2.fourth)
    asked = [office.qualify(address) for address in addresses]

    call = office.call_out().connect().talk()
    for (options, heard), address in zip(asked, addresses):
        office.answers(options, heard, address)
    office.call_out().connect().talk().hang_up().is_as(office.wan2.mapped)

    call.hang_up().is_as(office.wan2.mapped)
    office.no_foreign_packet()
