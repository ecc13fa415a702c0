/* The scene of the writing: a day, a month or a season that is now and lacks its year (벌써 12월이다, "It's February again"). */
#include "dct_int.h"
#include "mark.h"

static bool is_told(const DctState *s, const Sentence *x)
{
    const Doc *d = s->ie->doc;
    uint32_t end = hangul_before(d, x->end, x->beg);
    return end > x->beg && dct_is_present(s, x) && is_mark(s->ie, MK_DECLARES, d->ch[end - 1]);
}

/* It's February., It is May again; but: it is May I remember most, it is January that I mean. */
static bool says_no_more(const DctState *s, uint32_t at)
{
    const Doc *d = s->ie->doc;
    return at + 1 >= d->n || d->ch[at] != ' ' || dct_has_word(s, at + 1, at + 2, DCT_W_again);
}

/* "낙엽이 지기 시작하는 가을이다.", "아직 11월이에요.": nothing is the subject of it, no other time stands in the sentence. */
static bool closes_sentence(const DctState *s, const Sentence *x, uint32_t i)
{
    enum { SHORT = 7 };
    const Ie *ie = s->ie;
    const Doc *d = ie->doc;
    const TimexInfo *t = &ie->tx.v[i];
    uint32_t end = hangul_before(d, x->end, x->beg), before = blanks_back(d, t->beg, x->beg);
    if (x->end > t->end + SHORT || end <= t->end || before <= x->beg || before == t->beg) return false;
    if (ie_timex_from(ie, x->beg) != i || !dct_is_present(s, x) || !is_mark(ie, MK_STATES, d->ch[end - 1]))
        return false;
    uint16_t last = d->ch[before - 1];
    bool subject = is_mark(ie, MK_SPOKEN_OF, last);
    uint32_t word = hangul_back(d, before, x->beg);
    return !subject || dct_has_word(s, word, word + 1, DCT_W_already) || dct_has_word(s, word, word + 1, DCT_W_asof) ||
           (is_mark(ie, MK_GOES_ON, last) && before > word + 2 && is_mark(ie, MK_VERB_STEM, d->ch[before - 2]));       /* 시작하는, 부는 */
}

/* "봄이라 창을 열어 놓고 일한다", "아직 3월인데 덥다", "창밖에 1월의 눈이 내린다": told as of now, with no other time in the sentence. */
static bool sets_scene(const DctState *s, const Sentence *x, uint32_t i)
{
    enum { NEXT = 3 };
    const Ie *ie = s->ie;
    const Doc *d = ie->doc;
    const TimexInfo *t = &ie->tx.v[i];
    if (ie->time[i].a.day > 0 || !dct_is_present(s, x) || !dct_is_statement(s, x)) return false;
    if (ie_timex_from(ie, x->beg) != i || ie_timex_from(ie, x->end) != i + 1) return false;
    if (dct_has_word(s, x->beg, x->end, DCT_W_generic)) return false;
    if (is_mark(ie, MK_OF, d->ch[t->end])) return dct_has_word(s, t->end + 2, t->end + NEXT, DCT_W_nature);
    static const DctWord adverb[] = {DCT_W_upto, DCT_W_already, DCT_W_stillnot, DCT_W_asof};
    bool opens = t->beg == x->beg;
    for (size_t k = 0; k < COUNT_OF(adverb) && !opens; k++) opens = dct_has_word(s, x->beg, x->beg + 1, adverb[k]);
    uint32_t end = t->end;
    while (d->cls[end] == CH_HANGUL) end++;
    return opens && end == t->end + 2 && dct_has_word(s, t->end, t->end + 1, DCT_W_sets);
}

