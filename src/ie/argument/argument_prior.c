/* What was before: 2018년 2월에 입사했다. 그 전에는 은행에서 5년을 일했다; before joining Nari in 2018 I spent five years at a bank. The
 * length runs up to what it comes before, and never on from it. */
#include "argument_refer_int.h"
#include "argument_stay_int.h"
#include "base/i18n.h"

enum { UP_TO = 1, SOME_TIME = 2 };      /* 그 전까지는 leaves no gap; 예전에는 does not say when it was over */
enum { WINDOW = 24 };                  /* candidates looked at on either side: the walk stays linear */

static const uint32_t turns = 1u << EV_JOIN | 1u << EV_FOUND | 1u << EV_LEAVE | 1u << EV_ROLE_CHANGE |
                              1u << EV_PROMOTION | 1u << EV_TRANSFER | 1u << EV_CONVERSION | 1u << EV_MOVE |
                              1u << EV_ENROLL;

/* In the same sentence it may be no more than named: 입사 전에는. */
static bool counts(const EvCand *e, const EvCand *c)
{
    return e->fact == FACT_ACTUAL && !(e->flags & EVF_OTHER) && (e->sent == c->sent || !(e->flags & EVF_WEAK));
}

/* ---------------------------------------------------------------- what it comes before */
/* The happening that the text spoke of right before the sentence: a turn, or a stretch that had a beginning. */
static const EvCand *told_before(const Ie *ie, const EvCand *c, uint32_t at)
{
    enum { SENTS = 2 };
    for (uint32_t k = c->number, n = 0; k-- > 0 && n < WINDOW; n++) {
        const EvCand *e = ie->ev.v[k];
        if (c->sent - e->sent > SENTS) return NULL;
        if (!counts(e, c) || e->beg >= at) continue;
        if (turns >> e->type & 1) return e;
        bool begun = e->stay || (e->timex != UINT32_MAX && ie->tx.v[e->timex].rel == REL_SINCE);
        if (e->type == EV_WORK) return begun ? e : NULL;
    }
    return NULL;
}

/* Before Nari: the joining of the firm that is named, told before or behind. */
static const EvCand *joined(const Ie *ie, const EvCand *c, Str org)
{
    enum { BEHIND = 6 };
    uint32_t first = c->number > WINDOW ? c->number - WINDOW : 0;
    for (uint32_t k = first; k < ie->ev.n && k <= c->number + BEHIND; k++) {
        const EvCand *e = ie->ev.v[k];
        bool began = e->type == EV_JOIN || e->type == EV_FOUND;
        if (e != c && began && counts(e, c) && e->date.n && str_eq(e->org, org)) return e;
    }
    return NULL;
}

/* The happening behind the words "before", or before "기 전", in the sentence. */
static const EvCand *beside(const Ie *ie, const EvCand *c, const ReferWord *w)
{
    enum { NEAR = 40 };
    for (uint32_t k = c->number > 2 ? c->number - 2 : 0; k < ie->ev.n && k <= c->number + 2; k++) {
        const EvCand *e = ie->ev.v[k];
        if (e == c || e->sent != c->sent || !(turns >> e->type & 1) || !counts(e, c)) continue;
        if (c->en ? e->beg >= w->end && e->beg - w->end <= NEAR : e->end <= w->end && e->end + 4 >= w->beg) return e;
    }
    return NULL;
}

/* ---------------------------------------------------------------- the words */
/* 전, 전에는, 전까지: nothing of a word stands behind them (그 전날, 전기 전공). */
static bool is_whole(const Ie *ie, const ReferWord *w) { return ie->doc->cls[w->end] != CH_HANGUL; }

/* Korean: 기 전까지, 입사 전에는: they may begin within a word. */
static bool ahead_ko(const Ie *ie, const EvCand *c, ReferWord *w)
{
    const Doc *d = ie->doc;
    for (uint32_t at = d->sent[c->sent].beg; at < c->beg; at++)
        if (d->cls[at] == CH_HANGUL && refer_at(ie, false, REFER_AHEAD, at, c->beg, w) && is_whole(ie, w)) return true;
    return false;
}

