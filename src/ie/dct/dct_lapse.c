/* Lengths that run until the writing: so long since a day that the text tells elsewhere. */
#include "dct_lapse_int.h"

/* The nth year runs: between n - 1 and n years behind the start. */
static void bound_ordinal(DctState *s, const DctDate *from, const Lapse *l)
{
    int y, m, d, n = (int)l->len->y;
    edtf_ymd(from->lo, &y, &m, &d);
    bool months = dct_to_month(from);
    if (n && l->this_year)
        dct_bound_year(s, y + n - 1);
    else if (n && l->len->m == 0 && !months)
        dct_bound(s, edtf_day(y + n - 1, 1, 1), edtf_day(y + n, 12, 31));
    else if (n && l->len->m == 0)
        dct_bound(s, from->lo + (EdtfDay)((n - 1) * 365.25), from->hi + (EdtfDay)(n * 365.25));
    else if (l->len->m >= 1 && months) {
        int k = y * 12 + m - 1 + n * 12 + (int)l->len->m;
        dct_bound_months(s, k - 1, k - l->month);                                   /* 이번 달로 9개월째 */
    } else if (months && l->len->w > 0)
        dct_bound_days(s, from, (EdtfDay)(7 * (l->len->w - 1)), true, false);
    else if (months && l->len->d > 0)
        dct_bound_days(s, from, (EdtfDay)l->len->d - 1, false, false);
}

/* 딱 2주, exactly two weeks: to the day. */
static bool says_exact(const DctState *s, const Lapse *l)
{
    enum { LEAD = 8 };
    uint32_t beg = s->ie->doc->sent[l->link.sent].beg;
    return dct_has_word(s, l->link.at > beg + LEAD ? l->link.at - LEAD : beg, l->link.at, DCT_W_exact);
}

/* A day and a length from it give a time as coarse as the coarser of both; nearly and more than leave room. */
static void bound_lapse(DctState *s, const DctDate *from, const Lapse *l)
{
    const EdtfDuration *len = l->len;
    double days = edtf_duration_days(len), slack = days < 400 ? 45 : 183;
    int y, m, d;
    bool months = dct_to_month(from), vague = l->near || l->vague || len->approx;
    edtf_ymd(from->lo, &y, &m, &d);
    if (l->most) {
        dct_bound(s, EDTF_DAY_MIN, from->hi + (EdtfDay)days - 1);
        return;
    }
    if (dct_in_round(l->round, m) && dct_years_alone(len) && months) {
        int k = (y + (int)len->y) * 12 + m - 1;
        dct_bound_months(s, k - 11, k - 1);
        return;
    }
    /* behind it, and before it comes round */
    if (l->picked && dct_years_alone(len) && months && l->picked == m) {
        dct_bound_months(s, (y + (int)len->y) * 12 + m, (y + (int)len->y) * 12 + m + 10);
        return;
    }
    if (l->ahead && dct_years_alone(len)) {
        int year = y + (int)len->y;
        dct_bound(s, edtf_day(year, 1, 1), edtf_day(year, l->ahead, edtf_month_days(year, l->ahead)));
        return;
    }
    if (l->days && dct_years_alone(len) && from->lo == from->hi && edtf_date_ok(y + (int)len->y, m, d)) {
        /* 다음 주면, 사흘 뒤면 */
        EdtfDay full = edtf_day(y + (int)len->y, m, d) - l->days, week = l->days % 7 ? 0 : 6;
        dct_bound(s, full - week, full + week);
    } else if (l->shift && dct_years_alone(len) && !l->ordinal) {
        if (l->shift % 12 == 0)
            dct_bound_year(s, y + (int)len->y - l->shift / 12);
        else if (months)
            dct_bound_month(s, y + (int)len->y, m - l->shift);
        else
            dct_bound_year(s, y + (int)len->y);
    } else if (l->over && dct_years_alone(len) && months && !l->today)
        dct_bound_months(s, (y + (int)len->y) * 12 + m - 2, (y + (int)len->y) * 12 + m + 10);
    else if (l->least)
        dct_bound(s, from->lo + (EdtfDay)days - (months ? 31 : 0), EDTF_DAY_MAX);
    else if (l->ordinal)
        bound_ordinal(s, from, l);
    else if (vague && l->this_year && len->y >= 1)
        dct_bound_year(s, y + (int)len->y);
    else if (len->approx && !l->near && !l->vague && !months && len->y >= 1 && len->m == 0 && len->d == 0) {
        y += (int)len->y;                                          /* 2012년 무렵에 시작해 한 십 년쯤 됐다 */
        dct_bound_about(s, edtf_day(y, 1, 1), edtf_day(y, 12, 31));
    }
    else if (len->approx && !l->near && !l->vague && months && len->m >= 1 && len->d == 0) {
        int k = y * 12 + m - 1 + (int)(len->y * 12 + len->m);                   /* 일한 지 2년 반쯤 됐다: about that month */
        dct_bound_about(s, edtf_day(k / 12, k % 12 + 1, 1),
                        edtf_day(k / 12, k % 12 + 1, edtf_month_days(k / 12, k % 12 + 1)));
    }
    else if (vague)
        dct_bound(s, from->lo + (EdtfDay)(l->vague && !l->near ? days : days - slack),
                  from->hi + (EdtfDay)(l->near ? days : days + slack));
    else if (dct_years_alone(len) && l->today && from->lo == from->hi && edtf_date_ok(y + (int)len->y, m, d)) {
        EdtfDay day = edtf_day(y + (int)len->y, m, d);
        dct_bound(s, day, day);
    } else if (dct_years_alone(len) && l->month && months)
        dct_bound_month(s, y + (int)len->y, m);
    else if (dct_years_alone(len))
        dct_bound_year(s, y + (int)len->y);
    else if (len->m >= 1 && len->d == 0 && months)
        dct_bound_month(s, y, m + (int)len->m + 12 * (int)len->y);
    else if (months)
        dct_bound_days(s, from, (EdtfDay)days, len->w > 0 && !l->today && !says_exact(s, l), s->ie->ko && len->d > 7);
}

