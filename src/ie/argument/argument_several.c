/* What was done several times is told with its dates one after the other: 2015년에 한 번, 2017년에 한 번 봤다. It took the time from
 * the first of them to the last. Korean. */
#include "argument_refer_int.h"
#include "base/i18n.h"

enum { LINK = 9, MOST = 8 };           /* units between two dates of a row, 에 한 번,; dates of a row */
typedef struct DateRow { uint32_t first, last; } DateRow;

static bool is_year(const Ie *ie, uint32_t i)
{
    enum { LEAST = 365, YEAR = 366 };
    if (!is_date(ie, i)) return false;
    const Timex *t = timex_of(ie, i);
    int64_t days = t->lo > EDTF_DAY_NONE && t->hi < EDTF_DAY_MAX ? (int64_t)t->hi - t->lo + 1 : 0;
    return days >= LEAST && days <= YEAR;
}

/* The row of years that ends with the one given. */
static bool row_back(const Ie *ie, uint32_t last, DateRow *out)
{
    uint32_t i = last;
    if (!is_year(ie, i)) return false;
    for (uint32_t n = 0; n < MOST && i > 0 && is_year(ie, i - 1) && ie->tx.v[i - 1].sent == ie->tx.v[last].sent &&
                         ie->tx.v[i].beg - ie->tx.v[i - 1].end <= LINK && timex_of(ie, i - 1)->hi < timex_of(ie, i)->lo; n++)
        i--;
    *out = (DateRow){i, last};
    return i < last;
}

/* Is it told in [from, to) how many times, or of all those times? */
static bool says(const Ie *ie, ReferClass cls, uint32_t from, uint32_t to)
{
    ReferWord w;
    for (uint32_t at = from; at < to; at++)
        if ((at == from || ie->doc->cls[at - 1] != CH_HANGUL) && refer_at(ie, false, cls, at, to, &w)) return true;
    return false;
}

static bool says_times(const Ie *ie, uint32_t from, uint32_t to)
{
    return says(ie, REFER_TIMES, from, to) || says(ie, REFER_ALL, from, to);
}

/* 2017년, 2018년 두 번 다 떨어졌다: before the verb, in its sentence. */
static bool row_before(const Ie *ie, const EvCand *c, DateRow *out)
{
    uint32_t i = ie_timex_from(ie, c->beg), beg = ie->doc->sent[c->sent].beg;
    while (i > 0 && ie->tx.v[i - 1].beg >= beg && !is_date(ie, i - 1)) i--;                      /* 두 번 */
    if (i-- == 0 || ie->tx.v[i].beg < beg || !row_back(ie, i, out)) return false;
    return says_times(ie, ie->tx.v[out->first].end, c->beg);
}

/* 지원했다. 2015년에 한 번, 2017년에 한 번. */
static bool row_behind(const Ie *ie, const EvCand *c, DateRow *out)
{
    const Doc *d = ie->doc;
    const Sentence *s = &d->sent[c->sent] + 1;
    const EvCand *next = c->number + 1 < ie->ev.n ? ie->ev.v[c->number + 1] : NULL;
    if (c->date.n || c->sent + 1 >= d->n_sent || s->line != c->line || (next && next->sent == c->sent)) return false;
    uint32_t i = ie_timex_from(ie, s->beg);
    if (i >= ie->tx.n || ie->tx.v[i].beg > s->beg + 1) return false;
    while (i + 1 < ie->tx.n && ie->tx.v[i + 1].end <= s->end) i++;
    while (i > 0 && ie->tx.v[i].beg > s->beg + 1 && !is_date(ie, i)) i--;
    return row_back(ie, i, out) && says_times(ie, ie->tx.v[out->first].end, s->end);
}

/* … 두 번 다 탈락했다: the row of the sentence before. */
static bool row_recalled(const Ie *ie, const EvCand *c, DateRow *out)
{
    uint32_t beg = ie->doc->sent[c->sent].beg, i = ie_timex_from(ie, beg);
    bool all = c->sent && says(ie, REFER_ALL, beg, c->beg) && !date_in(ie, beg, c->beg);
    while (i > 0 && ie->tx.v[i - 1].sent + 1 == c->sent && !is_date(ie, i - 1)) i--;
    return all && i-- > 0 && ie->tx.v[i].sent + 1 == c->sent && row_back(ie, i, out);
}

bool date_several(Ie *ie, EvCand *c)
{
    bool tries = group_of(c->type) == GROUP_SEARCH || c->type == EV_CERTIFICATE || c->type == EV_AWARD;
    DateRow row;
    if (!tries || c->en || c->fact == FACT_PLANNED || c->fact == FACT_HYPOTHETICAL) return false;
    if (!row_before(ie, c, &row) && !row_behind(ie, c, &row) && !row_recalled(ie, c, &row)) return false;
    Edtf a, b;
    if (!edtf_parse(timex_of(ie, row.first)->value, &a) || !edtf_parse(timex_of(ie, row.last)->value, &b)) return false;
    Edtf when = edtf_make_interval(&a, &b);
    return when.kind == EDTF_INTERVAL &&
           date_reckon(ie, c, &when, N_("date"), ie->tx.v[row.first].beg, ie->tx.v[row.last].end);
}
