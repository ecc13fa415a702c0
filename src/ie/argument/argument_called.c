/* What an employer is called, told behind its kind: the firm's name is …, a place called …, it was …. */
#include "argument_kind_int.h"
#include "argument_org_int.h"
#include "mark.h"

static bool is_quote(const Doc *d, uint32_t at) { return d->ch[at] == '\'' || d->ch[at] == '"'; }

/* 나래라는 곳 */
static bool is_so_called(const Ie *ie, uint32_t at)
{
    return at + 2 < ie->doc->n && mark_at(ie, MK_CALLED, at);
}

/* 나래라고, 원장님이 …; 나래라고 하는 */
static bool is_called_then(const Ie *ie, uint32_t at)
{
    uint32_t n = at + 3 < ie->doc->n ? mark_at(ie, MK_NAMED_SO, at) : 0;
    const uint16_t *ch = ie->doc->ch + at + n;
    return n && (ch[0] == ',' || (ch[0] == ' ' && is_mark(ie, MK_DOES, ch[1])));
}

/* Is all that is said of it that this is the name? 나래였다, 나래. 나래라는 곳 */
static bool is_said(const Ie *ie, uint32_t at, uint32_t end)
{
    while (at < end && is_quote(ie->doc, at)) at++;
    uint16_t ch = at < end ? ie->doc->ch[at] : '.';
    return ch == '.' || ch == '!' || ch == '(' || is_so_called(ie, at) || copula_at(ie, at);
}

/* 적지 않겠다, 생략한다, 비밀이다: what is told of the name rather than the name; no copula has been found at its end. */
static bool is_predicate(const Ie *ie, uint32_t beg, uint32_t end)
{
    const Doc *d = ie->doc;
    for (uint32_t at = beg; at + 1 < end; at++)
        if (d->cls[at + 1] == CH_SPACE && is_mark(ie, MK_JI, d->ch[at])) return true;
    return is_mark(ie, MK_FINAL, d->ch[end - 1]);
}

/* 상호는 연희반점. 이름은 바로움직임이었다: one word that no book knows fills what is called so. */
static bool word_called(const Ie *ie, const EvCand *c, uint32_t at, const Sentence *s, Str *out)
{
    enum { LEAST = 2, MARKS = 4, WORDS = 2 };
    const Doc *d = ie->doc;
    for (uint32_t n = 0; n < MARKS && at < s->end && (d->cls[at] == CH_SPACE || d->cls[at] == CH_PUNCT); n++) at++;
    uint32_t i = doc_tok_at(d, at);
    if (at >= s->end || i >= d->n_tok || d->tok[i].beg != at || d->tok[i].cls != CH_HANGUL) return false;
    uint32_t beg = at;
    for (int n = 0; n < WORDS && i + 1 < s->tok_end && d->tok[i + 1].cls == CH_HANGUL; n++, i++)
        if (!kind_noun(ie, d->tok[i].beg, d->tok[i].end)) break;
    const Token *t = &d->tok[i];
    uint32_t end = t->end;
    for (uint32_t p = t->beg + 1; p < t->end && end == t->end; p++)
        if (copula_at(ie, p)) end = p;
    bool closes = i + 1 >= s->tok_end || (d->tok[i + 1].kind == TOK_PUNCT && d->ch[d->tok[i + 1].beg] != ',');
    uint32_t m = ie_mention_from(ie, t->beg);
    /* what is founded is no person */
    bool person = m < ie->mention.n && c->type == EV_FOUND && mention_is(ie, m, ENT_PERSON);
    if (m < ie->mention.n && ie->mention.v[m].beg < t->end && !person) return false;
    if (!closes || end < beg + LEAST || kind_common(ie, t->beg, end) || !kind_noun(ie, t->beg, end)) return false;
    if (end == t->end && is_predicate(ie, beg, end)) return false;
    *out = words_in(ie, (Range){beg, end});
    return true;
}

/* 경쟁사가 누리소프트라는 회사였다: somebody else is called so; but 이름이, 회사가. */
static bool has_other_subject(const Ie *ie, const Sentence *s, uint32_t at)
{
    const Doc *d = ie->doc;
    for (uint32_t i = s->tok_beg; i < s->tok_end && d->tok[i].end <= at; i++) {
        const Token *t = &d->tok[i];
        bool subject = t->cls == CH_HANGUL && t->end - t->beg > 2 && is_mark(ie, MK_SUBJECT, d->ch[t->end - 1]);
        if (subject && !kind_called(ie, t) && !kind_seat(ie, t->beg, t->end - 1)) return true;
    }
    return false;
}

