/* Spells and what the writing says of their ends: a date, how long, and 지난달, 올해 3월, 다섯 달 남았다. */
#include "dct_int.h"
#include "mark.h"

/* ---------------------------------------------------------------- a spell that ended lately */
/* The date before length i in its sentence plus the length: m is 0 where no month is known. */
static bool spell_end(const DctState *s, uint32_t i, TimeBase *e)
{
    enum { CLAUSE = 24 };
    const Ie *ie = s->ie;
    const TimexInfo *t = &ie->tx.v[i];
    const EdtfDuration *len = ie->time[i].len;
    DctDate x;
    if (ie->time[i].form != TX_LENGTH || t->sent == UINT32_MAX) return false;
    const Sentence *st = &ie->doc->sent[t->sent];
    bool there = dct_has_word(s, st->beg, st->beg + 1, DCT_W_there);
    /* 2021년 7월 입사. 2년을 채우고 */
    bool begun = t[-1].sent + 1 == t->sent && (there || (dct_date_kinds(s, i - 1) & DCT_BEGIN));
    /* "2024년 8월에 5년 다닌 회사를 나왔다": the date is that of the end. */
    bool left = t[-1].sent == t->sent && !dct_kinds(s, t[-1].end, t->beg) &&
                (dct_kinds(s, t->end, st->end < t->end + CLAUSE ? st->end : t->end + CLAUSE) & DCT_LEAVE);
    if (left && t[-1].rel != REL_SINCE) return false;
    if (t[-1].sent != t->sent && !begun) return false;
    if (len->approx || len->h > 0 || len->y + len->m + len->w + len->d < 1) return false;
    if (t->rel == REL_AGO || t->rel == REL_AFTER || t->rel == REL_ORDINAL || t->rel == REL_WITHIN) return false;
    if (!dct_date_told(s, i - 1, &x) || dct_is_birth(s, i - 1)) return false;
    TimeBase b = base_of_day(x.lo);
    if (len->w > 0 || len->d > 0) {
        *e = base_of_day(x.lo + (EdtfDay)edtf_duration_days(len) - 1);
        return x.lo == x.hi && t[-1].rel == REL_SINCE;
    }
    if (edtf_days_between(x.lo, x.hi) > 31) {
        *e = (TimeBase){b.y + (int)len->y, 0, 0};
        return len->m == 0;
    }
    int k = b.y * 12 + b.m - 1 + (int)len->y * 12 + (int)len->m;
    *e = (TimeBase){k / 12, k % 12 + 1, x.lo == x.hi ? b.d : 0};
    return true;
}

/* "지난달에 퇴사했다. 3년 4개월 다닌 회사였다. 2020년 2월에 입사했다.": the first day is told behind. */
static bool spell_end_behind(const DctState *s, uint32_t i, TimeBase *e)
{
    const Ie *ie = s->ie;
    const TimexInfo *t = &ie->tx.v[i];
    const EdtfDuration *len = ie->time[i].len;
    DctDate x;
    if (i + 1 >= ie->n_time || t->sent == UINT32_MAX || t[1].sent != t->sent + 1 || t->rel == REL_AGO ||
        t->rel == REL_AFTER)
        return false;
    if (len->approx || len->h > 0 || len->d > 0 || len->w > 0 || len->y < 1 || len->m < 1) return false;
    if (!dct_date_of(s, i + 1, &x) || !dct_to_month(&x) || !(dct_date_kinds(s, i + 1) & DCT_BEGIN)) return false;
    TimeBase b = base_of_day(x.lo);
    int k = b.y * 12 + b.m - 1 + (int)len->y * 12 + (int)len->m;
    *e = (TimeBase){k / 12, k % 12 + 1, 0};
    return true;
}

