/* Books and entity lexicons from YAML. */
#include "compile_int.h"
#include "base/i18n.h"
#include "lex_int.h"
#include <string.h>

static bool map_expected(Making *m, const YmlNode *node, const char *what)
{
    if (node->kind == YML_MAP) return true;
    make_fault(m, node->line, _("%s must be a map such as {…}"), what);
    return false;
}

static bool keys_ok(Making *m, const YmlNode *part, const char *const *known)
{
    bool ok = true;
    for (yml_each(it, part)) {
        bool found = false;
        for (const char *const *k = known; *k; k++) found = found || str_eq_z(it->key, *k);
        if (!found) make_fault(m, it->line, _("unknown key \"%.*s\" in the header"), STR_ARG(it->key));
        ok = ok && found;
    }
    return ok;
}

/* ---------------------------------------------------------------- what a header says of its book */
typedef struct FlagRow { const char *key, *off, *on; uint32_t flag; } FlagRow;
static const FlagRow flag_rows[] = {
    {"units", "folded", "jamo", BOOK_JAMO},
    {"fold", "exact", "loose", BOOK_LOOSE},
    {"match", "prefix", "suffix", BOOK_SUFFIX},
};

static void declare_flag(Making *m, MakeBook *book, const YmlNode *part, const FlagRow *row)
{
    const YmlNode *node = yml_get(part, row->key);
    if (!node) return;
    bool on = str_eq_z(yml_value(node), row->on);
    if (!on && !str_eq_z(yml_value(node), row->off)) {
        make_fault(m, node->line, _("%s is \"%s\" or \"%s\""), row->key, row->off, row->on);
    } else if (book->told & row->flag && on != !!(book->flags & row->flag)) {
        make_fault(m, node->line, _("another file says that %s of the book \"%.*s\" is \"%s\""), row->key,
                   STR_ARG(book->name), on ? row->off : row->on);
    } else {
        book->told |= row->flag;
        book->flags |= on ? row->flag : 0;
    }
}

void declare_part(Making *m, const YmlNode *part)
{
    if (yml_str(part, "lexicon").n) {
        MakeBook *entities = make_book(m, S("entity"));
        entities->flags |= BOOK_LOOSE;
        entities->told |= BOOK_LOOSE;
    }
    Str name = yml_str(part, "book");
    if (!name.n) return;
    MakeBook *book = make_book(m, name);
    for (size_t i = 0; i < COUNT_OF(flag_rows); i++) declare_flag(m, book, part, &flag_rows[i]);
}

/* ---------------------------------------------------------------- words */
static bool same_entry(const MakeEntry *x, const MakeEntry *y)
{
    return x->cls == y->cls && x->attrs.n == y->attrs.n &&
           (x->attrs.n == 0 || memcmp(x->attrs.v, y->attrs.v, x->attrs.n * sizeof *x->attrs.v) == 0);
}

static const MakeEntry *twin_of(const MakeBook *book, const MakeWord *word, const MakeEntry *e)
{
    for (uint32_t i = 0; i < word->entries.n; i++) {
        const MakeEntry *other = &book->entries.v[word->entries.v[i]];
        if (same_entry(other, e)) return other;
    }
    return NULL;
}

static MakeWord *word_of(Making *m, MakeBook *book, const MakeWord *w)
{
    bool fresh;
    uint32_t *at = map_put(m->a, &book->by_key, (Str){(const char *)w->key, w->n * sizeof *w->key}, &fresh);
    if (fresh) {
        *at = book->words.n;
        *vec_push(m->a, &book->words) = *w;
    }
    MakeWord *word = &book->words.v[*at];
    for (uint32_t i = 0; i < w->n; i++) word->breaks[i] |= w->breaks[i];
    return word;
}

/* In a loose book two spellings of one entry may fall together ("React Native", "react-native"): each says where the
 * name may be broken. */
