/* argument_stay_int.h: stretches (argument_length.c, argument_stay.c, argument_turn.c).
 *
 * Knows    lengths beside an event, the story's last joining and leaving.
 * Units    a length or a date is its time expression's number, UINT32_MAX for none; index: that of the candidate.
 * Memory   dates that are reckoned live in ie->mem. */
#ifndef ARGUMENT_STAY_INT_H
#define ARGUMENT_STAY_INT_H
#include "argument_int.h"

bool is_point(Str date);                       /* argument_stay.c: a day, a month or a year, no stretch */

/* argument_length.c */
uint32_t stay_date_before(const Ie *ie, const EvCand *c, uint32_t length);  /* the last date of the sentence before the length */
uint32_t length_behind(const Ie *ie, const EvCand *c);
uint32_t length_after(const Ie *ie, const EvCand *c);  /* told by the next sentence, right behind the day since when */
uint32_t until_of(const Ie *ie, uint32_t index);       /* after how long it ended */
bool begins_behind(const Ie *ie, const EvCand *c, uint32_t length);    /* for three years from 2010 */

/* argument_turn.c: each dates the candidate where it fits, and leaves it as it is where not. */
void turn_at_end(Ie *ie, uint32_t index);
void back_at_end(Ie *ie, uint32_t index);
void course_at_end(Ie *ie, uint32_t index);
void after_stay(Ie *ie, uint32_t index);
void in_one_breath(Ie *ie, uint32_t index);
#endif
