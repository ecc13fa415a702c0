/* The month or the day of writing, of a year that is told elsewhere, by what is counted to it: "your letter of 12 February has been
 * lying here for eight days", "Christmas is three weeks off"; and years that are over. English. */
#include "dct_int.h"
#include "time/timex_atom_int.h"

enum { LEAP = 2000, WEEK = 7 };

/* A day without its year. */
static bool bare_day(const Ie *ie, uint32_t i)
{
    const TimePoint *p = &ie->time[i].a;
    return ie->time[i].form == TX_POINT && ie->tx.v[i].sent != UINT32_MAX && time_needs_year(p) && p->day > 0 && !p->lunar &&
           edtf_date_ok(LEAP, p->month, p->day);
}

static bool in_days(const TimeParse *p) { return p->form == TX_LENGTH && p->len->h == 0 && p->len->min == 0 && p->len->y == 0; }

/* "Your letter of 12 February has been lying here for eight days", "Yours of 3 May, which took a week to find me" */
static bool letter_aged(DctState *s, uint32_t i)
{
    enum { LEAD = 36 };
    const Ie *ie = s->ie;
    const TimexInfo *t = &ie->tx.v[i];
    DctDate x;
    bool year = dct_date_of(s, i, &x) && x.lo == x.hi;
    if (t->sent == UINT32_MAX || (!year && !bare_day(ie, i))) return false;
    const Sentence *own = &ie->doc->sent[t->sent];
    if (!dct_says(s, t->beg > own->beg + LEAD ? t->beg - LEAD : own->beg, t->beg, DCT_EN_letter)) return false;
    for (uint32_t k = i + 1; k < ie->n_time && ie->tx.v[k].sent != UINT32_MAX && ie->tx.v[k].sent <= t->sent + 1; k++) {
        const Sentence *in = &ie->doc->sent[ie->tx.v[k].sent];
        if (!in_days(&ie->time[k]) || !dct_says(s, in == own ? t->end : in->beg, in->end, DCT_EN_lies)) continue;
        EdtfDay days = (EdtfDay)edtf_duration_days(ie->time[k].len);
        if (year) dct_bound(s, x.lo + days, x.lo + days);
        return year || dct_scene_count(s, &ie->time[i].a, days);
    }
    return false;
}

/* "Christmas is three weeks off", "three weeks to Christmas" */
static bool feast_off(DctState *s, uint32_t i)
{
    enum { GAP = 6, SHORT = 6 };
    const Ie *ie = s->ie;
    const TimePoint *p = &ie->time[i].a;
    const TimexInfo *t = &ie->tx.v[i];
    if (!p->holiday || !bare_day(ie, i)) return false;
    for (uint32_t k = i > 0 ? i - 1 : i + 1; k <= i + 1 && k < ie->n_time; k += 2) {
        const TimexInfo *len = &ie->tx.v[k];
        if (!in_days(&ie->time[k]) || len->sent != t->sent || ie->time[k].len->m > 1) continue;
        uint32_t end, at = blanks_skip(ie->doc, len->end);
        bool off =
            k > i ? len->beg <= t->end + GAP && dct_says_at(s, at, DCT_EN_offby, &end)
                  : t->beg <= len->end + GAP + SHORT && dct_says_at(s, at, DCT_EN_offby, &end) && end + 2 >= t->beg;
        if (!off || !cue_of(ie, i).english_present) continue;
        dct_scene_count(s, p, -(EdtfDay)edtf_duration_days(ie->time[k].len));
        s->scene_day = 0;
        return true;
    }
    return false;
}

