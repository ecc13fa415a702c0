/* app.h: the explorer: keys in, frames out, everything else asked of the session.
 *
 * Knows    panes, what is looked at, the prompt, lists in front, back and forward.
 * Unaware  of files, of the analyser, of how cells reach the terminal.
 * Memory   a UiApp owns its state; the session and the screen are the caller's.
 * Errors   a broken theme or keymap is told in the message row, never fatal; RC_TERM when the terminal is gone.
 * Threads  one owner.
 * Source   product.md, section 4; tui.md, section 6. */
#ifndef UI_APP_H
#define UI_APP_H
#include "session/session.h"
#include "term/screen.h"

typedef struct UiApp UiApp;

/* What could not be read, from before there is a screen and behind it: give it to session_open with ui_fault_put. */
typedef struct UiFaults { uint32_t n; Rc rc; Fault last; } UiFaults;
void ui_fault_put(void *faults, Rc rc, const Fault *f);          /* a SessionFaultFn */

typedef struct UiOptions {
    const char *theme;                   /* NULL: what the terminal's colours allow, dark at best */
    bool        mono;                    /* no colours: no theme but mono */
    const char *keymap;                  /* a YAML file over the user's own; NULL: none */
    const UiFaults *faults;              /* told in the message row as they come; NULL: none */
    bool        ascii;                   /* no glyphs beyond ASCII */
    bool        mouse;
} UiOptions;

/* The loop: until the reader leaves (RC_OK) or the terminal does (RC_TERM). Sleeps while nothing happens. */
MUST_USE Rc ui_run(Session *s, Screen *screen, const UiOptions *opt, Fault *f);

/* The same in steps, for tests and scripts. */
UiApp *ui_app_new(Session *s, int cols, int rows, const UiOptions *opt);
void ui_app_free(UiApp *app);
void ui_app_key(UiApp *app, Key k);                     /* also K_RESIZE, K_MOUSE, K_PASTE */
bool ui_app_pump(UiApp *app);                           /* takes what the session has; true: draw again */
bool ui_app_idle(UiApp *app);                           /* what may wait for the last key; true: draw again */
void ui_app_draw(UiApp *app, Surface *out);             /* out has the size of the last K_RESIZE */
bool ui_app_done(const UiApp *app);
#endif
