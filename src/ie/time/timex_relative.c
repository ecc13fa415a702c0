/* Steps of words that count from elsewhere: relative years to days, determiners, ordinals, weekdays, bare units. */
#include "mark.h"
#include "timex_int.h"

void eval_det(Eval *e, uint8_t unit)
{
    if (!e->det) return;
    e->p.det = e->det->from;
    if (unit == TU_NONE) {
        e->p.pick = e->det->v < 0 ? PICK_LAST : e->det->v > 0 ? PICK_NEXT : PICK_THIS;
        e->p.from = e->det->from;
        e->p.shift = e->det->v;
    } else {
        e->p.unit = unit;
        e->p.from = e->det->from;
        e->p.shift = e->det->v;
    }
    e->det = NULL;
}

/* 월요일에, 월요일과 수요일 사이, 월요일 오전, 월요일 10시, 월요일이나 화요일: the weekday is a time. */
static bool stands_weekday(const Eval *e, const Atom *a)
{
    const TimeScan *s = e->s;
    const Atom *next = e->at + e->n;
    if (edge_at_particle(s, a->end) || eval_hour_follows(s, a->end)) return true;
    if (next + 1 < s->at + s->n && next->cls == AT_or && next[1].cls == AT_wday) return true;
    bool listed = a >= s->at + 3 && a[-1].cls == AT_comma && a[-2].cls == AT_wday && a[-3].cls == AT_rw;
    if (listed) return true;                                                        /* 다음 주 수요일, 목요일 이틀 동안 */
    Edge g = edge_after(s, a->end, true);
    return g.between || g.rel == REL_AT;
}

static bool step_wday(Eval *e, const Atom *a)
{
    e->p.wday = a->def->v;
    /* A weekday alone wants its capital letter in English, in Korean a particle that makes it a time. */
    bool korean = e->s->ie->doc->cls[a->beg] == CH_HANGUL;
    bool whole = time_stands_alone(e->s->ie->doc) && a->first;                  /* a text that begins with it, and no more */
    bool listed = a > e->s->at + 1 && a[-1].cls == AT_or && a[-2].cls == AT_wday;             /* Mon or Tue */
    bool alone = e->n > 1 || e->det || whole || listed ||
                 (korean ? stands_weekday(e, a) : !a->def->weak || (e->s->before_prep && !a->def->verb));
    if (!alone) return false;
    if (e->ord) {
        e->p.nth = e->ord->v;
        e->p.nth_unit = TU_DAY;
        e->ord = NULL;
    }
    if (e->det && e->det->recent) {
        e->p.pick = PICK_LAST;
        e->det = NULL;
    }
    if (e->det && e->det->coming) {
        e->p.pick = PICK_NEXT;
        e->det = NULL;
    }
    if (e->det) eval_det(e, TU_WEEK);
    return true;
}

static bool step_wd1(Eval *e, const Atom *a)
{
    e->p.wday = a->def->v;
    return true;
}

/* "주말에 비어 있나요?", "주말에 만났다.": alone, the next one is meant, or the last. In a story it is any. */
static bool weekend_asked(const Eval *e, const Atom *a)
{
    const Doc *d = e->s->ie->doc;
    bool glued = d->cls[a->end] == CH_HANGUL;
    if (d->cls[a->beg] != CH_HANGUL || !time_stands_alone(d) || !a->first) return false;
    return !glued || (is_mark(e->s->ie, MK_AT, d->ch[a->end]) && d->cls[a->end + 1] == CH_SPACE);
}

static bool step_weekend(Eval *e, const Atom *a)
{
    e->p.weekend = true;
    if (e->n == 1 && !weekend_asked(e, a)) return false;
    if (e->n == 1) e->p.unit = TU_WEEK, e->p.from = FROM_ANY;
    if (e->ord) {
        e->p.nth = e->ord->v;
        e->p.nth_unit = TU_WEEKEND;
        e->ord = NULL;
    }
    bool holds_day = !e->ord && !e->det && e->i + 1 < e->n && a[1].cls == AT_of;          /* the weekend of 3 March */
    if (holds_day || e->p.holiday) e->p.week_of = true;                                   /* Labor Day weekend */
    eval_det(e, TU_WEEK);
    return true;
}

