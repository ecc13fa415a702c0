/* Which of the dates at hand: the one whose signs weigh most, none being one of them. */
#include "argument_rank_int.h"
#include "argument_refer_int.h"
#include "base/i18n.h"
#include <string.h>
#ifdef DATE_DUMP
#include <stdio.h>
#endif

static const uint8_t kind_of[EV_COUNT] = {
    [EV_JOIN] = KIND_START,        [EV_FOUND] = KIND_START,       [EV_ENROLL] = KIND_START,
    [EV_LEAVE] = KIND_END,         [EV_GRADUATE] = KIND_END,      [EV_TRANSFER] = KIND_CHANGE,
    [EV_ROLE_CHANGE] = KIND_CHANGE, [EV_PROMOTION] = KIND_CHANGE, [EV_CONVERSION] = KIND_CHANGE,
    [EV_MOVE] = KIND_CHANGE,       [EV_SEARCH] = KIND_SEARCH,     [EV_APPLY] = KIND_APPLY,
    [EV_INTERVIEW] = KIND_APPLY,   [EV_ACCEPTED] = KIND_REPLY,    [EV_REJECTED] = KIND_REPLY,
    [EV_WITHDRAW] = KIND_REPLY,    [EV_STUDY] = KIND_STUDY,       [EV_AWARD] = KIND_DEED,
    [EV_CERTIFICATE] = KIND_DEED,  [EV_PUBLICATION] = KIND_DEED,  [EV_TALK] = KIND_DEED,
    [EV_PROJECT] = KIND_PROJECT,   [EV_WORK] = KIND_WORK,         [EV_CONTEXT] = KIND_CONTEXT,
    [EV_DECISION] = KIND_MIND,     [EV_TURNING_POINT] = KIND_MIND, [EV_GOAL] = KIND_GOAL,
};

uint8_t event_kind(uint8_t type) { return kind_of[type]; }

/* ---------------------------------------------------------------- the weights */
#define NAME(id, name) name,
static const char *const place_names[] = {PLACE_TABLE(NAME)}, *const kind_names[] = {KIND_TABLE(NAME)},
                  *const now_names[] = {NOW_TABLE(NAME)}, *const order_names[] = {ORDER_TABLE(NAME)},
                  *const grain_names[] = {GRAIN_TABLE(NAME)};
#undef NAME
static const char *const numbers[] = {"0", "1", "2", "3", "4", "5"};
static const char *const rule_names[] = {"no", "rule", "head"}, *const first_names[] = {"inner", "first"},
                  *const own_names[] = {"bare", "dated"};
static const char *const rel_names[] = {"none", "at", "since", "until", "during", "ago", "after", "within", "ordinal"};

typedef struct SignSet { const char *const *name; uint8_t n; } SignSet;
#define SET(names) {names, COUNT_OF(names)}
static const SignSet sets[SIGN_N] = {
    [SIGN_PLACE] = SET(place_names), [SIGN_RULE] = SET(rule_names),   [SIGN_GAP] = {numbers, GAP_N},
    [SIGN_REL] = SET(rel_names),     [SIGN_GRAIN] = SET(grain_names), [SIGN_NOW] = SET(now_names),
    [SIGN_ORDER] = SET(order_names), [SIGN_KIND] = SET(kind_names),   [SIGN_FACT] = {NULL, FACT_COUNT},
    [SIGN_FIRST] = SET(first_names), [SIGN_OWN] = SET(own_names),     [SIGN_DATES] = {numbers, DATES_N},
};

/* Signs that are weighed together: what a place is worth hangs on the kind of event. */
enum { JOINT_MAX = 3 };
typedef struct Joint { const char *name; uint8_t n, sign[JOINT_MAX]; } Joint;
static const Joint joints[] = {
    {"place-kind", 2, {SIGN_PLACE, SIGN_KIND}},   {"place-fact", 2, {SIGN_PLACE, SIGN_FACT}},
    {"place-rel", 2, {SIGN_PLACE, SIGN_REL}},     {"place-order", 2, {SIGN_PLACE, SIGN_ORDER}},
    {"place-line", 3, {SIGN_PLACE, SIGN_FIRST, SIGN_OWN}},
    {"rule-now", 2, {SIGN_RULE, SIGN_NOW}},       {"kind-grain", 2, {SIGN_KIND, SIGN_GRAIN}},
    {"gap-dates", 2, {SIGN_GAP, SIGN_DATES}},
};
enum { JOINTS = COUNT_OF(joints) };

struct RankData { int16_t *weight[JOINTS]; };     /* by joint, then by its signs, the last one fastest */

static const char *sign_name(Sign s, uint32_t v) { return s == SIGN_FACT ? fact_types.names[v] : sets[s].name[v]; }

static uint32_t joint_n(const Joint *j)
{
    uint32_t n = 1;
    for (int i = 0; i < j->n; i++) n *= sets[j->sign[i]].n;
    return n;
}

