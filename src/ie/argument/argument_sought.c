/* Korean: the noun for a kind of employer where something stands between it and what is told of it: what one would be
 * there (은행 창구 계약직 면접), how many of them there were (화장품 회사 한 군데는), an aside in brackets (출판사(직원
 * 둘)에서), who speaks for it (옆 공장 사장이), what it does (세무 앱을 하는 곳은). */
#include "argument_kind_int.h"
#include "mark.h"

/* What one seeks with an employer, or is there. */
static const uint64_t posts = CUE_BIT(CUE_ROLE) | CUE_BIT(CUE_RANK) | CUE_BIT(CUE_REGULAR) | CUE_BIT(CUE_CONTRACT) |
                              CUE_BIT(CUE_INTERN) | CUE_BIT(CUE_PERSONNEL) | CUE_BIT(CUE_PARTTIME) | CUE_BIT(CUE_JOB) |
                              CUE_BIT(CUE_FIRST) | CUE_BIT(CUE_STAGE) | CUE_BIT(CUE_PAPERS) | CUE_BIT(CUE_ADVERT) |
                              CUE_BIT(CUE_SEAT) | CUE_BIT(CUE_EXAM) | CUE_BIT(CUE_PROBATION);

/* 제약사 한국 지사에서: the part of the house behind the blank at `at`, with the place that it is in; its end, 0 for
 * none. */
static uint32_t part_behind(const Ie *ie, uint32_t at)
{
    enum { LEAST = 2, LONGEST = 5 };
    const Doc *d = ie->doc;
    uint32_t m = ie_mention_from(ie, at + 1);
    bool place = m < ie->mention.n && ie->mention.v[m].beg == at + 1 && mention_is(ie, m, ENT_PLACE);
    if (!place || d->cls[ie->mention.v[m].end] != CH_SPACE) return 0;
    uint32_t beg = ie->mention.v[m].end + 1;
    const struct KindData *k = ie->an->event->kind;
    for (uint32_t n = LEAST; n <= LONGEST && beg + n <= d->n; n++)
        if (kind_part(ie, beg, beg + n) || kind_word_in(ie, k->own, k->own_of, beg, beg + n) == KW_PRIZE)
            return beg + n;
    return 0;
}

uint32_t kind_apart(const Ie *ie, uint32_t at)
{
    enum { ASIDE = 24 };
    const Doc *d = ie->doc;
    uint32_t close = at;
    if (at >= d->n) return 0;
    if (d->cls[at] == CH_SPACE) {
        uint32_t end = kind_ones(ie, at);
        return end ? end : part_behind(ie, at);
    }
    if (d->ch[at] != '(') return 0;
    while (close < d->n && close - at < ASIDE && d->ch[close] != ')') close++;
    return d->ch[close] == ')' ? close + 1 : 0;
}

uint8_t josa_apart(const Ie *ie, const Item *it, uint32_t *tail)
{
    uint8_t josa = it->josa;
    *tail = it->tail;
    uint32_t at = josa == JOSA_NONE ? kind_apart(ie, it->end) : 0;
    if (at) *tail = at + josa_at(ie, at, ie->doc->n, &josa);
    return josa;
}

/* ---------------------------------------------------------------- what one would be there */
/* The item that the word ends with, NULL for none. */
static const Item *item_ending(const Item *it, const Token *t, uint32_t stop)
{
    for (const Item *x = it + 1; x->beg < stop && x->beg < t->end; x++)
        if (x->tail == t->end && (x->kind == ITEM_CUE || x->kind == ITEM_MENTION)) return x;
    return NULL;
}

/* 체험형 in 체험형 인턴: does the word begin an item that goes on behind it? */
static bool goes_on(const Item *it, const Token *t, uint32_t stop)
{
    for (const Item *x = it + 1; x->beg < stop && x->beg <= t->beg; x++)
        if (x->beg == t->beg && x->end > t->end && x->kind == ITEM_CUE) return true;
    return false;
}

/* Behind its particle a post is asked for with papers, once more or with numbers, and held for so long: 계약직에도
 * 원서를 두 번 넣었다; 가이드를 5년 했다. */
