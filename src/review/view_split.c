/* One that is two: mentions that mean another thing, a spell that was two. */
#include "view_int.h"

/* ------------------------------------------------------------------ names */

static uint32_t name_of(Making *m, EntityType type, Str name, Span at)
{
    EntityList *list = &m->v->an.entities;
    for (uint32_t i = 0; i < list->n; i++)
        if (list->v[i].type == type && str_eq(list->v[i].name, name)) return i;
    *vec_push(m->a, list) = (Entity){.type = type, .name = name, .no = OWN_NO | (uint32_t)m->now->seq};
    *vec_push(m->a, &m->v->entities) = (Reviewed){.machine = REVIEW_NONE, .at = at};
    return list->n - 1;
}

static void mention_out(Making *m, uint32_t entity, uint32_t k)
{
    Entity *e = &m->v->an.entities.v[entity];
    MentionList left = {0};
    for (uint32_t i = 0; i < e->mentions.n; i++)
        if (i != k) *vec_push(m->a, &left) = e->mentions.v[i];
    e->mentions = left;
}

uint32_t mention_split(Making *m, uint32_t entity, Span s, Str name)
{
    Entity *e = &m->v->an.entities.v[entity];
    uint32_t k = 0;
    while (k < e->mentions.n && !span_overlap(e->mentions.v[k].span, s)) k++;
    if (k == e->mentions.n || str_eq(e->name, name)) return entity;
    Span words = e->mentions.v[k].span;
    use_near(m, e, k, name);
    uint32_t into = name_of(m, e->type, name, words);
    mention_add(m, into, words);
    mention_out(m, entity, k);
    if (m->v->an.entities.v[entity].mentions.n) return into;
    entity_remove(m, entity);
    return into - (into > entity);
}

/* ------------------------------------------------------------------ positions */

/* Since when it is the second spell that an event tells of: dated there, or told behind one that is. */
static bool tells_second(const Event *e, EdtfDay from, bool before)
{
    EdtfDay lo, hi;
    if (!e->date.n || !edtf_bounds_str(e->date, &lo, &hi) || lo == EDTF_DAY_NONE)
        return before || e->type == EV_LEAVE || e->type == EV_GRADUATE;
    return lo >= from;
}

/* A spell that nothing tells of alone rests on what told of both. */
static void evidence_divide(Making *m, Position *first, Position *second, EdtfDay from)
{
    Position x = {0}, y = {0}, all = {0};
    bool behind = false;
    for (uint32_t i = 0; i < first->evidence.n; i++) {
        uint32_t event = first->evidence.v[i];
        behind = tells_second(&m->v->an.events.v[event], from, behind);
        *vec_push(m->a, behind ? &y.evidence : &x.evidence) = event;
        *vec_push(m->a, &all.evidence) = event;
    }
    first->evidence = x.evidence.n ? x.evidence : all.evidence;
    second->evidence = y.evidence.n ? y.evidence : all.evidence;
}

static bool shown_by(const Making *m, const Position *p, Str skill)
{
    for (uint32_t i = 0; i < p->evidence.n; i++) {
        const StrList *all = &m->v->an.events.v[p->evidence.v[i]].args.skill;
        for (uint32_t k = 0; k < all->n; k++)
            if (str_eq(all->v[k], skill)) return true;
    }
    return false;
}

/* What only the other spell's events show belongs to that one. */
static StrList skills_of(Making *m, const StrList *all, const Position *p, const Position *other)
{
    StrList own = {0};
    for (uint32_t i = 0; i < all->n; i++)
        if (shown_by(m, p, all->v[i]) || !shown_by(m, other, all->v[i])) *vec_push(m->a, &own) = all->v[i];
    return own;
}

static void insert(Making *m, uint32_t at, const Position *p)
{
    PositionList *list = &m->v->an.positions;
    ReviewedList *told = &m->v->positions;
    (void)vec_push(m->a, list);
    (void)vec_push(m->a, told);
    for (uint32_t i = list->n - 1; i > at; i--) list->v[i] = list->v[i - 1], told->v[i] = told->v[i - 1];
    list->v[at] = *p;
    told->v[at] = (Reviewed){.machine = REVIEW_NONE};
}

uint32_t position_split(Making *m, uint32_t position, const Position *second)
{
    EdtfDay lo, hi;
    Position *first = &m->v->an.positions.v[position], cut = *second;
    if (!edtf_bounds_str(cut.start, &lo, &hi) || str_eq(first->start, cut.start)) return position;
    cut.no = OWN_NO | (uint32_t)m->now->seq;
    evidence_divide(m, first, &cut, lo);
    StrList all = first->skill;
    first->skill = skills_of(m, &all, first, &cut);
    cut.skill = skills_of(m, &all, &cut, first);
    first->end = cut.start;
    first->exit = CAUSE_NONE;
    insert(m, position + 1, &cut);
    return position + 1;
}
