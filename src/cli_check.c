/* gilmok lexicon check: are lexicon files in order? */
#include "cli.h"
#include "base/fs.h"
#include "base/i18n.h"
#include "ie/analyse.h"
#include "json/json.h"
#include "lex/check.h"
#include "model/count.h"
#include "session/words.h"
#include "uni/width.h"

typedef struct Checked { const Options *o; Buf *out; LexChecked sum; } Checked;

/* Of bytes that are no text only their place in the file is known. */
static uint32_t line_of(Rc rc, const Fault *f)
{
    enum { BYTES_MAX = 64 << 20 };                   /* as of a lexicon file */
    Buf text = {0};
    uint32_t line = f->line;
    if (rc == RC_ENCODING && !line && fs_read(f->path, BYTES_MAX, &text, NULL) == RC_OK) {
        line = 1;
        for (size_t i = 0; i < text.n && i < f->byte; i++) line += text.p[i] == '\n';
    }
    buf_fini(&text);
    return line;
}

static void put_finding(void *ctx, Rc rc, const Fault *f)
{
    Checked *c = ctx;
    Arena a = {0};
    uint32_t line = line_of(rc, f);
    Str what = str_z(f->detail[0] ? f->detail : _(rc_what(rc)));
    if (c->o->json) {
        JsonOut j = jout_begin(c->out, false);
        jout_obj(&j);
        jout_kz(&j, "kind", rc ? "fault" : "doubt");
        jout_kz(&j, "file", f->path);
        jout_kint(&j, "line", line);
        jout_kstr(&j, "text", what);
        jout_obj_end(&j);
        jout_newline(&j);
    } else {
        buf_fmt(c->out, STR_FMT ":%u: %s: " STR_FMT "\n", STR_ARG(uni_visible(&a, str_z(f->path))), line,
                rc ? _("fault") : _("doubt"), STR_ARG(uni_visible(&a, what)));
    }
    arena_fini(&a);
}

static void check_files(Checked *c, const Lex *below, const PathList *files)
{
    LexChecked one;
    if (!files->n) return;
    (void)!lex_check(below, files->v, files->n, NULL, analyser_judge, put_finding, c, &one);
    c->sum.faults += one.faults;
    c->sum.doubts += one.doubts;
    c->sum.entries += one.entries;
    c->sum.words += one.words;
}

/* Files as they are, and the YAML files of folders. */
static Rc files_of(Arena *a, const char *path, PathList *out, Fault *f)
{
    PathList some = {0};
    if (!fs_is_dir(path)) {
        *vec_push(a, out) = path;
        return fs_exists(path) ? RC_OK : fault_set(f, RC_NOFILE, path, "%s", "");
    }
    Rc rc = lex_user_files(a, path, &some, f);
    for (uint32_t i = 0; i < some.n; i++) *vec_push(a, out) = some.v[i];
    return rc;
}

/* The built-in names by themselves, then the user's over them. */
static Rc check_all(Arena *a, Checked *c, const Lex *below, Fault *f)
{
    static const char *const shipped[] = {"lexicon", "rules"};
    PathList built = {0}, own = {0};
    Rc rc = RC_OK;
    for (size_t i = 0; i < COUNT_OF(shipped) && !rc; i++) {
        Str dir = fs_shipped(a, shipped[i]);
        if (dir.n) rc = files_of(a, dir.p, &built, f);
    }
    if (!rc) rc = lex_user_files(a, words_dir(a).p, &own, f);
    if (rc) return rc;
    check_files(c, NULL, &built);
    check_files(c, below, &own);
    return RC_OK;
}

static Rc check_some(Arena *a, Checked *c, const Lex *below, Args args, Fault *f)
{
    PathList files = {0};
    Rc rc = RC_OK;
    for (int i = 0; i < args.n && !rc; i++) rc = files_of(a, args.v[i], &files, f);
    if (!rc) check_files(c, c->o->alone ? NULL : below, &files);
    return rc;
}

int lexicon_check(const Options *o, Args args)
{
    Arena a = {0};
    Buf out = {0};
    Fault f = {0};
    Lex *below = NULL;
    Told told = {0};
    Checked c = {.o = o, .out = &out};
    Rc rc = lex_open(NULL, NULL, NULL, &below, &f);
    if (!rc) rc = args.n ? check_some(&a, &c, below, args, &f) : check_all(&a, &c, below, &f);
    lex_close(below);
    if (!rc && !o->json)
        buf_fmt(&out, _("%s of %s: %s, %s\n"), count_of(&a, COUNTED_NAME, c.sum.words), count_of(&a, COUNTED_ENTRY, c.sum.entries),
                count_of(&a, COUNTED_FAULT, c.sum.faults), count_of(&a, COUNTED_DOUBT, c.sum.doubts));
    told.n = (int)(c.sum.faults + (o->strict ? c.sum.doubts : 0));
    int code = rc ? cli_fail(rc, &f) : cli_finish(&out, RC_OK, &f, &told);
    if (rc) buf_fini(&out);
    arena_fini(&a);
    return code;
}
