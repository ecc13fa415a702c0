#define _GNU_SOURCE
#include "session_int.h"
#include "base/clock.h"
#include "base/fs.h"
#include "base/i18n.h"
#include "lex/things.h"
#include "path/sequence.h"
#include "session/words.h"
#include "text/reader.h"
#include "uni/fold.h"
#include <assert.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum {
    PUMP_US = 8000,                 /* what one pump may take of a frame */
    PAGE_N = 64,                    /* memoirs read from the library at a time: more than any first screen shows */
    SLOT_N = 8,                     /* documents kept open: the one shown, the one compared, and the way back */
};

typedef struct OpenSlot {
    OpenDoc  pub;
    Arena   *mem, *view_mem;
    Asked    asked;
    int      users;
    uint64_t used;                  /* the oldest unused one is given up */
} OpenSlot;

static void slot_free(OpenSlot *k)
{
    asked_fini(&k->asked);
    arena_free(k->mem);
    arena_free(k->view_mem);
}

/* ------------------------------------------------------------------ sources */

static Str id_text(char z[24], int64_t id) { return (Str){z, (size_t)snprintf(z, 24, "%lld", (long long)id)}; }

Source *source_find(Session *s, int64_t id)
{
    char z[24];
    const uint32_t *at = map_get(&s->by_id, id_text(z, id));
    return at && *at && !s->sources.v[*at - 1].gone ? &s->sources.v[*at - 1] : NULL;
}

/* Files the source under its text's hash; sources of one text hang on each other. */
static void hash_put(Session *s, uint32_t index)
{
    Source *src = &s->sources.v[index];
    uint64_t *key = arena_push(s->mem, uint64_t);
    *key = src->hash;
    uint32_t *at = map_put(s->mem, &s->by_hash, (Str){(const char *)key, sizeof *key}, NULL);
    src->twin = *at;
    *at = index + 1;
}

static void hash_all(Session *s)
{
    s->by_hash = (Map){0};
    for (uint32_t i = 0; i < s->sources.n; i++) hash_put(s, i);
}

Source *source_put(Session *s, const Source *src)
{
    char key[24];
    const uint32_t *at = map_get(&s->by_id, id_text(key, src->id));
    Source *known = at && *at ? &s->sources.v[*at - 1] : NULL;
    if (known) known->gone = false;
    if (!known) {
        char z[24];
        known = vec_push(s->mem, &s->sources);
        *map_put(s->mem, &s->by_id, str_dup(s->mem, id_text(z, src->id)), NULL) = s->sources.n;
    } else if (known->hash == src->hash) {
        return known;
    }
    bool changed = known->hash != 0;
    *known = *src;
    known->name = str_dup(s->mem, src->name);
    known->path = (Str){str_dup_z(s->mem, src->path), src->path.n};
    if (changed) hash_all(s);
    else hash_put(s, (uint32_t)(known - s->sources.v));
    return known;
}

Rc source_doc(Session *s, Arena *a, const Source *src, Doc **out, Fault *f)
{
    if (!src->stored) return reader_open(a, str_dup_z(a, src->path), out, f);
    LibDoc row;
    pthread_mutex_lock(&s->store_lock);
    Rc rc = library_doc(s->lib, a, src->id, &row, f);
    pthread_mutex_unlock(&s->store_lock);
    if (rc) return rc;
    /* It was text when it came in. */
    if (!doc_new(a, row.body, (DocFormat)row.format, out, f)) return RC_OK;
    const char *path = s->folder ? fs_join(a, str_z(s->folder), S("library.db")).p : NULL;
    return fault_set(f, RC_DAMAGED, path, _("the text of %.*s"), STR_ARG(src->name));
}

/* ------------------------------------------------------------------ opening */

void session_report(Session *s, Rc rc, const Fault *f)
{
    if (s->on_fault) s->on_fault(s->fault_ctx, rc, f);
}

static void on_lex_fault(void *ctx, Rc rc, const Fault *f) { session_report(ctx, rc, f); }

static Rc open_analyser(Session *s, Fault *f)
{
    Rc rc = words_open(on_lex_fault, s, &s->lex, f);
    return rc ? rc : analyser_open(s->lex, &s->an, f);
}

