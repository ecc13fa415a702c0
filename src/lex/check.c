/* Doubts about entities: names in common, too short, common words besides, unreachable, needless; ids that lead
 * nowhere. */
#include "lex/check.h"
#include "base/i18n.h"
#include "compile_int.h"
#include "lex_int.h"
#include "uni/fold.h"
#include "uni/hangul.h"
#include <string.h>

typedef struct Check {
    Making         *m;
    const MakeBook *book;                            /* of entities */
    Sym             id, context, name, en, alias, parent, not_in, org, school;
    const MakeBook *common;                          /* words that are no names; NULL when these files have none */
    const LexBook  *common_below;
    Map             by_id;                           /* class and id -> entry + 1 */
} Check;

static const LexAttr *attr_named(const MakeEntry *e, Sym key)
{
    for (uint32_t i = 0; key && i < e->attrs.n; i++)
        if (e->attrs.v[i].key == key) return &e->attrs.v[i];
    return NULL;
}

static Sym val_of(const MakeEntry *e, Sym key)
{
    const LexAttr *attr = attr_named(e, key);
    return attr ? attr->val : SYM_NONE;
}

static Str sym_text(const Making *m, Sym s)
{
    return s < m->sym_base ? lex_sym_str(m->below, s) : m->sym_strs.v[s - m->sym_base];
}

static Str text_of(const Check *c, const MakeEntry *e, Sym key) { return sym_text(c->m, val_of(e, key)); }

#define DOUBT(c, e, ...) ((c)->m->path = (e)->path, make_doubt((c)->m, (e)->line, __VA_ARGS__))

/* ---------------------------------------------------------------- words */
static void shared_name(const Check *c, const MakeWord *word)
{
    for (uint32_t i = 1; i < word->entries.n; i++) {
        const MakeEntry *e = &c->book->entries.v[word->entries.v[i]];
        for (uint32_t k = 0; k < i; k++) {
            const MakeEntry *other = &c->book->entries.v[word->entries.v[k]];
            if (other->cls != e->cls || val_of(other, c->id) == val_of(e, c->id)) continue;
            DOUBT(c, e, _("\"%.*s\" names another entity of the same type, too (%s:%u)"), STR_ARG(word->text),
                  other->path, other->line);
            break;
        }
    }
}

/* A user's name may be that of another built-in thing of the type: what is meant by it from then on is the user's. */
static void taken_over(const Check *c, const MakeWord *word)
{
    const LexBook *b = c->m->below ? lex_book(c->m->below, "entity") : NULL;
    WordRow row;
    if (!b || !layer_word(&b->base, word->key, word->n, &row)) return;
    for (uint32_t i = 0; i < word->entries.n; i++) {
        const MakeEntry *e = &c->book->entries.v[word->entries.v[i]];
        for (uint32_t k = 0; k < row.n && !e->drop; k++) {
            LexEntry other = lex_entry(b, b->base.list[row.first + k]);
            const LexAttr *id = lex_attr(other, c->id);
            if (other.cls != e->cls || !id || id->val == val_of(e, c->id)) continue;
            DOUBT(c, e, _("\"%.*s\" is a name of the built-in \"%.*s\", too, and is taken from it"), STR_ARG(word->text),
                  STR_ARG(sym_text(c->m, id->val)));
        }
    }
}

static bool is_latin(uint16_t ch) { return (ch >= 'a' && ch <= 'z') || (ch >= '0' && ch <= '9'); }

/* One syllable, or one or two Latin letters, are a particle, a verb or an abbreviation as often as a name. A sign makes
 * a name of its own of them: "C#". */
static bool is_short(const MakeWord *word)
{
    return word->n == 1 || (word->n == 2 && is_latin(word->key[0]) && is_latin(word->key[1]));
}

/* Words that no employer or school is called. Roles and skills are common words as they stand. */
static bool is_common(const Check *c, const MakeWord *word)
{
    WordRow row;
    if (!hangul_is(word->key[0])) return false;
    if (c->common && map_get(&c->common->by_key, (Str){(const char *)word->key, word->n * sizeof *word->key}))
        return true;
    return c->common_below && layer_word(&c->common_below->base, word->key, word->n, &row);
}

