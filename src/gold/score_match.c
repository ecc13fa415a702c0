/* Records of the annotation against records of the analysis: pairs first, then what the pairs agree on. */
#include "score_int.h"
#include <stdlib.h>

/* One-to-one, best first; of equal ones the last of the annotation, then the last of the analysis, as a descending
 * sort of (score, i, j) gives them. A score of 0 is no pair. */
typedef struct { double score; uint32_t i, j; } Candidate;
typedef struct { uint32_t i, j; } Pair;
typedef struct { Pair *v; uint32_t n; bool *has_i, *has_j; } Pairs;
typedef struct { const ScDoc *g, *p; const Cuts *sentences; } Sides;
typedef double (*ScoreFn)(const Sides *s, uint32_t i, uint32_t j);

static int by_score_down(const void *x, const void *y)
{
    const Candidate *a = x, *b = y;
    if (a->score != b->score) return a->score < b->score ? 1 : -1;
    if (a->i != b->i) return a->i < b->i ? 1 : -1;
    return a->j < b->j ? 1 : a->j > b->j ? -1 : 0;
}

static Pairs pair_up(Arena *a, const Sides *s, uint32_t ng, uint32_t np, ScoreFn score)
{
    VEC(Candidate) cand = {0};
    Pairs out = {arena_push_n(a, Pair, ng < np ? ng : np), 0, arena_push_n(a, bool, ng), arena_push_n(a, bool, np)};
    for (uint32_t i = 0; i < ng; i++)
        for (uint32_t j = 0; j < np; j++) {
            double sc = score(s, i, j);
            if (sc > 0) *vec_push(a, &cand) = (Candidate){sc, i, j};
        }
    if (cand.n) qsort(cand.v, cand.n, sizeof *cand.v, by_score_down);
    for (uint32_t c = 0; c < cand.n; c++) {
        uint32_t i = cand.v[c].i, j = cand.v[c].j;
        if (out.has_i[i] || out.has_j[j]) continue;
        out.has_i[i] = out.has_j[j] = true;
        out.v[out.n++] = (Pair){i, j};
    }
    return out;
}

/* 'x' as Python writes it: the quote that needs no escape, controls escaped. */
static Str repr(Arena *a, Str s)
{
    Buf b = {0};
    char quote = str_find(s, S("'"), 0) != SIZE_MAX && str_find(s, S("\""), 0) == SIZE_MAX ? '"' : '\'';
    buf_add_c(&b, quote);
    for (size_t i = 0; i < s.n; i++) {
        unsigned char ch = (unsigned char)s.p[i];
        if (ch == '\\' || ch == (unsigned char)quote) buf_add_c(&b, '\\'), buf_add_c(&b, s.p[i]);
        else if (ch == '\n') buf_add_z(&b, "\\n");
        else if (ch == '\t') buf_add_z(&b, "\\t");
        else if (ch == '\r') buf_add_z(&b, "\\r");
        else if (ch < ' ' || ch == 0x7f) buf_fmt(&b, "\\x%02x", (unsigned)ch);
        else buf_add_c(&b, s.p[i]);
    }
    buf_add_c(&b, quote);
    Str out = str_dup(a, buf_str(&b));
    buf_fini(&b);
    return out;
}

static Str want_got(Arena *a, Str want, Str got)
{
    return str_fmt(a, STR_FMT " got " STR_FMT, STR_ARG(repr(a, want)), STR_ARG(repr(a, got)));
}

static uint32_t overlap(Span a, Span b)
{
    uint32_t beg = a.beg > b.beg ? a.beg : b.beg, end = a.end < b.end ? a.end : b.end;
    return beg < end ? end - beg : 0;
}

static bool any_overlap(const SpanList *a, const SpanList *b)
{
    for (uint32_t i = 0; i < a->n; i++)
        for (uint32_t j = 0; j < b->n; j++)
            if (overlap(a->v[i], b->v[j])) return true;
    return false;
}

