/* The employer that the sentence itself names: by name, by its kind (대기업에), by the words in its place. */
#include "argument_kind_int.h"
#include "argument_org_int.h"
#include "mark.h"

bool employs(const EvCand *c)
{
    return c->type == EV_JOIN || c->type == EV_TRANSFER || c->type == EV_PROMOTION || c->type == EV_CONVERSION ||
           c->type == EV_ROLE_CHANGE || c->type == EV_WORK || (c->type == EV_LEAVE && !c->rule->school);
}

/* 누리소프트라는 에이전시: the name stands right before its kind. */
static bool is_apposed(const Ie *ie, const Found *f)
{
    enum { GAP = 6 };
    uint32_t end = ie->mention.v[f->org].end;
    return f->employer.end && end <= f->employer.end && end + GAP >= f->employer.beg;
}

/* A unit with a name of its own (셀러센터) is a team where the author moves within the house. */
static bool is_unit(const Ie *ie, const EvCand *c)
{
    const Found *f = &c->found;
    const MentionRef *m = f->org != UINT32_MAX ? &ie->mention.v[f->org] : NULL;
    return c->type == EV_TRANSFER && m && f->team.end && m->beg < f->team.end && f->team.beg < m->end;
}

/* 나래와 누리, 나래랑 누리, 나래이랑: is a particle that joins two nouns all that stands between? */
static bool joined_by_josa(const Ie *ie, uint32_t at, uint32_t end)
{
    enum { LONGEST = 2 };
    const Doc *d = ie->doc;
    uint8_t josa = JOSA_NONE;
    if (at + 2 > end || d->cls[end - 1] != CH_SPACE || end - at > LONGEST + 1) return false;
    if (end - at == 3 && mark_at(ie, MK_TOGETHER, at)) return true;
    return josa_at(ie, at, end, &josa) == end - 1 - at && josa == JOSA_WITH;
}

/* The name that stands before mention i in one list with it (라인, 쿠팡, 당근마켓에; Monzo and Wise); UINT32_MAX: none. */
static uint32_t listed_before(const Ie *ie, uint32_t i)
{
    enum { MIDDLE_DOT = 0xB7 };
    if (!i || !mention_is(ie, i - 1, ENT_ORG)) return UINT32_MAX;
    const Doc *d = ie->doc;
    const MentionRef *a = &ie->mention.v[i - 1], *b = &ie->mention.v[i];
    uint32_t at = a->end;
    if (at < b->beg && d->cls[at] == CH_HANGUL) return joined_by_josa(ie, at, b->beg) ? i - 1 : UINT32_MAX;
    while (at < b->beg && (d->ch[at] == ',' || d->cls[at] == CH_SPACE || d->ch[at] == MIDDLE_DOT)) at++;
    return at == b->beg && at > a->end + 1 ? i - 1 : UINT32_MAX;
}

static bool is_topic(const Ie *ie, uint32_t mention, uint32_t end)
{
    uint8_t josa = JOSA_NONE;
    josa_at(ie, ie->mention.v[mention].end, end, &josa);
    return josa == JOSA_TOPIC;
}

/* 누리는 서류에서, 나래는 면접에서 떨어졌다: the one before, whose predicate is told once behind the other; UINT32_MAX: none. */
static uint32_t gapped_before(const Ie *ie, const EvCand *c, uint32_t mention)
{
    enum { NEAR = 24 };
    const Doc *d = ie->doc;
    uint32_t at = ie->mention.v[mention].beg, from = d->sent[c->sent].beg, k = mention;
    if (c->en || !is_topic(ie, mention, c->beg) || at < from + 2 || d->ch[at - 2] != ',') return UINT32_MAX;
    while (k-- > 0 && ie->mention.v[k].beg >= from && at - ie->mention.v[k].end < NEAR)
        if (mention_is(ie, k, ENT_ORG)) break;
    if (k == UINT32_MAX || ie->mention.v[k].beg < from || at - ie->mention.v[k].end >= NEAR || !is_topic(ie, k, at))
        return UINT32_MAX;
    const EvCand *e = c->number ? ie->ev.v[c->number - 1] : NULL;
    if (!e || e->sent != c->sent || e->beg < ie->mention.v[k].beg) return k;
    uint8_t josa = JOSA_NONE;
    josa_at(ie, e->end, at, &josa);
    return e->type == EV_INTERVIEW && josa == JOSA_IN ? k : UINT32_MAX;      /* 누리는 코테에서, … */
}

