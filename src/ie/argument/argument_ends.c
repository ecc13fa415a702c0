/* English: when what lasted was over. A notice is up its length behind the day on which it was given, and that is when
 * one left; work told until a day began with the joining. What hangs on a condition has not the condition's date. */
#include "argument_refer_int.h"
#include "argument_stay_int.h"
#include "base/i18n.h"

/* ---------------------------------------------------------------- notice */
/* two months' notice, a four-week notice period: the length at i, and the word right behind it. */
static bool is_notice(const Ie *ie, uint32_t i, uint32_t to)
{
    enum { GAP = 4 };                  /* 's, a dash */
    const Doc *d = ie->doc;
    uint32_t at = ie->tx.v[i].end;
    ReferWord w;
    if (timex_of(ie, i)->type != TIMEX_DURATION) return false;
    for (uint32_t p = at; p < at + GAP && p < to; p++)
        if (d->cls[p] == CH_LATIN && d->cls[p - 1] == CH_SPACE && refer_at(ie, true, REFER_NOTICE, p, d->n, &w))
            return true;
    return false;
}

/* … in the leaving's own sentence, or at the head of the one behind: I resigned on the 26th. Two months' notice, no
 * buyout. */
static uint32_t notice_of(const Ie *ie, const EvCand *c)
{
    enum { HEAD = 16 };                /* I had to work my … */
    const Doc *d = ie->doc;
    const Sentence *s = &d->sent[c->sent];
    for (uint32_t i = ie_timex_from(ie, s->beg); i < ie->tx.n && ie->tx.v[i].beg < s->end; i++)
        if (is_notice(ie, i, s->end)) return i;
    if (c->sent + 1 >= d->n_sent || s[1].line != s->line) return UINT32_MAX;
    uint32_t i = ie_timex_from(ie, s[1].beg);
    bool head = i < ie->tx.n && ie->tx.v[i].beg <= s[1].beg + HEAD && ie->tx.v[i].end < s[1].end;
    return head && is_notice(ie, i, s[1].end) ? i : UINT32_MAX;
}

/* Is it the giving of notice that the words tell, and not the going? */
static bool gives_notice(const Ie *ie, const EvCand *c)
{
    ReferWord w;
    return refer_at(ie, true, REFER_GIVES, c->beg, ie->doc->n, &w);
}

static bool date_notice(Ie *ie, EvCand *c)
{
    EdtfDuration len;
    Edtf given, over;
    bool own = c->timex != UINT32_MAX && ie->tx.v[c->timex].sent == c->sent;
    bool may = c->type == EV_LEAVE && c->fact == FACT_ACTUAL && own && gives_notice(ie, c);
    bool month = may && edtf_parse(c->date, &given) && given.kind == EDTF_POINT && given.pt[0].month;
    uint32_t i = month ? notice_of(ie, c) : UINT32_MAX;
    if (i == UINT32_MAX || !edtf_duration_parse(timex_of(ie, i)->value, &len)) return false;
    if (!edtf_add(&given, &len, 1, true, &over)) return false;
    return over.kind == EDTF_POINT && date_reckon(ie, c, &over, N_("length"), ie->tx.v[i].beg, ie->tx.v[i].end);
}

/* ---------------------------------------------------------------- until */
/* The day, the month or the year up to which it lasted; of a longer stretch its last month. */
static bool until_point(const EvCand *c, Edtf *out)
{
    int y, m, d;
    if (refer_point(c->date, out)) return true;
    if (c->lo <= EDTF_DAY_NONE || c->hi >= EDTF_DAY_MAX) return false;
    edtf_ymd(c->hi, &y, &m, &d);
    *out = edtf_make(y, m, 0);
    edtf_qualify(out, EDTF_Q_APPROX);
    return true;
}

/* I joined in 2003. I worked there until June 2007. */
static bool date_until(Ie *ie, const Story *st, EvCand *c)
{
    enum { NEAR = 2 };
    bool may = c->type == EV_WORK && c->fact == FACT_ACTUAL && c->dated && c->timex != UINT32_MAX &&
               ie->tx.v[c->timex].rel == REL_UNTIL && !ie_is_range(ie, c->timex);
    bool near = may && c->sent - st->turn_sent <= NEAR && st->turn_date.n;
    Str begin = near ? st->turn_date : may && joined_there(st, c) ? st->join_date : S("");
    Edtf from, to;
    EdtfDay lo, hi;
    if (!begin.n || !refer_point(begin, &from) || !until_point(c, &to)) return false;
    if (!edtf_bounds(&from, &lo, &hi) || hi >= c->lo) return false;
    Edtf when = edtf_make_interval(&from, &to);
    uint32_t i = c->timex;
    if (when.kind != EDTF_INTERVAL) return false;
    return c->until = c->stay = date_reckon(ie, c, &when, N_("end of the stretch"), ie->tx.v[i].beg, ie->tx.v[i].end);
}

/* ---------------------------------------------------------------- conditions */
static bool word_in(const Ie *ie, ReferClass cls, uint32_t from, uint32_t to)
{
    const Doc *d = ie->doc;
    ReferWord w;
    for (uint32_t i = doc_tok_at(d, from); (i = refer_next(ie, true, i, to)) < d->n_tok; i++)
        if (d->tok[i].cls == CH_LATIN && d->tok[i].beg >= from && refer_at(ie, true, cls, d->tok[i].beg, to, &w))
            return true;
    return false;
}

/* If they'd made me supervisor in 2018 I'd still be in the basement: the date is that of the condition, not of what
 * hangs on it. */
static bool date_of_condition(const Ie *ie, const EvCand *c)
{
    bool state = c->fact == FACT_HYPOTHETICAL && c->type == EV_WORK;      /* what one would have answered was then */
    if (!state || c->timex == UINT32_MAX || ie->tx.v[c->timex].sent != c->sent) return false;
    const TimexInfo *t = &ie->tx.v[c->timex];
    uint32_t beg = ie->doc->sent[c->sent].beg;
    if (t->end <= c->beg) return word_in(ie, REFER_IF, beg, t->beg) && word_in(ie, REFER_WOULD, t->end, c->beg);
    return t->beg >= c->end && word_in(ie, REFER_WOULD, beg, c->beg) && word_in(ie, REFER_IF, c->end, t->beg);
}

void date_ends(Ie *ie, const Story *st, EvCand *c)
{
    if (!c->en) return;
    if (date_of_condition(ie, c)) {
        date_clear(c);
        return;
    }
    if (!date_notice(ie, c)) date_until(ie, st, c);
}