/* The end of the spell as the writing names it: 지난달, 올해 12월, 어제, 지난 3월. */
static void bound_end(DctState *s, TimeBase e, const TimePoint *p)
{
    enum { HALF = 6 };
    if (p->unit == TU_YEAR) {
        int y = e.y;
        if (e.m && p->month > 0 && p->month <= 12) y += e.m - p->month > HALF ? 1 : p->month - e.m > HALF ? -1 : 0;
        dct_bound_year(s, y - p->shift);
    } else if (p->pick == PICK_LAST && p->month > 0 && p->month <= 12) {
        dct_bound(s, edtf_day(e.y, p->month, 1), edtf_day(e.y + 1, p->month, 1) - 1);
    } else if (!e.m || p->wday) {
        dct_bound_year(s, e.y);
    } else if (p->unit == TU_MONTH) {
        dct_bound_month(s, e.y, e.m - p->shift);
    } else if (p->unit == TU_WEEK || p->unit == TU_DAY) {
        dct_bound_month(s, e.y, e.m);
    }
}

static bool is_weekday(const TimePoint *p) { return p->wday && !p->day && !p->month && !p->unit && !p->nth; }

static bool names_end(const DctState *s, uint32_t i, uint32_t j)
{
    const Ie *ie = s->ie;
    const TimexInfo *t = &ie->tx.v[i], *e = &ie->tx.v[j];
    if (e->sent == UINT32_MAX || e->sent > t->sent + 1 || e->sent + 1 < t->sent || ie->time[j].form != TX_POINT)
        return false;
    const TimePoint *p = &ie->time[j].a;
    if (!ie->ko && is_weekday(p)) return dct_date_kinds(s, j) != 0;               /* Friday is my last day */
    bool lasted = dct_has_word(s, t->end, t->end + 8, DCT_W_lasted) || !ie->ko || dct_copula_at(ie, t->end);
    uint32_t kinds = dct_date_kinds(s, j);
    /* I graduated last February and lasted ten months */
    if (p->pick == PICK_LAST && kinds == DCT_FINISH) return false;
    bool now = p->from == FROM_NOW || (p->from == FROM_ANY && p->unit && p->shift > 0);          /* 다음 주면 끝이다 */
    /* not 1년 만에 전환됐다 */
    return now && (e->sent == t->sent || lasted) && (kinds & ~(uint32_t)(DCT_CHANGE | DCT_RISE));
}

/* "This is my last week. On Friday, 28 September 2018, I hand back my keys.": the week before that day, or the day. */
void dct_read_last_days(DctState *s)
{
    enum { WEEK = 6, LAST_MAX = 4 };
    const Ie *ie = s->ie;
    int n = 0;
    for (uint32_t i = 0; i < ie->n_time && i < DCT_PAIRS_MAX && n < LAST_MAX; i++) {
        DctDate x;
        const TimexInfo *t = &ie->tx.v[i];
        if (t->sent == UINT32_MAX || ie->time[i].form != TX_POINT || !dct_date_of(s, i, &x) || x.lo != x.hi) continue;
        Cue cue = cue_of(ie, i);
        if (cue.past && !cue.maybe && ie->ko) continue;
        const Sentence *own = &ie->doc->sent[t->sent], *before = t->sent ? own - 1 : own;
        if (!dct_has_word(s, before->beg, before->end, DCT_W_lastdays) || before == own) continue;
        if (!ie->ko && !dct_has_word(s, before->beg, before->beg + 1, DCT_W_thisis)) continue;
        if (!dct_is_present(s, before)) continue;
        dct_bound(s, x.lo - WEEK, x.lo);
        n++;
    }
}

/* "12월 31일부로 퇴직합니다. 1988년 1월에 입사하여 35년을 보냈습니다.": the day without its year ends the spell, and is
 * still to come. */
