/* gilmok path: ways from one role, employer or degree to another; of one alone, where people went from there. */
#include "cli.h"
#include "base/i18n.h"
#include "session/report_path.h"
#include <stdio.h>

/* What is no name of a thing is told here; that no way leads there, in the report. */
static void tell_nothing(const CliRun *x)
{
    if (x->out.n) return;
    if (session_careers(x->s)->n_doc) cli_fault(RC_NOTFOUND, &x->f);
    else fprintf(stderr, "gilmok: %s\n", _("the library is empty: gilmok add PATH reads memoirs into it"));
}

int cmd_path(const Options *o, Args args)
{
    if (!args.n) return cli_usage("path", _("name where from and where to: a role, an employer, a school or a degree"));
    CliRun x;
    PathsAsk ask = {str_z(args.v[0]), args.n > 1 ? str_z(args.v[1]) : (Str){0}, o->hops ? o->hops : PATHS_HOPS, o->most ? o->most : PATHS_MOST};
    ReportOptions ro = cli_report_options(o);
    int code = cli_begin(&x, o, NULL);
    if (code) return code;
    Str query = cli_join(&x.a, (Args){args.v + 2, args.n > 2 ? args.n - 2 : 0});
    if (!cli_filter(&x, query)) return cli_stop(&x, EXIT_USAGE);
    Rc rc = report_paths(x.s, &ask, &ro, &x.out, &x.f);
    if (rc == RC_NOTFOUND && !x.told.n) tell_nothing(&x);
    return cli_end(&x, rc);
}
