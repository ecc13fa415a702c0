/* teach_name.c: what decisions say of names: one that no lexicon has, another one of a thing it has, one that is none. */
#include "review/field.h"
#include "lex/things.h"
#include "teach_int.h"
#include "uni/fold.h"

/* In how many memoirs people said that it is such a name, and in how many that it is none. */
typedef struct Verdicts { uint32_t right, wrong; int64_t last_right, last_wrong; } Verdicts;

/* verdicts: of what is in force in every memoir, by type and name; tmp: they live in it. */
typedef struct Naming { Session *s; Arena *a; Lesson *out; Arena tmp; Map by_name; VEC(Verdicts) verdicts; } Naming;

Str decision_name(Arena *a, const Decision *d)
{
    Entity e = {0};
    field_restore(a, ON_ENTITY, &e, d->whole);
    return e.name.n ? e.name : d->anchor.exact;
}

/* Names of people, and letters in the place of a name, are of their memoir alone. */
static bool is_local(Arena *a, Str type, Str name)
{
    int code = type_find(&entity_types, type);
    return code < 0 || code == ENT_PERSON || careers_withheld((EntityType)code, fold_key(a, name));
}

/* senior, 팀장: of any role. */
static bool is_grade(Naming *t, Str type, Str name)
{
    CareerPlain plain;
    return str_eq_z(type, type_name(&entity_types, ENT_ROLE)) && session_plain(t->s, t->a, ENT_ROLE, name, &plain) &&
           !plain.name.n;
}

/* wine, nursing: a word of its language as much as a name. */
static bool is_plain_word(Str name)
{
    for (size_t i = 0; i < name.n; i++)
        if (name.p[i] < 'a' || name.p[i] > 'z') return false;
    return true;
}

/* What is known already is not offered, and what is short or common counts only beside other names. Of a long step the lexicon
 * is asked when it learns. */
static void offer(Naming *t, LessonName n)
{
    enum { ASKED = 200 };
    uint32_t doubts = 0;
    if (own_name_fault(t->a, n.entry.name) || is_local(t->a, n.entry.type, n.entry.name)) return;
    if (!n.entry.silence && is_grade(t, n.entry.type, n.entry.name)) return;
    bool asked = t->out->names.n < ASKED;
    if (asked && !learned_may(t->a, &n.entry, &doubts)) return;
    if (!n.alone) n.entry.context |= !n.entry.silence && (doubts || is_plain_word(n.entry.name));
    if (asked && doubts && !n.alone && (!learned_may(t->a, &n.entry, &doubts) || doubts)) return;
    *vec_push(t->a, &t->out->names) = n;
}

static bool says(const OpenDoc *d, const Entity *e, Str word)
{
    for (uint32_t i = 0; i < e->mentions.n; i++)
        if (str_eq(doc_quote(d->doc, e->mentions.v[i].span), word)) return true;
    return str_eq(e->name, word);
}

/* Another name of a thing that the lexicon has: the entry is that of the thing. False: it has none of that name. */
static bool of_known(Naming *t, Str type, Str name, OwnEntry *e)
{
    Str id;
    LexThing thing;
    if (!lex_thing_named(t->s->lex, t->a, type, name, &id)) return false;
    e->id = id;
    if (!lex_thing_find(session_things(t->s), t->a, type, id, &thing)) return true;
    e->name = thing.name.n ? thing.name : name;
    e->en = thing.en;
    e->group = thing.group;
    e->context = thing.context;
    return true;
}

/* Memoirs that people have looked at, in which the word stands and is no such name. */
static uint32_t means_another(Naming *t, Str type, Str word)
{
    enum { MOST = 30 };
    const Careers *c = session_careers(t->s);
    Bits docs = bits_new(t->a, c->docs.n);
    uint32_t n = 0, read = 0;
    if (session_docs_with(t->s, word, &docs)) return 0;
    for (uint32_t i = 0; i < c->docs.n && read < MOST; i++) {
        const OpenDoc *d;
        bool named = false;
        if (!bits_get(&docs, i) || c->docs.v[i].dead || c->docs.v[i].status == STATUS_UNTOUCHED) continue;
        if (session_doc_open(t->s, c->docs.v[i].id, &d, NULL)) continue;
        for (uint32_t k = 0; k < d->an->entities.n && !named; k++) {
            const Entity *e = &d->an->entities.v[k];
            named = str_eq_z(type, type_name(&entity_types, (int)e->type)) && says(d, e, word);
        }
        session_doc_close(t->s, d);
        n += !named;
        read++;
    }
    return n;
}

/* A name that the lexicon takes for one only beside others, and that somebody had to put in: 토스, 당근. Alone it is one where
 * it was nothing else in any memoir that people have looked at. */
static void alone(Naming *t, LessonName n, Str word)
{
    if (!str_eq_z(n.entry.type, "org")) return;
    if (!str_eq(n.entry.name, word)) *vec_push(t->a, &n.entry.alias) = word;
    n.entry.context = false;
    n.alone = true;
    n.word = word;
    n.sure = !means_another(t, n.entry.type, word);
    offer(t, n);
}

static void confirm(Naming *t, Str type, Str word)
{
    LessonName n = {.entry = {.type = type}, .sure = true};
    if (!own_name_fault(t->a, word) && of_known(t, type, word, &n.entry) && n.entry.context) alone(t, n, word);
}

