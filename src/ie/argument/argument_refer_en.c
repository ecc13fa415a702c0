/* English: dates that a happening gives by the words between it and another: right after graduating I joined, six months
 * into the job, in my second year there, I lasted four months before I quit. */
#include "argument_refer_int.h"
#include "base/i18n.h"

enum { SENTS = 3 };                    /* how far back what was told last may stand */

/* ---------------------------------------------------------------- where the words stand */
/* Does another event stand in [from, to)? */
static bool event_in(const Ie *ie, const EvCand *c, uint32_t from, uint32_t to)
{
    for (uint32_t k = c->number; k-- > 0 && ie->ev.v[k]->sent == c->sent;) {
        const EvCand *e = ie->ev.v[k];
        if (e->beg >= from && e->end <= to && !(e->flags & (EVF_OTHER | EVF_WEAK))) return true;
    }
    for (uint32_t k = c->number + 1; k < ie->ev.n && ie->ev.v[k]->sent == c->sent; k++) {
        const EvCand *e = ie->ev.v[k];
        if (e->beg >= from && e->end <= to && !(e->flags & (EVF_OTHER | EVF_WEAK))) return true;
    }
    return false;
}

bool refer_near(const Ie *ie, const EvCand *c, ReferClass cls, ReferWord *out)
{
    enum { FAR = 160 };
    const Sentence *s = &ie->doc->sent[c->sent];
    uint32_t from = c->beg > s->beg + FAR ? c->beg - FAR : s->beg, to = c->end + FAR < s->end ? c->end + FAR : s->end;
    if (refer_in(ie, true, cls, from, c->beg, out) && !event_in(ie, c, out->end, c->beg)) return true;
    const Doc *d = ie->doc;
    for (uint32_t i = doc_tok_at(d, c->end); (i = refer_next(ie, true, i, to)) < d->n_tok; i++)
        if (d->tok[i].beg >= c->end && refer_at(ie, true, cls, d->tok[i].beg, to, out))
            return !event_in(ie, c, c->end, out->beg) && !date_in(ie, c->end, out->end);
    return false;
}

/* ---------------------------------------------------------------- what follows at once */
/* What it follows: the happening behind the words, or the end of the thing that stands there. */
static bool followed(const Ie *ie, const Story *st, const EvCand *c, const ReferWord *w, Edtf *base)
{
    enum { NEAR = 14 };
    for (uint32_t k = c->number ? c->number - 1 : 0; k < ie->ev.n && k <= c->number + 1; k++) {
        const EvCand *a = ie->ev.v[k];
        if (a == c || a->sent != c->sent || a->beg < w->end || a->beg > w->end + NEAR || a->flags & EVF_OTHER) continue;
        const EvCand *told = a->dated ? a : event_recalled(ie, a);
        if (told) return refer_point(told->date, base);
    }
    ReferWord kind;
    Spell s;
    uint32_t to = w->end + NEAR * 2;
    for (uint32_t at = w->end; at < w->end + NEAR && at < to; at++) {
        bool begins = ie->doc->cls[at] == CH_LATIN && ie->doc->cls[at - 1] != CH_LATIN;
        if (!begins || !refer_at(ie, true, REFER_KIND, at, ie->doc->n, &kind)) continue;
        if (kind.of == LASTING_ABROAD)
            return c->sent - st->last_sent <= SENTS && refer_point(st->last_date, base);
        if (!spell_find(ie, c, (Lasting)kind.of, &s) || !s.ended) return false;
        *base = s.to;
        return true;
    }
    return false;
}

static bool by_once(Ie *ie, const Story *st, EvCand *c)
{
    ReferWord w;
    Edtf base, when;
    if (!refer_near(ie, c, REFER_ONCE, &w) || !followed(ie, st, c, &w, &base) || !refer_later(&base, &w, &when))
        return false;
    return date_reckon(ie, c, &when, N_("follows at once"), w.beg, w.end);
}

