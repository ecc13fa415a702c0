#define _GNU_SOURCE
#include "session_int.h"
#include "base/clock.h"
#include "base/fs.h"
#include "text/reader.h"
#include "uni/width.h"
#include <fcntl.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

/* Results are kept in transactions of this many milliseconds: one flush to disk pays for many documents. */
enum { BATCH_MS = 250 };

/* ------------------------------------------------------------------ the two ends of the queue */

void worker_init(Worker *w)
{
    *w = (Worker){.jobs_mem = arena_new(), .next_id = -1};
    w->last = &w->first;
    pthread_mutex_init(&w->lock, NULL);
    pthread_condattr_t attr;
    pthread_condattr_init(&attr);
    pthread_condattr_setclock(&attr, CLOCK_MONOTONIC);             /* a clock that is set must not keep a reader */
    pthread_cond_init(&w->more, &attr);
    pthread_condattr_destroy(&attr);
    if (pipe2(w->wake, O_CLOEXEC | O_NONBLOCK) < 0) w->wake[0] = w->wake[1] = -1;
}

void worker_wake(Session *s)
{
    if (s->worker.wake[1] >= 0) (void)!write(s->worker.wake[1], "", 1);
}

static void send_msg(Session *s, Msg *m)
{
    Worker *w = &s->worker;
    pthread_mutex_lock(&w->lock);
    bool was_empty = !w->first;
    *w->last = m;
    w->last = &m->next;
    pthread_mutex_unlock(&w->lock);
    if (was_empty) worker_wake(s);
}

static Msg *msg_new(MsgKind kind)
{
    Arena *mem = arena_new();
    Msg *m = arena_push(mem, Msg);
    m->mem = mem;
    m->kind = kind;
    return m;
}

static void send_fault(Session *s, Rc rc, const Fault *f)
{
    Msg *m = msg_new(MSG_FAULT);
    m->rc = rc;
    m->fault = *f;
    send_msg(s, m);
}

static void send_closed(void *ctx, Rc rc, const Fault *f) { send_fault(ctx, rc, f); }

static void send_count(Session *s, MsgKind kind, uint32_t n)
{
    Msg *m = msg_new(kind);
    m->n = n;
    send_msg(s, m);
}

Msg *worker_take(Session *s)
{
    Worker *w = &s->worker;
    char drain[64];
    while (w->wake[0] >= 0 && read(w->wake[0], drain, sizeof drain) > 0) {}
    pthread_mutex_lock(&w->lock);
    Msg *m = w->first;
    w->first = NULL;
    w->last = &w->first;
    pthread_mutex_unlock(&w->lock);
    return m;
}

bool worker_idle(Session *s)
{
    Worker *w = &s->worker;
    pthread_mutex_lock(&w->lock);
    bool idle = w->next == w->jobs.n && !w->busy && !w->first;
    pthread_mutex_unlock(&w->lock);
    return idle;
}

static bool cancelled(Session *s)
{
    Worker *w = &s->worker;
    pthread_mutex_lock(&w->lock);
    bool yes = w->cancel || w->stop;
    pthread_mutex_unlock(&w->lock);
    return yes;
}

/* ------------------------------------------------------------------ writing in batches */

/* lib: the library is written, too; reading it must not wait for another program that writes. lost: the cache cannot be
 * written, which was said once; what is analysed is then kept in memory only. n_put: memoirs that the library has with it. */
typedef struct Batch { Session *s; bool open, lib, lost; uint32_t n_put; int64_t since; AnalyseMemo *memo; } Batch;

static void lose_cache(Batch *b, Rc rc, const Fault *f)
{
    if (!b->lost) send_fault(b->s, rc, f);
    b->lost = true;
}

/* What was put since it was begun is not kept. */
static void lose_put(Batch *b)
{
    send_count(b->s, MSG_LOST, b->n_put);
    b->n_put = 0;
    b->lib = false;
}

