/* exchange.c: what of a view goes out, and what of a file comes in as decisions. */
#include "session/exchange.h"
#include "review/anchor.h"
#include "review/field.h"
#include "review/view.h"
#include <string.h>

const ExchangeFormat *exchange_format(Str name)
{
    static const ExchangeFormat *const all[] = {&exchange_w3c, &exchange_brat, &exchange_yaml};
    for (size_t i = 0; i < COUNT_OF(all); i++)
        if (str_eq_z(name, all[i]->name)) return all[i];
    return NULL;
}

/* ------------------------------------------------------------------ out */

static Span first_line(const Doc *d)
{
    for (uint32_t i = 0; i < d->n_line; i++)
        if (d->line[i].kind != LINE_BLANK && d->line[i].end > d->line[i].beg) return doc_span(d, d->line[i].beg, d->line[i].end);
    return (Span){0, (uint32_t)d->text.n};
}

static void put_events(Arena *a, const Analysis *an, XItems *out)
{
    for (uint32_t i = 0; i < an->events.n; i++) {
        const Event *e = &an->events.v[i];
        XItem *x = vec_push(a, out);
        *x = (XItem){.on = ON_EVENT, .anchored = true, .type = str_z(type_name(&event_types, (int)e->type)), .span = e->span,
                     .whole = field_whole(a, ON_EVENT, e)};
        for (uint32_t k = 0; k < e->also.n; k++) *vec_push(a, &x->more) = e->also.v[k];
    }
}

static void put_entities(Arena *a, const Analysis *an, XItems *out)
{
    for (uint32_t i = 0; i < an->entities.n; i++) {
        const Entity *e = &an->entities.v[i];
        if (!e->mentions.n) continue;
        XItem *x = vec_push(a, out);
        *x = (XItem){.on = ON_ENTITY, .anchored = true, .type = str_z(type_name(&entity_types, (int)e->type)),
                     .span = e->mentions.v[0].span, .whole = field_whole(a, ON_ENTITY, e)};
        for (uint32_t k = 1; k < e->mentions.n; k++) *vec_push(a, &x->more) = e->mentions.v[k].span;
    }
}

static void put_positions(Arena *a, const OpenDoc *d, XItems *out)
{
    for (uint32_t i = 0; i < d->an->positions.n; i++) {
        const Position *p = &d->an->positions.v[i];
        bool anchored = p->evidence.n > 0;
        *vec_push(a, out) = (XItem){.on = ON_POSITION, .anchored = anchored, .type = str_z(type_name(&position_types, (int)p->kind)),
                                    .span = anchored ? d->an->events.v[p->evidence.v[0]].span : first_line(d->doc),
                                    .whole = field_whole(a, ON_POSITION, p)};
    }
}

XItems exchange_items(Arena *a, const OpenDoc *d)
{
    XItems all = {0};
    for (uint32_t i = 0; i < d->an->timexes.n; i++) {
        const Timex *t = &d->an->timexes.v[i];
        *vec_push(a, &all) = (XItem){.timex = true, .anchored = true, .type = str_z(type_name(&timex_types, (int)t->type)), .span = t->span,
                                     .whole = str_fmt(a, "value=" STR_FMT "\n", STR_ARG(t->value))};
    }
    put_entities(a, d->an, &all);
    put_events(a, d->an, &all);
    put_positions(a, d, &all);
    return all;
}

/* ------------------------------------------------------------------ in */

typedef struct Taking { Arena *a; const OpenDoc *d; DecisionList rows; bool *seen[TARGET_COUNT]; } Taking;

static const void *thing_of(const Analysis *an, Target on, uint32_t i)
{
    if (on == ON_EVENT) return &an->events.v[i];
    return on == ON_ENTITY ? (const void *)&an->entities.v[i] : (const void *)&an->positions.v[i];
}

static uint32_t count_of(const Analysis *an, Target on)
{
    return on == ON_EVENT ? an->events.n : on == ON_ENTITY ? an->entities.n : on == ON_POSITION ? an->positions.n : 0;
}

static Standing standing_of(const Analysis *an, Target on, uint32_t i)
{
    return on == ON_EVENT ? an->events.v[i].standing : on == ON_ENTITY ? an->entities.v[i].standing : an->positions.v[i].standing;
}

static bool entity_at(const Entity *e, Span span)
{
    for (uint32_t k = 0; k < e->mentions.n; k++)
        if (span_overlap(e->mentions.v[k].span, span)) return true;
    return false;
}

static bool rests_on(const Analysis *an, const Position *p, Span span)
{
    for (uint32_t k = 0; k < p->evidence.n; k++)
        if (span_overlap(an->events.v[p->evidence.v[k]].span, span)) return true;
    return false;
}

/* How well position i is the one told of: 3 same employer, role and beginning; 2 told in the same place; 1 same employer,
 * for formats that do not say where. */
