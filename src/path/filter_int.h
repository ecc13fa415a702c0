/* filter_int.h: a query made ready to be asked of rows, shared by filter.c and facet.c. */
#ifndef FILTER_INT_H
#define FILTER_INT_H
#include "path/filter.h"

/* What a term of the query looks at: once per query, names are turned into a bit a name, so that the walk over the
 * rows only tests bits. */
typedef struct Term {
    const QueryTerm *q;
    bool  of_doc;                    /* text, lang, doc: decided per document */
    Bits  names;                     /* role, org, skill: the names that match */
    Bits  docs;                      /* of_doc: the documents that match; names: those that speak of one */
    uint64_t codes;                  /* type, fact: a bit a value */
    struct { EdtfDay lo, hi; } *days;   /* year: of each value */
} Term;

typedef struct Run {
    const Careers *c;
    Term    *term;
    uint32_t n;
    bool     rows;                   /* some term speaks of rows */
    bool     typed;                  /* types of event are asked for: those of a skill must have the skill themselves */
} Run;

bool filter_name_fits(QueryField f, EntityType t);   /* is a name of this type a value of the field? */
bool filter_by_name(QueryField f);                   /* role, org, skill */
Bits filter_term_names(Arena *a, const Careers *c, const QueryTerm *t);       /* of such a field: the names that match */
/* Without its own terms of one field (-1: of none), as the counts of that field's values want it. */
Run    filter_start(Arena *a, const Careers *c, const Query *q, int without, FilterTextFn text, void *ctx, Rc *rc);
Filter filter_go(Arena *a, const Run *r);
/* The row must have a skill itself to fit; elsewhere it is enough that its memoir names it. */
bool   filter_skill_own(const Run *r, const CareerItem *it);
/* The memoir fits by what it names alone. */
bool   filter_without_rows(const Run *r, uint32_t doc);
#endif
