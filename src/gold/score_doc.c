/* Annotation files and analyses into the records that are compared. */
#include "model/offsets.h"
#include "score_int.h"
#include "uni/utf8.h"

typedef struct { Arena *a; Str text; Offsets cps; NotFoundFn missing; void *ctx; ScDoc *out; } Make;

static Span in_cps(const Make *mk, Span s) { return (Span){offsets_cp(&mk->cps, s.beg), offsets_cp(&mk->cps, s.end)}; }

static bool place(const Make *mk, GoldPlace at, Span *out)
{
    Span s;
    if (!gold_find(mk->text, at, &s)) {
        mk->missing(mk->ctx, at);
        return false;
    }
    *out = in_cps(mk, s);
    return true;
}

/* Dates, and lengths of a day or longer or that cannot be read. */
static bool is_scored(TimexType type, Str value)
{
    double days = type == TIMEX_DURATION ? duration_length(value) : 0;
    return type == TIMEX_DATE || (type == TIMEX_DURATION && (days < 0 || days >= 1));
}

static void add_timexes(const Make *mk, const GoldFile *g)
{
    for (uint32_t i = 0; i < g->timexes.n; i++) {
        const GoldTimex *t = &g->timexes.v[i];
        Span s;
        if (!is_scored(t->type, t->value) || !place(mk, t->at, &s)) continue;
        *vec_push(mk->a, &mk->out->timexes) = (ScTimex){t->type, s, t->value, t->at.quote};
    }
}

static void add_norm(const Make *mk, ScEntity *e, Str name)
{
    Name nm = name_make(mk->a, name);
    if (nm.norm.n) *vec_push(mk->a, &e->norms) = nm.norm;
}

static void add_entities(const Make *mk, const GoldFile *g)
{
    for (uint32_t i = 0; i < g->entities.n; i++) {
        const GoldEntity *from = &g->entities.v[i];
        ScEntity e = {.type = from->type, .name = from->name};
        Span s;
        if (place(mk, from->at, &s)) *vec_push(mk->a, &e.spans) = s;
        add_norm(mk, &e, from->name);
        add_norm(mk, &e, from->at.quote);
        for (uint32_t k = 0; k < from->also.n; k++) add_norm(mk, &e, from->also.v[k]);
        *vec_push(mk->a, &mk->out->entities) = e;
    }
}

static void add_events(const Make *mk, const GoldFile *g)
{
    for (uint32_t i = 0; i < g->events.n; i++) {
        const GoldEvent *from = &g->events.v[i];
        ScEvent e = {.type = from->type, .fact = from->fact, .date = from->date, .quote = from->at.quote};
        Span s;
        if (place(mk, from->at, &s)) *vec_push(mk->a, &e.spans) = s;
        for (uint32_t k = 0; k < from->also.n; k++)
            if (place(mk, from->also.v[k], &s)) *vec_push(mk->a, &e.spans) = s;
        e.org = name_make(mk->a, from->args.org);
        e.role = name_make(mk->a, from->args.role);
        *vec_push(mk->a, &mk->out->events) = e;
    }
}

static void add_positions(const Make *mk, const PositionList *list)
{
    for (uint32_t i = 0; i < list->n; i++) {
        const Position *from = &list->v[i];
        ScPosition p = {.kind = from->kind, .start = from->start, .end = from->end};
        p.org = name_make(mk->a, from->org);
        p.role = name_make(mk->a, from->role);
        p.employment = name_make(mk->a, str_z(type_name(&employment_types, (int)from->employment)));
        p.exit = name_make(mk->a, str_z(type_name(&cause_types, (int)from->exit)));
        *vec_push(mk->a, &mk->out->positions) = p;
    }
}

void sc_from_gold(Arena *a, const GoldFile *g, Str text, NotFoundFn missing, void *ctx, ScDoc *out)
{
    *out = (ScDoc){.dct = g->dct};
    Make mk = {a, text, offsets_new(a, text), missing, ctx, out};
    add_timexes(&mk, g);
    add_entities(&mk, g);
    add_events(&mk, g);
    add_positions(&mk, &g->positions);
}

static Str slice(const Make *mk, Span s) { return str_slice(mk->text, s.beg, s.end); }

