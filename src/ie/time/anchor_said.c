/* Expressions in somebody's words: what stands between quotation marks. */
#include "anchor_int.h"

/* The same mark opens and closes: an odd one of its line opens. Expressions come in order, so each unit is counted once
 * a line. */
static bool quote_opens(Anchor *a, const Line *l, uint32_t mark)
{
    const Doc *d = a->ie->doc;
    Quotes *q = &a->quotes;
    if (q->line != l->beg || q->at > mark + 1) *q = (Quotes){l->beg, l->beg, false};
    for (; q->at <= mark; q->at++) q->odd ^= d->ch[q->at] == '"';
    return q->odd;
}

static bool is_letter(uint8_t cls) { return cls == CH_HANGUL || cls == CH_LATIN || cls == CH_DIGIT; }

/* '다음 주에 만나요': the mark that opens stands behind no letter (don't) and before no figure ('19). */
static bool in_single_quotes(const Doc *d, const Line *l, uint32_t beg, uint32_t end)
{
    enum { LONG = 60 };
    uint32_t p = beg;
    while (p > l->beg && beg - p < LONG && d->ch[p - 1] != '\'') p--;
    if (p == l->beg || d->ch[p - 1] != '\'' || (d->cls[p] == CH_DIGIT && d->cls[p + 1] == CH_DIGIT)) return false;
    if (p > l->beg + 1 && is_letter(d->cls[p - 2])) return false;
    for (p = end; p < l->end && p < end + LONG; p++)
        if (d->ch[p] == '\'' && d->cls[p - 1] != CH_SPACE && d->cls[p + 1] != CH_LATIN) return true;
    return false;
}

/* In somebody's words ("다음 주부터 안 나와도 돼요") a relative word hangs on the day they were said, which nobody told. */
bool anchor_is_said(Anchor *a, uint32_t i)
{
    enum { SAID_LONG = 60 };
    const Ie *ie = a->ie;
    const Doc *d = ie->doc;
    const TimexInfo *t = &ie->tx.v[i];
    const Line *l = doc_line_at(d, t->beg);
    uint32_t open = UINT32_MAX;
    if (!l) return false;
    if (in_single_quotes(d, l, t->beg, t->end)) return true;
    for (uint32_t p = t->beg; p > l->beg && t->beg - p < SAID_LONG; p--) {
        if (d->ch[p - 1] != '"') continue;
        open = p - 1;
        break;
    }
    if (open == UINT32_MAX || !quote_opens(a, l, open)) return false;
    for (uint32_t p = t->end; p < l->end && p < open + SAID_LONG; p++)
        if (d->ch[p] == '"') return true;
    return false;
}
