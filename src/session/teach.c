#include "session/teach.h"
#include "base/i18n.h"
#include "review/field.h"
#include "session_int.h"
#include <stdio.h>
#include <stdlib.h>

#define LEARNED_FILE "learned.yaml"
#define KIND S("learned")

/* ------------------------------------------------------------------ words */

typedef struct Teaching {
    Session *s;
    Arena   *a;
    Lesson  *out;
    uint32_t most;
    DecisionList all;                     /* in force, of every memoir */
    Fault   *f;
} Teaching;

static Str name_of(Arena *a, const Decision *d)
{
    Entity e = {0};
    field_restore(a, ON_ENTITY, &e, d->whole);
    return e.name.n ? e.name : d->anchor.exact;
}

static void learn(Teaching *t, Str type, Str name, Str also)
{
    if (own_name_fault(t->a, name)) return;
    OwnEntry e = {.type = type, .id = own_id(t->a, name), .name = name};
    if (also.n && !str_eq(also, name) && !own_name_fault(t->a, also)) *vec_push(t->a, &e.alias) = also;
    *vec_push(t->a, &t->out->names) = e;
}

static void silence(Teaching *t, Str type, Str name)
{
    if (!own_name_fault(t->a, name)) *vec_push(t->a, &t->out->names) = (OwnEntry){.type = type, .name = name, .silence = true};
}

static bool is_named(Arena *a, const Decision *d, Str type, Str name)
{
    if (d->on != ON_ENTITY || !str_eq(d->type, type)) return false;
    return str_eq(d->act == DECIDE_EDIT && str_eq_z(d->field, "name") ? d->value : name_of(a, d), name);
}

/* In how many memoirs people said that it is such a name, and in how many that it is none. */
typedef struct Verdicts { uint32_t right, wrong; } Verdicts;

static Verdicts verdicts_on(const Teaching *t, Str type, Str name)
{
    Verdicts v = {0, 0};
    int64_t last_right = 0, last_wrong = 0;
    for (uint32_t i = 0; i < t->all.n; i++) {
        const Decision *d = &t->all.v[i];
        bool wrong = d->act == DECIDE_REJECT, right = d->act == DECIDE_ACCEPT || d->act == DECIDE_ADD || d->act == DECIDE_EDIT;
        if ((!wrong && !right) || !is_named(t->a, d, type, name)) continue;
        if (wrong && d->doc != last_wrong) v.wrong++, last_wrong = d->doc;
        if (right && d->doc != last_right) v.right++, last_right = d->doc;
    }
    return v;
}

/* A name found by its form is none once someone says so. A word of the lexicon that is none here may well be one there
 * (설계, 대표), so a second memoir has to say so. What anybody called a name is never silenced. */
static void unlearn_word(Teaching *t, const Decision *d, Str type, Str name)
{
    Verdicts v = verdicts_on(t, type, name);
    bool by_form = !str_ends(d->why, S(": "));
    if (!v.right && v.wrong >= (by_form ? 1 : 2)) silence(t, type, name);
}

static void names_of(Teaching *t, const Decision *d)
{
    if (d->on != ON_ENTITY) return;
    Str name = name_of(t->a, d);
    if (d->act == DECIDE_ADD && !verdicts_on(t, d->type, name).wrong) learn(t, d->type, name, d->anchor.exact);
    if (d->act == DECIDE_REJECT) unlearn_word(t, d, d->type, name);
    if (d->act != DECIDE_EDIT) return;
    if (str_eq_z(d->field, "name")) learn(t, d->type, d->value, d->was);
    if (str_eq_z(d->field, "type")) silence(t, d->was, name), learn(t, d->value, name, S(""));
}

/* ------------------------------------------------------------------ look-alikes */

/* The first word glued to the trigger: 입사했다, 입사 동기. */
static Str frame_of(const Decision *d)
{
    size_t n = 0;
    while (n < d->anchor.after.n && (unsigned char)d->anchor.after.p[n] > ' ' && d->anchor.after.p[n] != '.' && d->anchor.after.p[n] != ',') n++;
    return str_slice(d->anchor.after, 0, n);
}

static void take(Teaching *t, const OpenDoc *d, Target on, uint32_t i, const Decision *like)
{
    Decision x = review_about(t->a, d, like->act, on, i);
    x.field = like->field;
    x.value = like->value;
    *vec_push(t->a, &t->out->rows) = x;
}

static void entities_like(Teaching *t, const OpenDoc *d, const Decision *like)
{
    Str name = str_eq_z(like->field, "name") ? like->was : name_of(t->a, like);
    for (uint32_t i = 0; i < d->an->entities.n; i++) {
        const Entity *e = &d->an->entities.v[i];
        bool same = str_eq(e->name, name) && str_eq(str_z(type_name(&entity_types, (int)e->type)), like->type);
        if (same && !standing_decided(e->standing)) take(t, d, ON_ENTITY, i, like);
    }
}

static void events_like(Teaching *t, const OpenDoc *d, const Decision *like)
{
    bool org = str_eq_z(like->field, "org");
    for (uint32_t i = 0; i < d->an->events.n; i++) {
        const Event *e = &d->an->events.v[i];
        if (standing_decided(e->standing)) continue;
        if (org) {
            if (str_eq(e->args.org, like->was)) take(t, d, ON_EVENT, i, like);
            continue;
        }
        if (!str_eq(str_z(type_name(&event_types, (int)e->type)), like->type)) continue;
        Decision x = review_about(t->a, d, like->act, ON_EVENT, i);
        if (str_eq(x.anchor.exact, like->anchor.exact) && str_eq(frame_of(&x), frame_of(like))) take(t, d, ON_EVENT, i, like);
    }
}

