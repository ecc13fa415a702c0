/* What an anchor gives: candidates for the year, the month, the day an expression leaves out. */
#include "anchor_int.h"
#include "mark.h"

/* ---------------------------------------------------------------- bases */
TimeBase base_of_day(EdtfDay day)
{
    TimeBase b;
    edtf_ymd(day, &b.y, &b.m, &b.d);
    return b;
}

/* As much of [lo, hi] as it determines: the year, the month, the day. */
TimeBase base_of_span(EdtfDay lo, EdtfDay hi)
{
    if (lo == EDTF_DAY_NONE || hi == EDTF_DAY_NONE || lo == EDTF_DAY_MIN) return (TimeBase){0};
    TimeBase x = base_of_day(lo);
    if (hi == EDTF_DAY_MAX) return x;
    TimeBase y = base_of_day(hi);
    if (x.y != y.y) return lo + 100 > hi ? (TimeBase){x.y, 0, 0} : (TimeBase){0};
    if (x.m != y.m) return (TimeBase){x.y, 0, 0};
    return x.d == y.d ? x : (TimeBase){x.y, x.m, 0};
}

static TimeBase story_base(const Anchor *a)
{
    if (a->story_lo == EDTF_DAY_NONE) return (TimeBase){0};
    TimeBase b = base_of_span(a->story_lo, a->story_hi);
    return b.y ? b : (TimeBase){base_of_day(a->story_lo).y, 0, 0};
}

/* ---------------------------------------------------------------- candidates */
static bool bounds_in(const TimePoint *p, int year, EdtfDay *lo, EdtfDay *hi)
{
    TimeValue v = time_value_of(p, (TimeBase){year, 0, 0});
    if (v.ok) time_value_bounds(&v, lo, hi);
    return v.ok;
}

/* The first year in which it does not end before the day. */
static int year_from(const TimePoint *p, EdtfDay day)
{
    enum { LEAP_DAYS_APART = 8 };
    int y = base_of_day(day).y, last = y + (p->month == 2 && p->day == 29 ? LEAP_DAYS_APART : 1);
    EdtfDay lo, hi;
    for (int k = y - 1; k <= last; k++)
        if (bounds_in(p, k, &lo, &hi) && hi >= day) return k;
    return 0;
}

/* The last year in which it does not begin behind the day. */
static int year_until(const TimePoint *p, EdtfDay day)
{
    int y = base_of_day(day).y;
    EdtfDay lo, hi;
    for (int k = y; k >= y - 4; k--)
        if (bounds_in(p, k, &lo, &hi) && lo <= day) return k;
    return 0;
}

/* A frame decides where exactly one of its years fits. */
static int year_by_frame(const TimePoint *p, const Frame *f)
{
    int found = 0, first = base_of_day(f->lo).y, last = base_of_day(f->hi).y;
    EdtfDay lo, hi;
    for (int y = first - 1; y <= last; y++) {
        if (!bounds_in(p, y, &lo, &hi) || lo > f->hi || hi < f->lo) continue;
        if (found) return 0;
        found = y;
    }
    return found;
}

static bool is_ahead(const Anchor *a, EdtfDay lo) { return a->now_hi != EDTF_DAY_NONE && lo > a->now_hi; }

/* "I trained from September 2011 to June 2014. My first post began in July": behind a stretch of years that ends in a
 * month, since within it there are several. Over a row of a résumé what follows lies within. */
static bool stretch_told(const Anchor *a)
{
    enum { YEAR = 366 };
    if (a->story_by == UINT32_MAX) return false;
    const TimeParse *by = &a->ie->time[a->story_by];
    const TimexInfo *t = &a->ie->tx.v[a->story_by];
    if (by->form != TX_RANGE || t->heading || t->line_start) return false;
    return by->b->month && edtf_days_between(a->story_lo, a->story_hi) > YEAR;
}

/* "I ran a café from 2012 to 2015. In June the lease was up": of a stretch of whole years the last one goes on, but for what
 * begins; of a row (2013–2017: PhD. Submitted in February) the last one has what ends. */
static bool last_year_told(const Anchor *a)
{
    enum { YEAR = 366 };
    const Ie *ie = a->ie;
    if (ie->ko || a->story_by == UINT32_MAX || a->story_hi == EDTF_DAY_MAX) return false;
    const TimeParse *by = &ie->time[a->story_by];
    const TimexInfo *t = &ie->tx.v[a->story_by];
    if (by->form != TX_RANGE || t->heading || by->b->month || !by->b->how ||
        edtf_days_between(a->story_lo, a->story_hi) <= YEAR)
        return false;
    uint32_t i = ie_timex_from(ie, a->at);
    return t->line_start ? a->line == &ie->doc->line[t->line] && anchor_ends(ie, i)
                         : by->b->part || !anchor_begins(ie, i);
}

