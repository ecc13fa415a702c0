/* Evaluation: atoms to slots. Each class of atom has a step that fills its slot; an evaluation walks the atoms of a
 * match and may refuse it, upon which the walk tries a shorter one. */
#include "time_int.h"
#include "uni/hangul.h"

typedef struct Eval {
    const TimeScan *s;
    const Atom *at;                    /* the match */
    uint32_t n, i;                     /* i: the atom being read */
    TimePoint p;
    const Atom *pend;                  /* a number whose unit has not come */
    const Atom *ord;                   /* first, 둘째, last */
    const AtomDef *det;                /* last, this, next */
    EdtfDuration len;
    double half;
    double *last_unit;                 /* of the length: what a half is half of */
    bool apos, approx, bare_a, q, h, negative, ratio;
} Eval;

typedef bool (*Step)(Eval *e, const Atom *a);

static const Atom *pend_take(Eval *e)
{
    const Atom *a = e->pend;
    e->pend = NULL;
    return a;
}

/* ---------------------------------------------------------------- calendar steps */
static bool year_short(Eval *e, const Atom *a)
{
    if (a->cls == AT_n && (a->digits != 2 || a->word)) return false;
    e->p.year = a->v;
    e->p.how = YEAR_SHORT;
    return true;
}

static bool step_number(Eval *e, const Atom *a)
{
    if (e->apos && !e->p.how) {
        e->apos = false;
        return year_short(e, a);
    }
    if (e->q || e->h) {
        int *slot = e->q ? &e->p.quarter : &e->p.half;
        *slot = a->v;
        e->q = e->h = false;
        return true;
    }
    if (e->ratio) return true;                        /* 3/4분기: the third of four */
    if (e->pend) return false;
    e->pend = a;
    return true;
}

static bool step_slash(Eval *e, const Atom *a)
{
    (void)a;
    e->ratio = e->pend != NULL;
    return true;
}

static bool step_year(Eval *e, const Atom *a)
{
    if (e->p.how) return false;
    e->p.year = a->v;
    e->p.how = YEAR_FULL;
    return true;
}

static void det_apply(Eval *e, uint8_t unit)
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

static bool step_nyeon(Eval *e, const Atom *a)
{
    e->p.school_year = a->def->school;
    if (e->p.how) return !e->pend;
    const Atom *n = pend_take(e);
    return n && year_short(e, n);
}

static bool step_wol(Eval *e, const Atom *a)
{
    (void)a;
    const Atom *n = pend_take(e);
    if (!n || n->v < 1 || n->v > 12 || e->p.month || e->p.day) return false;
    e->p.month = n->v;
    det_apply(e, TU_NONE);
    return true;
}

static bool step_il(Eval *e, const Atom *a)
{
    (void)a;
    const Atom *n = pend_take(e);
    if (!n || n->v < 1 || n->v > 31 || e->p.day) return false;
    e->p.day = n->v;
    return true;
}

static bool step_bungi(Eval *e, const Atom *a)
{
    (void)a;
    const Atom *n = pend_take(e);
    if (!n || n->v < 1 || n->v > 4) return false;
    e->p.quarter = n->v;
    return true;
}

static bool step_hakgi(Eval *e, const Atom *a)
{
    (void)a;
    const Atom *n = pend_take(e);
    if (!n || n->v < 1 || n->v > 2) return false;
    e->p.term = n->v;
    return e->p.how || e->p.unit;
}

/* "18 여름", "20 하반기": a bare pair of figures before a season is a year. */
static bool pend_is_year(Eval *e)
{
    if (!e->pend) return true;
    return year_short(e, pend_take(e));
}

static bool step_month(Eval *e, const Atom *a)
{
    const Doc *d = e->s->ie->doc;
    bool range = a + 2 < e->s->at + e->s->n && a[1].cls == AT_dash && a[2].cls == AT_month;         /* Jan-Mar */
    if (e->p.month || (!range && d->ch[a->end] == '-' && d->cls[a->end + 1] == CH_LATIN)) return false;     /* Jun-jun */
    e->p.month = a->def->v;
    e->p.lunar = a->def->lunar;
    if (e->ord && e->ord->v > 0) {
        e->p.day = e->ord->v;
        e->ord = NULL;
    }
    if (e->pend) e->p.day = pend_take(e)->v;
    det_apply(e, TU_NONE);
    return e->p.day <= 31;
}

/* Spring Boot: a season written large within a sentence is somebody's name. */
static bool capital_name(const TimeScan *s, const Atom *a)
{
    const Doc *d = s->ie->doc;
    char c = d->text.p[d->at[a->beg]];
    const Sentence *x = doc_sentence_at(d, a->beg);
    if (c < 'A' || c > 'Z') return false;
    if (!a->first && !(x && x->beg == a->beg)) return true;
    char next = d->text.p[d->at[blanks_skip(d, a->end)]];
    return next >= 'A' && next <= 'Z';
}

/* A season as an English adjective (a summer job) is no time: it wants an article, a preposition, a year, a part. */
static bool stands_for_time(const Eval *e, const Atom *a)
{
    const Doc *d = e->s->ie->doc;
    const Sentence *x = doc_sentence_at(d, a->beg);
    uint32_t next = blanks_skip(d, a->end);
    bool alone = d->cls[a->beg] == CH_LATIN && e->i + 1 == e->n && !e->det && !e->p.how && !e->p.part;
    return !alone || e->i > 0 || a->first || d->cls[next] != CH_LATIN || (x && x->beg == a->beg) || e->s->before_prep;
}

