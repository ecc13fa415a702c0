/* A stated length of work against the spells: at one employer (네이버에서 5년을 일했다), and of the whole career (경력은 총
 * 9년이다). */
#include "check_int.h"
#include "base/i18n.h"

/* Words of the book "total": whole: the career as a whole is spoken of; all: the length is a sum. */
typedef struct TotalData { const LexBook *book; Sym whole, all; } TotalData;

Rc total_bind(Analyser *an, Fault *f)
{
    TotalData *t = arena_push(an->mem, TotalData);
    Rc rc = ie_book(an, "total", &t->book, f);
    t->whole = lex_sym(an->lex, "whole");
    t->all = lex_sym(an->lex, "all");
    an->total = t;
    return rc;
}

/* People round: only what is off by a quarter and by more than four months is told. */
static bool differs(double said, double read)
{
    const double part = 0.25, least = 120;
    double apart = read > said ? read - said : said - read;
    return read > 0 && apart > least && apart > part * said;
}

static EdtfDay span_days(const Ie *ie, const Position *p)
{
    EdtfDay slo, shi, elo, ehi;
    bool now = str_eq(p->end, S(".."));
    return check_bounds(p->start, &slo, &shi) && check_bounds(now ? ie->out->dct : p->end, &elo, &ehi) && ehi > slo
               ? ehi - slo : 0;
}

/* The spells at one employer (org: "" for all), all of known length; 0 when one is not. */
static double worked_days(const Ie *ie, Str org, Check *c)
{
    EdtfDay sum = 0;
    for (uint32_t i = 0; i < ie->out->positions.n; i++) {
        const Position *p = &ie->out->positions.v[i];
        if (p->kind != POS_WORK || (org.n && !str_eq(p->org, org))) continue;
        EdtfDay days = span_days(ie, p);
        if (!days) return 0;
        sum += days;
        for (uint32_t k = 0; c && k < p->evidence.n; k++) *vec_push(ie->mem, &c->events) = p->evidence.v[k];
    }
    return (double)sum;
}

static bool length_in(const Ie *ie, uint32_t from, uint32_t to, uint32_t *out, double *days)
{
    for (uint32_t i = ie_timex_from(ie, from); i < ie->tx.n && ie->tx.v[i].beg < to; i++) {
        EdtfDuration d;
        const Timex *t = &ie->out->timexes.v[i];
        if (t->type != TIMEX_DURATION || ie->tx.v[i].rel == REL_AGO || !edtf_duration_parse(t->value, &d)) continue;
        *days = edtf_duration_days(&d);
        *out = i;
        return true;
    }
    return false;
}

static bool has_word(const Ie *ie, uint32_t from, uint32_t to, Sym cls)
{
    const TotalData *t = ie->an->total;
    for (uint32_t at = from; at < to; at++) {
        LexMatch m;
        if (ie_longest(ie, t->book, at, to, &m) && lex_entry(t->book, lex_match_entry(t->book, m, 0)).cls == cls)
            return true;
    }
    return false;
}

/* 총 9년, nine years in total: the word stands beside the length. */
static bool is_sum(const Ie *ie, uint32_t timex)
{
    enum { NEAR = 12 };
    const TimexInfo *t = &ie->tx.v[timex];
    const Sentence *s = &ie->doc->sent[t->sent];
    uint32_t from = t->beg > s->beg + NEAR ? t->beg - NEAR : s->beg;
    return has_word(ie, from, t->end + NEAR < s->end ? t->end + NEAR : s->end, ie->an->total->all);
}

/* A length that is no sum may be that of a part (재택근무 6개월): it can only be too long. English tells the length behind
 * the verb. */
static void check_employer(Ie *ie, const EvCand *c)
{
    double said;
    uint32_t i, to = c->en ? ie->doc->sent[c->sent].end : c->to;
    if (c->same || c->type != EV_WORK || c->index == UINT32_MAX || c->fact != FACT_ACTUAL || !c->org.n) return;
    if (!length_in(ie, c->from, to, &i, &said)) return;
    double read = worked_days(ie, c->org, NULL);
    if (!differs(said, read) || (said < read && !is_sum(ie, i))) return;
    check_between(ie, "total", N_("A stated length does not fit the dates."), c->index, c->index);
}

/* The whole career counts all work but what runs beside it; a text that leaves a spell open is not judged. */
static void check_whole(Ie *ie, uint32_t timex)
{
    const Sentence *s = &ie->doc->sent[ie->tx.v[timex].sent];
    EdtfDuration d;
    const Timex *t = &ie->out->timexes.v[timex];
    if (ie->tx.v[timex].rel != REL_NONE || !edtf_duration_parse(t->value, &d)) return;
    if (!is_sum(ie, timex) || !has_word(ie, s->beg, s->end, ie->an->total->whole)) return;
    if (!differs(edtf_duration_days(&d), worked_days(ie, S(""), NULL))) return;
    worked_days(ie, S(""), check_report(ie, "total", N_("The stated length of the career does not fit the spells.")));
}

void check_totals(Ie *ie)
{
    for (uint32_t i = 0; i < ie->ev.n; i++) check_employer(ie, ie->ev.v[i]);
    for (uint32_t i = 0; i < ie->tx.n && ie->out->positions.n; i++)
        if (ie->out->timexes.v[i].type == TIMEX_DURATION && ie->tx.v[i].sent != UINT32_MAX) check_whole(ie, i);
}