/* The one of the years told in which it still begins; behind the end of a year (2009 to the end of 2011) the next. */
static int year_in_last(const Anchor *a, const TimePoint *p)
{
    const TimePoint *end = a->ie->time[a->story_by].b;
    return end->part || end->season || end->half || end->quarter ? year_from(p, a->story_hi)
                                                                 : year_until(p, a->story_hi);
}

/* The story goes forward: the first year in which the expression does not end before what was told last. Past
 * narration stops at the writing, a heading of years at its end: then it is an earlier one. */
static int year_by_story(const Anchor *a, const TimePoint *p, const Frame *f, const Cue *cue)
{
    enum { YEAR = 300, BACK = 2, CLOSE = 31 };
    int start = base_of_day(a->story_lo).y;
    bool last = !cue->back && last_year_told(a);
    int first = cue->back ? year_until(p, a->story_hi)
              : last      ? year_in_last(a, p)
                          : year_from(p, stretch_told(a) ? a->story_hi : a->story_lo);
    EdtfDay begin, end;
    /* 2014년 … 겨울에: the one that begins in it */
    bool whole = !cue->back && !last && !stretch_told(a) && edtf_days_between(a->story_lo, a->story_hi) > YEAR && first;
    if (whole && bounds_in(p, first, &begin, &end) && begin < a->story_lo) first++;
    bool years = f && edtf_days_between(f->lo, f->hi) > YEAR;
    for (int y = first; y && y >= start - BACK; y--) {
        EdtfDay lo, hi;
        if (!bounds_in(p, y, &lo, &hi)) continue;
        /* A note: 4월 4일 시작. What is longer than a month (상반기) is rather the one that was. */
        bool close = is_ahead(a, lo) && !cue->past && lo <= a->now_hi + CLOSE && hi <= lo + CLOSE;
        if (is_ahead(a, lo) && !cue->future && !cue->maybe && !close) continue;
        if (years && lo > f->hi) continue;
        return y;
    }
    return 0;
}

/* "6월부터 새 회사로 출근한다": in the present tense what is close ahead is meant, not what was nearly a year ago. */
static int year_close_ahead(const Anchor *a, const TimePoint *p)
{
    enum { CLOSE = 62, CLOSE_KO = 100 };
    EdtfDay lo, hi;
    int y = year_from(p, a->now_lo), close = a->ie->ko ? CLOSE_KO : CLOSE;
    return y && bounds_in(p, y, &lo, &hi) && lo > a->now_hi && lo <= a->now_hi + close ? y : 0;
}

int anchor_year_by_now(const Anchor *a, const TimePoint *p, const Cue *cue)
{
    if (a->now_hi == EDTF_DAY_NONE) return 0;
    bool present = cue->present || (cue->english_present && !cue->was);
    int y = present && !cue->past && !cue->future ? year_close_ahead(a, p) : 0;
    if (y) return y;
    return cue->future ? year_from(p, a->now_lo) : year_until(p, a->now_hi);
}

static const Found not_found = {0};

static Found with_year(const TimePoint *p, int year, Basis basis)
{
    return year ? (Found){time_value_of(p, (TimeBase){year, 0, 0}), basis} : not_found;
}

/* The same month and day was told before with its year, or "the November" points back at one. */
static int year_by_mention(const Anchor *a, const TimePoint *p, const TimeParse *parse)
{
    if (!p->month) return 0;
    bool month = p->day <= 0 && !parse->det;
    /* "2016년 3월이라고 썼는데 5월이 맞습니다. 3월은 …": of a month alone only what the sentence before told. */
    uint32_t n = a->n_told < HISTORY ? a->n_told : HISTORY;
    for (uint32_t k = 1; k <= n; k++) {
        const Told *t = &a->told[(a->n_told - k) % HISTORY];
        /* 2021년 5월에 지원해 6월에 …: from that one */
        if (month && t->sent == a->sent && t->m != p->month) return 0;
        if (month && (t->sent == UINT32_MAX || t->sent + 1 != a->sent)) continue;
        if (t->m == p->month && (p->day <= 0 || t->d == p->day)) return t->y;
    }
    return 0;
}

static bool over(const Anchor *a, const TimePoint *p, int y)
{
    EdtfDay lo, hi;
    return a->now_lo != EDTF_DAY_NONE && bounds_in(p, y, &lo, &hi) && hi < a->now_lo;
}

