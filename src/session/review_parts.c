/* Two that are one, and one that is two, as rows of the journal: each names both parts, so that each can be known again
 * by itself (docs/adr/0010-two-parts-in-one-row.md). */
#include "base/i18n.h"
#include "review/anchor.h"
#include "review/field.h"
#include "session/review.h"

/* ------------------------------------------------------------------ merging */

/* A school may be an employer. */
static bool is_org(EntityType t) { return t == ENT_ORG || t == ENT_SCHOOL; }

static bool one_kind(const Analysis *an, Target on, uint32_t x, uint32_t y)
{
    if (on == ON_POSITION) return an->positions.v[x].kind == an->positions.v[y].kind;
    if (on != ON_ENTITY) return true;
    EntityType from = an->entities.v[x].type, into = an->entities.v[y].type;
    return from == into || (is_org(from) && is_org(into));
}

static Str called(Arena *a, const Analysis *an, Target on, uint32_t i, const TextAnchor *words)
{
    if (on == ON_ENTITY) return an->entities.v[i].name;
    if (on == ON_EVENT) return words->exact;
    const Position *p = &an->positions.v[i];
    return str_fmt(a, STR_FMT "%s" STR_FMT, STR_ARG(p->org), p->org.n && p->role.n ? " · " : "", STR_ARG(p->role));
}

Rc review_merge(Arena *a, const OpenDoc *d, Target on, uint32_t *from, uint32_t *into, Decision *out, Fault *f)
{
    if (*from == *into || !one_kind(d->an, on, *from, *into))
        return fault_set(f, RC_SYNTAX, NULL, "%s",
                         *from == *into ? _("it is the same one") : _("they are not of one kind"));
    if (on == ON_POSITION && *from < *into) {                /* in order of the career */
        uint32_t later = *into;
        *into = *from, *from = later;
    }
    Decision to = review_about(a, d, DECIDE_MERGE, on, *into);
    *out = review_about(a, d, DECIDE_MERGE, on, *from);
    out->other = to.anchor;
    out->other_whole = to.whole;
    out->was = called(a, d->an, on, *from, &out->anchor);
    out->value = called(a, d->an, on, *into, &to.anchor);
    return RC_OK;
}

/* ------------------------------------------------------------------ splitting */

static bool has_mention(const Entity *e, Span s)
{
    for (uint32_t i = 0; i < e->mentions.n; i++)
        if (span_overlap(e->mentions.v[i].span, s)) return true;
    return false;
}

Rc review_split_name(Arena *a, const OpenDoc *d, uint32_t name, const Span *mentions, uint32_t n, Str now, DecisionList *out, Fault *f)
{
    const Entity *e = &d->an->entities.v[name];
    Entity other = {.type = e->type, .name = str_trim(now)};
    if (!other.name.n || str_eq(other.name, e->name))
        return fault_set(f, RC_SYNTAX, NULL, "%s", _("it needs another name"));
    for (uint32_t i = 0; i < n; i++) {
        if (!has_mention(e, mentions[i]))
            return fault_set(f, RC_SYNTAX, NULL, _("\"%.*s\" is not named by these words"), STR_ARG(e->name));
        Decision x = review_about(a, d, DECIDE_SPLIT, ON_ENTITY, name);
        x.anchor = anchor_make(d->doc->text, d->doc->hash, mentions[i]);
        x.was = e->name;
        x.value = other.name;
        x.other_whole = field_whole(a, ON_ENTITY, &other);
        *vec_push(a, out) = x;
    }
    return RC_OK;
}

static bool within(const Position *p, Str from)
{
    EdtfDay lo, hi, start_lo, start_hi, end_lo, end_hi;
    if (!from.n || !edtf_bounds_str(from, &lo, &hi)) return false;
    if (edtf_bounds_str(p->start, &start_lo, &start_hi) && hi <= start_lo) return false;
    bool ends = p->end.n && !str_eq_z(p->end, "..") && edtf_bounds_str(p->end, &end_lo, &end_hi);
    return !str_eq(from, p->start) && !(ends && lo >= end_hi);
}

Rc review_split_spell(Arena *a, const OpenDoc *d, uint32_t position, const Position *second, Decision *out, Fault *f)
{
    if (!within(&d->an->positions.v[position], second->start))
        return fault_set(f, RC_SYNTAX, NULL, _("\"%.*s\" is not within that time"), STR_ARG(second->start));
    const char *wrong = thing_fault(ON_POSITION, second);
    if (wrong) return fault_set(f, RC_SYNTAX, NULL, "%s", _(wrong));
    *out = review_about(a, d, DECIDE_SPLIT, ON_POSITION, position);
    out->was = called(a, d->an, ON_POSITION, position, &out->anchor);
    out->value = second->start;
    out->other_whole = field_whole(a, ON_POSITION, second);
    return RC_OK;
}
