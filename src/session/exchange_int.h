/* exchange_int.h: what the formats share.
 *
 *   exchange.c           what of a view goes out, and what of a file comes in as decisions
 *   exchange_said.c      notes and tags
 *   exchange_w3c.c, exchange_brat.c, exchange_yaml.c   the formats */
#ifndef SESSION_EXCHANGE_INT_H
#define SESSION_EXCHANGE_INT_H
#include "session/exchange.h"

Str exchange_fields(Arena *a, Target on, Str lines);          /* the fields among them, as field_whole writes them */

/* When something was said: "2026-11-22T09:30:00Z", 0: "". Back: 0 for what is no such moment. */
Str exchange_time(Arena *a, int64_t at);
int64_t exchange_time_read(Str s);

void exchange_said(Arena *a, XItem *x, const Remark *first);            /* it and what was said of the same thing after it */
/* The rows that say what an item says, beyond what is said already; index: of its thing in the view, REVIEW_NONE: none. */
void exchange_say(Arena *a, const OpenDoc *d, const XItem *x, uint32_t index, DecisionList *rows);
#endif