/* Is the day of the weekday that is told with it, and on the side of the writing that the tense says? */
static bool weekday_fits(const Anchor *a, const TimePoint *p, int y, const Cue *cue)
{
    enum { LATELY = 31 };                         /* "Sunday, Feb 10": two days ago, for all that is said */
    if (!edtf_date_ok(y, p->month, p->day)) return false;
    EdtfDay day = edtf_day(y, p->month, p->day);
    bool known = a->now_lo != EDTF_DAY_NONE;
    if (known && cue->past && day > a->now_hi) return false;
    if (known && cue->future && !cue->past && day + LATELY < a->now_lo) return false;
    return edtf_weekday(day) == p->wday;
}

/* "Monday, 18 February": of the years that the weekday allows the one nearest to the base, 0 when two are as near. */
static int year_by_weekday(const Anchor *a, const TimePoint *p, EdtfDay base, const Cue *cue)
{
    enum { REACH = 6, PLAN = 2 };                 /* nobody plans a day further ahead: the weekday is a slip */
    int y = base_of_day(base).y, reach = cue->future && !cue->past ? PLAN : REACH;
    for (int k = 0; k <= reach; k++) {
        bool fits[2] = {weekday_fits(a, p, y - k, cue), weekday_fits(a, p, y + k, cue)};
        if (fits[0] && fits[1] && k) return 0;
        if (fits[0] || fits[1]) return fits[0] ? y - k : y + k;
    }
    /* "At 7 pm on Fri, Sep 20": a past that no verb tells is less certain than the weekday. */
    Cue ahead = {.future = true};
    bool told = cue->was || a->ie->ko;
    return cue->past && !told && a->now_lo != EDTF_DAY_NONE ? year_by_weekday(a, p, base, &ahead) : 0;
}

/* "2019년": "2월에 팀이 해체됐다. 2017년에 만든 팀이었다. 5월에 …": the paragraph told of the heading's year before it looked back. */
static bool looked_back(const Anchor *a, const TimexInfo *by, const Frame *f)
{
    const Ie *ie = a->ie;
    if (a->story_lo >= f->lo) return false;                            /* it went on: 2021년 6월에 나왔다. 9월에 … */
    if (a->framed_by == UINT32_MAX || a->framed_by >= a->story_by || ie->tx.v[a->framed_by].line != by->line)
        return false;
    return ie->time[a->story_by].a.how && by->sent != a->sent;
}

/* "2021년 회고" heads the whole, and a paragraph of it tells of 2019: until it ends the story's year holds, not the
 * heading's. */
static bool story_left_frame(const Anchor *a, const Frame *f)
{
    enum { YEAR = 300, PARAGRAPH = 64 };       /* lines */
    if (a->story_by == UINT32_MAX || a->story_lo <= EDTF_DAY_NONE) return false;
    if (edtf_days_between(f->lo, f->hi) < YEAR) return false;
    if (a->story_lo <= f->hi && a->story_hi >= f->lo) return false;
    const Ie *ie = a->ie;
    const TimexInfo *by = &ie->tx.v[a->story_by];
    if (by->heading || by->beg <= f->beg || looked_back(a, by, f)) return false;
    const Line *l = doc_line_at(ie->doc, by->beg), *here = a->line;
    if (!l || !here || here > l + PARAGRAPH) return false;
    for (; l < here; l++)
        if (l->kind == LINE_BLANK || l->kind == LINE_HEADING) return false;
    return true;
}

/* Friday 7/6, in the year of the base or the one beside it: the weekday tells which figure is the month. */
static Found day_of_two(const Anchor *a, const TimePoint *p, EdtfDay base, const Cue *cue)
{
    Basis basis = a->story_lo != EDTF_DAY_NONE ? BASIS_DISCOURSE : BASIS_DCT;
    Found x = with_year(p, base_of_day(base).y, basis);
    return x.value.ok ? x : with_year(p, base_of_day(base).y + (cue->future && !cue->past ? 1 : -1), basis);
}

/* The heading of a year around a row of a month. */
static const Frame *frame_of_year(const Anchor *a)
{
    enum { YEAR = 300 };
    uint32_t k = a->n_frame - 1;
    while (k > 0 && edtf_days_between(a->frame[k].lo, a->frame[k].hi) < YEAR) k--;
    return &a->frame[k];
}

static bool begins_ahead(const Anchor *a, const TimePoint *p, int y)
{
    EdtfDay lo, hi;
    return bounds_in(p, y, &lo, &hi) && is_ahead(a, lo);
}

/* "2017년 5월에 왔다. 2009년 8월에 졸업하고 8년 만이었다. 6월에는": within the look back June would be that of a year nobody told, and
 * behind May it is the next month. */
