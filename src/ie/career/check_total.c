/* A stated length of work against the spells: at one employer (네이버에서 5년을 일했다), and of the whole career (경력은 총
 * 9년이다). */
#include "check_int.h"
#include "base/i18n.h"
#include "base/map.h"

/* Words of the book "total": whole: the career as a whole is spoken of; all: the length is a sum. */
typedef struct TotalData { const LexBook *book; Sym whole, all; } TotalData;

Rc total_bind(Analyser *an, Fault *f)
{
    TotalData *t = arena_push(an->mem, TotalData);
    Rc rc = ie_book(an, "total", &t->book, f);
    const LexSymRow syms[] = {
        {"whole", &t->whole}, {"all", &t->all}};
    lex_syms(an->lex, syms, COUNT_OF(syms));
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

static double span_days(const Ie *ie, const Position *p)
{
    EdtfDay slo, shi, elo, ehi;
    bool now = str_eq(p->end, S(".."));
    bool known = check_bounds(p->start, &slo, &shi) && check_bounds(now ? ie->out->dct : p->end, &elo, &ehi);
    return known && ehi > slo ? (double)(ehi - slo) : 0;
}

/* Days worked, by employer and in all; 0 where a spell's length is not known. Summed once. */
typedef struct Worked { Map by_org; VEC(double) days; double all; } Worked;

static void add_days(double *sum, double days, bool first) { *sum = days > 0 && (first || *sum > 0) ? *sum + days : 0; }

static Worked worked_new(const Ie *ie)
{
    Worked w = {0};
    bool any = false;
    for (uint32_t i = 0; i < ie->out->positions.n; i++) {
        const Position *p = &ie->out->positions.v[i];
        if (p->kind != POS_WORK) continue;
        double days = span_days(ie, p);
        bool is_new;
        uint32_t *k = map_put(ie->tmp, &w.by_org, p->org, &is_new);
        if (is_new) *k = w.days.n, *vec_push(ie->tmp, &w.days) = 0;
        add_days(&w.days.v[*k], days, is_new);
        add_days(&w.all, days, !any);
        any = true;
    }
    return w;
}

static double days_at(const Worked *w, Str org)
{
    const uint32_t *k = map_get(&w->by_org, org);
    return k ? w->days.v[*k] : 0;
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
static void check_employer(Ie *ie, const Worked *w, const EvCand *c)
{
    double said;
    uint32_t i, to = c->en ? ie->doc->sent[c->sent].end : c->to;
    if (c->same || c->type != EV_WORK || c->index == UINT32_MAX || c->fact != FACT_ACTUAL || !c->org.n) return;
    if (!length_in(ie, c->from, to, &i, &said)) return;
    double read = days_at(w, c->org);
    if (!differs(said, read) || (said < read && !is_sum(ie, i))) return;
    check_between(ie, "total", N_("A stated length does not fit the dates."), c->index, c->index);
}

/* The whole career counts all work but what runs beside it; a text that leaves a spell open is not judged. */
static bool is_whole(const Ie *ie, const Worked *w, uint32_t timex)
{
    enum { REACH = 120 };
    const Timex *t = &ie->out->timexes.v[timex];
    EdtfDuration d;
    if (t->type != TIMEX_DURATION || ie->tx.v[timex].sent == UINT32_MAX || ie->tx.v[timex].rel != REL_NONE)
        return false;
    const Sentence *s = &ie->doc->sent[ie->tx.v[timex].sent];
    if (!edtf_duration_parse(t->value, &d) || !differs(edtf_duration_days(&d), w->all)) return false;
    if (!is_sum(ie, timex)) return false;
    uint32_t beg = ie->tx.v[timex].beg, end = ie->tx.v[timex].end;
    uint32_t from = beg > s->beg + REACH ? beg - REACH : s->beg, to = end + REACH < s->end ? end + REACH : s->end;
    return has_word(ie, from, to, ie->an->total->whole);
}

/* Told once, however often the text says it. */
static void check_career(Ie *ie, const Worked *w)
{
    uint32_t i = 0;
    while (i < ie->tx.n && !is_whole(ie, w, i)) i++;
    if (i == ie->tx.n) return;
    Check *c = check_report(ie, "total", N_("The stated length of the career does not fit the spells."));
    for (uint32_t k = 0; k < ie->out->positions.n; k++)
        if (ie->out->positions.v[k].kind == POS_WORK) check_evidence(ie, c, &ie->out->positions.v[k]);
}

void check_totals(Ie *ie)
{
    if (!ie->out->positions.n) return;
    Worked w = worked_new(ie);
    for (uint32_t i = 0; i < ie->ev.n; i++) check_employer(ie, &w, ie->ev.v[i]);
    if (w.all > 0) check_career(ie, &w);
}
