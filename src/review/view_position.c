/* Positions as people decided on them. One is known again by its kind and by the words of its first evidence; one
 * without evidence, by its fields. */
#include "review/field.h"
#include "view_int.h"

static bool is_kind(const Position *p, Str kind) { return str_eq(str_z(type_name(&position_types, (int)p->kind)), kind); }

static bool tells_at(const Event *e, Span span)
{
    bool there = span_overlap(e->span, span);
    for (uint32_t i = 0; i < e->also.n && !there; i++) there = span_overlap(e->also.v[i], span);
    return there;
}

static bool rests_at(const Making *m, const Position *p, Span span)
{
    for (uint32_t k = 0; k < p->evidence.n; k++)
        if (tells_at(&m->v->an.events.v[p->evidence.v[k]], span)) return true;
    return false;
}

/* 0: another position; of two that begin alike (a place told of twice), the one that ends alike is it, and before it the one
 * that is alike in all. */
enum { ALIKE_IN_ALL = 3 };
static int likeness(Arena *a, const Position *p, const Position *q)
{
    if (!str_eq(p->org, q->org) || !str_eq(p->role, q->role) || !str_eq(p->start, q->start)) return 0;
    if (!str_eq(p->end, q->end)) return 1;
    return ALIKE_IN_ALL - 1 + str_eq(field_whole(a, ON_POSITION, p), field_whole(a, ON_POSITION, q));
}

/* Another field of it was decided just before, in the same step: both rows tell what it was before either. */
static bool in_hand(const Decision *last, const Decision *d)
{
    return last && last->step == d->step && last->act == d->act && str_eq(last->whole, d->whole) && str_eq(last->type, d->type) &&
           last->anchor.span.beg == d->anchor.span.beg;
}

/* Of little more than a kind there may be several: only what is alike in all is the same. */
static bool telling(const Position *p) { return p->start.n && (p->org.n || p->role.n); }

static bool may_be(const Making *m, const Decided *x, const Position *p, int like)
{
    if (!is_kind(p, x->d->type)) return false;
    if (x->d->act == DECIDE_ADD && !telling(p) && like < ALIKE_IN_ALL) return false;
    if (x->d->anchor.exact.n && !rests_at(m, p, x->span)) return false;
    if (x->remark) return like;                          /* a word on one is none on its neighbour */
    return like || (x->d->anchor.exact.n && x->d->act != DECIDE_ADD);      /* what is added is another one */
}

/* Of several that rest on the same event, the one most alike. */
static uint32_t find(const Making *m, const Decided *x, const Position *then)
{
    const PositionList *list = &m->v->an.positions;
    uint32_t found = REVIEW_NONE;
    int most = -1;
    for (uint32_t i = 0; i < list->n; i++)
        if (x->d->act == DECIDE_EDIT && in_hand(m->v->positions.v[i].last, x->d)) return i;
    for (uint32_t i = 0; i < list->n; i++) {
        int like = likeness(m->a, &list->v[i], then);
        if (like > most && may_be(m, x, &list->v[i], like)) found = i, most = like;
    }
    return found;
}

/* At just these words, else over them. */
static uint32_t event_at(const Making *m, Span span)
{
    const EventList *list = &m->v->an.events;
    for (uint32_t i = 0; i < list->n; i++)
        if (span_eq(list->v[i].span, span)) return i;
    for (uint32_t i = 0; i < list->n; i++)
        if (tells_at(&list->v[i], span)) return i;
    return REVIEW_NONE;
}

static bool suggested(const Making *m, const Decided *x, uint32_t machine)
{
    Position then = {0};
    field_restore(m->a, ON_POSITION, &then, x->d->whole);
    const Position *p = &m->machine->positions.v[machine];
    return is_kind(p, x->d->type) && likeness(m->a, p, &then) == ALIKE_IN_ALL;
}

