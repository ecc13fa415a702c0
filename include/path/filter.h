/* filter.h: which careers and events a query selects, with counts per value.
 *
 * An event or position matches when every term about it holds at once: type, fact, year, org, role. skill: holds
 * when the row or its document has the skill; where types of event are asked for, study, work and other events of a
 * skill must have it themselves (docs/adr/0009). text, lang, status and doc are of the document. A document matches when one
 * of its rows does, when the query speaks of documents only, or when it names every role, employer and skill asked
 * for and nothing else is asked.
 *
 * Unaware  of full-text search: the caller says which documents hold a text (FilterTextFn).
 * Memory   results live in the arena given.
 * Threads  pure over a const Careers. Cost: linear in the rows, 100,000 events well under 16 ms. */
#ifndef PATH_FILTER_H
#define PATH_FILTER_H
#include "model/query.h"
#include "path/careers.h"

typedef struct Bits { uint64_t *w; uint32_t n; } Bits;
static inline bool bits_get(const Bits *b, uint32_t i) { return b->w[i >> 6] >> (i & 63) & 1; }
static inline void bits_set(Bits *b, uint32_t i) { b->w[i >> 6] |= (uint64_t)1 << (i & 63); }
static inline void bits_clear(Bits *b, uint32_t i) { b->w[i >> 6] &= ~((uint64_t)1 << (i & 63)); }
Bits bits_new(Arena *a, uint32_t n);

/* Sets the documents (indexes into Careers.docs) whose text holds the phrase. */
typedef Rc (*FilterTextFn)(void *ctx, Str phrase, const Careers *c, Bits *docs);

typedef struct Filter {
    Bits     docs, items;                /* what matches; items: events and positions */
    uint32_t n_doc, n_event;             /* matching */
    uint32_t n_status[STATUS_COUNT], n_rejected;     /* of the documents; n_rejected: events they had */
    Rc       text_rc;                    /* of the text search */
} Filter;
/* What of the field selects the thing and nothing else: its name in the reader's language or its label, with "=" before
 * it where that is a part of others' names or the name of a family. */
Str filter_value(Arena *a, const Careers *c, QueryField field, NameId name);

/* Some term selects among events, not memoirs alone: n_event then counts what it selects. */
bool filter_selects_rows(const Query *q);
Filter filter_run(Arena *a, const Careers *c, const Query *q, FilterTextFn text, void *ctx);

/* The names that its terms of role, employer and skill ask for. */
Bits filter_names(Arena *a, const Careers *c, const Query *q);

/* From when to when a row lasts, as far as it is certain; an end still open lasts to the time of writing. What year:
 * asks for. False: nothing is known. */
bool filter_range(const Careers *c, const CareerItem *it, EdtfDay *from, EdtfDay *to);

/* Values of one field with how many matching documents have each, under the query without its terms of that
 * field, most frequent first (years: in order). For pickers and stats. code: of a memoir, its place in the careers. */
typedef struct FacetRow { Str label; NameId name; int code; uint32_t n_doc, n_item; } FacetRow;
typedef VEC(FacetRow) FacetList;
FacetList filter_facet(Arena *a, const Careers *c, const Query *q, QueryField field, FilterTextFn text, void *ctx);
#endif
