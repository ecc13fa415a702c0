#include "lex/own.h"
#include "base/hash.h"
#include "base/i18n.h"
#include "compile_int.h"
#include "uni/fold.h"
#include "uni/utf8.h"
#include <stdlib.h>
#include <string.h>

/* ---------------------------------------------------------------- reading */
typedef struct Reading { Arena *a; const char *path; OwnList *out; } Reading;

static void take_alias(Reading *r, OwnEntry *e, const YmlNode *node)
{
    if (!node) return;
    if (node->kind == YML_SCALAR && yml_value(node).n) *vec_push(r->a, &e->alias) = yml_value(node);
    if (node->kind != YML_SEQ) return;
    for (yml_each(it, node))
        if (it->kind == YML_SCALAR) *vec_push(r->a, &e->alias) = yml_value(it);
}

static void read_one(Reading *r, Str type, const YmlNode *part, const YmlNode *node)
{
    const YmlNode *context = yml_get(node, "context");
    bool all = yml_bool(node, "context", false);
    OwnEntry e = {.type = type, .id = yml_str(node, "id"), .name = yml_str(node, "name"), .en = yml_str(node, "en"),
                  .context = all, .silence = yml_bool(node, "drop", false), .path = r->path, .line = node->line};
    const char *const groups[] = {"family", "group"};
    for (size_t i = 0; i < COUNT_OF(groups) && !e.group.n; i++) {
        e.group = yml_str(node, groups[i]);
        if (!e.group.n) e.group = yml_str(yml_get(part, "with"), groups[i]);
    }
    take_alias(r, &e, yml_get(node, "alias"));
    if (!all && context && !(context->kind == YML_SCALAR && str_eq_z(yml_value(context), "false")))
        take_alias(r, &e, context);
    *vec_push(r->a, r->out) = e;
}

static void read_part_of(Reading *r, const YmlNode *part)
{
    Str type = yml_str(part, "lexicon");
    for (const YmlNode *it = type.n ? yml_first(yml_get(part, "entries")) : NULL; it; it = it->next)
        if (it->kind == YML_MAP) read_one(r, type, part, it);
    const YmlNode *silence = yml_get(part, "silence");
    if (silence && silence->kind == YML_SCALAR && yml_value(silence).n)
        *vec_push(r->a, r->out) = (OwnEntry){
            .type = type, .name = yml_value(silence), .silence = true, .path = r->path, .line = silence->line};
    for (yml_each(it, silence))
        if (it->kind == YML_SCALAR)
            *vec_push(r->a, r->out) =
                (OwnEntry){.type = type, .name = yml_value(it), .silence = true, .path = r->path, .line = it->line};
}

static void read_root(Reading *r, const YmlNode *root)
{
    if (root->kind != YML_SEQ) {
        read_part_of(r, root);
        return;
    }
    for (yml_each(part, root)) read_part_of(r, part);
}

Rc own_read(Arena *a, Str text, const char *path, OwnList *out, Fault *f)
{
    const YmlNode *root;
    Rc rc = yml_parse(a, text, path, &root, f);
    Reading r = {a, path, out};
    if (rc == RC_OK) read_root(&r, root);
    return rc;
}

/* ---------------------------------------------------------------- lines of a text */
typedef struct Lines { Str *v; uint32_t n; } Lines;          /* each with its end */

static Lines lines_of(Arena *a, Str text)
{
    Lines l = {0};
    VEC(Str) all = {0};
    for (size_t beg = 0; beg < text.n;) {
        const char *nl = memchr(text.p + beg, '\n', text.n - beg);
        size_t end = nl ? (size_t)(nl - text.p) + 1 : text.n;
        *vec_push(a, &all) = str_slice(text, beg, end);
        beg = end;
    }
    l.v = all.v, l.n = all.n;
    return l;
}

static Str indent_of(Str line)
{
    size_t n = 0;
    while (n < line.n && line.p[n] == ' ') n++;
    return str_slice(line, 0, n);
}

/* The blanks before the dash of an item that begins its line; false for one in brackets. */
static bool item_indent(const Lines *l, uint32_t line, Str *indent)
{
    if (!line || line > l->n) return false;
    Str s = l->v[line - 1];
    *indent = indent_of(s);
    return indent->n + 1 < s.n && s.p[indent->n] == '-' && (s.p[indent->n + 1] == ' ' || s.p[indent->n + 1] == '\n');
}

static bool is_comment(Str line)
{
    Str s = str_trim(line);
    return s.n && s.p[0] == '#';
}

static Str joined(Arena *a, const Lines *l, const bool *gone)
{
    Str *part = arena_push_n(a, Str, l->n + 1);
    size_t n = 0;
    for (uint32_t i = 0; i < l->n; i++)
        if (!gone || !gone[i]) part[n++] = l->v[i];
    return str_join(a, part, n);
}

