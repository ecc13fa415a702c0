/* When it happened: the nearest date of the clause, the sentence, the item or line, the heading. Never a guess. */
#include "argument_date_int.h"
#include "base/i18n.h"
#include "mark.h"

bool is_date(const Ie *ie, uint32_t i)
{
    const Timex *t = timex_of(ie, i);
    bool birth = ie->tx.v[i].born || is_mark(ie, MK_BORN, ie->doc->ch[ie->tx.v[i].end]);        /* 92년생이고 … */
    return t->type == TIMEX_DATE && t->value.n > 0 && t->lo != EDTF_DAY_NONE && !birth && !ie->tx.v[i].update;
}

void date_set(const Ie *ie, EvCand *c, uint32_t i, Basis basis)
{
    if (ie->tx.v[i].mend) i = ie->tx.v[i].mend - 1;                       /* taken back: what the text puts in its place */
    const Timex *t = timex_of(ie, i);
    c->date = t->value;
    c->timex = i;
    c->lo = t->lo;
    c->hi = t->hi;
    c->basis = (uint8_t)(basis == BASIS_NONE ? (t->basis ? t->basis : BASIS_EXPLICIT) : basis);
}

void date_clear(EvCand *c)
{
    c->date = S("");
    c->timex = UINT32_MAX;
    c->lo = c->hi = EDTF_DAY_NONE;
    c->basis = BASIS_NONE;
    c->dated = false;
}

bool date_in(const Ie *ie, uint32_t from, uint32_t to)
{
    for (uint32_t i = ie_timex_from(ie, from); i < ie->tx.n && ie->tx.v[i].beg < to; i++)
        if (is_date(ie, i)) return true;
    return false;
}

/* The last date that begins in [from, before). */
bool date_last_in(const Ie *ie, uint32_t from, uint32_t before, uint32_t *out)
{
    bool found = false;
    for (uint32_t i = ie_timex_from(ie, from); i < ie->tx.n && ie->tx.v[i].beg < before; i++)
        if (is_date(ie, i)) *out = i, found = true;
    return found;
}

bool date_first_in(const Ie *ie, uint32_t from, uint32_t before, uint32_t *out)
{
    enum { TIMES_REACH = 64 };         /* a line or heading with more times dates nothing */
    uint32_t first = ie_timex_from(ie, from);
    for (uint32_t i = first; i < ie->tx.n && ie->tx.v[i].beg < before && i - first < TIMES_REACH; i++) {
        if (!is_date(ie, i)) continue;
        *out = i;
        return true;
    }
    return false;
}

/* I joined as a trainee. That was September 2013: a sentence that is no more than the date of the last thing told. */
static bool english_told_after(Ie *ie, const EvCand *c, const EvCand *after, uint32_t *out)
{
    enum { MARKS = 2, LEAST = 3 };
    const Doc *d = ie->doc;
    const Sentence *s = &d->sent[c->sent + 1];
    bool last = !after || after->sent != c->sent;
    if (!last || c->sent + 1 >= d->n_sent || s->line != c->line || s->tok_end < s->tok_beg + LEAST) return false;
    const Token *t = &d->tok[s->tok_beg];
    uint32_t i = ie_timex_from(ie, s->beg);
    bool whole = i < ie->tx.n && ie->tx.v[i].end <= s->end && ie->tx.v[i].end + MARKS >= s->end && is_date(ie, i);
    if (!whole || !en_is(ie, t, EN_IT) || !en_is(ie, t + 1, EN_WAS)) return false;
    const Token *behind = en_is(ie, t + 2, EN_IN) ? t + 3 : t + 2;
    *out = i;
    return ie->tx.v[i].beg == behind->beg;
}

/* Of the times in [from, to), is none a date of its own? The following Monday, that summer. */
static bool is_relative(const Ie *ie, uint32_t from, uint32_t to)
{
    bool any = false;
    for (uint32_t i = ie_timex_from(ie, from); i < ie->tx.n && ie->tx.v[i].beg < to; i++) {
        if (!is_date(ie, i)) continue;
        if (timex_of(ie, i)->basis == BASIS_EXPLICIT) return false;
        any = true;
    }
    return any;
}

/* English tells the time on either side of the verb, but not across another event: the stretch between its neighbours.
 */
