/* Events as people decided on them. An event is known again by its words and its type. */
#include "review/field.h"
#include "view_int.h"

static bool is_type(const Event *e, Str type) { return str_eq(str_z(type_name(&event_types, (int)e->type)), type); }

/* At just these words, else over them: a new analyser may draw the borders of a trigger otherwise. */
static uint32_t find(const Making *m, Span span, Str type)
{
    const EventList *list = &m->v->an.events;
    uint32_t over = REVIEW_NONE;
    for (uint32_t i = 0; i < list->n; i++) {
        if (!is_type(&list->v[i], type)) continue;
        if (span_eq(list->v[i].span, span)) return i;
        if (over == REVIEW_NONE && span_overlap(list->v[i].span, span)) over = i;
    }
    return over;
}

/* One that was merged is told of still, as a mention of what it went into. */
static bool told_again(const Making *m, Span span, Str type)
{
    const EventList *list = &m->v->an.events;
    for (uint32_t i = 0; i < list->n; i++)
        for (uint32_t k = 0; k < list->v[i].also.n; k++)
            if (is_type(&list->v[i], type) && span_eq(list->v[i].also.v[k], span)) return true;
    return false;
}

/* ------------------------------------------------------------------ what rests on an event */

/* Takes one number out of a list of them and counts those behind it anew. True: it was there. */
static bool number_out(uint32_t *v, uint32_t *n, uint32_t gone)
{
    uint32_t kept = 0, had = *n;
    for (uint32_t i = 0; i < had; i++)
        if (v[i] != gone) v[kept++] = v[i] - (v[i] > gone);
    *n = kept;
    return kept < had;
}

void event_remove(Making *m, uint32_t event)
{
    Analysis *an = &m->v->an;
    uint32_t no = an->events.v[event].no;
    gone_put(m, ON_EVENT, no);
    for (uint32_t i = event; i + 1 < an->events.n; i++) {
        an->events.v[i] = an->events.v[i + 1];
        m->v->events.v[i] = m->v->events.v[i + 1];
    }
    an->events.n--, m->v->events.n--;
    for (uint32_t i = 0; i < an->positions.n; i++) {
        Position *p = &an->positions.v[i];
        (void)number_out(p->evidence.v, &p->evidence.n, event);
    }
    uint32_t kept = 0;
    for (uint32_t i = 0; i < an->checks.n; i++) {
        Check *c = &an->checks.v[i];
        bool had = number_out(c->events.v, &c->events.n, event);
        if (!had || c->events.n) an->checks.v[kept++] = *c;
    }
    an->checks.n = kept;
    positions_without(m, no);
    positions_stale(m);
}

/* ------------------------------------------------------------------ decisions */
static Span sentence_of(const Doc *d, Span s)
{
    const Sentence *sent = doc_sentence_at(d, doc_at(d, s.beg));
    return sent ? doc_span(d, sent->beg, sent->end) : s;
}

static bool suggested(const Making *m, const Decided *x, uint32_t machine)
{
    const Event *e = &m->machine->events.v[machine];
    return is_type(e, x->d->type) && span_eq(e->span, x->span);
}

/* From the journal: added, or suggested once and no more. */
static uint32_t bring_back(Making *m, const Decided *x)
{
    Event e = {.span = x->span, .sentence = sentence_of(m->d, x->span)};
    uint32_t machine;
    field_restore(m->a, ON_EVENT, &e, x->d->whole);
    e.date_basis = e.date.n ? BASIS_EXPLICIT : BASIS_NONE;
    e.confidence = 1;
    e.no = number_again(m, x, suggested, &machine);
    *vec_push(m->a, &m->v->an.events) = e;
    *vec_push(m->a, &m->v->events) = (Reviewed){.machine = machine};
    positions_stale(m);
    return m->v->an.events.n - 1;
}

static const struct { const char *field; uint8_t lent, empty; } lendings[] = {
    {"org", LENT_ORG, 0}, {"role", LENT_ROLE, EMPTY_ROLE}, {"date", LENT_DATE, EMPTY_DATE},
};

