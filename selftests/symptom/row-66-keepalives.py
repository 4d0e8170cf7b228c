# SPDX-License-Identifier: GPL-2.0-only
"""What else is sent on the SIP port passes as it is: keep-alives of all kinds, STUN, RTP."""

BLOBS = (b"\r\n\r\n", b"\r\n", b"\0", b"\0\0\0\0", b"jaK\0", b"hello",
         b"\x00\x01\x00\x00\x21\x12\xa4\x42" + b"192.168.1.11",
         b"\x01\x01\x00\x0c\x21\x12\xa4\x42" + bytes(12) + b"\x00\x20\x00\x08\x00\x01\x32\xae\xe1\xba\xa5\x60",
         b"\x80\x00\x00\x01" + bytes(168))


def test(office):
    phone, hosted = office.phoneA, office.hosted
    for blob in BLOBS:
        phone.send(blob, hosted.endpoint)
        source = hosted.hears_bytes(blob).source
        hosted.send(blob, source)
        phone.hears_bytes(blob)
