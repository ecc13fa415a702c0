/* Where a name is used: employers, roles, skills of events and of the positions that rest on them. */
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

void use_everywhere(Making *m, const Use *u)
{
    Analysis *an = &m->v->an;
    for (uint32_t i = 0; i < an->events.n; i++) use_event(m, &an->events.v[i], u);
    for (uint32_t i = 0; i < an->positions.n; i++) use_position(m, &an->positions.v[i], u);
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

static bool says(const Event *e, EntityType type, Str name)
{
    const EventArgs *x = &e->args;
    if (type == ENT_SKILL) return list_has(&x->skill, name);
    return str_eq(x->org, name) || str_eq(x->role, name) || str_eq(x->place, name) || str_eq(x->other, name);
}

/* A position says what its first evidence does; of skills, what any of it does. */
static void position_anew(Making *m, Position *p, const Use *u)
{
    bool was = false, now = false;
    for (uint32_t i = 0; i < p->evidence.n && (u->type == ENT_SKILL || !(was || now)); i++) {
        const Event *e = &m->v->an.events.v[p->evidence.v[i]];
        was |= says(e, u->type, u->was);
        now |= says(e, u->type, u->now);
    }
    if (now && !was) use_position(m, p, u);
    else if (now && u->type == ENT_SKILL && list_has(&p->skill, u->was) && !list_has(&p->skill, u->now)) {
        StrList both = {0};
        for (uint32_t i = 0; i < p->skill.n; i++) *vec_push(m->a, &both) = p->skill.v[i];
        *vec_push(m->a, &both) = u->now;
        p->skill = both;
    }
}

void use_near(Making *m, const Entity *name, uint32_t k, Str now)
{
    Analysis *an = &m->v->an;
    Use u = {name->type, name->name, now};
    for (uint32_t i = 0; i < an->events.n; i++)
        if (nearest(name, k, &an->events.v[i])) use_event(m, &an->events.v[i], &u);
    for (uint32_t i = 0; i < an->positions.n; i++) position_anew(m, &an->positions.v[i], &u);
}
