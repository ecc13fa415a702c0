/* check_int.h: what the checks (check*.c) share.
 *
 * Knows    how a contradiction is reported with the events that it lies between.
 * Unaware  of which side is wrong: the text, or what was read from it. Either way somebody should look.
 * Source   product.md, section 2: stated totals, impossible orders, overlaps, two dates of one event. */
#ifndef CHECK_INT_H
#define CHECK_INT_H
#include "event/event_int.h"

enum { CHECK_NEAR = 32 };              /* spells and events compared: linear in the text */

/* False when a bound is open or not known. */
bool check_bounds(Str date, EdtfDay *lo, EdtfDay *hi);
/* msgid: one sentence, to be translated where it is shown. The caller adds the events. */
Check *check_report(Ie *ie, const char *kind, const char *msgid);
/* The events that a spell rests on, each once. */
void check_evidence(Ie *ie, Check *c, const Position *p);
void check_between(Ie *ie, const char *kind, const char *msgid, uint32_t x, uint32_t y);

/* check_order.c: leaving before joining, a degree before the school; one event with two dates. */
void check_orders(Ie *ie);
void check_two_dates(Ie *ie);
/* check_total.c: a stated length of work against the spells. */
Rc   total_bind(Analyser *an, Fault *f);
void check_totals(Ie *ie);
#endif