/* 시장 근처 '책갈피'라는 데. 알고 보니 누리소프트라는 회사였다: the last name of the sentence, and only the kind behind it. */
static bool called_at_end(const Ie *ie, const Sentence *s, Str *out)
{
    enum { REST = 12 };
    const Doc *d = ie->doc;
    uint32_t i = ie_mention_from(ie, s->end);
    while (i-- > 0 && ie->mention.v[i].beg >= s->beg && !mention_is(ie, i, ENT_ORG)) {}
    if (i == UINT32_MAX || ie->mention.v[i].beg < s->beg) return false;
    uint32_t at = ie->mention.v[i].end;
    while (at < s->end && is_quote(d, at)) at++;
    if (!is_so_called(ie, at) || at + REST < s->end || has_other_subject(ie, s, ie->mention.v[i].beg)) return false;
    uint32_t last = s->tok_end;
    while (last > s->tok_beg && d->tok[last - 1].kind == TOK_PUNCT) last--;
    const Token *t = last > s->tok_beg ? &d->tok[last - 1] : NULL;
    bool kind = false;
    for (uint32_t p = t ? t->beg + 1 : 0; t && p <= t->end && !kind; p++)
        kind = (p == t->end || copula_at(ie, p)) &&
               (kind_generic(ie, t->beg, p) || cue_len(ie, t->beg, p, CUE_BIT(CUE_EMPLOYER)) == p - t->beg);
    if (kind) *out = mention_name(ie, i);
    return kind;
}

/* 누리소프트였다. 누리소프트임. 누리소프트다. */
static bool is_it(const Ie *ie, uint32_t at)
{
    const Doc *d = ie->doc;
    if (copula_at(ie, at)) return true;
    bool brief = at < d->n && (is_mark(ie, MK_NOTED, d->ch[at]) || is_mark(ie, MK_DECLARES, d->ch[at]));
    return brief && (at + 1 >= d->n || d->cls[at + 1] == CH_PUNCT || d->ch[at + 1] == '\n');
}

/* 그냥 둥지라고 부르겠다, '고베 선주 회사'라고만 해 둡시다: what the author says that it is to be called. Where the noun ends before the
 * particle in the token, 0 for no such thing. */
static uint32_t dubbed_end(const Ie *ie, uint32_t tok)
{
    enum { EMPHASIS = 1 };
    const Doc *d = ie->doc;
    const Token *t = &d->tok[tok];
    for (uint32_t p = t->end > t->beg + 4 ? t->end - 4 : t->beg; t->cls == CH_HANGUL && p + 1 < t->end; p++) {
        uint32_t n = mark_at(ie, MK_NAMED_SO, p), end = p + n;
        if (!n || end > t->end || t->end - end > EMPHASIS || d->cls[t->end] != CH_SPACE) continue;
        if (end < t->end && !is_mark(ie, MK_ONLY, d->ch[end])) continue;
        if (!mark_at(ie, MK_DUBS, t->end + 1)) return 0;
        return p > t->beg ? p : tok && d->tok[tok - 1].kind == TOK_PUNCT ? d->tok[tok - 1].beg : 0;
    }
    return 0;
}

/* The kind of employer whose word ends there, with the words around it; else one word that no book knows, where the sentence
 * speaks of names. */
static bool dubbed_kind(const Ie *ie, const Sentence *s, uint32_t end, Str *out)
{
    enum { LONGEST = 12, LEAST = 2 };
    const Doc *d = ie->doc;
    const RuleSet *nouns = &ie->an->event->noun;
    uint32_t beg = end;
    while (beg > s->beg && d->cls[beg - 1] == CH_HANGUL && end - beg < LONGEST) beg--;
    for (uint32_t at = beg; at + 1 < end; at++) {
        LexMatch m;
        const TrigRule *r =
            ie_longest(ie, nouns->book, at, end, &m) && at + m.len == end ? employer_rule(nouns, m) : NULL;
        if (!r || (at > beg && !r->inner)) continue;
        *out = words_in(ie, kind_phrase(ie, at, end, s->beg).r);
        return true;
    }
    bool named = false;
    for (uint32_t i = s->tok_beg; !named && i < s->tok_end && d->tok[i].beg < beg; i++)
        named = mark_at(ie, MK_NAME_WORD, d->tok[i].beg);
    if (!named || end < beg + LEAST || kind_common(ie, beg, end) || !kind_noun(ie, beg, end)) return false;
    *out = words_in(ie, (Range){beg, end});
    return true;
}

