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
typedef uint32_t DateId;                          /* into Careers.dates; 0: none */

/* A name of one kind (org, role, skill …). Two documents share it when the lexicon knows both names as one thing, or
 * when they fold alike; a withheld name (A사) or a person's is of its document alone. label is shown as first met; name
 * and en are the lexicon's. key is searched: every folded name, one a line. kin is asked for by whole lines: the family
 * and the wider roles it belongs to. */
typedef struct CareerName {
    EntityType type;
    Str        identity, label, key, kin, name, en;
    Str        also;                              /* as the memoirs write it, one a line, as first met */
    NameId     same;                              /* an older name that turned out to be of the same thing; 0: none */
    NameId     plain;                             /* a role without the grade it is held in; 0: it has none */
    bool       grade;                             /* only a grade: 팀장, senior; a degree that names no subject */
} CareerName;

/* What is known of a thing beyond what one text says of it. Lines end in '\n'. */
typedef struct CareerKnown { Str name, en, names, kin; } CareerKnown;
typedef bool (*CareerKnownFn)(void *ctx, Arena *a, EntityType type, Str lex_id, CareerKnown *out);
/* What is left of a role or degree without its grade: 백엔드 개발자 of 시니어 백엔드 개발자, nothing of 팀장; id is the
 * lexicon's, where it knows that. False: there is no grade in the name. */
typedef struct CareerPlain { Str name, id; } CareerPlain;
typedef bool (*CareerPlainFn)(void *ctx, Arena *a, EntityType type, Str name, CareerPlain *out);
/* Is it a name of one of the lexicon's things? Gives that one's id. */
typedef bool (*CareerNamedFn)(void *ctx, Arena *a, EntityType type, Str name, Str *lex_id);
/* Who knows the lexicon. Each may be NULL. */
typedef struct CareerAsks { void *ctx; CareerKnownFn known; CareerPlainFn plain; CareerNamedFn named; } CareerAsks;

typedef enum { ITEM_EVENT, ITEM_POSITION } ItemKind;
typedef struct CareerItem {
    uint32_t doc;                                 /* index into docs */
    uint32_t seq;                                 /* its place in the analysis' own list */
    uint8_t  kind;                                /* ItemKind */
    uint8_t  type;                                /* EventType, or PositionKind */
    uint8_t  fact;                                /* Factuality; actual for positions */
    uint8_t  end_kind;                            /* EndKind, of the end day */
    uint8_t  standing;                            /* Standing */
    uint8_t  conf;                                /* 0–100 */
    bool     approx;                              /* either date carries ~ */
    uint8_t  doubt;                               /* 1 << CareerDoubt, of the checks that speak of it */
    uint8_t  cause;                               /* Cause: of an event; why a position was left */
    uint32_t evidence;                            /* a position: seq of the first event it rests on, NO_EVIDENCE */
    NameId   org, role;                           /* its own; an event without one takes that of its position */
    uint32_t skill_beg, skill_n;                  /* into named */
    Span     span;                                /* the trigger; empty for positions */
    EdtfDay  start_lo, start_hi, end_lo, end_hi;  /* four points; EDTF_DAY_NONE where not known. An event's date
                                                     fills start and end alike. */
    DateId   start, end;                          /* EDTF as analysed (event: start is its date): career_start, career_end */
} CareerItem;
typedef enum { END_UNKNOWN, END_DATE, END_OPEN } EndKind;
#define NO_EVIDENCE UINT32_MAX
/* What does not fit: one event with two dates, spells that cannot both be, an order that cannot be, a length. */
#define DOUBT_TABLE(X) X(DOUBT_DATE, "date") X(DOUBT_OVERLAP, "overlap") X(DOUBT_ORDER, "order") X(DOUBT_TOTAL, "total")
#define DOUBT_ENUM(id, kind) id,
typedef enum { DOUBT_TABLE(DOUBT_ENUM) DOUBT_COUNT } CareerDoubt;
#undef DOUBT_ENUM
extern const char *const career_doubts[DOUBT_COUNT];                    /* as the checks call them */

/* Another date that a row is told to have; few rows have one. */
typedef struct CareerOther { uint32_t item; EdtfDay lo, hi; } CareerOther;