/* "어느덧 9월도 중순이다", "2월의 끝자락이다", "8월도 다 갔다": how far the month has gone that is now. */
static bool goes_by(const DctState *s, const Sentence *x, uint32_t i)
{
    enum { NEAR = 8, SHORT = 24 };
    const Ie *ie = s->ie;
    const TimexInfo *t = &ie->tx.v[i];
    uint16_t mark = ie->doc->ch[t->end];
    bool said = is_mark(ie, MK_ALSO, mark) || is_mark(ie, MK_OF, mark);
    if (!said || ie->time[i].a.day > 0 || !ie->time[i].a.month || x->end > t->end + SHORT || !dct_is_statement(s, x))
        return false;
    if (ie_timex_from(ie, x->beg) != i || ie_timex_from(ie, x->end) != i + 1) return false;
    if (dct_has_word(s, t->end, x->end, DCT_W_then)) return false;
    if (dct_has_word(s, t->end, t->end + NEAR, DCT_W_ending)) return true;
    return dct_is_present(s, x) && dct_has_word(s, t->end, t->end + NEAR, DCT_W_monthgone);
}

/* 벌써 12월이다, 3월이다., "It's February again": the month of writing, wherever it stands. */
bool dct_is_now(const DctState *s, uint32_t i)
{
    enum { REACH = 6, IT_IS = 14, SHORT = 6 };
    const Ie *ie = s->ie;
    const TimexInfo *t = &ie->tx.v[i];
    if (t->sent == UINT32_MAX) return false;
    const Sentence *x = &ie->doc->sent[t->sent];
    if (!ie->ko)
        return !ie->time[i].prep && t->rel == REL_NONE && says_no_more(s, t->end) &&
               dct_has_word(s, t->beg > x->beg + IT_IS ? t->beg - IT_IS : x->beg, t->beg, DCT_W_itis);
    if (t->beg == x->beg && x->end <= t->end + SHORT && ie->doc->cls[x->end - 1] != CH_DIGIT && is_told(s, x))
        return true;
    /* 상반기가 끝나고 7월이 됐다: at the begin or the end of the text */
    enum { EDGE = 3, COME = 4 };
    bool edge = t->sent < EDGE || t->sent + EDGE >= ie->doc->n_sent;
    if (edge && (sets_scene(s, x, i) || goes_by(s, x, i))) return true;
    if (edge && ie->time[i].a.day <= 0 && x->end <= t->end + COME + SHORT &&
        dct_has_word(s, t->end, t->end + 1, DCT_W_reached))
        return true;
    if (!dct_is_predicate(ie, t->end)) return false;
    if (closes_sentence(s, x, i)) return true;
    return dct_has_word(s, t->beg > x->beg + REACH ? t->beg - REACH : x->beg, t->beg, DCT_W_already);
}

/* 1월, 3월, 6월, each on a line of its own: the headings of a year, no stamp. */
static bool months_head(const DctState *s)
{
    const Ie *ie = s->ie;
    uint32_t n = 0;
    for (uint32_t i = 0; i < ie->n_time; i++) {
        const TimePoint *p = &ie->time[i].a;
        if (ie->time[i].form == TX_POINT && p->month && !p->day && dct_fills(s, &ie->tx.v[i])) n++;
    }
    return n > 2;
}

/* "I'm writing this on the train home for Christmas", "12월 둘째 주 토요일, 짐을 풀고 이 글을 쓴다" */
static bool is_written_then(const DctState *s, uint32_t i)
{
    enum { CLAUSE = 60, LEAD = 4 };
    const Ie *ie = s->ie;
    const TimexInfo *t = &ie->tx.v[i];
    if (t->sent == UINT32_MAX) return false;
    const Sentence *x = &ie->doc->sent[t->sent];
    if (t->rel == REL_SINCE || t->rel == REL_UNTIL || t->rel == REL_AGO || x->end - x->beg > 2 * CLAUSE) return false;
    if (ie->ko) return dct_is_present(s, x) && dct_has_word(s, x->beg, x->end, DCT_W_pens);
    return dct_has_word(s, x->beg, t->beg, DCT_W_writing) ||
           (t->beg <= x->beg + LEAD && dct_has_word(s, t->end, x->end, DCT_W_pens));
}

