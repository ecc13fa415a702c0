/* why.h: why a query leaves a memoir out, and which of its terms costs how much.
 *
 * Knows    every term asked alone, and the query without each of them.
 * Units    terms by their number in the query; memoirs.
 * Memory   results live in the arena given.
 * Threads  pure over a const Careers. Cost: the query is run twice for every term it has. */
#ifndef PATH_WHY_H
#define PATH_WHY_H
#include "path/filter.h"

enum { WHY_TERMS_MAX = 32 };                        /* terms behind these are not told apart */

typedef struct WhyTerm {
    uint32_t n_alone, n_without;                    /* memoirs that fit it alone, and the query without it */
    Bits     alone, without;
} WhyTerm;
typedef struct Why {
    uint32_t n;                                     /* terms looked at */
    WhyTerm  term[WHY_TERMS_MAX];
    Bits     all;                                   /* what the whole query selects */
    uint32_t n_all;
} Why;
Why why_make(Arena *a, const Careers *c, const Query *q, FilterTextFn text, void *ctx);

/* Of one memoir. Terms it does not fit at all are what removed it; where it fits each alone, nothing in it fits all of
 * them at once, and pair names two that no row of it fits together (UINT32_MAX: it takes more than two). */
typedef struct WhyNot {
    bool     in;                                    /* it is not left out */
    uint32_t removed;                               /* 1 << term: these it does not fit */
    uint32_t back;                                  /* 1 << term: without that one alone it would be there */
    uint32_t pair[2];
} WhyNot;
WhyNot why_left_out(Arena *a, const Careers *c, const Query *q, const Why *w, uint32_t doc, FilterTextFn text, void *ctx);
/* Why the memoir does not fit the term, for a reader: "it has Korean, English", the first few of what it has of the field;
 * of a term that leaves out, what it has of that. */
Str why_has(Arena *a, const Careers *c, uint32_t doc, const QueryTerm *t);
#endif