static bool may_follow(const Ie *ie, const Item *x, const Token *t, bool search)
{
    if (!search) return kind_is_time(ie, (Range){t->beg, t->end});
    if (x) return CUE_BIT(x->cue) & (posts | CUE_BIT(CUE_COUNT));
    return t->cls != CH_HANGUL || t->end - t->beg < 2 || kind_row(ie, t->beg, t->end);
}

/* The particle of the word, JOSA_NONE for a bare one; false for what is no noun of such a phrase. */
static bool word_josa(const Ie *ie, const Item *x, const Token *t, uint8_t *josa)
{
    enum { STEM = 2 };
    *josa = JOSA_NONE;
    if (x) *josa = x->josa;
    if (x || t->cls != CH_HANGUL) return true;
    for (uint32_t p = t->beg + STEM; p < t->end; p++)
        if (josa_at(ie, p, t->end, josa) == t->end - p) return true;
    *josa = JOSA_NONE;
    return !is_adnominal(ie->doc->ch[t->end - 1]) && kind_noun(ie, t->beg, t->end);
}

bool leads_to_post(const Ie *ie, const EvCand *c, const Item *it, uint32_t tail)
{
    enum { WORDS = 6 };
    static const uint32_t sought = 1u << JOSA_AT | 1u << JOSA_TO | 1u << JOSA_OBJECT | 1u << JOSA_ALSO |
                                   1u << JOSA_TOPIC | 1u << JOSA_IN,
                          held = 1u << JOSA_TO | 1u << JOSA_OBJECT | 1u << JOSA_UNTIL;
    const Doc *d = ie->doc;
    bool search = group_of(c->type) == GROUP_SEARCH, post = false, marked = false;
    if (tail + 1 >= c->beg || d->cls[tail] != CH_SPACE || (!search && c->type != EV_JOIN && c->type != EV_WORK))
        return false;
    uint32_t i = doc_tok_at(d, tail + 1), n = 0, bare = 0;
    for (; i < d->n_tok && d->tok[i].beg < c->beg; i++, n++) {
        const Token *t = &d->tok[i];
        const Item *x = item_ending(it, t, c->beg);
        uint8_t josa;
        if (t->kind == TOK_PUNCT || n == WORDS) return false;
        if (goes_on(it, t, c->beg)) continue;
        if (marked) {
            if (!may_follow(ie, x, t, search)) return false;
            continue;
        }
        if (x && !post && bare && CUE_BIT(x->cue) & (CUE_BIT(CUE_PAPERS) | CUE_BIT(CUE_STAGE))) return false;      /* 은행 대출 서류 */
        post |= x && CUE_BIT(x->cue) & posts;
        if (!post && t->cls == CH_HANGUL) bare++;
        if (!word_josa(ie, x, t, &josa) || bare > 2) return false;
        if (josa == JOSA_NONE || josa == JOSA_OF) continue;
        marked = true;
        if (!post || !((search ? sought : c->type == EV_WORK ? held : 1u << JOSA_TO) & 1u << josa)) return false;
    }
    /* 광고 대행사 편집 아르바이트를 시작했다: the event's own word says as what. */
    if (!marked && bare <= 2 && c->type == EV_JOIN && i < d->n_tok && d->tok[i].beg == c->beg &&
        employment_at(ie, c->beg, d->tok[i].end))
        return true;
    if (post)
        return search || (marked && (c->type == EV_JOIN ||
                                     kind_word_ko(ie, it->beg, it->end) != KW_UNION)); /* 노조 대의원을 했다 */
    bool stage = c->type == EV_INTERVIEW && c->rule->shape == SHAPE_NOUN; /* 조명 회사 MD 면접을 봤다 */
    return stage && n == 1 && !bare;
}

