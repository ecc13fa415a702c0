/* Dates that a happening gives by the words between it and another; here the Korean ones: 졸업하자마자 입사했다, 2년쯤 다녔을 때 승진했다,
 * 그 뒤로 반년은 쉬었다, 3학년 여름방학에 인턴을 했다, 그 무렵 편입했다. */
#include "argument_refer_int.h"
#include "base/i18n.h"
#include "mark.h"

struct ReferData { const LexBook *book[2]; Sym cls[REFER_N], of, lasting[LASTING_N], day, month, from, to, n; };

Rc refer_bind(Analyser *an, const struct ReferData **out, Fault *f)
{
#define NAME(id, name) name,
    static const char *const classes[] = {REFER_TABLE(NAME)}, *const lastings[] = {LASTING_TABLE(NAME)};
#undef NAME
    struct ReferData *d = arena_push(an->mem, struct ReferData);
    Rc rc = ie_book(an, "refer-ko", &d->book[false], f);
    if (!rc) rc = ie_book(an, "refer-en", &d->book[true], f);
    for (size_t i = 0; i < REFER_N; i++) d->cls[i] = lex_sym(an->lex, classes[i]);
    for (size_t i = 0; i < LASTING_N; i++) d->lasting[i] = lex_sym(an->lex, lastings[i]);
    const LexSymRow syms[] = {
        {"of", &d->of}, {"day", &d->day}, {"month", &d->month}, {"from", &d->from}, {"to", &d->to}, {"n", &d->n}};
    lex_syms(an->lex, syms, COUNT_OF(syms));
    *out = d;
    return rc;
}

/* ---------------------------------------------------------------- the words */
static uint8_t lasting_of(const struct ReferData *d, LexEntry e)
{
    const LexAttr *a = lex_attr(e, d->of);
    for (uint8_t i = 0; a && i < LASTING_N; i++)
        if (a->val == d->lasting[i]) return i;
    return LASTING_WORK;
}

bool refer_at(const Ie *ie, bool en, ReferClass cls, uint32_t at, uint32_t to, ReferWord *out)
{
    const struct ReferData *d = ie->an->event->refer;
    const LexBook *book = d->book[en];
    LexMatch m;
    if (!ie_longest(ie, book, at, to, &m) || (en && ie->doc->cls[at + m.len] == CH_LATIN)) return false;
    for (uint32_t i = 0; i < m.n_entry; i++) {
        LexEntry e = lex_entry(book, lex_match_entry(book, m, i));
        if (e.cls != d->cls[cls]) continue;
        *out = (ReferWord){.beg = at, .end = at + m.len, .of = lasting_of(d, e),
                           .day = (uint8_t)lex_attr_num(e, d->day, 0), .month = (uint8_t)lex_attr_num(e, d->month, 0),
                           .from = (uint8_t)lex_attr_num(e, d->from, 0), .to = (uint8_t)lex_attr_num(e, d->to, 0),
                           .nth = (uint8_t)lex_attr_num(e, d->n, 0)};
        return true;
    }
    return false;
}

/* ---------------------------------------------------------------- where the words are */
/* By tokens: does a word of the book begin there? Read some tokens at once, when the first of them is asked about. */
struct ReferTokens { uint64_t *has; bool *read; };
enum { AT_ONCE = 64 };

void refer_begin(Ie *ie)
{
    uint32_t n = ie->doc->n_tok / AT_ONCE + 1;
    struct ReferTokens *x = arena_push_n(ie->pass, struct ReferTokens, 2);
    for (int en = 0; en < 2; en++)
        x[en] = (struct ReferTokens){arena_push_n(ie->pass, uint64_t, n), arena_push_n(ie->pass, bool, n)};
    ie->refer = x;
}

static void read_tokens(const Ie *ie, bool en, uint32_t block)
{
    const Doc *d = ie->doc;
    const LexBook *book = ie->an->event->refer->book[en];
    uint32_t beg = block * AT_ONCE, n = d->n_tok - beg < AT_ONCE ? d->n_tok - beg : AT_ONCE;
    LexMatch m;
    uint64_t has = 0;
    for (uint32_t i = 0; i < n; i++) {
        uint32_t at = d->tok[beg + i].beg;
        if (ie_longest(ie, book, at, d->n, &m)) has |= UINT64_C(1) << i;
    }
    ie->refer[en].has[block] = has;
    ie->refer[en].read[block] = true;
}

