/* Korean: the date that a length gives, counted from another event: one of its own sentence (유학을 떠났다가 1년 만에
 * 귀국했다), one that is recalled before the length (입사 3년 만에, 전역 석 달 전에), or what it must follow (두 달 만에
 * 재취업했다 behind a leaving). */
#include "argument_refer_int.h"
#include "base/i18n.h"
#include "mark.h"

enum { NEAR = 10 };                    /* units between an event and the length that is counted from it: 입사한 지 */

static bool counts(const EvCand *e) { return e->fact == FACT_ACTUAL && !(e->flags & EVF_OTHER); }

/* The beginning of what goes on; else the date as it is. */
static bool base_of(Str date, Edtf *out)
{
    if (!date.n || !edtf_parse(date, out)) return false;
    bool open = out->kind == EDTF_INTERVAL && out->pt[0].end == EDTF_END_DATE && out->pt[1].end != EDTF_END_DATE;
    if (open) *out = (Edtf){.kind = EDTF_POINT, .n = 1, .pt = {out->pt[0]}};
    return true;
}

bool date_reckon(Ie *ie, EvCand *c, const Edtf *when, const char *why, uint32_t beg, uint32_t end)
{
    Str date = edtf_format(ie->mem, when);
    EdtfDay lo, hi;
    if (!edtf_bounds_str(date, &lo, &hi)) return false;
    c->date = date, c->lo = lo, c->hi = hi;
    c->basis = BASIS_COMPUTED;
    c->timex = UINT32_MAX;
    c->dated = true;
    cand_why(c, why, beg, end);
    return true;
}

static bool date_take(Ie *ie, EvCand *c, const Edtf *when, uint32_t beg, uint32_t end)
{
    return date_reckon(ie, c, when, N_("length"), beg, end);
}

static void date_written(const Ie *ie, EvCand *c, uint32_t i)
{
    date_set(ie, c, i, BASIS_NONE);
    c->dated = true;
    cand_why(c, N_("date"), ie->tx.v[i].beg, ie->tx.v[i].end);
}

/* Does the sentence end, or say that it is so, behind the time? */
static bool is_said(const Ie *ie, uint32_t i)
{
    const Doc *d = ie->doc;
    uint32_t end = ie->tx.v[i].end;
    return d->cls[end] == CH_PUNCT || d->cls[end] == CH_BREAK || is_mark(ie, MK_COPULA, d->ch[end]);
}

/* 복학이 2015년 3월, 졸업이 2017년 2월이다: the date is what is said of the noun before it. */
static bool by_topic(const Ie *ie, EvCand *c)
{
    enum { JOSA = 2 };                 /* one syllable and the blank */
    uint32_t i = ie_timex_from(ie, c->end);
    if (c->rule->shape == SHAPE_VERB || i >= ie->tx.n || ie->tx.v[i].beg != c->end + JOSA || !is_date(ie, i))
        return false;
    uint16_t josa = ie->doc->ch[c->end];
    if (!is_said(ie, i) || !(is_mark(ie, MK_SUBJECT, josa) || is_mark(ie, MK_TOPIC, josa))) return false;
    date_written(ie, c, i);
    return true;
}

/* 사표를 낸 날은 2018년 3월 2일. 입사한 해가 2015년이다: a word for the time stands between. */
static bool by_day(const Ie *ie, EvCand *c)
{
    enum { WORD = 3, JOSA = 2 };
    const Doc *d = ie->doc;
    bool past = (c->tail.relative || c->tail.head != HEAD_NONE) && c->tail.past && c->fact == FACT_ACTUAL;
    uint32_t i = past ? ie_timex_from(ie, c->tail.end) : ie->tx.n, tok = doc_tok_at(d, c->tail.end - 1);
    if (i >= ie->tx.n) return false;
    bool next = c->tail.head != HEAD_NONE && ie->tx.v[i].beg <= c->tail.end + JOSA;        /* 나온 건 2014년 가을이다 */
    if (next && is_date(ie, i) && is_said(ie, i)) {
        date_written(ie, c, i);
        return true;
    }
    while (tok < d->n_tok && d->tok[tok].end <= c->tail.end) tok++;
    if (c->dated || tok >= d->n_tok || d->tok[tok].end > c->tail.end + WORD + 1) return false;
    if (ie->tx.v[i].beg != d->tok[tok].end + 1 || !is_date(ie, i) || !is_said(ie, i)) return false;
    date_written(ie, c, i);
    return true;
}

