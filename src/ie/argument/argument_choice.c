/* The dates that may be the event's: those of its sentence, its line, what stands above it, and none at all. */
#include "argument_rank_int.h"
#include "base/hash.h"

static uint8_t cap(uint32_t n, uint32_t end) { return (uint8_t)(n < end ? n : end - 1); }

/* ---------------------------------------------------------------- what a date is to every event */
static uint8_t grain_of(Str value, EdtfDay lo, EdtfDay hi)
{
    enum { MONTH = 31, HALF = 190, YEAR = 366 };
    if (!value.n) return GRAIN_NONE;
    if (lo <= EDTF_DAY_NONE || hi <= EDTF_DAY_NONE || hi == EDTF_DAY_MAX) return GRAIN_OPEN;
    EdtfDay days = hi - lo + 1;
    return days <= 1 ? GRAIN_DAY : days <= MONTH ? GRAIN_MONTH : days <= HALF ? GRAIN_SEASON : days <= YEAR ? GRAIN_YEAR
                                                                                                         : GRAIN_LONG;
}

static uint8_t now_of(const Ie *ie, const Story *st, Str value, EdtfDay lo, EdtfDay hi)
{
    if (!value.n || !st->dct || lo == EDTF_DAY_NONE) return NOW_UNKNOWN;
    /* written in 2022-03 or later: what is told is past, and 2022.03 ~ 현재 no stamp */
    bool open = st->dct_hi == EDTF_DAY_MAX && st->dct_lo > EDTF_DAY_NONE;
    if (!open && str_eq(value, ie->out->dct)) return NOW_STAMP;
    if (open && hi < EDTF_DAY_MAX) return NOW_PAST;
    return lo > st->dct_hi ? NOW_AHEAD : hi < st->dct_lo ? NOW_PAST : NOW_WITHIN;
}

/* Values by their text: 1 + the first expression that has it. */
typedef struct Values { uint32_t *slot, mask; } Values;

static uint32_t number_of(const Ie *ie, Values *v, uint32_t i)
{
    Str value = timex_of(ie, i)->value;
    if (!value.n) return 0;
    uint32_t at = (uint32_t)hash64(value) & v->mask;
    while (v->slot[at] && !str_eq(timex_of(ie, v->slot[at] - 1)->value, value)) at = (at + 1) & v->mask;
    if (!v->slot[at]) v->slot[at] = i + 1;
    return v->slot[at];
}

const struct DateSeen *dates_seen(const Ie *ie, const Story *st)
{
    uint32_t n = ie->tx.n, room = 16;
    while (room < 2 * n) room *= 2;
    Values values = {arena_push_n(ie->tmp, uint32_t, room), room - 1};
    struct DateSeen *seen = arena_push_n(ie->tmp, struct DateSeen, n + 1);
    for (uint32_t i = 0; i < n; i++) {
        const Timex *t = timex_of(ie, i);
        seen[i] = (struct DateSeen){.number = number_of(ie, &values, i),
                                    .grain = grain_of(t->value, t->lo, t->hi),
                                    .now = now_of(ie, st, t->value, t->lo, t->hi),
                                    .date = is_date(ie, i)};
    }
    return seen;
}

/* ---------------------------------------------------------------- what tells them apart */
static uint8_t order_of(const Ranking *r, const DateChoice *x)
{
    const Story *st = r->st;
    if (!x->value.n || !st->last) return ORDER_UNKNOWN;
    if (str_eq(st->last_date, x->value)) return ORDER_SAME;
    return x->hi < st->last_lo ? ORDER_EARLIER : x->lo > st->last_hi ? ORDER_LATER : ORDER_OVERLAP;
}

static uint64_t number_bit(uint32_t number) { return UINT64_C(1) << number % 64; }

static DateChoice *choice_of(Ranking *r, uint32_t number)
{
    if (!(r->numbers & number_bit(number))) return NULL;
    for (uint32_t k = 0; k < r->n; k++)
        if (r->v[k].number == number) return &r->v[k];
    return NULL;
}

/* A value that is no choice yet, its signs zero; NULL where there is no room. */
static DateChoice *choice_new(Ranking *r, DatePlace place, uint32_t number)
{
    if (r->n == CHOICES_MAX) return NULL;
    DateChoice *x = &r->v[r->n++];
    *x = (DateChoice){.timex = UINT32_MAX, .number = number};
    r->numbers |= number_bit(number);
    for (int s = SIGN_KIND; s < SIGN_N; s++) x->sign[s] = r->event[s];
    x->sign[SIGN_PLACE] = (uint8_t)place;
    return x;
}

