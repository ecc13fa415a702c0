/* exchange.c: what of a file comes in as decisions. */
#include "exchange_int.h"
#include "review/anchor.h"
#include "review/field.h"
#include "review/view.h"

const ExchangeFormat *exchange_format(Str name)
{
    static const ExchangeFormat *const all[] = {&exchange_w3c, &exchange_brat, &exchange_yaml};
    for (size_t i = 0; i < COUNT_OF(all); i++)
        if (str_eq_z(name, all[i]->name)) return all[i];
    return NULL;
}

typedef union Thing { Event event; Entity entity; Position position; } Thing;

static bool has_field(Target on, Str lines)
{
    for (Str line; str_cut(&lines, '\n', &line);) {
        Str name, value = line;
        if (str_cut(&value, '=', &name) && field_find(on, name) >= 0) return true;
    }
    return false;
}

void exchange_fields(Arena *a, const OpenDoc *d, Str lines, XItem *x)
{
    Thing thing = {0};
    x->whole = S("");
    if (x->on == ON_MEMOIR) return;
    field_restore(a, x->on, &thing, lines);
    bool bare = !has_field(x->on, lines);
    if (bare) x->untold = ~UINT32_C(1);
    if (bare && x->on == ON_ENTITY) thing.entity.name = doc_quote(d->doc, x->span);
    x->whole = field_whole(a, x->on, &thing);
    exchange_field(a, x, str_z(field_name(x->on, 0)), x->type);
}

void exchange_field(Arena *a, XItem *x, Str name, Str value)
{
    Thing thing = {0};
    int field = field_find(x->on, name);
    field_restore(a, x->on, &thing, x->whole);
    if (field < 0 || !field_set(a, x->on, &thing, field, value)) return;
    x->whole = field_whole(a, x->on, &thing);
    x->untold &= ~(UINT32_C(1) << field);
}

/* ------------------------------------------------------------------ rows */

static Standing standing_of(const Analysis *an, Target on, uint32_t i)
{
    return on == ON_EVENT    ? an->events.v[i].standing
           : on == ON_ENTITY ? an->entities.v[i].standing
                             : an->positions.v[i].standing;
}

static Decision addition(Taking *t, const XItem *x, Span at)
{
    Decision row = review_about(t->a, t->d, DECIDE_ADD, ON_MEMOIR, 0);
    row.on = x->on;
    row.type = x->type;
    row.whole = x->whole;
    row.anchor = anchor_make(t->d->doc->text, t->d->doc->hash, at);
    return row;
}

/* The name that has a mention which the file gives to another. REVIEW_NONE: there is none. */
static uint32_t name_without(const Taking *t, const XItem *x, EntityType type, Span at)
{
    const EntityList *list = &t->d->an->entities;
    for (uint32_t i = 0; i < list->n; i++) {
        const XItem *own = t->seen[ON_ENTITY][i];
        if (!own || own == x || mention_at(&list->v[i], at) < 2) continue;
        if (own->more_untold ? list->v[i].type == type : !item_tells(own, at)) return i;
    }
    return REVIEW_NONE;
}

/* A mention that is another's in the view is cut off from that, and is of another type then; else the name is put there: the
 * view makes those of one name one. */
static void add_mention(Taking *t, const XItem *x, Span at)
{
    Entity then = {0};
    field_restore(t->a, ON_ENTITY, &then, x->whole);
    uint32_t from = name_without(t, x, then.type, at);
    Decision row = addition(t, x, at);
    if (from == REVIEW_NONE || review_split_name(t->a, t->d, from, &at, 1, then.name, &t->rows, NULL)) {
        *vec_push(t->a, &t->rows) = row;
        return;
    }
    EntityType was = t->d->an->entities.v[from].type;
    if (was == then.type) return;
    then.type = was;
    row.act = DECIDE_EDIT;
    row.type = str_z(type_name(&entity_types, (int)was)), row.whole = field_whole(t->a, ON_ENTITY, &then);
    row.field = S("type"), row.value = x->type;
    *vec_push(t->a, &t->rows) = row;
}

/* An event told of at one more place: another that stands there becomes that, too. first: where it is told of already. */
static void add_telling(Taking *t, const XItem *x, Span first, Span at)
{
    Decision row = addition(t, x, at);
    row.act = DECIDE_MERGE;
    row.other = anchor_make(t->d->doc->text, t->d->doc->hash, first);
    row.other_whole = x->whole;
    row.was = row.anchor.exact, row.value = row.other.exact;
    *vec_push(t->a, &t->rows) = row;
}

