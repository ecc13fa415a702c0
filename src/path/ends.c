#include "path/ends.h"
#include "called_int.h"
#include "uni/fold.h"
#include "uni/utf8.h"
#include <stdlib.h>

static const struct { EndKindOf kind; const char *en, *ko; } prefixes[] = {
    {END_ROLE, "role", "역할"}, {END_ORG, "org", "기관"}, {END_SCHOOL, "school", "학교"}, {END_DEGREE, "degree", "학위"},
};

const char *path_end_prefix(EndKindOf k) { return prefixes[k].en; }

EndKindOf path_end_kind(const Careers *c, NameId id)
{
    switch (c->names.v[id].type) {
    case ENT_ROLE: return END_ROLE;
    case ENT_SCHOOL: return END_SCHOOL;
    case ENT_CREDENTIAL: return END_DEGREE;
    default: return END_ORG;
    }
}

/* ------------------------------------------------------------------ names of positions */

static int by_count(const void *x, const void *y)
{
    const CareerThing *a = x, *b = y;
    if (a->n_doc != b->n_doc) return a->n_doc > b->n_doc ? -1 : 1;
    return a->name < b->name ? -1 : a->name > b->name;
}

static bool in_docs(const Bits *docs, const Spell *s) { return !docs || (s->doc < docs->n && bits_get(docs, s->doc)); }
static bool is_held(const Sequences *sq, NameId id) { return sq->held.v[id] || sq->held.v[sq->root.v[id]]; }

/* Types of names that a kind takes: an employer may be a university. */
static uint32_t types_of(EndKindOf k)
{
    static const uint32_t types[END_KINDS] = {
        [END_ROLE] = 1u << ENT_ROLE, [END_SCHOOL] = 1u << ENT_SCHOOL, [END_DEGREE] = 1u << ENT_CREDENTIAL,
        [END_ORG] = ~(1u << ENT_ROLE | 1u << ENT_CREDENTIAL)};
    return types[k];
}

/* A name counts as what it is called and for what it belongs to, as path_end takes it. */
static void count_names(Arena *a, const Careers *c, const Sequences *sq, const Bits *docs, CareerThings *things)
{
    CalledRow *row = arena_push_n(a, CalledRow, things->n + 1);
    CalledTally *t = arena_push_n(a, CalledTally, things->n + 1);
    for (uint32_t i = 0; i < things->n; i++)
        row[i] = (CalledRow){c->names.v[things->v[i].name].label, types_of(path_end_kind(c, things->v[i].name))};
    Called k = called_make(a, c, row, things->n);
    for (uint32_t i = 0; i < sq->spells.n; i++) {
        const Spell *s = &sq->spells.v[i];
        const NameId ids[] = {s->title, sq->root.v[s->title], sq->plain.v[s->title], s->org, sq->root.v[s->org], sq->plain.v[s->org]};
        for (size_t n = 0; n < COUNT_OF(ids) && in_docs(docs, s); n++)
            if (ids[n] && is_held(sq, ids[n])) called_tally(&k, t, ids[n], s->doc);
    }
    for (uint32_t i = 0; i < things->n; i++) things->v[i].n_doc = things->v[i].n_mention = t[i].n;
}

CareerThings path_end_names(Arena *a, const Careers *c, const Sequences *sq, const Bits *docs)
{
    CareerThings out = {0};
    Bits there = bits_new(a, sq->root.n);
    for (uint32_t i = 0; i < sq->spells.n; i++) {
        const Spell *s = &sq->spells.v[i];
        if (!in_docs(docs, s)) continue;
        bits_set(&there, sq->plain.v[s->title]);
        bits_set(&there, sq->root.v[s->org]);
    }
    for (NameId i = 1; i < sq->root.n; i++)
        if (bits_get(&there, i)) *vec_push(a, &out) = (CareerThing){.name = i};
    count_names(a, c, sq, docs, &out);
    if (out.n) qsort(out.v, out.n, sizeof *out.v, by_count);
    return out;
}

