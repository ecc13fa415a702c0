/* similar_states.c: states of careers as numbers, and what it costs to take one for another. */
#include "similar_int.h"

/* ------------------------------------------------------------------ numbers */

static uint32_t state_number(Look *k, const Spell *s)
{
    SpellState st = spell_state(k->sq, s, STATE_BY_ROLE);
    if (!st.name) return 0;
    uint32_t *at = &k->states.of[(size_t)st.name * 4 + s->kind * 2u + st.lone];
    if (!*at) {
        *vec_push(k->mem, &k->states.v) = (StateKey){st.name, s->kind, st.lone};
        *at = k->states.v.n;
    }
    return *at - 1;
}

void states_number(Look *k)
{
    k->states.of = arena_push_n(k->mem, uint32_t, (size_t)k->c->names.n * 4 + 4);
    k->number = arena_push_n(k->mem, uint32_t, k->sq->spells.n + 1);
    *vec_push(k->mem, &k->states.v) = (StateKey){0};
    for (uint32_t i = 0; i < k->sq->spells.n; i++) k->number[i] = state_number(k, &k->sq->spells.v[i]);
}

StateSeq states_of_doc(const Look *k, uint32_t doc, Arena *tmp, Stays *stays)
{
    const SpellDoc *d = &k->sq->docs.v[doc];
    *stays = stays_of(tmp, k->sq, doc, k->number + d->spell_beg);
    StateSeq out = {.n = 0};
    for (uint32_t i = 0; i < stays->n && out.n < STATES_OF_ONE; i++) {
        if (!stays->v[i].state) continue;            /* a post of which nothing is told says nothing */
        out.stay[out.n] = i;
        out.v[out.n++] = stays->v[i].state;
    }
    return out;
}

/* ------------------------------------------------------------------ prices */

static bool share_line(Str x, Str y)
{
    for (Str line; str_cut(&x, '\n', &line);)
        if (line.n && str_has_line(y, line)) return true;
    return false;
}

/* By what they are; with lone ones nobody knows what was done there. */
static StepHow kind_of_pair(const Careers *c, const StateKey *x, const StateKey *y)
{
    if (!x->name || !y->name || x->kind != y->kind) return STEP_COUNT;
    if (x->name == y->name && !x->lone && !y->lone) return STEP_SAME;
    if (x->lone || y->lone) return x->name == y->name ? STEP_KIN : STEP_COUNT;
    const CareerName *a = &c->names.v[x->name], *b = &c->names.v[y->name];
    if (share_line(a->key, b->kin) || share_line(b->key, a->kin)) return STEP_WIDER;
    return share_line(a->kin, b->kin) ? STEP_KIN : STEP_COUNT;
}

/* What is not told is like nothing: only what both tell speaks for them. */
static float price_of_pair(const Careers *c, const StateKey *x, const StateKey *y)
{
    static const float price[] = {[STEP_SAME] = 0, [STEP_WIDER] = 0.5f, [STEP_KIN] = 1};
    StepHow how = kind_of_pair(c, x, y);
    if (how < STEP_MOVED) return price[how];
    bool studies = x->kind == POS_EDUCATION && y->kind == POS_EDUCATION && x->name && y->name;
    return studies ? 1.5f : 2;
}

/* Who left each state, and who went between a state of the career looked at and any other. */
static void count_moves(Look *k, uint32_t *left, uint32_t *to, uint32_t *from)
{
    uint32_t n = k->states.v.n, *row = arena_push_n(k->mem, uint32_t, n);
    for (uint32_t i = 0; i < k->n_row; i++) row[k->row_state[i]] = i + 1;
    for (uint32_t i = 0; i < k->sq->steps.n; i++) {
        const SpellStep *s = &k->sq->steps.v[i];
        uint32_t a = k->number[s->from], b = k->number[s->to];
        bool lone = k->states.v.v[a].lone || k->states.v.v[b].lone;
        if (a == b || !a || !b || lone || s->sure == ORDER_TOLD || s->beside) continue;
        left[a]++;
        if (row[a]) to[(size_t)(row[a] - 1) * n + b]++;
        if (row[b]) from[(size_t)(row[b] - 1) * n + a]++;
    }
}

void prices_make(Look *k)
{
    uint32_t n = k->states.v.n;
    size_t cells = (size_t)k->n_row * n + 1;
    uint32_t *left = arena_push_n(k->mem, uint32_t, n), *from = arena_push_n(k->mem, uint32_t, cells);
    k->price = arena_push_n(k->mem, float, cells);
    k->moved = arena_push_n(k->mem, uint32_t, cells);
    count_moves(k, left, k->moved, from);
    for (uint32_t r = 0; r < k->n_row; r++)
        for (uint32_t s = 0; s < n; s++) {
            size_t at = (size_t)r * n + s;
            uint32_t own = k->row_state[r];
            float price = price_of_pair(k->c, &k->states.v.v[own], &k->states.v.v[s]), rate = 2;
            if (left[own] >= SIMILAR_LEFT) rate -= (float)k->moved[at] / (float)left[own];
            if (left[s] >= SIMILAR_LEFT) rate -= (float)from[at] / (float)left[s];
            k->price[at] = rate < price ? rate : price;
            k->moved[at] += from[at];
        }
    k->costs = (OmCosts){k->price, n, 1, 2};
}

StepHow step_how(const Look *k, uint32_t row, uint32_t state)
{
    StepHow how = kind_of_pair(k->c, &k->states.v.v[k->row_state[row]], &k->states.v.v[state]);
    return how == STEP_COUNT && (double)k->price[(size_t)row * k->states.v.n + state] < 2 &&
                   k->moved[(size_t)row * k->states.v.n + state]
               ? STEP_MOVED
               : how;
}

/* ------------------------------------------------------------------ months */

enum { MONTHS_MAX = 60 * 12 };
static const double month_days = 30.436875;

/* Until when a stay is known to have lasted: what goes on, to the time of writing. */
static EdtfDay lasted(const Stay *t, EdtfDay written)
{
    if (t->open && edtf_dated(written) && written > t->start_hi) return written;
    return edtf_dated(t->until) ? t->until : t->start_hi;
}

/* Where several stays cover a month, the one that began last is told. */
bool months_of(Arena *a, const StateSeq *s, const Stays *stays, EdtfDay written, OmSeq *out)
{
    EdtfDay first = EDTF_DAY_NONE, last = EDTF_DAY_NONE;
    for (uint32_t i = 0; i < s->n; i++) {
        const Stay *t = &stays->v[s->stay[i]];
        if (!edtf_dated(t->start_lo)) continue;
        EdtfDay until = lasted(t, written);
        if (first == EDTF_DAY_NONE || t->start_lo < first) first = t->start_lo;
        if (last == EDTF_DAY_NONE || until > last) last = until;
    }
    if (first == EDTF_DAY_NONE || last <= first) return false;
    double months = ((double)last - first) / month_days + 1;
    uint32_t n = months < MONTHS_MAX ? (uint32_t)months : MONTHS_MAX, *v = arena_push_n(a, uint32_t, n);
    for (uint32_t i = 0; i < s->n; i++) {
        const Stay *t = &stays->v[s->stay[i]];
        if (!edtf_dated(t->start_lo)) continue;
        EdtfDay from = t->start_lo + (t->start_hi - t->start_lo) / 2, until = lasted(t, written);
        for (uint32_t m = (uint32_t)((from - first) / month_days); m < n && m * month_days <= until - first; m++)
            v[m] = s->v[i];
    }
    *out = (OmSeq){v, n};
    return true;
}
