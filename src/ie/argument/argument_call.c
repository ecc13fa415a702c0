/* An employer that spoke first: by an advertisement that the author saw (동네 보건소에서 사람을 뽑는다는 공고를 봤다), by a call or
 * a letter (작은 출판사에서 연락이 왔다). What is sought next, and what one joins then, is that. Rules, as in argument_org.c. */
#include "argument_kind_int.h"
#include "argument_org_int.h"
#include "mark.h"

/* The employer whose name or kind stands in [from, at) with a particle of the set, or (near) right before `at`. */
typedef struct Caller { Str org, role; bool kind, posting; uint32_t beg; } Caller;

static bool josa_fits(const Ie *ie, uint32_t at, uint32_t end, uint32_t josas, bool near)
{
    enum { NEAR = 10 };                /* units: 기간제 교사 공고 */
    uint8_t josa = JOSA_NONE;
    if (josa_at(ie, at, end, &josa) && josas & 1u << josa) return true;
    return near && josa == JOSA_NONE && ie->doc->cls[at] == CH_SPACE && at + NEAR >= end;
}

static bool named_caller(const Ie *ie, uint32_t from, uint32_t at, uint32_t josas, KindWord w, Caller *out)
{
    enum { BETWEEN = 12 };             /* 누리소프트 인사팀에서 */
    bool near = w == KW_POSTING, calls = w == KW_CALLS;
    const Doc *d = ie->doc;
    uint32_t m = mention_before(ie, ENT_ORG, from, at);
    if (m == UINT32_MAX) return false;
    uint32_t end = ie->mention.v[m].end, tok = doc_tok_at(d, end);
    bool fits = josa_fits(ie, end, at, josas, near);
    bool part =
        !fits && d->cls[end] == CH_SPACE && tok + 1 < d->n_tok && d->tok[tok].beg <= end + 1 && d->tok[tok].end < at;
    uint8_t josa = JOSA_NONE;
    for (uint32_t p = d->tok[tok].end > end + 4 ? d->tok[tok].end - 3 : end + 2; part && !fits && p < d->tok[tok].end; p++)
        fits = p - end < BETWEEN && josa_at(ie, p, at, &josa) == d->tok[tok].end - p &&
               (josa == JOSA_IN || (calls && (josa == JOSA_SUBJECT || josa == JOSA_FROM)));        /* 누리소프트 리크루터가 연락을 줬다 */
    if (fits) *out = (Caller){.org = mention_name(ie, m), .beg = ie->mention.v[m].beg};
    return fits;
}

/* 본사, 우리 회사: where one is. */
static bool kind_caller(const Ie *ie, uint32_t from, uint32_t at, uint32_t josas, bool near, Caller *out)
{
    const Doc *d = ie->doc;
    const RuleSet *nouns = &ie->an->event->noun;
    for (uint32_t i = doc_tok_at(d, at); i-- > 0 && d->tok[i].beg >= from;) {
        const Token *t = &d->tok[i];
        for (uint32_t p = t->beg; t->cls == CH_HANGUL && p + 1 < t->end; p++) {
            LexMatch m;
            const TrigRule *r = ie_longest(ie, nouns->book, p, t->end, &m) ? employer_rule(nouns, m) : NULL;
            uint32_t apart = r ? kind_apart(ie, p + m.len) : 0;
            if (!r || !(josa_fits(ie, p + m.len, at, josas, near) ||
                        (apart && apart < at && josa_fits(ie, apart, at, josas, false))))
                continue;
            if (p > t->beg && !r->inner) continue;
            Kind k = kind_phrase(ie, p, p + m.len, from);
            /* 로펌 서울 사무소에서 */
            bool part = apart && d->cls[p + m.len] == CH_SPACE && !kind_ones(ie, p + m.len);
            if (part && !josa_fits(ie, p + m.len, at, josas, near)) k.r.end = apart;
            bool any = r->cue == CUE_COMPANY || kind_generic(ie, p, p + m.len);
            if (kind_part(ie, p, p + m.len) || (any && !k.told) || (k.back && !k.told)) return false;
            *out = (Caller){.org = words_in(ie, k.r), .kind = true, .beg = k.r.beg};
            return true;
        }
    }
    return false;
}

