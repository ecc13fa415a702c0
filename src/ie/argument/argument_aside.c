/* Dates near an event that are of something else: of the next verb, of what is told about a thing, of a name before brackets. */
#include "argument_date_int.h"
#include "mark.h"

/* Most of us were let go a year later: counted from what was told before it, where no date stands between. */
bool counts_on(const Ie *ie, uint32_t from, uint32_t to)
{
    bool counts = false;
    for (uint32_t i = ie_timex_from(ie, from); i < ie->tx.n && ie->tx.v[i].beg < to; i++) {
        if (is_date(ie, i)) return false;
        counts |= ie->tx.v[i].rel == REL_AFTER && timex_of(ie, i)->type == TIMEX_DURATION;
    }
    return counts;
}

/* I trained at Westminster, 2003 to 2005, and got a job; I joined at eighteen, in 1996, and left in 2002: what stands
 * between two commas is of what is told before it. */
static bool is_between_commas(const Ie *ie, uint32_t i, uint32_t comma)
{
    enum { SPACE = 2, WORD = 3 };      /* , in 1996 */
    const Doc *d = ie->doc;
    uint32_t beg = ie->tx.v[i].beg, end = ie->tx.v[i].end, tok = doc_tok_at(d, end + 1);
    if (d->ch[end] != ',' || beg > comma + SPACE + WORD) return false;
    return (ie_is_range(ie, i) && beg <= comma + SPACE) ||
           (is_date(ie, i) && tok < d->n_tok && en_is(ie, &d->tok[tok], EN_AND));
}

/* Monzo rejected me, and in June 2021 an agency hired me: behind a comma the date opens the clause of the next event.
 * Where the dates end that may be this one's. */
uint32_t opens_next(const Ie *ie, const EvCand *c, uint32_t to)
{
    for (uint32_t at = c->end; at < to; at++) {
        if (ie->doc->ch[at] != ',') continue;
        uint32_t i = ie_timex_from(ie, at);
        return i < ie->tx.n && ie->tx.v[i].end < to && is_between_commas(ie, i, at) ? ie->tx.v[i].end : at;
    }
    return to;
}

/* Somebody else, as the subject of a clause of their own; Mum's idea is none. */
static bool is_theirs(const Ie *ie, uint32_t tok)
{
    const uint16_t *behind = ie->doc->ch + ie->doc->tok[tok].end;
    if (behind[0] == '\'' && behind[1] == 's') return false;
    return group_word(ie, tok, ie->doc->n) == VG_OTHER && !en_is(ie, &ie->doc->tok[tok], EN_IT);
}

/* I bought a pub, which failed in 2014; let go with the whole crew, they'd told us in August: the date of what is told about
 * the thing, or of what others did. Where that begins. */
uint32_t relative_at(const Ie *ie, const EvCand *c, uint32_t to)
{
    enum { CLAUSE = 160 };             /* units: further on it is another matter */
    const Doc *d = ie->doc;
    for (uint32_t at = c->end; at + 2 < to && at < c->end + CLAUSE; at++) {
        if (d->ch[at] != ',') continue;
        uint32_t tok = doc_tok_at(d, at + 2);
        if (tok < d->n_tok && (en_is(ie, &d->tok[tok], EN_RELATIVE) || is_theirs(ie, tok))) return at;
    }
    return to;
}

/* 누리소프트(2015~2018)를 거쳐: the time in brackets is that of the name before them. */
static bool of_name(const Ie *ie, const EvCand *c, uint32_t i)
{
    const Doc *d = ie->doc;
    uint32_t at = ie->tx.v[i].beg, end = ie->tx.v[i].end;
    if (at < 2 || d->ch[at - 1] != '(' || d->ch[end] != ')' || d->cls[end + 1] != CH_HANGUL) return false;
    uint32_t m = ie_mention_from(ie, at);
    bool named = m > 0 && ie->mention.v[m - 1].end == at - 1 && mention_is(ie, m - 1, ENT_ORG);
    return named && !str_eq(mention_name(ie, m - 1), c->org);
}