/* The name that stands behind mention i in one list with it (to BAE, Babcock and Rolls-Royce); UINT32_MAX: none. */
static uint32_t listed_behind(const Ie *ie, uint32_t i, uint32_t end)
{
    enum { BETWEEN = 6 };
    const Doc *d = ie->doc;
    if (i + 1 >= ie->mention.n || !mention_is(ie, i + 1, ENT_ORG)) return UINT32_MAX;
    uint32_t at = ie->mention.v[i].end, to = ie->mention.v[i + 1].beg;
    if (to > end || to <= at || to - at > BETWEEN) return UINT32_MAX;
    for (uint32_t k = doc_tok_at(d, at); k < d->n_tok && d->tok[k].beg < to; k++)
        if (d->ch[d->tok[k].beg] != ',' && !en_is(ie, &d->tok[k], EN_AND)) return UINT32_MAX;
    /* and Babcock rang first: a clause of its own */
    uint32_t next = doc_tok_at(d, ie->mention.v[i + 1].end);
    bool ends = next >= d->n_tok || d->tok[next].kind == TOK_PUNCT || d->tok[next].beg >= end;
    bool leads = !ends && en_is(ie, &d->tok[next], EN_AND | EN_IN | EN_AT | EN_FOR | EN_WITH);
    if (!ends && !leads && !kind_is_time(ie, (Range){d->tok[next].beg, d->tok[next].end})) return UINT32_MAX;
    return str_eq(mention_name(ie, i), mention_name(ie, i + 1)) ? UINT32_MAX : i + 1;
}

/* One search, several employers: all of them, one behind the other. */
static Str names_of(const Ie *ie, const EvCand *c, uint32_t mention)
{
    enum { LISTED = 8 };
    Str names = mention_name(ie, mention);
    bool several = c->type == EV_APPLY || c->type == EV_REJECTED || c->type == EV_INTERVIEW || c->type == EV_ACCEPTED;
    for (int k = 0; several && k < LISTED; k++) {
        uint32_t before = listed_before(ie, mention);
        if (before == UINT32_MAX) before = gapped_before(ie, c, mention);
        if (before == UINT32_MAX) break;
        mention = before;
        names = str_join(ie->mem, (Str[]){mention_name(ie, mention), S(", "), names}, 3);
    }
    uint32_t next = c->en && several && ie->mention.v[c->found.org].beg >= c->end ? c->found.org : UINT32_MAX;
    for (int k = 0; next != UINT32_MAX && k < LISTED; k++) {
        next = listed_behind(ie, next, ie->doc->sent[c->sent].end);
        if (next != UINT32_MAX) names = str_join(ie->mem, (Str[]){names, S(", "), mention_name(ie, next)}, 3);
    }
    return names;
}

/* English names the employer behind the verb; one named before it belongs to the verb before: I trained at Kingsway
 * and got my first job at The Ivy. */
static bool behind_verb(const Ie *ie, const Story *st, EvCand *c)
{
    const Found *f = &c->found;
    uint32_t known = f->org != UINT32_MAX ? ie->mention.v[f->org].beg
                     : f->employer.end    ? f->employer.beg
                                          : f->school.beg;
    Range phrase;
    if (!c->en || !c->rule->takes || known >= c->end || !phrase_find(ie, c, &phrase)) return false;
    if (st->held.n && !st->left && phrase_person(ie, phrase)) return false;          /* under whom one worked there */
    c->org = words_in(ie, phrase);
    c->found.counted |= kind_few_houses(ie, phrase.beg);
    c->org_guess = !ie_capital(ie, phrase.beg);
    return true;
}

