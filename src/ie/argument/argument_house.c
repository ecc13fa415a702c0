/* Among which events one is where its employer is sought: a joining that is a move within the house, a posting that is a
 * joining, a course that is entered. */
#include "argument_kind_int.h"
#include "argument_org_int.h"
#include "mark.h"
#include <string.h>

/* I joined a bootcamp: whoever joins a course and no post learns there. */
static bool is_entry(const Ie *ie, const EvCand *c)
{
    const Found *f = &c->found;
    uint32_t tok = c->en && f->school.beg > c->end ? doc_tok_at(ie->doc, f->school.beg) : 0;
    if (tok && en_is(ie, &ie->doc->tok[tok - 1], EN_FROM | EN_OF)) return false;        /* straight from school */
    for (uint32_t i = c->en ? doc_tok_at(ie->doc, c->beg) : ie->doc->n_tok; i < ie->doc->n_tok && ie->doc->tok[i].beg < c->end; i++)
        /* took a post at Kingsmead School */
        if (en_is(ie, &ie->doc->tok[i], EN_TITLE) || kind_labour(ie, &ie->doc->tok[i])) return false;
    bool learns = f->course.beg > c->end || (c->org_school && f->school.beg > c->end);
    return c->en && c->type == EV_JOIN && learns && !f->role.end && !f->rank.end && f->org == UINT32_MAX &&
           (!c->org_own || c->org_school);
}

/* I applied for the certificate at the college. Got in. Started in January: whoever seeks a course begins that. */
static bool begins_course(const Story *st, const EvCand *c)
{
    enum { SENTS = 3 };
    const Found *f = &c->found;
    return c->en && c->type == EV_JOIN && st->course_told && c->sent - st->course_sent <= SENTS && !c->org_own &&
           (c->fact == FACT_ACTUAL || c->fact == FACT_PLANNED) && !f->role.end && !f->rank.end && !f->employer.end &&
           c->rule->shape == SHAPE_VERB;
}

/* I shifted to Bengaluru for Papaya Ledger, relocated to Perth for BHP as a fitter: whom one moved for employs. */
static bool moves_for(const Ie *ie, EvCand *c)
{
    enum { WORDS = 7 };
    const Doc *d = ie->doc;
    if (c->type != EV_MOVE || !c->en || c->fact == FACT_NEGATED || c->found.org == UINT32_MAX) return false;
    const MentionRef *m = &ie->mention.v[c->found.org];
    uint32_t i = doc_tok_at(d, m->beg), next = doc_tok_at(d, m->end), at = doc_tok_at(d, c->end);
    if (m->beg < c->end || i > at + WORDS) return false;
    if (en_is(ie, &d->tok[i - 1], EN_DEFINITE)) i--;
    bool ends = next >= d->sent[c->sent].tok_end || d->tok[next].kind == TOK_PUNCT || phrase_ends(ie, &d->tok[next]) ||
                kind_is_time(ie, (Range){d->tok[next].beg, d->tok[next].end});
    if (!en_is(ie, &d->tok[i - 1], EN_FOR) || !ends || d->ch[m->end] == '\'') return false;
    c->org = mention_name(ie, c->found.org);
    c->org_own = true;
    return true;
}

/* 폴리텍대학 산업설비과에 들어갔다: a department is entered to learn. */
static bool is_department(const Ie *ie, const EvCand *c)
{
    enum { WORD = 14 };
    const Doc *d = ie->doc;
    const Found *f = &c->found;
    uint32_t at = f->school.end;
    bool may =
        !c->en && c->type == EV_JOIN && at && at < c->beg && !f->role.end && !f->rank.end && d->cls[at] == CH_SPACE;
    uint32_t end = at + 1;
    while (may && end < c->beg && end - at < WORD && d->cls[end] == CH_HANGUL) end++;
    return may && end > at + 4 && mark_before(ie, MK_DEPARTMENT, end) && end + 1 >= c->beg;
}

/* 2016년에 무오키의 수셰프가 되었다: of a firm that nothing was told of before, that is how one came there. */
static bool becomes_there(const Ie *ie, const Story *st, uint32_t index)
{
    enum { BACK = 64 };
    const EvCand *c = ie->ev.v[index];
    bool may = (c->type == EV_PROMOTION || c->type == EV_ROLE_CHANGE) && c->rule->shape == SHAPE_VERB && !c->en &&
               c->org_own && !c->org_kind && !c->org_guess && c->fact == FACT_ACTUAL && c->dated;
    if (!may || str_eq(c->org, st->held) || str_eq(c->org, st->chosen)) return false;
    uint32_t at = c->found.org != UINT32_MAX ? ie->mention.v[c->found.org].end : 0;
    bool of = at && at < c->beg && (is_mark(ie, MK_OF, ie->doc->ch[at]) || at + 1 == c->found.role.beg);
    for (uint32_t k = index, n = 0; of && k-- > 0 && n < BACK; n++)
        if (str_eq(ie->ev.v[k]->org, c->org)) return false;
    return of;
}

