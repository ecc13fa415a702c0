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
#include "ui/action.h"

typedef struct UiApp UiApp;

/* What could not be read, from before there is a screen and behind it: give it to session_open with ui_fault_put.
 * n are counted, the newest ones kept: number i (from 0) at v[i % UI_FAULTS_KEPT]. init is {0}. */
enum { UI_FAULTS_KEPT = 256 };
typedef struct UiFault { Rc rc; Fault f; } UiFault;
typedef struct UiFaults { uint32_t n, cap; UiFault *v; } UiFaults;
void ui_fault_put(void *faults, Rc rc, const Fault *f);          /* a SessionFaultFn */
void ui_faults_fini(UiFaults *faults);

/* What is shown and looked at, for scripts and whoever tests by state instead of by picture. Texts lie in the arena. */
typedef struct UiLink { Str text; Str to; } UiLink;              /* a row in sight that leads somewhere */
typedef struct UiState {
    Str      view, front, subject;       /* the focused view; what lies before it ("" nothing); what the view is about */
    int64_t  doc;                        /* what is looked at; 0: nothing */
    Str      name, kind, label;          /* the memoir's file; "event", "position" or ""; as it is called */
    uint32_t seq;
    Str      filter, typed, message;     /* typed: in the prompt or the list in front */
    uint32_t n_doc, of_doc, n_event, of_event;
    int      row, rows, top;             /* of the focused list, from 0; top: the first link's */
    Str      title, row_text, source;    /* of the view, of the selected row as drawn, and the sentence behind it */
    bool     busy;
    UiLink  *links;
    uint32_t n_link;
} UiState;
typedef void (*UiStateFn)(const UiState *state, Buf *out);       /* writes it down */

typedef struct UiOptions {
    const char *theme;                   /* NULL: what the terminal's colours allow, dark at best */
    bool        mono;                    /* no colours: no theme but mono */
    const char *keymap;                  /* a YAML file over the user's own; NULL: none */
    UiFaults   *faults;                  /* told in the message row as they come, and added to; NULL: none yet */
    bool        ascii;                   /* no glyphs beyond ASCII */
    bool        mouse;
    bool        restore, fresh;          /* begins where one left off, but not this time; keeps where that is */
    bool        coach;                   /* a few words for who is here for the first time */
    UiStateFn   state;                   /* for macros that save what is looked at; NULL: they cannot */
} UiOptions;

/* What the user's config.yaml says; all fields but keymap, faults and state are set. */
void ui_config(Arena *a, UiOptions *o);

/* The loop: until the reader leaves (RC_OK) or the terminal does (RC_TERM). Sleeps while nothing happens. */
MUST_USE Rc ui_run(Session *s, Screen *screen, const UiOptions *opt, Fault *f);

/* The same in steps (ui_app_keep: with restore, before the end), for tests and scripts. */
UiApp *ui_app_new(Session *s, int cols, int rows, const UiOptions *opt);
void ui_app_keep(UiApp *app);
void ui_app_free(UiApp *app);
void ui_app_key(UiApp *app, Key k);                     /* also K_RESIZE, K_MOUSE, K_PASTE */
bool ui_app_pump(UiApp *app);                           /* takes what the session has; true: draw again */
void ui_app_others(UiApp *app);                      /* what was decided in another process: before each key */
bool ui_app_idle(UiApp *app);                           /* what may wait for the last key; true: draw again */
/* The app's own frame, in which what changed since the last call is drawn. Not whole: where it is enough, only what
 * the keys were about, that is the focused pane and the rows above and below; what follows from it is owed. */
Surface *ui_app_frame(UiApp *app, bool whole);
bool ui_app_owes(const UiApp *app);
void ui_app_draw(UiApp *app, Surface *out);             /* all of it, elsewhere; out has the app's size */
bool ui_app_done(const UiApp *app);
Session *ui_app_session(const UiApp *app);
void ui_app_hesitate(UiApp *app);                       /* a prefix was typed a while ago: its box is shown */
/* What was copied and has to go to the terminal's clipboard, "" nothing; then whether it went. */
Str  ui_app_clip(const UiApp *app);
void ui_app_clipped(UiApp *app, bool taken);
bool ui_app_run(UiApp *app, Str action);                /* by its name in the keymap; false: there is none */
/* Why an action cannot run now, "" where it can. */
Str  ui_app_why_not(const UiApp *app, Arena *a, ActionId id);
void ui_app_row(UiApp *app, int row);                   /* selects a row of the focused list, clamped */
void ui_app_state(UiApp *app, Arena *a, UiState *out);
#endif
