#include "model/analysis.h"
#include <assert.h>
#include <stdio.h>

const char *thing_id(char out[THING_ID_N], char sign, uint32_t no)
{
    snprintf(out, THING_ID_N, no & OWN_NO ? "%c+%u" : "%c%u", sign, no & ~OWN_NO);
    return out;
}

bool thing_id_read(Str id, char *sign, uint32_t *no)
{
    enum { DIGITS_MAX = 9 };
    size_t from = id.n > 1 && id.p[1] == '+' ? 2 : 1;
    if (id.n <= from || id.n > from + DIGITS_MAX) return false;
    *sign = id.p[0];
    *no = 0;
    for (size_t i = from; i < id.n; i++) {
        if (id.p[i] < '0' || id.p[i] > '9') return false;
        *no = *no * 10 + (uint32_t)(id.p[i] - '0');
    }
    if (!*no) return false;
    if (from == 2) *no |= OWN_NO;
    return true;
}

/* Each function says whether one list keeps its promises; analysis_check asserts them all. */

static bool span_ok(Span s, uint32_t text_n) { return s.beg <= s.end && s.end <= text_n; }
static bool span_filled(Span s, uint32_t text_n) { return s.beg < s.end && s.end <= text_n; }

static bool sections_ok(const SectionList *list, uint32_t text_n)
{
    for (uint32_t i = 0; i < list->n; i++) {
        const Section *s = &list->v[i];
        if (!span_ok(s->span, text_n) || !span_ok(s->heading, text_n)) return false;
        if (i && s->span.beg < s[-1].span.beg) return false;
    }
    return true;
}

static bool bounds_ok(EdtfDay lo, EdtfDay hi) { return lo == EDTF_DAY_NONE || hi == EDTF_DAY_NONE || lo <= hi; }

static bool timexes_ok(const TimexList *list, uint32_t text_n)
{
    for (uint32_t i = 0; i < list->n; i++) {
        const Timex *t = &list->v[i];
        if (!span_filled(t->span, text_n) || !bounds_ok(t->lo, t->hi)) return false;
        if (t->type >= TIMEX_COUNT || t->basis >= BASIS_COUNT) return false;
        if (i && t->span.beg < t[-1].span.end) return false;
    }
    return true;
}

static bool mentions_ok(const MentionList *list, uint32_t text_n)
{
    for (uint32_t i = 0; i < list->n; i++) {
        if (!span_filled(list->v[i].span, text_n)) return false;
        if (i && list->v[i].span.beg < list->v[i - 1].span.beg) return false;
    }
    return list->n > 0;
}

static bool entities_ok(const EntityList *list, uint32_t text_n)
{
    for (uint32_t i = 0; i < list->n; i++) {
        const Entity *e = &list->v[i];
        if (e->type >= ENT_COUNT || e->name.n == 0 || !mentions_ok(&e->mentions, text_n)) return false;
        if (i && e->mentions.v[0].span.beg < e[-1].mentions.v[0].span.beg) return false;
    }
    return true;
}

static bool event_ok(const Event *e, uint32_t text_n)
{
    for (uint32_t i = 0; i < e->also.n; i++)
        if (!span_filled(e->also.v[i], text_n)) return false;
    if (e->type >= EV_COUNT || e->fact >= FACT_COUNT || e->date_basis >= BASIS_COUNT) return false;
    if (e->args.employment >= EMP_COUNT || e->args.cause >= CAUSE_COUNT) return false;
    return span_filled(e->span, text_n) && span_ok(e->sentence, text_n) && e->confidence >= 0 && e->confidence <= 1;
}

static bool events_ok(const EventList *list, uint32_t text_n)
{
    for (uint32_t i = 0; i < list->n; i++)
        if (!event_ok(&list->v[i], text_n) || (i && list->v[i].span.beg < list->v[i - 1].span.beg)) return false;
    return true;
}

static bool indexes_ok(const uint32_t *v, uint32_t n, uint32_t below)
{
    for (uint32_t i = 0; i < n; i++)
        if (v[i] >= below) return false;
    return true;
}

static bool positions_ok(const PositionList *list, uint32_t n_event)
{
    for (uint32_t i = 0; i < list->n; i++) {
        const Position *p = &list->v[i];
        if (p->kind >= POS_COUNT || p->employment >= EMP_COUNT || p->exit >= CAUSE_COUNT) return false;
        if (!indexes_ok(p->evidence.v, p->evidence.n, n_event)) return false;
    }
    return true;
}

static bool checks_ok(const CheckList *list, uint32_t n_event)
{
    for (uint32_t i = 0; i < list->n; i++)
        if (!list->v[i].kind || !indexes_ok(list->v[i].events.v, list->v[i].events.n, n_event)) return false;
    return true;
}

void analysis_check(const Analysis *an, uint32_t text_n)
{
    bool sections = sections_ok(&an->sections, text_n), timexes = timexes_ok(&an->timexes, text_n);
    bool entities = entities_ok(&an->entities, text_n), events = events_ok(&an->events, text_n);
    bool positions = positions_ok(&an->positions, an->events.n), checks = checks_ok(&an->checks, an->events.n);
    assert(an->lang < LANG_COUNT && an->dct_basis < DCT_COUNT);
    assert(sections);
    assert(timexes);
    assert(entities);
    assert(events);
    assert(positions);
    assert(checks);
    (void)sections, (void)timexes, (void)entities, (void)events, (void)positions, (void)checks;
}
