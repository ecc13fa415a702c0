/* Whose employer, of what is told of one that holds: the present one, the one before, a part of the house. Rules, as in
 * argument_org.c. */
#include "argument_org_int.h"

/* 최종 합격했다. 정규직으로 전환됐다: with the one that has just said yes. */
bool by_chosen(OrgAsk *q)
{
    const Story *st = q->st;
    const EvCand *c = q->c;
    /* 정규직 제안을 받았다. 2017년 9월부터 코워커로 일했다. */
    bool since = c->type == EV_WORK && !c->en && c->rule->takes && c->dated && c->timex != UINT32_MAX &&
                 q->ie->tx.v[c->timex].rel == REL_SINCE && (!st->held.n || st->left);
    /* 합격했다. 지금은 울진에서 일한다. */
    since |= c->type == EV_WORK && !c->en && c->rule->takes && !c->dated && !c->tail.past && !c->tail.mood &&
             (c->tail.running || c->tail.final) && !c->found.role.end && (!st->held.n || st->left);
    /* 11월에 합격했다. 2월 13일에 수업을 시작했다. */
    since |= c->type == EV_WORK && !c->en && c->dated && c->tail.past && c->lo > EDTF_DAY_NONE && (!st->held.n || st->left) &&
             !st->serving && (!st->last || c->lo >= st->last_lo);
    /* In 2009 the BBC offered me an attachment. In 2011 I was made a producer. */
    since |= c->en && c->type == EV_PROMOTION && c->dated && st->last && c->lo > st->last_hi &&
             !str_eq(st->chosen, st->refused);
    if ((c->type != EV_CONVERSION && !since) || !st->chosen.n || c->sent - st->chosen_sent > ORG_SENT) return false;
    q->c->org = st->chosen;
    return true;
}

/* Then a rival asked me to be a grower. I gave notice in May, and by July I was in charge of eight hectares: behind the
 * notice, the one that had said yes. */
bool by_gone_over(OrgAsk *q)
{
    const Story *st = q->st;
    const EvCand *c = q->c;
    if (!c->en || !st->left || !st->chosen.n || c->fact != FACT_ACTUAL) return false;
    if (c->tail.long_past || c->type == EV_CONTEXT) return false;
    bool offered = st->chosen_sent <= st->left_sent && st->left_sent - st->chosen_sent <= ORG_SENT;
    bool other = !str_eq(st->chosen, st->held) && !str_eq(st->chosen, st->refused);
    bool behind = c->sent > st->left_sent || (c->sent == st->left_sent && c->type != EV_LEAVE);
    if (!offered || !other || !behind) return false;
    q->c->org = st->chosen;
    return true;
}

static bool names_date(const Ie *ie, const EvCand *c)
{
    uint32_t i = ie_timex_from(ie, c->end);
    return c->dated ||
           (i < ie->tx.n && ie->tx.v[i].beg < ie->doc->sent[c->sent].end && ie->out->timexes.v[i].type == TIMEX_DATE);
}

/* My first job was at a bank. I started in July 2013 as a clerk: the joining that was told without its day. */
bool by_joined(OrgAsk *q)
{
    enum { BACK = 32 };
    const Ie *ie = q->ie;
    const EvCand *c = q->c;
    if (q->st->left || (c->en && c->type == EV_FOUND)) return false;
    for (uint32_t k = q->index, left = BACK; k-- > 0 && left-- > 0 && c->sent - ie->ev.v[k]->sent <= 2;) {
        const EvCand *e = ie->ev.v[k];
        if (e->type == EV_LEAVE || e->flags & EVF_OTHER || (c->en && e->found.counted)) return false;
        /* From 1998 I worked for a publisher. I started as an assistant. */
        if (e->type == EV_WORK && c->en && e->dated && e->org_own && e->org.n && !c->dated && c->found.role.end && e->fact == FACT_ACTUAL) {
            q->c->org = e->org;
            return true;
        }
        /* I was in the Navy. I joined in 1996: where one was, told without its time. */
        bool was = e->type == EV_WORK && c->en && !e->dated && e->org_own && e->org.n && names_date(ie, c) &&
                   e->fact == FACT_ACTUAL;
        if (was && !str_eq(e->org, q->st->join_org)) {
            q->c->org = e->org;
            return true;
        }
        /* 작년부터 누리소프트에서 일한다. 매니저로 들어갔다가 …: how one came to be where one is. */
        if (!c->en && (group_of(e->type) == GROUP_SEARCH || e->type == EV_GRADUATE)) return false;
        bool is = e->type == EV_WORK && !c->en && e->org_own && e->org.n && !e->tail.past && !e->tail.mood &&
                  !e->tail.relative;
        if (is && e->fact == FACT_ACTUAL && e->sent < c->sent && e->line == c->line && str_eq(e->org, q->st->held)) {
            q->c->org = e->org;
            return true;
        }
        if (e->type != EV_JOIN) continue;
        if (e->dated || !e->org.n || e->fact != FACT_ACTUAL || !c->dated || !e->org_own) return false;
        q->c->org = e->org;
        return true;
    }
    return false;
}

