/* route_skills.c: what was learned on a step or a way, and by those who stayed. */
#include "route_int.h"
#include <stdlib.h>

/* ------------------------------------------------------------------ one memoir */

static bool teaches(const CareerItem *it)
{
    if (it->fact != FACT_ACTUAL) return false;
    if (it->kind == ITEM_POSITION) return true;
    switch ((EventType)it->type) {
    case EV_STUDY: case EV_PROJECT: case EV_CERTIFICATE: case EV_WORK: case EV_ENROLL: case EV_GRADUATE: return true;
    default: return false;
    }
}

EdtfDay learn_day(const CareerItem *it)
{
    if (!edtf_dated(it->start_lo) || !edtf_dated(it->start_hi)) return EDTF_DAY_NONE;
    return it->start_lo + (it->start_hi - it->start_lo) / 2;
}

static void told_put(Finder *f, Told *v, uint32_t *n, NameId skill, EdtfDay day, uint32_t item)
{
    skill = careers_root(f->c, skill);
    for (uint32_t i = 0; i < *n; i++) {
        if (v[i].skill != skill) continue;
        if (day < v[i].day) v[i] = (Told){skill, day, item};
        return;
    }
    v[(*n)++] = (Told){skill, day, item};
}

/* When each skill is first told of with a date. */
static Told *first_told(Finder *f, uint32_t doc, uint32_t *n)
{
    const CareerDoc *d = &f->c->docs.v[doc];
    uint32_t room = 0;
    for (uint32_t i = d->item_beg; i < d->item_beg + d->item_n; i++) room += f->c->items.v[i].skill_n;
    Told *v = arena_push_raw(&f->tmp, Told, room + 1);
    *n = 0;
    for (uint32_t i = d->item_beg; i < d->item_beg + d->item_n; i++) {
        const CareerItem *it = &f->c->items.v[i];
        EdtfDay day = learn_day(it);
        if (day == EDTF_DAY_NONE || !teaches(it)) continue;
        for (uint32_t k = 0; k < it->skill_n; k++) told_put(f, v, n, f->c->named.v[it->skill_beg + k], day, i);
    }
    return v;
}

void learning_doc(Learning *l) { l->told = NULL; }

void learn_between(Learning *l, uint32_t slot, uint32_t *people, uint32_t doc, EdtfDay from, EdtfDay to)
{
    if (!edtf_dated(from) || !edtf_dated(to)) return;
    ++*people;
    if (!l->told) l->told = first_told(l->f, doc, &l->n_told);
    for (uint32_t i = 0; i < l->n_told; i++)
        if (l->told[i].day >= from && l->told[i].day < to)
            *vec_push(&l->f->work, &l->all) = (Learned){slot, l->told[i].skill, l->told[i].item};
}

/* ------------------------------------------------------------------ all of them */

static int by_slot(const void *x, const void *y)
{
    const Learned *a = x, *b = y;
    if (a->slot != b->slot) return a->slot < b->slot ? -1 : 1;
    if (a->skill != b->skill) return a->skill < b->skill ? -1 : 1;
    return a->item < b->item ? -1 : a->item > b->item;
}

void learning_sort(Learning *l)
{
    if (l->all.n) qsort(l->all.v, l->all.n, sizeof *l->all.v, by_slot);
}

/* Where (slot, skill) begins in the sorted list, or would. */
static uint32_t learned_at(const Learning *l, uint32_t slot, NameId skill)
{
    uint32_t lo = 0, hi = l->all.n;
    while (lo < hi) {
        uint32_t mid = lo + (hi - lo) / 2;
        const Learned *at = &l->all.v[mid];
        if (at->slot < slot || (at->slot == slot && at->skill < skill)) lo = mid + 1;
        else hi = mid;
    }
    return lo;
}

static int by_n(const void *x, const void *y)
{
    const RouteSkill *a = x, *b = y;
    if (a->n != b->n) return a->n > b->n ? -1 : 1;
    return a->skill < b->skill ? -1 : a->skill > b->skill;
}

void learning_take(const Learning *l, uint32_t slot, RouteSkills *out)
{
    for (uint32_t i = learned_at(l, slot, 0); i < l->all.n && l->all.v[i].slot == slot; i++) {
        const Learned *at = &l->all.v[i];
        if (!out->n || out->v[out->n - 1].skill != at->skill) *vec_push(l->f->a, out) = (RouteSkill){at->skill, 0, at->item, 0};
        out->v[out->n - 1].n++;
    }
    if (out->n) qsort(out->v, out->n, sizeof *out->v, by_n);
}

void learning_stayed(const Learning *l, uint32_t slot, uint32_t people, RouteSkills *out)
{
    out->n_stayed = people;
    for (uint32_t i = 0; i < out->n; i++)
        out->v[i].stayed = learned_at(l, slot, out->v[i].skill + 1) - learned_at(l, slot, out->v[i].skill);
}

/* ------------------------------------------------------------------ who went against who stayed */

AssocCount route_skill_count(const RouteSkills *of, const RouteSkill *s)
{
    return (AssocCount){.n = of->n_went + of->n_stayed, .n_x = of->n_went, .n_y = s->n + s->stayed, .n_xy = s->n};
}

RouteClaim route_skill_claim(const RouteSkills *of, const RouteSkill *s)
{
    static const double chance = 0.01;               /* of dozens of skills, one in twenty would come out by chance */
    if (s->n < ROUTE_FEW || of->n_went < ROUTE_FEW || of->n_stayed < ROUTE_FEW) return SKILL_FEW;
    return assoc_p(route_skill_count(of, s)) < chance ? SKILL_MORE : SKILL_ALIKE;
}
