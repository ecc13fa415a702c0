/* Korean triggers: nouns and verb stems. One counts when its frame holds (the cues it needs stand before it) and its
 * tail can be read; then it is a candidate (trigger_take.c). */
#include "fact_int.h"
#include "mark.h"
#include "trigger_int.h"

/* The type of the noun trigger that the one before it, with its particle, depends on: 이직을 결심, 입학은 포기. EV_COUNT
 * for none. */
static uint8_t governor(const Scan *s, uint32_t k)
{
    enum { GAP = 2 };
    const Item *it = &s->items->v[k], *next = it + 1, *stop = s->items->v + s->items->n;
    while (next < stop && next->beg < it->end) next++;           /* 창업을: a cue ends within the noun */
    if (next >= stop || it->josa == JOSA_NONE) return EV_COUNT;
    if (!is_trigger(next) || next->beg > it->tail + GAP) return EV_COUNT;
    if (next->kind == ITEM_VERB) {
        const TrigRule *r = rule_at(&s->e->verb, next->match, 0);
        return r->type == EV_DECISION && !r->n_need ? EV_DECISION : EV_COUNT;      /* 취업을 택했다 */
    }
    uint8_t by = EV_COUNT;
    for (uint32_t i = 0; i < next->match.n_entry; i++) {
        const TrigGate *g = rule_gate(&s->e->noun, next->match, i);
        if (g->shape != SHAPE_CUE && (by == EV_COUNT || g->type == EV_WITHDRAW)) by = g->type;
    }
    return by;
}

/* What is given up does not happen, and is no event beside its giving up; nor is the work that one applies for. */
static bool is_spent(uint8_t type, uint8_t by)
{
    bool moves = type <= EV_FOUND || type == EV_APPLY || type == EV_INTERVIEW || type == EV_ENROLL ||
                 type == EV_GRADUATE;
    bool offered = by == EV_ACCEPTED && (type == EV_WORK || type <= EV_FOUND);         /* 지사 근무를 제안받았다 */
    bool sought = by == EV_APPLY && (type == EV_WORK || type == EV_TRANSFER);
    return (by == EV_WITHDRAW && moves) || sought || offered;
}

/* Past or going on, or told on in the past (만들어 출시했다): not what is done in general, nor what is only thought of. */
static bool is_told(Scan *s, const Tail *t)
{
    enum { CODA_M = 16, MARKS = 2 };
    if (t->past || t->running) return true;
    uint16_t last = s->d->ch[t->end - 1];              /* 리드 맡음. */
    bool note = t->state == TS_END && !t->mood && hangul_is(last) && hangul_coda(last) == CODA_M;
    bool marked = t->end + 1 < s->end && (s->d->cls[t->end] == CH_PUNCT || s->d->ch[t->end + 1] == '(');
    if (note && (marked || t->end + MARKS >= s->end)) return true;
    bool busy = mark_before(s->ie, MK_BUSY, t->end) != 0;        /* 전화를 받느라 */
    bool took = mark_before(s->ie, MK_IN_DOING, t->end) != 0;    /* 옮기는 데 여덟 달이 걸렸다 */
    bool goes_on = !t->mood && !t->odd && (t->state == TS_KO || t->state == TS_EO || busy || took);
    return goes_on && main_is_past(s);
}

/* 2014년에 나와 차렸다, 2014년에 나와서 차렸다 */
static bool leads_on(Scan *s, const Tail *t)
{
    enum { MARKS = 3 };
    bool so = t->state == TS_END && !t->final && is_mark(s->ie, MK_IN, s->d->ch[t->end - 1]) && t->end + MARKS < s->end;
    return !t->mood && !t->odd && (t->state == TS_STEM || so) && main_is_past(s);
}

/* 맡아 달라고, 뽑아 준다고: what is asked of the author, what is promised. */
static bool bid_fits(const TrigRule *r, const Tail *t)
{
    return r->only == ONLY_ASKS ? t->bid : t->said && !t->past && !t->odd;         /* 오지 않겠냐고 asks, too */
}

/* What the rule asks of the tail: that it was done; that it is still to come (기술사에 도전할 계획이다); that it might
 * have been (그때 붙었다면). */
bool time_fits(Scan *s, const TrigRule *r, const Tail *t)
{
    bool rests = r->type == EV_CONTEXT && t->state == TS_KO && main_is_note(s);      /* 두 달 쉬고 복귀 */
    if (r->told && !is_told(s, t) && !(r->alone && leads_on(s, t)) && !rests) return false;
    if (r->coming && t->past && !t->mood && !t->odd && t->context != CTX_NOTE) return false;
    if (only_bids(r->only) && !bid_fits(r, t)) return false;
    if (r->pending && (t->past || t->state != TS_IF || t->mood != MOOD_IF)) return false;
    if (r->held && (t->mood || t->relative || t->said || t->even || t->respect)) return false;
    bool might = t->past && !t->running && (t->mood == MOOD_IF || t->mood == MOOD_MAYBE);
    return !r->unreal || might || t->mood == MOOD_NEARLY;          /* 갔더라면, 갈 뻔했다 */
}

