/* Where expressions may be: figures and words that tell of times. What is told of nothing need not be read. */
#include "form.h"
#include "timex_atom_int.h"

/* ---------------------------------------------------------------- what stands behind */
static bool is_trap(const AtomDef *def) { return def->cls == AT_trap && !def->month; }

/* Does a number count a time that begins at p? What else it counts (두 번, 3학년) is told of where a time stands before. */
static bool counts_time(const TimeScan *s, uint32_t p)
{
    static const bool other[AT_COUNT] = {[AT_hoe] = true, [AT_grade] = true, [AT_trap] = true};
    const Hits *h = hits_at(s, p);
    for (int n = h->n; n-- > 0;) {
        Hit hit = hit_of(s, h, n);
        for (uint32_t i = 0; i < hit.n_entry; i++)
            if (!other[hit.def[hit.entry[i]].cls]) return true;
    }
    return false;
}

static bool counts_other(const TimeScan *s, uint32_t p) { return hits_at(s, p)->n > 0; }

/* Does a word of times begin at p, not only one that joins them? */
static bool has_word(const TimeScan *s, uint32_t p)
{
    if (!ie_may(s->ie, s->d->book, p)) return false;
    const Hits *h = hits_at(s, p);
    return h->n && h->joint != (1u << h->n) - 1;
}

/* May what stands before the token lead to it? first: it is the first of what is still to be read. */
static bool is_led(const TimeScan *s, const Token *tok, bool first)
{
    return !first && tok_bit(s->ie->time_tok.any, (uint32_t)(tok - s->ie->doc->tok) - 1);
}

/* ---------------------------------------------------------------- figures */
/* 19.3, 3/4, 1,200, 3-year: a mark and what it joins. */
static bool joins_on(const TimeScan *s, uint32_t mark)
{
    const Doc *d = s->ie->doc;
    if (!atom_may_begin(s, mark)) return false;
    uint32_t p = blanks_skip(d, mark + 1);
    return d->cls[p] == CH_DIGIT || (d->cls[p] == CH_LATIN && gate_at(s, p));
}

/* A figure alone is no time, but for years and days in one number, and '19. */
static bool figure_tells(const TimeScan *s, const Token *tok, bool first)
{
    enum { LONG = 4 };
    const Doc *d = s->ie->doc;
    uint32_t p = blanks_skip(d, tok->end + (d->ch[tok->end] == '+'));                       /* 10+ years */
    if (tok->end - tok->beg >= LONG || (!first && d->ch[tok[-1].beg] == '\'')) return true;
    if (d->cls[p] == CH_LATIN) return gate_at(s, p) != 0;
    if (d->cls[p] != CH_HANGUL) return joins_on(s, p);
    return gate_at(s, p) && (counts_time(s, p) || (counts_other(s, p) && is_led(s, tok, first)));
}

/* ---------------------------------------------------------------- words */
/* A number in words, where it counts a time. */
static bool number_tells(const TimeScan *s, const Token *tok, bool first, uint32_t end)
{
    const Doc *d = s->ie->doc;
    Atom a;
    bool english = d->cls[tok->beg] == CH_LATIN;
    if ((!english && !number_goes_on(s, end)) || !number_words_at(s, tok->beg, &a)) return false;
    return english || a.cls == AT_y4 || counts_time(s, blanks_skip(d, a.end)) || is_led(s, tok, first);
}

/* Does a word ask for a look at what stands around it? */
static bool hit_tells(const TimeScan *s, const Hit *h, const Token *tok, bool first)
{
    const Doc *d = s->ie->doc;
    uint32_t end = tok->beg + h->len;
    bool latin = d->cls[tok->beg] == CH_LATIN;
    if (latin && d->cls[end] == CH_LATIN) return false;
    for (uint32_t i = 0; i < h->n_entry; i++) {
        const AtomDef *def = &h->def[h->entry[i]];
        if (def->tells == TELLS_NEVER) continue;
        if (def->tells == TELLS_GLUED && d->cls[end] != CH_DIGIT && !(d->cls[end] == CH_HANGUL && has_word(s, end)))
            continue;
        if (latin && def->cap && !doc_is_upper(d, tok->beg) && !def->near_figure) continue;
        if (def->cls == AT_num && !number_tells(s, tok, first, end)) continue;
        if (def->cls == AT_ord && !hits_at(s, blanks_skip(d, end))->n) continue;
        return true;
    }
    return false;
}

static bool has_trap(const Hit *h)
{
    for (uint32_t i = 0; i < h->n_entry; i++)
        if (is_trap(&h->def[h->entry[i]])) return true;
    return false;
}

static bool word_tells(const TimeScan *s, const Token *tok, bool first)
{
    uint32_t p = tok->beg;
    for (int n = hits_at(s, p)->n; n-- > 0;) {
        const Hits *h = hits_at(s, p);
        if (h->joint >> n & 1) continue;
        Hit hit = hit_of(s, h, n);
        if (has_trap(&hit)) return false;
        if (hit_tells(s, &hit, tok, first)) return true;
    }
    return false;
}

/* ---------------------------------------------------------------- what a word says of it alone */
/* May a word of the book begin at u, with n units of it left in the word? */
static bool may_go_on(const LexBook *b, const uint16_t *u, uint32_t n)
{
    LexMatch m;
    return n == 1 ? lex_begins(b, u, 1) : lex_begins(b, u, 2) || lex_longest(b, u, n, &m);
}

