/* What a search came to, in figures: 지원 57, 면접 8, 오퍼 1; | First calls | 14 |; Fifty applications; six replies. Where the
 * rows have no date of their own they fill the time of that search, from the leaving or the start told of to the answer that
 * ended it, or by the length that is told beside them (넉 달 동안 백수; Gap. Five months.). They stand behind the story of the
 * search, or before it. */
#include "argument_refer_int.h"
#include "base/i18n.h"
#include "word_class.h"

enum { TALLY_COUNT, TALLY_SHORT, TALLY_GAP, TALLY_NONE };
struct TallyData { const LexBook *book; const uint8_t *of; };

Rc tally_bind(Analyser *an, const struct TallyData **out, Fault *f)
{
    static const char *const names[] = {"count", "short", "gap"};
    struct TallyData *d = arena_push(an->mem, struct TallyData);
    Rc rc = ie_book(an, "tally", &d->book, f);
    if (!rc) d->of = word_classes(an, d->book, names, COUNT_OF(names), TALLY_NONE);
    *out = d;
    return rc;
}

/* One tally: the events [first, last], the lines they stand in. */
typedef struct Tally { uint32_t first, last, line, end; } Tally;
enum { REACH = 24, LONGEST = 600 };    /* candidates; days: what goes on for longer is no one search */

static bool counts(const EvCand *c) { return !(c->flags & EVF_OTHER) && !c->same; }

/* ---------------------------------------------------------------- which rows */
static bool tally_word(const Ie *ie, const Token *t, uint32_t to, uint8_t cls, uint32_t *end)
{
    const struct TallyData *d = ie->an->event->tally;
    LexMatch m;
    if (!ie_longest(ie, d->book, t->beg, to, &m) || !word_class_is(d->book, d->of, m, cls)) return false;
    *end = t->beg + m.len;
    return ie->doc->cls[*end] != CH_LATIN || ie->doc->cls[t->beg] != CH_LATIN;
}

static bool is_number(const Ie *ie, const Token *t, uint32_t to)
{
    uint32_t end;
    if (t->kind == TOK_NUMBER || ie->doc->cls[t->beg] == CH_DIGIT) return true;
    if (tally_word(ie, t, to, TALLY_COUNT, &end)) return true;
    return tally_word(ie, t, to, TALLY_SHORT, &end) && ie->doc->cls[end] == CH_SPACE;
}

/* What parts one figure from the next: a comma, a full stop, a bar with blanks around it; in a table the line does. */
static bool parts(const Ie *ie, const EvCand *c, uint32_t at)
{
    const Doc *d = ie->doc;
    if (d->line[c->line].kind == LINE_TABLE) return false;
    switch (d->ch[at]) {
    case ',': case '.': case ';': return d->cls[at + 1] != CH_DIGIT;
    case '/': case '|': return at > 0 && d->cls[at - 1] == CH_SPACE;
    default: return d->cls[at] == CH_OTHER;              /* → */
    }
}

/* How many: a number that is none of a time. */
static bool number_in(const Ie *ie, uint32_t beg, uint32_t end)
{
    const Doc *d = ie->doc;
    uint32_t i = ie_timex_from(ie, beg);
    for (uint32_t tok = doc_tok_at(d, beg); tok < d->n_tok && d->tok[tok].beg < end; tok++) {
        const Token *t = &d->tok[tok];
        while (i < ie->tx.n && ie->tx.v[i].end <= t->beg) i++;
        bool timed = i < ie->tx.n && ie->tx.v[i].beg <= t->beg;
        if (t->beg >= beg && !timed && is_number(ie, t, end)) return true;
    }
    return false;
}

/* Does a number stand beside it, and no date? */
static bool is_counted(const Ie *ie, const EvCand *c)
{
    enum { FAR = 28 };
    const Doc *d = ie->doc;
    const Line *l = &d->line[c->line];
    uint32_t beg = c->beg, end = c->end;
    while (beg > l->body && c->beg - beg < FAR && !parts(ie, c, beg - 1)) beg--;
    while (end < l->end && end - c->end < FAR && !parts(ie, c, end)) end++;
    return !date_in(ie, beg, end) && number_in(ie, beg, end);
}

