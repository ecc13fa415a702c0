/* Which occupation one had before the one taken up: 들어갈 땐 UI 디자이너였는데 이듬해 프로덕트 디자이너가 됐다. What one was is
 * what one joined as, where the joining tells of none, or only of what came later. */
#include "argument_int.h"
#include "mark.h"

/* An occupation with the past of 이다 behind it: 디자이너였, 기획이었; emphasis may stand between. */
static bool is_past(const Ie *ie, uint32_t at)
{
    enum { EMPHASIS = 2 };
    for (int i = 0; i < EMPHASIS && ie->doc->ch[at] == '*'; i++) at++;
    return mark_at(ie, MK_WAS, at) != 0;
}

/* The last one in the sentence before the change. */
static Str role_was(const Ie *ie, const EvCand *c)
{
    Str was = {0};
    for (uint32_t i = ie_mention_from(ie, ie->doc->sent[c->sent].beg); i < ie->mention.n && ie->mention.v[i].end <= c->beg; i++)
        if (mention_is(ie, i, ENT_ROLE) && is_past(ie, ie->mention.v[i].end)) was = mention_name(ie, i);
    return was;
}

static EvCand *joined(const Ie *ie, const EvCand *c)
{
    enum { BACK = 64 };                /* the search stays linear in the text */
    for (uint32_t i = c->number, left = BACK; i-- > 0 && left-- > 0;) {
        EvCand *j = ie->ev.v[i];
        bool stands = !(j->flags & EVF_OTHER) && j->fact == FACT_ACTUAL;
        if (stands && j->type == EV_JOIN && str_eq(j->org, c->org)) return j;
    }
    return NULL;
}

void roles_before(Ie *ie)
{
    for (uint32_t i = 0; i < ie->ev.n; i++) {
        const EvCand *c = ie->ev.v[i];
        bool changes = c->type == EV_ROLE_CHANGE || c->type == EV_PROMOTION;
        if (!changes || c->en || c->flags & EVF_OTHER || c->fact != FACT_ACTUAL || !c->org.n || !c->role.n) continue;
        Str was = role_was(ie, c);
        EvCand *j = was.n && !str_eq(was, c->role) ? joined(ie, c) : NULL;
        if (j && (!j->role.n || str_eq(j->role, c->role))) j->role = was;
    }
}
