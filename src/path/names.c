/* names.c: one thing, one name over the library. */
#include "base/i18n.h"
#include "careers_int.h"
#include "uni/fold.h"
#include "uni/hangul.h"
#include "uni/utf8.h"
#include <stdlib.h>

/* ---------------------------------------------------------------- lines */

static void add_line(Arena *a, Str *lines, Str line)
{
    if (!line.n || str_has_line(*lines, line)) return;
    *lines = lines->n ? str_fmt(a, STR_FMT "\n" STR_FMT, STR_ARG(*lines), STR_ARG(line)) : str_dup(a, line);
}

static void add_lines(Arena *a, Str *lines, Str more)
{
    for (Str head; str_cut(&more, '\n', &head);) add_line(a, lines, head);
}

static void add_folded(Arena *a, Str *lines, Str names)
{
    for (Str head; str_cut(&names, '\n', &head);) add_line(a, lines, fold_key(a, head));
}

/* ---------------------------------------------------------------- what stands for one thing */
static bool is_own_letter(uint32_t cp)
{
    return (cp >= 'a' && cp <= 'z') || cp == 0x25CB || cp == 0x25CF || cp == 0x25EF;
}

/* S전자, b community, company a: one letter in the place of a name, written on to its kind or a word of its own. */
static bool is_initial(Str key)
{
    bool latin = key.n > 1 && key.p[0] >= 'a' && key.p[0] <= 'z';
    if (latin && key.p[1] == ' ') return true;
    if (key.n > 2 && key.p[key.n - 2] == ' ' && key.p[key.n - 1] >= 'a' && key.p[key.n - 1] <= 'z') return true;
    for (size_t at = 1; latin && at < key.n;)
        if (!hangul_is(utf8_next(key, &at))) return false;
    return latin;
}

/* A사, ○○은행, K대: letters in the place of a name. Two texts' A사 have nothing in common. */
bool careers_withheld(EntityType type, Str key)
{
    if ((type == ENT_ORG || type == ENT_SCHOOL) && is_initial(key)) return true;
    size_t at = 0, end = 0;
    uint32_t letters = 0, rest = 0;
    while (at < key.n) {
        uint32_t cp = utf8_next(key, &at);
        if (rest || !is_own_letter(cp)) rest++;
        else letters++, end = at;
        if (cp < 0x80 && rest) return false;
    }
    bool circles = end && (unsigned char)key.p[0] >= 0x80;
    return letters && (circles || (letters <= 2 && rest == 1));
}

/* Who is called 민수 in one memoir is somebody else in the next. */
static bool is_local(const Entity *e, Str key) { return e->type == ENT_PERSON || (!e->known && careers_withheld(e->type, key)); }

/* A transliteration is as good as the name. A short form is one only in the text that says so. */
static bool links(Str key, Str name)
{
    return str_eq(key, name) || (utf8_cps(key) >= 3 && hangul_in(key) != hangul_in(name));
}

static bool is_known(const Careers *c, NameId id) { return str_starts(c->names.v[id].identity, S("=")); }

/* The lexicon's thing stands for both, else the first. */
static void unite(Careers *c, NameId a, NameId b)
{
    a = careers_root(c, a), b = careers_root(c, b);
    if (a == b) return;
    if (is_known(c, b) != is_known(c, a) ? is_known(c, b) : b < a) {
        NameId x = a;
        a = b, b = x;
    }
    c->names.v[b].same = a;
    Str both = c->names.v[a].key;
    add_lines(c->mem, &both, c->names.v[b].key);
    c->names.v[a].key = c->names.v[b].key = both;
    Str also = c->names.v[a].also;
    add_lines(c->mem, &also, c->names.v[b].also);
    c->names.v[a].also = c->names.v[b].also = also;
}

Str careers_called(const Careers *c, NameId id)
{
    if (!id) return (Str){0};
    const CareerName *n = &c->names.v[careers_root(c, id)];
    Str known = i18n_korean() ? n->name : n->en;
    return known.n ? known : n->label;
}

/* The key is kept only where it is new. */
static uint32_t *name_put(Careers *c, Map *map, Str key, bool *fresh)
{
    uint32_t *at = map_put(c->mem, map, key, fresh);
    if (*fresh) map_rekey(map, key, str_dup(c->mem, key));
    return at;
}

static uint32_t *also_put(Careers *c, EntityType type, Str key, bool *fresh)
{
    return name_put(c, &c->by_also, str_fmt(&c->tmp, "%d:" STR_FMT, (int)type, STR_ARG(key)), fresh);
}

