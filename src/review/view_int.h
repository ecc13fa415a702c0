/* view_int.h: the view while it is made: lists that may grow, shrink and change their order.
 *
 *   view.c           decisions in their order, and the lists put together again
 *   view_event.c     events, and the positions that rest on them
 *   view_position.c  positions
 *   view_entity.c    names, and where they are used */
#ifndef REVIEW_VIEW_INT_H
#define REVIEW_VIEW_INT_H
#include "review/view.h"
#include "uni/plain.h"

/* A text that decisions were made on. */
typedef struct KnownText { uint64_t hash; bool kept; PlainText plain; } KnownText;

typedef struct Making {
    Arena     *a;
    const Doc *d;
    const Analysis *machine;
    ReviewView *v;
    ReviewTextFn old;
    void      *ctx;
    VEC(KnownText) texts;
} Making;

/* The place of the decision's words; false: an orphan. */
typedef struct Decided { const Decision *d; Span span; Remark *remark; } Decided;

void view_event(Making *m, const Decided *x);
void view_position(Making *m, const Decided *x);
void view_entity(Making *m, const Decided *x);

/* A field of an event changed from one value to another: positions that rest on it and had it from there follow. */
void positions_follow(Making *m, uint32_t event, Str field, Str was, Str now);
void event_remove(Making *m, uint32_t event);       /* and what rests on nothing else */
void position_remove(Making *m, uint32_t position);
void reviewed_join(Reviewed *into, const Reviewed *gone);          /* what was said of what is one with it now */
void reviewed_set(Reviewed *r, Standing *standing, const Decided *x);
#endif
