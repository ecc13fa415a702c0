/* session.h: everything the program can do without a screen. The command line, the tests and the explorer all
 * drive this.
 *
 * Knows    the library, the cache, the analyser, its worker thread, the filter in force.
 * Unaware  of keys, of the terminal, of how a result is drawn.
 * Memory   a Session owns what it opens. Results given in the caller's arena are the caller's; an OpenDoc is valid
 *          until session_doc_close.
 * Errors   an Rc and a Fault that names the file. Odd text is a smaller analysis, never an error.
 * Threads  one thread calls; one worker analyses behind it and reports through session_pump.
 * Source   product.md sections 1, 3, 4; style-models.md, walks 1 and 2. */
#ifndef SESSION_SESSION_H
#define SESSION_SESSION_H
#include "model/analysis.h"
#include "path/why.h"
#include "review/view.h"
#include "store/store.h"
#include "text/doc.h"

typedef struct Session Session;

typedef struct SessionOptions {
    const char *library;               /* folder of library.db and cache.db; NULL: the XDG places */
    const char *const *paths;          /* memoirs to open instead of the library; their cache is kept, they are not
                                        * added. What was decided on one that the library has holds */
    size_t      n_path;
    bool        bundled_if_empty;      /* the bundled memoirs when there is nothing else to show */
    bool        rebuild;               /* forget what the cache has and analyse everything again */
    bool        store_only;            /* nothing is kept in memory of what is analysed: there are no careers to look at */
    bool        background;            /* return at once and analyse behind; else session_open returns when all is done */
} SessionOptions;

/* Called for every file that could not be read, and for broken user YAML; NULL: dropped. */
typedef void (*SessionFaultFn)(void *ctx, Rc rc, const Fault *f);

MUST_USE Rc session_open(const SessionOptions *opt, SessionFaultFn on_fault, void *ctx, Session **out, Fault *f);
void session_close(Session *s);                    /* within a second: a memoir that takes longer to read goes on
                                                    * in its thread, nothing is freed, and the process should end */

/* What changed, so that views know whether to draw again. */
typedef enum {
    SESSION_DOCS = 1, SESSION_CAREERS = 2, SESSION_FILTER = 4, SESSION_PROGRESS = 8, SESSION_FAULTS = 16,
} SessionChange;

int session_wake_fd(const Session *s);             /* readable when the worker has something; for poll() */
unsigned session_pump(Session *s);                 /* takes what is ready, for at most ~8 ms; change bits */
/* done: read and analysed; known: in the library already, the same text. */
typedef struct SessionProgress { uint32_t done, known, failed, total; bool running; } SessionProgress;
SessionProgress session_progress(const Session *s);
uint32_t session_memoirs(Session *s);              /* how many the library keeps, or were read; analysed or not */
MUST_USE Rc session_check(Session *s, Fault *f);   /* is the library in order? */
void session_cancel(Session *s);                   /* drops what is not analysed yet; what is done stays */
MUST_USE Rc session_wait(Session *s);              /* pumps until the worker is idle (tests, listings) */

/* Adds files and folders to the library. Returns at once with background, else when done. n counts what was added. */
MUST_USE Rc session_add(Session *s, const char *path, uint32_t *n, Fault *f);

/* The filter in force. A wrong query leaves the last good one in force and says where it is wrong. */
MUST_USE Rc session_filter_set(Session *s, Str query, QueryFault *fault);
Str session_filter_text(const Session *s);         /* the source of the one in force */
const Query   *session_query(const Session *s);
const Filter  *session_filter(const Session *s);   /* matches under it; always current */
const Careers *session_careers(const Session *s);
/* Counts per value of a field under the filter without that field's own terms. */
FacetList session_facet(Session *s, Arena *a, QueryField field);
FacetList session_facet_under(Session *s, Arena *a, const Query *q, QueryField field);     /* under another query */
/* What each term of the filter costs, and why it leaves a memoir out. */
Why session_why(Session *s, Arena *a);
WhyNot session_why_not(Session *s, Arena *a, const Why *w, uint32_t doc);

