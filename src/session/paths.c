#include "model/count.h"
#include "session/paths.h"
#include "base/i18n.h"
#include "session_int.h"

static const double DAYS_OF_YEAR = 365.25;

const Sequences *session_sequences(Session *s)
{
    if (!s->sequences) s->sequences = sequences_new();
    sequences_update(s->sequences, s->careers);
    return s->sequences;
}

/* From employer to employer the steps between are employers, too; else they are roles. */
static StateBy by_of(const PathEnd *from, const PathEnd *to)
{
    uint32_t works = 1u << END_ORG | 1u << END_SCHOOL;
    return !(from->kinds & ~works) && !(to->kinds & ~works) ? STATE_BY_ORG : STATE_BY_ROLE;
}

static bool one_thing(const Bits *a, const Bits *b)
{
    for (uint32_t i = 0; i <= a->n / 64; i++)
        if (a->w[i] != b->w[i]) return false;
    return true;
}

/* What stands for both is more likely meant by the narrower name: a backend developer on the way from developer. */
static void part_ends(Paths *p)
{
    Bits *from = &p->from.names, *to = &p->to.names;
    uint32_t n_from = 0, n_to = 0;
    for (uint32_t i = 0; i <= from->n / 64; i++) {
        n_from += (uint32_t)__builtin_popcountll(from->w[i]);
        n_to += (uint32_t)__builtin_popcountll(to->w[i]);
    }
    for (uint32_t i = 0; i <= from->n / 64; i++) {
        uint64_t both = from->w[i] & to->w[i];
        if (n_from >= n_to) from->w[i] &= ~both;
        else to->w[i] &= ~both;
    }
}

static void without_filter(Session *s, const RouteAsk *ask, Paths *out)
{
    Arena tmp = {0};
    RouteAsk all = *ask;
    all.docs = NULL;
    all.query = NULL;
    all.most = 1;
    Routes r = routes_find(&tmp, s->careers, session_sequences(s), &all);
    out->free_paths = r.n_walked ? r.n_walked : r.paths.n;
    out->free_people = r.n_people;
    out->free_longer = r.n_longer;
    if (r.paths.n || r.n_longer) out->r.gap.found = false;     /* it is the conditions that miss something */
    arena_fini(&tmp);
}

/* The memoirs that are asked about, NULL: all. */
static const Bits *docs_asked(const Session *s) { return s->query.terms.n ? &s->filter.docs : NULL; }

void session_paths(Session *s, Arena *a, const PathsAsk *ask, Paths *out)
{
    const Careers *c = s->careers;
    const Sequences *sq = session_sequences(s);
    const Bits *docs = docs_asked(s);
    *out = (Paths){.from = path_end(a, c, sq, docs, ask->from), .to = path_end(a, c, sq, docs, ask->to), .hops = ask->hops};
    if (out->from.how >= END_NONE || out->to.how >= END_NONE) return;
    out->same = one_thing(&out->from.names, &out->to.names);
    if (out->same) return;
    out->asked = true;
    out->by = by_of(&out->from, &out->to);
    part_ends(out);
    RouteAsk r = {.from = out->from.names, .to = out->to.names, .hops = ask->hops, .most = ask->most, .by = out->by};
    bool filtered = out->filtered = s->query.terms.n != 0;
    if (filtered) r.docs = &s->filter.docs, r.query = &s->query;
    out->r = routes_find(a, c, sq, &r);
    routes_sort(&out->r, ROUTE_BY_PEOPLE);
    if (filtered && !out->r.paths.n) without_filter(s, &r, out);
}

bool session_reach(Session *s, Arena *a, const PathsAsk *ask, PathEnd *from, RouteReaches *out)
{
    *from = path_end(a, s->careers, session_sequences(s), docs_asked(s), ask->from);
    *out = (RouteReaches){0};
    if (from->how >= END_NONE) return false;
    RouteAsk r = {.from = from->names, .to = bits_new(a, session_sequences(s)->root.n), .hops = ask->hops, .by = by_of(from, from)};
    if (s->query.terms.n) r.docs = &s->filter.docs, r.query = &s->query;
    *out = routes_reach(a, s->careers, session_sequences(s), &r);
    return true;
}

PathEnd session_path_end(Session *s, Arena *a, Str text)
{
    return path_end(a, s->careers, session_sequences(s), docs_asked(s), text);
}

CareerThings session_path_names(Session *s, Arena *a)
{
    return path_end_names(a, s->careers, session_sequences(s), &s->filter.docs);
}

Str paths_state(const Careers *c, const Paths *p, const RoutePath *path, uint32_t i)
{
    if (i == 0) return p->from.name;
    if (i == path->n_hop) return p->to.name;
    return careers_called(c, path->state[i]);
}

Str paths_none(Arena *a, const Paths *p)
{
    uint32_t n = p->hops;
    if (p->r.n_longer)
        return str_fmt(a, P_("No way of %u step leads there.", "No way of at most %u steps leads there.", n), n);
    return str_z(p->filtered ? _("Under these conditions no way leads there.") : _("No way leads there."));
}

Str paths_longer(Arena *a, const Paths *p)
{
    uint32_t n = p->r.n_longer;
    return n ? str_fmt(a, P_("%u person got there in more steps", "%u people got there in more steps", n), n) : (Str){0};
}

Str paths_free(Arena *a, const Paths *p)
{
    uint32_t n = p->free_paths, people = p->free_people, longer = p->free_longer;
    if (!n && !longer) return (Str){0};
    if (!n)
        return str_fmt(a,
                       P_("Without the conditions %u person got there in more steps",
                          "Without the conditions %u people got there in more steps", longer),
                       longer);
    Str ways =
        str_fmt(a, P_("Without the conditions there is %u way", "Without the conditions there are %u ways", n), n);
    Str who = str_z(people ? count_of(a, COUNTED_PERSON, people) : _("stitched"));
    return str_fmt(a, STR_FMT ", " STR_FMT, STR_ARG(ways), STR_ARG(who));
}