/* A cache that cannot be kept is kept in memory: the reader loses speed next time, nothing else. */
static Rc open_cache(Session *s, const char *dir, Fault *f)
{
    uint64_t key = lex_version(s->lex) + ANALYSER_VERSION;
    Fault why = {0};
    Rc rc = cache_open(dir, key, NULL, &s->cache, &why);
    if (!rc) return RC_OK;
    session_report(s, rc, &why);
    return cache_open(NULL, key, NULL, &s->cache, f);
}

static void queue_known(Session *s, const Source *src)
{
    Job job = {JOB_ANALYSE, src->path, src->id, src->hash, src->name, src->stored};
    s->progress.total++;
    s->progress.running = true;
    worker_push(s, &job);
}

/* The cache was damaged and is empty: the words of every memoir are found again when it is analysed again. */
static void queue_all(Session *s)
{
    for (uint32_t i = 0; i < s->sources.n; i++)
        if (s->sources.v[i].done) queue_known(s, &s->sources.v[i]);
}

bool session_rows_kept(Session *s, const Source *src)
{
    Arena tmp = {0};
    Str rows;
    pthread_mutex_lock(&s->store_lock);
    Rc rc = cache_rows(s->cache, &tmp, review_key(s, src->id, src->hash), &rows, NULL);
    pthread_mutex_unlock(&s->store_lock);
    if (rc == RC_DAMAGED) queue_all(s);
    bool kept = !rc && (s->store_only || careers_unpack(s->careers, src->id, src->name, rows));
    arena_fini(&tmp);
    return kept;
}

bool session_cache_begin(Session *s)
{
    pthread_mutex_lock(&s->store_lock);
    bool begun = !cache_begin(s->cache, NULL);
    pthread_mutex_unlock(&s->store_lock);
    return begun;
}

void session_cache_end(Session *s)
{
    pthread_mutex_lock(&s->store_lock);
    (void)!cache_end(s->cache, true, NULL);
    pthread_mutex_unlock(&s->store_lock);
}

/* A memoir whose rows the cache has is there at once; another is analysed behind the screen. */
static void load_rows(Session *s, Source *src)
{
    src->done = session_rows_kept(s, src);
    if (!src->done) {
        if (!s->store_only) careers_put(s->careers, src->id, src->name, (Str){0}, NULL);
        queue_known(s, src);
    }
    review_status(s, src->id);
}

static void load_doc(Session *s, const LibDoc *d)
{
    Source src = {.id = d->id, .name = d->name, .path = d->path, .hash = d->hash, .stored = true};
    src.added = d->added;
    load_rows(s, source_put(s, &src));
}

Rc source_load(Session *s, int64_t id, Fault *f)
{
    Arena tmp = {0};
    LibDoc row;
    pthread_mutex_lock(&s->store_lock);
    Rc rc = library_doc(s->lib, &tmp, id, &row, f);
    pthread_mutex_unlock(&s->store_lock);
    if (!rc) load_doc(s, &row);
    arena_fini(&tmp);
    return rc;
}

/* The next memoirs of the library, with their rows where the cache has them. False: there are no more. The first
 * screen needs one page; the others come while it is looked at (session_pump). */
static bool load_page(Session *s)
{
    Arena tmp = {0};
    LibDocList page = {0};
    Fault f = {0};
    pthread_mutex_lock(&s->store_lock);
    Rc rc = library_page(s->lib, &tmp, s->loaded_id, PAGE_N, &page, &f);
    pthread_mutex_unlock(&s->store_lock);
    if (rc) session_report(s, rc, &f);
    for (uint32_t i = 0; i < page.n; i++) {
        s->loaded_id = page.v[i].id;
        if (!removed_has(s, page.v[i].id)) load_doc(s, &page.v[i]);
    }
    s->loading = page.n == PAGE_N;
    arena_fini(&tmp);
    return s->loading;
}

static void read_paths(Session *s, const char *const *paths, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        Job job = {.kind = JOB_READ, .path = str_z(paths[i])};
        s->progress.running = true;
        worker_push(s, &job);
    }
}

/* What was decided on files that the library has, where there is one: none is made for this. */
static void open_beside(Session *s, const char *dir)
{
    Fault why = {0};
    Arena tmp = {0};
    Rc rc = fs_exists(fs_join(&tmp, str_z(dir), S("library.db")).p) ? review_open(s, dir, &why) : RC_OK;
    arena_fini(&tmp);
    if (!rc) return;
    session_report(s, rc, &why);
    library_close(s->journal);
    s->journal = NULL;
}

