/* When it happened: the nearest date of the clause, the sentence, the item or line, the heading. Never a guess. */
#include "event_int.h"

static const Timex *timex_of(const Ie *ie, uint32_t i) { return &ie->out->timexes.v[i]; }

static bool is_date(const Ie *ie, uint32_t i)
{
    const Timex *t = timex_of(ie, i);
    return t->type == TIMEX_DATE && t->value.n > 0 && t->lo != EDTF_DAY_NONE;
}

static void date_set(Ie *ie, EvCand *c, uint32_t i, Basis basis)
{
    const Timex *t = timex_of(ie, i);
    c->date = t->value;
    c->lo = t->lo;
    c->hi = t->hi;
    c->basis = (uint8_t)(basis == BASIS_NONE ? (t->basis ? t->basis : BASIS_EXPLICIT) : basis);
    cand_why(ie, c, "date", ie->tx.v[i].beg, ie->tx.v[i].end);
}

/* The last date that begins in [from, before). */
static bool last_in(Ie *ie, uint32_t from, uint32_t before, uint32_t *out)
{
    bool found = false;
    for (uint32_t i = ie_timex_from(ie, from); i < ie->tx.n && ie->tx.v[i].beg < before; i++)
        if (is_date(ie, i)) *out = i, found = true;
    return found;
}

static bool first_in(Ie *ie, uint32_t from, uint32_t before, uint32_t *out)
{
    for (uint32_t i = ie_timex_from(ie, from); i < ie->tx.n && ie->tx.v[i].beg < before; i++) {
        if (!is_date(ie, i)) continue;
        *out = i;
        return true;
    }
    return false;
}

/* A date alone at the head of a paragraph is its heading (2003  대리 진급.); with a particle it belongs to its clause.
 * In an item or a row it always is. The blanks of the text as it stands tell: the folded view has one. */
static bool heads_line(const Ie *ie, const Line *line, uint32_t i)
{
    if (line->kind == LINE_ITEM || line->kind == LINE_TABLE) return true;
    Str text = ie->doc->text;
    uint32_t end = timex_of(ie, i)->span.end;
    if (end + 1 >= text.n) return false;
    char a = text.p[end], b = text.p[end + 1];
    return a == '\t' || a == ':' || a == ']' || a == ')' || (a == ' ' && (b == ' ' || b == '-' || b == ':' || b == '|'));
}

/* The date at the head of the line holds for the whole line: 2003  대리 진급. … */
static bool line_date(Ie *ie, const EvCand *c, uint32_t *out)
{
    const Line *line = &ie->doc->line[c->line];
    uint32_t i = ie_timex_from(ie, line->beg);
    if (i >= ie->tx.n || ie->tx.v[i].beg >= c->beg || !ie->tx.v[i].line_start || !is_date(ie, i)) return false;
    if (!heads_line(ie, line, i)) return false;
    *out = i;
    return true;
}

/* A heading dates what stands under it when it names a year or less; 2009 - 2013 dates nothing in particular. */
static bool heading_date(Ie *ie, const EvCand *c, uint32_t *out)
{
    enum { YEAR = 366 };
    const DocSection *s = doc_section_at(ie->doc, c->beg);
    if (!s || s->head_beg >= c->beg || !first_in(ie, s->head_beg, s->head_end, out)) return false;
    const Timex *t = timex_of(ie, *out);
    return t->lo > EDTF_DAY_NONE && t->hi < EDTF_DAY_MAX && t->hi - t->lo <= YEAR;
}

/* A month or day of a line with its own year narrows the line's date; the passes before have given it that year. */
void date_find(Ie *ie, EvCand *c)
{
    const Sentence *s = &ie->doc->sent[c->sent];
    uint32_t i;
    if (last_in(ie, c->from, c->beg, &i) || first_in(ie, c->beg, c->to, &i)) date_set(ie, c, i, BASIS_NONE);
    else if (c->en && first_in(ie, c->beg, s->end, &i)) date_set(ie, c, i, BASIS_NONE);
    else if ((c->flags & EVF_NOTE) && first_in(ie, c->end, c->end + 24 < s->end ? c->end + 24 : s->end, &i)) date_set(ie, c, i, BASIS_NONE);
    else if (last_in(ie, s->beg, c->beg, &i)) date_set(ie, c, i, BASIS_NONE);
    else if (line_date(ie, c, &i)) date_set(ie, c, i, BASIS_HEADING);
    else if (heading_date(ie, c, &i)) date_set(ie, c, i, BASIS_HEADING);
    c->dated = c->date.n && c->basis != BASIS_HEADING;
}
