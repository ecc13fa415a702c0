/* Whose employer: the one that the sentence names, else the first that a rule finds in what stands near and in what has
 * been told. */
#include "argument_int.h"
#include <assert.h>
#include <string.h>

/* ---------------------------------------------------------------- the force */
/* The army goes by its own word; no employer stands for it. English names it, or says which arm. */
static bool force_at(const Ie *ie, uint32_t at, Range *out)
{
    const RuleSet *words = ie->ko ? &ie->an->event->noun : &ie->an->event->en;
    LexMatch m;
    if (!ie_longest(ie, words->book, at, ie->doc->n, &m)) return false;
    const TrigRule *r = &words->rule[lex_match_entry(words->book, m, 0)];
    if (r->shape != SHAPE_CUE || r->cue != CUE_MILITARY || (ie->ko && !r->plain)) return false;
    *out = (Range){at, at + m.len};
    uint32_t i = ie_mention_from(ie, at + 1);
    if (i > 0 && mention_is(ie, i - 1, ENT_ORG) && ie->mention.v[i - 1].end >= at + m.len)
        *out = (Range){ie->mention.v[i - 1].beg, ie->mention.v[i - 1].end};
    return true;
}

static bool force_in_text(const Ie *ie, Range *out)
{
    const Doc *d = ie->doc;
    for (uint32_t i = 0; i < d->n_tok; i++) {
        if (ie->ko && has_no_noun(ie, i)) continue;
        for (uint32_t at = d->tok[i].beg; at < d->tok[i].end; at++)
            if (force_at(ie, at, out)) return true;
    }
    return false;
}

/* 군대에서 편지를 썼다: where the text names no arm, that is what it calls it. A syllable alone is a county, too. */
static Str force_called(const Ie *ie, const EvCand *c)
{
    enum { LEAST = 2 };
    const Doc *d = ie->doc;
    const Range *r = &c->found.employer;
    if (c->en) return words_in(ie, *r);
    uint32_t tok = r->end ? doc_tok_at(d, r->beg) : 0, len = r->end ? kind_force(ie, &d->tok[tok]) : 0;
    if (len) return words_in(ie, (Range){d->tok[tok].beg, d->tok[tok].beg + len});
    for (uint32_t i = 0; i < d->n_tok; i++) {
        const Token *t = &d->tok[i];
        uint8_t josa;
        if (t->cls != CH_HANGUL || (len = kind_force(ie, t)) < LEAST) continue;
        if (t->beg + len == t->end || josa_at(ie, t->beg + len, t->end, &josa)) return words_in(ie, (Range){t->beg, t->beg + len});
    }
    return S("");
}

/* One serves in one force: whichever the text names. It is looked for once. */
static void org_military(const Ie *ie, Story *st, EvCand *c)
{
    Range force = {0};
    if (!st->force_known && force_in_text(ie, &force)) st->force = words_in(ie, force);
    if (!st->force_known && !st->force.n) st->force = force_called(ie, c);
    st->force_known = true;
    c->org = st->force.n ? st->force : force_called(ie, c);
    c->org_own = true;
}

/* 통신대대로 옮겼다, while serving: what is named is a unit of the force. */
static bool by_service(OrgAsk *q)
{
    EvCand *c = q->c;
    if (!q->st->serving || c->type == EV_LEAVE) return false;
    if (c->org_own && !c->team.n) c->team = c->org;
    c->org = q->st->force;
    c->org_own = c->org_kind = false;
    return true;
}

/* ---------------------------------------------------------------- joined */
/* 첫 직장은 누리소프트였다. 6월에 입사했다: the one that has just been introduced. */
static bool by_intro(OrgAsk *q)
{
    const Story *st = q->st;
    uint32_t reach = st->intro_far ? 3 * ORG_SENT : ORG_SENT;
    if (!st->intro.n || q->c->type == EV_FOUND || q->c->sent - st->intro_sent > reach) return false;
    bool works = q->c->type == EV_WORK && q->c->rule->takes && q->c->dated &&
                 (!st->held.n || (!q->c->en && str_eq(st->held, st->intro)));         /* 전 직장은 나래였다. … 근무했다 */
    if (q->group == GROUP_HELD && !works) return false;
    q->c->org = st->intro;
    bool which = q->c->sent == st->intro_sent && !q->c->en;            /* 옮긴 회사는 …였다: the telling comes behind */
    if (!which) q->st->intro = S("");
    return true;
}