/* "It is a wet Sunday in February", "It's late evening in March and …" */
static bool is_day_now(const DctState *s, uint32_t i)
{
    enum { CLAUSE = 40 };
    const Ie *ie = s->ie;
    const TimexInfo *t = &ie->tx.v[i];
    if (ie->ko || t->sent == UINT32_MAX || t->rel != REL_NONE) return false;
    const Sentence *x = &ie->doc->sent[t->sent];
    bool opens = t->beg <= x->beg + CLAUSE && dct_has_word(s, x->beg, x->beg + 1, DCT_W_itis);
    return opens && says_no_more(s, t->end) && dct_has_word(s, x->beg, t->beg, DCT_W_daypart);
}

/* "It is the dead of winter": the season has a word between. "It's nearly Christmas": not the day itself. */
static bool is_deep(const DctState *s, uint32_t i)
{
    enum { REACH = 18 };
    const Ie *ie = s->ie;
    const TimexInfo *t = &ie->tx.v[i];
    if (ie->ko || t->sent == UINT32_MAX) return false;
    const Sentence *x = &ie->doc->sent[t->sent];
    uint32_t lead = t->beg > x->beg + REACH ? t->beg - REACH : x->beg;
    return dct_says(s, lead, t->beg, DCT_EN_deepof) && dct_has_word(s, x->beg, t->beg, DCT_W_itis);
}

static bool is_near(const DctState *s, uint32_t i)
{
    enum { REACH = 16 };
    const TimexInfo *t = &s->ie->tx.v[i];
    return !s->ie->ko && dct_says(s, t->beg > REACH ? t->beg - REACH : 0, t->beg, DCT_EN_nearly_en);
}

/* "November now, and eleven applications.", "Spring is here", "We're in the middle of summer" */
static bool is_here(const DctState *s, uint32_t i)
{
    enum { REACH = 24, GAP = 5, OPENS = 1 };
    const Ie *ie = s->ie;
    const TimexInfo *t = &ie->tx.v[i];
    uint32_t end;
    if (ie->ko || t->sent == UINT32_MAX || t->rel != REL_NONE) return false;
    const Sentence *x = &ie->doc->sent[t->sent];
    if (t->beg <= x->beg + OPENS && dct_says_at(s, blanks_skip(ie->doc, t->end), DCT_EN_ishere, &end)) return true;
    uint32_t lead = t->beg > x->beg + REACH ? t->beg - REACH : x->beg;
    for (uint32_t p = x->beg; p <= x->beg + OPENS && lead <= p + OPENS; p++)
        if (dct_says_within(s, p, t->beg, DCT_EN_werein, &end) && t->beg - end <= GAP) return true;
    return false;
}

/* ", 그러니까 ", ", 즉 ": nothing but such a word between two names of one time. */
static bool joined(const DctState *s, uint32_t beg, uint32_t end)
{
    const Doc *d = s->ie->doc;
    if (d->ch[beg] == ',') beg++;
    uint32_t p = blanks_skip(d, beg), to = blanks_back(d, end, p);
    return p > beg && to > p && hangul_back(d, to, p) == p && dct_has_word(s, p, p + 1, DCT_W_restates);
}

