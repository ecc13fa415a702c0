/* Analyses that touch no library: analyze, score. */
#include "cli.h"
#include "base/i18n.h"
#include "gold/score.h"
#include "session/batch.h"
#include <stdio.h>
#include <unistd.h>

int cmd_analyze(const Options *o, Args args)
{
    static const char *const dash[] = {"-"};
    if (o->jsonl && args.n) return cli_usage("analyze", _("--jsonl reads standard input, not files"));
    Told told = {0};
    Fault f = {0};
    BatchOptions b = {
        .paths = args.n ? args.v : dash, .n_path = args.n ? (size_t)args.n : 1, .jsonl = o->jsonl,
        .pretty = o->pretty, .explain = o->explain, .dct = o->dct, .lang = o->lang, .jobs = o->jobs,
    };
    if (!args.n && !o->jsonl && isatty(STDIN_FILENO))
        return cli_usage("analyze", _("name a file, or - for standard input"));
    Rc rc = batch_run(&b, cli_put, cli_on_fault, &told, &f);
    if (rc && !told.n) return cli_fail(rc, &f);
    return rc || told.n ? EXIT_IO : EXIT_OK;
}

int cmd_score(const Options *o, Args args)
{
    if (!o->gold || !o->texts) return cli_usage("score", _("--gold DIR and --texts DIR are needed"));
    Fault f = {0};
    Told told = {0};
    Buf out = {0}, notes = {0};
    ScoreOptions so = {
        .gold = o->gold, .texts = o->texts, .against = o->against, .jsonl = args.v, .n_jsonl = (size_t)args.n,
        .json = o->json, .misses = o->misses, .confidence = o->confidence, .notes = &notes,
    };
    Rc rc = score_run(&so, &out, &f);
    if (notes.n) fwrite(notes.p, 1, notes.n, stderr);
    buf_fini(&notes);
    return cli_finish(&out, rc, &f, &told);
}