/* 호텔 프런트에서 일했다, 병원 지하에서 근무했다: where in the house, by a noun that is no place of its own. */
bool leads_to_part(const Ie *ie, const EvCand *c, const Item *it)
{
    enum { STEM = 2 };
    const Doc *d = ie->doc;
    uint32_t at = it->tail, i = doc_tok_at(d, at + 1);
    bool may =
        c->type == EV_WORK && c->rule->takes && it->josa == JOSA_NONE && at + 1 < c->beg && d->cls[at] == CH_SPACE;
    if (!may || i >= d->n_tok || d->tok[i].cls != CH_HANGUL || d->tok[i].end >= c->beg || kind_beside(ie, at + 1))
        return false;
    const Token *t = &d->tok[i];
    uint8_t josa = JOSA_NONE;
    uint32_t p = t->beg + STEM, m = ie_mention_from(ie, t->beg);
    while (p < t->end && (josa_at(ie, p, t->end, &josa) != t->end - p || josa != JOSA_IN)) p++;
    bool named = m < ie->mention.n && ie->mention.v[m].beg < t->end && !mention_is(ie, m, ENT_SKILL); /* 프런트 */
    return p < t->end && !named && !kind_is_time(ie, (Range){t->beg, p}) && kind_noun(ie, t->beg, p);
}

/* ---------------------------------------------------------------- who speaks for it */
bool has_boss(const Ie *ie, const EvCand *c, uint32_t tail)
{
    const Doc *d = ie->doc;
    if ((c->type != EV_ACCEPTED && c->type != EV_WITHDRAW) || tail + 1 >= c->beg || d->cls[tail] != CH_SPACE)
        return false;
    return kind_boss(ie, &d->tok[doc_tok_at(d, tail + 1)], false);
}

/* ---------------------------------------------------------------- how many of them */
/* What the word before a number is the noun of: an employer's kind, else, of what was sought, whatever noun it is. */
static bool counted_head(const Ie *ie, const EvCand *c, Range w, Range *head)
{
    enum { LONGEST = 12 };
    const RuleSet *nouns = &ie->an->event->noun;
    uint32_t m = ie_mention_from(ie, w.beg);
    if (w.end > c->beg && w.beg < c->end) return false; /* 화상 인터뷰 4곳 */
    bool named = m < ie->mention.n && ie->mention.v[m].beg < w.end;
    for (uint32_t at = w.end > w.beg + LONGEST ? w.end - LONGEST : w.beg; at < w.end; at++) {
        LexMatch x;
        if (!ie_longest(ie, nouns->book, at, w.end, &x) || at + x.len != w.end) continue;
        *head = (Range){at, w.end};
        const TrigRule *r = employer_rule(nouns, x);
        if (r) return r->inner || at == w.beg;
        const uint64_t others = CUE_BIT(CUE_SCHOOL) | CUE_BIT(CUE_PRODUCT) | CUE_BIT(CUE_WARE);
        bool other = cue_len(ie, at, w.end, others) == x.len && !cue_len(ie, at, w.end, posts) &&
                     group_of(c->type) == GROUP_SEARCH;
        if (at == w.beg || other) return other;
    }
    *head = w;
    if (w.end > c->beg) return false; /* 지원 4곳 */
    bool noun =
        w.end > w.beg + 1 && !is_adnominal(ie->doc->ch[w.end - 1]) && !is_mark(ie, MK_PARTICLE, ie->doc->ch[w.end - 1]);
    return noun && !named && group_of(c->type) == GROUP_SEARCH && !kind_is_time(ie, w) &&
           !kind_common(ie, w.beg, w.end) && kind_noun(ie, w.beg, w.end) && !kind_row(ie, w.beg, w.end);
}

static bool kind_taken(const Ie *ie, EvCand *c, Range head)
{
    Kind k = kind_phrase(ie, head.beg, head.end, ie->doc->sent[c->sent].beg);
    bool any = kind_generic(ie, head.beg, head.end);
    if (k.back || (any && !k.told)) return false;
    Found *f = &c->found;
    f->employer = k.r, f->kind_head = k.head, f->kind_told = k.told, f->kind_back = false;
    return true;
}

