#!/usr/bin/perl
# SPDX-License-Identifier: GPL-2.0-only
#
# A phone made of Net::SIP.
#
#	phone.pl ADDRESS REGISTRAR NAME [CALLEE SECONDS]
#
# Registers NAME from ADDRESS:5060, calls CALLEE and hangs up after SECONDS, or
# waits to be called and lets the others hang up. Speaks while a call is up.

use strict;
use warnings;
use Net::SIP;

$| = 1;
my ($address, $registrar, $name, $callee, $seconds) = @ARGV;

# Ten seconds of mu-law, again and again.
my $voice = "$ENV{HOME}/$name.pcmu";
open(my $file, '>:raw', $voice) or die "$voice: $!";
print $file pack('C*', map { 128 + 64 * sin($_ / 3) } 1 .. 80000);
close($file);

my $leg = Net::SIP::Leg->new(addr => $address, port => 5060);
my $ua = Net::SIP::Simple->new(
	from		=> "sip:$name\@$registrar",
	outgoing_proxy	=> "$registrar:5060",
	registrar	=> $registrar,
	legs		=> [ $leg ],
);
$ua->register or die 'not registered: ' . $ua->error;
print "registered\n";

my $done;
if (!defined $callee) {
	$ua->listen(
		init_media	=> $ua->rtp('send_recv', $voice, -1),
		cb_established	=> sub { print "established\n" },
		recv_bye	=> sub { print "ended\n" },
	);
	$ua->loop;
}
my $call = $ua->invite("sip:$callee\@$registrar",
	init_media	=> $ua->rtp('send_recv', $voice, -1),
	recv_bye	=> \$done,
) or die 'no call: ' . $ua->error;
die 'refused: ' . $call->error . "\n" if $call->error;
print "established\n";
$ua->loop($seconds, \$done);
die "the other has hung up\n" if $done;
$call->bye(cb_final => \$done);
$ua->loop(5, \$done);
print "ended\n" if $done;
