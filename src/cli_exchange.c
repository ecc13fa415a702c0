/* gilmok export, gilmok import: annotations and decisions in files of other programs and other people. */
#include "cli.h"
#include "base/fs.h"
#include "base/i18n.h"
#include "base/map.h"
#include "json/json.h"
#include "model/count.h"
#include "session/exchange.h"
#include "session/publish.h"
#include "uni/width.h"
#include <stdio.h>
#include <string.h>

static int formats(const char *command)
{
    char why[256];
    bool out = strcmp(command, "export") == 0;
    snprintf(why, sizeof why, "%s%s%s", _("name a format: annotations, w3c, brat or yaml"), out ? "; " : "",
             out ? publish_names() : "");
    return cli_usage(command, why);
}

/* ------------------------------------------------------------------ out */

static Rc put_file(CliRun *x, const char *dir, Str name, const char *ending, Str text)
{
    return fs_write(fs_join(&x->a, str_z(dir), str_fmt(&x->a, STR_FMT "%s", STR_ARG(fs_stem(name)), ending)).p, text,
                    &x->f);
}

/* brat wants the text beside each file, and what the types are. */
static Rc put_brat(CliRun *x, const char *dir, const OpenDoc *d)
{
    Buf conf = {0};
    Rc rc = put_file(x, dir, d->name, ".txt", d->doc->text);
    brat_config(&conf);
    if (!rc) rc = fs_write(fs_join(&x->a, str_z(dir), S("annotation.conf")).p, buf_str(&conf), &x->f);
    buf_fini(&conf);
    return rc;
}

static Rc put_memoir(CliRun *x, const ExchangeFormat *how, const char *dir, int64_t id, uint32_t *lost)
{
    Arena a = {0};
    Buf out = {0};
    const OpenDoc *d;
    Rc rc = session_doc_open(x->s, id, &d, &x->f);
    if (rc) return rc;
    XItems items = exchange_items(&a, d);
    how->write(d, &items, dir ? &out : &x->out);
    *lost += d->review->orphans.n;
    if (dir) rc = put_file(x, dir, d->name, how->ending, buf_str(&out));
    if (!rc && dir && how == &exchange_brat) rc = put_brat(x, dir, d);
    session_doc_close(x->s, d);
    buf_fini(&out);
    arena_fini(&a);
    return rc;
}

/* The memoir that is called just so, else those that the query selects. False: it is no query, which is told. */
static bool meant(CliRun *x, Str query, MemoirIds *out)
{
    const Careers *c = session_careers(x->s);
    for (uint32_t i = 0; query.n && i < c->docs.n; i++)
        if (!c->docs.v[i].dead && str_eq(c->docs.v[i].name, query)) *vec_push(&x->a, out) = c->docs.v[i].id;
    if (out->n == 1) return true;
    out->n = 0;
    if (!cli_filter(x, query)) return false;
    for (uint32_t i = 0; i < c->docs.n; i++)
        if (bits_get(&session_filter(x->s)->docs, i)) *vec_push(&x->a, out) = c->docs.v[i].id;
    return true;
}

static void tell_none(CliRun *x, Str query)
{
    Str asked = uni_visible(&x->a, query);
    fprintf(stderr, "gilmok: export" STR_FMT STR_FMT ": %s\n", STR_ARG(query.n ? S(" ") : S("")), STR_ARG(asked),
            query.n ? _("no memoir is selected by it")
                    : _("the library is empty: gilmok add PATH reads memoirs into it"));
}

static void tell_taken(CliRun *x, Str name, Str base, const char *ending)
{
    name = uni_visible(&x->a, name), base = uni_visible(&x->a, base);
    fprintf(stderr, "gilmok: " STR_FMT ": ", STR_ARG(name));
    fprintf(stderr, _("another memoir is written to %.*s%s already: name a folder of its own\n"), STR_ARG(base),
            ending);
    x->told.n++;
}