/* 2005년에 누리소프트 정직원이 되었다; 보안 회사에 산업기능요원으로 편입했다. */
static bool is_hiring(const Ie *ie, const Story *st, const EvCand *c)
{
    bool elsewhere = c->org_own && c->fact == FACT_ACTUAL && !str_eq(c->org, st->held) && !str_eq(c->org, st->chosen);
    if (c->type == EV_CONVERSION && c->found.employment == EMP_RESEARCH && !c->en && elsewhere) return true;
    if (c->type != EV_CONVERSION || c->rule->shape != SHAPE_VERB || !c->org_own || c->org_kind) return false;
    if (c->fact != FACT_ACTUAL || str_eq(c->org, st->held) || str_eq(c->org, st->chosen)) return false;
    enum { NEAR = 160 };
    uint32_t beg = ie->doc->sent[c->sent].beg;
    for (uint32_t at = c->beg > beg + NEAR ? c->beg - NEAR : beg; at < c->beg; at++) {
        uint32_t len;
        uint8_t kind = employment_word(ie, at, c->beg, &len);
        if (kind && kind != EMP_REGULAR) return false;                 /* was an intern there */
    }
    return true;
}

/* 수간호사 자리에 지원했다, 결과는 탈락이었다: a post in the house, where one is employed and asked nowhere else; what follows
 * such an application in the next sentence. */
static bool within_house(const Ie *ie, const Story *st, uint32_t index, const EvCand *c)
{
    if (!st->held.n || st->left || (st->asked.n && !str_eq(st->asked, st->held))) return false;
    if (kind_post(ie, c) || sought_within(ie, st, c)) return true;
    const EvCand *e = index ? ie->ev.v[index - 1] : NULL;
    bool step = e && group_of(e->type) == GROUP_SEARCH && !e->org_own && e->fact == FACT_ACTUAL;
    /* They offered me a move to the night team. I said no. */
    bool offer = c->en && e && c->type == EV_WITHDRAW && (e->type == EV_TRANSFER || e->type == EV_PROMOTION) &&
                 c->sent - e->sent <= 1;
    uint32_t reach = c->en && !c->org_own ? ORG_SENT : 1;             /* … It went to Donna. I had another go in 2016. */
    bool told = e && e->line == c->line && str_eq(e->org, st->held);
    return told && (offer || (step && c->sent - e->sent <= reach && e->found.house));
}

/* 누리소프트 공채에 붙었다. 연구소에 배치되어: who has just said yes places one, where one is with nobody else. */
static bool is_placed(const Story *st, const EvCand *c)
{
    bool free = (!st->held.n || st->left) && st->chosen.n && !st->serving && c->sent - st->chosen_sent <= ORG_SENT;
    return c->type == EV_TRANSFER && !c->en && free && (!c->org_own || c->org_kind || c->org_school) &&
           c->fact == FACT_ACTUAL;
}

/* 차세대 TF에 합류했다: a team alone, where one is employed and nothing else was chosen. */
static bool joins_team(const Ie *ie, const Story *st, const EvCand *c)
{
    bool team =
        c->type == EV_JOIN && !c->en && c->found.team.end && !c->found.role.end && !c->found.employment && !c->org_own;
    /* 선배가 하는 센터 */
    if (team && kind_described(ie, (Range){ie->doc->sent[c->sent].beg, c->found.team.end})) return false;
    return team && c->fact == FACT_ACTUAL && st->held.n && !st->left && !st->chosen.n && !st->asked.n &&
           !(c->flags & EVF_WEAK);
}

/* 구미 공장으로 옮겼다, where one is employed and asked nowhere else: a part of the house. What is described (작은 공장으로) is
 * another one. */
static bool moves_to_part(const Ie *ie, const Story *st, const EvCand *c)
{
    const Range *head = &c->found.kind_head;
    bool may = c->type == EV_JOIN && !c->en && c->org_own && c->org_kind && !c->rule->takes && head->end &&
               c->fact == FACT_ACTUAL;
    bool there = st->held.n && !st->left && !st->chosen.n && !st->asked.n && !st->serving;
    uint8_t josa = JOSA_NONE;
    if (!may || !there || !kind_part(ie, head->beg, head->end)) return false;
    josa_at(ie, head->end, c->beg, &josa);
    return josa == JOSA_TO && !kind_described(ie, (Range){c->found.employer.beg, head->beg});
}