/* The word of the book: line.start */
static uint32_t joint_word(const Joint *j, uint32_t cell, uint16_t *out, uint32_t max)
{
    uint32_t n = 0, rest = joint_n(j);
    for (int i = 0; i < j->n; i++) {
        rest /= sets[j->sign[i]].n;
        const char *name = sign_name(j->sign[i], cell / rest % sets[j->sign[i]].n);
        if (i && n < max) out[n++] = '.';
        for (; *name && n < max; name++) out[n++] = (uint16_t)(unsigned char)*name;
    }
    return n;
}

Rc rank_bind(Analyser *an, const struct RankData **out, Fault *f)
{
    enum { WORD = 48 };
    const LexBook *book;
    struct RankData *d = arena_push(an->mem, struct RankData);
    Rc rc = ie_book(an, "event-date", &book, f);
    Sym value = lex_sym(an->lex, "v");
    for (size_t k = 0; k < JOINTS && !rc; k++) {
        Sym cls = lex_sym(an->lex, joints[k].name);
        uint32_t cells = joint_n(&joints[k]);
        d->weight[k] = arena_push_n(an->mem, int16_t, cells);
        for (uint32_t cell = 0; cell < cells; cell++) {
            uint16_t word[WORD + 2] = {0};
            LexMatch m;
            uint32_t n = joint_word(&joints[k], cell, word, WORD);
            if (!lex_longest(book, word, n, &m) || m.len != n) continue;
            for (uint32_t i = 0; i < m.n_entry; i++) {
                LexEntry e = lex_entry(book, lex_match_entry(book, m, i));
                if (e.cls == cls) d->weight[k][cell] = (int16_t)lex_attr_num(e, value, 0);
            }
        }
    }
    *out = d;
    return rc;
}

int32_t rank_score(const struct RankData *d, const DateChoice *x)
{
    int32_t sum = 0;
#pragma GCC unroll 8
    for (size_t k = 0; k < JOINTS; k++) {
        uint32_t cell = 0;
#pragma GCC unroll 3
        for (int i = 0; i < joints[k].n; i++) cell = cell * sets[joints[k].sign[i]].n + x->sign[joints[k].sign[i]];
        sum += d->weight[k][cell];
    }
    return sum;
}

/* ---------------------------------------------------------------- one event */
/* How many dates begin in [beg, end), most at the most. */
static uint8_t dates_in(const Ranking *r, uint32_t beg, uint32_t end, uint8_t most)
{
    const Ie *ie = r->ie;
    uint8_t n = 0;
    uint32_t from = ie_timex_from(ie, beg);
    for (uint32_t i = from; i < ie->tx.n && ie->tx.v[i].beg < end && n < most && i - from < TIMES_LOOKED; i++)
        n += r->st->seen[i].date;
    return n;
}

static void event_signs(Ranking *r)
{
    const Ie *ie = r->ie;
    const EvCand *c = r->c;
    const Sentence *s = &ie->doc->sent[c->sent];
    const Line *line = &ie->doc->line[c->line];
    uint8_t *e = r->event;
    e[SIGN_KIND] = kind_of[c->type];
    e[SIGN_FACT] = c->fact;
    e[SIGN_FIRST] = s->beg <= line->body + 1;
    e[SIGN_OWN] = dates_in(r, s->beg, s->end, 1) != 0;
    e[SIGN_DATES] = dates_in(r, line->beg, line->end, DATES_N - 1);
}

/* The reason a reader is told, by place. */
static const char *const place_why[PLACE_N] = {
    [PLACE_NONE] = N_("date"),           [PLACE_CLAUSE] = N_("date"),          [PLACE_INSIDE] = N_("date"),
    [PLACE_BEFORE] = N_("date"),         [PLACE_AFTER] = N_("date"),           [PLACE_ITEM] = N_("date of the line"),
    [PLACE_LINE] = N_("date told before"), [PLACE_PARA] = N_("date told before"),
    [PLACE_FAR] = N_("date told before"), [PLACE_HEAD] = N_("date of the heading"), [PLACE_LONE] = N_("date above"),
    [PLACE_ELSE] = N_("date"),           [PLACE_EVENT] = N_("date told before"),
};

/* Does the sentence itself give the date? */
static bool is_own(uint8_t place) { return place >= PLACE_CLAUSE && place <= PLACE_AFTER; }

static void date_take(EvCand *c, const DateChoice *x)
{
    uint8_t place = x->sign[SIGN_PLACE];
    c->date = x->value;
    c->timex = x->timex;
    c->lo = x->lo;
    c->hi = x->hi;
    c->dated = is_own(place);
    bool above = place == PLACE_HEAD || place == PLACE_LONE;
    c->basis = !x->value.n ? BASIS_NONE : is_own(place) ? x->basis : above ? BASIS_HEADING : BASIS_DISCOURSE;
}