/* ------------------------------------------------------------------ time expressions */

static double timex_score(const Sides *s, uint32_t i, uint32_t j)
{
    const ScTimex *g = &s->g->timexes.v[i], *p = &s->p->timexes.v[j];
    uint32_t both = g->type == p->type ? overlap(g->span, p->span) : 0;
    uint32_t beg = g->span.beg < p->span.beg ? g->span.beg : p->span.beg;
    uint32_t end = g->span.end > p->span.end ? g->span.end : p->span.end;
    return both ? (double)both / (double)(end - beg) : 0;
}

static bool timex_same_value(const ScTimex *g, const ScTimex *p)
{
    return (g->type == TIMEX_DATE ? time_same : duration_same)(g->value, p->value);
}

static void match_timexes(Tally *t, const Sides *s)
{
    uint32_t ng = s->g->timexes.n, np = s->p->timexes.n, same_span = 0, same_value = 0;
    Pairs m = pair_up(t->scratch, s, ng, np, timex_score);
    for (uint32_t k = 0; k < m.n; k++) {
        const ScTimex *g = &s->g->timexes.v[m.v[k].i], *p = &s->p->timexes.v[m.v[k].j];
        bool ok = timex_same_value(g, p);
        same_span += span_eq(g->span, p->span);
        same_value += ok;
        if (!ok) tally_miss(t, "timex value", g->quote, want_got(t->scratch, g->value, p->value));
    }
    tally_add(t, M_TIMEX_DETECT, m.n, ng, np);
    tally_add(t, M_TIMEX_SPAN, same_span, ng, np);
    tally_add(t, M_TIMEX_VALUE, same_value, ng, np);
    for (uint32_t i = 0; i < ng; i++)
        if (!m.has_i[i]) tally_miss(t, "timex missed", s->g->timexes.v[i].quote, s->g->timexes.v[i].value);
    for (uint32_t j = 0; j < np; j++)
        if (!m.has_j[j]) tally_miss(t, "timex spurious", s->p->timexes.v[j].quote, s->p->timexes.v[j].value);
}

/* ------------------------------------------------------------------ entities */

static bool share_a_name(const ScEntity *g, const ScEntity *p)
{
    for (uint32_t i = 0; i < g->norms.n; i++)
        for (uint32_t j = 0; j < p->norms.n; j++)
            if (str_eq(g->norms.v[i], p->norms.v[j])) return true;
    return false;
}

static double entity_score(const Sides *s, uint32_t i, uint32_t j)
{
    const ScEntity *g = &s->g->entities.v[i], *p = &s->p->entities.v[j];
    if (g->type != p->type) return 0;
    return share_a_name(g, p) ? 2 : any_overlap(&g->spans, &p->spans) ? 1 : 0;
}

static void match_entities(Tally *t, const Sides *s)
{
    uint32_t ng = s->g->entities.n, np = s->p->entities.n;
    Prf by_type[ENT_COUNT] = {0};
    Pairs m = pair_up(t->scratch, s, ng, np, entity_score);
    tally_add(t, M_ENTITY, m.n, ng, np);
    for (uint32_t i = 0; i < ng; i++) {
        const ScEntity *e = &s->g->entities.v[i];
        by_type[e->type].gold++;
        by_type[e->type].tp += m.has_i[i];
        if (!m.has_i[i]) tally_miss(t, "entity missed", str_z(type_name(&entity_types, (int)e->type)), e->name);
    }
    for (uint32_t j = 0; j < np; j++) {
        const ScEntity *e = &s->p->entities.v[j];
        by_type[e->type].pred++;
        if (!m.has_j[j]) tally_miss(t, "entity spurious", str_z(type_name(&entity_types, (int)e->type)), e->name);
    }
    for (int ty = 0; ty < ENT_COUNT; ty++)
        if (by_type[ty].gold || by_type[ty].pred)
            tally_add(t, (Metric)(M_ENTITY_TYPE + ty), by_type[ty].tp, by_type[ty].gold, by_type[ty].pred);
}