/* A position that rests on one more event. */
static void add_ground(Taking *t, const XItem *x, Span first, Span at)
{
    Decision row = addition(t, x, at);
    row.other = anchor_make(t->d->doc->text, t->d->doc->hash, first);
    row.other_whole = x->whole;
    *vec_push(t->a, &t->rows) = row;
}

static void add_rows(Taking *t, const XItem *x)
{
    Decision row = addition(t, x, x->span);
    if (!x->anchored) row.anchor = (TextAnchor){0};
    if (x->on == ON_ENTITY) add_mention(t, x, x->span);
    else *vec_push(t->a, &t->rows) = row;
    for (uint32_t i = 0; x->on == ON_ENTITY && i < x->more.n; i++) add_mention(t, x, x->more.v[i]);
    for (uint32_t i = 0; x->on == ON_EVENT && i < x->more.n; i++) add_telling(t, x, x->span, x->more.v[i]);
    for (uint32_t i = 0; x->on == ON_POSITION && i < x->more.n; i++) add_ground(t, x, x->span, x->more.v[i]);
}

/* Field by field where they differ; else it is agreed to. */
static void agree_rows(Taking *t, const XItem *x, uint32_t i)
{
    Thing theirs = {0};
    const void *ours = review_thing(t->d->an, x->on, i);
    uint32_t before = t->rows.n;
    field_restore(t->a, x->on, &theirs, x->whole);
    for (int f = 0; f < field_count(x->on); f++) {
        if (x->untold >> f & 1) continue;
        Str now = field_get(t->a, x->on, &theirs, f);
        if (str_eq(now, field_get(t->a, x->on, ours, f))) continue;
        Decision row = review_about(t->a, t->d, DECIDE_EDIT, x->on, i);
        row.field = str_z(field_name(x->on, f));
        row.value = now;
        *vec_push(t->a, &t->rows) = row;
    }
    if (t->rows.n == before && !standing_decided(standing_of(t->d->an, x->on, i)))
        *vec_push(t->a, &t->rows) = review_about(t->a, t->d, DECIDE_ACCEPT, x->on, i);
}

static bool told_at(const Event *e, Span span)
{
    bool there = span_eq(e->span, span);
    for (uint32_t i = 0; i < e->also.n && !there; i++) there = span_eq(e->also.v[i], span);
    return there;
}

static bool grounds(const Analysis *an, const Position *p, Span span)
{
    bool there = false;
    for (uint32_t i = 0; i < p->evidence.n && !there; i++) there = told_at(&an->events.v[p->evidence.v[i]], span);
    return there;
}

/* Where else it stands, once all are called as the file calls them. */
static void place_rows(Taking *t, const XItem *x, uint32_t i)
{
    const Analysis *an = t->d->an;
    const Event *e = x->on == ON_EVENT ? &an->events.v[i] : NULL;
    const Position *p = x->on == ON_POSITION ? &an->positions.v[i] : NULL;
    Span first = e ? e->span : p && p->evidence.n ? an->events.v[p->evidence.v[0]].span : x->span;
    if (p && x->anchored && !grounds(an, p, x->span)) add_ground(t, x, first, x->span);
    for (uint32_t k = 0; k < x->more.n; k++) {
        Span at = x->more.v[k];
        if (e && !told_at(e, at)) add_telling(t, x, first, at);
        if (p && !grounds(an, p, at)) add_ground(t, x, first, at);
        if (!e && !p && mention_at(&an->entities.v[i], at) < 2) add_mention(t, x, at);
    }
}

/* ------------------------------------------------------------------ in their order */

/* What goes, goes first: a rejection must not hit what is added in the same place. */
static void reject_rows(Taking *t, Target on)
{
    for (uint32_t i = 0; i < review_count(t->d->an, on); i++)
        if (t->none[on][i] || (t->replace && !t->seen[on][i]))
            *vec_push(t->a, &t->rows) = review_about(t->a, t->d, DECIDE_REJECT, on, i);
}

/* Another of that name would become one with it as soon as it is called so: it is made anew. Where what the file lacks stays,
 * that is none but one that the file calls otherwise. */