/* 2015년 3월에 입사했다. 공모전에서 상을 받았다: what begins, ends or is done once is over with its date, and what is told of
 * next came later. (Counted on annotated memoirs: 20 of 931 were of the same date.) */
static bool is_past_by(const Ranking *r, DatePlace place, Str value)
{
    enum {
        ONCE = 1 << KIND_START | 1 << KIND_CHANGE | 1 << KIND_REPLY | 1 << KIND_DEED | 1 << KIND_END,
        LATER = 1 << KIND_START | 1 << KIND_CHANGE | 1 << KIND_END | 1 << KIND_DEED | 1 << KIND_WORK | 1 << KIND_STUDY | 1 << KIND_CONTEXT,
    };
    const Story *st = r->st;
    bool told =
        place == PLACE_LINE || place == PLACE_PARA || place == PLACE_FAR || place == PLACE_EVENT || place == PLACE_ITEM;
    if (!told || !st->last || st->last_sent == r->c->sent || !str_eq(st->last_date, value)) return false;
    uint8_t last = event_kind(st->last_type), next = r->event[SIGN_KIND];
    bool ends_too = last == KIND_END && next == KIND_END;          /* school was over, and the contract */
    return ONCE >> last & LATER >> next & 1 && !ends_too;
}

static void timex_add(Ranking *r, uint32_t i, DatePlace place)
{
    const struct DateSeen *seen = &r->st->seen[i];
    if (is_past_by(r, place, timex_of(r->ie, i)->value)) return;
    DateChoice *x = choice_of(r, seen->number) ? NULL : choice_new(r, place, seen->number);
    if (!x) return;
    const TimexInfo *info = &r->ie->tx.v[i];
    const Timex *t = timex_of(r->ie, info->mend ? info->mend - 1 : i);       /* what the text puts in its place */
    x->value = t->value;
    x->lo = t->lo, x->hi = t->hi;
    x->timex = i;
    x->basis = (uint8_t)(t->basis ? t->basis : BASIS_EXPLICIT);
    x->sign[SIGN_REL] = info->rel;
    if (info->sent < r->c->sent) x->sign[SIGN_GAP] = cap(r->c->sent - info->sent, GAP_N);
    x->sign[SIGN_GRAIN] = seen->grain;
    x->sign[SIGN_NOW] = seen->now;
    x->sign[SIGN_ORDER] = order_of(r, x);
}

/* ---------------------------------------------------------------- the sentence and what stands beside it */
/* English has its clause between the event before and this one. */
static uint32_t clause_beg(const Ranking *r, uint32_t index)
{
    const EvCand *before = parted_before(r->ie, index);
    if (!r->c->en) return r->c->from;
    uint32_t beg = r->ie->doc->sent[r->c->sent].beg;
    return before && before->sent == r->c->sent && before->end > beg ? before->end : beg;
}

/* … and as far as the one behind. */
static uint32_t clause_end(const Ranking *r, uint32_t index)
{
    const EvCand *after = parted_after(r->ie, index);
    if (!r->c->en) return r->c->to;
    return after && after->sent == r->c->sent ? after->beg : r->ie->doc->sent[r->c->sent].end;
}

/* 다섯 번 만에 필기에 붙었다(2022년 6월): brackets right behind its predicate are about that. */
static bool is_bracketed(const Ranking *r, uint32_t i, uint32_t to)
{
    const Doc *d = r->ie->doc;
    uint32_t beg = r->ie->tx.v[i].beg, end = r->ie->tx.v[i].end;
    uint32_t open = d->ch[to] == ' ' ? to + 1 : to;              /* 서류 합격 (9/15) */
    return beg > r->c->end && beg <= open + 1 && d->ch[beg - 1] == '(' && d->ch[end] == ')';
}

