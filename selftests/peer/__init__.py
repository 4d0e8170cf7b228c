# SPDX-License-Identifier: GPL-2.0-only
"""Scripted SIP and RTP peers which play in the office of ../office.sh."""
