#include "session/review.h"
#include "base/fs.h"
#include "base/i18n.h"
#include "review/anchor.h"
#include "review/field.h"
#include "session/words.h"
#include "teach_int.h"
#include <pwd.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

/* ------------------------------------------------------------------ views */

MemoirIds session_strayed(Session *s, Arena *a)
{
    Arena tmp = {0};
    DecisionList all = {0};
    MemoirIds ids = {0};
    if (s->journal && !journal_read(s->journal, &tmp, 0, &all, NULL)) all = decisions_live(&tmp, &all);
    for (uint32_t i = 0; i < all.n; i++) {
        const Source *src = source_find(s, all.v[i].doc);
        bool known = false;
        if (!src || !all.v[i].anchor.exact.n || all.v[i].anchor.text == src->hash) continue;
        for (uint32_t k = ids.n; k-- > 0 && !known;) known = ids.v[k] == src->id;
        if (!known) *vec_push(a, &ids) = src->id;
    }
    arena_fini(&tmp);
    return ids;
}

/* Of a text that the worker is just replacing the journal's handle does not know yet. */
static Str old_text(void *ctx, uint64_t hash)
{
    Asked *x = ctx;
    Str body = S("");
    if ((!journal_text(x->s->journal, x->mem, hash, &body, NULL) && body.n) || !x->s->lib) return body;
    pthread_mutex_lock(&x->s->store_lock);
    Rc rc = journal_text(x->s->lib, x->mem, hash, &body, NULL);
    pthread_mutex_unlock(&x->s->store_lock);
    return rc ? S("") : body;
}

/* A memoir is read again only where what was decided moves its spells, and then once. */
static void fold(void *ctx, Arena *a, Analysis *an)
{
    Asked *x = ctx;
    AnalyseOptions opt = {0};
    if (!x->fold) x->fold = refold_new(x->s->an, x->d, &opt);
    refold(x->fold, a, an);
}

static void named(void *ctx, Arena *a, Entity *e)
{
    const Asked *x = ctx;
    LexThing t;
    e->known = session_named(x->s, a, e->type, e->name, &e->lex_id);
    if (e->known &&
        lex_thing_find(session_things(x->s), a, str_z(type_name(&entity_types, (int)e->type)), e->lex_id, &t))
        e->family = t.group;
}

void asked_init(Asked *x, Session *s, Arena *mem, const Doc *d)
{
    *x = (Asked){.s = s, .mem = mem, .d = d, .asks = {.ctx = x, .old = old_text, .fold = fold, .named = named}};
}

void asked_fini(Asked *x)
{
    refold_free(x->fold);
    x->fold = NULL;
}

/* The view of a memoir: its suggestions under what was decided. A journal that cannot be read is told, and decides
 * nothing. */
void review_make(Asked *x, Arena *a, int64_t doc, const Analysis *an, ReviewView *out)
{
    DecisionList all = {0};
    Fault f = {0};
    Rc rc = review_has(x->s, doc) ? journal_read(x->s->journal, a, doc, &all, &f) : RC_OK;
    if (rc) session_report(x->s, rc, &f);
    DecisionList live = decisions_live(a, &all);
    review_apply(a, x->d, an, &live, &x->asks, out);
}

/* ------------------------------------------------------------------ what follows at once */

/* From the memoir as it is open, else read and analysed for this. */
static Rc rows_anew(Session *s, const Source *src, Fault *f)
{
    const OpenDoc *open = session_doc_peek(s, src->id);
    if (open) {
        session_rows_put(s, src, open->title, open->an, (Str){0});
        return RC_OK;
    }
    Arena *mem = arena_new();
    Doc *d;
    Analysis an;
    ReviewView v;
    AnalyseOptions opt = {0};
    Rc rc = source_doc(s, mem, src, &d, f);
    if (!rc) rc = analyse(s->an, mem, d, &opt, &an);
    if (!rc) {
        Asked asked;
        asked_init(&asked, s, mem, d);
        review_make(&asked, mem, src->id, &an, &v);
        session_rows_put(s, src, doc_title(mem, d), &v.an, (Str){0});
        asked_fini(&asked);
    }
    arena_free(mem);
    return rc;
}

