/* Stretches: how long something lasted, since when it goes on, and which end of a stretch a beginning or an end is. */
#include "argument_refer_int.h"
#include "argument_stay_int.h"
#include "base/i18n.h"
#include "mark.h"
#include <string.h>

bool is_point(Str date)
{
    Edtf e;
    return date.n && !memchr(date.p, '/', date.n) && edtf_parse(date, &e) && e.kind == EDTF_POINT;
}

/* The month in which it began, where that is a point or a short stretch (3월 말, 가을); "" for a longer one. */
static Str begin_of(Ie *ie, Str date)
{
    enum { SHORT = 100 };
    EdtfDay lo, hi;
    int y, m, d;
    if (is_point(date)) return date;
    if (!date.n || !edtf_bounds_str(date, &lo, &hi) || lo <= EDTF_DAY_NONE || hi <= EDTF_DAY_NONE ||
        hi == EDTF_DAY_MAX || hi - lo > SHORT) return S("");
    edtf_ymd(lo, &y, &m, &d);
    Edtf month = edtf_make(y, m, 0);
    edtf_qualify(&month, EDTF_Q_APPROX);
    return edtf_format(ie->mem, &month);
}

static bool lasts(const EvCand *c)
{
    return c->type == EV_WORK || c->type == EV_STUDY || c->type == EV_SEARCH || c->type == EV_CONTEXT ||
           c->type == EV_PROJECT;
}

static void date_stretch(Ie *ie, EvCand *c, Str from, Str to)
{
    EdtfDay lo, hi;
    Str date = str_join(ie->mem, (Str[]){from, S("/"), to}, 3);
    if (!edtf_bounds_str(date, &lo, &hi) && !str_eq(to, S(".."))) return;
    c->date = date;
    c->lo = lo, c->hi = hi;
    c->basis = BASIS_COMPUTED;
    c->dated = c->stay = true;
}

/* In March 2020 they pulled us out of the basement. I was on that unit fourteen weeks: since the month or the day told
 * right before, where it is no tenure that is counted. */
static bool told_month(const Ie *ie, const EvCand *c, const Story *st, uint32_t length)
{
    enum { MONTH = 31, LONG = 500 };
    EdtfDuration len;
    const EvCand *e = c->number ? ie->ev.v[c->number - 1] : NULL;
    bool told = e && e->line == c->line && e->sent == st->last_sent && e->fact == FACT_ACTUAL;
    bool last = told && str_eq(e->date, st->last_date);
    bool month = last && is_point(st->last_date) && e->lo > EDTF_DAY_NONE && e->hi - e->lo < MONTH;
    return month && edtf_duration_parse(ie->out->timexes.v[length].value, &len) && edtf_duration_days(&len) < LONG;
}

/* Where it began: the date before the length, or what was told last, when that was a beginning or an end. */
static Str stay_begin(Ie *ie, const Story *st, const EvCand *c, uint32_t length)
{
    enum { NEAR = 2, MONTH = 31 };
    uint32_t i = stay_date_before(ie, c, length);
    if (i != UINT32_MAX) {
        uint8_t rel = ie->tx.v[i].rel;
        bool begins = rel == REL_SINCE || rel == REL_AT || rel == REL_NONE;
        const Timex *t = &ie->out->timexes.v[i];
        if (t->lo <= EDTF_DAY_NONE || t->hi <= EDTF_DAY_NONE || t->hi == EDTF_DAY_MAX) return S("");
        EdtfDuration len;
        bool years = edtf_duration_parse(ie->out->timexes.v[length].value, &len) &&
                     edtf_duration_days(&len) > 2.0 * (double)(t->hi - t->lo);
        bool within = rel != REL_SINCE && t->hi - t->lo > MONTH && !is_point(t->value) && !years;       /* 가을에 석 달 */
        return begins && !within ? begin_of(ie, t->value) : S("");
    }
    if (c->en && begins_behind(ie, c, length)) return ie->out->timexes.v[length + 1].value;
    /* Feb 2009. Maternity leave, ten months. */
    const TimexInfo *own = c->en && c->timex != UINT32_MAX ? &ie->tx.v[c->timex] : NULL;
    bool head = own && own->line_start && own->sent + 1 == c->sent;
    if (head && c->dated) return is_point(c->date) ? c->date : S("");
    if (c->dated) return S("");
    /* 6월에 사고가 났다. 한 달을 쉬었다: since what was told right before it. */
    bool rests = !c->en && c->type == EV_CONTEXT;
    if (rests && c->basis == BASIS_DISCOURSE && is_point(c->date)) return c->date;
    if (rests && c->sent - st->last_sent <= 1 && is_point(st->last_date)) return st->last_date;
    bool next = c->en && c->type != EV_PROJECT && c->sent - st->last_sent == 1;
    if (next && told_month(ie, c, st, length)) return st->last_date;
    bool other = c->type == EV_STUDY && st->turn_joins;
    if (c->sent - st->turn_sent <= NEAR && !other && begin_of(ie, st->turn_date).n) return begin_of(ie, st->turn_date);
    return c->type == EV_WORK && joined_there(st, c) && is_point(st->join_date) ? st->join_date : S("");
}

