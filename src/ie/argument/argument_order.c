/* Told newest first (a log of changes, a list of posts), what was inherited from the line above is of who was joined later:
 * 2023 승진 under 2024 입사. The employer is then the one that had been joined by then. */
#include "argument_int.h"

enum { EVENTS = 256 };                 /* more are no memoir */

static bool has_bounds(const EvCand *c)
{
    return c->dated && c->fact == FACT_ACTUAL && c->lo > EDTF_DAY_NONE && c->hi < EDTF_DAY_MAX;
}

static bool opens(const EvCand *c)
{
    return (c->type == EV_JOIN || c->type == EV_FOUND) && !(c->flags & (EVF_OTHER | EVF_WEAK)) &&
           c->lo > EDTF_DAY_NONE && c->hi < EDTF_DAY_MAX && c->fact == FACT_ACTUAL;
}

/* The employer joined last of those joined by the event's day, and not left before it. later: who c is told to be at was
 * only joined behind it. */
static const EvCand *joined_by(const Ie *ie, const EvCand *c, bool *later)
{
    const EvCand *best = NULL;
    bool before = false, behind = false;
    for (uint32_t i = 0; i < ie->ev.n; i++) {
        const EvCand *j = ie->ev.v[i];
        if (!opens(j)) continue;
        if (str_eq(j->org, c->org)) before |= j->lo <= c->hi, behind |= j->lo > c->hi;
        else if (j->hi <= c->lo && (!best || j->lo > best->lo)) best = j;
    }
    *later = behind && !before;
    for (uint32_t i = 0; best && i < ie->ev.n; i++) {
        const EvCand *l = ie->ev.v[i];
        bool left =
            l->type == EV_LEAVE && has_bounds(l) && l->hi < c->lo && l->lo >= best->lo && str_eq(l->org, best->org);
        if (left) return NULL;
    }
    return best;
}

void orgs_in_order(Ie *ie)
{
    for (uint32_t i = 0; ie->ev.n <= EVENTS && i < ie->ev.n; i++) {
        EvCand *c = ie->ev.v[i];
        bool of_house = c->type == EV_PROMOTION || c->type == EV_TRANSFER || c->type == EV_ROLE_CHANGE || c->type == EV_CONVERSION ||
                        c->type == EV_LEAVE;
        bool known = c->lo > EDTF_DAY_NONE && c->hi < EDTF_DAY_MAX && c->fact == FACT_ACTUAL;
        if (!of_house || !known || c->org_own || !c->org.n || c->flags & EVF_OTHER) continue;
        bool later;
        const EvCand *j = joined_by(ie, c, &later);
        if (later && j) c->org = j->org;                /* "": joined by then, nobody knows whom */
    }
}