static bool add_word(Making *m, MakeBook *book, Str text, uint32_t id, uint32_t line)
{
    MakeWord key;
    if (!word_key(m, book->flags, text, line, &key)) return false;
    MakeWord *word = word_of(m, book, &key);
    const MakeEntry *e = &book->entries.v[id], *twin = twin_of(book, word, e);
    if (twin == e && book->flags & BOOK_LOOSE) return true;
    if (twin) {
        make_fault(m, line, _("\"%.*s\" is in the book \"%.*s\" already, with the same class and attributes"
                   " (%s:%u)"), STR_ARG(text), STR_ARG(book->name), twin->path, twin->line);
        return false;
    }
    *vec_push(m->a, &word->entries) = id;
    return true;
}

/* The words of a scalar or a list, added to the entry. Returns how many were named. */
static uint32_t add_words(Making *m, MakeBook *book, const YmlNode *words, uint32_t id)
{
    if (!words) return 0;
    if (words->kind == YML_SCALAR) {
        add_word(m, book, yml_value(words), id, words->line);
        return 1;
    }
    for (yml_each(it, words)) {
        if (it->kind == YML_SCALAR) add_word(m, book, yml_value(it), id, it->line);
        else make_fault(m, it->line, _("a word must be a text"));
    }
    return words->kind == YML_SEQ ? words->n : 0;
}

static uint32_t add_entry(Making *m, MakeBook *book, MakeEntry e)
{
    attrs_sort(&e.attrs);
    *vec_push(m->a, &book->entries) = e;
    return book->entries.n - 1;
}

static bool drops(Making *m, const YmlNode *node)
{
    bool drop = yml_bool(node, "drop", false);
    if (!drop || m->below) return drop;
    make_fault(m, node->line, _("drop is for a user's files: there is nothing below to silence"));
    return false;
}

/* ---------------------------------------------------------------- books */
static void read_entry(Making *m, MakeBook *book, const YmlNode *part, const YmlNode *node)
{
    static const char *const own[] = {"w", "c", "drop", NULL}, *const none[] = {NULL};
    if (!map_expected(m, node, _("an entry"))) return;
    Str cls = yml_get(node, "c") ? yml_str(node, "c") : yml_str(part, "class");
    MakeEntry e = {.cls = make_sym(m, cls), .path = m->path, .line = node->line, .drop = drops(m, node)};
    attrs_add(m, &e.attrs, node, own);
    if (!e.drop) attrs_add(m, &e.attrs, yml_get(part, "with"), none);
    if (!add_words(m, book, yml_get(node, "w"), add_entry(m, book, e)))
        make_fault(m, node->line, _("an entry without words"));
}

static void read_book(Making *m, const YmlNode *part)
{
    static const char *const known[] = {"book", "units", "fold", "match", "class", "with", "entries", NULL};
    if (!keys_ok(m, part, known)) return;
    MakeBook *book = make_book(m, yml_str(part, "book"));
    for (yml_each(it, yml_get(part, "entries"))) read_entry(m, book, part, it);
}

/* ---------------------------------------------------------------- entity lexicons */
static bool id_ok(Making *m, Str type, const YmlNode *node)
{
    Str id = yml_str(node, "id");
    if (!id.n) {
        make_fault(m, node->line, _("an entry of the lexicon \"%.*s\" needs an id"), STR_ARG(type));
        return false;
    }
    bool fresh;
    uint32_t *at = map_put(m->a, &m->ids, str_fmt(m->a, STR_FMT "\n" STR_FMT, STR_ARG(type), STR_ARG(id)), &fresh);
    if (!fresh) {
        make_fault(m, node->line, _("the id \"%.*s\" is taken (%s:%u)"), STR_ARG(id), m->where.v[*at].path,
                   m->where.v[*at].line);
        return false;
    }
    *at = m->where.n;
    *vec_push(m->a, &m->where) = (MakeId){m->path, node->line};
    return true;
}

