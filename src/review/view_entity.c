/* Names as people decided on them: another name or type holds wherever the memoir uses it; a name that is none is
 * nobody's employer, role or skill. */
#include "review/field.h"
#include "view_int.h"

static bool is_type(const Entity *e, Str type) { return str_eq(str_z(type_name(&entity_types, (int)e->type)), type); }

static bool named_at(const Entity *e, Span span)
{
    for (uint32_t k = 0; k < e->mentions.n; k++)
        if (span_overlap(e->mentions.v[k].span, span)) return true;
    return false;
}

static bool named_just_at(const Entity *e, Span span)
{
    for (uint32_t k = 0; k < e->mentions.n; k++)
        if (span_eq(e->mentions.v[k].span, span)) return true;
    return false;
}

/* At just these words, else over them. */
static uint32_t find(const Making *m, Span span, Str type)
{
    const EntityList *list = &m->v->an.entities;
    uint32_t over = REVIEW_NONE;
    for (uint32_t i = 0; i < list->n; i++) {
        if (!is_type(&list->v[i], type) || !named_at(&list->v[i], span)) continue;
        if (named_just_at(&list->v[i], span)) return i;
        if (over == REVIEW_NONE) over = i;
    }
    return over;
}

/* ------------------------------------------------------------------ where a name is used */
typedef struct Use { EntityType type; Str was, now; } Use;

static void use(Str *field, const Use *u)
{
    if (field->n && str_eq(*field, u->was)) *field = u->now;
}

/* A list of its own: the suggestions keep theirs. */
static void use_list(Arena *a, StrList *list, const Use *u)
{
    StrList now = {0};
    for (uint32_t i = 0; i < list->n; i++) {
        Str s = list->v[i];
        use(&s, u);
        if (s.n) *vec_push(a, &now) = s;
    }
    *list = now;
}

/* An employer may be a school, so both are looked for where an employer stands. */
static void use_everywhere(Making *m, const Use *u)
{
    Analysis *an = &m->v->an;
    bool org = u->type == ENT_ORG || u->type == ENT_SCHOOL;
    for (uint32_t i = 0; i < an->events.n; i++) {
        EventArgs *x = &an->events.v[i].args;
        if (org) use(&x->org, u);
        if (u->type == ENT_ROLE) use(&x->role, u);
        if (u->type == ENT_PLACE) use(&x->place, u);
        if (u->type == ENT_SKILL) use_list(m->a, &x->skill, u);
        else use(&x->other, u);
    }
    for (uint32_t i = 0; i < an->positions.n; i++) {
        Position *p = &an->positions.v[i];
        if (org) use(&p->org, u);
        if (u->type == ENT_ROLE || u->type == ENT_CREDENTIAL) use(&p->role, u);
        if (u->type == ENT_SKILL) use_list(m->a, &p->skill, u);
    }
}

/* ------------------------------------------------------------------ decisions */
static void entity_remove(Making *m, uint32_t at)
{
    EntityList *list = &m->v->an.entities;
    for (uint32_t i = at; i + 1 < list->n; i++) {
        list->v[i] = list->v[i + 1];
        m->v->entities.v[i] = m->v->entities.v[i + 1];
    }
    list->n--, m->v->entities.n--;
}

static void reject(Making *m, const Decided *x)
{
    uint32_t at = find(m, x->span, x->d->type);
    bool exact = at != REVIEW_NONE && named_just_at(&m->v->an.entities.v[at], x->span);
    for (; at != REVIEW_NONE; at = find(m, x->span, x->d->type)) {
        const Entity *e = &m->v->an.entities.v[at];
        if (exact && !named_just_at(e, x->span)) break;      /* another name, of which these words are a part */
        use_everywhere(m, &(Use){e->type, e->name, S("")});
        entity_remove(m, at);
    }
    *vec_push(m->a, &m->v->rejected) = x->d;
}

static uint32_t bring_back(Making *m, const Decided *x)
{
    Entity e = {0};
    field_restore(m->a, ON_ENTITY, &e, x->d->whole);
    if (!e.name.n) e.name = doc_quote(m->d, x->span);
    *vec_push(m->a, &e.mentions) = (Mention){x->span};
    *vec_push(m->a, &m->v->an.entities) = e;
    *vec_push(m->a, &m->v->entities) = (Reviewed){.machine = REVIEW_NONE};
    return m->v->an.entities.n - 1;
}

/* Under a name that another already has they become one: its mentions go over. */
static uint32_t merged(Making *m, uint32_t at)
{
    EntityList *list = &m->v->an.entities;
    const Entity *e = &list->v[at];
    for (uint32_t i = 0; i < list->n; i++) {
        Entity *into = &list->v[i];
        if (i == at || into->type != e->type || !str_eq(into->name, e->name)) continue;
        MentionList all = {0};
        uint32_t x = 0, y = 0;
        while (x < into->mentions.n || y < e->mentions.n) {
            bool first = y == e->mentions.n || (x < into->mentions.n && into->mentions.v[x].span.beg <= e->mentions.v[y].span.beg);
            *vec_push(m->a, &all) = first ? into->mentions.v[x++] : e->mentions.v[y++];
        }
        into->mentions = all;
        reviewed_join(&m->v->entities.v[i], &m->v->entities.v[at]);
        entity_remove(m, at);
        return i - (i > at);
    }
    return at;
}

static uint32_t change(Making *m, uint32_t at, Str field, Str value)
{
    Entity *e = &m->v->an.entities.v[at];
    int f = field_find(ON_ENTITY, field);
    Str was = e->name;
    EntityType type = e->type;
    if (f < 0 || !field_set(m->a, ON_ENTITY, e, f, value)) return at;
    if (!str_eq(was, e->name)) {
        e->lex_id = S("");                           /* another thing than the one the lexicon knew */
        use_everywhere(m, &(Use){type, was, e->name});
    }
    return merged(m, at);
}

/* Another field of it was decided just before, in the same step: its type may be another by now. */
static uint32_t in_hand(const Making *m, const Decided *x)
{
    for (uint32_t i = 0; x->d->act == DECIDE_EDIT && i < m->v->entities.n; i++) {
        const Decision *last = m->v->entities.v[i].last;
        if (last && last->step == x->d->step && last->act == DECIDE_EDIT && str_eq(last->type, x->d->type) &&
            named_at(&m->v->an.entities.v[i], x->span))
            return i;
    }
    return REVIEW_NONE;
}

void view_entity(Making *m, const Decided *x)
{
    const Decision *d = x->d;
    if (d->act == DECIDE_REJECT) {
        reject(m, x);
        return;
    }
    uint32_t at = in_hand(m, x);
    if (at == REVIEW_NONE) at = find(m, x->span, d->type);
    bool made = d->act == DECIDE_ACCEPT || d->act == DECIDE_EDIT || d->act == DECIDE_ADD;
    if (at == REVIEW_NONE && !(made && d->whole.n)) return;
    if (at == REVIEW_NONE) at = merged(m, bring_back(m, x));
    if (d->act == DECIDE_EDIT) at = change(m, at, d->field, d->value);
    reviewed_set(&m->v->entities.v[at], &m->v->an.entities.v[at].standing, x);
}
