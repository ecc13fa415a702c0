/* The employer at the head of an item, a line of a table or a sentence, and the one that a row of a career names. Rules, as in
 * argument_org.c. */
#include "argument_org_int.h"

static bool ends_head(uint16_t ch)
{
    static const bool ascii[128] = {[':'] = true, ['|'] = true, ['-'] = true, ['('] = true};
    return (ascii[ch % COUNT_OF(ascii)] & (ch < COUNT_OF(ascii))) | (doc_is_arrow(ch));
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
    if (number > beg && (d->ch[number] == ')' || d->ch[number] == '.' || d->ch[number] == ']'))
        beg = marks_skip(d, number, line->end);
    if (bold_head(d, line->beg, beg, line->end, out)) return out->end < c->beg;
    for (at = beg; at < line->end && at - beg <= HEAD && !ends_head(d->ch[at]); at++) {}
    bool hyphen = d->ch[at] == '-' && at > beg && d->cls[at - 1] != CH_SPACE;
    if (at == beg || at >= c->beg || !ends_head(d->ch[at]) || hyphen) return false;
    /* 누리소프트(2015~2018)와 …: what goes on behind the brackets is a sentence. */
    uint32_t close = at;
    while (d->ch[at] == '(' && close < line->end && close - at < ASIDE && d->ch[close] != ')') close++;
    if (d->ch[close] == ')' && close + 1 < line->end && d->cls[close + 1] == CH_HANGUL) return false;
    while (at > beg && (d->cls[at - 1] == CH_SPACE || d->cls[at - 1] == CH_PUNCT)) at--;
    *out = (Range){beg, at};
    return true;
}

/* 자동차 부품회사, 외국계 보안회사 A, 판교에 있는 중소: a head that ends in a kind of employer, or in a letter behind one. */
static bool ends_in_kind(const Ie *ie, Range *head)
{
    enum { WORDS = 5 };
    const Doc *d = ie->doc;
    const RuleSet *nouns = &ie->an->event->noun;
    const Range r = *head;
    uint32_t first = doc_tok_at(d, r.beg), last = doc_tok_at(d, r.end - 1), t = ie_timex_from(ie, r.beg);
    if (last > first && d->tok[last].end - d->tok[last].beg == 1 && d->tok[last].cls != CH_HANGUL) last--;
    /* 시중은행 신입, 게임 회사 기획자: as what one would be taken there */
    const uint64_t as = CUE_BIT(CUE_FIRST) | CUE_BIT(CUE_REGULAR) | CUE_BIT(CUE_CONTRACT) | CUE_BIT(CUE_INTERN) |
                        CUE_BIT(CUE_ROLE) | CUE_BIT(CUE_PAPERS);
    uint32_t post = last > first ? cue_len(ie, d->tok[last].beg, d->tok[last].end, as) : 0;
    if (post && d->tok[last].beg + post == d->tok[last].end) head->end = d->tok[--last].end;
    if (last - first >= WORDS || (t < ie->tx.n && ie->tx.v[t].beg < r.end)) return false;
    for (uint32_t at = d->tok[last > first ? last - 1 : last].beg; at + 1 < d->tok[last].end; at++) {        /* 보험 GA */
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

/* Job: I had two offers. A word that the text writes small elsewhere is no name. */
static bool written_small(const Ie *ie, const Token *w)
{
    enum { WORDS = 4000 };
    const Doc *d = ie->doc;
    for (uint32_t i = 0; i < d->n_tok && i < WORDS; i++) {
        const Token *t = &d->tok[i];
        if (t->cls != CH_LATIN || t->end - t->beg != w->end - w->beg || ie_capital(ie, t->beg)) continue;
        if (!memcmp(d->ch + t->beg, d->ch + w->beg, (w->end - w->beg) * sizeof *d->ch)) return true;
    }
    return false;
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
    bool other = (t < ie->tx.n && ie->tx.v[t].beg < d->tok[i].beg) ||
                 (m < ie->mention.n && ie->mention.v[m].beg < d->tok[i].beg);
    for (uint32_t k = s->tok_beg; k < i; k++)
        other |= d->tok[k].cls != CH_LATIN || !ie_capital(ie, d->tok[k].beg) || phrase_ends(ie, &d->tok[k]);
    other |= kind_label(ie, &d->tok[s->tok_beg]) || d->tok[s->tok_beg].end < d->tok[s->tok_beg].beg + 3;
    other |= !other && i == s->tok_beg + 1 && written_small(ie, &d->tok[s->tok_beg]);
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
    bool named = is_name(q->ie, head) || (!q->c->en && ends_in_kind(q->ie, &head)) || is_product(q->ie, head);
    bool seeks = (row || bold) && q->group == GROUP_SEARCH && named;
    if (seeks) q->c->org = words_in(q->ie, head);
    return seeks;
}

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
static bool row_name(const Ie *ie, const EvCand *c, Range *out)
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

/* A row of a list names its employer, unless the heading does: 2022.02 ~ 현재 프리랜서 통번역사. */
bool by_row(OrgAsk *q)
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
