/* Commands that set careers beside each other. */
#include "cli.h"
#include "base/fs.h"
#include "base/i18n.h"
#include "path/compare.h"
#include <string.h>

/* Files that are there are read as they are; else names are those of the library. */
static bool all_files(Args args)
{
    for (int i = 0; i < args.n; i++)
        if (!fs_exists(args.v[i])) return false;
    return true;
}

static Rc find_docs(CliRun *x, Args args, bool files, int64_t *ids)
{
    for (int i = 0; i < args.n; i++) {
        Rc rc = cli_doc(x, files ? fs_base(str_z(args.v[i])).p : args.v[i], &ids[i]);
        for (int k = 0; k < i && !rc; k++)
            if (ids[k] == ids[i]) rc = fault_set(&x->f, RC_USAGE, args.v[i], "%s", _("named twice"));
        if (rc) return rc;
    }
    return RC_OK;
}

int cmd_compare(const Options *o, Args args)
{
    if (args.n < 2 || args.n > COMPARE_MAX) return cli_usage("compare", _("name two to four memoirs"));
    CliRun x;
    SessionOptions so = {.library = o->library};
    int64_t ids[COMPARE_MAX];
    bool files = all_files(args);
    if (files) so.paths = args.v, so.n_path = (size_t)args.n;
    int code = cli_begin(&x, o, &so);
    if (code) return code;
    ReportOptions ro = cli_report_options(o);
    Rc rc = find_docs(&x, args, files, ids);
    if (!rc) rc = report_compare(x.s, ids, (uint32_t)args.n, &ro, &x.out, &x.f);
    if (rc == RC_NOTFOUND) cli_fault(rc, &x.f);
    return cli_end(&x, rc);
}

int cmd_similar(const Options *o, Args args)
{
    if (!args.n) return cli_usage("similar", _("name one memoir"));
    CliRun x;
    int64_t id;
    ReportOptions ro = cli_report_options(o);
    int code = cli_begin(&x, o, NULL);
    if (code) return code;
    Rc rc = cli_doc(&x, args.v[0], &id);
    if (rc == RC_NOTFOUND) cli_fault(rc, &x.f);
    if (rc) return cli_end(&x, rc);
    if (!cli_filter(&x, cli_join(&x.a, (Args){args.v + 1, args.n - 1}))) return cli_stop(&x, EXIT_USAGE);
    return cli_end(&x, report_similar(x.s, id, &ro, &x.out, &x.f));
}