static void sentence_add(Ranking *r, uint32_t index)
{
    enum { DATES = 4 };
    const Ie *ie = r->ie;
    const EvCand *c = r->c;
    const Sentence *s = &ie->doc->sent[c->sent];
    uint32_t first = ie_timex_from(ie, s->beg), mid = ie_timex_from(ie, c->beg), clause = clause_beg(r, index), n = 0;
    uint32_t to = clause_end(r, index);
    for (uint32_t i = mid; i-- > first && n < DATES && mid - i <= TIMES_LOOKED;) {
        if (!r->st->seen[i].date) continue;
        timex_add(r, i, ie->tx.v[i].beg >= clause ? PLACE_CLAUSE : PLACE_BEFORE);
        n++;
    }
    n = 0;
    for (uint32_t i = mid; i < ie->tx.n && ie->tx.v[i].beg < s->end && n < DATES && i - mid < TIMES_LOOKED; i++) {
        if (!r->st->seen[i].date) continue;
        timex_add(r, i, ie->tx.v[i].beg < to || is_bracketed(r, i, to) ? PLACE_INSIDE : PLACE_AFTER);
        n++;
    }
}

/* ---------------------------------------------------------------- above it */
/* The first line that no blank one parts from the event's, not further back than a reader looks. */
static uint32_t para_first(const Ranking *r)
{
    enum { LINES = 12 };
    uint32_t line = r->c->line;
    for (int left = LINES; left > 0 && line > 0 && r->ie->doc->line[line - 1].kind != LINE_BLANK; left--) line--;
    return line;
}

/* The dates told before, as far as the heading. */
static void back_add(Ranking *r)
{
    enum { STEPS = 24, DATES = 6 };
    const Ie *ie = r->ie;
    uint32_t floor = r->c->sect ? r->c->sect->head_end : 0, n = 0, para = para_first(r);
    uint8_t kind = r->event[SIGN_KIND];
    bool begins = (kind == KIND_START || kind == KIND_APPLY) && r->event[SIGN_FIRST] == 0;
    uint32_t at = ie_timex_from(ie, ie->doc->sent[r->c->sent].beg);
    for (uint32_t i = at, k = 0; i-- > 0 && ie->tx.v[i].beg >= floor && k < STEPS && n < DATES; k++) {
        bool whole = begins && ie_is_range(ie, i) && !ie->tx.v[i].line_start;       /* when all that was, not this */
        if (!r->st->seen[i].date || whole) continue;
        uint32_t line = ie->tx.v[i].line;
        timex_add(r, i, line == r->c->line ? PLACE_LINE : line >= para ? PLACE_PARA : PLACE_FAR);
        n++;
    }
}

static void heads_add(Ranking *r)
{
    enum { DATES = 2 };
    const Ie *ie = r->ie;
    const EvCand *c = r->c;
    uint32_t i = ie_timex_from(ie, ie->doc->line[c->line].beg), n = 0;
    bool fronts = i < ie->tx.n && ie->tx.v[i].beg < c->beg && ie->tx.v[i].line_start;
    if (fronts && r->st->seen[i].date) timex_add(r, i, PLACE_ITEM);
    if (c->lone) timex_add(r, c->lone - 1, PLACE_LONE);
    if (!c->sect) return;
    const DocSection *s = dating_section(ie, c->sect);
    uint32_t end = s->head_end;
    uint32_t from = ie_timex_from(ie, s->head_beg);
    for (i = from; i < ie->tx.n && ie->tx.v[i].beg < end && n < DATES && i - from < TIMES_LOOKED; i++) {
        if (!r->st->seen[i].date) continue;
        timex_add(r, i, PLACE_HEAD);
        n++;
    }
}

/* What was told last may have been counted to a date that stands nowhere: 반년을 구직했다. 쿠팡은 떨어졌고 …. */
static void last_add(Ranking *r)
{
    const Story *st = r->st;
    if (!st->last || !st->last_date.n || r->c->sent - st->last_sent >= GAP_N) return;
    if (is_past_by(r, PLACE_EVENT, st->last_date)) return;
    for (uint32_t k = 0; k < r->n; k++)
        if (str_eq(r->v[k].value, st->last_date)) return;
    DateChoice *x = choice_new(r, PLACE_EVENT, NUMBER_EVENT);
    if (!x) return;
    x->value = st->last_date;
    x->lo = st->last_lo, x->hi = st->last_hi;
    x->basis = BASIS_DISCOURSE;
    x->sign[SIGN_GAP] = cap(r->c->sent - st->last_sent, GAP_N);
    x->sign[SIGN_GRAIN] = grain_of(x->value, x->lo, x->hi);
    x->sign[SIGN_NOW] = now_of(r->ie, st, x->value, x->lo, x->hi);
    x->sign[SIGN_ORDER] = ORDER_SAME;
}