static Rc open_stores(Session *s, const SessionOptions *opt, Fault *f)
{
    const char *data = opt->library ? opt->library : fs_xdg(s->mem, FS_DATA).p;
    const char *cache = opt->library ? opt->library : fs_xdg(s->mem, FS_CACHE).p;
    Rc rc = open_cache(s, cache, f);
    if (!rc && opt->rebuild) rc = cache_clear(s->cache, f);
    if (!rc && !opt->n_path) rc = library_open(data, &s->lib, f);
    if (!rc && opt->n_path) open_beside(s, data);
    if (!rc && s->lib) s->folder = str_dup_z(s->mem, str_z(data)), rc = review_open(s, data, f);
    return rc;
}

static Rc open_content(Session *s, const SessionOptions *opt, Fault *f)
{
    if (opt->n_path) {
        read_paths(s, opt->paths, opt->n_path);
        return RC_OK;
    }
    (void)f;
    while (load_page(s) && !opt->background) {}
    if (s->loading) worker_wake(s);
    if (s->sources.n || !opt->bundled_if_empty) return RC_OK;
    Str bundled = fs_shipped(s->mem, "memoirs");
    if (bundled.n) read_paths(s, &bundled.p, 1);
    return RC_OK;
}

static Careers *new_careers(Session *s)
{
    Careers *c = careers_new();
    careers_known(c, (CareerAsks){s, session_known, session_plain, session_named});
    return c;
}

/* What was analysed now stands behind what the cache had. In the order of the library, so that what is printed of it is
 * the same next time; as it is where not all of it could be kept. */
static void put_in_order(Session *s)
{
    Careers *as_came = s->careers;
    bool all = true;
    s->careers = new_careers(s);
    for (uint32_t i = 0; i < s->sources.n && all; i++) {
        const Source *src = &s->sources.v[i];
        if (src->gone) continue;
        if (src->done) all = session_rows_kept(s, src);
        else careers_put(s->careers, src->id, src->name, (Str){0}, NULL);
        review_status(s, src->id);
    }
    careers_free(all ? as_came : s->careers);
    if (!all) s->careers = as_came;
}

Rc session_open(const SessionOptions *opt, SessionFaultFn on_fault, void *ctx, Session **out, Fault *f)
{
    Arena *mem = arena_new();
    Session *s = arena_push(mem, Session);
    *s = (Session){.mem = mem, .on_fault = on_fault, .fault_ctx = ctx, .background = opt->background,
                   .store_only = opt->store_only};
    s->careers = new_careers(s);
    s->query_mem = arena_new();
    s->filter_mem = arena_new();
    s->slots = arena_push_n(mem, OpenSlot, SLOT_N);
    pthread_mutex_init(&s->store_lock, NULL);
    worker_init(&s->worker);
    Rc rc = open_analyser(s, f);
    if (!rc) rc = open_stores(s, opt, f);
    if (!rc) rc = open_content(s, opt, f);
    if (!rc && !opt->background) rc = session_wait(s);
    bool some_late = s->progress.total > 0 && s->progress.total < s->sources.n;
    if (!rc && !opt->background && !opt->n_path && some_late) put_in_order(s);
    if (rc) {
        session_close(s);
        return rc;
    }
    session_refilter(s);
    *out = s;
    return RC_OK;
}

void session_close(Session *s)
{
    if (!s) return;
    if (!worker_stop(s)) return;                           /* the process ends, and takes the rest along */
    for (int i = 0; i < SLOT_N; i++) slot_free(&s->slots[i]);
    arena_fini(&s->was);
    cache_close(s->cache);
    library_close(s->journal);
    library_close(s->lib);
    library_close(s->no_lib);
    analyser_close(s->an);
    lex_things_free(s->things);
    lex_close(s->lex);
    sequences_free(s->sequences);
    careers_free(s->careers);
    arena_free(s->query_mem);
    arena_free(s->filter_mem);
    pthread_mutex_destroy(&s->store_lock);
    arena_free(s->mem);
}

/* ------------------------------------------------------------------ results of the worker */

const char *session_folder(const Session *s) { return s->folder; }
int session_wake_fd(const Session *s) { return s->worker.wake[0]; }
/* While the library is loaded behind the screen nothing is analysed that could be counted: how far loading has come, in
 * steps that a reader can follow. */