/* 고등학교를 졸업한 2009년에 취업했다: the date that the verb describes. */
static bool by_head(const Ie *ie, EvCand *c)
{
    uint32_t i = ie_timex_from(ie, c->tail.end);
    bool head = c->tail.relative && c->tail.past && !c->tail.head && c->fact == FACT_ACTUAL && !c->dated;
    if (!head || i >= ie->tx.n || ie->tx.v[i].beg != c->tail.end + 1 || !is_date(ie, i)) return false;
    date_written(ie, c, i);
    return true;
}

/* ---------------------------------------------------------------- the length */
/* The last length before the event that says how much later, or earlier, it was; no date and no other event behind it. */
static uint32_t lapse_of(const Ie *ie, uint32_t index)
{
    const EvCand *c = ie->ev.v[index];
    uint32_t beg = ie->doc->sent[c->sent].beg, i = ie_timex_from(ie, c->beg);
    if (!i || ie->tx.v[i - 1].beg < beg) return UINT32_MAX;
    i--;
    uint8_t rel = ie->tx.v[i].rel;
    bool lapse = timex_of(ie, i)->type == TIMEX_DURATION && (rel == REL_WITHIN || rel == REL_AFTER || rel == REL_AGO);
    if (!lapse) return UINT32_MAX;
    for (uint32_t k = index; k-- > 0 && ie->ev.v[k]->sent == c->sent && ie->ev.v[k]->beg > ie->tx.v[i].end;)
        if (!(ie->ev.v[k]->flags & (EVF_OTHER | EVF_WEAK))) return UINT32_MAX;
    return i;
}

/* The event of the sentence that stands before the place. */
static const EvCand *event_before(const Ie *ie, uint32_t index, uint32_t at)
{
    const EvCand *c = ie->ev.v[index];
    for (uint32_t k = index; k-- > 0 && ie->ev.v[k]->sent == c->sent;)
        if (ie->ev.v[k]->end <= at) return ie->ev.v[k];
    return NULL;
}

/* ---------------------------------------------------------------- what it is counted from */
/* The last event of one of the types, so many sentences back, that has a date. */
static const EvCand *told_last(const Ie *ie, uint32_t index, uint32_t types, uint32_t sents)
{
    enum { WINDOW = 24 };
    const EvCand *c = ie->ev.v[index];
    for (uint32_t k = index, n = 0; k-- > 0 && n < WINDOW; n++) {
        const EvCand *e = ie->ev.v[k];
        if (c->sent - e->sent > sents) return NULL;
        if (types & 1u << e->type && counts(e) && !(e->flags & EVF_WEAK) && e->date.n) return e;
    }
    return NULL;
}

const EvCand *event_recalled(const Ie *ie, const EvCand *a)
{
    enum { FAR = 40 };
    const EvCand *e = a->type == EV_CONTEXT ? NULL : told_last(ie, a->number, 1u << a->type, FAR);
    return e && names_agree(a->org, e->org) ? e : NULL;
}

/* What comes a while before an event of the type, and how far back it may be told. */
static const EvCand *foregoing(const Ie *ie, uint32_t index)
{
    enum { SENTS = 3 };
    static const uint32_t before[EV_COUNT] = {
        [EV_GRADUATE] = 1u << EV_ENROLL,
        [EV_JOIN] = 1u << EV_LEAVE | 1u << EV_SEARCH | 1u << EV_GRADUATE,
        [EV_FOUND] = 1u << EV_LEAVE,
        [EV_ACCEPTED] = 1u << EV_APPLY | 1u << EV_SEARCH | 1u << EV_STUDY | 1u << EV_INTERVIEW,
        [EV_CERTIFICATE] = 1u << EV_STUDY,
        [EV_MOVE] = 1u << EV_MOVE | 1u << EV_ENROLL,
    };
    uint32_t types = before[ie->ev.v[index]->type];
    return types ? told_last(ie, index, types, SENTS) : NULL;
}

/* 3주 뒤 면접을 봤다: from what was told last, where the sentence has nothing else to count from. */
static Str told_base(const Ie *ie, const Story *st, const EvCand *c, uint32_t length)
{
    enum { SENTS = 3 };
    bool own = c->timex != UINT32_MAX && ie->tx.v[c->timex].sent == c->sent;
    bool after = ie->tx.v[length].rel == REL_AFTER && ie->tx.v[length].beg >= c->from;
    return after && !own && c->sent - st->last_sent <= SENTS ? st->last_date : S("");
}

