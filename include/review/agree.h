/* agree.h: how far two readings of the same memoirs agree: two people, or a person and the machine.
 *
 * Knows    tables of who said what over things that overlap in the text; F1 of the spans, Cohen's kappa of what is said of
 *          the spans that both have. What a person has, but never looked at, is counted nowhere: two who left the same
 *          suggestion alone have not agreed on it.
 * Unaware  of whose the readings are, and of files.
 * Units    counts of things; figures between -1 and 1.
 * Memory   agree_new allocates the tables in the arena given; the rest allocates nothing that outlives the call.
 * Errors   none; a figure that is not defined (nothing in common, or one class only) is NaN.
 * Threads  pure functions. Cost: events and names sorted once, then one pass over both.
 * Source   Cohen (1960), A coefficient of agreement for nominal scales; spans are paired one to one, in order of the text,
 *          and F1 takes the place of kappa where what is not marked cannot be counted (Hripcsak and Rothschild 2005). */
#ifndef REVIEW_AGREE_H
#define REVIEW_AGREE_H
#include "model/analysis.h"

typedef enum { AGREE_EVENT, AGREE_FACTUALITY, AGREE_NAME, AGREE_COUNT } AgreeOn;

/* Row: what the first says; column: what the second says; the last of either: it has nothing there. Of factuality only
 * events that both have are counted. */
typedef struct AgreeTable { const TypeSet *set; int side; uint32_t *cell; } AgreeTable;
typedef struct Agreement { AgreeTable on[AGREE_COUNT]; uint32_t memoirs; } Agreement;

/* whole: whoever read it looked at all of it, as a machine does and one who has finished; else at what was decided. */
typedef struct AgreeReading { const Analysis *an; bool whole; } AgreeReading;

Agreement agree_new(Arena *a);
void   agree_add(Agreement *all, AgreeReading first, AgreeReading second);     /* of the same text */
uint32_t agree_cell(const AgreeTable *t, int first, int second);
uint32_t agree_both(const AgreeTable *t);                /* things that both have, on which kappa rests */
uint32_t agree_things(const AgreeTable *t);              /* that either has, on which F1 rests */
double agree_f1(const AgreeTable *t);                    /* of the spans, whatever is said of them */
double agree_kappa(const AgreeTable *t);
#endif
