# SPDX-License-Identifier: GPL-2.0-only
"""IPv6: each WAN has its prefix in place of the inside's, in calls, too, also after a failover and back."""

import subprocess

from peer.call import Call
from peer.office6 import Office6
from peer.world import same

ALG = "nfwan"
CONFIG = "".join(f"wan add wan{n} id {n} dev wan{n} gateway6 2001:db8:a{n}::1\n" for n in (1, 2, 3)) + """
rule add 10 from 2001:db8:1::219 priority wan2,wan1,wan3
rule add 100 iif lan0 priority wan1,wan2,wan3
natmap add 10 from 2001:db8:1::/64 on wan1 2001:db8:e1::/64 on wan2 2001:db8:e2::/64 on wan3 2001:db8:e3::/64
sip set mode rewrite ports 5060
"""


def ping(office, host, source):
    """HOST asks the attacker, is answered, and is seen as SOURCE."""
    asked = office.inside(host, "ping", "-6", "-c1", "-w8", "-q", "2001:db8:f::166")
    same(asked.returncode, 0, f"status of ping as {source}")
    listed = office.router("conntrack", "-L", "-f", "ipv6", "-p", "icmpv6")
    same(f"dst={source} " in listed, True, f"whether {source} is the source of the ping")


def is_seen_as(office, near, far, address):
    """NEAR sends to FAR, who sees ADDRESS."""
    far.heard.clear()
    near.send(far.local, 0)
    office.world.until(lambda: far.heard, f"what {near.local[0]} sends does not arrive")
    same(far.heard[0].source, (address, near.local[1]), "the source of a flow")


def test(office):
    six = Office6(office, "policy")
    routes = "".join(f"route replace 2001:db8:e{n}::/64 via 2001:db8:a{n}::2\n" for n in (1, 2, 3))
    subprocess.run(["ip", "-n", office.namespace("internet"), "-batch", "-"],
                   input=routes, text=True, check=True)
    office.configure(CONFIG)

    ping(office, "pbx", "2001:db8:e2::219")
    near, far = six.pbx.stream(7000), six.attacker.stream(9000)
    is_seen_as(office, near, far, "2001:db8:e2::219")
    live = six.call_out().connect()
    six.outside_first(live)
    live.talk().is_as("2001:db8:e2::219")
    phone = Call(six.phoneA, six.provider, six.provider.endpoint).connect().talk()

    office.must("wan", "set", "wan2", "state", "down")
    office.world.until(lambda: "2001:db8:e2::219" not in office.router("conntrack", "-L", "-f", "ipv6"),
                       "flows of WAN2 are left")
    is_seen_as(office, near, far, "2001:db8:e1::219")
    ping(office, "pbx", "2001:db8:e1::219")
    six.call_out().connect().talk().hang_up().is_as("2001:db8:e1::219")
    phone.talk().hang_up().is_as("2001:db8:e1::11")

    office.must("wan", "set", "wan2", "state", "up")
    six.call_out().connect().talk().renegotiate().talk().hang_up().is_as("2001:db8:e2::219")