/* The month or the day without its year that the length counts from: right before it, or as a beginning some sentences before
 * ("They began on the second of September. … Four weeks in, …"). i: there is none. */
static uint32_t month_before(const DctState *s, uint32_t i)
{
    enum { NEAR = 4 };
    const Ie *ie = s->ie;
    uint32_t sent = ie->tx.v[i].sent;
    for (uint32_t k = i; k-- > 0 && i - k <= NEAR && ie->tx.v[k].sent != UINT32_MAX && ie->tx.v[k].sent + NEAR >= sent;) {
        bool bare = ie->time[k].form == TX_POINT && time_needs_year(&ie->time[k].a);
        Cue cue = cue_of(ie, k);
        /* 아이 학교가 7월에 끝나면 합친다. 온 지는 7개월 됐다. */
        bool ahead = ie->ko && ie->tx.v[k].sent < sent && (cue.future || cue.maybe || cue.present);
        if (k + 1 == i && ie->tx.v[k].sent + 1 >= sent) return bare && !ahead ? k : i;
        if (ie->ko || ie->time[k].a.how) return i;
        if (bare && ie->time[k].a.day > 0 && (dct_date_kinds(s, k) & DCT_BEGIN)) return k;
    }
    return i;
}

/* "3월 2일에 출근했으니 이제 두 달이 지났다": a month that the sentence gives without its year, and the length. */
static bool read_month_of_year(DctState *s, uint32_t i)
{
    const Ie *ie = s->ie;
    const EdtfDuration *len = ie->time[i].len;
    uint32_t k = i && len->y < 1 ? month_before(s, i) : i;
    const TimePoint *p = &ie->time[k].a;
    DctDate x;
    if (k == i || p->month < 1 || p->month > 12 || dct_is_now(s, k) || dct_date_told(s, k, &x)) return false;
    if (len->y == 0 && len->m >= 1 && len->d == 0) s->scene_month = (uint8_t)((p->month - 1 + (int)len->m) % 12 + 1);
    bool counted =
        len->y == 0 && (len->m == 0 || len->d > 0) && dct_scene_count(s, p, (EdtfDay)edtf_duration_days(len));
    if (counted && (ie->ko || (len->d <= 0 && len->w <= 0))) s->scene_day = 0;
    return true;
}

