/* timex_match_int.h: a match of the grammar, judged.
 *
 * Knows    the atoms of the run, the evaluation, the edges.
 * Unaware  of the matches before it and of the list they go into.
 * Units    folded indexes; atoms of the run. */
#ifndef TIMEX_MATCH_INT_H
#define TIMEX_MATCH_INT_H
#include "timex_atom_int.h"

typedef struct Match { Evaluated e; Edge edge; uint32_t beg, end, atom, n; uint16_t rule; uint8_t rel; } Match;

/* shorter: a shorter match may do; skip: nothing that begins at the atom does. */
typedef enum { TRY_SHORTER, TRY_DONE, TRY_SKIP } TryResult;

TryResult match_try(TimeScan *s, uint32_t i, LexRuleHit hit, Match *m);

/* timex_rate.c: is something counted by the length that begins at the unit: six weddings | a month? */
bool rate_before(const TimeScan *s, uint32_t at);
/* Another year | went by. */
bool length_passes(const TimeScan *s, uint32_t end);
#endif
