#include "session/words_report.h"
#include "base/fs.h"
#include "base/i18n.h"
#include "json/json.h"
#include "model/types.h"
#include "uni/fold.h"
#include "uni/width.h"
#include <stdlib.h>
#include <string.h>

typedef struct Row { LexThing t; int type; const char *path; uint32_t line; bool silence; } Row;

typedef struct Listing {
    Arena      a;
    const ReportOptions *opt;
    VEC(Str)   want;                                 /* folded words of the query */
    Map        own;                                  /* "type\nid" -> index + 1 into entries */
    OwnList    entries;
    VEC(Row)   rows;
} Listing;

static Str own_key(Arena *a, Str type, Str id) { return str_fmt(a, STR_FMT "\n" STR_FMT, STR_ARG(type), STR_ARG(id)); }

static bool wanted(Listing *l, const Row *r)
{
    bool of_type = !l->opt->types || r->type < 0 || l->opt->types >> r->type & 1;
    if (!of_type || !l->want.n) return of_type;
    ArenaMark mark = arena_mark(&l->a);
    Str all = str_join(
        &l->a, (Str[]){r->t.id, S("\n"), r->t.name, S("\n"), r->t.en, S("\n"), r->t.alias, S("\n"), r->t.group}, 9);
    Str key = fold_key(&l->a, all);
    bool has = true;
    for (uint32_t i = 0; i < l->want.n && has; i++) has = str_find(key, l->want.v[i], 0) != SIZE_MAX;
    arena_rewind(&l->a, mark);
    return has;
}

static void add_row(Listing *l, Row r)
{
    r.type = type_find(&entity_types, r.t.type);
    if (wanted(l, &r)) *vec_push(&l->a, &l->rows) = r;
}

static void collect(Listing *l, const Lex *lex)
{
    LexThings *things = lex_things_new(lex);
    for (uint32_t i = 0; i < lex_things_n(things); i++) {
        Row r = {.t = lex_thing(things, &l->a, i)};
        const uint32_t *at = r.t.own ? map_get(&l->own, own_key(&l->a, r.t.type, r.t.id)) : NULL;
        if (at) r.path = l->entries.v[*at - 1].path, r.line = l->entries.v[*at - 1].line;
        add_row(l, r);
    }
    for (uint32_t i = 0; i < l->entries.n; i++) {
        const OwnEntry *e = &l->entries.v[i];
        if (e->silence && !e->id.n)
            add_row(l, (Row){.t = {.type = e->type, .name = e->name, .own = true},
                             .path = e->path,
                             .line = e->line,
                             .silence = true});
    }
    lex_things_free(things);
}

static int by_type_and_id(const void *x, const void *y)
{
    const Row *a = x, *b = y;
    if (a->type != b->type) return a->type < b->type ? -1 : 1;
    int by_id = str_cmp(a->t.id, b->t.id);
    return by_id ? by_id : str_cmp(a->t.name, b->t.name);
}

/* ---------------------------------------------------------------- printing */
static void json_row(const Row *r, Buf *out)
{
    JsonOut j = jout_begin(out, false);
    jout_obj(&j);
    jout_kstr(&j, "type", r->t.type);
    jout_kstr(&j, "id", r->t.id);
    jout_kstr(&j, "name", r->t.name);
    jout_kstr(&j, "en", r->t.en);
    jout_key(&j, "alias");
    jout_arr(&j);
    Str rest = r->t.alias;
    for (Str one; str_cut(&rest, '|', &one);)
        if (one.n) jout_str(&j, one);
    jout_arr_end(&j);
    jout_kstr(&j, "group", r->t.group);
    jout_kstr(&j, "parent", r->t.parent);
    jout_kbool(&j, "context", r->t.context);
    jout_kz(&j, "source", r->t.own ? "user" : "built-in");
    jout_kbool(&j, "silenced", r->t.silenced || r->silence);
    if (r->path) jout_kz(&j, "file", r->path), jout_kint(&j, "line", r->line);
    jout_obj_end(&j);
    jout_newline(&j);
}

static void put_names(Buf *out, Arena *a, Str names, Str but, Str but_en, const char **between)
{
    for (Str one; str_cut(&names, '|', &one);) {
        if (!one.n || str_eq(one, but) || str_eq(one, but_en)) continue;
        buf_fmt(out, "%s" STR_FMT, *between, STR_ARG(uni_visible(a, one)));
        *between = A_(" · ");
    }
}

