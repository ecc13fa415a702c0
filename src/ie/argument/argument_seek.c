/* The employer that is sought: applied to, interviewed by, offered by, turned down. */
#include "argument_org_int.h"

static bool is_mark(uint16_t ch)
{
    static const bool ascii[128] = {[':'] = true, ['|'] = true, ['-'] = true, ['('] = true};
    return (ascii[ch % COUNT_OF(ascii)] & (ch < COUNT_OF(ascii))) | (ch == 0x2192 /* → */);
}

static uint32_t marks_skip(const Doc *d, uint32_t at, uint32_t end)
{
    enum { MARKS = 16 };
    if (end > at + MARKS) end = at + MARKS;
    while (at < end && (d->cls[at] == CH_SPACE || d->cls[at] == CH_PUNCT || d->cls[at] == CH_OTHER)) at++;
    return at;
}

/* **당근.** 서류는 통과했는데 …: what is set in bold at the head of the line. */
static bool bold_head(const Doc *d, uint32_t from, uint32_t beg, uint32_t end, Range *out)
{
    enum { HEAD = 24 };
    if (beg < from + 2 || d->ch[beg - 1] != '*' || d->ch[beg - 2] != '*') return false;
    uint32_t at = beg;
    while (at < end && at - beg <= HEAD && d->ch[at] != '*') at++;
    if (at == beg || at + 1 >= end || d->ch[at] != '*' || d->ch[at + 1] != '*') return false;
    while (at > beg && (d->cls[at - 1] == CH_SPACE || d->cls[at - 1] == CH_PUNCT)) at--;
    *out = (Range){beg, at};
    return at > beg;
}

/* 누리소프트 - 서류 합격, 2차 면접 탈락: what stands before the first mark of the line, where the event stands behind it. */
static bool head_of(const Ie *ie, const EvCand *c, const Line *line, Range *out)
{
    enum { MARKS = 16, HEAD = 24, ASIDE = 200 };     /* units: of marks before it, its own, of what brackets behind it hold */
    const Doc *d = ie->doc;
    uint32_t beg = line->beg, at;
    beg = marks_skip(d, beg, line->end);
    uint32_t number = beg;
    while (number < line->end && number - beg < MARKS && d->cls[number] == CH_DIGIT) number++;
    if (number > beg && (d->ch[number] == ')' || d->ch[number] == '.' || d->ch[number] == ']')) beg = marks_skip(d, number, line->end);
    if (bold_head(d, line->beg, beg, line->end, out)) return out->end < c->beg;
    for (at = beg; at < line->end && at - beg <= HEAD && !is_mark(d->ch[at]); at++) {}
    bool hyphen = d->ch[at] == '-' && at > beg && d->cls[at - 1] != CH_SPACE;
    if (at == beg || at >= c->beg || !is_mark(d->ch[at]) || hyphen) return false;
    /* 누리소프트(2015~2018)와 …: what goes on behind the brackets is a sentence. */
    uint32_t close = at;
    while (d->ch[at] == '(' && close < line->end && close - at < ASIDE && d->ch[close] != ')') close++;
    if (d->ch[close] == ')' && close + 1 < line->end && d->cls[close + 1] == CH_HANGUL) return false;
    while (at > beg && (d->cls[at - 1] == CH_SPACE || d->cls[at - 1] == CH_PUNCT)) at--;
    *out = (Range){beg, at};
    return true;
}

/* 자동차 부품회사, 외국계 보안회사 A, 판교에 있는 중소: a head that ends in a kind of employer, or in a letter behind one. */
static bool ends_in_kind(const Ie *ie, Range r)
{
    enum { WORDS = 5 };
    const Doc *d = ie->doc;
    const RuleSet *nouns = &ie->an->event->noun;
    uint32_t first = doc_tok_at(d, r.beg), last = doc_tok_at(d, r.end - 1), t = ie_timex_from(ie, r.beg);
    if (last > first && d->tok[last].end - d->tok[last].beg == 1 && d->tok[last].cls != CH_HANGUL) last--;
    if (last - first >= WORDS || (t < ie->tx.n && ie->tx.v[t].beg < r.end)) return false;
    for (uint32_t at = d->tok[last].beg; at + 1 < d->tok[last].end; at++) {
        LexMatch m;
        if (!ie_longest(ie, nouns->book, at, d->tok[last].end, &m) || at + m.len != d->tok[last].end) continue;
        const TrigRule *rule = employer_rule(nouns, m);
        if (rule) return rule->cue == CUE_EMPLOYER || last > first || at > d->tok[last].beg;
    }
    return false;
}

