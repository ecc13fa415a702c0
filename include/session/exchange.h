/* exchange.h: annotations in other programs' formats, both ways, and journals from one person to another.
 *
 * Knows    W3C Web Annotation (JSON-LD), brat standoff, the annotation guide's YAML; what of them becomes a decision.
 * Unaware  of where the files are.
 * Units    offsets in the files are code points (both standards say so); spans here are bytes.
 * Memory   results in the arena given; text is appended to the caller's Buf.
 * Errors   RC_SYNTAX with path and line for a file that breaks its format's rules, or whose words are not in the text.
 * Threads  the session's.
 * Source   https://www.w3.org/TR/annotation-model/ ; https://brat.nlplab.org/standoff.html ; annotation guide;
 *          domain.md, section 1.4. */
#ifndef SESSION_EXCHANGE_H
#define SESSION_EXCHANGE_H
#include "review/agree.h"
#include "session/review.h"

/* A note or a tag. who "" and at 0: the file does not say. */
typedef struct XRemark { DecideAct act; Str words, who; int64_t at; } XRemark;
typedef VEC(XRemark) XRemarks;

/* One thing of an annotation: an event, a name with all its mentions, a position, a time (which is only told), or the
 * memoir, of which something is said. */
typedef struct XItem {
    Target  on;
    bool    timex, anchored;              /* anchored: span has its words; else they are the memoir's first line */
    bool    gone;                         /* there is only what is said of it, or, when nothing is, that it is none */
    Str     type;                         /* "join", "org", "work", "date" */
    Span    span;
    VEC(Span) more;                       /* further mentions of it; of a position, what it rests on besides */
    bool    more_untold;                  /* the file has none */
    uint32_t untold;                      /* a bit for each field that the file says nothing of */
    Str     whole;                        /* its fields (review/field.h); of a time "value=…" */
    XRemarks said;
} XItem;
typedef VEC(XItem) XItems;

typedef struct ExchangeFormat {
    const char *name, *ending;            /* "w3c", ".jsonld" */
    const char *beside[3];                /* endings of files that lie beside and hold no annotations */
    void (*write)(const OpenDoc *d, const XItems *items, Buf *out);
    Rc   (*read)(Arena *a, const OpenDoc *d, Str text, const char *path, XItems *out, Fault *f);
} ExchangeFormat;
extern const ExchangeFormat exchange_w3c, exchange_brat, exchange_yaml;
const ExchangeFormat *exchange_format(Str name);          /* NULL: there is none of that name */
void brat_config(Buf *out);                               /* annotation.conf beside the .ann files */

XItems exchange_items(Arena *a, const OpenDoc *d);        /* of the view */
/* What the items say beyond, or otherwise than, the view: accepted where they agree, edited, added, said of it, rejected where
 * they say that it is none; with replace, what they lack is rejected, too. What is decided or said already the same way is left out. */
DecisionList exchange_decisions(Arena *a, const OpenDoc *d, const XItems *items, bool replace);

/* Every decision in force, one JSON object a line; and taking another person's in. */
MUST_USE Rc journal_export(Session *s, Buf *out, Fault *f);
typedef struct JournalMerge { uint32_t taken, known, conflicts, homeless, learned; } JournalMerge;   /* homeless: no such memoir */
/* Conflicts, ours beside theirs, are written to told. theirs: theirs hold where they differ. */
MUST_USE Rc journal_merge(Session *s, Str text, const char *path, bool theirs, JournalMerge *m, Buf *told, Fault *f);

/* Ours against theirs over the memoirs that both decided something of; theirs NULL: against what the machine suggests.
 * RC_NOTFOUND: there is no such memoir. */
MUST_USE Rc journal_agree(Session *s, const Str *theirs, const char *path, Agreement *out, Fault *f);
#endif