/* 국립 문화기관 자료실에서 사람을 뽑는다: whoever takes people on employs, be the word for it known or not. */
static bool word_caller(const Ie *ie, uint32_t from, uint32_t at, Caller *out)
{
    enum { STEM = 2, JOSA_MAX = 4 };
    const Doc *d = ie->doc;
    for (uint32_t i = doc_tok_at(d, at); i-- > 0 && d->tok[i].beg >= from;) {
        const Token *t = &d->tok[i];
        if (t->cls != CH_HANGUL) continue;
        for (uint32_t p = t->end > t->beg + STEM + JOSA_MAX ? t->end - JOSA_MAX : t->beg + STEM; p < t->end; p++) {
            uint8_t josa = JOSA_NONE;
            if (josa_at(ie, p, at, &josa) != t->end - p || josa != JOSA_IN) continue;
            uint32_t m = ie_mention_from(ie, t->beg);
            bool named = m < ie->mention.n && ie->mention.v[m].beg < p;              /* 서울에서 */
            if (named || kind_is_time(ie, (Range){t->beg, p}) || !kind_noun(ie, t->beg, p) || kind_generic(ie, t->beg, p)) return false;
            if (kind_part(ie, t->beg, p) || kind_there(ie, t, false)) return false;
            Range r = kind_words(ie, t->beg, p, from);
            *out = (Caller){.org = words_in(ie, r), .kind = true, .beg = r.beg};
            return true;
        }
    }
    return false;
}

/* The first token of the sentence that stands near enough to `to` to be asked by whom one is called. */
static uint32_t call_from(const Doc *d, const Sentence *s, uint32_t to)
{
    enum { REACH = 240 };              /* units: whatever the sentence, an event costs no more */
    return to > s->beg + REACH ? doc_tok_at(d, to - REACH) : s->tok_beg;
}

/* The first word of the sentence before `to` by which one is called, and who calls. */
static bool caller_in(const Ie *ie, uint32_t sent, uint32_t to, Caller *out)
{
    enum { CLAUSE = 60, MOST = 6 };    /* units; words that are asked */
    const Doc *d = ie->doc;
    const Sentence *s = &d->sent[sent];
    bool found = false;
    uint32_t asked = 0;
    for (uint32_t i = call_from(d, s, to) + 1; i < s->tok_end && d->tok[i].beg < to && !found && asked < MOST; i++) {
        const Token *t = &d->tok[i];
        KindWord w = kind_call(ie, t);
        if (w == KW_NONE) continue;
        asked++;
        uint32_t from = t->beg > s->beg + CLAUSE ? t->beg - CLAUSE : s->beg;
        uint32_t josas = 1u << JOSA_IN | 1u << JOSA_FROM | (w == KW_HIRES ? 1u << JOSA_SUBJECT : 0);
        bool near = w == KW_POSTING;
        found = named_caller(ie, from, t->beg, josas, w, out) || kind_caller(ie, from, t->beg, josas, near, out) ||
                (w == KW_HIRES && word_caller(ie, from, t->beg, out));
        uint32_t post = found && w != KW_CALLS ? mention_before(ie, ENT_ROLE, out->beg, t->beg) : UINT32_MAX;
        if (post != UINT32_MAX) out->role = mention_name(ie, post);          /* 사서를 뽑는다는 */
        out->posting = w == KW_POSTING;
    }
    return found;
}

bool called_before(const Ie *ie, uint32_t sent)
{
    const Doc *d = ie->doc;
    if (!sent || d->sent[sent - 1].line != d->sent[sent].line) return false;
    const Sentence *s = &d->sent[sent - 1];
    for (uint32_t i = call_from(d, s, s->end); i < s->tok_end; i++)
        if (kind_call(ie, &d->tok[i]) != KW_NONE) return true;
    return false;
}

/* 시청에서 표창을 받았다: the kind of office that gives; where one is, one is known to be. */
bool award_caller(OrgAsk *q)
{
    enum { CLAUSE = 40 };
    const EvCand *c = q->c;
    const Sentence *s = &q->ie->doc->sent[c->sent];
    Caller who;
    uint32_t from = c->beg > s->beg + CLAUSE ? c->beg - CLAUSE : s->beg;
    if (!kind_caller(q->ie, from, c->beg, 1u << JOSA_IN | 1u << JOSA_FROM, false, &who)) return false;
    bool here = q->st->held.n && !q->st->left && name_holds(q->st->held, who.org);
    q->c->org = here ? q->st->held : who.org;
    return true;
}

