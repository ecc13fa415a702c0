/* The month or the day of writing, of a year that is told elsewhere, by what is counted to it: "your letter of 12 February has been
 * lying here for eight days", "Christmas is three weeks off"; and years that are over. English. */
#include "dct_int.h"

enum { LEAP = 2000, WEEK = 7 };

/* A day without its year. */
static bool bare_day(const Ie *ie, uint32_t i)
{
    const TimePoint *p = &ie->time[i].a;
    return ie->time[i].form == TX_POINT && ie->tx.v[i].sent != UINT32_MAX && time_needs_year(p) && p->day > 0 && !p->lunar &&
           edtf_date_ok(LEAP, p->month, p->day);
}

static bool in_days(const TimeParse *p) { return p->form == TX_LENGTH && p->len->h == 0 && p->len->min == 0 && p->len->y == 0; }

static void scene_put(DctState *s, EdtfDay day)
{
    TimeBase b = base_of_day(day);
    s->scene_month = (uint8_t)b.m;
    s->scene_day = (uint8_t)b.d;
}

static EdtfDay length_on(EdtfDay day, const EdtfDuration *len) { return day + (EdtfDay)edtf_duration_days(len); }

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
        const TimePoint *p = &ie->time[i].a;
        EdtfDay day = length_on(year ? x.lo : edtf_day(LEAP, p->month, p->day), ie->time[k].len);
        if (year) dct_bound(s, day, day);
        else scene_put(s, day);
        return true;
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
        bool off = k > i ? len->beg <= t->end + GAP && dct_says_at(s, at, DCT_EN_offby, &end)
                         : t->beg <= len->end + GAP + SHORT && dct_says_at(s, at, DCT_EN_offby, &end) && end + 2 >= t->beg;
        if (!off || !cue_of(ie, i).english_present) continue;
        scene_put(s, edtf_day(LEAP, p->month, p->day) - (EdtfDay)edtf_duration_days(ie->time[k].len));
        s->scene_day = 0;
        return true;
    }
    return false;
}

/* "It's back-to-school week", "The clocks went back last night", "It is the dead of winter" */
static void read_month(DctState *s)
{
    enum { REACH = 24 };
    const Doc *d = s->ie->doc;
    for (uint32_t i = 0; i < d->n_sent && !s->scene_month; i++) {
        const Sentence *x = &d->sent[i];
        uint32_t end, to = x->beg + REACH < x->end ? x->beg + REACH : x->end;
        int month = dct_says_value(s, x->beg, DCT_EN_sceneof, &end);
        bool now = !month && dct_has_word(s, x->beg, x->beg + 1, DCT_W_itis);
        for (uint32_t p = x->beg; now && p < to && !month; p++) {
            int season = dct_says_value(s, p, DCT_EN_seasonof, &end);
            month = dct_says_value(s, p, DCT_EN_sceneof, &end);
            if (season) s->scene_season = (uint8_t)season;
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
        if (dct_is_last_year(s, i)) dct_bound(s, edtf_day(ie->time[i].a.year, 12, 1), EDTF_DAY_MAX);
    }
}