uint32_t refer_next(const Ie *ie, bool en, uint32_t tok, uint32_t to)
{
    const Doc *d = ie->doc;
    for (; tok < d->n_tok && d->tok[tok].beg < to; tok = (tok / AT_ONCE + 1) * AT_ONCE) {
        uint32_t block = tok / AT_ONCE;
        if (!ie->refer[en].read[block]) read_tokens(ie, en, block);
        uint64_t left = ie->refer[en].has[block] >> tok % AT_ONCE;
        if (!left) continue;
        tok += (uint32_t)__builtin_ctzll(left);
        return d->tok[tok].beg < to ? tok : d->n_tok;
    }
    return d->n_tok;
}

bool refer_in(const Ie *ie, bool en, ReferClass cls, uint32_t from, uint32_t to, ReferWord *out)
{
    const Doc *d = ie->doc;
    const uint8_t script = en ? CH_LATIN : CH_HANGUL;
    bool found = false;
    for (uint32_t i = doc_tok_at(d, from); (i = refer_next(ie, en, i, to)) < d->n_tok; i++)
        if (d->tok[i].cls == script && d->tok[i].beg >= from) found |= refer_at(ie, en, cls, d->tok[i].beg, to, out);
    return found && !date_in(ie, out->end, to);
}

/* Most sentences have no syllable that such words end in, and none of them need be looked up. */
bool refer_elsewhen(Ie *ie, uint32_t from, uint32_t to)
{
    const Doc *d = ie->doc;
    ReferWord w;
    AgeTold age;
    bool life = false, years = false;
    for (uint32_t p = from; p < to; p++) {
        if (!is_mark(ie, MK_LIFE_TIME, d->ch[p])) continue;
        if (is_mark(ie, MK_YEARS_OLD, d->ch[p])) years = true;
        else life = true;
    }
    for (uint32_t i = life ? doc_tok_at(d, from) : d->n_tok; (i = refer_next(ie, false, i, to)) < d->n_tok; i++) {
        uint32_t p = d->tok[i].beg;
        if (p < from || d->tok[i].cls == CH_LATIN) continue;
        if (refer_at(ie, false, REFER_ELSEWHEN, p, to, &w) || refer_at(ie, false, REFER_AHEAD, p, to, &w)) return true;
    }
    return years && ie_age_in(ie, from, to, &age);
}

/* 2013년에 들어갔고 4학년 때 준비했다: the date of the sentence is that of the verb before it. Where that ends, 0 for none. */
static uint32_t behind_dated(const Ie *ie, const EvCand *c)
{
    for (uint32_t k = c->number; k-- > 0 && ie->ev.v[k]->sent == c->sent;) {
        const EvCand *a = ie->ev.v[k];
        if (a->timex == c->timex && a->beg >= ie->tx.v[c->timex].end) return a->end;
    }
    return 0;
}

bool refer_window(const Ie *ie, const EvCand *c, uint32_t *from)
{
    enum { FAR = 120 };
    bool happened = c->fact == FACT_ACTUAL || c->fact == FACT_NEGATED;
    if (!happened || c->flags & (EVF_OTHER | EVF_WEAK) || (c->date.n && c->basis == BASIS_COMPUTED)) return false;
    uint32_t beg = ie->doc->sent[c->sent].beg;
    *from = c->beg > beg + FAR ? c->beg - FAR : beg;
    bool own = c->timex != UINT32_MAX && ie->tx.v[c->timex].sent == c->sent;
    uint32_t behind = own && !c->en ? behind_dated(ie, c) : 0;
    if (behind > *from) *from = behind;
    return own ? behind != 0 : !c->dated;
}

bool refer_point(Str date, Edtf *out) { return date.n && edtf_parse(date, out) && out->kind == EDTF_POINT; }

