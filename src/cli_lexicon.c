/* gilmok lexicon: names of the user's own. */
#include "cli.h"
#include "base/fs.h"
#include "base/i18n.h"
#include "json/json.h"
#include "model/count.h"
#include "session/import.h"
#include "session/words_report.h"
#include "uni/fold.h"
#include "uni/width.h"
#include <stdio.h>
#include <string.h>

#define OWN_FILE "own.yaml"

static int usage_of(const char *action, const char *why)
{
    char what[32];
    snprintf(what, sizeof what, "lexicon %s", action);
    return cli_usage(what, why);
}

static int type_of(const char *name) { return type_find(&entity_types, str_z(name)); }

static const char *types_listed(Arena *a)
{
    Str s = str_z(type_name(&entity_types, 0));
    for (int i = 1; i < entity_types.n; i++) s = str_fmt(a, STR_FMT ", %s", STR_ARG(s), type_name(&entity_types, i));
    return str_dup_z(a, s);
}

/* ------------------------------------------------------------------ list */
int lexicon_list(const Options *o, Args args)
{
    Arena a = {0};
    Told told = {0};
    Fault f = {0};
    Buf out = {0};
    ReportOptions ro = cli_report_options(o);
    Rc rc = report_words(cli_join(&a, args), &ro, cli_on_fault, &told, &out, &f);
    int code = cli_finish(&out, rc, &f, &told);
    arena_fini(&a);
    return code;
}

/* ------------------------------------------------------------------ what a change comes to */
typedef struct Change {
    Arena         a;
    WordsLock     lock;
    WordsChanges  changes;
    Told          told;
    Fault         f;
    bool          json, dry;
} Change;

static Change change_begin(const Options *o)
{
    Change c = {.json = o->json, .dry = o->dry_run};
    c.lock.fd = -1;
    if (!c.dry) (void)!words_lock(&c.lock);
    return c;
}

static void on_doubt(void *ctx, Rc rc, const Fault *f)
{
    Arena a = {0};
    (void)ctx, (void)rc;
    fprintf(stderr, "gilmok: %s\n", str_dup_z(&a, uni_visible(&a, str_z(f->detail))));
    arena_fini(&a);
}

static void put_entry(const Change *c, const char *what, const OwnEntry *e, Buf *out)
{
    Arena a = {0};
    if (c->json) {
        JsonOut j = jout_begin(out, false);
        jout_obj(&j);
        jout_kz(&j, "change", what);
        jout_kstr(&j, "type", e->type);
        jout_kstr(&j, "id", e->id);
        jout_kstr(&j, "name", e->name.n ? e->name : e->en);
        if (e->path) jout_kz(&j, "file", e->path);
        if (e->line) jout_kint(&j, "line", e->line);
        jout_kbool(&j, "dry_run", c->dry);
        jout_obj_end(&j);
        jout_newline(&j);
    } else if (!c->dry) {
        buf_fmt(out, "%s " STR_FMT "%s" STR_FMT "\n", _(what),
                STR_ARG(uni_visible(&a, e->name.n ? e->name
                                        : e->en.n ? e->en
                                                  : e->id)),
                e->id.n ? " = " : "", STR_ARG(uni_visible(&a, e->id)));
    }
    arena_fini(&a);
}

/* Writes what was worked out, unless that was all that was asked for. */
static int change_end(Change *c, Rc rc, const char *what, const OwnList *entries)
{
    Buf out = {0};
    if (!rc && !c->dry) rc = words_commit(&c->changes, &c->f);
    if (!rc && c->dry && !c->json) report_changes(&c->changes, &out);
    for (uint32_t i = 0; !rc && i < entries->n; i++) put_entry(c, what, &entries->v[i], &out);
    words_unlock(&c->lock);
    int code = rc ? cli_fail(rc, &c->f) : cli_finish(&out, RC_OK, &c->f, &c->told);
    if (rc) buf_fini(&out);
    arena_fini(&c->a);
    return code;
}