/* ## 누리소프트 … 첫 출근: the heading's, else the one that said yes. */
static bool by_heading(OrgAsk *q)
{
    const Story *st = q->st;
    q->c->org = st->heading.n ? st->heading : st->chosen;
    /* They made me a return offer, which I accepted. I started in November: where one had been an intern. */
    bool again = !q->c->org.n && q->c->en && st->offered.n && !str_eq(st->offered, st->refused) && q->c->sent - st->offered_sent <= 2;
    if (again) q->c->org = st->offered;
    return q->c->org.n > 0;
}

/* 창업했다. 이름은 …: a foundation has no earlier name. */
static bool by_founding(OrgAsk *q)
{
    if (q->c->type != EV_FOUND) return false;
    if (!named_after(q->ie, q->c)) name_behind(q->ie, q->c, &q->c->org);
    return true;
}

/* 하나은행에서 14년을 근무했다. 2004년 1월에 입행해서: what was summed up before is told from its beginning. */
bool is_summed(const Story *st, const EvCand *c)
{
    enum { SENTS = 3, YEAR = 366 };
    bool begins = !c->en && c->type == EV_JOIN && c->dated && !c->found.employer.end && !st->joined && !st->join_org.n &&
                  !st->chosen.n;
    if (!begins || !st->held.n || st->left || c->sent - st->work_sent > SENTS || !st->work_sum) return false;
    return st->dct && c->lo > EDTF_DAY_NONE && (int64_t)c->lo + st->work_days <= (int64_t)st->dct_hi + YEAR;
}

static bool by_summed(OrgAsk *q)
{
    if (is_summed(q->st, q->c)) q->c->org = q->st->held;
    return q->c->org.n > 0;
}

/* The row of a list that begins with the same date is where one began: started in August, 2020.08 – now Paystack. */
static bool by_dated_row(OrgAsk *q)
{
    enum { BACK = 64 };
    const Ie *ie = q->ie;
    EvCand *c = q->c;
    for (uint32_t k = q->index; k-- > 0 && q->index - k <= BACK;) {
        const EvCand *e = ie->ev.v[k];
        bool row = e->rule == &ie->an->event->note_work && e->org.n;
        if (!row || c->lo == EDTF_DAY_NONE || e->lo < c->lo || e->lo > c->hi) continue;
        c->org = e->org;
        return true;
    }
    return false;
}

/* 2010년 퇴사. 2019년에 다시 취업했다: one does not join the one that was left, unless it is named again. */
static bool named_since_left(const Ie *ie, const Story *st, const EvCand *c)
{
    return mention_before(ie, ENT_ORG, ie->doc->sent[st->left_sent].end, c->beg) != UINT32_MAX;
}

/* 아버지는 철도청에서 일하셨다. 나는 …: where another worked one is not oneself. */
static bool is_theirs(const OrgAsk *q, uint32_t mention)
{
    enum { BACK = 16 };
    const Ie *ie = q->ie;
    uint32_t at = ie->mention.v[mention].beg;
    for (uint32_t k = q->index; k-- > 0 && q->index - k <= BACK && ie->ev.v[k]->end > at;) {
        const EvCand *e = ie->ev.v[k];
        if (e->flags & EVF_THEIRS && e->from <= at && at < e->to) return true;
    }
    return false;
}

/* 누리소프트는 작은 회사였다. 6월에 입사했다: the last one named. One joins neither where one is nor where one was
 * refused. */
static bool by_focus(OrgAsk *q)
{
    EvCand *c = q->c;
    uint32_t i = mention_before(q->ie, ENT_ORG, near_from(q->ie, c, ORG_FAR), c->beg);
    if (i != UINT32_MAX && !(c->flags & EVF_MINE && is_theirs(q, i))) c->org = mention_name(q->ie, i);
    const Story *st = q->st;
    bool there = str_eq(c->org, st->held) && (!st->left || !named_since_left(q->ie, st, c));
    /* I left Arriva on 26 May and started in Nottingham on 5 June. */
    const EvCand *e = q->index ? q->ie->ev.v[q->index - 1] : NULL;
    bool gone = c->en && e && e->type == EV_LEAVE && e->sent == c->sent && str_eq(e->org, c->org) && !(c->flags & EVF_AGAIN);
    if (there || gone || str_eq(c->org, st->refused)) c->org = S("");
    return c->org.n > 0;
}

