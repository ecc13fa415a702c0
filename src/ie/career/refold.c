/* Spells of events that people corrected: what was read around each event stays, what a person says of it takes its
 * place. */
#include "ie/refold.h"
#include "edtf/edtf.h"
#include "position_int.h"
#include <stdlib.h>
#include <string.h>

struct Refold { Arena mem; AnalyseMemo *memo; Analysis told; Ie ie; };

Refold *refold_new(const Analyser *an, const Doc *doc, const AnalyseOptions *opt)
{
    Refold *r = calloc(1, sizeof *r);
    if (!r) arena_out_of_memory(sizeof *r);
    r->memo = analyse_memo_new(an);
    r->ie = ie_open(an, &r->mem, doc, opt, r->memo, &r->told);
    r->ie.out = &r->told;
    ie_run(&r->ie, NULL, position_run);
    return r;
}

void refold_free(Refold *r)
{
    if (!r) return;
    analyse_memo_free(r->memo);
    arena_fini(&r->mem);
    free(r);
}

/* ---------------------------------------------------------------- names */

static bool names_changed(const EntityList *x, const EntityList *y)
{
    bool same = x->n == y->n;
    for (uint32_t i = 0; same && i < x->n; i++) {
        const Entity *a = &x->v[i], *b = &y->v[i];
        same = a->type == b->type && str_eq(a->name, b->name) && a->mentions.n == b->mentions.n;
        for (uint32_t k = 0; same && k < a->mentions.n; k++)
            same = span_eq(a->mentions.v[k].span, b->mentions.v[k].span);
    }
    return !same;
}

static int by_place(const void *x, const void *y)
{
    const MentionRef *a = x, *b = y;
    if (a->beg != b->beg) return a->beg < b->beg ? -1 : 1;
    return a->entity < b->entity ? -1 : a->entity > b->entity;
}

static Range units_of(const Doc *d, Span s)
{
    uint32_t end = doc_at(d, s.end);
    return (Range){doc_at(d, s.beg), d->at[end] < s.end ? end + 1 : end};
}

static uint32_t sentence_no(const Doc *d, uint32_t at)
{
    const Sentence *s = doc_sentence_at(d, at);
    return s ? (uint32_t)(s - d->sent) : UINT32_MAX;
}

/* What a spell that the text shows by a name and its dates goes by: names that were added, and none that was rejected. */
static void names_take(Ie *ie)
{
    const EntityList *all = &ie->out->entities;
    MentionRefList list = {0};
    for (uint32_t i = 0; i < all->n; i++)
        for (uint32_t k = 0; k < all->v[i].mentions.n; k++) {
            Range at = units_of(ie->doc, all->v[i].mentions.v[k].span);
            *vec_push(ie->tmp, &list) = (MentionRef){at.beg, at.end, i, sentence_no(ie->doc, at.beg)};
        }
    if (list.n) qsort(list.v, list.n, sizeof *list.v, by_place);
    MentionRef *rows = arena_push_n(ie->tmp, MentionRef, list.n + 1);
    if (list.n) memcpy(rows, list.v, list.n * sizeof *rows);
    rows[list.n] = (MentionRef){.beg = UINT32_MAX};
    ie->mention = (MentionRefList){rows, list.n, list.n + 1};
    ie->mention_row = ie_rows(ie, rows, list.n, sizeof *rows);
}

static bool stands_at(const Entity *e, Span s)
{
    for (uint32_t i = 0; i < e->mentions.n; i++)
        if (span_eq(e->mentions.v[i].span, s)) return true;
    return false;
}

/* What a name that the analyser read is called by now: as what stands where it was first told of; "": that is no name. */
static Str name_now(const Refold *r, const EntityList *now, Str was)
{
    for (uint32_t i = 0; was.n && i < r->told.entities.n; i++) {
        const Entity *e = &r->told.entities.v[i];
        if (!str_eq(e->name, was) || !e->mentions.n) continue;
        for (uint32_t k = 0; k < now->n; k++)
            if (now->v[k].type == e->type && stands_at(&now->v[k], e->mentions.v[0].span)) return now->v[k].name;
        return S("");
    }
    return was;                                            /* a kind of employer, which is no name */
}

/* ---------------------------------------------------------------- what a person says of an event */

/* Of an event without words of its own that tell how: done, and no more. */
static const TrigRule *rule_said(const Ie *ie, const Event *e)
{
    TrigRule *r = arena_push(ie->tmp, TrigRule);
    *r = ie->an->event->any_of[e->type];
    r->takes = e->type == EV_WORK;
    r->military = e->args.employment == EMP_MILITARY && (e->type == EV_JOIN || e->type == EV_LEAVE);
    return r;
}

static const Tail done = {.past = true, .final = true, .ok = true, .context = CTX_VERB};

/* 2021/2023 as it was read, and a person says 2020-05: when it began, or of what ends, when it ended. The other end is as
 * it was, where the two can be. */
