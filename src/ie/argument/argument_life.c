/* What the whole of the text says about whose employer: the offer that a joining took up, and the spells by their
 * dates. Events are told in any order; days are not. */
#include "argument_int.h"

enum { WINDOW = 64 };                  /* candidates looked at on either side: the walk stays linear */

/* A day, or days with both their ends. */
static bool has_days(const EvCand *c)
{
    return c->lo > EDTF_DAY_NONE && c->hi < EDTF_DAY_MAX;
}

/* ---------------------------------------------------------------- the offer that was taken up */
static bool is_withdrawn(const Ie *ie, uint32_t from, Str org)
{
    for (uint32_t k = from; k < ie->ev.n && k - from <= WINDOW; k++) {
        const EvCand *e = ie->ev.v[k];
        bool said = e->type == EV_WITHDRAW && e->fact == FACT_ACTUAL && !(e->flags & EVF_OTHER);
        if (said && str_eq(e->org, org)) return true;
    }
    return false;
}

/* Days from the offer to the joining, if it may be the one; EDTF_DAY_NONE if not. */
static EdtfDay days_between(const EvCand *offer, const EvCand *join)
{
    enum { LONGEST = 240 };
    if (!offer->dated || !has_days(offer) || !has_days(join) || offer->lo > join->hi) return EDTF_DAY_NONE;
    int64_t days = (int64_t)join->lo - offer->hi;
    return days > LONGEST ? EDTF_DAY_NONE : days > 0 ? (EdtfDay)days : 0;
}

static const EvCand *offer_of(const Ie *ie, uint32_t i)
{
    const EvCand *c = ie->ev.v[i], *best = NULL;
    EdtfDay least = EDTF_DAY_MAX;
    uint32_t from = i > WINDOW ? i - WINDOW : 0, to = i + WINDOW < ie->ev.n ? i + WINDOW : ie->ev.n;
    for (uint32_t k = from; k < to; k++) {
        const EvCand *e = ie->ev.v[k];
        bool offer = e->type == EV_ACCEPTED && e->fact == FACT_ACTUAL && e->org.n && !(e->flags & EVF_OTHER);
        if (!offer || e->rule->stays) continue;
        EdtfDay days = days_between(e, c);
        if (days == EDTF_DAY_NONE || days >= least || is_withdrawn(ie, k, e->org)) continue;
        best = e, least = days;
    }
    return best;
}

/* What was told of the nameless employer is told of the one that the joining turns out to be with. */
static void spread(Ie *ie, uint32_t i)
{
    Str org = ie->ev.v[i]->org;
    for (uint32_t k = i + 1; k < ie->ev.n && k - i <= WINDOW; k++) {
        EvCand *e = ie->ev.v[k];
        if (e->flags & EVF_OTHER || e->fact != FACT_ACTUAL) continue;
        if (group_of(e->type) == GROUP_JOIN || (e->org.n && e->org_own)) return;
        if (group_of(e->type) == GROUP_HELD && !e->org.n && !e->rule->school) e->org = org;
        if (e->type == EV_LEAVE) return;
    }
}

static void offers_join(Ie *ie)
{
    for (uint32_t i = 0; i < ie->ev.n; i++) {
        EvCand *c = ie->ev.v[i];
        bool joins = c->type == EV_JOIN && c->fact != FACT_NEGATED && c->fact != FACT_HYPOTHETICAL && c->dated;
        if (!joins || c->flags & EVF_OTHER || c->rule->military || c->found.employment == EMP_FREELANCE) continue;
        if (c->org.n && !(c->org_kind && !c->found.kind_told)) continue;
        const EvCand *offer = offer_of(ie, i);
        if (!offer) continue;
        c->org = offer->org;
        c->org_by = "offer of that time";
        if (!c->role.n) c->role = offer->role;
        spread(ie, i);
    }
}

/* ---------------------------------------------------------------- how one came to be there */
/* May the nameless step of a search be one on the way to the joining told next? */
static bool is_step(const EvCand *e)
{
    const uint64_t others = CUE_BIT(CUE_SCHOOL) | CUE_BIT(CUE_COURSE) | CUE_BIT(CUE_SEAT);      /* 대학원에 합격했다 */
    if (e->rule->needs & others && !(e->rule->needs & CUE_BIT(CUE_ORG))) return false;
    bool step = e->type == EV_APPLY || e->type == EV_INTERVIEW || e->type == EV_ACCEPTED;
    return step && !e->org.n && !e->org_settled && !e->found.counted && !e->found.school.end && !e->found.course.end;
}

/* 면접을 두 번 봤고 합격 메일을 받았다. 4월에 누리소프트에 입사했다: the last that said yes before the joining is who is joined;
 * what led there is its own, as far as another was asked, said no or was left. */
