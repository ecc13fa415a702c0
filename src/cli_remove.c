/* gilmok remove: memoirs out of the library, and what stays of them. */
#include "cli.h"
#include "base/i18n.h"
#include "json/json.h"
#include "model/count.h"
#include "session/review.h"
#include "uni/width.h"

typedef struct Gone { Str name; uint32_t decisions; } Gone;
typedef struct Removing {
    CliRun    run;
    MemoirIds ids;
    VEC(Gone) gone;                      /* beside the ids, as it was before */
    bool      purge, dry_run;
    int64_t   step;
} Removing;

/* By its number, its name or title, or as a file; one that is out already, too, where it is to be purged. */
static Rc find(Removing *x, const char *name)
{
    int64_t id;
    Session *s = x->run.s;
    Rc rc = cli_doc(&x->run, name, &id);
    if (rc == RC_NOTFOUND && session_doc_file(s, name, &id)) rc = RC_OK;
    if (rc == RC_NOTFOUND && x->purge && session_removed_find(s, str_z(name), &id)) rc = RC_OK;
    for (uint32_t i = 0; !rc && i < x->ids.n; i++)
        if (x->ids.v[i] == id) return RC_OK;
    if (rc) return rc;
    *vec_push(&x->run.a, &x->ids) = id;
    *vec_push(&x->run.a, &x->gone) = (Gone){session_doc_name(s, &x->run.a, id), session_decisions(s, id)};
    return RC_OK;
}

static void put_json(Removing *x)
{
    JsonOut j = jout_begin(&x->run.out, false);
    jout_obj(&j);
    if (x->step) jout_kint(&j, "step", x->step);
    jout_key(&j, x->purge ? "purged" : "removed");
    jout_arr(&j);
    for (uint32_t i = 0; i < x->ids.n; i++) {
        jout_obj(&j);
        jout_kint(&j, "id", x->ids.v[i]);
        jout_kstr(&j, "doc", x->gone.v[i].name);
        jout_kint(&j, "decisions", x->gone.v[i].decisions);
        jout_obj_end(&j);
    }
    jout_arr_end(&j);
    jout_obj_end(&j);
    jout_newline(&j);
}

static void put_text(Removing *x)
{
    Buf *out = &x->run.out;
    for (uint32_t i = 0; i < x->ids.n; i++) {
        uint32_t n = x->gone.v[i].decisions;
        buf_fmt(out, "%4lld  " STR_FMT, (long long)x->ids.v[i], STR_ARG(uni_visible(&x->run.a, x->gone.v[i].name)));
        if (n && x->purge) buf_fmt(out, P_("  %u decision on it", "  %u decisions on it", n), n);
        else if (n) buf_fmt(out, P_("  %u decision on it is kept", "  %u decisions on it are kept", n), n);
        buf_add_c(out, '\n');
    }
    const char *n = count_of(&x->run.a, COUNTED_MEMOIR, x->ids.n);
    const char *done =
        _("step %lld: %s taken out (gilmok review undo brings them back, and so does adding them again)\n");
    if (x->purge && x->dry_run) buf_fmt(out, _("%s would be erased for good\n"), n);
    else if (x->purge) buf_fmt(out, _("%s erased for good, with all that was decided\n"), n);
    else if (x->dry_run) buf_fmt(out, _("%s would be taken out\n"), n);
    else buf_fmt(out, done, (long long)x->step, n);
}

static Rc take_out(Removing *x)
{
    Fault *f = &x->run.f;
    if (x->dry_run) return RC_OK;
    return x->purge ? session_purge(x->run.s, x->ids.v, x->ids.n, f)
                    : session_remove(x->run.s, x->ids.v, x->ids.n, &x->step, f);
}

int cmd_remove(const Options *o, Args args)
{
    Removing x = {.purge = o->purge, .dry_run = o->dry_run};
    if (!args.n) return cli_usage("remove", _("say which memoirs"));
    int code = cli_begin(&x.run, o, NULL);
    if (code) return code;
    Rc rc = RC_OK;
    for (int i = 0; !rc && i < args.n; i++) rc = find(&x, args.v[i]);
    if (rc == RC_NOTFOUND) cli_fault(rc, &x.run.f);
    if (rc) return cli_end(&x.run, rc);                                  /* all of them or none */
    rc = take_out(&x);
    if (!rc) (o->json ? put_json : put_text)(&x);
    return cli_end(&x.run, rc);
}
