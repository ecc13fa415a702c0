/* Figures and marks read as a date: 2023.05.08, 5/8/2023, 2019~2021, a year alone. */
#include "mark.h"
#include "timex_atom_int.h"
#include "timex_int.h"

typedef struct Figures { const Atom *n[3]; uint8_t mark[2]; int count, wday; bool apos, dot_end; } Figures;

/* 3/5(월): in Korean the weekday tells that it is a day. */
static bool weekday_behind(const TimeScan *s, const Atom *a, Figures *f)
{
    if (s->ie->ko) f->wday = a[a->cls == AT_lp].def->v;
    return true;
}

static bool figures_of(const TimeScan *s, uint32_t i, uint32_t n, Figures *f)
{
    *f = (Figures){0};
    for (uint32_t k = i; k < i + n; k++) {
        const Atom *a = &s->at[k];
        if (a->cls == AT_apos) f->apos = true;
        else if (k == i && a->cls == AT_wday) f->wday = a->def->v;
        else if (k == i + 1 && f->wday && a->cls == AT_comma) continue;
        else if (a->cls == AT_lp || a->cls == AT_wday) return weekday_behind(s, a, f);
        else if (a->cls == AT_n || a->cls == AT_y4) {
            if (f->count == 3 || a->word) return false;
            f->n[f->count++] = a;
        } else if (f->count && f->count < 3) f->mark[f->count - 1] = a->cls;
        else f->dot_end = true;
    }
    return true;
}

/* Glued to letters or more figures it is a version, an address, a phone number, a score. */
bool eval_stands_alone(const TimeScan *s, uint32_t beg, uint32_t end, bool dashed)
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
    if (ch == '%' || ch == 0x20A9 || (ch == ':' && d->cls[end + 1] == CH_DIGIT)) return false;
    bool mark = ch == '.' || (dashed && ch == '-') || ch == '/' || ch == ',';
    bool iso_time = ch == 't' && d->cls[end + 1] == CH_DIGIT;          /* 2023-03-02T09:14 */
    return !(mark && d->cls[end + 1] == CH_DIGIT) && (d->cls[end] != CH_LATIN || iso_time);
}

static bool set_ymd(TimePoint *p, int y, uint8_t how, int m, int d)
{
    *p = (TimePoint){.year = y, .how = how, .month = m, .day = d};
    return m >= 1 && m <= 12 && d >= 0 && d <= 31 && (d == 0 || edtf_date_ok(how == YEAR_FULL ? y : 2000, m, d));
}

/* 10/22/15 in English: the year stands last, the month is the one of the others that can be it. */
static bool year_behind(const Figures *f, TimePoint *p)
{
    const Atom *const *n = f->n;
    bool dm = n[0]->v > 12, md = n[1]->v > 12;
    if (n[2]->digits != 2 || n[0]->digits > 2 || n[1]->digits > 2) return false;
    if (!set_ymd(p, n[2]->v, YEAR_SHORT, dm ? n[1]->v : n[0]->v, dm ? n[0]->v : n[1]->v)) return false;
    p->either_order = !dm && !md && n[0]->v != n[1]->v;
    return true;
}

/* 17.3.5에, 17.3.5(일): where a particle or a weekday says that it is a day, and no name stands before (iOS 17.3.1). */
static bool short_day(const TimeScan *s, const Figures *f)
{
    const Doc *d = s->ie->doc;
    uint32_t before = blanks_back(d, f->n[0]->beg, 0);
    bool named = before > 0 && d->cls[before - 1] == CH_LATIN;
    bool spaced = f->dot_end && f->n[0]->first && !f->n[1]->glued;                        /* 21. 7. 1. 입사 */
    return !named && (f->wday || spaced || edge_at_particle(s, f->n[2]->end + f->dot_end));
}