/* Does the entry tell of none, whatever follows the word? rest: the units of the word behind the match. */
static bool never_tells(const struct TimexData *t, const AtomDef *def, const uint16_t *rest, uint32_t n)
{
    if (def->tells == TELLS_NEVER) return true;
    if (def->tells == TELLS_ALWAYS || !n) return false;
    return !may_go_on(t->book, rest, n) && (def->tells == TELLS_GLUED || !may_go_on(t->joint, rest, n));
}

/* Has the book a word that the token begins, or may one go on behind it? */
static bool leads(const LexBook *b, const uint16_t *u, uint32_t n, bool latin)
{
    LexMatch m;
    LexStop stop;
    bool found = lex_longest_stop(b, u, n, &m, &stop) && (!latin || m.len == n);
    return found || stop.next.glued || stop.next.blank;
}

/* What the entry says of the word, n units of which are behind it: numbers, ordinals and what is told by the figure glued
 * to it want something behind them. */
static TimeRead entry_read(const struct TimexData *t, const AtomDef *def, const uint16_t *rest, uint32_t n)
{
    if (never_tells(t, def, rest, n)) return TIME_NEVER;
    bool year = def->cls == AT_num && def->sys == SYS_EN && def->ten;                          /* in 'eighty */
    bool wants = def->tells == TELLS_GLUED || (def->cls == AT_num && !year) || def->cls == AT_ord;
    return wants && !n ? TIME_WANTS : TIME_ASK;
}

/* What the word says where no longer one begins. */
static TimeRead matches_read(const struct TimexData *t, const LexMatch *m, int n_match, const Token *tok, const uint16_t *u)
{
    bool wants = false;
    uint32_t n = tok->end - tok->beg;
    while (n_match-- > 0) {
        const LexMatch *x = &m[n_match];
        if (tok->cls == CH_LATIN && x->len < n) continue; /* the beginning of another word */
        for (uint32_t k = 0; k < x->n_entry; k++)
            if (is_trap(&t->def[lex_match_entry(t->book, *x, k)])) return wants ? TIME_WANTS : TIME_NEVER;
        for (uint32_t k = 0; k < x->n_entry; k++) {
            TimeRead read = entry_read(t, &t->def[lex_match_entry(t->book, *x, k)], u + x->len, n - x->len);
            if (read == TIME_ASK) return TIME_ASK;
            wants |= read == TIME_WANTS;
        }
    }
    return wants ? TIME_WANTS : TIME_NEVER;
}

static TimeRead time_read(const TimeScan *s, const Token *tok, LexNext *next)
{
    const Doc *d = s->ie->doc;
    const struct TimexData *t = s->d;
    const uint16_t *u = d->ch + tok->beg;
    uint32_t n = tok->end - tok->beg;
    bool latin = tok->cls == CH_LATIN;
    *next = (LexNext){0};
    if (!leads(t->book, u, n, latin)) return leads(t->joint, u, n, latin) ? TIME_NEVER : TIME_NOTHING;
    LexMatch m[LEX_MATCH_MAX];
    LexStop stop;
    int found = lex_prefixes_stop(t->book, u, n, m, &stop);
    *next = stop.next;
    return matches_read(t, m, found, tok, u);
}

/* What a word says by itself is read once and kept in its form: most never tell of a time. Those that the text has for the
 * first time are read, so that the bits of its tokens tell of all. */
static void read_fresh(const TimeScan *s, uint32_t t)
{
    const Ie *ie = s->ie;
    const Token *tok = &ie->doc->tok[t];
    TimeBits bits = ie->time_tok;
    uint64_t bit = UINT64_C(1) << t % 64;
    LexNext next;
    TimeRead read = time_read(s, tok, &next);
    read = form_time_put(ie->forms, ie->form[t], read, next);
    bool longer = form_time_goes_on(ie->forms, ie->form[t], ie, tok);
    if ((read == TIME_NEVER && !longer) || read == TIME_NOTHING) bits.tells[t / 64] &= ~bit;
    if (read == TIME_WANTS && !longer) bits.wants[t / 64] |= bit;
    if (read == TIME_NOTHING) bits.any[t / 64] &= ~bit;
}

void time_read_new(const TimeScan *s)
{
    enum { BITS = 64 };
    TimeBits bits = s->ie->time_tok;
    uint32_t words = s->ie->doc->n_tok / BITS + 1;
    for (uint32_t i = 0; i < words; i++)
        for (uint64_t left = bits.fresh[i]; left; left &= left - 1)
            read_fresh(s, i * BITS + (uint32_t)__builtin_ctzll(left));
    for (uint32_t i = 0; i < words; i++)
        bits.tells[i] &= ~bits.wants[i] | bits.any[i] >> 1 | bits.any[i + 1] << (BITS - 1);
}

/* ---------------------------------------------------------------- the next */
uint32_t time_may_next(const Ie *ie, uint32_t t, uint32_t end) { return may_next((MayBits){ie->time_tok.any}, t, end); }

uint32_t time_next(const TimeScan *s, uint32_t t, uint32_t end)
{
    const Token *tok = s->ie->doc->tok;
    const uint32_t first = t;
    const MayBits tells = {s->ie->time_tok.tells};
    for (; (t = may_next(tells, t, end)) < end; t++)
        if (tok[t].cls == CH_DIGIT ? figure_tells(s, &tok[t], t == first) : word_tells(s, &tok[t], t == first))
            return t;
    return end;
}