/* 첫 출근. 판교의 게임 회사, 클라이언트 프로그래머: a note that opens with a kind of employer. */
static bool kind_opens(const Ie *ie, EvCand *c, const Sentence *s)
{
    enum { UNITS = 28, AT_START = 3 };
    const RuleSet *nouns = &ie->an->event->noun;
    uint32_t end = s->end < s->beg + UNITS ? s->end : s->beg + UNITS;
    for (uint32_t at = s->beg; at < end; at++) {
        LexMatch m;
        if (!ie_longest(ie, nouns->book, at, end, &m)) continue;
        const TrigRule *r = employer_rule(nouns, m);
        uint16_t next = at + m.len < s->end ? ie->doc->ch[at + m.len] : '.';
        bool though = next == 0xC778 /* 인 */ && ie->doc->ch[at + m.len + 1] == 0xB370 /* 데 */;    /* 인 누리상사: that is called so */
        bool is = next == 0xC600 /* 였 */ || next == 0xC774 /* 이었 */ || next == 0xC785 /* 입니다 */ || though;
        bool ends = next == ',' || next == '.' || is;
        if (!r || !ends) continue;
        Kind k = kind_phrase(ie, at, at + m.len, s->beg);
        if (k.r.beg > s->beg + AT_START || (r->cue == CUE_COMPANY && !k.told)) return false;
        c->org = words_in(ie, k.r);
        c->org_kind = true;
        return true;
    }
    return false;
}

/* 만약 누리소프트에 붙었다면: in a condition one is named where one has not been. */
static bool is_supposed(const Ie *ie, const EvCand *c, uint32_t mention)
{
    enum { BEFORE = 12, BEHIND = 8 };
    const Doc *d = ie->doc;
    const Sentence *s = &d->sent[c->sent + 1];
    uint32_t at = doc_tok_at(d, ie->mention.v[mention].beg);
    for (uint32_t i = s->tok_beg; i < at && i < s->tok_beg + BEFORE; i++)
        if (kind_if(ie, &d->tok[i], c->en)) return true;
    for (uint32_t i = at; !c->en && i < s->tok_end && i < at + BEHIND; i++) {
        const Token *t = &d->tok[i];
        bool cond = t->cls == CH_HANGUL && t->end - t->beg > 2 && d->ch[t->end - 1] == 0xBA74 /* 면 */ &&
                    (d->ch[t->end - 2] == 0xB2E4 /* 다 */ || d->ch[t->end - 2] == 0xB77C /* 라 */);
        if (cond) return true;
    }
    return false;
}

/* I picked grapes until October. The next spring they took me back. */
static bool by_again(OrgAsk *q)
{
    const EvCand *c = q->c;
    bool back = c->en && c->flags & EVF_AGAIN && (c->rule->invite || c->rule->only == ONLY_BE) && !c->found.role.end;
    if (back) q->c->org = q->st->held;
    return back && q->st->held.n > 0;
}

/* 오퍼가 왔다. 누리핀이라는 회사였다: of what a sentence tells last, and of none of many. */
static bool by_naming(OrgAsk *q)
{
    const EvCand *next = q->index + 1 < q->ie->ev.n ? q->ie->ev.v[q->index + 1] : NULL;
    bool many = q->group == GROUP_SEARCH && !q->c->en && q->c->type == EV_APPLY && by_count(q);
    if (many || (q->c->type == EV_REJECTED && !q->c->en && next && next->sent == q->c->sent)) return many;
    return name_behind(q->ie, q->c, &q->c->org);
}

