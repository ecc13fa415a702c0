#include "session/review.h"
#include "base/fs.h"
#include "base/i18n.h"
#include "review/anchor.h"
#include "review/field.h"
#include "session_int.h"
#include <pwd.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

/* ------------------------------------------------------------------ the journal of this library */

/* A handle of its own: what a person decides must not wait for, nor be part of, what the worker is writing. */
Rc review_open(Session *s, const char *dir, Fault *f)
{
    Rc rc = library_open(dir, &s->journal, f);
    return rc ? rc : journal_docs(s->journal, s->mem, &s->decided, f);
}

static JournalDoc *decided(Session *s, int64_t doc)
{
    for (uint32_t i = 0; i < s->decided.n; i++)
        if (s->decided.v[i].doc == doc) return &s->decided.v[i];
    return NULL;
}

/* The name of a view among the rows that the cache keeps: other decisions, another name. */
uint64_t review_key(Session *s, int64_t doc, uint64_t hash)
{
    const JournalDoc *j = decided(s, doc);
    return j ? (hash ^ (uint64_t)j->last) * 0x9e3779b97f4a7c15u + (uint64_t)doc : hash;
}

const JournalDocs *session_decided(const Session *s) { return &s->decided; }
bool review_has(Session *s, int64_t doc) { return decided(s, doc) != NULL; }

typedef struct OldTexts { Session *s; Arena *a; } OldTexts;

static Str old_text(void *ctx, uint64_t hash)
{
    OldTexts *o = ctx;
    Str body;
    return journal_text(o->s->journal, o->a, hash, &body, NULL) ? S("") : body;
}

/* The view of a memoir: its suggestions under what was decided. A journal that cannot be read is told, and decides
 * nothing. */
void review_make(Session *s, Arena *a, int64_t doc, const Doc *d, const Analysis *an, ReviewView *out)
{
    DecisionList all = {0};
    OldTexts old = {s, a};
    Fault f = {0};
    Rc rc = decided(s, doc) ? journal_read(s->journal, a, doc, &all, &f) : RC_OK;
    if (rc) session_report(s, rc, &f);
    DecisionList live = decisions_live(a, &all);
    review_apply(a, d, an, &live, old_text, &old, out);
}

/* ------------------------------------------------------------------ what follows at once */

/* The rows of every memoir that a step is about are made anew from its view. */
static Rc follow(Session *s, int64_t doc, Fault *f)
{
    const Source *src = source_find(s, doc);
    const OpenDoc *d;
    if (!src) return RC_OK;
    session_doc_renew(s, doc);
    Rc rc = session_doc_open(s, doc, &d, f);
    if (rc) return rc;
    session_rows_put(s, src, d->title, d->an);
    session_doc_close(s, d);
    return RC_OK;
}

static Rc follow_all(Session *s, const DecisionList *rows, Fault *f)
{
    Rc first = RC_OK;
    JournalDocs was = s->decided;
    s->decided = (JournalDocs){0};
    Rc rc = journal_docs(s->journal, s->mem, &s->decided, f);
    if (rc) {
        s->decided = was;
        return rc;
    }
    for (uint32_t i = 0; i < rows->n; i++) {
        bool again = false;
        for (uint32_t k = 0; k < i && !again; k++) again = rows->v[k].doc == rows->v[i].doc;
        rc = again || !rows->v[i].doc ? RC_OK : follow(s, rows->v[i].doc, f);
        if (rc && !first) first = rc;
    }
    session_refilter(s);
    return first;
}

static Rc no_library(Fault *f)
{
    return fault_set(f, RC_USAGE, NULL, "%s", _("memoirs are only being read, not kept: add them to the library first"));
}

Rc session_step_rows(Session *s, Arena *a, int64_t step, DecisionList *out, Fault *f)
{
    DecisionList all;
    Rc rc = journal_read(s->journal, a, 0, &all, f);
    *out = (DecisionList){0};
    for (uint32_t i = 0; !rc && i < all.n; i++)
        if (all.v[i].step == step) *vec_push(a, out) = all.v[i];
    return rc;
}

