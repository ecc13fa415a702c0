/* Spells folded from events: opened by joining, split by a new title or another kind of employment, closed by leaving
 * or by the next employer. */
#include "event_int.h"
#include <string.h>

typedef struct Row {
    Position p;
    bool     closed, parallel, military;
} Row;
typedef VEC(Row *) RowList;

typedef struct Fold { Ie *ie; RowList rows; Row *held; const EvCand **cand; } Fold;   /* cand: of each event */

Rc position_bind(Analyser *an, Fault *f)
{
    (void)an, (void)f;
    return RC_OK;
}

static Row *row_new(Fold *fo, PositionKind kind, const Event *e, uint32_t index)
{
    Row *r = arena_push(fo->ie->tmp, Row);
    r->p = (Position){.kind = kind, .org = e->args.org, .role = e->args.role, .team = e->args.team,
                      .employment = e->args.employment, .skill = e->args.skill};
    *vec_push(fo->ie->mem, &r->p.evidence) = index;
    *vec_push(fo->ie->tmp, &fo->rows) = r;
    return r;
}

/* No life has more spells than this; a text that lists as many is looked back on only so far, to stay linear. */
enum { ROWS_REACH = 128 };

static uint32_t rows_reach(const Fold *fo) { return fo->rows.n > ROWS_REACH ? fo->rows.n - ROWS_REACH : 0; }

/* The latest spell at an employer; open_only: that has no end yet. An employer that is not named is the one held. */
static Row *row_at(const Fold *fo, PositionKind kind, Str org, bool open_only)
{
    for (uint32_t i = fo->rows.n, last = rows_reach(fo); i-- > last;) {
        Row *r = fo->rows.v[i];
        if (r->p.kind == kind && str_eq(r->p.org, org) && !(open_only && r->closed)) return r;
    }
    return NULL;
}

/* No interval is without one; most dates are. */
static bool has_slash(Str date) { return date.n && memchr(date.p, '/', date.n); }

/* The two ends of a date that is a stretch: START/END, START/.. */
static void ends_of(Ie *ie, Str date, Str *start, Str *end)
{
    Edtf e;
    *start = date;
    *end = S("");
    if (!has_slash(date) || !edtf_parse(date, &e) || e.kind != EDTF_INTERVAL) return;
    Edtf from = {.kind = EDTF_POINT, .n = 1, .pt = {e.pt[0]}}, to = {.kind = EDTF_POINT, .n = 1, .pt = {e.pt[1]}};
    *start = e.pt[0].end == EDTF_END_DATE ? edtf_format(ie->mem, &from) : S("");
    *end = e.pt[1].end == EDTF_END_DATE ? edtf_format(ie->mem, &to) : e.pt[1].end == EDTF_END_OPEN ? S("..") : S("");
}

static bool is_interval(Str date)
{
    Edtf v;
    return has_slash(date) && edtf_parse(date, &v) && v.kind == EDTF_INTERVAL;
}

static bool is_stretch(const Event *e) { return e->type == EV_WORK && is_interval(e->date); }

/* Both ends are told (2005.06 ~ 2007.05, from May to July), rather than a vague time (봄, 상반기) that is an interval,
 * too. */
static bool names_both_ends(const Ie *ie, const EvCand *c)
{
    static const char *const signs[] = {"~", "\u223c", "\u2013", "\u2014", " - ", "부터", "에서", " to ", "until"};
    if (c->timex == UINT32_MAX || !is_interval(c->date)) return false;
    Str quote = doc_quote(ie->doc, ie->out->timexes.v[c->timex].span);
    for (size_t i = 0; i < COUNT_OF(signs); i++)
        if (str_find(quote, str_z(signs[i]), 0) != SIZE_MAX) return true;
    return false;
}

static void close_row(Fold *fo, Row *r, Str end, Cause exit, uint32_t index)
{
    if (!r->p.end.n) r->p.end = end;
    if (exit) r->p.exit = exit;
    r->closed = true;
    if (index != UINT32_MAX) *vec_push(fo->ie->mem, &r->p.evidence) = index;
}

static Str inferred(Ie *ie, Str date)
{
    Edtf e;
    if (!edtf_parse(date, &e)) return date;
    edtf_qualify(&e, EDTF_Q_APPROX);
    return edtf_format(ie->mem, &e);
}

/* ---------------------------------------------------------------- one event */
/* Two dates that may name one day: 2019-04 and 2019-04-01. */
static bool may_agree(Str a, Str b)
{
    EdtfDay alo, ahi, blo, bhi;
    if (str_eq(a, b)) return true;
    return edtf_bounds_str(a, &alo, &ahi) && edtf_bounds_str(b, &blo, &bhi) && alo <= bhi && blo <= ahi;
}

