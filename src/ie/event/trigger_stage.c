/* What came of a stage where the stage stands apart from it: before a colon, or over the column of a table.
 *
 *     - 서류: 합격 (9/15)             | 회사 | 서류 | 1차 면접 | 최종 |
 *     - 1차 면접: 10월 20일 합격       | 나래 | 합격 | 합격    | 불합격 |
 *
 * To have passed a stage is a stage of the selection; what stands at its end, or under "result", is the answer itself. */
#include "base/i18n.h"
#include "trigger_int.h"

enum { LABEL_UNITS = 24, MARKS = 8, MARKER = 1, REACH = 24, REACH_EN = 4 };

/* Does a stage's name, or a word that tells of one, begin at the token? */
static bool names_stage(const Ie *ie, const Token *t, uint32_t end)
{
    const RuleSet *set = ie->doc->cls[t->beg] == CH_LATIN && !ie->ko ? &ie->an->event->en : &ie->an->event->noun;
    LexMatch m;
    if (!ie_longest(ie, set->book, t->beg, end, &m)) return false;
    for (uint32_t i = 0; i < m.n_entry; i++) {
        const TrigGate *g = rule_gate(set, m, i);
        if (g->shape == SHAPE_CUE ? g->cue == CUE_STAGE : g->type == EV_INTERVIEW) return true;
    }
    return false;
}

/* The stage in [beg, end): from its first word to the end; end 0 where there is none. */
static Range stage_in(const Ie *ie, uint32_t beg, uint32_t end)
{
    const Doc *d = ie->doc;
    while (end > beg && d->cls[end - 1] != CH_HANGUL && d->cls[end - 1] != CH_LATIN && d->cls[end - 1] != CH_DIGIT)
        end--;
    if (end > beg + LABEL_UNITS) return (Range){0};
    for (uint32_t i = doc_tok_at(d, beg); i < d->n_tok && d->tok[i].beg < end; i++)
        if (d->tok[i].beg >= beg && d->tok[i].kind != TOK_PUNCT && names_stage(ie, &d->tok[i], end)) return (Range){d->tok[i].beg, end};
    return (Range){0};
}

static bool is_result(const Ie *ie, Range label)
{
    for (uint32_t at = label.beg; at < label.end; at++)
        if ((at == label.beg || ie->doc->cls[at - 1] == CH_SPACE) && mark_at(ie, MK_STAGE_RESULT, at)) return true;
    return false;
}

/* The cell over the unit in the head of its table. */
static Range column_head(const Cells *cells, uint32_t at)
{
    for (uint32_t i = 0; i < cells->n; i++)
        if (cells->cell[i].beg <= at && at < cells->cell[i].end) return cells->head[i];
    return (Range){0};
}

/* What stands before the first colon of the line, or before a dash with blanks around it, as far as a label goes. */
static Range line_label(const Doc *d, uint32_t line, uint32_t at)
{
    const Line *l = &d->line[line];
    uint32_t p = l->body;
    bool dash = false;
    at = at < p + LABEL_UNITS + MARKS ? at : p + LABEL_UNITS + MARKS;
    for (; p < at && d->ch[p] != ':' && !dash; p++)
        dash = p > l->body + MARKER && doc_is_dash(d->ch[p]) && d->cls[p - 1] == CH_SPACE && d->cls[p + 1] == CH_SPACE;
    return p < at ? (Range){l->body, p} : (Range){0};
}

/* What only names the stage, before what came of it, is told of by that. */
static void name_spent(Ie *ie, uint32_t first, uint32_t number, Range label)
{
    for (uint32_t i = first; i < number; i++)
        if (ie->ev.v[i]->type == EV_INTERVIEW && ie->ev.v[i]->end <= label.end) ie->ev.v[i]->flags |= EVF_OTHER;
}

/* 통과, 탈락, passed: all that stands behind the label or in the cell. */
static bool result_at(const Ie *ie, uint32_t beg, uint32_t end, MarkId word, Range *out)
{
    const Doc *d = ie->doc;
    uint32_t len = mark_at(ie, word, beg), behind = beg + len;
    if (!len || behind > end) return false;
    while (behind < end && (d->cls[behind] == CH_SPACE || d->cls[behind] == CH_PUNCT || d->cls[behind] == CH_OTHER))
        behind++;
    bool aside = behind > beg + len && d->ch[beg + len] == ' ' && d->ch[beg + len + 1] == '(';         /* 통과 (9/15) */
    *out = (Range){beg, beg + len};
    return behind >= end || aside;
}

static EvCand *result_new(Ie *ie, uint32_t sent, Range stage, uint32_t beg, uint32_t end)
{
    Range word;
    bool passed = result_at(ie, beg, end, MK_STAGE_PASSED, &word);
    if (!passed && !result_at(ie, beg, end, MK_STAGE_FAILED, &word)) return NULL;
    uint8_t type = !passed ? EV_REJECTED : is_result(ie, stage) ? EV_ACCEPTED : EV_INTERVIEW;
    EvCand *c = cand_new(ie, sent, word.beg, word.end, &ie->an->event->any_of[type]);
    c->fact = FACT_ACTUAL;
    c->flags |= EVF_NOTE;
    c->en = !ie->ko;
    c->tail = (Tail){.end = word.end, .context = CTX_NOTE, .past = true, .ok = true};
    if (!is_result(ie, stage)) c->found.stage = stage;
    cand_why(c, N_("stage and result"), stage.beg, stage.end);
    return c;
}