/* A memoir whose file would be that of one before it stays out, and is told of. */
static void part_names(CliRun *x, const ExchangeFormat *how, MemoirIds *ids)
{
    const Careers *c = session_careers(x->s);
    Map taken = {0};
    uint32_t kept = 0;
    for (uint32_t i = 0; i < ids->n; i++) {
        Str name = c->docs.v[careers_find(c, ids->v[i])].name, base = fs_stem(name);
        bool first;
        (void)map_put(&x->a, &taken, base, &first);
        if (first) ids->v[kept++] = ids->v[i];
        else tell_taken(x, name, base, how->ending);
    }
    ids->n = kept;
}

static int export_memoirs(CliRun *x, const Options *o, const ExchangeFormat *how, Str query)
{
    MemoirIds ids = {0};
    uint32_t lost = 0;
    if (!meant(x, query, &ids)) return cli_stop(x, EXIT_USAGE);
    if (ids.n > 1 && !o->output) return cli_stop(x, cli_usage("export", _("several memoirs: name a folder with -o")));
    if (!ids.n) tell_none(x, query);
    part_names(x, how, &ids);
    Rc rc = !ids.n ? RC_NOTFOUND : o->output ? fs_mkdirs(o->output, &x->f) : RC_OK;
    for (uint32_t i = 0; !rc && i < ids.n; i++) rc = put_memoir(x, how, o->output, ids.v[i], &lost);
    if (lost)
        fprintf(stderr, "gilmok: "),
            fprintf(stderr,
                    P_("%u decision lost its words and stays behind: gilmok review orphans lists it\n",
                       "%u decisions lost their words and stay behind: gilmok review orphans lists them\n", lost),
                    lost);
    return cli_end(x, rc);
}

/* Into the file that was named; "-" is standard output, like none. */
static Rc put_into(CliRun *x, const Options *o)
{
    if (!o->output || strcmp(o->output, "-") == 0) return RC_OK;
    Rc rc = fs_write(o->output, buf_str(&x->out), &x->f);
    buf_clear(&x->out);
    return rc;
}

static int export_journal(CliRun *x, const Options *o)
{
    Rc rc = journal_export(x->s, &x->out, &x->f);
    if (rc == RC_NOTFOUND) fprintf(stderr, "gilmok: %s\n", _("nothing was decided yet"));
    return cli_end(x, rc ? rc : put_into(x, o));
}

/* Careers for other programs: all that the query selects in one file. */
static int export_careers(CliRun *x, const Options *o, const PublishFormat *how, Str query)
{
    if (!cli_filter(x, query)) return cli_stop(x, EXIT_USAGE);
    Rc rc = publish(x->s, how, &x->out);
    bool some = session_filter(x->s)->n_doc > 0;
    if (rc == RC_NOTFOUND && some)
        cli_fault(fault_set(&x->f, rc, "export", "%s", _("no memoir has what this format holds")), &x->f);
    else if (rc == RC_NOTFOUND) tell_none(x, query);
    return cli_end(x, rc ? rc : put_into(x, o));
}

int cmd_export(const Options *o, Args args)
{
    CliRun x;
    const ExchangeFormat *how = args.n ? exchange_format(str_z(args.v[0])) : NULL;
    const PublishFormat *careers = args.n && !how ? publish_format(str_z(args.v[0])) : NULL;
    bool journal = args.n && strcmp(args.v[0], "annotations") == 0;
    if (!how && !journal && !careers) return formats("export");
    if (journal && args.n > 1) return cli_usage("export", _("takes no words"));
    int code = cli_begin(&x, o, NULL);
    if (code) return code;
    if (journal) return export_journal(&x, o);
    if (careers) return export_careers(&x, o, careers, cli_join(&x.a, (Args){args.v + 1, args.n - 1}));
    return export_memoirs(&x, o, how, cli_join(&x.a, (Args){args.v + 1, args.n - 1}));
}

/* ------------------------------------------------------------------ in */

/* The memoir that a file speaks of has its name, whatever the ending: 2 that alone, 1 more than one. */
static int is_about(const CareerDoc *d, Str base)
{
    if (d->dead || !str_starts(d->name, base)) return 0;
    return d->name.n == base.n || fs_stem(d->name).n == base.n ? 2 : d->name.p[base.n] == '.';
}

