# SPDX-License-Identifier: GPL-2.0-only
"""A wrong line is refused with status 2, its line, its column and a sentence, and changes nothing."""

import re

from peer.world import check, same

ALG = "nfwan"
LIMIT = 60

# A line, and the word in it that is wrong (None: something is missing).
WRONG = [
    ("wam add wan4 id 4 dev wan4", "wam"),
    ("wan ad wan4 id 4 dev wan4", "ad"),
    ("wan add wan4 id 4 dev wan4 colour blue", "colour"),
    ("wan add wan4 id 0 dev wan4", "0"),
    ("wan add wan4 id 63 dev wan4", "63"),
    ("wan add wan4 id four dev wan4", "four"),
    ("wan add wan4 id 4", None),
    ("wan add wan4 id 4 dev a-name-of-more-than-15-bytes", "a-name-of-more-than-15-bytes"),
    ("wan add wan1 id 4 dev wan4", "wan1"),
    ("wan add wan4 id 4 dev wan4 gateway 192.0.2.256", "192.0.2.256"),
    ("wan del wan9", "wan9"),
    ("rule add 30 from 192.168.1.300 pass", "192.168.1.300"),
    ("rule add 30 from 192.168.1.0/33 pass", "192.168.1.0/33"),
    ("rule add 30 enforced wan9", "wan9"),
    ("rule add 30 priority wan1,wan9", "wan1,wan9"),
    ("rule add 30 proto udp dport 70000 pass", "70000"),
    ("rule add 30 proto udp dport 20-10 pass", "20-10"),
    ("rule add 30 dport 5060 pass", None),
    ("rule add 30 from 192.168.1.1", None),
    ("rule add 30 from @nobody pass", "@nobody"),
    ("rule add 30 proto udp,tcq dport 5060 pass", "tcq"),
    ("rule add 30 proto udp,icmp dport 5060 pass", None),
    ("rule add 30 proto udp dport 5060,20-10 pass", "20-10"),
    ("rule add 30 proto udp dport 1,2,3,4,5,6,7,8,90000 pass", "90000"),
    ("rule add 30 proto udp dport 1,2,3,4,5,6,7,8,9 pass", "9"),
    ("rule add 30 mac 02:00:00:00:00 pass", "02:00:00:00:00"),
    ("rule add 30 mac ff:ff:ff:ff:ff:ff pass", "ff:ff:ff:ff:ff:ff"),
    ("rule add 30 dscp af44 pass", "af44"),
    ("rule add 30 mark 0x41/0x40 pass", "0x41/0x40"),
    ("rule add 30 uid 20-10 pass", "20-10"),
    ("rule add 30 service sap pass", "sap"),
    ("set add far prefix 192.0.2.1/24", "192.0.2.1/24"),
    ("set add far prefix 192.0.2.0/24,192.0.2.0/33", "192.0.2.0/33"),
    ("set update far add 192.0.2.1", "set"),
    ("rule add 10 pass", "10"),
    ("natmap add 30 on wan1 192.0.2.999", "192.0.2.999"),
    ("natmap add 30 on wan9 192.0.2.3", "wan9"),
    ("natmap add 30 from 10.0.0.1", None),
    ("sip set mode loud", "loud"),
    ("sip set ports 0", "0"),
    ("sip set media-ports 30000-20000", "30000-20000"),
]
PLACE = re.compile(r"^\S+?:(\d+):(\d+)(?:-(\d+))?: (?:Error: )?\S+", re.M)


def column_is_right(found, line, word):
    """Does the message point into WORD of LINE?"""
    first = line.index(word, len(line) - len(word) if line.endswith(word) else 0) + 1
    return first <= int(found.group(2)) < first + len(word)


def test(office):
    config = office.default_config()
    number = config.count("\n") + 1
    before = office.must("ruleset", "show") + office.must("sip", "show")
    wrong = []
    for line, word in WRONG:
        run = office.nfwan("-f", "/dev/stdin", stdin=f"@replace\n{config}{line}\n")
        found = PLACE.search(run.stderr)
        if run.returncode != 2:
            wrong.append(f"{line!r}: status {run.returncode}: {run.stderr.strip()!r}")
        elif not found or int(found.group(1)) != number + 1:
            wrong.append(f"{line!r}: does not name line {number + 1}: {run.stderr.strip()!r}")
        elif word and not column_is_right(found, line, word):
            wrong.append(f"{line!r}: does not point at {word}: {run.stderr.strip()!r}")
    same(office.must("ruleset", "show") + office.must("sip", "show"), before,
         "the ruleset after all that")
    check(not wrong, "\n#   ".join(wrong))

    run = office.nfwan("rule", "add", "30", "enforced", "wan9")
    same(run.returncode, 2, "status of a wrong command")
    check("wan9" in run.stderr, f"it does not say what is wrong: {run.stderr.strip()!r}")
