#include "sequence_int.h"
#include <stdlib.h>

enum { SLACK = 45 };                     /* days: a new post begins within weeks of the old one's end, on either side */

Sequences *sequences_new(void)
{
    Sequences *sq = calloc(1, sizeof *sq);
    if (!sq) arena_out_of_memory(sizeof *sq);
    return sq;
}

void sequences_free(Sequences *sq)
{
    if (!sq) return;
    heap_vec_fini(&sq->spells);
    heap_vec_fini(&sq->steps);
    heap_vec_fini(&sq->docs);
    heap_vec_fini(&sq->root);
    heap_vec_fini(&sq->plain);
    heap_vec_fini(&sq->held);
    heap_vec_fini(&sq->held_last);
    arena_fini(&sq->tmp);
    free(sq);
}

/* ------------------------------------------------------------------ spells in order */

static Spell spell_of(const CareerItem *it, uint32_t item, EdtfDay now)
{
    Spell s = {.doc = it->doc, .item = item, .org = it->org, .title = it->role, .role = it->role, .kind = it->type, .open = it->end_kind == END_OPEN,
               .start_lo = it->start_lo, .start_hi = it->start_hi, .end_lo = it->end_lo, .end_hi = it->end_hi};
    if (!edtf_dated(s.start_lo) || !edtf_dated(s.start_hi)) s.start_lo = s.start_hi = EDTF_DAY_NONE;
    if (!edtf_dated(s.end_lo) || !edtf_dated(s.end_hi)) s.end_lo = s.end_hi = EDTF_DAY_NONE;
    if (s.open)
        s.end_lo = s.end_hi = edtf_dated(now) && (!edtf_dated(s.start_hi) || now >= s.start_hi) ? now : s.start_hi;
    s.at = mid_day(s.start_lo, s.start_hi);
    s.until = s.open || !edtf_dated(s.end_lo) ? EDTF_DAY_MAX : mid_day(s.end_lo, s.end_hi);
    s.sure = edtf_dated(s.at) ? ORDER_SURE : ORDER_TOLD;
    if (edtf_dated(s.at) || s.open || !edtf_dated(s.end_lo)) return s;
    s.at = s.until;                                     /* begun before that, nobody says how long */
    s.sure = ORDER_LIKELY;
    return s;
}

/* One stay that the rows tell twice, once when it began and once when it ended. */
static bool halves(const Sequences *sq, const Spell *x, const Spell *y)
{
    if (x->kind != y->kind || x->open || y->open || !x->org || sq->root.v[x->org] != sq->root.v[y->org]) return false;
    if (!edtf_dated(x->start_lo) || edtf_dated(x->end_lo) || edtf_dated(y->start_lo) || !edtf_dated(y->end_lo))
        return false;
    if (y->end_hi < x->start_lo) return false;
    return !x->title || !y->title || sq->root.v[x->title] == sq->root.v[y->title];
}

/* Leaves out what has no name, and makes one of halves. */
static uint32_t tidy(const Sequences *sq, Spell *v, uint32_t n)
{
    uint32_t kept = 0;
    for (uint32_t i = 0; i < n; i++) {
        uint32_t of = 0;
        if (!v[i].org && !sq->plain.v[v[i].title]) continue;
        while (of < kept && !halves(sq, &v[of], &v[i])) of++;
        if (of == kept) {
            v[kept++] = v[i];
            continue;
        }
        v[of].end_lo = v[i].end_lo, v[of].end_hi = v[i].end_hi, v[of].until = v[i].until;
        if (!v[of].role) v[of].role = v[of].title = v[i].title;
    }
    return kept;
}

/* An undated spell stands behind the one told before it, as long as a dated one is told after it; of a career without
 * any date the order of the telling is all there is. Returns how many have a place. */
static uint32_t place_told(Spell *v, uint32_t n)
{
    uint32_t kept = 0, last_dated = 0;
    for (uint32_t i = 0; i < n; i++)
        if (v[i].sure != ORDER_TOLD) last_dated = i + 1;
    EdtfDay at = EDTF_DAY_MIN / 2;                       /* before all days, with room for SLACK */
    for (uint32_t i = 0; i < n; i++) {
        if (v[i].sure == ORDER_TOLD) {
            if (last_dated && i >= last_dated) continue;
            v[i].at = at;
        }
        at = v[i].at;
        v[kept++] = v[i];
    }
    return kept;
}

/* Few, and nearly in order: by insertion, which keeps what is equal as it is told. */
static void sort_spells(Spell *v, uint32_t n)
{
    for (uint32_t i = 1; i < n; i++) {
        Spell s = v[i];
        uint32_t k = i;
        for (; k && v[k - 1].at > s.at; k--) v[k] = v[k - 1];
        v[k] = s;
    }
}

