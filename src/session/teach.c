#include "session/teach.h"
#include "base/i18n.h"
#include "review/field.h"
#include "session_int.h"

/* ------------------------------------------------------------------ words */

typedef struct Teaching {
    Session *s;
    Arena   *a;
    Lesson  *out;
    DecisionList all;                     /* in force, of every memoir; read where names are decided on */
} Teaching;

static Str name_of(Arena *a, const Decision *d)
{
    Entity e = {0};
    field_restore(a, ON_ENTITY, &e, d->whole);
    return e.name.n ? e.name : d->anchor.exact;
}

/* What is known already is not offered; of a long step the lexicon is asked when it learns. */
static void offer(Teaching *t, const LessonName *n)
{
    enum { ASKED = 50 };
    if (own_name_fault(t->a, n->entry.name) || (t->out->names.n < ASKED && !learned_may(t->a, &n->entry))) return;
    *vec_push(t->a, &t->out->names) = *n;
}

static void learn(Teaching *t, Str type, Str name, Str also)
{
    LessonName n = {.entry = {.type = type, .id = own_id(t->a, name), .name = name}, .sure = true};
    if (also.n && !str_eq(also, name) && !own_name_fault(t->a, also)) *vec_push(t->a, &n.entry.alias) = n.instead = also;
    offer(t, &n);
}

