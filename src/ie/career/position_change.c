/* A new title, kind of employment or place within the house splits a row, or is told by one that stands. */
#include "position_int.h"

/* A title told with the joining itself (2월 3일 입사. 공무로 직무 변경) is that of the same spell. */
static bool same_start(const Row *r, const Event *e)
{
    return r && e->date.n && str_eq(r->p.start, e->date) && !r->p.role.n;
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
bool same_role(Str a, Str b)
{
    return a.n && b.n && (str_find(a, b, 0) != SIZE_MAX || str_find(b, a, 0) != SIZE_MAX);
}

/* Assistant manager and assistant manager. */
static bool one_title(Str a, Str b)
{
    bool same = a.n == b.n && a.n > 0;
    for (size_t i = 0; same && i < a.n; i++) {
        unsigned char x = (unsigned char)a.p[i], y = (unsigned char)b.p[i];
        same = x == y || ((x | 0x20) == (y | 0x20) && (x | 0x20) >= 'a' && (x | 0x20) <= 'z');
    }
    return same;
}

/* The date of the whole stretch is not that of a title within it. */
static bool is_whole(Fold *fo, const Row *r, Str date)
{
    Str start, end;
    if (!is_interval(date)) return false;
    ends_of(fo->ie, date, &start, &end);
    return end.n && str_eq(end, r->p.end);
}

/* A row that a list gave whole, and a new title within it: two spells. */
Row *row_split(Fold *fo, Row *r, const Event *e, uint32_t i)
{
    Row *next = row_new(fo, POS_WORK, e, i);
    next->p.org = r->p.org;
    if (!next->p.team.n) next->p.team = r->p.team;
    if (!next->p.employment) next->p.employment = r->p.employment;
    if (!next->p.role.n && e->type == EV_CONVERSION) next->p.role = r->p.role;
    Str when = is_whole(fo, r, e->date) ? S("") : e->date;
    next->p.start = when;
    next->p.end = r->p.end;
    next->p.exit = r->p.exit;
    next->closed = true;
    /* I was a clerk until 2012, when they made me a supervisor: how long one is that, nobody has said */
    bool then = r->until && may_agree(e->date, r->p.end) && !date_before(e->date, r->p.end);
    next->until = r->until && !then;
    if (then) next->p.end = S(""), next->closed = false, fo->held = next;
    r->p.end = when;
    r->p.exit = CAUSE_NONE;
    return next;
}

/* A row of a list gives its last title alone; one rose to that well behind its start and before its end. */
static bool rises_within(const Row *r, const Event *e)
{
    enum { MONTHS = 3 * 31 };
    EdtfDay lo, hi, start_lo, start_hi, end_lo, end_hi;
    bool told = e->type == EV_PROMOTION && r->closed && one_title(r->p.role, e->args.role);
    return told && edtf_bounds_str(e->date, &lo, &hi) && edtf_bounds_str(r->p.start, &start_lo, &start_hi) &&
           edtf_bounds_str(r->p.end, &end_lo, &end_hi) && lo > start_hi + MONTHS && hi < end_lo;
}

/* The row of a list that names no employer: 2015.03-2017.08 Assistant branch manager, and the promotion told below it. */
static Row *listed_title(const Fold *fo, const Event *e)
{
    for (uint32_t k = fo->rows.n, last = rows_reach(fo); k-- > last;) {
        Row *r = fo->rows.v[k];
        bool one = r->p.kind == POS_WORK && !r->p.org.n && r->closed && str_eq(r->p.start, e->date);
        if (one && one_title(r->p.role, e->args.role)) return r;
    }
    return NULL;
}

/* The spell at the employer that was told last: what follows of titles is told behind it. */
static bool is_latest(const Fold *fo, const Row *r)
{
    for (uint32_t k = fo->rows.n, last = rows_reach(fo); k-- > last;)
        if (fo->rows.v[k]->p.kind == POS_WORK) return fo->rows.v[k] == r;
    return false;
}

/* 2003년부터 2021년까지 다녔다. 대리를 달고 둔산지점, 과장을 달고 본점: titles of a spell whose ends were told before, at no time of
 * their own. */
static bool rises_untold(Fold *fo, const Row *r, const Event *e)
{
    bool told =
        e->type == EV_PROMOTION && e->args.org.n && e->args.role.n && r && r->closed && r->p.end.n && !r->p.exit;
    bool whole = told && (r->start_timex != UINT32_MAX ? ie_is_range(fo->ie, r->start_timex) : r->p.role.n > 0);
    return whole && (!e->date.n || is_whole(fo, r, e->date)) && is_latest(fo, r) && !same_role(r->p.role, e->args.role);
}

/* QA 리드가 됐다. 리드를 달고 나서 …: the title held, told shorter and at no time of its own. */
static bool held_title(const Row *r, const Event *e)
{
    bool shorter = !e->date.n && e->args.role.n && e->args.role.n < r->p.role.n;
    if (!shorter || e->type != EV_PROMOTION) return false;
    Str end = str_slice(r->p.role, r->p.role.n - e->args.role.n, r->p.role.n);
    return str_eq(end, e->args.role) && r->p.role.p[r->p.role.n - e->args.role.n - 1] == ' ';
}

/* Is the change told by a row that stands already? r: the spell that is open, NULL for none. */
static bool told_before(Fold *fo, Row *r, const Event *e, uint32_t i)
{
    Row *told = e->args.org.n ? row_at(fo, POS_WORK, e->args.org, false) : NULL;
    /* to what, the text does not say; 수습을 뗐다, passed probation: one is employed as before */
    bool kind = e->args.employment && !fo->cand[i]->rule->aside;
    bool untold = r && !e->args.role.n && (e->type != EV_CONVERSION || !kind);
    bool spans = told && row_spans(told, e->date);
    bool again = r && e->type != EV_CONVERSION && (one_title(r->p.role, e->args.role) || held_title(r, e));       /* the title held, told again */
    Row *listed = e->args.org.n && e->date.n ? listed_title(fo, e) : NULL;
    if (untold) row_evidence(fo, r, i);
    else if (spans && rises_within(told, e)) {
        row_split(fo, told, e, i);
        told->p.role = S("");                               /* 사원 → 대리 2019 – 2022: the title of the end */
    }
    else if (spans && same_role(told->p.role, e->args.role)) row_evidence(fo, told, i);     /* a row of a list said so before */
    else if (listed) {
        listed->p.org = e->args.org;
        if (r && !r->closed) row_close(fo, r, e->date, CAUSE_NONE, i);
        row_evidence(fo, listed, i);
    }
    else if (rises_untold(fo, told, e)) row_split(fo, told, e, i);
    else if (spans && told->closed && e->args.role.n && (told->p.role.n || e->type == EV_PROMOTION))
        row_split(fo, told, e, i);
    else if (again || same_start(r, e)) {
        if (!again) r->p.role = e->args.role;
        row_evidence(fo, r, i);
    }
    else return false;
    return true;
}

/* What a new title leaves as it was, and how the spell before ends. */
void row_go_on(Fold *fo, Row *next, Row *r, const Event *e, uint32_t i)
{
    if (!next->p.org.n) next->p.org = r->p.org;
    next->military = r->military;
    if (!next->p.team.n) next->p.team = r->p.team;
    bool keeps = e->type == EV_PROMOTION && r->p.employment;       /* joined on a contract, made permanent and promoted */
    bool trained = r->p.employment == EMP_INTERN && next->p.role.n && e->type != EV_CONVERSION;       /* an intern no longer, with a title */
    if ((keeps || !next->p.employment) && e->type != EV_CONVERSION)
        next->p.employment = trained ? EMP_NONE : r->p.employment;
    if (!next->p.role.n && e->type == EV_CONVERSION) next->p.role = r->p.role;
    row_close(fo, r, e->date, CAUSE_NONE, i);
}

void on_change(Fold *fo, const Event *e, uint32_t i)
{
    bool trade = !e->args.org.n && e->args.role.n && e->date.n;
    /* 은행을 그만두고 2015년에 목수가 되었다: of a trade taken up where no spell is open. */
    bool anew = e->type == EV_ROLE_CHANGE && (!fo->held || fo->held->closed);
    bool apart = trade && (fo->cand[i]->rule->apart || anew);
    Row *r = e->args.org.n ? row_at(fo, POS_WORK, e->args.org, true) : fo->held;
    if (!r || r->closed) {
        Row *told = e->args.org.n ? row_at(fo, POS_WORK, e->args.org, false) : NULL;
        bool dated = e->date.n || rises_untold(fo, told, e);
        if ((!e->args.org.n && !apart) || !dated || (e->type == EV_ROLE_CHANGE && was_left(fo, e))) return;
        r = NULL;
    }
    if (told_before(fo, r, e, i)) return;
    Row *next = row_new(fo, POS_WORK, e, i);
    next->p.start = e->date;
    if (r && apart) row_close(fo, r, e->date, CAUSE_NONE, i);
    else if (r) row_go_on(fo, next, r, e, i);
    else leaves_behind(fo, next, e, i);
    fo->held = next;
}

void on_transfer(Fold *fo, const Event *e, uint32_t i)
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
    row_evidence(fo, r, i);
}
