/* gilmok path: ways from one role, employer or degree to another; of one alone, where people went from there. */
#include "cli.h"
#include "base/i18n.h"
#include "session/report_path.h"
#include <stdio.h>

static int finish(Session *s, Buf *out, Rc rc, const Fault *f, const Told *told)
{
    bool said = out->n != 0;
    if (rc == RC_NOTFOUND && told->n) {
        buf_fini(out);
        return EXIT_IO;
    }
    int code = cli_finish(out, rc, f, told);
    if (code != EXIT_NOTHING || said) return code;
    if (session_careers(s)->n_doc) cli_fault(rc, f);
    else fprintf(stderr, "gilmok: %s\n", _("the library is empty: gilmok add PATH reads memoirs into it"));
    return code;
}

int cmd_path(const Options *o, Args args)
{
    if (!args.n) return cli_usage("path", _("name where from and where to: a role, an employer, a school or a degree"));
    Arena a = {0};
    Told told = {0};
    Fault f = {0};
    QueryFault qf = {0};
    Session *s;
    SessionOptions so = {.library = o->library};
    PathsAsk ask = {str_z(args.v[0]), args.n > 1 ? str_z(args.v[1]) : (Str){0}, o->hops ? o->hops : PATHS_HOPS, o->most ? o->most : PATHS_MOST};
    ReportOptions ro = cli_report_options(o);
    Str query = cli_join(&a, (Args){args.v + 2, args.n > 2 ? args.n - 2 : 0});
    Buf out = {0};
    Rc rc = session_open(&so, cli_on_fault, &told, &s, &f);
    if (rc) return cli_fail(rc, &f);
    int code;
    if (session_filter_set(s, query, &qf)) code = cli_query_fault(query, &qf);
    else rc = report_paths(s, &ask, &ro, &out, &f), code = finish(s, &out, rc, &f, &told);
    session_close(s);
    arena_fini(&a);
    return code;
}