/* 제안은 받지 않았다: there was one, and it was declined. */
static void take_decline(Scan *s, Item *it, Tail t, Clause *clause, uint32_t k)
{
    t.odd = false;
    take(s, it, &s->e->any_withdraw, it->end, &t, clause, k);
}

/* 오퍼를 못 받았다, 받지 못했다: none came, so that there is nothing to decline. */
static bool never_came(const Scan *s, const Tail *t)
{
    const Doc *d = s->d;
    uint32_t verb = t->light_at + (d->cls[t->light_at] == CH_SPACE);
    if (is_mark(s->ie, MK_CANNOT, d->ch[verb]) && d->cls[verb + 1] == CH_SPACE) return true;
    if (is_unable(s, verb)) return true;
    for (uint32_t at = verb + 1; at + 1 < t->end; at++) {
        bool behind = d->cls[at] == CH_SPACE && is_mark(s->ie, MK_JI, d->ch[at - 1]);
        if (behind && is_mark(s->ie, MK_CANNOT, d->ch[at + 1])) return true;
    }
    return false;
}

/* 이사가 됐다 is a director made, no move. */
static bool is_director(const Scan *s, const Item *it) { return it->end + 2 < s->end && mark_at(s->ie, MK_BECAME, it->end); }

/* 도전하려고 한다, 도전하고 싶다, 도전할 생각이다 */
static bool is_ahead(const Tail *t)
{
    return !t->odd && (t->mood == MOOD_WISH || t->mood == MOOD_PLAN || t->mood == MOOD_DECIDED);
}

/* 최종 합격 0, 합격은 0곳 */
static bool counts_none(const Scan *s, const Item *it)
{
    const Doc *d = s->d;
    uint32_t at = it->tail;
    while (at < s->end && (d->cls[at] == CH_SPACE || d->ch[at] == ':' || d->ch[at] == '|')) at++;
    bool zero = at > it->tail && at < s->end && d->ch[at] == '0';
    return zero && (at + 1 >= s->end || (d->cls[at + 1] != CH_DIGIT && d->ch[at + 1] != '.'));
}

/* 내 가게를 냈다: what stands within the phrase is told by it, and names nothing besides. */
static void words_spent(Scan *s, uint32_t k)
{
    Item *items = s->items->v;
    for (uint32_t i = k + 1; i < s->items->n && items[i].beg < items[k].end; i++)
        if (items[i].kind == ITEM_CUE) item_is(&items[i], CUE_NOTHING);
}

static Tail tail_of(const Scan *s, const Item *it, const TrigRule *r)
{
    if (r->shape == SHAPE_BARE) return tail_of_phrase(s->ie, it, r->grown, s->end);
    return tail_of_noun(s->ie, it, s->end);
}

/* 등산을 가려고 짐을 쌌다: what it was done for stands before it. */
static bool packs_for(const Scan *s, const TrigRule *r, const Item *it)
{
    if (r->type != EV_LEAVE || r->shape != SHAPE_BARE || !mark_at(s->ie, MK_BAGS, it->beg)) return false;
    const Sentence *x = &s->d->sent[s->sent];
    for (uint32_t i = x->tok_beg; i < x->tok_end && s->d->tok[i].beg < it->beg; i++)
        if (mark_before(s->ie, MK_PURPOSE, s->d->tok[i].end)) return true;
    return false;
}

/* later: 개국은 2018년 11월에 했다 */
static bool try_noun(Scan *s, uint32_t k, Clause *clause)
{
    Item *it = &s->items->v[k];
    Tail t = {0};
    bool read = false;
    for (uint32_t i = 0; i < it->match.n_entry; i++) {
        const TrigGate *gate = rule_gate(&s->e->noun, it->match, i);
        if (gate->shape == SHAPE_CUE) continue;
        /* 제안을 거절했다: that there was one needs no other word. */
        bool declined = gate->type == EV_ACCEPTED && governor(s, k) == EV_WITHDRAW;
        bool later = it->josa == JOSA_TOPIC && gate->asks & CUE_BIT(CUE_DATE) && s->any & CUE_BIT(CUE_DATE);
        if (!declined && !later && !frame_may_hold(s, gate)) continue;
        const TrigRule *r = rule_at(&s->e->noun, it->match, i);
        if (!declined && !frame_holds(s, r, clause, k) && !(later && has_date(s, k, s->items->n))) continue;
        if (r->counted && !count_end(s->ie, it->end, s->end)) continue;
        if (!read || r->grown) t = tail_of(s, it, r), read = !r->grown;
        if (!time_fits(s, r, &t) || (r->denied && !t.odd)) continue;
        if (r->coming && !t.mood && !t.odd) t.mood = MOOD_PLAN;
        if (r->wished && (!is_ahead(&t) || (r->type == EV_CERTIFICATE && t.mood == MOOD_DECIDED))) continue;    /* 시험을 보기로 했다 */
        if (r->shape != SHAPE_BARE && !tail_fits(r, &t, it->josa)) continue;
        if (packs_for(s, r, it)) return true;
        if (r->type == EV_MOVE && is_director(s, it)) continue;
        if (r->type == EV_WORK && r->shape == SHAPE_BARE && in_time(s->ie, it->beg)) continue;      /* 내일은, no 내 일은 */
        uint8_t by = governor(s, k);
        bool fell_through = t.odd && t.context == CTX_VERB;              /* 승진이 취소됐다 */
        if (is_spent(r->type, by) && !fell_through) return false;
        /* 이직을 결심했다: decided on, not done. */
        if (by == EV_DECISION && it->josa == JOSA_OBJECT) t.mood = MOOD_DECIDED;
        if (r->shape == SHAPE_BARE) words_spent(s, k);
        bool got = !(t.odd && t.light == LIGHT_GET && r->type == EV_ACCEPTED && never_came(s, &t));
        take(s, it, got ? r : &s->e->any_of[EV_ACCEPTED], it->end, &t, clause, k);
        if (counts_none(s, it)) s->ie->ev.v[s->ie->ev.n - 1]->tail.odd = true;
        if (got && r->invite && t.odd && t.light == LIGHT_GET) take_decline(s, it, t, clause, k);
        return true;
    }
    return false;
}