static void batch_end(Batch *b)
{
    Session *s = b->s;
    if (!b->open) return;
    Fault f = {0}, f_lib = {0};
    pthread_mutex_lock(&s->store_lock);
    Rc rc = b->lost ? RC_OK : cache_end(s->cache, true, &f);
    if (b->lost) (void)!cache_end(s->cache, false, NULL);      /* it may be open still */
    Rc rc_lib = b->lib ? library_end(s->lib, true, &f_lib) : RC_OK;
    pthread_mutex_unlock(&s->store_lock);
    if (rc_lib) send_fault(s, rc_lib, &f_lib), lose_put(b);
    b->open = b->lib = false;
    b->n_put = 0;
    if (rc) lose_cache(b, rc, &f);
}

static Rc batch_begin(Batch *b, bool lib, Fault *f)
{
    Session *s = b->s;
    Rc rc = RC_OK, rc_lib = RC_OK;
    Fault f_cache = {0};
    if (b->open && clock_us() - b->since > BATCH_MS * 1000) batch_end(b);
    if (b->open && b->lib >= lib) return RC_OK;
    pthread_mutex_lock(&s->store_lock);
    if (!b->open && !b->lost) rc = cache_begin(s->cache, &f_cache);
    if (lib && !b->lib) rc_lib = library_begin(s->lib, f);
    pthread_mutex_unlock(&s->store_lock);
    if (!b->open) b->since = clock_us();
    if (rc) lose_cache(b, rc, &f_cache);
    if (lib && !b->lib) b->lib = !rc_lib;
    b->open |= !b->lost || b->lib;
    return rc_lib;
}

/* ------------------------------------------------------------------ one document */

Str doc_title(Arena *a, const Doc *d)
{
    if (d->meta.title.n) return d->meta.title;
    for (uint32_t i = 0; i < d->n_line; i++) {
        const Line *l = &d->line[i];
        if (l->kind == LINE_BLANK || l->kind == LINE_META || l->kind == LINE_RULE) continue;
        uint32_t beg = l->body < l->end ? l->body : l->beg;
        return uni_visible(a, uni_clip(doc_quote(d, doc_span(d, beg, l->end)), 120, NULL));
    }
    return S("");
}

/* The rows that the cache keeps, made in a dictionary of their own. Whatever thread it is: names are looked up in what
 * nobody changes. */
static void pack_alone(Session *s, Str name, Str title, const Analysis *an, Buf *out)
{
    Careers *one = careers_new();
    careers_known(one, (CareerAsks){.ctx = s, .named = session_named});
    careers_pack(one, careers_put(one, 1, name, title, an), out);
    careers_free(one);
}

/* Rows of a view have no words of their own: those of the text are there already. */
void session_rows_put(Session *s, const Source *src, Str title, const Analysis *an, Str words)
{
    Buf rows = {0};
    careers_put(s->careers, src->id, src->name, title, an);
    pack_alone(s, src->name, title, an, &rows);
    pthread_mutex_lock(&s->store_lock);
    (void)!cache_put(s->cache, review_key(s, src->id, src->hash), buf_str(&rows), words, NULL);
    pthread_mutex_unlock(&s->store_lock);
    buf_fini(&rows);
}

static void keep(Session *s, Batch *b, const Msg *m, const Doc *d)
{
    Buf rows = {0};
    Fault f = {0};
    if (b->lost) return;
    pack_alone(s, m->src.name, m->title, &m->an, &rows);
    Rc rc = batch_begin(b, false, &f);
    if (!rc && !b->lost) {
        pthread_mutex_lock(&s->store_lock);
        rc = cache_put(s->cache, m->src.hash, buf_str(&rows), d->text, &f);
        pthread_mutex_unlock(&s->store_lock);
    }
    if (rc) lose_cache(b, rc, &f);
    buf_fini(&rows);
}

