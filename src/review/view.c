#include "view_int.h"
#include "review/anchor.h"

static void hold(Reviewed *r, Remark *remark)
{
    Remark **end = &r->said;
    while (*end) end = &(*end)->next;
    *end = remark;
}

void reviewed_join(Reviewed *into, const Reviewed *gone) { hold(into, gone->said); }

void reviewed_set(Reviewed *r, Standing *standing, const Decided *x)
{
    const Decision *d = x->d;
    static const Standing by_act[DECIDE_COUNT] = {
        [DECIDE_ACCEPT] = STANDS_ACCEPTED, [DECIDE_EDIT] = STANDS_EDITED, [DECIDE_ADD] = STANDS_ADDED, [DECIDE_SKIP] = STANDS_PUT_OFF,
        [DECIDE_MERGE] = STANDS_EDITED, [DECIDE_SPLIT] = STANDS_EDITED,
    };
    if (x->remark) {
        hold(r, x->remark);
        return;
    }
    /* What a person added stays theirs, however it is changed; what is decided is not put off. */
    if (by_act[d->act] && *standing != STANDS_ADDED && !(d->act == DECIDE_SKIP && standing_decided(*standing)))
        *standing = by_act[d->act];
    r->last = d;
}

/* ------------------------------------------------------------------ what things are called */

void gone_put(Making *m, Target on, uint32_t no) { *vec_push(m->a, &m->v->gone) = (ReviewGone){on, no, m->now}; }

uint32_t number_again(Making *m, const Decided *x, SuggestedFn is, uint32_t *machine)
{
    for (uint32_t i = 0; i < m->v->gone.n; i++) {
        ReviewGone *g = &m->v->gone.v[i];
        if (g->on != x->d->on || g->no & OWN_NO || !is(m, x, g->no - 1)) continue;
        uint32_t no = g->no;
        *g = m->v->gone.v[--m->v->gone.n];
        *machine = no - 1;
        return no;
    }
    *machine = REVIEW_NONE;
    return OWN_NO | (uint32_t)x->d->seq;
}

uint32_t review_count(const Analysis *an, Target on)
{
    return on == ON_EVENT ? an->events.n : on == ON_ENTITY ? an->entities.n : on == ON_POSITION ? an->positions.n : 0;
}

const void *review_thing(const Analysis *an, Target on, uint32_t i)
{
    if (i >= review_count(an, on)) return NULL;
    return on == ON_EVENT    ? (const void *)&an->events.v[i]
           : on == ON_ENTITY ? (const void *)&an->entities.v[i]
                             : &an->positions.v[i];
}

uint32_t review_no(const Analysis *an, Target on, uint32_t i)
{
    return on == ON_EVENT ? an->events.v[i].no : on == ON_ENTITY ? an->entities.v[i].no : an->positions.v[i].no;
}

uint32_t review_called(const ReviewView *v, Target on, uint32_t no)
{
    for (uint32_t i = 0; i < review_count(&v->an, on); i++)
        if (review_no(&v->an, on, i) == no) return i;
    return REVIEW_NONE;
}

const Decision *review_gone(const ReviewView *v, Target on, uint32_t no)
{
    for (uint32_t i = v->gone.n; i-- > 0;)
        if (v->gone.v[i].on == on && v->gone.v[i].no == no) return v->gone.v[i].by;
    return NULL;
}

/* ------------------------------------------------------------------ lists of its own */
static ReviewedList suggested(Arena *a, uint32_t n)
{
    ReviewedList list = {0};
    for (uint32_t i = 0; i < n; i++) *vec_push(a, &list) = (Reviewed){.machine = i};
    return list;
}

/* Lists that a decision may change are copied, so that the suggestions stay as they were. */
static void lists_own(Making *m)
{
    Analysis *an = &m->v->an;
    const Analysis *from = m->machine;
    *an = *from;
    an->events.v = NULL, an->events.n = an->events.cap = 0;
    an->entities.v = NULL, an->entities.n = an->entities.cap = 0;
    an->positions.v = NULL, an->positions.n = an->positions.cap = 0;
    an->checks.v = NULL, an->checks.n = an->checks.cap = 0;
    for (uint32_t i = 0; i < from->events.n; i++)
        *vec_push(m->a, &an->events) = from->events.v[i], an->events.v[i].no = i + 1;
    for (uint32_t i = 0; i < from->entities.n; i++)
        *vec_push(m->a, &an->entities) = from->entities.v[i], an->entities.v[i].no = i + 1;
    for (uint32_t i = 0; i < from->positions.n; i++) {
        Position *p = vec_push(m->a, &an->positions);
        *p = from->positions.v[i];
        p->no = i + 1;
        p->evidence.v = NULL, p->evidence.n = p->evidence.cap = 0;
        for (uint32_t k = 0; k < from->positions.v[i].evidence.n; k++)
            *vec_push(m->a, &p->evidence) = from->positions.v[i].evidence.v[k];
    }
    for (uint32_t i = 0; i < from->checks.n; i++) {
        Check *c = vec_push(m->a, &an->checks);
        *c = from->checks.v[i];
        c->events.v = NULL, c->events.n = c->events.cap = 0;
        for (uint32_t k = 0; k < from->checks.v[i].events.n; k++)
            *vec_push(m->a, &c->events) = from->checks.v[i].events.v[k];
    }
    m->v->events = suggested(m->a, from->events.n);
    m->v->entities = suggested(m->a, from->entities.n);
    for (uint32_t i = 0; i < from->entities.n; i++)
        if (from->entities.v[i].mentions.n) m->v->entities.v[i].at = from->entities.v[i].mentions.v[0].span;
    m->v->positions = suggested(m->a, from->positions.n);
}

