/* script.c: gilmok --script: the explorer without a terminal, driven by a file. */
#include "cli.h"
#include "base/fs.h"
#include "base/i18n.h"
#include "json/json.h"
#include "session/session.h"
#include "uni/width.h"
#include "ui/script.h"
#include <poll.h>
#include <stdio.h>
#include <string.h>

typedef struct Host { const Options *o; Session *s; UiFaults *faults; } Host;

void script_state_json(const UiState *st, Buf *out)
{
    JsonOut j = jout_begin(out, true);
    jout_obj(&j);
    jout_kstr(&j, "view", st->view), jout_kstr(&j, "subject", st->subject), jout_kstr(&j, "front", st->front);
    jout_kstr(&j, "filter", st->filter), jout_kstr(&j, "typed", st->typed), jout_kstr(&j, "message", st->message);
    jout_key(&j, "memoirs");
    jout_obj(&j), jout_kint(&j, "shown", st->n_doc), jout_kint(&j, "all", st->of_doc), jout_obj_end(&j);
    jout_key(&j, "events");
    jout_obj(&j), jout_kint(&j, "shown", st->n_event), jout_kint(&j, "all", st->of_event), jout_obj_end(&j);
    jout_kint(&j, "row", st->row), jout_kint(&j, "rows", st->rows), jout_kbool(&j, "busy", st->busy);
    jout_key(&j, "selection");
    jout_obj(&j);
    jout_kint(&j, "doc", st->doc), jout_kstr(&j, "name", st->name), jout_kstr(&j, "kind", st->kind);
    jout_kint(&j, "seq", st->seq), jout_kstr(&j, "label", st->label);
    jout_kstr(&j, "text", st->row_text), jout_kstr(&j, "source", st->source);
    jout_obj_end(&j);
    jout_key(&j, "links");
    jout_arr(&j);
    for (uint32_t i = 0; i < st->n_link; i++) {
        jout_obj(&j), jout_kstr(&j, "text", st->links[i].text), jout_kstr(&j, "to", st->links[i].to), jout_obj_end(&j);
    }
    jout_arr_end(&j);
    jout_obj_end(&j);
    jout_newline(&j);
}

/* ------------------------------------------------------------------ the host of a script */

static bool start(Script *sc)
{
    const Host *h = sc->ctx;
    UiOptions uo = {.theme = h->o->theme, .mono = h->o->color == COLOR_NEVER, .keymap = h->o->keymap,
                    .faults = h->faults, .ascii = h->o->ascii, .mouse = h->o->mouse, .state = script_state_json};
    sc->app = ui_app_new(h->s, sc->cols, sc->rows, &uo);
    return true;
}

static bool draw(Script *sc)
{
    ui_app_pump(sc->app);
    while (ui_app_idle(sc->app)) {}
    sc->frame = ui_app_frame(sc->app, true);
    return true;
}

static Rc put(Script *sc, Str file, Str bytes, Fault *f)
{
    return str_eq_z(file, "-") ? cli_put(NULL, bytes) : fs_write(str_dup_z(&sc->mem, file), bytes, f);
}

static const ScriptHost host = {.start = start, .draw = draw, .put = put};

/* Why, and where an expectation failed what was there instead. */
static int tell(const Script *sc)
{
    Arena a = {0};
    Buf rows = {0};
    fprintf(stderr, "gilmok: " STR_FMT "\n", STR_ARG(uni_visible(&a, str_trim(buf_str(&sc->why)))));
    if (sc->frame && sc->rc == RC_NOTFOUND) surface_dump(sc->frame, &rows);
    Str rest = buf_str(&rows);
    for (Str row; str_cut(&rest, '\n', &row);)
        if (rest.p) fprintf(stderr, "  |" STR_FMT "\n", STR_ARG(row));
    buf_fini(&rows);
    arena_fini(&a);
    return cli_exit_code(sc->rc);
}

static int run_text(const Host *h, const char *path, Str text)
{
    Script sc;
    ScriptState st;
    script_init(&sc, &host, (void *)(uintptr_t)h, str_z(path), text);
    sc.state = script_state_json;
    while ((st = script_go(&sc)) == SCRIPT_WAIT) {
        struct pollfd p = {.fd = session_wake_fd(h->s), .events = POLLIN};
        (void)poll(&p, 1, 1000);
    }
    int code = st == SCRIPT_FAILED ? tell(&sc) : EXIT_OK;
    ui_app_free(sc.app);
    script_fini(&sc);
    return code;
}

int script_run(const Options *o, const SessionOptions *so)
{
    enum { SCRIPT_MAX = 1 << 24 };
    Buf text = {0};
    UiFaults faults = {0};
    Fault f = {0};
    Session *s = NULL;
    Rc rc = fs_read(o->script, SCRIPT_MAX, &text, &f);
    if (!rc) rc = session_open(so, ui_fault_put, &faults, &s, &f);
    int code = rc ? cli_fail(rc, &f) : run_text(&(Host){o, s, &faults}, o->script, buf_str(&text));
    session_close(s);
    ui_faults_fini(&faults);
    buf_fini(&text);
    return code;
}
