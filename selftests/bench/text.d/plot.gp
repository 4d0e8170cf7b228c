# SPDX-License-Identifier: GPL-2.0-only
# usage: gnuplot -c plot.gp png|svg "CALLS" "WHAT OF THEM" "ATTACKS", beside
# scaling.tsv
calls = ARG2
what = ARG3
attacks = ARG4
if (ARG1 eq "png") {
	set terminal pngcairo size 1800,820 font "DejaVu Sans,14" background "white"
} else {
	set terminal svg size 1800,820 font "DejaVu Sans,14" background "white"
}
set output "scaling.".ARG1

array rooms[3] = ["ours", "osip", "sofia"]
array names[3] = ["nf_sip_alg", "libosip2", "sofia-sip"]
array colours[8] = [0x0060b0, 0x56b4e9, 0x009e73, 0x9ac600, 0xd55e00, 0xe69f00, 0xa03080, 0x000000]
of(parser, name) = sprintf("< awk -F'\\t' '$1 == \"%s\" && $2 == \"%s\"' scaling.tsv", parser, name)

set multiplot layout 1,3 margins 0.055,0.99,0.1,0.86 spacing 0.035,0 \
	title "Instructions to read one message as it grows, or to refuse it" font ",19"
set logscale xy
set xrange [150:90000]
set yrange [1e3:1e9]
set grid lc rgb "#d8d8d8" lt 1
set border 3
set tics nomirror
set xlabel "size of the message in bytes"
set xtics ("200" 200, "1 000" 1000, "10 000" 10000, "65 507" 65507)
set format y "10^{%T}"
set key top left Left reverse samplen 2 spacing 1.1
do for [p=1:3] {
	set title names[p] noenhanced font ",17"
	set ylabel p == 1 ? "instructions" : ""
	if (p > 1) { unset key }
	plot for [i=1:words(attacks)] of(rooms[p], word(attacks, i)) using 3:4 with lines \
			lc rgb "#b8b8b8" lw 1.5 title i == 1 ? "what attackers may send" : "", \
		for [i=1:words(calls)] of(rooms[p], word(calls, i)) using 3:4 with linespoints \
			lc rgb colours[i] pt 7 ps 0.6 lw 2 title word(what, i) noenhanced, \
		4 * x with lines dt 2 lw 1.5 lc rgb "black" title "4 instructions per byte"
}
unset multiplot
