/* known.c: what the lexicon knows of a thing, for the names of careers. */
#include "session_int.h"
#include "lex/things.h"
#include "uni/fold.h"

static void add(Arena *a, Str *lines, Str names)
{
    for (Str one; str_cut(&names, '|', &one);)
        if (one.n) *lines = lines->n ? str_fmt(a, STR_FMT "\n" STR_FMT, STR_ARG(*lines), STR_ARG(one)) : one;
}

/* What a reader may call the family: its id and the names the book of families has for it. */
static void add_family(const Lex *lex, Arena *a, Str type, Str id, Str *kin)
{
    const LexBook *b = lex_book(lex, "family");
    uint32_t n;
    uint16_t *u = fold_word(a, id, &n);
    LexMatch m;
    add(a, kin, id);
    if (!b || !n || !lex_longest(b, u, n, &m) || m.len != n) return;
    for (uint32_t i = 0; i < m.n_entry; i++) {
        LexEntry e = lex_entry(b, lex_match_entry(b, m, i));
        if (str_eq(lex_sym_str(lex, e.cls), type)) add(a, kin, lex_attr_str(b, e, lex_sym(lex, "as")));
    }
}

/* A backend developer is a developer: the wider roles, upwards. */
static void add_wider(const LexThings *t, Arena *a, Str type, Str parent, Str *kin)
{
    enum { STEPS_MAX = 8 };                          /* a user's file may run in a ring */
    LexThing up;
    for (int i = 0; i < STEPS_MAX && parent.n && lex_thing_find(t, a, type, parent, &up); i++) {
        const Str names[] = {up.id, up.name, up.en, up.alias};
        for (size_t k = 0; k < COUNT_OF(names); k++) add(a, kin, names[k]);
        parent = up.parent;
    }
}

const LexThings *session_things(Session *s)
{
    if (!s->things) s->things = lex_things_new(s->lex);
    return s->things;
}

bool session_known(void *ctx, Arena *a, EntityType type, Str lex_id, CareerKnown *out)
{
    Session *s = ctx;
    LexThing t;
    Str of = str_z(type_name(&entity_types, (int)type));
    if (!lex_thing_find(session_things(s), a, of, lex_id, &t)) return false;
    *out = (CareerKnown){.name = t.name, .en = t.en};
    const Str names[] = {t.name, t.en, t.alias};
    for (size_t i = 0; i < COUNT_OF(names); i++) add(a, &out->names, names[i]);
    if (t.group.n) add_family(s->lex, a, of, t.group, &out->kin);
    add_wider(s->things, a, of, t.parent, &out->kin);
    return true;
}

/* The longest word of the class at u[0], as a whole word. */
static uint32_t grade_at(const LexBook *b, Sym cls, const uint16_t *u, uint32_t n)
{
    LexMatch m[LEX_MATCH_MAX];
    uint32_t len = 0;
    int k = lex_prefixes(b, u, n, m);
    for (int i = 0; i < k; i++) {
        if (m[i].len < n && u[m[i].len] != ' ') continue;
        for (uint32_t e = 0; e < m[i].n_entry; e++)
            if (lex_entry(b, lex_match_entry(b, m[i], e)).cls == cls) len = m[i].len;
    }
    return len;
}

bool session_plain(void *ctx, Arena *a, EntityType type, Str name, CareerPlain *out)
{
    Session *s = ctx;
    const LexBook *b = lex_book(s->lex, "grade");
    Str of = str_z(type_name(&entity_types, (int)type));
    Folded f = fold_text(a, name);
    uint32_t at = 0;
    Sym cls = lex_sym(s->lex, type_name(&entity_types, (int)type));
    for (uint32_t len; b && at < f.n && (len = grade_at(b, cls, f.ch + at, f.n - at)) != 0;)
        for (at += len; at < f.n && f.ch[at] == ' ';) at++;
    if (!at) return false;
    *out = (CareerPlain){.name = at < f.n ? str_slice(name, f.at[at], name.n) : (Str){0}};
    if (out->name.n) (void)lex_thing_named(s->lex, a, of, out->name, &out->id);
    return true;
}

bool session_named(void *ctx, Arena *a, EntityType type, Str name, Str *lex_id)
{
    const Session *s = ctx;
    return lex_thing_named(s->lex, a, str_z(type_name(&entity_types, (int)type)), name, lex_id);
}
