# SPDX-License-Identifier: GPL-2.0-only
"""Both modules come and go ten times, in every order, under traffic, and calls work each time."""

import itertools

ALG = "nfwan"
LIMIT = 120

MODULES = ("nf_wan_policy", "nf_sip_alg")
BOTH_WAYS = list(itertools.permutations(MODULES))
ORDERS = list(itertools.product(BOTH_WAYS, BOTH_WAYS))


def test(office):
    config = office.default_config()
    with office.traffic():
        for come, go in itertools.islice(itertools.cycle(ORDERS), 10):
            office.call_out().connect().talk().is_as(office.wan2.mapped)
            for module in go:
                office.unload(module)
            for module in come:
                office.load(module)
            office.configure(config)
    office.call_out().connect().talk().hang_up().is_as(office.wan2.mapped)
