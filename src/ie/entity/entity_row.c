/* Names by their place in a list: behind a row's dates, before a row's dates in brackets, in a table's column, behind a
 * label such as 자격증 or Skills. */
#include "entity_latin.h"
#include <string.h>

enum { COLUMNS = 12, ITEM_WORDS = 4, ROW_REACH = 4 };

/* 2019.09 ~ 현재 두레넷 백엔드 개발자: a stretch of time, the employer, what one was there. */
static void dated_row(Ent *e, uint32_t first, uint32_t end)
{
    uint32_t i = first;
    while (i < end && e->word.v[i].flags & (W_TIME | W_NUMBER)) i++;
    if (i == first || i >= end) return;
    if (entity_is_common(e, e->word.v[i].beg, e->word.v[i].end) && i + 1 < end) i++;     /* 현재 */
    const Word *w = &e->word.v[i];
    bool range = false, post = false;
    for (uint32_t k = e->word.v[first].beg; k < w->beg; k++) range = range || doc_is_dash(e->doc->ch[k]) || doc_is_arrow(e->doc->ch[k]);
    if (!range || !(w->part & PT_BARE) || w->flags & W_INNER || entity_is_post(e, w)) return;
    for (uint32_t k = i + 1; k < end && k <= i + ROW_REACH; k++) post = post || entity_is_post(e, &e->word.v[k]);
    uint32_t run = i + 1;
    bool capitals = entity_name_run(e, i, &run) && run > i + 1;              /* Calder & Sons, senior analyst */
    bool cell = run >= end || e->word.v[run].sep == SEP_COMMA || e->word.v[run].sep == SEP_MARK;
    if (!post && !cell) return;
    Span words = {e->word.v[first].beg, e->word.v[run - 1].end};
    /* June 2018 – Joined Marlow Freight: behind a day or a month the dash only parts, and a verb may follow. */
    uint32_t t = capitals ? ie_timex_from(e->ie, e->word.v[first].beg) : e->ie->tx.n;
    if (t < e->ie->tx.n && e->ie->tx.v[t].beg < w->beg && !ie_is_range(e->ie, t)) return;
    if (capitals && !w->cover && !w->n_cue) entity_vote(e, ENT_ORG, CAND_ENOUGH, w->beg, words.end, RULE_ROW, words);
    else entity_fill(e, i, ENT_ORG, CAND_ENOUGH, RULE_ROW, (Span){e->word.v[first].beg, w->end});
}

/* ## 두레넷 (2016–2019): the name alone, and when. */
static void stretch_in_brackets(Ent *e, uint32_t first, uint32_t end)
{
    while (first + 1 < end && e->word.v[first].flags & W_NUMBER && !(e->word.v[first].flags & (W_HANGUL | W_TIME))) first++;    /* 2. 두레넷 (…) */
    const Word *head = &e->word.v[first];
    uint32_t last = first;
    while (!e->word.v[last].alias_end && last + 1 < end && e->word.v[last + 1].flags & W_CAPITAL &&
           e->word.v[last + 1].sep >= SEP_SLASH && e->word.v[last + 1].sep != SEP_BRACKET) last++;
    uint32_t run;                                              /* Harlow & Finch (2014–2016) */
    if (entity_name_run(e, first, &run) && run > last + 1 && run <= end) last = run - 1;
    const Word *w = &e->word.v[last];
    if (!w->alias_end || w->alias_end > end || !(w->part & PT_BARE)) return;
    bool range = false;
    if (!(e->word.v[w->alias].flags & W_TIME)) return;
    for (uint32_t k = w->end; k < e->word.v[w->alias_end - 1].end + 2 && k < e->doc->n; k++)
        range = range || doc_is_dash(e->doc->ch[k]);
    /* Pebble & Fern (2014–2017) */
    bool whole = last > first && head->flags & W_CAPITAL && !head->cover && !head->n_cue && !entity_is_post(e, w);
    Span words = {head->beg, w->end};
    const Cand *town = head->cover ? &e->cand.v[head->cover - 1] : NULL;       /* Harlow & Finch (2014–2016) */
    bool longer = last > first && town && town->type == ENT_PLACE && town->word_end <= last && !e->ie->ko &&
                  !entity_is_post(e, w);
    if (range && longer) latin_vote(e, (Seq){first, last + 1}, ENT_ORG, CAND_STRONG, RULE_ROW, words);
    else if (range && whole) entity_vote(e, ENT_ORG, CAND_ENOUGH, head->beg, w->end, RULE_ROW, words);
    else if (range && last == first) entity_fill(e, first, ENT_ORG, CAND_ENOUGH, RULE_ROW, (Span){w->beg, w->end});
}

