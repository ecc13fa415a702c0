/* careers.h: every career of the library as columns in memory: what filters, counts and timelines are made of.
 *
 * Knows    documents, their events and positions as rows of plain numbers; names once, in a dictionary.
 * Unaware  of SQLite, of the texts, of the screen.
 * Units    EdtfDay; byte spans of the document's text; indexes into the columns.
 * Memory   a Careers owns its arena. Rows are added document by document; replacing a document appends its new rows
 *          and leaves the old ones behind, unreachable, until the library is opened again.
 * Threads  one owner.
 * Source   product.md, sections 3 and 4. */
#ifndef PATH_CAREERS_H
#define PATH_CAREERS_H
#include "base/buf.h"
#include "base/map.h"
#include "model/analysis.h"

typedef uint32_t NameId;                          /* 0: none */

/* A name of one kind (org, role, skill). Two documents share it when the lexicon knows both names as one thing, or
 * when they fold alike. label is shown (the lexicon's, or as first met); key is searched: every folded name and the
 * family, one a line. */
typedef struct CareerName { EntityType type; Str identity, label, key; } CareerName;

typedef enum { ITEM_EVENT, ITEM_POSITION } ItemKind;
typedef struct CareerItem {
    uint32_t doc;                                 /* index into docs */
    uint32_t seq;                                 /* its place in the analysis' own list */
    uint8_t  kind;                                /* ItemKind */
    uint8_t  type;                                /* EventType, or PositionKind */
    uint8_t  fact;                                /* Factuality; actual for positions */
    uint8_t  end_kind;                            /* EndKind, of the end day */
    uint8_t  conf;                                /* 0–100 */
    bool     approx;                              /* either date carries ~ */
    NameId   org, role;                           /* its own; an event without one takes that of its position */
    uint32_t skill_beg, skill_n;                  /* into named */
    Span     span;                                /* the trigger; empty for positions */
    EdtfDay  start_lo, start_hi, end_lo, end_hi;  /* four points; EDTF_DAY_NONE where not known. An event's date
                                                     fills start and end alike. */
    Str      start, end;                          /* EDTF as analysed (event: start is its date) */
} CareerItem;
typedef enum { END_UNKNOWN, END_DATE, END_OPEN } EndKind;

typedef struct CareerDoc {
    int64_t  id;                                  /* the library's */
    Str      name, title;                         /* file name; title or first line */
    Lang     lang;
    Str      dct;
    uint32_t item_beg, item_n;                    /* its rows; positions first, then events, each in order */
    uint32_t named_beg, named_n;                  /* skills, roles, employers and schools that the text names, into named */
    EdtfDay  first, last;                         /* over its dated actual rows, EDTF_DAY_NONE without one */
    bool     dead, analysed;                      /* dead: dropped or replaced; its items match nothing */
} CareerDoc;

typedef struct Careers {
    Arena   *mem;
    VEC(CareerDoc)  docs;
    VEC(CareerItem) items;
    VEC(NameId)     named;                        /* of documents and rows, in runs */
    VEC(CareerName) names;                        /* names.v[0] is unused */
    VEC(Str)        dates;                        /* every EDTF text once */
    Map      by_name, by_id, by_date;
    uint32_t n_doc, n_event;                      /* living ones */
} Careers;

Careers *careers_new(void);
void careers_free(Careers *c);

/* One document's rows, from its analysis. Replaces what the document had. analysis NULL: known, not analysed yet. */
uint32_t careers_put(Careers *c, int64_t id, Str name, Str title, const Analysis *an);
void careers_drop(Careers *c, int64_t id);
uint32_t careers_find(const Careers *c, int64_t id);                    /* UINT32_MAX when absent */

/* A document's rows as bytes for the cache, and back. False: the bytes are damaged, nothing was added. */
void careers_pack(const Careers *c, uint32_t doc, Buf *out);
bool careers_unpack(Careers *c, int64_t id, Str bytes);
#endif
