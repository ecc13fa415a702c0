/* Positions of the events as they are by now (docs/adr/0013-spells-follow-corrections.md). A position that is folded again
 * is known by the events that it rests on and keeps its number; of each field, what a person has put there stands, and the
 * rest is as it is folded now. What a person took away stays away; what is folded no more goes. */
#include "review/field.h"
#include "view_int.h"

void positions_stale(Making *m)
{
    m->stale = true;
    if (m->told.n && m->told.v[m->told.n - 1] == m->now) return;
    *vec_push(m->a, &m->told) = m->now;
}

static bool among(const uint32_t *v, uint32_t n, uint32_t x)
{
    for (uint32_t i = 0; i < n; i++)
        if (v[i] == x) return true;
    return false;
}

/* The events that it rests on, by what they are called, which stays when their order does not. */
static void rests_on(const Making *m, const Position *p, Spell *out)
{
    out->on.v = NULL, out->on.n = out->on.cap = 0;
    for (uint32_t i = 0; i < p->evidence.n; i++) *vec_push(m->a, &out->on) = m->v->an.events.v[p->evidence.v[i]].no;
}

void positions_first(Making *m)
{
    const PositionList *list = &m->v->an.positions;
    for (uint32_t i = 0; i < list->n; i++) {
        Spell *f = vec_push(m->a, &m->folded);
        *f = (Spell){.p = list->v[i], .machine = i};
        rests_on(m, &list->v[i], f);
    }
}

/* ------------------------------------------------------------------ which one it is */

/* How much two say the same; 0: they are two. What one begins with tells most: the next one may rest on the same event. */
static int likeness(const Spell *x, const Spell *y)
{
    enum { FIRST = 8, SHARED = 2, SHARED_MOST = 3, ORG = 4, START = 3, ROLE = 1 };
    int shared = 0;
    if (x->p.kind != y->p.kind) return 0;
    for (uint32_t i = 0; i < x->on.n && shared < SHARED_MOST; i++) shared += among(y->on.v, y->on.n, x->on.v[i]);
    bool first = x->on.n && y->on.n && x->on.v[0] == y->on.v[0];
    bool org = x->p.org.n && str_eq(x->p.org, y->p.org), start = x->p.start.n && str_eq(x->p.start, y->p.start);
    if (!shared && !(org && start && (!x->on.n || !y->on.n))) return 0;
    return shared * SHARED + first * FIRST + org * ORG + start * START + str_eq(x->p.role, y->p.role) * ROLE;
}

static bool alike(const Spell *x, const Spell *y, bool wholly)
{
    bool same = x->p.kind == y->p.kind && x->on.n == y->on.n && (wholly || x->on.n);
    bool told = str_eq(x->p.org, y->p.org) && str_eq(x->p.role, y->p.role) && str_eq(x->p.start, y->p.start);
    if (wholly) same &= told;
    for (uint32_t i = 0; same && i < x->on.n; i++) same = x->on.v[i] == y->on.v[i];
    return same;
}

/* same: of each new one that of before; given: of those. */
typedef struct Pairing { const Spell *now; uint32_t n, *same; bool *given; } Pairing;

/* Most are as they were, or rest at least on the same events. */
static void pair_alike(const Making *m, Pairing *x, bool wholly)
{
    for (uint32_t i = 0, from = 0; i < x->n; i++)
        for (uint32_t j = 0; j < m->folded.n && x->same[i] == REVIEW_NONE; j++) {
            uint32_t k = (from + j) % m->folded.n;
            if (x->given[k] || m->folded.v[k].away || !alike(&x->now[i], &m->folded.v[k], wholly)) continue;
            x->same[i] = k, x->given[k] = true, from = k + 1;
        }
}

/* The best likeness of all that are left. False: there is none. */
static bool pair_best(const Making *m, Pairing *x)
{
    uint32_t new = 0, old = 0;
    int most = 0;
    for (uint32_t i = 0; i < x->n; i++)
        for (uint32_t k = 0; x->same[i] == REVIEW_NONE && k < m->folded.n; k++) {
            int like = x->given[k] ? 0 : 2 * likeness(&x->now[i], &m->folded.v[k]) - m->folded.v[k].away;
            if (like > most) most = like, new = i, old = k;
        }
    if (most > 0) x->same[new] = old, x->given[old] = true;
    return most > 0;
}

static Pairing pair_up(const Making *m, const Spell *now, uint32_t n)
{
    Pairing x = {now, n, arena_push_n(m->a, uint32_t, n + 1), arena_push_n(m->a, bool, m->folded.n + 1)};
    for (uint32_t i = 0; i < n; i++) x.same[i] = REVIEW_NONE;
    pair_alike(m, &x, true);
    pair_alike(m, &x, false);
    while (pair_best(m, &x)) {}
    return x;
}

/* ------------------------------------------------------------------ what it is called */

static uint32_t standing_as(const Making *m, uint32_t no)
{
    for (uint32_t i = 0; i < m->v->an.positions.n; i++)
        if (m->v->an.positions.v[i].no == no) return i;
    return REVIEW_NONE;
}

