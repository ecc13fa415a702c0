#include "review/agree.h"
#include <math.h>
#include <stdlib.h>

static const TypeSet *const sets[AGREE_COUNT] = {
    [AGREE_EVENT] = &event_types, [AGREE_FACTUALITY] = &fact_types, [AGREE_NAME] = &entity_types,
};

Agreement agree_new(Arena *a)
{
    Agreement all = {0};
    for (int i = 0; i < AGREE_COUNT; i++) {
        int side = sets[i]->n + 1;
        all.on[i] = (AgreeTable){sets[i], side, arena_alloc(a, (size_t)(side * side) * sizeof(uint32_t))};
        for (int k = 0; k < side * side; k++) all.on[i].cell[k] = 0;
    }
    return all;
}

static uint32_t *cell(const AgreeTable *t, int first, int second) { return &t->cell[first * t->side + second]; }
uint32_t agree_cell(const AgreeTable *t, int first, int second) { return *cell(t, first, second); }

/* ------------------------------------------------------------------ pairs */
typedef struct Said { Span span; int type, fact; bool meant; } Said;         /* fact: -1 for a name; meant: not just left */
typedef VEC(Said) SaidList;

static int by_place(const void *x, const void *y)
{
    const Said *a = x, *b = y;
    if (a->span.beg != b->span.beg) return a->span.beg < b->span.beg ? -1 : 1;
    if (a->span.end != b->span.end) return a->span.end < b->span.end ? -1 : 1;
    return (a->type > b->type) - (a->type < b->type);
}

static SaidList sorted(SaidList l)
{
    if (l.n) qsort(l.v, l.n, sizeof *l.v, by_place);
    return l;
}

static SaidList events_of(Arena *a, AgreeReading r)
{
    SaidList l = {0};
    for (uint32_t i = 0; i < r.an->events.n; i++) {
        const Event *e = &r.an->events.v[i];
        *vec_push(a, &l) = (Said){e->span, (int)e->type, (int)e->fact, r.whole || standing_decided(e->standing)};
    }
    return sorted(l);
}

static SaidList names_of(Arena *a, AgreeReading r)
{
    SaidList l = {0};
    for (uint32_t i = 0; i < r.an->entities.n; i++) {
        const Entity *e = &r.an->entities.v[i];
        bool meant = r.whole || standing_decided(e->standing);
        for (uint32_t k = 0; k < e->mentions.n; k++) *vec_push(a, &l) = (Said){e->mentions.v[k].span, (int)e->type, -1, meant};
    }
    return sorted(l);
}

static void count_pair(AgreeTable *types, AgreeTable *facts, const Said *x, const Said *y)
{
    if (!x->meant || !y->meant) return;
    ++*cell(types, x->type, y->type);
    if (facts) ++*cell(facts, x->fact, y->fact);
}

/* Both lists are in order of the text: what ends before the other begins has no partner. */
static void pair_up(AgreeTable *types, AgreeTable *facts, SaidList x, SaidList y)
{
    uint32_t i = 0, k = 0;
    int none = types->side - 1;
    while (i < x.n || k < y.n) {
        if (i < x.n && k < y.n && span_overlap(x.v[i].span, y.v[k].span)) {
            count_pair(types, facts, &x.v[i++], &y.v[k++]);
        } else if (k >= y.n || (i < x.n && x.v[i].span.end <= y.v[k].span.beg)) {
            *cell(types, x.v[i].type, none) += x.v[i].meant;
            i++;
        } else {
            *cell(types, none, y.v[k].type) += y.v[k].meant;
            k++;
        }
    }
}

void agree_add(Agreement *all, AgreeReading first, AgreeReading second)
{
    Arena a = {0};
    pair_up(&all->on[AGREE_EVENT], &all->on[AGREE_FACTUALITY], events_of(&a, first), events_of(&a, second));
    pair_up(&all->on[AGREE_NAME], NULL, names_of(&a, first), names_of(&a, second));
    all->memoirs++;
    arena_fini(&a);
}

/* ------------------------------------------------------------------ figures */
uint32_t agree_both(const AgreeTable *t)
{
    uint32_t n = 0;
    for (int i = 0; i < t->side - 1; i++)
        for (int k = 0; k < t->side - 1; k++) n += agree_cell(t, i, k);
    return n;
}

uint32_t agree_things(const AgreeTable *t)
{
    uint32_t n = agree_both(t);
    for (int i = 0; i < t->side - 1; i++) n += agree_cell(t, i, t->side - 1) + agree_cell(t, t->side - 1, i);
    return n;
}

double agree_f1(const AgreeTable *t)
{
    double both = agree_both(t), all = agree_things(t);
    return all > 0 ? 2 * both / (both + all) : NAN;
}

double agree_kappa(const AgreeTable *t)
{
    double n = agree_both(t), same = 0, chance = 0;
    for (int i = 0; i < t->side - 1; i++) {
        double row = 0, col = 0;
        for (int k = 0; k < t->side - 1; k++) row += agree_cell(t, i, k), col += agree_cell(t, k, i);
        same += agree_cell(t, i, i);
        chance += row * col;
    }
    if (n == 0 || chance == n * n) return NAN;
    return (same / n - chance / (n * n)) / (1 - chance / (n * n));
}