/* ---------------------------------------------------------------- what follows at once */
bool refer_later(const Edtf *base, const ReferWord *w, Edtf *out)
{
    EdtfDuration len = {.d = w->day, .m = w->month};
    const EdtfPoint *p = &base->pt[0];
    bool exact = (w->day == 1 && p->prec == EDTF_DAYP) || (w->month && p->prec >= EDTF_MONTH);
    if (exact) return edtf_add(base, &len, 1, false, out);
    *out = p->prec == EDTF_DAYP ? edtf_make((int)p->year, p->month, 0) : *base;
    edtf_qualify(out, EDTF_Q_APPROX);
    return out->kind == EDTF_POINT;
}

/* 졸업하자마자 입사했다, 퇴사한 다음 날 떠났다: from the happening before it, which may have been told of before. */
static bool by_once(Ie *ie, EvCand *c)
{
    enum { NEAR = 28 };
    const EvCand *a = c->number ? ie->ev.v[c->number - 1] : NULL;
    if (c->date.n || !a || a->sent != c->sent || a->end > c->beg || c->beg - a->end > NEAR || a->flags & EVF_OTHER)
        return false;
    ReferWord w = {0};
    for (uint32_t at = a->end; at < c->beg && !w.end; at++)
        if (!refer_at(ie, false, REFER_ONCE, at, c->beg, &w)) w.end = 0;
    if (!w.end || date_in(ie, a->end, c->beg)) return false;
    const EvCand *told = a->dated ? a : event_recalled(ie, a);
    Edtf base, when;
    if (!told || !refer_point(told->date, &base) || !refer_later(&base, &w, &when)) return false;
    return date_reckon(ie, c, &when, N_("follows at once"), a->beg, w.end);
}

/* ---------------------------------------------------------------- lengths */
/* Where the words behind a length begin that say it was over: 2년쯤 | 다녔을 때, 석 달을 | 쉬다가. */
static bool is_full(const Ie *ie, uint32_t i, uint32_t to, ReferClass cls, ReferWord *w)
{
    enum { PARTICLE = 6 };             /* 쯤을, 을 넘게 */
    uint32_t end = ie->tx.v[i].end;
    for (uint32_t at = end; at <= end + PARTICLE && at < to; at++)
        if (ie->doc->cls[at] == CH_HANGUL && refer_at(ie, false, cls, at, to, w)) return true;
    return false;
}

/* 2월에 그만뒀다. 석 달을 쉬다가 들어갔다: from what was told last. */
static bool by_rest(Ie *ie, const Story *st, EvCand *c, uint32_t from)
{
    enum { SENTS = 2 };
    uint32_t i = ie_timex_from(ie, c->beg);
    ReferWord w;
    EdtfDuration len;
    Edtf base, when;
    if (i-- == 0 || ie->tx.v[i].beg < from || timex_of(ie, i)->type != TIMEX_DURATION ||
        c->sent - st->last_sent > SENTS)
        return false;
    if (!is_full(ie, i, c->beg, REFER_RESTED, &w) || !refer_point(st->last_date, &base) ||
        st->last_at > ie->tx.v[i].beg)
        return false;
    if (!edtf_duration_parse(timex_of(ie, i)->value, &len) || !edtf_add(&base, &len, 1, true, &when)) return false;
    return date_reckon(ie, c, &when, N_("length"), ie->tx.v[i].beg, w.end);
}

Str refer_tenure(const Story *st, const EvCand *c)
{
    bool next = group_of(c->type) == GROUP_JOIN || group_of(c->type) == GROUP_SEARCH;
    if (st->joined && (next || joined_there(st, c))) return st->join_date;
    return S("");
}