static bool step_season(Eval *e, const Atom *a)
{
    if (!stands_for_time(e, a)) return false;
    if (e->p.season || !pend_is_year(e)) return false;
    e->p.season = a->def->v;
    if (a->def->part && !e->p.part) e->p.part = a->def->part;
    /* fall falls, 봄 is seeing: alone they need a word that makes them a season. */
    if (a->def->weak) e->negative = true;
    if (a->def->needs && e->n == 1 && !edge_has_particle(e->s, a->end)) return false;
    if (capital_name(e->s, a) && !e->det && !e->p.how && e->i + 1 == e->n) return false;
    det_apply(e, TU_NONE);
    return true;
}

static bool step_half(Eval *e, const Atom *a)
{
    if (!pend_is_year(e)) return false;
    e->p.half = a->def->v;
    det_apply(e, TU_NONE);
    return true;
}

/* A term of school counts only with its calendar year. */
static bool step_vac(Eval *e, const Atom *a)
{
    if (!pend_is_year(e) || (!e->p.how && !e->p.unit && !e->det)) return false;
    e->p.vac = a->def->v;
    det_apply(e, TU_NONE);
    return true;
}

static bool step_part(Eval *e, const Atom *a)
{
    if (e->p.part || !pend_is_year(e)) return false;
    e->p.part = (uint8_t)a->def->v;
    return true;
}

static bool step_yearpart(Eval *e, const Atom *a)
{
    if (!pend_is_year(e)) return false;
    e->p.part = (uint8_t)a->def->v;
    det_apply(e, TU_YEAR);
    return !e->p.month;
}

static bool step_monthpart(Eval *e, const Atom *a)
{
    e->p.part = (uint8_t)a->def->v;
    if (e->pend) return step_wol(e, a);                /* 5월초: the month in its own word */
    e->p.month_part = true;
    return true;
}

static bool step_lastday(Eval *e, const Atom *a)
{
    e->p.day = -1;
    return !a->def->needs || e->n > 1;
}

static bool step_firstday(Eval *e, const Atom *a)
{
    (void)a;
    e->p.day = 1;
    return e->p.month != 0;
}

static bool step_wday(Eval *e, const Atom *a)
{
    e->p.wday = a->def->v;
    /* A weekday alone wants its capital letter in English, in Korean a particle that makes it a time. */
    bool korean = e->s->ie->doc->cls[a->beg] == CH_HANGUL;
    if (!e->det && e->n == 1 && (a->def->weak || (korean ? !edge_at_particle(e->s, a->end) : !a->def->cap))) return false;
    if (e->ord) {
        e->p.nth = e->ord->v;
        e->p.nth_unit = TU_DAY;
        e->ord = NULL;
    }
    if (e->det) det_apply(e, TU_WEEK);
    return true;
}

static bool step_wd1(Eval *e, const Atom *a)
{
    if (e->p.day) return true;
    e->p.wday = a->def->v;
    return true;
}

static bool step_weekend(Eval *e, const Atom *a)
{
    (void)a;
    e->p.weekend = true;
    if (e->ord) {
        e->p.nth = e->ord->v;
        e->p.nth_unit = TU_WEEKEND;
        e->ord = NULL;
    }
    det_apply(e, TU_WEEK);
    return true;
}

static bool step_hol(Eval *e, const Atom *a)
{
    const AtomDef *d = a->def;
    e->p.lunar = d->lunar;
    e->p.holiday = true;
    e->p.month = d->month ? d->month : d->v / 100;
    e->p.day = d->nth ? 0 : d->v % 100;
    if (d->nth) {
        e->p.nth = d->nth;
        e->p.wday = d->wday;
        e->p.nth_unit = TU_DAY;
    }
    if (e->ord) e->p.lunar = true;
    e->ord = NULL;
    det_apply(e, TU_NONE);
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
    return relative(e, a, TU_YEAR);
}

static bool step_rm(Eval *e, const Atom *a) { return relative(e, a, TU_MONTH); }
static bool step_rw(Eval *e, const Atom *a) { return relative(e, a, TU_WEEK); }
static bool step_rd(Eval *e, const Atom *a) { return relative(e, a, TU_DAY); }
static bool step_rq(Eval *e, const Atom *a) { return relative(e, a, TU_QUARTER); }

static bool step_rwe(Eval *e, const Atom *a)
{
    e->p.weekend = true;
    return relative(e, a, TU_WEEK);
}

