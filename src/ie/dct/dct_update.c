/* Updates: "(2022.04 추가) …", "**Update, 3 March 2023:** …". What stands behind such a mark was written then, and the
 * last one is when the whole was finished. A line that only says when something was changed is none. */
#include "dct_int.h"
#include "time/anchor_int.h"

enum { LEAD = 16, TEXT = 6, LINES_OVER = 2, SHORT = 60 };

static bool is_sign(const Doc *d, uint32_t p)
{
    uint16_t ch = d->ch[p];
    return ch == '*' || ch == '(' || ch == '[' || ch == ')' || ch == ']' || ch == ':' || ch == '-' || ch == '_' ||
           ch == '>' || ch == '#';
}

/* Where the mark ends: behind its bracket or its colon, or with the line. */
static uint32_t mark_end(const Doc *d, const TimexInfo *t, const Line *l)
{
    for (uint32_t p = t->end; p < l->end && p < t->end + LEAD; p++) {
        bool clock = d->ch[p] == ':' && d->cls[p + 1] == CH_DIGIT;
        if (clock || (d->ch[p] != ')' && d->ch[p] != ']' && d->ch[p] != ':')) continue;
        while (p < l->end && (is_sign(d, p) || d->cls[p] == CH_SPACE)) p++;
        return p;
    }
    return l->end <= t->end + LEAD ? l->end : 0;
}

/* Only marks and words of an update stand before the date. */
static bool leads(const DctState *s, const Line *l, uint32_t beg)
{
    enum { WORDS = 2 };
    const Doc *d = s->ie->doc;
    uint32_t words = 0, first = l->body;
    while (first < beg && (is_sign(d, first) || d->cls[first] == CH_SPACE)) first++;
    for (uint32_t p = first; p < beg; p++)
        words += (d->cls[p] == CH_HANGUL || d->cls[p] == CH_LATIN) && (p == first || d->cls[p - 1] == CH_SPACE);
    return !words || (words <= WORDS && dct_has_word(s, first, first + 1, DCT_W_update));
}

static bool has_letters(const Doc *d, uint32_t beg, uint32_t end, uint32_t least)
{
    uint32_t n = 0;
    for (uint32_t p = beg; p < end && n < least; p++) n += d->cls[p] == CH_HANGUL || d->cls[p] == CH_LATIN;
    return n >= least;
}

static bool is_update(const DctState *s, uint32_t i)
{
    const Ie *ie = s->ie;
    const Doc *d = ie->doc;
    const TimexInfo *t = &ie->tx.v[i];
    const Line *l = &d->line[t->line];
    DctDate x;
    if (l->kind == LINE_TABLE || ie->time[i].form != TX_POINT || ie->time[i].open_end || t->beg > l->body + 2 * LEAD)
        return false;
    if (!dct_date_of(s, i, &x) || x.hi > x.lo + 31 || dct_lines_before(ie, t->line) < LINES_OVER) return false;
    uint32_t end = mark_end(d, t, l);
    if (!end || !leads(s, l, t->beg) || !dct_has_word(s, l->body, end, DCT_W_update)) return false;
    bool tidied = l->end - end <= SHORT && dct_has_word(s, end, l->end, DCT_W_typo);       /* Edited in May: fixed typos */
    if (tidied) return false;
    if (has_letters(d, end, l->end, TEXT)) return true;
    bool apart = l->kind == LINE_HEADING || dct_lines_before(ie, t->line) >= DCT_TOP_LINES;       /* no stamp of the whole */
    return !has_letters(d, end, l->end, 1) && apart && dct_lines_behind(ie, t->line) > 0;
}

/* In their order; an earlier day behind a later one is of something else. */
void dct_mark_updates(DctState *s)
{
    Ie *ie = s->ie;
    EdtfDay before = EDTF_DAY_MIN;
    DctDate x;
    for (uint32_t i = 0; i < ie->n_time; i++) {
        if (!ie->time[i].a.how || !is_update(s, i) || !dct_date_of(s, i, &x) || x.hi < before) continue;
        ie->tx.v[i].update = ie->updated = true;
        ie->time[i].entry = true;
        s->span[i].known = SPAN_NONE;                     /* it tells nothing of when the text before it was written */
        before = x.lo;
    }
}

bool dct_last_update(const DctState *s, DctDate *out)
{
    for (uint32_t i = s->ie->n_time; s->ie->updated && i-- > 0;)
        if (s->ie->tx.v[i].update) {
            out->i = i;
            return dct_span_of(s->ie, i, &out->lo, &out->hi);
        }
    return false;
}