/* "개업하고 100일이 지났다. … 5월 6일에 문을 열었다.": a day without its year on which such a thing happened, and the length. */
static bool read_day_of_kind(DctState *s, const Lapse *l)
{
    const Ie *ie = s->ie;
    const EdtfDuration *len = l->len;
    if (!l->link.kinds || len->approx || len->y > 0 || len->m > 0 || l->near || l->vague) return false;
    for (uint32_t k = ie->n_time < DCT_PAIRS_MAX ? ie->n_time : DCT_PAIRS_MAX; k-- > 0;) {
        const TimePoint *p = &ie->time[k].a;
        bool now = p->unit == TU_YEAR && !p->shift && p->from == FROM_NOW;                        /* 올해 5월 6일 */
        bool day = ie->time[k].form == TX_POINT && (time_needs_year(p) || now);
        if (!day || !(dct_date_kinds(s, k) & l->link.kinds)) continue;
        if (dct_scene_count(s, p, (EdtfDay)edtf_duration_days(len))) return true;
    }
    return false;
}

/* Of the dates told that are of such kinds, or of none, the one from which it leads behind all that was told. */
static bool link_of_kinds(const DctState *s, const Lapse *l, uint32_t kinds, DctDate *out)
{
    enum { FAR = 20 * 366 };
    EdtfDay last = s->lo, n = (EdtfDay)edtf_duration_days(l->len);
    int found = 0;
    DctDate told;
    /* a month whose year the story gives may be of the one before */
    for (uint32_t k = 0; k < s->n_date; k++)
        if (s->date[k].lo > last && s->date[k].hi < EDTF_DAY_MAX && dct_date_of(s, s->date[k].i, &told))
            last = s->date[k].lo;
    for (uint32_t k = 0; k < s->n_date; k++) {
        DctDate x = s->date[k];
        uint32_t own = dct_date_kinds(s, x.i);
        if (!(kinds ? own & kinds : !own && dct_to_month(&x) && dct_date_of(s, x.i, &told)) || x.hi + n < last || (s->n_date > 1 && x.lo + n > last + FAR) ||
            (l->today && x.lo != x.hi)) continue;
        /* 2012년 and 2012년 5월 14일: the finer */
        if (found && x.lo <= out->lo && x.hi >= out->hi) continue;
        if (found && out->lo <= x.lo && out->hi >= x.hi) found--;
        *out = x;
        found++;
    }
    return found == 1;
}

/* Nothing says what it counts from: of the beginnings told the only one that will do, else the only day or month that
 * nothing is said to have ended on. */
static bool link_left_over(const DctState *s, const Lapse *l, DctDate *out)
{
    enum { STARTS = DCT_BEGIN | DCT_ENROL | DCT_OPEN | DCT_COME | DCT_CHANGE };
    if (link_of_kinds(s, l, STARTS, out)) return true;
    for (uint32_t k = 0; k < s->n_date; k++)
        if (dct_date_kinds(s, s->date[k].i) & STARTS) return false;
    return s->ie->ko && link_of_kinds(s, l, 0, out);
}

/* "2010년 6월에 시작했다 … 2010년 6월 21일에 위촉장을 받았다": the day, where another place tells it. */
static void to_the_day(const DctState *s, DctDate *x)
{
    for (uint32_t k = 0; k < s->n_date; k++) {
        const DctDate *y = &s->date[k];
        bool finer =
            dct_to_month(x) ? y->lo == y->hi : dct_to_month(y) && (dct_date_kinds(s, y->i) & dct_date_kinds(s, x->i));
        if (x->lo == x->hi || !finer || y->lo < x->lo || y->hi > x->hi) continue;
        *x = *y;
        return;
    }
}

/* What runs until now and the dates it is counted from; late: those that the story might have told of its own time. */
typedef struct Lapses { Lapse lapse[DCT_LAPSES_MAX]; DctDate from[DCT_LAPSES_MAX]; int sure[DCT_LAPSES_MAX], n; } Lapses;

/* "2018년에 입사해서 작년 12월 31일에 퇴사했습니다. 한 달 반쯤 지났네요.": what stands nearer hangs on the writing; dct_claim.c
 * counts from that. */
static bool told_of_now(const Ie *ie, uint32_t i, uint32_t from)
{
    for (uint32_t k = i; k-- > 0 && k > from && ie->tx.v[k].sent != UINT32_MAX && ie->tx.v[k].sent + 1 >= ie->tx.v[i].sent;) {
        const TimePoint *p = &ie->time[k].a;
        if (ie->time[k].form == TX_POINT && (p->unit == TU_YEAR || p->pick) && p->from == FROM_NOW && p->month)
            return true;
    }
    return false;
}