/* ---------------------------------------------------------------- tables */
typedef struct Table { uint8_t column[COLUMNS]; bool open; } Table;

/* Where the reader of a row stands: how many bars are behind it. */
typedef struct Bar { uint32_t at, n; } Bar;

static uint32_t column_of(const Ent *e, Bar *bar, uint32_t at)
{
    for (; bar->at < at; bar->at++) bar->n += e->doc->ch[bar->at] == '|';
    return bar->n < COLUMNS ? bar->n : COLUMNS - 1;
}

static void table_head(const Ent *e, Table *t, Bar bar, uint32_t first, uint32_t end)
{
    memset(t, 0, sizeof *t);
    for (uint32_t i = first; i < end; i++) {
        const Word *w = &e->word.v[i];
        uint32_t column = column_of(e, &bar, w->beg);
        if (t->column[column]) continue;
        const Cue *label = word_cue(e, w, CUE_LABEL);
        if (word_cue_is(e, w, CUE_WORKPLACE)) t->column[column] = ENT_ORG + 1;
        else if (label) t->column[column] = (uint8_t)(label->type + 1);
    }
    t->open = true;
}

/* | IR | under 포지션: what a post is called there need not end like one. */
static void post_cell(Ent *e, uint32_t first, uint32_t end)
{
    enum { POST_WORDS = 3 };
    const Word *w = &e->word.v[first], *last = &e->word.v[end - 1];
    if (end - first > POST_WORDS || last->end - w->beg < 2 || !(last->part & PT_BARE)) return;
    for (uint32_t i = first; i < end; i++) {
        const Word *v = &e->word.v[i];
        if (entity_is_post(e, v) || v->flags & (W_TIME | W_NUMBER | W_INNER) || word_cue_is(e, v, CUE_ACT)) return;
    }
    Cand *c = entity_add(e, ENT_ROLE, CAND_FORM, w->beg, last->end, first, end);
    c->score = CAND_STRONG;
    c->rule = RULE_ROW;
}

static void cell(Ent *e, EntityType type, uint32_t first, uint32_t end)
{
    for (uint32_t i = first; i < end && type == ENT_ROLE; i++) e->word.v[i].flags |= W_POST;
    if (type == ENT_ROLE) post_cell(e, first, end);
    Span words = {e->word.v[first].beg, e->word.v[first].end};
    if (type == ENT_ORG || type == ENT_SCHOOL) entity_fill(e, first, type, CAND_ENOUGH, RULE_ROW, words);
    enum { NAME_WORDS = 4 };
    uint32_t last = first;
    while (last < end && e->word.v[last].flags & W_LATIN && e->word.v[last].flags & W_CAPITAL && !(e->word.v[last].flags & (W_TIME | W_INNER)))
        last++;
    bool plain = type == ENT_ORG && last == end && last - first <= NAME_WORDS && !e->word.v[first].cover;       /* | Notion | */
    if (plain) entity_vote(e, type, CAND_STRONG, words.beg, e->word.v[last - 1].end, RULE_ROW, words);
}

