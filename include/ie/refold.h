/* refold.h: the spells of a memoir folded anew, of its events as people left them.
 *
 * Knows    the memoir read as far as its events; of each event the words around it, which tell how it opens or closes a
 *          spell; what was corrected of it.
 * Unaware  of decisions: what it is given is how things are.
 * Memory   a Refold owns what it read; results live in the arena given and point into that, into the text and into the
 *          events given: all of them outlive the results.
 * Errors   none: an event that stands in no sentence opens and closes nothing.
 * Threads  one at a time.
 * Source   docs/adr/0013-spells-follow-corrections.md. */
#ifndef IE_REFOLD_H
#define IE_REFOLD_H
#include "ie/analyse.h"

typedef struct Refold Refold;
Refold *refold_new(const Analyser *an, const Doc *doc, const AnalyseOptions *opt);      /* reads it, as analyse does */
void refold_free(Refold *r);                                                           /* NULL is allowed */

/* an: names and events in the order of the text. Its positions and checks are made anew; its events are given what they have
 * from their spells (Event.lent), and nothing else of them is changed. */
void refold(Refold *r, Arena *mem, Analysis *an);
#endif