/* The rows of a memoir's view: those the cache has of it, for what is undone was there before; else made anew. */
Rc review_follow(Session *s, int64_t doc, Fault *f)
{
    decided_settle(s, doc);
    if (removed_has(s, doc) || !source_find(s, doc)) return removed_follow(s, doc, f);
    const Source *src = source_find(s, doc);
    session_doc_renew(s, doc);
    Rc rc = session_rows_kept(s, src) ? RC_OK : rows_anew(s, src, f);
    review_status(s, doc);
    return rc;
}

/* Every memoir that a step is about, once; the first fault is told, the others follow all the same. */
static Rc follow_all(Session *s, const DecisionList *rows, bool in_force, Fault *f)
{
    Rc first = RC_OK;
    Arena tmp = {0};
    Map seen = {0};
    for (uint32_t i = 0; i < rows->n; i++) {
        const Decision *d = &rows->v[i];
        decided_count(s, &(JournalMark){.seq = d->seq, .doc = d->doc, .act = d->act, .on = d->on}, in_force);
    }
    bool batch = rows->n > 1 && session_cache_begin(s);
    for (uint32_t i = 0; i < rows->n; i++) {
        bool fresh;
        (void)map_put(&tmp, &seen, map_number(&rows->v[i].doc), &fresh);
        Rc rc = fresh && rows->v[i].doc ? review_follow(s, rows->v[i].doc, f) : RC_OK;
        if (rc && !first) first = rc;
    }
    if (batch) session_cache_end(s);
    session_refilter(s);
    arena_fini(&tmp);
    return first;
}

Rc review_no_library(Fault *f)
{
    return fault_set(f, RC_USAGE, NULL, "%s",
                     _("memoirs are only being read, not kept: add them to the library first"));
}

/* ------------------------------------------------------------------ deciding */

Str review_who(Arena *a)
{
    static const char *const names[] = {"GILMOK_USER", "LOGNAME", "USER"};
    for (size_t i = 0; i < COUNT_OF(names); i++) {
        const char *name = getenv(names[i]);
        if (name && *name) return str_dup(a, str_z(name));
    }
    const struct passwd *pw = getpwuid(getuid());
    return pw ? str_dup(a, str_z(pw->pw_name)) : S("");
}

/* A name goes by the mention that it had from the first, whatever it was merged with. */
static Span name_words(const Reviewed *r, const MentionList *all)
{
    for (uint32_t i = 0; i < all->n; i++)
        if (span_eq(all->v[i].span, r->at)) return r->at;
    return all->v[0].span;
}

