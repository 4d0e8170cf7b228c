# SPDX-License-Identifier: GPL-2.0-only
"""One loop for all sockets of a test, and what a failure is."""

import itertools
import os
import selectors
import time

# What every bound is multiplied by.
_patience = float(os.environ.get("PATIENCE", "1"))


def patience():
    """How much longer than on a quiet machine everything may take."""
    return _patience


def be_patient(factor):
    """The machine is FACTOR times as slow as it might be; PATIENCE= knows better."""
    global _patience                    # pylint: disable=global-statement
    if "PATIENCE" not in os.environ:
        _patience = max(1.0, factor)


def is_time_free():
    """Does time here skip what all wait for, so that an hour is nothing?"""
    with open("/proc/cmdline", encoding="ascii") as file:
        return "time-travel" in file.read()


class Failure(AssertionError):
    """Something the test says must hold does not."""


def check(holds, sentence):
    """Fail with SENTENCE unless HOLDS."""
    if not holds:
        raise Failure(sentence)


def same(got, wanted, what):
    """Fail unless GOT is WANTED; WHAT is a noun."""
    if got != wanted:
        raise Failure(f"{what} is {show(got)}, not {show(wanted)}")


def same_text(got, wanted, what):
    """Fail unless the text GOT is WANTED, with the first line in which they differ; WHAT is a noun."""
    pairs = itertools.zip_longest(got.splitlines(), wanted.splitlines(), fillvalue="nothing")
    for number, (mine, theirs) in enumerate(pairs, 1):
        same(mine.strip(), theirs.strip(), f"line {number} of {what}")


def show(value):
    """An endpoint as address:port, IPv6 in brackets; anything else as Python shows it."""
    if isinstance(value, tuple) and [type(part) for part in value] == [str, int]:
        return f"[{value[0]}]:{value[1]}" if ":" in value[0] else f"{value[0]}:{value[1]}"
    return str(value)


def is_inside(address):
    """Is ADDRESS one of the office?"""
    return address.startswith(("192.168.1.", "2001:db8:1::"))


class World:
    """Feeds what arrives on any socket to its owner."""

    def __init__(self):
        self._selector = selectors.DefaultSelector()

    def add(self, sock, read):
        """Call READ() whenever SOCK has something."""
        self._selector.register(sock, selectors.EVENT_READ, read)

    def remove(self, sock):
        self._selector.unregister(sock)
        sock.close()

    def turn(self, timeout=0.0):
        """Read everything that is there, waiting for it up to TIMEOUT."""
        ready = self._selector.select(timeout)
        for key, _ in ready:
            key.data()
        return bool(ready)

    def rest(self, seconds):
        """Let SECONDS pass, reading what comes: for where nothing is waited for."""
        until = time.monotonic() + seconds
        while (left := until - time.monotonic()) > 0:
            self.turn(left)

    def until(self, condition, sentence, within=3.0):
        """Wait for CONDITION and return its value; fail with SENTENCE."""
        deadline = time.monotonic() + within * patience()
        while True:
            while self.turn():
                pass
            value = condition()
            if value:
                return value
            left = deadline - time.monotonic()
            if left <= 0:
                raise Failure(f"{sentence} (within {within * patience():g} s)")
            self.turn(min(left, 0.05))