/* I volunteered at a charity until they gave me a contract: the one where the author was in the same sentence. */
bool by_they(OrgAsk *q)
{
    const EvCand *c = q->c, *e = q->index ? q->ie->ev.v[q->index - 1] : NULL;
    bool may = c->en && c->rule->invite && e && e->sent == c->sent && e->type == EV_WORK && e->org_own &&
               e->fact == FACT_ACTUAL;
    if (may) q->c->org = e->org;
    return may && e->org.n;
}

/* 요양원에 이력서를 냈다. 면접을 봤다. 6월부터 출근했다: the one sought just before. */
bool by_way(OrgAsk *q)
{
    enum { BACK = 8 };
    const Story *st = q->st;
    const EvCand *c = q->c;
    bool may = c->type == EV_JOIN && st->asked.n && !st->chosen.n && !c->rule->military && c->fact != FACT_NEGATED;
    if (!may || memchr(st->asked.p, ',', st->asked.n) || c->found.employment == EMP_FREELANCE) return false;
    for (uint32_t k = q->index, n = 0; k-- > 0 && n < BACK && c->sent - q->ie->ev.v[k]->sent <= ORG_SENT; n++) {
        const EvCand *e = q->ie->ev.v[k];
        bool aside = e->flags & EVF_OTHER || event_is_schooling((EventType)e->type);
        if (aside || (e->type == EV_LEAVE && e->sent == c->sent)) continue;          /* 3월 말에 나와 4월 12일부터 출근했다 */
        bool step = group_of(e->type) == GROUP_SEARCH && e->fact == FACT_ACTUAL && e->line == c->line &&
                    str_eq(e->org, st->asked);
        if (!step || e->type == EV_REJECTED || e->type == EV_WITHDRAW) return false;
        q->c->org = st->asked;
        return true;
    }
    return false;
}

/* I walked into a garage and asked for a job. They took me on: the one asked. */
bool by_answer(OrgAsk *q)
{
    const Story *st = q->st;
    if (!q->c->en || !q->c->rule->invite || !st->asked.n || q->c->sent - st->asked_sent > 2) return false;
    q->c->org = st->asked;
    return true;
}

/* I got a Saturday job at a gastropub. In August they took me on as a commis chef: who "they" are, was told just before. */
bool by_keepers(OrgAsk *q)
{
    enum { SENTS = 2 };
    const Story *st = q->st;
    const EvCand *c = q->c, *e = q->index ? q->ie->ev.v[q->index - 1] : NULL;
    const Doc *d = q->ie->doc;
    uint32_t tok = doc_tok_at(d, c->beg);
    bool may = c->en && c->rule->invite && !c->org_own && e && st->held.n && !st->left && str_eq(e->org, st->held) &&
               e->org_own;
    if (!may || c->sent - e->sent > SENTS || tok <= d->sent[c->sent].tok_beg) return false;
    if (!kind_boss(q->ie, &d->tok[tok - 1], true) || mention_before(q->ie, ENT_ORG, e->to, c->beg) != UINT32_MAX)
        return false;
    q->c->org = st->held;
    return true;
}

/* 학교 급식실에서 일했다: the part of a house stands for it, where the author is nowhere. */
bool by_part(OrgAsk *q)
{
    enum { LEAST = 4 };
    const Ie *ie = q->ie;
    const Story *st = q->st;
    EvCand *c = q->c;
    Range team = c->found.team;
    bool free = (!st->held.n || st->left) && !st->serving && (c->type == EV_WORK || c->type == EV_JOIN) && !c->en;
    if (!free || !team.end || team.end > c->beg || team.end - team.beg < LEAST || c->fact != FACT_ACTUAL) return false;
    uint8_t josa = JOSA_NONE;
    josa_at(ie, team.end, c->beg, &josa);
    bool place = josa == JOSA_IN || (c->type == EV_JOIN && (josa == JOSA_AT || josa == JOSA_TO));
    if (!place || !ends_in_part(ie, team)) return false;
    c->org = words_in(ie, team);
    c->org_own = c->org_kind = true;
    c->found.team = (Range){0, 0};
    return true;
}

/* 프리랜서로 일하고 있다: nobody employs. */
bool by_freelance(OrgAsk *q)
{
    const EvCand *c = q->c;
    return c->found.employment == EMP_FREELANCE || c->rule->employment == EMP_FREELANCE ||
           (c->type == EV_WORK && employment_at(q->ie, c->beg, c->end) == EMP_FREELANCE);
}

