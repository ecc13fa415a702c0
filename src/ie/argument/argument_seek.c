/* The employer that is sought: applied to, interviewed by, offered by, turned down. Rules, as in argument_org.c. */
#include "argument_org_int.h"

/* Does one of the first words behind `from` name a post in an office (시설관리직에, 9급으로)? */
static bool office_behind(const Ie *ie, uint32_t from, uint32_t to)
{
    enum { WORDS = 3, LEAST = 2 };
    const Doc *d = ie->doc;
    uint32_t first = doc_tok_at(d, from);
    for (uint32_t i = first; i < d->n_tok && i < first + WORDS && d->tok[i].beg < to; i++) {
        const Token *t = &d->tok[i];
        uint32_t beg = i > first && d->tok[i - 1].end == t->beg ? d->tok[i - 1].beg : t->beg;        /* 9 | 급 */
        for (uint32_t p = beg + LEAST; p <= t->end; p++) {
            uint8_t josa;
            if (kind_office(ie, (Range){beg, p}) && (p == t->end || josa_at(ie, p, t->end, &josa) == t->end - p)) return true;
        }
    }
    return false;
}

/* 태백시 시설관리직에 붙었다, 수원시 9급 공무원으로 임용됐다: a post in an office is with the town before it. */
bool by_office(OrgAsk *q)
{
    const Ie *ie = q->ie;
    const Doc *d = ie->doc;
    EvCand *c = q->c;
    uint32_t m = c->en ? UINT32_MAX : mention_before(ie, ENT_PLACE, d->sent[c->sent].beg, c->beg);
    if (m == UINT32_MAX) return false;
    uint32_t end = ie->mention.v[m].end;
    if (d->cls[end] != CH_SPACE || !kind_town(ie, end - 1) || !office_behind(ie, end + 1, c->beg)) return false;
    c->org = mention_name(ie, m);
    c->org_own = c->org_office = true;
    return true;
}

/* 정직원으로 남으라는 제안을 받았지만 사양했다: from where one is, or has just been. */
bool by_stay(OrgAsk *q)
{
    enum { JUST = 2 };
    const Story *st = q->st;
    EvCand *c = q->c;
    /* 피아노 회사에서 일을 맡아 달라고 했는데 사양했다: of the offer that the sentence tells */
    bool other =
        c->type == EV_WITHDRAW && st->offered.n && st->offered_sent == c->sent && !str_eq(st->offered, st->held);
    bool here = st->held.n && (!st->left || c->sent - st->left_sent <= JUST) && !c->en && !other;
    if (!here || (c->type != EV_ACCEPTED && c->type != EV_WITHDRAW) || !kind_stay(q->ie, c)) return false;
    c->org = st->held;
    return true;
}

/* 도쿄 지사로 가라는 제안이 있었는데 거절했다: another place of the house, where nobody else has been asked. */
bool by_move_within(OrgAsk *q)
{
    const Story *st = q->st;
    EvCand *c = q->c;
    bool here = st->held.n && !st->left && !st->asked.n && !c->en && c->found.team.end && !st->chosen.n;
    if (!here || (c->type != EV_ACCEPTED && c->type != EV_WITHDRAW)) return false;
    c->org = st->held;
    return true;
}

/* 합격 통보를 받았지만 거절했다: an offer and its refusal. */
bool by_offer(OrgAsk *q)
{
    const Story *st = q->st;
    if (q->c->type != EV_WITHDRAW || !st->offered.n || q->c->sent - st->offered_sent > 1) return false;
    q->c->org = st->offered;
    return true;
}

/* the school advertised, our company posted: an employer that is known to the reader, and what it did. */
static bool advertises(const Ie *ie, const Sentence *s)
{
    enum { NEAR = 3 };
    const Doc *d = ie->doc;
    for (uint32_t i = s->tok_beg + 1; i < s->tok_end; i++) {
        if (!kind_advertises(ie, &d->tok[i])) continue;
        for (uint32_t k = i; k-- > s->tok_beg && i - k <= NEAR;)
            if (kind_known(ie, s->tok_beg, k)) return true;
    }
    return false;
}

/* The school advertised a permanent post. I applied: within the house. */
bool by_vacancy(OrgAsk *q)
{
    const Story *st = q->st;
    EvCand *c = q->c;
    const Doc *d = q->ie->doc;
    if (!c->en || !st->held.n || st->left || st->asked.n || c->type != EV_APPLY || c->org_own) return false;
    const Sentence *s = &d->sent[c->sent];
    bool before = c->sent > 0 && s[-1].line == s->line && advertises(q->ie, s - 1);
    if (!before && !advertises(q->ie, s)) return false;
    c->org = st->held;
    c->org_own = true;                                     /* what follows is about it */
    return true;
}