static bool relative(Eval *e, const Atom *a, uint8_t unit)
{
    if (e->p.unit && e->p.unit != unit) {
        /* 작년 이맘때, 지난주 주말: the finer one rests on the coarser one only where that makes sense. */
        return false;
    }
    e->p.unit = unit;
    e->p.shift = a->def->v;
    e->p.from = a->def->from;
    e->p.near_next = a->def->near_next;
    return true;
}

static bool step_ry(Eval *e, const Atom *a)
{
    if (a->def->needs && e->n == 1 && !edge_has_particle(e->s, a->end)) return false;
    if (a->def->near_next && a > e->s->at && a[-1].cls == AT_nyeon) return false;                  /* 2018년 새해 */
    return relative(e, a, TU_YEAR);
}

static bool step_rm(Eval *e, const Atom *a)
{
    if (a->def->needs && e->n == 1 && !edge_at_particle(e->s, a->end)) return false;
    if (e->p.unit == TU_YEAR && a->def->v == 0 && !e->p.month) return e->p.same_month = true;          /* 작년 같은 달 */
    return relative(e, a, TU_MONTH);
}

static bool step_rw(Eval *e, const Atom *a) { return relative(e, a, TU_WEEK); }
static bool step_rd(Eval *e, const Atom *a)
{
    if (e->p.unit == TU_YEAR && a->def->v == 0 && !e->p.month && !e->p.day) return e->p.same_day = true;    /* 내년 오늘 */
    if (e->p.day > 0 && a->def->v && a->def->from == FROM_STORY) return false;         /* 한글날 | 다음 날 */
    return relative(e, a, TU_DAY);
}

static bool step_rq(Eval *e, const Atom *a) { return relative(e, a, TU_QUARTER); }

/* 다음 주말 is two days, 다음 주 말 the end of the week. */
static bool step_rwe(Eval *e, const Atom *a)
{
    const Doc *d = e->s->ie->doc;
    if (is_mark(e->s->ie, MK_END_OF, d->ch[a->end - 1]) && d->cls[a->end - 2] == CH_SPACE) e->p.part = 3;
    else e->p.weekend = true;
    return relative(e, a, TU_WEEK);
}

static bool step_det(Eval *e, const Atom *a)
{
    if (e->det) return false;
    if (a->def->v == -1 && a > e->s->at && a[-1].cls == AT_poss && a[-1].def->v) return false; /* my last week there */
    /* "the last week of July" counts within July; "last week" counts from now. */
    /* last week on Wednesday, last week's Sunday */
    bool on_day = e->i + 3 < e->n && a[3].cls == AT_wday;
    bool within = e->i + 2 < e->n && ((a[2].cls == AT_of && !a[2].def->v) || a[2].cls == AT_prep) && !on_day;
    if (a->def->v == -1 && within) {
        e->ord = a;
        return true;
    }
    e->det = a->def;
    return true;
}

/* "March 21st" is a day, "12월 첫째 주" is no day of December. */
static bool unit_follows(const Eval *e)
{
    static const bool units[AT_COUNT] = {[AT_wk] = true, [AT_wday] = true, [AT_weekend] = true, [AT_dy] = true,
        [AT_mo] = true, [AT_yr] = true, [AT_quarter] = true, [AT_halfw] = true};
    return e->i + 1 < e->n && units[e->at[e->i + 1].cls];
}

static bool step_ord(Eval *e, const Atom *a)
{
    enum { NTH_MAX = 5 };                                 /* "nov 20th sunday": no month has so many Sundays */
    if (e->p.month && !e->p.day && (!unit_follows(e) || a->v > NTH_MAX)) {
        e->p.day = a->v;
        return a->v >= 1 && a->v <= 31;
    }
    e->ord = a;
    return true;
}

