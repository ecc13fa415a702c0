/* What stands around a time expression: particles, words that say how it hangs on its sentence, words that say that it
 * is none. */
#include "time_int.h"
#include "uni/hangul.h"

/* What an entry of the books "after" and of the particles says, read once. */
typedef enum { EDGE_ELSE, EDGE_REL, EDGE_OPEN, EDGE_VETO, EDGE_AT, EDGE_BETWEEN } EdgeKind;
enum { FINAL_UNKNOWN = FINAL_EITHER + 1 };
typedef struct EdgeDef {
    uint8_t kind, rel, final;          /* final: the Final it stands behind */
    bool open, open_end, open_start;        /* open: told to be so, of either end or none */
    bool glued, apart, moved, veto_length, veto_date, veto_season;
} EdgeDef;

static uint8_t final_named(Str name)
{
    static const char *const names[] = {[FINAL_NONE] = "none", [FINAL_RIEUL] = "rieul", [FINAL_OTHER] = "other", [FINAL_EITHER] = "any"};
    for (uint8_t i = 0; i < COUNT_OF(names); i++)
        if (str_eq_z(name, names[i])) return i;
    return FINAL_UNKNOWN;
}

static uint8_t kind_named(Str name)
{
    static const char *const names[] = {[EDGE_REL] = "rel", [EDGE_OPEN] = "open", [EDGE_VETO] = "veto", [EDGE_AT] = "at",
                                        [EDGE_BETWEEN] = "between"};
    for (uint8_t i = EDGE_REL; i < COUNT_OF(names); i++)
        if (str_eq_z(name, names[i])) return i;
    return EDGE_ELSE;
}

const EdgeDef *edges_bind(Analyser *an, const LexBook *book)
{
    const Lex *lex = an->lex;
    EdgeDef *all = arena_push_n(an->mem, EdgeDef, lex_book_n(book) + 1);
    for (uint32_t i = 0; i < lex_book_n(book); i++) {
        LexEntry e = lex_entry(book, i);
        EdgeDef *x = &all[i];
        const LexAttr *final = lex_attr(e, lex_sym(lex, "final"));
        Str which = lex_attr_str(book, e, lex_sym(lex, "open"));
        x->kind = kind_named(lex_sym_str(lex, e.cls));
        x->final = final ? final_named(lex_sym_str(lex, final->val)) : FINAL_EITHER;
        x->rel = time_rel_named(lex_attr_str(book, e, lex_sym(lex, "rel")));
        x->open = lex_attr(e, lex_sym(lex, "open")) != NULL;
        x->open_end = str_eq_z(which, "end");
        x->open_start = str_eq_z(which, "start");
        x->glued = lex_attr(e, lex_sym(lex, "glued")) != NULL;
        x->apart = lex_attr(e, lex_sym(lex, "apart")) != NULL;
        x->moved = lex_attr(e, lex_sym(lex, "moved")) != NULL;
        x->veto_season = lex_attr(e, lex_sym(lex, "seasons")) != NULL;     /* of dates a season alone */
        x->veto_length = !x->veto_season && !lex_attr(e, lex_sym(lex, "lengths"));
        x->veto_date = !x->veto_season && !lex_attr(e, lex_sym(lex, "dates"));
    }
    return all;
}

static bool ends_word(const Doc *d, uint32_t p) { return d->cls[p] != CH_HANGUL && d->cls[p] != CH_LATIN; }

static bool final_fits(const EdgeDef *x, uint16_t before)
{
    if (x->final == FINAL_EITHER) return true;
    Final have = hangul_final(before);
    return have == FINAL_EITHER || x->final == have;
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
            const EdgeDef *x = &s->d->edge_particle[lex_match_entry(s->d->particle, m[n], i)];
            if (!final_fits(x, d->ch[p - 1])) continue;
            uint32_t end = p + m[n].len;
            if (ends_word(d, end) || x->open) return true;
            if (particles_end(s, end, depth + 1)) return true;
        }
    return false;
}

static void edge_entry(const EdgeDef *x, Edge *g)
{
    if (x->kind == EDGE_REL && !g->rel) g->rel = x->rel;
    g->moved |= x->moved;
    if (x->kind == EDGE_OPEN) {
        g->open_end = x->open_end;
        g->open_start = x->open_start;
    }
    if (x->kind == EDGE_BETWEEN) g->between = true;
    if (x->kind != EDGE_VETO) return;
    g->veto_length = x->veto_length;
    g->veto_date = x->veto_date;
    g->veto_season = x->veto_season;
}

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

/* Reads the book of what follows at p. A word counts when it ends there, or when a particle or more of it follows. */
static void edge_words(const TimeScan *s, uint32_t p, bool after_blank, Edge *g)
{
    const Doc *d = s->ie->doc;
    LexMatch m[LEX_MATCH_MAX];
    int n = ie_prefixes(s->ie, s->d->after, p, d->n, m);
    while (n-- > 0) {
        uint32_t end = p + m[n].len;
        for (uint32_t i = 0; i < m[n].n_entry; i++) {
            const EdgeDef *x = &s->d->edge[lex_match_entry(s->d->after, m[n], i)];
            bool veto = x->kind == EDGE_VETO;
            bool whole = ends_word(d, end) || (d->cls[p] == CH_HANGUL && particles_end(s, end, 0));
            if (after_blank ? x->glued : x->apart) continue;
            if (d->cls[p] == CH_LATIN && (!whole || lasts_on(d, p, end))) continue;
            if (!whole && (veto || after_blank)) continue;
            if (x->kind == EDGE_OPEN && g->rel == REL_NONE) g->rel = REL_AFTER;
            edge_entry(x, g);
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
            const EdgeDef *x = &s->d->edge[lex_match_entry(s->d->after, m[n], i)];
            if (x->kind == EDGE_AT && ends_word(d, end + m[n].len)) return true;
        }
    return false;
}