static void analyse_doc(Session *s, Batch *b, Msg *m, const Doc *d)
{
    enum { LONG = 1 << 20 };           /* bytes: a reader may leave before it is analysed, and keeps what came before */
    if (d->text.n > LONG) batch_end(b);
    if (!b->memo) b->memo = analyse_memo_new(s->an);
    AnalyseOptions opt = {.memo = b->memo};
    Rc rc = analyse(s->an, m->mem, d, &opt, &m->an);
    if (rc) {
        m->kind = MSG_FAULT;
        m->rc = rc;
    } else {
        m->title = doc_title(m->mem, d);
        m->doc = d;
        keep(s, b, m, d);
    }
    send_msg(s, m);
}

static void fail_doc(Session *s, Msg *m, Rc rc)
{
    m->kind = MSG_FAULT;
    m->rc = rc;
    m->n = 1;
    send_msg(s, m);
}

/* The library has it already, and what was read in it: nothing to do but to count it. */
static void send_known(Session *s, Msg *m)
{
    m->kind = MSG_KNOWN;
    send_msg(s, m);
}

/* Into the library; what was there already is not analysed again. False: nothing more to do with it. */
static bool add_one(Session *s, Batch *b, Msg *m, const Doc *d, DocFormat format)
{
    LibDoc row = {.name = m->src.name, .path = m->src.path, .format = (int)format, .hash = d->hash, .body = d->text};
    PutResult put = PUT_SAME;
    Rc rc = batch_begin(b, true, &m->fault);
    if (!rc) {
        pthread_mutex_lock(&s->store_lock);
        rc = library_put(s->lib, &row, &put, &m->fault);
        bool begun = library_begun(s->lib);
        pthread_mutex_unlock(&s->store_lock);
        if (rc && !begun) lose_put(b);
    }
    m->src.id = row.id;
    m->src.added = row.added;
    m->src.stored = true;
    if (rc) fail_doc(s, m, rc);
    else if (put == PUT_SAME || put == PUT_TWIN) send_known(s, m);
    else b->n_put++;
    return !rc && put != PUT_SAME && put != PUT_TWIN;
}

static Str absolute(Arena *a, const char *path)
{
    char *full = realpath(path, NULL);
    Str s = str_dup(a, str_z(full ? full : path));
    free(full);
    return s;
}

static void do_file(Session *s, Batch *b, const char *path, bool add)
{
    Msg *m = msg_new(MSG_DOC);
    DocFormat format = DOC_PLAIN;
    Doc *d;
    m->src = (Source){.path = absolute(m->mem, path), .name = str_dup(m->mem, fs_base(str_z(path)))};
    (void)!reader_format(path, &format);
    Rc rc = reader_open(m->mem, path, &d, &m->fault);
    if (rc) {
        fail_doc(s, m, rc);
        return;
    }
    m->src.hash = d->hash;
    /* Every text of standard input is one of its own. */
    if (add && strcmp(path, "-") == 0) m->src.path = str_fmt(m->mem, "-/%016llx", (unsigned long long)d->hash);
    if (add) {
        if (!add_one(s, b, m, d, format)) return;
    } else {
        m->src.id = s->worker.next_id--;
    }
    analyse_doc(s, b, m, d);
}

static void do_path(Session *s, Batch *b, const Job *job)
{
    bool add = job->kind == JOB_ADD;
    Arena tmp = {0};
    PathList files = {0};
    Fault f = {0};
    if (fs_is_dir(job->path.p)) {
        PathList all = {0};
        Rc rc = fs_walk_told(&tmp, job->path.p, &all, send_closed, s, &f);
        if (rc) send_fault(s, rc, &f);
        for (uint32_t i = 0; i < all.n; i++)
            if (reader_takes(all.v[i])) *vec_push(&tmp, &files) = all.v[i];
    } else {
        *vec_push(&tmp, &files) = job->path.p;
    }
    send_count(s, MSG_TOTAL, files.n);
    for (uint32_t i = 0; i < files.n && !cancelled(s); i++) do_file(s, b, files.v[i], add);
    arena_fini(&tmp);
}