/* The finer of two dates that agree. */
static Str finer(Str a, Str b)
{
    EdtfDay alo, ahi, blo, bhi;
    if (!edtf_bounds_str(a, &alo, &ahi) || !edtf_bounds_str(b, &blo, &bhi)) return a.n ? a : b;
    return bhi - blo < ahi - alo ? b : a;
}

static void on_join(Fold *fo, const Event *e, uint32_t i)
{
    if (fo->cand[i]->rule->military) {
        Row *r = row_new(fo, POS_WORK, e, i);
        if (names_both_ends(fo->ie, fo->cand[i])) ends_of(fo->ie, e->date, &r->p.start, &r->p.end);
        else r->p.start = e->date;
        r->military = true;
        fo->held = r;
        return;
    }
    Row *old = e->args.org.n ? row_at(fo, POS_WORK, e->args.org, true) : NULL, *past = NULL;
    /* Told again without a date, or with the same one, it is no second joining. */
    if (!old && e->args.org.n) past = row_at(fo, POS_WORK, e->args.org, false);
    if (past && (!e->date.n || may_agree(past->p.start, e->date))) {
        if (e->date.n) past->p.start = finer(past->p.start, e->date);
        if (!past->p.role.n) past->p.role = e->args.role;
        if (!past->p.employment) past->p.employment = e->args.employment;
        *vec_push(fo->ie->mem, &past->p.evidence) = i;
        return;
    }
    if (old && (!old->p.start.n || !e->date.n || may_agree(old->p.start, e->date))) {
        if (e->date.n) old->p.start = finer(old->p.start, e->date);
        if (!old->p.role.n) old->p.role = e->args.role;
        if (!old->p.team.n) old->p.team = e->args.team;
        if (!old->p.employment) old->p.employment = e->args.employment;
        *vec_push(fo->ie->mem, &old->p.evidence) = i;
        fo->held = old;
        return;
    }
    if (!e->args.org.n && !e->args.role.n && !e->date.n && !e->args.employment) return;
    Row *before = fo->held;
    Row *r = row_new(fo, POS_WORK, e, i);
    r->p.start = e->date;
    /* Straight over: the spell before ends where this one begins. */
    if (before && !before->closed && !before->parallel && e->date.n)
        close_row(fo, before, inferred(fo->ie, e->date), CAUSE_NONE, i);
    fo->held = r;
}

static Str range_text(const Ie *ie, Range r)
{
    return r.end ? doc_nfc_utf8(ie->mem, ie->doc, doc_span(ie->doc, r.beg, r.end)) : S("");
}

static Row *school_row(const Fold *fo, Str school, Str course)
{
    for (uint32_t k = fo->rows.n, last = rows_reach(fo); k-- > last;) {
        Row *x = fo->rows.v[k];
        if (x->p.kind != POS_EDUCATION || x->closed) continue;
        bool same = school.n ? str_eq(x->p.org, school) : !course.n || str_eq(x->p.role, course) || !x->p.role.n;
        if (same) return x;
    }
    return NULL;
}

static Row *military_row(const Fold *fo)
{
    for (uint32_t i = fo->rows.n, last = rows_reach(fo); i-- > last;)
        if (fo->rows.v[i]->military && !fo->rows.v[i]->closed) return fo->rows.v[i];
    return NULL;
}

static void on_leave(Fold *fo, const Event *e, uint32_t i)
{
    if (fo->cand[i]->org_school && school_row(fo, e->args.org, S(""))) {
        close_row(fo, school_row(fo, e->args.org, S("")), e->date, e->args.cause, i);
        return;
    }
    bool military = fo->cand[i]->rule->military;
    Row *r = military ? military_row(fo) : e->args.org.n ? row_at(fo, POS_WORK, e->args.org, true) : fo->held;
    if (!r && e->args.org.n) r = row_at(fo, POS_WORK, e->args.org, false);
    bool told = e->date.n || !fo->cand[i]->org_kind;           /* a kind of place, at no time, is no spell */
    if (!r && ((e->args.org.n && told) || military)) r = row_new(fo, POS_WORK, e, i);
    if (!r) return;
    if (r->closed && r->p.end.n) {
        if (e->date.n && may_agree(r->p.end, e->date)) r->p.end = finer(r->p.end, e->date);
        if (!r->p.exit) r->p.exit = e->args.cause;
        return;
    }
    Str start, end = e->date;
    if (names_both_ends(fo->ie, fo->cand[i])) ends_of(fo->ie, e->date, &start, &end);
    close_row(fo, r, end, e->args.cause, i);
}

/* A title told with the joining itself (2월 3일 입사. 공무로 직무 변경) is that of the same spell. */
static bool same_start(const Row *r, const Event *e)
{
    return r && e->date.n && str_eq(r->p.start, e->date) && !r->p.role.n;
}