/* The head says which column holds employers and which posts. */
static void table_row(Ent *e, Table *t, uint32_t line_beg, uint32_t first, uint32_t end)
{
    Bar bar = {line_beg, 0};
    if (!t->open) {
        table_head(e, t, bar, first, end);
        return;
    }
    for (uint32_t i = first; i < end;) {
        uint32_t column = column_of(e, &bar, e->word.v[i].beg), from = i;
        while (i < end && column_of(e, &bar, e->word.v[i].beg) == column) i++;
        if (t->column[column]) cell(e, (EntityType)(t->column[column] - 1), from, i);
    }
}

/* ---------------------------------------------------------------- labels */
static void label_item(Ent *e, EntityType type, uint32_t first, uint32_t end)
{
    const Word *w = &e->word.v[first], *last = &e->word.v[end - 1];
    if (end - first > ITEM_WORDS || !(last->part & PT_BARE) || w->flags & W_TIME) return;
    for (uint32_t i = first; i < end; i++) {
        Cand *known = entity_cover(e, &e->word.v[i], type);
        if (known && known->score < CAND_ENOUGH) known->score = CAND_STRONG;
        if (e->word.v[i].cover || e->word.v[i].flags & W_INNER || word_cue_is(e, &e->word.v[i], CUE_ACT)) return;
    }
    if (last->end - w->beg < 2 || (type == ENT_CREDENTIAL && entity_is_common(e, w->beg, last->stem))) return;
    Cand *c = entity_add(e, type, CAND_FORM, w->beg, last->end, first, end);
    c->score = CAND_STRONG;
    c->rule = RULE_ROW;
}

static void label_items(Ent *e, EntityType type, uint32_t first, uint32_t end)
{
    uint32_t from = first;
    for (uint32_t i = first + 1; i <= end; i++) {
        if (i < end && (word_joined(&e->word.v[i]) || e->word.v[i].flags & W_INNER)) continue;
        uint32_t to = i;
        while (to > from + 1 && e->word.v[to - 1].flags & W_INNER) to--;      /* what stands in brackets */
        label_item(e, type, from, to);
        from = i;
    }
}

/* Skills: X, Y. The label stands alone on its line, or before a colon. Returns the type it opens for the next line. */
static EntityType labelled(Ent *e, EntityType open, uint32_t first, uint32_t end)
{
    const Word *w = &e->word.v[first];
    const Cue *label = word_cue(e, w, CUE_LABEL);
    if (!label && open == ENT_COUNT) return ENT_COUNT;
    uint32_t behind = first;
    while (behind < end && e->word.v[behind].beg < w->beg + w->cue_len) behind++;
    bool whole = label && e->word.v[behind - 1].end == w->beg + w->cue_len;
    bool listed = whole && (label->type == ENT_SKILL || label->type == ENT_CREDENTIAL);
    if (listed && behind == end) return (EntityType)label->type;
    bool colon = listed && e->word.v[behind].sep == SEP_MARK && e->doc->ch[w->beg + w->cue_len] == ':';
    if (colon) label_items(e, (EntityType)label->type, behind, end);
    else if (open != ENT_COUNT && end > first) label_items(e, open, first, end);
    return ENT_COUNT;
}

/* "## 2017-02-10 — Promotion": the day of a post and its title, no row of a career. */
static bool is_dated_post(const Ent *e, const Line *line)
{
    enum { DAY = sizeof "2017-02-10" - 1 };
    const Ie *ie = e->ie;
    if (line->kind != LINE_HEADING || !ie->tx.n) return false;
    uint32_t i = ie_timex_from(ie, line->beg);
    return i < ie->tx.n && ie->tx.v[i].beg < line->end && ie->out->timexes.v[i].value.n == DAY;
}

/* Does the line [first, end) of words begin with a stretch of time, and nothing or a mark behind it: 2015.03 ~ 2017.08;
 * June 2018 – present. Production manager? */
static bool is_stretch(const Ent *e, const Line *line, uint32_t first, uint32_t end)
{
    enum { MARKER = 3 };
    if (first == end || !e->ie->tx.n || !(e->word.v[first].flags & W_TIME)) return false;
    uint32_t i = ie_timex_from(e->ie, line->beg), k = first;
    if (i >= e->ie->tx.n || e->ie->tx.v[i].beg > line->body + MARKER || !ie_is_range(e->ie, i)) return false;
    while (k < end && e->word.v[k].flags & W_TIME) k++;
    return k == end || e->word.v[k].sep <= SEP_BRACKET;
}

