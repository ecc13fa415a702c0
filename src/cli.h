/* cli.h: the command line: options, commands, exit codes. Private to the program; main.c calls it.
 *
 *   options.c      what options there are, and reading them
 *   cli.c          the table of commands, help
 *   cli_library.c  commands over the library
 *   cli_remove.c   memoirs out of the library
 *   cli_filters.c  kept filters, and why a query leaves a memoir out
 *   cli_path.c     paths
 *   cli_doctor.c   where everything is, what is set, whether it is in order
 *   cli_compare.c  careers beside each other, and careers like one
 *   cli_analyze.c  analyses without a library
 *   cli_lexicon.c  the user's own names
 *   cli_exchange.c annotations in and out
 *   cli_review.c   deciding on what was found
 *   cli_deciding.c what its actions share: naming a thing, one step, telling it
 *   cli_parts.c    two that are one, one that is two
 *   cli_check.c    whether lexicon files are in order
 *   tell.c         what is said when something is wrong
 *   explore.c      the explorer
 *   cli_sql.c      questions in SQL
 *   keys.c         help about keys
 *   plain.c        the explorer line by line
 *   script.c       the explorer driven by a file
 *
 * Exit codes: 0 done, 1 nothing found, 2 bad usage, 3 something could not be read or written. */
#ifndef CLI_H
#define CLI_H
#include "base/buf.h"
#include "base/rc.h"
#include "base/str.h"
#include "model/types.h"
#include "session/batch.h"
#include "session/report.h"
#include "session/session.h"
#include "ui/app.h"
#include <stdbool.h>

#ifndef GILMOK_VERSION
#define GILMOK_VERSION "0"
#endif

enum { EXIT_OK = 0, EXIT_NOTHING = 1, EXIT_USAGE = 2, EXIT_IO = 3 };

typedef enum { COLOR_AUTO, COLOR_ALWAYS, COLOR_NEVER } ColorWhen;

typedef enum {
    OPT_HELP, OPT_VERSION, OPT_LIBRARY, OPT_COLOR, OPT_JSON, OPT_JSONL, OPT_DCT, OPT_LANG, OPT_PRETTY, OPT_JOBS,
    OPT_GOLD, OPT_TEXTS, OPT_AGAINST, OPT_MISSES, OPT_CONFIDENCE, OPT_THEME, OPT_KEYMAP, OPT_ASCII, OPT_MOUSE, OPT_FRESH,
    OPT_EXPLAIN, OPT_TYPE, OPT_ID, OPT_EN, OPT_ALIAS, OPT_GROUP, OPT_CONTEXT, OPT_DRY_RUN, OPT_ALONE, OPT_STRICT, OPT_LIMIT, OPT_OFFSET,
    OPT_SCRIPT, OPT_AMBIGUOUS, OPT_PLAIN, OPT_OF, OPT_MATRIX, OPT_ALIGN, OPT_HOPS, OPT_MOST, OPT_WHY_NOT,
    OPT_OUTPUT, OPT_REPLACE, OPT_THEIRS, OPT_FORCE, OPT_ALL, OPT_PURGE,
    OPT_COUNT,
} OptId;
typedef uint64_t OptSet;
#define BIT(id) ((OptSet)1 << (id))
#define COMMON  (BIT(OPT_HELP) | BIT(OPT_VERSION) | BIT(OPT_COLOR) | BIT(OPT_LIBRARY))

typedef struct OptionRow { const char *name, *arg, *help; char letter; } OptionRow;
extern const OptionRow option_rows[OPT_COUNT];

/* Every option of every command; which command takes which is in the command's row (cli.c). */
enum { ALIASES_MAX = 64 };
typedef struct Options {
    const char *output, *library, *gold, *texts, *against, *theme, *keymap, *script;
    const char *why_not;                            /* list: a memoir */
    const char *id, *en, *group, *of, *align;
    const char *alias[ALIASES_MAX];
    int         n_alias;
    EntityTypes types;                              /* none: all */
    Str         dct;
    Lang        lang;
    ColorWhen   color;
    Explain     explain;
    int         jobs;
    uint32_t    limit, offset;                      /* limit 0: all */
    bool        json, jsonl, pretty, misses, confidence, ascii, mouse, fresh, plain, help, version, context, dry_run, replace, theirs, force, all, purge, alone, strict, matrix;
    int         ambiguous;                          /* columns of ambiguous characters; 0: the terminal is asked */
    uint32_t    hops, most;                         /* of paths; 0: not said */
} Options;

typedef struct Args { const char *const *v; int n; } Args;

/* Where the library's text of a memoir and that of its file are two, says so. */
void cli_text_shown(Session *s, int64_t doc);

/* What stands on the command line: the words that are no options move to the start of argv, in their order. */
typedef struct Words { int n, n_before_dashes; OptSet used; } Words;
enum { OPTION_WORD_N = 32 };
const char *option_word(char out[OPTION_WORD_N], int id);
/* 0, or an exit code after telling what is wrong. */
int options_parse(int argc, char **argv, Options *o, Words *line);

