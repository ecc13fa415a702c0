#include "path/compare.h"
#include <stdlib.h>
#include <string.h>

/* ------------------------------------------------------------------ spells */

bool spell_is_unsure(const CareerItem *it)
{
    enum { COARSE = 366 };
    if (it->approx || it->doubt || !edtf_dated(it->start_lo) || !edtf_dated(it->start_hi)) return true;
    if (it->start_hi - it->start_lo >= COARSE) return true;
    if (it->end_kind == END_OPEN) return false;
    return !edtf_dated(it->end_lo) || !edtf_dated(it->end_hi) || it->end_hi - it->end_lo >= COARSE;
}

/* From when to when a spell takes room: the days it certainly has; what may lie beside each other does not part two
 * that follow one another. False: it has no date. */
static bool room_of(const CareerDoc *d, const CareerItem *it, EdtfDay *from, EdtfDay *to)
{
    bool start = edtf_dated(it->start_hi), end = edtf_dated(it->end_lo);
    EdtfDay written = career_written(d);
    if (!start && !end) return false;
    *from = start ? it->start_hi : it->end_lo;
    *to = it->end_kind == END_OPEN && written != EDTF_DAY_NONE ? written : end ? it->end_lo : it->start_hi;
    if (*to < *from) *to = *from;
    return true;
}

typedef struct Room { uint32_t item; EdtfDay from, to; bool dated; } Room;

static int by_time(const void *x, const void *y)
{
    const Room *a = x, *b = y;
    if (a->dated != b->dated) return a->dated ? -1 : 1;
    if (a->dated && a->from != b->from) return a->from < b->from ? -1 : 1;
    return a->item < b->item ? -1 : a->item > b->item;
}

/* The first lane that is free by then; one post begins in the weeks that another ends in. */
static uint32_t lane_for(EdtfDay *free_from, uint32_t *n, const Room *r)
{
    enum { HANDOVER = 31 };
    uint32_t lane = 0;
    while (lane < *n && r->from < free_from[lane] - HANDOVER) lane++;
    if (lane == *n) ++*n;
    free_from[lane] = r->to;
    return lane;
}

static void find_spells(Arena *a, const Careers *c, const CareerDoc *d, CompareCareer *k)
{
    Arena tmp = {0};
    Room *r = arena_push_n(&tmp, Room, d->item_n + 1);
    EdtfDay *free_from = arena_push_n(&tmp, EdtfDay, d->item_n + 1);
    uint32_t n = 0;
    for (uint32_t i = d->item_beg; i < d->item_beg + d->item_n; i++) {
        if (c->items.v[i].kind != ITEM_POSITION) continue;
        r[n] = (Room){.item = i};
        r[n].dated = room_of(d, &c->items.v[i], &r[n].from, &r[n].to);
        n++;
    }
    qsort(r, n, sizeof *r, by_time);
    for (uint32_t i = 0; i < n; i++) {
        CompareSpell *s = vec_push(a, &k->spells);
        *s = (CompareSpell){r[i].item, r[i].dated ? lane_for(free_from, &k->n_lane, &r[i]) : 0,
                            spell_is_unsure(&c->items.v[r[i].item])};
        k->n_unsure += s->unsure;
    }
    arena_fini(&tmp);
}

/* ------------------------------------------------------------------ what a career has */

/* A thing of one career with its first dated row, and all of them for a skill. */
typedef struct Thing { NameId name; uint32_t item; bool event; VEC(uint32_t) rows; } Thing;
typedef struct Things { Arena *mem; VEC(Thing) v; } Things;

static Thing *thing_of(Things *t, NameId name)
{
    for (uint32_t i = 0; i < t->v.n; i++)
        if (t->v.v[i].name == name) return &t->v.v[i];
    Thing *x = vec_push(t->mem, &t->v);
    *x = (Thing){.name = name, .item = NO_ROW};
    return x;
}

/* The date of an event says more of a skill than the beginning of the post it was used in. */
static void add_row(Things *t, const Careers *c, NameId name, uint32_t item)
{
    const CareerItem *it = &c->items.v[item];
    bool event = it->kind == ITEM_EVENT;
    if (!name) return;
    Thing *x = thing_of(t, careers_root(c, name));
    if (!edtf_dated(it->start_lo) || !edtf_dated(it->start_hi)) return;
    *vec_push(t->mem, &x->rows) = item;
    bool skill = c->names.v[x->name].type == ENT_SKILL, better = skill && event && !x->event,
         worse = skill && x->event && !event;
    if (x->item == NO_ROW || better || (!worse && it->start_lo < c->items.v[x->item].start_lo))
        x->item = item, x->event = event;
}

