/* Two that are one: a happening told twice, a spell cut in two, a thing under two names. What the one that stays does not
 * say is taken from the other. */
#include "view_int.h"

static void fill(Str *field, Str from)
{
    if (!field->n) *field = from;
}

static StrList both(Arena *a, const StrList *x, const StrList *y)
{
    StrList all = {0};
    for (uint32_t i = 0; i < x->n; i++) *vec_push(a, &all) = x->v[i];
    for (uint32_t i = 0; i < y->n; i++) {
        bool has = false;
        for (uint32_t k = 0; k < all.n && !has; k++) has = str_eq(all.v[k], y->v[i]);
        if (!has) *vec_push(a, &all) = y->v[i];
    }
    return all;
}

/* ------------------------------------------------------------------ names */

static MentionList in_order(Arena *a, const MentionList *x, const MentionList *y)
{
    MentionList all = {0};
    for (uint32_t i = 0, k = 0; i < x->n || k < y->n;) {
        bool first = k == y->n || (i < x->n && x->v[i].span.beg <= y->v[k].span.beg);
        Mention next = first ? x->v[i++] : y->v[k++];
        if (!all.n || !span_eq(all.v[all.n - 1].span, next.span)) *vec_push(a, &all) = next;
    }
    return all;
}

void entities_merge(Making *m, uint32_t from, uint32_t into)
{
    const Entity *gone = &m->v->an.entities.v[from];
    Entity *e = &m->v->an.entities.v[into];
    if (!str_eq(gone->name, e->name)) use_everywhere(m, &(Use){gone->type, gone->name, e->name});
    e->mentions = in_order(m->a, &e->mentions, &gone->mentions);
    reviewed_join(&m->v->entities.v[into], &m->v->entities.v[from]);
    entity_remove(m, from);
}

void mention_add(Making *m, uint32_t entity, Span s)
{
    Entity *e = &m->v->an.entities.v[entity];
    MentionList one = {0};
    *vec_push(m->a, &one) = (Mention){s};
    e->mentions = in_order(m->a, &e->mentions, &one);
}

/* ------------------------------------------------------------------ events */

static void also_add(Arena *a, Event *e, Span s)
{
    uint32_t at = e->also.n;
    for (uint32_t i = 0; i < e->also.n; i++)
        if (span_eq(e->also.v[i], s)) return;
    (void)vec_push(a, &e->also);
    for (; at > 0 && e->also.v[at - 1].beg > s.beg; at--) e->also.v[at] = e->also.v[at - 1];
    e->also.v[at] = s;
}

static void args_fill(Arena *a, EventArgs *x, const EventArgs *from)
{
    fill(&x->org, from->org), fill(&x->role, from->role), fill(&x->team, from->team);
    fill(&x->place, from->place), fill(&x->other, from->other);
    if (!x->employment) x->employment = from->employment;
    if (!x->cause) x->cause = from->cause;
    x->skill = both(a, &x->skill, &from->skill);
}

static bool among(const uint32_t *v, uint32_t n, uint32_t event)
{
    for (uint32_t i = 0; i < n; i++)
        if (v[i] == event) return true;
    return false;
}

/* What rested on the one rests on the other. */
static void instead(uint32_t *v, uint32_t n, uint32_t from, uint32_t into)
{
    bool has = among(v, n, into);
    for (uint32_t i = 0; i < n && !has; i++)
        if (v[i] == from) v[i] = into;
}

/* That they say different things of one happening is settled. */
static void checks_settle(Analysis *an, uint32_t from, uint32_t into)
{
    uint32_t kept = 0;
    for (uint32_t i = 0; i < an->checks.n; i++) {
        Check *c = &an->checks.v[i];
        bool settled = c->events.n == 2 && among(c->events.v, 2, from) && among(c->events.v, 2, into);
        if (!settled) an->checks.v[kept++] = *c;
    }
    an->checks.n = kept;
}

void events_merge(Making *m, uint32_t from, uint32_t into)
{
    Analysis *an = &m->v->an;
    Event *e = &an->events.v[into];
    const Event *gone = &an->events.v[from];
    VEC(Span) had = {0};
    for (uint32_t i = 0; i < e->also.n; i++) *vec_push(m->a, &had) = e->also.v[i];
    e->also.v = had.v, e->also.n = had.n, e->also.cap = had.cap;         /* a list of its own: the suggestion keeps its */
    also_add(m->a, e, gone->span);
    for (uint32_t i = 0; i < gone->also.n; i++) also_add(m->a, e, gone->also.v[i]);
    if (!e->date.n) e->date = gone->date, e->date_basis = gone->date_basis;
    args_fill(m->a, &e->args, &gone->args);
    checks_settle(an, from, into);
    for (uint32_t i = 0; i < an->positions.n; i++)
        instead(an->positions.v[i].evidence.v, an->positions.v[i].evidence.n, from, into);
    for (uint32_t i = 0; i < an->checks.n; i++) instead(an->checks.v[i].events.v, an->checks.v[i].events.n, from, into);
    reviewed_join(&m->v->events.v[into], &m->v->events.v[from]);
    positions_instead(m, gone->no, e->no);
    event_remove(m, from);
}

/* ------------------------------------------------------------------ positions */

/* Which of two ends comes later; that of the later spell where it is not known, unless it began within the first. */
static bool ends_later(const Position *first, const Position *last)
{
    EdtfDay lo, hi, first_hi, start_hi;
    if (str_eq_z(first->end, "..")) return false;
    if (str_eq_z(last->end, "..") || !first->end.n) return true;
    if (!edtf_bounds_str(first->end, &lo, &first_hi)) return true;
    if (last->end.n) return edtf_bounds_str(last->end, &lo, &hi) && hi >= first_hi;
    return !(last->start.n && edtf_bounds_str(last->start, &lo, &start_hi) && start_hi < first_hi);
}

/* One spell does not overlap itself. */
static void overlaps_settle(Analysis *an, const Position *p)
{
    uint32_t kept = 0;
    for (uint32_t i = 0; i < an->checks.n; i++) {
        const Check *c = &an->checks.v[i];
        bool own = str_eq_z(str_z(c->kind), "overlap");
        for (uint32_t k = 0; k < c->events.n && own; k++) own = among(p->evidence.v, p->evidence.n, c->events.v[k]);
        if (!own) an->checks.v[kept++] = *c;
    }
    an->checks.n = kept;
}

void positions_merge(Making *m, uint32_t from, uint32_t into)
{
    PositionList *list = &m->v->an.positions;
    Position *p = &list->v[into];
    const Position *gone = &list->v[from];
    fill(&p->org, gone->org), fill(&p->role, gone->role), fill(&p->team, gone->team);
    if (!p->employment) p->employment = gone->employment;
    if (ends_later(p, gone)) p->end = gone->end, p->exit = gone->exit;
    fill(&p->start, gone->start);
    p->skill = both(m->a, &p->skill, &gone->skill);
    for (uint32_t i = 0; i < gone->evidence.n; i++)
        if (!among(p->evidence.v, p->evidence.n, gone->evidence.v[i]))
            *vec_push(m->a, &p->evidence) = gone->evidence.v[i];
    overlaps_settle(&m->v->an, p);
    reviewed_join(&m->v->positions.v[into], &m->v->positions.v[from]);
    position_remove(m, from);
}