/* `context: true` speaks of every name; a list only of the names in it, which may not be among the others. */
static bool context_is_list(const YmlNode *node)
{
    const YmlNode *context = yml_get(node, "context");
    if (!context || context->kind == YML_SEQ) return context != NULL;
    return !str_eq_z(yml_value(context), "true") && !str_eq_z(yml_value(context), "false");
}

static bool in_list(const YmlNode *list, Str word)
{
    if (list->kind == YML_SCALAR) return str_eq(yml_value(list), word);
    for (yml_each(it, list))
        if (str_eq(yml_value(it), word)) return true;
    return false;
}

static uint32_t add_name(Making *m, MakeBook *book, const YmlNode *name, const YmlNode *except, uint32_t id)
{
    if (!name || (except && in_list(except, yml_value(name)))) return 0;
    return add_words(m, book, name, id);
}

static uint32_t add_names(Making *m, MakeBook *book, const YmlNode *node, const YmlNode *except, uint32_t id)
{
    const YmlNode *alias = yml_get(node, "alias");
    uint32_t n = add_name(m, book, yml_get(node, "name"), except, id);
    n += add_name(m, book, yml_get(node, "en"), except, id);
    if (alias && alias->kind == YML_SCALAR) return n + add_name(m, book, alias, except, id);
    for (yml_each(it, alias)) n += add_name(m, book, it, except, id);
    return n;
}

static MakeEntry entity(Making *m, const YmlNode *part, const YmlNode *node, bool with_context)
{
    static const char *const own[] = {"alias", "drop", NULL}, *const own_context[] = {"alias", "drop", "context", NULL};
    static const char *const none[] = {NULL};
    MakeEntry e = {.cls = make_sym(m, yml_str(part, "lexicon")), .path = m->path, .line = node->line};
    attrs_add(m, &e.attrs, node, context_is_list(node) ? own_context : own);
    if (!yml_get(node, "name")) *vec_push(m->a, &e.attrs) = make_attr(m, S("name"), yml_str(node, "en"));
    if (with_context) *vec_push(m->a, &e.attrs) = make_attr(m, S("context"), S("true"));
    attrs_add(m, &e.attrs, yml_get(part, "with"), none);
    e.drop = drops(m, node);
    return e;
}

static void read_entity(Making *m, MakeBook *book, const YmlNode *part, const YmlNode *node)
{
    if (!map_expected(m, node, _("an entry"))) return;
    if (!id_ok(m, yml_str(part, "lexicon"), node)) return;
    const YmlNode *few = context_is_list(node) ? yml_get(node, "context") : NULL;
    uint32_t n = add_names(m, book, node, few, add_entry(m, book, entity(m, part, node, false)));
    if (few) n += add_words(m, book, few, add_entry(m, book, entity(m, part, node, true)));
    if (!n) make_fault(m, node->line, _("an entry without words: give it a name, en or alias"));
}

static void read_lexicon(Making *m, const YmlNode *part)
{
    static const char *const known[] = {"lexicon", "with", "entries", NULL};
    if (!keys_ok(m, part, known)) return;
    MakeBook *book = make_book(m, S("entity"));
    for (yml_each(it, yml_get(part, "entries"))) read_entity(m, book, part, it);
}

static void read_grammar_part(Making *m, const YmlNode *part)
{
    static const char *const known[] = {"grammar", "let", "rules", NULL};
    if (keys_ok(m, part, known)) read_grammar(m, part);
}

typedef struct PartRow { const char *key; void (*read)(Making *m, const YmlNode *part); } PartRow;
static const PartRow part_rows[] = {{"book", read_book}, {"lexicon", read_lexicon}, {"grammar", read_grammar_part}};

void read_part(Making *m, const YmlNode *part)
{
    if (!map_expected(m, part, _("a part of the file"))) return;
    for (size_t i = 0; i < COUNT_OF(part_rows); i++) {
        if (!yml_str(part, part_rows[i].key).n) continue;
        part_rows[i].read(m, part);
        return;
    }
    make_fault(m, part->line, _("neither book nor lexicon nor grammar is named"));
}