/* Roles held and employers are those of the rows; a skill may be named by the text alone. */
static Things things_of(Arena *mem, const Careers *c, const CareerDoc *d)
{
    Things t = {.mem = mem};
    for (uint32_t i = d->item_beg; i < d->item_beg + d->item_n; i++) {
        const CareerItem *it = &c->items.v[i];
        if (it->fact != FACT_ACTUAL) continue;
        if (it->kind == ITEM_POSITION) add_row(&t, c, it->org, i), add_row(&t, c, it->role, i);
        for (uint32_t s = 0; s < it->skill_n; s++) add_row(&t, c, c->named.v[it->skill_beg + s], i);
    }
    for (uint32_t i = 0; i < d->named_n; i++) {
        NameId name = c->named.v[d->named_beg + i];
        if (c->names.v[name].type == ENT_SKILL) (void)thing_of(&t, careers_root(c, name));
    }
    return t;
}

/* ------------------------------------------------------------------ what they share */

static int type_rank(EntityType t)
{
    static const int rank[ENT_COUNT] = {[ENT_ROLE] = 4, [ENT_SKILL] = 3, [ENT_ORG] = 2, [ENT_SCHOOL] = 1};
    return rank[t];
}

static void measure(CompareShared *s, const Careers *c, const AlignZero *zero)
{
    double first = 0, last = 0, first_hi = 0, last_lo = 0, first_lo = 0, last_hi = 0;
    for (int i = 0; i < COMPARE_MAX; i++) {
        CompareFirst *f = &s->of[i];
        s->n += f->has;
        if (f->item == NO_ROW || !zero[i].known) continue;
        const CareerItem *it = &c->items.v[f->item];
        double lo = align_years(&zero[i], it->start_lo), hi = align_years(&zero[i], it->start_hi);
        f->at = (lo + hi) / 2;
        if (!s->n_dated || f->at < first) first = f->at, first_lo = lo, first_hi = hi;
        if (!s->n_dated || f->at > last) last = f->at, last_lo = lo, last_hi = hi;
        s->n_dated++;
    }
    s->apart = last - first;
    s->least = last_lo > first_hi ? last_lo - first_hi : 0;
    s->most = last_hi - first_lo;
}

static void share(Arena *a, const Careers *c, Compare *x, const Things *of)
{
    AlignZero zero[COMPARE_MAX] = {0};
    for (uint32_t i = 0; i < x->n; i++) zero[i] = x->of[i].zero;
    for (uint32_t i = 0; i + 1 < x->n; i++)
        for (uint32_t k = 0; k < of[i].v.n; k++) {
            CompareShared s = {.name = of[i].v.v[k].name};
            bool had = false;
            for (uint32_t j = 0; j < COMPARE_MAX; j++) s.of[j].item = NO_ROW;
            for (uint32_t j = 0; j < x->n && !had; j++)
                for (uint32_t m = 0; m < of[j].v.n; m++)
                    if (of[j].v.v[m].name == s.name) s.of[j] = (CompareFirst){true, of[j].v.v[m].item, 0}, had = j < i;
            if (had || !type_rank(c->names.v[s.name].type)) continue;
            measure(&s, c, zero);
            if (s.n > 1) *vec_push(a, &x->shared) = s;
        }
}

typedef struct { const CompareShared *s; int rank; uint32_t at; } Ranked;

static int by_rank(const void *x, const void *y)
{
    const Ranked *a = x, *b = y;
    if (a->s->n != b->s->n) return a->s->n > b->s->n ? -1 : 1;
    if (a->rank != b->rank) return a->rank > b->rank ? -1 : 1;
    if (a->s->n_dated != b->s->n_dated) return a->s->n_dated > b->s->n_dated ? -1 : 1;
    return a->at < b->at ? -1 : 1;
}

