/* removed.c: memoirs that were taken out of the library. Nothing of them is lost: a row of the journal says that they
 * are out, the text stays where it is, and so does what was decided on it, until they are purged. */
#include "session_int.h"
#include "session/review.h"

bool removed_has(const Session *s, int64_t doc)
{
    const DecidedDoc *d = decided_of(s, doc);
    return d && d->removed;
}

uint32_t removed_n(const Session *s)
{
    uint32_t n = 0;
    for (uint32_t i = 0; i < s->decided.n; i++) n += s->decided.v[i].removed;
    return n;
}

uint32_t session_decisions(const Session *s, int64_t doc)
{
    const DecidedDoc *d = decided_of(s, doc);
    return d ? d->n : 0;
}

void removed_drop(Session *s, Source *src)
{
    src->gone = true, src->done = false;
    careers_drop(s->careers, src->id);
}

Rc removed_follow(Session *s, int64_t doc, Fault *f)
{
    Source *src = source_find(s, doc);
    if (removed_has(s, doc)) {
        if (src) removed_drop(s, src);
        return RC_OK;
    }
    Rc rc = s->lib && !src ? source_load(s, doc, f) : RC_OK;
    return rc == RC_NOTFOUND ? RC_OK : rc;                 /* it was purged */
}

static Decision row_of(Arena *a, int64_t doc, const char *value)
{
    return (Decision){.doc = doc, .act = DECIDE_REMOVE, .on = ON_MEMOIR, .value = str_z(value), .who = review_who(a)};
}

Rc session_remove(Session *s, const int64_t *ids, uint32_t n, int64_t *step, Fault *f)
{
    Arena a = {0};
    Decision *rows = arena_push_n(&a, Decision, n + 1);
    for (uint32_t i = 0; i < n; i++) rows[i] = row_of(&a, ids[i], "");
    Rc rc = session_decide(s, rows, n, f);
    *step = n ? rows[0].step : 0;
    arena_fini(&a);
    return rc;
}

bool session_removed_find(Session *s, Str name, int64_t *id)
{
    Arena a = {0};
    uint32_t found = 0;
    for (uint32_t i = 0; i < s->decided.n && s->lib; i++) {
        LibDoc row = {0};
        int64_t doc = s->decided.v[i].doc;
        if (!s->decided.v[i].removed) continue;
        pthread_mutex_lock(&s->store_lock);
        Rc rc = library_doc(s->lib, &a, doc, &row, NULL);
        pthread_mutex_unlock(&s->store_lock);
        bool called = !rc && (str_eq(row.name, name) || str_eq(row.path, name) ||
                              str_eq(str_fmt(&a, "%lld", (long long)doc), name));
        if (called) *id = doc, found++;
        arena_clear(&a);
    }
    arena_fini(&a);
    return found == 1;
}

/* The cache goes as a whole: under which names it has rows of the memoir only its decisions could tell. */
static Rc erase(Session *s, const int64_t *ids, uint32_t n, Fault *f)
{
    pthread_mutex_lock(&s->store_lock);
    Rc rc = library_erase(s->lib, ids, n, f);
    if (!rc) rc = cache_clear(s->cache, f);
    pthread_mutex_unlock(&s->store_lock);
    return rc;
}

Rc session_purge(Session *s, const int64_t *ids, uint32_t n, Fault *f)
{
    if (!s->lib) return review_no_library(f);
    Rc rc = session_wait(s);                                /* nothing is being written about them */
    if (!rc) rc = erase(s, ids, n, f);
    for (uint32_t i = 0; !rc && i < n; i++) {
        Source *src = source_find(s, ids[i]);
        if (src) removed_drop(s, src);
        decided_erased(s, ids[i]);
    }
    return rc;
}

void removed_again(Session *s, const Source *src)
{
    Arena a = {0};
    Fault f = {0};
    Decision row = row_of(&a, src->id, NOT_DONE);
    Rc rc = decided_append(s, &row, 1, &f);
    if (rc) session_report(s, rc, &f);
    else decided_count(s, &(JournalMark){.seq = row.seq, .doc = row.doc, .act = row.act, .on = row.on}, true);
    decided_settle(s, src->id);
    s->stored = 0;                                         /* counted anew */
    arena_fini(&a);
}

Str session_doc_name(Session *s, Arena *a, int64_t doc)
{
    const Source *src = source_find(s, doc);
    LibDoc row = {0};
    if (src) return str_dup(a, src->name);
    if (!s->lib || !doc) return S("");
    pthread_mutex_lock(&s->store_lock);
    Rc rc = library_doc(s->lib, a, doc, &row, NULL);
    pthread_mutex_unlock(&s->store_lock);
    return rc ? S("") : row.name;
}