static Rc open_memoir(CliRun *x, const char *path, const char *ending, const OpenDoc **out)
{
    const Careers *c = session_careers(x->s);
    Str file = fs_base(str_z(path)),
        base = str_ends(file, str_z(ending)) ? str_slice(file, 0, file.n - strlen(ending)) : file;
    int64_t id = 0;
    uint32_t n = 0;
    int best = 1;
    for (uint32_t i = 0; i < c->docs.n; i++) {
        int fits = is_about(&c->docs.v[i], base);
        if (fits < best) continue;
        n = fits > best ? 1 : n + 1;
        best = fits, id = c->docs.v[i].id;
    }
    if (n == 1) return session_doc_open(x->s, id, out, &x->f);
    return fault_set(&x->f, RC_NOTFOUND, path, "%s",
                     n ? _("several memoirs of the library have this name")
                       : _("no memoir of the library has this name"));
}

static bool says_something(const XItems *items)
{
    bool some = false;
    for (uint32_t i = 0; i < items->n; i++) some |= !items->v[i].timex;
    return some;
}

/* Of a memoir in which there is nothing, nothing is what is said. */
static bool is_none_of_it(Arena *a, const OpenDoc *d, const XItems *items)
{
    if (says_something(items)) return false;
    XItems all = exchange_items(a, d);
    return says_something(&all);
}

/* What the files say, kept until all are read: one step. */
typedef struct Taking { CliRun *x; const Options *o; DecisionList rows; VEC(int64_t) docs; uint32_t n; } Taking;

static Rc decide_taken(Taking *t)
{
    Rc rc = t->rows.n && !t->o->dry_run ? session_decide(t->x->s, t->rows.v, t->rows.n, &t->x->f) : RC_OK;
    t->n += rc ? 0 : t->rows.n;
    t->rows.n = t->docs.n = 0;
    return rc;
}

static bool is_taken(const Taking *t, int64_t doc)
{
    for (uint32_t i = 0; i < t->docs.n; i++)
        if (t->docs.v[i] == doc) return true;
    return false;
}

/* A memoir's second file is read against what the first one said. */
static Rc open_taken(Taking *t, const char *path, const char *ending, const OpenDoc **d)
{
    Rc rc = open_memoir(t->x, path, ending, d);
    if (rc || !is_taken(t, (*d)->id)) return rc;
    session_doc_close(t->x->s, *d);
    *d = NULL;
    rc = decide_taken(t);
    return rc ? rc : open_memoir(t->x, path, ending, d);
}

static Rc take_file(Taking *t, const ExchangeFormat *how, const char *path)
{
    CliRun *x = t->x;
    Arena a = {0};
    Buf b = {0};
    XItems items = {0};
    const OpenDoc *d = NULL;
    Rc rc = fs_read(path, DOC_MAX, &b, &x->f);
    if (!rc) rc = open_taken(t, path, how->ending, &d);
    if (!rc) rc = how->read(&a, d, buf_str(&b), path, &items, &x->f);
    if (!rc && is_none_of_it(&a, d, &items))
        rc = fault_set(&x->f, RC_SYNTAX, path, "%s", _("nothing is annotated in it"));
    if (!rc) {
        DecisionList list = exchange_decisions(&a, d, &items, t->o->replace);
        for (uint32_t i = 0; i < list.n; i++) *vec_push(&x->a, &t->rows) = decision_keep(&x->a, &list.v[i]);
        *vec_push(&x->a, &t->docs) = d->id;
    }
    if (d) session_doc_close(x->s, d);
    buf_fini(&b);
    arena_fini(&a);
    return rc;
}