/* What is looked for in the texts: a memoir without these words has no look-alike. */
static Str words_of(Teaching *t, const Decision *d)
{
    if (d->on == ON_ENTITY) return str_eq_z(d->field, "name") ? d->was : d->anchor.exact;
    if (d->on != ON_EVENT) return S("");
    if (d->act == DECIDE_EDIT) return str_eq_z(d->field, "org") ? d->was : str_eq_z(d->field, "type") ? d->anchor.exact : S("");
    (void)t;
    return d->act == DECIDE_REJECT ? d->anchor.exact : S("");
}

static Rc look_alikes(Teaching *t, const Decision *d)
{
    const Careers *c = session_careers(t->s);
    Str words = words_of(t, d);
    bool teaches = words.n && (d->act == DECIDE_REJECT || d->act == DECIDE_EDIT);
    if (!teaches) return RC_OK;
    Bits docs = bits_new(t->a, c->docs.n);
    Rc rc = session_docs_with(t->s, words, &docs);
    for (uint32_t i = 0; !rc && i < c->docs.n; i++) {
        const OpenDoc *open;
        if (!bits_get(&docs, i) || c->docs.v[i].dead) continue;
        if (!t->most--) {
            t->out->more = true;
            t->most = 0;
            break;
        }
        uint32_t before = t->out->rows.n;
        rc = session_doc_open(t->s, c->docs.v[i].id, &open, t->f);
        if (rc) break;
        (d->on == ON_ENTITY ? entities_like : events_like)(t, open, d);
        session_doc_close(t->s, open);
        t->out->memoirs += t->out->rows.n > before;
    }
    return rc;
}

Rc session_lesson(Session *s, Arena *a, int64_t *step, uint32_t most, Lesson *out, Fault *f)
{
    ReviewSteps steps;
    Teaching t = {.s = s, .a = a, .out = out, .most = most, .f = f};
    DecisionList all;
    *out = (Lesson){0};
    Rc rc = session_steps(s, a, &steps, f);
    if (rc) return rc;
    for (uint32_t i = steps.n; i-- > 0 && !*step;)
        if (steps.v[i].in_force) *step = steps.v[i].first.step;
    if (s->journal && !journal_read(s->journal, a, 0, &all, f)) t.all = decisions_live(a, &all);
    DecisionList rows;
    rc = *step ? journal_step(s->journal, a, *step, &rows, f) : RC_NOTFOUND;
    if (!rc && !rows.n) rc = fault_set(f, RC_NOTFOUND, NULL, _("no step %lld"), (long long)*step);
    for (uint32_t i = 0; !rc && i < rows.n; i++) {
        names_of(&t, &rows.v[i]);
        rc = look_alikes(&t, &rows.v[i]);
    }
    return rc;
}

/* ------------------------------------------------------------------ learning */

static Str saved_name(Arena *a, const OwnEntry *e)
{
    return str_fmt(a, STR_FMT "%s" STR_FMT, STR_ARG(e->type), e->silence ? " -" : " ", STR_ARG(e->name));
}

/* One at a time: a name that the lexicons have already, or that would spoil them, is left out and the others are kept. */
static void learn_names(Session *s, Arena *a, const OwnList *names, int64_t step)
{
    for (uint32_t i = 0; i < names->n; i++) {
        WordsChanges changes = {0};
        OwnList one = {&names->v[i], 1, 1};
        Fault f = {0};
        if (words_add(a, LEARNED_FILE, &one, NULL, NULL, &changes, &f) || words_commit(&changes, &f)) continue;
        (void)!session_saved_put(s, KIND, saved_name(a, &names->v[i]), str_fmt(a, "%lld", (long long)step), &f);
    }
}

Rc session_teach(Session *s, const Lesson *lesson, int64_t step, Fault *f)
{
    Arena a = {0};
    Rc rc = lesson->rows.n ? session_decide(s, lesson->rows.v, lesson->rows.n, f) : RC_OK;
    if (!rc && lesson->names.n) {
        WordsLock lock;
        (void)!words_lock(&lock);
        learn_names(s, &a, &lesson->names, step);
        words_unlock(&lock);
    }
    arena_fini(&a);
    return rc;
}

static bool of_file(const OwnEntry *e)
{
    Str path = str_z(e->path ? e->path : "");
    return str_ends(path, S("/" LEARNED_FILE));
}

Rc session_learned(Session *s, Arena *a, LearnedList *out, Fault *f)
{
    (void)f;
    OwnList own = words_own(a, NULL, NULL);
    *out = (LearnedList){0};
    for (uint32_t i = 0; i < own.n; i++) {
        if (!of_file(&own.v[i])) continue;
        Str step = session_saved_get(s, a, KIND, saved_name(a, &own.v[i]));
        *vec_push(a, out) = (Learned){own.v[i], step.n ? strtoll(str_dup_z(a, step), NULL, 10) : 0};
    }
    return RC_OK;
}

Rc session_unlearn(Session *s, Str name, Fault *f)
{
    Arena a = {0};
    OwnList own = words_own(&a, NULL, NULL), gone = {0};
    WordsChanges changes = {0};
    WordsLock lock;
    (void)!words_lock(&lock);
    for (uint32_t i = 0; i < own.n; i++)
        if (of_file(&own.v[i]) && str_eq(own.v[i].name, name)) *vec_push(&a, &gone) = own.v[i];
    Rc rc = gone.n ? words_remove(&a, &gone, &changes, f) : fault_set(f, RC_NOTFOUND, NULL, _("\"%.*s\" was not learned"), STR_ARG(name));
    if (!rc) rc = words_commit(&changes, f);
    for (uint32_t i = 0; !rc && i < gone.n; i++) rc = session_saved_drop(s, KIND, saved_name(&a, &gone.v[i]), f);
    words_unlock(&lock);
    arena_fini(&a);
    return rc;
}