static void names_part(Taking *t, uint32_t *same)
{
    const EntityList *list = &t->d->an->entities;
    for (uint32_t i = 0; i < t->items->n; i++) {
        Entity then = {0};
        if (same[i] == REVIEW_NONE || !item_is(&t->items->v[i], ON_ENTITY)) continue;
        field_restore(t->a, ON_ENTITY, &then, t->items->v[i].whole);
        for (uint32_t k = 0; k < list->n && same[i] != REVIEW_NONE; k++) {
            bool goes = t->replace || t->seen[ON_ENTITY][k];
            if (!goes || k == same[i] || list->v[k].type != then.type || !str_eq(list->v[k].name, then.name)) continue;
            t->seen[ON_ENTITY][same[i]] = NULL;
            t->none[ON_ENTITY][same[i]] = true;
            same[i] = REVIEW_NONE;
        }
    }
}

/* A position that rests on more than its item is not that item, which is added; it goes, whether or not what the file lacks does. */
static void positions_part(Taking *t, const uint32_t *same)
{
    t->outgrown = true;
    for (uint32_t i = 0; i < t->items->n; i++) {
        const XItem *x = &t->items->v[i];
        if (same[i] != REVIEW_NONE || !item_is(x, ON_POSITION)) continue;
        uint32_t at = REVIEW_NONE;
        for (int how = 0; how < FIT_COUNT && at == REVIEW_NONE; how++) at = item_fit(t, x, (Fit)how);
        if (at != REVIEW_NONE) t->none[ON_POSITION][at] = true;
    }
    t->outgrown = false;
}

/* What is added comes last: its name may be one that another has until it is called otherwise. */
static void take_target(Taking *t, Target on)
{
    const XItems *items = t->items;
    uint32_t *same = items_pair(t, on);
    if (on == ON_ENTITY) names_part(t, same);
    if (on == ON_POSITION) positions_part(t, same);
    reject_rows(t, on);
    for (uint32_t i = 0; i < items->n; i++)
        if (same[i] != REVIEW_NONE) agree_rows(t, &items->v[i], same[i]);
    for (uint32_t i = 0; i < items->n; i++)
        if (same[i] != REVIEW_NONE) place_rows(t, &items->v[i], same[i]);
    for (uint32_t i = 0; i < items->n; i++)
        if (item_is(&items->v[i], on) && same[i] == REVIEW_NONE) add_rows(t, &items->v[i]);
}

/* An event that stands where the file tells of another once more became that one, with all that rests on it: neither is it
 * rejected, nor is what the two say compared before. */
static void join_events(Taking *t)
{
    uint32_t *same = items_pair(t, ON_EVENT);
    const EventList *list = &t->d->an->events;
    for (uint32_t i = 0; i < t->items->n; i++) {
        const XItem *x = &t->items->v[i];
        const Event *into = same[i] == REVIEW_NONE ? NULL : &list->v[same[i]];
        for (uint32_t k = 0; item_is(x, ON_EVENT) && k < list->n; k++) {
            if (t->seen[ON_EVENT][k] || !item_tells(x, list->v[k].span)) continue;
            Decision row = review_about(t->a, t->d, DECIDE_MERGE, ON_EVENT, k);
            row.other = anchor_make(t->d->doc->text, t->d->doc->hash, into ? into->span : x->span);
            row.other_whole = into ? field_whole(t->a, ON_EVENT, into) : x->whole;
            row.was = row.anchor.exact, row.value = row.other.exact;
            *vec_push(t->a, &t->rows) = row;
            t->seen[ON_EVENT][k] = x;
        }
    }
}

/* Last of all: what is said of a thing, as the view has it by then. */
static void take_said(Taking *t)
{
    for (uint32_t i = 0; i < t->items->n; i++) {
        const XItem *x = &t->items->v[i];
        bool thing = x->said.n && x->on < ON_MEMOIR && item_is(x, x->on);
        uint32_t at = thing ? item_fit(t, x, FIT_SAME) : REVIEW_NONE;
        if (thing && at == REVIEW_NONE) at = item_fit(t, x, FIT_NEAR);
        exchange_say(t->a, t->d, x, at, &t->rows);
    }
}

/* ------------------------------------------------------------------ in stages */

static Taking stage(Arena *a, const OpenDoc *now, const XItems *items, bool replace)
{
    Taking t = {.a = a, .d = now, .items = items, .replace = replace};
    for (int on = 0; on < ON_MEMOIR; on++) {
        t.seen[on] = arena_alloc(a, (review_count(now->an, (Target)on) + 1) * sizeof *t.seen[on]);
        t.none[on] = arena_alloc(a, review_count(now->an, (Target)on) + 1);
    }
    return t;
}