/* ---------------------------------------------------------------- lengths */
/* The length beside the event that "in" or "into" makes a part of a tenure, or "lasted" its whole. */
static uint32_t part_of(const Ie *ie, const EvCand *c)
{
    enum { WORDS = 3 };
    const Doc *d = ie->doc;
    const Sentence *s = &d->sent[c->sent];
    for (uint32_t i = ie_timex_from(ie, s->beg); i < ie->tx.n && ie->tx.v[i].end <= c->beg; i++) {
        if (timex_of(ie, i)->type != TIMEX_DURATION || ie->tx.v[i].rel == REL_AGO || ie->tx.v[i].rel == REL_AFTER)
            continue;
        if (event_in(ie, c, ie->tx.v[i].end, c->beg) || date_in(ie, ie->tx.v[i].end, c->beg)) continue;
        uint32_t tok = doc_tok_at(d, ie->tx.v[i].end), first = doc_tok_at(d, ie->tx.v[i].beg);
        ReferWord w;
        bool part = tok + 1 < d->n_tok && refer_at(ie, true, REFER_PART, d->tok[tok].beg, s->end, &w);
        bool in = part && w.end == w.beg + 2;
        if (part && (!in || d->tok[tok + 1].kind == TOK_PUNCT || en_is(ie, &d->tok[tok + 1], EN_SELF))) return i;
        for (uint32_t k = 1; k <= WORDS && first >= s->tok_beg + k; k++)
            if (refer_at(ie, true, REFER_LASTED, d->tok[first - k].beg, s->end, &w) && w.end < ie->tx.v[i].beg)
                return i;
    }
    return UINT32_MAX;
}

static bool by_part(Ie *ie, const Story *st, EvCand *c)
{
    uint32_t i = part_of(ie, c);
    EdtfDuration len;
    Edtf base, when;
    if (i == UINT32_MAX || !refer_point(refer_tenure(st, c), &base)) return false;
    if (!edtf_duration_parse(timex_of(ie, i)->value, &len) || !edtf_add(&base, &len, 1, true, &when)) return false;
    return !date_precedes(st, &when) && date_reckon(ie, c, &when, N_("length"), ie->tx.v[i].beg, ie->tx.v[i].end);
}

/* ---------------------------------------------------------------- years */
/* Entered last, a school before an employer: in my third year. */
static bool begun(const Ie *ie, const Story *st, const EvCand *c, Edtf *base)
{
    enum { WINDOW = 16 };
    for (uint32_t k = c->number, n = 0; k-- > 0 && n < WINDOW; n++) {
        const EvCand *e = ie->ev.v[k];
        bool counts = e->fact == FACT_ACTUAL && !(e->flags & (EVF_OTHER | EVF_WEAK));
        if (counts && e->type == EV_ENROLL) return refer_point(e->date, base);
        if (counts && (e->type == EV_JOIN || e->type == EV_FOUND)) break;
    }
    return joined_there(st, c) && refer_point(st->join_date, base);
}

/* My second winter there: the first one behind the day that it is counted from, and so many years more. */
static bool nth_season(const Edtf *base, const ReferWord *w, Edtf *out)
{
    const EdtfPoint *p = &base->pt[0];
    bool known = p->prec == EDTF_MONTH || p->prec == EDTF_DAYP;
    int year = (int)p->year + w->nth - 1 + (known && p->month > w->from);
    Edtf lo = edtf_make(year, w->from, 0), hi = edtf_make(w->to < w->from ? year + 1 : year, w->to, 0);
    if (w->from == w->to) *out = lo;
    else *out = edtf_make_interval(&lo, &hi);
    edtf_qualify(out, EDTF_Q_APPROX);
    return known || w->nth > 1;
}

/* In my second year: the year that runs from the day, where its month is known. */
static bool nth_year(const Edtf *base, const ReferWord *w, Edtf *out)
{
    const EdtfPoint *p = &base->pt[0];
    bool known = p->prec == EDTF_MONTH || p->prec == EDTF_DAYP;
    int year = (int)p->year + w->nth - 1;
    Edtf lo = edtf_make(year, known ? p->month : 0, 0), hi = edtf_make(year + 1, known ? p->month : 0, 0);
    *out = known ? edtf_make_interval(&lo, &hi) : lo;
    edtf_qualify(out, EDTF_Q_APPROX);
    return true;
}

static bool by_nth(Ie *ie, const Story *st, EvCand *c)
{
    ReferWord w;
    Spell s;
    Edtf base, when;
    if (!refer_near(ie, c, REFER_NTH, &w)) return false;
    if (w.nth) {
        if (!begun(ie, st, c, &base) || !(w.from ? nth_season : nth_year)(&base, &w, &when)) return false;
        return date_reckon(ie, c, &when, N_("year of the tenure"), w.beg, w.end);
    }
    if (!spell_find(ie, c, LASTING_WORK, &s) || !s.ended) return false;
    when = edtf_make((int)s.to.pt[0].year, 0, 0);
    edtf_qualify(&when, EDTF_Q_APPROX);
    return date_reckon(ie, c, &when, N_("year of the tenure"), w.beg, w.end);
}

