#include "cli.h"
#include "session/report.h"
#include "session/session.h"
#include <stdio.h>
#include <unistd.h>

static void on_fault(void *ctx, Rc rc, const Fault *f)
{
    ++*(int *)ctx;
    cli_fault(rc, f);
}

/* Without a terminal: the same careers as text. */
static int print_timelines(const Options *o, Args paths)
{
    int told = 0;
    Fault f = {0};
    Session *s;
    SessionOptions so = {.library = o->library, .paths = paths.v, .n_path = (size_t)paths.n, .bundled_if_empty = true};
    Rc rc = session_open(&so, on_fault, &told, &s, &f);
    if (rc) {
        cli_fault(rc, &f);
        return cli_exit_code(rc);
    }
    ReportOptions ro = {.json = o->json, .ascii = o->ascii, .cols = 100, .color = o->color == COLOR_ALWAYS};
    Buf out = {0};
    rc = report_timeline(s, &ro, &out, &f);
    fwrite(out.p, 1, out.n, stdout);
    bool written = fflush(stdout) == 0;
    buf_fini(&out);
    session_close(s);
    if (rc == RC_NOTFOUND && !told) return EXIT_NOTHING;
    return rc == RC_OK && written && !told ? EXIT_OK : EXIT_IO;
}

int explore_run(const Options *o, Args paths)
{
    return print_timelines(o, paths);
}