static bool words_of(const OpenDoc *d, Target on, uint32_t i, Span *out)
{
    const Analysis *an = d->an;
    if (on == ON_EVENT) *out = an->events.v[i].span;
    else if (on == ON_ENTITY && an->entities.v[i].mentions.n)
        *out = name_words(&d->review->entities.v[i], &an->entities.v[i].mentions);
    else if (on == ON_POSITION && an->positions.v[i].evidence.n)
        *out = an->events.v[an->positions.v[i].evidence.v[0]].span;
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

static const Decision *last_of(const ReviewView *v, Target on, uint32_t i)
{
    const ReviewedList *lists[TARGET_COUNT] = {[ON_EVENT] = &v->events, [ON_ENTITY] = &v->entities, [ON_POSITION] = &v->positions};
    return lists[on] && i < lists[on]->n ? lists[on]->v[i].last : NULL;
}

Decision review_about(Arena *a, const OpenDoc *d, DecideAct act, Target on, uint32_t index)
{
    Decision x = {.doc = d->id, .act = act, .on = on, .who = review_who(a)};
    const void *thing = review_thing(d->an, on, index);
    Span words;
    if (!thing) return x;
    x.type = type_of(d->an, on, index);
    x.whole = field_whole(a, on, thing);
    x.why = reason_of(a, d->an, on, index);
    if (words_of(d, on, index, &words)) x.anchor = anchor_make(d->doc->text, d->doc->hash, words);
    const Decision *last = act == DECIDE_FORGET ? last_of(d->review, on, index) : NULL;
    if (last) x.type = last->type, x.anchor = last->anchor;      /* as it was decided on, whatever the text is by now */
    return x;
}

static bool named_at(const Entity *e, Span words)
{
    for (uint32_t k = 0; k < e->mentions.n; k++)
        if (span_eq(e->mentions.v[k].span, words)) return true;
    return false;
}

uint32_t review_there(const OpenDoc *d, const Decision *x)
{
    Arena tmp = {0};
    uint32_t n = x->on == ON_POSITION ? 0 : review_count(d->an, x->on), at = REVIEW_NONE;
    Str name = x->on == ON_ENTITY && x->whole.n ? decision_name(&tmp, x) : S("");
    for (uint32_t i = 0; i < n && at == REVIEW_NONE; i++) {
        const Entity *e = x->on == ON_ENTITY ? &d->an->entities.v[i] : NULL;
        bool there = e ? named_at(e, x->anchor.span) && name.n && !str_eq(name, e->name)
                       : span_overlap(d->an->events.v[i].span, x->anchor.span);
        if (there && str_eq(type_of(d->an, x->on, i), x->type)) at = i;
    }
    arena_fini(&tmp);
    return at;
}

static bool same_thing(const Decision *x, const Decision *y)
{
    return x->act == y->act && x->doc == y->doc && x->on == y->on && span_eq(x->anchor.span, y->anchor.span) &&
           str_eq(x->type, y->type);
}

typedef union Thing { Event event; Entity entity; Position position; } Thing;

/* An edit says what the field was; a value that it cannot have is refused before anything is kept. */
static Rc edit_check(Arena *a, Decision *x, Thing *thing, Fault *f)
{
    int field = field_find(x->on, x->field);
    if (field < 0) return fault_set(f, RC_SYNTAX, NULL, _("no field \"%.*s\""), STR_ARG(x->field));
    const char *wrong = field_fault(x->on, field, x->value);
    if (wrong) return fault_set(f, RC_SYNTAX, NULL, "%s: %s", _(field_msgid(x->on, field)), _(wrong));
    x->was = field_get(a, x->on, thing, field);
    if (field_set(a, x->on, thing, field, x->value)) return RC_OK;
    return fault_set(f, RC_SYNTAX, NULL, _("\"%.*s\" is no value of \"%.*s\""), STR_ARG(x->value), STR_ARG(x->field));
}

static bool is_date(const Decision *x) { return field_kind(x->on, field_find(x->on, x->field)) == FIELD_DATE; }

/* Changes of one thing hold together: its dates are looked at when all of them are made. n: how many rows those are. */
static Rc edits_check(Arena *a, Decision *rows, uint32_t most, uint32_t *n, Fault *f)
{
    Thing thing = {0};
    Rc rc = RC_OK;
    bool dated = false;
    field_restore(a, rows->on, &thing, rows->whole);
    for (*n = 0; !rc && *n < most && same_thing(&rows[*n], rows); ++*n) {
        rc = edit_check(a, &rows[*n], &thing, f);
        dated |= !rc && is_date(&rows[*n]);
    }
    const char *wrong = !rc && dated ? thing_fault(rows->on, &thing) : NULL;
    return wrong ? fault_set(f, RC_SYNTAX, NULL, "%s", _(wrong)) : rc;
}

static Rc addition_check(Arena *a, const Decision *x, Fault *f)
{
    Thing thing = {0};
    field_restore(a, x->on, &thing, x->whole);
    const char *wrong = thing_fault(x->on, &thing);
    return wrong ? fault_set(f, RC_SYNTAX, NULL, "%s", _(wrong)) : RC_OK;
}

static Rc rows_check(Arena *a, Decision *rows, uint32_t n, Fault *f)
{
    Rc rc = RC_OK;
    for (uint32_t i = 0, many; !rc && i < n; i += many) {
        many = 1;
        if (rows[i].act == DECIDE_EDIT) rc = edits_check(a, rows + i, n - i, &many, f);
        if (rows[i].act == DECIDE_ADD) rc = addition_check(a, &rows[i], f);
    }
    return rc;
}

Rc session_decide(Session *s, Decision *rows, uint32_t n, Fault *f)
{
    if (!s->lib) return review_no_library(f);
    arena_clear(&s->was);
    Rc rc = rows_check(&s->was, rows, n, f);
    if (!rc && n) rc = decided_append(s, rows, n, f);
    DecisionList list = {rows, n, n};
    if (!rc && n) rc = follow_all(s, &list, true, f);
    return rc;
}

/* ------------------------------------------------------------------ taking back */

/* What the step learned goes with it; where that cannot be told of in the journal, it stays as it was. */
static Rc names_follow(Session *s, const DecisionList *rows, bool in_force, Decision *told, Fault *f)
{
    WordsLock lock;
    bool names = false;
    for (uint32_t i = 0; i < rows->n; i++) names |= rows->v[i].act >= DECIDE_LEARN;
    if (!names) return decided_append(s, told, 1, f);
    (void)!words_lock(&lock);
    Rc rc = learned_follow(rows, in_force, f);
    if (!rc) rc = decided_append(s, told, 1, f);
    if (rc) (void)!learned_follow(rows, !in_force, NULL);
    words_unlock(&lock);
    return rc;
}

static Rc take_back(Session *s, DecideAct act, int64_t step, Fault *f)
{
    Arena tmp = {0};
    DecisionList rows;
    Decision x = {.act = act, .on = ON_MEMOIR, .of = step, .who = review_who(&tmp)};
    Rc rc = journal_step(s->journal, &tmp, step, &rows, f);
    if (!rc && !rows.n) rc = fault_set(f, RC_NOTFOUND, NULL, _("no step %lld"), (long long)step);
    if (!rc) rc = names_follow(s, &rows, act == DECIDE_REDO, &x, f);
    if (!rc) rc = follow_all(s, &rows, act == DECIDE_REDO, f);
    arena_fini(&tmp);
    return rc;
}

static Rc take_next(Session *s, DecideAct act, int64_t (*next)(const DecisionList *), int64_t *step, Fault *f)
{
    if (!s->lib) return review_no_library(f);
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
    if (!s->lib) return review_no_library(f);
    Rc rc = journal_steps(s->journal, a, &steps, &n, f);
    if (rc) return rc;
    DecisionList live = decisions_live(a, &steps), done = decisions_done(a, &steps);
    for (uint32_t i = 0, k = 0, j = 0; i < steps.n; i++) {
        while (k < live.n && live.v[k].step < steps.v[i].step) k++;
        while (j < done.n && done.v[j].step < steps.v[i].step) j++;
        /* of several rows one may be forgotten, the others stay */
        bool whole = n.v[i] > 1 || steps.v[i].act == DECIDE_FORGET;
        bool in_force =
            whole ? j < done.n && done.v[j].step == steps.v[i].step : k < live.n && live.v[k].step == steps.v[i].step;
        *vec_push(a, out) = (ReviewStep){steps.v[i], n.v[i], in_force};
    }
    return RC_OK;
}

Rc session_step(Session *s, Arena *a, int64_t step, DecisionList *out, Fault *f)
{
    *out = (DecisionList){0};
    return s->lib ? journal_step(s->journal, a, step, out, f) : review_no_library(f);
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