static int year_of_main(const Anchor *a, const TimePoint *p)
{
    enum { YEAR = 12 };
    if (a->main_by == UINT32_MAX || a->main_by != a->story_by || !p->month || p->month > YEAR) return 0;
    const TimexInfo *by = &a->ie->tx.v[a->main_by];
    TimeBase back = base_of_span(a->story_lo, a->story_hi), on = base_of_span(a->main_lo, a->main_hi);
    /* 2010년부터 2016년까지: in no year of it */
    bool years = edtf_days_between(a->story_lo, a->story_hi) > 366;
    bool behind = on.m && p->month >= on.m && (years || (back.m && p->month < back.m));
    return behind && by->sent != a->sent && doc_line_at(a->ie->doc, by->beg) == a->line && !begins_ahead(a, p, on.y)
               ? on.y
               : 0;
}

/* "7월부터 구인 사이트를 봤다. 10월 4일에 들어갔다. 올해 2월에는": what is told before a month of this year is of the year before where it is a
 * later one. */
static int year_before_this(const Anchor *a, const TimePoint *p, uint32_t i)
{
    enum { AHEAD = 6, LEAD = 3, YEAR = 12 };
    const Ie *ie = a->ie;
    int now = base_of_day(a->now_hi).y;
    if (!ie->ko || !p->month || p->month > YEAR || base_of_day(a->now_lo).y != now || i >= ie->n_time) return 0;
    for (uint32_t k = i + 1; k < ie->n_time && k <= i + AHEAD; k++) {
        const TimePoint *next = &ie->time[k].a;
        if (ie->time[k].form > TX_RANGE || (time_needs_year(next) && !next->pick)) continue;
        bool this_year =
            ie->time[k].form == TX_POINT && next->unit == TU_YEAR && next->from == FROM_NOW && !next->shift;
        const uint32_t sent = ie->tx.v[k].sent;
        if (!this_year || !next->month || next->month >= p->month || sent == UINT32_MAX || sent == a->sent) return 0;
        if (ie->tx.v[k].beg > ie->doc->sent[sent].beg + LEAD || !cue_of(ie, k).past) return 0;
        EdtfDay lo, hi;
        bool on = bounds_in(p, now - 1, &lo, &hi) &&
                  (a->story_lo <= EDTF_DAY_NONE || (hi >= a->story_lo && lo <= a->story_lo + 366));
        return on ? now - 1 : 0;
    }
    return 0;
}

static Found find_year(const Anchor *a, const TimePoint *p, const TimeParse *parse, const Cue *cue)
{
    EdtfDay near = a->story_lo != EDTF_DAY_NONE ? a->story_lo : a->now_lo;
    if (p->either_order) return p->wday && near != EDTF_DAY_NONE ? day_of_two(a, p, near, cue) : not_found;
    if (p->wday && p->month && p->day > 0 && near != EDTF_DAY_NONE) {
        int year = year_by_weekday(a, p, near, cue);
        if (year) return with_year(p, year, a->story_lo != EDTF_DAY_NONE ? BASIS_DISCOURSE : BASIS_DCT);
    }
    const Frame *f = frame_now(a);
    if (a->n_frame > 1 && a->story_by != UINT32_MAX && looked_back(a, &a->ie->tx.v[a->story_by], frame_of_year(a)))
        f = frame_of_year(a);
    int y = f && !story_left_frame(a, f) ? year_by_frame(p, f) : 0;
    bool partly = y && cue->past && p->month && !is_ahead(a, f->lo) && begins_ahead(a, p, y);      /* January of a "Winter" that began in December */
    bool misses = partly || (y && cue->future && over(a, p, y));
    if (y && !misses) return with_year(p, y, BASIS_HEADING);
    bool known_now = a->now_lo != EDTF_DAY_NONE;
    if (cue->future && known_now) return with_year(p, anchor_year_by_now(a, p, cue), BASIS_DCT);
    bool story_ahead = known_now && a->story_lo != EDTF_DAY_NONE && a->story_lo > a->now_hi;
    if (cue->maybe && story_ahead) {
        Cue plan = {.future = true};
        return with_year(p, anchor_year_by_now(a, p, &plan), BASIS_DCT);
    }
    if (cue->now && known_now) return with_year(p, anchor_year_by_now(a, p, cue), BASIS_DCT);
    if (parse->det != FROM_STORY && (y = year_by_mention(a, p, parse))) return with_year(p, y, BASIS_DISCOURSE);
    y = cue->past ? year_of_main(a, p) : 0;
    if (!y && cue->past && known_now) y = year_before_this(a, p, (uint32_t)(parse - a->ie->time));
    if (y) return with_year(p, y, BASIS_DISCOURSE);
    if (a->story_lo != EDTF_DAY_NONE) {
        /* Present tense close to the time of writing looks ahead: "1월 6일부터는 새 회사로 가요". */
        enum { CLOSE = 62, FAR = 200 };
        Cue open = *cue;
        if (cue->present && known_now && a->story_hi + CLOSE >= a->now_lo) open.maybe = true;
        if (cue->english_present && known_now) open.maybe = true;
        y = year_by_story(a, p, f, &open);
        /* "quit in May; he says it's quieter now": half a year and more ahead it is rather the last one. */
        EdtfDay lo, hi;
        bool far = y && known_now && open.maybe && !cue->maybe && bounds_in(p, y, &lo, &hi) && lo > a->now_hi + FAR;
        if (far) y = year_by_story(a, p, f, cue);
        if (y) return with_year(p, y, BASIS_DISCOURSE);
    }
    return with_year(p, anchor_year_by_now(a, p, cue), BASIS_DCT);
}

