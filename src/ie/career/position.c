/* Spells folded from events: opened by joining, split by a new title or another kind of employment, closed by leaving
 * or by the next employer. */
#include "position_int.h"
#include <string.h>

Rc position_bind(Analyser *an, Fault *f)
{
    Rc rc = school_bind(an, f);
    if (!rc) rc = study_bind(an, f);
    return rc ? rc : around_bind(an, f);
}

typedef void (*OnEvent)(Fold *, const Event *, uint32_t);
static const OnEvent on_event[EV_COUNT] = {
    [EV_JOIN] = on_join, [EV_FOUND] = on_join, [EV_LEAVE] = on_leave, [EV_PROMOTION] = on_change,
    [EV_ROLE_CHANGE] = on_change, [EV_CONVERSION] = on_change, [EV_TRANSFER] = on_transfer, [EV_WORK] = on_work,
    [EV_CONTEXT] = on_context,
    [EV_ENROLL] = on_school, [EV_GRADUATE] = on_school, [EV_STUDY] = on_school,
    [EV_WITHDRAW] = on_withdraw,
};

/* 보건소에서 키를 쟀다: work told once, in a kind of place, at no time and as nothing: no spell. */
static bool only_passed(const Fold *fo, const Row *r)
{
    const Position *p = &r->p;
    if (p->start.n || p->end.n || p->role.n || p->employment || r->length || r->runs || r->military ||
        p->evidence.n != 1)
        return false;
    const EvCand *c = fo->cand[p->evidence.v[0]];
    return c && !c->en && c->type == EV_WORK && !c->rule->takes && (c->org_kind || c->org_school || c->org_guess);
}

/* 7월 3일에 입사한다, told in June: a job that is not begun yet. */
static bool is_ahead(const Ie *ie, const Row *r)
{
    enum { SOON = 366 };               /* days: what lies further on tells of a time of writing that is wrong */
    EdtfDay lo, hi, from, to;
    return ie->out->dct.n && r->p.start.n && edtf_bounds_str(ie->out->dct, &lo, &hi) &&
           edtf_bounds_str(r->p.start, &from, &to) && edtf_dated(hi) && edtf_dated(from) && from > hi &&
           from - hi <= SOON;
}

/* A row needs an employer, or at least what the author was there, or how employed. */
static bool keeps(const Fold *fo, const Row *r)
{
    if (is_ahead(fo->ie, r)) return false;
    if (r->p.kind == POS_WORK && only_passed(fo, r)) return false;
    if (r->p.kind == POS_EDUCATION) return r->p.org.n || r->p.role.n;
    return r->p.org.n || r->p.role.n || r->p.employment || r->military;
}

/* Events in the order of the life: by their date where they have one, else behind the event told before them. */
typedef struct Order { EdtfDay day; uint32_t event; } Order;

static bool comes_first(Order a, Order b) { return a.day < b.day || (a.day == b.day && a.event < b.event); }

/* A memoir goes forward in time but for a few looks back: what stands in order already is only looked at. */
static void life_sort(Arena *tmp, Order *o, uint32_t n)
{
    Order *to = arena_push_raw(tmp, Order, n), *from = o;
    for (uint32_t run = 1; run < n; run *= 2) {
        for (uint32_t beg = 0; beg < n; beg += 2 * run) {
            uint32_t mid = beg + run < n ? beg + run : n, end = mid + run < n ? mid + run : n, x = beg, y = mid;
            if (mid == end || comes_first(from[mid - 1], from[mid])) {
                memcpy(to + beg, from + beg, (end - beg) * sizeof *to);
                continue;
            }
            for (uint32_t k = beg; k < end; k++)
                to[k] = y == end || (x < mid && comes_first(from[x], from[y])) ? from[x++] : from[y++];
        }
        Order *swap = from;
        from = to, to = swap;
    }
    if (from != o) memcpy(o, from, n * sizeof *o);
}

/* An undated event belongs behind what was last told of its employer. */
static void same_org_day(const Ie *ie, const Order *o, uint32_t i, EdtfDay *at)
{
    enum { BACK = 64 };
    const Event *v = ie->out->events.v;
    for (uint32_t k = i; v[i].args.org.n && k-- > 0 && i - k <= BACK;) {
        if (!str_eq(v[k].args.org, v[i].args.org)) continue;
        *at = o[k].day;
        return;
    }
}

/* 지금은 …에서 일하고 있다: what goes on stands at the end. */
static bool goes_on(const EvCand *c)
{
    return c && (c->type == EV_WORK || c->type == EV_PROMOTION) && c->tail.running && !c->tail.past;
}

