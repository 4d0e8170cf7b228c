# SPDX-License-Identifier: GPL-2.0-only
"""A phone that is Linphone registers, calls and is called, and hears and is heard."""

import struct
import wave

from peer.baresip import Baresip
from peer.office import AGENTS
from peer.software import Software

RTP = 25            # packets each way, 20 ms apart
LIMIT = 120

CONFIG = """[sip]
sip_port=5060
sip_tcp_port=-2
sip_tls_port=-2
use_ipv6=0
default_proxy=0
[proxy_0]
reg_proxy=sip:{registrar}
reg_identity="linphone" <sip:linphone@{registrar}>
reg_expires=60
reg_sendregister=1
publish=0
[video]
enabled=0
automatically_initiate=0
capture=0
display=0
"""


def voice(path):
    """Ten seconds of a square wave."""
    with wave.open(path, "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(8000)
        file.writeframes(b"".join(struct.pack("<h", 8000 if i & 16 else -8000)
                                  for i in range(80000)))
    return path


def linphone(software, host):
    """Linphone on HOST, which speaks from a file and answers."""
    place = software.place("linphone", config=CONFIG.format(registrar=AGENTS["hosted"]))
    software.place("linphone/.local/share/linphone")
    program = software.start(host, "linphonec", "-a", "-c", f"{place}/config", place="linphone")
    program.says("linphonec>", within=40)
    program.tell("soundcard use files")
    program.tell(f"play {voice(f'{place}/voice.wav')}")
    return program


def asked(program, question, answer):
    """Has it given this answer, now or before?"""
    program.tell(question)
    return answer in program.text()


def test(office):
    with Software(office) as software:
        software.registrar()
        phone = linphone(software, "phoneA")
        desk = Baresip(software, "media", "desk", 46000, mode="auto").registered()
        try:
            software.world.until(lambda: asked(phone, "status register", "registered, identity"),
                                 "Linphone does not register", within=20)
            with software.audio(RTP, "phoneA", "media"):
                phone.tell(f"call {desk.uri}")
                desk.tells("CALL_ESTABLISHED")
            phone.tell("terminate")
            desk.tells("CALL_CLOSED")

            with software.audio(RTP, "phoneA", "media"):
                desk.do("dial", f"sip:linphone@{AGENTS['hosted']}")
                desk.tells("CALL_ESTABLISHED")
            desk.do("hangup")
            desk.tells("CALL_CLOSED")
            software.world.until(lambda: asked(phone, "calls", "No active call"),
                                 "Linphone does not notice the end", within=20)
            software.all_is_over(but=["media-source"])
            software.nothing_foreign()
        finally:
            desk.close()