/* ------------------------------------------------------------------ events */

static bool share_a_sentence(const Cuts *cuts, const SpanList *a, const SpanList *b)
{
    for (uint32_t i = 0; i < a->n; i++)
        for (uint32_t j = 0; j < b->n; j++)
            if (sc_sentence_of(cuts, a->v[i].beg) == sc_sentence_of(cuts, b->v[j].beg)) return true;
    return false;
}

static double event_score(const Sides *s, uint32_t i, uint32_t j)
{
    const ScEvent *g = &s->g->events.v[i], *p = &s->p->events.v[j];
    if (g->type != p->type) return 0;
    if (any_overlap(&g->spans, &p->spans)) return 2;
    return share_a_sentence(s->sentences, &g->spans, &p->spans) ? 1 : 0;
}

/* The school stands in "other": org is not compared. */
static bool same_org(const ScEvent *g, const ScEvent *p)
{
    return event_is_schooling(g->type) || name_match(&g->org, &p->org);
}

static void compare_event(Tally *t, const ScEvent *g, const ScEvent *p)
{
    Str what = str_fmt(t->scratch, "%s " STR_FMT, type_name(&event_types, (int)g->type), STR_ARG(g->quote));
    Str fact_g = str_z(type_name(&fact_types, (int)g->fact)), fact_p = str_z(type_name(&fact_types, (int)p->fact));
    struct { FieldMetric f; const char *kind; bool good; Str want, got; } rows[] = {
        {F_EVENT_FACT, "event factuality", g->fact == p->fact, fact_g, fact_p},
        {F_EVENT_DATE, "event date", time_same(g->date, p->date), g->date, p->date},
        {F_EVENT_ORG, "event org", same_org(g, p), g->org.text, p->org.text},
        {F_EVENT_ROLE, "event role", name_match(&g->role, &p->role), g->role.text, p->role.text},
    };
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        tally_field(t, rows[i].f, rows[i].good);
        if (!rows[i].good) tally_miss(t, rows[i].kind, what, want_got(t->scratch, rows[i].want, rows[i].got));
    }
}

static void event_not_paired(Tally *t, const char *kind, const ScEvent *e)
{
    Str how = str_fmt(t->scratch, STR_FMT " " STR_FMT " %s", STR_ARG(e->quote), STR_ARG(e->date),
                      type_name(&fact_types, (int)e->fact));
    tally_miss(t, kind, str_z(type_name(&event_types, (int)e->type)), how);
}

typedef enum { CORE, SOFT, GROUPS } Group;
static Group group_of(const ScEvent *e) { return event_is_core(e->type) ? CORE : SOFT; }

static bool same_fields(const ScEvent *g, const ScEvent *p)
{
    return g->fact == p->fact && time_same(g->date, p->date) && same_org(g, p);
}

static void match_events(Tally *t, const Sides *s)
{
    uint32_t ng = s->g->events.n, np = s->p->events.n;
    Prf found[GROUPS] = {0}, full[GROUPS] = {0};
    Pairs m = pair_up(t->scratch, s, ng, np, event_score);
    for (uint32_t k = 0; k < m.n; k++) {
        const ScEvent *g = &s->g->events.v[m.v[k].i], *p = &s->p->events.v[m.v[k].j];
        found[group_of(g)].tp++;
        full[group_of(g)].tp += same_fields(g, p);
        tally_sure(t, (double)p->sure, true, same_fields(g, p));
        compare_event(t, g, p);
    }
    for (uint32_t i = 0; i < ng; i++) {
        found[group_of(&s->g->events.v[i])].gold++;
        if (!m.has_i[i]) event_not_paired(t, "event missed", &s->g->events.v[i]);
    }
    for (uint32_t j = 0; j < np; j++) {
        found[group_of(&s->p->events.v[j])].pred++;
        if (m.has_j[j]) continue;
        tally_sure(t, (double)s->p->events.v[j].sure, false, false);
        event_not_paired(t, "event spurious", &s->p->events.v[j]);
    }
    tally_add(t, M_CORE_DETECT, found[CORE].tp, found[CORE].gold, found[CORE].pred);
    tally_add(t, M_CORE_FULL, full[CORE].tp, found[CORE].gold, found[CORE].pred);
    tally_add(t, M_SOFT_DETECT, found[SOFT].tp, found[SOFT].gold, found[SOFT].pred);
    tally_add(t, M_SOFT_FULL, full[SOFT].tp, found[SOFT].gold, found[SOFT].pred);
    tally_add(t, M_EVENT_DETECT, m.n, ng, np);
    tally_add(t, M_EVENT_FULL, full[CORE].tp + full[SOFT].tp, ng, np);
}