SessionProgress session_progress(const Session *s)
{
    enum { STEPS = 16 };
    SessionProgress p = s->progress;
    uint32_t step = s->stored / STEPS + 1;
    if (s->loading && s->stored && !p.total) p.done = s->sources.n / step * step, p.total = s->stored;
    return p;
}

/* Not before the first screen: a large library takes a moment to count. */
static void count_stored(Session *s)
{
    pthread_mutex_lock(&s->store_lock);
    if (library_count(s->lib, &s->stored, NULL)) s->stored = 0;
    else s->stored -= removed_n(s);
    pthread_mutex_unlock(&s->store_lock);
}

uint32_t session_memoirs(Session *s)
{
    if (s->lib) count_stored(s);
    return s->lib ? s->stored : s->sources.n;
}

Rc session_check(Session *s, Fault *f)
{
    pthread_mutex_lock(&s->store_lock);
    Rc rc = s->lib ? library_check(s->lib, f) : RC_OK;
    pthread_mutex_unlock(&s->store_lock);
    return rc;
}

void session_cancel(Session *s) { worker_cancel(s); }

/* Of files that are being read: what the library has of it. */
static void beside_known(Session *s, Source *src)
{
    int64_t id;
    uint64_t hash;
    if (library_has(s->journal, src->path, &id, &hash) && !removed_has(s, id)) src->id = id, src->kept = hash;
}

/* The library had it; one that was taken out is there again. */
static unsigned take_known(Session *s, const Msg *m)
{
    Fault f = {0};
    if (!removed_has(s, m->src.id)) {
        s->progress.known++;
        return SESSION_PROGRESS;
    }
    removed_again(s, &m->src);
    Rc rc = source_load(s, m->src.id, &f);
    if (rc) session_report(s, rc, &f);
    s->progress.done++;
    return SESSION_DOCS | SESSION_CAREERS | SESSION_PROGRESS;
}

static unsigned take_doc(Session *s, const Msg *m)
{
    Source it = m->src;
    if (!s->lib && s->journal) beside_known(s, &it);
    if (it.stored && removed_has(s, it.id)) removed_again(s, &it);
    Source *src = source_put(s, &it);
    if (it.stored && !s->loading && it.id > s->loaded_id) s->loaded_id = it.id;
    if (!s->store_only && review_has(s, src->id)) {
        ReviewView v;
        Asked asked;
        asked_init(&asked, s, m->mem, m->doc);
        review_make(&asked, m->mem, src->id, &m->an, &v);
        session_rows_put(s, src, m->title, &v.an, (Str){0});
        asked_fini(&asked);
    } else if (!s->store_only) {
        careers_put(s->careers, src->id, src->name, m->title, &m->an);
    }
    review_status(s, src->id);
    src->done = true;
    s->progress.done++;
    for (int i = 0; i < SLOT_N; i++)                       /* a text that changed is opened anew next time */
        if (s->slots[i].mem && s->slots[i].pub.id == src->id && !s->slots[i].users) s->slots[i].used = 0;
    return SESSION_DOCS | SESSION_CAREERS | SESSION_PROGRESS;
}

static unsigned take_msg(Session *s, const Msg *m)
{
    switch (m->kind) {
    case MSG_DOC: return take_doc(s, m);
    case MSG_KNOWN: return take_known(s, m);
    case MSG_TOTAL: s->progress.total += m->n; return SESSION_PROGRESS;
    case MSG_LOST: s->progress.done -= m->n, s->progress.failed += m->n; return SESSION_PROGRESS;
    case MSG_FAULT:
        s->progress.failed += m->n;
        session_report(s, m->rc, &m->fault);
        return SESSION_FAULTS | SESSION_PROGRESS;
    }
    return 0;
}

unsigned session_pump(Session *s)
{
    unsigned changed = 0;
    int64_t until = clock_us() + PUMP_US;
    do {
        Msg *m = worker_take(s);
        if (!m) break;
        for (Msg *next; m; m = next) {
            next = m->next;
            changed |= take_msg(s, m);
            arena_free(m->mem);
        }
    } while (clock_us() < until);
    if (s->loading) {
        if (!s->stored) count_stored(s);
        do changed |= SESSION_DOCS | SESSION_CAREERS | SESSION_PROGRESS;
        while (load_page(s) && clock_us() < until);
        if (s->loading) worker_wake(s);
    }
    bool running = s->loading || !worker_idle(s);
    if (running != s->progress.running) changed |= SESSION_PROGRESS;
    s->progress.running = running;
    if (changed & SESSION_CAREERS) session_refilter(s), changed |= SESSION_FILTER;
    return changed;
}