/* ------------------------------------------------------------------ add, silence */
/* The id that the name, or its English one, has already; else one made of it. */
static Rc entry_id(Change *c, const Options *o, OwnEntry *e)
{
    Lex *lex;
    if (o->id) return e->id = str_z(o->id), RC_OK;
    Rc rc = words_open(NULL, NULL, &lex, &c->f);
    if (rc) return rc;
    bool known = lex_thing_named(lex, &c->a, e->type, e->name, &e->id) ||
                 (e->en.n && lex_thing_named(lex, &c->a, e->type, e->en, &e->id));
    e->id = known ? str_dup(&c->a, e->id) : own_id(&c->a, e->en.n ? e->en : e->name);
    lex_close(lex);
    if (!e->id.n)
        return fault_set(&c->f, RC_USAGE, e->name.p, "%s", _("the name has no letter: give it an id with --id"));
    return RC_OK;
}

static Rc names_ok(Change *c, const OwnEntry *e)
{
    const Str names[] = {e->name, e->en};
    for (uint32_t i = 0; i < COUNT_OF(names) + e->alias.n; i++) {
        Str name = i < COUNT_OF(names) ? names[i] : e->alias.v[i - COUNT_OF(names)];
        const char *why = i && !name.n ? NULL : own_name_fault(&c->a, name);
        if (why) return fault_set(&c->f, RC_USAGE, str_dup_z(&c->a, name), "%s", why);
    }
    return RC_OK;
}

/* A name or an id that is one's own already, with the place it is to be changed at. */
static Rc is_new(Change *c, const OwnEntry *e, const char *word)
{
    OwnList own = words_own(&c->a, NULL, NULL);       /* a file that cannot be read is told by the adding */
    for (uint32_t i = 0; i < own.n; i++) {
        const OwnEntry *one = &own.v[i];
        if (one->silence || !str_eq(one->type, e->type) || !str_eq(one->id, e->id)) continue;
        return fault_set(&c->f, RC_USAGE, word, _("you have it already, %s:%u"), fs_base(str_z(one->path)).p,
                         one->line);
    }
    return RC_OK;
}

int lexicon_add(const Options *o, Args args)
{
    Arena a = {0};
    int type = args.n ? type_of(args.v[0]) : -1;
    if (args.n != 2 || type < 0) {
        int code =
            args.n == 2
                ? cli_usage(args.v[0], str_dup_z(&a, str_fmt(&a, "%s: %s", _("is no type of name"), types_listed(&a))))
                : usage_of("add", _("name a type and a name"));
        arena_fini(&a);
        return code;
    }
    Change c = change_begin(o);
    OwnEntry e = {.type = str_z(args.v[0]),
                  .name = str_z(args.v[1]),
                  .en = str_z(o->en),
                  .group = str_z(o->group),
                  .context = o->context};
    for (int i = 0; i < o->n_alias; i++) *vec_push(&c.a, &e.alias) = str_z(o->alias[i]);
    Rc rc = names_ok(&c, &e);
    if (!rc) rc = entry_id(&c, o, &e);
    if (!rc) rc = is_new(&c, &e, o->id ? o->id : args.v[1]);
    OwnList one = {.v = &e, .n = 1, .cap = 1};
    if (!rc) rc = words_add(&c.a, OWN_FILE, &one, on_doubt, NULL, &c.changes, &c.f);
    return change_end(&c, rc, N_("added"), &one);
}

/* Is it a name of the type, or with a type an id? Silencing what means nothing is a slip of the fingers. */
static bool means(Change *c, const Lex *lex, const LexThings *things, Str type, Str word)
{
    LexThing t;
    Str id;
    if (type.n) return lex_thing_named(lex, &c->a, type, word, &id) || lex_thing_find(things, &c->a, type, word, &t);
    for (int i = 0; i < entity_types.n; i++)
        if (lex_thing_named(lex, &c->a, str_z(type_name(&entity_types, i)), word, &id)) return true;
    return false;
}

static Rc add_silence(Change *c, const Lex *lex, const LexThings *things, Str type, const char *word, OwnList *out)
{
    OwnEntry e = {.type = type, .name = str_z(word), .silence = true};
    Rc rc = names_ok(c, &e);
    if (!rc && !means(c, lex, things, type, e.name))
        rc = fault_set(&c->f, RC_NOTFOUND, word, "%s", _("it means nothing already"));
    *vec_push(&c->a, out) = e;
    return rc;
}

