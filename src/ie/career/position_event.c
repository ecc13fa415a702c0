/* Joining opens a row, leaving closes it. */
#include "position_int.h"

void row_take(Fold *fo, Row *r, const Event *e, uint32_t i)
{
    if (!r->p.role.n) r->p.role = e->args.role;
    if (!r->p.team.n) r->p.team = e->args.team;
    if (!r->p.employment) r->p.employment = e->args.employment;
    row_evidence(fo, r, i);
}

/* 2008년에 입학해 군대를 다녀오고: the date is that of what was told before it. */
static bool dated_before(const Fold *fo, uint32_t i)
{
    const EvCand *c = fo->cand[i], *before = c->number ? fo->ie->ev.v[c->number - 1] : NULL;
    return before && before->sent == c->sent && c->timex != UINT32_MAX && before->timex == c->timex;
}

static void join_force(Fold *fo, const Event *e, uint32_t i)
{
    Row *r = row_new(fo, POS_WORK, e, i);
    bool served = fo->cand[i]->rule->back;                 /* 군대를 다녀왔다: there and back */
    if (served && dated_before(fo, i)) r->p.start = S("");
    else if (names_both_ends(fo->ie, fo->cand[i])) ends_of(fo->ie, fo->cand[i]->date, &r->p.start, &r->p.end);
    else r->p.start = e->date;
    r->military = true;
    if (!r->p.employment) r->p.employment = EMP_MILITARY;
    if (!r->p.role.n) r->p.role = service_post(fo->ie, fo->cand[i]);
    r->start_timex = fo->cand[i]->timex;
    r->closed = served;
    fo->held = r;
}

/* A person says of the joining or of the work there that it was at another time: it is one spell all the same. */
static bool same_said(const Fold *fo, const Row *r, const Event *e, const EvCand *c)
{
    const EvCand *opened = r->p.evidence.n ? fo->cand[r->p.evidence.v[0]] : NULL;
    bool said = opened && opened->type == EV_WORK && (c->date_said || opened->date_said) && !(c->flags & EVF_AGAIN);
    return said && row_spans(r, e->date);
}

/* The row of an earlier mention: told again without a date, or with the same one, it is no second joining. */
static Row *joined_before(Fold *fo, const Event *e, const EvCand *c)
{
    Row *old = e->args.org.n ? row_at(fo, POS_WORK, e->args.org, true) : NULL;
    bool may = old && (!old->p.start.n || !e->date.n || may_agree(old->p.start, e->date));
    if (old) return may || same_said(fo, old, e, c) ? old : NULL;
    Row *past = e->args.org.n ? row_at(fo, POS_WORK, e->args.org, false) : NULL;
    return past && (!e->date.n || may_agree(past->p.start, e->date)) ? past : NULL;
}

/* Nobody joins where one is: what tells of it says nothing new, unless as what or how employed one is from then on. */
static bool is_there(const Fold *fo, const Event *e, const EvCand *c)
{
    const Row *r = fo->held;
    bool open = r && r->p.kind == POS_WORK && !r->closed && !r->p.end.n && !r->once && r->p.start.n && e->date.n &&
                !r->p.employment;
    bool same =
        open && e->args.org.n && str_eq(r->p.org, e->args.org) && !(c->flags & EVF_AGAIN) && !e->args.employment;
    return same && date_before(r->p.start, e->date) && (!e->args.role.n || same_role(r->p.role, e->args.role));
}

static bool roles_agree(const Row *r, const Event *e)
{
    return !e->args.role.n || !r->p.role.n || same_role(r->p.role, e->args.role);
}

/* 공중방역수의사로 3년을 살았다. 배치받은 곳이 가축위생연구소였다: where the spell was that was told just before, at no other time. */
static Row *named_late(const Fold *fo, const Event *e, const EvCand *c)
{
    enum { SENTS = 2 };
    Row *r = fo->rows.n ? fo->rows.v[fo->rows.n - 1] : NULL;
    bool unnamed = r && r->p.kind == POS_WORK && !r->p.org.n && r->p.role.n && r->p.start.n && r->p.evidence.n;
    const EvCand *told = unnamed && e->args.org.n && c->org_own ? fo->cand[r->p.evidence.v[r->p.evidence.n - 1]] : NULL;
    bool near = told && told->sent <= c->sent && c->sent - told->sent <= SENTS && told->beg < c->beg;
    return near && (!e->date.n || str_eq(e->date, r->p.start)) && roles_agree(r, e) && !e->args.employment ? r : NULL;
}

/* 3월 2일에 입사했다, of the house where one has been since that day. */
static Row *unnamed_again(const Fold *fo, const Event *e)
{
    Row *r = fo->held;
    bool open = r && r->p.kind == POS_WORK && r->p.org.n && !r->closed && r->p.start.n && e->date.n && !e->args.org.n;
    return open && may_agree(r->p.start, e->date) && roles_agree(r, e) && !e->args.employment ? r : NULL;
}

