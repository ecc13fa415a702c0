#include "teach_int.h"
#include "base/i18n.h"
#include "review/field.h"
#include "session_int.h"
#include "uni/fold.h"

typedef struct Teaching { Session *s; Arena *a; Lesson *out; } Teaching;

/* ------------------------------------------------------------------ look-alikes */

/* The first word glued to the trigger: 입사했다, 입사 동기. */
static Str frame_of(const Decision *d)
{
    size_t n = 0;
    while (n < d->anchor.after.n && (unsigned char)d->anchor.after.p[n] > ' ' && d->anchor.after.p[n] != '.' &&
           d->anchor.after.p[n] != ',')
        n++;
    return str_slice(d->anchor.after, 0, n);
}

static void take(Teaching *t, const OpenDoc *d, Target on, uint32_t i, const Decision *like, bool sure)
{
    Decision x = review_about(t->a, d, like->act, on, i);
    x.field = like->field;
    x.value = like->value;
    *vec_push(t->a, &t->out->rows) = decision_keep(t->a, &x);
    *vec_push(t->a, &t->out->sure) = sure;
}

/* Said more fully or shorter, of what no lexicon knows: 새벽나루 is 주식회사 새벽나루 wherever it stands. 카카오, which is known,
 * need not be 카카오뱅크 because it was that once; nor is A사 everybody's D정공. */
bool teach_respelled(Session *s, Arena *a, Str type, Str was, Str now)
{
    enum { SHORT = 2 * 3 };            /* bytes: of one syllable, or two letters, much is a part */
    Str id, x = fold_key(a, was), y = fold_key(a, now);
    if (str_eq(x, y)) return true;
    bool part = x.n >= SHORT && y.n >= SHORT && (str_find(y, x, 0) != SIZE_MAX || str_find(x, y, 0) != SIZE_MAX);
    return part && !lex_thing_named(s->lex, a, type, was, &id);
}

/* The rule that found it, and the words it went by, as the rows of the journal tell it behind the version. */
static Str rule_of(Str why)
{
    size_t at = str_find(why, S(": "), 0);
    return at == SIZE_MAX ? S("") : str_slice(why, at + 2, why.n);
}

static bool proper(EntityType t) { return t == ENT_ORG || t == ENT_SCHOOL || t == ENT_PLACE || t == ENT_RESOURCE || t == ENT_PROGRAM; }

/* A name that no lexicon has and the same rule found: what is none of its kind here is none there. */
static bool read_alike(Teaching *t, const OpenDoc *d, uint32_t i, const Decision *like)
{
    const Entity *e = &d->an->entities.v[i];
    Decision x = review_about(t->a, d, like->act, ON_ENTITY, i);
    return proper(e->type) && !e->known && rule_of(x.why).n && str_eq(rule_of(x.why), rule_of(like->why));
}

static void entities_like(Teaching *t, const OpenDoc *d, const Decision *like)
{
    Str name = str_eq_z(like->field, "name") ? like->was : decision_name(t->a, like);
    for (uint32_t i = 0; i < d->an->entities.n; i++) {
        const Entity *e = &d->an->entities.v[i];
        bool same = str_eq(e->name, name) && str_eq(str_z(type_name(&entity_types, (int)e->type)), like->type);
        if (!same || standing_decided(e->standing)) continue;
        bool called = str_eq_z(like->field, "name");
        take(t, d, ON_ENTITY, i, like,
             called ? teach_respelled(t->s, t->a, like->type, like->was, like->value) : read_alike(t, d, i, like));
    }
}

/* One text told twice, in two files: what is wrong in the one is in the other. The same words elsewhere may well be true. */
static bool same_passage(const TextAnchor *x, const TextAnchor *y)
{
    enum { ENOUGH = 24 };              /* bytes: a sentence of two words may be anybody's */
    return str_eq(x->before, y->before) && str_eq(x->after, y->after) && x->before.n + x->after.n >= ENOUGH;
}

static void events_like(Teaching *t, const OpenDoc *d, const Decision *like)
{
    bool fuller = str_eq_z(like->field, "org") && teach_respelled(t->s, t->a, S("org"), like->was, like->value);
    for (uint32_t i = 0; i < d->an->events.n; i++) {
        const Event *e = &d->an->events.v[i];
        if (standing_decided(e->standing)) continue;
        if (fuller) {
            if (str_eq(e->args.org, like->was)) take(t, d, ON_EVENT, i, like, true);
            continue;
        }
        if (!str_eq(str_z(type_name(&event_types, (int)e->type)), like->type)) continue;
        Decision x = review_about(t->a, d, like->act, ON_EVENT, i);
        bool same = str_eq(x.anchor.exact, like->anchor.exact) && str_eq(frame_of(&x), frame_of(like)) &&
                    str_eq(x.whole, like->whole);
        if (same) take(t, d, ON_EVENT, i, like, same_passage(&x.anchor, &like->anchor));
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
    bool org = str_eq_z(d->field, "org");
    return !org ? S("") : d->was.n ? d->was : d->anchor.exact;
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

/* A name that was merged into another is called that elsewhere. */
static void names_alike(Decision *d)
{
    if (d->act == DECIDE_MERGE && d->on == ON_ENTITY) d->act = DECIDE_EDIT, d->field = S("name");
}

Rc session_lesson_begin(Session *s, Arena *a, int64_t *step, Lesson *out, Fault *f)
{
    LessonLeft *l = &out->left;
    *out = (Lesson){0};
    if (!s->lib) return review_no_library(f);
    Rc rc = *step ? RC_OK : last_step(s, a, step, f);
    if (!rc) rc = journal_step(s->journal, a, *step, &l->of, f);
    for (uint32_t i = 0; i < l->of.n; i++) names_alike(&l->of.v[i]);
    if (!rc && !l->of.n) rc = fault_set(f, RC_NOTFOUND, NULL, _("no step %lld"), (long long)*step);
    if (!rc) rc = teach_names(s, a, &l->of, out, f);
    while (l->row < l->of.n && !words_of(&l->of.v[l->row]).n) l->row++;
    out->more = l->row < l->of.n;
    return rc;
}

/* ------------------------------------------------------------------ learning */

/* One at a time: a name that the lexicons have already, or that would spoil them, is left out and the others are kept. */
static void learn_names(Arena *a, const Lesson *lesson, int64_t of, DecisionList *rows)
{
    for (uint32_t i = 0; i < lesson->names.n; i++)
        if (!learned_add(a, &lesson->names.v[i].entry, NULL))
            learned_row(a, &lesson->names.v[i].entry, of, vec_push(a, rows));
}

Rc session_teach(Session *s, const Lesson *lesson, int64_t of, Taught *out, Fault *f)
{
    Arena a = {0};
    DecisionList rows = {0}, names = {0};
    WordsLock lock;
    *out = (Taught){0};
    if (!s->lib) return review_no_library(f);
    (void)!words_lock(&lock);
    learn_names(&a, lesson, of, &names);
    for (uint32_t i = 0; i < lesson->rows.n; i++) *vec_push(&a, &rows) = lesson->rows.v[i];
    for (uint32_t i = 0; i < names.n; i++) *vec_push(&a, &rows) = names.v[i];
    Rc rc = rows.n ? session_decide(s, rows.v, rows.n, f) : RC_NOTFOUND;
    bool step = rows.n && rows.v[0].step;                            /* though what follows from it may have failed */
    if (!step) (void)!learned_follow(&names, false, NULL);           /* no step, nothing learned */
    words_unlock(&lock);
    if (step) *out = (Taught){rows.v[0].step, lesson->rows.n, names.n};
    arena_fini(&a);
    return rc;
}
