#include "similar_int.h"
#include <stdlib.h>

static bool looked_at(const Careers *c, const Bits *docs, uint32_t i)
{
    return !c->docs.v[i].dead && c->docs.v[i].analysed && (!docs || bits_get(docs, i));
}

/* The career itself: its states become rows, each state one. */
static void own_rows(Look *k, Arena *tmp, Stays *stays)
{
    k->own = states_of_doc(k, k->doc, tmp, stays);
    k->row_state[k->n_row++] = 0;
    for (uint32_t i = 0; i < k->own.n; i++) {
        uint32_t r = 0;
        while (r < k->n_row && k->row_state[r] != k->own.v[i]) r++;
        if (r == k->n_row) k->row_state[k->n_row++] = k->own.v[i];
        k->own.v[i] = r;
    }
}

static OmSeq seq(const StateSeq *s) { return (OmSeq){s->v, s->n}; }

static double alike(Arena *tmp, OmSeq x, OmSeq y, const OmCosts *costs)
{
    return 1 - om_share(om_distance(tmp, x, y, costs), x.n, y.n, costs);
}

/* ------------------------------------------------------------------ the nearest, by steps and things */

static double score_of(const Look *k, const SimilarCareer *s)
{
    double steps = s->months >= 0 ? (s->steps + s->months) / 2 : s->steps;
    return k->own.n ? SIMILAR_STEPS * steps + (1 - SIMILAR_STEPS) * s->things : s->things;
}

/* A heap of the best so far, the worst of them on top: equal ones by their place in the careers. */
static bool worse(const SimilarCareer *x, const SimilarCareer *y)
{
    return x->score < y->score || (x->score == y->score && x->doc > y->doc);
}

static int by_score(const void *x, const void *y) { return worse(x, y) ? 1 : -1; }

static void sift(SimilarCareer *h, uint32_t n, uint32_t at)
{
    for (;;) {
        uint32_t least = at, l = at * 2 + 1;
        for (uint32_t i = l; i < l + 2 && i < n; i++)
            if (worse(&h[i], &h[least])) least = i;
        if (least == at) return;
        SimilarCareer t = h[at];
        h[at] = h[least];
        h[least] = t;
        at = least;
    }
}

static void keep(SimilarCareer *h, uint32_t *n, const SimilarCareer *s)
{
    if (*n < SIMILAR_CLOSE) {
        h[(*n)++] = *s;
        if (*n == SIMILAR_CLOSE)
            for (uint32_t i = *n / 2; i-- > 0;) sift(h, *n, i);
    } else if (worse(&h[0], s)) {
        h[0] = *s;
        sift(h, *n, 0);
    }
}

static void nearest(Look *k, const Bits *docs, Similar *out, SimilarCareer *h, uint32_t *n)
{
    Arena tmp = {0};
    for (uint32_t i = 0; i < k->c->docs.n; i++) {
        Stays stays;
        if (i == k->doc || !looked_at(k->c, docs, i)) continue;
        out->n_compared++;
        StateSeq s = states_of_doc(k, i, &tmp, &stays);
        SimilarCareer one = {.doc = i, .months = -1};
        one.things = things_alike(k, i, &one);
        one.steps = k->own.n && s.n ? alike(&tmp, seq(&k->own), seq(&s), &k->costs) : 0;
        one.score = score_of(k, &one);
        if (one.score > 0) keep(h, n, &one);
        arena_clear(&tmp);
    }
    arena_fini(&tmp);
}

/* ------------------------------------------------------------------ those few, month by month and step by step */

static void lay_side_by_side(Arena *a, Look *k, Arena *tmp, const Stays *own, SimilarCareer *s)
{
    Stays stays;
    StateSeq y = states_of_doc(k, s->doc, tmp, &stays);
    OmSeq mine, other;
    const SpellDoc *docs = k->sq->docs.v;
    if (months_of(tmp, &k->own, own, docs[k->doc].written, &mine) &&
        months_of(tmp, &y, &stays, docs[s->doc].written, &other))
        s->months = alike(tmp, mine, other, &k->costs);
    OmPairs p = om_align(tmp, seq(&k->own), seq(&y), &k->costs);
    for (uint32_t i = 0; i < p.n; i++) {
        if (p.v[i].x == OM_GAP || p.v[i].y == OM_GAP) continue;
        uint32_t row = k->own.v[p.v[i].x], state = y.v[p.v[i].y];
        StepHow how = step_how(k, row, state);
        if (how == STEP_COUNT) continue;
        *vec_push(a, &s->step) = (SimilarStep){
            .x = k->sq->spells.v[own->v[k->own.stay[p.v[i].x]].first].item,
            .y = k->sq->spells.v[stays.v[y.stay[p.v[i].y]].first].item,
            .state_x = k->states.v.v[k->row_state[row]].name, .state_y = k->states.v.v[state].name,
            .how = how, .n = how == STEP_MOVED ? k->moved[(size_t)row * k->states.v.n + state] : 0};
    }
    s->score = score_of(k, s);
}

Similar similar_find(Arena *a, const Careers *c, const Sequences *sq, uint32_t doc, const Bits *docs, uint32_t most)
{
    Arena mem = {0}, tmp = {0};
    Look k = {.mem = &mem, .c = c, .sq = sq, .doc = doc};
    Similar out = {.doc = doc};
    Stays own;
    SimilarCareer *h = arena_push_n(&mem, SimilarCareer, SIMILAR_CLOSE);
    uint32_t n = 0;
    states_number(&k);
    own_rows(&k, &tmp, &own);
    prices_make(&k);
    things_weigh(&k);
    out.n_state = k.own.n;
    nearest(&k, docs, &out, h, &n);
    Arena scratch = {0};
    for (uint32_t i = 0; i < n; i++) lay_side_by_side(a, &k, &scratch, &own, &h[i]), arena_clear(&scratch);
    qsort(h, n, sizeof *h, by_score);
    for (uint32_t i = 0; i < n && i < most; i++)
        if (h[i].step.n || h[i].n_shared) *vec_push(a, &out.v) = h[i];
    arena_fini(&scratch);
    arena_fini(&tmp);
    arena_fini(&mem);
    return out;
}
