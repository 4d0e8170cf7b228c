# SPDX-License-Identifier: GPL-2.0-only
"""A phone which is baresip, driven over its control port."""

import json
import socket

from . import netns
from .office import AGENTS

CONFIG = """sip_listen {address}:5060
audio_player aubridge,nil
audio_source ausine,440
ausrc_srate 48000
auplay_srate 48000
ausrc_channels 2
auplay_channels 2
rtp_ports {first}-{last}
rtcp_mux no
module_path /usr/lib/baresip/modules
module g711.so
module ausine.so
module aubridge.so
module_tmp account.so
module_app menu.so
module_app ctrl_tcp.so
ctrl_tcp_listen 127.0.0.1:4444
"""


class Baresip:
    """baresip on HOST, registered as NAME at the hosted PBX. It rings until told to accept;
    in the MODE early, with its voice.
    """

    def __init__(self, software, host, name, first, mode="manual"):
        self.host, self.name, self.mode = host, name, mode
        self.world = software.world
        self.uri = f"sip:{name}@{AGENTS['hosted']}"
        self.events = []
        self._data = b""
        place = software.place(
            name, config=CONFIG.format(address=AGENTS[host], first=first, last=first + 200),
            accounts=f"<{self.uri}>;regint=60;answermode={mode};auth_pass=none;"
                     "audio_codecs=PCMU\n", contacts="")
        self.program = software.start(host, "baresip", "-f", place).listens()
        self._sock = netns.open_socket(software.office.namespace(host),
                                       socket.AF_INET, socket.SOCK_STREAM)
        self.world.until(lambda: not self._sock.connect_ex(("127.0.0.1", 4444)),
                         f"{self.program.name} has no control port", within=15)
        self.world.add(self._sock, self._read)

    def _read(self):
        """Netstrings of JSON: LENGTH:TEXT,"""
        self._data += self._sock.recv(65536)
        while b":" in self._data:
            size, _, rest = self._data.partition(b":")
            if len(rest) <= int(size):
                return
            self._data = rest[int(size) + 1:]
            said = json.loads(rest[:int(size)])
            if said.get("event"):
                self.events.append((said["type"], said.get("param", "")))

    def do(self, command, params=""):
        """Give it a command of its menu, and forget what it has told before."""
        self.world.turn()
        self.events.clear()
        text = json.dumps({"command": command, "params": params, "token": "t"}).encode()
        self._sock.sendall(b"%d:%s," % (len(text), text))

    def tells(self, event, within=10):
        """Wait for an EVENT; returns its parameter."""
        def there():
            return next((one for one in self.events if one[0] == event), None)
        return self.world.until(there, f"{self.name} tells no {event}", within)[1]

    def registered(self):
        """Wait until the registrar knows it."""
        self.program.says("200 OK")
        return self

    def close(self):
        """Let go of the control port."""
        self.world.remove(self._sock)