/* ------------------------------------------------------------------ matching */

static bool called(const CareerName *n, Str want, bool kin)
{
    return str_has_line(n->key, want) || (kin && str_has_line(n->kin, want));
}

/* How a name must fit: MATCH_ONLY by what it is called itself, MATCH_KIN by its family as well. */
typedef enum { MATCH_ONLY, MATCH_KIN, MATCH_PART } Match;

static bool partly(const CareerName *n, Str want) { return str_find(n->key, want, 0) != SIZE_MAX; }

static void match(const Careers *c, const Sequences *sq, PathEnd *e, Str want, uint32_t kinds, Match how)
{
    for (NameId i = 1; i < sq->root.n; i++) {
        EndKindOf k = path_end_kind(c, i);
        const CareerName *n = &c->names.v[i];
        if (!(kinds >> k & 1) || !is_held(sq, i)) continue;
        if (!(how == MATCH_PART ? partly(n, want) : called(n, want, how == MATCH_KIN))) continue;
        bits_set(&e->names, i);
        e->kinds |= 1u << k;
    }
}

static bool stands(const PathEnd *e, const Sequences *sq, NameId id)
{
    return id && (bits_get(&e->names, id) || bits_get(&e->names, sq->root.v[id]) ||
                  (sq->plain.v[id] && bits_get(&e->names, sq->plain.v[id])));
}

static void count_docs(const Careers *c, const Sequences *sq, const Bits *docs, PathEnd *e)
{
    uint32_t last = UINT32_MAX;
    for (uint32_t i = 0; i < sq->spells.n; i++) {
        const Spell *s = &sq->spells.v[i];
        if (s->doc == last || c->docs.v[s->doc].dead || !in_docs(docs, s) ||
            !(stands(e, sq, s->title) || stands(e, sq, s->org)))
            continue;
        last = s->doc;
        e->n_doc++;
    }
}

/* ------------------------------------------------------------------ what may have been meant */

typedef struct Guess { NameId id; double far; } Guess;

/* By the part of the letters that would have to change; what shares a word or a family comes before what only looks alike. */
static double how_far(Arena *a, const CareerName *n, Str want)
{
    double best = 1;
    Str lines = str_fmt(a, STR_FMT "\n" STR_FMT, STR_ARG(n->key), STR_ARG(n->kin));
    for (Str key; str_cut(&lines, '\n', &key);) {
        ArenaMark mark = arena_mark(a);
        size_t longer = key.n > want.n ? key.n : want.n;
        if (key.n && want.n && longer <= 64) {
            double d = (double)utf8_distance(a, key, want) * 2.5 / (double)longer;         /* a syllable is three bytes */
            if (str_find(want, key, 0) != SIZE_MAX || str_find(key, want, 0) != SIZE_MAX) d *= 0.5;
            if (d < best) best = d;
        }
        arena_rewind(a, mark);
    }
    return best;
}

static void suggest(Arena *a, const Careers *c, const Sequences *sq, PathEnd *e, Str want, uint32_t kinds)
{
    enum { SHOWN = 5 };
    const double far = 0.55;
    Guess top[SHOWN];
    uint32_t n = 0;
    for (NameId i = 1; i < sq->root.n; i++) {
        if (!sq->held.v[i] || !(kinds >> path_end_kind(c, i) & 1) || c->names.v[i].grade) continue;
        ArenaMark mark = arena_mark(a);
        Guess g = {i, how_far(a, &c->names.v[i], want)};
        arena_rewind(a, mark);
        if (g.far > far) continue;
        uint32_t k = n < SHOWN ? n++ : SHOWN;
        for (; k && (top[k - 1].far > g.far || (top[k - 1].far >= g.far && sq->held.v[top[k - 1].id] < sq->held.v[i])); k--)
            if (k < SHOWN) top[k] = top[k - 1];
        if (k < SHOWN) top[k] = g;
    }
    for (uint32_t i = 0; i < n; i++) *vec_push(a, &e->near) = top[i].id;
}