int cli_main(int argc, char **argv, bool ascii);

/* tell.c. One line on stderr: "gilmok: FILE: what, why, what to do". */
void cli_fault(Rc rc, const Fault *f);
int  cli_exit_code(Rc rc);
int  cli_fail(Rc rc, const Fault *f);           /* both */
int  cli_usage(const char *what, const char *why);

/* Faults as they come: each is told, n counts them. */
typedef struct Told { int n; } Told;
void cli_on_fault(void *ctx, Rc rc, const Fault *f);

/* Everything to stdout, or an Rc: a full disk is told, not ignored. A reader that goes away (| head) ends the program
 * by SIGPIPE without a word, like every filter. */
Rc   cli_put(void *ctx, Str s);
/* Puts out to stdout, frees it, and says with which code to end. */
int  cli_finish(Buf *out, Rc rc, const Fault *f, const Told *told);
ReportOptions cli_report_options(const Options *o);

/* A command over a session. so: what to open, or NULL for the library that the options name. cli_begin returns EXIT_OK,
 * or the code to end with: nothing is open then. cli_end puts out to stdout, tells what is wrong but for RC_NOTFOUND
 * (each command has its own word for that) and closes; cli_stop closes alone. Both return the code to end with. */
typedef struct CliRun { Arena a; Told told; Fault f; Buf out; Session *s; } CliRun;
int  cli_begin(CliRun *x, const Options *o, const SessionOptions *so);
int  cli_end(CliRun *x, Rc rc);
int  cli_stop(CliRun *x, int code);
bool cli_filter(CliRun *x, Str query);          /* false: what is wrong with it is told; EXIT_USAGE is due */
/* The memoir of that name; the fault says what is wrong with the name. */
Rc   cli_doc(CliRun *x, const char *name, int64_t *id);
int  cli_report(const Options *o, Args args, ReportFn report);           /* over what the query selects */
int  cli_why_not(const Options *o, Args args);  /* list --why-not */
Str  cli_join(Arena *a, Args args);             /* with blanks between */

int cmd_list(const Options *o, Args args);
int cmd_show(const Options *o, Args args);
int cmd_events(const Options *o, Args args);
int cmd_timeline(const Options *o, Args args);
int cmd_entities(const Options *o, Args args);
int cmd_stats(const Options *o, Args args);
int cmd_filters(const Options *o, Args args);
int cmd_config(const Options *o, Args args);
int cmd_doctor(const Options *o, Args args);
int cmd_funnel(const Options *o, Args args);
int cmd_graph(const Options *o, Args args);
int cmd_sql(const Options *o, Args args);
int cmd_path(const Options *o, Args args);
int cmd_compare(const Options *o, Args args);
int cmd_similar(const Options *o, Args args);
int cmd_add(const Options *o, Args args);
int cmd_remove(const Options *o, Args args);
int cmd_rebuild(const Options *o, Args args);
int cmd_analyze(const Options *o, Args args);
int cmd_score(const Options *o, Args args);
int lexicon_check(const Options *o, Args args);
int cmd_export(const Options *o, Args args);
int cmd_import(const Options *o, Args args);
int review_list(const Options *o, Args args);
int review_accept(const Options *o, Args args);
int review_reject(const Options *o, Args args);
/* For the help of what takes an ID, of an action, and of what takes FIELD=VALUE. */
void review_ids(void);
void review_example(const char *action);
void review_fields(void);
int review_edit(const Options *o, Args args);
int review_add(const Options *o, Args args);
int review_merge_things(const Options *o, Args args);
int review_split(const Options *o, Args args);
int review_note(const Options *o, Args args);
int review_tag(const Options *o, Args args);
int review_skip(const Options *o, Args args);
int review_forget(const Options *o, Args args);
int review_done(const Options *o, Args args);
int review_undo(const Options *o, Args args);
int review_redo(const Options *o, Args args);
int review_log(const Options *o, Args args);
int review_revert(const Options *o, Args args);
int review_orphans(const Options *o, Args args);
int review_agree(const Options *o, Args args);
int review_teach(const Options *o, Args args);
int review_learned(const Options *o, Args args);
int review_unlearn(const Options *o, Args args);
int review_attach(const Options *o, Args args);
int lexicon_list(const Options *o, Args args);
int lexicon_add(const Options *o, Args args);
int lexicon_silence(const Options *o, Args args);
int lexicon_remove(const Options *o, Args args);
int lexicon_import(const Options *o, Args args);

/* The explorer (explore.c): on a terminal the screen, else plain text timelines. */
int explore_run(const Options *o, Args paths);

/* Every key of the explorer (keys.c). */
int help_keys(const Options *o);

/* The explorer driven by a file (script.c). */
int  script_run(const Options *o, const SessionOptions *so);
/* The explorer line by line (plain.c). */
int  plain_run(const Options *o, const SessionOptions *so);
void script_state_json(const UiState *st, Buf *out);
#endif
