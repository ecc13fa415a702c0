/* argument_date_int.h: the date that is written (argument_date.c, argument_aside.c, argument_page.c).
 *
 * Knows    where time expressions stand: in which clause, sentence, line, heading, cell, footnote.
 * Units    folded indexes; a date is its time expression's number, put into *out where the answer is true.
 * Memory   none of its own. */
#ifndef ARGUMENT_DATE_INT_H
#define ARGUMENT_DATE_INT_H
#include "argument_int.h"

/* argument_date.c: the first, the last date that begins in [from, before). */
bool date_first_in(const Ie *ie, uint32_t from, uint32_t before, uint32_t *out);
bool date_last_in(const Ie *ie, uint32_t from, uint32_t before, uint32_t *out);

/* argument_aside.c */
bool counts_on(const Ie *ie, uint32_t from, uint32_t to);      /* a year later: counted from what was told before it */
/* Where the dates end that may be the candidate's, `to` where nothing ends them: the next clause, one about something else. */
uint32_t opens_next(const Ie *ie, const EvCand *c, uint32_t to);
uint32_t relative_at(const Ie *ie, const EvCand *c, uint32_t to);

/* argument_behind.c: told behind what it dates. */
bool date_behind(const Ie *ie, const EvCand *c, uint32_t *out);

/* argument_page.c */
bool line_date(Ie *ie, const EvCand *c, uint32_t *out);
bool heading_date(Ie *ie, const EvCand *c, uint32_t *out);
bool date_noted(const Ie *ie, const EvCand *c, uint32_t index, uint32_t *out);
bool row_noted(const Ie *ie, const EvCand *c, uint32_t *out);
bool date_of_cell(const Ie *ie, const EvCand *c, uint32_t index, uint32_t *out);
#endif