/* Since a day that lies behind the leaving, or in its year. */
static bool since_left(const OrgAsk *q)
{
    enum { YEAR = 366 };
    const EvCand *c = q->c;
    bool since = c->timex != UINT32_MAX && q->ie->tx.v[c->timex].rel == REL_SINCE && c->dated && c->lo > EDTF_DAY_NONE;
    return since && c->type == EV_WORK && q->st->left_hi < EDTF_DAY_MAX && c->lo + YEAR > q->st->left_hi;
}

/* I left in 1999. … I was made redundant in July 2015: one leaves nobody that was left half a year before, but another one,
 * which the text does not name. */
static bool left_again(const OrgAsk *q)
{
    enum { MONTHS = 183, YEAR = 366 };
    const EvCand *c = q->c;
    const Story *st = q->st;
    bool may = c->type == EV_LEAVE && c->dated && st->left &&
               (!c->en ? st->left_told : (!st->elsewhere && c->fact == FACT_ACTUAL));
    return may && st->left_hi < EDTF_DAY_MAX && c->lo > EDTF_DAY_NONE &&
           (int64_t)c->lo > (int64_t)st->left_hi + (c->en ? YEAR : MONTHS);
}

/* 퇴사했다. 그 뒤 석 달 동안 앱을 만들었다: what was left holds no longer. A look back (…했었다, 그곳에서) may still be to it. */
bool by_left(OrgAsk *q)
{
    const Story *st = q->st;
    const EvCand *c = q->c;
    /* 은행에서 20년 근무했다. 지금은 택시 기사로 일한다. */
    bool told_now = !c->tail.past && !c->tail.mood && (c->tail.running || c->tail.final);
    bool goes_on = c->en ? is_present_en(q->ie, c) : told_now;
    if (st->over && c->type == EV_WORK && goes_on) return true;
    bool later = c->type == EV_WORK && c->dated && c->lo != EDTF_DAY_NONE && c->lo > st->left_hi;
    /* I left in 2007. I worked as a guard for a year: a trade of its own is told of what came next. */
    bool as = c->en && kind_as(q->ie, c->end - 1);                      /* worked as */
    bool trade = c->type == EV_WORK && ((c->rule->takes && c->found.role.end) || as) && c->sent > st->left_sent;
    trade &= !before_then(q->ie, c);
    later |= st->left && since_left(q);
    if (left_again(q)) return true;
    bool apart = st->left && (later || trade || c->sent > st->left_sent + 1) && c->type != EV_LEAVE;
    return apart && !c->tail.long_past && c->type != EV_TRANSFER && c->type != EV_PROMOTION;
}

/* I will retire in 2030, 지금은 팀장을 맡고 있다: of now and of what is to come, the one joined last. */
bool by_now(OrgAsk *q)
{
    const EvCand *c = q->c;
    /* 2006년까지 다녔다. 2006년 가을부터는 중개업을 하고 있다: what begins when one has left. */
    bool anew = q->st->left && str_eq(q->st->latest, q->st->held) && since_left(q);
    if (anew) return false;
    bool gone =
        c->type == EV_WORK && q->st->left && str_eq(q->st->latest, q->st->held) && c->found.role.end && c->rule->takes;
    if (gone && !c->en) return false;                      /* 퇴사했다. 지금은 택시 기사로 일한다. */
    bool now = c->fact == FACT_PLANNED || (!c->en && c->tail.running && !c->tail.past && c->type != EV_CONTEXT);
    if (!now || !q->st->latest.n) return false;
    /* 여성센터에 들어갔다. 지금까지 다니고 있다: joined behind it, though the text does not say when. */
    const Story *st = q->st;
    bool undated =
        !c->en && st->joined && !st->join_date.n && st->join_org.n && str_eq(st->held, st->join_org) && !st->left;
    /* 2023년 2월부터 재단에서 가르친다. 계약은 내년에 끝난다: worked at since the last joining. */
    undated |= !c->en && st->held.n && !st->left && st->held_lo > EDTF_DAY_NONE && st->held_lo > st->latest_lo;
    undated |= st->heading.n && str_eq(st->held, st->heading) && !st->left && heading_since(q->ie, c).n > 0;       /* ## 쏘카 (2021.09 ~ ) */
    q->c->org = undated ? st->held : st->latest;
    return true;
}

static bool same_word(const Ie *ie, const EvCand *a, const EvCand *b)
{
    enum { LEAST = 2 };
    uint32_t n = a->end - a->beg < b->end - b->beg ? a->end - a->beg : b->end - b->beg;
    return n >= LEAST && !memcmp(ie->doc->ch + a->beg, ie->doc->ch + b->beg, n * sizeof *ie->doc->ch);
}