/* "nine days old", "a week old", "not yet three weeks old" at p: so many days; 0 for none. */
static int days_old(const DctState *s, const TimeScan *scan, uint32_t p)
{
    enum { WORDS = 4 };
    const Doc *d = s->ie->doc;
    for (int i = 0; i < WORDS; i++) {
        Atom n, unit;
        uint32_t end = p, old;
        int count = 0;
        if (number_in_words(scan, p, &n) || (d->cls[p] == CH_DIGIT && atom_at(scan, p, &n) && n.cls == AT_n))
            count = n.v, end = n.end;
        else if (d->ch[p] == 'a' && d->ch[p + 1] == ' ') count = 1, end = p + 1;
        bool found = count && atom_at(scan, blanks_skip(d, end), &unit) && (unit.cls == AT_dy || unit.cls == AT_wk);
        if (found && dct_says_at(s, blanks_skip(d, unit.end), DCT_EN_yearold, &old))
            return count * (unit.cls == AT_wk ? WEEK : 1);
        while (d->cls[p] == CH_LATIN) p++;
        p = blanks_skip(d, p);
    }
    return 0;
}

/* "The new year is nine days old", "2019 is not yet a week old" */
static void year_aged(DctState *s, const TimeScan *scan, const Sentence *x)
{
    enum { MONTH = 31, REACH = 30 };
    const Ie *ie = s->ie;
    uint32_t behind, to = x->beg + REACH < x->end ? x->beg + REACH : x->end, i = ie_timex_from(ie, x->beg);
    bool named = i < ie->tx.n && ie->tx.v[i].beg < to && ie->time[i].form == TX_POINT &&
                 ie->time[i].a.how == YEAR_FULL && !ie->time[i].a.month;
    int days = named ? days_old(s, scan, blanks_skip(ie->doc, ie->tx.v[i].end)) : 0;
    for (uint32_t p = x->beg; p < to && !named && !days; p++)
        if ((ie->doc->ch[p] == 'n' || ie->doc->ch[p] == 'y') && dct_says_at(s, p, DCT_EN_theyear, &behind))
            days = days_old(s, scan, blanks_skip(ie->doc, behind));
    if (!days || days > MONTH) return;
    if (named) dct_bound(s, edtf_day(ie->time[i].a.year, 1, days), edtf_day(ie->time[i].a.year, 1, days));
    else s->scene_month = 1, s->scene_day = (uint8_t)days;
}

/* "It's the last day of the year, and 2016 can go" */
static void last_day(DctState *s, const Sentence *x, uint32_t p)
{
    enum { DECEMBER = 12 };
    const Ie *ie = s->ie;
    uint32_t end;
    s->last_week |= dct_says_at(s, p, DCT_EN_lastweek, &end);
    int day = dct_says_value(s, p, DCT_EN_lastof, &end);
    if (!day) return;
    s->scene_month = DECEMBER, s->scene_day = (uint8_t)day;
    for (uint32_t i = ie_timex_from(ie, end); i < ie->tx.n && ie->tx.v[i].beg < x->end; i++) {
        const TimePoint *y = &ie->time[i].a;
        if (ie->time[i].form != TX_POINT || y->how != YEAR_FULL || y->month) continue;
        dct_bound(s, edtf_day(y->year, DECEMBER, day), edtf_day(y->year, DECEMBER, day));
        return;
    }
}

/* "In 2017 alone I've had forty clients": the year is not over. */
static void year_of_perfect(DctState *s, uint32_t i)
{
    const Ie *ie = s->ie;
    const TimexInfo *t = &ie->tx.v[i];
    const TimeParse *p = &ie->time[i];
    uint32_t end;
    if (p->form != TX_POINT || p->a.how != YEAR_FULL || p->a.month || t->sent == UINT32_MAX) return;
    if (!dct_says_at(s, blanks_skip(ie->doc, t->end), DCT_EN_alone, &end)) return;
    const Sentence *x = &ie->doc->sent[t->sent];
    if (dct_has_word(s, x->beg, x->end, DCT_W_have)) dct_bound_year(s, p->a.year);
}