static bool spans(const Row *r, Str date)
{
    EdtfDay lo, hi, beg, end, unused;
    return edtf_bounds_str(date, &lo, &hi) && edtf_bounds_str(r->p.start, &beg, &unused) &&
           edtf_bounds_str(r->p.end, &unused, &end) && beg <= hi && lo <= end;
}

/* Whoever has left an employer is not promoted there later: made redundant in June, retrained in autumn. */
static bool was_left(const Fold *fo, const Event *e)
{
    const Row *r = row_at(fo, POS_WORK, e->args.org, false);
    EdtfDay lo, hi, end_lo, end_hi;
    return r && r->closed && edtf_bounds_str(r->p.end, &end_lo, &end_hi) && edtf_bounds_str(e->date, &lo, &hi) &&
           lo > end_hi;
}

/* 대리 and 해외영업팀 대리: one title, told shorter. */
static bool same_role(Str a, Str b)
{
    return a.n && b.n && (str_find(a, b, 0) != SIZE_MAX || str_find(b, a, 0) != SIZE_MAX);
}

/* A row that a list gave whole, and a new title within it: two spells. */
static void split_row(Fold *fo, Row *r, const Event *e, uint32_t i)
{
    Row *next = row_new(fo, POS_WORK, e, i);
    next->p.org = r->p.org;
    if (!next->p.team.n) next->p.team = r->p.team;
    if (!next->p.employment) next->p.employment = r->p.employment;
    next->p.start = e->date;
    next->p.end = r->p.end;
    next->p.exit = r->p.exit;
    next->closed = true;
    r->p.end = e->date;
    r->p.exit = CAUSE_NONE;
}

static void on_change(Fold *fo, const Event *e, uint32_t i)
{
    Row *r = e->args.org.n ? row_at(fo, POS_WORK, e->args.org, true) : fo->held;
    if (!r || r->closed) {
        if (!e->args.org.n || !e->date.n || (e->type == EV_ROLE_CHANGE && was_left(fo, e))) return;
        r = NULL;
    }
    Row *told = e->args.org.n ? row_at(fo, POS_WORK, e->args.org, false) : NULL;
    if (told && same_role(told->p.role, e->args.role) && spans(told, e->date)) {
        *vec_push(fo->ie->mem, &told->p.evidence) = i;              /* the row of a list said so before */
        return;
    }
    if (told && told->closed && e->args.role.n && told->p.role.n && spans(told, e->date)) {
        split_row(fo, told, e, i);
        return;
    }
    if (same_start(r, e)) {
        r->p.role = e->args.role;
        *vec_push(fo->ie->mem, &r->p.evidence) = i;
        return;
    }
    Row *next = row_new(fo, POS_WORK, e, i);
    next->p.start = e->date;
    if (r) {
        if (!next->p.org.n) next->p.org = r->p.org;
        if (!next->p.team.n) next->p.team = r->p.team;
        if (!next->p.employment && e->type != EV_CONVERSION) next->p.employment = r->p.employment;
        if (!next->p.role.n && e->type == EV_CONVERSION) next->p.role = r->p.role;
        close_row(fo, r, e->date, CAUSE_NONE, i);
    }
    fo->held = next;
}

static void on_transfer(Fold *fo, const Event *e, uint32_t i)
{
    bool serving = fo->held && fo->held->military && !fo->held->closed;
    Row *r = serving ? fo->held : e->args.org.n ? row_at(fo, POS_WORK, e->args.org, true) : fo->held;
    const EvCand *c = fo->cand[i];
    if (!r && c->org_own && !c->org_kind && fo->held && !fo->held->closed) {
        Row *from = fo->held;                              /* another school, another office: a spell of its own */
        on_join(fo, e, i);
        if (from != fo->held && !from->p.end.n) from->p.end = e->date;
        return;
    }
    if (!r) return;
    if (e->args.team.n) r->p.team = e->args.team;
    *vec_push(fo->ie->mem, &r->p.evidence) = i;
}

/* I had worked there since 2016. */
static bool is_since(const Fold *fo, uint32_t i)
{
    uint32_t t = fo->cand[i]->timex;
    return t != UINT32_MAX && fo->ie->tx.v[t].rel == REL_SINCE;
}

static void on_work(Fold *fo, const Event *e, uint32_t i)
{
    if (!e->args.org.n && !(e->args.role.n && is_stretch(e))) return;
    Row *r = row_at(fo, POS_WORK, e->args.org, false);
    if (!r) {
        r = row_new(fo, POS_WORK, e, i);
        if (is_stretch(e)) ends_of(fo->ie, e->date, &r->p.start, &r->p.end);
        else if (is_since(fo, i)) r->p.start = e->date;
        r->closed = r->p.end.n > 0 && !str_eq(r->p.end, S(".."));
        r->parallel = !r->p.start.n;
        if (!r->parallel && !r->closed) fo->held = r;
        return;
    }
    if (!r->p.role.n) r->p.role = e->args.role;
    if (!r->p.team.n) r->p.team = e->args.team;
    *vec_push(fo->ie->mem, &r->p.evidence) = i;
}

