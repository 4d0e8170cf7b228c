# SPDX-License-Identifier: GPL-2.0-only
# usage: gnuplot -c plot.gp png|svg, beside sip-live.dat
if (ARG1 eq "png") {
	set terminal pngcairo noenhanced size 1200,700 font "DejaVu Sans,14" background "white"
} else {
	set terminal svg noenhanced size 1200,700 font "DejaVu Sans,14" background "white"
}
set output "sip-live.".ARG1
set logscale x
set xlabel "calls that live meanwhile (1 stands for none)"
set ylabel "instructions added to a call of 5 messages"
set yrange [0:*]
set format y "%.0f"
set key left top
set grid
plot "sip-live.dat" using 1:2 with linespoints lw 2 title "in-tree helper", \
     "sip-live.dat" using 1:3 with linespoints lw 2 title "nf_sip_alg"