static bool by_full(Ie *ie, const Story *st, EvCand *c, uint32_t from)
{
    enum { NEAR = 12 };
    uint32_t found = UINT32_MAX;
    ReferWord w = {0};
    for (uint32_t i = ie_timex_from(ie, from); i < ie->tx.n && ie->tx.v[i].end < c->beg; i++) {
        ReferWord x;
        if (is_date(ie, i)) found = UINT32_MAX;
        else if (timex_of(ie, i)->type == TIMEX_DURATION && is_full(ie, i, c->beg, REFER_FULL, &x)) found = i, w = x;
    }
    if (found == UINT32_MAX) return false;
    const EvCand *a = c->number ? ie->ev.v[c->number - 1] : NULL, *told = NULL;
    bool near = a && a->sent == c->sent && a->end <= ie->tx.v[found].beg && ie->tx.v[found].beg - a->end <= NEAR;
    if (near && !(a->flags & EVF_OTHER)) told = a->dated ? a : event_recalled(ie, a);
    EdtfDuration len;
    Edtf base, when;
    Str since = told ? told->date : refer_tenure(st, c);
    /* 2016년에 주임이 됐다. 3년을 채우고 대리가 됐다: from what was told right before. */
    if (!since.n && !near && c->sent - st->last_sent <= 1) since = st->last_date;
    if (!refer_point(since, &base)) return false;
    if (!edtf_duration_parse(timex_of(ie, found)->value, &len) || !edtf_add(&base, &len, 1, true, &when)) return false;
    return !date_precedes(st, &when) && date_reckon(ie, c, &when, N_("length"), ie->tx.v[found].beg, w.end);
}

/* A length right behind the word: 그 뒤로 | 반년은. */
static uint32_t length_behind(const Ie *ie, uint32_t at, uint32_t to)
{
    enum { GAP = 4 };
    uint32_t i = ie_timex_from(ie, at);
    bool near =
        i < ie->tx.n && ie->tx.v[i].beg <= at + GAP && ie->tx.v[i].end < to && timex_of(ie, i)->type == TIMEX_DURATION;
    return near && ie->tx.v[i].rel != REL_AFTER && ie->tx.v[i].rel != REL_AGO && ie->tx.v[i].rel != REL_WITHIN
               ? i
               : UINT32_MAX;
}

static bool stretch_from(Ie *ie, EvCand *c, Str from, uint32_t length, uint32_t beg)
{
    EdtfDuration len;
    Edtf base, to;
    if (!refer_point(from, &base) || !edtf_duration_parse(timex_of(ie, length)->value, &len) ||
        !edtf_add(&base, &len, 1, true, &to)) return false;
    Edtf when = edtf_make_interval(&base, &to);
    if (to.kind == EDTF_POINT) edtf_qualify(&when, EDTF_Q_APPROX);
    return when.kind == EDTF_INTERVAL && date_reckon(ie, c, &when, N_("length"), beg, ie->tx.v[length].end);
}

/* 그 뒤로 반년은 …; 처음 석 달은 … */
static bool by_stretch(Ie *ie, const Story *st, EvCand *c, uint32_t from)
{
    enum { SENTS = 3 };
    ReferWord w;
    uint32_t i;
    if (refer_in(ie, false, REFER_SINCE, from, c->beg, &w) && (i = length_behind(ie, w.end, c->beg)) != UINT32_MAX)
        return c->sent - st->last_sent <= SENTS && stretch_from(ie, c, st->last_date, i, w.beg);
    if (!refer_in(ie, false, REFER_FIRST, from, c->beg, &w) || (i = length_behind(ie, w.end, c->beg)) == UINT32_MAX)
        return false;
    return joined_there(st, c) && stretch_from(ie, c, st->join_date, i, w.beg);
}

/* 입사 첫해에 상을 받았다 */
static bool by_first_year(Ie *ie, const Story *st, EvCand *c, uint32_t from)
{
    ReferWord w;
    Edtf base;
    if (!refer_in(ie, false, REFER_YEAR, from, c->beg, &w) || !joined_there(st, c) ||
        !refer_point(st->join_date, &base))
        return false;
    Edtf when = edtf_make((int)base.pt[0].year, 0, 0);
    return date_reckon(ie, c, &when, N_("at that time"), w.beg, w.end);
}

