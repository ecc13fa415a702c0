/* Words that express events become candidates, sentence by sentence. */
#include "fact_int.h"
#include "mark.h"
#include "trigger_int.h"

EvCand *cand_new(Ie *ie, uint32_t sent, uint32_t beg, uint32_t end, const TrigRule *rule)
{
    const Sentence *s = &ie->doc->sent[sent];
    EvCand *c = arena_push(ie->tmp, EvCand);       /* zeroed */
    c->beg = c->group = beg;
    c->end = c->to = end;
    c->from = s->beg;
    c->sent = sent;
    c->line = s->line;
    c->rule = rule;
    c->type = rule->type;
    c->cause = rule->cause;
    c->employment = rule->employment;
    c->score = (float)rule->strength / 100.0f;
    c->lo = c->hi = EDTF_DAY_NONE;
    c->found.org = c->index = c->timex = UINT32_MAX;
    *vec_push(ie->tmp, &ie->ev) = c;
    return c;
}

void cand_why(EvCand *c, const char *rule, uint32_t beg, uint32_t end)
{
    if (c->n_why < WHY_MAX) c->why[c->n_why++] = (Why){rule, beg, end};
}

/* Of a question the asking goes as far as its last question mark: an answer may follow on the same line. */
typedef struct Asked { uint32_t line, mark; bool asks; } Asked;       /* of the line last asked about */

static void asked_read(const Ie *ie, uint32_t i, Asked *a)
{
    const Doc *d = ie->doc;
    const Line *line = &d->line[i];
    *a = (Asked){.line = i, .mark = UINT32_MAX, .asks = ie->line_turn[i] == TURN_QUESTION};
    for (uint32_t at = line->end; a->asks && at-- > line->beg;)
        if (d->ch[at] == '?') {
            a->mark = at;
            return;
        }
}

static bool in_question(const Ie *ie, const Sentence *s, Asked *a)
{
    if (ie->line_turn[s->line] == TURN_OTHER) return true;
    if (a->line != s->line) asked_read(ie, s->line, a);
    return a->asks && (a->mark == UINT32_MAX || s->end <= a->mark + 1);
}

/* Q. 앞으로는? → 내년에 승진할 예정입니다: what is behind the asking is the author's, and announces
 * nothing. */
static void question_mark(Ie *ie, const Sentence *s, const Asked *a, uint32_t first)
{
    bool heading = ie->doc->line[s->line].kind == LINE_HEADING;
    if (!a->asks || a->mark == UINT32_MAX) return;
    for (; first < ie->ev.n; first++) {
        EvCand *c = ie->ev.v[first];
        if (c->beg < a->mark) c->flags |= EVF_OTHER;
        else if (heading && c->tail.context != CTX_MODIFIER && c->tail.context != CTX_TIME)
            c->flags &= (uint8_t)~(EVF_WEAK | EVF_RECALL);
    }
}

/* The first line, where a blank one follows and no date stands in it, is the title: it announces as a heading does. */
static uint32_t title_line(const Ie *ie)
{
    enum { TITLE_UNITS = 90 };
    const Doc *d = ie->doc;
    uint32_t i = 0;
    while (i < d->n_line && d->line[i].tok_beg == d->line[i].tok_end) i++;
    bool alone = i + 1 < d->n_line && d->line[i + 1].tok_beg == d->line[i + 1].tok_end;
    if (!alone || d->line[i].end - d->line[i].beg > TITLE_UNITS) return UINT32_MAX;
    uint32_t t = ie_timex_from(ie, d->line[i].beg);
    return t < ie->tx.n && ie->tx.v[t].beg < d->line[i].end ? UINT32_MAX : i;
}

/* A list under a line of aims: 내년 목표 / - CKA 취득. head: that line; last: the last line that belongs to it. */
typedef struct Aims { uint32_t head, last; bool missed; } Aims;     /* missed: what did not happen */

static const EvCand *goal_from(const Ie *ie, uint32_t first)
{
    for (uint32_t i = first; i < ie->ev.n; i++)
        if (ie->ev.v[i]->type == EV_GOAL) return ie->ev.v[i];
    return NULL;
}

/* An item, with nothing but items and blank lines since the last one. */
static bool lists_on(const Doc *d, const Aims *a, uint32_t line)
{
    if (a->head == UINT32_MAX || d->line[line].kind != LINE_ITEM) return false;
    for (uint32_t i = a->last + 1; i < line; i++)
        if (d->line[i].kind != LINE_BLANK && d->line[i].kind != LINE_ITEM) return false;
    return true;
}

static bool is_aim(const Doc *d, Aims *a, uint32_t line)
{
    if (!lists_on(d, a, line)) return false;
    a->last = line;
    return true;
}

/* Get certified: as an item of such a list it is an aim, elsewhere advice. */
static void advice_drop(Ie *ie, uint32_t first)
{
    for (uint32_t i = first; i < ie->ev.n; i++)
        if (ie->ev.v[i]->bare) ie->ev.v[i]->flags |= EVF_OTHER;
}