/* "Mon 13th": of the months around the one in which the weekday is that day's, on the side that the tense says. */
static Found month_by_weekday(const Anchor *a, const TimePoint *p, TimeBase b, Basis basis, const Cue *cue)
{
    enum { MONTHS = 12 };
    bool ahead = cue->future || (cue->present && !cue->past);
    for (int k = 0; k <= MONTHS; k++) {
        int i = b.y * MONTHS + b.m - 1 + (ahead ? k : -k), y = i / MONTHS, m = i % MONTHS + 1;
        if (!edtf_date_ok(y, m, p->day)) continue;
        EdtfDay day = edtf_day(y, m, p->day);
        if (ahead ? day < a->now_lo : cue->past && day > a->now_hi) continue;
        if (edtf_weekday(day) == p->wday) return (Found){time_value_of(p, (TimeBase){y, m, 0}), basis};
    }
    /* "A meeting for Wednesday the 27th": no verb tells that it is past, and none of the past is that day. */
    Cue other = {.future = true};
    return cue->past && !cue->was ? month_by_weekday(a, p, b, basis, &other) : not_found;
}

/* A day without its month: the heading's month, the story's, that of the time of writing. */
static Found find_month(const Anchor *a, const TimePoint *p, const Cue *cue)
{
    const Frame *f = frame_now(a);
    TimeBase b = f ? base_of_span(f->lo, f->hi) : (TimeBase){0};
    Basis basis = BASIS_HEADING;
    if (!b.m) b = story_base(a), basis = BASIS_DISCOURSE;
    if (!b.m) b = base_of_span(a->now_lo, a->now_hi), basis = BASIS_DCT;
    if (!b.m) return not_found;
    if (p->day > 0 && p->wday && !p->nth && basis == BASIS_DCT) {
        Found x = month_by_weekday(a, p, b, basis, cue);
        if (x.value.ok) return x;
    }
    TimeValue v = time_value_of(p, b);
    EdtfDay lo = 0, hi = 0;
    if (v.ok) time_value_bounds(&v, &lo, &hi);
    /* Told as past, it is no day ahead of the writing, nor one that its month does not have. */
    bool told = basis == BASIS_DCT && !cue->future && !cue->maybe && !cue->present;
    bool ahead = told && (v.ok ? lo > a->now_hi : p->day > 0 && cue->past);
    if (ahead) v = time_value_of(p, (TimeBase){b.m == 1 ? b.y - 1 : b.y, b.m == 1 ? 12 : b.m - 1, 0});
    if (cue->future && a->now_lo != EDTF_DAY_NONE && (v.ok ? hi < a->now_lo : p->day > 0)) {
        TimeBase n = {b.m == 12 ? b.y + 1 : b.y, b.m % 12 + 1, 0};
        v = time_value_of(p, n);
        basis = BASIS_DCT;
    }
    return (Found){v, basis};
}

/* ---------------------------------------------------------------- relative words */
static TimeBase now_base(const Anchor *a) { return base_of_span(a->now_lo, a->now_hi); }

static TimeValue day_value(EdtfDay day)
{
    TimePart x = {0};
    edtf_ymd(day, &x.y, &x.m, &x.d);
    return (TimeValue){.from = x, .to = x, .ok = true};
}

/* The writing is known to the week: 9월 둘째 주. */
static bool is_week(const Anchor *a)
{
    enum { WEEK = 7 };
    return edtf_dated(a->now_lo) && a->now_hi > a->now_lo && a->now_hi < a->now_lo + WEEK;
}

/* 이번 주, 지난주 금요일 of a week of writing. */
static Found week_from_now(const Anchor *a, const TimePoint *p)
{
    enum { WEEK = 7 };
    EdtfDay lo = a->now_lo + WEEK * p->shift, hi = a->now_hi + WEEK * p->shift;
    if (p->wday) lo = hi = lo + (p->wday - edtf_weekday(lo) + WEEK) % WEEK;
    TimeValue x = day_value(lo), y = day_value(hi);
    return (Found){lo == hi ? x : time_value_join(&x, &y), BASIS_DCT};
}

