/* screen.h: the terminal: shows surfaces, tells keys, and is left as it was found, however the program ends.
 *
 * Knows    ncursesw, terminfo, signals of the terminal, colours, the clipboard of the terminal (OSC 52).
 * Unaware  of what is drawn.
 * Memory   a Screen owns everything; screen_close. There is one terminal, so one Screen on it at a time (mocks: any).
 * Errors   RC_TERM with a word on what is missing.
 * Threads  the thread that opened it. Others wake it through the wake descriptor of screen_key.
 * Source   tui.md sections 4 and 6; term/mock.h has the same interface without a terminal. */
#ifndef TERM_SCREEN_H
#define TERM_SCREEN_H
#include "base/rc.h"
#include "term/key.h"
#include "term/surface.h"

typedef struct Screen Screen;
typedef enum { COLOURS_MONO, COLOURS_8, COLOURS_16, COLOURS_256, COLOURS_RGB } ColourDepth;

typedef struct ScreenOpts {
    bool mouse;                          /* report clicks from the start */
    bool mono;                           /* no colours; $NO_COLOR asks for the same */
    int  ambiguous;                      /* columns of ambiguous characters: 1, 2, 0 asks the terminal */
} ScreenOpts;

MUST_USE Rc screen_open(const ScreenOpts *opts, Screen **out, Fault *f);     /* opts NULL: all defaults */
void screen_close(Screen *s);            /* NULL is allowed */

void screen_size(const Screen *s, int *cols, int *rows);
ColourDepth screen_colours(const Screen *s);
bool screen_utf8(const Screen *s);       /* false: the locale is not UTF-8, so draw with ASCII signs */

/* Sends the cells that differ from what is shown, in one write; nothing when nothing differs. Of the frame that was
 * presented last, only what was drawn over since is looked at. */
void screen_present(Screen *s, Surface *frame);
void screen_redraw(Screen *s);           /* the next screen_present sends everything */

/* The next key: waits at most timeout_ms (< 0: without end, 0: not at all). wake_fd: K_WAKE when it is readable
 * (the caller empties it); < 0: none. K_RESIZE carries the new size. */
Key  screen_key(Screen *s, int timeout_ms, int wake_fd);

void screen_mouse(Screen *s, bool on);
bool screen_copy(Screen *s, Str text);   /* to the clipboard; false: too long for terminals (74 kB) */
void screen_bell(Screen *s);

/* Gives the terminal back and takes it again: around an editor or a pager. */
void screen_pause(Screen *s);
void screen_resume(Screen *s);
void screen_suspend(Screen *s);          /* stops the program as C-z does; returns when it goes on */

/* For the handler of base/arena.h and other last words: the terminal as it was, by write() alone. */
void screen_restore_now(void);
/* A signal that asks the program to go (TERM, HUP, INT) gives K_EOF as the next key; a second one, or three seconds,
 * end it. Once all is kept and closed: ends by that signal; returns where there was none. */
void screen_end_by_signal(void);
#endif
