/* decided.c: which decisions are in force over which memoirs, by this process and by others at the same library. */
#include "session_int.h"
#include "session/review.h"

static DecidedDoc *decided(const Session *s, int64_t doc)
{
    const uint32_t *at = map_get(&s->by_decided, map_number(&doc));
    return at ? &s->decided.v[*at - 1] : NULL;
}

const DecidedDoc *decided_of(const Session *s, int64_t doc) { return decided(s, doc); }

static uint64_t mark_of(int64_t seq)
{
    uint64_t x = (uint64_t)seq * 0x9e3779b97f4a7c15u;
    x ^= x >> 29;
    return x * 0xbf58476d1ce4e5b9u;
}

/* What a row says of the memoir beyond its being there is known from all of them together. */
static bool says_of_all(DecideAct act) { return act == DECIDE_DONE || act == DECIDE_FORGET || act == DECIDE_REMOVE; }

static bool is_rejected(DecideAct act, Target on) { return act == DECIDE_REJECT && on == ON_EVENT; }

void decided_count(Session *s, const JournalMark *row, bool in_force)
{
    DecidedDoc *d = row->doc ? decided(s, row->doc) : NULL;
    uint32_t one = in_force ? 1 : UINT32_MAX;        /* or one less */
    if (!row->doc) return;
    if (!d) {
        int64_t *key = arena_push(s->mem, int64_t);
        *key = row->doc;
        d = vec_push(s->mem, &s->decided);
        *d = (DecidedDoc){.doc = row->doc};
        *map_put(s->mem, &s->by_decided, map_number(key), NULL) = s->decided.n;
    }
    d->recount |= says_of_all(row->act);
    if (row->act == DECIDE_REMOVE) return;           /* it says nothing of what is in the memoir */
    d->sum += in_force ? mark_of(row->seq) : 0 - mark_of(row->seq);
    d->n += one;
    d->rejected += is_rejected(row->act, row->on) ? one : 0;
}

/* Finished, and how much is in force, where rows say something of others. */
static void decided_recount(Session *s, DecidedDoc *d)
{
    Arena tmp = {0};
    DecisionList all = {0};
    if (!d->recount || journal_read(s->journal, &tmp, d->doc, &all, NULL)) return;
    DecisionList live = decisions_live(&tmp, &all);
    d->n = d->rejected = 0;
    d->done = d->removed = false;
    for (uint32_t i = 0; i < live.n; i++) {
        if (live.v[i].act == DECIDE_REMOVE) {
            d->removed = decision_removes(&live.v[i]);
            continue;
        }
        d->n++;
        d->rejected += is_rejected(live.v[i].act, live.v[i].on);
        if (live.v[i].act == DECIDE_DONE) d->done = decision_finishes(&live.v[i]);
    }
    arena_fini(&tmp);
}

static void count_all(Session *s, const JournalMarks *marks)
{
    Arena tmp = {0};
    Map undone = {0};
    for (uint32_t i = 0; i < marks->n; i++) {
        const JournalMark *m = &marks->v[i];
        if (m->act == DECIDE_UNDO || m->act == DECIDE_REDO)
            *map_put(&tmp, &undone, map_number(&m->of), NULL) = m->act == DECIDE_UNDO;
    }
    for (uint32_t i = 0; i < marks->n; i++) {
        const JournalMark *m = &marks->v[i];
        const uint32_t *gone = map_get(&undone, map_number(&m->step));
        if (m->act != DECIDE_UNDO && m->act != DECIDE_REDO && !(gone && *gone)) decided_count(s, m, true);
    }
    for (uint32_t i = 0; i < s->decided.n; i++) decided_recount(s, &s->decided.v[i]);
    arena_fini(&tmp);
}

DocStatus session_status(const Session *s, int64_t doc)
{
    const DecidedDoc *d = decided(s, doc);
    return !d || !d->n ? STATUS_UNTOUCHED : d->done ? STATUS_DONE : STATUS_BEGUN;
}

void review_status(Session *s, int64_t doc)
{
    uint32_t at = careers_find(s->careers, doc);
    const DecidedDoc *d = decided(s, doc);
    if (at == UINT32_MAX) return;
    s->careers->docs.v[at].status = session_status(s, doc);
    s->careers->docs.v[at].rejected = d ? d->rejected : 0;
}