static Rc take_journal(CliRun *x, const Options *o, const char *path)
{
    Buf b = {0}, told = {0};
    JournalMerge m = {0};
    Rc rc = fs_read(path, DOC_MAX, &b, &x->f);
    if (!rc) rc = journal_merge(x->s, buf_str(&b), path, o->theirs, &m, &told, &x->f);
    if (told.n) fwrite(told.p, 1, told.n, stderr);
    if (!rc)
        buf_fmt(&x->out, _("%s taken, %u known, %u against yours, %u of memoirs that are not here\n"), count_of(&x->a, COUNTED_DECISION, m.taken), m.known,
                m.conflicts, m.homeless);
    if (!rc && m.learned)
        buf_fmt(&x->out, _("%s learned for the next start\n"), count_of(&x->a, COUNTED_NAME, m.learned));
    buf_fini(&b);
    buf_fini(&told);
    return rc;
}

/* Of a folder's files (brat DIR, or brat DIR with a star) only the annotations are read. */
static bool lies_beside(const ExchangeFormat *how, const char *path)
{
    bool beside = false;
    for (size_t i = 0; how && i < COUNT_OF(how->beside) && how->beside[i]; i++)
        beside |= str_ends(str_z(path), str_z(how->beside[i]));
    return beside;
}

/* A folder without any is told of, for what is meant by it was another. */
static Rc list_folder(CliRun *x, const char *dir, const ExchangeFormat *how, PathList *files)
{
    PathList all = {0};
    uint32_t before = files->n;
    Rc rc = fs_walk(&x->a, dir, &all, &x->f);
    for (uint32_t k = 0; !rc && k < all.n; k++)
        if (str_ends(str_z(all.v[k]), str_z(how->ending))) *vec_push(&x->a, files) = all.v[k];
    return rc || files->n > before
               ? rc
               : fault_set(&x->f, RC_NOTFOUND, dir, _("there is no file in it that ends with %s"), how->ending);
}

static void list_files(CliRun *x, Args args, const ExchangeFormat *how, PathList *files)
{
    for (int i = 1; i < args.n; i++) {
        Rc rc = RC_OK;
        if (how && fs_is_dir(args.v[i])) rc = list_folder(x, args.v[i], how, files);
        else if (!lies_beside(how, args.v[i])) *vec_push(&x->a, files) = args.v[i];
        else if (args.n == 2)
            rc = fault_set(&x->f, RC_NOTFOUND, args.v[i], _("annotations are in the file that ends with %s"),
                           how->ending);
        if (rc) cli_fault(rc, &x->f), x->told.n++;
    }
}

int cmd_import(const Options *o, Args args)
{
    CliRun x;
    PathList files = {0};
    const ExchangeFormat *how = args.n ? exchange_format(str_z(args.v[0])) : NULL;
    bool journal = args.n && strcmp(args.v[0], "annotations") == 0;
    if (!how && !journal) return formats("import");
    if (args.n < 2) return cli_usage("import", _("name files or folders"));
    int code = cli_begin(&x, o, NULL);
    if (code) return code;
    list_files(&x, args, how, &files);
    Taking t = {.x = &x, .o = o};
    for (uint32_t i = 0; i < files.n; i++) {
        x.f = (Fault){0};
        Rc rc = journal ? take_journal(&x, o, files.v[i]) : take_file(&t, how, files.v[i]);
        if (rc) cli_fault(rc, &x.f), x.told.n++;
    }
    x.f = (Fault){0};
    Rc rc = decide_taken(&t);
    if (!journal && !rc)
        buf_fmt(&x.out, o->dry_run ? _("%s would be taken\n") : _("%s taken (gilmok review log lists what was taken)\n"),
                count_of(&x.a, COUNTED_DECISION, t.n));
    return cli_end(&x, rc);
}

/* ------------------------------------------------------------------ agreement */
static const char *const agree_names[AGREE_COUNT] = {
    [AGREE_EVENT] = N_("events"), [AGREE_FACTUALITY] = N_("factuality"), [AGREE_NAME] = N_("names"),
};

static const char *agree_key(int on)
{
    static const char *const keys[AGREE_COUNT] = {[AGREE_EVENT] = "event", [AGREE_FACTUALITY] = "factuality", [AGREE_NAME] = "name"};
    return keys[on];
}

static const char *said(const AgreeTable *t, int i) { return i == t->side - 1 ? "-" : type_name(t->set, i); }