/* I resigned from Akshara on a Friday and joined on the 12th: a name before the verb is that of the verb before. */
static bool of_verb_before(const Ie *ie, const EvCand *c)
{
    uint32_t at = ie->mention.v[c->found.org].end;
    enum { CLAUSE = 160 };
    bool works = c->type == EV_WORK && c->number && ie->ev.v[c->number - 1]->sent == c->sent &&
                 ie->ev.v[c->number - 1]->end < at;
    if (!c->en || (c->type != EV_JOIN && !works) || at > c->beg || c->rule->invite || takes_author(ie, c)) return false;
    if (c->beg - at > CLAUSE) return true;
    for (uint32_t i = doc_tok_at(ie->doc, at); i < ie->doc->n_tok && ie->doc->tok[i].beg < c->beg; i++)
        if (en_is(ie, &ie->doc->tok[i], EN_AND)) return true;
    return false;
}

/* A kind of employer is one in what befalls the author's work; a venture of one's own is named behind it. */
static bool kind_fits(const EvCand *c)
{
    if (c->type == EV_FOUND) return c->en ? c->found.employer.beg >= c->end : c->found.kind_head.beg >= c->from;      /* 빵 굽는 | 가게를 */
    return c->type < EV_FOUND || c->type == EV_WORK || group_of(c->type) == GROUP_SEARCH;
}

/* A college in Coburg rang; the second, a small academy, wanted me: the words around the kind begin the sentence, or stand
 * between two commas before the verb. */
static bool heads_clause(const Ie *ie, const EvCand *c, uint32_t at)
{
    enum { ARTICLE = 1 };
    const Doc *d = ie->doc;
    const Sentence *s = &d->sent[c->sent];
    Range r = kind_around(ie, at, d->tok[doc_tok_at(d, at)].end, c->sent);
    uint32_t i = doc_tok_at(d, r.beg);
    if (i > s->tok_beg && en_is(ie, &d->tok[i - 1], EN_ARTICLE)) i -= ARTICLE;
    return i == s->tok_beg || d->ch[d->tok[i - 1].beg] == ',' || d->ch[d->tok[i - 1].beg] == ';';
}

/* 공고에는 경력 3년이라고 적혀 있었다: one works at what is a school only where it says so (공고에서); else it is what was
 * advertised. */
bool is_advert(const Ie *ie, const EvCand *c, Range r)
{
    uint8_t josa = JOSA_NONE;
    if (c->en || cue_len(ie, r.beg, r.end, CUE_BIT(CUE_ADVERT)) != r.end - r.beg) return false;
    josa_at(ie, r.end, ie->doc->sent[c->sent].end, &josa);
    return josa != JOSA_IN;
}

/* did calculus at night school, was still at college: without an article, where one learns. */
static bool is_schooling(const Ie *ie, const EvCand *c, uint32_t at)
{
    uint32_t tok = doc_tok_at(ie->doc, at);
    bool bare = c->en && c->type == EV_WORK && !c->rule->takes && !ie_capital(ie, at);
    return bare && tok > ie->doc->sent[c->sent].tok_beg && en_is(ie, &ie->doc->tok[tok - 1], EN_AT | EN_IN);
}

