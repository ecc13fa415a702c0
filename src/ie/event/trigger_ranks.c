/* Titles one behind the other, each with its date: 대리가 2001년, 과장이 2008년 3월; 대리는 2001년, 과장은 2008년에 달았다; 2001년에 대리를,
 * 2008년에 과장을 달았다. */
#include "trigger_int.h"
#include "mark.h"

enum { RANKS = 12 };                   /* nobody has more of them, and the walk stays short */

static bool names_rank(const Item *it) { return is_word(it) && it->cue == CUE_RANK; }
static bool is_date_item(const Item *it) { return it->kind == ITEM_TIMEX && it->cue == CUE_DATE; }

/* Nothing but a blank between the two. */
static bool follows(const Item *it, const Item *next) { return next->beg <= it->tail + 1 && next->beg >= it->tail; }

/* The item behind the word of item k, which may be a trigger, too. */
static const Item *next_of(const Scan *s, uint32_t k)
{
    uint32_t i = k + 1;
    while (i < s->items->n && s->items->v[i].beg == s->items->v[k].beg) i++;
    return &s->items->v[i];            /* behind the last one stands one that is nothing */
}

static const Item *prior_of(const Scan *s, uint32_t k)
{
    uint32_t i = k;
    while (i > 0 && s->items->v[i].beg == s->items->v[k].beg) i--;
    return &s->items->v[i];
}

static bool closes_part(const Scan *s, uint32_t at)
{
    return at >= s->end || s->d->cls[at] == CH_PUNCT || s->d->cls[at] == CH_BREAK;
}

static void rank_take(Scan *s, uint32_t k, const Item *date, uint32_t end)
{
    Item *it = &s->items->v[k];
    Clause clause = {0};
    Tail t = {.end = it->end, .context = CTX_NOTE, .past = true, .ok = true};
    take(s, it, &s->e->note_title, it->end, &t, &clause, k);
    EvCand *c = s->ie->ev.v[s->ie->ev.n - 1];
    c->found.role = (Range){it->beg, it->end};
    c->from = date->beg < it->beg ? date->beg : it->beg;
    c->to = end;
    c->flags |= EVF_NOTE;
}

static bool told_there(const Scan *s, uint32_t first, const Item *it)
{
    for (uint32_t i = first; i < s->ie->ev.n; i++)
        if (s->ie->ev.v[i]->beg < it->end && s->ie->ev.v[i]->end > it->beg) return true;
    return false;
}

/* 대리가 2001년, 과장이 2008년 3월이다: the date is what is said of the title. told: the verb behind the last of them tells. */
static uint32_t ranks_said(Scan *s, uint32_t before, bool told)
{
    uint32_t n = 0;
    for (uint32_t i = 0; i + 1 < s->items->n && n < RANKS; i++) {
        const Item *it = &s->items->v[i], *date = next_of(s, i);
        if (date->beg >= before) break;
        bool title = names_rank(it) && (is_subject(it) || (!told && it->josa == JOSA_NONE)) && is_date_item(date) &&
                     follows(it, date);
        if (!title) continue;
        bool said = closes_part(s, date->end) || (!told && is_mark(s->ie, MK_COPULA, s->d->ch[date->end]));
        if (!said || (told && s->d->ch[date->end] != ',')) continue;
        rank_take(s, i, date, date->end);
        n++;
    }
    return n;
}

/* 2001년에 대리를, 2008년에 과장을 달았다; 2001년 대리로, 2008년 과장으로 승진했다: what is told behind the last one. */
static void ranks_moved(Scan *s, uint32_t first, uint32_t before)
{
    for (uint32_t i = 1, n = 0; i < s->items->n && s->items->v[i].beg < before && n < RANKS; i++) {
        const Item *it = &s->items->v[i], *date = prior_of(s, i);
        bool gapped = names_rank(it) && (it->josa == JOSA_OBJECT || it->josa == JOSA_TO || it->josa == JOSA_NONE);
        if (!gapped || s->d->ch[it->tail] != ',' || !is_date_item(date) || !follows(date, it) ||
            told_there(s, first, it))
            continue;
        rank_take(s, i, date, it->end);
        n++;
    }
}

void ranks_dated(Scan *s)
{
    enum { LEAST = 2 };
    const uint64_t both = CUE_BIT(CUE_DATE) | CUE_BIT(CUE_RANK);
    if ((s->any & both) != both) return;
    /* one alone may tell of anything: 과장이 2008년 …; 2001년 대리, 2008년 과장: behind its date */
    uint32_t n = 0;
    for (uint32_t i = 0; i + 1 < s->items->n; i++) {
        const Item *it = &s->items->v[i], *date = next_of(s, i);
        if (it->kind == ITEM_TIMEX && it->josa != JOSA_FROM && !n) return;
        n += names_rank(it) && is_date_item(date) && follows(it, date);
    }
    if (n >= LEAST) ranks_said(s, s->end, false);
}

void ranks_gapped(Scan *s, uint32_t first)
{
    const EvCand *last = s->ie->ev.n > first ? s->ie->ev.v[s->ie->ev.n - 1] : NULL;
    if (!last || last->type != EV_PROMOTION || last->flags & EVF_OTHER || last->tail.odd) return;
    if (!(s->any & CUE_BIT(CUE_RANK)) || !(s->any & CUE_BIT(CUE_DATE))) return;
    uint32_t before = last->beg;
    ranks_said(s, before, true);
    ranks_moved(s, first, before);
}