/* 7월에 지원했다. 결과는 탈락이었다. */
static bool by_answer(Ie *ie, EvCand *c, uint32_t from)
{
    const EvCand *e = c->number ? ie->ev.v[c->number - 1] : NULL;
    bool answer = c->type == EV_ACCEPTED || c->type == EV_REJECTED || c->type == EV_CERTIFICATE || c->type == EV_AWARD;
    if (!answer || c->date.n || !e || c->sent - e->sent > 1 || e->fact != FACT_ACTUAL || e->flags & EVF_OTHER ||
        !names_agree(e->org, c->org)) return false;
    ReferWord w;
    Edtf when;
    if (!refer_in(ie, false, REFER_ANSWER, from, c->beg, &w) || !refer_point(e->date, &when)) return false;
    edtf_qualify(&when, EDTF_Q_APPROX);
    return date_reckon(ie, c, &when, N_("date told before"), w.beg, w.end);
}

/* 6월에 다시 지원해서 붙었다. 계약직으로 시작했다: told right behind the offer, one began soon after it. */
static bool began_after_offer(Ie *ie, EvCand *c)
{
    enum { BACK = 2 };
    for (uint32_t k = c->number, n = 0; c->type == EV_JOIN && !c->date.n && k-- > 0 && n < BACK; n++) {
        const EvCand *e = ie->ev.v[k];
        if (c->sent - e->sent > 1 || e->type == EV_LEAVE) return false;
        bool offer =
            e->type == EV_ACCEPTED && e->fact == FACT_ACTUAL && !(e->flags & EVF_OTHER) && names_agree(e->org, c->org);
        Edtf when;
        if (!offer || !refer_point(e->date, &when)) continue;
        edtf_qualify(&when, EDTF_Q_APPROX);
        return date_reckon(ie, c, &when, N_("date told before"), e->beg, e->end);
    }
    return false;
}

/* 작년 11월부터 누리유통에서 일한다. 매니저로 들어갔다가 …: told behind what goes on there, one began when that did. */
static bool began_with_work(Ie *ie, EvCand *c)
{
    const EvCand *e = c->number ? ie->ev.v[c->number - 1] : NULL;
    bool may =
        c->type == EV_JOIN && !c->date.n && e && e->type == EV_WORK && c->sent - e->sent <= 1 && e->line == c->line;
    Edtf v;
    if (!may || e->fact != FACT_ACTUAL || e->flags & EVF_OTHER || !names_agree(e->org, c->org) ||
        !edtf_parse(e->date, &v))
        return false;
    if (v.kind != EDTF_INTERVAL || v.pt[0].end != EDTF_END_DATE || v.pt[1].end == EDTF_END_DATE) return false;
    Edtf from = {.kind = EDTF_POINT, .n = 1, .pt = {v.pt[0]}};
    return date_reckon(ie, c, &from, N_("date told before"), e->beg, e->end);
}

/* 2022년 5월, 육아휴직을 마치고 복직했다: the day that ended the one began the other. */
static bool back_from(Ie *ie, EvCand *c)
{
    enum { NEAR = 12 };
    const EvCand *e = c->number ? ie->ev.v[c->number - 1] : NULL;
    bool may = c->rule->back && !c->date.n && e && e->sent == c->sent && e->type == EV_CONTEXT && e->dated && !e->stay;
    Edtf when;
    ReferWord w = {0};
    if (!may || c->beg > e->end + NEAR || !refer_point(e->date, &when)) return false;
    for (uint32_t at = e->end; at < c->beg && !w.end; at++)
        if (!refer_at(ie, false, REFER_TERM, at, c->beg, &w)) w.end = 0;
    return w.end && date_reckon(ie, c, &when, N_("date"), e->beg, e->end);
}

/* ---------------------------------------------------------------- years of school */
/* 3학년: the number, 0 for none, and where it ends; not that of a school for the young. */
static int school_year(const Ie *ie, uint32_t from, uint32_t to, uint32_t *beg, uint32_t *end)
{
    enum { MOST = 6, BEFORE = 6 };
    const Doc *d = ie->doc;
    int found = 0;
    for (uint32_t at = from; at + 1 < to; at++) {
        ReferWord year, x;
        bool number = d->cls[at] == CH_DIGIT && (at == 0 || d->cls[at - 1] != CH_DIGIT) &&
                      refer_at(ie, false, REFER_GRADE, at + 1, to, &year);
        int n = number ? d->ch[at] - '0' : 0;
        if (n < 1 || n > MOST) continue;
        bool young = false;
        for (uint32_t p = at > from + BEFORE ? at - BEFORE : from; p < at; p++)
            young |= refer_at(ie, false, REFER_YOUNG, p, at, &x);
        if (!young) found = n, *beg = at, *end = year.end;
    }
    return found;
}