/* What the thing was rejected as: a name that took its mentions over is another. */
static bool is_none(const Taking *t, const XItem *x, uint32_t i)
{
    Entity then = {0};
    if (x->on != ON_ENTITY) return true;
    field_restore(t->a, ON_ENTITY, &then, x->whole);
    return str_eq(t->d->an->entities.v[i].name, then.name);
}

/* For each item that says of a thing that it is none, that thing, while all of it is as it was suggested; unless it is just what
 * the file has in its place. */
static uint32_t *nones(Arena *a, const OpenDoc *d, const XItems *items)
{
    Taking t = stage(a, d, items, false);
    uint32_t *none = arena_alloc(a, (items->n + 1) * sizeof *none);
    for (int gone = 0; gone < 2; gone++)
        for (uint32_t i = 0; i < items->n; i++) {
            const XItem *x = &items->v[i];
            bool asked = x->on < ON_MEMOIR && !x->timex && (gone ? x->gone && !x->said.n : !x->gone);
            uint32_t at = asked ? item_fit(&t, x, gone ? FIT_SAME : FIT_ALIKE) : REVIEW_NONE;
            none[i] = gone && at != REVIEW_NONE && is_none(&t, x, at) ? at : REVIEW_NONE;
            if (at != REVIEW_NONE && (!gone || none[i] == at)) t.seen[x->on][at] = x;
        }
    return none;
}

/* Spells of the events that came in: they are there only now. */
static void nones_of_spells(Arena *a, const OpenDoc *d, const XItems *items, uint32_t *none)
{
    const uint32_t *now = nones(a, d, items);
    for (uint32_t i = 0; i < items->n; i++)
        if (items->v[i].on == ON_POSITION && none[i] == REVIEW_NONE) none[i] = now[i];
}

/* The same things in the view that a stage leaves; what that has done away with needs nothing any more. */
static void nones_move(const XItems *items, uint32_t *none, const ReviewView *v)
{
    const ReviewedList *lists[TARGET_COUNT] = {[ON_EVENT] = &v->events, [ON_ENTITY] = &v->entities, [ON_POSITION] = &v->positions};
    for (uint32_t i = 0; i < items->n; i++) {
        const ReviewedList *list = none[i] == REVIEW_NONE ? NULL : lists[items->v[i].on];
        uint32_t was = none[i];
        none[i] = REVIEW_NONE;
        for (uint32_t k = 0; list && k < list->n; k++)
            if (list->v[k].machine == was) none[i] = k;
    }
}

static void rows_take(Arena *a, DecisionList *all, const Taking *t)
{
    for (uint32_t i = 0; i < t->rows.n; i++) *vec_push(a, all) = t->rows.v[i];
}

/* Names first, then events, then positions: what is decided of one may change the next, so each is compared with the view
 * that the ones before leave. */
DecisionList exchange_decisions(Arena *a, const OpenDoc *d, const XItems *items, bool replace)
{
    static const struct { Target on; bool joins; } order[] = {{ON_ENTITY, false}, {ON_EVENT, true}, {ON_EVENT, false}, {ON_POSITION, false}};
    DecisionList all = {0};
    OpenDoc now = *d;
    uint32_t *none = nones(a, d, items);
    for (size_t k = 0; k < COUNT_OF(order); k++) {
        Taking t = stage(a, &now, items, replace);
        if (order[k].on == ON_POSITION) nones_of_spells(a, &now, items, none);
        for (uint32_t i = 0; i < items->n; i++)
            if (none[i] != REVIEW_NONE) t.none[items->v[i].on][none[i]] = true;
        if (order[k].joins) join_events(&t);
        else take_target(&t, order[k].on);
        rows_take(a, &all, &t);
        if (!t.rows.n) continue;
        ReviewView *view = arena_alloc(a, sizeof *view);
        ReviewAsks asks = *d->asks;
        asks.old = NULL;                                              /* they speak of the text as it is */
        review_apply(a, d->doc, now.an, &t.rows, &asks, view);
        nones_move(items, none, view);
        now.an = &view->an, now.review = view;
    }
    /* The things are those of the last view; what has been said of them is known of the first. */
    ReviewView last = *now.review;
    last.remarks = d->review->remarks;
    now.review = &last;
    Taking t = stage(a, &now, items, false);
    take_said(&t);
    rows_take(a, &all, &t);
    return all;
}
