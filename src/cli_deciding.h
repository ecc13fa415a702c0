/* cli_deciding.h: what the actions of gilmok review share: naming what is meant, deciding it as one step, telling it. */
#ifndef CLI_DECIDING_H
#define CLI_DECIDING_H
#include "cli.h"
#include "session/review.h"

typedef struct Deciding {
    CliRun   run;
    const char *action;                   /* of gilmok review */
    DecisionList rows;
    VEC(Str) ids;                         /* beside the rows; "": not named by one */
    const OpenDoc *open[8];               /* as many as the session keeps open */
    int      n_open;
} Deciding;

int deciding_usage(const char *action, const char *why);
/* 0, or an exit code after telling what is wrong. */
int deciding_begin(Deciding *x, const char *action, const Options *o);
/* Exit codes. */
int deciding_end(Deciding *x, Rc rc);
int deciding_fail(Deciding *x, Rc rc);                               /* what the fault says, whatever it is */
int deciding_wrong(Deciding *x, Str what, const char *why);          /* bad usage */
int deciding_missing(Deciding *x, Str what, const char *why);        /* there is no such thing */
int deciding_nothing(Deciding *x, const char *none);
int deciding_done(Deciding *x, const Options *o);                    /* the rows, as one step */

/* The memoir of that id or name, opened once. NULL: the fault says why not. */
const OpenDoc *deciding_memoir(Deciding *x, Str name);
/* "3#e12" or "3#e+57": a thing. False: there is none; the fault says why where it is known. gone: what took it away. */
typedef struct Meant { const OpenDoc *d; Target on; uint32_t index; const Decision *gone; } Meant;
bool deciding_thing(Deciding *x, Str id, Meant *out);
Str deciding_id(Deciding *x, const OpenDoc *d, Target on, uint32_t index);         /* what it is called by */
void deciding_row(Deciding *x, Str id, const Decision *row);
/* "12:입사": the words in that line; a line that has them twice does not say which. */
bool deciding_words(Deciding *x, const OpenDoc *d, Str where, Span *out);
#endif
