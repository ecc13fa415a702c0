/* The date that the page gives rather than the sentence: at the head of the line, in the heading above, in the cell beside, in
 * the footnote. */
#include "argument_date_int.h"
#include "base/i18n.h"

/* A date alone at the head of a paragraph is its heading (2003  대리 진급.); with a particle it belongs to its clause.
 * In an item or a row it always is. The blanks of the text as it stands tell: the folded view has one. */
static bool heads_line(const Ie *ie, const Line *line, uint32_t i)
{
    if (line->kind == LINE_ITEM || line->kind == LINE_TABLE) return true;
    Str text = ie->doc->text;
    uint32_t end = timex_of(ie, i)->span.end;
    if (end + 1 >= text.n) return false;
    char a = text.p[end], b = text.p[end + 1];
    if (a == '*' || (a == '.' && b == '*')) return true;          /* **4월.** */
    return a == '\t' || a == ':' || a == ']' || a == ')' ||
           (a == ' ' && (b == ' ' || b == '-' || b == ':' || b == '|'));
}

/* The date at the head of the line holds for the whole line: 2003  대리 진급. … */
bool line_date(Ie *ie, const EvCand *c, uint32_t *out)
{
    const Line *line = &ie->doc->line[c->line];
    uint32_t i = ie_timex_from(ie, line->beg);
    if (i >= ie->tx.n || ie->tx.v[i].beg >= c->beg || !ie->tx.v[i].line_start || !is_date(ie, i)) return false;
    if (!heads_line(ie, line, i)) return false;
    *out = i;
    return true;
}

/* 5~7월, 2009 - 2013: both ends named; 하반기: longer than a season, and no year. */
static bool is_stretch(const Ie *ie, uint32_t i)
{
    enum { MONTH = 31, SEASON = 92, YEAR = 365 };
    EdtfDay days = edtf_days_between(timex_of(ie, i)->lo, timex_of(ie, i)->hi) + 1;
    if (days > SEASON && days < YEAR) return true;
    return days > MONTH && ie_is_range(ie, i);
}

/* ## 2.1 (2023-04-01) over ### Changed: where a heading has no date of its own, that of the one it stands under, the
 * document's title aside. */
const DocSection *dating_section(const Ie *ie, const DocSection *s)
{
    enum { STEPS = 24, TITLE = 1 };
    uint32_t i;
    if (!s || date_first_in(ie, s->head_beg, s->head_end, &i)) return s;
    const DocSection *up = s;
    int level = s->level;
    for (int step = 0; up > ie->doc->sect && step < STEPS; step++) {
        up--;
        if (up->level <= TITLE) return s;
        if (up->level >= level) continue;
        level = up->level;
        if (date_first_in(ie, up->head_beg, up->head_end, &i)) return up;
    }
    return s;
}

/* A heading dates what stands under it when it names a year or less; one that names both ends (5~7월, 2009 - 2013)
 * dates nothing in particular. */
bool heading_date(Ie *ie, const EvCand *c, uint32_t *out)
{
    enum { YEAR = 366 };
    const DocSection *s = dating_section(ie, c->sect);
    if (!s || s->head_beg >= c->beg || ie->line_turn[s->line] >= TURN_QUESTION || !date_first_in(ie, s->head_beg, s->head_end, out))
        return false;
    const Timex *t = timex_of(ie, *out);
    if (ie->tx.v[*out].rel == REL_SINCE) return false;                      /* Notes since 2018 */
    bool short_enough = t->lo > EDTF_DAY_NONE && t->hi < EDTF_DAY_MAX && edtf_days_between(t->lo, t->hi) <= YEAR;
    /* July to August 2021: what was applied for and answered then belongs to the whole of it. */
    bool seeks = c->en && group_of(c->type) == GROUP_SEARCH && c->fact == FACT_ACTUAL;
    return short_enough && (seeks || !is_stretch(ie, *out));
}

/* 2021.03 ~ 현재 / 가온에서 일한다: since when, by the heading. */
Str heading_since(const Ie *ie, const EvCand *c)
{
    const DocSection *s = c->sect ? dating_section(ie, c->sect) : NULL;
    uint32_t i;
    if (!s || !date_first_in(ie, s->head_beg, s->head_end, &i) || timex_of(ie, i)->hi != EDTF_DAY_MAX) return S("");
    Str value = timex_of(ie, i)->value;
    size_t cut = str_find(value, S("/"), 0);
    return cut == SIZE_MAX ? S("") : str_slice(value, 0, cut);
}

/* | 2012.03.02 | 2015.06.30 |: from the day of one cell to that of the other, or until now. */
void date_of_row(const Ie *ie, EvCand *c)
{
    if (!c->row_from) return;
    const Timex *from = timex_of(ie, c->row_from - 1), *to = c->row_to ? timex_of(ie, c->row_to - 1) : NULL;
    Str end = to ? to->value : S("..");
    if (!from->value.n || !end.n || (to && to->lo < from->lo)) return;
    c->date = str_fmt(ie->mem, STR_FMT "/" STR_FMT, STR_ARG(from->value), STR_ARG(end));
    c->lo = from->lo, c->hi = to ? to->hi : EDTF_DAY_MAX;
    c->timex = c->row_from - 1;
    c->basis = BASIS_EXPLICIT;
    c->dated = c->stay = true;
}

