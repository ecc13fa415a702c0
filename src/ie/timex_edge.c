/* What stands around a time expression: particles, words that say how it hangs on its sentence, words that say that it
 * is none. */
#include "time_int.h"
#include "uni/hangul.h"

static bool ends_word(const Doc *d, uint32_t p) { return d->cls[p] != CH_HANGUL && d->cls[p] != CH_LATIN; }

static bool entry_is(const LexBook *b, uint32_t id, Sym cls, LexEntry *e)
{
    *e = lex_entry(b, id);
    return e->cls == cls;
}

static bool final_fits(const TimeScan *s, LexEntry e, uint16_t before)
{
    const LexAttr *want = lex_attr(e, s->d->k_final);
    if (!want || want->val == s->d->final_sym[FINAL_EITHER]) return true;
    Final have = hangul_final(before);
    return have == FINAL_EITHER || want->val == s->d->final_sym[have];
}

/* A particle, or a run of them, takes the rest of the word. */
static bool particles_end(const TimeScan *s, uint32_t p, int depth)
{
    enum { STACK_MAX = 3 };
    const Doc *d = s->ie->doc;
    LexMatch m[LEX_MATCH_MAX];
    int n = depth < STACK_MAX ? ie_prefixes(s->ie, s->d->particle, p, d->n, m) : 0;
    while (n-- > 0)
        for (uint32_t i = 0; i < m[n].n_entry; i++) {
            LexEntry e = lex_entry(s->d->particle, lex_match_entry(s->d->particle, m[n], i));
            if (!final_fits(s, e, d->ch[p - 1])) continue;
            uint32_t end = p + m[n].len;
            if (ends_word(d, end) || lex_attr(e, s->d->k_open)) return true;
            if (particles_end(s, end, depth + 1)) return true;
        }
    return false;
}

static void edge_entry(const TimeScan *s, LexEntry e, Edge *g)
{
    if (e.cls == s->d->c_rel && !g->rel) g->rel = time_rel_named(lex_attr_str(s->d->after, e, s->d->k_rel));
    if (e.cls == s->d->c_open) {
        Str which = lex_attr_str(s->d->after, e, s->d->k_open);
        g->open_end = str_eq_z(which, "end");
        g->open_start = str_eq_z(which, "start");
    }
    if (e.cls == s->d->c_between) g->between = true;
    if (e.cls != s->d->c_veto) return;
    g->veto_length = !lex_attr(e, s->d->k_lengths);
    g->veto_date = !lex_attr(e, s->d->k_dates);
}

/* Reads the book of what follows at p. A word counts when it ends there, or when a particle or more of it follows. */
/* five years on a ward, two years on the desk: no later time. */
static bool lasts_on(const Doc *d, uint32_t p, uint32_t end)
{
    static const char *const words[] = {" a ", " an ", " the ", " my ", " our ", " their ", " its "};
    if (end != p + 2 || d->ch[p] != 'o' || d->ch[p + 1] != 'n') return false;
    for (size_t i = 0; i < COUNT_OF(words); i++) {
        uint32_t k = 0;
        while (words[i][k] && end + k < d->n && d->ch[end + k] == (uint16_t)words[i][k]) k++;
        if (!words[i][k]) return true;
    }
    return false;
}

static void edge_words(const TimeScan *s, uint32_t p, bool after_blank, Edge *g)
{
    const Doc *d = s->ie->doc;
    LexMatch m[LEX_MATCH_MAX];
    int n = ie_prefixes(s->ie, s->d->after, p, d->n, m);
    while (n-- > 0) {
        uint32_t end = p + m[n].len;
        for (uint32_t i = 0; i < m[n].n_entry; i++) {
            LexEntry e = lex_entry(s->d->after, lex_match_entry(s->d->after, m[n], i));
            bool veto = e.cls == s->d->c_veto;
            bool whole = ends_word(d, end) || (d->cls[p] == CH_HANGUL && particles_end(s, end, 0));
            if (after_blank && lex_attr(e, s->d->k_glued)) continue;
            if (d->cls[p] == CH_LATIN && (!whole || lasts_on(d, p, end))) continue;
            if (!whole && (veto || after_blank)) continue;
            if (e.cls == s->d->c_open && g->rel == REL_NONE) g->rel = REL_AFTER;
            edge_entry(s, e, g);
            g->end = end;
            if (!after_blank) g->ok = true;
        }
        if (g->rel || g->between || g->veto_date || g->veto_length) return;
    }
}

Edge edge_after(const TimeScan *s, uint32_t end, bool strict)
{
    const Doc *d = s->ie->doc;
    Edge g = {.end = end};
    uint32_t next = blanks_skip(d, end);
    bool glued_word = d->cls[end] == CH_HANGUL;
    g.ok = !glued_word || particles_end(s, end, 0);
    if (glued_word) edge_words(s, end, false, &g);
    else if (next > end || d->ch[end] == '-') edge_words(s, d->ch[end] == '-' ? end + 1 : next, true, &g);
    if (!strict && !g.veto_date && !g.veto_length) g.ok = true;
    return g;
}

bool edge_has_particle(const TimeScan *s, uint32_t end)
{
    return s->ie->doc->cls[end] == CH_HANGUL && particles_end(s, end, 0);
}

bool edge_at_particle(const TimeScan *s, uint32_t end)
{
    const Doc *d = s->ie->doc;
    if (d->cls[end] != CH_HANGUL) return false;
    LexMatch m[LEX_MATCH_MAX];
    int n = ie_prefixes(s->ie, s->d->after, end, d->n, m);
    while (n-- > 0)
        for (uint32_t i = 0; i < m[n].n_entry; i++) {
            LexEntry e;
            uint32_t id = lex_match_entry(s->d->after, m[n], i);
            if (entry_is(s->d->after, id, s->d->c_at, &e) && ends_word(d, end + m[n].len)) return true;
        }
    return false;
}
