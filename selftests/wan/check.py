# SPDX-License-Identifier: GPL-2.0-only
"""`nfwan ruleset check` says what is wrong around the policy, a sentence each, and ends with status 1 on an error."""

import json

from peer.world import check, same

ALG = "nfwan"
GOOD = ("net.ipv4.ip_forward=1", "net.ipv4.conf.all.src_valid_mark=1",
        "net.ipv4.fwmark_reflect=1", "net.ipv4.tcp_fwmark_accept=1")
SHADOWED = ("rule add 12 from 192.168.1.219 proto udp dport 4569 enforced wan1\n"
            "rule add 5 to 198.51.100.128/25 proto udp dport 5060-5064 enforced wan3\n"
            "natmap add 5 from 192.168.1.77 on wan1 192.0.2.99\n")


def findings(office):
    """Status and findings: (severity, what it is about, sentence)."""
    run = office.nfwan("-j", "ruleset", "check")
    return run.returncode, [(f["severity"], f["about"], f["finding"])
                            for f in json.loads(run.stdout)]


def finds(office, status, severity, about, words):
    """Such a finding is among them, and the status is this."""
    got, found = findings(office)
    check(any((s, a) == (severity, about) and words in sentence for s, a, sentence in found),
          f"no {severity} about {about} with '{words}' but {found}")
    same(got, status, f"status with {about}")


def setting(office, *values):
    """Set sysctls of the router."""
    office.router("sysctl", "-qw", *values)


def test(office):
    try:
        look(office)
    finally:
        setting(office, *GOOD, "net.ipv4.fwmark_reflect=0", "net.ipv4.tcp_fwmark_accept=0")


def look(office):
    """Spoil one thing after the other."""
    setting(office, *GOOD)
    same(findings(office), (0, []), "findings about a sound router")

    for value, severity in (("net.ipv4.ip_forward=0", "error"),
                            ("net.ipv4.fwmark_reflect=0", "warning"),
                            ("net.ipv4.tcp_fwmark_accept=0", "note")):
        setting(office, value)
        finds(office, severity == "error", severity, f"sysctl {value.split('=', maxsplit=1)[0]}", "it is 0")
        setting(office, *GOOD)
    setting(office, "net.ipv4.conf.all.src_valid_mark=0")
    finds(office, 1, "error", "wan2", "src_valid_mark is 0")
    setting(office, *GOOD)

    office.router("ip", "rule", "add", "pref", "900", "fwmark", "0x1000000/0xff000000", "lookup", "main")
    try:
        finds(office, 0, "warning", "IPv4 rule 900", "bits of our mask")
    finally:
        office.router("ip", "rule", "del", "pref", "900")
    office.router("ip", "rule", "del", "pref", "2502")
    finds(office, 1, "error", "IPv4 rule 2502 fwmark 0x02000000/0x3f000000 unreachable", "missing")
    office.router("ip", "route", "flush", "table", "1002")
    office.world.until(lambda: any(f[1] == "wan wan2" for f in findings(office)[1]),
                       "an empty table is not found")
    finds(office, 1, "error", "wan wan2", "route-mismatch")
    office.must("ruleset", "sync")
    office.world.until(lambda: findings(office) == (0, []), "what sync has mended is still found")

    office.configure(office.default_config() + SHADOWED)
    finds(office, 0, "warning", "rule 12", "rule 10 before it")
    finds(office, 0, "warning", "rule 5", "rule 10 decides media")
    finds(office, 0, "warning", "natmap 5", "192.0.2.99 is no address of this router")
    office.link(office.wan3, False)
    finds(office, 1, "error", "wan wan3", "wan3 is down")
    check("error wan wan3: " in office.nfwan("ruleset", "check").stdout, "it is not said in text")
