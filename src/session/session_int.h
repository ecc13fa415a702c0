/* session_int.h: what the modules of session/ share.
 *
 *   session.c   open, close, filter, documents
 *   worker.c    the thread that reads and analyses, and what it sends back
 *   report.c    listings as text and JSON
 *   paths.c, report_path.c   ways from one role to another
 *   known.c     what the lexicon knows of the things in careers
 *   review.c    what people decide, and the views that follow
 *   decided.c   what of it is in force, and what others decide meanwhile
 *   teach.c, teach_name.c, learned.c   what decisions teach, and names learned from them, as steps
 *   removed.c   memoirs taken out of the library, and brought back
 *   saved.c     what the user keeps beside the texts
 *   batch.c     gilmok analyze
 *   words.c, words_report.c, import.c, table.c   the user's own names */
#ifndef SESSION_INT_H
#define SESSION_INT_H
#include "base/map.h"
#include "ie/refold.h"
#include "lex/lex.h"
#include "session/session.h"
#include "store/journal.h"
#include "store/store.h"
#include <pthread.h>

/* A memoir the session knows. Of the library (id is the library's), or of a file that is only being read. */
typedef struct Source {
    int64_t  id;
    Str      name, path;
    uint64_t hash;
    uint64_t kept;                         /* of a file that is only being read: what the library has of it, 0: nothing */
    int64_t  added;                        /* when the library got it, 0 unknown */
    int64_t  looked;                       /* as its file had changed last when the two were compared … */
    bool     newer;                        /* … and the file said something else */
    bool     stored;                       /* the library has its text; else it is read from path */
    bool     done;                         /* its rows are in the careers */
    bool     gone;                         /* it was taken out of the library meanwhile */
    bool     seen;                         /* the library has it still (session_texts_follow) */
    uint32_t twin;                         /* another source of the same text, index + 1; 0: none */
} Source;

/* What is in force over a memoir, as one number: the same decisions, the same number, 0 for none. n: how many;
 * rejected: events taken away; done: a person has finished with it; removed: it was taken out of the library. */
typedef struct DecidedDoc { int64_t doc; uint64_t sum; uint32_t n, rejected; bool done, removed, recount; } DecidedDoc;

typedef enum { JOB_READ /* files that are not kept */, JOB_ADD /* into the library */, JOB_ANALYSE } JobKind;
typedef struct Job { JobKind kind; Str path; int64_t id; uint64_t hash; Str name; bool stored; } Job;

/* What the worker sends: a document with its analysis, or a fault. mem holds all of it; the main thread frees it. */
typedef enum { MSG_DOC, MSG_KNOWN, MSG_FAULT, MSG_TOTAL, MSG_LOST } MsgKind;
typedef struct Msg {
    struct Msg *next;
    Arena      *mem;
    MsgKind     kind;
    Source      src;
    Str         title;
    Analysis    an;
    const Doc  *doc;                       /* of an */
    Rc          rc;
    Fault       fault;
    /* MSG_TOTAL: documents found that were not counted before; MSG_LOST: those that were read and could not be kept */
    uint32_t    n;
} Msg;

typedef struct Worker {
    pthread_t       thread;
    pthread_mutex_t lock;                  /* queue, messages, flags */
    pthread_cond_t  more;
    bool            started, stop, cancel, busy, ended;
    Arena          *jobs_mem;
    VEC(Job)        jobs;
    uint32_t        next;                  /* first job not taken */
    Msg            *first, **last;
    int             wake[2];               /* a byte is written when a message is waiting */
    int64_t         next_id;               /* ids of files that are not kept count down from -1 */
} Worker;

struct Session {
    Arena    *mem;
    Lex      *lex;
    struct LexThings *things;              /* made when it is first asked */
    Analyser *an;
    const char *folder;                    /* of the library; NULL when only files are read */
    Library  *lib;                         /* NULL when only files are read */
    Library  *no_lib;                      /* in memory, for what the user keeps meanwhile */
    Library  *journal;                     /* the same library, for what is decided; NULL when only files are read */
    int64_t   journal_seq, journal_touched;/* its last row that is counted; as journal_touched said last */
    bool      journal_behind;              /* others decided something that is not counted yet */
    Arena     was;                         /* what the fields edited last were, for who is told: until the next decision */
    VEC(DecidedDoc) decided;               /* memoirs that were decided on, as they first were */
    Map       by_decided;                  /* the id's 8 bytes -> index + 1 */
    Cache    *cache;
    pthread_mutex_t store_lock;            /* lib and cache: held for one call, or one write of the worker */
    Worker    worker;
    SessionFaultFn on_fault;
    void     *fault_ctx;

    VEC(Source) sources;
    Map       by_id;                       /* id as text -> index + 1 */
    Map       by_hash;                     /* the hash's 8 bytes -> index + 1 of the newest */
    Careers  *careers;
    SessionProgress progress;
    bool      background, store_only;
    bool      loading;                     /* the library has memoirs behind loaded_id */
    int64_t   loaded_id;
    uint32_t  stored;                      /* memoirs of the library; 0: not counted */