static bool ends_on_day(const DctState *s, uint32_t j, TimeBase e, EdtfDay *day)
{
    const TimePoint *p = &s->ie->time[j].a;
    Cue cue = cue_of(s->ie, j);
    if (s->ie->time[j].form != TX_POINT || !time_needs_year(p) || !e.m || p->day <= 0 || cue.past || p->pick)
        return false;
    if (!(dct_date_kinds(s, j) & DCT_LEAVE)) return false;
    for (int y = e.y - 1; y <= e.y + 1; y++) {
        int off = (y - e.y) * 12 + p->month - e.m;
        if (off < -2 || off > 2 || !edtf_date_ok(y, p->month, p->day)) continue;
        *day = edtf_day(y, p->month, p->day);
        return true;
    }
    return false;
}

/* "2016년에 입사해 7년을 다니고 지난 3월에 퇴사했다". */
void dct_read_spells(DctState *s)
{
    enum { NEAR = 3, MONTH = 30 };
    const Ie *ie = s->ie;
    for (uint32_t i = 1; i < ie->n_time && i < DCT_PAIRS_MAX; i++) {
        TimeBase e;
        if (ie->time[i].form != TX_LENGTH || !(spell_end(s, i, &e) || spell_end_behind(s, i, &e))) continue;
        uint32_t j = i > NEAR ? i - NEAR : 0;
        EdtfDay day;
        for (uint32_t k = j; k + 1 < i; k++)
            if (ie->tx.v[k].sent + 1 == ie->tx.v[i].sent && ends_on_day(s, k, e, &day)) dct_bound(s, day - MONTH, day);
        /* then the expression before is no start */
        bool behind = !spell_end(s, i, &e);
        if (behind) spell_end_behind(s, i, &e);
        while (j < ie->n_time && j <= i + NEAR && (j == i || (j + 1 == i && !behind) || !names_end(s, i, j))) j++;
        if (j >= ie->n_time || j > i + NEAR) continue;
        /* begun on the first: over with the month before */
        if (e.d == 1 && e.m > 1 && dct_date_kinds(s, j) & DCT_LEAVE) e.m--;
        bound_end(s, e, &ie->time[j].a);
    }
}

/* ---------------------------------------------------------------- what is left of it */
/* "전역까지 30일 남았다. 전역일은 2021년 6월 15일이다.": the noun of what it is left until stands before the date, too. */
static bool same_end(const DctState *s, uint32_t i)
{
    const Ie *ie = s->ie;
    const Doc *d = ie->doc;
    const TimexInfo *t = &ie->tx.v[i];
    const Sentence *st = &d->sent[t->sent], *next = &d->sent[t[1].sent];
    uint32_t p = t->beg;
    while (p > st->beg + 2 && !mark_before(ie, MK_UNTIL, p)) p--;
    uint32_t noun = p > st->beg + 2 ? hangul_back(d, p - 2, st->beg) : p;
    if (!dct_noun_at(d, noun) || noun + 4 > p) return false;
    for (uint32_t q = next->beg; q < t[1].beg; q++)
        if (dct_noun_at(d, q) && d->ch[q] == d->ch[noun] && d->ch[q + 1] == d->ch[noun + 1]) return true;
    return false;
}

/* What length i is left of: the date told before it, or behind it as one that is to come (2월 28일이면). */
static bool left_of(const DctState *s, uint32_t i, bool ahead, DctDate *out)
{
    enum { REACH = 160 };
    const Ie *ie = s->ie;
    const TimexInfo *t = &ie->tx.v[i];
    const Sentence *st = &ie->doc->sent[t->sent];
    uint32_t beg = st->beg + REACH < t->beg ? t->beg - REACH : st->beg;
    bool before = i > 0 && t[-1].sent != UINT32_MAX && t[-1].sent + 1 >= t->sent && ie->time[i - 1].a.month;
    bool over = before && (ie->ko ? cue_of(ie, i - 1).past : dct_has_word(s, beg, t->beg, DCT_W_pluperfect));
    if (before && !over && !ahead && dct_date_of(s, i - 1, out)) return true;
    if (i + 1 >= ie->n_time || t[1].sent > t->sent + 1 || !ie->time[i + 1].a.month) return false;
    /* My contract has seven weeks left. It ends on 30 June 2022. */
    bool ends =
        !ie->ko && t[1].sent == t->sent + 1 && dct_says(s, ie->doc->sent[t[1].sent].beg, t[1].beg, DCT_EN_settled);
    /* 2주 뒤면 복직이다. 휴직한 것은 3월 11일이었다. */
    if (ie->ko && ahead && cue_of(ie, i + 1).past) return false;
    return (ahead || ends || dct_is_if(ie, t[1].end) || (ie->ko && same_end(s, i))) && dct_date_of(s, i + 1, out);
}