/* Texts are asked where a run of letters or digits begins, and nowhere else. */
static bool is_reached(Arena *a, const MakeWord *word)
{
    ArenaMark mark = arena_mark(a);
    Folded f = fold_text(a, word->text);
    uint32_t i = 0;
    while (i < f.n && loose_skips(f.ch[i])) i++;
    uint8_t cls = i < f.n ? f.cls[i] : (uint8_t)CH_OTHER;
    arena_rewind(a, mark);
    return cls == CH_DIGIT || cls == CH_LATIN || cls == CH_HANGUL || cls == CH_HAN || cls == CH_KANA;
}

static void doubt_word(const Check *c, const MakeWord *word)
{
    shared_name(c, word);
    taken_over(c, word);
    bool is_brief = is_short(word), common = !is_brief && is_common(c, word), reached = is_reached(c->m->a, word);
    for (uint32_t i = 0; i < word->entries.n && (is_brief || common || !reached); i++) {
        const MakeEntry *e = &c->book->entries.v[word->entries.v[i]];
        const LexAttr *context = attr_named(e, c->context);
        if (e->drop) continue;
        if (!reached)
            DOUBT(c, e, _("\"%.*s\" is never found: a name begins with a letter or a digit"), STR_ARG(word->text));
        if (context) continue;                        /* false, too: somebody looked at it */
        if (is_brief) DOUBT(c, e, _("\"%.*s\" is very short: it needs context: true"), STR_ARG(word->text));
        if (common && (e->cls == c->org || e->cls == c->school))
            DOUBT(c, e, _("\"%.*s\" is a common word, too: it needs context: true"), STR_ARG(word->text));
    }
}

/* ---------------------------------------------------------------- entries */
typedef struct Spelling { Str text, key; uint16_t *u; uint32_t n; bool alias; } Spelling;
enum { SPELLINGS_MAX = 64 };

static uint32_t spellings(const Check *c, const MakeEntry *e, Spelling out[SPELLINGS_MAX])
{
    uint32_t n = 0;
    const Sym keys[] = {c->name, c->en, c->alias};
    for (size_t k = 0; k < COUNT_OF(keys); k++) {
        Str all = text_of(c, e, keys[k]);
        for (Str one; n < SPELLINGS_MAX && str_cut(&all, '|', &one);) {
            if (!one.n) continue;
            Spelling s = {.text = one, .alias = keys[k] == c->alias};
            s.u = fold_word(c->m->a, one, &s.n);
            s.key = fold_key(c->m->a, one);
            out[n++] = s;
        }
    }
    return n;
}

static bool same_units(const Spelling *x, const Spelling *y)
{
    return x->n == y->n && memcmp(x->u, y->u, x->n * sizeof *x->u) == 0;
}

static bool has_name_in(const Check *c, const MakeEntry *e, Str key)
{
    Spelling s[SPELLINGS_MAX];
    uint32_t n = spellings(c, e, s);
    for (uint32_t i = 0; i < n; i++)
        if (s[i].key.n && str_find(key, s[i].key, 0) != SIZE_MAX) return true;
    return false;
}

/* Names that need a context are an entry of their own, beside that of the others. */
static bool names_in(const Check *c, const MakeEntry *e, Str key)
{
    const MakeEntry *first = c->book->entries.v, *last = first + c->book->entries.n - 1;
    Str id = text_of(c, e, c->id);
    if (has_name_in(c, e, key)) return true;
    if (e > first && str_eq(text_of(c, e - 1, c->id), id) && has_name_in(c, e - 1, key)) return true;
    return e < last && str_eq(text_of(c, e + 1, c->id), id) && has_name_in(c, e + 1, key);
}

/* A name and its English name may be one; an alias says something new or nothing. */
static void doubt_spellings(const Check *c, const MakeEntry *e)
{
    Spelling s[SPELLINGS_MAX];
    ArenaMark mark = arena_mark(c->m->a);
    uint32_t n = spellings(c, e, s);
    for (uint32_t i = 1; i < n; i++)
        for (uint32_t k = 0; k < i && s[i].alias; k++)
            if (same_units(&s[i], &s[k])) {
                DOUBT(c, e, _("\"%.*s\" is given twice"), STR_ARG(s[i].text));
                break;
            }
    Str not_in = text_of(c, e, c->not_in);
    for (Str one; str_cut(&not_in, '|', &one);)
        if (one.n && !names_in(c, e, fold_key(c->m->a, one)))
            DOUBT(c, e, _("\"%.*s\" under not: holds none of the names"), STR_ARG(one));
    arena_rewind(c->m->a, mark);
}