static bool english_date(Ie *ie, const EvCand *c, uint32_t index, uint32_t *out)
{
    enum { NEAR = 40 };
    const Sentence *s = &ie->doc->sent[c->sent];
    const EvCand *before = parted_before(ie, index), *after = parted_after(ie, index);
    uint32_t from = before && before->sent == c->sent ? before->end : s->beg;
    uint32_t to = after && after->sent == c->sent ? after->beg : s->end;
    /* I qualified in 1993 and went out on my own two years later: behind the date of the verb before. */
    bool dated = before && before->sent == c->sent && before->timex != UINT32_MAX &&
                 ie->tx.v[before->timex].beg >= from && ie->tx.v[before->timex].end < c->beg;
    if (counts_on(ie, dated ? ie->tx.v[before->timex].end : from, to)) return false;
    bool fronted = date_last_in(ie, from, c->beg, out);
    /* I left in 2015 and joined in 2016: the date between belongs to the verb before it, if this one has its own. */
    bool taken = fronted && before && before->sent == c->sent && before->timex == *out;
    if (fronted && !taken) return true;
    uint32_t i;
    if (after && after->sent == c->sent) to = opens_next(ie, c, to);
    to = relative_at(ie, c, to);
    uint32_t near = to < c->end + NEAR ? to : c->end + NEAR;
    if (date_first_in(ie, c->end, near, &i) || (!taken && date_first_in(ie, c->end, to, &i))) {
        *out = i;
        return true;
    }
    return taken || date_last_in(ie, s->beg, c->beg, out) || english_told_after(ie, c, after, out);
}

/* 지금은 학원에서 강사로 일해요. 2020년 9월부터요. */
static bool korean_since_after(const Ie *ie, const EvCand *c, uint32_t *out)
{
    enum { FROM = 7 };                 /* 부터입니다. */
    const Sentence *s = &ie->doc->sent[c->sent] + 1;
    if ((c->type != EV_WORK && c->type != EV_STUDY) || c->sent + 1 >= ie->doc->n_sent || s->line != c->line)
        return false;
    uint32_t i = ie_timex_from(ie, s->beg);
    if (i >= ie->tx.n || ie->tx.v[i].beg > s->beg + 1 || ie->tx.v[i].rel != REL_SINCE || !is_date(ie, i)) return false;
    *out = i;
    return ie->tx.v[i].end + FROM >= s->end;
}

/* …에서 일했다. 2012년 3월부터 2020년 9월까지. */
bool date_period(Ie *ie, EvCand *c)
{
    enum { MARKS = 6 };
    const Doc *d = ie->doc;
    bool may =
        c->type == EV_WORK && !c->en && !c->dated && c->fact == FACT_ACTUAL && c->tail.past && c->sent + 1 < d->n_sent;
    if (!may) return false;
    const Sentence *s = &d->sent[c->sent + 1];
    uint32_t i = ie_timex_from(ie, s->beg);
    bool whole = i < ie->tx.n && ie->tx.v[i].beg == s->beg && ie->tx.v[i].end + MARKS >= s->end && s->line == c->line;
    if (!whole || !ie_is_range(ie, i) || !timex_of(ie, i)->value.n) return false;
    date_set(ie, c, i, BASIS_EXPLICIT);
    c->dated = true;
    cand_why(c, N_("date"), ie->tx.v[i].beg, ie->tx.v[i].end);
    return true;
}

/* I started the following Monday. That was April 2018: the day that the next sentence tells is the one meant. */
static bool date_settled(Ie *ie, EvCand *c, uint32_t index)
{
    const EvCand *after = index + 1 < ie->ev.n ? ie->ev.v[index + 1] : NULL;
    const Sentence *s = &ie->doc->sent[c->sent];
    uint32_t i, own;
    bool relative = c->en && is_relative(ie, s->beg, s->end) && english_told_after(ie, c, after, &i);
    bool last = !after || after->sent != c->sent;
    bool since = !c->en && last && !date_first_in(ie, s->beg, s->end, &own) && korean_since_after(ie, c, &i);
    if (!relative && !since) return false;
    date_set(ie, c, i, BASIS_COMPUTED);
    return c->dated = true;
}

/* A date that is a sentence of its own, or the subject of one, dates what was told before it: …달았고요. 2014년 7월. */
static bool date_told_after(Ie *ie, const EvCand *c, uint32_t *out)
{
    const Doc *d = ie->doc;
    const Sentence *s = &d->sent[c->sent];
    if (c->to + 2 < s->end - (s->end > s->beg) && c->type != EV_JOIN) return false;
    for (uint32_t next = c->sent + 1; next < d->n_sent && next <= c->sent + 2; next++) {
        uint32_t i = ie_timex_from(ie, d->sent[next].beg);
        if (i >= ie->tx.n || ie->tx.v[i].beg > d->sent[next].beg + 1 || !is_date(ie, i)) continue;
        uint32_t end = ie->tx.v[i].end;
        bool whole = d->ch[end] == '.' || is_mark(ie, MK_IS, d->ch[end]) ||
                     (is_mark(ie, MK_OF, d->ch[end]) && is_mark(ie, MK_MATTER, d->ch[end + 2])) ||
                     (d->cls[end] == CH_SPACE && is_mark(ie, MK_MATTER, d->ch[end + 1]) &&
                      !mark_at(ie, MK_WORKED, end + 1));
        if (!whole || d->sent[next].line != c->line) return false;
        *out = i;
        return true;
    }
    return false;
}

