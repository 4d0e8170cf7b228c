# SPDX-License-Identifier: GPL-2.0-only
"""A TCP connection from the inside to a host outside."""

import errno
import socket

from .world import check, same


class Line:
    """NEAR, an agent, has connected to FAR's host at PORT.

    seen_as is the address it has there.
    """

    def __init__(self, near, far, port):
        self.world = near.world
        self._near = near.tcp_socket()
        self._listener = far.tcp_socket()
        self._listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        self._listener.bind((far.address, port))
        self._listener.listen()
        error = self._near.connect_ex((far.address, port))
        check(error in (0, errno.EINPROGRESS), f"connect says {errno.errorcode.get(error)}")
        self.world.until(self._accept, "nobody connects")
        self.carries("hello")

    def _accept(self):
        try:
            self._far, source = self._listener.accept()
        except BlockingIOError:
            return False
        self._listener.close()
        self._far.setblocking(False)
        self.seen_as = source[0]
        return True

    def carries(self, text):
        """TEXT arrives, and comes back."""
        for sender, reader in (self._near, self._far), (self._far, self._near):
            sender.send(text.encode())
            heard = []
            self.world.until(lambda reader=reader, heard=heard: self._read(reader, heard, text),
                             "the line is dead")
            same("".join(heard), text, "what came over the line")

    @staticmethod
    def _read(reader, heard, text):
        try:
            heard.append(reader.recv(4096).decode())
        except BlockingIOError:
            pass
        return len("".join(heard)) >= len(text)

    def is_reset(self, within=3.0):
        """The near end is told that the connection is over, though it says nothing itself."""
        self.world.until(self._is_over, "no reset arrives", within)
        self.close()

    def _is_over(self):
        try:
            return self._near.recv(1) == b""
        except BlockingIOError:
            return False
        except ConnectionResetError:
            return True

    def close(self):
        """Hang up at both ends."""
        self._near.close()
        self._far.close()