static void put_padded(Buf *out, Str s, size_t cols)
{
    buf_add(out, s);
    for (size_t n = uni_cols(s); n < cols; n++) buf_add_c(out, ' ');
    buf_add_c(out, ' ');
}

static void text_row(const Row *r, Buf *out)
{
    enum { TYPE = 11, ID = 28 };
    Arena a = {0};
    const char *between = "";
    put_padded(out, r->t.type.n ? uni_visible(&a, r->t.type) : S("*"), TYPE);
    put_padded(out, uni_visible(&a, r->t.id), ID);
    put_names(out, &a, r->t.name, S(""), S(""), &between);
    put_names(out, &a, r->t.en, r->t.name, S(""), &between);
    put_names(out, &a, r->t.alias, r->t.name, r->t.en, &between);
    if (r->t.group.n) buf_fmt(out, "  [" STR_FMT "]", STR_ARG(uni_visible(&a, r->t.group)));
    if (r->t.silenced || r->silence) buf_fmt(out, "  %s", _("silenced"));
    if (r->path) buf_fmt(out, "  " STR_FMT ":%u", STR_ARG(uni_visible(&a, fs_base(str_z(r->path)))), r->line);
    buf_add_c(out, '\n');
    arena_fini(&a);
}

static void take_query(Listing *l, Str query)
{
    for (Str word; str_cut(&query, ' ', &word);) {
        Str key = fold_key(&l->a, word);
        if (key.n) *vec_push(&l->a, &l->want) = key;
    }
}

Rc report_words(Str query, const ReportOptions *opt, LexFaultFn on_fault, void *ctx, Buf *out, Fault *f)
{
    Listing l = {.opt = opt};
    Lex *lex;
    Rc rc = words_open(on_fault, ctx, &lex, f);
    if (rc) return rc;
    l.entries = words_own(&l.a, NULL, NULL);
    for (uint32_t i = 0; i < l.entries.n; i++)
        *map_put(&l.a, &l.own, own_key(&l.a, l.entries.v[i].type, l.entries.v[i].id), NULL) = i + 1;
    take_query(&l, query);
    collect(&l, lex);
    if (l.rows.n) qsort(l.rows.v, l.rows.n, sizeof *l.rows.v, by_type_and_id);
    uint32_t end = l.rows.n;
    if (opt->offset < end && opt->limit && opt->limit < end - opt->offset) end = opt->offset + opt->limit;
    for (uint32_t i = opt->offset; i < end; i++) {
        if (opt->json) json_row(&l.rows.v[i], out);
        else text_row(&l.rows.v[i], out);
    }
    if (!opt->json && end < l.rows.n)
        buf_fmt(out, _("%u of %u; --offset %u goes on\n"), end - opt->offset, l.rows.n, end);
    rc = opt->offset < end ? RC_OK : RC_NOTFOUND;
    lex_close(lex);
    arena_fini(&l.a);
    return rc;
}

/* ---------------------------------------------------------------- changes */
static bool next_line(Str *rest, Str *line) { return rest->n && str_cut(rest, '\n', line); }

/* Every change only puts lines in or only takes them out: what differs belongs to the longer text. */
void report_changes(const WordsChanges *changes, Buf *out)
{
    Arena a = {0};
    for (uint32_t i = 0; i < changes->n; i++) {
        const WordsChange *c = &changes->v[i];
        Str before = c->before, after = c->gone ? S("") : c->after, x, y;
        bool has_x = next_line(&before, &x), has_y = next_line(&after, &y),
             grows = c->after.n > c->before.n && !c->gone;
        buf_fmt(out, "%s\n", c->path);
        while (has_x || has_y) {
            if (has_x && has_y && str_eq(x, y)) {
                has_x = next_line(&before, &x), has_y = next_line(&after, &y);
            } else if (has_y && (grows || !has_x)) {
                buf_fmt(out, "+" STR_FMT "\n", STR_ARG(uni_visible(&a, y)));
                has_y = next_line(&after, &y);
            } else {
                buf_fmt(out, "-" STR_FMT "\n", STR_ARG(uni_visible(&a, x)));
                has_x = next_line(&before, &x);
            }
        }
    }
    arena_fini(&a);
}