/* 08학번: the year that the number before the word tells. */
static int entry_year(const Ie *ie, uint32_t from, uint32_t to)
{
    enum { CENTURY = 100, TURN = 60, OLD = 1900, NEW = 2000, FULL = 4 };
    const Doc *d = ie->doc;
    ReferWord w;
    for (uint32_t at = from; at + 1 < to; at++) {
        if (d->cls[at] != CH_DIGIT || (at > from && d->cls[at - 1] == CH_DIGIT)) continue;
        uint32_t p = at;
        int y = 0;
        for (; p < to && d->cls[p] == CH_DIGIT && p - at < FULL; p++) y = y * 10 + (d->ch[p] - '0');
        if (p >= to || (p - at != 2 && p - at != FULL) || !refer_at(ie, false, REFER_ENTRY, p, to, &w)) continue;
        return y >= CENTURY ? y : y >= TURN ? OLD + y : NEW + y;
    }
    return 0;
}

/* 04학번으로 들어갔다, … 들어갔다. 04학번이고 …: of this sentence or the next one. */
static bool by_entry_year(Ie *ie, EvCand *c)
{
    enum { FAR = 40 };
    const Doc *d = ie->doc;
    if (c->type != EV_ENROLL || c->date.n || c->flags & EVF_WEAK) return false;
    const Sentence *s = &d->sent[c->sent], *next = c->sent + 1 < d->n_sent ? s + 1 : s;
    uint32_t to = next->line == c->line ? next->end : s->end;
    if (to > c->end + FAR) to = c->end + FAR;
    int y = entry_year(ie, s->beg, to);
    Edtf when = edtf_make(y, 0, 0);
    return y && date_reckon(ie, c, &when, N_("year of school"), c->beg, c->end);
}

/* The entering that the year is counted from: the last one told. */
static const EvCand *entered(const Ie *ie, const EvCand *c)
{
    enum { WINDOW = 48 };
    for (uint32_t k = c->number, n = 0; k-- > 0 && n < WINDOW; n++) {
        const EvCand *e = ie->ev.v[k];
        if (e->type == EV_ENROLL && e->fact == FACT_ACTUAL && e->date.n && !(e->flags & EVF_OTHER)) return e;
    }
    return NULL;
}

static bool by_school_year(Ie *ie, EvCand *c, uint32_t from)
{
    enum { TERM = 6, BACK = 2 };
    uint32_t beg = 0, end = 0;
    int n = school_year(ie, from, c->beg, &beg, &end);
    const EvCand *e = n ? entered(ie, c) : NULL;
    int first = n && !e ? entry_year(ie, ie->doc->sent[c->sent > BACK ? c->sent - BACK : 0].beg, beg) : 0;
    Edtf base = edtf_make(first, 0, 0);
    if ((!e && !first) || date_in(ie, end, c->beg) || (e && !refer_point(e->date, &base))) return false;
    int y = (int)base.pt[0].year + n - 1;
    ReferWord w = {0};
    for (uint32_t at = end; at <= end + TERM && at < c->beg && !w.end; at++)
        if (!refer_at(ie, false, REFER_TERM, at, c->beg, &w)) w.end = 0;
    Edtf lo = edtf_make(y, w.end ? w.from : 0, 0), hi = edtf_make(w.to < w.from ? y + 1 : y, w.end ? w.to : 0, 0);
    if (!w.end) return date_reckon(ie, c, &lo, N_("year of school"), beg, end);
    Edtf when = edtf_make_interval(&lo, &hi);
    edtf_qualify(&when, EDTF_Q_APPROX);
    return when.kind == EDTF_INTERVAL && date_reckon(ie, c, &when, N_("year of school"), beg, w.end);
}