    Arena    *query_mem, *filter_mem;
    Query     query;
    Filter    filter;

    struct OpenSlot *slots;
    struct Sequences *sequences;           /* made when paths are first asked for */
};

struct Sequences;
const struct Sequences *session_sequences(Session *s);      /* of all careers that are there now */

Source *source_find(Session *s, int64_t id);
Source *source_put(Session *s, const Source *src);

/* The document of a source: from the library or from its file. */
Rc source_doc(Session *s, Arena *a, const Source *src, Doc **out, Fault *f);

void worker_init(Worker *w);
void worker_push(Session *s, const Job *job);         /* texts of the job are copied; starts the thread */
/* False: a long memoir is still under way, and the thread with it; then nothing that it uses may be freed. */
bool worker_stop(Session *s);
void worker_cancel(Session *s);
void worker_wake(Session *s);                         /* makes the wake descriptor readable */
bool worker_idle(Session *s);                         /* nothing queued, nothing under way, no message waiting */
Msg *worker_take(Session *s);                         /* all waiting messages in order, NULL for none */

/* What others added to the library, or changed in it of what is open; n counts memoirs. */
void session_texts_follow(Session *s, uint32_t *n);
/* Of a memoir that is open: its view is made anew. */
void session_doc_renew(Session *s, int64_t doc);
const OpenDoc *session_doc_peek(Session *s, int64_t doc);      /* as it is open; NULL: it is not */
bool session_rows_kept(Session *s, const Source *src);         /* the cache has the rows of its view: into the careers */
bool session_cache_begin(Session *s);                          /* many rows at once; false: others are writing */
void session_cache_end(Session *s);
/* The rows of a memoir's view: into the careers, and into the cache for the next time. */
void session_rows_put(Session *s, const Source *src, Str title, const Analysis *an, Str words);
void session_refilter(Session *s);
void session_report(Session *s, Rc rc, const Fault *f);

/* saved_filter.c */
Rc saved_filter_expand(Session *s, Arena *a, Str query, Str *out, QueryFault *fault);
/* Sets the memoirs whose text holds the phrase. */
Rc session_docs_with(Session *s, Str phrase, Bits *docs);

/* removed.c: memoirs that were taken out of the library. Their texts and their decisions stay there: adding one again,
 * or undoing the step, brings it back as it was. */
bool removed_has(const Session *s, int64_t doc);
uint32_t removed_n(const Session *s);
void removed_again(Session *s, const Source *src);             /* it was added again: that is a step of its own */
void removed_drop(Session *s, Source *src);                    /* out of the session's memoirs */
Rc   removed_follow(Session *s, int64_t doc, Fault *f);        /* out of the session's memoirs, or among them again */
Rc   source_load(Session *s, int64_t id, Fault *f);            /* of the library: its rows, or it is analysed behind */

/* decided.c */
const DecidedDoc *decided_of(const Session *s, int64_t doc);   /* NULL: nothing ever was */
void decided_count(Session *s, const JournalMark *row, bool in_force);         /* a row comes in force, or is no longer */
void decided_erased(Session *s, int64_t doc);                  /* the journal has nothing of it any more */
void decided_settle(Session *s, int64_t doc);                  /* once all rows of a step are counted */
Rc decided_append(Session *s, Decision *rows, uint32_t n, Fault *f);           /* journal_append, and what that counts */

/* review.c */
Rc review_follow(Session *s, int64_t doc, Fault *f);           /* its view, and its rows among the careers */
Str review_who(Arena *a);
Rc review_no_library(Fault *f);
Rc review_open(Session *s, const char *dir, Fault *f);
bool review_has(Session *s, int64_t doc);
uint64_t review_key(Session *s, int64_t doc, uint64_t hash);   /* of its rows in the cache */
void review_status(Session *s, int64_t doc);                   /* how far people are with it, into its row of the careers */
/* What the views of a memoir ask: fold is read when one first wants positions folded anew, and serves all of them. */
typedef struct Asked { Session *s; Arena *mem; const Doc *d; Refold *fold; ReviewAsks asks; } Asked;
void asked_init(Asked *x, Session *s, Arena *mem, const Doc *d);       /* mem: for old texts */
void asked_fini(Asked *x);
void review_make(Asked *x, Arena *a, int64_t doc, const Analysis *an, ReviewView *out);

/* The lexicon's things; made when they are first asked. */
const struct LexThings *session_things(Session *s);
/* A CareerKnownFn over the session's lexicon. */
bool session_known(void *ctx, Arena *a, EntityType type, Str lex_id, CareerKnown *out);
bool session_plain(void *ctx, Arena *a, EntityType type, Str name, CareerPlain *out);     /* a CareerPlainFn */
bool session_named(void *ctx, Arena *a, EntityType type, Str name, Str *lex_id);          /* a CareerNamedFn */

/* A name for a memoir that names itself nowhere: its first line. */
Str doc_title(Arena *a, const Doc *d);
#endif