Rc session_wait(Session *s)
{
    while (s->loading || !worker_idle(s)) {
        struct pollfd p = {.fd = session_wake_fd(s), .events = POLLIN};
        (void)poll(&p, 1, 1000);
        session_pump(s);
    }
    session_pump(s);
    return RC_OK;
}

Rc session_add(Session *s, const char *path, uint32_t *n, Fault *f)
{
    if (!s->lib) return fault_set(f, RC_USAGE, path, "%s", _("memoirs are only being read, not kept"));
    if (strcmp(path, "-") != 0 && !fs_exists(path)) return fault_set(f, RC_NOFILE, path, "%s", "");
    uint32_t before = s->progress.done;
    Job job = {.kind = JOB_ADD, .path = str_z(path)};
    s->progress.running = true;
    worker_push(s, &job);
    Rc rc = s->background ? RC_OK : session_wait(s);
    if (n) *n = s->progress.done - before;
    return rc;
}

/* ------------------------------------------------------------------ the filter */

typedef struct { Session *s; Bits *docs; } HitCtx;

static void on_hit(void *ctx, uint64_t hash)
{
    HitCtx *h = ctx;
    const uint32_t *at = map_get(&h->s->by_hash, (Str){(const char *)&hash, sizeof hash});
    for (uint32_t i = at ? *at : 0; i; i = h->s->sources.v[i - 1].twin) {
        uint32_t doc = careers_find(h->s->careers, h->s->sources.v[i - 1].id);
        if (doc != UINT32_MAX) bits_set(h->docs, doc);
    }
}

static Rc text_search(void *ctx, Str phrase, const Careers *c, Bits *docs)
{
    Session *s = ctx;
    (void)c;
    HitCtx h = {s, docs};
    Fault f = {0};
    pthread_mutex_lock(&s->store_lock);
    Rc rc = cache_search(s->cache, phrase, on_hit, &h, &f);
    pthread_mutex_unlock(&s->store_lock);
    if (rc == RC_DAMAGED) queue_all(s);
    return rc;
}

Rc session_docs_with(Session *s, Str phrase, Bits *docs) { return text_search(s, phrase, s->careers, docs); }

void session_refilter(Session *s)
{
    arena_clear(s->filter_mem);
    s->filter = filter_run(s->filter_mem, s->careers, &s->query, text_search, s);
}

Rc session_filter_set(Session *s, Str query, QueryFault *fault)
{
    Arena *mem = arena_new();
    Query q;
    Rc rc = saved_filter_expand(s, mem, query, &query, fault);
    if (!rc) rc = query_parse(mem, query, &q, fault);
    if (rc) {
        arena_free(mem);
        return rc;
    }
    arena_free(s->query_mem);
    s->query_mem = mem;
    s->query = q;
    session_refilter(s);
    return s->background ? RC_OK : session_wait(s);
}

Str session_filter_text(const Session *s) { return s->query.source; }
const Query *session_query(const Session *s) { return &s->query; }
const Filter *session_filter(const Session *s) { return &s->filter; }
const Careers *session_careers(const Session *s) { return s->careers; }

FacetList session_facet(Session *s, Arena *a, QueryField field)
{
    return filter_facet(a, s->careers, &s->query, field, text_search, s);
}

FacetList session_facet_under(Session *s, Arena *a, const Query *q, QueryField field)
{
    return filter_facet(a, s->careers, q, field, text_search, s);
}

Why session_why(Session *s, Arena *a) { return why_make(a, s->careers, &s->query, text_search, s); }

WhyNot session_why_not(Session *s, Arena *a, const Why *w, uint32_t doc)
{
    return why_left_out(a, s->careers, &s->query, w, doc, text_search, s);
}

/* ------------------------------------------------------------------ documents */

static OpenSlot *slot_of(Session *s, int64_t id)
{
    OpenSlot *oldest = NULL;
    for (int i = 0; i < SLOT_N; i++) {
        OpenSlot *k = &s->slots[i];
        if (k->mem && k->pub.id == id && k->used && !k->pub.old) return k;
        if (!k->users && (!oldest || k->used < oldest->used)) oldest = k;
    }
    return oldest;
}

