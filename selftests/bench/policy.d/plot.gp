# SPDX-License-Identifier: GPL-2.0-only
# usage: gnuplot -c plot.gp png|svg, beside policy.dat
if (ARG1 eq "png") {
	set terminal pngcairo noenhanced size 1200,700 font "DejaVu Sans,14" background "white"
} else {
	set terminal svg noenhanced size 1200,700 font "DejaVu Sans,14" background "white"
}
set output "policy.".ARG1
set logscale xy
set xlabel "rules"
set ylabel "instructions added to the first packet of a flow"
set format y "%.0f"
set key left top
set grid
plot "policy.dat" using 1:2 with linespoints lw 2 title "iptables chain, as of mwan3", \
     "policy.dat" using 1:3 with linespoints lw 2 title "nft chain", \
     "policy.dat" using 1:4 with linespoints lw 2 title "nft map with intervals", \
     "policy.dat" using 1:5 with linespoints lw 2 title "nf_wan_policy"
