# SPDX-License-Identifier: GPL-2.0-only
"""Other protocols pass as if there were no ALG, though they carry what looks like SIP: RTSP, H.323, ESP, ping."""

import socket

from peer import netns, wire
from peer.agent import Agent
from peer.world import check, same

ESP = 50
PORTS = (554, 1719, 1720, 1935, 4500, 5004, 5061)


def test(office):
    inside, host = office.phoneA, office.hosted
    text = wire.request(inside, "INVITE", body=wire.sdp(inside.address, "m=audio 10000 RTP/AVP 0"))
    for port in PORTS:
        near, far = (Agent(office.world, office.namespace(agent.name), f"{agent.name}{port}", agent.address, port)
                     for agent in (inside, host))
        office.agents.update({near.name: near, far.name: far})
        same(wire.carry(near, text, far.endpoint, far).data, text, f"what passes by port {port}")
        source = far.heard[-1].source
        same(wire.carry(far, text, source, near).data, text, f"what comes back by port {port}")

    ping = office.inside("phoneA", "ping", "-c1", "-W5", host.address)
    check(ping.returncode == 0, "there is no answer to ping")

    tap = office.tap("hosted")
    sock = netns.open_socket(office.namespace("phoneA"), socket.AF_INET, socket.SOCK_RAW, ESP)
    sock.sendto(text, (host.address, 0))
    sock.close()
    packet = office.world.until(lambda: next((p for p in tap.packets if p.proto == ESP), None), "ESP does not pass")
    same(packet.payload, text, "what passes by ESP")
