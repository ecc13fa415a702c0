/* Dates at the heads of paragraphs: several of them make a diary or a chronicle, in which each stands over an entry. */
#include "time_int.h"

enum { ENTRIES = 3 };                  /* fewer dates at the heads of paragraphs are no diary */

/* Does the text say what the date is of by a mark alone: 2월 12일. **4월.** [2019] 5/3: */
static bool is_closed(const Doc *d, uint32_t beg, uint32_t end)
{
    enum { MARKS = 4 };
    uint32_t at = beg;
    while (at < end && at < beg + MARKS && d->cls[at] == CH_PUNCT) at++;
    return at > beg && at < end && d->cls[at] == CH_SPACE && d->ch[beg] != ',' && d->ch[beg] != '(';
}

/* 6월 17일, on a line of its own; **4월.** 구직은 쉬었다; 2010. Best poster: won. */
static bool is_head(const Ie *ie, uint32_t i)
{
    enum { MARKS = 4 };
    const TimexInfo *x = &ie->tx.v[i];
    const TimeParse *p = &ie->time[i];
    if (!x->line_start || x->heading || (p->form != TX_POINT && p->form != TX_RANGE) || p->a.unit ||
        (p->form == TX_RANGE && p->b->unit))
        return false;
    const Line *line = &ie->doc->line[x->line];
    bool row = line->kind == LINE_ITEM || line->kind == LINE_TABLE, names = p->a.month > 0 || p->a.how;
    return !row && names && (x->end + MARKS >= line->end || is_closed(ie->doc, x->end, line->end));
}

/* **그리고 오늘.** The last entry of a diary. */
static bool is_today(const Ie *ie, uint32_t i)
{
    enum { LEAD = 6 };
    const TimexInfo *x = &ie->tx.v[i];
    const TimePoint *p = &ie->time[i].a;
    const Line *line = &ie->doc->line[x->line];
    bool today = ie->time[i].form == TX_POINT && p->unit == TU_DAY && !p->shift && !p->month && !x->heading;
    return today && line->kind == LINE_TEXT && x->beg <= line->body + LEAD &&
           (x->end >= line->end || is_closed(ie->doc, x->end, line->end));
}

void time_mark_entries(Ie *ie)
{
    uint32_t n = 0;
    for (uint32_t i = 0; i < ie->tx.n; i++) n += ie->tx.v[i].entry = is_head(ie, i);
    for (uint32_t i = 0; n && n < ENTRIES && i < ie->tx.n; i++) ie->tx.v[i].entry = false;
    for (uint32_t i = 0; n >= ENTRIES && i < ie->tx.n; i++) ie->tx.v[i].entry |= is_today(ie, i);
}