/* 그때 퇴사하지 않았다면 지금쯤 과장을 달았을 것이다: what did not go so is told of where one was then. */
bool by_recalled(OrgAsk *q)
{
    enum { BACK = 128 };
    const Ie *ie = q->ie;
    EvCand *c = q->c;
    const EvCand *before = q->index ? ie->ev.v[q->index - 1] : NULL, *left = NULL;
    if (c->en || c->fact == FACT_ACTUAL || c->org_own) return false;
    bool unless = c->type == EV_LEAVE && c->tail.mood == MOOD_IF && c->tail.odd && c->tail.past;
    bool then = before && before->sent == c->sent && before->recalled;
    if (then) c->org = before->org;
    for (uint32_t k = q->index, n = 0; unless && k-- > 0 && n < BACK; n++) {
        const EvCand *e = ie->ev.v[k];
        if (e->type != EV_LEAVE || e->fact != FACT_ACTUAL || e->flags & EVF_OTHER || !e->org.n) continue;
        if (!left) left = e;
        if (!same_word(ie, c, e)) continue;
        left = e;
        break;
    }
    if (left) c->org = left->org;
    c->recalled = left || then;
    return c->recalled;
}

/* 알바는 8월에 그만뒀다: where one worked so, beside what holds. */
bool by_part_time(OrgAsk *q)
{
    const EvCand *c = q->c;
    bool leaves = c->type == EV_LEAVE && !c->en && c->found.employment == EMP_PART_TIME;
    if (!leaves || !q->st->part_time.n) return false;
    q->c->org = q->st->part_time;
    return true;
}

/* Before that I was an archivist for five years: not with the one that holds. */
bool by_before(OrgAsk *q)
{
    /* 2022년에 이직했다. 예전 회사에서는 CRM을 만들었다. */
    bool back = !q->c->en && (q->c->type == EV_WORK || q->c->type == EV_PROJECT) && q->st->held.n && !q->st->left;
    if (back && str_eq(q->st->held, q->st->join_org) && kind_earlier(q->ie, q->c)) return true;
    return q->c->en && q->c->type == EV_WORK && !q->c->tail.long_past && before_then(q->ie, q->c) && q->c->sent > q->st->last_sent &&
           q->c->found.role.end;
}

/* 지금은 누리에서 일한다. 그전에는 제약회사에 있었다. 2021년에 퇴사했다: one has not left where one is. */
static bool is_elsewhere(const OrgAsk *q)
{
    const Story *st = q->st;
    const EvCand *c = q->c;
    bool left =
        c->type == EV_LEAVE && !c->en && c->fact == FACT_ACTUAL && st->present.n && str_eq(st->held, st->present);
    return left && !str_eq(st->join_org, st->present) && st->former.n;
}

/* I got an interview at a law firm. The same firm hired me: the one told of by that word. */
bool by_same(OrgAsk *q)
{
    enum { BEFORE = 6, BEHIND = 10 };
    const Doc *d = q->ie->doc;
    const Story *st = q->st;
    const EvCand *c = q->c;
    const Sentence *s = &d->sent[c->sent];
    if (!c->en) return false;
    uint32_t tok = doc_tok_at(d, c->beg), i = tok > s->tok_beg + BEFORE ? tok - BEFORE : s->tok_beg;
    uint32_t end = tok + BEHIND < s->tok_end ? tok + BEHIND : s->tok_end;
    while (i + 1 < end && !en_is(q->ie, &d->tok[i], EN_SAME)) i++;
    if (i + 1 >= end) return false;
    Str kind = words_in(q->ie, (Range){d->tok[i + 1].beg, d->tok[i + 1].end});
    const Str told[] = {st->asked, st->offered, st->held, st->refused, st->latest};
    for (size_t k = 0; k < COUNT_OF(told); k++)
        if (told[k].n && str_find(told[k], kind, 0) != SIZE_MAX) {
            q->c->org = told[k];
            return true;
        }
    return false;
}

/* The hotel closed in March 2020. I came back in June 2021. */
bool by_reopening(OrgAsk *q)
{
    const EvCand *c = q->c;
    bool back = c->en && c->type == EV_WORK && c->flags & EVF_AGAIN && !c->org_own && q->st->closed.n;
    if (back) q->c->org = q->st->closed;
    return back;
}

/* 3년 뒤 퇴사했다: the one that holds. */
bool by_held(OrgAsk *q)
{
    uint8_t type = q->c->type;
    bool main = type == EV_PROMOTION || type == EV_ROLE_CHANGE || type == EV_TRANSFER || type == EV_CONVERSION;
    /* In 2014 I also taught evenings at a college. In 2016 I was promoted. */
    if (q->st->beside.n && main) {
        q->c->org = q->st->beside;
        return true;
    }
    q->c->org = is_elsewhere(q) ? q->st->former : q->st->held;
    return true;
}