static void slot_view(OpenSlot *k)
{
    arena_clear(k->view_mem);
    ReviewView *v = arena_push(k->view_mem, ReviewView);
    review_make(&k->asked, k->view_mem, k->pub.id, k->pub.machine, v);
    k->pub.review = v;
    k->pub.an = &v->an;
}

/* ------------------------------------------------------------------ what others add and change */

typedef struct Texts { Session *s; Arena mem; VEC(Source) changed; uint32_t n; } Texts;

static void look_at_text(void *ctx, int64_t id, uint64_t hash)
{
    Texts *x = ctx;
    Source *src = source_find(x->s, id);
    if (src) src->seen = true;
    x->n++;
    if (!src || !src->stored || src->hash == hash) return;
    Source *now = vec_push(&x->mem, &x->changed);
    *now = *src;
    now->hash = hash, now->added = clock_unix();
}

/* What is open of it is of another text by now, and its rows are made anew at once: both must be of one text. */
static void text_changed(Session *s, const Source *now)
{
    Fault f = {0};
    for (int i = 0; i < SLOT_N; i++)
        if (s->slots[i].mem && s->slots[i].pub.id == now->id) s->slots[i].pub.old = true;
    (void)source_put(s, now);
    Rc rc = review_follow(s, now->id, &f);
    if (rc) session_report(s, rc, &f);
}

/* What the library has no more; how many memoirs that are. Of what was out before, the journal knows no more either. */
static uint32_t drop_erased(Session *s, uint32_t n_there)
{
    uint32_t n = 0, n_here = removed_n(s);
    for (uint32_t i = 0; i < s->sources.n; i++) {
        Source *src = &s->sources.v[i];
        if (src->gone || !src->stored) continue;
        n_here++;
        if (src->seen) continue;
        removed_drop(s, src);
        n++;
    }
    s->journal_behind |= n_here > n_there;
    return n;
}

void session_texts_follow(Session *s, uint32_t *n)
{
    Texts x = {.s = s};
    Fault f = {0};
    uint32_t had = s->sources.n;
    if (!s->lib || s->loading) return;
    while (load_page(s)) {}
    for (uint32_t i = 0; i < s->sources.n; i++) s->sources.v[i].seen = false;
    Rc rc = library_hashes(s->journal, look_at_text, &x, &f);
    if (rc) session_report(s, rc, &f);
    else *n += drop_erased(s, x.n);
    for (uint32_t i = 0; i < x.changed.n; i++) text_changed(s, &x.changed.v[i]);
    *n += s->sources.n - had + x.changed.n;
    arena_fini(&x.mem);
}

static Rc slot_fill(Session *s, OpenSlot *k, const Source *src, Fault *f)
{
    Arena *mem = arena_new();
    Doc *d;
    Analysis *an = arena_push(mem, Analysis);
    Rc rc = source_doc(s, mem, src, &d, f);
    if (!rc) {
        /* Analysing a memoir again takes less time than parsing a stored analysis would, and is always current. */
        AnalyseOptions opt = {0};
        rc = analyse(s->an, mem, d, &opt, an);
    }
    if (rc) {
        arena_free(mem);
        return rc;
    }
    slot_free(k);
    *k = (OpenSlot){.mem = mem, .view_mem = arena_new(),
                    .pub = {.id = src->id, .doc = d, .machine = an, .name = src->name, .path = src->path, .title = doc_title(mem, d),
                            .asks = &k->asked.asks, .newer = !src->stored && d->hash != src->hash}};
    asked_init(&k->asked, s, k->view_mem, d);
    slot_view(k);
    return RC_OK;
}

static bool slot_has(const OpenSlot *k, int64_t doc) { return k->mem && k->used && !k->pub.old && k->pub.id == doc; }

const OpenDoc *session_doc_peek(Session *s, int64_t doc)
{
    for (int i = 0; i < SLOT_N; i++)
        if (slot_has(&s->slots[i], doc)) return &s->slots[i].pub;
    return NULL;
}

/* Whoever has the memoir open keeps the OpenDoc, and finds the new view in it. */
void session_doc_renew(Session *s, int64_t doc)
{
    for (int i = 0; i < SLOT_N; i++)
        if (slot_has(&s->slots[i], doc)) slot_view(&s->slots[i]);
}