/* ------------------------------------------------------------------ deciding */

static Str who(Arena *a)
{
    static const char *const names[] = {"GILMOK_USER", "LOGNAME", "USER"};
    for (size_t i = 0; i < COUNT_OF(names); i++) {
        const char *name = getenv(names[i]);
        if (name && *name) return str_dup(a, str_z(name));
    }
    const struct passwd *pw = getpwuid(getuid());
    return pw ? str_dup(a, str_z(pw->pw_name)) : S("");
}

static const void *thing_of(const Analysis *an, Target on, uint32_t i)
{
    if (on == ON_EVENT && i < an->events.n) return &an->events.v[i];
    if (on == ON_ENTITY && i < an->entities.n) return &an->entities.v[i];
    if (on == ON_POSITION && i < an->positions.n) return &an->positions.v[i];
    return NULL;
}

static bool words_of(const Analysis *an, Target on, uint32_t i, Span *out)
{
    if (on == ON_EVENT) *out = an->events.v[i].span;
    else if (on == ON_ENTITY && an->entities.v[i].mentions.n) *out = an->entities.v[i].mentions.v[0].span;
    else if (on == ON_POSITION && an->positions.v[i].evidence.n) *out = an->events.v[an->positions.v[i].evidence.v[0]].span;
    else return false;
    return true;
}

static Str type_of(const Analysis *an, Target on, uint32_t i)
{
    if (on == ON_EVENT) return str_z(type_name(&event_types, (int)an->events.v[i].type));
    if (on == ON_ENTITY) return str_z(type_name(&entity_types, (int)an->entities.v[i].type));
    return str_z(type_name(&position_types, (int)an->positions.v[i].kind));
}

static Str reason_of(Arena *a, const Analysis *an, Target on, uint32_t i)
{
    Str rule = S("");
    if (on == ON_EVENT && an->events.v[i].why.n) rule = an->events.v[i].why.v[0];
    if (on == ON_ENTITY) rule = an->entities.v[i].why;
    return str_fmt(a, "%d: " STR_FMT, ANALYSER_VERSION, STR_ARG(rule));
}

Decision review_about(Arena *a, const OpenDoc *d, DecideAct act, Target on, uint32_t index)
{
    Decision x = {.doc = d->id, .act = act, .on = on, .who = who(a)};
    const void *thing = thing_of(d->an, on, index);
    Span words;
    if (!thing) return x;
    x.type = type_of(d->an, on, index);
    x.whole = field_whole(a, on, thing);
    x.why = reason_of(a, d->an, on, index);
    if (words_of(d->an, on, index, &words)) x.anchor = anchor_make(d->doc->text, d->doc->hash, words);
    return x;
}

/* An edit says what the field was; a value that it cannot have is refused before anything is kept. */
static Rc edit_check(Arena *a, Decision *x, Fault *f)
{
    union { Event event; Entity entity; Position position; } thing = {0};
    int field = field_find(x->on, x->field);
    if (field < 0) return fault_set(f, RC_SYNTAX, NULL, _("no field \"%.*s\""), STR_ARG(x->field));
    field_restore(a, x->on, &thing, x->whole);
    x->was = field_get(a, x->on, &thing, field);
    if (field_set(a, x->on, &thing, field, x->value)) return RC_OK;
    return fault_set(f, RC_SYNTAX, NULL, _("\"%.*s\" is no value of \"%.*s\""), STR_ARG(x->value), STR_ARG(x->field));
}

Rc session_decide(Session *s, Decision *rows, uint32_t n, Fault *f)
{
    if (!s->journal) return no_library(f);
    Arena tmp = {0};
    Rc rc = RC_OK;
    for (uint32_t i = 0; !rc && i < n; i++)
        if (rows[i].act == DECIDE_EDIT) rc = edit_check(&tmp, &rows[i], f);
    if (!rc && n) rc = journal_append(s->journal, rows, n, f);
    DecisionList list = {rows, n, n};
    if (!rc && n) rc = follow_all(s, &list, f);
    arena_fini(&tmp);
    return rc;
}

