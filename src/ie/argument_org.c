/* Whose employer: the one that the sentence names, else the first that a rule finds in what stands near and in what has
 * been told. */
#include "argument_int.h"
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

/* One serves in one force: whichever the text names. It is looked for once. */
static void org_military(const Ie *ie, Story *st, EvCand *c)
{
    Range force = {0};
    if (!st->force_known && force_in_text(ie, &force)) st->force = words_in(ie, force);
    st->force_known = true;
    c->org = st->force.n ? st->force : words_in(ie, c->found.employer);
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

/* ---------------------------------------------------------------- named by the sentence */
/* 나래라는 곳 */
static bool is_so_called(const Ie *ie, uint32_t at)
{
    enum { SYL_RA = 0xB77C, SYL_I = 0xC774, SYL_NEUN = 0xB294 };
    const uint16_t *ch = ie->doc->ch + at;
    if (at + 2 < ie->doc->n && ch[0] == SYL_I) ch++;
    return at + 2 < ie->doc->n && ch[0] == SYL_RA && ch[1] == SYL_NEUN;
}

/* Is all that is said of it that this is the name? 나래였다, 나래. 나래라는 곳 */
static bool is_said(const Ie *ie, uint32_t at, uint32_t end)
{
    uint16_t ch = at < end ? ie->doc->ch[at] : '.';
    return ch == '.' || ch == '!' || ch == '(' || is_so_called(ie, at) || copula_at(ie, at);
}

/* The employer that the sentence says the firm's name is: 회사 이름은 누리소프트였다. 누리소프트라는 곳이었다. 누리소프트였다. */
static bool naming_in(const Ie *ie, const Sentence *s, Str *out)
{
    enum { FIRST = 3, NEAR = 2, COPULA = 5 };
    uint32_t first = ie_mention_from(ie, s->beg);
    bool opens = first < ie->mention.n && ie->mention.v[first].beg == s->beg && mention_is(ie, first, ENT_ORG);
    uint32_t behind = opens ? ie->mention.v[first].end : 0;
    opens = opens && (is_so_called(ie, behind) || (behind + COPULA >= s->end && copula_at(ie, behind)));
    if (opens) *out = mention_name(ie, first);
    if (opens) return true;
    for (uint32_t i = s->tok_beg; i < s->tok_end && i < s->tok_beg + FIRST; i++) {
        uint32_t end = kind_called(ie, &ie->doc->tok[i]);
        if (!end) continue;
        uint32_t m = ie_mention_from(ie, end);
        bool named = m < ie->mention.n && ie->mention.v[m].beg <= end + NEAR && mention_is(ie, m, ENT_ORG) &&
                     is_said(ie, ie->mention.v[m].end, s->end);
        if (named) *out = mention_name(ie, m);
        return named;
    }
    return false;
}

/* 입사했다. 회사 이름은 누리소프트: one of the next sentences gives the name. */
static bool name_behind(const Ie *ie, const EvCand *c, Str *out)
{
    enum { SENTS = 2 };
    const Doc *d = ie->doc;
    for (uint32_t k = c->sent + 1; !c->en && k <= c->sent + SENTS && k < d->n_sent && d->sent[k].line == c->line; k++)
        if (naming_in(ie, &d->sent[k], out)) return true;
    return false;
}

/* 작은 에이전시에 들어갔다. 이름은 누리소프트. */
static void name_told(const Ie *ie, EvCand *c)
{
    bool worked = c->type == EV_WORK && c->rule->takes && !c->en && c->tail.final;
    bool may = c->org_kind && (c->type == EV_JOIN || c->type == EV_FOUND || worked);
    if (may && name_behind(ie, c, &c->org)) c->org_kind = false;
}

/* 누리소프트에 입사했다. A wish for a place of one's own (가게를 차릴까) names none; of the firm that said yes, joined as
 * 대기업에 합류했다, the name is known. */
/* 누리소프트를 그만두고 2년간 택시를 몰았다: named before a leaving, it is not where one is behind it. */
static bool just_left(const OrgAsk *q)
{
    const EvCand *c = q->c;
    bool works = (c->type == EV_WORK || c->type == EV_PROJECT) && !c->tail.long_past;
    bool becomes = (c->type == EV_ROLE_CHANGE || c->type == EV_PROMOTION) && !c->en;      /* 은행을 그만두고 목수가 되었다 */
    bool does = (works || becomes || (c->type == EV_JOIN && !c->en && c->org_own)) && c->fact == FACT_ACTUAL;
    enum { BACK = 16 };
    for (uint32_t k = q->index, left = BACK; does && k-- > 0 && left-- > 0 && q->ie->ev.v[k]->sent == c->sent;) {
        const EvCand *e = q->ie->ev.v[k];
        if (e->type != EV_LEAVE || e->fact != FACT_ACTUAL || e->flags & EVF_OTHER || e->tail.head == HEAD_BEFORE) continue;
        bool there = c->found.org != UINT32_MAX && c->org_own && q->ie->mention.v[c->found.org].beg > e->beg;
        return !there && (!c->org.n || str_eq(c->org, e->org)) && (!c->en || c->beg > e->end);
    }
    return false;
}

/* 누리교대를 나와 교사로 일했다: the school that one learnt at does not employ. */
static bool just_learnt(const OrgAsk *q)
{
    const EvCand *c = q->c, *e = q->index ? q->ie->ev.v[q->index - 1] : NULL;
    return c->org_school && e && e->sent == c->sent && event_is_schooling((EventType)e->type) && str_eq(e->other, c->org);
}

static bool by_leaving(OrgAsk *q)
{
    const Found *own = &q->c->found;
    bool apart = q->c->rule->apart && (own->org == UINT32_MAX || q->ie->mention.v[own->org].beg < q->c->beg);
    if (!apart && !just_left(q) && !just_learnt(q)) return false;
    q->c->org = S("");
    q->c->org_own = q->c->org_kind = false;
    return q->c->type != EV_JOIN;                                  /* the one that said yes may be known */
}

/* 누리소프트와 나래소프트를 거쳐 창업했다, 누리소프트에서 나와 창업했다: named before another verb or in another place, it is
 * no venture of one's own. */
static bool other_firm(const OrgAsk *q)
{
    const EvCand *c = q->c, *e = q->index ? q->ie->ev.v[q->index - 1] : NULL;
    if (c->type != EV_FOUND || c->en || c->org_kind || c->found.org == UINT32_MAX) return false;
    uint32_t at = q->ie->mention.v[c->found.org].end;
    uint8_t josa = JOSA_NONE;
    if (at > c->beg) return false;
    josa_at(q->ie, at, c->beg, &josa);
    bool place = josa == JOSA_IN || josa == JOSA_WITH || josa == JOSA_FROM || q->ie->doc->ch[at] == '(';
    return place || (e && e->sent == c->sent && e->beg > at && e->beg < c->beg && e->fact == FACT_ACTUAL);
}

/* I left in 2011 when the factory closed: the kind, known to the reader, is the one the author is at. */
static bool definite_kind(const OrgAsk *q)
{
    const EvCand *c = q->c;
    const Doc *d = q->ie->doc;
    const Range *r = &c->found.employer;
    bool leaves = c->type == EV_LEAVE || (c->type == EV_WORK && c->rule->shape == SHAPE_NOUN);
    bool may = c->en && leaves && c->org_kind && r->end && q->st->held.n && !q->st->left;
    uint32_t tok = may ? doc_tok_at(d, r->beg) : 0;
    if (!may || tok == 0) return false;
    bool one = d->tok[tok].end >= r->end;
    return one && en_is(q->ie, &d->tok[tok - 1], EN_DEFINITE);
}

/* 정형외과 병동에: the kind only says which unit. */
static bool before_part(const Ie *ie, uint32_t end)
{
    enum { PART = 3 };
    const Doc *d = ie->doc;
    uint32_t tok = doc_tok_at(d, end + 1);
    if (tok >= d->n_tok || d->cls[end] != CH_SPACE || d->tok[tok].beg != end + 1) return false;
    for (uint32_t n = 2; n <= PART + 1 && end + 1 + n <= d->tok[tok].end; n++)
        if (kind_part(ie, end + 1, end + 1 + n)) return true;
    return false;
}

/* 6년 다닌 회사를 나왔다: the kind is told by the work there. */
static void kind_worked(const OrgAsk *q)
{
    EvCand *c = q->c;
    const EvCand *e = q->index ? q->ie->ev.v[q->index - 1] : NULL;
    const Range *r = &c->found.employer;
    bool may = c->type == EV_LEAVE && c->org_kind && !c->en && e && e->type == EV_WORK && e->sent == c->sent;
    if (!may || e->beg < r->beg || e->end > c->found.kind_head.beg || e->beg > r->beg + 2) return;
    bool any = kind_generic(q->ie, c->found.kind_head.beg, c->found.kind_head.end);        /* 회사, 직장 */
    c->org = e->org.n || any ? e->org : words_in(q->ie, c->found.kind_head);
    if (e->org.n || any) c->org_own = c->org_kind = false;
}

/* 6년 다닌 나래소프트를: the name that the work says more of. */
static void name_worked(const OrgAsk *q)
{
    enum { ENDING = 3 };
    EvCand *c = q->c;
    const Doc *d = q->ie->doc;
    if (c->type != EV_WORK || c->en || c->org_own || c->rule->shape != SHAPE_VERB) return;
    uint32_t i = ie_mention_from(q->ie, c->end), at = i < q->ie->mention.n ? q->ie->mention.v[i].beg : UINT32_MAX;
    if (at > c->end + ENDING || at < 2 || d->cls[at - 1] != CH_SPACE || !mention_is(q->ie, i, ENT_ORG)) return;
    if (!is_adnominal(d->ch[at - 2])) return;
    c->org = mention_name(q->ie, i);
    c->org_own = true;
}

/* the Post, where one is at the Meridian Post. */
static bool short_name(Str name, Str whole)
{
    return name.n && whole.n > name.n + 1 && whole.p[whole.n - name.n - 1] == ' ' &&
           str_eq(str_slice(whole, whole.n - name.n, whole.n), name);
}

/* 상담센터, 학교 급식실 */
static bool ends_in_part(const Ie *ie, Range r)
{
    enum { PART = 6 };
    for (uint32_t n = 2; n <= PART && n <= r.end - r.beg; n++)
        if (kind_part(ie, r.end - n, r.end)) return true;
    return false;
}

/* LS, where one is at LS전선. */
static bool begins_name(Str name, Str whole)
{
    enum { LEAST = 2 };
    return name.n >= LEAST && whole.n > name.n && whole.p[name.n] != ' ' && str_eq(str_slice(whole, 0, name.n), name);
}

/* 학교, where one is at 새봄초등학교: its kind, and nothing more. */
static bool ends_name(Str name, Str whole)
{
    enum { LEAST = 6, MOST = 9 };      /* two syllables, three */
    return name.n >= LEAST && name.n <= MOST && whole.n > name.n && str_ends(whole, name);
}

static bool by_sentence(OrgAsk *q)
{
    EvCand *c = q->c;
    if (c->en && c->org_own && q->group != GROUP_SEARCH && short_name(c->org, q->st->held)) c->org = q->st->held;
    kind_worked(q);
    name_worked(q);
    bool named = !c->en && c->org_own && q->group == GROUP_HELD;
    if (named && (begins_name(c->org, q->st->held) || ends_name(c->org, q->st->held))) c->org = q->st->held;
    /* 왓챠 동료 셋과 창업했다: where one is, is no venture of one's own. */
    bool there = c->type == EV_FOUND && !c->en && c->org_own && !c->org_kind && str_eq(c->org, q->st->held);
    if (there || other_firm(q)) c->org = S(""), c->org_own = false;
    if (c->type == EV_FOUND && c->org_kind && c->fact != FACT_ACTUAL) c->org = S("");
    /* 컨테이너 야드에서 일했다: where one is employed, a place that nothing knows is a part of it. */
    const Range *head = &c->found.kind_head;
    bool unit = c->org_kind && head->end && (kind_part(q->ie, head->beg, head->end) || before_part(q->ie, head->end));
    if (c->org_kind && head->end && !c->dated) unit |= ends_in_part(q->ie, *head);         /* 고객 상담센터에서 */
    bool part = (c->org_guess || unit) && c->type == EV_WORK && !c->en && q->st->held.n && !q->st->left;
    if (part) c->org = q->st->held, c->org_own = c->org_kind = false;
    if (definite_kind(q)) c->org = q->st->held, c->org_kind = false;
    else if (c->type == EV_JOIN && c->org_kind && !c->en && q->st->chosen.n) c->org = q->st->chosen;
    else known_recall(q->ie, q->st, c);
    name_told(q->ie, c);
    if (part) return true;
    if (c->org_own && c->org_kind && q->group == GROUP_SEARCH && by_count(q)) c->org = S("");
    return c->org_own;
}

/* 2021년에 지금 회사로 이직했다, 지금 다니는 병원으로 옮겼다: the one where one is at the time of writing. */
static bool by_present(OrgAsk *q)
{
    enum { SYL_UI = 0xC758, SYL_NEUN = 0xB294 };
    const Ie *ie = q->ie;
    const Doc *d = ie->doc;
    EvCand *c = q->c;
    if (c->en || c->type != EV_JOIN) return false;
    for (uint32_t i = doc_tok_at(d, clause_from(c)); i + 1 < d->n_tok && d->tok[i].beg < c->beg; i++) {
        const Token *t = &d->tok[i];
        uint32_t len = cue_len(ie, t->beg, t->end, CUE_BIT(CUE_NOW)), over = t->end - t->beg - len;
        if (!len || over > 1 || (over && d->ch[t->end - 1] != SYL_UI) || d->ch[t->end - 1] == SYL_NEUN) continue;
        const Token *kind = t + 1;
        if (d->ch[kind->end - 1] == SYL_NEUN && i + 2 < d->n_tok) kind++;                    /* 다니는 */
        if (kind->beg >= c->beg || !cue_len(ie, kind->beg, kind->end, CUE_BIT(CUE_COMPANY) | CUE_BIT(CUE_EMPLOYER))) continue;
        c->org = q->st->present;
        c->org_own = c->org_kind = false;
        if (!c->org.n) name_behind(ie, c, &c->org);
        return true;
    }
    return false;
}

/* A new firm or job is named a little later: 법인을 만들었다. 이름은 …. */
static bool named_after(const Ie *ie, EvCand *c)
{
    enum { SOON = 60 };
    uint32_t i = ie_mention_from(ie, c->to);
    while (i < ie->mention.n && ie->mention.v[i].beg < c->to + SOON && !mention_is(ie, i, ENT_ORG)) i++;
    if (i >= ie->mention.n || ie->mention.v[i].beg >= c->to + SOON) return false;
    /* 국숫집을 이어받았다. 이노션에서 일했다: of another, more would be told than its name. */
    if (!c->en && !is_said(ie, ie->mention.v[i].end, ie->doc->n)) return false;
    c->org = mention_name(ie, i);
    return true;
}

/* 지금은 작은 민박을 한다: the venture that is run. */
static bool runs_venture(OrgAsk *q)
{
    enum { GAP = 2 };
    EvCand *c = q->c;
    Range v = c->found.venture;
    if (c->type != EV_WORK || c->en || !v.end || v.end >= c->beg || c->fact != FACT_ACTUAL) return false;
    uint8_t josa = JOSA_NONE;
    uint32_t len = josa_at(q->ie, v.end, c->beg, &josa);
    if (josa != JOSA_OBJECT || v.end + len + GAP <= c->beg) return false;
    Kind k = kind_phrase(q->ie, v.beg, v.end, q->ie->doc->sent[c->sent].beg);
    c->org = words_in(q->ie, k.r);
    c->org_own = c->org_kind = true;
    return true;
}

/* 카페를 차렸다: with no name a little later, the kind of venture stands for it. */
static bool by_venture(OrgAsk *q)
{
    enum { OWN = 7 };                  /* my own, our own */
    EvCand *c = q->c;
    if (runs_venture(q)) return true;
    if (c->type == EV_FOUND && !c->en && !c->found.venture.end && c->found.team.beg >= c->from) c->found.venture = c->found.team;
    if (c->type != EV_FOUND || c->fact != FACT_ACTUAL || !c->found.venture.end) return false;
    uint8_t josa = JOSA_NONE;
    josa_at(q->ie, c->found.venture.end, q->ie->doc->sent[c->sent].end, &josa);
    if (!c->en && josa == JOSA_IN && c->found.venture.beg < c->from) return false;        /* 친구 사무실에서 일하다가 개업했다 */
    if (named_after(q->ie, c)) return c->org.n > 0;
    /* on my own: that says of no firm what it is. */
    const Token *t = &q->ie->doc->tok[doc_tok_at(q->ie->doc, c->found.venture.beg)];
    bool bare = c->en && en_is(q->ie, t, EN_OWNER) && c->found.venture.end - c->found.venture.beg <= OWN;
    if (!bare) c->org = words_in(q->ie, c->found.venture), c->org_kind = true;
    return true;
}

/* 공무원 시험에 합격했다: no employer that was named before is meant. */
static bool by_exam(OrgAsk *q) { return !q->c->en && q->c->type != EV_WITHDRAW && kind_exam(q->ie, q->c); }

/* 자퇴했다: what is a school's has no employer. */
static bool by_school(OrgAsk *q) { return q->c->rule->school; }

/* A row of a list names its employer, unless the heading does: 2022.02 ~ 현재 프리랜서 통번역사. */
static bool by_row(OrgAsk *q)
{
    EvCand *c = q->c;
    if (c->rule != &q->ie->an->event->note_work) return false;
    Range name;
    if (!q->st->heading.n && memchr(c->date.p ? c->date.p : "", '/', c->date.n) && row_name(q->ie, c, &name)) {
        c->org = words_in(q->ie, name);
        return true;
    }
    if (!c->en && q->ie->doc->line[c->line].kind != LINE_ITEM) return false;
    c->org = q->st->heading;
    return true;
}

/* ---------------------------------------------------------------- joined */
/* 첫 직장은 누리소프트였다. 6월에 입사했다: the one that has just been introduced. */
static bool by_intro(OrgAsk *q)
{
    const Story *st = q->st;
    if (!st->intro.n || q->c->type == EV_FOUND || q->c->sent - st->intro_sent > ORG_SENT) return false;
    bool works = q->c->type == EV_WORK && q->c->rule->takes && q->c->dated &&
                 (!st->held.n || (!q->c->en && str_eq(st->held, st->intro)));         /* 전 직장은 나래였다. … 근무했다 */
    if (q->group == GROUP_HELD && !works) return false;
    q->c->org = st->intro;
    q->st->intro = S("");
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
    named_after(q->ie, q->c);
    return true;
}

/* 하나은행에서 14년을 근무했다. 2004년 1월에 입행해서: what was summed up before is told from its beginning. */
static bool is_summed(const Story *st, const EvCand *c)
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

/* 누리소프트는 작은 회사였다. 6월에 입사했다: the last one named. One joins neither where one is nor where one was
 * refused. */
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

static bool by_focus(OrgAsk *q)
{
    EvCand *c = q->c;
    uint32_t i = mention_before(q->ie, ENT_ORG, near_from(q->ie, c, ORG_FAR), c->beg);
    if (i != UINT32_MAX && !(c->flags & EVF_MINE && is_theirs(q, i))) c->org = mention_name(q->ie, i);
    const Story *st = q->st;
    bool there = str_eq(c->org, st->held) && (!st->left || (!c->en && !named_since_left(q->ie, st, c)));
    if (there || str_eq(c->org, st->refused)) c->org = S("");
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
        const TrigRule *r = &nouns->rule[lex_match_entry(nouns->book, m, 0)];
        uint16_t next = at + m.len < s->end ? ie->doc->ch[at + m.len] : '.';
        bool though = next == 0xC778 /* 인 */ && ie->doc->ch[at + m.len + 1] == 0xB370 /* 데 */;    /* 인 누리상사: that is called so */
        bool is = next == 0xC600 /* 였 */ || next == 0xC774 /* 이었 */ || next == 0xC785 /* 입니다 */ || though;
        bool ends = next == ',' || next == '.' || is;
        if (r->shape != SHAPE_CUE || (r->cue != CUE_EMPLOYER && r->cue != CUE_COMPANY) || !ends) continue;
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

static bool by_naming(OrgAsk *q) { return name_behind(q->ie, q->c, &q->c->org); }

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
    if (!q->st->held.n) return false;
    uint32_t last = d->sent[c->sent].tok_end, near = c->en ? c->end + 40 : c->beg;
    for (uint32_t i = doc_tok_at(d, clause_from(c)); i < last && d->tok[i].beg < near; i++) {
        if (!kind_there(ie, &d->tok[i], c->en)) continue;
        if (is_place_there(q, d->tok[i].beg)) return true;
        q->c->org = q->st->held;
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

/* I walked into a garage and asked for a job. They took me on: the one asked. */
static bool by_answer(OrgAsk *q)
{
    const Story *st = q->st;
    if (!q->c->en || !q->c->rule->invite || !st->asked.n || q->c->sent - st->asked_sent > 2) return false;
    q->c->org = st->asked;
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
    q->c->org = q->st->latest;
    return true;
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

/* 3년 뒤 퇴사했다: the one that holds. */
static bool by_held(OrgAsk *q)
{
    q->c->org = q->st->held;
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
    {JOIN | HELD, by_leaving, "left before"},
    {JOIN, by_present, "where one is now"},
    {EACH | 1 << GROUP_SCHOOL | 1 << GROUP_NONE, by_sentence, "sentence"},
    {EACH, by_venture, "venture"},
    {EACH, by_line_head, "head of the line"},
    {EACH, by_school, "school"},
    {EACH, by_row, "row"},
    {EACH, by_offer, "offer"},
    {JOIN | SEARCH, by_naming, "named behind"},
    {SEARCH, by_predicate, "told behind"},
    {SEARCH, by_exam, "examination"},
    {SEARCH, by_count, "many"},
    {SEARCH, by_course, "course"},
    {SEARCH, by_asked, "applied to last"},
    {SEARCH, by_boss, "the one above"},
    {SEARCH, by_entry, "joined just before"},
    {SEARCH, by_line, "line"},
    {JOIN | HELD, by_part, "part of a house"},
    {JOIN | HELD, by_freelance, "freelance"},
    {JOIN | HELD, by_intro, "introduced"},
    {JOIN | HELD, by_there, "there"},
    {JOIN, by_joined, "joined just before"},
    {JOIN, by_summed, "summed up before"},
    {JOIN, by_they, "in the same sentence"},
    {JOIN, by_answer, "asked before"},
    {JOIN, by_heading, "heading"},
    {JOIN, by_founding, "founded"},
    {JOIN, by_dated_row, "row of the same date"},
    {JOIN, by_focus, "named last"},
    {JOIN, by_next_sentence, "next sentence"},
    {HELD, by_chosen, "said yes last"},
    {HELD, by_part_time, "part-time"},
    {HELD, by_now, "joined last"},
    {HELD, by_left, "left before"},
    {HELD, by_before, "before the one that holds"},
    {HELD, by_held, "employer that holds"},
};

/* I joined a bootcamp: whoever joins a course and no post learns there. */
static bool is_entry(const Ie *ie, const EvCand *c)
{
    const Found *f = &c->found;
    uint32_t tok = c->en && f->school.beg > c->end ? doc_tok_at(ie->doc, f->school.beg) : 0;
    if (tok && en_is(ie, &ie->doc->tok[tok - 1], EN_FROM | EN_OF)) return false;        /* straight from school */
    for (uint32_t i = c->en ? doc_tok_at(ie->doc, c->beg) : ie->doc->n_tok; i < ie->doc->n_tok && ie->doc->tok[i].beg < c->end; i++)
        if (en_is(ie, &ie->doc->tok[i], EN_TITLE)) return false;                       /* took a post at Kingsmead School */
    bool learns = f->course.beg > c->end || (c->org_school && f->school.beg > c->end);
    return c->en && c->type == EV_JOIN && learns && !f->role.end && !f->rank.end && f->org == UINT32_MAX;
}

/* 폴리텍대학 산업설비과에 들어갔다: a department is entered to learn. */
static bool is_department(const Ie *ie, const EvCand *c)
{
    enum { SYL_GWA = 0xACFC, SYL_E = 0xC5D0, WORD = 14 };
    const Doc *d = ie->doc;
    const Found *f = &c->found;
    uint32_t at = f->school.end;
    bool may = !c->en && c->type == EV_JOIN && at && at < c->beg && !f->role.end && !f->rank.end && d->cls[at] == CH_SPACE;
    uint32_t end = at + 1;
    while (may && end < c->beg && end - at < WORD && d->cls[end] == CH_HANGUL) end++;
    return may && end > at + 4 && d->ch[end - 1] == SYL_E && d->ch[end - 2] == SYL_GWA && end + 1 >= c->beg;
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
    bool of = at && at < c->beg && (ie->doc->ch[at] == 0xC758 /* 의 */ || at + 1 == c->found.role.beg);
    for (uint32_t k = index, n = 0; of && k-- > 0 && n < BACK; n++)
        if (str_eq(ie->ev.v[k]->org, c->org)) return false;
    return of;
}

/* 2005년에 누리소프트 정직원이 되었다. */
static bool is_hiring(const Ie *ie, const Story *st, const EvCand *c)
{
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
    if (kind_post(ie, c)) return true;
    const EvCand *e = index ? ie->ev.v[index - 1] : NULL;
    bool step = e && group_of(e->type) == GROUP_SEARCH && !e->org_own && e->fact == FACT_ACTUAL;
    return step && c->sent - e->sent <= 1 && e->line == c->line && e->found.house && str_eq(e->org, st->held);
}

/* 누리소프트 공채에 붙었다. 연구소에 배치되어: who has just said yes places one, where one is with nobody else. */
static bool is_placed(const Story *st, const EvCand *c)
{
    bool free = (!st->held.n || st->left) && st->chosen.n && !st->serving && c->sent - st->chosen_sent <= ORG_SENT;
    return c->type == EV_TRANSFER && !c->en && free && (!c->org_own || c->org_kind) && c->fact == FACT_ACTUAL;
}

/* 차세대 TF에 합류했다: a team alone, where one is employed and nothing else was chosen. */
static bool joins_team(const Story *st, const EvCand *c)
{
    bool team = c->type == EV_JOIN && !c->en && c->found.team.end && !c->found.role.end && !c->found.employment && !c->org_own;
    return team && c->fact == FACT_ACTUAL && st->held.n && !st->left && !st->chosen.n && !st->asked.n && !(c->flags & EVF_WEAK);
}

/* 2022년에 다시 오스템으로 복귀했다: elsewhere in between, one comes back to an employer of before. */
static bool comes_back(const Ie *ie, const Story *st, uint32_t index)
{
    enum { BACK = 64 };
    const EvCand *c = ie->ev.v[index];
    bool may = c->type == EV_TRANSFER && !c->en && c->org_own && !c->org_kind && !c->org_guess &&
               c->fact == FACT_ACTUAL && c->found.org != UINT32_MAX && st->held.n && !str_eq(st->held, c->org) && !st->serving;
    for (uint32_t k = index, n = 0; may && k-- > 0 && n < BACK; n++)
        if (ie->ev.v[k]->type == EV_JOIN && str_eq(ie->ev.v[k]->org, c->org)) return true;
    return false;
}

/* The group of the candidate as it stands here: what goes on in the house is with the one that holds, and so is an
 * order to move (발령) when there is one. */
static Group group_here(const Ie *ie, const Story *st, uint32_t index, EvCand *c)
{
    Group g = group_of(c->type);
    bool affair = c->type == EV_CONTEXT && c->rule->shape != SHAPE_BARE && !kind_life(ie, c);
    bool inside = g == GROUP_SEARCH && !st->left && kind_house(ie, c);
    inside = inside || (g == GROUP_SEARCH && within_house(ie, st, index, c));
    if (inside) c->found.house = true;
    bool prize = c->type == EV_AWARD && ((st->held.n && kind_prize(ie, c)) || st->serving);
    bool house = affair || inside || prize || (g == GROUP_NONE && c->found.house);
    if (house || c->rule->stays) g = GROUP_HELD;
    if (is_hiring(ie, st, c) || comes_back(ie, st, index) || becomes_there(ie, st, index)) c->type = EV_JOIN, g = GROUP_JOIN;
    if (is_entry(ie, c) || is_department(ie, c)) c->type = EV_ENROLL, c->org = S(""), g = GROUP_SCHOOL;
    bool posted = c->type == EV_TRANSFER && !c->en && !st->held.n && !st->serving && c->org_own && !c->org_kind &&
                  !c->org_guess && c->fact == FACT_ACTUAL && c->dated && c->found.org != UINT32_MAX;
    /* 누리소프트 데이터팀으로 옮겼다, when one is there already */
    bool stays = c->type == EV_JOIN && !c->en && c->rule->needs == CUE_BIT(CUE_TEAM) && c->org_own && str_eq(c->org, st->held) && !st->left;
    if (stays) c->type = EV_TRANSFER, g = GROUP_HELD;
    if (posted) c->type = EV_JOIN, g = GROUP_JOIN;                 /* 경찰서에 배치됐다: where one was nowhere before */
    if (is_placed(st, c)) {
        if (c->org_kind && !c->team.n) c->team = c->org;
        c->org = S(""), c->org_own = c->org_kind = false;
        c->type = EV_JOIN, g = GROUP_JOIN;
    }
    /* 지금은 나래에서 일합니다. 누리병원을 골랐고 9월에 발령이 났다: what was told of now does not order one about then. */
    bool now = st->present.n && str_eq(st->held, st->present) && st->chosen.n;
    if (joins_team(st, c)) c->type = EV_TRANSFER, g = GROUP_HELD;
    if (c->rule->moves && !c->org_own && st->held.n && !now && !is_summed(st, c)) c->type = EV_TRANSFER, g = GROUP_HELD;
    return g;
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
    org_own(ie, c);
    /* 연구소에 배치되어 5년간 개발을 했다: the place in the house, told with the event before. */
    const EvCand *before = index ? ie->ev.v[index - 1] : NULL;
    if (before && before->sent == c->sent && c->org_kind && c->org.n && str_eq(before->team, c->org))
        c->org = S(""), c->org_own = c->org_kind = false;
    OrgAsk q = {.ie = ie, .st = st, .c = c, .index = index, .group = group_here(ie, st, index, c)};
    for (size_t i = 0; i < COUNT_OF(org_rules); i++)
        if (org_rules[i].groups >> q.group & 1 && org_rules[i].settles(&q)) {
            c->org_by = org_rules[i].name;
            return;
        }
}