/* 채널톡: 최종 탈락: who makes what is used goes by its name. */
static bool is_product(const Ie *ie, Range r)
{
    uint32_t m = ie_mention_from(ie, r.beg);
    if (m >= ie->mention.n || ie->mention.v[m].beg != r.beg || ie->mention.v[m].end != r.end) return false;
    return mention_is(ie, m, ENT_RESOURCE) || mention_is(ie, m, ENT_SKILL);
}

/* A head that no list knows is an employer's unless it is a stage (서류 통과: 11곳), a date or a thing. */
static bool is_name(const Ie *ie, Range r)
{
    enum { WORDS = 3 };
    const Doc *d = ie->doc;
    uint32_t t = ie_timex_from(ie, r.beg), m = ie_mention_from(ie, r.beg);
    if ((t < ie->tx.n && ie->tx.v[t].beg < r.end) || (m < ie->mention.n && ie->mention.v[m].beg < r.end)) return false;
    uint32_t first = doc_tok_at(d, r.beg), n = 0;
    for (uint32_t i = first; i < d->n_tok && d->tok[i].beg < r.end; i++) {
        const Token *w = &d->tok[i];
        if (++n > WORDS || w->cls == CH_DIGIT || !kind_noun(ie, w->beg, w->end)) return false;
        LexMatch found;
        const RuleSet *nouns = ie->ko ? &ie->an->event->noun : &ie->an->event->en;
        if (!ie_longest(ie, nouns->book, w->beg, w->end, &found)) continue;
        for (uint32_t k = 0; k < found.n_entry; k++) {
            const TrigRule *rule = &nouns->rule[lex_match_entry(nouns->book, found, k)];
            if (rule->shape != SHAPE_CUE || (rule->cue != CUE_EMPLOYER && rule->cue != CUE_COMPANY)) return false;
        }
    }
    return n > 0;
}

/* Wise: phone screen, onsite, no. Bolt: offer, accepted: in prose, too, a sentence may begin with whom it is about. */
static bool sentence_head(OrgAsk *q)
{
    enum { HEAD = 4 };
    const Ie *ie = q->ie;
    const Doc *d = ie->doc;
    EvCand *c = q->c;
    const Sentence *s = &d->sent[c->sent];
    uint32_t i = s->tok_beg;
    while (i < s->tok_end && i - s->tok_beg < HEAD && d->tok[i].kind != TOK_PUNCT) i++;
    bool head = c->en && q->group == GROUP_SEARCH && i > s->tok_beg && i < s->tok_end && d->ch[d->tok[i].beg] == ':' &&
                d->tok[i].beg < c->beg;
    if (!head) return false;
    if (org_in(ie, s->beg, d->tok[i].beg, &c->org)) return true;
    uint32_t t = ie_timex_from(ie, s->beg), m = ie_mention_from(ie, s->beg);
    bool other = (t < ie->tx.n && ie->tx.v[t].beg < d->tok[i].beg) || (m < ie->mention.n && ie->mention.v[m].beg < d->tok[i].beg);
    for (uint32_t k = s->tok_beg; k < i; k++)
        other |= d->tok[k].cls != CH_LATIN || !ie_capital(ie, d->tok[k].beg) || phrase_ends(ie, &d->tok[k]);
    other |= kind_label(ie, &d->tok[s->tok_beg]) || d->tok[s->tok_beg].end < d->tok[s->tok_beg].beg + 3;
    if (!other) c->org = words_in(ie, (Range){d->tok[s->tok_beg].beg, d->tok[i - 1].end});
    return c->org.n > 0;
}

