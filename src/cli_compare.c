/* Commands that set careers beside each other. */
#include "cli.h"
#include "base/fs.h"
#include "base/i18n.h"
#include "path/compare.h"
#include <string.h>

/* A name of one memoir; what is wrong is told. */
static Rc find_doc(Session *s, const char *name, int64_t *id, Fault *f)
{
    Arena a = {0};
    Rc rc = session_doc_find(s, str_z(name), id);
    Str names = rc == RC_USAGE ? session_doc_names(s, &a, str_z(name)) : S("");
    if (rc == RC_USAGE) fault_set(f, rc, name, _("several memoirs are named like this: %.*s"), STR_ARG(names));
    else if (rc) fault_set(f, rc, name, "%s", "");
    arena_fini(&a);
    return rc;
}

/* Files that are there are read as they are; else names are those of the library. */
static bool all_files(Args args)
{
    for (int i = 0; i < args.n; i++)
        if (!fs_exists(args.v[i])) return false;
    return true;
}

static Rc find_docs(Session *s, Args args, bool files, int64_t *ids, Fault *f)
{
    for (int i = 0; i < args.n; i++) {
        Rc rc = find_doc(s, files ? fs_base(str_z(args.v[i])).p : args.v[i], &ids[i], f);
        for (int k = 0; k < i && !rc; k++)
            if (ids[k] == ids[i]) rc = fault_set(f, RC_USAGE, args.v[i], "%s", _("named twice"));
        if (rc) return rc;
    }
    return RC_OK;
}

int cmd_compare(const Options *o, Args args)
{
    if (args.n < 2 || args.n > COMPARE_MAX) return cli_usage("compare", _("name two to four memoirs"));
    Told told = {0};
    Fault f = {0};
    Session *s;
    SessionOptions so = {.library = o->library};
    int64_t ids[COMPARE_MAX];
    bool files = all_files(args);
    if (files) so.paths = args.v, so.n_path = (size_t)args.n;
    Rc rc = session_open(&so, cli_on_fault, &told, &s, &f);
    if (rc) return cli_fail(rc, &f);
    ReportOptions ro = cli_report_options(o);
    Buf out = {0};
    rc = find_docs(s, args, files, ids, &f);
    if (!rc) rc = report_compare(s, ids, (uint32_t)args.n, &ro, &out, &f);
    int code = cli_finish(&out, rc, &f, &told);
    if (code == EXIT_NOTHING) cli_fault(RC_NOTFOUND, &f);
    session_close(s);
    return code;
}

int cmd_similar(const Options *o, Args args)
{
    if (!args.n) return cli_usage("similar", _("name one memoir"));
    Arena a = {0};
    Told told = {0};
    Fault f = {0};
    QueryFault qf = {0};
    Session *s;
    SessionOptions so = {.library = o->library};
    int64_t id;
    Rc rc = session_open(&so, cli_on_fault, &told, &s, &f);
    if (rc) return cli_fail(rc, &f);
    ReportOptions ro = cli_report_options(o);
    Str query = cli_join(&a, (Args){args.v + 1, args.n - 1});
    Buf out = {0};
    int code;
    rc = find_doc(s, args.v[0], &id, &f);
    if (!rc && session_filter_set(s, query, &qf)) code = cli_query_fault(query, &qf);
    else {
        bool there = !rc;
        if (!rc) rc = report_similar(s, id, &ro, &out, &f);
        code = cli_finish(&out, rc, &f, &told);
        if (code == EXIT_NOTHING && !there) cli_fault(RC_NOTFOUND, &f);
    }
    session_close(s);
    arena_fini(&a);
    return code;
}