/* 출판사 세 곳에 원서를 냈다: what kind those were that stand counted, the number beginning at `number`. */
static void counted_kind(const Ie *ie, EvCand *c, uint32_t number)
{
    enum { WORD_UNITS = 12 };
    const Doc *d = ie->doc;
    const RuleSet *nouns = &ie->an->event->noun;
    uint32_t end = number - 1, from = d->sent[c->sent].beg;
    if (number < from + 3 || d->cls[end] != CH_SPACE) return;
    for (uint32_t at = end > from + WORD_UNITS ? end - WORD_UNITS : from; at + 1 < end; at++) {
        LexMatch m;
        if (!ie_longest(ie, nouns->book, at, end, &m) || at + m.len != end) continue;
        const TrigRule *r = employer_rule(nouns, m);
        if (!r) continue;
        Kind k = kind_phrase(ie, at, end, from);
        if (r->cue == CUE_COMPANY && (!k.told || k.back)) return;
        c->org = words_in(ie, k.r);
        c->org_own = c->org_kind = true;
        return;
    }
}

/* 연구소 두 곳에 원서를 냈지만 두 곳 다 떨어졌다: they are of the kind just told. */
static void of_many(const Story *st, EvCand *c)
{
    if (!c->org.n && st->asked_many && c->sent - st->asked_sent <= 1) c->org = st->asked;
}

/* 상반기에만 42곳에 지원했다: many at once are none of them; their kind may be told. */
bool by_count(OrgAsk *q)
{
    EvCand *c = q->c;
    enum { WORDS = 6, BEHIND = 12 };
    const Doc *d = q->ie->doc;
    if (!c->en) {
        uint32_t end = d->sent[c->sent].end, to = c->end + BEHIND < end ? c->end + BEHIND : end;
        for (uint32_t from = clause_from(c), at = from > 2 ? from : 2; at < to; at++) {
            uint32_t number = kind_counted(q->ie, at, end);
            if (!number) continue;
            c->found.counted = true;
            if (number > from) counted_kind(q->ie, c, number);
            of_many(q->st, c);
            return true;
        }
        if (c->found.counted) of_many(q->st, c);
        return c->found.counted;
    }
    uint32_t last = d->sent[c->sent].tok_end, i = doc_tok_at(d, c->beg), to = i + WORDS < last ? i + WORDS : last;
    for (; i < to && d->tok[i].kind != TOK_PUNCT; i++) {
        bool number = i > 0 && (d->tok[i - 1].cls == CH_DIGIT || kind_number(q->ie, &d->tok[i - 1]));
        /* Three interviews on Zoom */
        if (number && c->type == EV_INTERVIEW && kind_few(q->ie, &d->tok[i - 1]) && d->line[c->line].kind == LINE_TEXT)
            continue;
        if (kind_many(q->ie, &d->tok[i]) && number) return true;
    }
    return false;
}

/* I applied for a master's: one applies for a course to no employer. */
bool by_course(OrgAsk *q)
{
    const Found *f = &q->c->found;
    if (q->c->en && q->st->asked.n && q->c->type != EV_APPLY && q->c->sent - q->st->asked_sent <= 1) return false;
    if (!f->course.end && (!f->school.end || is_advert(q->ie, q->c, f->school))) return false;
    return q->c->en || (!f->role.end && (!f->school.end || f->school.beg >= q->c->from));
}

/* An employer that was named behind the last one applied to is the one that is spoken of. */
static bool newer_org(const Ie *ie, const Story *st, EvCand *c)
{
    uint32_t i = mention_before(ie, ENT_ORG, st->asked_at, c->beg);
    while (i != UINT32_MAX && str_eq(mention_name(ie, i), st->held))
        i = mention_before(ie, ENT_ORG, st->asked_at, ie->mention.v[i].beg);
    if (i != UINT32_MAX) c->org = mention_name(ie, i);
    return i != UINT32_MAX;
}

