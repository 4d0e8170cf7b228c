# SPDX-License-Identifier: GPL-2.0-only
"""A phone that registers another port than it sends from is called there, by its registrar and by nobody else."""

from peer import sip, wire
from peer.agent import Agent
from peer.world import same


def register(phone, hosted, listening):
    """Where the registrar is told to call."""
    data = wire.request(phone, "REGISTER", contact=f"Contact: <{listening.uri}>")
    got = wire.carry(phone, data, hosted.endpoint, hosted)
    told = got.get("Contact")
    answer = wire.response(hosted.heard[-1], 200, f"Contact: {told};expires=1800")
    back = wire.carry(hosted, answer, hosted.heard[-1].source, phone)
    same(back.get("Contact"), f"<{listening.uri}>;expires=1800", "Contact of the answer")
    return sip.uri_endpoint(told.strip("<>"))


def call(office, caller, listening, target):
    """The registrar, or who shares its address, calls; both are heard, and either one hangs up."""
    near, far = listening.stream(11000), caller.stream(41000)
    for by in caller, listening:
        dialog = wire.Dialog(caller, listening, target)
        _, told = dialog.exchange(wire.sdp(caller.address, "m=audio 41000 RTP/AVP 0"),
                                  wire.sdp(listening.address, "m=audio 11000 RTP/AVP 0"))
        wire.reaches(office.world, far, wire.sections(told)[0].rtp, near, "audio")
        dialog.hang_up(by=by)
    listening.hang_up(near)
    caller.hang_up(far)


def meet(office, number):
    """What holds with and without several WANs."""
    phone, other, hosted = office.phoneA, office.phoneB, office.hosted
    listeners = [Agent(office.world, office.namespace(host.name), f"listener{number}", host.address, 5062)
                 for host in (phone, other)]
    office.agents.update({f"listener{number}{host.name}": one for one, host in zip(listeners, (phone, other))})
    targets = [register(host, hosted, one) for host, one in zip((phone, other), listeners)]
    same(targets[0] != targets[1], True, "two phones have two public ends")
    same([register(host, hosted, one) for host, one in zip((phone, other), listeners)], targets,
         "the public ends when they register again")
    away = Agent(office.world, office.namespace("hosted"), f"away{number}", hosted.address, 5080)
    office.agents[f"away{number}"] = away
    for listening, target in zip(listeners, targets):
        call(office, hosted, listening, target)
        seen = len(listening.heard)
        for uri in listening.uri, f"sip:x@{target[0]}:{target[1]}":
            office.attacker.send(wire.request(office.attacker, "INVITE", uri), target)
        # from a port where SIP is not spoken otherwise
        got = wire.carry(away, wire.request(away, "OPTIONS", f"sip:listener@{target[0]}:{target[1]}"), target, listening)
        same(got.start, f"OPTIONS sip:listener@{listening.address}:5062 SIP/2.0", "what the phone reads")
        same([heard.source[0] for heard in listening.heard[seen:]], [hosted.address], "whom the phone hears")


def test(office):
    meet(office, 1)
    office.one_wan()
    office.must("sip", "set", "mode", "rewrite", "ports", "5060")
    meet(office, 2)