/* 선배가 의료기기 대리점을 하는데 오라고 했다: the house of the one who asks the author in. */
bool by_their_house(OrgAsk *q)
{
    enum { WORDS = 12, STEM = 2 };
    const Ie *ie = q->ie;
    const Doc *d = ie->doc;
    EvCand *c = q->c;
    const RuleSet *nouns = &ie->an->event->noun;
    const Sentence *s = &d->sent[c->sent];
    if (c->en || c->type != EV_ACCEPTED || !c->rule->invite) return false;
    for (uint32_t i = doc_tok_at(d, c->beg), n = 0; i-- > s->tok_beg && n < WORDS; n++) {
        const Token *t = &d->tok[i], *verb = t + 1;
        bool object = t->cls == CH_HANGUL && t->end - t->beg > STEM && is_mark(ie, MK_OBJECT, d->ch[t->end - 1]);
        if (!object || i + 1 >= s->tok_end || verb->beg >= c->beg || !mark_at(ie, MK_RUNS_HOUSE, verb->beg)) continue;
        for (uint32_t p = t->beg; p + STEM < t->end; p++) {
            LexMatch m;
            const TrigRule *r = ie_longest(ie, nouns->book, p, t->end - 1, &m) && p + m.len == t->end - 1
                                    ? employer_rule(nouns, m)
                                    : NULL;
            if (!r || (p > t->beg && !r->inner)) continue;
            Kind k = kind_phrase(ie, p, t->end - 1, s->beg);
            if (k.back || (!k.told && kind_generic(ie, p, t->end - 1))) return false;
            c->org = words_in(ie, k.r);
            return c->org_own = c->org_kind = true;
        }
    }
    return false;
}

/* One does not seek where one is, nor where one was refused. */
static bool may_seek(const Story *st, Str org)
{
    bool there = st->held.n && !st->left && (name_holds(st->held, org) || name_holds(org, st->held));
    return org.n && !there && !str_eq(org, st->refused);
}

/* 나래병원에서 전화가 왔다. / 6월 5일 / 면접: the next entry of a diary tells of what the call was about, where nothing was told between. */
static bool goes_on_later(const OrgAsk *q, uint32_t sent)
{
    const Ie *ie = q->ie;
    const Doc *d = ie->doc;
    const Story *st = q->st;
    if (q->c->type != EV_INTERVIEW || st->last_sent > sent || (st->asked.n && !str_eq(st->asked, st->refused)))
        return false;
    for (uint32_t i = d->sent[sent].tok_end; i < d->n_tok && d->tok[i].beg < q->c->beg; i++)
        if (kind_call(ie, &d->tok[i]) != KW_NONE) return false;                /* another call, whoever it was */
    uint32_t m = ie_mention_from(ie, d->sent[sent].end);
    for (; m < ie->mention.n && ie->mention.v[m].beg < q->c->beg; m++)
        if (mention_is(ie, m, ENT_ORG)) return false;
    return true;
}

bool by_call(OrgAsk *q)
{
    enum { SENTS = 3, ENTRY = 6 };
    const Ie *ie = q->ie;
    const Doc *d = ie->doc;
    const Story *st = q->st;
    EvCand *c = q->c;
    if (c->en || c->fact == FACT_NEGATED || c->rule->military || c->found.counted) return false;
    bool works = q->group == GROUP_HELD, sees = q->group == GROUP_NONE;
    if ((works && c->type != EV_WORK) || (sees && c->type != EV_SEARCH)) return false;
    if (q->group == GROUP_JOIN && (c->type == EV_FOUND || st->chosen.n)) return false;
    uint32_t reach = c->type == EV_INTERVIEW ? ENTRY : SENTS;
    for (uint32_t n = 0; n <= reach && n <= c->sent; n++) {
        uint32_t sent = c->sent - n, to = n ? d->sent[sent].end : c->beg;
        bool before = sent < st->asked_sent && st->asked.n;
        bool apart = d->sent[sent].line != c->line;
        if (before || (n && (works || sees)) || ((apart || n > SENTS) && !goes_on_later(q, sent))) return false;
        bool since = st->turn_sent > sent && (st->turn_joins || (st->left && st->turn_sent < c->sent));
        if (n && st->last_sent > sent && since) return false;
        Caller who;
        if (!caller_in(ie, sent, to, &who)) continue;
        if (st->asked.n && sent == st->asked_sent && who.beg < st->asked_at) return false;
        /* 연구소 자료실 무기계약직 공고가 났다, where one is there for a time: within the house */
        bool within =
            who.posting && st->held.n && !st->left && name_holds(st->held, who.org) && q->group == GROUP_SEARCH;
        if (!within && !may_seek(st, who.org)) return false;
        c->org = within ? st->held : who.org;
        c->org_own = true;
        c->org_kind = who.kind;
        if (who.role.n) q->st->offer_org = who.org, q->st->offer_role = who.role;
        return true;
    }
    return false;
}