/* English sets the school that employs behind the verb, or right before it as who employs. */
static bool school_fits(const Ie *ie, const EvCand *c)
{
    const Range *school = &c->found.school;
    if (is_advert(ie, c, *school) || (!c->en && (kind_age(ie, school->end) || kind_origin(ie, school->end))))
        return false;
    if (is_schooling(ie, c, school->beg)) return false;
    /* 딸이 중학교에 올라가고 나는 복직했다 */
    bool stays = !c->en && (c->type == EV_LEAVE || c->rule->back);
    if (stays && other_told(ie, &ie->doc->sent[c->sent], school->beg)) return false;
    if (c->en && kind_reason(ie, school->beg, ie->doc->sent[c->sent].tok_beg)) return false;
    uint32_t tok = c->en && c->type == EV_JOIN && school->beg > c->end ? doc_tok_at(ie->doc, school->beg) : 0;
    if (tok && en_is(ie, &ie->doc->tok[tok - 1], EN_FROM | EN_OF)) return false;        /* straight from school */
    /* The second, a college in Coburg, asked me to explain fractions to the panel. */
    bool subject = group_of(c->type) == GROUP_SEARCH && school->end < c->beg &&
                   (heads_clause(ie, c, school->beg) || c->rule->invite);
    return !c->en || school->beg > c->end || school->end + 1 == c->beg || takes_author(ie, c) || subject;
}

/* left in January to found a start-up: what one went to do */
static bool leaves_to(const Ie *ie, const EvCand *c, uint32_t at)
{
    enum { WORDS = 12 };
    if (!c->en || c->type != EV_LEAVE || at < c->end) return false;
    for (uint32_t i = doc_tok_at(ie->doc, c->end), n = 0; i < ie->doc->n_tok && ie->doc->tok[i].beg < at && n < WORDS; i++, n++)
        if (en_is(ie, &ie->doc->tok[i], EN_TO)) return true;
    return false;
}

/* left in 2022 for a job at Deepwell: where one went, not where one was. */
static bool leaves_for(const Ie *ie, const EvCand *c, uint32_t at)
{
    enum { WORDS = 12 };
    if (!c->en || c->type != EV_LEAVE || at < c->end) return false;
    for (uint32_t i = doc_tok_at(ie->doc, c->beg), n = 0; i < ie->doc->n_tok && ie->doc->tok[i].beg < at && n < WORDS; i++, n++)
        if (en_is(ie, &ie->doc->tok[i], EN_FOR)) return true;
    return leaves_to(ie, c, at);
}

/* a rival, Tideway, in 2018: capitals that no list knows between the comma at `at` and another mark. */
static Range apposed(const Ie *ie, const EvCand *c, uint32_t at)
{
    enum { WORDS = 3, LEAST = 3 };
    const Doc *d = ie->doc;
    uint32_t first = doc_tok_at(d, at + 1), i = first, last = d->sent[c->sent].tok_end;
    while (i < last && i < first + WORDS && d->tok[i].cls == CH_LATIN && ie_capital(ie, d->tok[i].beg)) i++;
    bool whole = i > first && i < last && d->tok[i].kind == TOK_PUNCT && d->ch[d->tok[i].beg] != '\'' &&
                 d->ch[d->tok[i].beg] != '-';
    if (!whole || d->tok[first].end - d->tok[first].beg < LEAST) return (Range){0};
    Range r = {d->tok[first].beg, d->tok[i - 1].end};
    uint32_t t = ie_timex_from(ie, r.beg), m = ie_mention_from(ie, r.beg);
    bool taken = (t < ie->tx.n && ie->tx.v[t].beg < r.end) || (m < ie->mention.n && ie->mention.v[m].beg < r.end);
    return taken ? (Range){0} : r;
}

/* a games studio, Frostmoor: the name stands behind its kind and a comma. */
static bool named_behind(const Ie *ie, EvCand *c)
{
    enum { MARKS = 6 };
    uint32_t end = c->found.employer.end, i = ie_mention_from(ie, end);
    bool next = c->en && c->type != EV_LEAVE && ie->doc->ch[end] == ',' && i < ie->mention.n &&
                ie->mention.v[i].beg <= end + MARKS;
    if (next && mention_is(ie, i, ENT_ORG)) c->org = mention_name(ie, i);
    else if (!next && c->en && c->type == EV_JOIN && ie->doc->ch[end] == ',')
        c->org = words_in(ie, apposed(ie, c, end));
    return c->org.n > 0;
}

