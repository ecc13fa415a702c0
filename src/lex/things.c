#include "lex/things.h"
#include "base/buf.h"
#include "lex_int.h"
#include "uni/fold.h"
#include <stdlib.h>

typedef struct Ref { Sym cls, id; uint32_t entry; } Ref;
typedef struct Run { uint32_t beg, end; } Run;       /* the entries of one thing, in ref[] */

struct LexThings {
    Arena          mem;
    const Lex     *lex;
    const LexBook *book;                             /* NULL: there is none */
    Ref           *ref;
    Run           *run;                              /* in the order of type and id, as numbers */
    uint32_t       n_ref, n_run;
    Sym            id, name, en, alias, group, family, parent, context;
};

static int by_id(const void *x, const void *y)
{
    const Ref *a = x, *b = y;
    if (a->cls != b->cls) return a->cls < b->cls ? -1 : 1;
    if (a->id != b->id) return a->id < b->id ? -1 : 1;
    return a->entry < b->entry ? -1 : a->entry > b->entry;
}

static void collect(LexThings *t)
{
    uint32_t n = lex_book_n(t->book);
    t->ref = arena_push_n(&t->mem, Ref, n + 1);
    for (uint32_t i = 0; i < n; i++) {
        LexEntry e = lex_entry(t->book, i);
        const LexAttr *id = lex_attr(e, t->id);
        if (id) t->ref[t->n_ref++] = (Ref){e.cls, id->val, i};
    }
    if (t->n_ref) qsort(t->ref, t->n_ref, sizeof *t->ref, by_id);
}

/* A thing that the user has an entry for is what that says; the built-in entries of the id are part of it. */
static void make_runs(LexThings *t)
{
    t->run = arena_push_n(&t->mem, Run, t->n_ref + 1);
    for (uint32_t i = 0, end; i < t->n_ref; i = end) {
        Run r = {i, i};
        for (end = i; end < t->n_ref && t->ref[end].cls == t->ref[i].cls && t->ref[end].id == t->ref[i].id;) end++;
        r.end = end;
        if (t->ref[end - 1].entry >= t->book->n_base)
            while (t->ref[r.beg].entry < t->book->n_base) r.beg++;
        t->run[t->n_run++] = r;
    }
}

LexThings *lex_things_new(const Lex *lex)
{
    LexThings *t = calloc(1, sizeof *t);
    if (!t) arena_out_of_memory(sizeof *t);
    t->lex = lex;
    t->book = lex_book(lex, "entity");
    const struct { const char *name; Sym *sym; } syms[] = {
        {"id", &t->id}, {"name", &t->name}, {"en", &t->en}, {"alias", &t->alias}, {"group", &t->group},
        {"family", &t->family}, {"parent", &t->parent}, {"context", &t->context}};
    for (size_t i = 0; i < COUNT_OF(syms); i++) *syms[i].sym = lex_sym(lex, syms[i].name);
    if (t->book) collect(t), make_runs(t);
    return t;
}

void lex_things_free(LexThings *t)
{
    if (!t) return;
    arena_fini(&t->mem);
    free(t);
}

uint32_t lex_things_n(const LexThings *t) { return t->n_run; }

static Str attr(const LexThings *t, LexEntry e, Sym key) { return key ? lex_attr_str(t->book, e, key) : S(""); }

static bool leads_to(const Lex *lex, Arena *a, Str name, Sym cls, Sym id)
{
    const LexBook *b = lex_book(lex, "entity");
    uint32_t n;
    uint16_t *u = fold_word(a, name, &n);
    LexMatch m;
    Sym key = lex_sym(lex, "id");
    if (!n || !lex_longest(b, u, n, &m) || m.len != n) return false;
    for (uint32_t i = 0; i < m.n_entry; i++) {
        LexEntry e = lex_entry(b, lex_match_entry(b, m, i));
        const LexAttr *at = lex_attr(e, key);
        if (e.cls == cls && at && (!id || at->val == id)) return true;
    }
    return false;
}

static bool any_leads(const LexThings *t, Arena *a, Str names, Sym cls, Sym id)
{
    for (Str one; str_cut(&names, '|', &one);)
        if (one.n && leads_to(t->lex, a, one, cls, id)) return true;
    return false;
}

static Str aliases(const LexThings *t, Arena *a, Run r)
{
    Buf all = {0};
    Str one = S("");
    for (uint32_t k = r.beg; k < r.end; k++) {
        Str alias = attr(t, lex_entry(t->book, t->ref[k].entry), t->alias);
        if (!alias.n) continue;
        if (one.n && !all.n) buf_add(&all, one);
        if (one.n) buf_add_c(&all, '|'), buf_add(&all, alias);
        one = alias;
    }
    if (all.n) one = str_dup(a, buf_str(&all));
    buf_fini(&all);
    return one;
}

LexThing lex_thing(const LexThings *t, Arena *a, uint32_t i)
{
    Run r = t->run[i];
    LexEntry e = lex_entry(t->book, t->ref[r.beg].entry);
    LexThing x = {
        .type = lex_sym_str(t->lex, e.cls),
        .id = attr(t, e, t->id),
        .name = attr(t, e, t->name),
        .en = attr(t, e, t->en),
        .group = attr(t, e, t->family),
        .parent = attr(t, e, t->parent),
        .alias = aliases(t, a, r),
        .own = t->ref[r.beg].entry >= t->book->n_base,
    };
    if (!x.group.n) x.group = attr(t, e, t->group);
    for (uint32_t k = r.beg; k < r.end; k++) {
        LexEntry one = lex_entry(t->book, t->ref[k].entry);
        x.context = x.context || (t->context && lex_attr_num(one, t->context, 0));
    }
    Ref at = t->ref[r.beg];
    if (t->lex->has_over)
        x.silenced = !any_leads(t, a, x.name, at.cls, at.id) && !any_leads(t, a, x.en, at.cls, at.id) &&
                     !any_leads(t, a, x.alias, at.cls, at.id);
    return x;
}

bool lex_thing_find(const LexThings *t, Arena *a, Str type, Str id, LexThing *out)
{
    Sym cls = lex_sym(t->lex, str_dup_z(a, type)), val = lex_sym(t->lex, str_dup_z(a, id));
    uint32_t lo = 0, hi = t->n_run;
    while (lo < hi && cls && val) {
        uint32_t mid = (lo + hi) / 2;
        Ref r = t->ref[t->run[mid].beg];
        if (r.cls == cls && r.id == val) {
            *out = lex_thing(t, a, mid);
            return true;
        }
        if (r.cls < cls || (r.cls == cls && r.id < val)) lo = mid + 1;
        else hi = mid;
    }
    return false;
}

bool lex_thing_named(const Lex *lex, Arena *a, Str type, Str name, Str *id)
{
    const LexBook *b = lex_book(lex, "entity");
    uint32_t n;
    uint16_t *u = fold_word(a, name, &n);
    LexMatch m;
    Sym cls = lex_sym(lex, str_dup_z(a, type)), key = lex_sym(lex, "id");
    if (!b || !cls || !n || !lex_longest(b, u, n, &m) || m.len != n) return false;
    for (uint32_t i = 0; i < m.n_entry; i++) {
        LexEntry e = lex_entry(b, lex_match_entry(b, m, i));
        if (e.cls != cls) continue;
        *id = lex_attr_str(b, e, key);
        return true;
    }
    return false;
}