static void link_all(Careers *c, NameId id, const NameFacts *f)
{
    Str keys = f->keys;
    for (Str key; str_cut(&keys, '\n', &key);) {
        if (!links(key, f->identity)) continue;
        bool fresh;
        uint32_t *at = also_put(c, f->type, key, &fresh);
        if (fresh) *at = id;
        else if (!is_known(c, *at) || str_eq(key, f->identity)) unite(c, *at, id);
    }
}

/* Words of a role or skill that a memoir has without more ("개발자" of a spell) are the lexicon's thing of that very name.
 * Of an employer they need not be: two may have one name. */
static void link_known(Careers *c, NameId id)
{
    const CareerName *n = &c->names.v[id];
    const Str names[] = {n->name, n->en};
    if (n->type != ENT_ROLE && n->type != ENT_SKILL) return;
    for (size_t i = 0; i < COUNT_OF(names); i++) {
        Str key = fold_key(&c->tmp, names[i]);
        bool fresh;
        if (!key.n) continue;
        uint32_t *at = also_put(c, n->type, key, &fresh);
        if (fresh) *at = id;
        else if (str_eq(c->names.v[*at].identity, key)) unite(c, *at, id);
    }
}

static void ask_known(Careers *c, NameId id)
{
    CareerName *n = &c->names.v[id];
    CareerKnown k = {0};
    ArenaMark mark = arena_mark(&c->tmp);
    if (c->asks.known && c->asks.known(c->asks.ctx, &c->tmp, n->type, str_slice(n->identity, 1, n->identity.n), &k)) {
        n->name = str_dup(c->mem, k.name);
        n->en = str_dup(c->mem, k.en);
        add_folded(c->mem, &n->key, k.names);
        add_folded(c->mem, &n->kin, k.kin);
    }
    arena_rewind(&c->tmp, mark);
}

/* 시니어 백엔드 개발자 is a 백엔드 개발자, which gets a name of its own though no memoir may write it. */
static void ask_plain(Careers *c, NameId id)
{
    CareerPlain p = {0};
    EntityType type = c->names.v[id].type;
    if (!c->asks.plain || (type != ENT_ROLE && type != ENT_CREDENTIAL)) return;
    if (!c->asks.plain(c->asks.ctx, &c->tmp, type, c->names.v[id].label, &p)) return;
    c->names.v[id].grade = !p.name.n;
    if (!p.name.n) return;
    Str key = fold_key(&c->tmp, p.name);
    NameFacts f = {.type = type, .label = p.name, .keys = key, .identity = p.id.n ? str_cat(&c->tmp, S("="), p.id) : key};
    NameId plain = careers_name(c, 0, &f);
    c->names.v[id].plain = plain;
}

NameId careers_name(Careers *c, int64_t doc, const NameFacts *f)
{
    bool fresh, local = f->identity.n && f->identity.p[0] == '@', known = f->identity.n && f->identity.p[0] == '=';
    ArenaMark mark = arena_mark(&c->tmp);
    const char of[] = {(char)('0' + f->type)};
    Str doc_id = local ? str_fmt(&c->tmp, "%lld", (long long)doc) : S("");
    Str key = str_join(&c->tmp, (Str[]){{of, 1}, doc_id, f->identity}, 3);
    uint32_t *at = name_put(c, &c->by_name, key, &fresh);
    if (fresh) *at = c->names.n;
    NameId id = *at;
    if (fresh) {
        *heap_vec_push(&c->names) = (CareerName){
            .type = f->type, .identity = str_dup(c->mem, f->identity), .label = str_dup(c->mem, f->label)};
        if (known) ask_known(c, id), link_known(c, id);
    }
    add_lines(c->mem, &c->names.v[id].key, f->keys);
    add_lines(c->mem, &c->names.v[id].kin, f->kin);
    NameId root = careers_root(c, id);
    add_lines(c->mem, &c->names.v[root].also, f->also);
    c->names.v[id].also = c->names.v[root].also;
    if (!local && !known) link_all(c, id, f);
    if (fresh) ask_plain(c, id);
    arena_rewind(&c->tmp, mark);
    return id;
}