/* "비행기는 10월 3일로 끊었다. 두 달 남았다.": the month alone. "4월부터 일한다. 계약은 1년이다. 넉 달 남았다.": the term less
 * what is left. */
static void left_of_term(DctState *s, uint32_t i)
{
    enum { MONTHS = 12, MONTH = 31 };
    const Ie *ie = s->ie;
    const EdtfDuration *len = ie->time[i].len;
    const TimexInfo *t = &ie->tx.v[i];
    DctDate from;
    if (len->y > 0 || len->h > 0) return;
    if (i + 1 < ie->n_time && t[1].sent == t->sent + 1 && dct_is_present(s, &ie->doc->sent[t[1].sent]) && len->m < 1) {
        const TimePoint *next = &ie->time[i + 1].a;               /* 2주 남았다. 마지막 출근일은 5월 31일이다. */
        bool day = ie->time[i + 1].form == TX_POINT && time_needs_year(next);
        if (day && dct_scene_count(s, next, -(EdtfDay)edtf_duration_days(len))) s->scene_day = 0;
    }
    if (i == 0 || t[-1].sent == UINT32_MAX || t[-1].sent + 1 < t->sent) return;
    const TimeParse *p = &ie->time[i - 1];
    bool bare = len->m < 1 && p->form == TX_POINT && time_needs_year(&p->a);
    if (bare && dct_scene_count(s, &p->a, -(EdtfDay)edtf_duration_days(len))) s->scene_day = 0;
    if (len->m < 1 || len->d > 0) return;
    if (p->form == TX_POINT && time_needs_year(&p->a) && p->a.month > 0 && p->a.month <= MONTHS && !p->a.pick)
        s->scene_month = (uint8_t)((p->a.month - 1 - (int)len->m + MONTHS) % MONTHS + 1);
    if (i < 2 || p->form != TX_LENGTH || p->len->d > 0 || p->len->w > 0 || !dct_date_told(s, i - 2, &from)) return;
    if (edtf_days_between(from.lo, from.hi) > MONTH || t[-2].sent + 2 < t->sent) return;
    TimeBase b = base_of_day(from.lo);
    int k = b.y * MONTHS + b.m - 1 + (int)(p->len->y * MONTHS + p->len->m) - (int)len->m;
    dct_bound_months(s, k - 1, k);
}