static bool dubbed(const Ie *ie, const Sentence *s, Str *out)
{
    for (uint32_t i = s->tok_beg; i < s->tok_end; i++) {
        uint32_t end = dubbed_end(ie, i), m = end ? ie_mention_from(ie, end) : 0;
        if (!end) continue;
        if (!m || ie->mention.v[m - 1].end != end || !mention_is(ie, m - 1, ENT_ORG))
            return dubbed_kind(ie, s, end, out);
        *out = mention_name(ie, m - 1);
        return true;
    }
    return false;
}

/* '정순네'라고. 청계 쪽에 '새벗야학'이라고, …: the sentence begins with a name, or with where it is and a name, of which it says that it is
 * called so; one that no book knows stands in quotes. */
static bool called_first(const Ie *ie, const Sentence *s, Str *out)
{
    enum { WORDS = 8, LEAST = 2 };
    const Doc *d = ie->doc;
    for (uint32_t i = s->tok_beg; i < s->tok_end && i < s->tok_beg + WORDS; i++) {
        const Token *t = &d->tok[i];
        for (uint32_t p = t->beg; p < t->end && t->cls == CH_HANGUL; p++) {
            uint32_t n = mark_at(ie, MK_NAMED_SO, p);
            if (!n || p + n != t->end || (t->end < s->end && d->cls[t->end] != CH_PUNCT)) continue;
            uint32_t end = p;
            while (end > s->beg && is_quote(d, end - 1)) end--;
            uint32_t m = ie_mention_from(ie, end);
            if (m && ie->mention.v[m - 1].end == end && ie->mention.v[m - 1].beg >= s->beg && mention_is(ie, m - 1, ENT_ORG)) {
                *out = mention_name(ie, m - 1);
                return true;
            }
            const Token *name = end < p ? &d->tok[doc_tok_at(d, end - 1)] : NULL;
            bool quoted = name && name->end == end && name->beg > s->beg && is_quote(d, name->beg - 1);
            if (!quoted || has_other_subject(ie, s, end) || end < name->beg + LEAST || !kind_noun(ie, name->beg, end))
                return false;
            *out = words_in(ie, (Range){name->beg, end});
            return true;
        }
        if (t->cls == CH_HANGUL && i + 1 < s->tok_end && is_predicate(ie, t->beg, t->end)) return false;
    }
    return false;
}

/* The employer that the sentence says the firm's name is: 회사 이름은 누리소프트였다. 누리소프트라는 곳이었다. 누리소프트였다. */
static bool naming_in(const Ie *ie, const EvCand *c, const Sentence *s, Str *out)
{
    enum { FIRST = 3, NEAR = 2, COPULA = 5 };
    uint32_t first = ie_mention_from(ie, s->beg);
    /* 수원 누리운수였다. */
    bool where = first + 1 < ie->mention.n && ie->mention.v[first].beg == s->beg && mention_is(ie, first, ENT_PLACE) &&
                 ie->mention.v[first + 1].beg == ie->mention.v[first].end + 1;
    if (where) first++;
    bool opens =
        first < ie->mention.n && (where || ie->mention.v[first].beg == s->beg) && mention_is(ie, first, ENT_ORG);
    uint32_t behind = opens ? ie->mention.v[first].end : 0;
    opens = opens && (is_so_called(ie, behind) || is_called_then(ie, behind) ||
                      (behind + COPULA >= s->end && is_it(ie, behind)));
    if (opens) *out = mention_name(ie, first);
    if (opens) return true;
    if (called_first(ie, s, out) || called_at_end(ie, s, out) || dubbed(ie, s, out)) return true;
    for (uint32_t i = s->tok_beg; i < s->tok_end && i < s->tok_beg + FIRST; i++) {
        uint32_t end = kind_called(ie, &ie->doc->tok[i]);
        if (!end) continue;
        uint32_t m = ie_mention_from(ie, end);
        bool named = m < ie->mention.n && ie->mention.v[m].beg <= end + NEAR && mention_is(ie, m, ENT_ORG) &&
                     is_said(ie, ie->mention.v[m].end, s->end);
        if (named) *out = mention_name(ie, m);
        return named || word_called(ie, c, end, s, out);
    }
    return false;
}