static Str base_for(const Ie *ie, const Story *st, uint32_t index, uint32_t length)
{
    const EvCand *c = ie->ev.v[index];
    uint32_t at = ie->tx.v[length].beg;
    const EvCand *a = event_before(ie, index, at), *e;
    if (a && (a->flags & EVF_OTHER || date_in(ie, a->end, at))) return S("");
    bool near = a && at - a->end <= NEAR;
    /* 2017년 퇴사 두 달 만에: the date is that of the event behind. */
    if (near && a->flags & EVF_WEAK && date_in(ie, ie->doc->sent[c->sent].beg, a->beg)) return S("");
    if (near && (e = event_recalled(ie, a)) != NULL && !a->dated) return e->date;
    if (a && a->dated && counts(a) && (near || ie->tx.v[length].rel != REL_AGO)) return a->date;
    if (!a && ie->tx.v[length].rel == REL_AFTER) return told_base(ie, st, c, length);
    if (a || c->dated || ie->tx.v[length].rel != REL_WITHIN) return S("");
    bool deed = c->type == EV_WORK || c->type == EV_AWARD || c->type == EV_PROJECT;
    if (deed && joined_there(st, c)) return st->join_date;         /* 2년 만에 프로그램을 맡았다 */
    /* 육아휴직을 마치고 복직했다. 석 달 만에 사표를 냈다. */
    e = c->type == EV_LEAVE && index ? ie->ev.v[index - 1] : NULL;
    if (e && e->rule->back && e->date.n && counts(e) && c->sent - e->sent <= 1) return e->date;
    return (e = foregoing(ie, index)) != NULL ? e->date : S("");
}

/* 전역 석 달 전부터 교육을 받았다: as far as the event. */
static bool date_until(Ie *ie, EvCand *c, const Edtf *from, const Edtf *to, uint32_t length)
{
    bool lasts = c->type == EV_STUDY || c->type == EV_SEARCH || c->type == EV_WORK;
    uint32_t behind = ie->tx.v[length].end;
    if (ie->doc->ch[behind] != ' ' || !mark_at(ie, MK_SINCE_BEFORE, behind + 1)) return false;
    Edtf when = lasts ? edtf_make_interval(from, to) : *from;
    return when.kind != EDTF_EMPTY && date_take(ie, c, &when, ie->tx.v[length].beg, ie->tx.v[length].end);
}

static bool by_length(Ie *ie, const Story *st, uint32_t index)
{
    EvCand *c = ie->ev.v[index];
    uint32_t i = lapse_of(ie, index);
    EdtfDuration len;
    Edtf from, when;
    if (i == UINT32_MAX || !edtf_duration_parse(timex_of(ie, i)->value, &len)) return false;
    if (!base_of(base_for(ie, st, index, i), &from)) return false;
    if (ie->tx.v[i].rel == REL_AGO) {
        if (from.kind != EDTF_POINT || !edtf_add(&from, &len, -1, len.approx, &when)) return false;
        return date_until(ie, c, &when, &from, i) || date_take(ie, c, &when, ie->tx.v[i].beg, ie->tx.v[i].end);
    }
    if (!date_forward(&from, &len, &when) || date_precedes(st, &when)) return false;
    return date_take(ie, c, &when, ie->tx.v[i].beg, ie->tx.v[i].end);
}

/* ---------------------------------------------------------------- the year of a tenure */
/* 3년 차, 3년차: the number and where it ends; 0 where there is none in [from, to), not further back than a reader looks. */
static int tenure_year(const Ie *ie, uint32_t from, uint32_t to, uint32_t *beg, uint32_t *end)
{
    enum { MOST = 40, FAR = 160 };
    const Doc *d = ie->doc;
    int found = 0;
    if (to > from + FAR) from = to - FAR;
    for (uint32_t at = from; at + 3 < to; at++) {
        if (d->cls[at] != CH_DIGIT || (at > from && d->cls[at - 1] == CH_DIGIT)) continue;
        uint32_t p = at;
        int n = 0;
        while (p < to && d->cls[p] == CH_DIGIT && n <= MOST) n = n * 10 + (d->ch[p++] - '0');
        ReferWord year;
        if (p >= to || n < 1 || n > MOST || !refer_at(ie, false, REFER_NTH, p, d->n, &year)) continue;
        uint16_t next = d->ch[year.end];
        if (is_mark(ie, MK_AT, next) || next == ' ' || next == ',') found = n, *beg = at, *end = year.end;
    }
    return found;
}

