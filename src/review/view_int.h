/* view_int.h: the view while it is made: lists that may grow, shrink and change their order.
 *
 *   view.c           decisions in their order, and the lists put together again
 *   view_event.c     events, and the positions that rest on them
 *   view_position.c  positions
 *   view_fold.c      positions of the events as they are by now, under what was decided of them
 *   view_entity.c    names
 *   view_use.c       where names are used
 *   view_merge.c     two that are one
 *   view_split.c     one that is two */
#ifndef REVIEW_VIEW_INT_H
#define REVIEW_VIEW_INT_H
#include "review/view.h"
#include "uni/plain.h"

/* A text that decisions were made on. */
typedef struct KnownText { uint64_t hash; bool kept; PlainText plain; } KnownText;

/* Where a name is used: another, or none, in its place. */
typedef struct Use { EntityType type; Str was, now; } Use;

/* A position as it was folded last: what nobody decided of it is as it is here. on: the events that it rests on, by what they
 * are called. by: the last decision that took one of those away. away: it is folded no more. */
typedef struct Spell { Position p; uint32_t machine; VEC(uint32_t) on; const Decision *by; bool away; } Spell;

typedef struct Making {
    Arena     *a;
    const Doc *d;
    const Analysis *machine;
    ReviewView *v;
    const Decision *now;                  /* the one that is being applied */
    ReviewAsks asks;
    VEC(KnownText) texts;
    VEC(Spell) folded;
    bool       stale;                     /* positions are to be folded anew */
    DecisionRefs told;                    /* that said something of events or names */
    VEC(Use)   used;
} Making;

/* The place of the decision's words, and of those of what it is merged into. */
typedef struct Decided { const Decision *d; Span span, other; Remark *remark; } Decided;

void view_event(Making *m, const Decided *x);
void view_position(Making *m, const Decided *x);
void view_entity(Making *m, const Decided *x);

/* view_merge.c, view_split.c: entities and positions by where they stand in their lists */
void events_merge(Making *m, uint32_t from, uint32_t into);
void positions_merge(Making *m, uint32_t from, uint32_t into);
void entities_merge(Making *m, uint32_t from, uint32_t into);
void mention_add(Making *m, uint32_t entity, Span s);
uint32_t mention_split(Making *m, uint32_t entity, Span s, Str name);      /* gives the name that has it now */
uint32_t position_split(Making *m, uint32_t position, const Position *second);

/* Of events or names something is otherwise now: before anything is said of positions, they are folded anew. */
void positions_stale(Making *m);
void positions_first(Making *m);                    /* as the machine suggests them */
void positions_fold(Making *m);
void positions_without(Making *m, uint32_t event_no);
void positions_instead(Making *m, uint32_t from_no, uint32_t into_no);
void positions_put_away(Making *m);                 /* once all is decided */
void positions_order(Making *m);                    /* as those that a person dated were lived (view_order.c) */
void events_order(Making *m);
void entities_order(Making *m);

void event_remove(Making *m, uint32_t event);
void position_remove(Making *m, uint32_t position);
void entity_remove(Making *m, uint32_t entity);
void reviewed_join(Reviewed *into, const Reviewed *gone);          /* what was said of what is one with it now */
void reviewed_set(Reviewed *r, Standing *standing, const Decided *x);
void gone_put(Making *m, Target on, uint32_t no);

/* Is it this suggestion that a decision brings back? Then it has its number again. */
typedef bool (*SuggestedFn)(const Making *m, const Decided *x, uint32_t machine);
uint32_t number_again(Making *m, const Decided *x, SuggestedFn is, uint32_t *machine);

/* view_use.c */
void use_everywhere(Making *m, const Use *u);
void use_folded(Making *m, PositionList *list);
/* Only where it stands for mention k of e, which is nearest to the event. */
void use_near(Making *m, const Entity *e, uint32_t k, Str now);
#endif