/* It's called Second Opinion: capitals behind the word that names. */
static bool naming_en(const Ie *ie, const Sentence *s, Str *out)
{
    enum { SUBJECT = 4, WORDS = 4 };
    const Doc *d = ie->doc;
    uint32_t i = s->tok_beg;
    if (!en_is(ie, &d->tok[i], EN_IT)) return false;
    while (i < s->tok_end && i - s->tok_beg <= SUBJECT && !kind_named(ie, &d->tok[i])) i++;
    if (i >= s->tok_end || !kind_named(ie, &d->tok[i])) return false;
    uint32_t first = ++i;
    while (i < s->tok_end && i - first < WORDS && d->tok[i].cls == CH_LATIN && ie_capital(ie, d->tok[i].beg)) i++;
    if (i > first) *out = words_in(ie, (Range){d->tok[first].beg, d->tok[i - 1].end});
    return i > first;
}

/* The rival company was Starbucks: what stands before the kind says that it is another one, unless it was told before
 * (a travel agency … The travel agency was called …). */
static bool is_another(const Ie *ie, const EvCand *c, uint32_t first, uint32_t kind)
{
    const Doc *d = ie->doc;
    for (uint32_t i = first; i < kind; i++) {
        if (d->tok[i].kind == TOK_PUNCT) continue;
        if (str_find(c->org, words_in(ie, (Range){d->tok[i].beg, d->tok[i].end}), 0) == SIZE_MAX) return true;
    }
    return false;
}

/* The company is Lumerra: forty people. The agency was called Brand & Sons. */
static bool says_name(const Ie *ie, const EvCand *c, const Sentence *s, Str *out)
{
    enum { WORDS = 5 };
    const Doc *d = ie->doc;
    uint32_t m = ie_mention_from(ie, s->beg), named = m < ie->mention.n ? ie->mention.v[m].beg : UINT32_MAX;
    if (named >= s->end || !mention_is(ie, m, ENT_ORG) || !en_is(ie, &d->tok[s->tok_beg], EN_DEFINITE)) return false;
    uint32_t to = doc_tok_at(d, named), i = to;
    if (to <= s->tok_beg + 2 || to > s->tok_beg + WORDS) return false;
    if (en_is(ie, &d->tok[i - 1], EN_DEFINITE)) i--;                      /* The paper was the Evening Argus. */
    if (kind_named(ie, &d->tok[i - 1])) i--;
    const Token *end = &d->tok[doc_tok_at(d, ie->mention.v[m].end)];
    bool closed = ie->mention.v[m].end >= s->end || end->kind == TOK_PUNCT;
    Range r;
    bool house =
        i > s->tok_beg + 1 && (kind_is_en(ie, &d->tok[i - 2], KW_HOUSES) ||
                               kind_house_at(ie, i - 2, (uint32_t)(s - d->sent), &r) || kind_company(ie, i - 3));
    GroupWord verb = group_word(ie, i - 1, s->end);
    bool is = closed && house && (verb == VG_BE || verb == VG_IS);
    is = is && !is_another(ie, c, s->tok_beg + 1, i - 2);
    if (is) *out = mention_name(ie, m);
    return is;
}

/* Northern Pine Staffing, out of Omaha: what stands behind the comma at token i says where or what that is. */
static bool only_tells(const Ie *ie, uint32_t i, uint32_t end)
{
    enum { WORDS = 5 };
    const Doc *d = ie->doc;
    uint32_t m = ie_mention_from(ie, d->tok[i].beg);
    bool placed = m < ie->mention.n && ie->mention.v[m].beg < d->tok[end - 1].end && mention_is(ie, m, ENT_PLACE);
    bool kind = en_is(ie, &d->tok[i + 1], EN_ARTICLE), verb = false;
    for (uint32_t k = i + 1; k < end && !verb; k++) {
        GroupWord w = group_word(ie, k, d->tok[end - 1].end);
        verb = w == VG_BE || w == VG_IS || w == VG_SELF || kind_deed(ie, &d->tok[k]);
    }
    return !verb && (kind || (placed && end - i <= WORDS + 1));
}

/* I signed with a travel outfit. Northern Pine Staffing, out of Omaha: the name alone, and perhaps where or what that is. */
static bool name_alone(const Ie *ie, const EvCand *c, const Sentence *s, Str *out)
{
    uint32_t m = ie_mention_from(ie, s->beg);
    if (m >= ie->mention.n || ie->mention.v[m].beg != s->beg || !mention_is(ie, m, ENT_ORG)) return false;
    uint32_t end = ie->mention.v[m].end, i = doc_tok_at(ie->doc, end);
    bool alone = end >= s->end || ie->doc->ch[end] == '.';
    bool told =
        !alone && ie->doc->ch[end] == ',' && c->type != EV_FOUND && i + 1 < s->tok_end && only_tells(ie, i, s->tok_end);
    if (alone || told) *out = mention_name(ie, m);
    return alone || told;
}