/* ------------------------------------------------------------------ positions */

static double position_score(const Sides *s, uint32_t i, uint32_t j)
{
    const ScPosition *g = &s->g->positions.v[i], *p = &s->p->positions.v[j];
    if (g->kind != p->kind || !name_match(&g->org, &p->org)) return 0;
    return 1 + 2 * name_match(&g->role, &p->role) + 1.5 * time_same(g->start, p->start) + time_same(g->end, p->end) +
           0.5 * str_eq(g->employment.text, p->employment.text);
}

static bool compare_position(Tally *t, const ScPosition *g, const ScPosition *p)
{
    bool role = name_match(&g->role, &p->role), start = time_same(g->start, p->start), end = time_same(g->end, p->end);
    struct { FieldMetric f; const char *kind; bool good; Str want, got; } rows[] = {
        {F_POSITION_ROLE, "position role", role, g->role.text, p->role.text},
        {F_POSITION_START, "position start", start, g->start, p->start},
        {F_POSITION_END, "position end", end, g->end, p->end},
        {F_POSITION_EMPLOYMENT, "position employment", name_match(&g->employment, &p->employment), g->employment.text,
         p->employment.text},
        {F_POSITION_EXIT, "position exit", name_match(&g->exit, &p->exit), g->exit.text, p->exit.text},
    };
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        tally_field(t, rows[i].f, rows[i].good);
        if (!rows[i].good) tally_miss(t, rows[i].kind, g->org.text, want_got(t->scratch, rows[i].want, rows[i].got));
    }
    return role && start && end;
}

static void position_not_paired(Tally *t, const char *kind, const ScPosition *p)
{
    Str how = str_fmt(t->scratch, STR_FMT " " STR_FMT " " STR_FMT, STR_ARG(p->role.text), STR_ARG(p->start),
                      STR_ARG(p->end));
    tally_miss(t, kind, p->org.text, how);
}

static void match_positions(Tally *t, const Sides *s)
{
    uint32_t ng = s->g->positions.n, np = s->p->positions.n, full = 0;
    Pairs m = pair_up(t->scratch, s, ng, np, position_score);
    for (uint32_t k = 0; k < m.n; k++)
        full += compare_position(t, &s->g->positions.v[m.v[k].i], &s->p->positions.v[m.v[k].j]);
    for (uint32_t i = 0; i < ng; i++)
        if (!m.has_i[i]) position_not_paired(t, "position missed", &s->g->positions.v[i]);
    for (uint32_t j = 0; j < np; j++)
        if (!m.has_j[j]) position_not_paired(t, "position spurious", &s->p->positions.v[j]);
    tally_add(t, M_POSITION_ORG, m.n, ng, np);
    tally_add(t, M_POSITION_FULL, full, ng, np);
}

void match_docs(Tally *t, const ScDoc *gold, const ScDoc *pred, const Cuts *sentences)
{
    Sides s = {gold, pred, sentences};
    match_timexes(t, &s);
    match_entities(t, &s);
    match_events(t, &s);
    match_positions(t, &s);
    tally_field(t, F_DCT, time_same(gold->dct, pred->dct));
}