static uint32_t bring_back(Making *m, const Decided *x, const Position *then)
{
    uint32_t machine, event = x->d->anchor.exact.n ? event_at(m, x->span) : REVIEW_NONE;
    Position *p = vec_push(m->a, &m->v->an.positions);
    *p = *then;
    p->no = number_again(m, x, suggested, &machine);
    if (event != REVIEW_NONE) *vec_push(m->a, &p->evidence) = event;
    *vec_push(m->a, &m->v->positions) = (Reviewed){.machine = machine};
    return m->v->an.positions.n - 1;
}

void position_remove(Making *m, uint32_t at)
{
    PositionList *list = &m->v->an.positions;
    gone_put(m, ON_POSITION, list->v[at].no);
    for (uint32_t i = at; i + 1 < list->n; i++) {
        list->v[i] = list->v[i + 1];
        m->v->positions.v[i] = m->v->positions.v[i + 1];
    }
    list->n--, m->v->positions.n--;
}

/* Two spells, each found or, where the machine does not tell of it any more, brought back. */
static uint32_t merge(Making *m, const Decided *x, uint32_t at)
{
    Decision other = *x->d;
    Position then = {0};
    field_restore(m->a, ON_POSITION, &then, x->d->other_whole);
    other.type = str_z(type_name(&position_types, (int)then.kind));
    other.anchor = x->d->other, other.whole = x->d->other_whole;
    Decided into_x = {.d = &other, .span = x->other};
    uint32_t into = find(m, &into_x, &then);
    if (into == at || into == REVIEW_NONE) into = bring_back(m, &into_x, &then);
    positions_merge(m, at, into);
    return into - (at < into);
}

static uint32_t split(Making *m, const Decided *x, uint32_t at)
{
    Position second = {0};
    field_restore(m->a, ON_POSITION, &second, x->d->other_whole);
    reviewed_set(&m->v->positions.v[at], &m->v->an.positions.v[at].standing, x);
    return position_split(m, at, &second);
}

/* One that is there, and is alike in all, rests on one more event. */
static void ground(Making *m, const Decided *x, const Position *then)
{
    PositionList *list = &m->v->an.positions;
    uint32_t event = event_at(m, x->span), best = REVIEW_NONE;
    for (uint32_t i = 0; i < list->n; i++) {
        if (!is_kind(&list->v[i], x->d->type) || likeness(m->a, &list->v[i], then) < ALIKE_IN_ALL) continue;
        if (best == REVIEW_NONE || rests_at(m, &list->v[i], x->other)) best = i;
    }
    if (event == REVIEW_NONE || best == REVIEW_NONE) return;
    Position *p = &list->v[best];
    for (uint32_t k = 0; k < p->evidence.n; k++)
        if (p->evidence.v[k] == event) return;
    *vec_push(m->a, &p->evidence) = event;
}

void view_position(Making *m, const Decided *x)
{
    const Decision *d = x->d;
    Position then = {0};
    field_restore(m->a, ON_POSITION, &then, d->whole);
    if (d->act == DECIDE_ADD && d->other.exact.n) {
        ground(m, x, &then);
        return;
    }
    uint32_t at = find(m, x, &then);
    if (d->act == DECIDE_REJECT) {
        if (at != REVIEW_NONE) position_remove(m, at);
        *vec_push(m->a, &m->v->rejected) = d;
        return;
    }
    if (at == REVIEW_NONE && !(decides(d->act) && d->whole.n)) return;
    if (at == REVIEW_NONE) at = bring_back(m, x, &then);
    else if (d->act == DECIDE_ACCEPT || d->act == DECIDE_ADD) field_restore(m->a, ON_POSITION, &m->v->an.positions.v[at], d->whole);     /* its evidence stays */
    int f = d->act == DECIDE_EDIT ? field_find(ON_POSITION, d->field) : -1;
    if (f >= 0) (void)field_set(m->a, ON_POSITION, &m->v->an.positions.v[at], f, d->value);
    if (d->act == DECIDE_MERGE) at = merge(m, x, at);
    if (d->act == DECIDE_SPLIT) at = split(m, x, at);
    reviewed_set(&m->v->positions.v[at], &m->v->an.positions.v[at].standing, x);
}