static bool three_figures(const TimeScan *s, const Figures *f, TimePoint *p)
{
    enum { YEARS_BEHIND = 26 };                    /* no memoir tells of what is further ahead */
    const Atom *const *n = f->n;
    if (f->mark[1] == AT_comma) {                  /* 08/12,2015 */
        bool dm = n[0]->v > 12;
        return set_ymd(p, n[2]->v, YEAR_FULL, n[dm]->v, n[!dm]->v) && p->day > 0;
    }
    if (f->mark[0] != f->mark[1]) return false;
    bool small = n[0]->cls == AT_n && n[1]->cls == AT_n && n[2]->cls == AT_n;
    if (small && !s->ie->ko && f->mark[0] == AT_slash && !f->apos && n[0]->v <= 31) return year_behind(f, p);
    if (n[0]->cls == AT_y4)
        return n[1]->cls == AT_n && n[2]->cls == AT_n && set_ymd(p, n[0]->v, YEAR_FULL, n[1]->v, n[2]->v);
    if (n[2]->cls == AT_y4) {
        bool dm = n[0]->v > 12, md = n[1]->v > 12;
        if (dm) return set_ymd(p, n[2]->v, YEAR_FULL, n[1]->v, n[0]->v);
        if (!set_ymd(p, n[2]->v, YEAR_FULL, n[0]->v, n[1]->v)) return false;
        bool dots = f->mark[0] == AT_dot && edtf_date_ok(n[2]->v, n[1]->v, n[0]->v);      /* 9.2.2024: the day first */
        if (dots) set_ymd(p, n[2]->v, YEAR_FULL, n[1]->v, n[0]->v);
        p->either_order = !dots && !md && n[0]->v != n[1]->v && !s->ie->ko; /* no Korean puts the day first */
        return true;
    }
    bool pairs = n[0]->digits == 2 && n[1]->digits == 2 && n[2]->digits == 2;
    /* 30-12-16: a day first, where the year would be one to come */
    bool day_first = pairs && !s->ie->ko && !f->apos && n[0]->v > YEARS_BEHIND && n[0]->v <= 31;
    if (day_first && year_behind(f, p)) return true;
    if ((pairs || f->apos) && n[0]->digits == 2 && set_ymd(p, n[0]->v, YEAR_SHORT, n[1]->v, n[2]->v)) return true;
    bool dotted = small && !s->ie->ko && f->mark[0] == AT_dot && n[0]->v > 12 && n[1]->v <= 12;        /* on 14.9.22 */
    if (dotted && s->before_prep) return year_behind(f, p);
    if (small && s->ie->ko && f->mark[0] != AT_dash && n[0]->digits == 2 && short_day(s, f))
        return set_ymd(p, n[0]->v, YEAR_SHORT, n[1]->v, n[2]->v);
    bool month_first = pairs || (n[0]->v <= 12 && n[1]->v > 12);                              /* 9-18-15 */
    return small && month_first && !s->ie->ko && f->mark[0] == AT_dash && year_behind(f, p);
}

/* 2003–06: a dash that joins two ends, where the second goes up from the first; 2003-06 is a month. */
static bool joins_ends(const TimeScan *s, const Figures *f)
{
    enum { CENTURY = 100, LAST_ASCII = 0x7F };
    const Doc *d = s->ie->doc;
    const Atom *const *n = f->n;
    if (f->mark[0] != AT_dash || n[1]->digits != 2 || n[1]->v <= n[0]->v % CENTURY) return false;
    return (uint8_t)d->text.p[d->at[n[0]->end]] > LAST_ASCII;
}

/* I'll be out 11 - 2016. */
static bool stands_last(const TimeScan *s, const Atom *const *n)
{
    const Doc *d = s->ie->doc;
    uint32_t before = blanks_back(d, n[0]->beg, 0), end = n[1]->end + (d->ch[n[1]->end] == '.');
    return !n[0]->first && !s->heading && before > 0 && d->cls[before - 1] == CH_LATIN &&
           (d->cls[end] == CH_BREAK || end >= d->n);
}