/* 마지막 2년은: up to the end. */
static bool says_last(const Ie *ie, uint32_t i)
{
    enum { LAST = 4 };
    return ie->tx.v[i].beg >= LAST && mark_before(ie, MK_LAST, ie->tx.v[i].beg - 1);
}

/* My last day was 30 June 2022. I had been there for eleven years: the length ends where it was left. */
static void stay_back(Ie *ie, const Story *st, EvCand *c, uint32_t length, const EdtfDuration *len)
{
    enum { NEAR = 2 };
    Edtf to, from;
    bool told = (st->left && c->sent - st->left_sent <= NEAR) ||
                (!c->en && says_last(ie, length) && c->sent - st->turn_sent <= NEAR);
    bool left = told && !st->turn_joins && is_point(st->turn_date);
    Str end = left ? st->turn_date : S("");
    uint32_t next = length + 1;        /* for six years when, in 2016, … */
    bool behind = next < ie->tx.n && ie->tx.v[next].beg < ie->doc->sent[c->sent].end &&
                  ie->out->timexes.v[next].type == TIMEX_DATE && is_point(ie->out->timexes.v[next].value);
    if (behind) end = ie->out->timexes.v[next].value;
    date_clear(c);
    if (!end.n || !edtf_parse(end, &to) || !edtf_add(&to, len, -1, len->approx, &from)) return;
    date_stretch(ie, c, edtf_format(ie->mem, &from), end);
    cand_why(c, N_("length"), ie->tx.v[length].beg, ie->tx.v[length].end);
}

/* 2018년 3월, 6년 다닌 회사를 나왔다: the date is that of the leaving, to which the length runs. */
static bool modifies_left(const Ie *ie, uint32_t index)
{
    enum { NEAR = 16 };
    const EvCand *c = ie->ev.v[index], *next = index + 1 < ie->ev.n ? ie->ev.v[index + 1] : NULL;
    if (c->type != EV_WORK || c->en || c->rule->back || !next || next->type != EV_LEAVE || next->fact != FACT_ACTUAL)
        return false;
    if (ie_timex_from(ie, c->end) != ie_timex_from(ie, next->beg)) return false;           /* 일한 뒤 두 달 만에 그만뒀다 */
    if (next->sent != c->sent || next->beg > c->end + NEAR || c->tail.final || c->tail.context == CTX_NOTE)
        return false;
    uint32_t at = c->end, end = next->beg;
    while (at < end && ie->doc->cls[at] == CH_HANGUL) at++;
    return at && is_adnominal(ie->doc->ch[at - 1]);
}

/* I have been a nurse for nine years. */
bool is_perfect(const Ie *ie, const EvCand *c)
{
    enum { WORDS = 6 };
    uint32_t tok = doc_tok_at(ie->doc, c->end), first = ie->doc->sent[c->sent].tok_beg;
    for (uint32_t k = 0; k <= WORDS && tok >= first + k; k++)
        if (en_is(ie, &ie->doc->tok[tok - k], EN_HAVE)) return true;
    return false;
}

/* I drive a taxi, I'm a ranger: told as what goes on. */
bool is_present_en(const Ie *ie, const EvCand *c)
{
    enum { BACK = 2 };                 /* I now run, I mostly teach */
    const Doc *d = ie->doc;
    uint32_t tok = doc_tok_at(d, c->beg), first = d->sent[c->sent].tok_beg;
    if (!c->en || !c->rule->bound || c->rule->ing || is_perfect(ie, c)) return false;
    for (uint32_t k = 1; k <= BACK && tok >= first + k; k++)
        if (en_is(ie, &d->tok[tok - k], EN_SELF)) return true;
    return false;
}

