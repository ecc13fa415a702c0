/* Doubts about entities: names in common, names too short. */
#include "lex/check.h"
#include "compile_int.h"

static const LexAttr *attr_named(const MakeEntry *e, Sym key)
{
    for (uint32_t i = 0; i < e->attrs.n; i++)
        if (e->attrs.v[i].key == key) return &e->attrs.v[i];
    return NULL;
}

static Sym id_of(const MakeEntry *e, Sym id)
{
    const LexAttr *attr = attr_named(e, id);
    return attr ? attr->val : SYM_NONE;
}

static void shared_name(Making *m, const MakeBook *book, const MakeWord *word, Sym id)
{
    for (uint32_t i = 1; i < word->entries.n; i++) {
        const MakeEntry *e = &book->entries.v[word->entries.v[i]];
        for (uint32_t k = 0; k < i; k++) {
            const MakeEntry *other = &book->entries.v[word->entries.v[k]];
            if (other->cls != e->cls || id_of(other, id) == id_of(e, id)) continue;
            m->path = e->path;
            make_doubt(m, e->line, "\"" STR_FMT "\" names another entity of the same type, too (%s:%u)",
                       STR_ARG(word->text), other->path, other->line);
            break;
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

static void short_name(Making *m, const MakeBook *book, const MakeWord *word, Sym context)
{
    for (uint32_t i = 0; i < word->entries.n && is_short(word); i++) {
        const MakeEntry *e = &book->entries.v[word->entries.v[i]];
        const LexAttr *attr = attr_named(e, context);
        if (e->drop || (attr && attr->num)) continue;
        m->path = e->path;
        make_doubt(m, e->line, "\"" STR_FMT "\" is very short: it needs context: true", STR_ARG(word->text));
    }
}

static void doubt_entities(Making *m, const MakeBook *book)
{
    Sym id = make_sym(m, S("id")), context = make_sym(m, S("context"));
    for (uint32_t i = 0; i < book->words.n; i++) {
        shared_name(m, book, &book->words.v[i], id);
        short_name(m, book, &book->words.v[i], context);
    }
}

Rc lex_check(const Lex *below, const char *const *paths, uint32_t n, LexFaultFn on_fault, void *ctx, LexChecked *out)
{
    Arena a = {0};
    Making m = {.a = &a, .below = below, .on_fault = on_fault, .ctx = ctx};
    make_all(&m, paths, n);
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