static bool year_month(const TimeScan *s, const Figures *f, uint32_t end, TimePoint *p)
{
    const Atom *const *n = f->n;
    if (n[0]->cls == AT_y4) {
        bool dash = f->mark[0] == AT_dash;
        return n[1]->digits <= 2 && !joins_ends(s, f) && (!dash || n[1]->digits == 2 || n[1]->v > 0) &&
               set_ymd(p, n[0]->v, YEAR_FULL, n[1]->v, 0);
    }
    bool number = f->mark[0] == AT_dot || (f->mark[0] == AT_slash && n[0][1].glued);
    if (n[1]->cls == AT_y4 && number && !n[1]->glued) return false;      /* "3. 2023", "2/ 2018년": what comes in its turn */
    bool dashed = f->mark[0] == AT_dash;                                                              /* 11-2016 */
    if (dashed && (s->ie->ko || n[0]->digits != 2 || (!n[1]->glued && !stands_last(s, n)))) return false;
    if (n[1]->cls == AT_y4) return set_ymd(p, n[1]->v, YEAR_FULL, n[0]->v, 0);
    if (f->mark[0] == AT_dash || n[0]->digits != 2) return false;
    if (f->apos) return set_ymd(p, n[0]->v, YEAR_SHORT, n[1]->v, 0);
    if (n[1]->digits != 2 || (n[0]->v > 40 && n[0]->v < 60)) return false;
    uint16_t next = s->ie->doc->ch[blanks_skip(s->ie->doc, end)];
    bool place = n[0]->first || next == '~' || s->heading || s->after_range;
    bool could_be_day = f->mark[0] == AT_slash && n[0]->v <= 12;
    if (!place || (could_be_day && !s->short_years)) return false;
    return set_ymd(p, n[0]->v, YEAR_SHORT, n[1]->v, 0);
}

/* 5/8 points, 3/4 of the team: a share of things, not a day. */
static bool counts_things(const TimeScan *s, uint32_t end)
{
    const Doc *d = s->ie->doc;
    uint32_t p = blanks_skip(d, end), to;
    if (def_at(s, p, AT_of, &to)) return true;
    if (d->cls[p] != CH_LATIN) return false;
    while (d->cls[p + 1] == CH_LATIN) p++;
    return d->ch[p] == 's';
}

/* "on 4/22", "from 22/4": behind a word that asks for a day, and one of the figures can be no month. */
static bool day_slash_month(const TimeScan *s, const Figures *f, const TimeParse *parse, TimePoint *p)
{
    const Atom *const *n = f->n;
    bool dm = n[0]->v > 12;
    const Doc *d = s->ie->doc;
    uint32_t end = blanks_skip(d, n[1]->end);
    uint32_t close = end + (d->ch[end] == '.');
    bool ends = d->cls[close] == CH_BREAK || close >= d->n;
    /* alone in its line */
    bool whole = n[0]->first && ends && close == end;
    bool told = ends && f->mark[0] == AT_slash && n[1]->padded;                               /* back 22/04 */
    /* Friday 7/6 */
    bool either = f->wday && !dm && n[1]->v <= 12 && !counts_things(s, n[1]->end);
    bool fits = (parse->prep_on || whole || told || f->wday || s->month_days > 0) && n[0]->digits <= 2 &&
                n[1]->digits <= 2 && (dm || n[1]->v > 12 || either) &&
                set_ymd(p, 0, YEAR_NONE, dm ? n[1]->v : n[0]->v, dm ? n[0]->v : n[1]->v) && p->day > 0;
    p->either_order = fits && either && n[0]->v != n[1]->v;
    return fits;
}

/* "2019. 3. 2. ~ 3. 6.", 2018.03.02 ~ 03.04 */
static bool day_of_range(const TimeScan *s, const Figures *f, TimePoint *p)
{
    const Atom *const *n = f->n;
    if (f->mark[0] != AT_dot || !s->after_range || !s->after_day || f->apos) return false;
    return n[0]->digits <= 2 && n[1]->digits <= 2 && set_ymd(p, 0, YEAR_NONE, n[0]->v, n[1]->v) && n[1]->v > 0;
}