/* 8월 한 달, 2019년 1년: the length says that all of that time is meant. */
static bool is_whole(const Ie *ie, uint32_t length)
{
    if (!length || ie->tx.v[length].beg - ie->tx.v[length - 1].end > 1) return false;
    const Timex *t = &ie->out->timexes.v[length - 1];
    EdtfDuration len;
    if (t->type != TIMEX_DATE || t->lo <= EDTF_DAY_NONE || t->hi >= EDTF_DAY_MAX) return false;
    if (!edtf_duration_parse(ie->out->timexes.v[length].value, &len)) return false;
    double days = (double)(t->hi - t->lo + 1), told = edtf_duration_days(&len);
    return told > days * 0.9 && told < days * 1.1;
}

static void stay_length(Ie *ie, const Story *st, uint32_t index)
{
    EvCand *c = ie->ev.v[index];
    uint32_t i = stay_length_of(ie, index), after = UINT32_MAX;
    EdtfDuration len;
    Edtf from, to;
    if (i == UINT32_MAX) i = length_behind(ie, c);
    if (i == UINT32_MAX) i = after = length_after(ie, c);
    if (i == UINT32_MAX || !edtf_duration_parse(ie->out->timexes.v[i].value, &len)) return;
    if (!c->en && is_whole(ie, i)) return;
    Prior prior;
    if (prior_told(ie, c, &prior)) {
        date_clear(c);
        prior_date(ie, c, &prior, i);
        return;
    }
    bool back = before_then(ie, c) || (!c->en && says_last(ie, i));
    if (back && stay_date_before(ie, c, i) == UINT32_MAX) {
        stay_back(ie, st, c, i, &len);
        return;
    }
    uint32_t left = modifies_left(ie, index) ? stay_date_before(ie, c, i) : UINT32_MAX;
    if (left != UINT32_MAX && ie->tx.v[left].rel != REL_SINCE) {
        Str at = ie->out->timexes.v[left].value;
        date_clear(c);
        if (!is_point(at) || !edtf_parse(at, &to) || !edtf_add(&to, &len, -1, len.approx, &from)) return;
        date_stretch(ie, c, edtf_format(ie->mem, &from), at);
        cand_why(c, N_("length"), ie->tx.v[i].beg, ie->tx.v[i].end);
        return;
    }
    Str begin = after != UINT32_MAX ? begin_of(ie, ie->out->timexes.v[after - 1].value) : stay_begin(ie, st, c, i);
    if (!begin.n || !edtf_parse(begin, &from) || !edtf_add(&from, &len, 1, len.approx, &to) || to.kind != EDTF_POINT)
        return;
    Str end = edtf_format(ie->mem, &to);
    EdtfDay lo, hi;
    if (str_eq(begin, end) || !edtf_bounds_str(end, &lo, &hi)) return;
    if (st->dct && lo > st->dct_hi) return;        /* it is not over */
    enum { YEAR = 366 };
    bool runs = c->en && c->type == EV_WORK && st->dct && hi + YEAR > st->dct_lo && is_perfect(ie, c);
    if (runs) end = S("..");                       /* I've been there for ten years */
    date_stretch(ie, c, begin, end);
    cand_why(c, N_("length"), ie->tx.v[i].beg, ie->tx.v[i].end);
}

static Str end_begin(const Ie *ie, const Story *st, const EvCand *c, uint32_t length)
{
    enum { NEAR = 3 };
    uint32_t i = stay_date_before(ie, c, length);
    if (i != UINT32_MAX && is_point(ie->out->timexes.v[i].value)) return ie->out->timexes.v[i].value;
    if (joined_there(st, c) && is_point(st->join_date)) return st->join_date;
    bool near = c->sent - st->turn_sent <= NEAR && c->type == EV_GRADUATE;
    return near && is_point(st->turn_date) ? st->turn_date : S("");
}

/* 2018년 4월에 입사해서 1년 반을 다니고 그만뒀다: the day of joining and the length. */
static void stay_end(Ie *ie, const Story *st, uint32_t index)
{
    EvCand *c = ie->ev.v[index];
    uint32_t i = until_of(ie, index);
    if (i == UINT32_MAX || (c->dated && c->timex != UINT32_MAX && c->timex > i) || c->basis == BASIS_COMPUTED) return;
    /* retired in 2021 after twenty years */
    if (c->en && c->dated && c->timex != UINT32_MAX && ie->tx.v[c->timex].beg >= c->end && i > c->timex) return;
    EdtfDuration len;
    Edtf from, to;
    Str begin = end_begin(ie, st, c, i);
    if (!begin.n || !edtf_parse(begin, &from) || !edtf_duration_parse(ie->out->timexes.v[i].value, &len) ||
        !edtf_add(&from, &len, 1, len.approx, &to) || date_precedes(st, &to))
        return;
    c->date = edtf_format(ie->mem, &to);
    c->dated = edtf_bounds_str(c->date, &c->lo, &c->hi);
    c->basis = BASIS_COMPUTED;
    c->timex = UINT32_MAX;
    cand_why(c, N_("length"), ie->tx.v[i].beg, ie->tx.v[i].end);
}

