/* assoc.h: what goes with what: skills, roles, employers and schools, tied by the careers that have both.
 *
 * Knows    the careers a filter selects; who names a skill, who held a role, who was at an employer or school.
 * Unaware  of texts: a tie ends in documents and rows, whoever shows it opens them and finds the sentences.
 * Units    documents, never mentions: one who names SQL forty times is one career. Days between two dates.
 * Memory   an index and what is asked of it live in the arenas given.
 * Threads  one owner: asking uses scratch of the index.
 * Cost     the base: once through all rows. The index: once through the things of the filter's careers. A thing: those
 *          of its own careers. A matrix or the whole: those of the careers of its rows.
 * Source   domain.md, section 3.2. Pointwise mutual information: Church and Hanks 1990, in bits; normalised: Bouma
 *          2009. G²: Dunning 1993. The exact test: Fisher 1922, one-sided. */
#ifndef PATH_ASSOC_H
#define PATH_ASSOC_H
#include "path/filter.h"

/* ---------------------------------------------------------------- how strongly two things go together */

/* Of n documents n_x have one thing, n_y the other, n_xy both. */
typedef struct AssocCount { uint32_t n_xy, n_x, n_y, n; } AssocCount;
enum { ASSOC_FEW = 3 };                             /* below so many careers a number is no rule, and says so */

double assoc_lift(AssocCount k);                    /* how many times as often as by chance; 0 for never */
double assoc_pmi(AssocCount k);                     /* log2 of the lift; 0 for never together, too */
double assoc_tenths(double x);                        /* as it is told: no -0.0 */
double assoc_npmi(AssocCount k);                    /* −1 to 1; 1: never one without the other */
double assoc_g2(AssocCount k);                      /* Dunning's G², negative where they shun each other */
/* How likely so many or more together are by chance: exact where counts are small, by G² elsewhere. */
double assoc_p(AssocCount k);

/* ---------------------------------------------------------------- the index */

/* A thing in one career: its first row of those that can tell when it was there, dated ones first. */
typedef struct AssocSeen {
    NameId   name;
    uint32_t item;                                  /* UINT32_MAX: the text names it, no row has it */
    EdtfDay  lo, hi;                                /* that day lies in it; EDTF_DAY_NONE: not known */
    EdtfDay  until;                                 /* last day in a role or at an employer; NONE, MAX: not known */
    EdtfDay  first, last;                           /* of all its rows; EDTF_DAY_NONE: none is dated */
    uint32_t n_item;                                /* its rows */
} AssocSeen;

/* What every career has, read once from its rows. Careers that come later are not in it: it goes on to hold for those
 * there were. 32 bytes a document and thing. */
typedef struct AssocBase {
    const Careers *c;
    uint32_t   n_doc, n_name;                       /* of the careers as they were */
    NameId    *root;                                /* of every name: what stands for it; of a role without its grade */
    uint8_t   *type;                                /* EntityType of every name */
    uint32_t  *beg;                                 /* of every document: where its things begin in seen; one more ends */
    AssocSeen *seen;
} AssocBase;
AssocBase assoc_base(Arena *a, const Careers *c);

/* Which documents of a filter have which thing; holds as long as base and filter do. */
typedef struct Assoc {
    const Careers   *c;
    const AssocBase *b;
    uint32_t  n_all;                                /* documents of the filter that the base has */
    uint32_t *beg;                                  /* of every name: where its documents begin in doc; one more ends */
    uint32_t *doc;                                  /* documents of each thing, ascending */
    uint32_t *mark;                                 /* scratch, one a name */
} Assoc;
Assoc assoc_index(Arena *a, const AssocBase *b, const Filter *f);

/* Types that are nodes; the others (people, places …) are not. */
bool assoc_is_node(EntityType t);
static inline uint32_t assoc_n(const Assoc *x, NameId root) { return x->beg[root + 1] - x->beg[root]; }
static inline const uint32_t *assoc_docs(const Assoc *x, NameId root) { return x->doc + x->beg[root]; }
/* Documents of the filter that have all of n things. */
typedef VEC(uint32_t) AssocDocs;
AssocDocs assoc_shared(Arena *a, const Assoc *x, const NameId *name, uint32_t n);
/* Things by documents, most first; of the types given (1 << EntityType), with at least `least` documents. Grades (대리,
 * team lead) say how high, not what: they may be left out. */
typedef struct AssocNode { NameId name; uint32_t n_doc; } AssocNode;
typedef VEC(AssocNode) AssocNodes;
AssocNodes assoc_nodes(Arena *a, const Assoc *x, uint32_t types, uint32_t least, bool grades);
/* The thing a reader means: its whole name in either language, else a part of one, most documents first; of the types
 * given, 0: of all. 0: none. */
NameId assoc_find(const Assoc *x, uint32_t types, Str words);

