/* Lexicons of entities from YAML, and what a user's lexicon does to the built-in one: add, override, silence. */
#include "compile_int.h"
#include "base/i18n.h"
#include "lex_int.h"

/* ---------------------------------------------------------------- what is built in under an id */
typedef struct BelowId { uint32_t at; LexEntry entry; struct BelowId *next; } BelowId;

static Str id_bytes(Sym cls, Sym id, Sym key[2])
{
    key[0] = cls, key[1] = id;
    return (Str){(const char *)key, 2 * sizeof *key};
}

/* An id may have two entries: for the names that are enough alone and for those that need a context. */
static void below_index(Making *m, const LexBook *book)
{
    Sym id = lex_sym(m->below, "id");
    for (uint32_t i = book->n_base; i-- > 0;) {
        LexEntry e = lex_entry(book, i);
        const LexAttr *at = lex_attr(e, id);
        if (!at) continue;
        Sym *key = arena_push_n(m->a, Sym, 2);
        bool fresh;
        uint32_t *first = map_put(m->a, &m->below_ids, id_bytes(e.cls, at->val, key), &fresh);
        BelowId *one = arena_push(m->a, BelowId);
        *one = (BelowId){i, e, fresh ? NULL : m->below_id.v[*first]};
        if (fresh) *first = m->below_id.n, *vec_push(m->a, &m->below_id) = one;
        else m->below_id.v[*first] = one;
    }
}

static const BelowId *below_id(Making *m, Str type, Str id)
{
    const LexBook *book = m->below ? lex_book(m->below, "entity") : NULL;
    if (!book) return NULL;
    if (!m->below_ids.n) below_index(m, book);
    Sym key[2];
    Sym cls = lex_sym(m->below, str_dup_z(m->a, type)), val = lex_sym(m->below, str_dup_z(m->a, id));
    const uint32_t *first = cls && val ? map_get(&m->below_ids, id_bytes(cls, val, key)) : NULL;
    return first ? m->below_id.v[*first] : NULL;
}

static Str below_attr(const Making *m, LexEntry e, const char *key)
{
    return lex_attr_str(lex_book(m->below, "entity"), e, lex_sym(m->below, key));
}

/* Does the name lead there? An entry's English name may be among those of its other entry, which need a context. */
static bool below_has(Making *m, const BelowId *below, Str name)
{
    const LexBook *book = lex_book(m->below, "entity");
    MakeWord word;
    WordRow row;
    if (!word_key(m, book->flags, name, 0, &word) || !layer_word(&book->base, word.key, word.n, &row)) return false;
    for (uint32_t i = 0; i < row.n; i++)
        if (book->base.list[row.first + i] == below->at) return true;
    return false;
}

/* ---------------------------------------------------------------- entries */
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

static Map words_in(Making *m, const YmlNode *list)
{
    Map in = {0};
    if (list && list->kind == YML_SCALAR) map_put(m->a, &in, yml_value(list), NULL);
    for (yml_each(it, list)) map_put(m->a, &in, yml_value(it), NULL);
    return in;
}

/* The names of an entry: those that are enough alone, or those that need a context. */
typedef enum { FROM_OWN_KEY, FROM_ALIAS, FROM_ELSEWHERE } NameFrom;
typedef struct Name { Str text; const YmlNode *node; NameFrom from; } Name;
typedef VEC(Name) Names;

static void take_names(Making *m, Names *names, const YmlNode *node, NameFrom from, const Map *except)
{
    if (!node) return;
    if (node->kind == YML_SEQ) {
        for (yml_each(it, node)) take_names(m, names, it, from == FROM_ALIAS ? from : FROM_ELSEWHERE, except);
        return;
    }
    if (node->kind != YML_SCALAR) make_fault(m, node->line, _("a word must be a text"));
    else if (!except || !map_get(except, yml_value(node)))
        *vec_push(m->a, names) = (Name){yml_value(node), node, from};
}

