#include "cli.h"
#include "base/arena.h"
#include "base/i18n.h"
#include "session/report.h"
#include "session/session.h"
#include "term/screen.h"
#include "ui/app.h"
#include "uni/width.h"
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static SessionOptions session_options(const Options *o, Args paths)
{
    return (SessionOptions){
        .library = o->library, .paths = paths.v, .n_path = (size_t)paths.n, .bundled_if_empty = true};
}

/* ------------------------------------------------------------------ without a terminal: the same careers as text */

static void tell(void *ctx, Rc rc, const Fault *f)
{
    ++*(int *)ctx;
    cli_fault(rc, f);
}

static int print_timelines(const Options *o, Args paths)
{
    int told = 0;
    Fault f = {0};
    Session *s;
    SessionOptions so = session_options(o, paths);
    Rc rc = session_open(&so, tell, &told, &s, &f);
    if (rc) return cli_fail(rc, &f);
    ReportOptions ro = {.json = o->json, .ascii = o->ascii, .cols = 100, .color = o->color == COLOR_ALWAYS};
    Buf out = {0};
    const Careers *c = session_careers(s);
    for (uint32_t i = 0; paths.n && i < c->docs.n; i++) cli_text_shown(s, c->docs.v[i].id);
    rc = report_timeline(s, &ro, &out, &f);
    bool written = (!out.n || fwrite(out.p, 1, out.n, stdout) == out.n) && fflush(stdout) == 0;
    buf_fini(&out);
    session_close(s);
    if (!written) return cli_fail(RC_IO, &(Fault){.path = "stdout"});
    if (told) return EXIT_IO;
    if (rc == RC_NOTFOUND && paths.n) (void)fault_set(&f, rc, paths.v[0], "%s", _("no text or Markdown file in it"));
    return rc ? cli_fail(rc, &f) : EXIT_OK;
}

/* ------------------------------------------------------------------ the screen */

static void on_out_of_memory(size_t asked)
{
    screen_restore_now();
    fprintf(stderr, "gilmok: out of memory (%zu bytes)\n", asked);
    _exit(EXIT_IO);
}

static int show_screen(const Options *o, Args paths)
{
    UiFaults faults = {0};
    Fault f = {0};
    Session *s;
    Screen *screen;
    SessionOptions so = session_options(o, paths);
    so.background = true;
    arena_give_back();
    signal(SIGPIPE, SIG_IGN);                            /* a terminal that goes away is an end of input */
    Rc rc = session_open(&so, ui_fault_put, &faults, &s, &f);
    if (rc) {
        ui_faults_fini(&faults);
        return cli_fail(rc, &f);
    }
    ScreenOpts opts = {.mouse = o->mouse, .mono = o->color == COLOR_NEVER, .ambiguous = o->ambiguous};
    rc = screen_open(&opts, &screen, &f);
    if (!rc) {
        arena_on_oom(on_out_of_memory);
        Arena mem = {0};
        UiOptions uo = {.keymap = o->keymap, .faults = &faults, .state = script_state_json};
        ui_config(&mem, &uo);
        if (o->theme) uo.theme = o->theme;
        uo.ascii |= o->ascii;
        uo.mouse |= o->mouse;
        uo.fresh = o->fresh;
        rc = ui_run(s, screen, &uo, &f);
        screen_close(screen);
        arena_fini(&mem);
        arena_on_oom(NULL);
    }
    session_close(s);
    ui_faults_fini(&faults);
    screen_end_by_signal();
    return rc ? cli_fail(rc, &f) : EXIT_OK;
}

int explore_run(const Options *o, Args paths)
{
    if (o->script) {
        SessionOptions so = session_options(o, paths);
        so.background = true;
        if (o->ambiguous) uni_ambiguous_set(o->ambiguous);
        return script_run(o, &so);
    }
    if (o->plain) {
        SessionOptions so = session_options(o, paths);
        return plain_run(o, &so);
    }
    bool terminal = isatty(STDIN_FILENO) && isatty(STDOUT_FILENO);
    for (int i = 0; i < paths.n; i++) terminal &= strcmp(paths.v[i], "-") != 0;          /* no keys come from there */
    return terminal && !o->json ? show_screen(o, paths) : print_timelines(o, paths);
}
