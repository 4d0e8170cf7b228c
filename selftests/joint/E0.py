# SPDX-License-Identifier: GPL-2.0-only
"""The PBX speaks first: its call is on WAN2 as .3, in every header and both ways of audio."""


def test(office):
    call = office.call_out().connect().talk().hang_up()

    call.is_as(office.wan2.mapped)
    office.no_foreign_packet()
