/* route_int.h: what route.c, route_fill.c, route_skills.c and route_gap.c share: one question's walk over the memoirs. */
#ifndef ROUTE_INT_H
#define ROUTE_INT_H
#include "path/route.h"
#include "path/yen.h"

enum { NODE_FROM, NODE_TO, NODE_NAMES };             /* then one a state */

typedef struct Edge { uint64_t key; uint32_t n; } Edge;

/* Leaving a state: people, and once more for each further state that one of them left it for. */
typedef struct NodeOut { uint32_t n, people, last; } NodeOut;

typedef struct Finder {
    Arena *a;                                        /* of the answer */
    Arena  work, tmp;                                /* of the question; of one document */
    const Careers   *c;
    const Sequences *sq;
    const RouteAsk  *ask;
    Bits      from, to;                              /* all names of either end */
    uint64_t *seen;                                  /* by document: a bit for each of its nodes, shared by 64 */
    uint32_t *node_of;                               /* by NameId; 0: none yet */
    VEC(NameId)   name;                              /* by node; 0 for the ends */
    VEC(bool)     lone;
    VEC(NodeOut)  out;
    Edge    *edges;                                  /* open addressing; key 0: free */
    uint32_t n_edge, edge_cap;
} Finder;

void finder_init(Finder *f);
void finder_fini(Finder *f);
/* A document's stays under the question, in f->tmp; nothing for one that is not asked for. */
bool finder_stays(Finder *f, uint32_t doc, Stays *out);
/* Was the step made in the years asked for? */
bool finder_in_years(const Finder *f, const Stay *to);
static inline uint64_t node_bit(uint32_t node) { return (uint64_t)1 << (node & 63); }
static inline uint64_t edge_key(uint32_t from, uint32_t to) { return ((uint64_t)from << 32 | to) + 1; }
uint32_t finder_edge_n(const Finder *f, uint32_t from, uint32_t to);

/* route_fill.c: moves, times and skills of the paths chosen; their nodes are in nodes, beside paths. */
typedef struct NodePath { uint32_t n, v[ROUTE_HOPS_MAX + 1]; } NodePath;
void route_fill(Finder *f, Routes *r, const NodePath *nodes);

/* route_skills.c: what somebody first told of between two days. A slot is a step, a way, or those who stayed. */
typedef struct Told { NameId skill; EdtfDay day; uint32_t item; } Told;
typedef struct Learned { uint32_t slot; NameId skill; uint32_t item; } Learned;
typedef struct Learning {
    Finder *f;
    VEC(Learned) all;
    Told    *told;                                   /* of the memoir looked at, in f->tmp; NULL: not asked yet */
    uint32_t n_told;
} Learning;
void learning_doc(Learning *l);                      /* the next memoir */
/* people: of how many both days are told; counted on. */
void learn_between(Learning *l, uint32_t slot, uint32_t *people, uint32_t doc, EdtfDay from, EdtfDay to);
void learning_sort(Learning *l);                     /* before anything is taken */
void learning_take(const Learning *l, uint32_t slot, RouteSkills *out);
void learning_stayed(const Learning *l, uint32_t slot, uint32_t people, RouteSkills *out);
EdtfDay learn_day(const CareerItem *it);             /* EDTF_DAY_NONE: not told */

/* route_gap.c */
void route_gap(Finder *f, const YenGraph *g, Routes *r);
#endif