/* 지게차(23년 6월), 전기기능사, 컴활 2급: the date in brackets is that of the item before them. */
static bool of_item(const Ie *ie, const EvCand *c, uint32_t i)
{
    const Doc *d = ie->doc;
    uint32_t at = ie->tx.v[i].beg, end = ie->tx.v[i].end;
    if (at < 2 || d->ch[at - 1] != '(' || d->ch[end] != ')' || end >= c->beg || ie->tx.v[i].sent != c->sent)
        return false;
    uint16_t mark = d->ch[end + 1];
    return d->cls[at - 2] != CH_SPACE && (mark == ',' || mark == ';') && d->cls[end + 2] == CH_SPACE;
}

/* I trained there from 1998 to 2002 and then set up on my own: a stretch with both ends is of one thing, the nearest. */
static bool of_other(const Ie *ie, const EvCand *c, uint32_t i)
{
    if (!c->en || i == UINT32_MAX || !ie_is_range(ie, i) || ie->tx.v[i].end > c->beg) return false;
    for (uint32_t k = c->number; k-- > 0 && ie->ev.v[k]->sent == c->sent;)
        if (ie->ev.v[k]->timex == i && ie->ev.v[k]->end <= ie->tx.v[i].beg) return true;
    return false;
}

/* I came in as a writer and by 2017 I was managing the team: behind "and" the date opens the clause of the next event. */
static bool opens_clause(const Ie *ie, const EvCand *c, uint32_t i)
{
    enum { LEADS = 2 };                /* by, in early */
    const Doc *d = ie->doc;
    const EvCand *next = c->number + 1 < ie->ev.n ? ie->ev.v[c->number + 1] : NULL;
    uint32_t tok = doc_tok_at(d, ie->tx.v[i].beg), behind = doc_tok_at(d, ie->tx.v[i].end);
    if (!next || next->sent != c->sent || next->beg < ie->tx.v[i].end) return false;
    if (behind < d->n_tok && d->ch[d->tok[behind].beg] == ',') behind++;
    if (behind >= d->n_tok) return false;
    GroupWord word = group_word(ie, behind, d->n);
    if (word != VG_SELF && word != VG_OTHER && word != VG_DET && word != VG_MINE) return false;
    for (uint32_t k = 1; k <= LEADS + 1 && tok >= k && d->tok[tok - k].beg >= c->end; k++)
        if (group_word(ie, tok - k, d->n) == VG_AND) return true;
    return false;
}

/* 2021년까지 쉬었고, 지금은 누리소프트에서 일한다: told as past behind the date, and then of now. */
static bool is_before_now(const Ie *ie, const EvCand *c, uint32_t i)
{
    const Doc *d = ie->doc;
    if (c->en || c->tail.past || i == UINT32_MAX || ie->tx.v[i].sent != c->sent || ie->tx.v[i].end > c->beg)
        return false;
    bool over = false;
    for (uint32_t tok = doc_tok_at(d, ie->tx.v[i].end + 1); tok < d->n_tok && d->tok[tok].beg < c->beg; tok++) {
        const Token *t = &d->tok[tok];
        if (over && cue_len(ie, t->beg, t->end, CUE_BIT(CUE_NOW))) return true;
        for (uint32_t p = t->beg; p + 1 < t->end && !over; p++)
            over = is_past_syllable(d->ch[p]) && is_mark(ie, MK_PAST_GOES_ON, d->ch[p + 1]);
    }
    return false;
}

bool date_aside(const Ie *ie, const EvCand *c, uint32_t i)
{
    if (is_before_now(ie, c, i)) return true;
    if (of_other(ie, c, i)) return true;
    if (!c->en && i != UINT32_MAX && (of_name(ie, c, i) || of_item(ie, c, i))) return true;
    if (!c->en || i == UINT32_MAX || ie->tx.v[i].beg < c->end) return false;
    uint32_t end = ie->doc->sent[c->sent].end;
    if (ie->tx.v[i].beg < end && opens_clause(ie, c, i)) return true;
    return ie->tx.v[i].beg < end && relative_at(ie, c, ie->tx.v[i].beg) < ie->tx.v[i].beg;
}