static bool called(const Making *m, uint32_t no)
{
    bool has = standing_as(m, no) != REVIEW_NONE;
    for (uint32_t i = 0; i < m->folded.n && !has; i++) has = m->folded.v[i].p.no == no;
    return has;
}

static const Decision *decided_of(const Making *m, uint32_t event_no)
{
    for (uint32_t i = 0; i < m->v->an.events.n; i++)
        if (m->v->an.events.v[i].no == event_no) return m->v->events.v[i].last;
    return NULL;
}

/* By the decision that made it: that of an event that it rests on, else the last one that may have, else any. */
static uint32_t number_new(const Making *m, const Spell *f)
{
    enum { BEHIND = 1 << 28 };         /* further than decisions are counted */
    for (uint32_t i = 0; i < f->on.n; i++) {
        const Decision *d = decided_of(m, f->on.v[i]);
        if (d && d->on == ON_EVENT && !called(m, OWN_NO | (uint32_t)d->seq)) return OWN_NO | (uint32_t)d->seq;
    }
    for (uint32_t i = m->told.n; i-- > 0;)
        if (!called(m, OWN_NO | (uint32_t)m->told.v[i]->seq)) return OWN_NO | (uint32_t)m->told.v[i]->seq;
    uint32_t no = OWN_NO | BEHIND;
    while (called(m, no)) no++;
    return no;
}

/* ------------------------------------------------------------------ what takes it away */

static ReviewGone *gone_of(const Making *m, uint32_t no)
{
    for (uint32_t i = 0; i < m->v->gone.n; i++)
        if (m->v->gone.v[i].on == ON_POSITION && m->v->gone.v[i].no == no) return &m->v->gone.v[i];
    return NULL;
}

/* The last decision on what it rested on; where that is not told, the last one at all. */
static const Decision *taken_by(const Making *m, const Spell *f)
{
    const Decision *by = f->by;
    for (uint32_t i = 0; i < f->on.n; i++) {
        const Decision *d = decided_of(m, f->on.v[i]);
        if (d && (!by || d->seq > by->seq)) by = d;
    }
    return by ? by : m->told.v[m->told.n - 1];
}

/* One that comes back under its number is another one to rest on. */
void positions_without(Making *m, uint32_t event_no)
{
    for (uint32_t i = 0; i < m->folded.n; i++) {
        Spell *f = &m->folded.v[i];
        uint32_t kept = 0;
        for (uint32_t k = 0; k < f->on.n; k++)
            if (f->on.v[k] != event_no) f->on.v[kept++] = f->on.v[k];
        if (kept < f->on.n) f->by = m->now;
        f->on.n = kept;
    }
}

/* What rested on the one rested on the other. */
void positions_instead(Making *m, uint32_t from_no, uint32_t into_no)
{
    for (uint32_t i = 0; i < m->folded.n; i++)
        for (uint32_t k = 0; k < m->folded.v[i].on.n; k++)
            if (m->folded.v[i].on.v[k] == from_no) m->folded.v[i].on.v[k] = into_no;
}

/* ------------------------------------------------------------------ what a person made of it */

static void evidence_put(Making *m, Position *p, uint32_t event)
{
    if (!among(p->evidence.v, p->evidence.n, event)) *vec_push(m->a, &p->evidence) = event;
}

/* What it rested on from the first is as it is folded now; what a person laid under it stays. */
static void evidence_rebase(Making *m, Position *p, const Spell *was, const Spell *now)
{
    Position own = *p;
    bool decided = standing_decided(p->standing);
    p->evidence.v = NULL, p->evidence.n = p->evidence.cap = 0;
    for (uint32_t i = 0; i < now->p.evidence.n; i++) {
        uint32_t event = now->p.evidence.v[i], no = now->on.v[i];
        bool there = !decided || among(own.evidence.v, own.evidence.n, event);
        if (there || !among(was->on.v, was->on.n, no)) evidence_put(m, p, event);    /* what a split moved away stays so */
    }
    for (uint32_t i = 0; i < own.evidence.n; i++)
        if (!among(was->on.v, was->on.n, m->v->an.events.v[own.evidence.v[i]].no))
            evidence_put(m, p, own.evidence.v[i]);
    for (uint32_t i = 0, none = !p->evidence.n; none && i < own.evidence.n; i++) evidence_put(m, p, own.evidence.v[i]);
}

static void rebase(Making *m, Position *p, const Spell *was, const Spell *now)
{
    for (int f = 0; f < field_count(ON_POSITION); f++) {
        Str base = field_get(m->a, ON_POSITION, &was->p, f), next = field_get(m->a, ON_POSITION, &now->p, f);
        if (str_eq(base, next) || !str_eq(base, field_get(m->a, ON_POSITION, p, f))) continue;
        (void)field_set(m->a, ON_POSITION, p, f, next);
    }
    evidence_rebase(m, p, was, now);
}

/* ------------------------------------------------------------------ the list */

typedef struct Listing { PositionList all; ReviewedList told; bool *put; } Listing;       /* put: of each that stood there */

static void put_standing(Making *m, Listing *l, uint32_t i)
{
    *vec_push(m->a, &l->all) = m->v->an.positions.v[i];
    *vec_push(m->a, &l->told) = m->v->positions.v[i];
    l->put[i] = true;
}