/* 세 번째 | 겨울, 세 해째 되던 | 봄: the number, and where the part of a year begins; 0 where there is none. */
static int tenure_turn(const Ie *ie, uint32_t from, uint32_t to, uint32_t *beg, uint32_t *end)
{
    const Doc *d = ie->doc;
    int found = 0;
    ReferWord turn, came;
    for (uint32_t i = doc_tok_at(d, from); (i = refer_next(ie, false, i, to)) < d->n_tok; i++) {
        if (d->tok[i].beg < from || !refer_at(ie, false, REFER_ORDINAL, d->tok[i].beg, to, &turn)) continue;
        uint32_t at = blanks_skip(d, turn.end);
        found = turn.nth, *beg = turn.beg, *end = turn.end;
        if (refer_at(ie, false, REFER_CAME, at, to, &came)) *end = came.end;
    }
    return found;
}

/* 3년 차 여름: a part of a year, as the first one behind the day from which the tenure's year runs. */
static bool tenure_part(const Ie *ie, uint32_t at, const Edtf *from, uint32_t *timex, Edtf *when)
{
    enum { GAP = 1 };
    uint32_t i = ie_timex_from(ie, at);
    if (i >= ie->tx.n || ie->tx.v[i].beg > at + GAP || !is_date(ie, i) || timex_of(ie, i)->basis == BASIS_EXPLICIT)
        return false;
    EdtfDay lo, hi, start, last;
    if (!edtf_bounds(from, &start, &last) || !edtf_parse(timex_of(ie, i)->value, when)) return false;
    int64_t shift = from->pt[0].year - when->pt[0].year;
    for (int k = 0; k < when->n; k++) when->pt[k].year += shift;
    if (!edtf_bounds(when, &lo, &hi)) return false;
    for (int k = 0; k < when->n && hi < start; k++) when->pt[k].year++;
    *timex = i;
    return true;
}

/* 입사 3년 차에: within the third year from the joining; 세 번째 겨울: the third one since. */
static bool by_tenure(Ie *ie, const Story *st, uint32_t index)
{
    EvCand *c = ie->ev.v[index];
    uint32_t from = ie->doc->sent[c->sent].beg, beg = 0, end = 0;
    int n = tenure_year(ie, from, c->beg, &beg, &end), turn = n ? 0 : tenure_turn(ie, from, c->beg, &beg, &end);
    if (!n && !turn) return false;
    if (turn) n = turn;
    const EvCand *a = event_before(ie, index, beg);
    if (date_in(ie, a ? a->end : from, end)) return false;
    bool own = a && counts(a) && a->dated && (a->type == EV_JOIN || a->type == EV_ENROLL || a->type == EV_FOUND);
    Str base = own ? a->date : joined_there(st, c) ? st->join_date : S("");
    Edtf start, lo, hi;
    if (!base_of(base, &start) || start.kind != EDTF_POINT || start.pt[0].prec == EDTF_SEASON) return false;
    const EdtfPoint *p = &start.pt[0];
    EdtfDuration rest = {.m = 11};
    lo = edtf_make((int)p->year + n - 1, p->prec == EDTF_YEAR ? 0 : p->month, 0);
    hi = lo;
    if (p->prec != EDTF_YEAR && !edtf_add(&lo, &rest, 1, true, &hi)) return false;
    Edtf part;
    uint32_t i;
    if (tenure_part(ie, end, &lo, &i, &part)) return date_take(ie, c, &part, beg, ie->tx.v[i].end);
    if (turn || date_in(ie, end, c->beg)) return false;
    edtf_qualify(&lo, EDTF_Q_APPROX);
    Edtf when = p->prec == EDTF_YEAR ? lo : edtf_make_interval(&lo, &hi);
    return when.kind != EDTF_EMPTY && date_take(ie, c, &when, beg, end);
}

/* ---------------------------------------------------------------- what follows at once */
/* 면접을 봤고 2주 뒤 발표. 합격: the answer that the sentence before gave a time for. */
static bool by_answer(Ie *ie, const Story *st, uint32_t index)
{
    enum { SHORT = 16 };
    EvCand *c = ie->ev.v[index];
    const Doc *d = ie->doc;
    const Sentence *s = &d->sent[c->sent];
    bool answer = c->type == EV_ACCEPTED || c->type == EV_REJECTED || c->type == EV_CERTIFICATE || c->type == EV_AWARD;
    if (!answer || c->dated || !c->sent || s->end - s->beg > SHORT) return false;
    const EvCand *e = index ? ie->ev.v[index - 1] : NULL;
    uint32_t i = ie_timex_from(ie, s->beg);
    if (i-- == 0 || ie->tx.v[i].beg < d->sent[c->sent - 1].beg || s->line != d->sent[c->sent - 1].line) return false;
    if (is_date(ie, i) && (!e || e->sent + 1 < c->sent)) {         /* 결과는 5월 24일에 나왔다. 탈락이었다. */
        date_written(ie, c, i);
        return true;
    }
    if (!e || c->sent - e->sent > 2 || ie->tx.v[i].beg < e->end) return false;
    if (ie->tx.v[i].rel != REL_AFTER || timex_of(ie, i)->type != TIMEX_DURATION) return false;
    EdtfDuration len;
    Edtf from, when;
    if (!base_of(e->date, &from) || !edtf_duration_parse(timex_of(ie, i)->value, &len)) return false;
    if (!date_forward(&from, &len, &when) || date_precedes(st, &when)) return false;
    return date_take(ie, c, &when, ie->tx.v[i].beg, ie->tx.v[i].end);
}

