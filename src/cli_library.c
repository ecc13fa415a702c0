/* Commands over the library: listings, adding, rebuilding. */
#define _GNU_SOURCE
#include "cli.h"
#include "base/fs.h"
#include "base/i18n.h"
#include "model/count.h"
#include "session/session.h"
#include "uni/width.h"
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* What each term of the query takes away, where there are several. */
static void tell_nothing(Session *s)
{
    Buf why = {0};
    fprintf(stderr, "gilmok: %s\n",
            session_careers(s)->n_doc ? _("nothing found")
                                      : _("the library is empty: gilmok add PATH reads memoirs into it"));
    report_why_nothing(s, &why);
    Str rest = buf_str(&why);
    for (Str line; str_cut(&rest, '\n', &line);)
        if (line.n) fprintf(stderr, "gilmok: " STR_FMT "\n", STR_ARG(line));
    buf_fini(&why);
}

int cli_report(const Options *o, Args args, ReportFn report)
{
    CliRun x;
    ReportOptions ro = cli_report_options(o);
    int code = cli_begin(&x, o, NULL);
    if (code) return code;
    if (!cli_filter(&x, cli_join(&x.a, args))) return cli_stop(&x, EXIT_USAGE);
    Rc rc = report(x.s, &ro, &x.out, &x.f);
    if (rc == RC_NOTFOUND && !x.told.n) tell_nothing(x.s);
    return cli_end(&x, rc);
}

int cmd_list(const Options *o, Args a) { return o->why_not ? cli_why_not(o, a) : cli_report(o, a, report_list); }
int cmd_events(const Options *o, Args a) { return cli_report(o, a, report_events); }
int cmd_timeline(const Options *o, Args a) { return cli_report(o, a, report_timeline); }
int cmd_entities(const Options *o, Args a) { return cli_report(o, a, report_entities); }
int cmd_stats(const Options *o, Args a) { return cli_report(o, a, report_stats); }
int cmd_funnel(const Options *o, Args a) { return cli_report(o, a, report_funnel); }
int cmd_graph(const Options *o, Args a) { return cli_report(o, a, report_graph); }

int cmd_show(const Options *o, Args args)
{
    if (args.n != 1) return cli_usage("show", _("name one memoir"));
    CliRun x;
    /* A file that is there is shown as it is; else the name is one of the library's. */
    bool file = fs_exists(args.v[0]) && !fs_is_dir(args.v[0]);
    int64_t id = -1;
    SessionOptions so = {.library = o->library, .paths = args.v, .n_path = file};
    int code = cli_begin(&x, o, &so);
    if (code) return code;
    ReportOptions ro = cli_report_options(o);
    Rc rc = file ? RC_OK : cli_doc(&x, args.v[0], &id);
    if (file) (void)session_doc_file(x.s, args.v[0], &id);
    if (!rc) cli_text_shown(x.s, id);
    if (!rc) rc = report_show(x.s, id, &ro, &x.out, &x.f);
    if (rc == RC_NOTFOUND && !x.told.n) cli_fault(rc, &x.f);
    return cli_end(&x, rc);
}

/* ------------------------------------------------------------------ add, rebuild */

static void progress_line(const SessionProgress *p, bool end)
{
    enum { BAR = 30 };
    if (!p->total || !isatty(STDERR_FILENO)) return;
    uint32_t done = p->done + p->known + p->failed;
    int full = p->total ? (int)((uint64_t)done * BAR / p->total) : 0;
    fprintf(stderr, "\r[%.*s%*s] %u/%u%s", full > BAR ? BAR : full, "##############################",
            BAR - (full > BAR ? BAR : full), "", done, p->total, end ? "\n" : "");
}

static volatile sig_atomic_t interrupted;
static void on_interrupt(int sig) { interrupted = sig; }

/* Interrupted: what was read stays, the rest is left; a second time ends at once. */
static void wait_with_progress(Session *s)
{
    struct sigaction sa = {.sa_handler = on_interrupt, .sa_flags = (int)SA_RESETHAND};
    sigaction(SIGINT, &sa, NULL);
    sigaction(SIGTERM, &sa, NULL);
    do {
        struct pollfd p = {.fd = session_wake_fd(s), .events = POLLIN};
        (void)poll(&p, 1, 100);
        session_pump(s);
        if (interrupted) session_cancel(s);
        SessionProgress now = session_progress(s);
        progress_line(&now, !now.running);
    } while (session_progress(s).running);
}

static void put_added(CliRun *x, const SessionProgress *p, bool json)
{
    uint32_t all = session_memoirs(x->s);
    if (json) buf_fmt(&x->out, "{\"read\":%u,\"known\":%u,\"failed\":%u,\"memoirs\":%u}\n", p->done, p->known, p->failed, all);
    else
        buf_fmt(&x->out,
                P_("%u read, %u known, %u failed; the library has %u memoir\n",
                   "%u read, %u known, %u failed; the library has %u memoirs\n", all),
                p->done, p->known, p->failed, all);
}

int cmd_add(const Options *o, Args args)
{
    if (!args.n) return cli_usage("add", _("name a file or folder"));
    CliRun x;
    int code = cli_begin(&x, o, &(SessionOptions){.library = o->library, .background = true, .store_only = true});
    if (code) return code;
    wait_with_progress(x.s);                             /* what an older analyser left is no part of this */
    unsigned refused = 0, before = session_progress(x.s).done;
    for (int i = 0; i < args.n; i++) {
        Rc rc = session_add(x.s, args.v[i], NULL, &x.f);
        if (rc) cli_on_fault(&x.told, rc, &x.f), refused++;
    }
    wait_with_progress(x.s);
    SessionProgress p = session_progress(x.s);
    p.failed += refused;
    p.done -= before;
    put_added(&x, &p, o->json);
    code = cli_end(&x, RC_OK);
    return interrupted ? 128 + (int)interrupted : code;
}

int cmd_rebuild(const Options *o, Args args)
{
    if (args.n) return cli_usage("rebuild", _("takes no arguments"));
    CliRun x;
    int code = cli_begin(&x, o, &(SessionOptions){.library = o->library, .background = true, .rebuild = true, .store_only = true});
    if (code) return code;
    wait_with_progress(x.s);
    buf_fmt(&x.out, _("%s analysed\n"), count_of(&x.a, COUNTED_MEMOIR, session_progress(x.s).done));
    return cli_end(&x, RC_OK);
}