/* What is not folded again is a person's own, and stands behind what it stood behind. */
static void put_own(Making *m, Listing *l, const bool *again, uint32_t from)
{
    for (uint32_t i = from; i < m->v->an.positions.n && !again[i]; i++)
        if (!l->put[i]) put_standing(m, l, i);
}

static void put_new(Making *m, Listing *l, const Spell *f)
{
    ReviewGone *gone = gone_of(m, f->p.no);
    if (gone && gone->by->on == ON_POSITION) return;                     /* a person took it away */
    if (gone) *gone = m->v->gone.v[--m->v->gone.n];
    *vec_push(m->a, &l->all) = f->p;
    *vec_push(m->a, &l->told) = (Reviewed){.machine = f->machine};
}

/* What a person added where this one begins is this one. */
static uint32_t own_at(const Making *m, const Spell *f)
{
    const PositionList *list = &m->v->an.positions;
    for (uint32_t i = 0; i < list->n && f->on.n; i++) {
        bool known = false;
        for (uint32_t k = 0; k < m->folded.n && !known; k++) known = m->folded.v[k].p.no == list->v[i].no;
        bool first = list->v[i].evidence.n && m->v->an.events.v[list->v[i].evidence.v[0]].no == f->on.v[0];
        if (!known && first && list->v[i].kind == f->p.kind) return i;
    }
    return REVIEW_NONE;
}

static void number(Making *m, Spell *f, const Spell *was)
{
    uint32_t own = was ? REVIEW_NONE : own_at(m, f);
    f->machine = was ? was->machine : own == REVIEW_NONE ? REVIEW_NONE : m->v->positions.v[own].machine;
    f->p.no = was ? was->p.no : own == REVIEW_NONE ? number_new(m, f) : m->v->an.positions.v[own].no;
}

/* Those that were folded before and are not now: what nobody decided of them goes. */
static void leave_out(Making *m, const bool *given, bool *out)
{
    for (uint32_t k = 0; k < m->folded.n; k++) {
        Spell *f = &m->folded.v[k];
        uint32_t at = given[k] ? REVIEW_NONE : standing_as(m, f->p.no);
        f->away |= !given[k];
        if (at == REVIEW_NONE || standing_decided(m->v->an.positions.v[at].standing)) continue;
        out[at] = true;
        *vec_push(m->a, &m->v->gone) = (ReviewGone){ON_POSITION, f->p.no, taken_by(m, f)};
    }
}

static void list_anew(Making *m, Spell *now, uint32_t n)
{
    const PositionList *list = &m->v->an.positions;
    Listing l = {.put = arena_push_n(m->a, bool, list->n + 1)};
    bool *again = arena_push_n(m->a, bool, list->n + 1);
    Pairing x = pair_up(m, now, n);
    uint32_t known = m->folded.n;
    leave_out(m, x.given, l.put);
    for (uint32_t i = 0; i < n; i++) {
        const Spell *was = x.same[i] == REVIEW_NONE ? NULL : &m->folded.v[x.same[i]];
        number(m, &now[i], was);
        uint32_t at = standing_as(m, now[i].p.no);
        if (was && at != REVIEW_NONE) rebase(m, &m->v->an.positions.v[at], was, &now[i]);
        if (was) m->folded.v[x.same[i]] = now[i];
        else *vec_push(m->a, &m->folded) = now[i], x.same[i] = known++;
        if (at != REVIEW_NONE) again[at] = true;
    }
    put_own(m, &l, again, 0);
    for (uint32_t i = 0; i < n; i++) {
        uint32_t at = standing_as(m, now[i].p.no);
        if (at == REVIEW_NONE) put_new(m, &l, &now[i]);
        else put_standing(m, &l, at), put_own(m, &l, again, at + 1);
    }
    for (uint32_t i = 0; i < list->n; i++)
        if (!l.put[i]) put_standing(m, &l, i);
    m->v->an.positions = l.all;
    m->v->positions = l.told;
}

void positions_fold(Making *m)
{
    if (!m->stale || !m->asks.fold) return;
    m->stale = false;
    events_order(m);
    Analysis an = m->v->an;
    an.positions = (PositionList){0}, an.checks = (CheckList){0};
    m->asks.fold(m->asks.ctx, m->a, &an);
    use_folded(m, &an.positions);
    m->v->an.checks = an.checks;
    Spell *now = arena_push_n(m->a, Spell, an.positions.n + 1);
    for (uint32_t i = 0; i < an.positions.n; i++) {
        now[i].p = an.positions.v[i];
        rests_on(m, &an.positions.v[i], &now[i]);
    }
    list_anew(m, now, an.positions.n);
}

void positions_put_away(Making *m)
{
    for (uint32_t i = 0; i < m->folded.n; i++) {
        const Spell *f = &m->folded.v[i];
        bool away =
            !f->away && f->machine == REVIEW_NONE && standing_as(m, f->p.no) == REVIEW_NONE && gone_of(m, f->p.no);
        if (away) *vec_push(m->a, &m->v->put_away) = f->p;
    }
}