/* 1년 과정을 밟았다. 졸업하고 …: at the end of the course that was told right before. */
static bool at_course_end(Ie *ie, uint32_t index)
{
    EvCand *c = ie->ev.v[index];
    const EvCand *e = index ? ie->ev.v[index - 1] : NULL;
    if (c->type != EV_GRADUATE || c->dated || c->flags & EVF_WEAK || !e) return false;
    bool course = e->type == EV_STUDY && counts(e) && c->sent - e->sent <= 1 && e->stay;
    Edtf v;
    if (!course || !edtf_parse(e->date, &v) || v.kind != EDTF_INTERVAL || v.pt[1].end != EDTF_END_DATE) return false;
    Edtf end = {.kind = EDTF_POINT, .n = 1, .pt = {v.pt[1]}};
    return date_take(ie, c, &end, e->beg, e->end);
}

/* 가게를 연 지 3년이 됐다: counted back from the day of writing. */
static bool since_then(Ie *ie, EvCand *c)
{
    uint32_t i = ie_timex_from(ie, c->tail.end);
    ReferWord runs;
    Edtf now, when;
    EdtfDuration len;
    bool length = i < ie->tx.n && ie->tx.v[i].beg == c->tail.end + 1 && timex_of(ie, i)->type == TIMEX_DURATION;
    if (!length || c->dated || c->fact != FACT_ACTUAL) return false;
    if (!refer_at(ie, false, REFER_RUNS, ie->tx.v[i].end, ie->doc->n, &runs)) return false;
    if (!edtf_duration_parse(timex_of(ie, i)->value, &len) || !edtf_parse(ie->out->dct, &now)) return false;
    if (now.kind != EDTF_POINT || !edtf_add(&now, &len, -1, true, &when)) return false;
    return date_take(ie, c, &when, ie->tx.v[i].beg, ie->tx.v[i].end);
}

/* 오늘로 출근 백 일이 됐다, 입사 만 3년이다: so long ago by that day, or by the day of writing. */
static bool by_anniversary(Ie *ie, EvCand *c)
{
    enum { FULL = 3 };
    uint32_t i = ie_timex_from(ie, c->end), at = c->end + 1;
    bool length = i < ie->tx.n && ie->tx.v[i].beg <= c->end + FULL && timex_of(ie, i)->type == TIMEX_DURATION;
    if (c->tail.head == HEAD_AFTER) return since_then(ie, c);
    if (c->tail.context != CTX_TIME) return false;
    uint32_t end = length ? ie->tx.v[i].end : at;
    while (!length && ie->doc->cls[end] == CH_DIGIT) end++;
    if (end <= at || !is_mark(ie, MK_FULL_TOLD, ie->doc->ch[end])) return false;
    uint32_t day =
        i > 0 && ie->tx.v[i - 1].beg >= ie->doc->sent[c->sent].beg && is_date(ie, i - 1) ? i - 1 : UINT32_MAX;
    EdtfDuration len;
    Edtf now, when;
    Str base = day != UINT32_MAX ? timex_of(ie, day)->value : ie->out->dct;
    bool counted = length && edtf_duration_parse(timex_of(ie, i)->value, &len) && edtf_parse(base, &now) &&
                   now.kind == EDTF_POINT && edtf_add(&now, &len, -1, len.approx, &when);
    if (counted && date_take(ie, c, &when, c->beg, end)) return true;
    date_clear(c);
    return true;
}

void date_lapse(Ie *ie, const Story *st, uint32_t index)
{
    EvCand *c = ie->ev.v[index];
    if (!c->en && (date_several(ie, c) || by_topic(ie, c) || by_head(ie, c) || by_day(ie, c) || by_anniversary(ie, c)))
        return;
    if (c->en || c->fact != FACT_ACTUAL || c->flags & (EVF_OTHER | EVF_WEAK)) return;
    if (by_length(ie, st, index) || by_tenure(ie, st, index) || by_answer(ie, st, index)) return;
    at_course_end(ie, index);
}
