/* cli.h: the command line: options, commands, exit codes. Private to the program; main.c calls it.
 *
 * Exit codes: 0 done, 1 nothing found, 2 bad usage, 3 something could not be read or written. */
#ifndef CLI_H
#define CLI_H
#include "base/rc.h"
#include "base/str.h"
#include "model/types.h"
#include <stdbool.h>

enum { EXIT_OK = 0, EXIT_NOTHING = 1, EXIT_USAGE = 2, EXIT_IO = 3 };

typedef enum { COLOR_AUTO, COLOR_ALWAYS, COLOR_NEVER } ColorWhen;

/* Every option of every command; which command takes which is in the command's row (cli.c). */
typedef struct Options {
    const char *library, *gold, *texts, *against, *theme, *keymap;
    Str         dct;
    Lang        lang;
    ColorWhen   color;
    int         jobs;
    bool        json, jsonl, pretty, explain, misses, ascii, mouse, help, version;
} Options;

typedef struct Args { const char *const *v; int n; } Args;

int cli_main(int argc, char **argv);

/* tell.c. One line on stderr: "gilmok: FILE: what, why, what to do". */
void cli_fault(Rc rc, const Fault *f);
int  cli_exit_code(Rc rc);
int  cli_fail(Rc rc, const Fault *f);           /* both */

/* The explorer (explore.c): on a terminal the screen, else plain text timelines. */
int explore_run(const Options *o, Args paths);
#endif