/* A unit behind an ordinal (first week), a determiner (last year) or the (end of the year). */
static bool unit_step(Eval *e, uint8_t unit)
{
    enum { ABBR = 3 };                                                                          /* yrs, mos */
    if (e->det) {
        const Doc *d = e->s->ie->doc;
        const Atom *u = &e->at[e->i];
        if (d->ch[u->end - 1] == 's' && u->end > u->beg + ABBR) return false;                       /* coming months */
        eval_det(e, unit);
        return true;
    }
    if (e->ord && e->ord + 1 == &e->at[e->i]) {         /* the first of the month is a day, the first month none */
        e->p.nth = e->ord->v;
        e->p.nth_unit = unit;
        e->ord = NULL;
        return true;
    }
    if (e->pend && unit == TU_WEEK) {
        e->p.nth = eval_pend(e)->v;
        e->p.nth_unit = unit;
        return e->p.nth >= 1 && e->p.nth <= (e->p.month || e->p.unit == TU_MONTH ? 5 : 53);
    }
    if (e->p.unit) return false;
    e->p.unit = unit;
    e->p.from = FROM_ANY;
    return true;
}

static bool step_u_year(Eval *e, const Atom *a) { (void)a; return unit_step(e, TU_YEAR); }
static bool step_u_month(Eval *e, const Atom *a) { (void)a; return unit_step(e, TU_MONTH); }

static bool step_u_week(Eval *e, const Atom *a)
{
    if (!e->ord && !e->det && e->i + 1 < e->n && a[1].cls == AT_n) {                /* week 12 of 2015 */
        e->p.nth = a[1].v;
        e->p.nth_unit = TU_WEEK;
        e->i++;
        return e->p.nth >= 1 && e->p.nth <= 53;
    }
    bool holds_day = !e->ord && !e->det && !e->pend && e->i + 1 < e->n && e->at[e->i + 1].cls == AT_of;
    if (holds_day) e->p.week_of = true;
    return holds_day || unit_step(e, TU_WEEK);
}

/* the week commencing 4 February */
static bool step_week_from(Eval *e, const Atom *a)
{
    (void)a;
    return e->p.week_of = true;
}

/* "last century"; the one that is running says "these days" */
static bool step_u_decade(Eval *e, const Atom *a)
{
    enum { CENTURY = 100 };
    e->p.century = a->def->v == CENTURY;
    return (!e->p.century || (e->det && e->det->v < 0)) && unit_step(e, TU_DECADE);
}

static bool step_u_day(Eval *e, const Atom *a)
{
    (void)a;
    if (e->ord) {
        e->p.day = e->ord->v;
        e->ord = NULL;
        return e->p.day >= -1 && e->p.day <= 31;
    }
    return unit_step(e, TU_DAY);
}

static bool step_u_quarter(Eval *e, const Atom *a)
{
    (void)a;
    if (!e->ord) return unit_step(e, TU_QUARTER);
    e->p.quarter = e->ord->v == -1 ? 4 : e->ord->v;
    e->ord = NULL;
    return e->p.quarter >= 1 && e->p.quarter <= 4;
}

static bool step_u_half(Eval *e, const Atom *a)
{
    (void)a;
    if (!e->ord) return unit_step(e, TU_HALF);
    e->p.half = e->ord->v == -1 ? 2 : e->ord->v;
    e->ord = NULL;
    return e->p.half >= 1 && e->p.half <= 2;
}

const Step eval_relative_steps[AT_COUNT] = {
    [AT_wday] = step_wday, [AT_wd1] = step_wd1, [AT_weekend] = step_weekend, [AT_ry] = step_ry, [AT_ol] = step_ry,
    [AT_rm] = step_rm, [AT_rw] = step_rw, [AT_rd] = step_rd, [AT_rq] = step_rq, [AT_rwe] = step_rwe,
    [AT_det] = step_det, [AT_ord] = step_ord, [AT_second] = step_ord, [AT_nth] = step_ord, [AT_yr] = step_u_year,
    [AT_mo] = step_u_month, [AT_wk] = step_u_week, [AT_dy] = step_u_day, [AT_quarter] = step_u_quarter,
    [AT_halfw] = step_u_half, [AT_decade] = step_u_decade, [AT_wkof] = step_week_from,
};