/* The name that a heading is: its words but for its number before them and what stands in brackets behind; end, 0 for none. */
static uint32_t heading_name(const Ent *e, uint32_t *first, uint32_t end)
{
    enum { WORDS = 4 };
    while (*first < end && e->word.v[*first].flags & W_NUMBER && !(e->word.v[*first].flags & W_HANGUL)) ++*first;
    uint32_t k = *first;
    while (k < end && !(e->word.v[k].flags & (W_INNER | W_TIME))) k++;
    uint32_t inner = k;
    while (inner < end && e->word.v[inner].flags & W_INNER) inner++;
    if (inner != end || k == *first || k - *first > WORDS) return 0;
    for (uint32_t i = *first; i < k && k - *first > 1; i++) {             /* Pellworth & Sons */
        const Word *w = &e->word.v[i];
        bool name = w->flags & W_LATIN && w->flags & W_CAPITAL && !word_tail_is(e, w, TAIL_ROLE) &&
                    !word_cue_is(e, w, CUE_FUNCTION);
        if (!name || (i > *first && !word_joined(w) && e->doc->ch[w->beg - 2] != '&')) return 0;
    }
    return k;
}

/* "[1] 두레솜" over "2015.03 ~ 2017.08": whose part of the career begins there. */
static void headed_stretch(Ent *e, uint32_t l, uint32_t first, uint32_t end)
{
    const Doc *d = e->doc;
    bool numbered = d->line[l].kind == LINE_ITEM && e->doc->cls[d->line[l].beg] == CH_DIGIT;
    if (d->line[l].kind != LINE_HEADING && !numbered) return;
    uint32_t next = l + 1;
    while (next < d->n_line && d->line[next].kind == LINE_BLANK) next++;
    if (next >= d->n_line || !is_stretch(e, &d->line[next], e->line_word[next], e->line_word[next + 1])) return;
    uint32_t last = heading_name(e, &first, end);
    if (!last) return;
    const Word *w = &e->word.v[first];
    bool several = last > first + 1;
    if (!(w->part & PT_BARE) || w->flags & W_TIME || entity_is_post(e, w)) return;
    if (!several && (w->cover || w->n_cue)) return;
    bool formed = (word_tail_is(e, w, TAIL_ORG) || word_tail_is(e, w, TAIL_SCHOOL)) && w->tail_len < w->stem - w->beg;
    if (!several && !formed && !entity_is_open(e, w, true)) return;
    EntityType type = word_tail_is(e, &e->word.v[last - 1], TAIL_SCHOOL) ? ENT_SCHOOL : ENT_ORG;
    entity_vote(e, type, CAND_STRONG, w->beg, e->word.v[last - 1].end, RULE_ROW, (Span){w->beg, e->word.v[last - 1].end});
}

/* 프로젝트, 학력: over such a heading a name with its time is no employer's. */
static bool heads_other(const Ent *e, uint32_t line)
{
    const DocSection *x = doc_section_at(e->doc, e->doc->line[line].beg);
    for (uint32_t i = x ? e->line_word[x->line] : 0, end = x ? e->line_word[x->line + 1] : 0; i < end; i++) {
        const Cue *label = word_cue(e, &e->word.v[i], CUE_LABEL);
        if (label && label->type == ENT_PROGRAM) return true;
    }
    return false;
}

/* A word that the lists know for sure as something. One that needs a context may be a part of the name: 디파이, 하이파이브. */
static bool is_known(const Ent *e, const Word *w) { return w->cover && e->cand.v[w->cover - 1].kind == CAND_KNOWN; }