static bool is_closed(const Doc *d, uint32_t end)
{
    uint32_t next = blanks_skip(d, end);
    return d->cls[next] != CH_LATIN && d->cls[next] != CH_DIGIT;
}

/* on, by: what a day follows, where from and between may lead to pages. */
static bool behind_on(const TimeScan *s, const Atom *a)
{
    return a > s->at && a[-1].cls == AT_prep && a[-1].def->v == 1;
}

/* 3/5에 시작했다; but 전체의 3/5에, 3/5에 이른다. */
static bool stands_as_day(const TimeScan *s, const Figures *f)
{
    const Doc *d = s->ie->doc;
    uint32_t end = f->n[1]->end, before = blanks_back(d, f->n[0]->beg, 0);
    uint16_t ch = before ? d->ch[before - 1] : 0;
    if (is_mark(s->ie, MK_SHARE, ch) || !edge_at_particle(s, end)) return false;
    Edge g = edge_after(s, end, false);
    return !eval_cue_of_length(&g);
}

/* 9/2 as a day: where the second figure is no small fraction's, or the document writes days so. */
static bool month_day(const TimeScan *s, const Figures *f, const TimeParse *parse, TimePoint *p)
{
    enum { FRACTION_MAX = 10 };
    const Atom *const *n = f->n;
    bool dashed = f->mark[0] == AT_dash && !s->ie->ko && parse->prep_on && n[1]->v > 12 && n[1]->glued &&
                  is_closed(s->ie->doc, n[1]->end) && behind_on(s, n[0]);                                /* on 4-22 */
    if ((f->mark[0] != AT_slash && !(f->wday && f->mark[0] == AT_dot) && !dashed) || f->apos) return false;
    if (!s->ie->ko) return day_slash_month(s, f, parse, p);
    bool cue = s->month_days > 0 || n[1]->v > FRACTION_MAX || n[0]->v > n[1]->v || f->wday || stands_as_day(s, f);
    return cue && n[0]->digits <= 2 && set_ymd(p, 0, YEAR_NONE, n[0]->v, n[1]->v) && n[1]->v > 0;
}

/* 2019~2021, '17-'19, 2019-21 */
uint32_t eval_years(const TimeScan *s, uint32_t i, uint32_t n, Evaluated *out)
{
    const Atom *y[2] = {0};
    bool apos = s->at[i].cls == AT_apos || s->at[i].cls == AT_fy;                    /* '17-'19, FY17-18 */
    int count = 0;
    bool slash = false;
    for (uint32_t k = i; k < i + n; k++) {
        if (s->at[k].cls == AT_dot) return 0;
        slash |= s->at[k].cls == AT_slash;
        if (count < 2 && (s->at[k].cls == AT_y4 || s->at[k].cls == AT_n)) y[count++] = &s->at[k];
    }
    if (count < 2) return 0;
    /* 2013/14, 2013/2014: a year of school or of accounts, nothing longer */
    bool next = y[1]->cls == AT_n ? y[1]->v == y[0]->v % 100 + 1 : y[1]->v == y[0]->v + 1;
    /* 2019/2020학년도 is of the second */
    bool glued = y[1]->cls == AT_y4 && s->ie->doc->cls[s->at[i + n - 1].end] == CH_HANGUL;
    if (slash && (y[0]->cls != AT_y4 || !next || glued)) return 0;
    if (y[0]->cls == AT_n && !(apos && y[0]->digits == 2)) return 0;
    if (y[1]->cls == AT_n && (y[1]->digits != 2 || (!apos && y[1]->v <= y[0]->v % 100))) return 0;
    if (!eval_stands_alone(s, s->at[i].beg, s->at[i + n - 1].end, true)) return 0;
    out->p.form = TX_RANGE;
    out->p.a = (TimePoint){.year = y[0]->v, .how = y[0]->cls == AT_y4 ? YEAR_FULL : YEAR_SHORT};
    out->b = (TimePoint){.year = y[1]->v, .how = y[1]->cls == AT_y4 ? YEAR_FULL : YEAR_SHORT};
    return out->p.a.how != out->b.how || out->p.a.year < out->b.year ? n : 0;
}

