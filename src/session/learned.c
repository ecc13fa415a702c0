/* learned.c: names that decisions taught: in a file of the user's lexicon, and as steps of the journal that put them there and
 * take them out again. */
#include "base/i18n.h"
#include "teach_int.h"
#include <stdlib.h>

#define LEARNED_FILE "learned.yaml"
#define SILENCE "silence"

/* ------------------------------------------------------------------ an entry as a row */

static void put_line(Arena *a, Decision *row, const char *key, Str value)
{
    if (value.n) row->whole = str_fmt(a, STR_FMT "%s=" STR_FMT "\n", STR_ARG(row->whole), key, STR_ARG(value));
}

void learned_row(Arena *a, const OwnEntry *e, int64_t of, Decision *row)
{
    *row = (Decision){.act = DECIDE_LEARN, .on = ON_ENTITY, .type = e->type, .anchor.exact = e->name, .whole = S(""), .who = review_who(a),
                      .value = e->silence ? S(SILENCE) : S(""), .was = of ? str_fmt(a, "%lld", (long long)of) : S("")};
    put_line(a, row, "id", e->id);
    put_line(a, row, "en", e->en);
    put_line(a, row, "group", e->group);
    put_line(a, row, "context", e->context ? S("true") : S(""));
    for (uint32_t i = 0; i < e->alias.n; i++) put_line(a, row, "alias", e->alias.v[i]);
}

static OwnEntry entry_of(Arena *a, const Decision *row)
{
    Str whole = row->whole;
    OwnEntry e = {.type = row->type, .name = row->anchor.exact, .silence = str_eq_z(row->value, SILENCE)};
    for (Str line; str_cut(&whole, '\n', &line);) {
        Str key;
        if (!str_cut(&line, '=', &key)) continue;
        if (str_eq_z(key, "id")) e.id = line;
        if (str_eq_z(key, "en")) e.en = line;
        if (str_eq_z(key, "group")) e.group = line;
        if (str_eq_z(key, "context")) e.context = true;
        if (str_eq_z(key, "alias")) *vec_push(a, &e.alias) = line;
    }
    return e;
}

/* ------------------------------------------------------------------ the file */

static bool of_file(const OwnEntry *e)
{
    Str path = str_z(e->path ? e->path : "");
    return str_ends(path, S("/" LEARNED_FILE));
}

static bool same_entry(const OwnEntry *x, const OwnEntry *y)
{
    return x->silence == y->silence && str_eq(x->type, y->type) && str_eq(x->name, y->name);
}

static void count_doubt(void *ctx, Rc rc, const Fault *f)
{
    (void)rc, (void)f;
    ++*(uint32_t *)ctx;
}

static Rc file_with(Arena *a, const OwnEntry *e, uint32_t *doubts, WordsChanges *out, Fault *f)
{
    OwnList one = {0};
    *vec_push(a, &one) = *e;
    *doubts = 0;
    return words_add(a, LEARNED_FILE, &one, count_doubt, doubts, out, f);
}

bool learned_may(Arena *a, const OwnEntry *e, uint32_t *doubts)
{
    WordsChanges changes = {0};
    OwnList own = words_own(a, NULL, NULL);
    for (uint32_t i = 0; i < own.n; i++)
        if (same_entry(&own.v[i], e)) return false;
    return !file_with(a, e, doubts, &changes, NULL);
}

Rc learned_add(Arena *a, const OwnEntry *e, Fault *f)
{
    WordsChanges changes = {0};
    uint32_t doubts;
    Rc rc = file_with(a, e, &doubts, &changes, f);
    return rc ? rc : words_commit(&changes, f);
}

static Rc entry_out(Arena *a, const OwnEntry *e, Fault *f)
{
    OwnList own = words_own(a, NULL, NULL), gone = {0};
    WordsChanges changes = {0};
    for (uint32_t i = 0; i < own.n; i++)
        if (of_file(&own.v[i]) && same_entry(&own.v[i], e)) *vec_push(a, &gone) = own.v[i];
    Rc rc = gone.n ? words_remove(a, &gone, &changes, f) : RC_OK;
    return rc ? rc : words_commit(&changes, f);
}

/* What the lexicon has by now, or no longer has, is as it should be. */
Rc learned_follow(const DecisionList *rows, bool in_force, Fault *f)
{
    Arena a = {0};
    Rc rc = RC_OK;
    for (uint32_t i = 0; !rc && i < rows->n; i++) {
        const Decision *d = &rows->v[i];
        if (d->act != DECIDE_LEARN && d->act != DECIDE_UNLEARN) continue;
        OwnEntry e = entry_of(&a, d);
        rc = (d->act == DECIDE_LEARN) == in_force ? learned_add(&a, &e, f) : entry_out(&a, &e, f);
        if (rc == RC_SYNTAX) rc = RC_OK;
    }
    arena_fini(&a);
    return rc;
}

Rc learned_decide(Session *s, Decision *rows, uint32_t n, Fault *f)
{
    const DecisionList list = {rows, n, n};
    WordsLock lock;
    (void)!words_lock(&lock);
    Rc rc = learned_follow(&list, true, f);
    if (!rc) rc = session_decide(s, rows, n, f);
    if (n && !rows[0].step) (void)!learned_follow(&list, false, NULL);      /* no step, nothing learned */
    words_unlock(&lock);
    return rc;
}

/* ------------------------------------------------------------------ what was learned */

/* The step that taught it, of the last time. */
static int64_t step_of(Arena *a, const DecisionList *live, const OwnEntry *e)
{
    for (uint32_t i = live->n; i-- > 0;) {
        if (live->v[i].act != DECIDE_LEARN) continue;
        OwnEntry learned = entry_of(a, &live->v[i]);
        if (same_entry(&learned, e)) return strtoll(str_dup_z(a, live->v[i].was), NULL, 10);
    }
    return 0;
}

Rc session_learned(Session *s, Arena *a, LearnedList *out, Fault *f)
{
    OwnList own = words_own(a, NULL, NULL);
    DecisionList all = {0};
    *out = (LearnedList){0};
    Rc rc = s->lib ? journal_read(s->journal, a, 0, &all, f) : RC_OK;
    DecisionList live = decisions_live(a, &all);
    for (uint32_t i = 0; !rc && i < own.n; i++)
        if (of_file(&own.v[i])) *vec_push(a, out) = (Learned){own.v[i], step_of(a, &live, &own.v[i])};
    return rc;
}

Rc session_unlearn(Session *s, Str name, Fault *f)
{
    if (!s->lib) return review_no_library(f);
    Arena a = {0};
    OwnList own = words_own(&a, NULL, NULL);
    DecisionList rows = {0};
    for (uint32_t i = 0; i < own.n; i++) {
        if (!of_file(&own.v[i]) || !str_eq(own.v[i].name, name)) continue;
        Decision *row = vec_push(&a, &rows);
        learned_row(&a, &own.v[i], 0, row);
        row->act = DECIDE_UNLEARN;
    }
    Rc rc = rows.n ? learned_decide(s, rows.v, rows.n, f)
                   : fault_set(f, RC_NOTFOUND, NULL, _("\"%.*s\" was not learned"), STR_ARG(name));
    arena_fini(&a);
    return rc;
}