/* ------------------------------------------------------------------ taking back */

static Rc take_back(Session *s, DecideAct act, int64_t step, Fault *f)
{
    Arena tmp = {0};
    DecisionList rows;
    Decision x = {.act = act, .on = ON_MEMOIR, .of = step, .who = who(&tmp)};
    Rc rc = session_step_rows(s, &tmp, step, &rows, f);
    if (!rc && !rows.n) rc = fault_set(f, RC_NOTFOUND, NULL, _("no step %lld"), (long long)step);
    if (!rc) rc = journal_append(s->journal, &x, 1, f);
    if (!rc) rc = follow_all(s, &rows, f);
    arena_fini(&tmp);
    return rc;
}

static Rc take_next(Session *s, DecideAct act, int64_t (*next)(const DecisionList *), int64_t *step, Fault *f)
{
    if (!s->journal) return no_library(f);
    Arena tmp = {0};
    DecisionList steps;
    JournalCounts n;
    Rc rc = journal_steps(s->journal, &tmp, &steps, &n, f);
    *step = rc ? 0 : next(&steps);
    if (!rc && !*step) rc = RC_NOTFOUND;
    arena_fini(&tmp);
    return rc ? rc : take_back(s, act, *step, f);
}

Rc session_undo(Session *s, int64_t *step, Fault *f) { return take_next(s, DECIDE_UNDO, decisions_undo, step, f); }
Rc session_redo(Session *s, int64_t *step, Fault *f) { return take_next(s, DECIDE_REDO, decisions_redo, step, f); }

Rc session_steps(Session *s, Arena *a, ReviewSteps *out, Fault *f)
{
    DecisionList steps;
    JournalCounts n;
    *out = (ReviewSteps){0};
    if (!s->journal) return no_library(f);
    Rc rc = journal_steps(s->journal, a, &steps, &n, f);
    if (rc) return rc;
    DecisionList live = decisions_live(a, &steps);
    for (uint32_t i = 0, k = 0; i < steps.n; i++) {
        while (k < live.n && live.v[k].step < steps.v[i].step) k++;
        bool in_force = k < live.n && live.v[k].step == steps.v[i].step;
        *vec_push(a, out) = (ReviewStep){steps.v[i], n.v[i], in_force};
    }
    return RC_OK;
}

Rc session_revert(Session *s, int64_t step, Fault *f)
{
    Arena tmp = {0};
    ReviewSteps steps;
    Rc rc = session_steps(s, &tmp, &steps, f);
    bool found = false, in_force = false;
    for (uint32_t i = 0; !rc && i < steps.n; i++)
        if (steps.v[i].first.step == step) found = true, in_force = steps.v[i].in_force;
    arena_fini(&tmp);
    if (rc) return rc;
    if (!found) return fault_set(f, RC_NOTFOUND, NULL, _("no step %lld"), (long long)step);
    if (!in_force) return fault_set(f, RC_NOTFOUND, NULL, _("step %lld is not in force"), (long long)step);
    return take_back(s, DECIDE_UNDO, step, f);
}

ReviewProgress review_progress(const OpenDoc *d)
{
    const ReviewView *v = d->review;
    if (v->done) return REVIEW_FINISHED;
    bool begun = v->rejected.n || v->remarks.n;
    for (uint32_t i = 0; i < v->events.n; i++) begun |= v->events.v[i].last != NULL;
    for (uint32_t i = 0; i < v->entities.n; i++) begun |= v->entities.v[i].last != NULL;
    for (uint32_t i = 0; i < v->positions.n; i++) begun |= v->positions.v[i].last != NULL;
    return begun ? REVIEW_BEGUN : REVIEW_UNTOUCHED;
}
