/* The employer that the event's own sentence names. Rules, as in argument_org.c. */
#include "argument_org_int.h"
#include "mark.h"

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
        if (e->type != EV_LEAVE || e->fact != FACT_ACTUAL || e->flags & EVF_OTHER || e->tail.head == HEAD_BEFORE)
            continue;
        bool there = c->found.org != UINT32_MAX && c->org_own && q->ie->mention.v[c->found.org].beg > e->beg;
        return !there && (!c->org.n || str_eq(c->org, e->org)) && (!c->en || c->beg > e->end);
    }
    return false;
}

/* 누리교대를 나와 교사로 일했다: the school that one learnt at does not employ. */
static bool just_learnt(const OrgAsk *q)
{
    const EvCand *c = q->c, *e = q->index ? q->ie->ev.v[q->index - 1] : NULL;
    return c->org_school && e && e->sent == c->sent && event_is_schooling((EventType)e->type) &&
           str_eq(e->other, c->org);
}

bool by_leaving(OrgAsk *q)
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
    /* By 2009 I was running the bakery. */
    bool rises = c->type == EV_PROMOTION || c->type == EV_TRANSFER || c->type == EV_CONVERSION;
    bool leaves = rises || c->type == EV_LEAVE || (c->type == EV_WORK && c->rule->shape == SHAPE_NOUN);
    bool may = c->en && leaves && c->org_kind && r->end && q->st->held.n && !q->st->left;
    uint32_t tok = may ? doc_tok_at(d, r->beg) : 0;
    if (!may || tok == 0) return false;
    bool one = d->tok[tok].end >= r->end;
    return one && en_is(q->ie, &d->tok[tok - 1], EN_DEFINITE);
}

/* the service, of the South Pennine Ambulance Service: is the word part of the name, whatever its capitals? */
static bool holds_kind(Str name, Str kind)
{
    for (size_t i = 0; kind.n && i + kind.n <= name.n; i++) {
        size_t k = 0;
        while (k < kind.n && (name.p[i + k] | 0x20) == (kind.p[k] | 0x20)) k++;
        if (k == kind.n && (i == 0 || name.p[i - 1] == ' ') && (i + k == name.n || name.p[i + k] == ' ')) return true;
    }
    return false;
}

/* I applied to a museum in Ghent. The museum said no: the kind with its article is the one spoken of. */
static Str known_kind(const OrgAsk *q)
{
    const EvCand *c = q->c;
    const Story *st = q->st;
    const Doc *d = q->ie->doc;
    bool may = c->en && (c->org_kind || c->org_school || c->org_guess) && c->org.n && q->group != GROUP_JOIN;
    const Range *r = c->org_kind ? &c->found.employer : &c->found.school;
    uint32_t tok = may ? doc_tok_at(d, c->org_guess ? c->beg : r->beg) : 0;
    /* the service offered me a post: right before the verb */
    if (may && c->org_guess && tok >= 2 && str_eq(words_in(q->ie, (Range){d->tok[tok - 1].beg, d->tok[tok - 1].end}), c->org)) tok--;
    bool whole = tok && (c->org_guess ? d->tok[tok].beg < c->beg : d->tok[tok].end >= r->end);
    if (!may || !whole || !en_is(q->ie, &d->tok[tok - 1], EN_DEFINITE)) return S("");
    const Str told[] = {q->group == GROUP_SEARCH ? st->asked : S(""), q->group == GROUP_SEARCH ? st->offered : S(""), st->held};
    for (size_t i = 0; i < COUNT_OF(told); i++)
        if (told[i].n > c->org.n && holds_kind(told[i], c->org)) return told[i];
    return S("");
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
bool ends_in_part(const Ie *ie, Range r)
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
    enum { LEAST = 6, MOST = 15 };     /* two syllables to five */
    return name.n >= LEAST && name.n <= MOST && whole.n > name.n && str_ends(whole, name);
}

/* 스타트업에 열 곳을 넣었다: one kind, many employers; 스타트업 열 곳에 tells it of them all. */
static void drop_counted(OrgAsk *q)
{
    Str org = q->c->org;
    if (q->c->found.counted_kind) return;
    q->c->org = S("");
    if (!by_count(q)) q->c->org = org;
}

/* 학회에서 포스터 발표를 했다. 우수포스터상을 받았다: who heard the talk gave the prize. */
static bool gave_at_talk(OrgAsk *q)
{
    const EvCand *c = q->c, *e = q->index ? q->ie->ev.v[q->index - 1] : NULL;
    bool told =
        e && e->type == EV_TALK && e->org.n && e->fact == FACT_ACTUAL && !(e->flags & EVF_OTHER) && e->line == c->line;
    if (!told || c->sent - e->sent > 1 || c->org.n || kind_prize(q->ie, c)) return false;
    q->c->org = e->org;
    return true;
}

