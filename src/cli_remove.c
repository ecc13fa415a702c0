/* gilmok remove: memoirs out of the library, and what stays of them. */
#include "cli.h"
#include "base/i18n.h"
#include "json/json.h"
#include "model/count.h"
#include "session/review.h"
#include "uni/width.h"

typedef struct Removing { CliRun run; MemoirIds ids; } Removing;

/* By its number, its name or title, or as a file. */
static Rc find(Removing *x, const char *name)
{
    int64_t id;
    Rc rc = cli_doc(&x->run, name, &id);
    if (rc == RC_NOTFOUND && session_doc_file(x->run.s, name, &id)) rc = RC_OK;
    for (uint32_t i = 0; !rc && i < x->ids.n; i++)
        if (x->ids.v[i] == id) return RC_OK;
    if (!rc) *vec_push(&x->run.a, &x->ids) = id;
    return rc;
}

static void put_json(Removing *x, int64_t step)
{
    JsonOut j = jout_begin(&x->run.out, false);
    jout_obj(&j);
    if (step) jout_kint(&j, "step", step);
    jout_key(&j, "removed");
    jout_arr(&j);
    for (uint32_t i = 0; i < x->ids.n; i++) {
        jout_obj(&j);
        jout_kint(&j, "id", x->ids.v[i]);
        jout_kstr(&j, "doc", session_doc_name(x->run.s, &x->run.a, x->ids.v[i]));
        jout_kint(&j, "decisions", session_decisions(x->run.s, x->ids.v[i]));
        jout_obj_end(&j);
    }
    jout_arr_end(&j);
    jout_obj_end(&j);
    jout_newline(&j);
}

static void put_text(Removing *x, int64_t step)
{
    Arena *a = &x->run.a;
    Buf *out = &x->run.out;
    for (uint32_t i = 0; i < x->ids.n; i++) {
        uint32_t n = session_decisions(x->run.s, x->ids.v[i]);
        Str name = uni_visible(a, session_doc_name(x->run.s, a, x->ids.v[i]));
        buf_fmt(out, "%4lld  " STR_FMT, (long long)x->ids.v[i], STR_ARG(name));
        if (n) buf_fmt(out, P_("  %u decision on it is kept", "  %u decisions on it are kept", n), n);
        buf_add_c(out, '\n');
    }
    const char *n = count_of(a, COUNTED_MEMOIR, x->ids.n);
    const char *done = _("step %lld: %s taken out (gilmok review undo brings them back, and so does adding them again)\n");
    if (step) buf_fmt(out, done, (long long)step, n);
    else buf_fmt(out, _("%s would be taken out\n"), n);
}

int cmd_remove(const Options *o, Args args)
{
    Removing x = {0};
    int64_t step = 0;
    if (!args.n) return cli_usage("remove", _("say which memoirs"));
    int code = cli_begin(&x.run, o, NULL);
    if (code) return code;
    Rc rc = RC_OK;
    for (int i = 0; !rc && i < args.n; i++) rc = find(&x, args.v[i]);
    if (rc == RC_NOTFOUND) cli_fault(rc, &x.run.f);
    if (rc) return cli_end(&x.run, rc);                                  /* all of them or none */
    if (!o->dry_run) rc = session_remove(x.run.s, x.ids.v, x.ids.n, &step, &x.run.f);
    if (!rc) (o->json ? put_json : put_text)(&x, step);
    return cli_end(&x.run, rc);
}