/* Microsoft. Apple. Everyone feared them: names one behind the other, of which none is that of the place. */
static bool names_only(const Ie *ie, uint32_t sent, uint32_t line)
{
    const Doc *d = ie->doc;
    if (sent >= d->n_sent || d->sent[sent].line != line) return false;
    const Sentence *s = &d->sent[sent];
    uint32_t words = 0;
    for (uint32_t i = s->tok_beg; i < s->tok_end; i++) {
        if (d->tok[i].kind == TOK_WORD && (!ie_capital(ie, d->tok[i].beg) || ++words > 3)) return false;
    }
    return words > 0;
}

/* The sentence behind, on the next line of text too: a name is told at the head of the next paragraph. */
static bool follows(const Doc *d, uint32_t sent, uint32_t k)
{
    uint32_t line = d->sent[sent].line;
    while (line < d->sent[k].line && (line == d->sent[sent].line || d->line[line].kind == LINE_BLANK)) line++;
    return line == d->sent[k].line && d->line[line].kind == LINE_TEXT;
}

/* 입사했다. 회사 이름은 누리소프트: one of the next sentences gives the name. */
bool name_behind(const Ie *ie, const EvCand *c, Str *out)
{
    enum { SENTS = 2 };
    const Doc *d = ie->doc;
    for (uint32_t k = c->sent + 1; c->en && k <= c->sent + SENTS && k < d->n_sent && follows(d, c->sent, k); k++) {
        if (c->type == EV_FOUND && d->sent[k].line == c->line && naming_en(ie, &d->sent[k], out)) return true;
        bool kind = (c->org_kind || c->org_guess || c->type == EV_FOUND) && k == c->sent + 1;
        kind &= d->sent[k].line == c->line && !names_only(ie, k + 1, c->line);
        if (says_name(ie, c, &d->sent[k], out) || (kind && name_alone(ie, c, &d->sent[k], out))) return true;
    }
    for (uint32_t k = c->sent + 1; !c->en && k <= c->sent + SENTS && k < d->n_sent && d->sent[k].line == c->line; k++)
        if (naming_in(ie, c, &d->sent[k], out)) return true;
    return false;
}

/* 작은 에이전시에 들어갔다. 이름은 누리소프트. */
void name_told(const Ie *ie, EvCand *c)
{
    bool worked = c->type == EV_WORK && c->rule->takes && !c->en && c->tail.final;
    bool taken = c->type == EV_ACCEPTED && !c->en && !c->found.counted;                 /* 재단에 붙었다. 누리재단이다. */
    bool sought = c->en && group_of(c->type) == GROUP_SEARCH && c->type != EV_REJECTED && c->type != EV_WITHDRAW;
    bool may = (c->org_kind || (c->en && c->org_guess)) &&
               (taken || sought || c->type == EV_JOIN || c->type == EV_FOUND || worked);
    Range kind;
    if (may && name_behind(ie, c, &c->org)) c->org_kind = c->org_guess = false;
    else if (c->found.counted_kind && !c->found.kind_told && kind_said_behind(ie, c, &kind))
        c->org = words_in(ie, kind);
}

/* I went out on my own. Tamlin Piano Services. The name is a sentence by itself. */
static bool is_sentence(const Ie *ie, const MentionRef *m)
{
    enum { STOP = 1 };
    const Sentence *s = doc_sentence_at(ie->doc, m->beg);
    return s && s->beg == m->beg && m->end + STOP >= s->end;
}

/* A new firm or job is named a little later: 법인을 만들었다. 이름은 …. */
bool named_after(const Ie *ie, EvCand *c)
{
    enum { SOON = 60 };
    uint32_t i = ie_mention_from(ie, c->to);
    while (i < ie->mention.n && ie->mention.v[i].beg < c->to + SOON && !mention_is(ie, i, ENT_ORG)) i++;
    if (i >= ie->mention.n || ie->mention.v[i].beg >= c->to + SOON) return false;
    if (c->en && ie->mention.v[i].beg >= ie->doc->sent[c->sent].end && !is_sentence(ie, &ie->mention.v[i])) return false;     /* … of my own. I left Boots. */
    /* 국숫집을 이어받았다. 이노션에서 일했다: of another, more would be told than its name. */
    if (!c->en && !is_said(ie, ie->mention.v[i].end, ie->doc->n)) return false;
    c->org = mention_name(ie, i);
    return true;
}