/* ---------------------------------------------------------------- what was done, read back */
static uint64_t own_hash(const OwnEntry *e)
{
    const Str part[] = {e->type, e->id, e->name, e->en, e->group};
    uint64_t h = e->silence * 2u + e->context;
    for (size_t i = 0; i < COUNT_OF(part); i++) h = hash64_more(h, part[i]);
    for (uint32_t i = 0; i < e->alias.n; i++) h = hash64_more(h, e->alias.v[i]);
    return h;
}

/* Are the entries of both lists the same, in any order? By the sum of their hashes, which knows no order. */
static bool same_list(const OwnList *x, const OwnList *y)
{
    uint64_t sum = 0;
    for (uint32_t i = 0; i < x->n; i++) sum += own_hash(&x->v[i]);
    for (uint32_t i = 0; i < y->n; i++) sum -= own_hash(&y->v[i]);
    return x->n == y->n && sum == 0;
}

static Rc cannot(Fault *f, const char *path, uint32_t line, const char *why)
{
    fault_set(f, RC_SYNTAX, path, "%s", why);
    if (f) f->line = line;
    return RC_SYNTAX;
}

static Rc read_back(Arena *a, Str text, const char *path, const OwnList *want, uint32_t line, Fault *f)
{
    OwnList now = {0};
    Fault why;
    if (own_read(a, text, path, &now, &why) == RC_OK && same_list(&now, want)) return RC_OK;
    return cannot(f, path, line, _("the file is written so that this cannot be changed alone: edit it by hand"));
}

/* ---------------------------------------------------------------- putting in */
static void put_scalar(Buf *b, Str s)
{
    if (yml_plain_ok(s)) {
        buf_add(b, s);
        return;
    }
    buf_add_c(b, '\'');
    for (size_t i = 0; i < s.n; i++) {
        if (s.p[i] == '\'') buf_add_c(b, '\'');
        buf_add_c(b, s.p[i]);
    }
    buf_add_c(b, '\'');
}

static void put_key(Buf *b, const char *key, Str s)
{
    if (!s.n) return;
    if (b->p[b->n - 1] != '{') buf_add_z(b, ", ");
    buf_fmt(b, "%s: ", key);
    put_scalar(b, s);
}

static void put_entry(Buf *b, const OwnEntry *e)
{
    if (e->silence) {
        put_scalar(b, e->name);
        return;
    }
    buf_add_c(b, '{');
    put_key(b, "id", e->id);
    put_key(b, "name", e->name);
    put_key(b, "en", e->en);
    for (uint32_t i = 0; i < e->alias.n; i++) {
        buf_add_z(b, i ? ", " : ", alias: [");
        put_scalar(b, e->alias.v[i]);
    }
    if (e->alias.n) buf_add_c(b, ']');
    /* The analyser knows a role's group as its family. */
    put_key(b, str_eq_z(e->type, "role") ? "family" : "group", e->group);
    if (e->context) buf_add_z(b, ", context: true");
    buf_add_c(b, '}');
}

static void put_item(Buf *b, Str indent, const OwnEntry *e)
{
    buf_add(b, indent);
    buf_add_z(b, "- ");
    put_entry(b, e);
    buf_add_c(b, '\n');
}

static void put_part(Buf *b, Str indent, const OwnEntry *e)
{
    buf_add(b, indent);
    if (e->type.n) {
        buf_add_z(b, "- lexicon: ");
        put_scalar(b, e->type);
        buf_add_c(b, '\n');
        buf_add(b, indent);
    }
    buf_add_z(b, e->type.n ? "  " : "- ");
    buf_add_z(b, e->silence ? "silence:\n" : "entries:\n");
}

/* The list of the part that the entry belongs to, with an item on a line of its own; NULL when there is none. */
static const YmlNode *list_for(const Lines *l, const YmlNode *root, const OwnEntry *e)
{
    const YmlNode *found = NULL;
    Str indent;
    for (const YmlNode *part = root->kind == YML_SEQ ? root->first : root; part;
         part = root->kind == YML_SEQ ? part->next : NULL) {
        const YmlNode *list = yml_get(part, e->silence ? "silence" : "entries");
        if (!str_eq(yml_str(part, "lexicon"), e->type) || !list || list->kind != YML_SEQ || !list->n) continue;
        if (yml_get(part, "with")) continue;          /* what it says would be said of the new entry, too */
        const YmlNode *last = list->first;
        while (last->next) last = last->next;
        if (item_indent(l, last->line, &indent)) found = list;
    }
    return found;
}

static bool same_place(const OwnEntry *x, const OwnEntry *y)
{
    return x->silence == y->silence && str_eq(x->type, y->type);
}

