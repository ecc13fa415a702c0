/* Where expressions may be: figures and words that tell of times. */
#include "form.h"
#include "timex_atom_int.h"

/* Does a word ask for a look at what stands around it? A number in words asks where it counts a time. */
static bool hit_tells(const TimeScan *s, const Hit *h, uint32_t p)
{
    const Doc *d = s->ie->doc;
    uint32_t end = p + h->len;
    bool latin = d->cls[p] == CH_LATIN;
    if (latin && d->cls[end] == CH_LATIN) return false;
    bool glued = d->cls[end] == CH_DIGIT || (d->cls[end] == CH_HANGUL && ie_may(s->ie, s->d->book, end));
    const AtomDef *defs = h->def; /* numbers ask for words elsewhere: h may be gone behind them */
    const uint32_t *entry = h->entry;
    for (uint32_t i = 0, n = h->n_entry; i < n; i++) {
        const AtomDef *def = &defs[entry[i]];
        if (def->tells == TELLS_NEVER || (def->tells == TELLS_GLUED && !glued)) continue;
        if (latin && def->cap && !is_upper(d, p) && !def->near_figure) continue;
        Atom a;
        if (def->cls != AT_num || def->tells == TELLS_ALWAYS || (number_goes_on(s, end) && number_words_at(s, p, &a)))
            return true;
    }
    return false;
}

bool atom_tells(const TimeScan *s, uint32_t p)
{
    uint8_t may = gate_at(s, p);
    if (!(may & GATE_BOOK)) return false;
    /* Many a syllable is a word of time by itself, and few of them are meant. */
    const uint16_t *u = s->ie->doc->ch + p;
    TimeTells lone = time_lone(s->d, u[0]);
    bool idle = lone == TELLS_NEVER || (lone == TELLS_NUMBER && !number_goes_on(s, p + 1)) ||
                (lone == TELLS_GLUED && !ie_may(s->ie, s->d->book, p + 1));
    if (idle && !lex_begins(s->d->book, u, 2)) return false;
    for (int n = hits_gated(s, p, may)->n; n-- > 0;) {
        const Hit *hit = &hits_at(s, p)->hit[n];
        if (hit->def == s->d->def && hit_tells(s, hit, p)) return true;
    }
    return false;
}

/* A figure alone is no time, but for years and days in one number. */
bool figure_tells(const TimeScan *s, const Token *tok, bool first)
{
    enum { LONG = 4 };
    const Doc *d = s->ie->doc;
    if (tok->end - tok->beg >= LONG || atom_may_begin(s, tok->end)) return true;
    if (d->cls[tok->end] == CH_SPACE && atom_may_begin(s, blanks_skip(d, tok->end))) return true;
    return !first && atom_may_begin(s, tok[-1].beg);
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

TimeRead time_read(const TimeScan *s, const Token *tok)
{
    const Doc *d = s->ie->doc;
    const struct TimexData *t = s->d;
    const uint16_t *u = d->ch + tok->beg;
    uint32_t n = tok->end - tok->beg;
    bool latin = tok->cls == CH_LATIN;
    if (latin && !(gate_at(s, tok->beg) & GATE_BOOK)) return TIME_NEVER;
    LexMatch m[LEX_MATCH_MAX];
    LexNext next;
    int found = lex_prefixes_next(t->book, u, n, m, &next);
    if (next.glued || next.blank) return TIME_ASK; /* a longer word may begin here */
    for (int i = 0; i < found; i++) {
        if (latin && m[i].len < n) continue; /* the beginning of another word */
        for (uint32_t k = 0; k < m[i].n_entry; k++)
            if (!never_tells(t, &t->def[lex_match_entry(t->book, m[i], k)], u + m[i].len, n - m[i].len))
                return TIME_ASK;
    }
    return TIME_NEVER;
}
