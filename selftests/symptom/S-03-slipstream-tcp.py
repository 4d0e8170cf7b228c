# SPDX-License-Identifier: GPL-2.0-only
"""No web page makes its visitor's browser open a port, by a form sent to TCP port 5060 or by fragments that look like SIP."""

import socket

from peer import netns, wire
from peer.raw import Raw
from peer.world import check, patience, same

SERVICE = 8080      # what the attacker wants to reach at the visitor
SEGMENT = 536       # bytes; he announces it, so that he knows where each segment begins

# For a router with the kernel's own helper: TCP, too
MAINLINE = """
table ip textbook {
    ct helper sip-tcp { type "sip" protocol tcp; l3proto ip; }
    chain slipstream {
        type filter hook prerouting priority mangle;
        tcp dport 5060 ct helper set "sip-tcp"
    }
}
"""


def tcp(office, agent):
    """A socket of this host."""
    sock = netns.open_socket(office.namespace(agent.name), socket.AF_INET, socket.SOCK_STREAM)
    sock.settimeout(5 * patience())
    sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_MAXSEG, SEGMENT)
    sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    return sock


def receive(sock, size):
    """SIZE bytes of a stream."""
    got = b""
    while len(got) < size:
        try:
            part = sock.recv(size - len(got))
        except TimeoutError:
            part = b""
        check(part, f"nothing comes after {len(got)} bytes")
        got += part
    return got


def as_tcp(data):
    """A message of UDP as one of TCP."""
    return data.replace(b"SIP/2.0/UDP", b"SIP/2.0/TCP").replace(b"%d>" % SERVICE, b"%d;transport=tcp>" % SERVICE)


def forms(office, victim, web):
    """What a form holds begins a segment of its own, and the web answers as if it were a registrar."""
    listener = tcp(office, web)
    listener.bind(web.endpoint)
    listener.listen()
    browser = tcp(office, victim)
    browser.connect(web.endpoint)
    server, _ = listener.accept()
    server.settimeout(5 * patience())
    contact = f"Contact: <sip:a@{victim.address}:{SERVICE}>;expires=3600"
    media = wire.sdp(victim.address, f"m=audio {SERVICE} RTP/AVP 0")
    for method, body in (("REGISTER", ""), ("INVITE", media)):
        hidden = as_tcp(wire.request(victim, method, body=body, contact=contact))
        post = b"POST / HTTP/1.1\r\nHost: web.example\r\nContent-Type: multipart/form-data; boundary=x\r\n\r\n"
        for begin in post.ljust(4 * SEGMENT, b"."), b"":
            browser.sendall(begin + hidden)
            same(receive(server, len(begin + hidden)), begin + hidden, f"the form with {method}")
            lines = hidden.split(b"\r\n")
            answer = b"\r\n".join([b"SIP/2.0 200 OK", *lines[1:]])
            server.sendall(answer)
            same(receive(browser, len(answer)), answer, f"the answer to {method}")
    return listener, browser, server


def fragments(office, victim, web):
    """The second fragment is a datagram for port 5060 by its looks."""
    with Raw(office, victim) as raw:
        inner = raw.udp(wire.request(victim, "REGISTER", contact=f"Contact: <sip:a@{victim.address}:{SERVICE}>"),
                        web.endpoint)
        size = 1480
        data = (b"." * (size - 8) + inner)
        turn = web.stream(3478)
        raw.send(raw.udp(data, turn.local), turn.local, size=size)
        raw.send(raw.udp(data, web.endpoint), web.endpoint, size=size)
        web.hears_bytes(data)


def test(office):
    victim, web = office.phoneA, office.attacker
    if office.alg == "mainline":
        office.router("nft", "-f", "-", stdin=MAINLINE)
    tap = office.tap("phoneA")
    sockets = forms(office, victim, web)
    fragments(office, victim, web)

    knocks, speaker = [], web.stream(30000)
    for address in (office.wan1.address, office.wan1.mapped, office.wan1.third):
        speaker.send((address, SERVICE), 0)
        knock = tcp(office, web)
        knock.setblocking(False)
        knock.connect_ex((address, SERVICE))
        knocks.append(knock)
    # what is sent later does arrive
    same(wire.carry(victim, b"\r\n\r\n", web.endpoint, web).data, b"\r\n\r\n", "a keep-alive")
    web.send(b"\r\n", web.heard[-1].source)
    victim.hears_bytes(b"\r\n")
    check(not any(p.target[1] == SERVICE for p in tap.packets), f"packets for port {SERVICE} came in")
    for sock in (*sockets, *knocks):
        sock.close()