static void change(Making *m, uint32_t at, Str field, Str value)
{
    Event *e = &m->v->an.events.v[at];
    int f = field_find(ON_EVENT, field);
    if (f < 0) return;
    Str was = field_get(m->a, ON_EVENT, e, f);
    if (!field_set(m->a, ON_EVENT, e, f, value)) return;
    for (size_t i = 0; i < COUNT_OF(lendings); i++) {                /* it is the person's own by now */
        if (!str_eq_z(field, lendings[i].field)) continue;
        e->lent &= (uint8_t)~(lendings[i].lent | lendings[i].empty);
        if (!str_trim(value).n) e->lent |= lendings[i].empty;
    }
    if (!str_eq(was, field_get(m->a, ON_EVENT, e, f))) positions_stale(m);
    if (str_eq_z(field, "date") && !str_eq(was, e->date)) e->date_basis = e->date.n ? BASIS_EXPLICIT : BASIS_NONE;
}

static void reject(Making *m, const Decided *x)
{
    uint32_t at = find(m, x->span, x->d->type);
    bool exact = at != REVIEW_NONE && span_eq(m->v->an.events.v[at].span, x->span);
    for (; at != REVIEW_NONE; at = find(m, x->span, x->d->type)) {
        if (exact && !span_eq(m->v->an.events.v[at].span, x->span)) break;      /* another one over these words */
        event_remove(m, at);
    }
    *vec_push(m->a, &m->v->rejected) = x->d;
}

/* All fields as they were agreed to, whatever an analyser says by now. */
static void restore(Making *m, uint32_t at, Str whole)
{
    for (int f = 0; f < field_count(ON_EVENT); f++) {
        Event then = {0};
        field_restore(m->a, ON_EVENT, &then, whole);
        change(m, at, str_z(field_name(ON_EVENT, f)), field_get(m->a, ON_EVENT, &then, f));
    }
}

/* Another field of it was decided just before, in the same step: its type may be another by now. */
static uint32_t in_hand(const Making *m, const Decided *x)
{
    for (uint32_t i = 0; x->d->act == DECIDE_EDIT && i < m->v->events.n; i++) {
        const Decision *last = m->v->events.v[i].last;
        if (last && last->step == x->d->step && last->act == DECIDE_EDIT && str_eq(last->type, x->d->type) &&
            span_eq(last->anchor.span, x->d->anchor.span))
            return i;
    }
    return REVIEW_NONE;
}

/* Told again: what it is told of, found or brought back. */
static uint32_t merge(Making *m, const Decided *x)
{
    Decision other = *x->d;
    Event then = {0};
    field_restore(m->a, ON_EVENT, &then, x->d->other_whole);
    other.type = str_z(type_name(&event_types, (int)then.type));
    other.whole = x->d->other_whole;
    uint32_t into = find(m, x->other, other.type);
    if (into == REVIEW_NONE) into = bring_back(m, &(Decided){.d = &other, .span = x->other});
    uint32_t from = find(m, x->span, x->d->type);
    if (from == REVIEW_NONE) from = bring_back(m, x);
    if (from == into) return into;
    events_merge(m, from, into);
    return into - (from < into);
}

void view_event(Making *m, const Decided *x)
{
    const Decision *d = x->d;
    if (d->act == DECIDE_REJECT) {
        reject(m, x);
        return;
    }
    uint32_t at = d->act == DECIDE_MERGE ? merge(m, x) : in_hand(m, x);
    if (at == REVIEW_NONE) at = find(m, x->span, d->type);
    if (at == REVIEW_NONE && !(decides(d->act) && d->whole.n)) return;
    if (at == REVIEW_NONE && d->act != DECIDE_ADD && told_again(m, x->span, d->type)) return;
    if (at == REVIEW_NONE) at = bring_back(m, x);
    else if (d->act == DECIDE_ACCEPT || d->act == DECIDE_ADD) restore(m, at, d->whole);
    if (d->act == DECIDE_EDIT) change(m, at, d->field, d->value);
    if (decides(d->act)) m->v->an.events.v[at].confidence = 1;
    reviewed_set(&m->v->events.v[at], &m->v->an.events.v[at].standing, x);
}