static Names plain_names(Making *m, const YmlNode *node, const YmlNode *except)
{
    static const struct { const char *key; NameFrom from;
    } keys[] = {{"name", FROM_OWN_KEY}, {"en", FROM_OWN_KEY}, {"alias", FROM_ALIAS}};
    Names names = {0};
    Map few = words_in(m, except);
    for (size_t i = 0; i < COUNT_OF(keys); i++)
        take_names(m, &names, yml_get(node, keys[i].key), keys[i].from, &few);
    return names;
}

static Sym val_of(const Attrs *attrs, Sym key)
{
    for (uint32_t i = 0; i < attrs->n; i++)
        if (attrs->v[i].key == key) return attrs->v[i].val;
    return SYM_NONE;
}

/* Every name but the two that have keys of their own, so that lists can show them and the user's files build on them.
 * What the user writes twice is kept: checking doubts it. */
static void add_aliases(Making *m, MakeEntry *e, const Names *names)
{
    Sym name = val_of(&e->attrs, make_sym(m, S("name"))), en = val_of(&e->attrs, make_sym(m, S("en")));
    Buf all = {0};
    Map seen = {0};
    for (uint32_t i = 0; i < names->n; i++) {
        const Name *one = &names->v[i];
        bool fresh;
        Sym s = make_sym(m, one->text);
        map_put(m->a, &seen, one->text, &fresh);
        if (one->from == FROM_OWN_KEY) continue;
        if (one->from == FROM_ELSEWHERE && (!fresh || s == name || s == en)) continue;
        if (all.n) buf_add_c(&all, '|');
        buf_add(&all, one->text);
    }
    if (all.n) *vec_push(m->a, &e->attrs) = make_attr(m, S("alias"), str_dup(m->a, buf_str(&all)));
    buf_fini(&all);
}

/* What is built in under the same id gives the attributes that the user does not. */
static void inherit(Making *m, MakeEntry *e, const LexEntry *below)
{
    Sym context = make_sym(m, S("context")), alias = make_sym(m, S("alias"));
    for (uint32_t i = 0; below && i < below->n_attr; i++) {
        Sym key = below->attr[i].key;
        bool has = key == context || key == alias;
        for (uint32_t k = 0; k < e->attrs.n && !has; k++) has = e->attrs.v[k].key == key;
        if (!has) *vec_push(m->a, &e->attrs) = below->attr[i];
    }
}

static MakeEntry entity(Making *m, const YmlNode *part, const YmlNode *node, const Names *names, bool with_context,
                        const LexEntry *below)
{
    static const char *const own[] = {"alias", "drop", NULL}, *const own_context[] = {"alias", "drop", "context", NULL};
    static const char *const none[] = {NULL};
    MakeEntry e = {.cls = make_sym(m, yml_str(part, "lexicon")), .path = m->path, .line = node->line};
    attrs_add(m, &e.attrs, node, context_is_list(node) ? own_context : own);
    if (with_context && !yml_bool(node, "context", false))
        *vec_push(m->a, &e.attrs) = make_attr(m, S("context"), S("true"));
    if (!yml_get(node, "name") && yml_get(node, "en") && !below)
        *vec_push(m->a, &e.attrs) = make_attr(m, S("name"), yml_str(node, "en"));
    inherit(m, &e, below);
    attrs_add(m, &e.attrs, yml_get(part, "with"), none);
    if (!val_of(&e.attrs, make_sym(m, S("name"))) && names->n)
        *vec_push(m->a, &e.attrs) = make_attr(m, S("name"), names->v[0].text);
    add_aliases(m, &e, names);
    e.drop = node_drops(m, node);
    return e;
}

static void add_entity(Making *m, MakeBook *book, const YmlNode *part, const YmlNode *node, const Names *names,
                       bool context, const LexEntry *below)
{
    uint32_t id = book_entry(m, book, entity(m, part, node, names, context, below));
    for (uint32_t i = 0; i < names->n; i++) book_word(m, book, names->v[i].text, id, names->v[i].node->line);
}