/* Of several kinds: the most frequent of each. */
static void name_each(Arena *a, const Careers *c, const Sequences *sq, PathEnd *e)
{
    for (uint32_t k = 0; k < END_KINDS; k++) {
        NameId best = 0;
        for (NameId i = 1; e->kinds >> k & 1 && i < sq->root.n; i++)
            if (bits_get(&e->names, i) && path_end_kind(c, i) == k && (!best || sq->held.v[i] > sq->held.v[best]))
                best = i;
        if (best) *vec_push(a, &e->near) = best;
    }
}

/* Of names that only have it as a part, roles are meant before studies, and these before employers. */
static void keep_kind(const Careers *c, const Sequences *sq, PathEnd *e)
{
    static const uint32_t order[] = {1u << END_ROLE, 1u << END_DEGREE, 1u << END_ORG | 1u << END_SCHOOL};
    size_t k = 0;
    while (k < COUNT_OF(order) && !(e->kinds & order[k])) k++;
    if (k == COUNT_OF(order)) return;
    e->kinds &= order[k];
    for (NameId i = 1; i < sq->root.n; i++)
        if (bits_get(&e->names, i) && !(order[k] >> path_end_kind(c, i) & 1)) bits_clear(&e->names, i);
}

static uint32_t cut_prefix(Str *name)
{
    Str rest = *name, head;
    if (str_find(rest, S(":"), 0) == SIZE_MAX || !str_cut(&rest, ':', &head)) return (1u << END_KINDS) - 1;
    for (size_t i = 0; i < COUNT_OF(prefixes); i++) {
        if (!str_eq_z(head, prefixes[i].en) && !str_eq_z(head, prefixes[i].ko)) continue;
        *name = str_trim(rest);
        /* An employer may be a university. */
        return prefixes[i].kind == END_ORG ? 1u << END_ORG | 1u << END_SCHOOL : 1u << prefixes[i].kind;
    }
    return (1u << END_KINDS) - 1;
}

/* The name as it is meant: without prefix, "=" and quotes. */
static Str read_name(Str text, uint32_t *kinds, bool *only)
{
    *kinds = cut_prefix(&text);
    *only = text.n && text.p[0] == '=';
    if (*only) text = str_trim(str_slice(text, 1, text.n));
    bool quoted = text.n > 1 && text.p[0] == '"' && text.p[text.n - 1] == '"';
    return quoted ? str_slice(text, 1, text.n - 1) : text;
}

Str path_end_bare(Str text)
{
    uint32_t kinds;
    bool only;
    return read_name(str_trim(text), &kinds, &only);
}

PathEnd path_end(Arena *a, const Careers *c, const Sequences *sq, const Bits *docs, Str text)
{
    PathEnd e = {.text = str_dup(a, str_trim(text)), .how = END_NONE, .names = bits_new(a, sq->root.n)};
    uint32_t kinds;
    bool only;
    e.name = read_name(e.text, &kinds, &only);
    Str want = fold_key(a, e.name);
    if (!want.n) return e;
    match(c, sq, &e, want, kinds, only ? MATCH_ONLY : MATCH_KIN);
    if (e.kinds) e.how = END_FOUND;
    else if (!only) match(c, sq, &e, want, kinds, MATCH_PART);
    if (!e.kinds) {
        suggest(a, c, sq, &e, want, kinds);
        return e;
    }
    uint32_t works = 1u << END_ORG | 1u << END_SCHOOL;
    if (e.how != END_FOUND) keep_kind(c, sq, &e);
    if (!(e.kinds & (e.kinds - 1)) || !(e.kinds & ~works)) {
        if (e.how != END_FOUND) e.how = END_PART;
        count_docs(c, sq, docs, &e);
        return e;
    }
    e.how = END_SEVERAL;
    name_each(a, c, sq, &e);
    return e;
}
