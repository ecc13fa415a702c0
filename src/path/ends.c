#include "path/ends.h"
#include "uni/fold.h"
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

/* By name, how many memoirs have a position that bears it; each thing under the name that stands for it, and a role in
 * some grade under the plain one, too. */
typedef struct Held { uint32_t n, last; } Held;

static void held_add(Held *h, NameId id, uint32_t doc)
{
    if (!id || h[id].last == doc + 1) return;
    h[id].last = doc + 1;
    h[id].n++;
}

static Held *held_names(Arena *a, const Careers *c, const Bits *docs)
{
    Held *h = arena_push_n(a, Held, c->names.n + 1);
    for (uint32_t d = 0; d < c->docs.n; d++) {
        const CareerDoc *doc = &c->docs.v[d];
        if (doc->dead || (docs && (d >= docs->n || !bits_get(docs, d)))) continue;
        for (uint32_t i = doc->item_beg; i < doc->item_beg + doc->item_n; i++) {
            const CareerItem *it = &c->items.v[i];
            if (it->kind != ITEM_POSITION) continue;
            held_add(h, careers_root(c, it->role), d);
            held_add(h, it->role ? careers_plain(c, it->role) : 0, d);
            held_add(h, careers_root(c, it->org), d);
        }
    }
    return h;
}

static int by_count(const void *x, const void *y)
{
    const CareerThing *a = x, *b = y;
    if (a->n_doc != b->n_doc) return a->n_doc > b->n_doc ? -1 : 1;
    return a->name < b->name ? -1 : a->name > b->name;
}

CareerThings path_end_names(Arena *a, const Careers *c, const Bits *docs)
{
    CareerThings out = {0};
    Held *h = held_names(a, c, docs);
    for (NameId i = 1; i < c->names.n; i++)
        if (h[i].n && !c->names.v[i].grade) *vec_push(a, &out) = (CareerThing){i, h[i].n, h[i].n};
    if (out.n) qsort(out.v, out.n, sizeof *out.v, by_count);
    return out;
}

/* ------------------------------------------------------------------ matching */

static bool has_line(Str lines, Str want)
{
    for (Str head; str_cut(&lines, '\n', &head);)
        if (str_eq(head, want)) return true;
    return false;
}

static bool called(const CareerName *n, Str want) { return has_line(n->key, want) || has_line(n->kin, want); }
static bool partly(const CareerName *n, Str want) { return str_find(n->key, want, 0) != SIZE_MAX; }

static void match(const Careers *c, const Held *held, PathEnd *e, Str want, uint32_t kinds, bool part)
{
    for (NameId i = 1; i < c->names.n; i++) {
        EndKindOf k = path_end_kind(c, i);
        const CareerName *n = &c->names.v[i];
        if (!(kinds >> k & 1) || (!held[i].n && !held[careers_root(c, i)].n)) continue;
        if (!(part ? partly(n, want) : called(n, want))) continue;
        bits_set(&e->names, i);
        e->kinds |= 1u << k;
    }
}

static void count_docs(const Careers *c, PathEnd *e)
{
    for (uint32_t d = 0; d < c->docs.n; d++) {
        const CareerDoc *doc = &c->docs.v[d];
        bool has = false;
        for (uint32_t i = doc->item_beg; !doc->dead && !has && i < doc->item_beg + doc->item_n; i++) {
            const CareerItem *it = &c->items.v[i];
            if (it->kind != ITEM_POSITION) continue;
            has = (it->role && (bits_get(&e->names, it->role) || bits_get(&e->names, careers_root(c, it->role)) ||
                                bits_get(&e->names, careers_plain(c, it->role)))) ||
                  (it->org && (bits_get(&e->names, it->org) || bits_get(&e->names, careers_root(c, it->org))));
        }
        e->n_doc += has;
    }
}

/* ------------------------------------------------------------------ what may have been meant */

