/* A match read as a length. */
#include "mark.h"
#include "timex_int.h"

static double amount(Eval *e)
{
    const Atom *a = eval_pend(e);
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
    e->last_factor = factor;
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
/* "for two quarters", but "three quarters of the staff" */
static bool len_quarter(Eval *e, const Atom *a)
{
    const Atom *behind = e->at + e->n;
    bool of = behind < e->s->at + e->s->n && behind->cls == AT_of;
    if (e->pend && e->pend->word && (of || !e->s->before_prep) && !edge_after(e->s, a->end, true).rel) return false;
    return add_unit(e, &e->len.m, 3);
}
static bool len_decade(Eval *e, const Atom *a) { return add_unit(e, &e->len.y, a->def->v); }        /* or century */

/* 2 1/2 */
static bool half_behind(Eval *e, const Atom *a)
{
    if (e->i + 2 >= e->n || a->v != 1 || a[1].cls != AT_slash || a[2].v != 2) return false;
    e->half = 0.5;
    e->i += 2;
    return true;
}

static bool len_number(Eval *e, const Atom *a)
{
    if (e->pend) return half_behind(e, a);
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
        if (e->last_unit == &e->len.y && e->last_factor > 1)
            e->len.y += e->last_factor / 2; /* a decade and a half */
        else if (e->last_unit == &e->len.y) e->len.m += 6;
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
    double n = 1;
    if (d->weak) {                                             /* a two-year-long strike; but "all year long" */
        const uint8_t *cls = e->s->ie->doc->cls;
        for (uint32_t p = a->beg; p < a->end; p++)
            if (cls[p] == CH_SPACE) return false;
        if (e->pend) n = amount(e);
    }
    e->len.y += n * d->y;
    e->len.m += n * d->m;
    e->len.w += n * d->w;
    e->len.d += n * d->d;
    e->last_unit = d->y ? &e->len.y : d->m ? &e->len.m : d->w ? &e->len.w : &e->len.d;
    return !e->pend;
}

/* "the 5 past years", but "3 this week", "2 last year": of several units alone */
static bool len_det(Eval *e, const Atom *a)
{
    const Atom *unit = e->i + 1 < e->n ? a + 1 : a;
    if (unit->cls == AT_fortnight && e->i == 0) return e->bare_a = true;                     /* the next fortnight */
    return a->def->v != 0 && e->s->ie->doc->ch[unit->end - 1] == 's';
}

enum { PREP_VERB = 3 };                                /* prep: took, spent */

/* "the whole week", but "the working week", "the whole day"; "for all week", "it took all week", but "it took all day" */
static bool len_more(Eval *e, const Atom *a)
{
    bool article = e->i == 1 && a[-1].cls == AT_the, first = e->i == 0;
    if (article || first) e->bare_a = true;
    if (first) {
        const Atom *before = a > e->s->at ? a - 1 : NULL;
        bool prep = a->def->v && before && before->cls == AT_prep && before->def->rel == REL_DURING;
        return prep && !(before->def->v == PREP_VERB && e->at[e->n - 1].cls == AT_dy);
    }
    return !article || (a->def->v && a[1].cls != AT_dy);
}

static const Step len_steps[AT_COUNT] = {
    [AT_more] = len_more,
    [AT_det] = len_det,
    [AT_n] = len_number,
    [AT_frac] = len_number,
    [AT_big] = len_number,
    [AT_a] = len_a,
    [AT_halfw] = len_half,
    [AT_half1] = len_half,
    [AT_nyeon] = len_year,
    [AT_yr] = len_year,
    [AT_mo] = len_month,
    [AT_ys] = len_year,
    [AT_ms] = len_month,
    [AT_wk] = len_week,
    [AT_il] = len_day,
    [AT_dy] = len_day,
    [AT_fortnight] = len_fortnight,
    [AT_hr] = len_hour,
    [AT_mn] = len_minute,
    [AT_cho] = len_second,
    [AT_sec] = len_second,
    [AT_quarter] = len_quarter,
    [AT_decade] = len_decade,
    [AT_len] = len_word,
    [AT_pre] = eval_step_approx,
    [AT_post] = eval_step_approx,
    [AT_yeo] = eval_step_approx,
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

/* What is longer than all that was ever written down is no length of a career: it is read as a whole and says nothing,
 * so every length that is counted with stays far below what days and months can hold. */
static uint32_t length_told(Eval *e, bool approx, Evaluated *out)
{
    enum { YEARS_MAX = 10000, MONTHS = 12 };
    out->p.form = TX_NOTHING;
    bool always = e->len.y == 1 && e->len.m == MONTHS;                                       /* 일 년 열두 달 */
    if (always || edtf_duration_days(&e->len) > YEARS_MAX * 365.25) return e->n;
    carry_fractions(&e->len);
    e->len.approx = approx;
    out->type = TIMEX_DURATION;
    out->p.form = TX_LENGTH;
    out->len = e->len;
    return e->n;
}

/* 작년 한 해, 2018년 한 해 동안: the whole of that year. */
static bool year_again(const TimeScan *s, uint32_t i, uint32_t n)
{
    const Atom *a = &s->at[i];
    bool one = i > 0 && n == 2 && a->word && a->v == 1 && a[1].cls == AT_yr;
    return one && (a[-1].cls == AT_nyeon || a[-1].cls == AT_ry);
}

/* 이 주에, 이 주까지, 이 주 안에: this week. Two weeks are counted where a length is told: 이 주 동안, 이 주 만에. */
static bool this_week(const TimeScan *s, uint32_t i, uint32_t n)
{
    const Ie *ie = s->ie;
    const Doc *d = ie->doc;
    const Atom *a = &s->at[i], *week = a + 1;
    bool two = n == 2 && a->word && a->v == 2 && a->end == a->beg + 1 && is_mark(ie, MK_THIS, d->ch[a->beg]);
    if (!two || week->cls != AT_wk) return false;
    uint16_t behind = d->ch[blanks_skip(d, week->end)];
    bool alone = time_stands_alone(d) && a->first && week->end >= d->sent[0].end;
    if (week->glued || week->end != week->beg + 1) return false;
    return alone || is_mark(ie, MK_INSIDE, behind) ||
           (!is_mark(ie, MK_OF, d->ch[week->end]) && edge_at_particle(s, week->end));
}

/* 1년, 6개월 동안 is one length; "1년, 6개월로 나뉜다" are two of a list. */
static bool listed(const TimeScan *s, uint32_t i, uint32_t n)
{
    for (uint32_t k = i + 1; k < i + n; k++) {
        if (s->at[k].cls != AT_comma || s->ie->doc->cls[s->at[i + n - 1].beg] == CH_LATIN) continue;
        Edge g = edge_after(s, s->at[i + n - 1].end, false);
        return !eval_cue_of_length(&g);
    }
    return false;
}

uint32_t eval_len(const TimeScan *s, uint32_t i, uint32_t n, Evaluated *out)
{
    if (this_week(s, i, n)) {
        out->p.form = TX_POINT;
        out->p.a = (TimePoint){.unit = TU_WEEK, .from = FROM_NOW};
        return n;
    }
    if (year_again(s, i, n)) {
        out->p.form = TX_NOTHING;
        return n;
    }
    Eval e = eval_start(s, i, n);
    if (listed(s, i, n)) return 0;
    if (!eval_walk(&e, len_steps, NULL) || e.pend || !e.last_unit) return 0;
    return length_told(&e, e.approx, out);
}

/* "a year or two" */
static uint32_t unit_or_more(const TimeScan *s, uint32_t i, uint32_t n, Evaluated *out)
{
    Eval e = eval_start(s, i, n - 2);
    const Atom *more = &s->at[i + n - 1];
    if (!eval_walk(&e, len_steps, NULL) || !e.last_unit || more->v != 2) return 0;
    *e.last_unit *= 1.5;
    return length_told(&e, true, out) ? n : 0;
}

/* "2년에서 3년으로 늘렸다" is two lengths, as are two years (17년에서 19년). */
static bool pair_moves(const TimeScan *s, uint32_t i, uint32_t n)
{
    enum { YEARS = 10 };
    const Doc *d = s->ie->doc;
    uint16_t behind = d->ch[s->at[i + n - 1].end];
    for (uint32_t k = i + 1; k + 1 < i + n; k++) {
        if (s->at[k].cls != AT_from2) continue;
        bool years = k > i + 1 && s->at[k - 1].cls == AT_nyeon && s->at[k - 2].v >= YEARS;
        return years || is_mark(s->ie, MK_TOWARD, behind) || k + 2 >= i + n || s->at[k - 1].cls != s->at[k + 2].cls;
    }
    return false;
}

/* 2~3개월, "three or four years": the mean, approximately. */
uint32_t eval_lenpair(const TimeScan *s, uint32_t i, uint32_t n, Evaluated *out)
{
    static const bool joints[AT_COUNT] = {[AT_tilde] = true, [AT_dash] = true, [AT_comma] = true, [AT_to] = true,
        [AT_or] = true, [AT_from2] = true};
    Eval e = eval_start(s, i, n);
    double first = 0;
    if (pair_moves(s, i, n)) return 0;
    if (s->at[i + n - 1].cls == AT_n) return unit_or_more(s, i, n, out);
    for (e.i = 0; e.i < n; e.i++) {
        const Atom *a = &e.at[e.i];
        bool joint = joints[a->cls];
        if (joint && e.pend && first == 0) first = eval_pend(&e)->v;
        else if (joint && e.last_unit && first == 0) first = *e.last_unit, *e.last_unit = 0;
        else if (len_steps[a->cls] && !len_steps[a->cls](&e, a)) return 0;
    }
    double *u = e.last_unit;
    if (!u || first == 0 || first >= *u) return 0;
    bool years = e.at[n - 1].cls == AT_nyeon && u == &e.len.y;                /* "31, 92년생": two numbers of a list */
    for (uint32_t k = 0; years && k < n; k++)
        if (e.at[k].cls == AT_comma && first + 1 != *u) return 0;
    *u = (first + *u) / 2;
    return length_told(&e, true, out);
}

/* 2~3일 걸린다, 3~4일쯤: days are counted. Without such words they are days of a month (2~3일에). */
uint32_t eval_days_pair(const TimeScan *s, uint32_t i, uint32_t n, Evaluated *out)
{
    const Atom *last = &s->at[i + n - 1];
    Edge g = edge_after(s, last->end, false);
    bool month = i > 0 && (s->at[i - 1].cls == AT_wol || s->at[i - 1].cls == AT_rm);
    return !month && (last->cls == AT_post || eval_cue_of_length(&g)) ? eval_lenpair(s, i, n, out) : 0;
}