/* English: they stand on either side; those that are nearest. */
static bool word_en(const Ie *ie, const EvCand *c, ReferClass cls, ReferWord *w)
{
    const Doc *d = ie->doc;
    const Sentence *s = &d->sent[c->sent];
    uint32_t best = UINT32_MAX;
    for (uint32_t i = s->tok_beg; (i = refer_next(ie, true, i, s->end)) < s->tok_end; i++) {
        ReferWord x;
        if (d->tok[i].cls != CH_LATIN || !refer_at(ie, true, cls, d->tok[i].beg, s->end, &x)) continue;
        uint32_t far = x.end <= c->beg ? c->beg - x.end : x.beg >= c->end ? x.beg - c->end : 0;
        if (far < best) best = far, *w = x;
    }
    return best != UINT32_MAX;
}

static bool word_ko(const Ie *ie, ReferClass cls, uint32_t from, uint32_t to, ReferWord *w)
{
    for (uint32_t i = doc_tok_at(ie->doc, from); (i = refer_next(ie, false, i, to)) < ie->doc->n_tok; i++) {
        bool found = ie->doc->tok[i].cls == CH_HANGUL && refer_at(ie, false, cls, ie->doc->tok[i].beg, to, w);
        if (found && (cls == REFER_PRIOR_SEAT || is_whole(ie, w))) return true;
    }
    return false;
}

static bool told_ko(const Ie *ie, uint32_t from, uint32_t to, ReferWord *w)
{
    return word_ko(ie, REFER_PRIOR, from, to, w) || word_ko(ie, REFER_PRIOR_SEAT, from, to, w);
}

/* 그 전 직장은 누리였다. 거기서 5년을 일했다: the words, in the sentence or in one before it that tells of nothing else. */
static bool prior_word(const Ie *ie, const EvCand *c, ReferWord *w)
{
    const Sentence *s = &ie->doc->sent[c->sent];
    if (c->en) return word_en(ie, c, REFER_PRIOR, w);
    if (told_ko(ie, s->beg, c->beg, w)) {
        ReferWord again;               /* 그 전에는 누리에서 3년, 그 전에는 나래에서 2년을 일했다 */
        if (told_ko(ie, w->end, c->beg, &again)) w->nth = SOME_TIME;
        return true;
    }
    const EvCand *e = c->number ? ie->ev.v[c->number - 1] : NULL;
    bool apart = c->sent && s[-1].line == s->line && !(e && e->sent + 1 >= c->sent && counts(e, c));
    return apart && word_ko(ie, REFER_PRIOR_SEAT, s[-1].beg, s->beg, w);
}

/* In 2017 I joined Nari, having spent six years at a bank. */
static bool done_en(const Ie *ie, const EvCand *c, ReferWord *w)
{
    enum { WORDS = 2 };
    uint32_t tok = doc_tok_at(ie->doc, c->beg), first = ie->doc->sent[c->sent].tok_beg;
    for (uint32_t k = 0; c->en && k < WORDS && tok >= first + k; k++)
        if (refer_at(ie, true, REFER_DONE, ie->doc->tok[tok - k].beg, ie->doc->n, w)) return true;
    return false;
}

/* What the sentence tells besides, before or behind it. */
static const EvCand *joined_to(const Ie *ie, const EvCand *c)
{
    for (uint32_t k = c->number ? c->number - 1 : 0; k < ie->ev.n && k <= c->number + 1; k++) {
        const EvCand *e = ie->ev.v[k];
        if (e != c && e->sent == c->sent && turns >> e->type & 1 && counts(e, c)) return e;
    }
    return NULL;
}

/* Has the sentence a date that is not that of what it comes before? */
static bool own_date(const Ie *ie, const EvCand *c, const EvCand *a)
{
    const Sentence *s = &ie->doc->sent[c->sent];
    for (uint32_t i = ie_timex_from(ie, s->beg); i < ie->tx.n && ie->tx.v[i].beg < s->end; i++)
        if (timex_of(ie, i)->type == TIMEX_DATE && !(a && a->timex == i)) return true;
    return false;
}

bool prior_told(const Ie *ie, const EvCand *c, Prior *p)
{
    enum { NAME = 2 };                 /* behind the blank */
    Str org;
    *p = (Prior){0};
    if (prior_word(ie, c, &p->w)) {
        p->a = told_before(ie, c, p->w.beg);
    } else if (c->en ? word_en(ie, c, REFER_AHEAD, &p->w) : ahead_ko(ie, c, &p->w)) {
        p->a = beside(ie, c, &p->w);
        uint32_t from = c->en ? p->w.end : ie->doc->sent[c->sent].beg, to = c->en ? p->w.end + NAME : p->w.beg;
        if (!p->a && org_in(ie, from, to, &org)) p->a = joined(ie, c, org);
        if (!p->a && c->en && p->w.beg > c->beg) return false;
    } else if (done_en(ie, c, &p->w)) {
        p->a = joined_to(ie, c);
    } else {
        return false;
    }
    if (p->w.nth == SOME_TIME) p->a = NULL;
    if (p->a && !p->a->date.n) p->a = event_recalled(ie, p->a);
    return !own_date(ie, c, p->a);
}