/* The cells under stages that no word of the books tells of by itself. */
static void results_read(Ie *ie, uint32_t sent, uint32_t first, const Cells *cells)
{
    const Sentence *s = &ie->doc->sent[sent];
    const uint32_t behind = ie->ev.n;
    for (uint32_t i = 0; i < cells->n; i++) {
        Range cell = cells->cell[i], head = cells->head[i], word, stage;
        bool told = false;
        if (cell.beg < s->beg || cell.beg >= s->end || !head.end) continue;
        if (!result_at(ie, cell.beg, cell.end, MK_STAGE_PASSED, &word) && !result_at(ie, cell.beg, cell.end, MK_STAGE_FAILED, &word))
            continue;
        for (uint32_t k = first; k < behind; k++)
            told |= ie->ev.v[k]->beg >= cell.beg && ie->ev.v[k]->beg < cell.end && !(ie->ev.v[k]->flags & EVF_OTHER);
        if (!told && (stage = stage_in(ie, head.beg, head.end)).end) result_new(ie, sent, stage, cell.beg, cell.end);
    }
}

/* What the line says of the stage before its colon: 기술 면접 - 통과. */
static void label_read(Ie *ie, uint32_t sent, uint32_t first)
{
    enum { ROW_UNITS = 40 };
    const Doc *d = ie->doc;
    const Line *l = &d->line[d->sent[sent].line];
    if (l->end - l->body > ROW_UNITS || (l->kind != LINE_ITEM && l->kind != LINE_TEXT)) return;
    Range label = line_label(d, d->sent[sent].line, l->end);
    if (!label.end) return;
    uint32_t beg = label.end;
    while (beg < l->end && d->cls[beg] != CH_HANGUL && d->cls[beg] != CH_LATIN) beg++;
    Range word, stage;
    if (!result_at(ie, beg, l->end, MK_STAGE_PASSED, &word) && !result_at(ie, beg, l->end, MK_STAGE_FAILED, &word))
        return;
    for (uint32_t k = first; k < ie->ev.n; k++)
        if (ie->ev.v[k]->beg >= beg && !(ie->ev.v[k]->flags & EVF_OTHER)) return;
    if (!(stage = stage_in(ie, label.beg, label.end)).end) return;
    const uint32_t number = ie->ev.n;
    if (result_new(ie, sent, stage, beg, l->end)) name_spent(ie, first, number, stage);
}

/* 서류 합격, 1차 면접 탈락: the word that tells of the result has its stage before it. */
static void own_stage(const Ie *ie, EvCand *c)
{
    const Doc *d = ie->doc;
    uint32_t last = c->end;
    while (last > c->beg && d->cls[last - 1] != CH_SPACE) last--;
    bool two =
        !c->en && last > c->beg && (c->type == EV_INTERVIEW || c->type == EV_REJECTED) && c->rule->shape == SHAPE_NOUN;
    Range *stage = &c->found.stage, word;
    if (!two || (stage->end && (stage->end + 1 != c->beg || d->ch[stage->end] != ' '))) return;
    if (!result_at(ie, last, c->end, MK_STAGE_PASSED, &word) && !result_at(ie, last, c->end, MK_STAGE_FAILED, &word))
        return;
    Range own = stage_in(ie, c->beg, last - 1);
    if (own.end) *stage = (Range){stage->end ? stage->beg : own.beg, own.end};
}

/* What the books found is of the stage before the colon, or over the column. */
static void found_stage(Ie *ie, EvCand *c, uint32_t first, uint32_t number, const Cells *cells)
{
    const uint32_t results = 1u << EV_ACCEPTED | 1u << EV_REJECTED | 1u << EV_INTERVIEW;
    bool note = c->tail.context == CTX_NOTE || c->tail.context == CTX_NONE;
    if (!(results & 1u << c->type) || !note || c->flags & EVF_OTHER || c->rule->invite) return;
    Range word;
    bool passed = c->rule->fails || result_at(ie, c->beg, ie->doc->line[c->line].end, MK_STAGE_PASSED, &word);
    if (c->type == EV_INTERVIEW && !passed) return;
    bool row = ie->doc->line[c->line].kind == LINE_TABLE;
    Range label = row ? column_head(cells, c->beg) : line_label(ie->doc, c->line, c->beg);
    const uint32_t far = row ? UINT32_MAX : c->en ? REACH_EN : REACH;
    if (!label.end || c->found.stage.end > label.end || c->beg - label.end > far) return;
    Range stage = stage_in(ie, label.beg, label.end);
    if (!stage.end || stage.beg >= c->beg) return;
    if (!row) name_spent(ie, first, number, stage);
    bool answer = is_result(ie, stage);
    c->found.stage = answer ? (Range){0} : stage;
    if (c->type != EV_REJECTED) c->type = answer ? EV_ACCEPTED : EV_INTERVIEW;
}

/* The row goes on in the order of its cells. A refusal told under its stage is told once. */
static void row_order(Ie *ie, uint32_t first)
{
    EvCand **v = ie->ev.v;
    bool refused = false;
    for (uint32_t i = first + 1; i < ie->ev.n; i++)
        for (uint32_t k = i; k > first && v[k]->beg < v[k - 1]->beg; k--) {
            EvCand *c = v[k];
            v[k] = v[k - 1], v[k - 1] = c;
        }
    for (uint32_t i = first; i < ie->ev.n; i++) {
        if (v[i]->type != EV_REJECTED || v[i]->flags & EVF_OTHER) continue;
        if (refused && !v[i]->found.stage.end) v[i]->flags |= EVF_OTHER;
        refused = true;
    }
}

void stage_rows(Ie *ie, uint32_t sent, uint32_t first, const Cells *cells)
{
    for (uint32_t i = first, n = ie->ev.n; i < n; i++) {
        own_stage(ie, ie->ev.v[i]);
        found_stage(ie, ie->ev.v[i], first, i, cells);
    }
    if (cells->n) {
        results_read(ie, sent, first, cells);
        row_order(ie, first);
    } else label_read(ie, sent, first);
}