/* Office 2019, 버전 2019.1 */
static bool is_version(const TimeScan *s, uint32_t i)
{
    return i > 0 && s->at[i - 1].cls == AT_ver && s->at[i - 1].end + 1 >= s->at[i].beg;
}

/* "Tuesday 11/3/2015": the weekday tells day and month apart where it is that of one order alone. */
static void order_by_weekday(TimePoint *p, int wday)
{
    int y = p->how == YEAR_FULL ? p->year : year_of_two(p->year, 0);
    bool md = edtf_weekday(edtf_day(y, p->month, p->day)) == wday;
    bool dm = p->day <= 12 && edtf_weekday(edtf_day(y, p->day, p->month)) == wday;
    if (md == dm) return;
    p->either_order = false;
    if (dm) *p = (TimePoint){.year = p->year, .how = p->how, .month = p->day, .day = p->month};
}

uint32_t eval_num(const TimeScan *s, uint32_t i, uint32_t n, Evaluated *out)
{
    const Atom *first = &s->at[i];
    TimePoint p = {0};
    out->p.form = TX_POINT;
    bool dashed = false;
    for (uint32_t k = i; k < i + n; k++) dashed |= s->at[k].cls == AT_dash;
    if (is_version(s, i) || !eval_stands_alone(s, first->beg, s->at[i + n - 1].end, dashed || first->cls == AT_d8))
        return 0;
    if (first->cls == AT_d8) {
        if (!set_ymd(&p, first->v / 10000, YEAR_FULL, first->v / 100 % 100, first->v % 100)) return 0;
    } else {
        Figures f;
        if (!figures_of(s, i, n, &f)) return 0;
        uint32_t end = s->at[i + n - 1].end;
        bool ok = f.count == 3 ? three_figures(s, &f, &p)
                               : day_of_range(s, &f, &p) || year_month(s, &f, end, &p) || month_day(s, &f, &out->p, &p);
        bool by_slash = f.count == 2 && f.mark[0] == AT_slash && !p.how;                       /* Friday 7/16 */
        if (f.wday && !(ok && (f.count == 3 || s->ie->ko || by_slash))) return 0;
        if (f.count == 2) p.wday = f.wday;
        if (f.wday && p.either_order && p.how) order_by_weekday(&p, f.wday);
        if (!ok || (f.dot_end && f.mark[f.count - 2] != AT_dot)) return ok ? 0 : eval_years(s, i, n, out);
        bool cut_dot = s->at[i + n - 1].cls == AT_dot && f.count == 2 && f.n[0]->cls == AT_n && !f.apos;
        if (cut_dot && !(s->after_range && s->after_day)) return 0;
    }
    out->p.a = p;
    return n;
}

/* 2019.3 ~ 12, 2018.03.02~05: what is left out on the right is the left's, and the figures go up. */
uint32_t eval_figure_span(const TimeScan *s, uint32_t i, uint32_t n, Evaluated *out)
{
    static const bool goes_on[AT_COUNT] = {[AT_dot] = true, [AT_slash] = true, [AT_dash] = true, [AT_n] = true,
        [AT_nyeon] = true, [AT_mo] = true, [AT_wk] = true, [AT_il] = true, [AT_yr] = true, [AT_hr] = true};
    const Atom *v[4], *last = &s->at[i + n - 1];
    int count = 0;
    for (uint32_t k = i; k < i + n; k++)
        if (s->at[k].cls == AT_y4 || s->at[k].cls == AT_n) v[count++] = &s->at[k];
    if (i + n < s->n && s->at[i + n].glued && goes_on[s->at[i + n].cls]) return 0;
    if (last->cls == AT_dot && i + n < s->n && s->at[i + n].cls == AT_n) return 0;
    bool apos = s->at[i].cls == AT_apos, year = v[0]->cls == AT_y4 || (apos && v[0]->digits == 2);
    const Atom *left = v[count - 2], *right = v[count - 1];
    bool other_unit = last->cls == (count == 3 ? AT_il : AT_wol);
    if (!year || other_unit || right->word || right->digits > 2 || right->v <= left->v) return 0;
    if (!eval_stands_alone(s, s->at[i].beg, last->end, false)) return 0;
    uint8_t how = v[0]->cls == AT_y4 ? YEAR_FULL : YEAR_SHORT;
    bool ok = set_ymd(&out->p.a, v[0]->v, how, v[1]->v, count == 4 ? left->v : 0) &&
              set_ymd(&out->b, v[0]->v, how, count == 4 ? v[1]->v : right->v, count == 4 ? right->v : 0);
    out->p.form = TX_RANGE;
    return ok ? n : 0;
}

