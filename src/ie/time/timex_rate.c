/* "A year in Leeds", "they gave us a month", and "sixty weddings a year", "a pint a week": a length, or how much in each. */
#include "timex_match_int.h"
#include "word_class.h"

/* counted: what is told of each stands before it (twice, much);  one: opens what is told of each (a pint a week);
 * other: ends in s and is no plural;  passed: behind another year, of which it tells no more than that it did. */
typedef enum { RATE_NONE, RATE_COUNTED, RATE_ONE, RATE_OTHER, RATE_PASSED } RateClass;

struct RateData { const LexBook *book; const uint8_t *of; };

Rc rate_bind(Analyser *an, struct TimexData *t, Fault *f)
{
    static const char *const names[] = {"", "counted", "one", "other", "passed"};
    struct RateData *d = arena_push(an->mem, struct RateData);
    Rc rc = ie_book(an, "time-rate", &d->book, f);
    if (rc == RC_OK) d->of = word_classes(an, d->book, names, COUNT_OF(names), RATE_NONE);
    t->rate = d;
    return rc;
}

/* Has the whole word that class, among others? */
static bool is_rate(const TimeScan *s, const Token *tok, RateClass cls)
{
    const struct RateData *d = s->d->rate;
    LexMatch m;
    bool is =
        tok->kind == TOK_WORD && ie_longest(s->ie, d->book, tok->beg, tok->end, &m) && m.len == tok->end - tok->beg;
    return is && word_class_is(d->book, d->of, m, (uint8_t)cls);
}

static bool is_figure(const Token *tok) { return tok->cls == CH_DIGIT; }

bool length_passes(const TimeScan *s, uint32_t end)
{
    const Doc *d = s->ie->doc;
    uint32_t t = doc_tok_at(d, end);
    return t < d->n_tok && d->tok[t].beg == end + 1 && is_rate(s, &d->tok[t], RATE_PASSED);
}

bool rate_before(const TimeScan *s, uint32_t at)
{
    const Doc *d = s->ie->doc;
    uint32_t t = doc_tok_at(d, at);
    if (t < 2 || d->tok[t - 1].end + 1 != at) return false;
    const Token *last = &d->tok[t - 1], *before = last - 1;
    if (is_figure(last) || d->ch[last->beg] == '%') return true;
    if (last->kind != TOK_WORD || last->cls != CH_LATIN) return false;
    if (is_rate(s, last, RATE_OTHER)) return false;
    if (is_rate(s, last, RATE_COUNTED) || time_is_plural(d, last)) return true;
    bool beside = before->end + 1 >= last->beg;                                       /* 40k a year, 80 quid a week */
    return beside && (is_figure(before) || is_rate(s, before, RATE_ONE));
}