/* "올해 2월에 퇴직했다. 1992년 3월에 임용되어 꼭 30년을 채웠다.": a spell that ended this year. */
bool dct_ended_lately(const DctState *s, uint32_t i)
{
    const Ie *ie = s->ie;
    for (uint32_t k = i; k-- > 0 && ie->tx.v[k].sent != UINT32_MAX && ie->tx.v[k].sent + 1 >= ie->tx.v[i].sent;) {
        const TimePoint *p = &ie->time[k].a;
        if (ie->time[k].form == TX_POINT && p->unit == TU_YEAR && p->from == FROM_NOW && p->month && ie->tx.v[k].sent < ie->tx.v[i].sent &&
            (dct_date_kinds(s, k) & DCT_LEAVE)) return true;
    }
    return false;
}

/* "거기서 1년 4개월을 채우고 이곳으로 왔다": a spell that is over, behind which one went on to another place. */
bool dct_goes_on(DctState *s, uint32_t k)
{
    enum { GOES_ON = DCT_LEAVE | DCT_CHANGE | DCT_COME, LEAST = 28 };
    const Ie *ie = s->ie;
    const TimexInfo *t = &ie->tx.v[k];
    if (ie->time[k].form != TX_LENGTH || t->sent == UINT32_MAX || ie->time[k].len->h > 0 || !cue_of(ie, k).past)
        return false;
    if (t->rel == REL_AGO || t->rel == REL_AFTER || t->rel == REL_ORDINAL || t->rel == REL_WITHIN) return false;
    if (edtf_duration_days(ie->time[k].len) < LEAST || dct_lapse_read(s, k)->runs) return false;
    if (dct_kinds(s, t->end, ie->doc->sent[t->sent].end) & GOES_ON) return true;
    return !ie->ko && t->sent + 1 < ie->doc->n_sent &&
           dct_says(s, t->end, ie->doc->sent[t->sent + 1].end, DCT_EN_straight);
}

/* Between the date and the count stands such a spell: the count begins at its end, and dct_claim.c weighs it. */
static bool spell_between(DctState *s, uint32_t from, uint32_t i)
{
    const Ie *ie = s->ie;
    for (uint32_t k = i; k > from + 1 && k-- && ie->tx.v[k].sent != UINT32_MAX && ie->tx.v[k].sent + DCT_SPELL_NEAR >= ie->tx.v[i].sent;)
        if (ie->tx.v[k].sent < ie->tx.v[i].sent && dct_goes_on(s, k)) return true;
    return false;
}

static void lapses_find(DctState *s, bool late, Lapses *all)
{
    enum { SOON = 4 };
    const Ie *ie = s->ie;
    all->n = 0;
    for (uint32_t i = 0; i < ie->n_time && all->n < DCT_LAPSES_MAX; i++) {
        const TimexInfo *t = &ie->tx.v[i];
        if (ie->time[i].form != TX_LENGTH || t->sent == UINT32_MAX || ie->time[i].len->h > 0 ||
            ie->time[i].len->min > 0)
            continue;
        int n = all->n;
        Lapse *l = &all->lapse[n];
        const LapseRead *x = dct_lapse_read(s, i);
        /* 올해 2월에 퇴사했다. 4년 9개월 만이다. */
        if (ie->ko && t->rel == REL_WITHIN && dct_ended_lately(s, i)) continue;
        if (!x->runs || x->lapse.late != late || read_month_of_year(s, i)) continue;
        *l = x->lapse;
        all->sure[n] = dct_link(s, &l->link, &all->from[n]);
        /* 2015년 9월에 왔다. 2019년에 계장이 되었다. 이번 달로 꼭 7년이다: what is full to the month began in one that is told */
        bool coarse =
            all->sure[n] && all->sure[n] <= DCT_BY_BEFORE && (l->month || l->today) && !dct_to_month(&all->from[n]);
        if (coarse) all->sure[n] = 0;
        /* than what was told last */
        bool early = all->sure[n] && all->from[n].hi + (EdtfDay)edtf_duration_days(l->len) < s->lo;
        if ((!all->sure[n] || early) && read_day_of_kind(s, l)) continue;
        DctDate other;
        if ((!all->sure[n] || early) && l->strong && link_left_over(s, l, &other)) {
            all->from[n] = other;
            all->sure[n] = DCT_BY_BEING_ALONE;
        }
        if (!all->sure[n] || (all->sure[n] <= DCT_BY_BEFORE && told_of_now(ie, i, all->from[n].i))) continue;
        if (all->sure[n] <= DCT_BY_BEFORE && !l->link.kinds && spell_between(s, all->from[n].i, i)) continue;
        if (l->days || (l->shift > 0 && l->shift % 12)) to_the_day(s, &all->from[n]);
        const Sentence near = dct_sentence_near(ie, t);
        bool over =
            ie->ko && !l->strong && dct_has_word(s, t->end, t->end + SOON, DCT_W_fills) && dct_ended_lately(s, i);
        l->month |= !over && dct_has_word(s, near.beg, near.end, DCT_W_exact);
        all->n++;
    }
}

