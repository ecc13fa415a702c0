/* exchange.c: what of a view goes out, and what of a file comes in as decisions. */
#include "exchange_int.h"
#include "review/anchor.h"
#include "review/field.h"
#include "review/view.h"
#include <stdlib.h>
#include <string.h>

const ExchangeFormat *exchange_format(Str name)
{
    static const ExchangeFormat *const all[] = {&exchange_w3c, &exchange_brat, &exchange_yaml};
    for (size_t i = 0; i < COUNT_OF(all); i++)
        if (str_eq_z(name, all[i]->name)) return all[i];
    return NULL;
}

Str exchange_fields(Arena *a, Target on, Str lines)
{
    union { Event event; Entity entity; Position position; } thing = {0};
    if (on == ON_MEMOIR) return S("");
    field_restore(a, on, &thing, lines);
    return field_whole(a, on, &thing);
}

/* ------------------------------------------------------------------ out */

static Span first_line(const Doc *d)
{
    for (uint32_t i = 0; i < d->n_line; i++)
        if (d->line[i].kind != LINE_BLANK && d->line[i].end > d->line[i].beg) return doc_span(d, d->line[i].beg, d->line[i].end);
    return (Span){0, (uint32_t)d->text.n};
}

static void put_events(Arena *a, const OpenDoc *d, XItems *out)
{
    const Analysis *an = d->an;
    for (uint32_t i = 0; i < an->events.n; i++) {
        const Event *e = &an->events.v[i];
        XItem *x = vec_push(a, out);
        *x = (XItem){.on = ON_EVENT, .anchored = true, .type = str_z(type_name(&event_types, (int)e->type)), .span = e->span,
                     .whole = field_whole(a, ON_EVENT, e)};
        for (uint32_t k = 0; k < e->also.n; k++) *vec_push(a, &x->more) = e->also.v[k];
        exchange_said(a, x, d->review->events.v[i].said);
    }
}

static void put_entities(Arena *a, const OpenDoc *d, XItems *out)
{
    const Analysis *an = d->an;
    for (uint32_t i = 0; i < an->entities.n; i++) {
        const Entity *e = &an->entities.v[i];
        if (!e->mentions.n) continue;
        XItem *x = vec_push(a, out);
        *x = (XItem){.on = ON_ENTITY, .anchored = true, .type = str_z(type_name(&entity_types, (int)e->type)),
                     .span = e->mentions.v[0].span, .whole = field_whole(a, ON_ENTITY, e)};
        for (uint32_t k = 1; k < e->mentions.n; k++) *vec_push(a, &x->more) = e->mentions.v[k].span;
        exchange_said(a, x, d->review->entities.v[i].said);
    }
}

/* Careers begin with what began first; what is not known when, last. Where a position came from does not show. */
static int by_begin(const void *x, const void *y)
{
    const XItem *a = x, *b = y;
    Position p = {0}, q = {0};
    Arena tmp = {0};
    EdtfDay from = EDTF_DAY_MAX, other = EDTF_DAY_MAX, end;
    field_restore(&tmp, ON_POSITION, &p, a->whole);
    field_restore(&tmp, ON_POSITION, &q, b->whole);
    if (p.start.n) (void)edtf_bounds_str(p.start, &from, &end);
    if (q.start.n) (void)edtf_bounds_str(q.start, &other, &end);
    arena_fini(&tmp);
    if (from != other) return from < other ? -1 : 1;
    int words = str_cmp(a->whole, b->whole);
    return words ? words : a->span.beg < b->span.beg ? -1 : a->span.beg > b->span.beg;
}

static void put_positions(Arena *a, const OpenDoc *d, XItems *out)
{
    for (uint32_t i = 0; i < d->an->positions.n; i++) {
        const Position *p = &d->an->positions.v[i];
        bool anchored = p->evidence.n > 0;
        XItem *x = vec_push(a, out);
        *x = (XItem){.on = ON_POSITION, .anchored = anchored, .type = str_z(type_name(&position_types, (int)p->kind)),
                     .span = anchored ? d->an->events.v[p->evidence.v[0]].span : first_line(d->doc),
                     .whole = field_whole(a, ON_POSITION, p)};
        exchange_said(a, x, d->review->positions.v[i].said);
    }
    if (d->an->positions.n) qsort(out->v + out->n - d->an->positions.n, d->an->positions.n, sizeof *out->v, by_begin);
}