/* Larkhill, an agency in Mapo: what the name right before the comma is. */
static bool named_before(const Ie *ie, EvCand *c)
{
    const Doc *d = ie->doc;
    uint32_t tok = c->en ? doc_tok_at(d, c->found.employer.beg) : 0, first = d->sent[c->sent].tok_beg;
    if (tok < first + 3 || !en_is(ie, &d->tok[tok - 1], EN_ARTICLE) || d->ch[d->tok[tok - 2].beg] != ',') return false;
    uint32_t i = ie_mention_from(ie, d->tok[tok - 2].beg);
    if (!i || ie->mention.v[i - 1].end != d->tok[tok - 2].beg || !mention_is(ie, i - 1, ENT_ORG)) return false;
    c->org = mention_name(ie, i - 1);
    return true;
}

/* Denise had bought into her practice, so I declined: somebody else's, told before the verb. */
static bool is_theirs(const Ie *ie, const EvCand *c)
{
    uint32_t tok = doc_tok_at(ie->doc, c->found.employer.beg);
    bool before = c->en && c->found.employer.end <= c->beg && group_of(c->type) == GROUP_SEARCH && tok > 0;
    return before && !takes_author(ie, c) && !c->rule->invite && en_is(ie, &ie->doc->tok[tok - 1], EN_THEIR);
}

/* Monzo turned me down; a bank in Leeds made me an offer: the name is that of the verb before, and the kind stands between. */
static bool kind_nearer(const Ie *ie, const EvCand *c)
{
    const EvCand *e = c->number ? ie->ev.v[c->number - 1] : NULL;
    const Range *kind = &c->found.employer;
    bool may =
        c->en && kind->end && kind->end <= c->beg && e && e->sent == c->sent && group_of(c->type) == GROUP_SEARCH;
    return may && ie->mention.v[c->found.org].end <= e->beg && e->end <= kind->beg && heads_clause(ie, c, kind->beg);
}

/* 3월 퇴사, 4월 누리게임즈 입사: behind another date it is the next one's; took the package when it was bought by Orbis. */
static bool of_next(const Ie *ie, const EvCand *c, uint32_t at)
{
    uint32_t tok = doc_tok_at(ie->doc, at);
    /* the hotel was sold to Marriott */
    if (c->en && c->type == EV_CONTEXT && tok > 0 && at > c->end && en_is(ie, &ie->doc->tok[tok - 1], EN_TO))
        return true;
    if (c->en) return tok > 0 && (at < c->beg || c->type == EV_CONTEXT) && en_is(ie, &ie->doc->tok[tok - 1], EN_BY);
    uint32_t i = ie_timex_from(ie, c->end);
    return c->type == EV_LEAVE && at > c->end && ie->doc->ch[c->end] == ',' && i < ie->tx.n && ie->tx.v[i].beg < at;
}

/* handed in my notice, took an unpaid stage at a bakery: behind the comma stands a verb of its own. */
static bool next_deed(const Ie *ie, uint32_t comma)
{
    const Doc *d = ie->doc;
    if (d->ch[d->tok[comma].beg] != ',' || comma + 1 >= d->n_tok) return false;
    return kind_deed(ie, &d->tok[comma + 1]);
}

/* let go from a call centre, and the Co-op were hiring; I handed in my notice and a smaller firm, Carter's, took me: behind
 * "and", a name before another event is of that, and one behind the kind where the author was is none of his. */
static bool of_clause_behind(const Ie *ie, const EvCand *c, uint32_t at)
{
    if (!c->en || at < c->end || c->type != EV_LEAVE) return false;
    for (uint32_t i = doc_tok_at(ie->doc, c->end); i < ie->doc->n_tok && ie->doc->tok[i].beg < at; i++)
        if (en_is(ie, &ie->doc->tok[i], EN_AND) || next_deed(ie, i)) return true;
    return false;
}