/* The number of the rules' date, which may be counted and stand nowhere. */
static uint32_t rule_number(const Ranking *r)
{
    const EvCand *c = r->c;
    if (!c->date.n) return 0;
    if (c->timex != UINT32_MAX && str_eq(timex_of(r->ie, c->timex)->value, c->date))
        return r->st->seen[c->timex].number;
    for (uint32_t k = 0; k < r->n; k++)
        if (str_eq(r->v[k].value, c->date)) return r->v[k].number;
    return NUMBER_ELSE;
}

static void rule_new(Ranking *r, uint32_t number)
{
    const EvCand *c = r->c;
    DateChoice *x = choice_new(r, PLACE_ELSE, number);
    if (!x) return;
    x->value = c->date;
    x->lo = c->lo, x->hi = c->hi;
    x->timex = c->timex;
    x->basis = c->basis;
    x->sign[SIGN_GRAIN] = grain_of(x->value, x->lo, x->hi);
    x->sign[SIGN_NOW] = now_of(r->ie, r->st, x->value, x->lo, x->hi);
    x->sign[SIGN_ORDER] = order_of(r, x);
}

/* ## 2024 over "- 스타트업 창업": a year, a half or a month that is all of its heading dates what the items below it note. */
static bool heads_items(const Ranking *r, const DateChoice *x)
{
    enum { MARKS = 3, MONTH = 27 };
    const EvCand *c = r->c;
    const Line *line = &r->ie->doc->line[c->line];
    const DocSection *s = c->sect ? dating_section(r->ie, c->sect) : NULL;
    if (!s || x->timex == UINT32_MAX || line->kind != LINE_ITEM || (!c->en && c->tail.context != CTX_NOTE))
        return false;
    const TimexInfo *t = &r->ie->tx.v[x->timex];
    if (ie_is_range(r->ie, x->timex) || date_in(r->ie, line->beg, line->end)) return false;
    bool whole = t->beg >= s->head_beg && t->beg <= s->head_beg + MARKS && t->end + MARKS >= s->head_end;
    return whole && x->hi - x->lo >= MONTH;
}

/* Does a rule's date leave no doubt that the event is dated? In its own clause it is this event's or another's; so is the
 * one of its sentence where something began (that year I left and they took me on), a stretch or an end behind it, a line above that is
 * nothing else. One that
 * stands nowhere was put together from what the text says of a beginning or an end: nothing at hand stands against it. */
static bool is_sure(const Ranking *r, const DateChoice *x)
{
    uint8_t place = x->sign[SIGN_PLACE], kind = r->event[SIGN_KIND];
    bool begins = kind == KIND_START || kind == KIND_CHANGE;
    if (place == PLACE_ELSE) return begins || kind == KIND_END;
    if (place == PLACE_BEFORE) return begins;
    if (place == PLACE_HEAD && heads_items(r, x)) return true;
    if (place == PLACE_LONE) return x->sign[SIGN_GAP] < GAP_N - 1;        /* 12월 / 퇴사했다 */
    bool until = x->sign[SIGN_REL] == REL_DURING || x->sign[SIGN_REL] == REL_UNTIL || x->sign[SIGN_GRAIN] == GRAIN_OPEN;
    if (place == PLACE_AFTER) return until;
    return place == PLACE_CLAUSE || place == PLACE_INSIDE;
}

/* What a rule chose, be it none. */
static void rule_add(Ranking *r)
{
    const EvCand *c = r->c;
    uint32_t number = rule_number(r);
    if (!choice_of(r, number)) rule_new(r, number);
    DateChoice *same = choice_of(r, number);
    if (!same) return;
    same->sign[SIGN_RULE] = c->basis == BASIS_HEADING ? 2 : 1;
    if (!is_sure(r, same)) return;
    if (same->sign[SIGN_PLACE] == PLACE_ELSE) r->v[0] = *same, r->n = 1;
    else r->v[0] = r->v[--r->n];
}

void choices_collect(Ranking *r)
{
    uint32_t index = r->c->number;
    r->n = 0;
    r->numbers = 0;
    DateChoice *none = choice_new(r, PLACE_NONE, 0);
    none->lo = none->hi = EDTF_DAY_NONE;
    sentence_add(r, index);
    /* What is only wished or supposed has no time but the one its sentence gives, nor has what was at another time of life. */
    if (r->c->fact != FACT_HYPOTHETICAL && !r->apart) {
        heads_add(r);
        back_add(r);
        last_add(r);
    }
    rule_add(r);
}