/* "다음 달 4월에 뵙겠습니다", "last month, in June": two names of one month tell that of the writing. */
static int month_named_twice(const DctState *s, uint32_t i)
{
    enum { GAP = 5, APART = 12, MONTHS = 12 };
    const Ie *ie = s->ie;
    const TimeParse *p = &ie->time[i];
    if (p->form != TX_POINT || p->a.unit != TU_MONTH || (p->a.day && !p->a.month) || p->a.from == FROM_STORY ||
        p->a.part)
        return 0;
    if (p->a.month > 0 && p->a.month <= MONTHS) return (p->a.month - 1 - p->a.shift + 2 * MONTHS) % MONTHS + 1;
    if (i + 1 >= ie->n_time) return 0;
    const TimeParse *next = &ie->time[i + 1];
    const TimexInfo *t = &ie->tx.v[i];
    bool beside = t[1].beg <= t->end + GAP && t[1].sent == t->sent;
    beside |= ie->ko && t[1].sent == t->sent && t[1].beg <= t->end + APART && joined(s, t->end, t[1].beg);
    /* 다음 달에 시험이 있다. 6월 29일이다. */
    bool restated = p->a.shift > 0 && t->sent != UINT32_MAX && t[1].sent == t->sent + 1 &&
                    t[1].beg == ie->doc->sent[t[1].sent].beg && next->a.day > 0;
    if (!(beside || restated) || next->form > TX_RANGE || !time_needs_year(&next->a) || next->a.month < 1 ||
        next->a.month > MONTHS || next->a.pick) return 0;
    return (next->a.month - 1 - p->a.shift + 2 * MONTHS) % MONTHS + 1;
}

/* "어제, 11월 14일", "tomorrow, 1 July": the day of writing. */
static bool day_named_twice(const Ie *ie, uint32_t i, TimePoint *out)
{
    enum { GAP = 4, LEAP = 2000, WEEK = 7 };
    const TimePoint *p = &ie->time[i].a;
    bool day = ie->time[i].form == TX_POINT && p->unit == TU_DAY && p->from == FROM_NOW && !p->month && p->day <= 0;
    if (!day || i + 1 >= ie->n_time || ie->tx.v[i + 1].beg > ie->tx.v[i].end + GAP ||
        ie->tx.v[i + 1].sent != ie->tx.v[i].sent)
        return false;
    const TimePoint *next = &ie->time[i + 1].a;
    if (ie->time[i + 1].form != TX_POINT || !time_needs_year(next) || next->day <= 0 ||
        !edtf_date_ok(LEAP, next->month, next->day))
        return false;
    TimeBase b = base_of_day(edtf_day(LEAP, next->month, next->day) - p->shift);
    *out = (TimePoint){.month = b.m, .day = b.d, .wday = next->wday ? (next->wday - 1 - p->shift + 2 * WEEK) % WEEK + 1 : 0};
    return true;
}

/* A day or a month without its year, standing as a stamp does: with the year known it is the time of writing. */
bool dct_read_scene(const DctState *s, TimePoint *out, uint32_t *at)
{
    enum { SIGNED = 1 };                   /* 9월 둘째 주, 차 안에서 / 언니가 */
    const Ie *ie = s->ie;
    *at = UINT32_MAX;
    for (uint32_t i = 0; i < ie->n_time && i < DCT_PAIRS_MAX; i++) {
        if (day_named_twice(ie, i, out)) return true;
        int month = month_named_twice(s, i);
        if (!month) continue;
        *out = (TimePoint){.month = month};
        return true;
    }
    bool asked = false, heads = false;
    for (uint32_t i = 0; i < ie->n_time; i++) {
        const TimeParse *p = &ie->time[i];
        uint32_t line = dct_line_of(ie->doc, ie->tx.v[i].beg);
        bool writes = is_written_then(s, i);
        if (p->form != TX_POINT || !(p->a.month || p->a.season) || p->a.how || p->a.unit || (p->a.pick && !ie->ko) ||
            (p->a.holiday && (p->a.lunar || (!writes && !dct_lines_edge(s, line)))))
            continue;
        bool now = dct_is_now(s, i) || is_day_now(s, i) || is_deep(s, i) || is_here(s, i) || writes;
        if ((p->a.part && !now) || (ie->tx.v[i].entry && !writes)) continue;
        if (!p->a.month && !now) continue;
        if (!now && dct_lines_before(ie, line) >= DCT_TOP_LINES && dct_lines_behind(ie, line) > SIGNED) continue;
        const TimeParse *before = i ? &ie->time[i - 1] : NULL;
        bool today = before && before->form == TX_POINT && before->a.unit == TU_DAY && !before->a.shift &&
                     before->a.from == FROM_NOW && ie->tx.v[i].beg < ie->tx.v[i - 1].end + 4;
        today |= p->a.today || now || dct_is_stamped(s, i);
        if (p->a.holiday && !today && !ie->ko) continue;                                /* "New year, no job": a title */
        const Sentence *x = doc_sentence_at(ie->doc, ie->tx.v[i].beg);
        bool dated = p->a.wday && p->a.day > 0 && !(x && dct_is_statement(s, x));
        if (!today && !dct_fills(s, &ie->tx.v[i]) && !dated) continue;
        if (!p->a.day && !now && !asked) asked = true, heads = months_head(s);
        if (!p->a.day && !now && heads) continue;
        *out = p->a;
        *at = i;
        /* home for Christmas */
        if ((writes || is_near(s, i) || p->a.approx) && p->a.holiday) *out = (TimePoint){.month = p->a.month};
        return true;
    }
    return false;
}

