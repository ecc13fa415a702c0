/* Where a name is used: employers, roles, skills of events, and of positions that people decided on. */
#include "view_int.h"

static void use(Str *field, const Use *u)
{
    if (field->n && str_eq(*field, u->was)) *field = u->now;
}

static bool list_has(const StrList *list, Str name)
{
    for (uint32_t i = 0; i < list->n; i++)
        if (str_eq(list->v[i], name)) return true;
    return false;
}

/* A list of its own, for the suggestions keep theirs; nothing stands in it twice. */
static void use_list(Arena *a, StrList *list, const Use *u)
{
    StrList now = {0};
    if (!list_has(list, u->was)) return;
    for (uint32_t i = 0; i < list->n; i++) {
        Str s = list->v[i];
        use(&s, u);
        if (s.n && !list_has(&now, s)) *vec_push(a, &now) = s;
    }
    *list = now;
}

/* An employer may be a school, so both are looked for where an employer stands. */
static bool is_org(const Use *u) { return u->type == ENT_ORG || u->type == ENT_SCHOOL; }

static void use_event(Making *m, Event *e, const Use *u)
{
    EventArgs *x = &e->args;
    if (is_org(u)) use(&x->org, u);
    if (u->type == ENT_ROLE) use(&x->role, u);
    if (u->type == ENT_PLACE) use(&x->place, u);
    if (u->type == ENT_SKILL) use_list(m->a, &x->skill, u);
    else use(&x->other, u);
}

static void use_position(Making *m, Position *p, const Use *u)
{
    if (is_org(u)) use(&p->org, u);
    if (u->type == ENT_ROLE || u->type == ENT_CREDENTIAL) use(&p->role, u);
    if (u->type == ENT_SKILL) use_list(m->a, &p->skill, u);
}

/* Positions have their names from events, but for what a person put there. */
void use_everywhere(Making *m, const Use *u)
{
    Analysis *an = &m->v->an;
    for (uint32_t i = 0; i < an->events.n; i++) use_event(m, &an->events.v[i], u);
    for (uint32_t i = 0; i < an->positions.n; i++)
        if (standing_decided(an->positions.v[i].standing)) use_position(m, &an->positions.v[i], u);
    *vec_push(m->a, &m->used) = *u;
    positions_stale(m);
}

/* Schooling goes by the words of the text. */
void use_folded(Making *m, PositionList *list)
{
    for (uint32_t k = 0; k < m->used.n; k++)
        for (uint32_t i = 0; i < list->n; i++)
            if (list->v[i].kind == POS_EDUCATION) use_position(m, &list->v[i], &m->used.v[k]);
}

/* ------------------------------------------------------------------ of one mention */

/* The one in its sentence; else the last before it; else the first behind. */
static uint64_t away(const Event *e, Span s)
{
    enum { BEHIND = 33 };
    bool inside = s.beg >= e->sentence.beg && s.end <= e->sentence.end;
    if (inside) return s.beg < e->span.beg ? e->span.beg - s.beg : s.beg - e->span.beg;
    if (s.beg < e->span.beg) return ((uint64_t)1 << (BEHIND - 1)) + (e->span.beg - s.beg);
    return ((uint64_t)1 << BEHIND) + (s.beg - e->span.beg);
}

static bool nearest(const Entity *name, uint32_t k, const Event *e)
{
    uint64_t this = away(e, name->mentions.v[k].span);
    for (uint32_t i = 0; i < name->mentions.n; i++)
        if (i != k && away(e, name->mentions.v[i].span) < this) return false;
    return true;
}

void use_near(Making *m, const Entity *name, uint32_t k, Str now)
{
    Analysis *an = &m->v->an;
    Use u = {name->type, name->name, now};
    for (uint32_t i = 0; i < an->events.n; i++)
        if (nearest(name, k, &an->events.v[i])) use_event(m, &an->events.v[i], &u);
    positions_stale(m);
}