/* …에 들어갔다. 누리소프트라는 작은 회사였다: the next sentence begins with its name. */
static bool by_next_sentence(OrgAsk *q)
{
    enum { AT_START = 3 };
    const Ie *ie = q->ie;
    const Doc *d = ie->doc;
    EvCand *c = q->c;
    if (c->sent + 1 >= d->n_sent || d->sent[c->sent + 1].line != c->line) return false;
    const Sentence *s = &d->sent[c->sent + 1];
    uint32_t i = ie_mention_from(ie, s->beg);
    bool first = i < ie->mention.n && ie->mention.v[i].beg <= s->beg + AT_START && !is_supposed(ie, c, i);
    if (first && (mention_is(ie, i, ENT_ORG) || (mention_is(ie, i, ENT_SCHOOL) && employs(c))))
        c->org = mention_name(ie, i);
    return c->org.n > 0 || (!c->en && kind_opens(ie, c, s));
}

/* ---------------------------------------------------------------- held */
/* 최종 합격했다. 정규직으로 전환됐다: with the one that has just said yes. */
static bool by_chosen(OrgAsk *q)
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
    since |= c->en && c->type == EV_PROMOTION && c->dated && st->last && c->lo > st->last_hi && !str_eq(st->chosen, st->refused);
    if ((c->type != EV_CONVERSION && !since) || !st->chosen.n || c->sent - st->chosen_sent > ORG_SENT) return false;
    q->c->org = st->chosen;
    return true;
}

/* I left. I flew to Riyadh and worked there: a place named before the word in its sentence is what it means, where nobody
 * employs. */
static bool is_place_there(const OrgAsk *q, uint32_t at)
{
    if (!q->c->en || !q->st->left) return false;
    uint32_t m = mention_before(q->ie, ENT_PLACE, q->ie->doc->sent[q->c->sent].beg, at);
    return m != UINT32_MAX;
}

/* I started there as a nurse, 그곳에서 3년을 일했다: the one spoken of. */
static bool by_there(OrgAsk *q)
{
    const Ie *ie = q->ie;
    const Doc *d = ie->doc;
    const EvCand *c = q->c;
    const Str chosen = c->en && (!q->st->held.n || q->st->left) ? q->st->chosen : S("");
    if (!q->st->held.n && !chosen.n) return false;
    uint32_t last = d->sent[c->sent].tok_end, near = c->en ? c->end + 40 : c->beg;
    for (uint32_t i = doc_tok_at(d, clause_from(c)); i < last && d->tok[i].beg < near; i++) {
        if (!kind_there(ie, &d->tok[i], c->en)) continue;
        if (is_place_there(q, d->tok[i].beg)) return true;
        /* They called in June. I started there in July: where one goes, not where one is. */
        const Story *st = q->st;
        bool next = c->en && c->type == EV_JOIN && (st->chosen.n || (st->asked.n && !str_eq(st->asked, st->held)));
        q->c->org = next ? (st->chosen.n ? st->chosen : st->asked) : chosen.n ? chosen : st->held;
        return true;
    }
    return false;
}

/* 거기서 정규직을 제안했다: where one is offers, or the one asked last. */
static bool by_there_asked(OrgAsk *q)
{
    enum { NEAR = 24 };
    const Story *st = q->st;
    const Doc *d = q->ie->doc;
    EvCand *c = q->c;
    bool may = !c->en && (c->type == EV_ACCEPTED || c->type == EV_WITHDRAW);
    Str there = st->held.n && !st->left ? st->held : st->asked;
    uint32_t beg = d->sent[c->sent].beg, from = c->beg > beg + NEAR ? c->beg - NEAR : beg;
    for (uint32_t i = doc_tok_at(d, from); may && there.n && d->tok[i].beg < c->beg; i++) {
        if (!kind_there(q->ie, &d->tok[i], false)) continue;
        c->org = there;
        return true;
    }
    return false;
}

static bool names_date(const Ie *ie, const EvCand *c)
{
    uint32_t i = ie_timex_from(ie, c->end);
    return c->dated || (i < ie->tx.n && ie->tx.v[i].beg < ie->doc->sent[c->sent].end && ie->out->timexes.v[i].type == TIMEX_DATE);
}