Rc session_doc_open(Session *s, int64_t id, const OpenDoc **out, Fault *f)
{
    const Source *src = source_find(s, id);
    if (!src) return fault_set(f, RC_NOTFOUND, NULL, "memoir %lld", (long long)id);
    OpenSlot *k = slot_of(s, id);
    if (!k) return fault_set(f, RC_LIMIT, NULL, "%d memoirs are open", SLOT_N);
    if (!k->mem || k->pub.id != id || !k->used || k->pub.old) {
        Rc rc = slot_fill(s, k, src, f);
        if (rc) return rc;
    }
    k->users++;
    k->used = (uint64_t)clock_us() | 1;
    *out = &k->pub;
    return RC_OK;
}

void session_doc_close(Session *s, const OpenDoc *d)
{
    for (int i = 0; i < SLOT_N; i++)
        if (&s->slots[i].pub == d && s->slots[i].users) s->slots[i].users--;
}

void session_doc_follow(Session *s, const OpenDoc *d)
{
    const Source *src = source_find(s, d->id);
    if (!src || !d->newer) return;
    Source now = *src;
    now.hash = d->doc->hash;
    /* rows of a view are kept under a name of their own: words that stood there would be found for no text */
    session_rows_put(s, source_put(s, &now), d->title, d->an, review_has(s, d->id) ? (Str){0} : d->doc->text);
    for (int i = 0; i < SLOT_N; i++)
        if (&s->slots[i].pub == d) s->slots[i].pub.newer = false;
    session_refilter(s);
}

static bool parse_id(Str s, int64_t *id)
{
    char z[24], *end;
    if (!s.n || s.n >= sizeof z) return false;
    snprintf(z, sizeof z, STR_FMT, STR_ARG(s));
    *id = strtoll(z, &end, 10);
    return *end == '\0';
}

static Str title_of(const Session *s, const Source *src)
{
    uint32_t doc = careers_find(s->careers, src->id);
    return doc != UINT32_MAX ? s->careers->docs.v[doc].title : S("");
}

/* How well it fits: as a part of the name or the title, as either, as the path. */
typedef enum { CALLED_NOT, CALLED_PART, CALLED_TITLE, CALLED_NAME, CALLED_PATH } Called;

static Called is_called(const Session *s, Arena *tmp, const Source *src, Str name, Str key)
{
    Str title = title_of(s, src);
    if (str_eq(src->path, name)) return CALLED_PATH;
    if (str_eq(src->name, name)) return CALLED_NAME;
    if (title.n && str_eq(title, name)) return CALLED_TITLE;
    return key.n && (str_find(fold_key(tmp, src->name), key, 0) != SIZE_MAX ||
                     str_find(fold_key(tmp, title), key, 0) != SIZE_MAX)
               ? CALLED_PART
               : CALLED_NOT;
}

typedef VEC(const Source *) SourceList;

/* The number of a memoir that is no more is not that of another which has it in its name. */
static bool was_id(const Session *s, Str name)
{
    int64_t number;
    return parse_id(name, &number) && number > 0 && number <= s->loaded_id;
}

/* Those that the name fits best: of memoirs called so alike all. */
static SourceList sources_called(const Session *s, Arena *a, Str name)
{
    SourceList out = {0};
    Str key = fold_key(a, name);
    Called best = was_id(s, name) ? CALLED_TITLE : CALLED_PART;
    for (uint32_t i = 0; i < s->sources.n && name.n; i++) {
        if (s->sources.v[i].gone) continue;
        Called called = is_called(s, a, &s->sources.v[i], name, key);
        if (called < best) continue;
        if (called > best) out.n = 0;
        best = called;
        *vec_push(a, &out) = &s->sources.v[i];
    }
    return out;
}

Rc session_doc_find(Session *s, Str name, int64_t *id)
{
    int64_t number;
    if (parse_id(name, &number) && source_find(s, number)) {
        *id = number;
        return RC_OK;
    }
    Arena tmp = {0};
    SourceList called = sources_called(s, &tmp, name);
    if (called.n) *id = called.v[0]->id;
    arena_fini(&tmp);
    return called.n == 1 ? RC_OK : called.n ? RC_USAGE : RC_NOTFOUND;
}

