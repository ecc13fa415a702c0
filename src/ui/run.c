/* run.c: the loop. Nothing is drawn and no clock runs while nothing happens. */
#include "app_int.h"
#include "base/i18n.h"
#include "uni/width.h"

enum { WHICH_KEY_MS = 300, FIRST_MS = 40, BATCH = 64, RULE = 0x2500 };

typedef struct Loop { UiApp *app; Screen *screen; Surface *frame; bool gone, mouse; } Loop;

static void take(Loop *l, Key k)
{
    if (k.code == K_EOF) l->gone = true;
    if (k.code == K_WAKE) ui_app_pump(l->app);
    if (k.code == K_RESIZE) {
        surface_resize(l->frame, k.x > 0 ? k.x : 1, k.y > 0 ? k.y : 1);
        screen_redraw(l->screen);
    }
    ui_app_key(l->app, k);
}

static void show(Loop *l)
{
    if (l->app->mouse != l->mouse) screen_mouse(l->screen, l->mouse = l->app->mouse);
    if (l->app->suspend) {
        l->app->suspend = false;
        screen_suspend(l->screen);
    }
    if (l->app->redraw) screen_redraw(l->screen);
    if (!l->app->dirty && !l->app->redraw) return;
    l->app->redraw = false;
    ui_app_draw(l->app, l->frame);
    screen_present(l->screen, l->frame);
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

static void turn(Loop *l, int wake)
{
    show(l);
    if (ui_app_idle(l->app)) show(l);
    bool prefix = l->app->pending.n && !l->app->which_key;
    Key k = screen_key(l->screen, prefix ? WHICH_KEY_MS : -1, wake);
    if (k.code == K_TIMEOUT && prefix) l->app->which_key = l->app->dirty = true;
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
    o.ascii |= !screen_utf8(screen) || uni_cp_cols(RULE) == 2;       /* where lines are wide they would not meet */
    Loop l = {.app = ui_app_new(s, cols, rows, &o), .screen = screen, .frame = surface_new(cols, rows)};
    /* The first frame shows what is there; only where nothing is yet, the first memoirs are worth a moment. */
    if (!session_careers(s)->n_doc && session_progress(s).running) take(&l, screen_key(screen, FIRST_MS, wake));
    while (!ui_app_done(l.app) && !l.gone) turn(&l, wake);
    ui_app_free(l.app);
    surface_free(l.frame);
    return l.gone ? fault_set(f, RC_TERM, NULL, "%s", _("the terminal is gone")) : RC_OK;
}