static void do_known(Session *s, Batch *b, const Job *job)
{
    Msg *m = msg_new(MSG_DOC);
    m->src = (Source){.id = job->id, .hash = job->hash, .stored = job->stored,
                      .name = str_dup(m->mem, job->name), .path = str_dup(m->mem, job->path)};
    Doc *d;
    Rc rc = source_doc(s, m->mem, &m->src, &d, &m->fault);
    if (rc) fail_doc(s, m, rc);
    else analyse_doc(s, b, m, d);
}

/* ------------------------------------------------------------------ the thread */

static bool next_job(Session *s, Batch *b, Job *job)
{
    Worker *w = &s->worker;
    pthread_mutex_lock(&w->lock);
    if (w->cancel) w->next = w->jobs.n, w->cancel = false;
    bool waited = w->next == w->jobs.n;
    if (waited) {
        pthread_mutex_unlock(&w->lock);
        batch_end(b);                                    /* nothing is left open while nothing happens */
        analyse_memo_free(b->memo);
        b->memo = NULL;
        pthread_mutex_lock(&w->lock);
        w->busy = false;
        if (!w->first) worker_wake(s);                   /* idle is news too */
    }
    while (!w->stop && w->next == w->jobs.n) pthread_cond_wait(&w->more, &w->lock);
    bool go = !w->stop;
    if (go) *job = w->jobs.v[w->next++], w->busy = true;
    pthread_mutex_unlock(&w->lock);
    return go;
}

static void *worker_main(void *arg)
{
    Session *s = arg;
    Batch b = {.s = s};
    for (Job job; next_job(s, &b, &job);)
        if (job.kind == JOB_ANALYSE) do_known(s, &b, &job);
        else do_path(s, &b, &job);
    batch_end(&b);
    analyse_memo_free(b.memo);
    pthread_mutex_lock(&s->worker.lock);
    s->worker.ended = true;
    pthread_cond_signal(&s->worker.more);
    pthread_mutex_unlock(&s->worker.lock);
    return NULL;
}

void worker_push(Session *s, const Job *job)
{
    Worker *w = &s->worker;
    pthread_mutex_lock(&w->lock);
    Job j = *job;
    j.path = (Str){str_dup_z(w->jobs_mem, job->path), job->path.n};
    j.name = str_dup(w->jobs_mem, job->name);
    *vec_push(w->jobs_mem, &w->jobs) = j;
    bool start = !w->started;
    w->started = true;
    w->busy = true;
    pthread_cond_signal(&w->more);
    pthread_mutex_unlock(&w->lock);
    if (start && pthread_create(&w->thread, NULL, worker_main, s)) arena_out_of_memory(0);
}

void worker_cancel(Session *s)
{
    Worker *w = &s->worker;
    pthread_mutex_lock(&w->lock);
    w->cancel = w->busy;
    pthread_mutex_unlock(&w->lock);
}

/* False: the memoir under way takes longer than a reader who leaves should wait. */
static bool worker_ends(Worker *w)
{
    enum { PATIENCE_S = 1 };
    struct timespec until;
    clock_gettime(CLOCK_MONOTONIC, &until);
    until.tv_sec += PATIENCE_S;
    pthread_mutex_lock(&w->lock);
    w->stop = true;
    pthread_cond_signal(&w->more);
    int rc = 0;
    while (w->started && !w->ended && rc == 0) rc = pthread_cond_timedwait(&w->more, &w->lock, &until);
    bool ended = !w->started || w->ended;
    pthread_mutex_unlock(&w->lock);
    return ended;
}

bool worker_stop(Session *s)
{
    Worker *w = &s->worker;
    if (!worker_ends(w)) {
        pthread_detach(w->thread);
        return false;
    }
    if (w->started) pthread_join(w->thread, NULL);
    for (Msg *m = worker_take(s), *next; m; m = next) {
        next = m->next;
        arena_free(m->mem);
    }
    if (w->wake[0] >= 0) close(w->wake[0]), close(w->wake[1]);
    pthread_mutex_destroy(&w->lock);
    pthread_cond_destroy(&w->more);
    arena_free(w->jobs_mem);
    return true;
}
