# SPDX-License-Identifier: GPL-2.0-only
"""Of three phones that ring the one that answers has the call, and the others stop ringing at once."""

from peer import proxy, sip


def silence(hosted, phone, fork, ringing):
    """The PBX cancels, and has the answers of the phone."""
    same_call = {"call_id": fork.call_id, "from_": fork.get("From"), "branch": fork.branch,
                 "uri": fork.start.split()[1]}
    target = sip.uri_endpoint(fork.start)
    cancel = hosted.request("CANCEL", target, to=fork.get("To"), **same_call)
    phone.reply(phone.hears(cancel, within=1), 200)
    phone.reply(ringing, 487)
    hosted.hears_answer(cancel, 200)
    refusal = hosted.hears_answer(fork, 487).message
    phone.hears(hosted.request("ACK", target, to=refusal.get("To"), **same_call))


def test(office):
    hosted, caller = office.hosted, office.provider
    phones = [office.phoneA, office.phoneB, office.phone(13)]
    uris = [phone.register(hosted) for phone in phones]

    near = caller.media()
    invite = caller.request("INVITE", hosted.endpoint,
                            body=sip.sdp_text(caller.address, near.rtp.local[1]))
    arrived = hosted.hears(invite)
    forks = [proxy.forward(hosted, arrived, uri, f"z9hG4bKfork{number}")
             for number, uri in enumerate(uris)]
    ringing = [phone.hears(fork) for phone, fork in zip(phones, forks)]
    for phone, fork, heard in zip(phones, forks, ringing):
        phone.reply(heard, 180)
        proxy.back(hosted, hosted.hears_answer(fork, 180))
        caller.hears_answer(invite, 180)

    winner, far = phones[1], phones[1].media()
    ok = proxy.answer((invite, forks[1], ringing[1]), hosted, caller, winner,
                      body=sip.sdp_text(winner.address, far.rtp.local[1])).message
    for number in 0, 2:
        silence(hosted, phones[number], forks[number], ringing[number])

    dialog = {"call_id": invite.call_id, "from_": invite.get("From"), "to": ok.get("To")}
    contact = sip.uri_of(ok.get("Contact"))
    proxy.ask(caller, hosted, winner, "ACK", contact, **dialog)
    far.reaches(near, ringing[1].message.sdp)
    near.reaches(far, ok.sdp)
    bye = proxy.ask(caller, hosted, winner, "BYE", contact, cseq=2, **dialog)
    proxy.answer(bye, hosted, caller, winner)