/* - 누리소프트 | 퇴사: an item or a line of a table speaks of the employer at its head. */
bool by_line_head(OrgAsk *q)
{
    const Line *line = &q->ie->doc->line[q->c->line];
    bool row = line->kind == LINE_ITEM || line->kind == LINE_TABLE;
    if (sentence_head(q)) {
        q->c->org_own = true;
        return true;
    }
    if (row && org_in(q->ie, line->beg, q->c->beg, &q->c->org)) return true;
    Range head;
    if (!head_of(q->ie, q->c, line, &head)) return false;
    bool bold = q->ie->doc->ch[line->beg] == '*';
    if (bold && q->group == GROUP_HELD && q->st->held.n && !q->st->left) return false;       /* of the one that holds */
    if (org_in(q->ie, head.beg, head.end, &q->c->org)) return true;
    bool named = is_name(q->ie, head) || (!q->c->en && (ends_in_kind(q->ie, head) || is_product(q->ie, head)));
    bool seeks = (row || bold) && q->group == GROUP_SEARCH && named;
    if (seeks) q->c->org = words_in(q->ie, head);
    return seeks;
}

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
    bool here = st->held.n && (!st->left || c->sent - st->left_sent <= JUST) && !c->en;
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
            return true;
        }
        return c->found.counted;
    }
    uint32_t last = d->sent[c->sent].tok_end, i = doc_tok_at(d, c->beg), to = i + WORDS < last ? i + WORDS : last;
    for (; i < to && d->tok[i].kind != TOK_PUNCT; i++) {
        bool number = i > 0 && (d->tok[i - 1].cls == CH_DIGIT || kind_number(q->ie, &d->tok[i - 1]));
        /* Three interviews on Zoom */
        if (number && c->type == EV_INTERVIEW && kind_few(q->ie, &d->tok[i - 1]) && d->line[c->line].kind == LINE_TEXT) continue;
        if (kind_many(q->ie, &d->tok[i]) && number) return true;
    }
    return false;
}

