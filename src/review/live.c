/* live.c: which decisions are in force. Nothing is ever taken out of the journal: what was undone is told by a later
 * row, and so is what was done again. */
#include "base/map.h"
#include "review/field.h"
#include "review/view.h"
#include <stdio.h>
#include <string.h>

static Str step_key(Arena *a, int64_t step) { return str_fmt(a, "%lld", (long long)step); }

/* Steps that a later row took back. */
static Map undone_of(Arena *tmp, const DecisionList *all)
{
    Map undone = {0};
    for (uint32_t i = 0; i < all->n; i++) {
        const Decision *d = &all->v[i];
        if (d->act == DECIDE_UNDO || d->act == DECIDE_REDO)
            *map_put(tmp, &undone, step_key(tmp, d->of), NULL) = d->act == DECIDE_UNDO;
    }
    return undone;
}

static bool is_undone(Arena *tmp, const Map *undone, int64_t step)
{
    const uint32_t *at = undone->n ? map_get(undone, step_key(tmp, step)) : NULL;
    return at && *at;
}

static bool same_place(const Decision *x, const Decision *y)
{
    return x->doc == y->doc && x->on == y->on && x->anchor.text == y->anchor.text &&
           span_eq(x->anchor.span, y->anchor.span);
}

static bool same_words(const TextAnchor *x, const TextAnchor *y) { return x->text == y->text && span_eq(x->span, y->span); }

/* What was merged into it, or what it rests on besides, goes with it; a row that names what it was merged into forgets that
 * alone. */
static bool merged_into(const Decision *x, const Decision *d)
{
    bool into = x->act == DECIDE_MERGE || (x->act == DECIDE_ADD && x->other.exact.n);
    if (!into || x->doc != d->doc || x->on != d->on) return false;
    return d->other.exact.n ? same_place(x, d) && same_words(&x->other, &d->other) : same_words(&x->other, &d->anchor);
}

/* From the last one back: what it was called before it was called that is forgotten with it. */
static void forget(DecisionList *live, const Decision *d)
{
    Str type = d->type;
    uint32_t kept = live->n;
    if (!live->n) return;
    for (uint32_t i = live->n; i-- > 0;) {
        const Decision *x = &live->v[i];
        bool renamed = x->act == DECIDE_EDIT && str_eq(x->value, type) && field_find(x->on, x->field) == 0;
        bool gone = !d->other.exact.n && same_place(x, d) && (renamed || str_eq(x->type, type));
        if (gone && renamed) type = x->type;
        if (!gone && !merged_into(x, d)) live->v[--kept] = *x;
    }
    memmove(live->v, live->v + kept, (live->n - kept) * sizeof *live->v);
    live->n -= kept;
}

DecisionList decisions_live(Arena *a, const DecisionList *all)
{
    Arena tmp = {0};
    DecisionList live = {0};
    Map undone = undone_of(&tmp, all);
    for (uint32_t i = 0; i < all->n; i++) {
        const Decision *d = &all->v[i];
        if (d->act == DECIDE_UNDO || d->act == DECIDE_REDO || is_undone(&tmp, &undone, d->step)) continue;
        if (d->act == DECIDE_FORGET) forget(&live, d);
        else *vec_push(a, &live) = *d;
    }
    arena_fini(&tmp);
    return live;
}

DecisionList decisions_done(Arena *a, const DecisionList *all)
{
    Arena tmp = {0};
    DecisionList done = {0};
    Map undone = undone_of(&tmp, all);
    for (uint32_t i = 0; i < all->n; i++) {
        const Decision *d = &all->v[i];
        if (d->act != DECIDE_UNDO && d->act != DECIDE_REDO && !is_undone(&tmp, &undone, d->step))
            *vec_push(a, &done) = *d;
    }
    arena_fini(&tmp);
    return done;
}

int64_t decisions_undo(const DecisionList *all)
{
    Arena tmp = {0};
    Map undone = undone_of(&tmp, all);
    int64_t step = 0;
    for (uint32_t i = all->n; i-- > 0 && !step;) {
        const Decision *d = &all->v[i];
        bool act = d->act != DECIDE_UNDO && d->act != DECIDE_REDO;
        if (act && !is_undone(&tmp, &undone, d->step)) step = d->step;
    }
    arena_fini(&tmp);
    return step;
}

int64_t decisions_redo(const DecisionList *all)
{
    Arena tmp = {0};
    Map undone = undone_of(&tmp, all);
    int64_t step = 0;
    for (uint32_t i = all->n; i-- > 0 && !step;) {
        const Decision *d = &all->v[i];
        if (d->act != DECIDE_UNDO && d->act != DECIDE_REDO) break;
        if (d->act == DECIDE_UNDO && is_undone(&tmp, &undone, d->of)) step = d->of;
    }
    arena_fini(&tmp);
    return step;
}