/* A step or an answer without a date of its own line. */
static bool is_row(const Ie *ie, const EvCand *c)
{
    bool step = c->type == EV_APPLY || c->type == EV_INTERVIEW || c->type == EV_ACCEPTED || c->type == EV_REJECTED;
    bool may = step && counts(c) && (c->fact == FACT_ACTUAL || c->fact == FACT_NEGATED);
    bool note = c->en || c->flags & EVF_NOTE || c->tail.context == CTX_NOTE;          /* 세 군데 다 떨어졌다 is told of those three */
    if (!may || !note || c->basis == BASIS_HEADING) return false;
    if (c->timex != UINT32_MAX && ie->tx.v[c->timex].line == c->line) return false;
    return is_counted(ie, c);
}

/* The tally that begins at `first`: what was sent and what came of it, or three rows, in one line or in lines that follow each
 * other. */
static bool tally_at(const Ie *ie, uint32_t first, Tally *out)
{
    const EvCand *c = ie->ev.v[first];
    *out = (Tally){first, first, c->line, 0};
    if (!is_row(ie, c)) return false;
    uint32_t types = 1u << c->type, last = first, rows = 1;
    for (uint32_t k = first + 1; k < ie->ev.n; k++) {
        const EvCand *e = ie->ev.v[k];
        if (e->line > ie->ev.v[last]->line + 2) break;
        if (!counts(e)) continue;
        if (!is_row(ie, e)) break;
        types |= 1u << e->type;
        last = k, rows++;
    }
    *out = (Tally){first, last, c->line, ie->doc->line[ie->ev.v[last]->line].end};
    bool applied = types >> EV_APPLY & 1, went = types >> EV_INTERVIEW & 1 && rows > 2;
    return last > first && (applied || went) && types & (types - 1);
}

/* ---------------------------------------------------------------- its time */
static bool opens(const EvCand *e)
{
    return counts(e) && e->fact == FACT_ACTUAL && argument_bounded(e) &&
           (e->type == EV_SEARCH || e->type == EV_LEAVE || e->type == EV_GRADUATE);
}

static bool answers(const EvCand *e)
{
    return counts(e) && e->fact == FACT_ACTUAL && argument_bounded(e) &&
           (e->type == EV_ACCEPTED || e->type == EV_JOIN || e->type == EV_FOUND);
}

/* Told before the figures: how the search began, and how it ended where that was told, too. */
static void told_before(const Ie *ie, uint32_t first, const EvCand **from, const EvCand **to)
{
    const EvCand *latest = NULL;
    for (uint32_t k = first, n = 0; k-- > 0 && n < REACH && !*from; n++) {
        const EvCand *e = ie->ev.v[k];
        bool joins = answers(e) && e->type != EV_ACCEPTED;
        if (opens(e)) *from = e;
        else if (joins && (*to || (latest && latest->lo > e->hi))) return;          /* what was told since, was told there */
        else if (answers(e) && (!*to || e->hi > (*to)->hi)) *to = e;
        if (!latest && counts(e) && argument_bounded(e)) latest = e;
    }
}

/* Told behind them: the first thing sent, where the beginning is not known; the last answer before the next employer. */
static void told_behind(const Ie *ie, uint32_t last, const EvCand **from, const EvCand **to)
{
    enum { GONE_ON = 100 };
    for (uint32_t k = last + 1, n = 0; k < ie->ev.n && n < REACH; k++, n++) {
        const EvCand *e = ie->ev.v[k];
        bool sent =
            counts(e) && e->fact == FACT_ACTUAL && argument_bounded(e) && (e->type == EV_APPLY || e->type == EV_SEARCH);
        if (sent && !*from) *from = e;
        if (opens(e) && e != *from) return;
        if (!*from || !answers(e) || e->lo < (*from)->lo) continue;
        if (e->type != EV_ACCEPTED) {
            if (!*to || e->lo > (*to)->hi + GONE_ON || e->hi < (*to)->lo) *to = e;
            return;
        }
        if (!*to || e->hi > (*to)->hi) *to = e;
    }
}

static bool gap_in(const Ie *ie, uint32_t from, uint32_t to)
{
    const Doc *d = ie->doc;
    uint32_t end;
    for (uint32_t k = doc_tok_at(d, from); k < d->n_tok && d->tok[k].beg < to; k++)
        if (d->tok[k].beg >= from && tally_word(ie, &d->tok[k], to, TALLY_GAP, &end)) return true;
    return false;
}

