/* script.h: the explorer driven by a file of words instead of a keyboard: `gilmok --script`, a user's macros, the screen
 * tests.
 *
 *   # words                     comment; blank lines are left out
 *   size 80x24                  of the screen; a resize when it runs already
 *   key j j Enter text:가나     keys as term/key.h names them, text:… paste:… (\s a blank) click:X,Y resize:80x24
 *   run filter-role             an action by its name in the keymap
 *   wait idle                   until nothing is being read or analysed, and all that follows from it is drawn
 *   wait box                    as long as the box with the keys behind a prefix takes
 *   expect WORDS                the screen holds them in one row;  expect-not WORDS: it does not
 *   cursor X Y                  where the hardware cursor stands;  cursor on WORDS: its row holds them
 *   at-most N keys              no more keys than that have been pressed since the start
 *   save-screen FILE [--attrs]  the screen as text, with --attrs its runs of style behind it; - is standard output
 *   save-state FILE             what is shown and looked at, as JSON
 *
 * Knows    the words of a script, where in it one is, what went wrong.
 * Unaware  of how an explorer is opened, of how its frames are shown, of JSON: its host is asked.
 * Memory   a Script owns its text and scratch; the app is the host's.
 * Errors   "FILE:LINE: what" in `why`; rc is RC_NOTFOUND where an expectation fails, RC_USAGE where a line is none.
 * Threads  one owner. */
#ifndef UI_SCRIPT_H
#define UI_SCRIPT_H
#include "ui/app.h"

typedef struct Script Script;
typedef bool (*ScriptFn)(Script *sc, Str arg);               /* false: script_fail has told why */
typedef struct ScriptWord { const char *name; ScriptFn run; } ScriptWord;

typedef struct ScriptHost {
    bool (*start)(Script *sc);                               /* sets app, of the size cols x rows */
    bool (*draw)(Script *sc);                                /* shows what changed and sets frame */
    Rc   (*put)(Script *sc, Str file, Str bytes, Fault *f);  /* keeps what was saved */
    const ScriptWord *words;                                 /* of its own, beside the ones above */
    size_t n_word;
} ScriptHost;

struct Script {
    const ScriptHost *host;
    void       *ctx;                                         /* the host's */
    Str         path, rest;
    uint32_t    line, n_key;
    int         cols, rows;
    bool        fixed;                                       /* the screen has its size: size and resize do nothing */
    UiApp      *app;
    Surface    *frame;                                       /* as it was drawn last */
    UiStateFn   state;                                       /* how a state is written down */
    Arena       mem;
    Rc          rc;
    Buf         why;
};

/* path names the text in messages. The text is copied. */
void script_init(Script *sc, const ScriptHost *host, void *ctx, Str path, Str text);
void script_fini(Script *sc);

/* Runs lines until one has to wait (the caller pumps the session and calls again), the end, or a failure. */
typedef enum { SCRIPT_WAIT, SCRIPT_END, SCRIPT_FAILED } ScriptState;
ScriptState script_go(Script *sc);

/* For words of a host's own. */
bool script_fail(Script *sc, Rc rc, const char *what, Str about);
bool script_started(Script *sc);                             /* starts it where it has not been */
bool script_size(Script *sc, Str arg);
bool script_keys(Script *sc, Str arg);
bool script_expect(Script *sc, Str arg);
bool script_expect_not(Script *sc, Str arg);
#endif