/* Before "우리는 다음 달에 만났습니다", all that is written, nothing was told that the month could hang on. */
static bool nothing_before(const Anchor *a)
{
    const Doc *d = a->ie->doc;
    if (!a->ie->ko) return true;
    if (!time_stands_alone(d)) return false;
    uint32_t p = d->sent[0].beg;
    if (p == a->at) return true;
    while (p < a->at && d->cls[p] == CH_HANGUL) p++;
    return p > d->sent[0].beg && is_mark(a->ie, MK_TOPIC, d->ch[p - 1]) && blanks_skip(d, p) == a->at;
}

static Found find_relative(const Anchor *a, const TimePoint *p, const TimeParse *parse, const Cue *cue)
{
    enum { WEEK = 7, YEAR_ENDS = 11 };
    const Frame *f = frame_now(a);
    TimeBase frame = f ? base_of_span(f->lo, f->hi) : (TimeBase){0}, now = now_base(a), b = now;
    Basis basis = BASIS_DCT;
    /* 다음 달 and "the end of the month" hang on the story in the past tense, on the writing otherwise. */
    bool past = cue->past || (!cue->present && !cue->future && a->story_lo != EDTF_DAY_NONE && !now.y) ||
                parse->det == FROM_STORY;
    bool any_past = p->from == FROM_ANY && past;
    if (p->from == FROM_ANY && (p->unit == TU_YEAR ? frame.y : frame.m)) {
        b = frame;
        basis = BASIS_HEADING;
    } else if (p->from == FROM_STORY || any_past) {
        b = story_base(a);
        basis = BASIS_DISCOURSE;
        bool on =
            p->unit == TU_YEAR && a->through_lo > EDTF_DAY_NONE && (p->shift > 0 || (a->through_all && !p->shift));
        if (on) b = (TimeBase){base_of_day(a->through_lo).y, 0, 0};
        bool year = cue->present && p->shift > 0 && (p->unit == TU_YEAR || p->unit == TU_MONTH);         /* 다음 해에 간다 */
        bool before = cue->past && p->shift > 0;         /* The following year I left: after what, the text does not say */
        if (!b.y && (cue->future || year || (p->det && !before) || (any_past && nothing_before(a))))
            b = now, basis = BASIS_DCT; /* a plan that opens the text */
    }
    TimeBase told = p->near_next && cue->past ? story_base(a) : (TimeBase){0};
    if (told.m >= YEAR_ENDS) b = (TimeBase){told.y + 1, 0, 0}, basis = BASIS_DISCOURSE;           /* 12월에 붙었다. 새해에 */
    else if (p->near_next && b.m) b.y += b.m > 6 && !cue->past;
    if (p->unit == TU_WEEK && basis == BASIS_DCT && is_week(a)) return week_from_now(a, p);
    bool same = p->unit == TU_WEEK && basis == BASIS_DISCOURSE && p->wday && !p->shift;          /* 그 주 금요일 */
    if (same && a->story_hi - a->story_lo == WEEK - 1) {
        EdtfDay day = a->story_lo + (p->wday - edtf_weekday(a->story_lo) + WEEK) % WEEK;
        return (Found){day_value(day), basis};
    }
    /* "last weekend and the weekend before" */
    bool days = p->unit == TU_WEEK && basis == BASIS_DISCOURSE && b.m && !b.d;
    if (days && a->story_hi - a->story_lo < WEEK) b = base_of_day(a->story_lo);
    TimeValue v = time_value_of(p, b);
    /* "We painted it over the weekend": the one that is over. */
    bool over = p->weekend && p->from == FROM_ANY && past && basis == BASIS_DCT && v.ok && now.d;
    EdtfDay lo, hi;
    if (over) time_value_bounds(&v, &lo, &hi);
    if (!over || lo <= a->now_hi) return (Found){v, basis};
    TimePoint last = *p;
    last.shift--;
    return (Found){time_value_of(&last, b), basis};
}

/* the same summer */
static bool same_before(const Anchor *a)
{
    enum { SAME = 5 };
    const uint16_t *u = a->ie->doc->ch + a->at;
    return a->at >= SAME && u[-5] == 's' && u[-4] == 'a' && u[-3] == 'm' && u[-2] == 'e' && u[-1] == ' ';
}