/* A sentence that is a date alone stands over the next one: 22년 1월 10일. 재입사. Nov 2019. Let go. */
static bool date_told_before(const Ie *ie, const EvCand *c, uint32_t *out)
{
    enum { MARKS = 2 };
    const Doc *d = ie->doc;
    if (!c->sent) return false;
    const Sentence *s = &d->sent[c->sent - 1];
    uint32_t i = ie_timex_from(ie, s->beg);
    if (s->line != c->line || i >= ie->tx.n || ie->tx.v[i].beg > s->beg + MARKS || !is_date(ie, i)) return false;
    *out = i;
    return ie->tx.v[i].end + MARKS >= s->end && ie->tx.v[i].end <= s->end;
}

/* A search is told in one go: applied, interviewed. What follows the search itself happened in its time. */
static bool search_date(const Ie *ie, const EvCand *c, uint32_t index, uint32_t *out)
{
    const EvCand *before = index ? ie->ev.v[index - 1] : NULL;
    bool follows = c->type == EV_APPLY || c->type == EV_INTERVIEW;
    if (!follows || !before || before->sent + 1 < c->sent || before->line != c->line || !before->dated) return false;
    if (before->type != EV_SEARCH && before->type != EV_APPLY) return false;
    *out = before->timex;
    return before->timex != UINT32_MAX;
}

/* Does a length stand in [from, to): two years later, a month ago, for six months? The time leads on. */
static bool length_in(const Ie *ie, uint32_t from, uint32_t to)
{
    for (uint32_t i = ie_timex_from(ie, from); i < ie->tx.n && ie->tx.v[i].beg < to; i++)
        if (timex_of(ie, i)->type == TIMEX_DURATION) return true;
    return false;
}

/* I applied for supervisor in 2018. They gave it to somebody else: a year or a season holds for the next sentence of a
 * search; a month and a day are those of the one step that is told with them. */
static bool english_frame(const Ie *ie, const EvCand *c, uint32_t *out)
{
    enum { LEAST = 45, MOST = 366 };
    const Sentence *s = &ie->doc->sent[c->sent];
    bool seeks = group_of(c->type) == GROUP_SEARCH && (c->fact == FACT_ACTUAL || c->fact == FACT_NEGATED);
    if (!seeks || !c->en || !c->sent || s[-1].line != c->line) return false;
    if (!date_last_in(ie, s[-1].beg, s->beg, out)) return false;
    const Timex *t = timex_of(ie, *out);
    uint8_t rel = ie->tx.v[*out].rel;
    bool open = rel == REL_SINCE || rel == REL_UNTIL || rel == REL_DURING;
    if (t->lo <= EDTF_DAY_NONE || t->hi >= EDTF_DAY_MAX) return false;
    return !open && t->hi - t->lo >= LEAST && t->hi - t->lo < MOST && !length_in(ie, ie->tx.v[*out].end, s->end);
}

/* 설비보전기사도 드디어 붙었다(22년 6월, 5수): what the brackets right behind the predicate begin with. */
static bool date_in_brackets(const Ie *ie, const EvCand *c, uint32_t *out)
{
    enum { ENDING = 8 };
    const Doc *d = ie->doc;
    const EvCand *next = c->number + 1 < ie->ev.n ? ie->ev.v[c->number + 1] : NULL;
    uint32_t i = ie_timex_from(ie, c->end);
    bool near =
        i < ie->tx.n && ie->tx.v[i].beg <= c->end + ENDING && ie->tx.v[i].end <= d->sent[c->sent].end && is_date(ie, i);
    if (!near || d->ch[ie->tx.v[i].beg - 1] != '(' || (next && next->beg < ie->tx.v[i].beg)) return false;
    *out = i;
    return d->ch[ie->tx.v[i].end] == ')' || d->ch[ie->tx.v[i].end] == ',';
}