static Rc count_journal(Session *s, Fault *f)
{
    Arena tmp = {0};
    JournalMarks marks;
    Rc rc = journal_marks(s->journal, &tmp, &marks, f);
    if (!rc) count_all(s, &marks);
    if (!rc) s->journal_seq = marks.n ? marks.v[marks.n - 1].seq : 0;
    arena_fini(&tmp);
    return rc;
}

/* A handle of its own: what a person decides must not wait for, nor be part of, what the worker is writing. */
Rc review_open(Session *s, const char *dir, Fault *f)
{
    Rc rc = library_open(dir, &s->journal, f);
    if (!rc) rc = journal_touched(s->journal, &s->journal_touched, f);
    return rc ? rc : count_journal(s, f);
}

void decided_erased(Session *s, int64_t doc)
{
    DecidedDoc *d = decided(s, doc);
    if (d) *d = (DecidedDoc){.doc = doc};
}

void decided_settle(Session *s, int64_t doc)
{
    DecidedDoc *d = decided(s, doc);
    if (d) decided_recount(s, d);
}

/* ------------------------------------------------------------------ others, in another process */

/* Rows are never taken out: where ours do not follow on the last one that was counted, others came between. */
Rc decided_append(Session *s, Decision *rows, uint32_t n, Fault *f)
{
    Rc rc = journal_append(s->journal, rows, n, f);
    if (rc) return rc;
    s->journal_behind |= rows[0].seq != s->journal_seq + 1;
    s->journal_seq = rows[n - 1].seq;
    return RC_OK;
}

/* Everything is counted anew, for a step may have been taken back by two at once; memoirs follow where that makes a
 * difference. */
static Rc catch_up(Session *s, uint32_t *memoirs, Fault *f)
{
    Arena tmp = {0};
    uint32_t n = s->decided.n;
    uint64_t *sum = arena_alloc(&tmp, (n + 1) * sizeof *sum);
    for (uint32_t i = 0; i < n; i++) {
        sum[i] = s->decided.v[i].sum ^ s->decided.v[i].removed;
        s->decided.v[i] = (DecidedDoc){.doc = s->decided.v[i].doc};
    }
    Rc rc = count_journal(s, f);
    for (uint32_t i = 0; !rc && i < s->decided.n; i++) {
        if ((s->decided.v[i].sum ^ s->decided.v[i].removed) == (i < n ? sum[i] : 0)) continue;
        rc = review_follow(s, s->decided.v[i].doc, f);
        ++*memoirs;
    }
    if (*memoirs) session_refilter(s);
    s->journal_behind = rc != RC_OK;
    arena_fini(&tmp);
    return rc;
}

Rc session_others(Session *s, uint32_t *memoirs, Fault *f)
{
    int64_t touched = 0, last = 0;
    *memoirs = 0;
    if (!s->journal) return RC_OK;
    Rc rc = journal_touched(s->journal, &touched, f);
    if (!rc && touched != s->journal_touched) rc = journal_last(s->journal, &last, f);
    if (rc) return rc;
    if (touched != s->journal_touched) session_texts_follow(s, memoirs);
    if (*memoirs) session_refilter(s);
    s->journal_touched = touched;
    s->journal_behind |= last > s->journal_seq;
    return s->journal_behind ? catch_up(s, memoirs, f) : RC_OK;
}

/* ------------------------------------------------------------------ what is in force */

/* How views are made; raised when the same decisions make another one, so that no rows of before are taken for them. */
enum { VIEW_VERSION = 3 };

/* The name of a view among the rows that the cache keeps: the same decisions, the same name, and none, that of the text. */
uint64_t review_key(Session *s, int64_t doc, uint64_t hash)
{
    const DecidedDoc *d = decided(s, doc);
    return d && d->sum ? (hash ^ d->sum ^ VIEW_VERSION) * 0x9e3779b97f4a7c15u + (uint64_t)doc : hash;
}

bool review_has(Session *s, int64_t doc)
{
    const DecidedDoc *d = decided(s, doc);
    return d && d->sum;
}

MemoirIds session_decided(const Session *s, Arena *a)
{
    MemoirIds ids = {0};
    for (uint32_t i = 0; i < s->decided.n; i++)
        if (s->decided.v[i].sum && !s->decided.v[i].removed) *vec_push(a, &ids) = s->decided.v[i].doc;
    return ids;
}
