# SPDX-License-Identifier: GPL-2.0-only
"""Thousands of INVITEs with one thing wrong in each get through both ways, unharmed, and calls work after them."""

import socket

from peer import netns
from peer.anomalies import anomalies
from peer.call import Call
from peer.edits import Judge
from peer.world import Failure, check, patience, same, show

LIMIT = 60
BATCH = 16          # sent before anything is read

# What becomes of a datagram the ALG has seen; each has one of these
OUTCOMES = ("not-sip", "malformed", "too-long", "ambiguous", "request", "response", "surplus", "hairpin")


class Host:
    """A socket at the SIP port of a host, which needs no agent: they are slow readers."""

    def __init__(self, office, name, address):
        self.name, self.endpoint = name, (address, 5060)
        self.sock = netns.open_socket(office.namespace(name), socket.AF_INET, socket.SOCK_DGRAM)
        self.sock.setsockopt(socket.SOL_SOCKET, 33, 8 << 20)
        self.sock.bind(self.endpoint)
        self.sock.settimeout(3 * patience())

    def hear(self, data):
        """The next datagram, which should be what DATA has become."""
        try:
            return self.sock.recvfrom(65536)
        except socket.timeout:
            raise Failure(f"lost on its way to {self.name}: {data[:400]!r}") from None


def find(heard, expected, judge, inbound):
    """Which of those EXPECTED may HEARD be? Mostly the first; a network may have two of them change places."""
    faults = []
    for data in expected:
        fault = None if heard == data else judge.fault(data, heard, inbound)
        if not fault:
            return data
        faults.append(fault)
    raise Failure(f"altered where it must not be: {faults[0]} in {expected[0][:600]!r}")


def pour(sender, target, hearer, datagrams, judge):
    """All the DATAGRAMS arrive, and differ only where they may; how many do, and whence they come."""
    altered, source, inbound = 0, None, judge.inside == hearer.endpoint[0].encode()
    for first in range(0, len(datagrams), BATCH):
        batch = datagrams[first:first + BATCH]
        for data in batch:
            sender.sock.sendto(data, target)
        while batch:
            heard, source = hearer.hear(batch[0])
            data = find(heard, batch, judge, inbound)
            altered += heard != data
            batch.remove(data)
    return altered, source


def drain(host):
    """Nothing has come that was not sent."""
    host.sock.setblocking(False)
    try:
        data, source = host.sock.recvfrom(65536)
        raise Failure(f"{host.name} has heard from {show(source)} once too often: {data[:60]!r}")
    except BlockingIOError:
        host.sock.close()


def test(office):
    phone, hosted = Host(office, "phoneA", "192.168.1.11"), Host(office, "hosted", "203.0.113.150")
    judge = Judge(phone.endpoint[0].encode(), office.wan1.third.encode())
    before = office.stats() if office.alg == "nfwan" else {}

    out = anomalies(phone.endpoint[0], hosted.endpoint[0])
    altered, source = pour(phone, hosted.endpoint, hosted, out, judge)
    same(source, (office.wan1.third, 5060), "source of the INVITEs")
    back = anomalies(hosted.endpoint[0], source[0])
    restored, _ = pour(hosted, source, phone, back, judge)
    drain(phone)
    drain(hosted)

    check(len(out) > 4500 and len(back) > 4500, f"only {len(out)} out and {len(back)} in")
    if office.alg == "nfwan":
        print(f"# {len(out)} out, {altered} altered; {len(back)} in, {restored} altered")
        check(len(out) / 4 < altered < len(out), f"{altered} of {len(out)} were altered, which tells nothing")
        after = office.stats()
        grown = {name: after[name] - before[name] for name in OUTCOMES + ("seen", "no-memory")}
        same(sum(grown[name] for name in OUTCOMES), grown["seen"], f"the sum of outcomes in {grown}")
        check(grown["seen"] >= len(out) + len(back), f"only {grown['seen']} were seen")
    Call(office.phoneA, office.hosted, office.hosted.endpoint).connect().talk().hang_up()
    office.call_in(office.wan2.mapped).connect().talk().hang_up()
