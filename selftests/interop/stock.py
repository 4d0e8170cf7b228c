# SPDX-License-Identifier: GPL-2.0-only
"""The scenarios that come with SIPp work through the router, in and out, on a trunk and on phones.

Those for third-party call control (3pcc-*) are not played: their audio does not
pass the router.
"""

from peer.office import AGENTS
from peer.software import Software
from peer.world import check, patience, same

CALLS = 4           # of each pair, at once
RTP = 200           # packets each way in a call with audio, which takes nine seconds, however slow SIPp is
LIMIT = 60

# Who calls whom, and how; each line of pairs at once. The PBX and the provider
# are a trunk, the others phones and where they call.
AUDIO = (("provider", "uac_pcap", "pbx", "uas"),
         ("phoneA", "uac_pcap", "hosted", "uas"),
         ("phoneB", "branchc", "media", "branchs"))
OUT = (("pbx", "uac", "provider", "uas"),
       ("phoneA", "regexp", "hosted", "uas"))
IN = (("provider", "regexp", "pbx", "uas"),
      ("phoneB", "uac", "media", "uas"))


def sipp(software, host, scenario, *arguments):
    """SIPp on HOST with a scenario of its own; it finds its audio in pcap/."""
    address = AGENTS[host]
    return software.start(host, "sipp", "-sn", scenario, "-i", address, "-p", "5060",
                          "-mi", address, "-m", str(CALLS), "-r", "8", "-nostdin",
                          "-timeout", "60", "-timeout_error", *arguments)


def play(office, software, pairs):
    """These pairs at once, and all are content."""
    callees = [sipp(software, callee, answers, "-rtp_echo").listens()
               for _, _, callee, answers in pairs]
    callers = [sipp(software, caller, calls, "-d", "300",
                    f"{office.wan2.mapped if callee == 'pbx' else AGENTS[callee]}:5060")
               for caller, calls, callee, _ in pairs]
    for program in callers + callees:
        program.ends(within=40)


def test(office):
    with Software(office) as software:
        software.link("pcap", "/usr/share/sip-tester")
        play(office, software, AUDIO)
        for hosts in ("provider", "pbx"), ("phoneA", "hosted"):
            for host in hosts:
                counts = software.heard(host).values()
                same(len(counts), CALLS, f"number of streams {host} hears")
                check(min(counts) >= RTP / patience(), f"{host} hears only {min(counts)} packets of a call")
        play(office, software, OUT)
        play(office, software, IN)
        software.all_is_over()
        software.nothing_foreign()