void on_join(Fold *fo, const Event *e, uint32_t i)
{
    const EvCand *c = fo->cand[i];
    if (!c->rule->military && is_there(fo, e, c)) return;
    Row *late = c->rule->military ? NULL : named_late(fo, e, c), *again = late ? late : unnamed_again(fo, e);
    if (again && !c->rule->military) {
        if (late) again->p.org = e->args.org;
        else again->p.start = finer(again->p.start, e->date);
        row_take(fo, again, e, i);
        return;
    }
    /* 산업기능요원으로 복무했다: served where one works, if one works; else it is a service as others are. */
    bool posted = c->rule->military && e->args.employment == EMP_RESEARCH;
    bool here = fo->held && (!e->args.org.n || str_eq(e->args.org, fo->held->p.org)) && !fo->held->closed;
    if (posted && here) {
        if (names_both_ends(fo->ie, c) && !fo->held->p.start.n) {
            ends_of(fo->ie, c->date, &fo->held->p.start, &fo->held->p.end);
            fo->held->closed = fo->held->p.end.n > 0;
        }
        row_take(fo, fo->held, e, i);
        return;
    }
    if (c->rule->military && !(posted && e->args.org.n)) {
        join_force(fo, e, i);
        return;
    }
    Row *old = joined_before(fo, e, c);
    /* got work there as a clerk; went back there in 2013: another spell */
    bool anew = old && c->flags & EVF_AGAIN && e->date.n && !str_eq(old->p.start, e->date) && old->p.evidence.n;
    if (anew) old->closed = true;
    if (old && !anew) {
        bool agree = !old->p.start.n || may_agree(old->p.start, e->date);
        if (e->date.n && (agree || c->date_said)) old->p.start = agree ? finer(old->p.start, e->date) : e->date;
        row_take(fo, old, e, i);
        if (!old->closed) fo->held = old;
        return;
    }
    if (!e->args.org.n && !e->args.role.n && !e->date.n && !e->args.employment) return;
    Row *before = fo->held;
    bool last = c->en && is_until(fo, i) && before && !before->closed && !before->p.end.n;
    if (last && !e->args.role.n && (!e->args.org.n || str_eq(e->args.org, before->p.org))) {
        row_close(fo, before, e->date, CAUSE_NONE, i);     /* I was on the payroll until the end of February */
        return;
    }
    Row *r = row_new(fo, POS_WORK, e, i);
    r->p.start = e->date;
    r->start_timex = c->timex;
    r->length = c->spans;
    r->spent = c->spent;
    r->runs = c->en && is_perfect(fo->ie, c);              /* since May I've been with … */
    if (names_both_ends(fo->ie, c)) ends_of(fo->ie, c->date, &r->p.start, &r->p.end);
    if (c->en && is_until(fo, i)) r->p.start = S(""), r->p.end = e->date;       /* went back as a consultant until 2017 */
    if (!r->p.end.n) r->p.end = until_told(fo->ie, c, r->p.start);
    r->closed = r->p.end.n && !str_eq(r->p.end, S(".."));
    /* Straight over: the spell before ends where this one begins; not before what is done beside it. */
    bool beside = e->args.employment == EMP_PART_TIME;
    bool ended = before && !before->closed && !before->parallel && !before->runs && !str_eq(before->p.end, S(".."));
    if (ended && r->p.start.n && !beside) {
        row_close(fo, before, inferred(fo->ie, r->p.start), CAUSE_NONE, i);
        before->over = true;
    }
    if (!beside || !before || before->closed) fo->held = r;
}

/* The service under way; or one whose length had it end then: 3년을 살았다. 2017년 4월에 소집해제. */
static Row *military_row(const Fold *fo, Str date)
{
    for (uint32_t i = fo->rows.n, last = rows_reach(fo); i-- > last;) {
        Row *r = fo->rows.v[i];
        if (r->military && (!r->closed || r->over || (r->p.end.n && may_agree(r->p.end, date)))) return r;
    }
    return NULL;
}

/* 2015년 10월에 입사해 4년을 다니고 퇴사했다: the date is that of the joining alone. */
static bool borrows_date(const Row *r, const Event *e, const EvCand *c, const EvCand *opened)
{
    bool shared = e->date.n && c->timex != UINT32_MAX && c->timex == r->start_timex;
    return shared && opened->sent == c->sent && opened->beg < c->beg;
}

/* 구조조정으로 회사를 나왔다: what befell the employer, told in the same sentence before it, is the cause. */
static Cause cause_of(const Fold *fo, const Row *r, const Event *e, uint32_t i)
{
    const EvCand *c = fo->cand[i], *before = i ? fo->cand[i - 1] : NULL;
    if (e->args.cause) return e->args.cause;
    bool told = before && before->type == EV_CONTEXT && before->sent == c->sent && before->fact == FACT_ACTUAL &&
                before->beg < c->beg && before->org.n && !before->rule->invite;
    bool own = c->rule->military || e->args.employment == EMP_FOUNDER || (r && r->p.employment == EMP_FOUNDER);
    return told ? CAUSE_LAYOFF : own ? CAUSE_NONE : cause_around(fo, i);
}