NameId careers_entity(Careers *c, int64_t doc, const Entity *e)
{
    Arena *tmp = &c->tmp;
    ArenaMark mark = arena_mark(tmp);
    Str key = fold_key(tmp, e->name);
    NameFacts f = {.type = e->type, .label = e->name};
    f.identity = e->lex_id.n ? str_cat(tmp, S("="), e->lex_id) : is_local(e, key) ? str_cat(tmp, S("@"), key) : key;
    add_line(tmp, &f.keys, key);
    add_line(tmp, &f.also, e->name);
    for (uint32_t i = 0; i < e->also.n; i++) {
        add_line(tmp, &f.keys, fold_key(tmp, e->also.v[i]));
        add_line(tmp, &f.also, e->also.v[i]);
    }
    add_line(tmp, &f.keys, fold_key(tmp, e->lex_id)); /* the English word for it: skill:kubernetes finds 쿠버네티스 */
    add_line(tmp, &f.kin, fold_key(tmp, e->family));
    NameId id = careers_name(c, doc, &f);
    arena_rewind(tmp, mark);
    return id;
}

/* 구글, as somebody corrected an employer: the thing that the lexicon calls so. An employer may be a school. */
static bool is_thing(Careers *c, Str words, NameFacts *f)
{
    const EntityType types[] = {f->type, f->type == ENT_ORG ? ENT_SCHOOL : f->type == ENT_SCHOOL ? ENT_ORG : f->type};
    Str id;
    for (size_t i = 0; c->asks.named && i < COUNT_OF(types); i++) {
        if (!c->asks.named(c->asks.ctx, &c->tmp, types[i], words, &id)) continue;
        f->type = types[i];
        f->identity = str_cat(&c->tmp, S("="), id);
        add_line(&c->tmp, &f->keys, fold_key(&c->tmp, id));
        add_line(&c->tmp, &f->also, words);
        return true;
    }
    return false;
}

NameId careers_words(Careers *c, int64_t doc, EntityType type, Str words)
{
    Arena *tmp = &c->tmp;
    ArenaMark mark = arena_mark(tmp);
    Str key = fold_key(tmp, words);
    NameFacts f = {.type = type, .label = words, .keys = key};
    if (careers_withheld(type, key)) f.identity = str_cat(tmp, S("@"), key);
    else if (!is_thing(c, words, &f)) f.identity = key;
    NameId id = careers_name(c, doc, &f);
    arena_rewind(tmp, mark);
    return id;
}

/* ---------------------------------------------------------------- counting */
typedef struct Tally { uint32_t n_doc, n_mention, last; } Tally;     /* last: the document counted last, + 1 */
typedef struct Sorter { CareerThing t; EntityType type; Str label; } Sorter;

static int by_count(const void *x, const void *y)
{
    const Sorter *a = x, *b = y;
    if (a->t.n_doc != b->t.n_doc) return a->t.n_doc > b->t.n_doc ? -1 : 1;
    if (a->t.n_mention != b->t.n_mention) return a->t.n_mention > b->t.n_mention ? -1 : 1;
    if (a->type != b->type) return a->type < b->type ? -1 : 1;
    int by_label = str_cmp(a->label, b->label);
    return by_label ? by_label : a->t.name < b->t.name ? -1 : a->t.name > b->t.name;
}

static void tally_doc(const Careers *c, uint32_t doc, uint32_t types, Tally *t)
{
    const CareerDoc *d = &c->docs.v[doc];
    for (uint32_t i = 0; i < d->named_n; i++) {
        NameId id = careers_root(c, c->named.v[d->named_beg + i]);
        if (types && !(types >> c->names.v[id].type & 1)) continue;
        t[id].n_mention += c->counts.v[d->count_beg + i];
        if (t[id].last == doc + 1) continue;
        t[id].last = doc + 1;
        t[id].n_doc++;
    }
}

CareerThings careers_things(Arena *a, const Careers *c, const uint64_t *docs, uint32_t types)
{
    Arena tmp = {0};
    CareerThings out = {0};
    Tally *t = arena_push_n(&tmp, Tally, c->names.n + 1);
    for (uint32_t i = 0; i < c->docs.n; i++)
        if (!c->docs.v[i].dead && (!docs || docs[i >> 6] >> (i & 63) & 1)) tally_doc(c, i, types, t);
    Sorter *s = arena_push_n(&tmp, Sorter, c->names.n + 1);
    uint32_t n = 0;
    for (NameId i = 1; i < c->names.n; i++)
        if (t[i].n_doc) s[n++] = (Sorter){{i, t[i].n_doc, t[i].n_mention}, c->names.v[i].type, c->names.v[i].label};
    if (n) qsort(s, n, sizeof *s, by_count);
    for (uint32_t i = 0; i < n; i++) *vec_push(a, &out) = s[i].t;
    arena_fini(&tmp);
    return out;
}