/* last fall, this March, 지난 5월: the yearly one nearest to the base on that side. */
static Found find_pick(const Anchor *a, const TimePoint *p, const Cue *cue)
{
    enum { HALF = 190 };                                                          /* days */
    enum { MONTH = 31 };
    const Frame *f = frame_now(a);
    EdtfDay from = a->now_lo, to = a->now_hi;
    Basis basis = BASIS_DCT;
    bool month_frame = f && base_of_span(f->lo, f->hi).m;
    if (p->from == FROM_NOW && month_frame) from = f->lo, to = f->hi, basis = BASIS_HEADING;
    if (p->from == FROM_STORY || (p->from == FROM_ANY && a->story_lo != EDTF_DAY_NONE))
        from = a->story_lo, to = a->story_hi, basis = BASIS_DISCOURSE;
    bool before = cue->past && p->pick == PICK_NEXT;     /* the following spring I moved */
    if (from == EDTF_DAY_NONE && p->from == FROM_STORY && !before) from = a->now_lo, to = a->now_hi, basis = BASIS_DCT;
    if (from == EDTF_DAY_NONE || to == EDTF_DAY_NONE || from == EDTF_DAY_MIN || to == EDTF_DAY_MAX) return not_found;
    /* "the degree, September 2009 to July 2011. I registered that October": behind it. */
    if (p->pick == PICK_THIS && p->from == FROM_STORY && basis == BASIS_DISCOURSE && cue->past && stretch_told(a))
        return with_year(p, year_from(p, to), basis);
    if (p->pick == PICK_THIS && p->from == FROM_STORY && basis == BASIS_DISCOURSE && cue->past && last_year_told(a))
        return with_year(p, year_in_last(a, p), basis);
    int back = p->pick_n ? p->pick_n - 1 : 0;
    int base = base_of_day(p->pick == PICK_NEXT ? to : from).y;
    EdtfDay lo, hi;
    if (p->pick == PICK_THIS) {
        /* In February this winter is the one that began last year. */
        bool inside = bounds_in(p, base - 1, &lo, &hi) && hi >= to && lo <= from;
        /* They closed us in November. That January I started: behind it, where it is not long until then. */
        bool told = !a->ie->ko && p->from == FROM_STORY && basis == BASIS_DISCOURSE && !cue->back &&
                    bounds_in(p, base, &lo, &hi) && hi < from;
        bool behind = told && bounds_in(p, base + 1, &lo, &hi) && lo <= to + HALF && !same_before(a) &&
                      anchor_mine(a->ie, ie_timex_from(a->ie, a->at));
        if (behind) return with_year(p, base + 1, basis);
        /* That winter I moved. */
        bool ahead =
            p->from == FROM_STORY && cue->past && basis == BASIS_DCT && bounds_in(p, base, &lo, &hi) && lo > to;
        return with_year(p, inside || ahead ? base - 1 : base, basis);
    }
    /* "올해 1월에 옮겼다. 지난 상반기에": written in some month of the year, it is the one behind what was told. */
    bool since = p->pick == PICK_LAST && edtf_dated(a->now_lo) && edtf_dated(a->now_hi) && a->now_hi > a->now_lo &&
                 a->story_lo >= a->now_lo && a->story_lo <= a->now_hi;
    if (since && bounds_in(p, base_of_day(a->story_lo).y, &lo, &hi) && hi <= a->now_hi && lo <= a->story_lo + MONTH && hi >= a->story_lo)
        return with_year(p, base_of_day(a->story_lo).y, BASIS_DCT);
    for (int k = 0; k < 3; k++) {
        int y = p->pick == PICK_LAST ? base - k : base + k;
        if (!bounds_in(p, y, &lo, &hi)) continue;
        if (p->pick == PICK_LAST ? hi < from : lo > to)
            return with_year(p, p->pick == PICK_LAST ? y - back : y + back, basis);
    }
    return not_found;
}

Found anchor_weekday_behind(EdtfDay day, int wday)
{
    return (Found){day_value(day + (wday - edtf_weekday(day) + 6) % 7 + 1), BASIS_DISCOURSE};
}

/* "On a Friday in June 2010", "one cold Tuesday": some such day. */
static bool is_some_day(const Ie *ie, uint32_t i)
{
    enum { WORDS = 2 };
    const Doc *d = ie->doc;
    uint32_t end = ie->tx.v[i].beg;
    for (int k = 0; k < WORDS && end > 1 && d->cls[end - 1] == CH_SPACE; k++) {
        uint32_t beg = end - 1;
        while (beg > 0 && d->cls[beg - 1] == CH_LATIN) beg--;
        uint32_t n = end - 1 - beg;
        bool on = beg > 3 && d->ch[beg - 2] == 'n' && d->ch[beg - 3] == 'o' && d->cls[beg - 4] != CH_LATIN;
        if (n == 1 && d->ch[beg] == 'a') return k == 0 || on;                          /* but: had a meeting Tuesday */
        if (n == 3 && d->ch[beg] == 'o' && d->ch[beg + 1] == 'n' && d->ch[beg + 2] == 'e') return true;
        end = beg;
    }
    return false;
}

