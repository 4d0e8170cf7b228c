/* SPDX-License-Identifier: GPL-2.0-only */
/* What moves WANs and rules: their rows and verbs. */
#ifndef _NFWAN_MOVES_H
#define _NFWAN_MOVES_H

#include "object.h"

/** moves_health - how a WAN does, as text; ends with NULL */
extern const char * const moves_health[];
/** moves_conditions - what the evidence says of a WAN; ends with NULL */
extern const char * const moves_conditions[];
/** moves_modes - how a rule goes back; ends with NULL */
extern const char * const moves_modes[];

/** print_setting() - a setting whose default is 300, 2000, 750, 60 or 0 */
void print_setting(const struct shown *obj, const struct keyword *kw);

/** print_mode() - how a rule goes back, unless by draining */
void print_mode(const struct shown *obj, const struct keyword *kw);

/** print_window() - a part of the day */
void print_window(const struct shown *obj, const struct keyword *kw);

/** print_draining() - the WANs on which live calls are left */
void print_draining(const struct shown *obj, const struct keyword *kw);

/** read_window() - a part of the day, HH:MM-HH:MM */
int read_window(struct parse *p, const struct keyword *kw);

/** MOVES_REPORT_ROWS - how many rows has a report */
#define MOVES_REPORT_ROWS 5
/** moves_report - what is said of a WAN */
extern const struct keyword moves_report[MOVES_REPORT_ROWS];

/** MOVES_FAILBACK_ROWS - how many rows has a failback */
#define MOVES_FAILBACK_ROWS 1
/** moves_failback - how it is to go back */
extern const struct keyword moves_failback[MOVES_FAILBACK_ROWS];
/** moves_rule - the rule that is to go back, or all */
extern const struct keyword moves_rule;

/** moves_ask() - a request which needs no transaction */
int moves_ask(struct parse *p, const struct verb *verb);

#endif