/* What is said of the memoir itself, and of what is no longer there. */
static void put_others(Arena *a, const OpenDoc *d, XItems *out)
{
    for (uint32_t i = 0; i < d->review->remarks.n; i++) {
        const Remark *r = d->review->remarks.v[i];
        bool anchored = r->d->anchor.exact.n > 0;
        if (r->held || r->lost) continue;
        XItem *x = vec_push(a, out);
        *x = (XItem){.on = r->d->on, .gone = r->d->on != ON_MEMOIR, .anchored = anchored, .type = r->d->type,
                     .span = anchored ? r->span : first_line(d->doc), .whole = r->d->whole};
        exchange_said(a, x, r);
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
    put_entities(a, d, &all);
    put_events(a, d, &all);
    put_positions(a, d, &all);
    put_others(a, d, &all);
    return all;
}

/* ------------------------------------------------------------------ in */

typedef struct Taking { Arena *a; const OpenDoc *d; bool replace; DecisionList rows; bool *seen[TARGET_COUNT]; } Taking;

static Standing standing_of(const Analysis *an, Target on, uint32_t i)
{
    return on == ON_EVENT ? an->events.v[i].standing : on == ON_ENTITY ? an->entities.v[i].standing : an->positions.v[i].standing;
}

/* 2: just there; 1: over it. */
static int overlap(Span x, Span y) { return span_overlap(x, y) + span_eq(x, y); }

static int entity_at(const Entity *e, Span span)
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

/* How well position i is the one told of: POSITION_SAME and more: same employer, role and beginning; 2 told in the same
 * place; 1 same employer, for formats that do not say where. */
enum { POSITION_SAME = 3 };

static int position_fit(Taking *t, const XItem *x, uint32_t i)
{
    Position then = {0};
    const Position *p = &t->d->an->positions.v[i];
    bool elsewhere = x->anchored ? !rests_first(t->d->an, p, x->span) : p->evidence.n && !x->more_untold;
    if (t->replace && elsewhere) return 0;               /* told of in another place: put there */
    field_restore(t->a, ON_POSITION, &then, x->whole);
    if (str_eq(p->org, then.org) && str_eq(p->role, then.role) && str_eq(p->start, then.start))
        return POSITION_SAME + str_eq(p->end, then.end) + str_eq(field_whole(t->a, ON_POSITION, p), x->whole) + (x->anchored && rests_first(t->d->an, p, x->span));
    if (x->anchored) return rests_on(t->d->an, p, x->span) ? 2 : 0;
    return p->org.n && str_eq(p->org, then.org);
}

static bool tells(const XItem *x, Span span)
{
    bool there = span_eq(x->span, span);
    for (uint32_t k = 0; k < x->more.n && !there; k++) there = span_eq(x->more.v[k], span);
    return there;
}

/* A mention that the file has taken away: no decision takes one from a thing, so that the thing is made anew. */
static bool has_more(const Analysis *an, const XItem *x, uint32_t i)
{
    bool more = false;
    if (x->more_untold) return false;
    if (x->on == ON_ENTITY)
        for (uint32_t k = 0; k < an->entities.v[i].mentions.n; k++) more |= !tells(x, an->entities.v[i].mentions.v[k].span);
    if (x->on == ON_EVENT)
        for (uint32_t k = 0; k < an->events.v[i].also.n; k++) more |= !tells(x, an->events.v[i].also.v[k]);
    return more;
}

/* How well thing i is the one told of, by its place. 0: another. */
static int fit(Taking *t, const XItem *x, uint32_t i)
{
    const Analysis *an = t->d->an;
    if (x->on == ON_EVENT) return overlap(an->events.v[i].span, x->span);
    return x->on == ON_ENTITY ? entity_at(&an->entities.v[i], x->span) : position_fit(t, x, i);
}

static int fit_exactly(Taking *t, const XItem *x, uint32_t i)
{
    const Analysis *an = t->d->an;
    if (x->on == ON_EVENT) return span_eq(an->events.v[i].span, x->span);
    if (x->on == ON_ENTITY) return span_eq(an->entities.v[i].mentions.v[0].span, x->span);
    int like = position_fit(t, x, i);
    return like >= POSITION_SAME ? like : 0;
}

static bool same_type(Taking *t, const XItem *x, uint32_t i)
{
    return str_eq(field_get(t->a, x->on, review_thing(t->d->an, x->on, i), 0), x->type);
}

/* The same at just these words; called otherwise there; the same at nearly these words. In this order things are given away:
 * what an item is for certain goes to no other. */
typedef enum { FIT_SAME, FIT_RENAMED, FIT_NEAR, FIT_COUNT } Fit;

static uint32_t best_fit(Taking *t, const XItem *x, Fit how)
{
    uint32_t best = UINT32_MAX;
    int most = 0;
    for (uint32_t i = 0; i < review_count(t->d->an, x->on); i++) {
        bool other = t->seen[x->on][i] || same_type(t, x, i) == (how == FIT_RENAMED) || (t->replace && has_more(t->d->an, x, i));
        int now = other ? 0 : how == FIT_NEAR ? fit(t, x, i) : fit_exactly(t, x, i);
        if (now > most) most = now, best = i;
    }
    return best;
}

static Decision addition(Taking *t, const XItem *x)
{
    Decision row = review_about(t->a, t->d, DECIDE_ADD, ON_MEMOIR, 0);
    row.on = x->on;
    row.type = x->type;
    row.whole = x->whole;
    return row;
}

/* A name at one more place: the view makes those of one name one. */
static void add_mention(Taking *t, const XItem *x, Span span)
{
    Decision row = addition(t, x);
    row.anchor = anchor_make(t->d->doc->text, t->d->doc->hash, span);
    *vec_push(t->a, &t->rows) = row;
}

/* An event told of at one more place: another that stands there becomes that, too. */
static void add_telling(Taking *t, const XItem *x, Span span)
{
    Decision row = addition(t, x);
    row.act = DECIDE_MERGE;
    row.anchor = anchor_make(t->d->doc->text, t->d->doc->hash, span);
    row.other = anchor_make(t->d->doc->text, t->d->doc->hash, x->span);
    row.other_whole = x->whole;
    row.was = row.anchor.exact, row.value = row.other.exact;
    *vec_push(t->a, &t->rows) = row;
}

static bool told_at(const Event *e, Span span)
{
    for (uint32_t i = 0; i < e->also.n; i++)
        if (span_eq(e->also.v[i], span)) return true;
    return false;
}

/* A mention that is another name's, which the file has, too: it is cut off from that. */
static bool cut_off(Taking *t, const XItem *x)
{
    const EntityList *list = &t->d->an->entities;
    Entity then = {0};
    field_restore(t->a, ON_ENTITY, &then, x->whole);
    for (uint32_t i = 0; x->on == ON_ENTITY && i < list->n; i++)
        if (t->seen[ON_ENTITY][i] && list->v[i].type == then.type && entity_at(&list->v[i], x->span) == 2 &&
            !review_split_name(t->a, t->d, i, &x->span, 1, then.name, &t->rows, NULL))
            return true;
    return false;
}

static void add_rows(Taking *t, const XItem *x)
{
    if (x->more_untold && cut_off(t, x)) return;
    Decision row = addition(t, x);
    if (x->anchored) row.anchor = anchor_make(t->d->doc->text, t->d->doc->hash, x->span);
    *vec_push(t->a, &t->rows) = row;
    for (uint32_t i = 0; x->on == ON_ENTITY && i < x->more.n; i++) add_mention(t, x, x->more.v[i]);
    for (uint32_t i = 0; x->on == ON_EVENT && i < x->more.n; i++) add_telling(t, x, x->more.v[i]);
}

/* Field by field where they differ; else it is agreed to. */
static void agree_rows(Taking *t, const XItem *x, uint32_t i)
{
    union { Event event; Entity entity; Position position; } theirs = {0};
    const void *ours = review_thing(t->d->an, x->on, i);
    uint32_t before = t->rows.n;
    field_restore(t->a, x->on, &theirs, x->whole);
    for (int f = 0; f < field_count(x->on); f++) {
        Str now = field_get(t->a, x->on, &theirs, f);
        if (str_eq(now, field_get(t->a, x->on, ours, f))) continue;
        Decision row = review_about(t->a, t->d, DECIDE_EDIT, x->on, i);
        row.field = str_z(field_name(x->on, f));
        row.value = now;
        *vec_push(t->a, &t->rows) = row;
    }
    for (uint32_t k = 0; x->on == ON_ENTITY && k < x->more.n; k++)
        if (entity_at(&t->d->an->entities.v[i], x->more.v[k]) < 2) add_mention(t, x, x->more.v[k]);
    for (uint32_t k = 0; x->on == ON_EVENT && k < x->more.n; k++)
        if (!told_at(&t->d->an->events.v[i], x->more.v[k])) add_telling(t, x, x->more.v[k]);
    if (t->rows.n == before && !standing_decided(standing_of(t->d->an, x->on, i)))
        *vec_push(t->a, &t->rows) = review_about(t->a, t->d, DECIDE_ACCEPT, x->on, i);
}

/* What the file lacks goes first: a rejection must not hit what is added in the same place. */
static void reject_rows(Taking *t, Target on)
{
    for (uint32_t i = 0; i < review_count(t->d->an, on); i++)
        if (!t->seen[on][i]) *vec_push(t->a, &t->rows) = review_about(t->a, t->d, DECIDE_REJECT, on, i);
}

static bool is_thing(const XItem *x, Target on) { return x->on == on && !x->timex && !x->gone; }

/* Last of all: what is said of a thing, as the view has it by then. */
static void take_said(Taking *t, const XItems *items)
{
    for (int on = 0; on < ON_MEMOIR; on++) t->seen[on] = arena_alloc(t->a, review_count(t->d->an, (Target)on) + 1);
    for (uint32_t i = 0; i < items->n; i++) {
        const XItem *x = &items->v[i];
        bool thing = x->said.n && x->on < ON_MEMOIR && is_thing(x, x->on);
        uint32_t at = thing ? best_fit(t, x, FIT_SAME) : REVIEW_NONE;
        if (thing && at == REVIEW_NONE) at = best_fit(t, x, FIT_NEAR);
        exchange_say(t->a, t->d, x, at, &t->rows);
    }
}

/* Which thing of the view each item is. */
static uint32_t *pair(Taking *t, const XItems *items, Target on)
{
    uint32_t *same = arena_alloc(t->a, (items->n + 1) * sizeof *same);
    t->seen[on] = arena_alloc(t->a, review_count(t->d->an, on) + 1);
    for (uint32_t i = 0; i < items->n; i++) same[i] = UINT32_MAX;
    for (int how = 0; how < FIT_COUNT; how++)
        for (uint32_t i = 0; i < items->n; i++) {
            if (same[i] != UINT32_MAX || !is_thing(&items->v[i], on)) continue;
            same[i] = best_fit(t, &items->v[i], (Fit)how);
            if (same[i] != UINT32_MAX) t->seen[on][same[i]] = true;
        }
    return same;
}

/* Another of that name would become one with it as soon as it is called so: it is made anew. */
static void names_part(Taking *t, const XItems *items, uint32_t *same)
{
    const EntityList *list = &t->d->an->entities;
    for (uint32_t i = 0; i < items->n; i++) {
        Entity then = {0};
        if (same[i] == UINT32_MAX || !is_thing(&items->v[i], ON_ENTITY)) continue;
        field_restore(t->a, ON_ENTITY, &then, items->v[i].whole);
        for (uint32_t k = 0; k < list->n && same[i] != UINT32_MAX; k++) {
            if (k == same[i] || list->v[k].type != then.type || !str_eq(list->v[k].name, then.name)) continue;
            t->seen[ON_ENTITY][same[i]] = false;
            same[i] = UINT32_MAX;
        }
    }
}

/* What is added comes last: its name may be one that another has until it is called otherwise. */
static void take_target(Taking *t, const XItems *items, Target on)
{
    uint32_t *same = pair(t, items, on);
    if (t->replace && on == ON_ENTITY) names_part(t, items, same);
    if (t->replace) reject_rows(t, on);
    for (uint32_t i = 0; i < items->n; i++)
        if (is_thing(&items->v[i], on) && same[i] != UINT32_MAX) agree_rows(t, &items->v[i], same[i]);
    for (uint32_t i = 0; i < items->n; i++)
        if (is_thing(&items->v[i], on) && same[i] == UINT32_MAX) add_rows(t, &items->v[i]);
}

/* Names first, then events, then positions: what is decided of one may change the next, so each is compared with the view
 * that the ones before leave. */
DecisionList exchange_decisions(Arena *a, const OpenDoc *d, const XItems *items, bool replace)
{
    static const Target order[] = {ON_ENTITY, ON_EVENT, ON_POSITION};
    DecisionList all = {0};
    OpenDoc now = *d;
    for (size_t k = 0; k < COUNT_OF(order); k++) {
        Taking t = {.a = a, .d = &now, .replace = replace};
        take_target(&t, items, order[k]);
        for (uint32_t i = 0; i < t.rows.n; i++) *vec_push(a, &all) = t.rows.v[i];
        if (!t.rows.n) continue;
        ReviewView *view = arena_alloc(a, sizeof *view);
        review_apply(a, d->doc, now.an, &t.rows, NULL, NULL, view);
        now.an = &view->an, now.review = view;
    }
    now.review = d->review;                              /* which holds what has been said of it */
    Taking t = {.a = a, .d = &now};
    take_said(&t, items);
    for (uint32_t i = 0; i < t.rows.n; i++) *vec_push(a, &all) = t.rows.v[i];
    return all;
}