/* ---------------------------------------------------------------- one thing and what it is tied to */

/* Which ties a thing has: a skill LEARNED WITH AFTER (and BEFORE), a role NEEDS AT BEFORE AFTER, an employer or
 * school AT (the roles there) NEEDS BEFORE AFTER. BEFORE and AFTER are of order and say nothing of cause: the first
 * certain day of the one lies before the first certain day of the other in the same career. NEEDS leaves out a career
 * that came to the skill only after it had left the role: a cook who learned SQL for the next job did not need it. */
typedef enum { ASSOC_LEARNED, ASSOC_WITH, ASSOC_NEEDS, ASSOC_AT, ASSOC_BEFORE, ASSOC_AFTER, ASSOC_REL_COUNT } AssocRel;

enum { ASSOC_UNTOLD = EV_COUNT };
typedef struct AssocEdge {
    AssocRel   rel;
    NameId     name;                                /* 0: learned at an event of type `event` that names no place */
    int        event;                               /* EventType; ASSOC_UNTOLD: no row tells of it; −1 with a name */
    AssocCount k;                                   /* n_xy: the careers behind the edge */
    uint32_t   n_reverse;                           /* BEFORE, AFTER: careers with the other order */
    double     days, days_lo, days_hi;              /* BEFORE, AFTER: median, least and most between the two */
} AssocEdge;
typedef VEC(AssocEdge) AssocEdges;

typedef struct AssocEgo {
    NameId     name;
    uint32_t   n_doc, n_item;                       /* careers, and rows in them that have it */
    uint32_t   n_placed;                            /* a skill: careers that tell where it was learned */
    EdtfDay    first, last;                         /* of those rows; EDTF_DAY_NONE: none is dated */
    AssocEdges edges;                               /* by relation, then strongest first */
} AssocEgo;
AssocEgo assoc_ego(Arena *a, Assoc *x, NameId root);

typedef enum { ASSOC_BY_STRENGTH, ASSOC_BY_COUNT, ASSOC_BY_PMI, ASSOC_BY_NAME, ASSOC_ORDER_COUNT } AssocOrder;
void assoc_sort(AssocEdges *edges, const Careers *c, AssocOrder order);

/* What an edge rests on: one a career. x_item and y_item are rows, UINT32_MAX where only the text names it. */
typedef struct AssocSite { uint32_t doc, x_item, y_item; double days; } AssocSite;
typedef VEC(AssocSite) AssocSites;
AssocSites assoc_sites(Arena *a, Assoc *x, NameId root, const AssocEdge *edge, uint32_t most);     /* 0: all */
/* Which of the document's own names (an index into its run of Careers.named) it is; UINT32_MAX: none. */
uint32_t assoc_named(const Assoc *x, uint32_t doc, NameId root);

/* ---------------------------------------------------------------- many things at once */

/* Every two things that `least` careers share; a role and a skill, or two skills. Strongest first. */
typedef struct AssocPair { NameId x, y; AssocCount k; } AssocPair;
typedef VEC(AssocPair) AssocPairs;
AssocPairs assoc_pairs(Arena *a, Assoc *x, uint32_t least);

/* Careers of each role that name each skill, as NEEDS counts them: n[row * n_col + col]. */
typedef struct AssocMatrix { AssocNodes rows, cols; uint32_t *n; } AssocMatrix;
AssocMatrix assoc_matrix(Arena *a, Assoc *x, uint32_t rows_most, uint32_t cols_most);
/* Rows and columns in an order that brings together roles of like skills: reciprocal averaging (Hill 1973), rows
 * without any skill last. */
void assoc_group(AssocMatrix *m);
/* Most careers first, as many in the order they had; lines without any count last. */
void assoc_matrix_by_people(AssocMatrix *m);
/* By name in the order of their labels; else most careers first, which is how assoc_matrix gives them. */
void assoc_matrix_by_name(AssocMatrix *m, const Careers *c);

/* Up to ASSOC_DRAWN things in three layers: what came before or where it was learned, the thing itself and what goes
 * with it, what came after. An edge joins nodes of neighbouring layers. */
enum { ASSOC_DRAWN = 12 };
typedef struct AssocLayerNode { NameId name; uint32_t n; uint8_t layer; } AssocLayerNode;   /* n: shared with the thing */
typedef struct AssocLayerEdge { uint8_t from, to; uint32_t n; } AssocLayerEdge;
typedef struct AssocLayers {
    uint32_t n_node, n_edge;
    AssocLayerNode node[ASSOC_DRAWN];
    AssocLayerEdge edge[ASSOC_DRAWN * ASSOC_DRAWN / 4 + 1];
} AssocLayers;
AssocLayers assoc_layers(Assoc *x, const AssocEgo *ego);
#endif