/* 2022년에 다시 오스템으로 복귀했다: elsewhere in between, one comes back to an employer of before. */
static bool comes_back(const Ie *ie, const Story *st, uint32_t index)
{
    enum { BACK = 64 };
    const EvCand *c = ie->ev.v[index];
    bool may = c->type == EV_TRANSFER && !c->en && c->org_own && !c->org_kind && !c->org_guess &&
               c->fact == FACT_ACTUAL && c->found.org != UINT32_MAX && st->held.n && !str_eq(st->held, c->org) &&
               !st->serving;
    for (uint32_t k = index, n = 0; may && k-- > 0 && n < BACK; n++)
        if (ie->ev.v[k]->type == EV_JOIN && str_eq(ie->ev.v[k]->org, c->org)) return true;
    return false;
}

/* From 2013 I was head of maths: behind a joining, and not before it, that is a new title where one is. */
static bool is_new_title(const Story *st, const EvCand *c)
{
    bool told = c->en && c->type == EV_JOIN && c->rule->since && !c->org_own && c->fact == FACT_ACTUAL && c->dated;
    bool there =
        (st->held.n || (st->joined && !st->join_org.n)) && !st->left && !st->asked.n && !st->chosen.n && !st->serving;
    return told && there && c->lo > EDTF_DAY_NONE && (!st->latest.n || c->lo > st->latest_lo) &&
           (c->found.role.end || c->found.rank.end);
}

/* 나래초에 발령받았다. 5년 뒤 누리초로 옮겼다: from one school to the other, where no office of schools is told of. */
static bool to_other_school(const Ie *ie, const Story *st, const EvCand *c)
{
    bool school = c->org_school && !c->en && c->fact == FACT_ACTUAL && (c->type == EV_TRANSFER || c->rule->moves);
    if (!school || !st->held.n || st->left || !st->held_plain || st->passed || str_eq(st->held, c->org)) return false;
    uint32_t i = ie_mention_from(ie, c->found.school.beg);
    return i < ie->mention.n && ie->mention.v[i].beg < c->found.school.end &&
           !kind_common(ie, c->found.school.beg, c->found.school.end);
}

/* 보건소 역학조사팀에 차출됐다, 화성의 고등학교로 옮겼다: where one is moved to, that is by its kind only. */
static void place_within(const Ie *ie, const Story *st, EvCand *c)
{
    bool place = c->type == EV_TRANSFER && !c->en && (c->org_kind || c->org_school) && st->held.n && !st->left;
    if (!place || kind_under(ie, c->found.kind_head.beg, c->found.kind_head.end)) return;
    if (!c->team.n) c->team = c->org;
    c->org = S("");
    c->org_own = c->org_kind = c->org_school = false;
}

/* In March my company shut down, of someone who founded one: that is how one left it. */
static bool closes_own(const Ie *ie, const Story *st, const EvCand *c)
{
    uint32_t tok = doc_tok_at(ie->doc, c->beg), first = ie->doc->sent[c->sent].tok_beg;
    bool may = c->en && c->type == EV_CONTEXT && c->fact == FACT_ACTUAL && st->founds && kind_closing(ie, c) &&
               tok >= first + 2;
    return may && en_is(ie, &ie->doc->tok[tok - 2], EN_OWNER);
}

/* I was headhunted by Arup, and I told them no: who is sought and declines has not joined. */
static bool is_courted(const Ie *ie, uint32_t index)
{
    const EvCand *c = ie->ev.v[index], *next = index + 1 < ie->ev.n ? ie->ev.v[index + 1] : NULL;
    bool sought =
        c->en && c->type == EV_JOIN && c->rule->only == ONLY_BE && c->fact == FACT_ACTUAL && !c->found.role.end;
    return sought && next && next->type == EV_WITHDRAW && next->fact == FACT_ACTUAL && next->sent - c->sent <= 1;
}

/* 누리전자로 파견을 나갔다, seconded to Network Rail: who is lent stays with the one who lends. */
static void stays_lent(const Ie *ie, const Story *st, EvCand *c)
{
    bool may =
        c->type == EV_TRANSFER && c->org_own && st->held.n && !st->left && !str_eq(c->org, st->held) && !st->serving;
    if (!may || !kind_lent(ie, c)) return;
    if (!c->team.n) c->team = c->org;
    c->org = st->held;
    c->org_own = c->org_kind = c->org_school = c->org_guess = false;
}