/* 3월에 퇴사하고 입사했다: in one breath, in the order that they are told in. 2015년 6월에 퇴직했다. 그 뒤로 2년을 더 일했다: what
 * begins where one left. */
static bool goes_over(const Fold *fo, const Event *e, const Event *next, uint32_t i)
{
    enum { SENTS = 2 };
    bool goes = next && (next->type == EV_JOIN || next->type == EV_WORK || next->type == EV_FOUND ||
                         next->type == EV_ROLE_CHANGE);
    if (!goes || !e->date.n || !fo->cand[i] || !fo->cand[i + 1]) return false;
    uint32_t here = fo->cand[i]->sent, there = fo->cand[i + 1]->sent;
    bool from = next->type == EV_WORK && str_starts(next->date, e->date) && next->date.n > e->date.n &&
                next->date.p[e->date.n] == '/';
    return from ? there >= here && there - here <= SENTS : str_eq(next->date, e->date) && here == there;
}

static Order *life_order(const Fold *fo, uint32_t n)
{
    Ie *ie = fo->ie;
    Order *o = arena_push_n(ie->tmp, Order, n + 1);
    EdtfDay last = EDTF_DAY_NONE;
    for (uint32_t i = 0; i < n; i++) {
        const Event *e = &ie->out->events.v[i];
        EdtfDay lo, hi, at = last;
        bool dated = edtf_bounds_str(e->date, &lo, &hi) && lo > EDTF_DAY_NONE && lo < EDTF_DAY_MAX;
        /* 2022-07 is when one began and left: what ends stands at the end of its date. */
        const Event *next = i + 1 < n ? e + 1 : NULL;
        bool breath = e->type == EV_LEAVE && goes_over(fo, e, next, i);
        bool ends = (e->type == EV_LEAVE || e->type == EV_GRADUATE) && hi < EDTF_DAY_MAX && !breath;
        /* In 2021 I left, worn out; then I got a job: what is told behind a date is not before what stood under it. */
        bool within = dated && !ends && last >= lo && last <= hi;
        if (dated) at = ends ? hi : lo, last = within ? last : at;
        else if (goes_on(fo->cand[i])) at = EDTF_DAY_MAX - 1;
        else same_org_day(ie, o, i, &at);
        o[i] = (Order){at, i};
    }
    life_sort(ie->tmp, o, n);
    return o;
}

static void cands_index(Fold *fo, uint32_t n)
{
    fo->cand = arena_push_n(fo->ie->tmp, const EvCand *, n + 1);
    for (uint32_t i = 0; i < fo->ie->ev.n; i++) {
        const EvCand *c = fo->ie->ev.v[i];
        if (!c->same && c->index != UINT32_MAX) fo->cand[c->index] = c;
    }
}

void position_run(Ie *ie)
{
    Fold fo = {.ie = ie};
    uint32_t n = ie->out->events.n;
    cands_index(&fo, n);
    while (fo.first_dated < n && !ie->out->events.v[fo.first_dated].date.n) fo.first_dated++;
    if (fo.first_dated == n) fo.first_dated = 0;
    const Order *order = life_order(&fo, n);
    for (uint32_t k = 0; k < n; k++) {
        uint32_t i = order[k].event;
        const Event *e = &ie->out->events.v[i];
        if (e->fact != FACT_ACTUAL || !on_event[e->type] || !fo.cand[i]) continue;
        bool aside = e->type != EV_JOIN && e->args.role.n && role_aside(ie, fo.cand[i]);
        Event plain = *e;
        plain.type = aside ? EV_WORK : e->type;
        if (aside) plain.args.role = S("");
        if (fo.cand[i]->end_said) plain.date = fo.cand[i]->date;
        if (fo.cand[i]->n_more) plain.args.org = fo.cand[i]->org;
        on_event[plain.type](&fo, &plain, i);
        if (fo.cand[i]->n_more && plain.type == EV_WORK) on_work_more(&fo, &plain, i);
    }
    for (uint32_t i = 0; i < n; i++) {
        const Event *e = &ie->out->events.v[i];
        if (e->fact == FACT_PLANNED && (e->type == EV_GRADUATE || e->type == EV_LEAVE)) on_ahead(&fo, e);
    }
    rows_fill(&fo);
    for (uint32_t i = 0; i < fo.rows.n; i++)
        if (keeps(&fo, fo.rows.v[i])) *vec_push(ie->mem, &ie->out->positions) = fo.rows.v[i]->p;
}