static int position_fit(Taking *t, const XItem *x, uint32_t i)
{
    Position then = {0};
    const Position *p = &t->d->an->positions.v[i];
    field_restore(t->a, ON_POSITION, &then, x->whole);
    if (str_eq(p->org, then.org) && str_eq(p->role, then.role) && str_eq(p->start, then.start)) return 3;
    if (x->anchored) return rests_on(t->d->an, p, x->span) ? 2 : 0;
    return p->org.n && str_eq(p->org, then.org);
}

/* The same kind of thing, and the same place. 0: another. */
static int fit(Taking *t, const XItem *x, uint32_t i)
{
    const Analysis *an = t->d->an;
    Str type = field_get(t->a, x->on, thing_of(an, x->on, i), 0);
    if (!str_eq(type, x->type)) return 0;
    if (x->on == ON_EVENT) return span_overlap(an->events.v[i].span, x->span);
    return x->on == ON_ENTITY ? entity_at(&an->entities.v[i], x->span) : position_fit(t, x, i);
}

static uint32_t best_fit(Taking *t, const XItem *x)
{
    uint32_t best = UINT32_MAX;
    int most = 0;
    for (uint32_t i = 0; i < count_of(t->d->an, x->on); i++) {
        int now = t->seen[x->on][i] ? 0 : fit(t, x, i);
        if (now > most) most = now, best = i;
    }
    return best;
}

static void add_rows(Taking *t, const XItem *x)
{
    Decision row = review_about(t->a, t->d, DECIDE_ADD, ON_MEMOIR, 0);
    row.on = x->on;
    row.type = x->type;
    row.whole = x->whole;
    if (x->anchored) row.anchor = anchor_make(t->d->doc->text, t->d->doc->hash, x->span);
    *vec_push(t->a, &t->rows) = row;
    for (uint32_t i = 0; x->on == ON_ENTITY && i < x->more.n; i++) {
        row.anchor = anchor_make(t->d->doc->text, t->d->doc->hash, x->more.v[i]);
        *vec_push(t->a, &t->rows) = row;
    }
}

/* Field by field where they differ; else it is agreed to. */
static void agree_rows(Taking *t, const XItem *x, uint32_t i)
{
    union { Event event; Entity entity; Position position; } theirs = {0};
    const void *ours = thing_of(t->d->an, x->on, i);
    uint32_t before = t->rows.n;
    field_restore(t->a, x->on, &theirs, x->whole);
    for (int f = 1; f < field_count(x->on); f++) {
        Str now = field_get(t->a, x->on, &theirs, f);
        if (str_eq(now, field_get(t->a, x->on, ours, f))) continue;
        Decision row = review_about(t->a, t->d, DECIDE_EDIT, x->on, i);
        row.field = str_z(field_name(x->on, f));
        row.value = now;
        *vec_push(t->a, &t->rows) = row;
    }
    if (t->rows.n == before && !standing_decided(standing_of(t->d->an, x->on, i)))
        *vec_push(t->a, &t->rows) = review_about(t->a, t->d, DECIDE_ACCEPT, x->on, i);
}

/* What the file lacks goes first: a rejection must not hit what is added in the same place. */
static void reject_rows(Taking *t, Target on)
{
    for (uint32_t i = 0; i < count_of(t->d->an, on); i++)
        if (!t->seen[on][i]) *vec_push(t->a, &t->rows) = review_about(t->a, t->d, DECIDE_REJECT, on, i);
}

static void take_target(Taking *t, const XItems *items, Target on, bool replace)
{
    uint32_t *same = arena_alloc(t->a, (items->n + 1) * sizeof *same);
    t->seen[on] = arena_alloc(t->a, count_of(t->d->an, on) + 1);
    for (uint32_t i = 0; i < items->n; i++) {
        bool here = items->v[i].on == on && !items->v[i].timex;
        same[i] = here ? best_fit(t, &items->v[i]) : UINT32_MAX;
        if (same[i] != UINT32_MAX) t->seen[on][same[i]] = true;
    }
    if (replace) reject_rows(t, on);
    for (uint32_t i = 0; i < items->n; i++) {
        if (items->v[i].on != on || items->v[i].timex) continue;
        if (same[i] == UINT32_MAX) add_rows(t, &items->v[i]);
        else agree_rows(t, &items->v[i], same[i]);
    }
}

/* Names first, then events, then positions: what is decided of one may change the next, so each is compared with the view
 * that the ones before leave. */
DecisionList exchange_decisions(Arena *a, const OpenDoc *d, const XItems *items, bool replace)
{
    static const Target order[] = {ON_ENTITY, ON_EVENT, ON_POSITION};
    DecisionList all = {0};
    OpenDoc now = *d;
    for (size_t k = 0; k < COUNT_OF(order); k++) {
        Taking t = {.a = a, .d = &now};
        take_target(&t, items, order[k], replace);
        ReviewView *view = arena_alloc(a, sizeof *view);
        review_apply(a, d->doc, now.an, &t.rows, NULL, NULL, view);
        now.an = &view->an;
        for (uint32_t i = 0; i < t.rows.n; i++) *vec_push(a, &all) = t.rows.v[i];
    }
    return all;
}