static Str id_key(Arena *a, Sym cls, Sym id)
{
    Sym *key = arena_push_n(a, Sym, 2);
    key[0] = cls, key[1] = id;
    return (Str){(const char *)key, 2 * sizeof *key};
}

static const MakeEntry *parent_of(const Check *c, const MakeEntry *e, Sym parent)
{
    const uint32_t *at = map_get(&c->by_id, id_key(c->m->a, e->cls, parent));
    return at ? &c->book->entries.v[*at - 1] : NULL;
}

/* Floyd's two pointers: a chain of parents that runs into a ring never ends. */
static void doubt_parent(const Check *c, const MakeEntry *e)
{
    enum { CHAIN_MAX = 64 };
    Sym parent = val_of(e, c->parent);
    if (!parent || e->drop) return;
    const MakeEntry *up = parent_of(c, e, parent);
    if (!up && !c->m->below)
        DOUBT(c, e, _("the parent \"%.*s\" is no id of this type"), STR_ARG(sym_text(c->m, parent)));
    for (uint32_t i = 0; up && i < CHAIN_MAX; i++) {
        if (val_of(up, c->id) == val_of(e, c->id)) {
            DOUBT(c, e, _("it is among its own parents"));
            return;
        }
        Sym next = val_of(up, c->parent);
        up = next ? parent_of(c, up, next) : NULL;
    }
}

static void index_ids(Check *c)
{
    for (uint32_t i = 0; i < c->book->entries.n; i++) {
        const MakeEntry *e = &c->book->entries.v[i];
        Sym id = val_of(e, c->id);
        bool fresh = false;
        uint32_t *at = id ? map_put(c->m->a, &c->by_id, id_key(c->m->a, e->cls, id), &fresh) : NULL;
        if (fresh) *at = i + 1;
    }
}

static const MakeBook *book_of(const Making *m, const char *name)
{
    for (uint32_t i = 0; i < m->books.n; i++)
        if (str_eq_z(m->books.v[i]->name, name)) return m->books.v[i];
    return NULL;
}

static void doubt_entities(Making *m, const MakeBook *book)
{
    Check c = {.m = m, .book = book, .common = book_of(m, "name-common"),
               .common_below = m->below ? lex_book(m->below, "name-common") : NULL};
    const struct { const char *name; Sym *sym; } syms[] = {
        {"id", &c.id}, {"context", &c.context}, {"name", &c.name}, {"en", &c.en}, {"alias", &c.alias},
        {"parent", &c.parent}, {"not", &c.not_in}, {"org", &c.org}, {"school", &c.school}};
    for (size_t i = 0; i < COUNT_OF(syms); i++) *syms[i].sym = make_sym(m, str_z(syms[i].name));
    index_ids(&c);
    for (uint32_t i = 0; i < book->words.n; i++) doubt_word(&c, &book->words.v[i]);
    for (uint32_t i = 0; i < book->entries.n; i++) {
        if (book->entries.v[i].drop) continue;
        doubt_spellings(&c, &book->entries.v[i]);
        doubt_parent(&c, &book->entries.v[i]);
    }
}

Rc lex_check(const Lex *below, const char *const *paths, uint32_t n, const LexText *text, LexJudgeFn judge,
             LexFaultFn on_fault, void *ctx, LexChecked *out)
{
    Arena a = {0};
    Making m = {.a = &a, .below = below, .on_fault = on_fault, .ctx = ctx, .text = text};
    make_all(&m, paths, n);
    make_judged(&m, judge);
    *out = (LexChecked){.books = m.books.n};
    for (uint32_t i = 0; i < m.books.n; i++) {
        const MakeBook *book = m.books.v[i];
        if (str_eq(book->name, S("entity"))) doubt_entities(&m, book);
        out->entries += book->entries.n;
        out->words += book->words.n;
    }
    for (uint32_t i = 0; i < m.grammars.n; i++) out->rules += m.grammars.v[i]->rules.n;
    out->faults = m.n_faults;
    out->doubts = m.n_doubts;
    arena_fini(&a);
    return m.n_faults ? RC_SYNTAX : RC_OK;
}