typedef struct CareerDoc {
    int64_t  id;                                  /* the library's */
    Str      name, title;                         /* file name; title or first line */
    Str      key;                                 /* both folded, for searching */
    Lang     lang;
    Str      dct;
    EdtfDay  dct_lo, dct_hi;                      /* its bounds, EDTF_DAY_NONE where it is not known */
    uint32_t item_beg, item_n;                    /* its rows; positions first, then events, each in order */
    uint32_t named_beg, named_n;                  /* what the text names, into named */
    uint32_t count_beg;                           /* how often each, into counts */
    EdtfDay  birth_lo, birth_hi;                  /* of the one who writes, EDTF_DAY_NONE where it is not told */
    Span     birth;                               /* the words that tell it */
    EdtfDay  first, last;                         /* over its dated actual rows, EDTF_DAY_NONE without one */
    DocStatus status;                             /* this and the next: as whoever keeps the decisions says; not packed */
    uint32_t rejected;                            /* events that people took away */
    bool     dead, analysed;                      /* dead: dropped or replaced; its items match nothing */
} CareerDoc;

typedef struct Careers {
    Arena   *mem;
    VEC(CareerDoc)  docs;
    VEC(CareerItem) items;
    VEC(NameId)     named;                        /* of documents and rows, in runs */
    VEC(uint32_t)   counts;                       /* mentions, beside the runs of documents */
    VEC(CareerName) names;                        /* names.v[0] is unused */
    VEC(Str)        dates;                        /* every EDTF text once; dates.v[0] is empty */
    VEC(CareerOther) others;                      /* in order of their rows */
    Map      by_name, by_id, by_date, by_also;    /* by_also: type and another script's spelling -> NameId */
    Arena    tmp;                                 /* scratch of one call */
    CareerAsks asks;
    uint32_t n_doc, n_event;                      /* living ones */
} Careers;

Careers *careers_new(void);
/* Who knows the lexicon's things, and grades; of a thing they are asked once. Before the first document. */
void careers_known(Careers *c, CareerAsks asks);
void careers_free(Careers *c);

/* A사, ○○은행, K대: letters in the place of a name. key: folded. */
bool careers_withheld(EntityType type, Str key);

/* One document's rows, from its analysis. Replaces what the document had. analysis NULL: known, not analysed yet. */
uint32_t careers_put(Careers *c, int64_t id, Str name, Str title, const Analysis *an);
void careers_drop(Careers *c, int64_t id);
const CareerOther *careers_other(const Careers *c, uint32_t item);      /* NULL: none */
uint32_t careers_find(const Careers *c, int64_t id);                    /* UINT32_MAX when absent */

/* It waits for somebody to decide on it: nobody did, nor is the memoir finished. */
static inline bool career_waits(const Careers *c, const CareerItem *it)
{
    return it->kind == ITEM_EVENT && !standing_decided((Standing)it->standing) && c->docs.v[it->doc].status != STATUS_DONE;
}

/* What a thing is called for the reader: by the lexicon in their language, else as first met. "" of 0. */
Str careers_called(const Careers *c, NameId id);

/* The dates of a row, as they were analysed. */
static inline Str career_start(const Careers *c, const CareerItem *it) { return c->dates.v[it->start]; }
static inline Str career_end(const Careers *c, const CareerItem *it) { return c->dates.v[it->end]; }

/* What a memoir is called where it is listed. */
static inline Str career_title(const CareerDoc *d) { return d->title.n ? d->title : d->name; }
/* When it was written; EDTF_DAY_NONE where that is not known. */
static inline EdtfDay career_written(const CareerDoc *d) { return edtf_dated(d->dct_hi) ? d->dct_hi : EDTF_DAY_NONE; }
/* How far it tells: its last date, or when it was written. */
static inline EdtfDay career_until(const CareerDoc *d)
{
    EdtfDay written = career_written(d);
    return written != EDTF_DAY_NONE && written > d->last ? written : d->last;
}

/* The name that stands for the thing. */
static inline NameId careers_root(const Careers *c, NameId id)
{
    while (c->names.v[id].same) id = c->names.v[id].same;
    return id;
}

/* What one is or studies, without the grade; 0 for a grade alone and for none. */
static inline NameId careers_plain(const Careers *c, NameId id)
{
    if (c->names.v[id].grade) return 0;
    return careers_root(c, c->names.v[id].plain ? c->names.v[id].plain : id);
}

/* Things over the documents that docs selects (a bit each; NULL: all living ones). */
typedef struct CareerThing { NameId name; uint32_t n_doc, n_mention; } CareerThing;
typedef VEC(CareerThing) CareerThings;
CareerThings careers_things(Arena *a, const Careers *c, const uint64_t *docs,
                            uint32_t types); /* types: 1 << EntityType, 0: all */

/* A document's rows as bytes for the cache, and back under the name of the file that has the text now. False: the bytes
 * are damaged, nothing was added. */
void careers_pack(const Careers *c, uint32_t doc, Buf *out);
bool careers_unpack(Careers *c, int64_t id, Str name, Str bytes);
#endif
