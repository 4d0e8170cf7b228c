# SPDX-License-Identifier: GPL-2.0-only
"""A chat over TCP (MSRP), announced beside the audio, can be reached by the far side."""

import socket

from peer import netns, wire


def test(office):
    listener = netns.open_socket(office.namespace("pbx"), socket.AF_INET, socket.SOCK_STREAM)
    listener.bind((office.pbx.address, 12855))
    listener.listen()
    offer = wire.sdp(office.pbx.address, "m=audio 10000 RTP/AVP 0", "m=message 12855 TCP/MSRP *",
                     "a=setup:passive", f"a=path:msrp://{office.pbx.address}:12855/s1;tcp")
    answer = wire.sdp(office.provider.address, "m=audio 40000 RTP/AVP 0", "m=message 12855 TCP/MSRP *",
                      "a=setup:active")
    call = wire.Dialog(office.pbx, office.provider, office.provider.endpoint)
    told, _ = call.exchange(offer, answer)

    come = []
    office.world.add(listener, lambda: come.append(listener.accept()))
    caller = netns.open_socket(office.namespace("provider"), socket.AF_INET, socket.SOCK_STREAM)
    caller.connect_ex(wire.sections(told)[1].rtp)
    try:
        office.world.until(lambda: come, f"nobody answers at {wire.sections(told)[1].rtp}")
    finally:
        caller.close()
        office.world.remove(listener)
        for connection, _ in come:
            connection.close()