Str paths_years(Arena *a, double days) { return str_fmt(a, _("%.1f years"), days / DAYS_OF_YEAR); }

static Str open_words(Arena *a, const RouteTime *t, bool whole)
{
    uint32_t n = t->n_open;
    bool counted = t->median >= 0;
    if (!n) return (Str){0};
    if (whole)
        return str_fmt(a,
                       counted ? P_(", %u still on the way counted in", ", %u still on the way counted in", n)
                               : P_(", not counting %u still on the way", ", not counting %u still on the way", n),
                       n);
    return str_fmt(a, counted ? P_(", %u still there counted in", ", %u still there counted in", n)
                              : P_(", not counting %u still there", ", not counting %u still there", n), n);
}

Str paths_time(Arena *a, const RouteTime *t, bool whole, bool ascii)
{
    if (!t->n) return str_z(_("time not known"));
    Str median = str_fmt(a, _("median %.1f years"), route_days_told(t) / DAYS_OF_YEAR);
    Str range = str_fmt(a, ascii ? " (%.1f-%.1f)" : " (%.1f–%.1f)", t->lo / DAYS_OF_YEAR, t->hi / DAYS_OF_YEAR);
    return str_join(a, (Str[]){median, range, open_words(a, t, whole)}, 3);
}

Str paths_share(Arena *a, const RouteHop *hop)
{
    Str n = str_fmt(a, _("%u of %u who went on"), hop->n, hop->n_from);
    if (hop->n_from < ROUTE_FEW) return n;
    Share s = share_wilson(hop->n, hop->n_from);
    return str_fmt(a, _("%.*s, %.0f%% (%.0f to %.0f)"), STR_ARG(n), 100.0 * hop->n / hop->n_from, 100 * s.lo,
                   100 * s.hi);
}

Str paths_skill(Arena *a, const RouteSkills *of, const RouteSkill *s, bool ascii)
{
    Str out = str_fmt(a, _("%u of %u who went"), s->n, of->n_went);
    if (of->n_stayed) {
        Str stayed = str_fmt(a, _("%u of %u who stayed"), s->stayed, of->n_stayed);
        out = str_fmt(a, STR_FMT ", " STR_FMT, STR_ARG(out), STR_ARG(stayed));
    }
    switch (route_skill_claim(of, s)) {          /* what it comes to stands before the numbers: they may be cut */
    case SKILL_FEW:   return str_fmt(a, STR_FMT " (%s)", STR_ARG(out), _("few"));
    case SKILL_ALIKE: return str_fmt(a, "%s: " STR_FMT, _("no clear difference"), STR_ARG(out));
    case SKILL_MORE:  break;
    }
    return str_fmt(a, ascii ? "%s (G2 %.1f): " STR_FMT : "%s (G² %.1f): " STR_FMT, _("more often"),
                   assoc_g2(route_skill_count(of, s)), STR_ARG(out));
}

/* ------------------------------------------------------------------ sentences */

/* The one that tells of the beginning, and best of the role with it. */
static int tells(const Position *p, const Event *e)
{
    bool opens = false;
    switch (e->type) {
    case EV_JOIN: case EV_FOUND: case EV_TRANSFER: case EV_ROLE_CHANGE: case EV_PROMOTION: case EV_CONVERSION:
    case EV_ENROLL: opens = true; break;
    default: break;
    }
    bool then = p->start.n && str_eq(p->start, e->date);
    return 4 * then + 2 * opens + (e->args.role.n != 0) + (e->fact == FACT_ACTUAL);
}

static const Event *best_event(const Analysis *an, const Position *p, uint32_t *seq)
{
    const Event *best = NULL;
    for (uint32_t i = 0; i < p->evidence.n; i++) {
        if (p->evidence.v[i] >= an->events.n) continue;
        const Event *e = &an->events.v[p->evidence.v[i]];
        if (best && tells(p, e) <= tells(p, best)) continue;
        best = e;
        *seq = p->evidence.v[i];
    }
    return best;
}

static uint32_t event_item(const Careers *c, uint32_t doc, uint32_t seq)
{
    const CareerDoc *d = &c->docs.v[doc];
    for (uint32_t i = d->item_beg; i < d->item_beg + d->item_n; i++)
        if (c->items.v[i].kind == ITEM_EVENT && c->items.v[i].seq == seq) return i;
    return UINT32_MAX;
}

Rc session_path_cite(Session *s, Arena *a, uint32_t item, PathCite *out, Fault *f)
{
    const CareerItem *it = &s->careers->items.v[item];
    const OpenDoc *d;
    *out = (PathCite){.doc = it->doc, .item = UINT32_MAX};
    Rc rc = session_doc_open(s, s->careers->docs.v[it->doc].id, &d, f);
    if (rc) return rc;
    const Event *e = NULL;
    uint32_t seq = it->seq;
    if (it->kind == ITEM_EVENT && seq < d->an->events.n) e = &d->an->events.v[seq];
    if (it->kind == ITEM_POSITION && seq < d->an->positions.n) e = best_event(d->an, &d->an->positions.v[seq], &seq);
    out->file = str_dup(a, d->name);
    if (e) {
        out->found = true;
        out->item = event_item(s->careers, it->doc, seq);
        out->span = e->span;
        out->sentence = session_sentence(d, e->span);
        out->line = session_line_no(d, e->span);
        out->text = str_dup(a, doc_quote(d->doc, out->sentence));
    }
    session_doc_close(s, d);
    return RC_OK;
}
