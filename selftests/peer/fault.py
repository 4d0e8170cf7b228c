# SPDX-License-Identifier: GPL-2.0-only
"""Allocations that fail, where the kernel has been built for that: those of one module."""

import contextlib
import os

from .world import check

DEBUG = "/sys/kernel/debug"
FAILSLAB = f"{DEBUG}/failslab"
KINDS = ("failslab", "fail_page_alloc")

# As deep as the kernel looks for the module on the stack
DEPTH = 32


def _write(kind, name, value):
    with open(f"{DEBUG}/{kind}/{name}", "w", encoding="ascii") as file:
        file.write(str(value))


def _text_of(module):
    """The addresses of the first function of MODULE, and of what follows the last one."""
    with open("/proc/kallsyms", encoding="ascii") as file:
        words = (line.split() for line in file if line.rstrip().endswith(f"[{module}]"))
        places = [int(address, 16) for address, kind, *_ in words if kind in "tT"]
    check(places and min(places), f"{module} has no address")
    return min(places), max(places) + 4096


def _arm(kind, start, end, percent):
    _write(kind, "require-start", hex(start))
    _write(kind, "require-end", hex(end))
    _write(kind, "stacktrace-depth", DEPTH)
    _write(kind, "task-filter", "N")
    _write(kind, "verbose", 0)
    _write(kind, "interval", 1)
    _write(kind, "space", 0)
    _write(kind, "times", -1)
    if os.path.exists(f"{DEBUG}/{kind}/min-order"):
        _write(kind, "min-order", 0)
    _write(kind, "probability", percent)


@contextlib.contextmanager
def failing(module, percent):
    """PERCENT of the allocations fail which MODULE makes, or has others make, and which must not wait."""
    start, end = _text_of(module)
    for kind in KINDS:
        _arm(kind, start, end, percent)
    try:
        yield
    finally:
        for kind in KINDS:
            _write(kind, "probability", 0)