/* 다음은 누리소프트. 넥슨 자리였다. 포스코 공고가 떴다: is the name that ends at `at` introduced as one that is sought? */
static bool is_sought(const Ie *ie, uint32_t at)
{
    enum { SOUGHT_UNITS = 6 };
    const uint64_t seeks =
        CUE_BIT(CUE_JOB) | CUE_BIT(CUE_PAPERS) | CUE_BIT(CUE_ADVERT) | CUE_BIT(CUE_OFFER) | CUE_BIT(CUE_STAGE);
    const Doc *d = ie->doc;
    if (at >= d->n || d->ch[at] == '.' || d->ch[at] == '!' || d->ch[at] == '\n' || copula_at(ie, at)) return true;
    uint32_t to = at + 1 + SOUGHT_UNITS < d->n ? at + 1 + SOUGHT_UNITS : d->n;
    return d->cls[at] == CH_SPACE && at + 1 < to && cue_len(ie, at + 1, to, seeks);
}

/* The last one so introduced in the sentences before the candidate, since `from`; one does not apply where one is. */
static bool introduced(const Ie *ie, const Story *st, EvCand *c, uint32_t from)
{
    enum { NAMES = 6 };
    uint32_t beg = ie->doc->sent[c->sent].beg, last = ie_mention_from(ie, beg);
    for (uint32_t i = last, left = NAMES; i-- > 0 && left-- > 0 && ie->mention.v[i].beg >= from;) {
        if (!mention_is(ie, i, ENT_ORG)) continue;
        Str name = mention_name(ie, i);
        if (str_eq(name, st->held) || str_eq(name, st->refused)) return false;
        uint32_t end = ie->mention.v[i].end, tok = doc_tok_at(ie->doc, ie->mention.v[i].beg);
        bool alone = tok == 0 || ie->doc->tok[tok - 1].kind == TOK_PUNCT;            /* 지영아. */
        if (!is_sought(ie, end) || (alone && ie->doc->ch[end] == '.')) return false;
        c->org = name;
        return true;
    }
    return false;
}

/* 오퍼는 두 곳에서 받았다. 하나는 독일 회사였는데 거절했다: the one that is told of. */
bool by_one_of(OrgAsk *q)
{
    enum { SENTS = 2 };
    const Ie *ie = q->ie;
    const Doc *d = ie->doc;
    EvCand *c = q->c;
    for (uint32_t n = 0; !c->en && !c->found.counted && n <= SENTS && n <= c->sent; n++) {
        uint32_t sent = c->sent - n;
        Range r;
        if (d->sent[sent].line != c->line || (q->st->asked.n && q->st->asked_sent > sent)) return false;
        if (!one_told(ie, sent, n ? d->sent[sent].end : c->beg, &r)) continue;
        c->org = words_in(ie, r);
        return c->org_own = c->org_kind = true;
    }
    return false;
}

/* 처음 본 면접은 당근이었다. */
bool by_predicate(OrgAsk *q)
{
    enum { NEAR = 8 };
    const Ie *ie = q->ie;
    EvCand *c = q->c;
    const Sentence *s = &ie->doc->sent[c->sent];
    uint32_t i = ie_mention_from(ie, c->end);
    bool near = !c->en && i < ie->mention.n && ie->mention.v[i].beg <= c->end + NEAR && ie->mention.v[i].end <= s->end;
    if (!near || !mention_is(ie, i, ENT_ORG) || str_eq(mention_name(ie, i), q->st->held)) return false;
    uint32_t end = ie->mention.v[i].end;
    if (end < s->end && ie->doc->ch[end] != '.' && !copula_at(ie, end)) return false;
    c->org = mention_name(ie, i);
    c->org_own = true;
    return true;
}

/* Where the line begins, or the items right above it: a list goes on to tell of the one that it names first. */
static uint32_t told_from(const Ie *ie, uint32_t line)
{
    enum { ITEMS = 4 };
    const Doc *d = ie->doc;
    for (int i = 0; i < ITEMS && line && d->line[line].kind == LINE_ITEM && d->line[line - 1].kind == LINE_ITEM; i++)
        line--;
    return d->line[line].beg;
}

/* [합격후기] 나래공사 최종합격: who said no is not the one that the whole text tells how to get to. */
static bool refused_by_title(const OrgAsk *q, Str org)
{
    return (q->c->type == EV_REJECTED || q->c->type == EV_WITHDRAW) && q->st->title.n && str_eq(org, q->st->title);
}