/* ---------------------------------------------------------------- the stretch */
/* When it was over: the first day of what it comes before. What one has left came after it, too, and began some time. */
static bool end_of(const EvCand *a, const EvCand *c, Edtf *out)
{
    bool other = a->type == EV_LEAVE && a->org.n && !str_eq(a->org, c->org);
    if (other || !a->date.n || !edtf_parse(a->date, out)) return false;
    bool stretch = out->kind == EDTF_INTERVAL && out->pt[0].end == EDTF_END_DATE && a->type == EV_WORK;
    if (stretch) *out = (Edtf){.kind = EDTF_POINT, .n = 1, .pt = {out->pt[0]}};
    return out->kind == EDTF_POINT;
}

/* Before Nari hired me I taught for five years: not at Nari. */
static void prior_org(EvCand *c, const EvCand *a)
{
    bool began = a->type == EV_JOIN || a->type == EV_FOUND;
    if (began && a->sent == c->sent && str_eq(a->org, c->org)) c->org = S("");
}

bool prior_date(Ie *ie, EvCand *c, const Prior *p, uint32_t length)
{
    Edtf from, to;
    EdtfDuration len;
    if (!p->a || !end_of(p->a, c, &to) || !edtf_duration_parse(timex_of(ie, length)->value, &len)) return false;
    if (!edtf_add(&to, &len, -1, len.approx, &from)) return false;
    Edtf when = edtf_make_interval(&from, &to);
    if (when.kind != EDTF_INTERVAL) return false;
    prior_org(c, p->a);
    if (p->w.nth != UP_TO) edtf_qualify(&when, EDTF_Q_APPROX);         /* 그 전까지는 has no gap, 그 전에는 may */
    return c->stay = date_reckon(ie, c, &when, N_("length"), p->w.beg, ie->tx.v[length].end);
}

/* Before joining Nari in 2018 I worked at a bank: the date is that of the joining, which it came before. */
static bool is_borrowed(const Ie *ie, const EvCand *c)
{
    for (uint32_t k = c->number ? c->number - 1 : 0; k < ie->ev.n && k <= c->number + 1; k++) {
        const EvCand *e = ie->ev.v[k];
        bool turn = e != c && e->sent == c->sent && turns >> e->type & 1;
        if (turn && (e->timex == UINT32_MAX || e->timex == c->timex)) return true;
    }
    return false;
}

/* How long it lasted, said away from it: for twelve years before I retired I drove buses; I spent three years there. */
static uint32_t length_apart(const Ie *ie, const EvCand *c, const Prior *p)
{
    uint32_t i = ie_timex_from(ie, c->beg);
    bool within = i && ie->tx.v[i - 1].end > c->beg && timex_of(ie, i - 1)->type == TIMEX_DURATION;
    if (within || !c->en || !p->a || p->a->sent != c->sent) return within ? i - 1 : UINT32_MAX;
    i = ie_timex_from(ie, p->w.beg);
    bool right = i && p->w.beg <= ie->tx.v[i - 1].end + 1 && timex_of(ie, i - 1)->type == TIMEX_DURATION;
    return right ? i - 1 : UINT32_MAX;
}

void prior_borrowed(Ie *ie, EvCand *c)
{
    Prior p;
    if (c->timex == UINT32_MAX || c->stay || ie_is_range(ie, c->timex) || !is_borrowed(ie, c)) return;
    if (!prior_told(ie, c, &p)) return;
    uint32_t i = length_apart(ie, c, &p);
    date_clear(c);
    if (i != UINT32_MAX) prior_date(ie, c, &p, i);
}

void prior_span(const Ie *ie, EvCand *c)
{
    const TimexInfo *t = &ie->tx.v[c->spans - 1];
    ReferWord w;
    uint32_t from = ie->doc->sent[t->sent].beg;
    if (!c->en && t->sent > c->sent && told_ko(ie, from, t->beg, &w)) c->spans = 0, c->spent = false;
}