/* The group of the candidate as it stands here: what goes on in the house is with the one that holds, and so is an
 * order to move (발령) when there is one. */
Group group_here(const Ie *ie, const Story *st, uint32_t index, EvCand *c)
{
    Group g = group_of(c->type);
    if (is_courted(ie, index)) c->type = EV_ACCEPTED, g = GROUP_SEARCH;
    if (closes_own(ie, st, c)) c->type = EV_LEAVE, g = GROUP_HELD;
    bool affair = c->type == EV_CONTEXT && (!c->en || c->rule->shape != SHAPE_BARE) && !kind_life(ie, c);
    bool inside = g == GROUP_SEARCH && !st->left && kind_house(ie, c);
    inside = inside || (g == GROUP_SEARCH && within_house(ie, st, index, c));
    if (inside) c->found.house = true;
    bool prize = c->type == EV_AWARD && ((st->held.n && kind_prize(ie, c)) || st->serving);
    bool house = affair || inside || prize || (g == GROUP_NONE && c->found.house);
    if (house || c->rule->stays) g = GROUP_HELD;
    if (is_hiring(ie, st, c) || comes_back(ie, st, index) || becomes_there(ie, st, index))
        c->type = EV_JOIN, g = GROUP_JOIN;
    if (moves_for(ie, c)) c->type = EV_JOIN, g = GROUP_JOIN;
    if (begins_course(st, c)) c->type = EV_ENROLL, g = GROUP_SCHOOL;
    if (is_entry(ie, c) || is_department(ie, c)) c->type = EV_ENROLL, c->org = S(""), g = GROUP_SCHOOL;
    bool posted = c->type == EV_TRANSFER && !c->en && !st->held.n && !st->serving && c->org_own && !c->org_kind &&
                  !c->org_guess && c->fact == FACT_ACTUAL && c->dated && c->found.org != UINT32_MAX;
    /* 누리소프트 데이터팀으로 옮겼다, when one is there already */
    bool to_team = c->type == EV_JOIN && !c->en && c->rule->needs == CUE_BIT(CUE_TEAM);
    bool stays = to_team && st->held.n && !st->left && names_agree(c->org, st->held);
    if (stays) c->type = EV_TRANSFER, g = GROUP_HELD;
    if (posted) c->type = EV_JOIN, g = GROUP_JOIN;                 /* 경찰서에 배치됐다: where one was nowhere before */
    if (is_placed(st, c)) {
        if ((c->org_kind || c->org_school) && !c->team.n) c->team = c->org;
        c->org = S(""), c->org_own = c->org_kind = c->org_school = false;
        c->type = EV_JOIN, g = GROUP_JOIN;
    }
    /* 지금은 나래에서 일합니다. 누리병원을 골랐고 9월에 발령이 났다: what was told of now does not order one about then. */
    bool now = st->present.n && str_eq(st->held, st->present) && st->chosen.n;
    /* From 2015 to 2018 I was a driver. */
    bool spell = c->en && c->rule->stretch && memchr(c->date.p ? c->date.p : "", '/', c->date.n);
    if (spell && c->type == EV_JOIN) c->type = EV_WORK, g = st->chosen.n && !c->org_own ? GROUP_JOIN : GROUP_HELD;
    if (is_new_title(st, c)) c->type = c->found.rank.end ? EV_PROMOTION : EV_ROLE_CHANGE, g = GROUP_HELD;
    if (joins_team(ie, st, c) || moves_to_part(ie, st, c)) c->type = EV_TRANSFER, g = GROUP_HELD;
    /* 시청 복지과로 발령이 났다: an order moves within the house, unless it names another. */
    bool ordered =
        c->type == EV_JOIN && !c->en && c->rule->moves && (c->org_kind || c->org_school) && !is_summed(st, c) && !now;
    if (ordered && !st->passed && st->held.n && !st->left && !st->chosen.n && c->fact == FACT_ACTUAL)
        c->type = EV_TRANSFER, g = GROUP_HELD;
    if (to_other_school(ie, st, c)) c->type = EV_JOIN, g = GROUP_JOIN;
    place_within(ie, st, c);
    stays_lent(ie, st, c);
    if (c->rule->moves && !c->org_own && st->held.n && !st->passed && !now && !is_summed(st, c))
        c->type = EV_TRANSFER, g = GROUP_HELD;
    return g;
}