/* An end nobody tells comes at the latest with the next post; of a study, or of what is only told, with whatever is next. */
static void guess_ends(Spell *v, uint32_t n)
{
    for (uint32_t i = 0; i < n; i++) {
        if (v[i].open || v[i].until != EDTF_DAY_MAX) continue;
        for (uint32_t k = i + 1; k < n && v[i].until == EDTF_DAY_MAX; k++)
            if (v[i].sure == ORDER_TOLD || (v[k].at > v[i].at && (v[k].kind == POS_WORK || v[i].kind != POS_WORK)))
                v[i].until = v[k].at;
    }
}

/* ------------------------------------------------------------------ steps */

static bool over_before(const Spell *a, const Spell *b)
{
    return a->until < b->at || (a->until != EDTF_DAY_MAX && a->until - SLACK <= b->at);
}

/* a stands before b in the order. Did it begin before it? */
static bool begins_before(const Spell *a, const Spell *b)
{
    if (a->at < b->at) return true;
    return a->at == b->at &&
           (a->sure == ORDER_TOLD || b->sure == ORDER_TOLD || (a->until == a->at && b->until > b->at));
}

static OrderSure order_sure(const Spell *a, const Spell *b)
{
    if (a->sure == ORDER_TOLD || b->sure == ORDER_TOLD) return ORDER_TOLD;
    if (b->sure != ORDER_SURE) return ORDER_LIKELY;
    EdtfDay by = a->sure == ORDER_SURE ? a->start_hi : a->end_hi;
    return by <= b->start_lo ? ORDER_SURE : ORDER_LIKELY;
}

/* Did a spell begin between i and k when i was over? What has no certain place parts none that have. */
static bool parted(const Spell *v, uint32_t i, uint32_t k)
{
    for (uint32_t m = i + 1; m < k; m++)
        if (begins_before(&v[i], &v[m]) && begins_before(&v[m], &v[k]) && over_before(&v[i], &v[m]) &&
            (v[m].sure == ORDER_SURE || v[i].sure != ORDER_SURE || v[k].sure != ORDER_SURE))
            return true;
    return false;
}

/* Memoirs have a dozen spells; of a table with hundreds only the nearest are looked at. */
static void add_steps(Sequences *sq, uint32_t beg, uint32_t n)
{
    enum { NEAR = 24 };
    const Spell *v = sq->spells.v + beg;
    for (uint32_t k = 1; k < n; k++)
        for (uint32_t i = k > NEAR ? k - NEAR : 0; i < k; i++) {
            if (!begins_before(&v[i], &v[k]) || parted(v, i, k)) continue;
            *heap_vec_push(&sq->steps) = (SpellStep){
                .from = beg + i, .to = beg + k, .sure = (uint8_t)order_sure(&v[i], &v[k]),
                .beside = v[i].until > v[k].until || (v[i].open && !v[k].open)};
        }
}

/* Promoted to 과장 one does what one did before; so does who is said to be with an employer once more. */
static void carry_roles(Sequences *sq, uint32_t step_beg)
{
    for (uint32_t i = step_beg; i < sq->steps.n; i++) {
        const Spell *from = &sq->spells.v[sq->steps.v[i].from];
        Spell *to = &sq->spells.v[sq->steps.v[i].to];
        if (from->kind != POS_WORK || to->kind != POS_WORK || !to->org || sq->root.v[from->org] != sq->root.v[to->org])
            continue;
        if (!sq->plain.v[to->role]) to->role = from->role;
    }
}

static void held_add(Sequences *sq, NameId id, uint32_t doc)
{
    if (!id || sq->held_last.v[id] == doc + 1) return;
    sq->held_last.v[id] = doc + 1;
    sq->held.v[id]++;
}

static void held_by(Sequences *sq, uint32_t doc, const Spell *s)
{
    held_add(sq, sq->root.v[s->title], doc);
    held_add(sq, sq->plain.v[s->title], doc);
    held_add(sq, sq->root.v[s->org], doc);
}

/* New names may have shown that older ones are of one thing. */
static void take_names(Sequences *sq, const Careers *c)
{
    while (sq->root.n < c->names.n) {
        *heap_vec_push(&sq->root) = *heap_vec_push(&sq->plain) = 0;
        *heap_vec_push(&sq->held) = *heap_vec_push(&sq->held_last) = 0;
    }
    for (NameId i = 1; i < c->names.n; i++) {
        sq->root.v[i] = careers_root(c, i);
        sq->plain.v[i] = careers_plain(c, i);
    }
}

