/* exchange_items.c: what of a view goes out: its things, what is said of them, and what is none. */
#include "exchange_int.h"
#include "review/field.h"
#include "review/view.h"
#include <stdlib.h>

static Span first_line(const Doc *d)
{
    for (uint32_t i = 0; i < d->n_line; i++)
        if (d->line[i].kind != LINE_BLANK && d->line[i].end > d->line[i].beg)
            return doc_span(d, d->line[i].beg, d->line[i].end);
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

static int by_place(const void *x, const void *y)
{
    const Span *a = x, *b = y;
    if (a->beg != b->beg) return a->beg < b->beg ? -1 : 1;
    return a->end < b->end ? -1 : a->end > b->end;
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
        for (uint32_t k = 1; k < p->evidence.n; k++) *vec_push(a, &x->more) = d->an->events.v[p->evidence.v[k]].span;
        if (x->more.n) qsort(x->more.v, x->more.n, sizeof *x->more.v, by_place);
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

/* ------------------------------------------------------------------ what is none */
static Span place_of(const OpenDoc *d, const Analysis *an, Target on, uint32_t i, bool *anchored)
{
    bool none =
        (on == ON_ENTITY && !an->entities.v[i].mentions.n) || (on == ON_POSITION && !an->positions.v[i].evidence.n);
    *anchored = !none;
    if (none) return first_line(d->doc);
    if (on == ON_ENTITY) return an->entities.v[i].mentions.v[0].span;
    return an->events.v[on == ON_EVENT ? i : an->positions.v[i].evidence.v[0]].span;
}

/* What a person has put in its place, of its type, stands for it. */
static bool stands_in(Arena *a, const OpenDoc *d, Target on, const XItem *none, uint32_t i)
{
    bool anchored;
    Span at = place_of(d, d->an, on, i, &anchored);
    return anchored && none->anchored && span_eq(at, none->span) &&
           str_eq(field_get(a, on, review_thing(d->an, on, i), 0), none->type);
}

/* What the machine suggests and people have done away with, rejected, merged or left without what it rested on: told, so that
 * it does not come back where the machine suggests it again. */
static void put_none(Arena *a, const OpenDoc *d, Target on, const ReviewedList *there, XItems *out)
{
    uint32_t n = review_count(d->machine, on);
    bool *stands = arena_alloc(a, n + 1);
    for (uint32_t i = 0; i < there->n; i++)
        if (there->v[i].machine < n) stands[there->v[i].machine] = true;
    bool *for_another = arena_alloc(a, there->n + 1);
    for (uint32_t i = 0; i < n; i++) {
        if (stands[i]) continue;
        XItem x = {.on = on, .gone = true};
        const void *thing = review_thing(d->machine, on, i);
        x.span = place_of(d, d->machine, on, i, &x.anchored);
        x.type = field_get(a, on, thing, 0);
        x.whole = field_whole(a, on, thing);
        uint32_t k = 0;
        while (k < there->n && (there->v[k].machine != REVIEW_NONE || for_another[k] || !stands_in(a, d, on, &x, k)))
            k++;
        if (k < there->n) for_another[k] = true;
        else *vec_push(a, out) = x;
    }
}

/* Spells of corrected events that people took away: who takes the events takes these, too. */
static void put_away(Arena *a, const OpenDoc *d, XItems *out)
{
    const PositionList *list = &d->review->put_away;
    for (uint32_t i = 0; i < list->n; i++) {
        XItem *x = vec_push(a, out);
        *x = (XItem){.on = ON_POSITION, .gone = true, .anchored = list->v[i].evidence.n > 0, .span = first_line(d->doc)};
        if (x->anchored) x->span = d->an->events.v[list->v[i].evidence.v[0]].span;
        x->type = field_get(a, ON_POSITION, &list->v[i], 0);
        x->whole = field_whole(a, ON_POSITION, &list->v[i]);
    }
}

XItems exchange_items(Arena *a, const OpenDoc *d)
{
    XItems all = {0};
    for (uint32_t i = 0; i < d->an->timexes.n; i++) {
        const Timex *t = &d->an->timexes.v[i];
        *vec_push(a, &all) = (XItem){.timex = true, .anchored = true, .type = str_z(type_name(&timex_types, (int)t->type)), .span = t->span,
                                     .whole = str_fmt(a, "value=" STR_FMT "\n", STR_ARG(timex_told(t)))};
    }
    put_entities(a, d, &all);
    put_events(a, d, &all);
    put_positions(a, d, &all);
    put_others(a, d, &all);
    put_none(a, d, ON_ENTITY, &d->review->entities, &all);
    put_none(a, d, ON_EVENT, &d->review->events, &all);
    put_none(a, d, ON_POSITION, &d->review->positions, &all);
    put_away(a, d, &all);
    return all;
}
