/* run.c: the loop. Nothing is drawn and no clock runs while nothing happens. */
#include "app_int.h"
#include "base/watch.h"
#include "base/clock.h"
#include "base/i18n.h"
#include "uni/width.h"

enum {
    WHICH_KEY_MS = 300, FIRST_MS = 40, BATCH = 64,
    REST_MS = 2,                                     /* what is owed waits for a key, and the terminal can show */
    OWED_US = 50000,                                 /* but however fast keys come, no longer than this */
};

typedef struct Loop {
    UiApp  *app;
    Screen *screen;
    Watch   watch, library;
    bool    gone, mouse;
    int64_t owed_since;
    bool    more;                                    /* there may be more to do while no key comes */
} Loop;

static void take(Loop *l, Key k)
{
    if (k.code == K_EOF) l->gone = true;
    if (k.code == K_WAKE) {
        ui_app_pump(l->app);
        if (watch_changed(&l->watch)) (void)looks_again(l->app);
        (void)watch_changed(&l->library);
    }
    ui_app_others(l->app);
    if (k.code == K_RESIZE) screen_redraw(l->screen);
    ui_app_key(l->app, k);
}

static void show(Loop *l, bool whole)
{
    if (l->app->mouse != l->mouse) screen_mouse(l->screen, l->mouse = l->app->mouse);
    if (l->app->suspend) {
        l->app->suspend = false;
        screen_suspend(l->screen);
    }
    Str clip = ui_app_clip(l->app);
    if (clip.n) ui_app_clipped(l->app, screen_copy(l->screen, clip));
    if (l->app->redraw) screen_redraw(l->screen);
    if (!l->app->dirty && !l->app->redraw && !(whole && ui_app_owes(l->app))) return;
    bool owed = ui_app_owes(l->app);
    l->app->redraw = false;
    screen_present(l->screen, ui_app_frame(l->app, whole));
    if (!owed && ui_app_owes(l->app)) l->owed_since = clock_us();
}

/* What follows from the last keys: the panes beside, and the memoir itself where another is looked at. */
static void show_rest(Loop *l)
{
    l->more = ui_app_idle(l->app);
    show(l, true);
}

/* All keys that are there already make one frame. */
static void drain(Loop *l, int wake)
{
    for (int i = 0; i < BATCH && !l->app->quit && !l->gone; i++) {
        Key k = screen_key(l->screen, 0, wake);
        if (k.code == K_TIMEOUT) return;
        take(l, k);
    }
}

static bool too_long_owed(const Loop *l) { return ui_app_owes(l->app) && clock_us() - l->owed_since > OWED_US; }

static void turn(Loop *l, int wake)
{
    show(l, false);
    if (!ui_app_owes(l->app) || too_long_owed(l)) show_rest(l);
    bool owed = ui_app_owes(l->app) || l->more, prefix = !owed && l->app->pending.n && !l->app->which_key;
    Key k = screen_key(l->screen, owed ? REST_MS : prefix ? WHICH_KEY_MS : -1, wake);
    if (k.code == K_TIMEOUT && owed) { show_rest(l); return; }
    if (k.code == K_TIMEOUT && prefix) ui_app_hesitate(l->app);
    take(l, k);
    drain(l, wake);
}

Rc ui_run(Session *s, Screen *screen, const UiOptions *opt, Fault *f)
{
    UiOptions o = opt ? *opt : (UiOptions){0};
    int cols, rows, wake = session_wake_fd(s);
    screen_size(screen, &cols, &rows);
    ColourDepth colours = screen_colours(screen);
    o.mono |= colours == COLOURS_MONO;
    if (!o.theme && colours < COLOURS_256) o.theme = "basic";        /* the shades of the others would be one black */
    o.ascii |= !screen_utf8(screen);
    Loop l = {.app = ui_app_new(s, cols, rows, &o), .screen = screen, .library = watch_open(wake)};
    if (session_folder(s)) watch_add(&l.library, session_folder(s));
    l.watch = watch_open(watch_fd(&l.library, wake));
    looks_watch(l.app, &l.watch);
    wake = watch_fd(&l.watch, wake);
    /* The first frame shows what is there; only where nothing is yet, the first memoirs are worth a moment. */
    if (!session_careers(s)->n_doc && session_progress(s).running) take(&l, screen_key(screen, FIRST_MS, wake));
    while (!ui_app_done(l.app) && !l.gone) turn(&l, wake);
    watch_fini(&l.watch);
    watch_fini(&l.library);
    ui_app_keep(l.app);
    ui_app_free(l.app);
    return l.gone ? fault_set(f, RC_TERM, NULL, "%s", _("the terminal is gone")) : RC_OK;
}
