/* The lists in order again, whatever was put in or moved: events and names as the text has them, spells as they were lived. */
#include "view_int.h"
#include "edtf/edtf.h"
#include <stdlib.h>

/* ------------------------------------------------------------------ the text's */
typedef struct Place { Span span; int type; uint32_t index; } Place;

static int by_place(const void *x, const void *y)
{
    const Place *a = x, *b = y;
    if (a->span.beg != b->span.beg) return a->span.beg < b->span.beg ? -1 : 1;
    if (a->span.end != b->span.end) return a->span.end < b->span.end ? -1 : 1;
    if (a->type != b->type) return a->type < b->type ? -1 : 1;
    return a->index < b->index ? -1 : 1;
}

/* In order of the text, whatever was put in. False: they are already. */
static bool places_sort(Place *order, uint32_t n)
{
    bool moved = false;
    qsort(order, n, sizeof *order, by_place);
    for (uint32_t i = 0; i < n; i++) moved |= order[i].index != i;
    return moved;
}

/* Everything that counts the events is counted anew. */
void events_order(Making *m)
{
    Analysis *an = &m->v->an;
    uint32_t n = an->events.n;
    Place *order = arena_alloc(m->a, (n + 1) * sizeof *order);
    uint32_t *now = arena_alloc(m->a, (n + 1) * sizeof *now);
    for (uint32_t i = 0; i < n; i++) order[i] = (Place){an->events.v[i].span, (int)an->events.v[i].type, i};
    if (!places_sort(order, n)) return;
    EventList events = {0};
    ReviewedList told = {0};
    for (uint32_t i = 0; i < n; i++) {
        now[order[i].index] = i;
        *vec_push(m->a, &events) = an->events.v[order[i].index];
        *vec_push(m->a, &told) = m->v->events.v[order[i].index];
    }
    an->events = events;
    m->v->events = told;
    for (uint32_t i = 0; i < an->positions.n; i++)
        for (uint32_t k = 0; k < an->positions.v[i].evidence.n; k++)
            an->positions.v[i].evidence.v[k] = now[an->positions.v[i].evidence.v[k]];
    for (uint32_t i = 0; i < an->checks.n; i++)
        for (uint32_t k = 0; k < an->checks.v[i].events.n; k++)
            an->checks.v[i].events.v[k] = now[an->checks.v[i].events.v[k]];
}

/* Names stand in order of their first mention. */
void entities_order(Making *m)
{
    const EntityList *from = &m->v->an.entities;
    Place *order = arena_alloc(m->a, (from->n + 1) * sizeof *order);
    EntityList names = {0};
    ReviewedList told = {0};
    for (uint32_t i = 0; i < from->n; i++)
        order[i] = (Place){from->v[i].mentions.n ? from->v[i].mentions.v[0].span : (Span){0, 0}, (int)from->v[i].type, i};
    if (!places_sort(order, from->n)) return;
    for (uint32_t i = 0; i < from->n; i++) {
        *vec_push(m->a, &names) = from->v[order[i].index];
        *vec_push(m->a, &told) = m->v->entities.v[order[i].index];
    }
    m->v->an.entities = names;
    m->v->entities = told;
}

/* ------------------------------------------------------------------ the life's */
static bool begins(const Position *p, EdtfDay *day)
{
    EdtfDay hi;
    return edtf_bounds_str(p->start, day, &hi) && edtf_dated(*day);
}

/* Does it stand behind what began before it, and before what began later? Those without a date say nothing of that. */
static bool in_place(const PositionList *list, uint32_t at, EdtfDay day)
{
    EdtfDay other;
    for (uint32_t i = at; i-- > 0;)
        if (begins(&list->v[i], &other)) {
            if (other > day) return false;
            break;
        }
    for (uint32_t i = at + 1; i < list->n; i++)
        if (begins(&list->v[i], &other)) return other >= day;
    return true;
}

static void move(Making *m, uint32_t from, uint32_t to)
{
    PositionList *list = &m->v->an.positions;
    ReviewedList *told = &m->v->positions;
    Position p = list->v[from];
    Reviewed r = told->v[from];
    int step = from < to ? 1 : -1;
    for (; from != to; from += (uint32_t)step) {
        list->v[from] = list->v[from + (uint32_t)step];
        told->v[from] = told->v[from + (uint32_t)step];
    }
    list->v[to] = p, told->v[to] = r;
}

/* Before the first that began later, else behind the last that has a date. */
static uint32_t place_for(const PositionList *list, uint32_t at, EdtfDay day)
{
    EdtfDay other;
    uint32_t behind = 0;
    for (uint32_t i = 0; i < list->n; i++) {
        if (i == at || !begins(&list->v[i], &other)) continue;
        if (other > day) return i > at ? i - 1 : i;
        behind = i > at ? i : i + 1;
    }
    return behind;
}

/* A spell whose begin a person put in stands where that belongs; the others stay in the order that they were told in. */
void positions_order(Making *m)
{
    const PositionList *list = &m->v->an.positions;
    uint32_t n = 0, *decided = arena_push_n(m->a, uint32_t, list->n + 1);
    for (uint32_t i = 0; i < list->n; i++)
        if (standing_decided(list->v[i].standing)) decided[n++] = list->v[i].no;
    for (uint32_t k = 0; k < n; k++) {
        uint32_t at = review_called(m->v, ON_POSITION, decided[k]);
        EdtfDay day;
        if (begins(&list->v[at], &day) && !in_place(list, at, day)) move(m, at, place_for(list, at, day));
    }
}
