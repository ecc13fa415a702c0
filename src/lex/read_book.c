/* Books from YAML, and what the parts of a file are. */
#include "compile_int.h"
#include "base/i18n.h"
#include "lex_int.h"
#include <string.h>

bool part_is_map(Making *m, const YmlNode *node, const char *what)
{
    if (node->kind == YML_MAP) return true;
    make_fault(m, node->line, _("%s must be a map such as {…}"), what);
    return false;
}

bool part_keys_ok(Making *m, const YmlNode *part, const char *const *known)
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
    {"scan", "text", "apart", BOOK_APART},
    {"keep", "entries", "words", BOOK_WORDS},
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
    if (yml_str(part, "lexicon").n || yml_get(part, "silence")) {
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

/* again: the entry may have the word already. */
static bool take_word(Making *m, MakeBook *book, Str text, uint32_t id, uint32_t line, bool again)
{
    MakeWord key;
    if (!word_key(m, book->flags, text, line, &key)) return false;
    MakeWord *word = word_of(m, book, &key);
    const MakeEntry *e = &book->entries.v[id], *twin = twin_of(book, word, e);
    if (twin == e && again) return true;
    if (twin) {
        make_fault(m, line, _("\"%.*s\" is in the book \"%.*s\" already, with the same class and attributes"
                   " (%s:%u)"), STR_ARG(text), STR_ARG(book->name), twin->path, twin->line);
        return false;
    }
    *vec_push(m->a, &word->entries) = id;
    *vec_push(m->a, &m->named) = text;
    return true;
}

/* In a loose book two spellings of one entry may fall together ("React Native", "react-native"): each says where the
 * name may be broken. */
bool book_word(Making *m, MakeBook *book, Str text, uint32_t id, uint32_t line)
{
    return take_word(m, book, text, id, line, book->flags & BOOK_LOOSE);
}

/* An entry for the shapes of its stems whose last consonant is an ending's: the same, and says so. It stands behind the
 * entry itself. */
static uint32_t grown_entry(Making *m, MakeBook *book, uint32_t id)
{
    MakeEntry e = book->entries.v[id];
    if (id + 1 < book->entries.n) return id + 1;
    Attrs attrs = {0};
    for (uint32_t i = 0; i < e.attrs.n; i++) *vec_push(m->a, &attrs) = e.attrs.v[i];
    *vec_push(m->a, &attrs) = make_attr(m, S("grown"), S("yes"));
    e.attrs = attrs;
    return book_entry(m, book, e);
}

/* Two stems of an entry may have one shape: 쓰 and 썰 have 써. */
static void add_shapes(Making *m, MakeBook *book, Str text, uint32_t id, uint32_t line)
{
    StemForms forms;
    if (!stem_is(text)) {
        book_word(m, book, text, id, line);
        return;
    }
    if (!stem_forms(m, book->flags, text, line, &forms)) return;
    for (uint32_t i = 0; i < forms.n; i++) {
        uint32_t entry = forms.v[i].grown ? grown_entry(m, book, id) : id;
        take_word(m, book, forms.v[i].text, entry, line, true);
    }
}

static void add_word(Making *m, MakeBook *book, const YmlNode *let, const YmlNode *word, uint32_t id)
{
    SlotWords all;
    if (!slots_expand(m, let, yml_value(word), word->line, &all)) return;
    for (uint32_t i = 0; i < all.n; i++) add_shapes(m, book, all.v[i], id, word->line);
}

/* The words of a scalar or a list, added to the entry. Returns how many were named. */
static uint32_t add_words(Making *m, MakeBook *book, const YmlNode *let, const YmlNode *words, uint32_t id)
{
    if (!words) return 0;
    if (words->kind == YML_SCALAR) {
        add_word(m, book, let, words, id);
        return 1;
    }
    for (yml_each(it, words)) {
        if (it->kind == YML_SCALAR) add_word(m, book, let, it, id);
        else make_fault(m, it->line, _("a word must be a text"));
    }
    return words->kind == YML_SEQ ? words->n : 0;
}

uint32_t book_entry(Making *m, MakeBook *book, MakeEntry e)
{
    attrs_sort(&e.attrs);
    *vec_push(m->a, &book->entries) = e;
    return book->entries.n - 1;
}

bool node_drops(Making *m, const YmlNode *node)
{
    bool drop = yml_bool(node, "drop", false);
    if (!drop || m->below) return drop;
    make_fault(m, node->line, _("drop is for a user's files: there is nothing below to silence"));
    return false;
}

/* For who compares rather than looks up: an entry's words, told by the entry itself. */
static void keep_words(Making *m, MakeEntry *e)
{
    Str all = S("");
    for (uint32_t i = 0; i < m->named.n; i++)
        all = str_fmt(m->a, STR_FMT "%s" STR_FMT, STR_ARG(all), i ? "|" : "", STR_ARG(m->named.v[i]));
    *vec_push(m->a, &e->attrs) = make_attr(m, S("words"), all);
    attrs_sort(&e->attrs);
}

/* ---------------------------------------------------------------- books */
static void read_entry(Making *m, MakeBook *book, const YmlNode *part, const YmlNode *node)
{
    static const char *const own[] = {"w", "c", "drop", NULL}, *const none[] = {NULL};
    if (!part_is_map(m, node, _("an entry"))) return;
    Str cls = yml_get(node, "c") ? yml_str(node, "c") : yml_str(part, "class");
    MakeEntry e = {.cls = make_sym(m, cls), .path = m->path, .line = node->line, .drop = node_drops(m, node)};
    attrs_add(m, &e.attrs, node, own);
    if (!e.drop) attrs_add(m, &e.attrs, yml_get(part, "with"), none);
    uint32_t id = book_entry(m, book, e);
    m->named.n = 0;
    if (!add_words(m, book, yml_get(part, "let"), yml_get(node, "w"), id))
        make_fault(m, node->line, _("an entry without words"));
    if (book->flags & BOOK_WORDS) keep_words(m, &book->entries.v[id]);
}

static void read_book(Making *m, const YmlNode *part)
{
    static const char *const known[] = {"book", "units", "fold", "match", "scan", "keep", "class", "with", "let", "entries", NULL};
    if (!part_keys_ok(m, part, known)) return;
    MakeBook *book = make_book(m, yml_str(part, "book"));
    m->let_told.n = 0;
    for (yml_each(it, yml_get(part, "entries"))) read_entry(m, book, part, it);
}

/* ---------------------------------------------------------------- parts */
static void read_grammar_part(Making *m, const YmlNode *part)
{
    static const char *const known[] = {"grammar", "let", "rules", NULL};
    if (part_keys_ok(m, part, known)) read_grammar(m, part);
}

typedef struct PartRow { const char *key; void (*read)(Making *m, const YmlNode *part); } PartRow;
static const PartRow part_rows[] = {{"book", read_book}, {"lexicon", read_lexicon}, {"grammar", read_grammar_part},
                                    {"silence", read_silence}};

static bool has_stems(const YmlNode *part) { return str_eq_z(yml_str(part, "book"), STEM_BOOK); }

void read_stems(Making *m, const YmlNode *part)
{
    if (part->kind == YML_MAP && has_stems(part)) read_book(m, part);
}

void read_part(Making *m, const YmlNode *part)
{
    if (part->kind == YML_MAP && has_stems(part)) return;
    if (!part_is_map(m, part, _("a part of the file"))) return;
    for (size_t i = 0; i < COUNT_OF(part_rows); i++) {
        const YmlNode *key = yml_get(part, part_rows[i].key);
        bool empty = key && key->kind == YML_SCALAR && !yml_value(key).n;
        if (!key || (empty && part_rows[i].read != read_silence)) continue;
        part_rows[i].read(m, part);
        return;
    }
    make_fault(m, part->line, _("neither book nor lexicon nor grammar is named"));
}