/* ## 나래소프트 (2019.03 ~ 2021.06): what begins and ends there, with no date of its own, did when the heading says. */
void date_of_spell_head(const Ie *ie, const Story *st, uint32_t index)
{
    enum { BACK = 32 };
    EvCand *c = ie->ev.v[index];
    bool begins = c->type == EV_JOIN || c->type == EV_FOUND, ends = c->type == EV_LEAVE;
    if ((!begins && !ends) || c->date.n || c->fact != FACT_ACTUAL || !c->sect || !st->heading.n ||
        !str_eq(c->org, st->heading))
        return;
    if (c->flags & (EVF_WEAK | EVF_RECALL) || date_in(ie, ie->doc->sent[c->sent].beg, ie->doc->sent[c->sent].end))
        return;
    uint32_t i;
    if (!date_first_in(ie, c->sect->head_beg, c->sect->head_end, &i) || !ie_is_range(ie, i)) return;
    for (uint32_t k = index, n = 0; k-- > 0 && n < BACK && ie->ev.v[k]->sect == c->sect; n++)
        if (ie->ev.v[k]->type == c->type && !(ie->ev.v[k]->flags & EVF_OTHER)) return;
    Str value = timex_of(ie, i)->value;
    size_t cut = str_find(value, S("/"), 0);
    if (cut == SIZE_MAX || (ends && timex_of(ie, i)->hi >= EDTF_DAY_MAX)) return;
    Str end = begins ? str_slice(value, 0, cut) : str_slice(value, cut + 1, value.n);
    if (!edtf_bounds_str(end, &c->lo, &c->hi)) return;
    c->date = end;
    c->basis = BASIS_COMPUTED;
    cand_why(c, N_("date of the heading"), ie->tx.v[i].beg, ie->tx.v[i].end);
}

/* 서른여섯에 그만뒀다[4]. and below "[4] 2016년 6월 희망퇴직": the date that opens the note whose mark stands behind. */
bool date_noted(const Ie *ie, const EvCand *c, uint32_t index, uint32_t *out)
{
    const EvCand *next = index + 1 < ie->ev.n ? ie->ev.v[index + 1] : NULL;
    enum { MARK = 4, OPENING = 40 };
    const Doc *d = ie->doc;
    uint32_t end = d->sent[c->sent].end + MARK;                              /* it may stand behind the full stop */
    if (next && next->beg < end) end = next->beg;
    const FootNote *note =
        ie->notes->n && footnote_of_line(ie, c->line) == NULL ? footnote_marked(ie, c->end, end) : NULL;
    if (!note || note->line != c->line) return false;
    const Sentence *x = doc_sentence_at(d, d->line[note->body].end - 1);
    if (!x) return false;
    uint32_t to = d->line[note->body].end;
    return date_first_in(ie, d->line[note->body].beg, to, out) &&
           ie->tx.v[*out].beg < d->line[note->body].beg + OPENING;
}

/* A note on a row that tells from when to when: what was sought or done then. */
bool row_noted(const Ie *ie, const EvCand *c, uint32_t *out)
{
    const FootNote *note = footnote_of_line(ie, c->line);
    bool lasting = group_of(c->type) == GROUP_SEARCH || c->type == EV_WORK;
    if (!note || !lasting || c->fact != FACT_ACTUAL) return false;
    *out = UINT32_MAX;
    return date_first_in(ie, ie->doc->line[note->line].beg, note->beg, out) && ie_is_range(ie, *out);
}

/* Units of a cell, cells of a row with something that happened: no table that is read has more. */
enum { CELL = 160, CELLS = 32 };

/* Does a date fill the cell of a row that ends or begins at the bar `at`? */
static bool cell_date(const Ie *ie, const Line *l, uint32_t at, int step, uint32_t *out)
{
    enum { BLANKS = 2 };
    const Doc *d = ie->doc;
    uint32_t end = at;
    if (step > 0)
        for (end = at + 1; end < l->end && end - at <= CELL && d->ch[end] != '|'; end++) {}
    uint32_t beg = end;
    while (beg > l->beg && end - beg <= CELL && d->ch[beg - 1] != '|') beg--;
    uint32_t i = ie_timex_from(ie, beg);
    if (i >= ie->tx.n || ie->tx.v[i].beg > beg + BLANKS || ie->tx.v[i].end + BLANKS < end || !is_date(ie, i))
        return false;
    *out = i;
    return ie->tx.v[i].end <= end;
}

/* | Applied | 3 March | Rejected | 10 March |: of several dates in a row the one in the cell beside. */
bool date_of_cell(const Ie *ie, const EvCand *c, uint32_t index, uint32_t *out)
{
    const Doc *d = ie->doc;
    const Line *l = &d->line[c->line];
    uint32_t first = ie_timex_from(ie, l->beg), beg = c->beg, end = c->end;
    if (l->kind != LINE_TABLE || first + 1 >= ie->tx.n || ie->tx.v[first + 1].beg >= l->end) return false;
    while (beg > l->beg && c->beg - beg <= CELL && d->ch[beg - 1] != '|') beg--;
    while (end < l->end && end - c->end <= CELL && d->ch[end] != '|') end++;
    if (c->beg - beg > CELL || end - c->end > CELL) return false;
    uint32_t own = ie_timex_from(ie, beg);
    if (own < ie->tx.n && ie->tx.v[own].beg < end) return false;                 /* it has one in its own cell */
    /* | passed | 2 May | rejected | 3 June |: where what happened stands first, its date stands behind it. */
    uint32_t lead = index;
    while (lead > 0 && index - lead < CELLS && ie->ev.v[lead - 1]->line == c->line) lead--;
    bool behind = ie->ev.v[lead]->beg < ie->tx.v[first].beg && end < l->end;
    if (behind && cell_date(ie, l, end, 1, out)) return true;
    if (beg > l->beg + 1 && cell_date(ie, l, beg - 1, -1, out)) return true;
    return end < l->end && cell_date(ie, l, end, 1, out);
}
