# SPDX-License-Identifier: GPL-2.0-only
# shellcheck shell=bash
# Completion of nfwan(8); the tool itself knows what may come next.

_nfwan()
{
	local current=${COMP_WORDS[COMP_CWORD]}
	local previous=${COMP_WORDS[COMP_CWORD - 1]}

	case $previous in
	-f | --file)
		mapfile -t COMPREPLY < <(compgen -f -- "$current")
		return
		;;
	-n | --netns)
		mapfile -t COMPREPLY < <(compgen -W "$(ip netns list 2> /dev/null |
			cut -d ' ' -f 1)" -- "$current")
		return
		;;
	esac
	mapfile -t COMPREPLY < <("${COMP_WORDS[0]}" __complete -- \
		"${COMP_WORDS[@]:1:COMP_CWORD}" 2> /dev/null)
}

complete -F _nfwan nfwan