/* Behind the last item of the list, or as a new part at the end: of entries that go to one place. */
static Rc add_run(Arena *a, Str text, const char *path, const OwnEntry *e, uint32_t n, Str *out, Fault *f)
{
    const YmlNode *root;
    Rc rc = yml_parse(a, text, path, &root, f);
    if (rc != RC_OK) return rc;
    Lines l = lines_of(a, text);
    Str indent = S("");
    const YmlNode *list = list_for(&l, root, e);
    bool may_append = root->n == 0 || (root->kind == YML_SEQ && item_indent(&l, root->first->line, &indent));
    if (!list && !may_append) return cannot(f, path, root->line, _("the file is one map: make it a list of maps"));
    uint32_t at = list ? list->last : l.n;
    if (list) item_indent(&l, list->first->line, &indent);
    Buf b = {0};
    for (uint32_t i = 0; i < at; i++) buf_add(&b, l.v[i]);
    if (b.n && b.p[b.n - 1] != '\n') buf_add_c(&b, '\n');
    if (!list) {
        put_part(&b, indent, e);
        indent = str_cat(a, indent, S("    "));
    }
    for (uint32_t i = 0; i < n; i++) put_item(&b, indent, &e[i]);
    for (uint32_t i = at; i < l.n; i++) buf_add(&b, l.v[i]);
    *out = str_dup(a, buf_str(&b));
    buf_fini(&b);
    return RC_OK;
}

Rc own_add(Arena *a, Str text, const char *path, const OwnEntry *e, uint32_t n, Str *out, Fault *f)
{
    OwnList want = {0};
    Rc rc = own_read(a, text, path, &want, f);
    *out = text;
    for (uint32_t beg = 0, end; rc == RC_OK && beg < n; beg = end) {
        for (end = beg + 1; end < n && same_place(&e[beg], &e[end]);) end++;
        rc = add_run(a, *out, path, e + beg, end - beg, out, f);
    }
    for (uint32_t i = 0; i < n; i++) *vec_push(a, &want) = e[i];
    return rc == RC_OK && n ? read_back(a, *out, path, &want, 0, f) : rc;
}

/* ---------------------------------------------------------------- taking out */
/* The first of the sorted lines that is not above this one; n when there is none. */
static uint32_t first_from(const uint32_t *lines, uint32_t n, uint32_t line)
{
    uint32_t lo = 0, hi = n;
    while (lo < hi) {
        uint32_t mid = (lo + hi) / 2;
        if (lines[mid] < line) lo = mid + 1;
        else hi = mid;
    }
    return lo;
}

static bool is_gone(const uint32_t *lines, uint32_t n, uint32_t line)
{
    uint32_t at = first_from(lines, n, line);
    return at < n && lines[at] == line;
}

static Str called(const OwnEntry *e) { return e->name.n ? e->name : e->en.n ? e->en : e->id; }

/* Lines go whole: where more entries begin on one than were asked for, one would be lost that nobody named. */
static Rc asked_for_all(Arena *a, const OwnList *all, const char *path, const uint32_t *lines, uint32_t n, Fault *f)
{
    const OwnEntry **first = arena_push_n(a, const OwnEntry *, n + 1);
    uint32_t *seen = arena_push_n(a, uint32_t, n + 1);
    for (uint32_t i = 0; i < all->n; i++) {
        const OwnEntry *e = &all->v[i];
        uint32_t at = first_from(lines, n, e->line);
        if (at == n || lines[at] != e->line) continue;
        if (!first[at]) first[at] = e;
        uint32_t mine = at + seen[at]++;
        if (mine < n && lines[mine] == e->line) continue;
        fault_set(f, RC_SYNTAX, path, _("\"%.*s\" shares its line with \"%.*s\": edit the file by hand"),
                  STR_ARG(called(first[at])), STR_ARG(called(e)));
        if (f) f->line = e->line;
        return RC_SYNTAX;
    }
    return RC_OK;
}

typedef struct Removal { const Lines *l; const uint32_t *lines; uint32_t n; bool *gone; } Removal;

static void mark_lines(Removal *r, uint32_t first, uint32_t last)
{
    for (uint32_t i = first; i <= last && i <= r->l->n; i++) r->gone[i - 1] = true;
}

/* How many of the list's items stay. */
static uint32_t mark_items(Removal *r, const YmlNode *list)
{
    uint32_t stay = 0;
    for (yml_each(it, list)) {
        if (is_gone(r->lines, r->n, it->line)) mark_lines(r, it->line, it->last);
        else stay++;
    }
    return stay;
}