bool dct_scene_count(DctState *s, const TimePoint *from, EdtfDay days)
{
    enum { LEAP = 2000, MOST = 366 };
    if (from->day <= 0 || !edtf_date_ok(LEAP, from->month, from->day) || days > MOST || days < -MOST) return false;
    TimeBase b = base_of_day(edtf_day(LEAP, from->month, from->day) + days);
    s->scene_month = (uint8_t)b.m, s->scene_day = (uint8_t)b.d;
    s->counted.month = (uint8_t)from->month, s->counted.day = (uint8_t)from->day, s->counted.days = (int16_t)days;
    return true;
}

/* The day that was counted to, where it falls into the year: 12 February and 20 days are 3 March in a leap year alone. */
static bool counted_in(const DctState *s, const TimePoint *scene, int year, EdtfDay *day)
{
    if (!s->counted.month || scene->month != s->scene_month || !scene->day || scene->day != s->scene_day) return false;
    for (int y = year - 1; y <= year + 1; y++) {
        if (!edtf_date_ok(y, s->counted.month, s->counted.day)) continue;
        *day = edtf_day(y, s->counted.month, s->counted.day) + s->counted.days;
        if (base_of_day(*day).y == year) return true;
    }
    return false;
}

void dct_apply_scene(DctState *s, const TimePoint *scene)
{
    int y1, y2, m, d;
    if (s->lo == EDTF_DAY_MIN) return;
    /* 새해 복 많이 받으세요. 2017년에 합격했습니다. */
    if (s->hi == EDTF_DAY_MAX && s->year_alone && s->greeted && scene->month == 1) {
        dct_bound_month(s, base_of_day(s->lo).y + 1, 1);
        return;
    }
    /* "In 2014 … It's November": of which year? */
    if (s->hi == EDTF_DAY_MAX && s->told_year && !s->left_month) return;
    edtf_ymd(s->lo, &y1, &m, &d);
    /* Bounded from below alone: the first such day after what was told last. */
    enum { WEEKDAYS_COME_BACK = 6 };
    if (s->hi == EDTF_DAY_MAX) y2 = y1 + (scene->wday && scene->day > 0 ? WEEKDAYS_COME_BACK : 1);
    else edtf_ymd(s->hi, &y2, &m, &d);
    for (int y = y1; y <= y2; y++) {
        TimePoint p = *scene;
        if (!p.day && !p.nth) p.wday = 0;
        TimeValue v = time_value_of(&p, (TimeBase){y, 0, 0});
        EdtfDay lo, hi;
        if (counted_in(s, scene, y, &lo)) hi = lo;
        else if (v.ok) time_value_bounds(&v, &lo, &hi);
        else continue;
        if (hi < s->lo || lo > s->hi) continue;
        if (lo == hi && p.wday && edtf_weekday(lo) != p.wday) continue;
        dct_bound(s, lo, hi);
        return;
    }
}