/* 부산시장 표창을 받았다: the city gave it; 시청에서 표창을 받았다. */
bool by_giver(OrgAsk *q)
{
    EvCand *c = q->c;
    Range giver;
    if (c->en || c->type != EV_AWARD) return false;
    if (kind_giver(q->ie, c, &giver)) {
        c->org = words_in(q->ie, giver);
        c->org_own = true;
        return true;
    }
    return gave_at_talk(q) || (!c->org.n && award_caller(q));
}

/* 누리은행에 붙었다. 은행에 들어갔다; 도교육청 임용에 붙었다. 중학교에 발령받았다: the one that said yes, by its kind or by where it
 * sends one. */
static bool joins_chosen(const OrgAsk *q)
{
    EvCand *c = q->c;
    bool sent = c->org_school && c->rule->moves;
    if (c->type != EV_JOIN || c->en || !q->st->chosen.n || !(c->org_kind || sent)) return false;
    Str head = words_in(q->ie, c->found.kind_head);
    bool part = kind_part(q->ie, c->found.kind_head.beg, c->found.kind_head.end);           /* 부평공장에 입사했다 */
    bool other = c->found.kind_told && !c->found.kind_back && !part && str_find(q->st->chosen, head, 0) == SIZE_MAX;
    if (!sent && other && !c->rule->moves) return false;
    if (sent && !c->team.n) c->team = c->org;
    if (sent) c->org_school = false;
    return true;
}

/* I worked at a bank and did weekends at a pub. I left the pub: one that was told of not long before by that very word. */
static Str told_so(const Ie *ie, const EvCand *c)
{
    enum { BACK = 12 };
    for (uint32_t k = c->number, n = 0; c->en && k-- > 0 && n < BACK; n++) {
        const EvCand *e = ie->ev.v[k];
        bool at = e->type == EV_JOIN || e->type == EV_WORK;
        if (at && !(e->flags & EVF_OTHER) && e->org_own && name_holds(e->org, c->org)) return e->org;
    }
    return S("");
}

/* 누리소프트에 입사했다. A wish for a place of one's own (가게를 차릴까) names none; of the firm that said yes, joined as
 * 대기업에 합류했다, the name is known. */
bool by_sentence(OrgAsk *q)
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
    bool within = c->type == EV_WORK ||
                  ((c->type == EV_PROMOTION || c->type == EV_ROLE_CHANGE || c->type == EV_CONVERSION) && unit);
    bool part = (c->org_guess || unit) && within && !c->en && q->st->held.n && !q->st->left;
    if (part) c->org = q->st->held, c->org_own = c->org_kind = false;
    Str known = known_kind(q);
    if (known.n) c->org = known, c->org_kind = c->org_school = c->org_guess = false;
    bool definite = definite_kind(q);
    Str so = definite ? told_so(q->ie, c) : S("");
    if (definite) c->org = so.n ? so : q->st->held, c->org_kind = false;
    else if (joins_chosen(q)) c->org = q->st->chosen;
    else known_recall(q->ie, q->st, c);
    name_told(q->ie, c);
    if (part) return true;
    if (c->org_own && c->org_kind && q->group == GROUP_SEARCH) drop_counted(q);
    return c->org_own;
}

/* 2021년에 지금 회사로 이직했다, 지금 다니는 병원으로 옮겼다: the one where one is at the time of writing. */
bool by_present(OrgAsk *q)
{
    const Ie *ie = q->ie;
    const Doc *d = ie->doc;
    EvCand *c = q->c;
    if (c->en || c->type != EV_JOIN) return false;
    for (uint32_t i = doc_tok_at(d, clause_from(c)); i + 1 < d->n_tok && d->tok[i].beg < c->beg; i++) {
        const Token *t = &d->tok[i];
        uint32_t len = cue_len(ie, t->beg, t->end, CUE_BIT(CUE_NOW)), over = t->end - t->beg - len;
        if (!len || over > 1 || (over && !is_mark(ie, MK_OF, d->ch[t->end - 1]))) continue;
        if (is_mark(ie, MK_TOPIC_OPEN, d->ch[t->end - 1])) continue;
        const Token *kind = t + 1;
        const uint64_t house = CUE_BIT(CUE_COMPANY) | CUE_BIT(CUE_EMPLOYER);
        bool verb = is_mark(ie, MK_GOES_ON, d->ch[kind->end - 1]) && !cue_len(ie, kind->beg, kind->end, house);
        if (verb && i + 2 < d->n_tok) kind++;                                                /* 다니는 */
        if (kind->beg >= c->beg || !cue_len(ie, kind->beg, kind->end, house)) continue;
        c->org = q->st->present;
        c->org_own = c->org_kind = false;
        if (!c->org.n && !name_behind(ie, c, &c->org)) {          /* one that goes without a name */
            bool whole = cue_len(ie, kind->beg, kind->end, house) == kind->end - kind->beg;
            c->org = words_in(ie, (Range){t->beg, whole ? kind->end : kind->beg + cue_len(ie, kind->beg, kind->end, house)});
        }
        return true;
    }
    return false;
}