/* 면직한 지 4년 가까이 됐다, 2015년부터 9년째, "it has been five years since I left in 2018": the day plus the length.
 * What is surest is taken first. */
void dct_read_lapses(DctState *s)
{
    Lapses all;
    lapses_find(s, false, &all);
    for (int least = DCT_BY_SENTENCE; all.n && least > 0; least -= 10)
        for (int k = 0; k < all.n; k++)
            if (all.sure[k] >= least && all.sure[k] < least + 10) bound_lapse(s, &all.from[k], &all.lapse[k]);
}

/* "그로부터 10년이 흘렀다" in the middle of the text: the story's own time, unless it ends behind all that was told. */
void dct_read_late_lapses(DctState *s)
{
    enum { CLEARLY = 32 };
    Lapses all;
    lapses_find(s, true, &all);
    for (int k = 0; k < all.n; k++)
        if (all.from[k].lo + (EdtfDay)edtf_duration_days(all.lapse[k].len) > s->lo + CLEARLY) {
            bound_lapse(s, &all.from[k], &all.lapse[k]);
            return;
        }
}

/* Between a stretch and its length: a bracket, a comma, a dot in the middle. */
static bool opens_note(const Doc *d, uint32_t beg, uint32_t end)
{
    for (uint32_t p = beg; p < end; p++)
        if (d->ch[p] == '(' || d->ch[p] == ',' || d->ch[p] == ':' || d->ch[p] == '|' || d->ch[p] == 0xB7 /* · */) return true;
    return false;
}

/* 2018년 1월부터 현재까지 만 4년 동안: between them nothing but until when. */
static bool until_now(const DctState *s, uint32_t i)
{
    enum { NEAR = 12 };
    const TimexInfo *t = &s->ie->tx.v[i];
    return s->ie->ko && t[1].beg <= t->end + NEAR && t[1].sent == t->sent &&
           dct_has_word(s, t->end, t[1].beg, DCT_W_tothisday);
}

/* 2019.03 ~ 현재 (4년 2개월): the beginning and the length so far, which people round to months, or to years. */
void dct_read_open_spans(DctState *s)
{
    enum { NEAR = 4, ROUNDED = 3, YEAR = 12 };
    const Ie *ie = s->ie;
    for (uint32_t i = 0; i + 1 < ie->n_time; i++) {
        const TimePoint *a = &ie->time[i].a;
        const TimeParse *len = &ie->time[i + 1];
        if (ie->time[i].form != TX_POINT || a->how != YEAR_FULL || !a->month) continue;
        if (len->form != TX_LENGTH || len->len->approx || len->len->d > 0) continue;
        const TimexInfo *t = &ie->tx.v[i];
        bool note = ie->time[i].open_end && t[1].beg <= t->end + NEAR && opens_note(ie->doc, t->end, t[1].beg);
        int k = a->year * YEAR + a->month - 1 + (int)(len->len->y * YEAR + len->len->m);
        if (note) dct_bound_months(s, k - 1, k);
        else if (until_now(s, i))
            dct_bound_months(s, k - (dct_years_alone(len->len) ? ROUNDED : 1),
                             k + (dct_years_alone(len->len) ? YEAR - ROUNDED : 1));
    }
}