bool session_doc_file(Session *s, const char *path, int64_t *id)
{
    char *full = realpath(path, NULL);
    const Source *it = NULL;
    for (uint32_t i = 0; full && i < s->sources.n && !it; i++)
        if (!s->sources.v[i].gone && str_eq_z(s->sources.v[i].path, full)) it = &s->sources.v[i];
    if (it) *id = it->id;
    free(full);
    return it != NULL;
}

/* Only a file that was written since it was added is read for this, and once. */
static bool file_newer(Source *src)
{
    int64_t changed = src->added ? fs_changed(src->path.p) : 0;
    if (!changed || changed < src->added) return false;
    if (changed == src->looked) return src->newer;
    Arena tmp = {0};
    Doc *d;
    src->newer = !reader_open(&tmp, src->path.p, &d, NULL) && d->hash != src->hash;
    if (clock_unix() > changed) src->looked = changed;         /* within that second it may change again */
    arena_fini(&tmp);
    return src->newer;
}

TextShown session_doc_text(Session *s, int64_t id)
{
    Source *src = source_find(s, id);
    if (!src) return TEXT_ONE;
    if (src->stored) return file_newer(src) ? TEXT_OF_LIBRARY : TEXT_ONE;
    return src->kept && src->kept != src->hash ? TEXT_OF_FILE : TEXT_ONE;
}

const char *text_shown_why(TextShown t)
{
    static const char *const why[] = {
        [TEXT_ONE] = "",
        [TEXT_OF_FILE] =
            N_("changed since it was added: decisions hold where their words still stand; gilmok add takes it in"),
        [TEXT_OF_LIBRARY] = N_("its file changed since it was added: gilmok add takes in what it says now"),
    };
    return why[t];
}

bool session_doc_kept(Session *s, int64_t id)
{
    const Source *src = source_find(s, id);
    return src && (src->stored || (src->kept && src->kept == src->hash));
}

Str session_doc_names(Session *s, Arena *a, Str name)
{
    enum { SHOWN = 5 };
    SourceList called = sources_called(s, a, name);
    Str out = S("");
    for (uint32_t i = 0; i < called.n && i < SHOWN; i++)
        out = str_fmt(a, STR_FMT "%s%lld " STR_FMT, STR_ARG(out), i ? ", " : "", (long long)called.v[i]->id,
                      STR_ARG(called.v[i]->name));
    return called.n > SHOWN ? str_cat(a, out, str_z(A_(", …"))) : out;
}

Span session_sentence(const OpenDoc *d, Span s)
{
    uint32_t at = doc_at(d->doc, s.beg);
    const Sentence *sent = doc_sentence_at(d->doc, at);
    if (sent) return doc_span(d->doc, sent->beg, sent->end);
    const Line *l = doc_line_at(d->doc, at);
    return l ? doc_span(d->doc, l->beg, l->end) : s;
}

uint32_t session_line_no(const OpenDoc *d, Span s)
{
    const Line *l = doc_line_at(d->doc, doc_at(d->doc, s.beg));
    return l ? (uint32_t)(l - d->doc->line) + 1 : 1;
}

static int by_start(const void *x, const void *y)
{
    const Mark *a = x, *b = y;
    if (a->span.beg != b->span.beg) return a->span.beg < b->span.beg ? -1 : 1;
    if (a->span.end != b->span.end) return a->span.end > b->span.end ? -1 : 1;
    return (int)b->layer - (int)a->layer;
}

MarkList session_marks(Arena *a, const OpenDoc *d)
{
    MarkList list = {0};
    const Analysis *an = d->an;
    for (uint32_t i = 0; i < an->timexes.n; i++) *vec_push(a, &list) = (Mark){an->timexes.v[i].span, MARK_TIMEX, i};
    for (uint32_t i = 0; i < an->entities.n; i++)
        for (uint32_t k = 0; k < an->entities.v[i].mentions.n; k++)
            *vec_push(a, &list) = (Mark){an->entities.v[i].mentions.v[k].span, MARK_ENTITY, i};
    for (uint32_t i = 0; i < an->events.n; i++) {
        const Event *e = &an->events.v[i];
        *vec_push(a, &list) = (Mark){e->span, MARK_EVENT, i};
        for (uint32_t k = 0; k < e->also.n; k++) *vec_push(a, &list) = (Mark){e->also.v[k], MARK_EVENT, i};
    }
    if (list.n) qsort(list.v, list.n, sizeof *list.v, by_start);
    return list;
}
