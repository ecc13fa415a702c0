/* exchange_fit.c: which thing of a view an item of a file is. */
#include "exchange_int.h"
#include "review/field.h"
#include "review/view.h"

bool item_is(const XItem *x, Target on) { return x->on == on && !x->timex && !x->gone; }

bool item_tells(const XItem *x, Span span)
{
    bool there = span_eq(x->span, span);
    for (uint32_t k = 0; k < x->more.n && !there; k++) there = span_eq(x->more.v[k], span);
    return there;
}

/* 2: just there; 1: over it. */
static int overlap(Span x, Span y) { return span_overlap(x, y) + span_eq(x, y); }

int mention_at(const Entity *e, Span span)
{
    int most = 0;
    for (uint32_t k = 0; k < e->mentions.n; k++)
        if (overlap(e->mentions.v[k].span, span) > most) most = overlap(e->mentions.v[k].span, span);
    return most;
}

static bool rests_on(const Analysis *an, const Position *p, Span span)
{
    for (uint32_t k = 0; k < p->evidence.n; k++)
        if (span_overlap(an->events.v[p->evidence.v[k]].span, span)) return true;
    return false;
}

static bool rests_first(const Analysis *an, const Position *p, Span span)
{
    return p->evidence.n && span_overlap(an->events.v[p->evidence.v[0]].span, span);
}

/* Its fields, read once for all positions that it may be. */
static const Position *fields_of(Taking *t, const XItem *x)
{
    if (t->read == x) return &t->fields;
    t->read = x;
    t->fields = (Position){0};
    field_restore(t->a, ON_POSITION, &t->fields, x->whole);
    return &t->fields;
}

/* How well position i is the one told of: POSITION_SAME and more: same employer, role and beginning; 2 told in the same
 * place; 1 same employer, for formats that do not say where. */
enum { POSITION_SAME = 3 };

static int position_fit(Taking *t, const XItem *x, uint32_t i)
{
    const Position *then = fields_of(t, x);
    const Position *p = &t->d->an->positions.v[i];
    bool elsewhere = x->anchored ? !rests_first(t->d->an, p, x->span) : p->evidence.n && !x->more_untold;
    if (t->replace && elsewhere && !x->gone) return 0;   /* told of in another place: put there */
    if (str_eq(p->org, then->org) && str_eq(p->role, then->role) && str_eq(p->start, then->start))
        return POSITION_SAME + str_eq(p->end, then->end) + str_eq(field_whole(t->a, ON_POSITION, p), x->whole) +
               (x->anchored && rests_first(t->d->an, p, x->span));
    if (x->anchored) return rests_on(t->d->an, p, x->span) ? 2 : 0;
    return p->org.n && str_eq(p->org, then->org);
}

/* A place that the file has taken away: no decision takes one from a thing, so that the thing is made anew. What a position
 * rests on, and on what first, is told in full where it is told of at all; of names and events there may be more where what the file lacks stays. */
static bool has_more(const Taking *t, const XItem *x, uint32_t i)
{
    const Analysis *an = t->d->an;
    bool more = false;
    if (x->more_untold) return false;
    if (x->on == ON_ENTITY && t->replace)
        for (uint32_t k = 0; k < an->entities.v[i].mentions.n; k++)
            more |= !item_tells(x, an->entities.v[i].mentions.v[k].span);
    if (x->on == ON_EVENT && t->replace)
        for (uint32_t k = 0; k < an->events.v[i].also.n; k++) more |= !item_tells(x, an->events.v[i].also.v[k]);
    if (x->on == ON_POSITION && x->anchored) more |= !rests_first(an, &an->positions.v[i], x->span);
    if (x->on == ON_POSITION)
        for (uint32_t k = 0; k < an->positions.v[i].evidence.n; k++)
            more |= !item_tells(x, an->events.v[an->positions.v[i].evidence.v[k]].span);
    return more;
}

/* How well thing i is the one told of, by its place. 0: another. */
static int fit(Taking *t, const XItem *x, uint32_t i)
{
    const Analysis *an = t->d->an;
    if (x->on == ON_EVENT) return overlap(an->events.v[i].span, x->span);
    return x->on == ON_ENTITY ? mention_at(&an->entities.v[i], x->span) : position_fit(t, x, i);
}

static int fit_exactly(Taking *t, const XItem *x, uint32_t i)
{
    const Analysis *an = t->d->an;
    if (x->on == ON_EVENT) return span_eq(an->events.v[i].span, x->span);
    if (x->on == ON_ENTITY) return span_eq(an->entities.v[i].mentions.v[0].span, x->span);
    int like = position_fit(t, x, i);
    return like >= POSITION_SAME ? like : 0;
}

/* At the same words, whatever else is said of it. */
static int fit_place(Taking *t, const XItem *x, uint32_t i)
{
    bool there = x->on == ON_POSITION && x->anchored && rests_first(t->d->an, &t->d->an->positions.v[i], x->span);
    int like = fit_exactly(t, x, i);
    return like ? like : there;
}

/* All of it as told, wherever in its places. */
static int fit_alike(Taking *t, const XItem *x, uint32_t i)
{
    int like = x->on == ON_ENTITY ? mention_at(&t->d->an->entities.v[i], x->span) == 2 : fit_exactly(t, x, i);
    return like && str_eq(field_whole(t->a, x->on, review_thing(t->d->an, x->on, i)), x->whole) ? like : 0;
}

static bool same_type(Taking *t, const XItem *x, uint32_t i)
{
    return str_eq(field_get(t->a, x->on, review_thing(t->d->an, x->on, i), 0), x->type);
}

uint32_t item_fit(Taking *t, const XItem *x, Fit how)
{
    static int (*const fits[FIT_COUNT])(Taking *, const XItem *, uint32_t) = {
        [FIT_ALIKE] = fit_alike, [FIT_SAME] = fit_exactly, [FIT_RENAMED] = fit_place, [FIT_NEAR] = fit,
    };
    uint32_t best = REVIEW_NONE;
    int most = 0;
    for (uint32_t i = 0; i < review_count(t->d->an, x->on); i++) {
        bool other = t->seen[x->on][i] || t->none[x->on][i] || same_type(t, x, i) == (how == FIT_RENAMED);
        int now = other ? 0 : fits[how](t, x, i);
        if (now > most && (t->outgrown || x->gone || !has_more(t, x, i))) most = now, best = i;
    }
    return best;
}

/* Which thing of the view each item is. */
uint32_t *items_pair(Taking *t, Target on)
{
    const XItems *items = t->items;
    uint32_t *same = arena_alloc(t->a, (items->n + 1) * sizeof *same);
    for (uint32_t i = 0; i < items->n; i++) same[i] = REVIEW_NONE;
    for (int how = 0; how < FIT_COUNT; how++)
        for (uint32_t i = 0; i < items->n; i++) {
            if (same[i] != REVIEW_NONE || !item_is(&items->v[i], on)) continue;
            same[i] = item_fit(t, &items->v[i], (Fit)how);
            if (same[i] != REVIEW_NONE) t->seen[on][same[i]] = &items->v[i];
        }
    return same;
}
