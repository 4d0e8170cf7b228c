# SPDX-License-Identifier: GPL-2.0-only
#
# For people; kbuild reads Kbuild. Nothing is built in the source directories:
# modules go to build/RELEASE/, where RELEASE is the kernel's, so that builds
# for several kernels live side by side.

MODULES := nf_sip_alg nf_wan_policy

PREFIX	?= /usr/local

# Seconds that each text room is fuzzed
TIME	?= 30

# The kernel to build for: KDIR=, else the running one's, else the newest whose
# headers are installed, else a stock Debian one, which is fetched. Found out
# once, and only when it is needed.
KDIR	= $(eval KDIR := $(or \
	$(wildcard /lib/modules/$(shell uname -r)/build),\
	$(shell ls -dv /usr/src/linux-headers-*-amd64 2>/dev/null | tail -n 1),\
	$(stock_headers)))$(KDIR)
stock_headers = $(info No kernel headers are installed: building for \
	Debian's 6.12, from the cache.)$(shell selftests/vm/kernels headers 6.12)

RELEASE	= $(or $(shell cat $(KDIR)/include/config/kernel.release),\
	$(error KDIR=$(KDIR) is not a configured kernel))
OUT	= build/$(RELEASE)

# Kernels of the selftests; the modules for each are built in build/VERSION.
VM_KERNELS := $(or $(K),6.1 6.12)

# DEBUG=1 compiles the checks and messages that cost time. Without a vmlinux
# there is no BTF to derive the modules' from.
kbuild_flags = $(if $(filter-out 0,$(DEBUG)),KCFLAGS=-DDEBUG) \
	$(if $(wildcard $(KDIR)/vmlinux),,CONFIG_DEBUG_INFO_BTF_MODULES=) \
	$(if $(findstring jobserver,$(MAKEFLAGS)),,-j$(shell nproc))
KBUILD	= flock $(OUT)/.lock $(MAKE) --no-print-directory -C $(KDIR) \
	M=$(CURDIR)/$(OUT) $(kbuild_flags)

.PHONY: all help modules tools vm-modules install modules_install \
	tools_install check check-debug check-time lint unit fuzz coverage cli selftests demo \
	compare bench-text bench-sip bench-policy clean distclean
.DEFAULT_GOAL := all

all: modules tools
	@echo "Built: $(OUT)/*.ko, tools/nfwan. 'make install' installs them, 'make help' tells the rest."

help:
	@echo 'Building'
	@echo '  make                 modules and tool (all)'
	@echo '  make modules         nf_sip_alg.ko and nf_wan_policy.ko, in build/RELEASE/'
	@echo '  make tools           tools/nfwan'
	@echo '  make install         all of it, on this machine (as root)'
	@echo '  make clean           remove what was built; distclean: also the logs'
	@echo 'Testing (no module is loaded on this machine)'
	@echo '  make check           everything below, on Debian'\''s 6.1 and 6.12 kernels'
	@echo '  make check-debug     the modules on a kernel built to find races, leaks and the like'
	@echo '  make check-time      the part of check that takes hours, in a kernel where they pass'
	@echo '                       in seconds; it is built at the first use'
	@echo '  make lint            style, static analysis, documentation'
	@echo '  make unit            the text and decision rooms, in user space'
	@echo '  make fuzz            the text rooms against random input, TIME=30 seconds each;'
	@echo '                       ROOM="sdp edit" for some of them'
	@echo '  make coverage        the lines of the text rooms that tests reach'
	@echo '  make cli             the tool, without modules'
	@echo '  make selftests       the modules in virtual machines; K=6.1 for one kernel,'
	@echo '                       K=debug or K=uml for those of check-debug and check-time,'
	@echo '                       T="T1 T5" for some tests'
	@echo '  make demo            an office with real SIP software; ALG=none|mainline|nfwan'
	@echo '  make vm-modules      the modules for both kernels, in build/6.1/ and build/6.12/'
	@echo 'Measuring'
	@echo '  make compare         what holds without an ALG, with the kernel'\''s own and with ours'
	@echo '  make bench-text      the text rooms beside libosip2 and sofia-sip'
	@echo '  make bench-sip       instructions per message beside the kernel'\''s own helper'
	@echo '  make bench-policy    instructions per packet beside iptables and nft, up to 10000 rules'
	@echo 'Variables'
	@echo '  KDIR=DIR             build directory of the kernel to build for'
	@echo '  DEBUG=1              with debugging checks'
	@echo '  W=1 C=2              as in the kernel: warnings, sparse'
	@echo '  DESTDIR=, PREFIX=    where to install (now: $(DESTDIR)$(PREFIX))'

# A mirror of the sources made of symbolic links is what kbuild works in.
# Links whose source has gone are removed.
modules:
	@mkdir -p $(OUT)
	@cd $(OUT) && find $(MODULES) -xtype l -delete 2>/dev/null || :
	@ln -sfn $(CURDIR)/Kbuild $(OUT)/Kbuild
	@find $(MODULES) -type d | while read -r dir; do \
		mkdir -p $(OUT)/$$dir; \
		find $(CURDIR)/$$dir -maxdepth 1 -type f \
			\( -name '*.[ch]' ! -name '*.mod.c' -o -name Kbuild \) \
			-exec ln -sft $(OUT)/$$dir {} +; \
	done
	+@$(KBUILD) modules
	@ln -sft $(OUT) $(foreach module,$(MODULES),$(module)/$(module).ko)

tools:
	+$(MAKE) -C tools

vm-modules:
	@selftests/vm/kernels fetch $(VM_KERNELS)
	+@set -e; for version in $(VM_KERNELS); do \
		$(MAKE) --no-print-directory modules OUT=build/$$version \
			KDIR=$$(selftests/vm/kernels headers $$version); \
	done

install: modules_install tools_install

modules_install: modules
	+@$(KBUILD) modules_install INSTALL_MOD_PATH=$(DESTDIR)
	$(if $(DESTDIR),,depmod $(RELEASE))

tools_install: tools
	+$(MAKE) -C tools install

check:
	selftests/check

check-debug:
	selftests/check debug

check-time:
	selftests/check time

lint:
	selftests/lint/run

unit:
	selftests/unit/run

fuzz:
	selftests/fuzz/run -t $(TIME) $(ROOM)

coverage:
	selftests/fuzz/coverage

compare: vm-modules tools
	selftests/compare $(addprefix -k ,$(K)) $(T)

bench-text:
	selftests/bench/text

bench-sip: vm-modules tools
	selftests/bench/sip

bench-policy: vm-modules tools
	selftests/bench/policy

cli: tools
	selftests/cli/run

selftests: vm-modules tools
	selftests/run $(addprefix -k ,$(K)) $(T)

demo:
	selftests/demo/run $(ALG)

clean:
	rm -rf $(wildcard build/*/)
	-[ ! -d tools ] || $(MAKE) -C tools clean
	find $(MODULES) -name '*.ko' -o -name '*.o' -o -name '*.mod' \
		-o -name '*.mod.c' -o -name '.*.cmd' | xargs -r rm -f

distclean: clean
	rm -rf build

export DESTDIR PREFIX