static void learn(Naming *t, Str type, Str name, Str also)
{
    LessonName n = {.entry = {.type = type, .id = own_id(t->a, name), .name = name}, .sure = true};
    Str id;
    bool other = also.n && !str_eq(also, name) && !own_name_fault(t->a, also) && !is_local(t->a, type, also);
    if (other && lex_thing_named(t->s->lex, t->a, type, also, &id)) return;         /* a thing of its own */
    if (of_known(t, type, name, &n.entry) && !other) {
        if (n.entry.context) alone(t, n, name);
        return;
    }
    if (other)
        *vec_push(t->a, &n.entry.alias) = n.instead = also, n.sure = teach_respelled(t->s, t->a, type, also, name);
    offer(t, n);
}

static void silence(Naming *t, Str type, Str name, bool sure)
{
    offer(t, (LessonName){.entry = {.type = type, .name = name, .silence = true}, .sure = sure});
}

/* The name that a decision says something of: another's, where it gave it that. */
static Str name_meant(Arena *a, const Decision *d)
{
    return d->act == DECIDE_EDIT && str_eq_z(d->field, "name") ? d->value : decision_name(a, d);
}

static Str verdicts_key(Arena *a, Str type, Str name) { return str_fmt(a, STR_FMT "\n" STR_FMT, STR_ARG(type), STR_ARG(name)); }

/* Of every name that anybody decided on. */
static void count_verdicts(Naming *t, const DecisionList *all)
{
    for (uint32_t i = 0; i < all->n; i++) {
        const Decision *d = &all->v[i];
        bool fresh, wrong = d->act == DECIDE_REJECT,
                    right = d->act == DECIDE_ACCEPT || d->act == DECIDE_ADD || d->act == DECIDE_EDIT;
        if ((!wrong && !right) || d->on != ON_ENTITY) continue;
        uint32_t *at = map_put(&t->tmp, &t->by_name, verdicts_key(&t->tmp, d->type, name_meant(&t->tmp, d)), &fresh);
        if (fresh) *vec_push(&t->tmp, &t->verdicts) = (Verdicts){0}, *at = t->verdicts.n - 1;
        Verdicts *v = &t->verdicts.v[*at];
        if (wrong && d->doc != v->last_wrong) v->wrong++, v->last_wrong = d->doc;
        if (right && d->doc != v->last_right) v->right++, v->last_right = d->doc;
    }
}

static Verdicts verdicts_on(Naming *t, Str type, Str name)
{
    ArenaMark mark = arena_mark(&t->tmp);
    const uint32_t *at = map_get(&t->by_name, verdicts_key(&t->tmp, type, name));
    arena_rewind(&t->tmp, mark);
    return at ? t->verdicts.v[*at] : (Verdicts){0};
}

/* Roles, skills and what one is given for them are called by common words, which may be one elsewhere (principal, 표창). */
static bool is_proper(Str type)
{
    int code = type_find(&entity_types, type);
    return code == ENT_ORG || code == ENT_SCHOOL || code == ENT_PLACE || code == ENT_RESOURCE || code == ENT_PROGRAM;
}

/* A proper name found by its form is none once someone says so. A common word, or one of the lexicon, that is none here may
 * well be one there (설계, 대표): it is offered, and sure when a second memoir says so. What anybody called a name is never
 * silenced. */
static void unlearn_word(Naming *t, const Decision *d, Str type, Str name)
{
    Verdicts v = verdicts_on(t, type, name);
    bool by_form = is_proper(type) && !str_ends(d->why, S(": "));
    if (!v.right && v.wrong) silence(t, type, name, by_form || v.wrong > 1);
}

static void names_of(Naming *t, const Decision *d)
{
    if (d->on != ON_ENTITY) return;
    Str name = decision_name(t->a, d);
    if (d->act == DECIDE_ADD && !verdicts_on(t, d->type, name).wrong) learn(t, d->type, name, d->anchor.exact);
    if (d->act == DECIDE_ACCEPT && !verdicts_on(t, d->type, name).wrong) confirm(t, d->type, d->anchor.exact);
    if (d->act == DECIDE_REJECT) unlearn_word(t, d, d->type, name);
    if (d->act != DECIDE_EDIT) return;
    if (str_eq_z(d->field, "name")) learn(t, d->type, d->value, d->was);
    if (str_eq_z(d->field, "type")) silence(t, d->was, name, is_proper(d->was)), learn(t, d->value, name, S(""));
}

Rc teach_names(Session *s, Arena *a, const DecisionList *rows, Lesson *out, Fault *f)
{
    Naming t = {.s = s, .a = a, .out = out};
    bool names = false;
    DecisionList all = {0};
    for (uint32_t i = 0; i < rows->n; i++) names |= rows->v[i].on == ON_ENTITY && rows->v[i].doc;
    Rc rc = names ? journal_read(s->journal, &t.tmp, 0, &all, f) : RC_OK;
    DecisionList live = decisions_live(&t.tmp, &all);
    if (!rc && names) count_verdicts(&t, &live);
    for (uint32_t i = 0; !rc && names && i < rows->n; i++) names_of(&t, &rows->v[i]);
    arena_fini(&t.tmp);
    return rc;
}
