/* Commands over the library: listings, adding, rebuilding. */
#define _GNU_SOURCE
#include "cli.h"
#include "base/fs.h"
#include "base/i18n.h"
#include "session/session.h"
#include "uni/width.h"
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

ReportOptions cli_report_options(const Options *o)
{
    struct winsize ws = {0};
    bool tty = isatty(STDOUT_FILENO);
    const char *no_color = getenv("NO_COLOR"), *term = getenv("TERM");
    bool may = tty && !(no_color && *no_color) && term && strcmp(term, "dumb") != 0;
    if (!tty || ioctl(STDOUT_FILENO, TIOCGWINSZ, &ws) < 0) ws.ws_col = 0;
    return (ReportOptions){
        .json = o->json,
        .ascii = o->ascii,
        .cols = ws.ws_col,
        .types = o->types,
        .limit = o->limit,
        .offset = o->offset,
        .of = str_z(o->of),
        .align = str_z(o->align),
        .matrix = o->matrix,
        .color = !o->json && (o->color == COLOR_ALWAYS || (o->color == COLOR_AUTO && may)),
    };
}

/* A query error is shown with the place under it. */
int cli_query_fault(Str query, const QueryFault *q)
{
    Arena a = {0};
    Str term = uni_visible(&a, str_slice(query, q->at.beg, q->at.end));
    fprintf(stderr, "gilmok: " STR_FMT ": %s\n", STR_ARG(term), _(q->msgid));
    arena_fini(&a);
    return EXIT_USAGE;
}

Str cli_join(Arena *a, Args args)
{
    Str s = S("");
    for (int i = 0; i < args.n; i++) s = i ? str_fmt(a, STR_FMT " %s", STR_ARG(s), args.v[i]) : str_z(args.v[i]);
    return s;
}

/* What each term of the query takes away, where there are several. */
static void tell_nothing(Session *s)
{
    Buf why = {0};
    fprintf(stderr, "gilmok: %s\n", session_careers(s)->n_doc ? _("nothing found")
                                                              : _("the library is empty: gilmok add PATH reads memoirs into it"));
    report_why_nothing(s, &why);
    Str rest = buf_str(&why);
    for (Str line; str_cut(&rest, '\n', &line);)
        if (line.n) fprintf(stderr, "gilmok: " STR_FMT "\n", STR_ARG(line));
    buf_fini(&why);
}

int cli_report(const Options *o, Args args, ReportFn report)
{
    Arena a = {0};
    Told told = {0};
    Fault f = {0};
    QueryFault qf = {0};
    Session *s;
    SessionOptions so = {.library = o->library};
    ReportOptions ro = cli_report_options(o);
    Rc rc = session_open(&so, cli_on_fault, &told, &s, &f);
    if (rc) return cli_fail(rc, &f);
    Str query = cli_join(&a, args);
    Buf out = {0};
    int code;
    rc = session_filter_set(s, query, &qf);
    if (rc) {
        code = cli_query_fault(query, &qf);
    } else {
        rc = report(s, &ro, &out, &f);
        code = rc == RC_NOTFOUND && told.n ? EXIT_IO : cli_finish(&out, rc, &f, &told);
        if (code == EXIT_NOTHING) tell_nothing(s);
    }
    session_close(s);
    arena_fini(&a);
    return code;
}

int cmd_list(const Options *o, Args a) { return o->why_not ? cli_why_not(o, a) : cli_report(o, a, report_list); }
int cmd_events(const Options *o, Args a) { return cli_report(o, a, report_events); }
int cmd_timeline(const Options *o, Args a) { return cli_report(o, a, report_timeline); }
int cmd_entities(const Options *o, Args a) { return cli_report(o, a, report_entities); }
int cmd_stats(const Options *o, Args a) { return cli_report(o, a, report_stats); }
int cmd_funnel(const Options *o, Args a) { return cli_report(o, a, report_funnel); }
int cmd_graph(const Options *o, Args a) { return cli_report(o, a, report_graph); }