/* Levenshtein's distance of folded names, in folded units. */
static uint32_t distance(Arena *a, Str x, Str y)
{
    uint32_t n, m;
    uint16_t *u = fold_word(a, x, &n), *v = fold_word(a, y, &m);
    uint32_t *row = arena_push_raw(a, uint32_t, m + 1);
    for (uint32_t j = 0; j <= m; j++) row[j] = j;
    for (uint32_t i = 1; i <= n; i++) {
        uint32_t before = row[0];
        row[0] = i;
        for (uint32_t j = 1; j <= m; j++) {
            uint32_t change = before + (u[i - 1] != v[j - 1]), less = row[j] < row[j - 1] ? row[j] + 1 : row[j - 1] + 1;
            before = row[j];
            row[j] = change < less ? change : less;
        }
    }
    return row[m];
}

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
            double d = (double)distance(a, key, want) * 2.5 / (double)longer;         /* a syllable is three bytes */
            if (str_find(want, key, 0) != SIZE_MAX || str_find(key, want, 0) != SIZE_MAX) d *= 0.5;
            if (d < best) best = d;
        }
        arena_rewind(a, mark);
    }
    return best;
}

static void suggest(Arena *a, const Careers *c, const Held *held, PathEnd *e, Str want, uint32_t kinds)
{
    enum { SHOWN = 5 };
    const double far = 0.55;
    Guess top[SHOWN];
    uint32_t n = 0;
    for (NameId i = 1; i < c->names.n; i++) {
        if (!held[i].n || !(kinds >> path_end_kind(c, i) & 1) || c->names.v[i].grade) continue;
        ArenaMark mark = arena_mark(a);
        Guess g = {i, how_far(a, &c->names.v[i], want)};
        arena_rewind(a, mark);
        if (g.far > far) continue;
        uint32_t k = n < SHOWN ? n++ : SHOWN;
        for (; k && (top[k - 1].far > g.far || (top[k - 1].far >= g.far && held[top[k - 1].id].n < held[i].n)); k--)
            if (k < SHOWN) top[k] = top[k - 1];
        if (k < SHOWN) top[k] = g;
    }
    for (uint32_t i = 0; i < n; i++) *vec_push(a, &e->near) = top[i].id;
}

/* Of several kinds: the most frequent of each. */
static void name_each(Arena *a, const Careers *c, const Held *held, PathEnd *e)
{
    for (uint32_t k = 0; k < END_KINDS; k++) {
        NameId best = 0;
        for (NameId i = 1; e->kinds >> k & 1 && i < c->names.n; i++)
            if (bits_get(&e->names, i) && path_end_kind(c, i) == k && (!best || held[i].n > held[best].n)) best = i;
        if (best) *vec_push(a, &e->near) = best;
    }
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

Str path_end_bare(Str text)
{
    (void)cut_prefix(&text);
    return text;
}

PathEnd path_end(Arena *a, const Careers *c, Str text)
{
    PathEnd e = {.text = str_dup(a, str_trim(text)), .how = END_NONE, .names = bits_new(a, c->names.n)};
    e.name = e.text;
    uint32_t kinds = cut_prefix(&e.name);
    Str name = e.name;
    if (name.n > 1 && name.p[0] == '"' && name.p[name.n - 1] == '"') e.name = name = str_slice(name, 1, name.n - 1);
    Str want = fold_key(a, name);
    if (!want.n) return e;
    Held *held = held_names(a, c, NULL);
    match(c, held, &e, want, kinds, false);
    if (e.kinds) e.how = END_FOUND;
    else match(c, held, &e, want, kinds, true);
    if (!e.kinds) {
        suggest(a, c, held, &e, want, kinds);
        return e;
    }
    uint32_t works = 1u << END_ORG | 1u << END_SCHOOL;
    if (!(e.kinds & (e.kinds - 1)) || !(e.kinds & ~works)) {
        if (e.how != END_FOUND) e.how = END_PART;
        count_docs(c, &e);
        return e;
    }
    e.how = END_SEVERAL;
    name_each(a, c, held, &e);
    return e;
}
