# SPDX-License-Identifier: GPL-2.0-only
"""Opens sockets in network namespaces; a socket stays where it was opened."""

import contextlib
import ctypes
import os
import socket

CLONE_NEWNET = 0x40000000
_libc = ctypes.CDLL(None, use_errno=True)


def _enter(fd):
    if _libc.setns(fd, CLONE_NEWNET):
        errno = ctypes.get_errno()
        raise OSError(errno, "setns: " + os.strerror(errno))


@contextlib.contextmanager
def inside(name):
    """Run the body with this thread in the namespace NAME."""
    home = os.open("/proc/thread-self/ns/net", os.O_RDONLY)
    there = os.open("/run/netns/" + name, os.O_RDONLY)
    try:
        _enter(there)
        yield
    finally:
        _enter(home)
        os.close(there)
        os.close(home)


def family(address):
    """That of the socket for ADDRESS."""
    return socket.AF_INET6 if ":" in address else socket.AF_INET


def open_socket(name, family, kind, proto=0):
    """A non-blocking socket in the namespace NAME."""
    with inside(name):
        sock = socket.socket(family, kind, proto)
    sock.setblocking(False)
    return sock
