/* The dates that may be the event's: those of its sentence, its line, what stands above it, and none at all. */
#include "argument_rank_int.h"
#include <string.h>

static const Timex *timex_of(const Ie *ie, uint32_t i) { return &ie->out->timexes.v[i]; }

bool is_date(const Ie *ie, uint32_t timex)
{
    const Timex *t = timex_of(ie, timex);
    return t->type == TIMEX_DATE && t->value.n > 0 && t->lo != EDTF_DAY_NONE;
}

static uint8_t cap(uint32_t n, uint32_t end) { return (uint8_t)(n < end ? n : end - 1); }

/* ---------------------------------------------------------------- what tells them apart */
static uint8_t grain_of(const DateChoice *x)
{
    enum { MONTH = 31, HALF = 190, YEAR = 366 };
    if (!x->value.n) return GRAIN_NONE;
    if (x->lo <= EDTF_DAY_NONE || x->hi <= EDTF_DAY_NONE || x->hi == EDTF_DAY_MAX) return GRAIN_OPEN;
    EdtfDay days = x->hi - x->lo + 1;
    return days <= 1 ? GRAIN_DAY : days <= MONTH ? GRAIN_MONTH : days <= HALF ? GRAIN_SEASON : days <= YEAR ? GRAIN_YEAR
                                                                                                         : GRAIN_LONG;
}

static uint8_t now_of(const Ranking *r, const DateChoice *x)
{
    if (!x->value.n || !r->st->dct || x->lo == EDTF_DAY_NONE) return NOW_UNKNOWN;
    if (str_eq(x->value, r->ie->out->dct)) return NOW_STAMP;
    return x->lo > r->st->dct_hi ? NOW_AHEAD : x->hi < r->st->dct_lo ? NOW_PAST : NOW_WITHIN;
}

static uint8_t order_of(const Ranking *r, const DateChoice *x)
{
    if (!x->value.n || !r->told) return ORDER_UNKNOWN;
    if (str_eq(r->st->last_date, x->value)) return ORDER_SAME;
    return x->hi < r->told_lo ? ORDER_EARLIER : x->lo > r->told_hi ? ORDER_LATER : ORDER_OVERLAP;
}

static DateChoice *choice_of(Ranking *r, Str value)
{
    for (uint32_t k = 0; k < r->n; k++)
        if (str_eq(r->v[k].value, value)) return &r->v[k];
    return NULL;
}

static void choice_add(Ranking *r, DateChoice x, DatePlace place)
{
    if (choice_of(r, x.value) || r->n == CHOICES_MAX) return;
    for (int s = SIGN_KIND; s < SIGN_N; s++) x.sign[s] = r->event[s];
    x.sign[SIGN_PLACE] = (uint8_t)place;
    x.sign[SIGN_GRAIN] = grain_of(&x);
    x.sign[SIGN_NOW] = now_of(r, &x);
    x.sign[SIGN_ORDER] = order_of(r, &x);
    r->v[r->n++] = x;
}

static void timex_add(Ranking *r, uint32_t i, DatePlace place)
{
    const Ie *ie = r->ie;
    const Timex *t = timex_of(ie, i);
    const TimexInfo *info = &ie->tx.v[i];
    DateChoice x = {.value = t->value, .lo = t->lo, .hi = t->hi, .timex = i};
    x.basis = (uint8_t)(t->basis ? t->basis : BASIS_EXPLICIT);
    x.sign[SIGN_REL] = info->rel;
    if (info->sent < r->c->sent) x.sign[SIGN_GAP] = cap(r->c->sent - info->sent, GAP_N);
    choice_add(r, x, place);
}

/* ---------------------------------------------------------------- the sentence and what stands beside it */
/* English has its clause between the event before and this one. */
static uint32_t clause_beg(const Ranking *r, uint32_t index)
{
    const EvCand *before = index ? r->ie->ev.v[index - 1] : NULL;
    if (!r->c->en) return r->c->from;
    uint32_t beg = r->ie->doc->sent[r->c->sent].beg;
    return before && before->sent == r->c->sent && before->end > beg ? before->end : beg;
}

/* … and as far as the one behind. */
static uint32_t clause_end(const Ranking *r, uint32_t index)
{
    const EvCand *after = index + 1 < r->ie->ev.n ? r->ie->ev.v[index + 1] : NULL;
    if (!r->c->en) return r->c->to;
    return after && after->sent == r->c->sent ? after->beg : r->ie->doc->sent[r->c->sent].end;
}

