# SPDX-License-Identifier: GPL-2.0-only
"""Whoever is killed in the middle of a change has made all of it or nothing, and the next one begins at once."""

import ctypes
import os
import signal
import struct
import subprocess
import tempfile

from peer import genl
from peer.office import TOP, nfwan_tool
from peer.world import check, same

ALG = "nfwan"
LIMIT = 120

N = genl.names(f"{TOP}/nf_wan_policy/uapi/linux/netfilter/nf_wan_policy.h")
PTRACE_TRACEME, PTRACE_SYSCALL = 0, 24
_libc = ctypes.CDLL(None)
MORE = 10       # rules that nfwan adds
TIMES = 12      # it is killed


def say(socket, command):
    """The error of COMMAND, or 0."""
    return socket.ask(N["WANP_CMD_" + command]).error


def begins(office, after):
    """The next change begins."""
    socket = genl.Socket(office.namespace("router"), "nf_wan_policy")
    same(say(socket, "TXN_BEGIN"), 0, f"the error of the change after {after}")
    socket.close()


def holder(office):
    """A process that has staged the removal of everything, and waits."""
    ready, told = os.pipe()
    child = os.fork()
    if not child:
        try:
            socket = genl.Socket(office.namespace("router"), "nf_wan_policy")
            os.write(told, struct.pack("=2i", say(socket, "TXN_BEGIN"), say(socket, "FLUSH")))
            signal.pause()
        finally:
            os._exit(1)
    os.close(told)
    same(struct.unpack("=2i", os.read(ready, 8)), (0, 0), "what the change was told")
    os.close(ready)
    return child


def killed_after(office, stops, path):
    """nfwan loads PATH and is killed at that many stops; or was it through earlier? The stops it made."""
    tool = subprocess.Popen(["ip", "netns", "exec", office.namespace("router"), nfwan_tool(), "-f", path],
                            preexec_fn=lambda: _libc.ptrace(PTRACE_TRACEME, 0, 0, 0),
                            stdout=subprocess.DEVNULL)
    made = 0
    _, status = os.waitpid(tool.pid, 0)
    while os.WIFSTOPPED(status):
        made += 1
        if made == stops:
            os.kill(tool.pid, signal.SIGKILL)
        else:
            _libc.ptrace(PTRACE_SYSCALL, tool.pid, 0, 0)
        _, status = os.waitpid(tool.pid, 0)
    tool.returncode = os.waitstatus_to_exitcode(status)
    same(tool.returncode, -signal.SIGKILL if made == stops else 0, "status of nfwan")
    return made


def test(office):
    before = office.must("rule", "show")
    child = holder(office)
    socket = genl.Socket(office.namespace("router"), "nf_wan_policy")
    check(say(socket, "TXN_BEGIN"), "two changes at once are possible")
    socket.close()
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    begins(office, "a process was killed")
    same(office.must("rule", "show"), before, "the rules after a process was killed")

    lines = len(office.must("rule", "show").splitlines())
    with tempfile.NamedTemporaryFile("w", suffix=".nfwan") as file:
        file.write("".join(f"rule add {200 + number} pass\n" for number in range(MORE)))
        file.flush()
        through = killed_after(office, 0, file.name)
        same(len(office.must("rule", "show").splitlines()), lines + MORE, "the number of rules")
        office.configure(office.default_config())
        # what it does first is to ask and to read
        for stops in range(through // 2, through, max(1, through // 2 // TIMES)):
            killed_after(office, stops, file.name)
            begins(office, f"nfwan was killed at stop {stops} of {through}")
            found = len(office.must("rule", "show").splitlines())
            check(found in (lines, lines + MORE), f"half of the change is there: {found} rules")
            if found != lines:
                office.configure(office.default_config())
    office.call_out().connect().talk().hang_up().is_as(office.wan2.mapped)