/* Where the name ends that a line begins with: before a mark, brackets or a post; 0 where it is none. */
static uint32_t plain_name(const Ent *e, uint32_t first, uint32_t end)
{
    enum { WORDS = 3 };
    uint32_t k = first;
    for (; k < end && k - first <= WORDS; k++) {
        const Word *w = &e->word.v[k];
        if (k > first && (w->sep == SEP_MARK || w->sep == SEP_COMMA || w->sep == SEP_SLASH || w->sep == SEP_BRACKET))
            break;
        if (k > first && entity_is_post(e, w)) break;
        bool part = k > first && word_tail_is(e, w, TAIL_ORG);             /* 온새미 스튜디오 */
        if (!(w->part & PT_BARE) || w->flags & (W_TIME | W_NUMBER | W_INNER) || is_known(e, w) || (w->n_cue && !part))
            return 0;
    }
    bool marked = k < end || k - first == end - first;
    return marked && k > first && k - first <= WORDS ? k : 0;
}

/* Is the line of a stretch of time, or one of a post that stands over such a line? */
static bool over_stretch(const Ent *e, uint32_t l)
{
    enum { POST_WORDS = 5 };
    const Doc *d = e->doc;
    if (l + 1 < d->n_line && ie_is_total(e->ie, l)) l++;
    if (l >= d->n_line) return false;
    uint32_t first = e->line_word[l], end = e->line_word[l + 1];
    if (is_stretch(e, &d->line[l], first, end)) return true;
    bool post = false;
    for (uint32_t i = first; i < end; i++) post |= entity_is_post(e, &e->word.v[i]);
    return post && end - first <= POST_WORDS && l + 1 < d->n_line &&
           is_stretch(e, &d->line[l + 1], e->line_word[l + 1], e->line_word[l + 2]);
}

/* The first line of a block is its time, and the name stands below it. */
static bool under_stretch(const Ent *e, uint32_t l)
{
    const Doc *d = e->doc;
    if (!l || !is_stretch(e, &d->line[l - 1], e->line_word[l - 1], e->line_word[l])) return false;
    return l == 1 || d->line[l - 2].kind == LINE_BLANK || d->line[l - 2].kind == LINE_HEADING ||
           d->line[l - 2].kind == LINE_RULE;
}

/* - 리포트 시스템 개발 / 2022.01 - 2022.08, below the stretch of a spell: what was done there, with its own time. */
static bool is_deed(const Ent *e, uint32_t l)
{
    enum { LINES = 10 };
    const Doc *d = e->doc;
    if (d->line[l].kind != LINE_ITEM || d->cls[d->line[l].beg] == CH_DIGIT) return false;
    for (uint32_t k = l, n = 0; k-- > 0 && n < LINES && d->line[k].kind != LINE_BLANK && d->line[k].kind != LINE_HEADING; n++)
        if (is_stretch(e, &d->line[k], e->line_word[k], e->line_word[k + 1])) return true;
    return false;
}

/* 두레박스튜디오, 나래소프트 | 백엔드 개발자: alone on its line, right over a stretch of time or below it. */
static void block_name(Ent *e, uint32_t l, uint32_t first, uint32_t end)
{
    enum { NAME_UNITS = 56 };
    const Doc *d = e->doc;
    const Line *line = &d->line[l];
    if (!e->ie->ko || !e->ie->tx.n || line->end - line->body > NAME_UNITS || e->ie->line_turn[l] != TURN_OWN) return;
    if (line->kind != LINE_TEXT && line->kind != LINE_HEADING && line->kind != LINE_ITEM) return;
    if (!over_stretch(e, l + 1) && !under_stretch(e, l)) return;
    uint32_t last = plain_name(e, first, end);
    if (!last || heads_other(e, l) || is_deed(e, l)) return;
    const Word *w = &e->word.v[first], *v = &e->word.v[last - 1];
    bool formed = word_tail_is(e, v, TAIL_ORG) && v->tail_len <= v->stem - v->beg, one = last == first + 1;
    bool latin = entity_is_latin(e, w) && w->flags & W_CAPITAL && entity_is_latin(e, v) && v->flags & W_CAPITAL;
    bool open = one && entity_is_open(e, w, true);
    if (!open && !latin && !(formed && !entity_is_common(e, w->beg, w->stem))) return;
    EntityType type = word_tail_is(e, v, TAIL_SCHOOL) ? ENT_SCHOOL : ENT_ORG;
    entity_vote(e, type, CAND_STRONG, w->beg, v->end, RULE_ROW, (Span){w->beg, v->end});
}