/* ---------------------------------------------------------------- bare years */
/* 〈1987〉, 『1984』: all of a work's title. */
static bool is_work(const Doc *d, uint32_t beg, uint32_t end)
{
    static const uint16_t open[] = {0x3008, 0x300A, 0x300C, 0x300E, '<'}, close[] = {0x3009, 0x300B, 0x300D, 0x300F, '>'};
    for (size_t k = 0; beg > 0 && k < COUNT_OF(open); k++)
        if (d->ch[beg - 1] == open[k] && d->ch[end] == close[k]) return true;
    return false;
}

static bool year_stands(const TimeScan *s, uint32_t i, const Atom *y, const TimeParse *p)
{
    const Doc *d = s->ie->doc;
    /* 회사1985: written together with a word, it belongs to a name. */
    uint32_t beg = s->at[i].beg;
    bool named = beg > 0 && (d->cls[beg - 1] == CH_HANGUL || d->ch[beg - 1] == '_');                  /* report_2015 */
    if (named || is_work(d, beg, y->end) || !eval_stands_alone(s, beg, y->end, true)) return false;
    uint32_t next = blanks_skip(d, y->end);
    if (s->at[i].cls == AT_fy) return y->digits == 2 || y->cls == AT_y4;                      /* FY22, FY2015 */
    if (s->at[i].cls == AT_apos) return y->digits == 2 && !y->word && d->cls[y->end] != CH_DIGIT;
    if (d->cls[y->end] == CH_HANGUL) return edge_after(s, y->end, true).ok && !edge_after(s, y->end, true).veto_date;
    if (d->cls[next] == CH_HANGUL) return !edge_after(s, next, false).veto_date;
    /* "There were 2000 people": a word behind, and nothing before that asks for a time. */
    bool word = d->cls[next] == CH_LATIN && next > y->end;
    bool known = y + 1 < s->at + s->n && y[1].beg == next;
    bool lower = word && !known && d->text.p[d->at[next]] >= 'a';
    const Sentence *x = doc_sentence_at(d, y->beg);
    bool owned = i > 0 && (s->at[i - 1].cls == AT_poss || s->at[i - 1].cls == AT_of);      /* my 2017 class, months of 2020 */
    bool joined = i > 1 && (s->at[i - 1].cls == AT_and || s->at[i - 1].cls == AT_or);
    bool pair = joined && s->at[i - 2].cls == AT_y4;                                          /* in 2008 and 2009 */
    bool said = y->word && y->cls == AT_y4;                                                  /* nineteen seventy-two when */
    bool opens = x && (x->beg == y->beg || (x->beg + 1 == y->beg && d->cls[x->beg] == CH_PUNCT));       /* (2009 was not the year.) */
    return !lower || owned || pair || said || p->prep || p->det || y->first || s->heading || opens;
}

uint32_t eval_bare(const TimeScan *s, uint32_t i, uint32_t n, Evaluated *out)
{
    const Atom *y = &s->at[i + n - 1];
    if (is_version(s, i) || !year_stands(s, i, y, &out->p)) return 0;
    out->p.form = TX_POINT;
    out->p.a = (TimePoint){.year = y->v, .how = y->cls == AT_y4 ? YEAR_FULL : YEAR_SHORT};
    out->p.bare = true;
    return n;
}