/* How far the units are spoken for: by nouns and by verbs, which may be the light verb of a noun (대상을 받았다). */
typedef struct Taken { uint32_t noun, verb; } Taken;

static void try_item(Scan *s, uint32_t k, Clause *clause, Taken *taken)
{
    const Item *it = &s->items->v[k];
    bool noun = it->kind == ITEM_NOUN;
    if (it->beg < (noun ? taken->noun : taken->verb)) return;
    uint32_t before = s->ie->ev.n;
    if (!(noun ? try_noun : try_verb)(s, k, clause)) return;
    taken->noun = taken->verb = it->end;
    if (s->ie->ev.n == before) return;
    const EvCand *c = s->ie->ev.v[s->ie->ev.n - 1];
    bool light = noun && c->tail.light && c->tail.light_at && c->rule->shape != SHAPE_BARE;
    uint32_t at = c->tail.light_at;
    if (light) taken->verb = s->d->tok[doc_tok_at(s->d, s->d->cls[at] == CH_SPACE ? at + 1 : at)].end;
    /* 파견은 무산됐다, 이직하려 했으나 무산됐다 */
    bool undone = c->tail.odd || c->tail.mood == MOOD_NEARLY;
    if (noun && undone && c->tail.context == CTX_VERB && c->tail.end > it->end && !(c->flags & EVF_OTHER))
        taken->noun = c->tail.end;
}

/* 배치 코드: a noun before another noun is told of by the way, and is not what the sentence tells. */
static bool tells_event(const Ie *ie, uint32_t first)
{
    for (uint32_t i = first; i < ie->ev.n; i++)
        if (!(ie->ev.v[i]->flags & EVF_WEAK) || ie->ev.v[i]->tail.context != CTX_MODIFIER) return true;
    return false;
}

/* Is the word one of the candidates [from, to)? */
static bool is_taken(const Ie *ie, uint32_t from, uint32_t to, const Item *it)
{
    for (uint32_t i = from; i < to; i++)
        if (ie->ev.v[i]->beg == it->beg) return true;
    return false;
}

void trigger_ko(Ie *ie, uint32_t sent, Sentences *all)
{
    const Sentence *st = &ie->doc->sent[sent];
    Scan s = {.ie = ie, .d = ie->doc, .e = ie->an->event, .all = all, .items = &all->items, .sent = sent,
              .beg = st->beg, .end = st->end, .before = sent - all->sent == 1 ? all->cues : 0};
    s.items->n = 0;
    items_ko(&s);
    items_close(&s);
    for (uint32_t k = 0; k < s.items->n; k++) s.any |= item_cue(&s.items->v[k]);
    Clause clause = {0};
    Taken taken = {0};                         /* one word, one event: the longest stem that fits */
    uint32_t first = ie->ev.n;
    uint64_t words = 0;
    all->told = s.any;
    ranks_dated(&s);
    uint32_t ranks = ie->ev.n;
    for (uint32_t k = 0; k < s.items->n; k++) {
        const Item *it = &s.items->v[k];
        if (is_trigger(it)) {
            if (is_taken(ie, first, ranks, it)) continue;
            bool asks = it->bits & (s.cues | CUE_FREE) || asks_behind(&s, k);
            if (asks) try_item(&s, k, &clause, &taken);
            continue;
        }
        s.cues |= it->bits;
        clause.cues |= it->bits;
        if (it->kind != ITEM_TIMEX) words |= it->bits;
    }
    note_ladder(&s);
    if (s.cues & CUE_BIT(CUE_CERT)) certs_gapped(&s, first);
    if (s.cues & CUE_BIT(CUE_RANK)) ranks_gapped(&s, first);
    if (ie->ev.n > first) note_length_behind(&s);
    if (ie->ev.n == first) try_note(&s);
    if (ie->ev.n == first) note_certs(&s);
    if (ie->ev.n == first) try_place_noted(&s);
    try_work(&s, tells_event(ie, first));
    all->cues = words;
    all->sent = sent;
    subject_tell(&s, first);
}