/* 카페에서 일을 시작했다: the joining takes its place so. */
static bool starts_there(const EvCand *c)
{
    const uint32_t in = 1u << JOSA_IN;
    bool in_place = false;
    for (uint8_t i = 0; i < c->rule->n_need; i++) in_place |= (c->rule->need[i].josa & in) != 0;
    return in_place;
}

/* After the merger with Gojek I became …: the other firm of what befell the employer. */
static bool of_context(const Ie *ie, const EvCand *c, uint32_t at)
{
    const EvCand *e = c->number ? ie->ev.v[c->number - 1] : NULL;
    bool steps =
        c->type == EV_PROMOTION || c->type == EV_ROLE_CHANGE || c->type == EV_CONVERSION || c->type == EV_LEAVE;
    return c->en && steps && e && e->sent == c->sent && e->type == EV_CONTEXT && at > e->beg && at < c->beg;
}

/* They gave it to someone from Fife: where the other one is from. */
static bool of_rival(const Ie *ie, const Token *t)
{
    return t >= ie->doc->tok + 2 && en_is(ie, t - 1, EN_FROM) && kind_word_en(ie, t - 2) == KW_NOT;
}

/* A name that may be the employer's: not that of the verb before, nor where one went. */
static bool has_name(const Ie *ie, const EvCand *c)
{
    if (c->found.org == UINT32_MAX) return false;
    /* a Skype interview, three rounds on Zoom */
    const Token *t = &ie->doc->tok[doc_tok_at(ie->doc, ie->mention.v[c->found.org].beg)];
    if (c->en && group_of(c->type) == GROUP_SEARCH && kind_line(ie, t)) return false;
    if (c->en && c->type == EV_REJECTED && of_rival(ie, t)) return false;
    return c->type != EV_MOVE && !of_verb_before(ie, c) &&
           !leaves_for(ie, c, ie->mention.v[c->found.org].beg);
}

/* 삼성전자 협력사에, 삼성전자 앞 식당에: a name that only says whose the place is, or where. */
static bool only_tells_which(const Ie *ie, const EvCand *c)
{
    const Found *f = &c->found;
    const MentionRef *m = &ie->mention.v[f->org];
    if (!f->employer.end || m->beg < f->employer.beg || m->end > f->kind_head.beg) return false;
    if (kind_under(ie, f->kind_head.beg, f->kind_head.end)) return true;
    /* 케어푸드를 만드는 회사, 현대차에 납품하는 업체, 네이버가 세운 재단 */
    const uint32_t others = 1u << JOSA_OBJECT | 1u << JOSA_AT | 1u << JOSA_SUBJECT;
    uint8_t josa = JOSA_NONE;
    if (!c->en && josa_at(ie, m->end, f->kind_head.beg, &josa) && others & 1u << josa) return true;
    return !c->en && m->end < f->kind_head.beg && kind_beside(ie, m->end + 1);
}

static bool name_fits(const Ie *ie, const EvCand *c)
{
    uint32_t at = ie->mention.v[c->found.org].beg;
    uint8_t josa = JOSA_NONE;
    if (!c->en && kind_origin(ie, ie->mention.v[c->found.org].end)) return false;
    if (c->type == EV_CONTEXT && !c->en && at < c->beg) josa_at(ie, ie->mention.v[c->found.org].end, c->beg, &josa);
    if (josa == JOSA_AT || josa == JOSA_TO) return false;          /* 회사가 누리핀에 인수됐다 */
    /* 세무법인에 들어갔다가 2019년에 개업했다: a venture of one's own bears no name told before it. */
    if (c->type == EV_FOUND && (!c->found.org_near || (c->en && at < c->end))) return false;
    if (of_context(ie, c, at) || only_tells_which(ie, c) || of_clause_behind(ie, c, at)) return false;
    return (c->type != EV_LEAVE && c->type != EV_CONTEXT) || !of_next(ie, c, at);
}

