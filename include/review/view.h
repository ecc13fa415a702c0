/* view.h: the effective view: what the machine suggests with what people decided over it.
 *
 * Knows    the three layers: suggestions are read and never changed, decisions are applied in their order, the view is
 *          what everything else shows, counts and exports. What follows from a decision: positions are folded anew of
 *          the events and names as they are then, and what was decided of a position stands over that; a name that is
 *          none is an employer nowhere in the memoir; names, events and positions that are one, and a name or a position
 *          that is two.
 * Unaware  of where decisions are kept, of screens, of the analyser.
 * Units    Span: bytes of the document as it is now.
 * Memory   the view lives in the arena given; it points into the suggestions, the decisions and the text.
 * Errors   none: a decision whose words are not found is an orphan, and nothing is done by it.
 * Threads  pure functions.
 * Source   product.md, section 5; domain.md, section 1.2. */
#ifndef REVIEW_VIEW_H
#define REVIEW_VIEW_H
#include "model/analysis.h"
#include "model/decision.h"
#include "text/doc.h"

#define REVIEW_NONE UINT32_MAX

/* What a person noted, or tagged a thing with. */
typedef struct Remark Remark;
struct Remark {
    const Decision *d;
    Span     span;                        /* where it stands now; empty where it stands nowhere */
    bool     lost;                        /* its words are not in the text */
    bool     held;                        /* it is said of a thing of the view */
    Remark  *next;                        /* what was said of the same thing after it */
};
typedef VEC(Remark *) Remarks;

/* How one event, position or name of the view came about. */
typedef struct Reviewed {
    uint32_t machine;                     /* index of the suggestion, REVIEW_NONE for what is the person's alone */
    const Decision *last;                 /* what was decided of it last, NULL for a suggestion */
    Remark  *said;                        /* what was noted of it first, NULL: nothing */
    Span     at;                          /* a name: the mention it goes by, whatever others it was given */
} Reviewed;
typedef VEC(Reviewed) ReviewedList;

typedef VEC(const Decision *) DecisionRefs;
typedef struct ReviewOrphan { const Decision *d; bool other; } ReviewOrphan;     /* other: it is the words of d->other */
typedef struct ReviewGone { Target on; uint32_t no; const Decision *by; } ReviewGone;
typedef struct ReviewView {
    Analysis     an;
    ReviewedList events, entities, positions;     /* beside the lists of an */
    DecisionRefs rejected;                /* that took something away */
    VEC(ReviewOrphan) orphans;            /* whose words are not in the text */
    VEC(ReviewGone) gone;                 /* what is no more, by what it was called, and what took it away */
    PositionList put_away;                /* folded of corrected events, no suggestion of the machine's, and taken away by people */
    Remarks      remarks;                 /* all notes and tags, in their order */
    bool         done;                    /* a person has finished with the memoir */
} ReviewView;

/* What a view asks of whoever has more than the memoir as it is now; any of it may be NULL.
 * old: the old text of a hash, empty where it is not kept.
 * fold: makes positions and checks anew of the names and events of an, in the arena, and gives its events what they have from
 * their spells (ie/refold.h). Without it positions change only where they are decided on themselves.
 * named: which of the lexicon's things a name is by now that a person gave it: its id and family, or none. */
typedef struct ReviewAsks {
    void *ctx;
    Str  (*old)(void *ctx, uint64_t hash);
    void (*fold)(void *ctx, Arena *a, Analysis *an);
    void (*named)(void *ctx, Arena *a, Entity *e);
} ReviewAsks;

/* live: the document's decisions that are in force (decisions_live), in order. asks: NULL, nothing is. */
void review_apply(Arena *a, const Doc *d, const Analysis *machine, const DecisionList *live, const ReviewAsks *asks, ReviewView *out);

static inline const TextAnchor *orphan_words(const ReviewOrphan *o) { return o->other ? &o->d->other : &o->d->anchor; }

/* An Event, an Entity or a Position. NULL: there is none. */
const void *review_thing(const Analysis *an, Target on, uint32_t i);
uint32_t review_count(const Analysis *an, Target on);

uint32_t review_no(const Analysis *an, Target on, uint32_t i);            /* what a person calls it by */
/* What a person calls by a number (model/analysis.h). REVIEW_NONE: there is none of that number now; gone says why. */
uint32_t review_called(const ReviewView *v, Target on, uint32_t no);
const Decision *review_gone(const ReviewView *v, Target on, uint32_t no);

/* Decisions in force: without those undone, those forgotten, and undo and redo themselves. all: in order of seq. */
DecisionList decisions_live(Arena *a, const DecisionList *all);
/* Those of steps that were not taken back, whatever was forgotten of them. */
DecisionList decisions_done(Arena *a, const DecisionList *all);
/* The step that undo takes back next, and the one that redo brings back; 0: none. What was undone can be done again
 * until something else is decided. */
int64_t decisions_undo(const DecisionList *all);
int64_t decisions_redo(const DecisionList *all);
#endif