/* - 서류: 합격, Phone screen: passed, 1차 면접 탈락: a row of a selection begins with its stage, or with what came of it. */
static bool is_step(const Ent *e, uint32_t l)
{
    enum { ROW_UNITS = 60 };
    const Line *line = &e->doc->line[l];
    uint32_t first = e->line_word[l], end = e->line_word[l + 1];
    bool row =
        (line->kind == LINE_ITEM || line->kind == LINE_TEXT) && line->end - line->body <= ROW_UNITS && first < end;
    if (!row) return false;
    const Word *w = &e->word.v[first];
    const Cue *act = word_cue(e, w, CUE_ACT);
    return (word_cue_is(e, w, CUE_STAGE) && w->part & PT_BARE) || (act && act->item);
}

/* ### 나래소프트, 두레시스템 (백엔드): alone over rows of a selection, whose that is. */
static void headed_steps(Ent *e, uint32_t l, uint32_t first, uint32_t end)
{
    enum { NAME_UNITS = 40 };
    const Doc *d = e->doc;
    const Line *line = &d->line[l];
    bool item = line->kind == LINE_ITEM && d->cls[line->beg] == CH_DIGIT;
    if (line->end - line->body > NAME_UNITS || (line->kind != LINE_HEADING && line->kind != LINE_TEXT && !item)) return;
    if (e->ie->line_turn[l] != TURN_OWN || is_step(e, l)) return;
    uint32_t next = l + 1;
    if (line->kind == LINE_HEADING && next < d->n_line && d->line[next].kind == LINE_BLANK) next++;
    if (next + 1 >= d->n_line || !is_step(e, next)) return;
    bool rows = line->kind == LINE_HEADING || (next + 1 < d->n_line && is_step(e, next + 1));
    uint32_t last = first;
    while (last < end && !(e->word.v[last].flags & (W_INNER | W_TIME))) last++;
    const Word *w = &e->word.v[first];
    bool latin = w->flags & W_LATIN && w->flags & W_CAPITAL && last - first <= 3, one = last == first + 1;
    if (!rows || last == first || (!one && !latin) || !(w->part & PT_BARE) || entity_is_post(e, w) ||
        w->flags & W_NUMBER)
        return;
    const Word *v = &e->word.v[last - 1];
    bool known = w->cover && e->cand.v[w->cover - 1].kind == CAND_KNOWN;
    if (!known && one && !latin && !entity_is_open(e, w, true)) return;
    if (one) entity_fill(e, first, ENT_ORG, CAND_ENOUGH, RULE_ROW, (Span){w->beg, w->end});
    if (!one || !w->cover) entity_vote(e, ENT_ORG, CAND_STRONG, w->beg, v->end, RULE_ROW, (Span){w->beg, v->end});
}

/* Does a word of the line name a post? */
static bool line_posts(const Ent *e, uint32_t l)
{
    enum { POST_WORDS = 6 };
    if (l >= e->doc->n_line || e->line_word[l + 1] - e->line_word[l] > POST_WORDS) return false;
    for (uint32_t i = e->line_word[l]; i < e->line_word[l + 1]; i++)
        if (entity_is_post(e, &e->word.v[i])) return true;
    return false;
}

/* The block's post: behind the name, below it or below its time, or above it as LinkedIn has it. */
static bool block_posts(const Ent *e, uint32_t l, uint32_t last, uint32_t end)
{
    for (uint32_t i = last; i < end; i++)
        if (entity_is_post(e, &e->word.v[i])) return true;
    return line_posts(e, l + 1) || line_posts(e, l + 2) || (l && line_posts(e, l - 1));
}

