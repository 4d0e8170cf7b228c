# SPDX-License-Identifier: GPL-2.0-only
"""An agent as a proxy (RFC 3261 s16): what passes it stays one call."""

import re

from . import sip

_OWN = ("via", "route", "content-type", "content-length")


def forward(agent, heard, uri, branch):
    """Pass the request HEARD on to URI, under a BRANCH of its own; returns it as sent."""
    host, port = agent.endpoint
    message = heard.message
    first, *others = message.all("Via")
    first = first.replace(";rport", f";rport={heard.source[1]}") + f";received={heard.source[0]}"
    fields = [("Via", f"SIP/2.0/UDP {host}:{port};branch={branch}"),
              *(("Via", via) for via in (first, *others)),
              ("Record-Route", f"<sip:{host}:{port};lr>"),
              *(field for field in message.headers if field[0].lower() not in _OWN)]
    return agent.send(sip.build(f"{message.method} {uri} SIP/2.0", fields, message.body),
                      sip.uri_endpoint(uri))


def back(agent, heard):
    """Pass the answer HEARD on to where the next Via came from; returns it as sent."""
    message = heard.message
    vias = message.all("Via")[1:]
    host, port = re.search(r" ([^:;]+):?(\d*)", vias[0]).groups()
    received, rport = (re.search(f";{name}=([^;]+)", vias[0]) for name in ("received", "rport"))
    target = (received[1] if received else host, int(rport[1] if rport else port or 5060))
    fields = [("Via", via) for via in vias]
    fields += [field for field in message.headers if field[0].lower() not in _OWN]
    return agent.send(sip.build(message.start, fields, message.body), target)


def ask(sender, agent, hearer, method, uri, **of):
    """A request of SENDER for URI by way of AGENT: as sent, as passed on, as HEARER has it."""
    route = ("Route", f"<sip:{agent.address}:{agent.endpoint[1]};lr>")
    sent = sender.request(method, agent.endpoint, uri=uri, headers=[route], **of)
    onward = forward(agent, agent.hears(sent), uri, f"z9hG4bKon{sent.branch}")
    return sent, onward, hearer.hears(onward)


def answer(asked, agent, sender, hearer, status=200, **of):
    """HEARER answers what it was ASKED, and SENDER has it."""
    sent, onward, heard = asked
    hearer.reply(heard, status, **of)
    back(agent, agent.hears_answer(onward, status))
    return sender.hears_answer(sent, status)