static Str stretch_said(Ie *ie, const EvCand *c, Str date)
{
    bool ends = c->type == EV_LEAVE || c->type == EV_GRADUATE || c->type == EV_WITHDRAW;
    bool ranged = c->timex != UINT32_MAX && ie_is_range(ie, c->timex);
    Str start, end;
    Str was = ends && ranged ? ie->out->timexes.v[c->timex].value : c->date;       /* 2006.03 – 2008.01 제대 */
    if (!date.n || is_interval(date) || !is_interval(was) || !(is_open(was) || c->stay || ranged)) return date;
    ends_of(ie, was, &start, &end);
    *(ends ? &end : &start) = date;
    if (!start.n || !end.n || (!str_eq(end, S("..")) && date_before(end, start))) return date;
    Str both = str_join(ie->mem, (Str[]){start, S("/"), end}, 3);
    return edtf_valid(both) ? both : date;
}

static void date_said(Ie *ie, EvCand *c, Str said)
{
    const Sentence *s = &ie->doc->sent[c->sent];
    Str date = stretch_said(ie, c, said);
    c->date = date;
    c->dated = c->date_said = date.n > 0;
    c->end_said = !str_eq(date, said);
    c->timex = UINT32_MAX;
    c->lo = c->hi = EDTF_DAY_NONE;
    (void)edtf_bounds_str(date, &c->lo, &c->hi);
    for (uint32_t i = ie_timex_from(ie, s->beg); date.n && i < ie->tx.n && ie->tx.v[i].beg < s->end; i++)
        if (c->timex == UINT32_MAX && str_eq(ie->out->timexes.v[i].value, date)) c->timex = i;
    c->stay = memchr(date.n ? date.p : "", '/', date.n) != NULL;       /* whoever writes both ends means them */
    c->other_date = S("");
}

static void org_said(EvCand *c, Str org, bool decided)
{
    c->org = org;
    c->n_more = 0;
    c->org_own = org.n && (decided || c->org_own);
    if (decided || !org.n) c->org_kind = c->org_guess = c->org_school = c->org_office = false;
}

/* was: what the analyser read at these words. */
static void cand_said(const Refold *r, Ie *ie, EvCand *c, const Event *was, const Event *e)
{
    bool decided = standing_decided(e->standing);          /* else only a name in it is called otherwise */
    bool moved = !str_eq(e->args.org, was->args.org);
    bool named = moved && str_eq(e->args.org, name_now(r, &ie->out->entities, was->args.org));
    if (e->type != was->type) c->type = (uint8_t)e->type, c->rule = rule_said(ie, e);
    if (e->fact != was->fact) c->fact = (uint8_t)e->fact, c->tail = done;
    Str date = was->lent & LENT_DATE ? S("") : was->date;
    if (!str_eq(e->date, date)) date_said(ie, c, e->date);
    bool house = moved ? !named && !(e->lent & LENT_ORG) : e->type != was->type;
    if (moved) org_said(c, e->args.org, decided && house);
    c->house_said = decided && house && e->args.org.n;
    if (!str_eq(e->args.other, was->args.other)) c->school_said = true;
    if (!str_eq(e->args.role, was->args.role)) {
        c->course_said = true;
        if (decided) c->found.role = c->found.rank = (Range){0, 0};
    }
    c->role = e->args.role, c->team = e->args.team, c->place = e->args.place, c->other = e->args.other;
    c->employment = (uint8_t)e->args.employment, c->cause = (uint8_t)e->args.cause;
    c->skill = e->args.skill;
}

/* An event that the analyser has none of: what the sentence says of it is not known, but for what the person does. */
static EvCand *cand_added(const Refold *r, Ie *ie, const Event *e)
{
    Range at = units_of(ie->doc, e->span);
    uint32_t sent = sentence_no(ie->doc, at.beg);
    if (sent == UINT32_MAX) return NULL;
    Event none = {.type = e->type, .fact = e->fact};
    EvCand *c = cand_new(ie, sent, at.beg, at.end, rule_said(ie, e));
    c->to = ie->doc->sent[sent].end;
    c->sect = doc_section_at(ie->doc, at.beg);
    c->en = ie->doc->cls[at.beg] == CH_LATIN;
    c->fact = (uint8_t)e->fact;
    c->tail = done;
    c->number = ie->ev.n - 1;
    cand_said(r, ie, c, &none, e);
    c->school_said = c->course_said = true;
    return c;
}

/* ---------------------------------------------------------------- events */

/* Which event the analyser read at these words: of that type first. */
static uint32_t read_at(const EventList *told, const bool *taken, const Event *e)
{
    uint32_t found = UINT32_MAX;
    uint32_t i = 0;
    for (uint32_t end = told->n; i < end;) {               /* they stand in the order of the text */
        uint32_t mid = i + (end - i) / 2;
        if (told->v[mid].span.beg < e->span.beg) i = mid + 1;
        else end = mid;
    }
    for (; i < told->n && told->v[i].span.beg == e->span.beg; i++) {
        if (taken[i] || !span_eq(told->v[i].span, e->span)) continue;
        if (told->v[i].type == e->type) return i;
        if (found == UINT32_MAX) found = i;
    }
    return found;
}