static void aims_mark(Ie *ie, Aims *a, uint32_t line, uint32_t first)
{
    enum { SHORT = 40 };
    const Line *l = &ie->doc->line[line];
    const EvCand *goal;
    if (is_aim(ie->doc, a, line)) {
        for (uint32_t i = first; i < ie->ev.n; i++) {
            EvCand *c = ie->ev.v[i];
            c->flags |= EVF_AIM;
            /* 전기기사 취득, 자격증 따기 */
            bool named = c->tail.context == CTX_NOTE || (!c->en && c->tail.state == TS_GI && !c->tail.mood);
            if (named) c->tail.past = false, c->tail.mood = MOOD_PLAN;
            if (c->en && c->fact == FACT_ACTUAL) c->fact = a->missed ? FACT_NEGATED : FACT_PLANNED;
        }
    } else if (l->kind == LINE_ITEM) {
        a->head = UINT32_MAX;
        advice_drop(ie, first);
    } else {
        bool opens = l->end - l->beg <= SHORT && (goal = goal_from(ie, first)) != NULL;
        *a = (Aims){opens ? line : UINT32_MAX, line, opens && goal->en && goal->rule->negated};
        advice_drop(ie, first);
    }
}

/* What a heading says of the notes below it: 안 한 것 / 대학원 진학. 법인 설립; 앞으로 / 책 원고 마감. */
typedef enum { HEADS_NOTHING, HEADS_UNDONE, HEADS_AHEAD } Heads;
typedef struct Headed { const DocSection *sect; Heads says; } Headed;

static Heads heads_what(const Ie *ie, const DocSection *x)
{
    const Doc *d = ie->doc;
    uint32_t at = x->head_beg, end = x->head_end;
    while (at < end && d->cls[at] != CH_HANGUL) at++;
    while (end > at && d->cls[end - 1] != CH_HANGUL) end--;
    uint32_t undone = at < end ? mark_at(ie, MK_HEADS_UNDONE, at) : 0,
             ahead = at < end ? mark_at(ie, MK_HEADS_AHEAD, at) : 0;
    if (undone && at + undone == end) return HEADS_UNDONE;
    return (ahead && at + ahead == end) || (at < end && mark_before(ie, MK_ENDS_AHEAD, end)) ? HEADS_AHEAD
                                                                                             : HEADS_NOTHING;
}

static void headed_mark(const Ie *ie, Headed *h, uint32_t first)
{
    const uint32_t own = 1u << EV_GOAL | 1u << EV_DECISION | 1u << EV_CONTEXT | 1u << EV_TURNING_POINT;
    if (first == ie->ev.n || ie->doc->line[ie->ev.v[first]->line].kind == LINE_HEADING) return;
    const DocSection *x = doc_section_at(ie->doc, ie->ev.v[first]->beg);
    if (x != h->sect) *h = (Headed){x, x ? heads_what(ie, x) : HEADS_NOTHING};
    for (; h->says && first < ie->ev.n; first++) {
        EvCand *c = ie->ev.v[first];
        Tail *t = &c->tail;
        bool note = t->context == CTX_NOTE || (t->state == TS_GI && t->head == HEAD_NONE);
        if (c->en || !note || t->mood || t->odd || own & 1u << c->type) continue;
        t->past = false;
        if (h->says == HEADS_UNDONE) t->odd = true;
        else t->mood = MOOD_PLAN;
    }
}

static bool has_hangul(const Doc *d, const Sentence *s)
{
    for (uint32_t at = s->beg; at < s->end; at++)
        if (d->cls[at] == CH_HANGUL) return true;
    return false;
}

/* Texts are mixed: a sentence of words without Hangul is English in a Korean memoir; a row of names and dates is not. In
 * an English one whatever has Hangul is Korean when it begins with it. */
static bool is_korean(const Ie *ie, const Sentence *s)
{
    enum { WORDS = 3 };
    const Doc *d = ie->doc;
    if (!ie->ko) return d->hangul_share > 0 && s->tok_beg < s->tok_end && d->cls[d->tok[s->tok_beg].beg] == CH_HANGUL;
    if (has_hangul(d, s)) return true;
    uint32_t words = 0;
    for (uint32_t i = s->tok_beg; i < s->tok_end; i++) words += d->tok[i].cls == CH_LATIN && !d->tok[i].glue;
    return words < WORDS;
}

void trigger_run(Ie *ie)
{
    Sentences st = {0};
    Aims aims = {.head = UINT32_MAX};
    Headed headed = {0};
    Block block = {0};
    Cells cells = {.line = UINT32_MAX};
    Asked asked = {.line = UINT32_MAX};
    const Doc *d = ie->doc;
    uint32_t title = title_line(ie);
    for (uint32_t i = 0; i < d->n_sent; i++) {
        const Sentence *s = &d->sent[i];
        if (ie->line_zone[s->line] != ZONE_BODY || doc_heads_table(d, s->line)) continue;
        bool answered = asked_when(ie, i);
        if (in_question(ie, s, &asked) && !answered) continue;
        uint32_t first = ie->ev.n;
        st.listed = aims.missed && lists_on(d, &aims, s->line);
        if (is_korean(ie, s)) trigger_ko(ie, i, &st);
        else trigger_en(ie, i, &st);
        cells_read(d, s, &cells);
        stage_rows(ie, i, first, &cells);
        table_spell(ie, i, first, &cells);
        block_told(ie, s->line, first, &block);
        if (ie->ev.n == first) block_read(ie, i, &block);
        process_tell(ie, &st, i, first);
        question_mark(ie, s, &asked, first);
        if (answered) asked_take(ie, first);
        headed_mark(ie, &headed, first);
        aims_mark(ie, &aims, s->line, first);
        for (; s->line == title && first < ie->ev.n; first++) ie->ev.v[first]->flags |= EVF_WEAK | EVF_RECALL;
    }
}