/* What the user keeps: bookmarks, saved filters, where they were last. kind and name find it; it goes to the library at
 * once, or stays in memory while files are only being read. */
MUST_USE Rc session_saved_put(Session *s, Str kind, Str name, Str value, Fault *f);
MUST_USE Rc session_saved_drop(Session *s, Str kind, Str name, Fault *f);
MUST_USE Rc session_saved(Session *s, Arena *a, Str kind, SavedList *out, Fault *f);        /* oldest first */
Str session_saved_get(Session *s, Arena *a, Str kind, Str name);   /* "" where there is none */
/* Filters among them: @NAME and saved:NAME in a query stand for what is kept under the name. Oldest first. */
MUST_USE Rc session_filters(Session *s, Arena *a, SavedList *out, Fault *f);
MUST_USE Rc session_filter_keep(Session *s, Str name, const Query *q, Fault *f);
MUST_USE Rc session_filter_rename(Session *s, Str from, Str to, Fault *f);
MUST_USE Rc session_filter_drop(Session *s, Str name, Fault *f);

bool session_kept(const Session *s);               /* does it outlive the session? */
const char *session_folder(const Session *s);      /* where the library lies; NULL: there is none */

/* One memoir with its analysis, from the cache or analysed now. Few are open at a time; the last ones are kept. */
typedef struct OpenDoc {
    int64_t         id;
    const Doc      *doc;
    const Analysis *an;                /* as people decided on it: the view's */
    const Analysis *machine;           /* as it was suggested */
    const ReviewView *review;          /* beside an: what is whose, and what was taken away */
    Str             name, path;
    Str             title;             /* its own, else its first line */
    const ReviewAsks *asks;            /* that its view was made with */
    bool            old;               /* the library has another text of it by now: it is to be opened again */
    bool            newer;             /* its file was written since it was counted: places of rows are none in this text */
} OpenDoc;
MUST_USE Rc session_doc_open(Session *s, int64_t id, const OpenDoc **out, Fault *f);
void session_doc_close(Session *s, const OpenDoc *d);
void session_doc_follow(Session *s, const OpenDoc *d);             /* its rows are those of the text that is open, if it is newer */
/* By id number, file name or title, or a part of one that is unique; RC_USAGE: several have it. */
MUST_USE Rc session_doc_find(Session *s, Str name, int64_t *id);
/* Of files that are being read, that one. */
bool session_doc_file(Session *s, const char *path, int64_t *id);
/* What a memoir shows, where the library's text and that of its file are two: a file that is being read, over which
 * decisions hold where their words still stand; or the library's, whose file says something else by now. */
typedef enum { TEXT_ONE, TEXT_OF_FILE, TEXT_OF_LIBRARY } TextShown;
TextShown session_doc_text(Session *s, int64_t id);
const char *text_shown_why(TextShown t);           /* a msgid: that it is so, and what to do; "" for TEXT_ONE */
bool session_doc_kept(Session *s, int64_t id);     /* the library has just what is shown */
Str session_doc_names(Session *s, Arena *a, Str name);             /* of those it fits alike: the first few, with their numbers */

/* The sentence around a span of an open document, for the source strip and for copying with its citation. */
Span session_sentence(const OpenDoc *d, Span s);
uint32_t session_line_no(const OpenDoc *d, Span s);                /* from 1 */
/* Entities, events and timexes that touch a span: what the text pane highlights. In order of start; longer first. */
typedef enum { MARK_TIMEX, MARK_ENTITY, MARK_EVENT } MarkLayer;
typedef struct Mark { Span span; MarkLayer layer; uint32_t index; } Mark;
typedef VEC(Mark) MarkList;
MarkList session_marks(Arena *a, const OpenDoc *d);
#endif