/* The names that the built-in thing has already: they are the user's entry's from now on. */
static void take_over(Making *m, const YmlNode *node, const BelowId *below, bool with_context, Names *names)
{
    for (const BelowId *b = below; b; b = b->next) {
        Str all[] = {below_attr(m, b->entry, "name"), below_attr(m, b->entry, "en"), below_attr(m, b->entry, "alias")};
        if ((lex_attr_num(b->entry, lex_sym(m->below, "context"), 0) != 0) != with_context) continue;
        for (size_t i = 0; i < COUNT_OF(all); i++)
            for (Str one; str_cut(&all[i], '|', &one);)
                if (one.n && below_has(m, b, one)) *vec_push(m->a, names) = (Name){one, node, FROM_ELSEWHERE};
    }
}

static void read_entity(Making *m, MakeBook *book, const YmlNode *part, const YmlNode *node)
{
    if (!part_is_map(m, node, _("an entry"))) return;
    if (!id_ok(m, yml_str(part, "lexicon"), node)) return;
    const BelowId *below = below_id(m, yml_str(part, "lexicon"), yml_str(node, "id"));
    const YmlNode *few = context_is_list(node) ? yml_get(node, "context") : NULL;
    Names plain = plain_names(m, node, few), unsure = {0};
    take_names(m, &unsure, few, FROM_ELSEWHERE, NULL);
    uint32_t n = plain.n + unsure.n;
    take_over(m, node, below, false, &plain);
    bool decided = yml_get(node, "context") && !few;   /* true or false: of every name */
    take_over(m, node, below, true, decided ? &plain : &unsure);
    n += below != NULL;
    const LexEntry *like = below ? &below->entry : NULL;
    if (plain.n || !unsure.n) add_entity(m, book, part, node, &plain, false, like);
    if (unsure.n) add_entity(m, book, part, node, &unsure, true, like);
    if (!n) make_fault(m, node->line, _("an entry without words: give it a name, en or alias"));
}

/* ---------------------------------------------------------------- silence */
static void silence_name(Making *m, MakeBook *book, Str type, const YmlNode *node)
{
    if (node->kind != YML_SCALAR) {
        make_fault(m, node->line, _("a word must be a text"));
        return;
    }
    MakeEntry e = {.cls = make_sym(m, type), .path = m->path, .line = node->line, .drop = true};
    uint32_t id = book_entry(m, book, e);
    Names names = {0};
    const BelowId *below = type.n ? below_id(m, type, yml_value(node)) : NULL;
    take_over(m, node, below, false, &names);
    take_over(m, node, below, true, &names);
    if (!below) *vec_push(m->a, &names) = (Name){yml_value(node), node, FROM_ELSEWHERE};
    for (uint32_t i = 0; i < names.n; i++) book_word(m, book, names.v[i].text, id, node->line);
}

static void silence(Making *m, Str type, const YmlNode *list)
{
    if (yml_is_null(list)) return;
    if (!m->below) {
        make_fault(m, list->line, _("silence is for a user's files: there is nothing below to silence"));
        return;
    }
    MakeBook *book = make_book(m, S("entity"));
    if (list->kind == YML_SCALAR) silence_name(m, book, type, list);
    for (yml_each(it, list)) silence_name(m, book, type, it);
}

void read_silence(Making *m, const YmlNode *part)
{
    static const char *const known[] = {"silence", NULL};
    if (part_keys_ok(m, part, known)) silence(m, S(""), yml_get(part, "silence"));
}

void read_lexicon(Making *m, const YmlNode *part)
{
    static const char *const known[] = {"lexicon", "with", "entries", "silence", NULL};
    if (!part_keys_ok(m, part, known)) return;
    MakeBook *book = make_book(m, S("entity"));
    for (yml_each(it, yml_get(part, "entries"))) read_entity(m, book, part, it);
    silence(m, yml_str(part, "lexicon"), yml_get(part, "silence"));
}