/* I applied for a master's: one applies for a course to no employer. */
bool by_course(OrgAsk *q)
{
    const Found *f = &q->c->found;
    if (q->c->en && q->st->asked.n && q->c->type != EV_APPLY && q->c->sent - q->st->asked_sent <= 1) return false;
    if (!f->course.end && !f->school.end) return false;
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
    const uint64_t seeks = CUE_BIT(CUE_JOB) | CUE_BIT(CUE_PAPERS) | CUE_BIT(CUE_ADVERT) | CUE_BIT(CUE_OFFER) | CUE_BIT(CUE_STAGE);
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

/* 누리소프트에 지원했다. 면접은 두 번이었다: the one applied to last. */
bool by_asked(OrgAsk *q)
{
    enum { ANSWER = 10 };              /* sentences: whoever was met is waited for longer */
    const Story *st = q->st;
    EvCand *c = q->c;
    bool answer = (c->type == EV_ACCEPTED || c->type == EV_REJECTED) && st->asked_met;
    uint32_t line = q->ie->doc->line[c->line].beg, near = near_from(q->ie, c, ORG_FAR), from = near > line ? near : line;
    if (!c->en && introduced(q->ie, st, c, from > st->asked_at ? from : st->asked_at)) {
        c->org_own = true;                                 /* it is what follows is about */
        return true;
    }
    if (!st->asked.n || c->sent - st->asked_sent > (answer ? ANSWER : ORG_SENT)) return false;
    bool newer = c->en && newer_org(q->ie, st, c);
    if (newer) q->st->asked = c->org, q->st->asked_at = c->end;            /* Acme never replied. Monzo did. I interviewed in May … */
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

/* 대표님이 팀장을 시켜 주겠다고 했다: where the author is, the one above offers. */
bool by_boss(OrgAsk *q)
{
    enum { BOSS_REACH = 160 };
    EvCand *c = q->c;
    const Doc *d = q->ie->doc;
    bool there = !q->st->left || c->sent - q->st->left_sent <= 2;
    bool may = (c->type == EV_ACCEPTED || c->type == EV_WITHDRAW) && q->st->held.n && there;
    uint32_t last = d->sent[c->sent].tok_end;
    uint32_t from = c->type == EV_WITHDRAW && !c->en ? d->sent[c->sent].beg : clause_from(c);
    if (from + BOSS_REACH < c->beg) from = c->beg - BOSS_REACH;
    for (uint32_t i = doc_tok_at(d, from); may && i < last && d->tok[i].beg < c->beg; i++) {
        if (!kind_boss(q->ie, &d->tok[i], c->en)) continue;
        c->org = q->st->held;
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
        if (q->ie->ev.v[k]->type == EV_LEAVE && q->ie->ev.v[k]->fact == FACT_ACTUAL && str_eq(q->ie->ev.v[k]->org, c->org)) return true;
    return false;
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
    return true;
}

/* ---------------------------------------------------------------- the row of a list */
static bool overlaps_name(const Ie *ie, uint32_t beg, uint32_t end)
{
    uint32_t t = ie_timex_from(ie, beg), m = ie_mention_from(ie, beg);
    bool time = (t > 0 && ie->tx.v[t - 1].end > beg) || (t < ie->tx.n && ie->tx.v[t].beg < end);
    return time || (m > 0 && ie->mention.v[m - 1].end > beg) || (m < ie->mention.n && ie->mention.v[m].beg < end);
}

/* 담당, 인턴, 면접: words that the events' book knows as something else. */
static bool is_cue(const Ie *ie, const Token *t)
{
    const RuleSet *nouns = &ie->an->event->noun;
    LexMatch m;
    if (!ie_longest(ie, nouns->book, t->beg, t->end, &m) || m.len != t->end - t->beg) return false;
    for (uint32_t i = 0; i < m.n_entry; i++) {
        const TrigRule *r = &nouns->rule[lex_match_entry(nouns->book, m, i)];
        if (r->shape != SHAPE_CUE || (r->cue != CUE_EMPLOYER && r->cue != CUE_COMPANY)) return true;
    }
    return false;
}

/* May the word be one of an employer's name? English writes it with a capital, Korean with no common noun. */
static bool names_word(const Ie *ie, const EvCand *c, const Token *t)
{
    if (overlaps_name(ie, t->beg, t->end) || t->cls == CH_DIGIT) return false;
    if (t->cls == CH_LATIN) return ie_capital(ie, t->beg) || en_is(ie, t, EN_OF);
    return !c->en && t->cls == CH_HANGUL && t->end - t->beg >= 2 && kind_noun(ie, t->beg, t->end) &&
           !kind_common(ie, t->beg, t->end) && !is_cue(ie, t);
}

/* 2020.05 ~ 2022.01 초록별 서비스 기획자: the words of the line that are no time and no role, where they stand together. */
bool row_name(const Ie *ie, const EvCand *c, Range *out)
{
    enum { WORDS = 4, ROW = 40 };      /* tokens: a longer line is no row */
    const Doc *d = ie->doc;
    const Line *line = &d->line[c->line];
    uint32_t n = 0, first = doc_tok_at(d, line->beg);
    Range r = {0, 0};
    for (uint32_t i = first; i < d->n_tok && d->tok[i].beg < line->end && i - first < ROW; i++) {
        const Token *t = &d->tok[i];
        bool word = t->kind != TOK_PUNCT && (t->end <= c->beg || t->beg >= c->end) && names_word(ie, c, t);
        if (word && n < WORDS) {
            if (!n++) r.beg = t->beg;
            r.end = t->end;
        } else if (n) {
            break;
        }
    }
    uint32_t next = r.end;
    while (next < line->end && d->cls[next] == CH_SPACE) next++;
    bool role = next >= line->end || d->cls[next] == CH_PUNCT || overlaps_name(ie, next, next + 1) || next == c->beg;
    *out = r;
    return n > 0 && role && r.end - r.beg > 2;
}