/* 누리소프트에 지원했다. 면접은 두 번이었다: the one applied to last. */
bool by_asked(OrgAsk *q)
{
    enum { ANSWER = 10, STAGE = 6 };   /* sentences: whoever was met is waited for longer, and so is who was written to */
    const Story *st = q->st;
    EvCand *c = q->c;
    bool answer = (c->type == EV_ACCEPTED || c->type == EV_REJECTED) && st->asked_met;
    uint32_t line = q->ie->doc->line[c->line].beg, near = near_from(q->ie, c, ORG_FAR),
             from = near > line ? near : line;
    uint32_t above = told_from(q->ie, c->line);
    if (above < line && above + ORG_FAR > c->beg) from = above;
    if (!c->en && introduced(q->ie, st, c, from > st->asked_at ? from : st->asked_at)) {
        c->org_own = true;                                 /* it is what follows is about */
        return true;
    }
    bool stage =
        !c->en && (c->type == EV_INTERVIEW || c->type == EV_ACCEPTED || c->type == EV_REJECTED) && !c->rule->invite;
    if (refused_by_title(q, st->asked)) return false;
    if (!st->asked.n || c->sent - st->asked_sent > (answer ? ANSWER : stage ? STAGE : ORG_SENT)) return false;
    /* They gave it to somebody else. … They'd offered it the year before: with that, it was over. */
    if (c->en && str_eq(st->asked, st->refused) && c->sent - st->asked_sent > 1) return false;
    bool newer = c->en && newer_org(q->ie, st, c);
    /* Acme never replied. Monzo did. I interviewed in May … */
    if (newer) q->st->asked = c->org, q->st->asked_at = c->end;
    else c->org = st->asked;
    return c->org.n > 0;
}

/* They turned me down in the spring. I applied again in September: where one was refused. */
bool by_refused(OrgAsk *q)
{
    enum { SENTS = 3, BEHIND = 3 };
    const Story *st = q->st;
    const Doc *d = q->ie->doc;
    EvCand *c = q->c;
    bool may = c->en && c->type == EV_APPLY && st->refused.n && !st->asked.n && c->sent - st->last_sent <= SENTS;
    uint32_t i = may ? doc_tok_at(d, c->end) : 0, end = d->sent[c->sent].tok_end;
    for (uint32_t n = 0; may && i < end && n < BEHIND; i++, n++) {
        if (!kind_again(q->ie, &d->tok[i])) continue;
        c->org = st->refused;
        c->org_own = true;                                 /* what follows is about it */
        return true;
    }
    return false;
}

/* 이력서를 냈다, 면접을 봤다: a post or a place is sought, for oneself. */
bool for_oneself(const EvCand *c)
{
    const uint64_t own = CUE_BIT(CUE_PAPERS) | CUE_BIT(CUE_SEAT) | CUE_BIT(CUE_SCHOOL);
    const Found *f = &c->found;
    bool told = c->rule->needs & own && !(c->rule->needs & (CUE_BIT(CUE_PROGRAM) | CUE_BIT(CUE_ORG)));
    return told || c->type == EV_SEARCH || c->type == EV_INTERVIEW || f->school.end || f->course.end || f->rank.end;
}

/* 이력서를 더 넣었다: do the words before the trigger tell of papers about oneself? */
static bool tells_papers(const Ie *ie, const EvCand *c)
{
    const Doc *d = ie->doc;
    for (uint32_t i = doc_tok_at(d, clause_from(c)); i < d->n_tok && d->tok[i].beg < c->beg; i++)
        if (cue_len(ie, d->tok[i].beg, d->tok[i].end, CUE_BIT(CUE_PAPERS) | CUE_BIT(CUE_RESUME))) return true;
    return false;
}

/* 유엔 봉사단은 합격했지만 안 갔다: what is about a programme is not about the employer asked before. */
bool by_programme(OrgAsk *q)
{
    const EvCand *c = q->c;
    uint32_t i = c->en || !c->found.occasion.end ? q->ie->mention.n : ie_mention_from(q->ie, c->found.occasion.beg);
    bool about = i < q->ie->mention.n && q->ie->mention.v[i].beg == c->found.occasion.beg && mention_is(q->ie, i, ENT_PROGRAM) &&
                 c->found.occasion.beg >= clause_from(c);
    if (about) q->c->org_settled = true;
    return about;
}

/* 누리랩을 창업했다. 팁스에 지원했다가 떨어졌다: for the venture, as long as no post is sought. */
bool by_own_venture(OrgAsk *q)
{
    const Story *st = q->st;
    EvCand *c = q->c;
    if (!st->venture || st->left || !st->held.n || c->type == EV_WITHDRAW || c->en || for_oneself(c) || tells_papers(q->ie, c))
        return false;
    c->org = st->held;
    return true;
}