static bool step_det(Eval *e, const Atom *a)
{
    if (e->det) return false;
    /* "the last week of July" counts within July; "last week" counts from now. */
    if (a->def->v == -1 && e->i + 2 < e->n && e->at[e->i + 2].cls == AT_of) {
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
    if (e->p.month && !e->p.day && !unit_follows(e)) {
        e->p.day = a->v;
        return a->v >= 1 && a->v <= 31;
    }
    e->ord = a;
    return true;
}

/* A unit behind an ordinal (first week), a determiner (last year) or the (end of the year). */
static bool unit_step(Eval *e, uint8_t unit)
{
    if (e->det) {
        det_apply(e, unit);
        return true;
    }
    if (e->ord) {
        e->p.nth = e->ord->v;
        e->p.nth_unit = unit;
        e->ord = NULL;
        return true;
    }
    if (e->pend && unit == TU_WEEK) {
        e->p.nth = pend_take(e)->v;
        e->p.nth_unit = unit;
        return e->p.nth >= 1 && e->p.nth <= 5;
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
    (void)a;
    bool holds_day = !e->ord && !e->det && !e->pend && e->i + 1 < e->n && e->at[e->i + 1].cls == AT_of;
    if (holds_day) e->p.week_of = true;
    return holds_day || unit_step(e, TU_WEEK);
}

static bool step_u_decade(Eval *e, const Atom *a) { (void)a; return unit_step(e, TU_DECADE); }

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

static bool step_ydec(Eval *e, const Atom *a)
{
    e->p.decade = true;
    e->p.year = a->digits == 4 ? a->v : year_of_two(a->v, 2029);
    e->p.how = YEAR_FULL;
    return true;
}

static bool step_q(Eval *e, const Atom *a)
{
    bool next_is_number = e->i + 1 < e->n && e->at[e->i + 1].cls == AT_n && e->at[e->i + 1].glued;
    if (!next_is_number && e->pend) {
        e->p.quarter = pend_take(e)->v;
        return true;
    }
    e->q = a->cls == AT_q;
    e->h = a->cls == AT_h;
    return next_is_number && pend_is_year(e);
}

static bool step_apos(Eval *e, const Atom *a) { (void)a; e->apos = true; return true; }
static bool step_ydecn(Eval *e, const Atom *a) { (void)a; return e->p.how != YEAR_NONE; }

static bool step_approx(Eval *e, const Atom *a)
{
    e->approx = e->approx || a->def->approx;
    if (a->def->same_season) e->p.same_season = true;
    return true;
}

static const Step date_steps[AT_COUNT] = {
    [AT_n] = step_number,
    [AT_y4] = step_year,
    [AT_nyeon] = step_nyeon,
    [AT_wol] = step_wol,
    [AT_il] = step_il,
    [AT_bungi] = step_bungi,
    [AT_hakgi] = step_hakgi,
    [AT_month] = step_month,
    [AT_season] = step_season,
    [AT_half] = step_half,
    [AT_vac] = step_vac,
    [AT_part] = step_part,
    [AT_yearpart] = step_yearpart,
    [AT_monthpart] = step_monthpart,
    [AT_lastday] = step_lastday,
    [AT_firstday] = step_firstday,
    [AT_wday] = step_wday,
    [AT_wd1] = step_wd1,
    [AT_weekend] = step_weekend,
    [AT_hol] = step_hol,
    [AT_ry] = step_ry,
    [AT_ol] = step_ry,
    [AT_rm] = step_rm,
    [AT_rw] = step_rw,
    [AT_rd] = step_rd,
    [AT_rq] = step_rq,
    [AT_rwe] = step_rwe,
    [AT_det] = step_det,
    [AT_ord] = step_ord,
    [AT_second] = step_ord,
    [AT_nth] = step_ord,
    [AT_yr] = step_u_year,
    [AT_mo] = step_u_month,
    [AT_wk] = step_u_week,
    [AT_dy] = step_u_day,
    [AT_quarter] = step_u_quarter,
    [AT_halfw] = step_u_half,
    [AT_decade] = step_u_decade,
    [AT_ydec] = step_ydec,
    [AT_q] = step_q,
    [AT_h] = step_q,
    [AT_apos] = step_apos,
    [AT_decn] = step_ydecn,
    [AT_pre] = step_approx,
    [AT_post] = step_approx,
    [AT_slash] = step_slash,
};

static bool walk(Eval *e, const Step *steps)
{
    for (e->i = 0; e->i < e->n; e->i++) {
        const Atom *a = &e->at[e->i];
        if (steps[a->cls] && !steps[a->cls](e, a)) return false;
    }
    return true;
}

/* What is left when the atoms are read: a number behind an English month is its day. */
static bool date_close(Eval *e)
{
    if (e->pend && e->p.month && !e->p.day) e->p.day = pend_take(e)->v;
    if (e->ord && !e->p.day) {
        e->p.day = e->ord->v;
        e->ord = NULL;
    }
    e->p.approx = e->approx;
    if (e->pend || e->ord || e->p.day > 31 || e->p.quarter > 4 || e->p.half > 2) return false;
    if (e->p.month && e->p.day > 0 && !edtf_date_ok(e->p.how == YEAR_FULL ? e->p.year : 2000, e->p.month, e->p.day))
        return false;
    return true;
}

static Eval eval_start(const TimeScan *s, uint32_t i, uint32_t n) { return (Eval){.s = s, .at = s->at + i, .n = n}; }

static bool date_of(const TimeScan *s, uint32_t i, uint32_t n, TimePoint *out)
{
    Eval e = eval_start(s, i, n);
    if (!n || !walk(&e, date_steps) || !date_close(&e)) return false;
    *out = e.p;
    return true;
}

static uint32_t eval_date(const TimeScan *s, uint32_t i, uint32_t n, Evaluated *out)
{
    Eval e = eval_start(s, i, n);
    if (!walk(&e, date_steps) || !date_close(&e)) return 0;
    if (e.negative && !e.p.how && !e.p.pick && out->p.det != FROM_STORY && !out->p.prep) return 0;
    out->p.form = TX_POINT;
    out->p.a = e.p;
    return n;
}

/* ---------------------------------------------------------------- lengths */
static double amount(Eval *e)
{
    const Atom *a = pend_take(e);
    if (!a) return e->bare_a ? 1 : 0;
    if (a->cls == AT_frac) return a->v / 100.0;
    return a->v2 ? (a->v + a->v2) / 2.0 : a->v;
}

static bool add_unit(Eval *e, double *slot, double factor)
{
    double x = amount(e) + e->half;
    if (x == 0) return false;
    *slot += x * factor;
    e->last_unit = slot;
    e->half = 0;
    e->bare_a = false;
    return true;
}

static bool len_year(Eval *e, const Atom *a) { (void)a; return add_unit(e, &e->len.y, 1); }
static bool len_month(Eval *e, const Atom *a) { (void)a; return add_unit(e, &e->len.m, 1); }
static bool len_week(Eval *e, const Atom *a) { (void)a; return add_unit(e, &e->len.w, 1); }
static bool len_fortnight(Eval *e, const Atom *a) { (void)a; return add_unit(e, &e->len.w, 2); }
static bool len_day(Eval *e, const Atom *a) { (void)a; return add_unit(e, &e->len.d, 1); }
static bool len_hour(Eval *e, const Atom *a) { (void)a; return add_unit(e, &e->len.h, 1); }
static bool len_minute(Eval *e, const Atom *a) { (void)a; return add_unit(e, &e->len.min, 1); }
static bool len_second(Eval *e, const Atom *a) { (void)a; return add_unit(e, &e->len.min, 1 / 60.0); }
static bool len_quarter(Eval *e, const Atom *a) { (void)a; return add_unit(e, &e->len.m, 3); }
static bool len_decade(Eval *e, const Atom *a) { (void)a; return add_unit(e, &e->len.y, 10); }

static bool len_number(Eval *e, const Atom *a)
{
    if (e->pend) return false;
    e->pend = a;
    if (a->v2) e->approx = true;
    return true;
}

static bool len_a(Eval *e, const Atom *a)
{
    (void)a;
    if (e->half == 0) e->bare_a = true;
    return true;
}

/* "two and a half years", "half a year" stand before the unit; "a year and a half" behind it. */
static bool len_half(Eval *e, const Atom *a)
{
    if (e->last_unit && !e->pend) {
        if (e->last_unit == &e->len.y) e->len.m += 6;
        else if (e->last_unit == &e->len.m) e->len.d += 15;
        else *e->last_unit += 0.5;
        e->bare_a = false;
        return true;
    }
    (void)a;
    e->bare_a = false;
    e->half = 0.5;
    return true;
}

static bool len_word(Eval *e, const Atom *a)
{
    const AtomDef *d = a->def;
    if (d->needs && !edge_after(e->s, a->end, true).rel) return false;
    e->len.y += d->y;
    e->len.m += d->m;
    e->len.w += d->w;
    e->len.d += d->d;
    e->last_unit = d->y ? &e->len.y : d->m ? &e->len.m : d->w ? &e->len.w : &e->len.d;
    return !e->pend;
}

static const Step len_steps[AT_COUNT] = {
    [AT_n] = len_number,        [AT_frac] = len_number,   [AT_a] = len_a,        [AT_halfw] = len_half,
    [AT_half1] = len_half,      [AT_nyeon] = len_year,    [AT_yr] = len_year,    [AT_mo] = len_month,
    [AT_wk] = len_week,         [AT_il] = len_day,        [AT_dy] = len_day,     [AT_fortnight] = len_fortnight,
    [AT_hr] = len_hour,         [AT_mn] = len_minute,     [AT_cho] = len_second, [AT_sec] = len_second,
    [AT_quarter] = len_quarter, [AT_decade] = len_decade, [AT_len] = len_word,   [AT_pre] = step_approx,
    [AT_post] = step_approx,    [AT_yeo] = step_approx,
};

/* 1.5 years are a year and six months: the finer unit takes the fraction. */
static void carry_fractions(EdtfDuration *du)
{
    double y = (double)(int)du->y;
    du->m += (du->y - y) * 12;
    du->y = y;
    double m = (double)(int)(du->m + 1e-6);
    du->d += (double)(int)((du->m - m) * 30 + 0.5);
    du->m = m;
    double w = (double)(int)du->w;
    du->d += (double)(int)((du->w - w) * 7 + 0.5);
    du->w = w;
    double d = (double)(int)du->d;
    du->h += (double)(int)((du->d - d) * 24 + 0.5);
    du->d = d;
    double h = (double)(int)du->h;
    du->min += (double)(int)((du->h - h) * 60 + 0.5);
    du->h = h;
}

static uint32_t eval_len(const TimeScan *s, uint32_t i, uint32_t n, Evaluated *out)
{
    Eval e = eval_start(s, i, n);
    if (!walk(&e, len_steps) || e.pend || !e.last_unit) return 0;
    carry_fractions(&e.len);
    e.len.approx = e.approx;
    out->type = TIMEX_DURATION;
    out->p.form = TX_LENGTH;
    out->len = e.len;
    return n;
}

/* 2~3개월, "three or four years": the mean, approximately. */
static uint32_t eval_lenpair(const TimeScan *s, uint32_t i, uint32_t n, Evaluated *out)
{
    Eval e = eval_start(s, i, n);
    double first = 0;
    for (e.i = 0; e.i < n; e.i++) {
        const Atom *a = &e.at[e.i];
        bool joint =
            a->cls == AT_tilde || a->cls == AT_dash || a->cls == AT_comma || a->cls == AT_to || a->cls == AT_or;
        if (joint && e.pend && first == 0) first = pend_take(&e)->v;
        else if (joint && e.last_unit && first == 0) first = *e.last_unit, *e.last_unit = 0;
        else if (len_steps[a->cls] && !len_steps[a->cls](&e, a)) return 0;
    }
    double *u = e.last_unit;
    if (!u || first == 0 || first >= *u) return 0;
    *u = (first + *u) / 2;
    carry_fractions(&e.len);
    e.len.approx = true;
    out->type = TIMEX_DURATION;
    out->p.form = TX_LENGTH;
    out->len = e.len;
    return n;
}

/* ---------------------------------------------------------------- a year or a length, a day or a length */
static bool has_cue_of_length(const Edge *g)
{
    return g->rel == REL_DURING || g->rel == REL_WITHIN || g->rel == REL_AGO || g->rel == REL_AFTER ||
           g->rel == REL_ORDINAL;
}

/* 23년: 09 and what is long past a working life are years; otherwise the words behind decide, and what the document
 * has done so far. */
static bool reads_as_year(const TimeScan *s, const Atom *n, uint32_t end, bool post)
{
    enum { LONG_LENGTH = 60, SHORT_YEARS_SEEN = 2 };
    if (n->digits != 2) return false;
    if (n->padded || n->v >= LONG_LENGTH) return true;
    if (n->word) return false;
    Edge g = edge_after(s, end, false);
    if (has_cue_of_length(&g) || post) return false;
    if (n->first && s->para > 1 && !edge_has_particle(s, end)) return true;
    if (edge_at_particle(s, end)) return true;
    return s->short_years >= SHORT_YEARS_SEEN && n->v >= s->short_lo - 5 && n->v <= s->short_hi + 3;
}

static uint32_t eval_ny(const TimeScan *s, uint32_t i, uint32_t n, Evaluated *out)
{
    const Atom *a = &s->at[i];
    bool dated = s->at[i + 1].def->dated && a->digits == 2;
    if (dated || reads_as_year(s, a, s->at[i + 1].end, n > 2)) return eval_date(s, i, n, out);
    return eval_len(s, i, n, out);
}

static uint32_t eval_nd(const TimeScan *s, uint32_t i, uint32_t n, Evaluated *out)
{
    const Atom *a = &s->at[i];
    Edge g = edge_after(s, s->at[i + n - 1].end, false);
    bool day = !a->word && a->v >= 1 && a->v <= 31 && !has_cue_of_length(&g) &&
               (s->after_day || edge_at_particle(s, s->at[i + 1].end) || g.rel == REL_AT || g.rel == REL_SINCE ||
                g.rel == REL_UNTIL);
    return day ? eval_date(s, i, n, out) : eval_len(s, i, n, out);
}

/* ---------------------------------------------------------------- figures */
typedef struct Figures { const Atom *n[3]; uint8_t mark[2]; int count; bool apos, dot_end; } Figures;

static bool figures_of(const TimeScan *s, uint32_t i, uint32_t n, Figures *f)
{
    *f = (Figures){0};
    for (uint32_t k = i; k < i + n; k++) {
        const Atom *a = &s->at[k];
        if (a->cls == AT_apos) f->apos = true;
        else if (a->cls == AT_lp) break;
        else if (a->cls == AT_n || a->cls == AT_y4) {
            if (f->count == 3 || a->word) return false;
            f->n[f->count++] = a;
        } else if (f->count && f->count < 3) f->mark[f->count - 1] = a->cls;
        else f->dot_end = true;
    }
    return true;
}

/* Glued to letters or more figures it is a version, an address, a phone number, a score. */
static bool stands_alone(const TimeScan *s, uint32_t beg, uint32_t end, bool dashed)
{
    const Doc *d = s->ie->doc;
    if (beg > 0) {
        uint8_t c = d->cls[beg - 1];
        uint16_t ch = d->ch[beg - 1];
        if (c == CH_LATIN || c == CH_DIGIT || ch == '.' || ch == '/' || ch == '$' || ch == '#' || ch == ':' ||
            (dashed && ch == '-'))
            return false;
    }
    uint16_t ch = d->ch[end];
    if (ch == '%' || ch == 0x20A9 || ch == ':') return false;
    bool mark = ch == '.' || (dashed && ch == '-') || ch == '/' || ch == ',';
    bool iso_time = ch == 't' && d->cls[end + 1] == CH_DIGIT;          /* 2023-03-02T09:14 */
    return !(mark && d->cls[end + 1] == CH_DIGIT) && (d->cls[end] != CH_LATIN || iso_time);
}

static bool set_ymd(TimePoint *p, int y, uint8_t how, int m, int d)
{
    *p = (TimePoint){.year = y, .how = how, .month = m, .day = d};
    return m >= 1 && m <= 12 && d >= 0 && d <= 31 && (d == 0 || edtf_date_ok(how == YEAR_FULL ? y : 2000, m, d));
}

static bool three_figures(const Figures *f, TimePoint *p)
{
    const Atom *const *n = f->n;
    if (f->mark[0] != f->mark[1]) return false;
    if (n[0]->cls == AT_y4)
        return n[1]->cls == AT_n && n[2]->cls == AT_n && set_ymd(p, n[0]->v, YEAR_FULL, n[1]->v, n[2]->v);
    if (n[2]->cls == AT_y4) {
        bool dm = n[0]->v > 12, md = n[1]->v > 12;
        if (dm) return set_ymd(p, n[2]->v, YEAR_FULL, n[1]->v, n[0]->v);
        if (!set_ymd(p, n[2]->v, YEAR_FULL, n[0]->v, n[1]->v)) return false;
        p->either_order = !md && n[0]->v != n[1]->v;
        return true;
    }
    bool pairs = n[0]->digits == 2 && n[1]->digits == 2 && n[2]->digits == 2;
    return (pairs || f->apos) && n[0]->digits == 2 && set_ymd(p, n[0]->v, YEAR_SHORT, n[1]->v, n[2]->v);
}

static bool year_month(const TimeScan *s, const Figures *f, uint32_t end, TimePoint *p)
{
    const Atom *const *n = f->n;
    if (n[0]->cls == AT_y4) {
        bool dash = f->mark[0] == AT_dash;
        return n[1]->digits <= 2 && (!dash || n[1]->digits == 2) && set_ymd(p, n[0]->v, YEAR_FULL, n[1]->v, 0);
    }
    if (n[1]->cls == AT_y4) return f->mark[0] != AT_dash && set_ymd(p, n[1]->v, YEAR_FULL, n[0]->v, 0);
    if (f->mark[0] == AT_dash || n[0]->digits != 2) return false;
    if (f->apos) return set_ymd(p, n[0]->v, YEAR_SHORT, n[1]->v, 0);
    if (n[1]->digits != 2 || (n[0]->v > 40 && n[0]->v < 60)) return false;
    uint16_t next = s->ie->doc->ch[blanks_skip(s->ie->doc, end)];
    bool place = n[0]->first || next == '~' || s->heading || s->after_range;
    bool could_be_day = f->mark[0] == AT_slash && n[0]->v <= 12;
    if (!place || (could_be_day && !s->short_years)) return false;
    return set_ymd(p, n[0]->v, YEAR_SHORT, n[1]->v, 0);
}

/* 9/2 as a day: where the second figure is no small fraction's, or the document writes days so. */
static bool month_day(const TimeScan *s, const Figures *f, TimePoint *p)
{
    enum { FRACTION_MAX = 10 };
    const Atom *const *n = f->n;
    if (f->mark[0] != AT_slash || f->apos || !s->ie->ko) return false;
    bool cue = s->month_days > 0 || n[1]->v > FRACTION_MAX || n[0]->v > n[1]->v;
    return cue && n[0]->digits <= 2 && set_ymd(p, 0, YEAR_NONE, n[0]->v, n[1]->v) && n[1]->v > 0;
}

/* 2019~2021, '17-'19, 2019-21 */
static uint32_t eval_years(const TimeScan *s, uint32_t i, uint32_t n, Evaluated *out)
{
    const Atom *y[2] = {0};
    bool apos = s->at[i].cls == AT_apos;
    int count = 0;
    for (uint32_t k = i; k < i + n; k++) {
        if (s->at[k].cls == AT_slash || s->at[k].cls == AT_dot) return 0;
        if (count < 2 && (s->at[k].cls == AT_y4 || s->at[k].cls == AT_n)) y[count++] = &s->at[k];
    }
    if (count < 2) return 0;
    if (y[0]->cls == AT_n && !(apos && y[0]->digits == 2)) return 0;
    if (y[1]->cls == AT_n && (y[1]->digits != 2 || (!apos && y[1]->v <= y[0]->v % 100))) return 0;
    if (!stands_alone(s, s->at[i].beg, s->at[i + n - 1].end, true)) return 0;
    out->p.form = TX_RANGE;
    out->p.a = (TimePoint){.year = y[0]->v, .how = y[0]->cls == AT_y4 ? YEAR_FULL : YEAR_SHORT};
    out->b = (TimePoint){.year = y[1]->v, .how = y[1]->cls == AT_y4 ? YEAR_FULL : YEAR_SHORT};
    return out->p.a.how != out->b.how || out->p.a.year < out->b.year ? n : 0;
}

static uint32_t eval_num(const TimeScan *s, uint32_t i, uint32_t n, Evaluated *out)
{
    const Atom *first = &s->at[i];
    TimePoint p = {0};
    out->p.form = TX_POINT;
    bool dashed = false;
    for (uint32_t k = i; k < i + n; k++) dashed |= s->at[k].cls == AT_dash;
    if (!stands_alone(s, first->beg, s->at[i + n - 1].end, dashed || first->cls == AT_d8)) return 0;
    if (first->cls == AT_d8) {
        if (!set_ymd(&p, first->v / 10000, YEAR_FULL, first->v / 100 % 100, first->v % 100)) return 0;
    } else {
        Figures f;
        if (!figures_of(s, i, n, &f)) return 0;
        bool ok = f.count == 3 ? three_figures(&f, &p)
                               : year_month(s, &f, s->at[i + n - 1].end, &p) || month_day(s, &f, &p);
        if (!ok || (f.dot_end && f.mark[f.count - 2] != AT_dot)) return ok ? 0 : eval_years(s, i, n, out);
        bool cut_dot = s->at[i + n - 1].cls == AT_dot && (f.count == 2 && f.n[0]->cls == AT_n);
        if (cut_dot) return 0;
    }
    out->p.a = p;
    return n;
}

/* ---------------------------------------------------------------- bare years */
static bool year_stands(const TimeScan *s, uint32_t i, const Atom *y, const TimeParse *p)
{
    const Doc *d = s->ie->doc;
    if (!stands_alone(s, s->at[i].beg, y->end, true)) return false;
    uint32_t next = blanks_skip(d, y->end);
    if (s->at[i].cls == AT_apos) return y->digits == 2 && d->cls[y->end] != CH_DIGIT;
    if (d->cls[y->end] == CH_HANGUL) return edge_after(s, y->end, true).ok && !edge_after(s, y->end, true).veto_date;
    if (d->cls[next] == CH_HANGUL) return !edge_after(s, next, false).veto_date;
    /* "There were 2000 people": a word behind, and nothing before that asks for a time. */
    bool word = d->cls[next] == CH_LATIN && next > y->end;
    bool known = y + 1 < s->at + s->n && y[1].beg == next;
    bool lower = word && !known && d->text.p[d->at[next]] >= 'a';
    const Sentence *x = doc_sentence_at(d, y->beg);
    bool owned = i > 0 && s->at[i - 1].cls == AT_poss;                  /* my 2017 class */
    return !lower || owned || p->prep || p->det || y->first || s->heading || (x && x->beg == y->beg);
}

static uint32_t eval_bare(const TimeScan *s, uint32_t i, uint32_t n, Evaluated *out)
{
    const Atom *y = &s->at[i + n - 1];
    if (!year_stands(s, i, y, &out->p)) return 0;
    out->p.form = TX_POINT;
    out->p.a = (TimePoint){.year = y->v, .how = y->cls == AT_y4 ? YEAR_FULL : YEAR_SHORT};
    out->p.bare = true;
    return n;
}

/* ---------------------------------------------------------------- two points in one match */
static bool is_joint(uint8_t cls)
{
    return cls == AT_tilde || cls == AT_dash || cls == AT_comma || cls == AT_and || cls == AT_or || cls == AT_to ||
           cls == AT_from;
}

static uint32_t joint_at(const TimeScan *s, uint32_t i, uint32_t n)
{
    for (uint32_t k = i + 1; k + 1 < i + n; k++)
        if (is_joint(s->at[k].cls)) return k;
    return i;
}

/* The left side may lack its unit: 3~6월, 13~15일, May 3 to 5. */
static bool left_side(const TimeScan *s, uint32_t i, uint32_t n, const TimePoint *b, TimePoint *a)
{
    Eval e = eval_start(s, i, n);
    if (!walk(&e, date_steps)) return false;
    int bare = e.pend ? e.pend->v : e.ord ? e.ord->v : 0;
    if (e.pend && e.pend->word) return false;
    *a = e.p;
    if (!bare) return true;
    if (b->day) {
        a->day = bare;
        if (!a->month) a->month = b->month;
    } else if (b->month) a->month = bare;
    else if (b->how) {
        a->year = bare;
        a->how = e.pend && e.pend->digits == 2 ? YEAR_SHORT : YEAR_NONE;
        return a->how != YEAR_NONE;
    } else return false;
    return a->month <= 12 && a->day <= 31;
}

void points_share(TimePoint *a, TimePoint *b)
{
    if (a->how && !b->how && !b->unit) {
        b->how = a->how;
        b->year = a->year + (b->month && b->month < a->month);
    } else if (a->unit == TU_YEAR && time_needs_year(b) && b->month) {
        b->unit = TU_YEAR;
        b->from = a->from;
        b->shift = a->shift + (b->month < a->month);
    } else if (b->how && !a->how && !a->unit && (a->month || a->season)) {
        a->how = b->how;
        a->year = b->year - (b->month && b->month < a->month);
    }
    if (a->month && !b->month && b->day && !b->how) b->month = a->month;
    if (a->month && !b->month && b->day && a->how == b->how && a->year == b->year) b->month = a->month;
    if (b->month && !a->month && a->day) a->month = b->month;
}

static uint32_t eval_two(const TimeScan *s, uint32_t i, uint32_t n, Evaluated *out, uint8_t form)
{
    uint32_t k = joint_at(s, i, n);
    TimePoint a, b;
    if (k == i) return 0;
    /* English writes the month first: "May 3 to 5". The right side is read with that month. */
    bool right_bare = i + n - k == 2 && (s->at[k + 1].cls == AT_n || s->at[k + 1].cls == AT_nth);
    if (right_bare || (s->at[i].cls == AT_month && s->at[k + 1].cls != AT_month)) {
        if (!date_of(s, i, k - i, &a)) return 0;
        b = a;
        b.day = s->at[k + 1].v;
        if (i + n > k + 2) {
            TimePoint y;
            if (!date_of(s, k + 2, i + n - k - 2, &y)) return 0;
            a.year = b.year = y.year;
            a.how = b.how = y.how;
        }
        if (b.day <= a.day || b.day > 31) return 0;
    } else if (!date_of(s, k + 1, i + n - k - 1, &b) || !left_side(s, i, k - i, &b, &a)) return 0;
    points_share(&a, &b);
    out->p.form = form;
    out->p.a = a;
    out->b = b;
    return n;
}

static uint32_t eval_range(const TimeScan *s, uint32_t i, uint32_t n, Evaluated *out)
{
    const Atom *first = &s->at[i], *last = &s->at[i + n - 1];
    bool years = last->cls == AT_nyeon && first->cls == AT_n;
    if (years && (first->digits < 2 || (!first->padded && first->v < 10))) return eval_lenpair(s, i, n, out);
    return eval_two(s, i, n, out, TX_RANGE);
}

static uint32_t eval_either(const TimeScan *s, uint32_t i, uint32_t n, Evaluated *out)
{
    return eval_two(s, i, n, out, TX_EITHER);
}

static uint32_t eval_decade(const TimeScan *s, uint32_t i, uint32_t n, Evaluated *out)
{
    TimePoint p = {0};
    for (uint32_t k = i; k < i + n; k++) {
        const Atom *a = &s->at[k];
        if (a->cls == AT_y4 || a->cls == AT_ydec || a->cls == AT_n) {
            /* My thirties are an age; "the thirties" of people's talk are most often theirs, too. */
            bool word = a->def != NULL && a->cls == AT_ydec, whose = i > 0 && s->at[i - 1].cls == AT_poss;
            if (whose || (word && (a->v < 60 || s->at[k > 0 ? k - 1 : 0].cls != AT_the))) return 0;
            if (a->v % 10 || (a->digits != 4 && a->digits != 2 && !word)) return 0;
            p.year = a->digits == 4 || a->cls == AT_y4 ? a->v : year_of_two(a->v, 2029);
        } else if (a->cls == AT_part) p.part = (uint8_t)a->def->v;
        else if (a->cls == AT_post) p.approx = true;
    }
    p.decade = true;
    p.how = YEAR_FULL;
    out->p.form = TX_POINT;
    out->p.a = p;
    return n;
}

/* "on the 28th": the day of a month known from elsewhere. Without on, by, until it counts something else. */
static uint32_t eval_nth(const TimeScan *s, uint32_t i, uint32_t n, Evaluated *out)
{
    const Atom *a = &s->at[i + n - 1];
    if (!out->p.prep_on || a->v < 1 || a->v > 31) return 0;
    if (edge_after(s, a->end, false).veto_date) return 0;
    out->p.form = TX_POINT;
    out->p.a = (TimePoint){.day = a->v};
    return n;
}

/* "the month before", "the following day": the story's own time. */
static uint32_t eval_rel(const TimeScan *s, uint32_t i, uint32_t n, Evaluated *out)
{
    static const uint8_t units[AT_COUNT] = {[AT_yr] = TU_YEAR, [AT_mo] = TU_MONTH, [AT_wk] = TU_WEEK, [AT_dy] = TU_DAY,
        [AT_season] = TU_SEASON, [AT_weekend] = TU_WEEK};
    TimePoint p = {.from = FROM_STORY};
    for (uint32_t k = i; k < i + n; k++) {
        const Atom *a = &s->at[k];
        if (a->cls == AT_rdt) {
            p.unit = TU_DAY;
            p.shift = a->def->v;
        }
        if (units[a->cls]) p.unit = units[a->cls];
        if (a->cls == AT_weekend) p.weekend = true;
        if (a->cls == AT_season) {
            p.unit = TU_NONE;
            p.season = a->def->v;
        }
        if (a->cls == AT_before) p.shift = -1;
        if (a->cls == AT_after) p.shift = 1;
    }
    if (p.season) p.pick = p.shift < 0 ? PICK_LAST : PICK_NEXT;
    out->p.form = TX_POINT;
    out->p.a = p;
    return n;
}

static uint32_t eval_set(const TimeScan *s, uint32_t i, uint32_t n, Evaluated *out)
{
    if (n == 1 && s->at[i].cls == AT_every) return 0;
    out->type = TIMEX_SET;
    out->p.form = TX_SET;
    return n;
}

/* "two summers ago": counted back from the time of writing; 학년 and its terms are no time of the calendar. */
static uint32_t eval_sago(const TimeScan *s, uint32_t i, uint32_t n, Evaluated *out)
{
    out->p.form = TX_POINT;
    out->p.a =
        (TimePoint){.season = s->at[i + 1].def->v, .pick = PICK_LAST, .pick_n = (uint8_t)s->at[i].v, .from = FROM_NOW};
    return s->at[i].v > 0 && s->at[i].v < 50 ? n : 0;
}

/* 첫 달, 첫 주: of what was just told. As precise as that is. */
static uint32_t eval_first(const TimeScan *s, uint32_t i, uint32_t n, Evaluated *out)
{
    static const uint8_t units[AT_COUNT] = {[AT_yr] = TU_YEAR, [AT_mo] = TU_MONTH, [AT_wk] = TU_WEEK};
    const Atom *u = &s->at[i + n - 1];
    if (s->at[i].v != 1 || s->ie->doc->cls[u->beg] != CH_HANGUL) return 0;
    out->p.form = TX_POINT;
    out->p.a = (TimePoint){.unit = units[u->cls], .from = FROM_STORY};
    return n;
}

/* "졸업하던 해 여름" */
static uint32_t eval_event(const TimeScan *s, uint32_t i, uint32_t n, Evaluated *out)
{
    enum { CODA_N = 4 };
    const Doc *d = s->ie->doc;
    uint32_t p = s->at[i].beg;
    bool adnominal =
        p >= 2 && d->cls[p - 1] == CH_SPACE && hangul_is(d->ch[p - 2]) && hangul_coda(d->ch[p - 2]) == CODA_N;
    if (!adnominal || s->at[i + 1].glued) return 0;
    out->p.form = TX_POINT;
    out->p.a = (TimePoint){.event_year = true};
    return n;
}

static uint32_t eval_none(const TimeScan *s, uint32_t i, uint32_t n, Evaluated *out)
{
    (void)s, (void)i;
    out->p.form = TX_NOTHING;
    return n;
}

/* ---------------------------------------------------------------- by name */
typedef uint32_t (*EvalFn)(const TimeScan *s, uint32_t i, uint32_t n, Evaluated *out);
typedef struct EvalRow { const char *name; EvalFn run; } EvalRow;
static const EvalRow evals[] = {
    {"", NULL},
    {"date", eval_date},
    {"len", eval_len},
    {"lenpair", eval_lenpair},
    {"ny", eval_ny},
    {"nd", eval_nd},
    {"num", eval_num},
    {"bare", eval_bare},
    {"years", eval_years},
    {"range", eval_range},
    {"either", eval_either},
    {"decade", eval_decade},
    {"nth", eval_nth},
    {"rel", eval_rel},
    {"set", eval_set},
    {"sago", eval_sago},
    {"none", eval_none},
    {"event", eval_event},
    {"first", eval_first},
};

uint8_t eval_named(Str name)
{
    for (size_t i = 1; i < COUNT_OF(evals); i++)
        if (str_eq_z(name, evals[i].name)) return (uint8_t)i;
    return 0;
}

uint32_t eval_run(const TimeScan *s, uint8_t eval, uint32_t i, uint32_t n, Evaluated *out)
{
    return evals[eval].run ? evals[eval].run(s, i, n, out) : 0;
}