/* My first job was at a bank. I started in July 2013 as a clerk: the joining that was told without its day. */
static bool by_joined(OrgAsk *q)
{
    enum { BACK = 32 };
    const Ie *ie = q->ie;
    const EvCand *c = q->c;
    if (q->st->left) return false;
    for (uint32_t k = q->index, left = BACK; k-- > 0 && left-- > 0 && c->sent - ie->ev.v[k]->sent <= 2;) {
        const EvCand *e = ie->ev.v[k];
        if (e->type == EV_LEAVE || e->flags & EVF_OTHER) return false;
        /* From 1998 I worked for a publisher. I started as an assistant. */
        if (e->type == EV_WORK && c->en && e->dated && e->org_own && e->org.n && !c->dated && c->found.role.end && e->fact == FACT_ACTUAL) {
            q->c->org = e->org;
            return true;
        }
        /* I was in the Navy. I joined in 1996: where one was, told without its time. */
        bool was = e->type == EV_WORK && c->en && !e->dated && e->org_own && e->org.n && names_date(ie, c) && e->fact == FACT_ACTUAL;
        if (was && !str_eq(e->org, q->st->join_org)) {
            q->c->org = e->org;
            return true;
        }
        /* 작년부터 누리소프트에서 일한다. 매니저로 들어갔다가 …: how one came to be where one is. */
        if (!c->en && (group_of(e->type) == GROUP_SEARCH || e->type == EV_GRADUATE)) return false;
        bool is = e->type == EV_WORK && !c->en && e->org_own && e->org.n && !e->tail.past && !e->tail.mood && !e->tail.relative;
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
static bool by_they(OrgAsk *q)
{
    const EvCand *c = q->c, *e = q->index ? q->ie->ev.v[q->index - 1] : NULL;
    bool may = c->en && c->rule->invite && e && e->sent == c->sent && e->type == EV_WORK && e->org_own && e->fact == FACT_ACTUAL;
    if (may) q->c->org = e->org;
    return may && e->org.n;
}

/* 요양원에 이력서를 냈다. 면접을 봤다. 6월부터 출근했다: the one sought just before. */
static bool by_way(OrgAsk *q)
{
    enum { BACK = 8 };
    const Story *st = q->st;
    const EvCand *c = q->c;
    bool may = !c->en && c->type == EV_JOIN && st->asked.n && !st->chosen.n && !c->rule->military && c->fact != FACT_NEGATED;
    if (!may || memchr(st->asked.p, ',', st->asked.n) || c->found.employment == EMP_FREELANCE) return false;
    for (uint32_t k = q->index, n = 0; k-- > 0 && n < BACK && c->sent - q->ie->ev.v[k]->sent <= ORG_SENT; n++) {
        const EvCand *e = q->ie->ev.v[k];
        bool aside = e->flags & EVF_OTHER || event_is_schooling((EventType)e->type);
        if (aside || (e->type == EV_LEAVE && e->sent == c->sent)) continue;          /* 3월 말에 나와 4월 12일부터 출근했다 */
        bool step = group_of(e->type) == GROUP_SEARCH && e->fact == FACT_ACTUAL && e->line == c->line && str_eq(e->org, st->asked);
        if (!step || e->type == EV_REJECTED || e->type == EV_WITHDRAW) return false;
        q->c->org = st->asked;
        return true;
    }
    return false;
}

/* I walked into a garage and asked for a job. They took me on: the one asked. */
static bool by_answer(OrgAsk *q)
{
    const Story *st = q->st;
    if (!q->c->en || !q->c->rule->invite || !st->asked.n || q->c->sent - st->asked_sent > 2) return false;
    q->c->org = st->asked;
    return true;
}

/* I got a Saturday job at a gastropub. In August they took me on as a commis chef: who "they" are, was told just before. */
static bool by_keepers(OrgAsk *q)
{
    enum { SENTS = 2 };
    const Story *st = q->st;
    const EvCand *c = q->c, *e = q->index ? q->ie->ev.v[q->index - 1] : NULL;
    const Doc *d = q->ie->doc;
    uint32_t tok = doc_tok_at(d, c->beg);
    bool may = c->en && c->rule->invite && !c->org_own && e && st->held.n && !st->left && str_eq(e->org, st->held) && e->org_own;
    if (!may || c->sent - e->sent > SENTS || tok <= d->sent[c->sent].tok_beg) return false;
    if (!kind_boss(q->ie, &d->tok[tok - 1], true) || mention_before(q->ie, ENT_ORG, e->to, c->beg) != UINT32_MAX) return false;
    q->c->org = st->held;
    return true;
}

/* 학교 급식실에서 일했다: the part of a house stands for it, where the author is nowhere. */
static bool by_part(OrgAsk *q)
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
static bool by_freelance(OrgAsk *q)
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
    bool may = c->type == EV_LEAVE && c->dated && st->left && (!c->en ? st->left_told : (!st->elsewhere && c->fact == FACT_ACTUAL));
    return may && st->left_hi < EDTF_DAY_MAX && c->lo > EDTF_DAY_NONE &&
           (int64_t)c->lo > (int64_t)st->left_hi + (c->en ? YEAR : MONTHS);
}

/* 퇴사했다. 그 뒤 석 달 동안 앱을 만들었다: what was left holds no longer. A look back (…했었다, 그곳에서) may still be to it. */
static bool by_left(OrgAsk *q)
{
    const Story *st = q->st;
    const EvCand *c = q->c;
    /* 은행에서 20년 근무했다. 지금은 택시 기사로 일한다. */
    bool now = st->over && c->type == EV_WORK && c->rule->takes && !c->tail.past && c->tail.ok && c->found.role.end &&
               !c->en;
    if (now) return true;
    bool later = c->type == EV_WORK && c->dated && c->lo != EDTF_DAY_NONE && c->lo > st->left_hi;
    /* I left in 2007. I worked as a guard for a year: a trade of its own is told of what came next. */
    bool trade = c->type == EV_WORK && c->rule->takes && c->found.role.end && c->sent > st->left_sent && !before_then(q->ie, c);
    later |= st->left && since_left(q);
    if (left_again(q)) return true;
    bool apart = st->left && (later || trade || c->sent > st->left_sent + 1) && c->type != EV_LEAVE;
    return apart && !c->tail.long_past && c->type != EV_TRANSFER && c->type != EV_PROMOTION;
}

/* I will retire in 2030, 지금은 팀장을 맡고 있다: of now and of what is to come, the one joined last. */
static bool by_now(OrgAsk *q)
{
    const EvCand *c = q->c;
    /* 2006년까지 다녔다. 2006년 가을부터는 중개업을 하고 있다: what begins when one has left. */
    bool anew = q->st->left && str_eq(q->st->latest, q->st->held) && since_left(q);
    if (anew) return false;
    bool gone = c->type == EV_WORK && q->st->left && str_eq(q->st->latest, q->st->held) && c->found.role.end && c->rule->takes;
    if (gone && !c->en) return false;                      /* 퇴사했다. 지금은 택시 기사로 일한다. */
    bool now = c->fact == FACT_PLANNED || (!c->en && c->tail.running && !c->tail.past && c->type != EV_CONTEXT);
    if (!now || !q->st->latest.n) return false;
    /* 여성센터에 들어갔다. 지금까지 다니고 있다: joined behind it, though the text does not say when. */
    const Story *st = q->st;
    bool undated = !c->en && st->joined && !st->join_date.n && st->join_org.n && str_eq(st->held, st->join_org) && !st->left;
    /* 2023년 2월부터 재단에서 가르친다. 계약은 내년에 끝난다: worked at since the last joining. */
    undated |= !c->en && st->held.n && !st->left && st->held_lo > EDTF_DAY_NONE && st->held_lo > st->latest_lo;
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
static bool by_recalled(OrgAsk *q)
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
static bool by_part_time(OrgAsk *q)
{
    const EvCand *c = q->c;
    bool leaves = c->type == EV_LEAVE && !c->en && c->found.employment == EMP_PART_TIME;
    if (!leaves || !q->st->part_time.n) return false;
    q->c->org = q->st->part_time;
    return true;
}

/* Before that I was an archivist for five years: not with the one that holds. */
static bool by_before(OrgAsk *q)
{
    return q->c->en && q->c->type == EV_WORK && !q->c->tail.long_past && before_then(q->ie, q->c) && q->c->sent > q->st->last_sent &&
           q->c->found.role.end;
}

/* 지금은 누리에서 일한다. 그전에는 제약회사에 있었다. 2021년에 퇴사했다: one has not left where one is. */
static bool is_elsewhere(const OrgAsk *q)
{
    const Story *st = q->st;
    const EvCand *c = q->c;
    bool left = c->type == EV_LEAVE && !c->en && c->fact == FACT_ACTUAL && st->present.n && str_eq(st->held, st->present);
    return left && !str_eq(st->join_org, st->present) && st->former.n;
}

/* I got an interview at a law firm. The same firm hired me: the one told of by that word. */
static bool by_same(OrgAsk *q)
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
static bool by_reopening(OrgAsk *q)
{
    const EvCand *c = q->c;
    bool back = c->en && c->type == EV_WORK && c->flags & EVF_AGAIN && !c->org_own && q->st->closed.n;
    if (back) q->c->org = q->st->closed;
    return back;
}

/* 3년 뒤 퇴사했다: the one that holds. */
static bool by_held(OrgAsk *q)
{
    uint8_t type = q->c->type;
    bool main = type == EV_PROMOTION || type == EV_ROLE_CHANGE || type == EV_TRANSFER || type == EV_CONVERSION;
    if (q->st->beside.n && main) {                         /* In 2014 I also taught evenings at a college. In 2016 I was promoted. */
        q->c->org = q->st->beside;
        return true;
    }
    q->c->org = is_elsewhere(q) ? q->st->former : q->st->held;
    return true;
}

/* ---------------------------------------------------------------- the rules */
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
    {EACH | 1 << GROUP_SCHOOL | 1 << GROUP_NONE, by_sentence, "sentence"},
    {EACH, by_same, "the same"},
    {EACH, by_venture, "venture"},
    {EACH, by_line_head, "head of the line"},
    {EACH, by_school, "school"},
    {EACH, by_row, "row"},
    {SEARCH, by_stay, "to stay"},
    {EACH, by_offer, "offer"},
    {SEARCH, by_move_within, "within the house"},
    {SEARCH, by_vacancy, "post in the house"},
    {JOIN | SEARCH, by_naming, "named behind"},
    {SEARCH, by_predicate, "told behind"},
    {SEARCH, by_exam, "examination"},
    {SEARCH, by_count, "many"},
    {SEARCH, by_course, "course"},
    {SEARCH, by_there_asked, "there"},
    {SEARCH, by_own_venture, "venture of one's own"},
    {SEARCH, by_programme, "programme"},
    {JOIN | HELD | SEARCH | 1 << GROUP_NONE, by_call, "called by"},
    {SEARCH, by_refused, "refused before"},
    {SEARCH, by_asked, "applied to last"},
    {SEARCH, by_boss, "the one above"},
    {SEARCH, by_entry, "joined just before"},
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
    {HELD, by_chosen, "said yes last"},
    {HELD, by_part_time, "part-time"},
    {HELD, by_now, "joined last"},
    {HELD, by_reopening, "closed for a time"},
    {HELD, by_left, "left before"},
    {HELD, by_before, "before the one that holds"},
    {HELD, by_held, "employer that holds"},
};

static_assert(COUNT_OF(org_rules) <= 64, "each rule has its bit");

void org_bind(EventData *d)
{
    for (size_t i = 0; i < COUNT_OF(org_rules); i++)
        for (int group = GROUP_JOIN; group <= GROUP_NONE; group++)
            d->org_rules[group] |= (uint64_t)(org_rules[i].groups >> group & 1) << i;
}

void org_find(Ie *ie, Story *st, uint32_t index)
{
    EvCand *c = ie->ev.v[index];
    /* 전문연구요원으로 연구소에서 복무했다: that service is with an employer. */
    bool posted = c->found.employment == EMP_RESEARCH && (c->found.org != UINT32_MAX || c->found.employer.end);
    bool there = c->rule->military && st->posted && !st->left && st->held.n && c->found.org == UINT32_MAX && !c->found.employer.end;
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
    /* 연구소에 배치되어 5년간 개발을 했다: the place in the house, told with the event before. */
    const EvCand *before = index ? ie->ev.v[index - 1] : NULL;
    if (before && before->sent == c->sent && c->org_kind && c->org.n && str_eq(before->team, c->org))
        c->org = S(""), c->org_own = c->org_kind = false;
    OrgAsk q = {.ie = ie, .st = st, .c = c, .index = index, .group = group_here(ie, st, index, c)};
    for (uint64_t left = ie->an->event->org_rules[q.group]; left; left &= left - 1) {
        const struct OrgRule *rule = &org_rules[__builtin_ctzll(left)];
        if (!rule->settles(&q)) continue;
        c->org_by = rule->name;
        return;
    }
}