/* An age behind the word: at twenty-nine, when I was 41. What is counted is none: at 30 firms. */
static bool is_age(Ie *ie, const EvCand *c, const ReferWord *w, int *age, uint32_t *end)
{
    enum { YOUNG = 14, OLD = 80, GAP = 1 };
    const Doc *d = ie->doc;
    if (!ie_number_at(ie, w->end + GAP, age, end) || *age < YOUNG || *age >= OLD) return false;
    uint32_t tok = doc_tok_at(d, blanks_skip(d, *end));
    ReferWord old;
    if (tok >= d->n_tok || d->tok[tok].kind == TOK_PUNCT || en_is(ie, &d->tok[tok], EN_SELF | EN_AND)) return true;
    if (refer_at(ie, true, REFER_OLD, d->tok[tok].beg, d->n, &old)) return true;
    return w->beg >= c->end && refer_at(ie, true, REFER_LATER, d->tok[tok].beg, d->n, &old);
}

/* Sales rose by 40, I lived at 42 by the river: what the word before token i measures. */
static bool is_rate(const Ie *ie, uint32_t i)
{
    ReferWord w;
    const Token *t = i ? &ie->doc->tok[i - 1] : NULL;
    return t && t->cls == CH_LATIN && refer_at(ie, true, REFER_RATE, t->beg, ie->doc->n, &w);
}

/* At twenty-nine I resigned: by the year of birth. */
static bool by_age(Ie *ie, EvCand *c)
{
    enum { FAR = 160 };
    Edtf when;
    if (!ie->out->birth.n || !refer_point(ie->out->birth, &when)) return false;
    const Doc *d = ie->doc;
    const Sentence *s = &d->sent[c->sent];
    uint32_t from = c->beg > s->beg + FAR ? c->beg - FAR : s->beg, to = c->end + FAR < s->end ? c->end + FAR : s->end;
    uint32_t beg = 0, last = 0, near = UINT32_MAX, end;
    int years = 0, age;
    for (uint32_t i = doc_tok_at(d, from); (i = refer_next(ie, true, i, to)) < d->n_tok; i++) {
        ReferWord w;
        bool word = d->tok[i].cls == CH_LATIN && refer_at(ie, true, REFER_AGED, d->tok[i].beg, to, &w);
        bool aged = word && is_age(ie, c, &w, &age, &end) && !is_rate(ie, i);
        if (!aged || (w.beg < c->end && end > c->beg)) continue;
        bool before = end <= c->beg;
        uint32_t gap = before ? c->beg - end : w.beg - c->end;
        if (gap >= near || event_in(ie, c, before ? end : c->end, before ? c->beg : w.beg)) continue;
        near = gap, beg = w.beg, last = end, years = age;
    }
    if (near == UINT32_MAX) return false;
    when = edtf_make((int)when.pt[0].year + years, 0, 0);
    edtf_qualify(&when, EDTF_Q_APPROX);
    return date_reckon(ie, c, &when, N_("age"), beg, last);
}

/* ---------------------------------------------------------------- at that time */
static bool by_then(Ie *ie, const Story *st, EvCand *c)
{
    bool answer = c->type == EV_ACCEPTED || c->type == EV_REJECTED || c->type == EV_CERTIFICATE;
    ReferWord w;
    Edtf when;
    if (c->date.n || !refer_last_dated(ie, st, c) || !edtf_parse(st->last_date, &when)) return false;
    bool told = refer_near(ie, c, REFER_THEN, &w) ||
                (answer && c->sent - st->last_sent <= 1 && refer_near(ie, c, REFER_ANSWER, &w));
    if (!told) return false;
    if (when.kind == EDTF_POINT) edtf_qualify(&when, EDTF_Q_APPROX);
    return date_reckon(ie, c, &when, N_("at that time"), w.beg, w.end);
}

void refer_english(Ie *ie, const Story *st, EvCand *c)
{
    if (by_once(ie, st, c) || by_part(ie, st, c) || by_nth(ie, st, c) || by_age(ie, c)) return;
    by_then(ie, st, c);
}
