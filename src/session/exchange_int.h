/* exchange_int.h: what the formats share.
 *
 *   exchange_items.c     what of a view goes out
 *   exchange.c           what of a file comes in as decisions
 *   exchange_fit.c       which thing of a view an item is
 *   exchange_said.c      notes and tags
 *   exchange_w3c.c, exchange_brat.c, exchange_yaml.c   the formats */
#ifndef SESSION_EXCHANGE_INT_H
#define SESSION_EXCHANGE_INT_H
#include "session/exchange.h"

/* The fields of an item among the lines of a file, with the type that the file puts it under: whoever changed that in another
 * program meant it. Without any they are untold but for the type, and a name is called by its words. */
void exchange_fields(Arena *a, const OpenDoc *d, Str lines, XItem *x);
void exchange_field(Arena *a, XItem *x, Str name, Str value);  /* one that the file tells of by itself */

/* Among the fields of a position that rests on one event alone: the file would have told of others. */
#define EXCHANGE_ALONE "also=none\n"

/* A file on its way into a view, of which each stage has its own. seen: the items that things are; none: things that the file
 * has as none. */
typedef struct Taking {
    Arena *a;
    const OpenDoc *d;
    const XItems *items;
    bool  replace, outgrown;              /* outgrown: what has more than an item is looked for, too */
    DecisionList rows;
    const XItem **seen[TARGET_COUNT];
    bool *none[TARGET_COUNT];
    const XItem *read;                    /* the position whose fields these are */
    Position fields;
} Taking;

/* Alike in all; the same at just these words; called otherwise there; the same at nearly these words. In this order things are
 * given away: what an item is for certain goes to no other. */
typedef enum { FIT_ALIKE, FIT_SAME, FIT_RENAMED, FIT_NEAR, FIT_COUNT } Fit;
uint32_t item_fit(Taking *t, const XItem *x, Fit how);                  /* that nothing else is; REVIEW_NONE: there is none */
uint32_t *items_pair(Taking *t, Target on);                             /* for each item its thing, which is seen then */
bool item_is(const XItem *x, Target on);                                 /* such a thing, that there is */
bool item_tells(const XItem *x, Span span);                             /* just there, or once more */
int  mention_at(const Entity *e, Span span);                               /* 2: a mention just there; 1: over it */

/* When something was said: "2026-11-22T09:30:00Z", 0: "". Back: 0 for what is no such moment. */
Str exchange_time(Arena *a, int64_t at);
int64_t exchange_time_read(Str s);

void exchange_said(Arena *a, XItem *x, const Remark *first);            /* it and what was said of the same thing after it */
/* The rows that say what an item says, beyond what is said already; index: of its thing in the view, REVIEW_NONE: none. */
void exchange_say(Arena *a, const OpenDoc *d, const XItem *x, uint32_t index, DecisionList *rows);
#endif