static Row *left_row(Fold *fo, const Event *e, uint32_t i)
{
    const EvCand *c = fo->cand[i];
    bool posted = fo->held && fo->held->p.employment == EMP_RESEARCH &&
                  (!fo->held->closed || str_eq(e->args.org, fo->held->p.org));
    Row *served = c->rule->military ? military_row(fo, e->date) : NULL;
    if (c->rule->military && (posted || served || !c->en)) return posted ? fo->held : served;
    Row *r = e->args.org.n ? row_at(fo, POS_WORK, e->args.org, true) : fo->held;
    return r || !e->args.org.n ? r : row_at(fo, POS_WORK, e->args.org, false);
}

/* Later, but no more than a few years. */
static bool ends_soon(Str a, Str b)
{
    enum { YEARS = 3 * 366 };
    EdtfDay lo, hi, next_lo, next_hi;
    return edtf_bounds_str(a, &lo, &hi) && edtf_bounds_str(b, &next_lo, &next_hi) && next_lo > hi &&
           next_hi - hi < YEARS;
}

/* The contract ended, and in the same month one was kept on. */
static Row *kept_on(Fold *fo, const Event *e, uint32_t i, Row *r)
{
    const Event *opened = r && r->p.evidence.n ? &fo->ie->out->events.v[r->p.evidence.v[0]] : NULL;
    bool kept = opened && opened->type == EV_CONVERSION && r->p.evidence.v[0] > i && str_eq(opened->date, e->date);
    return kept ? NULL : r;
}

/* 2001년에 대학에 입학했지만 1년 만에 그만뒀다: what was entered in the same breath, where one works nowhere. */
static bool leaves_course(const Fold *fo, const Event *e, uint32_t i)
{
    const EvCand *c = fo->cand[i], *before = i ? fo->cand[i - 1] : NULL;
    bool entered = before && before->type == EV_ENROLL && before->fact == FACT_ACTUAL && before->sent == c->sent &&
                   before->beg < c->beg;
    return entered && !e->args.org.n && !c->found.employer.end && (!fo->held || fo->held->closed);
}

void on_leave(Fold *fo, const Event *e, uint32_t i)
{
    const EvCand *c = fo->cand[i];
    if ((c->org_school || c->rule->school || leaves_course(fo, e, i)) && school_left(fo, e, i)) return;
    if (c->rule->school) return;
    Row *r = left_row(fo, e, i);
    /* A kind of place, at no time, is no spell; nor is one that only the story says was left. */
    bool told = (e->date.n || !c->org_kind) && c->org_own;
    if (!r && ((e->args.org.n && told) || c->rule->military)) {
        r = row_new(fo, POS_WORK, e, i);
        r->military = c->rule->military;
        Str end;                                        /* 2006.03 – 2008.01 육군 병장 제대 */
        if (c->end_said) ends_of(fo->ie, c->date, &r->p.start, &end);
        else if (c->timex != UINT32_MAX && ie_is_range(fo->ie, c->timex))
            ends_of(fo->ie, fo->ie->out->timexes.v[c->timex].value, &r->p.start, &end);
    }
    if (!kept_on(fo, e, i, r)) return;
    if (c->rule->military && r->military) {
        if (c->found.rank.end && c->role.n) r->p.role = c->role;      /* the rank at the end */
        if (!r->p.employment) r->p.employment = EMP_MILITARY;
        if (!r->p.role.n) r->p.role = service_post(fo->ie, c);
    }
    if (!r->length) r->length = length_told(fo->ie, c, true);
    const EvCand *before = i ? fo->cand[i - 1] : NULL;
    bool served = r->military && before && before->type == EV_WORK && before->sent == c->sent;
    if (served && !r->length) r->length = length_told(fo->ie, before, false);      /* 부사관으로 6년을 근무하고 전역했다 */
    bool later = r->until && e->date.n && date_before(r->p.end, e->date);
    if (later || (r->over && e->date.n)) r->p.end = S(""), r->over = r->until = false;     /* the day itself is told after all */
    if (r->closed && r->p.end.n) {
        bool season = !r->p.exit && !r->p.employment && str_eq(r->p.start, r->p.end) && ends_soon(r->p.end, e->date);
        if (season) r->p.end = e->date;                 /* 그해 여름에는 약국에서 일했다. … 4월에 그만뒀다 */
        if (e->date.n && may_agree(r->p.end, e->date)) r->p.end = finer(r->p.end, e->date);
        if (!r->p.exit) r->p.exit = cause_of(fo, r, e, i);
        return;
    }
    Str start, end = borrows_date(r, e, c, fo->cand[r->p.evidence.v[0]]) ? S("") : e->date;
    if (names_both_ends(fo->ie, c)) ends_of(fo->ie, c->date, &start, &end);
    row_close(fo, r, end, cause_of(fo, r, e, i), i);
}