static void take_timexes(const Make *mk, const TimexList *list)
{
    for (uint32_t i = 0; i < list->n; i++) {
        const Timex *t = &list->v[i];
        if (!is_scored(t->type, t->value)) continue;
        *vec_push(mk->a, &mk->out->timexes) = (ScTimex){t->type, in_cps(mk, t->span), t->value, slice(mk, t->span)};
    }
}

static void take_entities(const Make *mk, const EntityList *list)
{
    for (uint32_t i = 0; i < list->n; i++) {
        const Entity *from = &list->v[i];
        ScEntity e = {.type = from->type, .name = from->name};
        add_norm(mk, &e, from->name);
        for (uint32_t k = 0; k < from->also.n; k++) add_norm(mk, &e, from->also.v[k]);
        for (uint32_t k = 0; k < from->mentions.n; k++) {
            add_norm(mk, &e, slice(mk, from->mentions.v[k].span));
            *vec_push(mk->a, &e.spans) = in_cps(mk, from->mentions.v[k].span);
        }
        *vec_push(mk->a, &mk->out->entities) = e;
    }
}

static void take_events(const Make *mk, const EventList *list)
{
    for (uint32_t i = 0; i < list->n; i++) {
        const Event *from = &list->v[i];
        ScEvent e = {.type = from->type, .fact = from->fact, .date = from->date, .quote = slice(mk, from->span),
                     .sure = from->confidence};
        *vec_push(mk->a, &e.spans) = in_cps(mk, from->span);
        for (uint32_t k = 0; k < from->also.n; k++) *vec_push(mk->a, &e.spans) = in_cps(mk, from->also.v[k]);
        e.org = name_make(mk->a, from->args.org);
        e.role = name_make(mk->a, from->args.role);
        *vec_push(mk->a, &mk->out->events) = e;
    }
}

void sc_from_analysis(Arena *a, const Analysis *an, Str text, ScDoc *out)
{
    *out = (ScDoc){.dct = an->dct};
    Make mk = {.a = a, .text = text, .cps = offsets_new(a, text), .out = out};
    take_timexes(&mk, &an->timexes);
    take_entities(&mk, &an->entities);
    take_events(&mk, &an->events);
    add_positions(&mk, &an->positions);
}

/* ------------------------------------------------------------------ sentences */

typedef enum { C_OTHER, C_STOP = 1, C_CLOSE = 2, C_NEWLINE = 4 } CharClass;

/* A stop is . ! ? or …; behind one, blanks, quotes and brackets still belong to the sentence. */
static unsigned class_of(uint32_t cp)
{
    if (cp == '.' || cp == '!' || cp == '?' || cp == 0x2026) return C_STOP;
    if (cp == '\n') return C_CLOSE | C_NEWLINE;
    bool closes = cp == '"' || cp == '\'' || cp == 0x201D || cp == 0x2019 || cp == ')' || cp == ']';
    return sc_is_blank(cp) || closes ? C_CLOSE : C_OTHER;
}

/* One sweep: a cut stands where a run of stops and closers, or of line ends, is over. */
Cuts sc_sentences(Arena *a, Str text)
{
    Cuts cuts = {0};
    uint32_t cp_at = 0;
    enum { NONE, STOPS, CLOSERS, LINES } state = NONE;
    *vec_push(a, &cuts) = 0;
    for (size_t at = 0; at < text.n; cp_at++) {
        unsigned c = class_of(utf8_next(text, &at));
        bool goes_on = (state == CLOSERS && (c & C_CLOSE)) || (state == LINES && (c & C_NEWLINE));
        if (goes_on) continue;
        if (state == STOPS && (c & C_CLOSE)) {
            state = CLOSERS;
            continue;
        }
        if (state == CLOSERS || state == LINES) *vec_push(a, &cuts) = cp_at;
        state = c & C_STOP ? STOPS : c & C_NEWLINE ? LINES : NONE;
    }
    if (state == CLOSERS || state == LINES) *vec_push(a, &cuts) = cp_at;
    *vec_push(a, &cuts) = cp_at;
    return cuts;
}

/* How many cuts stand at or before the place. */
uint32_t sc_sentence_of(const Cuts *cuts, uint32_t at)
{
    uint32_t lo = 0, hi = cuts->n;
    while (lo < hi) {
        uint32_t mid = lo + (hi - lo) / 2;
        if (cuts->v[mid] <= at) lo = mid + 1;
        else hi = mid;
    }
    return lo;
}
