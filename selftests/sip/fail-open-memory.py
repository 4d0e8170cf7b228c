# SPDX-License-Identifier: GPL-2.0-only
"""Where memory fails, every message arrives, as it was or altered as planned, and calls work when there is some."""

from peer import sip, wire
from peer.edits import Judge, body
from peer.fault import FAILSLAB, failing
from peer.world import check, same

ALG = "nfwan"
NEEDS = FAILSLAB
LIMIT = 60

PERCENTS = (100, 50, 20, 5)
ROUNDS = 6

METHODS = ("INVITE", "REGISTER", "OPTIONS", "SUBSCRIBE", "UPDATE", "BYE")
LARGE = 20000       # bytes: in a dozen fragments


class Line:
    """The PBX and the provider, and what one hears of the other."""

    def __init__(self, office):
        self.pbx, self.far = office.pbx, office.provider
        self.public = (office.wan2.mapped, 5060)
        self.judge = Judge(self.pbx.address.encode(), self.public[0].encode())
        self.altered = self.sent = 0

    def carry(self, sender, data, target, hearer):
        """DATA arrives; returns it as heard."""
        heard = wire.next_heard(hearer, lambda: sender.send(data, target), repr(data[:60]))
        got = heard.message.data
        fault = self.judge.fault(data, got, hearer is self.pbx)
        check(not fault, f"half done: {fault}")
        told = heard.message.get("Content-Length")
        same(int(told), len(body(got)), "Content-Length of what arrives")
        self.sent += 1
        self.altered += got != data
        return heard

    def out_and_back(self, method, **lines):
        """A request of the PBX, and its answer with media."""
        media = "m=audio 10000 RTP/AVP 0", "m=video 10002 RTP/AVP 31"
        data = wire.request(self.pbx, method, body=wire.sdp(self.pbx.address, *media), **lines)
        heard = self.carry(self.pbx, data, self.far.endpoint, self.far)
        answer = wire.response(heard, 200, f"Contact: <{self.far.uri}>",
                               body=wire.sdp(self.far.address, "m=audio 40000 RTP/AVP 0"))
        self.carry(self.far, answer, heard.source, self.pbx)
        return heard

    def in_and_back(self, method):
        """A request of the provider, and the answer of the PBX."""
        data = wire.request(self.far, method, f"sip:pbx@{self.public[0]}:5060",
                            body=wire.sdp(self.far.address, "m=audio 40000 RTP/AVP 0"))
        heard = self.carry(self.far, data, self.public, self.pbx)
        answer = wire.response(heard, 200, f"Contact: <{self.pbx.uri}>",
                               body=wire.sdp(self.pbx.address, "m=audio 10000 RTP/AVP 0"))
        self.carry(self.pbx, answer, heard.source, self.far)


def bout(office, line, percent):
    """Messages of all kinds while PERCENT of the allocations fail. How many did?"""
    before = office.stats()
    with failing("nf_sip_alg", percent):
        for _ in range(ROUNDS):
            for method in METHODS:
                line.out_and_back(method)
                line.in_and_back(method)
            line.out_and_back("MESSAGE", pad=sip.CRLF.join([f"X-Pad: {'p' * 900}"] * (LARGE // 910)))
            office.inside("router", "conntrack", "-D", "-p", "udp", "--dport", "5060")
    after = office.stats()
    return sum(after[name] - before[name] for name in ("no-memory", "table-full", "unsteered"))


def test(office):
    office.call_out().connect().talk().hang_up()
    line = Line(office)
    failed = {percent: bout(office, line, percent) for percent in PERCENTS}
    check(all(failed.values()), f"nothing has failed: {failed}")
    check(0 < line.altered < line.sent, f"{line.altered} of {line.sent} were altered, which tells nothing")
    office.inside("router", "conntrack", "-D", "-p", "udp", "--dport", "5060")
    office.call_out().connect().talk().hang_up()
    office.call_in(office.wan2.mapped).connect().talk().hang_up()