int lexicon_silence(const Options *o, Args args)
{
    if (!args.n) return usage_of("silence", _("name what is to mean nothing"));
    Change c = change_begin(o);
    OwnList list = {0};
    Lex *lex = NULL;
    Rc rc = words_open(NULL, NULL, &lex, &c.f);
    LexThings *things = rc ? NULL : lex_things_new(lex);
    for (int i = 0; i < args.n && !rc; i++) {
        if (!o->types) rc = add_silence(&c, lex, things, S(""), args.v[i], &list);
        for (int t = 0; t < entity_types.n && !rc; t++)
            if (o->types >> t & 1)
                rc = add_silence(&c, lex, things, str_z(type_name(&entity_types, t)), args.v[i], &list);
    }
    lex_things_free(things);
    lex_close(lex);
    if (!rc) rc = words_add(&c.a, OWN_FILE, &list, on_doubt, NULL, &c.changes, &c.f);
    return change_end(&c, rc, N_("silenced"), &list);
}

/* ------------------------------------------------------------------ remove */
static bool named(Arena *a, const OwnEntry *e, Str word)
{
    if (str_eq(e->id, word)) return true;
    Str want = fold_key(a, word);
    const Str names[] = {e->name, e->en};
    for (uint32_t i = 0; i < COUNT_OF(names) + e->alias.n; i++) {
        Str key = fold_key(a, i < COUNT_OF(names) ? names[i] : e->alias.v[i - COUNT_OF(names)]);
        if (key.n && str_eq(key, want)) return true;
    }
    return false;
}

static bool of_types(const Options *o, const OwnEntry *e)
{
    int t = type_find(&entity_types, e->type);
    return !o->types || (t >= 0 && o->types >> t & 1);
}

/* Entries of an id before those of a name; among those of a name only when they are all of one thing. What an earlier
 * word took is not taken again. */
static Rc find_own(Change *c, const Options *o, const OwnList *own, Str word, bool *taken, OwnList *out)
{
    OwnList hit = {0};
    for (uint32_t i = 0; i < own->n; i++) {
        if (!of_types(o, &own->v[i]) || !named(&c->a, &own->v[i], word)) continue;
        *vec_push(&c->a, &hit) = own->v[i];
        if (!taken[i]) *vec_push(&c->a, out) = own->v[i];
        taken[i] = true;
    }
    if (!hit.n) {
        Str id;
        Lex *lex;
        bool known = false;
        if (lex_open(NULL, NULL, NULL, &lex, &c->f) == RC_OK) {
            for (int t = 0; t < entity_types.n && !known; t++)
                known = lex_thing_named(lex, &c->a, str_z(type_name(&entity_types, t)), word, &id);
            lex_close(lex);
        }
        return fault_set(&c->f, RC_NOTFOUND, str_dup_z(&c->a, word), "%s",
                         known ? _("it is built in: gilmok lexicon silence lets it mean nothing")
                               : _("it is in none of your files"));
    }
    for (uint32_t i = 1; i < hit.n; i++) {
        if (str_eq(hit.v[i].type, hit.v[0].type) && str_eq(hit.v[i].id, hit.v[0].id)) continue;
        return fault_set(&c->f, RC_USAGE, str_dup_z(&c->a, word),
                         _("several entries are named so (%s:%u, %s:%u): give an id or --type"),
                         fs_base(str_z(hit.v[0].path)).p, hit.v[0].line, fs_base(str_z(hit.v[i].path)).p,
                         hit.v[i].line);
    }
    return RC_OK;
}

static bool is_file_name(Str word) { return str_ends(word, S(".yaml")) || str_ends(word, S(".yml")); }

int lexicon_remove(const Options *o, Args args)
{
    if (!args.n) return usage_of("remove", _("name what is to be taken out"));
    Change c = change_begin(o);
    OwnList own = words_own(&c.a, cli_on_fault, &c.told), gone = {0}, told = {0};
    Rc rc = RC_OK;
    bool *taken = arena_push_n(&c.a, bool, own.n + 1);
    for (int i = 0; i < args.n && !rc; i++) {
        uint32_t n = c.changes.n;
        if (!is_file_name(str_z(args.v[i]))) {
            rc = find_own(&c, o, &own, str_z(args.v[i]), taken, &gone);
            continue;
        }
        rc = words_remove_file(&c.a, args.v[i], &c.changes, &c.f);
        if (c.changes.n > n) *vec_push(&c.a, &told) = (OwnEntry){.name = str_z(args.v[i])};
    }
    if (!rc && gone.n) rc = words_remove(&c.a, &gone, &c.changes, &c.f);
    for (uint32_t i = 0; i < gone.n; i++) *vec_push(&c.a, &told) = gone.v[i];
    return change_end(&c, rc, N_("removed"), &told);
}