bool counted_take(const Ie *ie, EvCand *c, const Item *it)
{
    const Doc *d = ie->doc;
    const Sentence *s = &d->sent[c->sent];
    Group group = group_of(c->type);
    if (c->en || c->found.employer.end || (group != GROUP_SEARCH && group != GROUP_JOIN && group != GROUP_HELD))
        return false;
    bool one = false;
    uint32_t number = kind_numbered(ie, it->beg, &one);
    if (!number) { /* 세무 앱을 하는 곳은 */
        bool place = it->josa != JOSA_NONE &&
                     (group == GROUP_SEARCH || it->josa == JOSA_IN || it->josa == JOSA_AT || it->josa == JOSA_TO);
        return place && kind_runs(ie, it->beg) && kind_taken(ie, c, (Range){it->beg, it->end}) && c->found.kind_told;
    }
    if (number < s->beg + 3 || d->cls[number - 1] != CH_SPACE) return false;
    Range w = {number - 1, number - 1}, head;
    while (w.beg > s->beg && is_word_cls(d->cls[w.beg - 1])) w.beg--;
    if (w.beg == w.end || !counted_head(ie, c, w, &head)) return false;
    /* 공장 세 군데를 돌며 기술을 익혔다; but 병원 두 곳을 맡았다, 병원 세 곳을 다녔지만 몸이 낫지 않아 퇴사했다 */
    bool beside = group == GROUP_SEARCH || it->tail + 1 >= c->beg;
    bool round = it->josa == JOSA_OBJECT && (c->type == EV_WORK ? mark_at(ie, MK_ROUNDS, it->tail + 1) > 0 : beside);
    bool there = it->josa == JOSA_IN || it->josa == JOSA_AT || it->josa == JOSA_TO || round;
    if (group != GROUP_SEARCH && (!there || kind_under(ie, head.beg, head.end)))
        return false; /* 거래처 아흔 곳의 장부 */
    if (!kind_taken(ie, c, head)) return false;
    c->found.counted = !one, c->found.counted_kind = true;
    return true;
}

/* ---------------------------------------------------------------- what is run */
/* 목공방을 한다, 치킨집을 3년 했다: the noun for an employer that is the verb's object, no more than a length between
 * them. */
bool object_house(const Ie *ie, const EvCand *c, Range *out)
{
    enum { LONGEST = 12, WORDS = 4 };
    const Doc *d = ie->doc;
    const RuleSet *nouns = &ie->an->event->noun;
    uint32_t first = d->sent[c->sent].tok_beg, i = doc_tok_at(d, c->beg), n = 0;
    while (i > first && n++ < WORDS && kind_is_time(ie, (Range){d->tok[i - 1].beg, d->tok[i - 1].end})) i--;
    const Token *t = i > first ? &d->tok[i - 1] : NULL;
    if (!t || t->cls != CH_HANGUL || t->end > c->beg || t->end - t->beg < 3 ||
        !is_mark(ie, MK_OBJECT, d->ch[t->end - 1]))
        return false;
    uint32_t end = t->end - 1;
    const uint64_t titles = CUE_BIT(CUE_ROLE) | CUE_BIT(CUE_RANK) | CUE_BIT(CUE_DUTY);
    if (cue_len(ie, t->beg, end, titles) == end - t->beg) return false; /* 연구원을, 시의원을 */
    for (uint32_t at = end > t->beg + LONGEST ? end - LONGEST : t->beg; at + 1 < end; at++) {
        LexMatch m;
        const TrigRule *r =
            ie_longest(ie, nouns->book, at, end, &m) && at + m.len == end ? employer_rule(nouns, m) : NULL;
        if (!r || r->cue != CUE_EMPLOYER || (at > t->beg && !r->inner)) continue;
        Kind k = kind_phrase(ie, at, end, d->sent[c->sent].beg);
        *out = k.r;
        return !k.back;
    }
    return false;
}

