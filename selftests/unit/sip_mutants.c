// SPDX-License-Identifier: GPL-2.0-only
#include "sip_test.h"
void test_mutants(void) { }