/* ------------------------------------------------------------------ import */
/* "ESCO skills (1).csv" -> "import-esco-skills-1.yaml" */
static const char *import_name(Arena *a, const char *path)
{
    Str base = fs_base(str_z(path)), ext = fs_ext(base);
    if (ext.n) base = str_slice(base, 0, base.n - ext.n - 1);
    Str id = own_id(a, base);
    return str_dup_z(a, str_fmt(a, "import-" STR_FMT ".yaml", STR_ARG(id.n ? id : S("names"))));
}

static Rc import_text(Change *c, const char *file, Args args, const Imported *got, Str *text)
{
    Str head = S("# gilmok: import");
    for (int i = 0; i < args.n; i++)
        head = str_fmt(&c->a, STR_FMT "%s " STR_FMT, STR_ARG(head), i ? "," : "",
                       STR_ARG(uni_visible(&c->a, fs_base(str_z(args.v[i])))));
    Str undo = str_fmt(&c->a, _("gilmok lexicon remove %s takes it out again."), file);
    head = str_fmt(&c->a, STR_FMT "\n# %s\n", STR_ARG(head), str_dup_z(&c->a, undo));
    return own_add(&c->a, head, file, got->entries.v, got->entries.n, text, &c->f);
}

static void put_imported(Change *c, const Imported *got, const char *file, Buf *out)
{
    if (c->json) {
        JsonOut j = jout_begin(out, false);
        jout_obj(&j);
        jout_kz(&j, "change", "imported");
        jout_kint(&j, "rows", got->rows);
        jout_kint(&j, "added", got->entries.n);
        jout_kint(&j, "known", got->known);
        jout_kint(&j, "ambiguous", got->ambiguous);
        jout_kint(&j, "refused", got->refused);
        jout_kz(&j, "file", file);
        jout_kbool(&j, "dry_run", c->dry);
        jout_obj_end(&j);
        jout_newline(&j);
        return;
    }
    buf_fmt(out, _("%s: %s added, %u known already, %u left to another entry, %u refused\n"), count_of(&c->a, COUNTED_LINE, got->rows),
            count_of(&c->a, COUNTED_NAME, got->entries.n), got->known, got->ambiguous, got->refused);
    if (got->entries.n) buf_fmt(out, "%s\n", file);
}

int lexicon_import(const Options *o, Args args)
{
    if (!args.n) return usage_of("import", _("name a file"));
    if (o->types & (o->types - 1)) return cli_usage("--type", _("a file without types has names of one type"));
    Change c = change_begin(o);
    Lex *lex = NULL;
    Imported got = {0};
    ImportOptions io = {.group = str_z(o->group)};
    for (int t = 0; t < entity_types.n; t++)
        if (o->types >> t & 1) io.type = str_z(type_name(&entity_types, t));
    const char *file = import_name(&c.a, args.v[0]);
    Str text;
    Rc rc = lex_open(NULL, NULL, NULL, &lex, &c.f);
    if (!rc) rc = import_files(&c.a, lex, args.v, (size_t)args.n, &io, cli_on_fault, &c.told, &got, &c.f);
    if (!rc && got.entries.n) {
        rc = import_text(&c, file, args, &got, &text);
        if (!rc) rc = words_replace(&c.a, file, text, &c.changes, &c.f);
        if (!rc && !c.dry) rc = words_commit(&c.changes, &c.f);
    }
    lex_close(lex);
    words_unlock(&c.lock);
    Buf out = {0};
    if (!rc && c.dry && !c.json) report_changes(&c.changes, &out);
    if (!rc) put_imported(&c, &got, c.changes.n ? c.changes.v[0].path : "", &out);
    int code = rc ? cli_fail(rc, &c.f) : cli_finish(&out, RC_OK, &c.f, &c.told);
    if (rc) buf_fini(&out);
    arena_fini(&c.a);
    return code == EXIT_OK && !got.entries.n ? EXIT_NOTHING : code;
}