/* # Then, over "2018–2022: Oak Health, analyst": rows of a list, each with its own employer. */
static bool rows_below(const Ent *e, uint32_t l)
{
    enum { REST = 3 };                 /* words: 4 yrs 3 mos */
    if (l >= e->doc->n_line || !is_stretch(e, &e->doc->line[l], e->line_word[l], e->line_word[l + 1])) return false;
    uint32_t rest = 0;
    for (uint32_t i = e->line_word[l]; i < e->line_word[l + 1]; i++)
        rest += !(e->word.v[i].flags & (W_TIME | W_NUMBER));
    return rest > REST || e->doc->line[l].kind == LINE_ITEM;
}

/* Intercom · Full-time, Harlow & Finch, **Xing** — Frontend Developer: in English the capitals that a line begins with, over a
 * stretch of time or below it, where the block names a post. */
static void block_latin(Ent *e, uint32_t l, uint32_t first, uint32_t end)
{
    enum { NAME_UNITS = 64, WORDS = 5 };
    const Doc *d = e->doc;
    const Line *line = &d->line[l];
    if (e->ie->ko || !e->ie->tx.n || line->end - line->body > NAME_UNITS || e->ie->line_turn[l] != TURN_OWN) return;
    if (line->kind != LINE_TEXT && line->kind != LINE_HEADING && line->kind != LINE_ITEM) return;
    if (!over_stretch(e, l + 1) && !under_stretch(e, l)) return;
    if (rows_below(e, l + 1)) return;
    uint32_t last = first;
    if (!entity_name_run(e, first, &last) || last - first > WORDS || last > end) return;
    const Word *next = last < end ? &e->word.v[last] : NULL;
    if (next && next->sep != SEP_MARK && next->sep != SEP_COMMA && next->sep != SEP_SLASH && next->sep != SEP_BRACKET)
        return;
    const Word *w = &e->word.v[first];
    bool says = word_cue(e, w, CUE_LABEL) || latin_is_inner(e, w, INNER_TERMS) ||
                (last == first + 1 && word_cue_is(e, w, CUE_FUNCTION));
    if (says || ie_is_total(e->ie, l) || entity_is_common(e, w->beg, e->word.v[last - 1].end)) return;      /* Freelance; Summary */
    for (uint32_t i = first; i < last; i++)
        if (entity_is_post(e, &e->word.v[i]) || e->word.v[i].flags & (W_TIME | W_NUMBER)) return;
    const Cand *c = e->word.v[first].cover ? &e->cand.v[e->word.v[first].cover - 1] : NULL;
    if (c && (c->type == ENT_SCHOOL || c->type == ENT_CREDENTIAL || c->type == ENT_PLACE)) return;
    if (heads_other(e, l) || !block_posts(e, l, last, end)) return;
    latin_vote(e, (Seq){first, last}, ENT_ORG, CAND_STRONG, RULE_ROW, (Span){e->word.v[first].beg, e->word.v[last - 1].end});
}

void entity_row(Ent *e)
{
    const Doc *d = e->doc;
    Table table = {0};
    EntityType open = ENT_COUNT;
    for (uint32_t l = 0; l < d->n_line; l++) {
        const Line *line = &d->line[l];
        uint32_t first = e->line_word[l], end = e->line_word[l + 1];
        if (line->kind != LINE_TABLE && line->kind != LINE_RULE) table.open = false;
        if (first == end) continue;
        if (line->kind == LINE_TABLE) {
            table_row(e, &table, line->beg, first, end);
            continue;
        }
        open = labelled(e, open, first, end);
        bool career = e->ie->line_turn[l] == TURN_OWN && !is_dated_post(e, line);           /* not 01/05/2023, 21:03 - Sam: */
        if (career) dated_row(e, first, end);
        headed_stretch(e, l, first, end);
        block_name(e, l, first, end);
        block_latin(e, l, first, end);
        headed_steps(e, l, first, end);
        stretch_in_brackets(e, first, end);
    }
}