/* left for a start-up, left to found one; but left banking for one. */
static bool goes_to_kind(const Ie *ie, const EvCand *c)
{
    enum { LEFT = 4 };
    const Range *r = &c->found.employer;
    if (!r->end || r->beg < c->end) return false;
    return leaves_to(ie, c, r->beg) || (c->end - c->beg > LEFT && leaves_for(ie, c, r->beg));
}

/* 카페에서 일하다가 입사했다: where one was before. */
static bool kind_was(const Ie *ie, const EvCand *c)
{
    const Found *f = &c->found;
    uint8_t josa = JOSA_NONE;
    if (f->kind_head.end && c->type == EV_JOIN && !c->en) josa_at(ie, f->kind_head.end, c->beg, &josa);
    return josa == JOSA_IN && f->employer.end < c->beg && !starts_there(c) && clause_ends(ie, f->kind_head.end, c->beg);
}

bool school_named(const Ie *ie, const EvCand *c)
{
    uint32_t i = ie_mention_from(ie, c->found.school.beg);
    return i < ie->mention.n && ie->mention.v[i].beg == c->found.school.beg && mention_is(ie, i, ENT_SCHOOL);
}

/* A school goes by its name, an unnamed one by the words around its kind: a state high school in Geelong. */
Str school_name(const Ie *ie, const EvCand *c)
{
    const Range *school = &c->found.school;
    if (school_named(ie, c)) return words_in(ie, *school);
    if (!c->en) return words_in(ie, kind_words(ie, school->beg, school->end, ie->doc->sent[c->sent].beg));
    return words_in(ie, kind_around(ie, school->beg, school->end, c->sent));
}

/* I applied for eleven jobs. A college in Coburg said no: whoever seeks a post is met by a school as by any employer. */
static bool seeks_post(const Story *st, const EvCand *c)
{
    enum { SENTS = 8 };
    return c->en && st->post_told && c->sent - st->post_sent <= SENTS && !c->found.course.end;
}

/* 홍보대행사 AE로 들어갔다: the kind of employer is told with the post. */
static void title_owner(const Ie *ie, const Story *st, EvCand *c)
{
    Range title = c->found.role;
    bool free = !st->held.n || st->left;                   /* 치과 실장으로 6년째 일한다 */
    if (c->en || (c->type != EV_JOIN && !(c->type == EV_WORK && free)) || !title.end || title.end > c->beg) return;
    Range owner = title_employer(ie, ie->doc->sent[c->sent].beg, &title);
    if (!owner.end) return;
    c->org = words_in(ie, owner);
    c->org_kind = true;
    c->found.role = title;
}

/* 나래대에서 특강을 했다: where one speaks. */
static bool is_host(const Ie *ie, const EvCand *c)
{
    uint8_t josa = JOSA_NONE;
    if (c->en || c->type != EV_TALK || c->found.school.end > c->beg || !school_named(ie, c)) return false;
    josa_at(ie, c->found.school.end, c->beg, &josa);
    return josa == JOSA_IN;
}