/* 졸업하던 2006년에: the date that the predicate says more of, right behind it. */
static bool date_modified(const Ie *ie, const EvCand *c, uint32_t *out)
{
    enum { ENDING = 4 };
    const Doc *d = ie->doc;
    uint32_t at = c->end, last = d->sent[c->sent].end;
    while (at < last && at < c->end + ENDING && d->cls[at] == CH_HANGUL) at++;
    bool noun = at == c->end && c->rule->shape != SHAPE_VERB;                 /* 출근 2020년 3월 */
    if (c->en || noun || at + 1 >= last || d->cls[at] != CH_SPACE || !is_adnominal(d->ch[at - 1])) return false;
    uint32_t i = ie_timex_from(ie, at);
    *out = i;
    return i < ie->tx.n && ie->tx.v[i].beg == at + 1 && is_date(ie, i) && !ie_is_range(ie, i);
}

static bool korean_date(Ie *ie, const EvCand *c, uint32_t *out)
{
    enum { NOTE = 24 };
    const Sentence *s = &ie->doc->sent[c->sent];
    if (date_last_in(ie, c->from, c->beg, out) || date_first_in(ie, c->beg, c->to, out)) return true;
    if (date_in_brackets(ie, c, out)) return true;
    if ((c->flags & EVF_NOTE) && date_first_in(ie, c->end, c->end + NOTE < s->end ? c->end + NOTE : s->end, out))
        return true;
    /* 석 달 뒤 …: a date of an earlier clause is not its own. */
    if (counts_on(ie, c->from, c->beg)) return false;
    return date_last_in(ie, s->beg, c->beg, out) || date_told_after(ie, c, out);
}

/* an editor at Faber (2001-2004): the stretch in the brackets behind a title. */
bool date_bracketed(const Ie *ie, const EvCand *c, uint32_t *out)
{
    enum { FAR = 60 };
    const Doc *d = ie->doc;
    if (!c->en || c->rule != &ie->an->event->note_work) return false;
    uint32_t i = ie_timex_from(ie, c->end);
    bool near =
        i < ie->tx.n && ie->tx.v[i].beg <= c->end + FAR && ie->tx.v[i].end < d->sent[c->sent].end && is_date(ie, i);
    *out = i;
    return near && d->ch[ie->tx.v[i].beg - 1] == '(' && d->ch[ie->tx.v[i].end] == ')' && ie_is_range(ie, i);
}

/* 2021.02 ~ 2021.11, all of the line above: it stands over the event's as a heading's would. */
static bool period_above(const Ie *ie, const EvCand *c, uint32_t *out)
{
    enum { MARKS = 1 };
    const Line *line = c->line ? &ie->doc->line[c->line - 1] : NULL;
    if (!line || line->kind == LINE_BLANK) return false;
    uint32_t i = ie_timex_from(ie, line->beg);
    if (i >= ie->tx.n || !ie_is_range(ie, i)) return false;
    *out = i;
    return ie->tx.v[i].line_start && ie->tx.v[i].line + 1 == c->line && ie->tx.v[i].end + MARKS >= line->end;
}

void date_find(Ie *ie, uint32_t index)
{
    EvCand *c = ie->ev.v[index];
    uint32_t i;
    if (date_settled(ie, c, index)) return;
    if (date_of_cell(ie, c, index, &i) || date_modified(ie, c, &i) || date_behind(ie, c, &i)) {
        date_set(ie, c, i, BASIS_COMPUTED);
        c->dated = true;
        return;
    }
    if (date_bracketed(ie, c, &i)) {
        date_set(ie, c, i, BASIS_NONE);
        c->dated = true;
        return;
    }
    if (c->en ? english_date(ie, c, index, &i) : korean_date(ie, c, &i)) date_set(ie, c, i, BASIS_NONE);
    else if (c->fact != FACT_HYPOTHETICAL && date_told_before(ie, c, &i)) date_set(ie, c, i, BASIS_COMPUTED);
    else if (search_date(ie, c, index, &i) || english_frame(ie, c, &i)) date_set(ie, c, i, BASIS_DISCOURSE);
    else if (c->flags & EVF_AIM || c->fact == FACT_HYPOTHETICAL) return;   /* no time but what its sentence gives */
    else if (line_date(ie, c, &i)) date_set(ie, c, i, BASIS_HEADING);
    else if (c->lone && is_date(ie, c->lone - 1)) date_set(ie, c, c->lone - 1, BASIS_HEADING);
    else if (period_above(ie, c, &i) || heading_date(ie, c, &i) || row_noted(ie, c, &i))
        date_set(ie, c, i, BASIS_HEADING);
    else if (date_noted(ie, c, index, &i)) date_set(ie, c, i, BASIS_COMPUTED);
    c->dated = c->date.n && c->basis != BASIS_HEADING;
}