static void sentence_add(Ranking *r, uint32_t index)
{
    enum { DATES = 4 };
    const Ie *ie = r->ie;
    const EvCand *c = r->c;
    const Sentence *s = &ie->doc->sent[c->sent];
    uint32_t first = timex_from(ie, c, s->beg), mid = timex_from(ie, c, c->beg), clause = clause_beg(r, index), n = 0;
    uint32_t to = clause_end(r, index);
    for (uint32_t i = mid; i-- > first && n < DATES && mid - i <= TIMES_LOOKED;) {
        if (!is_date(ie, i)) continue;
        timex_add(r, i, ie->tx.v[i].beg >= clause ? PLACE_CLAUSE : PLACE_BEFORE);
        n++;
    }
    n = 0;
    for (uint32_t i = mid; i < ie->tx.n && ie->tx.v[i].beg < s->end && n < DATES && i - mid < TIMES_LOOKED; i++) {
        if (!is_date(ie, i)) continue;
        timex_add(r, i, ie->tx.v[i].beg < to ? PLACE_INSIDE : PLACE_AFTER);
        n++;
    }
}

/* ---------------------------------------------------------------- above it */
static DatePlace place_back(const Ranking *r, uint32_t i)
{
    enum { LINES = 12 };
    const Doc *d = r->ie->doc;
    uint32_t line = (uint32_t)(doc_line_at(d, r->ie->tx.v[i].beg) - d->line);
    if (line == r->c->line) return PLACE_LINE;
    if (r->c->line - line > LINES) return PLACE_FAR;
    for (uint32_t k = r->c->line; k-- > line;)
        if (d->line[k].kind == LINE_BLANK) return PLACE_FAR;
    return PLACE_PARA;
}

/* The dates told before, as far as the heading. */
static void back_add(Ranking *r)
{
    enum { STEPS = 24, DATES = 6 };
    const Ie *ie = r->ie;
    uint32_t floor = r->c->sect ? r->c->sect->head_end : 0, n = 0;
    uint32_t at = timex_from(ie, r->c, ie->doc->sent[r->c->sent].beg);
    for (uint32_t i = at, k = 0; i-- > 0 && ie->tx.v[i].beg >= floor && k < STEPS && n < DATES; k++) {
        if (!is_date(ie, i)) continue;
        timex_add(r, i, place_back(r, i));
        n++;
    }
}

static void heads_add(Ranking *r)
{
    enum { DATES = 2 };
    const Ie *ie = r->ie;
    const EvCand *c = r->c;
    uint32_t i = timex_from(ie, c, ie->doc->line[c->line].beg), n = 0;
    bool fronts = i < ie->tx.n && ie->tx.v[i].beg < c->beg && ie->tx.v[i].line_start;
    if (fronts && is_date(ie, i)) timex_add(r, i, PLACE_ITEM);
    if (c->lone) timex_add(r, c->lone - 1, PLACE_LONE);
    if (!c->sect) return;
    uint32_t end = c->sect->head_end;
    uint32_t from = timex_from(ie, c, c->sect->head_beg);
    for (i = from; i < ie->tx.n && ie->tx.v[i].beg < end && n < DATES && i - from < TIMES_LOOKED; i++) {
        if (!is_date(ie, i)) continue;
        timex_add(r, i, PLACE_HEAD);
        n++;
    }
}

/* What a rule chose, be it none. One that stands in the event's own clause dates it or belongs to another's, but never
 * leaves it undated. */
static void rule_add(Ranking *r)
{
    const EvCand *c = r->c;
    DateChoice x = {.value = c->date, .lo = c->lo, .hi = c->hi, .timex = c->timex, .basis = c->basis};
    choice_add(r, x, PLACE_ELSE);
    DateChoice *same = choice_of(r, c->date);
    if (!same) return;
    same->sign[SIGN_RULE] = c->basis == BASIS_HEADING ? 2 : 1;
    bool clause = same->sign[SIGN_PLACE] == PLACE_CLAUSE || same->sign[SIGN_PLACE] == PLACE_INSIDE;
    if (clause) r->v[0] = r->v[--r->n];
}

void choices_collect(Ranking *r)
{
    uint32_t index = r->c->number;
    r->n = 0;
    r->told = r->st->last_date.n && edtf_bounds_str(r->st->last_date, &r->told_lo, &r->told_hi);
    choice_add(r, (DateChoice){.lo = EDTF_DAY_NONE, .hi = EDTF_DAY_NONE, .timex = UINT32_MAX}, PLACE_NONE);
    sentence_add(r, index);
    /* What is only wished or supposed has no time but the one its sentence gives. */
    if (r->c->fact != FACT_HYPOTHETICAL) {
        heads_add(r);
        back_add(r);
    }
    rule_add(r);
}
