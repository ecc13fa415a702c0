/* similar_int.h: what the files of path/similar.h share. */
#ifndef SIMILAR_INT_H
#define SIMILAR_INT_H
#include "path/om.h"
#include "path/similar.h"

/* States as numbers, over all careers; 0: nothing is told. */
enum { STATES_OF_ONE = 48 };             /* stays of one career that are looked at: nobody has more posts that count */
typedef struct StateKey { NameId name; uint8_t kind; bool lone; } StateKey;
typedef struct States {
    VEC(StateKey) v;
    uint32_t *of;                        /* by name and kind: number + 1, over 4 a name */
} States;
typedef struct StateSeq { uint32_t v[STATES_OF_ONE], stay[STATES_OF_ONE], n; } StateSeq;

/* Looking at one career: its own states are the rows of the prices. */
typedef struct Look {
    Arena   *mem;                        /* of the search */
    const Careers   *c;
    const Sequences *sq;
    uint32_t doc;
    States   states;
    uint32_t *number;                    /* of every spell: its state */
    StateSeq own;                        /* rows of price, the same state the same row */
    uint32_t row_state[STATES_OF_ONE + 1], n_row;     /* row 0: nothing is told */
    float   *price;                      /* n_row × states.v.n */
    uint32_t *moved;                     /* likewise: who moved either way */
    OmCosts  costs;
    double  *weight;                     /* by name: ln(N/n); 0 for what is no thing */
    double  *mine;                       /* by name: the weight in the career itself */
    double   mine_sum;
} Look;

/* similar_states.c */
void states_number(Look *k);             /* of all spells, once: names lie far apart in memory */
StateSeq states_of_doc(const Look *k, uint32_t doc, Arena *tmp, Stays *stays);
void prices_make(Look *k);               /* after the states of all are numbered */
StepHow step_how(const Look *k, uint32_t row, uint32_t state);
/* Month by month from the first dated day; 0 where nothing is told. False: there are no dates. */
bool months_of(Arena *a, const StateSeq *s, const Stays *stays, EdtfDay written, OmSeq *out);

/* similar_things.c */
void things_weigh(Look *k);
double things_alike(const Look *k, uint32_t doc, SimilarCareer *out);
#endif