static void steps_join(Ie *ie, uint32_t i)
{
    enum { SENTS = 4 };
    const EvCand *c = ie->ev.v[i];
    bool yes = false;
    for (uint32_t k = i, n = 0; k-- > 0 && n < WINDOW && c->sent - ie->ev.v[k]->sent <= SENTS; n++) {
        EvCand *e = ie->ev.v[k];
        if (e->flags & EVF_OTHER || e->fact != FACT_ACTUAL) continue;
        if (event_is_schooling((EventType)e->type) || e->type == EV_CONTEXT || e->type == EV_DECISION ||
            e->type == EV_MOVE)
            continue;
        if (!is_step(e)) return;
        yes |= e->type == EV_ACCEPTED;
        if (!yes) return;
        e->org = c->org;
        e->org_by = "joined behind";
    }
}

static void steps_read(Ie *ie)
{
    for (uint32_t i = 0; i < ie->ev.n; i++) {
        const EvCand *c = ie->ev.v[i];
        bool joins =
            c->type == EV_JOIN && c->fact == FACT_ACTUAL && !c->en && c->org.n && !(c->flags & (EVF_OTHER | EVF_WEAK));
        if (joins && !c->rule->military) steps_join(ie, i);
    }
}

/* ---------------------------------------------------------------- the spells by their dates */
typedef struct Spell { Str org; EdtfDay beg, end; } Spell;
typedef VEC(Spell) SpellList;

/* Joinings that name their employer and their day; each ends where the leaving is dated. */
static void spells_read(const Ie *ie, SpellList *out)
{
    enum { SPELLS = 64 };
    for (uint32_t i = 0; i < ie->ev.n && out->n < SPELLS; i++) {
        const EvCand *c = ie->ev.v[i];
        bool told = c->fact == FACT_ACTUAL && !(c->flags & (EVF_OTHER | EVF_WEAK)) && c->org.n && c->dated;
        if (!told || c->rule->military) continue;
        bool whole = c->rule == &ie->an->event->note_work && c->hi > c->lo && c->lo > EDTF_DAY_NONE;
        if (whole) *vec_push(ie->tmp, out) = (Spell){c->org, c->lo, c->hi};
        else if (c->type == EV_JOIN && has_days(c)) *vec_push(ie->tmp, out) = (Spell){c->org, c->lo, EDTF_DAY_MAX};
    }
    for (uint32_t i = 0; i < ie->ev.n; i++) {
        const EvCand *c = ie->ev.v[i];
        bool left = c->type == EV_LEAVE && c->fact == FACT_ACTUAL && c->dated && c->org_own && has_days(c);
        for (uint32_t k = 0; left && k < out->n; k++)
            if (str_eq(out->v[k].org, c->org) && out->v[k].beg <= c->hi && c->hi < out->v[k].end) out->v[k].end = c->hi;
    }
}

/* The spell that the day falls in: the one begun last, where it had not ended. */
static const Spell *spell_at(const SpellList *l, const EvCand *c)
{
    const Spell *best = NULL;
    for (uint32_t i = 0; i < l->n; i++)
        if (l->v[i].beg <= c->lo && c->lo <= l->v[i].end && (!best || l->v[i].beg > best->beg)) best = &l->v[i];
    return best;
}

/* Does any spell with the employer go well with the day, or is none known? */
static bool goes_with(const SpellList *l, const EvCand *c)
{
    bool known = false;
    for (uint32_t i = 0; i < l->n; i++) {
        if (!str_eq(l->v[i].org, c->org)) continue;
        known = true;
        if (l->v[i].beg <= c->hi && c->lo <= l->v[i].end) return true;
    }
    return !known;
}

static void spells_fix(Ie *ie)
{
    enum { MONTH = 31 };
    SpellList spells = {0};
    spells_read(ie, &spells);
    for (uint32_t i = 0; spells.n && i < ie->ev.n; i++) {
        EvCand *c = ie->ev.v[i];
        bool held = group_of(c->type) == GROUP_HELD && !c->org_own && !(c->flags & EVF_OTHER);
        if (held && !c->org.n && c->type == EV_LEAVE && !c->en) {          /* the row of a table that ends then */
            const Spell *at =
                c->fact == FACT_ACTUAL && c->dated && has_days(c) && !c->rule->military && !c->rule->school
                    ? spell_at(&spells, c)
                    : NULL;
            if (at && at->end < EDTF_DAY_MAX && at->end - c->lo <= MONTH)
                c->org = at->org, c->org_by = "spell of that day";
            continue;
        }
        if (!held || !c->org.n || c->fact != FACT_ACTUAL || !c->dated || !has_days(c) || c->rule->military || goes_with(&spells, c))
            continue;
        const Spell *at = spell_at(&spells, c);
        c->org = at ? at->org : S("");
        c->org_by = "spell of that day";
    }
}

void life_read(Ie *ie)
{
    offers_join(ie);
    steps_read(ie);
    spells_fix(ie);
}