/* I ran a small bike shop: the venture right behind the verb, told of as a new one. */
static bool runs_venture_en(OrgAsk *q)
{
    EvCand *c = q->c;
    const Doc *d = q->ie->doc;
    Range v = c->found.venture;
    if (c->type != EV_WORK || !v.end || v.beg < c->end || !kind_run(q->ie, &d->tok[doc_tok_at(d, c->beg)]))
        return false;
    Range r = kind_around(q->ie, v.beg, v.end, c->sent);
    uint32_t tok = doc_tok_at(d, r.beg);
    bool direct =
        tok > 0 && en_is(q->ie, &d->tok[tok - 1], EN_INDEFINITE | EN_OWNER) && d->tok[tok - 1].beg == c->end + 1;
    if (!direct) return false;
    c->org = words_in(q->ie, r);
    c->org_own = c->org_kind = true;
    return true;
}

/* 하다 itself: 한다, 했다; no verb that begins like it (합병했다, 해체했다). */
static bool is_do(const Ie *ie, const EvCand *c)
{
    return c->end == c->beg + 1 && is_mark(ie, MK_RUNS, ie->doc->ch[c->beg]);
}

/* 지금은 작은 민박을 한다: the venture that is run. */
static bool runs_venture(OrgAsk *q)
{
    enum { GAP = 2 };
    EvCand *c = q->c;
    Range v = c->found.venture, house;
    if (c->type != EV_WORK || c->en || c->fact != FACT_ACTUAL) return false;
    if (is_do(q->ie, c) && object_house(q->ie, c, &house)) {
        c->org = words_in(q->ie, house);
        c->org_own = c->org_kind = true;
        return true;
    }
    if (!v.end || v.end >= c->beg) return false;
    uint8_t josa = JOSA_NONE;
    uint32_t len = josa_at(q->ie, v.end, c->beg, &josa);
    if (josa != JOSA_OBJECT || v.end + len + GAP <= c->beg) return false;
    Kind k = kind_phrase(q->ie, v.beg, v.end, q->ie->doc->sent[c->sent].beg);
    c->org = words_in(q->ie, k.r);
    c->org_own = c->org_kind = true;
    return true;
}

/* 카페를 차렸다: with no name a little later, the kind of venture stands for it. */
bool by_venture(OrgAsk *q)
{
    enum { OWN = 7 };                  /* my own, our own */
    EvCand *c = q->c;
    if (q->c->en ? runs_venture_en(q) : runs_venture(q)) return true;
    if (c->type == EV_FOUND && !c->en && !c->found.venture.end && c->found.team.beg >= c->from)
        c->found.venture = c->found.team;
    if (c->type != EV_FOUND || c->fact != FACT_ACTUAL || !c->found.venture.end) return false;
    uint8_t josa = JOSA_NONE;
    josa_at(q->ie, c->found.venture.end, q->ie->doc->sent[c->sent].end, &josa);
    /* 친구 사무실에서 일하다가 개업했다 */
    if (!c->en && josa == JOSA_IN && c->found.venture.beg < c->from) return false;
    if (named_after(q->ie, c) || name_behind(q->ie, c, &c->org)) return c->org.n > 0;
    /* on my own: that says of no firm what it is. */
    const Token *t = &q->ie->doc->tok[doc_tok_at(q->ie->doc, c->found.venture.beg)];
    bool bare = c->en && en_is(q->ie, t, EN_OWNER) && c->found.venture.end - c->found.venture.beg <= OWN;
    if (!bare) c->org = words_in(q->ie, c->found.venture), c->org_kind = true;
    return true;
}

/* 공무원 시험에 합격했다: no employer that was named before is meant. */
bool by_exam(OrgAsk *q)
{
    enum { SENTS = 2 };
    bool exam = !q->c->en && q->c->type != EV_WITHDRAW && kind_exam(q->ie, q->c);
    /* 임용은 1차에서 떨어졌다. 이듬해 최종 합격했다: what goes on with it. */
    const EvCand *e = q->index ? q->ie->ev.v[q->index - 1] : NULL;
    exam |= !q->c->en && e && e->org_settled && group_of(e->type) == GROUP_SEARCH && q->c->sent - e->sent <= SENTS;
    if (exam) q->c->org_settled = true;
    return exam;
}

/* 나래대에 들어갔다. 휴학했다가 자퇴했다: what is a school's has no employer; which school one leaves is told, or was when
 * one entered it. */
bool by_school(OrgAsk *q)
{
    enum { BACK = 48 };
    const Ie *ie = q->ie;
    EvCand *c = q->c;
    if (!c->rule->school) return false;
    if (c->type != EV_LEAVE || c->en) return true;
    if (c->found.school.end && school_named(ie, c)) c->org = school_name(ie, c), c->org_school = true;
    for (uint32_t k = q->index, n = 0; !c->org.n && k-- > 0 && n < BACK; n++) {
        const EvCand *e = ie->ev.v[k];
        if (e->type != EV_ENROLL || e->fact != FACT_ACTUAL || e->flags & EVF_OTHER) continue;
        if (e->found.school.end) c->org = school_name(ie, e), c->org_school = true;
        return true;
    }
    return true;
}