static void take_doc(Sequences *sq, const Careers *c, uint32_t doc)
{
    const CareerDoc *d = &c->docs.v[doc];
    SpellDoc out = {.spell_beg = sq->spells.n, .step_beg = sq->steps.n, .written = EDTF_DAY_NONE};
    if (!d->dead) {
        ArenaMark mark = arena_mark(&sq->tmp);
        Spell *v = arena_push_raw(&sq->tmp, Spell, SPELLS_MAX);
        uint32_t n = 0;
        out.written = career_written(d);
        for (uint32_t i = d->item_beg; i < d->item_beg + d->item_n && c->items.v[i].kind == ITEM_POSITION && n < SPELLS_MAX; i++) {
            v[n] = spell_of(&c->items.v[i], i, out.written);
            held_by(sq, doc, &v[n++]);
        }
        n = place_told(v, tidy(sq, v, n));
        n = titles_split(c, sq, d, v, n, SPELLS_MAX);
        for (uint32_t i = 0; i < n; i++) held_by(sq, doc, &v[i]);
        sort_spells(v, n);
        guess_ends(v, n);
        for (uint32_t i = 0; i < n; i++) *heap_vec_push(&sq->spells) = v[i];
        out.spell_n = n;
        add_steps(sq, out.spell_beg, n);
        carry_roles(sq, out.step_beg);
        arena_rewind(&sq->tmp, mark);
    }
    out.step_n = sq->steps.n - out.step_beg;
    *heap_vec_push(&sq->docs) = out;
}

void sequences_update(Sequences *sq, const Careers *c)
{
    if (sq->docs.n == c->docs.n && sq->root.n == c->names.n) return;
    take_names(sq, c);
    while (sq->docs.n < c->docs.n) take_doc(sq, c, sq->docs.n);
}

/* ------------------------------------------------------------------ states */

SpellState spell_state(const Sequences *sq, const Spell *s, StateBy by)
{
    NameId org = sq->root.v[s->org], role = sq->plain.v[s->role];
    if (by == STATE_BY_ORG) return org ? (SpellState){org, false} : (SpellState){role, true};
    return role ? (SpellState){role, false} : (SpellState){org, true};
}

static void join_stay(Stay *to, const Spell *s, uint32_t spell)
{
    to->last = s->until >= to->until ? spell : to->last;
    if (s->until > to->until) to->until = s->until;
    to->open |= s->open;
}

/* Stays may be surer than the spells that join them: of the first the beginning counts. */
static uint8_t stay_sure(const Stay *a, const Stay *b, uint8_t step)
{
    if (a->sure != ORDER_SURE || b->sure != ORDER_SURE) return step;
    return a->start_hi <= b->start_lo ? ORDER_SURE : ORDER_LIKELY;
}

static void add_stay_step(Stays *out, const StayStep *s)
{
    for (uint32_t i = 0; i < out->n_step; i++) {
        StayStep *o = &out->step[i];
        if (o->from != s->from || o->to != s->to) continue;
        if (s->sure > o->sure) o->sure = s->sure;
        o->beside &= s->beside;
        return;
    }
    out->step[out->n_step++] = *s;
}

Stays stays_of(Arena *a, const Sequences *sq, uint32_t doc, const uint32_t *state)
{
    const SpellDoc *d = &sq->docs.v[doc];
    Stays out = {.v = arena_push_raw(a, Stay, d->spell_n + 1), .step = arena_push_raw(a, StayStep, d->step_n + 1)};
    uint32_t *of = arena_push_n(a, uint32_t, d->spell_n + 1), step = d->step_beg, end = d->step_beg + d->step_n;
    for (uint32_t i = 0; i < d->spell_n; i++) {                /* steps stand in order of their target */
        const Spell *s = &sq->spells.v[d->spell_beg + i];
        uint32_t into = UINT32_MAX;
        for (; step < end && sq->steps.v[step].to == d->spell_beg + i; step++) {
            uint32_t from = sq->steps.v[step].from - d->spell_beg;
            if (state[from] == state[i] && into == UINT32_MAX) into = of[from];
        }
        for (uint32_t k = i; k-- > 0 && into == UINT32_MAX;)       /* begun together, or one within the other */
            if (state[k] == state[i] && sq->spells.v[d->spell_beg + k].until >= s->at) into = of[k];
        if (into == UINT32_MAX) {
            into = out.n++;
            out.v[into] = (Stay){state[i], d->spell_beg + i, d->spell_beg + i, s->start_lo, s->start_hi, s->until, s->sure, s->open};
        } else {
            join_stay(&out.v[into], s, d->spell_beg + i);
        }
        of[i] = into;
    }
    for (step = d->step_beg; step < end; step++) {
        const SpellStep *s = &sq->steps.v[step];
        StayStep t = {of[s->from - d->spell_beg], of[s->to - d->spell_beg], s->sure, s->beside};
        if (t.from >= t.to) continue;
        t.sure = stay_sure(&out.v[t.from], &out.v[t.to], s->sure);
        add_stay_step(&out, &t);
    }
    return out;
}