/* ---------------------------------------------------------------- told behind */
/* 한 곳에 붙었다. 판교의 게임 회사였고 …: the next sentence begins with what kind it is. */
bool kind_said_behind(const Ie *ie, const EvCand *c, Range *out)
{
    enum { WORDS = 6 };
    const Doc *d = ie->doc;
    const RuleSet *nouns = &ie->an->event->noun;
    if (c->en || c->sent + 1 >= d->n_sent || d->sent[c->sent + 1].line != c->line) return false;
    const Sentence *s = &d->sent[c->sent + 1];
    for (uint32_t i = s->tok_beg; i < s->tok_end && i < s->tok_beg + WORDS; i++) {
        const Token *t = &d->tok[i];
        for (uint32_t p = t->beg; t->cls == CH_HANGUL && p + 1 < t->end; p++) {
            LexMatch m = {0};
            const TrigRule *r = ie_longest(ie, nouns->book, p, s->end, &m) ? employer_rule(nouns, m) : NULL;
            uint32_t end = p + m.len;
            bool short_form = end + 1 == t->end && is_mark(ie, MK_AND, d->ch[end]); /* 회사고 */
            if (!r || (p > t->beg && !r->inner) || !(short_form || copula_at(ie, end))) continue;
            Kind k = kind_phrase(ie, p, end, s->beg);
            /* 남편 회사였다; 친구 회사인 누리상사는: of somebody else, or of the noun behind it */
            bool family = cue_len(ie, k.r.beg, end, CUE_BIT(CUE_FAMILY)),
                 of = is_adnominal(d->ch[d->tok[doc_tok_at(d, end)].end - 1]);
            bool met = c->type == EV_INTERVIEW && mark_before(ie, MK_MEETING_PLACE, end);      /* 면접을 봤다. 작은 카페였다. */
            if (k.r.beg > s->beg || k.back || !k.told || family || of || met) return false;
            *out = k.r;
            return true;
        }
    }
    return false;
}

/* ---------------------------------------------------------------- whose gang */
/* 최 반장님 팀에 조공으로 들어갔다: who leads those one works with stands for the employer. */
bool gang_find(const Ie *ie, const EvCand *c, Range *out)
{
    const Doc *d = ie->doc;
    const Range team = c->found.team;
    if (c->en || c->type != EV_JOIN || !team.end || team.end > c->beg || team.beg < 3) return false;
    uint32_t last = doc_tok_at(d, team.end - 1), first = d->sent[c->sent].tok_beg;
    const Token *boss = last > first ? &d->tok[last - 1] : NULL;
    bool alone = boss && d->tok[last].beg + 1 == team.end && boss->end + 1 == d->tok[last].beg; /* 팀: one syllable */
    if (!alone || !kind_leads(ie, boss)) return false;
    bool family = last - 1 > first && boss[-1].end + 1 == boss->beg && boss[-1].end - boss[-1].beg == 1 &&
                  boss[-1].cls == CH_HANGUL;
    *out = (Range){family ? boss[-1].beg : boss->beg, team.end};
    return true;
}

/* ---------------------------------------------------------------- one of several */
/* 하나는 강남에 있는 독일 회사 한국 지사였는데, 다른 하나는 제약사. */
bool one_told(const Ie *ie, uint32_t sent, uint32_t to, Range *out)
{
    enum { WORDS = 10 };
    const Doc *d = ie->doc;
    const RuleSet *nouns = &ie->an->event->noun;
    const Sentence *s = &d->sent[sent];
    uint32_t topic = mark_at(ie, MK_ONE_OF, s->beg);
    if (!topic || d->cls[s->beg + topic] != CH_SPACE) return false;
    uint32_t from = s->beg + topic + 1, first = doc_tok_at(d, from);
    for (uint32_t i = first; i < s->tok_end && i < first + WORDS && d->tok[i].beg < to; i++) {
        const Token *t = &d->tok[i];
        for (uint32_t p = t->beg; t->cls == CH_HANGUL && p + 1 < t->end; p++) {
            LexMatch m;
            const TrigRule *r = ie_longest(ie, nouns->book, p, s->end, &m) ? employer_rule(nouns, m) : NULL;
            if (!r || (p > t->beg && !r->inner)) continue;
            uint32_t apart = kind_apart(ie, p + m.len), end = apart ? apart : p + m.len;
            if (end + 1 < s->end && !copula_at(ie, end) && !is_mark(ie, MK_DECLARES, d->ch[end])) continue;
            Kind k = kind_phrase(ie, p, p + m.len, from);
            *out = (Range){k.r.beg, end};
            return !k.back && (k.told || r->cue == CUE_EMPLOYER);
        }
    }
    return false;
}
