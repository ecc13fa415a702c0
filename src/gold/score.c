/* The run: annotation files of a folder, each against what was found in its memoir. */
#include "base/fs.h"
#include "base/i18n.h"
#include "model/analysis_json.h"
#include "score_int.h"

enum { JSONL_MAX = 1 << 30, TEXT_MAX = 256 << 20 };

/* The analyses of JSONL files as lines; each is read when its memoir's turn comes. */
typedef struct { Str doc, line; } Line;
typedef VEC(Line) LineList;

typedef struct {
    const ScoreOptions *opt;
    Arena              *a;                   /* of the run */
    LineList            lines;
    Tally               tally;
    uint32_t            missing;             /* quotes that stand nowhere */
    Str                 first_missing;
    Fault              *f;
} Run;

static void note(Run *run, Str line)
{
    if (!run->opt->notes) return;
    buf_add(run->opt->notes, line);
    buf_add_c(run->opt->notes, '\n');
}

static void on_missing(void *ctx, GoldPlace at)
{
    Run *run = ctx;
    if (run->missing++ == 0)
        run->first_missing = str_fmt(run->a, STR_FMT ": " STR_FMT " (%u)", STR_ARG(run->tally.doc),
                                     STR_ARG(at.quote), at.nth);
}

/* ------------------------------------------------------------------ analyses */

static Rc add_jsonl(Run *run, const char *path)
{
    Buf file = {0};
    Rc rc = fs_read(path, JSONL_MAX, &file, run->f);
    Str rest = str_dup(run->a, buf_str(&file)), line;
    buf_fini(&file);
    for (uint32_t no = 1; rc == RC_OK && str_cut(&rest, '\n', &line); no++) {
        if (str_trim(line).n == 0) continue;
        Arena scratch = {0};
        const JsonNode *root;
        rc = jin_parse(&scratch, line, path, &root, run->f);
        if (rc != RC_OK && run->f) run->f->line = no;
        Str doc = rc == RC_OK ? fs_base(jin_str(root, "doc")) : S("");
        if (doc.n) *vec_push(run->a, &run->lines) = (Line){str_dup(run->a, doc), line};
        arena_fini(&scratch);
    }
    return rc;
}

static const ScoreInput *input_of(const Run *run, Str doc)
{
    for (size_t i = run->opt->n_inputs; i-- > 0;)
        if (str_eq(fs_base(run->opt->inputs[i].doc), doc)) return &run->opt->inputs[i];
    return NULL;
}

static const Line *line_of(const Run *run, Str doc)
{
    for (uint32_t i = run->lines.n; i-- > 0;)
        if (str_eq(run->lines.v[i].doc, doc)) return &run->lines.v[i];
    return NULL;
}

static Rc read_text(Run *run, Arena *a, Str doc, Str *text)
{
    Buf b = {0};
    Rc rc = fs_read(fs_join(a, str_z(run->opt->texts), doc).p, TEXT_MAX, &b, run->f);
    *text = str_dup(a, buf_str(&b));
    buf_fini(&b);
    return rc;
}

static Rc read_line(Run *run, Arena *a, const Line *line, Str *text, Analysis *an)
{
    const JsonNode *root;
    Fault f = {0};
    Rc rc = jin_parse(a, line->line, NULL, &root, &f);
    *text = rc == RC_OK ? jin_str(root, "text") : S("");
    if (rc == RC_OK && text->n == 0) {
        rc = read_text(run, a, line->doc, text);
        if (rc != RC_OK) return rc;
    }
    if (rc == RC_OK) rc = analysis_from_json(a, root, *text, an, &f);
    return rc == RC_OK ? rc : fault_set(run->f, rc, str_dup_z(a, line->doc), "%s", f.detail);
}