/* 3월부터 가르친다: the present behind a since. What is done at the employer that holds goes on since its joining. */
static void stay_open(Ie *ie, const Story *st, EvCand *c)
{
    const Tail *t = &c->tail;
    bool since = c->timex != UINT32_MAX && ie->tx.v[c->timex].rel == REL_SINCE && c->dated;
    bool now = !t->past && !t->mood && (t->running || (t->final && since));
    if (c->en || !now) return;
    Str begin = since ? begin_of(ie, c->date) : S("");
    if (begin.n) date_stretch(ie, c, begin, S(".."));
    bool here = !c->dated && c->type == EV_WORK && joined_there(st, c) && !title_now(ie, c);
    if (t->running && here && is_point(st->join_date)) date_stretch(ie, c, st->join_date, S(".."));
}

/* … and the end of that work is when it was left. */
static bool left_by_work(Ie *ie, uint32_t index)
{
    EvCand *c = ie->ev.v[index];
    const EvCand *e = ie->ev.v[index - 1];
    Edtf v;
    bool later = c->timex != UINT32_MAX && ie->tx.v[c->timex].beg > e->end;
    uint32_t day = !c->date.n && !e->date.n ? stay_date_before(ie, e, ie_timex_from(ie, e->beg)) : UINT32_MAX;
    if (day != UINT32_MAX && ie->tx.v[day].rel != REL_SINCE && is_point(ie->out->timexes.v[day].value)) {
        date_set(ie, c, day, BASIS_NONE);
        c->dated = true;
        cand_why(c, N_("date"), ie->tx.v[day].beg, ie->tx.v[day].end);
        return true;
    }
    if (later || !edtf_parse(e->date, &v) || v.kind != EDTF_INTERVAL || v.pt[1].end != EDTF_END_DATE) return later;
    Edtf end = {.kind = EDTF_POINT, .n = 1, .pt = {v.pt[1]}};
    uint32_t length = stay_length_of(ie, index - 1),
             at = length != UINT32_MAX ? stay_date_before(ie, e, length) : UINT32_MAX;
    bool told = at != UINT32_MAX && ie->tx.v[at].rel != REL_SINCE;
    c->date = edtf_format(ie->mem, &end);
    c->timex = told ? at : UINT32_MAX;
    uint8_t written = told ? (uint8_t)ie->out->timexes.v[at].basis : BASIS_COMPUTED;
    c->basis = written ? written : BASIS_EXPLICIT;
    c->dated = edtf_bounds_str(c->date, &c->lo, &c->hi);
    cand_why(c, N_("end of the stretch"), e->beg, e->end);
    return true;
}

void date_stay(Ie *ie, const Story *st, uint32_t index)
{
    EvCand *c = ie->ev.v[index];
    if (c->spans) prior_span(ie, c);
    if (c->fact != FACT_ACTUAL) return;
    bool of_work = c->type == EV_LEAVE && index && modifies_left(ie, index - 1);
    if (of_work && left_by_work(ie, index)) return;
    turn_at_end(ie, index);
    back_at_end(ie, index);
    course_at_end(ie, index);
    after_stay(ie, index);
    in_one_breath(ie, index);
    bool changes =
        c->type == EV_TRANSFER || c->type == EV_PROMOTION || c->type == EV_CONVERSION || c->type == EV_ROLE_CHANGE;
    if (c->type == EV_LEAVE || c->type == EV_GRADUATE || (changes && !c->dated)) stay_end(ie, st, index);
    /* 2018년에 다니던 회사를 그만뒀다: the date is that of the leaving. */
    bool single = c->timex != UINT32_MAX && ie->tx.v[c->timex].rel != REL_SINCE && !ie_is_range(ie, c->timex);
    if (single && modifies_left(ie, index) && !stay_told(ie, index)) date_clear(c);
    if (!lasts(c)) return;
    if (!c->tail.running || c->tail.past) {
        if (!c->rule->stays) stay_length(ie, st, index);
    }
    if (c->date.n && (c->type == EV_WORK || c->type == EV_STUDY)) prior_borrowed(ie, c);
    if (c->type == EV_WORK || c->type == EV_STUDY || (c->type == EV_CONTEXT && c->tail.running)) stay_open(ie, st, c);
}