static void mark_held(ReviewedList *list)
{
    for (uint32_t i = 0; i < list->n; i++)
        for (Remark *r = list->v[i].said; r; r = r->next) r->held = true;
}

/* ------------------------------------------------------------------ decisions */
static void on_memoir(Making *m, const Decided *x)
{
    if (x->d->act == DECIDE_DONE) m->v->done = decision_finishes(x->d);
}

static void (*const by_target[TARGET_COUNT])(Making *, const Decided *) = {
    [ON_EVENT] = view_event, [ON_ENTITY] = view_entity, [ON_POSITION] = view_position, [ON_MEMOIR] = on_memoir,
};

/* Decisions of a memoir are made on few texts: each is made plain once. */
static const PlainText *plain_of(Making *m, uint64_t hash)
{
    for (uint32_t i = 0; i < m->texts.n; i++)
        if (m->texts.v[i].hash == hash) return m->texts.v[i].kept ? &m->texts.v[i].plain : NULL;
    bool now = hash == m->d->hash;
    Str raw = now ? m->d->text : m->asks.old ? m->asks.old(m->asks.ctx, hash) : S("");
    KnownText *t = vec_push(m->a, &m->texts);
    *t = (KnownText){.hash = hash, .kept = now || raw.n};
    if (t->kept) t->plain = plain_text(m->a, raw);
    return t->kept ? &t->plain : NULL;
}

static AnchorPlace place_of(Making *m, const TextAnchor *at)
{
    bool here = at->text == m->d->hash, within = here && at->span.beg <= at->span.end && at->span.end <= m->d->text.n;
    if (within && str_eq(str_slice(m->d->text, at->span.beg, at->span.end), at->exact))
        return (AnchorPlace){ANCHOR_EXACT, at->span, 1};
    TextAnchor a = *at;
    if (here) a.text = 0;              /* a row from outside whose place is not where its words are: they are looked for */
    const PlainText *old = here ? NULL : plain_of(m, at->text), then = old ? *old : (PlainText){0};    /* the list may move */
    return anchor_find(&a, old ? &then : NULL, plain_of(m, m->d->hash), m->d->hash);
}

/* False: they are not in the text. */
static bool words_found(Making *m, const TextAnchor *words, Span *out)
{
    AnchorPlace p = words->exact.n ? place_of(m, words) : (AnchorPlace){.fate = ANCHOR_EXACT};
    *out = p.span;
    return p.fate != ANCHOR_ORPHAN;
}

static void apply(Making *m, const Decision *d)
{
    Decided x = {.d = d};
    m->now = d;
    if (d->act == DECIDE_NOTE || d->act == DECIDE_TAG) {
        x.remark = arena_push(m->a, Remark);
        *x.remark = (Remark){.d = d};
        *vec_push(m->a, &m->v->remarks) = x.remark;
    }
    bool found = words_found(m, &d->anchor, &x.span), both = found && words_found(m, &d->other, &x.other);
    if (x.remark) x.remark->span = x.span, x.remark->lost = !found;
    if (both && d->on == ON_POSITION) positions_fold(m);
    if (both) by_target[d->on](m, &x);
    else *vec_push(m->a, &m->v->orphans) = (ReviewOrphan){d, found};
}

/* What is said of a thing that was taken away later is said of what is there in its place, or stands alone. */
static void remarks_settle(Making *m)
{
    ReviewView *v = m->v;
    mark_held(&v->events);
    mark_held(&v->entities);
    mark_held(&v->positions);
    for (uint32_t i = 0; i < v->remarks.n; i++) {
        Remark *r = v->remarks.v[i];
        if (r->held || r->lost) continue;
        r->next = NULL;
        by_target[r->d->on](m, &(Decided){.d = r->d, .span = r->span, .remark = r});
    }
    mark_held(&v->events);
    mark_held(&v->entities);
    mark_held(&v->positions);
}

void review_apply(Arena *a, const Doc *d, const Analysis *machine, const DecisionList *live, const ReviewAsks *asks, ReviewView *out)
{
    *out = (ReviewView){0};
    Making m = {.a = a, .d = d, .machine = machine, .v = out};
    if (asks) m.asks = *asks;
    lists_own(&m);
    positions_first(&m);
    for (uint32_t i = 0; i < live->n; i++) apply(&m, &live->v[i]);
    events_order(&m);
    positions_fold(&m);
    positions_put_away(&m);
    positions_order(&m);
    entities_order(&m);
    remarks_settle(&m);
}
