# SPDX-License-Identifier: GPL-2.0-only
"""However a phone writes its Contact, the far side can call it back there, and finds what was meant."""

from peer import wire
from peer.world import same

FORMS = (
    'Contact: <sip:{host}>;+sip.instance="<urn:uuid:1@2>"',
    'Contact: "sip:joe@{host}" <sip:pbx@{host}:5060>;q=0.7',
    "Contact: sip:pbx@{host}:5060;expires=60",
    "m:<sip:pbx@{host}:5060;transport=udp>",
    "CONTACT  :\t<sip:pbx@{host}>",
    "Contact:\r\n  <sip:pbx@{host}>",
    "Contact: <SIP:p%40x;user=phone:pw@{host}:5060;ob>;reg-id=1",
    "Contact: <sips:pbx@{host}:5060>",
)


def test(office):
    host, public = office.pbx.address, office.wan2.mapped
    for form in FORMS:
        data = wire.request(office.pbx, "INVITE", contact=form.format(host=host))
        heard = wire.carry(office.pbx, data, office.provider.endpoint, office.provider)
        wanted = form.format(host=host).replace(f"@{host}", f"@{public}").replace(f":{host}", f":{public}")
        wanted = wanted.replace(f'"sip:joe@{public}"', f'"sip:joe@{host}"')
        same(wanted in heard.text, True, f"whether {form!r} names the outside")

        uri = wanted.partition("<")[2].partition(">")[0] or wanted.partition(": ")[2].partition(";")[0]
        back = wire.request(office.provider, "BYE", uri)
        got = wire.carry(office.provider, back, (public, 5060), office.pbx)
        same(got.start.split()[1], uri.replace(public, host), f"URI of the BYE to {form!r}")