static void sort_shared(Arena *a, const Careers *c, Compare *x)
{
    Ranked *r = arena_push_n(a, Ranked, x->shared.n + 1);
    CompareShared *sorted = arena_push_n(a, CompareShared, x->shared.n + 1);
    for (uint32_t i = 0; i < x->shared.n; i++)
        r[i] = (Ranked){&x->shared.v[i], type_rank(c->names.v[x->shared.v[i].name].type), i};
    qsort(r, x->shared.n, sizeof *r, by_rank);
    for (uint32_t i = 0; i < x->shared.n; i++) sorted[i] = *r[i].s;
    x->shared.v = sorted;
    x->shared.cap = x->shared.n + 1;
}

static bool is_shared(const Compare *x, NameId name)
{
    for (uint32_t i = 0; i < x->shared.n; i++)
        if (x->shared.v[i].name == name) return true;
    return false;
}

/* The skills worth a row: in common first, then by rows. */
static void pick_skills(Arena *a, const Careers *c, const Compare *x, const Things *t, CompareCareer *k)
{
    for (uint32_t i = 0; i < t->v.n; i++) {
        const Thing *s = &t->v.v[i];
        if (c->names.v[s->name].type != ENT_SKILL || !s->rows.n) continue;
        CompareSkill skill = {s->name, arena_push_n(a, uint32_t, s->rows.n), s->rows.n, is_shared(x, s->name)};
        memcpy(skill.item, s->rows.v, s->rows.n * sizeof *skill.item);
        k->n_skill_all++;
        uint32_t at = k->n_skill;
        while (at && (skill.shared > k->skill[at - 1].shared ||
                      (skill.shared == k->skill[at - 1].shared && skill.n > k->skill[at - 1].n))) at--;
        if (at == COMPARE_SKILLS) continue;
        if (k->n_skill < COMPARE_SKILLS) k->n_skill++;
        memmove(&k->skill[at + 1], &k->skill[at], (k->n_skill - at - 1) * sizeof *k->skill);
        k->skill[at] = skill;
    }
}

/* ------------------------------------------------------------------ all of it */

static void extend(Compare *x, const CareerDoc *d, const AlignZero *z)
{
    EdtfDay last = career_until(d);
    if (!z->known || !edtf_dated(d->first) || !edtf_dated(d->last)) return;
    EdtfDay from = align_day(z, d->first), to = align_day(z, last);
    if (x->first == EDTF_DAY_NONE || from < x->first) x->first = from;
    if (x->last == EDTF_DAY_NONE || to > x->last) x->last = to;
}

Compare compare_make(Arena *a, const Careers *c, const Align *al, const uint32_t *docs, uint32_t n)
{
    Arena tmp = {0};
    Things of[COMPARE_MAX] = {0};
    Compare x = {.align = *al, .n = n < COMPARE_MAX ? n : COMPARE_MAX, .first = EDTF_DAY_NONE, .last = EDTF_DAY_NONE};
    for (uint32_t i = 0; i < x.n; i++) {
        const CareerDoc *d = &c->docs.v[docs[i]];
        x.of[i] = (CompareCareer){.doc = docs[i], .zero = align_zero(c, al, d)};
        find_spells(a, c, d, &x.of[i]);
        extend(&x, d, &x.of[i].zero);
        of[i] = things_of(&tmp, c, d);
        x.n_unsure += x.of[i].n_unsure;
    }
    share(a, c, &x, of);
    sort_shared(a, c, &x);
    for (uint32_t i = 0; i < x.n; i++) pick_skills(a, c, &x, &of[i], &x.of[i]);
    arena_fini(&tmp);
    return x;
}

void compare_skill_cells(const TimeAxis *axis, const Careers *c, const CompareCareer *k, const CompareSkill *skill,
                         uint8_t *counts)
{
    const CareerDoc *d = &c->docs.v[k->doc];
    EdtfDay last = career_until(d);
    memset(counts, 0, (size_t)(axis->cols > 0 ? axis->cols : 0));
    if (!k->zero.known || !edtf_dated(last)) return;
    int end = axis_col(axis, align_day(&k->zero, last));
    for (uint32_t i = 0; i < skill->n; i++) {
        const CareerItem *it = &c->items.v[skill->item[i]];
        int from = axis_col(axis, align_day(&k->zero, it->start_lo + (it->start_hi - it->start_lo) / 2));
        for (int at = from < 0 ? 0 : from; at <= end && at < axis->cols; at++)
            if (counts[at] < UINT8_MAX) counts[at]++;
    }
}

TimeAxis compare_axis(const Compare *x, int cols) { return axis_fit(x->first, x->last, cols); }