/* ---------------------------------------------------------------- ages */
/* 서른한 살에 그만뒀다: by the year of birth. Koreans are one when they are born. */
static bool by_age(Ie *ie, EvCand *c, uint32_t from)
{
    AgeTold age = {0}, next;
    Edtf when;
    ReferWord w;
    if (!ie->out->birth.n || !refer_point(ie->out->birth, &when)) return false;
    while (ie_age_in(ie, age.end ? age.end : from, c->beg, &next)) age = next;
    if (!age.end) return false;
    /* 서른 살에 입사해 이듬해 봄에 그만뒀다: of another time, known or not */
    for (uint32_t i = ie_timex_from(ie, age.end); i < ie->tx.n && ie->tx.v[i].beg < c->beg; i++)
        if (timex_of(ie, i)->type == TIMEX_DATE) return false;
    /* 서른 중반에, 마흔이 넘어: some year or other */
    if (refer_at(ie, false, REFER_SOME_AGE, blanks_skip(ie->doc, age.end), c->beg, &w)) return false;
    when = edtf_make((int)when.pt[0].year + age.n - !age.full, 0, 0);
    if (age.full) edtf_qualify(&when, EDTF_Q_APPROX);
    return date_reckon(ie, c, &when, N_("age"), age.beg, age.end);
}

/* ---------------------------------------------------------------- at that time */
/* 2012년 3월부터 5월까지 교육을 받았다. 이때 운전을 배웠다: in the time that stands right before; 그날: on that day, or in that month. */
static bool by_here(Ie *ie, EvCand *c, uint32_t from)
{
    enum { MONTH = 31, SINCE = 2 };    /* 부터 */
    ReferWord w;
    const Doc *d = ie->doc;
    if (c->date.n || !c->sent) return false;
    bool day = !refer_in(ie, false, REFER_HERE, from, c->beg, &w);
    if (day && !refer_in(ie, false, REFER_DAY, from, c->beg, &w)) return false;
    uint32_t i = ie_timex_from(ie, w.beg);
    if (date_in(ie, d->sent[c->sent].beg, w.beg)) return false;
    while (i > 0 && ie->tx.v[i - 1].beg >= d->sent[c->sent - 1].beg && !is_date(ie, i - 1)) i--;
    Edtf when;
    bool near = i-- > 0 && ie->tx.v[i].beg >= d->sent[c->sent - 1].beg && ie->tx.v[i].line == c->line;
    if (near && day &&
        (timex_of(ie, i)->hi > timex_of(ie, i)->lo + MONTH || mark_at(ie, MK_SINCE, w.end))) return false;
    /* 8월 21일부터 3주간 연수를 갔다. 이때 배웠다. */
    uint32_t len =
        near && ie->tx.v[i].rel == REL_SINCE ? length_behind(ie, ie->tx.v[i].end + SINCE, w.beg) : UINT32_MAX;
    if (len != UINT32_MAX) return stretch_from(ie, c, timex_of(ie, i)->value, len, w.beg);
    return near && edtf_parse(timex_of(ie, i)->value, &when) &&
           date_reckon(ie, c, &when, N_("at that time"), w.beg, w.end);
}

/* 2005년에 수석이 됐고 캐드도 그때 배웠다: when that was that the sentence told first. */
static bool by_also(Ie *ie, EvCand *c)
{
    ReferWord w;
    Edtf when;
    const EvCand *e = c->number ? ie->ev.v[c->number - 1] : NULL;
    bool told =
        e && e->sent == c->sent && e->dated && e->fact == FACT_ACTUAL && !(e->flags & EVF_OTHER) && !c->tail.relative;
    if (!told || c->date.n || !refer_in(ie, false, REFER_ALSO, e->end, c->beg, &w) || mark_at(ie, MK_SINCE, w.end))
        return false;
    return edtf_parse(e->date, &when) && date_reckon(ie, c, &when, N_("at that time"), w.beg, w.end);
}

/* 2014년 3월에 시스템이 열렸다. … 그날 진로를 바꿨다: a scene is told over several sentences, its day or its year with the first of
 * them; 그때, 그날 이후로: what turned on it. */
