/* similar.h: which careers are most like one, and in what.
 *
 * Two careers are laid side by side by optimal matching (om.h), twice: as distinct successive states, and month by month
 * from the first dated day of each. A state is what a spell is
 * called (sequence.h). The price of one state for another is the lower of two, from 0 to 2, with indel 1:
 *
 *   by what they are   0 the same; ½ one is the other's wider role; 1 of one family, or posts at one employer whose roles
 *                      are not told; 1½ two subjects studied; 2 anything else, and what is not told
 *   by who moved       2 − p(a→b) − p(b→a), of those who left either, where at least SIMILAR_LEFT did
 *
 * Distances are divided by the most that sequences of these lengths can be apart. Beside them stands the weighted
 * Jaccard index of skills, employers, schools and certificates: Σ min / Σ max of ln(N/n)·(1 + ln k), n of N memoirs naming
 * the thing, this one k times. score = SIMILAR_STEPS · (1 − mean distance) + (1 − SIMILAR_STEPS) · index.
 *
 * Knows    careers as columns and their sequences.
 * Unaware  of words and of the screen.
 * Units    shares from 0 to 1; indexes into Careers.docs and Careers.items.
 * Memory   results live in the arena given.
 * Threads  pure over const columns. Linear in the rows of the memoirs looked at; months only of the SIMILAR_CLOSE nearest.
 * Source   domain.md 3.2; Abbott and Tsay 2000; TraMineR's seqsubm (FEATURES, TRATE) and seqdist (OM, "maxdist"). */
#ifndef PATH_SIMILAR_H
#define PATH_SIMILAR_H
#include "path/filter.h"
#include "path/sequence.h"

enum { SIMILAR_LEFT = 3, SIMILAR_CLOSE = 64, SIMILAR_SHOWN = 5 };
#define SIMILAR_STEPS 0.6

/* Two spells that stand opposite each other: the same; of one kind; or people moved from one to the other. */
typedef enum { STEP_SAME, STEP_WIDER, STEP_KIN, STEP_MOVED, STEP_COUNT } StepHow;
typedef struct SimilarStep {
    uint32_t x, y;                       /* the rows that begin the stays */
    NameId   state_x, state_y;
    StepHow  how;
    uint32_t n;                          /* STEP_MOVED: who moved either way */
} SimilarStep;

typedef struct SimilarCareer {
    uint32_t doc;
    double   score;
    double   steps, months, things;      /* how alike: 1 − distance, and the index; months < 0: one has no dates */
    VEC(SimilarStep) step;               /* in order of time */
    NameId   shared[SIMILAR_SHOWN];      /* what fewest others name first */
    uint32_t n_shown, n_shared;
} SimilarCareer;

typedef struct Similar {
    uint32_t doc, n_state, n_compared;   /* states of the career itself; how many others were looked at */
    VEC(SimilarCareer) v;                /* the most alike first; none that shares nothing */
} Similar;

/* docs: who is looked at, NULL: all; most: at most so many, SIMILAR_CLOSE at most. */
Similar similar_find(Arena *a, const Careers *c, const Sequences *sq, uint32_t doc, const Bits *docs, uint32_t most);
#endif