void cli_several(Session *s, const char *name, Fault *f)
{
    Arena a = {0};
    Str names = session_doc_names(s, &a, str_z(name));
    fault_set(f, RC_USAGE, name, _("several memoirs are named like this: %.*s"), STR_ARG(names));
    arena_fini(&a);
}

int cmd_show(const Options *o, Args args)
{
    if (args.n != 1) return cli_usage("show", _("name one memoir"));
    Told told = {0};
    Fault f = {0};
    Session *s;
    SessionOptions so = {.library = o->library};
    /* A file that is there is shown as it is; else the name is one of the library's. */
    if (fs_exists(args.v[0])) so.paths = args.v, so.n_path = 1;
    Rc rc = session_open(&so, cli_on_fault, &told, &s, &f);
    if (rc) return cli_fail(rc, &f);
    ReportOptions ro = cli_report_options(o);
    Buf out = {0};
    int64_t id = -1;
    rc = so.n_path ? RC_OK : session_doc_find(s, str_z(args.v[0]), &id);
    if (rc == RC_USAGE) cli_several(s, args.v[0], &f);
    else if (rc) fault_set(&f, rc, args.v[0], "%s", "");
    if (!rc) rc = report_show(s, id, &ro, &out, &f);
    int code = rc == RC_NOTFOUND && told.n ? EXIT_IO : cli_finish(&out, rc, &f, &told);
    if (code == EXIT_NOTHING) cli_fault(RC_NOTFOUND, &f);
    session_close(s);
    return code;
}

/* ------------------------------------------------------------------ add, rebuild */

static void progress_line(const SessionProgress *p, bool end)
{
    enum { BAR = 30 };
    if (!isatty(STDERR_FILENO)) return;
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

int cmd_add(const Options *o, Args args)
{
    if (!args.n) return cli_usage("add", _("name a file or folder"));
    Told told = {0};
    Fault f = {0};
    Session *s;
    SessionOptions so = {.library = o->library, .background = true, .store_only = true};
    Rc rc = session_open(&so, cli_on_fault, &told, &s, &f);
    if (rc) return cli_fail(rc, &f);
    wait_with_progress(s);                               /* what an older analyser left is no part of this */
    unsigned refused = 0, before = session_progress(s).done;
    for (int i = 0; i < args.n; i++) {
        rc = session_add(s, args.v[i], NULL, &f);
        if (rc) cli_on_fault(&told, rc, &f), refused++;
    }
    wait_with_progress(s);
    SessionProgress p = session_progress(s);
    p.failed += refused;
    p.done -= before;
    ReportOptions ro = cli_report_options(o);
    uint32_t all = session_memoirs(s);
    Buf out = {0};
    if (ro.json) buf_fmt(&out, "{\"read\":%u,\"known\":%u,\"failed\":%u,\"memoirs\":%u}\n", p.done, p.known, p.failed, all);
    else
        buf_fmt(&out, P_("%u read, %u known, %u failed; the library has %u memoir\n",
                         "%u read, %u known, %u failed; the library has %u memoirs\n", all), p.done, p.known, p.failed, all);
    session_close(s);
    int code = cli_finish(&out, RC_OK, &f, &told);
    return interrupted ? 128 + (int)interrupted : code;
}

int cmd_rebuild(const Options *o, Args args)
{
    if (args.n) return cli_usage("rebuild", _("takes no arguments"));
    Told told = {0};
    Fault f = {0};
    Session *s;
    SessionOptions so = {.library = o->library, .background = true, .rebuild = true, .store_only = true};
    Rc rc = session_open(&so, cli_on_fault, &told, &s, &f);
    if (rc) return cli_fail(rc, &f);
    wait_with_progress(s);
    printf(_("%u memoirs analysed\n"), session_progress(s).done);
    session_close(s);
    return told.n ? EXIT_IO : EXIT_OK;
}