/* A length of weeks or months in [from, to); UINT32_MAX for none. */
static uint32_t length_in(const Ie *ie, uint32_t from, uint32_t to, EdtfDuration *len)
{
    enum { LEAST = 20 };
    for (uint32_t i = ie_timex_from(ie, from); i < ie->tx.n && ie->tx.v[i].beg < to; i++) {
        if (timex_of(ie, i)->type != TIMEX_DURATION || !edtf_duration_parse(timex_of(ie, i)->value, len)) continue;
        if (edtf_duration_days(len) >= LEAST && edtf_duration_days(len) <= LONGEST) return i;
    }
    return UINT32_MAX;
}

/* The length beside the figures: of their own sentence (84 jobs in five months), of a gap or a search in the line before
 * them, or of one in the heading over them. */
static uint32_t length_beside(const Ie *ie, const EvCand *c, EdtfDuration *len)
{
    enum { NEAR = 400 };                                 /* units: what is further off is not beside them */
    const Doc *d = ie->doc;
    const Sentence *s = &d->sent[c->sent];
    const Line *l = &d->line[c->line];
    uint32_t from = c->beg > NEAR ? c->beg - NEAR : 0, beg = l->beg > from ? l->beg : from;
    uint32_t i = length_in(ie, s->beg > from ? s->beg : from, s->end < c->end + NEAR ? s->end : c->end + NEAR, len),
             head = c->sect ? c->sect->head_beg : 0, end = c->sect ? c->sect->head_end : 0;
    if (i != UINT32_MAX) return i;
    bool gap = head < end && gap_in(ie, head, end);
    if (gap || gap_in(ie, beg, c->beg)) i = length_in(ie, beg, c->beg, len);
    return i == UINT32_MAX && gap ? length_in(ie, head, end, len) : i;
}

static bool tally_time(const Ie *ie, const Tally *t, Edtf *when, const EvCand **by)
{
    const EvCand *from = NULL, *to = NULL;
    EdtfDuration len;
    Edtf a, b;
    told_before(ie, t->first, &from, &to);
    uint32_t i = length_beside(ie, ie->ev.v[t->first], &len);
    bool ended = to && from;
    if (!ended) to = NULL;
    if (i == UINT32_MAX || !from || ended) {
        if (!ended) told_behind(ie, t->last, &from, &to);
        if (!from || !to) return false;
        bool over = from->type == EV_LEAVE || from->type == EV_GRADUATE;
        if (!argument_date_end(from->date, over, &a) || !argument_date_end(to->date, false, &b)) return false;
    } else if (!argument_date_end(from->date, from->type != EV_SEARCH, &a) || !edtf_add(&a, &len, 1, len.approx, &b)) {
        return false;
    }
    EdtfDay lo, hi;
    *when = edtf_make_interval(&a, &b);
    *by = from;
    return when->kind == EDTF_INTERVAL && edtf_bounds(when, &lo, &hi) && hi > lo && (int64_t)hi - lo <= LONGEST;
}

/* 제일 가고 싶던 누리는 서류 탈락: an answer told in the line of the figures, behind them. */
static bool is_aside(const EvCand *c, const Tally *t)
{
    bool answer = c->type == EV_REJECTED || c->type == EV_WITHDRAW || c->type == EV_INTERVIEW;
    return answer && counts(c) && !c->date.n && c->fact == FACT_ACTUAL && c->beg < t->end && !c->en &&
           c->line >= t->line;
}

void dates_tally(Ie *ie)
{
    for (uint32_t k = 0; k + 1 < ie->ev.n; k++) {
        Tally t;
        Edtf when;
        const EvCand *by;
        bool told = tally_at(ie, k, &t);
        k = t.last;                                      /* rows that come to none begin none further on either */
        if (!told) continue;
        bool known = tally_time(ie, &t, &when, &by);
        for (uint32_t n = t.first; n <= t.last && known; n++)
            if (is_row(ie, ie->ev.v[n]))
                date_reckon(ie, ie->ev.v[n], &when, N_("time of the search"), by->beg, by->end);
        for (uint32_t n = t.last + 1; known && n < ie->ev.n && n - t.last <= REACH && ie->ev.v[n]->beg < t.end; n++)
            if (is_aside(ie->ev.v[n], &t))
                date_reckon(ie, ie->ev.v[n], &when, N_("time of the search"), by->beg, by->end);
    }
}