/* 나래주조에서 일을 배웠다. 사장님이 눌러앉으라고 했다: where one is without being employed there. */
static Str helped_out(const OrgAsk *q)
{
    enum { BACK = 4, SENTS = 2 };
    for (uint32_t k = q->index, n = 0; !q->c->en && k-- > 0 && n < BACK; n++) {
        const EvCand *e = q->ie->ev.v[k];
        if (e->flags & EVF_OTHER || e->fact != FACT_ACTUAL) continue;
        if (q->c->sent - e->sent > SENTS || e->line != q->c->line) break;
        if ((e->type == EV_STUDY || e->type == EV_WORK) && e->org_own) return e->org;
    }
    return S("");
}

/* 대표님이 팀장을 시켜 주겠다고 했다: where the author is, the one above offers. */
bool by_boss(OrgAsk *q)
{
    enum { BOSS_REACH = 160 };
    EvCand *c = q->c;
    const Doc *d = q->ie->doc;
    bool there = !q->st->left || c->sent - q->st->left_sent <= 2;
    Str here = there ? q->st->held : helped_out(q);
    bool may = (c->type == EV_ACCEPTED || c->type == EV_WITHDRAW) && here.n;
    uint32_t last = d->sent[c->sent].tok_end;
    uint32_t from = c->type == EV_WITHDRAW && !c->en ? d->sent[c->sent].beg : clause_from(c);
    if (from + BOSS_REACH < c->beg) from = c->beg - BOSS_REACH;
    for (uint32_t i = doc_tok_at(d, from); may && i < last && d->tok[i].beg < c->beg; i++) {
        if (!kind_boss(q->ie, &d->tok[i], c->en)) continue;
        c->org = here;
        return true;
    }
    return false;
}

/* 입사했다. 면접은 두 번이었다: how one came to be there. */
bool by_entry(OrgAsk *q)
{
    enum { BACK = 32 };
    const Ie *ie = q->ie;
    EvCand *c = q->c;
    if (c->type == EV_REJECTED || c->type == EV_WITHDRAW) return false;        /* one is not turned down where one is */
    for (uint32_t k = q->index, left = BACK; k-- > 0 && left-- > 0 && c->sent - ie->ev.v[k]->sent <= 2;) {
        const EvCand *e = ie->ev.v[k];
        if (e->type == EV_SEARCH || e->type == EV_LEAVE) return false;         /* the next search */
        if (e->flags & EVF_OTHER || e->sent == c->sent || e->line != c->line) continue;
        bool joined = e->type == EV_JOIN && e->fact == FACT_ACTUAL && e->org.n && str_eq(e->org, q->st->held);
        if (!joined || c->dated) continue;
        /* I joined Acme in 2010. In 2015 I saw an advert. I applied: at a time of its own it is the next search. */
        if (c->en && date_in(ie, ie->doc->sent[e->sent].end, c->beg)) return false;
        c->org = e->org;
        return true;
    }
    return false;
}

/* One does not apply where one has been, unless that is said. */
static bool was_left(const OrgAsk *q)
{
    enum { BACK = 32 };
    const EvCand *c = q->c;
    for (uint32_t k = q->index, n = 0; !c->en && c->org.n && k-- > 0 && n < BACK; n++)
        if (q->ie->ev.v[k]->type == EV_LEAVE && q->ie->ev.v[k]->fact == FACT_ACTUAL &&
            str_eq(q->ie->ev.v[k]->org, c->org))
            return true;
    return false;
}

/* [합격후기] 나래공사 최종합격 … 4/19 서류 접수. 6/20 면접: what the whole text is about. */
bool by_title(OrgAsk *q)
{
    const Story *st = q->st;
    if (!st->title.n || refused_by_title(q, st->title) || q->c->en || (st->joined && str_eq(st->title, st->join_org)))
        return false;
    q->c->org = st->title;
    return true;
}

/* The last one named on the line, but one does not apply where one is. */
bool by_line(OrgAsk *q)
{
    EvCand *c = q->c;
    uint32_t line = q->ie->doc->line[c->line].beg;
    org_before(q->ie, line + ORG_FAR > c->beg ? line : c->beg - ORG_FAR, c, &c->org);
    /* Whoever refused has not said yes. */
    bool refused = c->type == EV_ACCEPTED && str_eq(c->org, q->st->refused);
    if (str_eq(c->org, q->st->held) || refused || was_left(q)) c->org = S("");
    /* - 6월 13일 누리공단 필기. 7월 3일 합격 - 7월 15일 면접: of what the items behind go on to tell */
    c->org_own = !c->en && c->org.n && q->ie->doc->line[c->line].kind == LINE_ITEM && c->type != EV_REJECTED;
    return true;
}