/* A part that nothing is left of goes, too, unless somebody wrote a comment into it. */
static void mark_part(Removal *r, const YmlNode *root, const YmlNode *part)
{
    const YmlNode *entries = yml_get(part, "entries"), *silence = yml_get(part, "silence");
    bool touched = false;
    for (uint32_t i = part->line; i <= part->last; i++) touched = touched || is_gone(r->lines, r->n, i);
    if (!touched) return;
    uint32_t stay = mark_items(r, entries) + mark_items(r, silence);
    for (uint32_t i = part->line; i <= part->last && i <= r->l->n; i++) stay += is_comment(r->l->v[i - 1]);
    stay += part->n != (uint32_t)(yml_get(part, "lexicon") != NULL) + (entries != NULL) + (silence != NULL);
    if (!stay && (root != part)) mark_lines(r, part->line, part->last);
}

static int by_line(const void *x, const void *y)
{
    uint32_t a = *(const uint32_t *)x, b = *(const uint32_t *)y;
    return a < b ? -1 : a > b;
}

Rc own_remove(Arena *a, Str text, const char *path, const uint32_t *lines, uint32_t n, Str *out, Fault *f)
{
    const YmlNode *root;
    OwnList all = {0}, want = {0};
    Rc rc = yml_parse(a, text, path, &root, f);
    if (rc != RC_OK) return rc;
    Reading reading = {a, path, &all};
    read_root(&reading, root);
    uint32_t *sorted = arena_push_n(a, uint32_t, n + 1);
    for (uint32_t i = 0; i < n; i++) sorted[i] = lines[i];
    if (n) qsort(sorted, n, sizeof *sorted, by_line);
    rc = asked_for_all(a, &all, path, sorted, n, f);
    if (rc != RC_OK) return rc;
    for (uint32_t i = 0; i < all.n; i++)
        if (!is_gone(sorted, n, all.v[i].line)) *vec_push(a, &want) = all.v[i];
    Lines l = lines_of(a, text);
    Removal r = {&l, sorted, n, arena_push_n(a, bool, l.n + 1)};
    for (const YmlNode *part = root->kind == YML_SEQ ? root->first : root; part;
         part = root->kind == YML_SEQ ? part->next : NULL)
        mark_part(&r, root, part);
    *out = joined(a, &l, r.gone);
    return all.n == want.n ? RC_NOTFOUND : read_back(a, *out, path, &want, n ? lines[0] : 0, f);
}

/* ---------------------------------------------------------------- names and ids */
typedef struct Why { Arena *a; const char *text; } Why;

static void keep_why(void *ctx, Rc rc, const Fault *f)
{
    Why *w = ctx;
    (void)rc;
    w->text = str_dup_z(w->a, str_z(f->detail));
}

/* Controls, the line ends of YAML 1.1, and what is no character at all (YAML 1.1, section 5.1). */
static bool is_printable(uint32_t cp)
{
    if (cp < ' ' || (cp >= 0x7F && cp < 0xA0) || cp == 0x2028 || cp == 0x2029) return false;
    return cp != 0xFEFF && cp != 0xFFFE && cp != 0xFFFF;
}

/* A key has 256 units at most, each of four bytes at most; so many more that fold away are no name either. Asked first,
 * so that nothing of any length is folded. */
enum { NAME_BYTES_MAX = 4 * 256 };

const char *own_name_fault(Arena *a, Str name)
{
    if (name.n > NAME_BYTES_MAX) return _("is too long for a name");
    if (utf8_check(name) != SIZE_MAX) return _("is not UTF-8 text");
    for (size_t at = 0; at < name.n;)
        if (!is_printable(utf8_next(name, &at))) return _("has a character that cannot stand in a name");
    Why why = {.a = a};
    MakeWord word;
    Making m = {.a = a, .on_fault = keep_why, .ctx = &why, .path = ""};
    (void)word_key(&m, BOOK_LOOSE, name, 0, &word);
    return why.text;
}

Str own_id(Arena *a, Str name)
{
    Folded d = fold_text(a, name);
    Buf b = {0};
    bool gap = false;
    for (uint32_t i = 0; i < d.n; i++) {
        bool kept = d.cls[i] == CH_DIGIT || d.cls[i] == CH_LATIN || d.cls[i] == CH_HANGUL || d.cls[i] == CH_HAN ||
                    d.cls[i] == CH_KANA;
        if (kept && gap && b.n) buf_add_c(&b, '-');
        gap = !kept;
        char put[4];
        if (kept) buf_add(&b, (Str){put, utf8_put(put, d.ch[i])});
        if (d.ch[i] == '+') buf_add_z(&b, b.n ? "-plus" : "plus"), gap = true;
        if (d.ch[i] == '#') buf_add_z(&b, b.n ? "-sharp" : "sharp"), gap = true;
    }
    Str id = str_dup(a, buf_str(&b));
    buf_fini(&b);
    return id;
}