static void put_figure(JsonOut *j, const char *key, double x)
{
    if (x == x) jout_kreal(j, key, x, 3);             /* what is not defined is left out */
}

static void agree_json(const Agreement *all, Buf *out)
{
    JsonOut j = jout_begin(out, false);
    jout_obj(&j);
    jout_kint(&j, "memoirs", all->memoirs);
    for (int on = 0; on < AGREE_COUNT; on++) {
        const AgreeTable *t = &all->on[on];
        jout_key(&j, agree_key(on));
        jout_obj(&j);
        jout_kint(&j, "both", agree_both(t));
        if (on != AGREE_FACTUALITY) jout_kint(&j, "things", agree_things(t));
        if (on != AGREE_FACTUALITY) put_figure(&j, "f1", agree_f1(t));
        put_figure(&j, "kappa", agree_kappa(t));
        jout_key(&j, "confusion");
        jout_arr(&j);
        for (int i = 0; i < t->side * t->side; i++) {
            int x = i / t->side, y = i % t->side;
            if (x == y || !agree_cell(t, x, y)) continue;
            jout_obj(&j);
            jout_kz(&j, "first", said(t, x));
            jout_kz(&j, "second", said(t, y));
            jout_kint(&j, "n", agree_cell(t, x, y));
            jout_obj_end(&j);
        }
        jout_arr_end(&j);
        jout_obj_end(&j);
    }
    jout_obj_end(&j);
    jout_newline(&j);
}

/* n: what it rests on. */
static void put_cell(Buf *out, const char *name, double x, uint32_t n)
{
    if (x == x) buf_fmt(out, "  %s %.3f", name, x);
    else buf_fmt(out, "  %s –", name);
    buf_fmt(out, " (n = %u)", n);
}

static const char *said_here(const AgreeTable *t, int i) { return i == t->side - 1 ? _("nothing") : _(type_msgid(t->set, i)); }

/* second: whose readings stand behind the bar. */
static void agree_text(Arena *a, const Agreement *all, const char *second, Buf *out)
{
    buf_fmt(out, _("%s: yours | %s\n"), count_of(a, COUNTED_MEMOIR, all->memoirs), second);
    for (int on = 0; on < AGREE_COUNT; on++) {
        const AgreeTable *t = &all->on[on];
        buf_add_z(out, _(agree_names[on]));
        if (on != AGREE_FACTUALITY) put_cell(out, "F1", agree_f1(t), agree_things(t));
        put_cell(out, "κ", agree_kappa(t), agree_both(t));
        buf_add_c(out, '\n');
        for (int i = 0; i < t->side * t->side; i++) {
            int x = i / t->side, y = i % t->side;
            if (x != y && agree_cell(t, x, y))
                buf_fmt(out, "  %6u  %s | %s\n", agree_cell(t, x, y), said_here(t, x), said_here(t, y));
        }
    }
}

int review_agree(const Options *o, Args args)
{
    CliRun x;
    Buf b = {0};
    if (args.n > 1) return cli_usage("review", _("name one file of decisions, or none"));
    int code = cli_begin(&x, o, NULL);
    if (code) return code;
    Agreement all = agree_new(&x.a);
    Rc rc = args.n ? fs_read(args.v[0], DOC_MAX, &b, &x.f) : RC_OK;
    Str theirs = buf_str(&b);
    if (rc == RC_NOTFOUND) rc = RC_IO;                   /* a file that is not there is no empty answer */
    if (!rc) rc = journal_agree(x.s, args.n ? &theirs : NULL, args.n ? args.v[0] : NULL, &all, &x.f);
    Str second = args.n ? uni_visible(&x.a, fs_base(str_z(args.v[0]))) : str_z(_("as suggested"));
    if (!rc && o->json) agree_json(&all, &x.out);
    else if (!rc) agree_text(&x.a, &all, str_dup_z(&x.a, second), &x.out);
    if (rc == RC_NOTFOUND) fprintf(stderr, "gilmok: %s\n", _("there is no memoir that was decided on"));
    buf_fini(&b);
    return cli_end(&x, rc);
}
