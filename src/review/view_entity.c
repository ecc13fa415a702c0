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

/* ------------------------------------------------------------------ decisions */
void entity_remove(Making *m, uint32_t at)
{
    EntityList *list = &m->v->an.entities;
    gone_put(m, ON_ENTITY, list->v[at].no);
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

static bool suggested(const Making *m, const Decided *x, uint32_t machine)
{
    const Entity *e = &m->machine->entities.v[machine];
    return is_type(e, x->d->type) && named_at(e, x->span);
}

/* Another thing than the one the lexicon knew. */
static void known_anew(Making *m, Entity *e)
{
    e->lex_id = e->family = S(""), e->known = false;
    if (m->asks.named) m->asks.named(m->asks.ctx, m->a, e);
}

/* From the journal: added, or suggested once and no more. */
static uint32_t bring_back(Making *m, const Decided *x)
{
    Entity e = {0};
    uint32_t machine;
    field_restore(m->a, ON_ENTITY, &e, x->d->whole);
    if (!e.name.n) e.name = doc_quote(m->d, x->span);
    e.no = number_again(m, x, suggested, &machine);
    known_anew(m, &e);
    *vec_push(m->a, &e.mentions) = (Mention){x->span};
    *vec_push(m->a, &m->v->an.entities) = e;
    *vec_push(m->a, &m->v->entities) = (Reviewed){.machine = machine, .at = x->span};
    return m->v->an.entities.n - 1;
}

/* Under a name that another already has they become one. */
static uint32_t merged(Making *m, uint32_t at)
{
    EntityList *list = &m->v->an.entities;
    const Entity *e = &list->v[at];
    for (uint32_t i = 0; i < list->n; i++) {
        if (i == at || list->v[i].type != e->type || !str_eq(list->v[i].name, e->name)) continue;
        entities_merge(m, at, i);
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
    bool named = !str_eq(was, e->name);
    if (named || type != e->type) known_anew(m, e);
    if (named) use_everywhere(m, &(Use){type, was, e->name});
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

/* The mention alone goes over where its name is not found any more. */
static uint32_t merge(Making *m, const Decided *x, uint32_t at)
{
    Decision other = *x->d;
    Entity then = {0};
    field_restore(m->a, ON_ENTITY, &then, x->d->other_whole);
    other.type = str_z(type_name(&entity_types, (int)then.type));
    other.whole = x->d->other_whole;
    uint32_t into = find(m, x->other, other.type);
    if (into == REVIEW_NONE) into = bring_back(m, &(Decided){.d = &other, .span = x->other});
    if (at == REVIEW_NONE) mention_add(m, into, x->span);
    else if (at != into) {
        entities_merge(m, at, into);
        into -= at < into;
    }
    return into;
}

/* Both are what the person made of it. */
static uint32_t split(Making *m, const Decided *x, uint32_t at)
{
    Entity now = {0};
    field_restore(m->a, ON_ENTITY, &now, x->d->other_whole);
    if (!now.name.n) return at;
    reviewed_set(&m->v->entities.v[at], &m->v->an.entities.v[at].standing, x);
    return mention_split(m, at, x->span, now.name);
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
    if (at == REVIEW_NONE && !(decides(d->act) && d->whole.n)) return;
    if (d->act == DECIDE_MERGE) at = merge(m, x, at);
    else if (at == REVIEW_NONE) at = merged(m, bring_back(m, x));
    if (d->act == DECIDE_EDIT) at = change(m, at, d->field, d->value);
    if (d->act == DECIDE_SPLIT) at = split(m, x, at);
    reviewed_set(&m->v->entities.v[at], &m->v->an.entities.v[at].standing, x);
}