/* Candidates of their own, so that those read stay as they are: none of them is an event until it is given. */
static void cands_copy(Ie *ie, const EvCandList *read)
{
    ie->ev = (EvCandList){0};
    for (uint32_t i = 0; i < read->n; i++) {
        EvCand *c = arena_alloc_raw(ie->tmp, sizeof *c);
        *c = *read->v[i];
        c->index = UINT32_MAX;
        *vec_push(ie->tmp, &ie->ev) = c;
    }
    for (uint32_t i = 0; i < ie->ev.n; i++) {
        EvCand *c = ie->ev.v[i];
        if (c->same) c->same = ie->ev.v[c->same->number];
    }
}

/* Of each event: which one the analyser read at its words (UINT32_MAX: none), its candidate (NULL: it stands nowhere), and
 * whether the text itself names its employer. */
typedef struct Said { uint32_t read; EvCand *cand; bool own; } Said;

/* What was lent by the spells of before is given back. */
static void lent_back(const Refold *r, const EntityList *names, const Said *at, Event *e)
{
    bool read = at->read != UINT32_MAX;
    if (e->lent & LENT_ROLE) e->args.role = S("");
    if (e->lent & LENT_DATE) e->date = S(""), e->date_basis = BASIS_NONE;
    if (e->lent & LENT_ORG) e->args.org = read ? name_now(r, names, r->told.events.v[at->read].args.org) : S("");
    e->lent &= (uint8_t)~LENT;
}

static bool opens(const Event *e) { return e->type == EV_JOIN || e->type == EV_FOUND || e->type == EV_WORK; }

/* What is told behind a joining, of an employer that the text does not name there, is of the one that was joined; what
 * was decided on itself stays as it was agreed to. */
static void org_lend(const Refold *r, const Ie *ie, const Said *at, uint32_t i)
{
    const EventList *all = &ie->out->events;
    const Event *from = &all->v[i];
    if (at[i].read == UINT32_MAX || !opens(from) || !standing_decided(from->standing)) return;
    Str was = r->told.events.v[at[i].read].args.org, now = name_now(r, &ie->out->entities, was);
    for (uint32_t k = i + 1; was.n && !str_eq(now, from->args.org) && k < all->n; k++) {
        Event *e = &all->v[k];
        bool read = at[k].cand && at[k].read != UINT32_MAX && !at[k].own && !standing_decided(e->standing);
        bool follows = read && str_eq(e->args.org, now) && str_eq(r->told.events.v[at[k].read].args.org, was);
        if (follows) e->args.org = from->args.org, e->lent |= LENT_ORG;
        else if ((e->type == EV_JOIN || e->type == EV_FOUND) && e->fact == FACT_ACTUAL) return;
    }
}

static void events_take(const Refold *r, Ie *ie, EvCand *const *by_event)
{
    const EventList *all = &ie->out->events;
    bool *taken = arena_push_n(ie->tmp, bool, r->told.events.n + 1);
    Said *at = arena_push_n(ie->tmp, Said, all->n + 1);
    for (uint32_t i = 0; i < all->n; i++) {
        at[i].read = read_at(&r->told.events, taken, &all->v[i]);
        bool read = at[i].read != UINT32_MAX;
        if (read) taken[at[i].read] = true, at[i].cand = by_event[at[i].read], at[i].own = at[i].cand->org_own;
        lent_back(r, &ie->out->entities, &at[i], &all->v[i]);
        if (!read) at[i].cand = cand_added(r, ie, &all->v[i]);
    }
    for (uint32_t i = 0; i < all->n; i++) org_lend(r, ie, at, i);
    for (uint32_t i = 0; i < all->n; i++) {
        if (at[i].cand) at[i].cand->index = i;
        if (at[i].read != UINT32_MAX) cand_said(r, ie, at[i].cand, &r->told.events.v[at[i].read], &all->v[i]);
    }
}

void refold(Refold *r, Arena *mem, Analysis *an)
{
    ArenaMark mark = arena_mark(r->ie.tmp);
    Analysis out = r->told;
    Ie ie = r->ie;
    ie.mem = mem, ie.out = &out;
    out.events = an->events, out.entities = an->entities;
    if (names_changed(&r->told.entities, &an->entities)) names_take(&ie);
    EvCand **by_event = arena_push_n(ie.tmp, EvCand *, r->told.events.n + 1);
    cands_copy(&ie, &r->ie.ev);
    for (uint32_t i = 0; i < ie.ev.n; i++)
        if (r->ie.ev.v[i]->index != UINT32_MAX) by_event[r->ie.ev.v[i]->index] = ie.ev.v[i];
    events_take(r, &ie, by_event);
    ie_run(&ie, position_run, NULL);
    an->positions = out.positions;
    an->checks = out.checks;
    arena_rewind(r->ie.tmp, mark);
}