/* Known as far as the month or the year that is told behind it, else as far as the story. */
static Found find_some_day(const Anchor *a, uint32_t i, const Cue *cue)
{
    enum { GAP = 5 };                                                                         /* ", in " */
    const Ie *ie = a->ie;
    const TimexInfo *t = &ie->tx.v[i];
    bool beside =
        i + 1 < ie->n_time && t[1].sent == t->sent && t[1].beg <= t->end + GAP && ie->time[i + 1].form == TX_POINT;
    TimePoint next = beside ? ie->time[i + 1].a : (TimePoint){0};
    if (beside && (next.month || next.how || next.season)) return anchor_resolve(a, &next, &ie->time[i + 1], cue);
    TimeBase b = story_base(a);
    return b.y ? (Found){time_value_of(&(TimePoint){.year = b.y, .how = YEAR_FULL, .month = b.m}, b), BASIS_DISCOURSE} : not_found;
}

/* A weekday alone: the last one before the writing, the next one of a plan; "that Friday" of the story's week. */
static Found find_weekday(const Anchor *a, const TimePoint *p, const TimeParse *parse, const Cue *cue)
{
    /* "My last shift was 28 October. I started on the Monday": the first one behind the day told. */
    if (parse->det == FROM_ANY && !p->pick && a->story_lo != EDTF_DAY_NONE && a->story_lo == a->story_hi)
        return anchor_weekday_behind(a->story_lo, p->wday);
    if (parse->det && !p->pick) {
        TimePoint week = *p;
        week.unit = TU_WEEK;
        week.from = FROM_STORY;
        return find_relative(a, &week, parse, cue);
    }
    /* "And in April … By Monday": told as past, within what was told last, as precisely as that is. */
    bool stamp = a->story_lo == a->now_lo && a->story_hi == a->now_hi;                   /* nothing was told yet */
    if (cue->past && !p->pick && a->story_lo != EDTF_DAY_NONE && !stamp) {
        if (a->story_lo == a->story_hi) return anchor_weekday_behind(a->story_lo, p->wday);
        TimePoint week = {.unit = TU_WEEK, .from = FROM_STORY};
        return (Found){time_value_of(&week, story_base(a)), BASIS_DISCOURSE};
    }
    if (a->now_lo == EDTF_DAY_NONE || (a->now_lo != a->now_hi && !is_week(a))) return not_found;
    int today = edtf_weekday(a->now_lo);
    bool plan = cue->future || cue->present || (cue->agreed && a->ie->ko);                      /* 월요일까지 주기로 했다 */
    bool ahead = p->pick == PICK_NEXT || (p->pick != PICK_LAST && plan);
    EdtfDay day = ahead ? a->now_lo + (p->wday - today + 6) % 7 + 1
                                              : a->now_lo - ((today - p->wday + 6) % 7 + 1);
    if (p->pick_n > 1) day += (ahead ? 7 : -7) * (p->pick_n - 1);
    return (Found){day_value(day), BASIS_DCT};
}

/* ---------------------------------------------------------------- one point */
Found anchor_resolve(const Anchor *a, TimePoint *p, const TimeParse *parse, const Cue *cue)
{
    if (p->how == YEAR_SHORT) {
        p->year = year_of_two(p->year, a->now_hi == EDTF_DAY_NONE ? 0 : base_of_day(a->now_hi).y);
        p->how = YEAR_FULL;
    }
    if (p->how || p->decade) return (Found){time_value_of(p, (TimeBase){0}), BASIS_EXPLICIT};
    if (p->pick && (p->month || p->season || p->half || p->quarter || p->vac)) return find_pick(a, p, cue);
    if (p->unit) return find_relative(a, p, parse, cue);
    if (p->wday && !p->day && !p->month && !p->nth) {
        uint32_t i = (uint32_t)(parse - a->ie->time);
        bool some = !a->ie->ko && p == &parse->a && !p->pick && !p->unit && is_some_day(a->ie, i);
        return some ? find_some_day(a, i, cue) : find_weekday(a, p, parse, cue);
    }
    if ((p->day && !p->month) || p->month_part || (p->nth && !p->month)) return find_month(a, p, cue);
    return find_year(a, p, parse, cue);
}

/* ---------------------------------------------------------------- reasons */
/* The years that each anchor alone would give; 0 where it gives none. */
AnchorYears anchor_years(const Anchor *a, const TimePoint *p, const TimeParse *parse, const Cue *cue)
{
    const Frame *f = frame_now(a);
    if (!time_needs_year(p) || p->event_year) return (AnchorYears){{0}};
    return (AnchorYears){{
        [YEAR_BY_HEADING] = f ? year_by_frame(p, f) : 0,
        [YEAR_BY_MENTION] = year_by_mention(a, p, parse),
        [YEAR_BY_STORY] = a->story_lo != EDTF_DAY_NONE ? year_by_story(a, p, f, cue) : 0,
        [YEAR_BY_NOW] = anchor_year_by_now(a, p, cue),
    }};
}