/* "비자는 2024년 3월에 만료된다. 이제 다섯 달 남았다.", "한 달 뒤면 나간다. 마지막 출근은 …": the day less the length. */
void dct_read_left_until(DctState *s)
{
    enum { SOON = 4, DAYS = 3 };
    const Ie *ie = s->ie;
    for (uint32_t i = 0; i < ie->n_time; i++) {
        const TimeParse *len = &ie->time[i];
        const TimexInfo *t = &ie->tx.v[i];
        DctDate x;
        if (len->form != TX_LENGTH || t->sent == UINT32_MAX) continue;
        bool ahead =
            dct_has_word(s, t->end, t->end + SOON, DCT_W_inahead) && dct_is_present(s, &ie->doc->sent[t->sent]);
        /* In three weeks I will …, on 5 May */
        ahead |= !ie->ko && t->rel == REL_WITHIN && cue_of(ie, i).future && i + 1 < ie->n_time && t[1].sent == t->sent;
        if (!ahead && !dct_has_word(s, t->end, t->end + SOON, DCT_W_left)) continue;
        if (!left_of(s, i, ahead, &x)) {
            left_of_term(s, i);
            continue;
        }
        TimeBase b = base_of_day(x.lo);
        if (len->len->m >= 1 && len->len->d == 0)
            dct_bound_month(s, b.y - (int)len->len->y, b.m - (int)len->len->m);
        else if (dct_years_alone(len->len))
            dct_bound_year(s, b.y - (int)len->len->y);
        else {
            /* 전역까지 30일 남았다 */
            bool exact =
                ie->ko && ie->doc->cls[t->beg] == CH_DIGIT && len->len->d > 0 && !len->len->approx && x.lo == x.hi;
            EdtfDay day = x.lo - (EdtfDay)edtf_duration_days(len->len), about = exact ? 0 : DAYS;
            dct_bound(s, day - about, edtf_days_between(x.lo, x.hi) + day + about);
        }
    }
}

/* ---------------------------------------------------------------- from one post to the next */
/* 올해 3월, 작년 10월, this March: the year of writing plus the shift. */
static bool month_of_now(const TimeParse *p, int *shift)
{
    bool point = p->form == TX_POINT || (p->form == TX_RANGE && p->a.unit == TU_YEAR);
    bool year = p->a.unit == TU_YEAR && p->a.shift <= 0, pick = p->a.pick == PICK_THIS;
    *shift = year ? p->a.shift : 0;
    return point && p->a.from == FROM_NOW && (year || pick) && p->a.month > 0 && p->a.month <= 12;
}

/* The month in which expression k has something end; false when it tells of a beginning, or of none. */
static bool post_end(const DctState *s, uint32_t k, TimeBase *out, bool *told)
{
    enum { ENDS = DCT_LEAVE | DCT_FINISH | DCT_TAKEN_ON };
    bool far;
    *told = dct_dated_base(s, k, DCT_LEAVE, out, &far) && out->m > 0;
    return *told && (far || (dct_date_kinds(s, k) & ENDS));
}

/* "1년을 배달했다", "작년 말에": between the two lies a year and more. */
static bool moves_on(const Ie *ie, uint32_t k, int shift)
{
    const TimeParse *p = &ie->time[k];
    if (p->form == TX_LENGTH) return p->len->y >= 1 && ie->tx.v[k].rel != REL_AGO && cue_of(ie, k).past;
    return p->form == TX_POINT && p->a.unit == TU_YEAR && p->a.from == FROM_NOW && p->a.shift < shift;
}

/* "2023년 6월 30일에 퇴사했다. … 올해 3월부터는 가르친다.": who has left, finished or been taken on goes on within the
 * year, so that the one date tells the year of the other. Told the other way round, both have to be of the same kind of
 * thing: "올해 1월에 이직했다. 2022년 12월까지는 다른 회사에 있었다." */
void dct_read_next_post(DctState *s)
{
    enum { NEAR = 4, BEGINS = DCT_BEGIN | DCT_OPEN | DCT_CHANGE };
    const Ie *ie = s->ie;
    for (uint32_t i = 0; i < ie->n_time && i < DCT_PAIRS_MAX; i++) {
        TimeBase b;
        bool told = false, found = false;
        int shift, month = ie->time[i].a.month;
        if (!month_of_now(&ie->time[i], &shift)) continue;
        for (uint32_t k = i; k-- > 0 && i - k <= NEAR && !told && !moves_on(ie, k, shift);)
            found = post_end(s, k, &b, &told);
        if (!told && (dct_date_kinds(s, i) & BEGINS))
            for (uint32_t k = i + 1; k < ie->n_time && k - i <= NEAR && !told; k++) found = post_end(s, k, &b, &told);
        if (found) dct_bound_year(s, b.y + (month < b.m) - shift);
    }
}