static bool by_scene(Ie *ie, EvCand *c, uint32_t from)
{
    enum { SENTS = 8, SEASON = 100, YEAR = 366 };
    ReferWord w;
    const Doc *d = ie->doc;
    const uint32_t turns = 1u << EV_TURNING_POINT | 1u << EV_DECISION | 1u << EV_GOAL;
    if (c->date.n || !c->sent || c->type == EV_WORK) return false;
    bool day = refer_in(ie, false, REFER_DAY, from, c->beg, &w);
    if (!day && (!(turns >> c->type & 1) || !refer_in(ie, false, REFER_SCENE, from, c->beg, &w))) return false;
    uint32_t first = c->sent > SENTS ? c->sent - SENTS : 0, i = ie_timex_from(ie, w.beg);
    while (i > 0 && ie->tx.v[i - 1].sent >= first && !is_date(ie, i - 1)) i--;
    if (i-- == 0 || ie->tx.v[i].sent < first || ie->tx.v[i].line != c->line) return false;
    const Timex *t = timex_of(ie, i);
    Edtf when;
    bool known =
        t->lo > EDTF_DAY_NONE && t->hi < EDTF_DAY_MAX && t->hi - t->lo < (day ? SEASON : YEAR) && !ie_is_range(ie, i);
    if (!known || ie->tx.v[i].beg >= w.beg || !edtf_parse(t->value, &when)) return false;
    ReferWord other;                   /* 2013년 여름부터 … . 어느 날 … */
    for (uint32_t k = doc_tok_at(d, ie->tx.v[i].end); (k = refer_next(ie, false, k, w.beg)) < d->n_tok; k++)
        if (refer_at(ie, false, REFER_OTHER_DAY, d->tok[k].beg, w.beg, &other)) return false;
    if (refer_elsewhen(ie, ie->tx.v[i].end, w.beg)) return false;                      /* 고등학교 때 사고가 났다. 그때 … */
    if (when.kind == EDTF_POINT && !day) edtf_qualify(&when, EDTF_Q_APPROX);
    return date_reckon(ie, c, &when, N_("at that time"), w.beg, w.end);
}

bool refer_last_dated(const Ie *ie, const Story *st, const EvCand *c)
{
    enum { SENTS = 4 };
    for (uint32_t k = c->number; k-- > 0 && c->sent - ie->ev.v[k]->sent <= SENTS;) {
        const EvCand *e = ie->ev.v[k];
        if (e->fact == FACT_ACTUAL && !(e->flags & EVF_OTHER)) return e->date.n && str_eq(e->date, st->last_date);
    }
    return false;
}

static bool by_then(Ie *ie, const Story *st, EvCand *c, uint32_t from)
{
    ReferWord w;
    Edtf when;
    if (c->date.n || !refer_in(ie, false, REFER_THEN, from, c->beg, &w) || !refer_last_dated(ie, st, c)) return false;
    if (!st->last_date.n || !edtf_parse(st->last_date, &when)) return false;
    if (when.kind == EDTF_POINT) edtf_qualify(&when, EDTF_Q_APPROX);
    return date_reckon(ie, c, &when, N_("at that time"), w.beg, w.end);
}

void date_refer(Ie *ie, const Story *st, uint32_t index)
{
    EvCand *c = ie->ev.v[index];
    uint32_t from;
    if (!refer_window(ie, c, &from)) return;
    if (c->en) {
        if (!began_after_offer(ie, c)) refer_english(ie, st, c);
        return;
    }
    if (by_once(ie, c) || by_full(ie, st, c, from) || by_rest(ie, st, c, from) || by_stretch(ie, st, c, from) || by_school_year(ie, c, from) ||
        by_age(ie, c, from)) return;
    if (back_from(ie, c) || by_entry_year(ie, c) || by_here(ie, c, from) || by_also(ie, c) || by_scene(ie, c, from))
        return;
    if (by_first_year(ie, st, c, from) || by_answer(ie, c, from) || began_after_offer(ie, c) ||
        began_with_work(ie, c)) return;
    by_then(ie, st, c, from);
}
