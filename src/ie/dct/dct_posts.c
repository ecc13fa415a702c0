/* Posts that follow each other, each told by its length alone: "I began in January 2011 and stayed three years and two months.
 * From there I went straight to Cullen, which was eighteen months, and then here: two years to the month." The first day plus
 * all of them is the day of writing. */
#include "dct_int.h"

enum { MONTHS = 12, LEAD = 44, BEHIND = 26, NO_MONTH = -1 };

/* How far the posts have led: the month in which the last of them ended, and where its length stands; exact: one of the lengths
 * has months. */
typedef struct Chain { int month, n; uint32_t end; bool exact; } Chain;

/* What stands right before and behind a length, within its sentence and between the expressions around it. */
typedef struct Near { uint32_t lead, beg, end, tail; } Near;

static Near near_of(const Ie *ie, uint32_t i)
{
    const TimexInfo *t = &ie->tx.v[i];
    const Sentence *x = &ie->doc->sent[t->sent];
    Near n = {.lead = t->beg > x->beg + LEAD ? t->beg - LEAD : x->beg, .beg = t->beg, .end = t->end};
    if (i > 0 && t[-1].end > n.lead && t[-1].end <= t->beg) n.lead = t[-1].end;
    n.tail = t->end + BEHIND < x->end ? t->end + BEHIND : x->end;
    if (i + 1 < ie->n_time && t[1].beg < n.tail) n.tail = t[1].beg;
    return n;
}

/* The word right before the length makes it a part of another one: the last five, plus the eight weeks. */
static bool is_nested(const DctState *s, const Near *n)
{
    enum { WORD = 11 };
    const Doc *d = s->ie->doc;
    uint32_t end = blanks_back(d, n->beg, n->lead), behind;
    for (uint32_t p = end > n->lead + WORD ? end - WORD : n->lead; p < end; p++)
        if (dct_says_at(s, p, DCT_EN_nested, &behind) && behind == end) return true;
    return false;
}

/* So long one was in a post, or between two. */
static bool is_spell(const DctState *s, const Near *n)
{
    uint32_t end, at = blanks_skip(s->ie->doc, n->end);
    return dct_says(s, n->lead, n->beg, DCT_EN_serves) || dct_says(s, n->lead, n->beg, DCT_EN_straight) ||
           dct_says_at(s, at, DCT_EN_served, &end);
}

static bool is_now(const DctState *s, const Near *n)
{
    return dct_says(s, n->lead, n->beg, DCT_EN_sofar) || dct_says(s, n->end, n->tail, DCT_EN_sofar) ||
           dct_has_word(s, n->end, n->tail, DCT_W_goes);
}

/* A date: a first or a last day from which the lengths lead on. What was between tells nothing; what is later breaks the chain. */
static void take_date(const DctState *s, uint32_t i, Chain *c)
{
    enum { ENDS = DCT_BEGIN | DCT_OPEN | DCT_ENROL | DCT_COME | DCT_LEAVE | DCT_FINISH | DCT_CHANGE };
    DctDate x;
    if (!dct_date_told(s, i, &x) || dct_is_birth(s, i)) return;
    TimeBase b = base_of_day(x.lo);
    int month = b.y * MONTHS + b.m - 1;
    bool ends = dct_date_kinds(s, i) & ENDS, later = base_of_day(x.hi).y * MONTHS + base_of_day(x.hi).m - 1 > c->month;
    if (c->n && !later) return;
    if (c->month != NO_MONTH && !c->n && !ends) return;                          /* In 2012 I passed; I stayed three years. */
    *c = (Chain){.month = dct_to_month(&x) && !ie_timex_range(s->ie, i) ? month : NO_MONTH, .end = s->ie->tx.v[i].end};
}

static bool counts_months(const EdtfDuration *len)
{
    return (len->y >= 1 || len->m >= 1) && len->h == 0 && len->min == 0 && len->d == 0 && len->w == 0 && !len->approx;
}

static void bound_chain(DctState *s, const Chain *c, const EdtfDuration *len, bool to_month)
{
    int month = c->month + (int)(len->y * MONTHS + len->m);
    if (to_month || c->exact || len->m >= 1) dct_bound_months(s, month, month);
    else dct_bound_year(s, month / MONTHS);
}

void dct_read_posts(DctState *s)
{
    const Ie *ie = s->ie;
    Chain c = {.month = NO_MONTH};
    for (uint32_t i = 0; !ie->ko && i < ie->n_time && i < DCT_PAIRS_MAX; i++) {
        const TimexInfo *t = &ie->tx.v[i];
        const EdtfDuration *len = ie->time[i].len;
        if (t->sent == UINT32_MAX) continue;
        if (ie->time[i].form <= TX_RANGE) take_date(s, i, &c);
        if (ie->time[i].form != TX_LENGTH || c.month == NO_MONTH || !counts_months(len)) continue;
        if (t->rel == REL_AGO || t->rel == REL_WITHIN || t->rel == REL_ORDINAL) continue;
        Near n = near_of(ie, i);
        if (is_nested(s, &n)) continue;
        bool follows = !c.n || dct_says(s, c.end, n.beg, DCT_EN_straight);
        if (dct_says(s, c.end, n.beg, DCT_EN_backward)) c.month = NO_MONTH;
        else if (c.n && follows && is_now(s, &n)) {
            bound_chain(s, &c, len,
                        dct_has_word(s, n.lead, n.tail, DCT_W_exact) || dct_has_word(s, n.end, n.tail, DCT_W_goes));
            return;
        } else if (follows && is_spell(s, &n)) {
            c.month += (int)(len->y * MONTHS + len->m);
            c.exact |= len->m >= 1;
            c.n++;
            c.end = n.end;
        } else c.month = NO_MONTH;
    }
}