#ifdef DATE_DUMP
/* For tools/date-weights.py: every event with its dates and their signs. */
static void dump(const Ranking *r)
{
    const uint32_t *at = r->ie->doc->at;
    fprintf(stderr, "E\t%u\t%u\t%s\n", at[r->c->beg], at[r->c->end], event_types.names[r->c->type]);
    for (uint32_t k = 0; k < r->n; k++) {
        fprintf(stderr, "C\t" STR_FMT "\t", STR_ARG(r->v[k].value));
        for (int s = 0; s < SIGN_N; s++) fprintf(stderr, "%d ", r->v[k].sign[s]);
        fputc('\n', stderr);
    }
}
#endif

/* I've been at home since 2020 and I'm planning to go back: what is still to come is not in a year that is over. */
static bool is_over(const Ie *ie, const Story *st, const EvCand *c, const DateChoice *x)
{
    bool told = c->en && c->fact == FACT_PLANNED && st->dct && st->dct_lo > EDTF_DAY_NONE && x->timex != UINT32_MAX;
    return told && x->hi != EDTF_DAY_NONE && x->hi < st->dct_lo && ie->out->timexes.v[x->timex].basis == BASIS_EXPLICIT;
}

/* 2012년 7월에 입사해 2017년 추석에 퇴사했다: its own time stands nearer, and is not known; the other one is of what was told before. */
static bool is_passed_by(const Ie *ie, const EvCand *c, uint32_t timex)
{
    const EvCand *e = c->number ? ie->ev.v[c->number - 1] : NULL;
    bool same = !c->en && timex != UINT32_MAX && e && e->sent == c->sent && e->timex == timex;
    bool own = same && ie->tx.v[timex].sent == c->sent && ie->tx.v[timex].beg < e->beg;
    for (uint32_t i = own ? ie_timex_from(ie, e->end) : ie->tx.n; i < ie->tx.n && ie->tx.v[i].beg < c->beg; i++)
        if (timex_of(ie, i)->type == TIMEX_DATE && !timex_of(ie, i)->value.n) return true;
    return false;
}

/* 2019년 5월에 퇴사했다. 3년 전에 입사한 회사였다: so long before something, which is not said. */
static bool is_ago(const Ie *ie, const EvCand *c)
{
    for (uint32_t i = ie_timex_from(ie, c->from); i < ie->tx.n && ie->tx.v[i].beg < c->beg; i++)
        if (ie->tx.v[i].rel == REL_AGO && timex_of(ie, i)->type == TIMEX_DURATION) return true;
    return false;
}

void date_choose(Ie *ie, const Story *st, uint32_t index)
{
    EvCand *c = ie->ev.v[index];
    Ranking r;                         /* its choices are written as they come: no zeros for them */
    c->number = index;
    /* What is still aimed at has no date: the one its sentence gives is that of its target. */
    if (c->type == EV_GOAL && c->fact != FACT_ACTUAL) {
        date_take(c, &(DateChoice){.lo = EDTF_DAY_NONE, .hi = EDTF_DAY_NONE, .timex = UINT32_MAX});
        return;
    }
    uint32_t own;
    if (c->basis == BASIS_COMPUTED || date_bracketed(ie, c, &own)) return;        /* counted: the text says so */
    r.ie = ie, r.st = st, r.c = c;
    r.apart = !c->en && (refer_elsewhen(ie, ie->doc->sent[c->sent].beg, c->beg) || is_ago(ie, c));
    memset(r.event, 0, sizeof r.event);
    event_signs(&r);
    choices_collect(&r);
#ifdef DATE_DUMP
    dump(&r);
#endif
    const DateChoice none = {.lo = EDTF_DAY_NONE, .hi = EDTF_DAY_NONE, .timex = UINT32_MAX}, *best = &none;
    int32_t most = INT32_MIN;
    for (uint32_t k = 0; k < r.n; k++) {
        if (date_aside(ie, c, r.v[k].timex) || is_over(ie, st, c, &r.v[k])) continue;
        int32_t score = rank_score(ie->an->event->rank, &r.v[k]);
        if (score > most) most = score, best = &r.v[k];
    }
    /* 2022년에 이직했다. 그전에는 …: not in the year that was told last. */
    if (best->value.n && !is_own(best->sign[SIGN_PLACE]) && kind_earlier(ie, c)) best = &none;
    if (best->value.n && is_passed_by(ie, c, best->timex)) best = &none;
    if (!best->sign[SIGN_RULE]) date_take(c, best);
    if (best->sign[SIGN_PLACE] == PLACE_EVENT) cand_why(c, place_why[PLACE_EVENT], st->last_at, st->last_end);
    if (c->timex == UINT32_MAX) return;
    const TimexInfo *t = &ie->tx.v[c->timex];
    cand_why(c, place_why[best->sign[SIGN_PLACE]], t->beg, t->end);
}
