# SPDX-License-Identifier: GPL-2.0-only
"""While a registration is refreshed, and challenged, the phone can be called; so can its second line."""

from peer import sip, wire
from peer.world import same


def registers(office, line, call_id, cseq, status):
    """REGISTER of one line of the phone, and what the registrar says."""
    phone, hosted = office.phoneA, office.hosted
    contact = f"Contact: <sip:{line}@{phone.address}:5060>;expires=600"
    data = wire.request(phone, "REGISTER", contact=contact, call_id=f"Call-ID: {call_id}",
                        cseq=f"CSeq: {cseq} REGISTER", to=f"To: <sip:{line}@office.example>")
    got = wire.carry(phone, data, hosted.endpoint, hosted)
    heard = hosted.heard[-1]
    told = got.get("Contact")
    same(got.contact, heard.source, f"Contact of {line}")
    # without rport: the answer goes to the port in the Via
    lines = [f"Contact: {told}"] if status == 200 else ['WWW-Authenticate: Digest realm="x", nonce="1"']
    target = (heard.source[0], got.via[1])
    answer = wire.carry(hosted, wire.response(heard, status, *lines), target, phone)
    same(answer.status, status, f"answer to {line}")
    if status == 200:
        same(f"Contact: {answer.get('Contact')}", contact, f"Contact confirmed to {line}")
    return told.partition("<")[2].partition(">")[0]


def called(office, line, uri):
    """A call for LINE reaches the phone, as that line."""
    data = wire.request(office.hosted, "INVITE", uri)
    got = wire.carry(office.hosted, data, sip.uri_endpoint(uri), office.phoneA)
    same(got.start, f"INVITE sip:{line}@{office.phoneA.address}:5060 SIP/2.0", "the call")


def test(office):
    first = registers(office, "line1", "one@x", 1, 200)
    second = registers(office, "line2", "two@x", 1, 200)
    registers(office, "line1", "one@x", 2, 401)
    called(office, "line1", first)
    called(office, "line2", second)
    registers(office, "line2", "two@x", 2, 401)
    registers(office, "line1", "one@x", 3, 200)
    called(office, "line2", second)
    called(office, "line1", first)