/* What was found in one memoir, and the text that it was found in. */
static Rc found_in(Run *run, Arena *a, Str doc, Str *text, ScDoc *pred)
{
    const ScoreInput *in = input_of(run, doc);
    const Line *line = in ? NULL : line_of(run, doc);
    Analysis an = {0};
    Rc rc = RC_OK;
    *pred = (ScDoc){0};
    if (!in && !line) {
        note(run, str_fmt(a, _("no analysis of %.*s: it scores zero"), STR_ARG(doc)));
        return read_text(run, a, doc, text);
    }
    if (in) *text = in->text, an = *in->an;
    else rc = read_line(run, a, line, text, &an);
    if (rc == RC_OK) sc_from_analysis(a, &an, *text, pred);
    return rc;
}

/* ------------------------------------------------------------------ one memoir */

static Rc from_second(Run *run, Arena *a, const char *path, Str text, ScDoc *pred)
{
    GoldFile g;
    Str second = fs_join(a, str_z(run->opt->against), fs_base(str_z(path)));
    Rc rc = gold_read(a, second.p, &g, run->f);
    if (rc == RC_OK) sc_from_gold(a, &g, text, on_missing, run, pred);
    return rc;
}

static Rc compare(Run *run, Arena *a, const char *path)
{
    GoldFile g;
    ScDoc gold, pred;
    Str text = {0};
    Rc rc = gold_read(a, path, &g, run->f);
    if (rc != RC_OK) return rc;
    Str doc = str_dup(run->a, fs_base(g.doc));
    run->tally.doc = doc;
    rc = run->opt->against ? read_text(run, a, doc, &text) : found_in(run, a, doc, &text, &pred);
    if (rc != RC_OK) return rc;
    sc_from_gold(a, &g, text, on_missing, run, &gold);
    if (run->opt->against) rc = from_second(run, a, path, text, &pred);
    if (rc != RC_OK) return rc;
    Cuts cuts = sc_sentences(a, text);
    match_docs(&run->tally, &gold, &pred, &cuts);
    return RC_OK;
}

static Rc score_one(Run *run, const char *path)
{
    Arena scratch = {0};
    run->tally.scratch = &scratch;
    Rc rc = compare(run, &scratch, path);
    arena_fini(&scratch);
    return rc;
}

/* Directly in the folder, as score.py looks. */
static bool is_annotation(Run *run, const char *path)
{
    Str ext = fs_ext(str_z(path)), here = fs_join(run->a, str_z(run->opt->gold), fs_base(str_z(path)));
    return here.n == str_z(path).n && (str_eq(ext, S("yaml")) || str_eq(ext, S("yml")));
}

static Rc score_all(Run *run, Buf *out)
{
    PathList files;
    uint32_t scored = 0;
    Rc rc = fs_walk(run->a, run->opt->gold, &files, run->f);
    for (size_t i = 0; rc == RC_OK && i < run->opt->n_jsonl; i++) rc = add_jsonl(run, run->opt->jsonl[i]);
    for (uint32_t i = 0; rc == RC_OK && i < files.n; i++) {
        if (!is_annotation(run, files.v[i])) continue;
        rc = score_one(run, files.v[i]);
        scored++;
    }
    if (rc != RC_OK) return rc;
    if (!scored) return fault_set(run->f, RC_NOTFOUND, run->opt->gold, "%s", _("no annotation files (*.yaml)"));
    if (run->missing)
        note(run, str_fmt(run->a, P_("%u quote not found in the text, e.g. %.*s", "%u quotes not found in the text, e.g. %.*s", run->missing), run->missing,
                          STR_ARG(run->first_missing)));
    tally_print(&run->tally, out, run->opt);
    return RC_OK;
}

Rc score_run(const ScoreOptions *opt, Buf *out, Fault *f)
{
    Arena a = {0};
    Run run = {.opt = opt, .a = &a, .f = f, .tally = {.keep = opt->misses ? &a : NULL}};
    Rc rc = score_all(&run, out);
    arena_fini(&a);
    return rc;
}