static void silence(Teaching *t, Str type, Str name, bool sure)
{
    offer(t, &(LessonName){.entry = {.type = type, .name = name, .silence = true}, .sure = sure});
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
 * (설계, 대표): it is offered, and sure when a second memoir says so. What anybody called a name is never silenced. */
static void unlearn_word(Teaching *t, const Decision *d, Str type, Str name)
{
    Verdicts v = verdicts_on(t, type, name);
    bool by_form = !str_ends(d->why, S(": "));
    if (!v.right && v.wrong) silence(t, type, name, by_form || v.wrong > 1);
}

static void names_of(Teaching *t, const Decision *d)
{
    if (d->on != ON_ENTITY) return;
    Str name = name_of(t->a, d);
    if (d->act == DECIDE_ADD && !verdicts_on(t, d->type, name).wrong) learn(t, d->type, name, d->anchor.exact);
    if (d->act == DECIDE_REJECT) unlearn_word(t, d, d->type, name);
    if (d->act != DECIDE_EDIT) return;
    if (str_eq_z(d->field, "name")) learn(t, d->type, d->value, d->was);
    if (str_eq_z(d->field, "type")) silence(t, d->was, name, true), learn(t, d->value, name, S(""));
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

/* What is looked for in the texts: a memoir without these words has no look-alike. "": it teaches nothing. */
static Str words_of(const Decision *d)
{
    bool changed = d->act == DECIDE_EDIT;
    if (d->act != DECIDE_REJECT && !changed) return S("");
    if (d->on == ON_ENTITY) return str_eq_z(d->field, "name") ? d->was : d->anchor.exact;
    if (d->on != ON_EVENT) return S("");
    if (!changed || str_eq_z(d->field, "type")) return d->anchor.exact;
    return str_eq_z(d->field, "org") ? d->was : S("");
}

static Rc look_into(Teaching *t, int64_t doc, const Decision *like, Fault *f)
{
    const OpenDoc *open;
    uint32_t before = t->out->rows.n;
    Rc rc = session_doc_open(t->s, doc, &open, f);
    if (rc) return rc;
    (like->on == ON_ENTITY ? entities_like : events_like)(t, open, like);
    session_doc_close(t->s, open);
    t->out->memoirs += t->out->rows.n > before;
    return RC_OK;
}

/* The memoirs that have the words of the next row that teaches. False: there is no such row. */
static Rc search_next(Teaching *t, LessonLeft *l, bool *found)
{
    const Careers *c = session_careers(t->s);
    *found = l->searched;
    for (; !*found && l->row < l->of.n; l->row++) {
        Str words = words_of(&l->of.v[l->row]);
        if (!words.n) continue;
        l->docs = bits_new(t->a, c->docs.n);
        l->doc = 0;
        l->made = c->docs.n;
        l->searched = *found = true;
        return session_docs_with(t->s, words, &l->docs);
    }
    return RC_OK;
}

Rc session_lesson_go(Session *s, Arena *a, uint32_t most, Lesson *lesson, Fault *f)
{
    Teaching t = {.s = s, .a = a, .out = lesson};
    LessonLeft *l = &lesson->left;
    const Careers *c = session_careers(s);
    bool found = true;
    Rc rc = RC_OK;
    while (!rc && most) {
        rc = search_next(&t, l, &found);
        if (rc || !found) break;
        for (; !rc && most && l->doc < l->made; l->doc++) {
            if (!bits_get(&l->docs, l->doc) || c->docs.v[l->doc].dead) continue;
            rc = look_into(&t, c->docs.v[l->doc].id, &l->of.v[l->row], f);
            most--;
        }
        if (l->doc == l->made) l->searched = false, l->row++;
    }
    lesson->more = l->row < l->of.n;
    return rc;
}

static Rc last_step(Session *s, Arena *a, int64_t *step, Fault *f)
{
    ReviewSteps steps;
    Rc rc = session_steps(s, a, &steps, f);
    for (uint32_t i = rc ? 0 : steps.n; i-- > 0 && !*step;)
        if (steps.v[i].in_force) *step = steps.v[i].first.step;
    return rc ? rc : *step ? RC_OK : RC_NOTFOUND;
}

/* What was said of its names anywhere. */
static Rc names_begin(Teaching *t, const DecisionList *rows, Fault *f)
{
    bool names = false;
    DecisionList all;
    for (uint32_t i = 0; i < rows->n; i++) names |= rows->v[i].on == ON_ENTITY && rows->v[i].doc;
    Rc rc = names ? journal_read(t->s->journal, t->a, 0, &all, f) : RC_OK;
    if (rc || !names) return rc;
    t->all = decisions_live(t->a, &all);
    for (uint32_t i = 0; i < rows->n; i++) names_of(t, &rows->v[i]);
    return RC_OK;
}

Rc session_lesson_begin(Session *s, Arena *a, int64_t *step, Lesson *out, Fault *f)
{
    Teaching t = {.s = s, .a = a, .out = out};
    LessonLeft *l = &out->left;
    *out = (Lesson){0};
    if (!s->journal) return review_no_library(f);
    Rc rc = *step ? RC_OK : last_step(s, a, step, f);
    if (!rc) rc = journal_step(s->journal, a, *step, &l->of, f);
    if (!rc && !l->of.n) rc = fault_set(f, RC_NOTFOUND, NULL, _("no step %lld"), (long long)*step);
    if (!rc) rc = names_begin(&t, &l->of, f);
    while (l->row < l->of.n && !words_of(&l->of.v[l->row]).n) l->row++;
    out->more = l->row < l->of.n;
    return rc;
}

/* ------------------------------------------------------------------ learning */

/* One at a time: a name that the lexicons have already, or that would spoil them, is left out and the others are kept. */
static void learn_names(Arena *a, const Lesson *lesson, int64_t of, DecisionList *rows)
{
    for (uint32_t i = 0; i < lesson->names.n; i++)
        if (!learned_add(a, &lesson->names.v[i].entry, NULL)) learned_row(a, &lesson->names.v[i].entry, of, vec_push(a, rows));
}

Rc session_teach(Session *s, const Lesson *lesson, int64_t of, Taught *out, Fault *f)
{
    Arena a = {0};
    DecisionList rows = {0}, names = {0};
    WordsLock lock;
    *out = (Taught){0};
    if (!s->journal) return review_no_library(f);
    (void)!words_lock(&lock);
    learn_names(&a, lesson, of, &names);
    for (uint32_t i = 0; i < lesson->rows.n; i++) *vec_push(&a, &rows) = lesson->rows.v[i];
    for (uint32_t i = 0; i < names.n; i++) *vec_push(&a, &rows) = names.v[i];
    Rc rc = rows.n ? session_decide(s, rows.v, rows.n, f) : RC_NOTFOUND;
    if (rc) (void)!learned_follow(&names, false, NULL);              /* no step, nothing learned */
    words_unlock(&lock);
    if (!rc) *out = (Taught){rows.v[0].step, lesson->rows.n, names.n};
    arena_fini(&a);
    return rc;
}