/* What the lists and the context know: a name, a kind of employer, a school that employs. */
static void known_near(const Ie *ie, const Story *st, EvCand *c)
{
    const Found *f = &c->found;
    /* applied to a college as a tutor */
    bool seeks_job = group_of(c->type) == GROUP_SEARCH && (f->role.end || seeks_post(st, c));
    /* 지방의 한 대학에서 교수로 와 달라고 했다 */
    uint8_t josa = JOSA_NONE;
    if (!c->en && c->type == EV_ACCEPTED && c->rule->invite && f->school.end) josa_at(ie, f->school.end, c->beg, &josa);
    seeks_job |= josa == JOSA_IN;
    bool name = has_name(ie, c), kind = f->employer.end && kind_fits(c);
    bool near = name && (f->org_near || !f->employer.end || is_apposed(ie, f));
    if (near && name_fits(ie, c) && !kind_nearer(ie, c)) c->org = names_of(ie, c, f->org);
    else if (!name && goes_to_kind(ie, c)) return;
    else if (kind && (named_behind(ie, c) || named_before(ie, c) || of_clause_behind(ie, c, f->employer.beg))) return;
    else if (kind && is_theirs(ie, c)) return;
    else if (kind && !kind_was(ie, c)) {
        Range to = f->employer;
        if (c->en && c->type == EV_JOIN && f->employer.beg > c->end) kind_left_for(ie, c, &to);
        c->org = words_in(ie, to), c->org_kind = true;
    }
    else if (f->school.end && (employs(c) || seeks_job || is_host(ie, c)) && school_fits(ie, c))
        c->org = school_name(ie, c), c->org_school = true;
    else if (!name) title_owner(ie, st, c);
}

/* Hartree (rejected), 누리카드 (서류 탈락), Lattice (offer!): the name right before the bracket that the outcome stands in. */
static bool before_bracket(const Ie *ie, EvCand *c)
{
    enum { INSIDE = 24 };
    const Doc *d = ie->doc;
    if (group_of(c->type) != GROUP_SEARCH) return false;
    uint32_t at = c->beg, from = d->sent[c->sent].beg;
    while (at > from && c->beg - at < INSIDE && d->ch[at - 1] != '(' && d->ch[at - 1] != ')') at--;
    if (at == from || d->ch[at - 1] != '(') return false;
    uint32_t open = at - 1, i = ie_mention_from(ie, open);
    if (open > from && d->cls[open - 1] == CH_SPACE) open--;
    if (i == 0 || ie->mention.v[i - 1].end != open || !mention_is(ie, i - 1, ENT_ORG)) return false;
    c->org = mention_name(ie, i - 1);
    return true;
}

void org_own(Ie *ie, const Story *st, EvCand *c)
{
    if (is_unit(ie, c)) return;
    if (before_bracket(ie, c)) {
        c->org_own = true;
        return;
    }
    if (behind_verb(ie, st, c)) {
        c->org_own = true;
        return;
    }
    known_near(ie, st, c);
    bool seeks = c->type == EV_LEAVE || c->type == EV_JOIN || c->type == EV_WORK || group_of(c->type) == GROUP_SEARCH;
    bool takes = c->rule->takes || (c->en && (seeks || c->rule->invite || takes_author(ie, c)));
    Range phrase;
    Kind seat;
    if (!c->org.n && seat_find(ie, c, &seat)) {
        c->org = words_in(ie, seat.r);
        c->org_kind = c->found.kind_told = true;
        c->found.kind_head = seat.head;
    }
    bool there = st->held.n && st->joined && !st->left;
    bool gang = !c->org.n && (!there || c->found.role.end) && gang_find(ie, c, &phrase);
    if (gang) c->org = words_in(ie, phrase), c->org_kind = c->found.kind_told = true, c->found.kind_head = phrase;
    if (!c->org.n && takes && phrase_find(ie, c, &phrase)) {
        /* I joined Arriva. I was on the buses: a part of the house, where one is employed */
        bool part = c->en && c->type == EV_WORK && st->held.n && !st->left &&
                    (kind_served(ie, phrase) || phrase_person(ie, phrase));
        c->org = part ? S("") : words_in(ie, phrase);
        c->org_guess = !part;
        c->found.counted |= !part && c->en && kind_few_houses(ie, phrase.beg);
        Range *role = &c->found.role;                      /* the co-op in Roscrea: no student's placement */
        if (!part && c->en && role->end && role->beg >= phrase.beg && role->end <= phrase.end) *role = (Range){0, 0};
    }
    c->org_own = c->org.n > 0;
}