/* An undated mention of a school or course that has its row recalls it. */
static bool was_told(const Fold *fo, Str school, Str course)
{
    for (uint32_t k = 0; k < fo->rows.n; k++) {
        const Position *p = &fo->rows.v[k]->p;
        if (p->kind != POS_EDUCATION) continue;
        if ((school.n && str_eq(p->org, school)) || (!school.n && (!course.n || str_eq(p->role, course)))) return true;
    }
    return false;
}

static void on_school(Fold *fo, const Event *e, uint32_t i)
{
    const Found *f = &fo->cand[i]->found;
    Str school = range_text(fo->ie, f->school), course = range_text(fo->ie, f->course);
    bool enters = e->type == EV_ENROLL || e->type == EV_GRADUATE;
    if (!enters && (!school.n || !e->date.n)) return;
    Row *r = school_row(fo, school, course);
    if (!r && e->type == EV_ENROLL && !school.n && !course.n) return;
    if (!r && !e->date.n && was_told(fo, school, course)) return;
    if (!r) {
        r = row_new(fo, POS_EDUCATION, e, i);
        r->p.org = school;
        r->p.role = course;
        r->p.team = S("");
        r->p.employment = EMP_NONE;
    } else {
        if (!r->p.role.n) r->p.role = course;
        *vec_push(fo->ie->mem, &r->p.evidence) = i;
    }
    if (e->type == EV_ENROLL && !r->p.start.n) r->p.start = e->date;
    if (!enters && !r->p.start.n) ends_of(fo->ie, e->date, &r->p.start, &r->p.end);
    Str start = r->p.start, end = e->date;
    if (e->type == EV_GRADUATE && names_both_ends(fo->ie, fo->cand[i])) ends_of(fo->ie, e->date, &start, &end);
    if (e->type == EV_GRADUATE) r->p.start = start, close_row(fo, r, end, CAUSE_NONE, UINT32_MAX);
}

typedef void (*OnEvent)(Fold *, const Event *, uint32_t);
static const OnEvent on_event[EV_COUNT] = {
    [EV_JOIN] = on_join, [EV_FOUND] = on_join, [EV_LEAVE] = on_leave, [EV_PROMOTION] = on_change,
    [EV_ROLE_CHANGE] = on_change, [EV_CONVERSION] = on_change, [EV_TRANSFER] = on_transfer, [EV_WORK] = on_work,
    [EV_ENROLL] = on_school, [EV_GRADUATE] = on_school, [EV_STUDY] = on_school,
};

/* ---------------------------------------------------------------- the end */
/* The last spell that nothing closed goes on at the time of writing. */
static void still_there(Fold *fo)
{
    Row *r = fo->held;
    if (r && !r->closed && !r->p.end.n && fo->ie->out->dct.n) r->p.end = S("..");
}

/* A row needs an employer, or at least what the author was there, or how employed. */
static bool keeps(const Row *r)
{
    if (r->p.kind == POS_EDUCATION) return r->p.org.n || r->p.role.n || r->p.start.n || r->p.end.n;
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

static Order *life_order(Ie *ie, uint32_t n)
{
    Order *o = arena_push_n(ie->tmp, Order, n + 1);
    EdtfDay last = EDTF_DAY_NONE;
    for (uint32_t i = 0; i < n; i++) {
        const Event *e = &ie->out->events.v[i];
        EdtfDay lo, hi, at = last;
        bool dated = edtf_bounds_str(e->date, &lo, &hi) && lo > EDTF_DAY_NONE && lo < EDTF_DAY_MAX;
        /* 2022-07 is when one began and left: what ends stands at the end of its date. */
        bool ends = (e->type == EV_LEAVE || e->type == EV_GRADUATE) && hi < EDTF_DAY_MAX;
        if (dated) at = last = ends ? hi : lo;
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
    const Order *order = life_order(ie, n);
    for (uint32_t k = 0; k < n; k++) {
        uint32_t i = order[k].event;
        const Event *e = &ie->out->events.v[i];
        if (e->fact == FACT_ACTUAL && on_event[e->type]) on_event[e->type](&fo, e, i);
    }
    still_there(&fo);
    for (uint32_t i = 0; i < fo.rows.n; i++)
        if (keeps(fo.rows.v[i])) *vec_push(ie->mem, &ie->out->positions) = fo.rows.v[i]->p;
}
