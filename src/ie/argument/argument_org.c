/* Whose employer: the one that the sentence names, else the first that a rule finds in what stands near and in what has
 * been told. */
#include "argument_org_int.h"
#include <assert.h>

/* In the order in which they are asked, and of which groups; a sentence that names an employer goes before all but the
 * service. The other groups have an employer only where the sentence names one. */
enum { JOIN = 1 << GROUP_JOIN, HELD = 1 << GROUP_HELD, SEARCH = 1 << GROUP_SEARCH, EACH = JOIN | HELD | SEARCH };
static const struct OrgRule {
    uint8_t groups;
    bool (*settles)(OrgAsk *q);
    const char *name;                  /* for --explain */
} org_rules[] = {
    {HELD, by_service, "service"},
    {JOIN | HELD, by_place_told, "told behind"},
    {JOIN | HELD, by_leaving, "left before"},
    {JOIN, by_present, "where one is now"},
    {HELD | 1 << GROUP_NONE, by_giver, "giver"},
    {JOIN | HELD, by_whole_en, "the house of its part"},
    {EACH | 1 << GROUP_SCHOOL | 1 << GROUP_NONE, by_sentence, "sentence"},
    {JOIN, by_deed, "what was begun"},
    {EACH, by_same, "the same"},
    {EACH, by_venture, "venture"},
    {EACH, by_line_head, "head of the line"},
    {SEARCH, by_headed, "head of the rows"},
    {EACH, by_school, "school"},
    {EACH, by_row, "row"},
    {JOIN | SEARCH, by_office, "office of a town"},
    {SEARCH, by_stay, "to stay"},
    {EACH, by_offer, "offer"},
    {SEARCH, by_move_within, "within the house"},
    {SEARCH, by_vacancy, "post in the house"},
    {JOIN | SEARCH, by_naming, "named behind"},
    {SEARCH, by_predicate, "told behind"},
    {SEARCH, by_one_of, "one of several"},
    {SEARCH, by_exam, "examination"},
    {SEARCH, by_count, "many"},
    {SEARCH, by_course, "course"},
    {SEARCH, by_there_asked, "there"},
    {SEARCH, by_own_venture, "venture of one's own"},
    {SEARCH, by_programme, "programme"},
    {SEARCH, by_their_house, "their house"},
    {JOIN | HELD | SEARCH | 1 << GROUP_NONE, by_call, "called by"},
    {SEARCH, by_several_en, "one of several"},
    {SEARCH, by_call_en, "called by"},
    {SEARCH, by_refused, "refused before"},
    {SEARCH, by_asked, "applied to last"},
    {SEARCH, by_boss, "the one above"},
    {SEARCH, by_entry, "joined just before"},
    {SEARCH, by_title, "title"},
    {SEARCH, by_line, "line"},
    {HELD, by_recalled, "left then"},
    {JOIN | HELD, by_part, "part of a house"},
    {JOIN | HELD, by_freelance, "freelance"},
    {JOIN | HELD, by_intro, "introduced"},
    {JOIN | HELD, by_there, "there"},
    {JOIN, by_joined, "joined just before"},
    {JOIN, by_summed, "summed up before"},
    {JOIN, by_they, "in the same sentence"},
    {JOIN, by_answer, "asked before"},
    {JOIN, by_keepers, "told just before"},
    {JOIN, by_way, "sought just before"},
    {JOIN, by_heading, "heading"},
    {JOIN, by_founding, "founded"},
    {JOIN, by_dated_row, "row of the same date"},
    {JOIN, by_again, "where one was"},
    {JOIN, by_focus, "named last"},
    {JOIN, by_next_sentence, "next sentence"},
    {JOIN, by_title, "title"},
    {HELD, by_chosen, "said yes last"},
    {HELD, by_gone_over, "said yes before the notice"},
    {HELD, by_part_time, "part-time"},
    {HELD, by_now, "joined last"},
    {HELD, by_reopening, "closed for a time"},
    {HELD, by_client, "whom it was done for"},
    {HELD, by_left, "left before"},
    {HELD, by_before, "before the one that holds"},
    {HELD, by_held, "employer that holds"},
};

static_assert(COUNT_OF(org_rules) <= sizeof((struct OrgRules){0}.at), "a group may ask all of them");

void org_bind(EventData *d)
{
    for (int group = GROUP_JOIN; group <= GROUP_NONE; group++) {
        struct OrgRules *r = &d->org_rules[group];
        r->n = 0;
        for (size_t i = 0; i < COUNT_OF(org_rules); i++)
            if (org_rules[i].groups >> group & 1) r->at[r->n++] = (uint8_t)i;
    }
}

void org_find(Ie *ie, Story *st, uint32_t index)
{
    EvCand *c = ie->ev.v[index];
    /* 전문연구요원으로 연구소에서 복무했다: that service is with an employer. */
    bool posted = c->found.employment == EMP_RESEARCH && (c->found.org != UINT32_MAX || c->found.employer.end);
    bool there = c->rule->military && st->posted && !st->left && st->held.n && c->found.org == UINT32_MAX &&
                 !c->found.employer.end;
    if (there) {                                       /* 연구소에 전문연구요원으로 들어갔다. 2018년까지 복무했다. */
        c->org = st->held;
        c->employment = EMP_RESEARCH;
        c->org_by = "employer that holds";
        return;
    }
    if (c->rule->military && !posted) {
        org_military(ie, st, c);
        c->org_by = "service";
        return;
    }
    org_own(ie, st, c);
    if (kind_headed(ie, st, index)) c->org = st->heading, c->org_kind = false;
    /* 연구소에 배치되어 5년간 개발을 했다: the place in the house, told with the event before. */
    const EvCand *before = index ? ie->ev.v[index - 1] : NULL;
    bool placed = before && before->sent == c->sent && c->org.n && str_eq(before->team, c->org);
    if (placed && (c->org_kind || kind_lent(ie, before)))
        c->org = S(""), c->org_own = c->org_kind = false;
    OrgAsk q = {.ie = ie, .st = st, .c = c, .index = index, .group = group_here(ie, st, index, c)};
    const struct OrgRules *asked = &ie->an->event->org_rules[q.group];
    for (uint32_t i = 0; i < asked->n; i++) {
        const struct OrgRule *rule = &org_rules[asked->at[i]];
        if (!rule->settles(&q)) continue;
        c->org_by = rule->name;
        return;
    }
}