/* "this is the last week of the year" */
static void is_last_week(DctState *s, uint32_t i)
{
    const TimexInfo *t = &s->ie->tx.v[i];
    uint32_t end;
    if (t->sent == UINT32_MAX || !dct_says_at(s, t->beg, DCT_EN_lastweek, &end)) return;
    s->last_week |= dct_has_word(s, s->ie->doc->sent[t->sent].beg, t->beg, DCT_W_thisis);
}

/* "I've nearly filled this diary; the next one will say 2019" */
static void year_said_next(DctState *s, uint32_t i)
{
    enum { LEAD = 44 };
    const TimexInfo *t = &s->ie->tx.v[i];
    const TimeParse *p = &s->ie->time[i];
    if (p->form != TX_POINT || p->a.how != YEAR_FULL || p->a.month || t->sent == UINT32_MAX) return;
    const Sentence *x = &s->ie->doc->sent[t->sent];
    if (dct_says(s, t->beg > x->beg + LEAD ? t->beg - LEAD : x->beg, t->beg, DCT_EN_nextsays))
        dct_bound_year(s, p->a.year - 1);
}

/* "It's summer now", "It is autumn again" */
static int season_now(const DctState *s, uint32_t p, uint32_t end)
{
    const Doc *d = s->ie->doc;
    uint32_t behind;
    int season = dct_says_value(s, p, DCT_EN_season_en, &behind);
    if (!season) return 0;
    bool ends = behind >= end || d->cls[behind] != CH_SPACE || dct_has_word(s, behind + 1, behind + 2, DCT_W_again);
    return ends ? season : 0;
}

/* "It's back-to-school week", "The clocks went back last night", "It is the dead of winter" */
static void read_month(DctState *s)
{
    enum { REACH = 24, EDGE = 3 };
    const Doc *d = s->ie->doc;
    Hits hits[HIT_PLACES];
    TimeScan scan;
    time_scan_begin(&scan, s->ie, hits);
    for (uint32_t i = 0; i < d->n_sent && !s->scene_month; i++) {
        const Sentence *x = &d->sent[i];
        year_aged(s, &scan, x);
        uint32_t end, to = x->beg + REACH < x->end ? x->beg + REACH : x->end;
        int month = dct_says_value(s, x->beg, DCT_EN_sceneof, &end);
        bool now = !month && dct_has_word(s, x->beg, x->beg + 1, DCT_W_itis);
        if (!month && dct_says_at(s, x->beg, DCT_EN_greets, &end) && (i < EDGE || i + EDGE >= d->n_sent)) month = 1;
        for (uint32_t p = x->beg; now && p < to && !month; p++) {
            int season = dct_says_value(s, p, DCT_EN_seasonof, &end);
            if (!season) season = season_now(s, p, x->end);
            month = dct_says_value(s, p, DCT_EN_sceneof, &end);
            if (season) s->scene_season = (uint8_t)season;
            last_day(s, x, p);
        }
        if (month) s->scene_month = (uint8_t)month;
    }
}

bool dct_is_last_year(const DctState *s, uint32_t i)
{
    const Ie *ie = s->ie;
    const TimexInfo *t = &ie->tx.v[i];
    const TimeParse *p = &ie->time[i];
    uint32_t end;
    return !ie->ko && p->form == TX_POINT && p->a.how == YEAR_FULL && !p->a.month && !p->a.season && !p->a.half &&
           dct_says_at(s, blanks_skip(ie->doc, t->end), DCT_EN_finalyear, &end);
}

void dct_read_hints(DctState *s)
{
    const Ie *ie = s->ie;
    if (ie->ko) return;
    read_month(s);
    for (uint32_t i = 0; i < ie->n_time && i < DCT_PAIRS_MAX; i++) {
        if (letter_aged(s, i) || feast_off(s, i)) continue;
        year_of_perfect(s, i);
        year_said_next(s, i);
        is_last_week(s, i);
        if (dct_is_last_year(s, i)) dct_bound(s, edtf_day(ie->time[i].a.year, 12, 1), EDTF_DAY_MAX);
    }
}
