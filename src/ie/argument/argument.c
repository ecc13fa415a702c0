/* Arguments: who employed, as what, when; then one event per happening. One walk in the order of the text. */
#include "argument_int.h"
#include "mark.h"
#include <string.h>

static const uint8_t groups[EV_COUNT] = {
    [EV_JOIN] = GROUP_JOIN,        [EV_FOUND] = GROUP_JOIN,         [EV_LEAVE] = GROUP_HELD,
    [EV_TRANSFER] = GROUP_HELD,    [EV_ROLE_CHANGE] = GROUP_HELD,   [EV_PROMOTION] = GROUP_HELD,
    [EV_CONVERSION] = GROUP_HELD,  [EV_WORK] = GROUP_HELD,          [EV_PROJECT] = GROUP_HELD,
    [EV_CONTEXT] = GROUP_NONE,     [EV_SEARCH] = GROUP_NONE,        [EV_APPLY] = GROUP_SEARCH,
    [EV_INTERVIEW] = GROUP_SEARCH, [EV_ACCEPTED] = GROUP_SEARCH,    [EV_REJECTED] = GROUP_SEARCH,
    [EV_WITHDRAW] = GROUP_SEARCH,  [EV_ENROLL] = GROUP_SCHOOL,      [EV_GRADUATE] = GROUP_SCHOOL,
    [EV_STUDY] = GROUP_SCHOOL,     [EV_CERTIFICATE] = GROUP_SCHOOL, [EV_AWARD] = GROUP_NONE,
    [EV_PUBLICATION] = GROUP_NONE, [EV_TALK] = GROUP_NONE,          [EV_MOVE] = GROUP_NONE,
    [EV_DECISION] = GROUP_NONE,    [EV_GOAL] = GROUP_NONE,          [EV_TURNING_POINT] = GROUP_NONE,
};

Group group_of(uint8_t type) { return (Group)groups[type]; }

/* 5월부터 …에서 일했다: told with its start and in the past, work is a joining. */
static bool is_start(const Ie *ie, const EvCand *c)
{
    bool told = c->tail.past && !c->tail.running && !c->en;
    return c->type == EV_WORK && c->rule->takes && told && c->org.n && c->org_own &&
           c->timex != UINT32_MAX && ie->tx.v[c->timex].rel == REL_SINCE && !stay_told(ie, c->number);
}

/* What the date makes of the type: a stretch of time is work, work since a day is a joining. */
static void retype_by_date(const Ie *ie, EvCand *c)
{
    if (c->rule->stretch && memchr(c->date.p ? c->date.p : "", '/', c->date.n)) c->type = EV_WORK;
    if (is_start(ie, c)) c->type = EV_JOIN;
}

/* 2018.12 한빛에듀 입사 (과장): the post that one joins with is no promotion. */
static bool is_post_of(const Ie *ie, const EvCand *c)
{
    const EvCand *e = c->number ? ie->ev.v[c->number - 1] : NULL;
    bool title = c->type == EV_PROMOTION && c->flags & EVF_NOTE && c->rule->only == ONLY_NOTE && !c->en;
    return title && e && e->type == EV_JOIN && e->sent == c->sent && c->beg > 0 && ie->doc->ch[c->beg - 1] == '(';
}

/* Right when my contract ended they converted me to a full-time employee: nobody left. */
static bool is_kept_on(const Ie *ie, uint32_t index)
{
    const EvCand *c = ie->ev.v[index], *e = index + 1 < ie->ev.n ? ie->ev.v[index + 1] : NULL;
    bool ends = c->en && c->type == EV_LEAVE && c->rule->cause == CAUSE_TERM_END;
    return ends && e && e->sent == c->sent && e->type == EV_CONVERSION && e->fact == FACT_ACTUAL;
}

/* 국과수 유전자과에 촉탁으로 들어갔다: what one enters as is told with the entering, which then is no pupil's. */
static bool is_entered_as(const Ie *ie, uint32_t index)
{
    const EvCand *c = ie->ev.v[index];
    EvCand *e = index + 1 < ie->ev.n ? ie->ev.v[index + 1] : NULL;
    bool as = c->type == EV_WORK && !c->en && is_mark(ie, MK_TO, ie->doc->ch[c->end - 1]);
    if (!as || !e || e->sent != c->sent || e->beg > c->end + 1) return false;
    if ((e->type != EV_ENROLL && e->type != EV_JOIN) || e->flags & EVF_OTHER) return false;
    e->type = EV_JOIN;
    return true;
}

void argument_run(Ie *ie)
{
    Story st = story_begin(ie);
    refer_begin(ie);
    for (uint32_t i = 0; i < ie->ev.n; i++) {
        EvCand *c = ie->ev.v[i];
        c->number = i;
        if (is_post_of(ie, c) || is_kept_on(ie, i) || is_entered_as(ie, i)) c->flags |= EVF_OTHER;
        if (c->flags & EVF_OTHER) continue;
        story_place(ie, &st, c);
        date_find(ie, i);
        story_back(&st, c);
        org_find(ie, &st, i);
        houses_more(ie, c);
        if (enters_other(ie, c)) {
            c->flags |= EVF_OTHER;
            continue;
        }
        others_find(ie, &st, c);
        role_find(ie, &st, c);
        date_count(ie, &st, c);
        plan_by_date(&st, c, false);
        if (!date_period(ie, c)) date_choose(ie, &st, i);
        date_of_spell_head(ie, &st, i);
        date_counted_back(ie, c);
        date_stage(ie, i);
        date_lapse(ie, &st, i);
        retype_by_date(ie, c);
        date_stay(ie, &st, i);
        date_refer(ie, &st, i);
        date_ends(ie, &st, c);
        date_declined(ie, c);
        date_of_row(ie, c);
        plan_ahead(ie, &st, c);
        plan_by_date(&st, c, true);
        story_tell(ie, &st, c);
    }
    life_read(ie);
    dates_running(ie);
    dates_closed(ie);
    dates_entry(ie);
    dates_of_spell(ie);
    dates_kept(ie);
    dates_tally(ie);
    dates_search(ie);
    dates_headed(ie);
    dates_spell(ie);
    roles_before(ie);
    orgs_in_order(ie);
    merge_all(ie);
    if (ie->opt.explain) event_reasons(ie);
}
