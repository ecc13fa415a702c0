/* Words of the house around an event: prizes that it gives, parts of it, posts to fill there, that it closes. */
#include "argument_kind_int.h"
#include "mark.h"
#include "word_class.h"

/* The words around the candidate that belong to the house, one bit a kind. */
static uint64_t own_words_near(const Ie *ie, const EvCand *c, uint32_t behind)
{
    enum { BEFORE = 14 };
    const struct KindData *k = ie->an->event->kind;
    const Doc *d = ie->doc;
    const Sentence *s = &d->sent[c->sent];
    uint32_t at = doc_tok_at(d, c->beg), i = at > s->tok_beg + BEFORE ? at - BEFORE : s->tok_beg;
    uint64_t set = 0;
    uint32_t end = at + behind < s->tok_end ? at + behind : s->tok_end;
    for (; i < end; i++) {
        LexMatch m;
        if (!ie_longest(ie, k->own, d->tok[i].beg, s->end, &m)) continue;
        uint32_t to = d->tok[i].beg + m.len;
        if (d->tok[i].cls == CH_LATIN && d->cls[to] == CH_LATIN) continue;
        set |= UINT64_C(1) << k->own_of[lex_match_entry(k->own, m, 0)];
    }
    return set;
}

static uint64_t own_words(const Ie *ie, const EvCand *c)
{
    enum { BEHIND = 8 };
    return own_words_near(ie, c, BEHIND);
}

bool kind_part(const Ie *ie, uint32_t beg, uint32_t end)
{
    const struct KindData *k = ie->an->event->kind;
    LexMatch m;
    return ie_longest(ie, k->own, beg, end, &m) && m.len == end - beg && word_class_is(k->own, k->own_of, m, KW_PART);
}

/* 문을 닫았다, went bust: the employer is no more. */
bool kind_closing(const Ie *ie, const EvCand *c)
{
    return kind_word_in(ie, ie->an->event->kind->own, ie->an->event->kind->own_of, c->beg, c->end) == KW_CLOSING;
}

bool kind_lent(const Ie *ie, const EvCand *c)
{
    return kind_word_in(ie, ie->an->event->kind->own, ie->an->event->kind->own_of, c->beg, c->end) == KW_LENT;
}

/* 부산시장 표창, 나래병원장상: whose head gives it. The title is the end of the word, or stands before 상. */
static bool gives(const Ie *ie, const Token *t, const Token *next, Range *out)
{
    enum { LEAST = 2 };
    static const uint8_t cut[KW_N] = {[KW_HEAD] = 1, [KW_MINISTER] = 2, [KW_CHAIR] = 3};
    const struct KindData *k = ie->an->event->kind;
    const Doc *d = ie->doc;
    for (uint32_t p = t->beg + 1; t->cls == CH_HANGUL && p + LEAST <= t->end; p++) {
        LexMatch m;
        if (!ie_longest(ie, k->own, p, t->end, &m)) continue;
        uint8_t title = 0;
        for (uint32_t i = 0; i < m.n_entry && !title; i++) title = cut[k->own_of[lex_match_entry(k->own, m, i)]];
        uint32_t end = p + m.len;
        bool prize = end < t->end ?
                         is_mark(ie, MK_PRIZE, d->ch[end]) : next && is_mark(ie, MK_COMMENDED, d->ch[next->beg]);
        if (!title || !prize) continue;
        *out = (Range){t->beg, end - title};
        return true;
    }
    return false;
}

bool kind_giver(const Ie *ie, const EvCand *c, Range *out)
{
    enum { WORDS = 4 };
    const Doc *d = ie->doc;
    uint32_t at = doc_tok_at(d, c->beg), first = d->sent[c->sent].tok_beg;
    for (uint32_t i = at, n = 0; n <= WORDS; i--, n++) {
        if (gives(ie, &d->tok[i], i + 1 < d->n_tok ? &d->tok[i + 1] : NULL, out)) return true;
        if (i == first) break;
    }
    return false;
}

bool kind_exam(const Ie *ie, const EvCand *c) { return own_words(ie, c) & UINT64_C(1) << KW_EXAM; }

bool kind_prize(const Ie *ie, const EvCand *c)
{
    enum { BEHIND = 8, AT_ONCE = 2 };          /* 사내 대회에서 금상을 받았고 전국 대회에 나갔다: the next one is another */
    uint64_t set = own_words_near(ie, c, c->en ? BEHIND : AT_ONCE);
    uint32_t tok = doc_tok_at(ie->doc, c->beg);
    const Token *before = tok && !c->en ? &ie->doc->tok[tok - 1] : NULL;
    enum { PART = 4 };
    for (uint32_t n = 2; before && n <= PART && n < before->end - before->beg; n++) {                 /* 호남지점 1등 */
        KindWord w =
            kind_word_in(ie, ie->an->event->kind->own, ie->an->event->kind->own_of, before->end - n, before->end);
        if (w == KW_PART || w == KW_PRIZE) set |= UINT64_C(1) << KW_PRIZE;
    }
    return set & UINT64_C(1) << KW_PRIZE && !(set & UINT64_C(1) << KW_CONTEST);
}

/* Does the word that ends at `end` end in one of the class? */
static bool ends_in(const Ie *ie, Range r, KindWord w)
{
    enum { LONGEST = 6 };
    const struct KindData *k = ie->an->event->kind;
    bool found = false;
    for (uint32_t n = 1; n <= LONGEST && r.beg + n <= r.end && !found; n++) {
        LexMatch m;
        found = ie_longest(ie, k->own, r.end - n, r.end, &m) && m.len == n &&
                word_class_is(k->own, k->own_of, m, (uint8_t)w);
    }
    return found;
}

bool kind_office(const Ie *ie, Range r) { return ends_in(ie, r, KW_OFFICE); }
bool kind_town(const Ie *ie, uint32_t at) { return ends_in(ie, (Range){at, at + 1}, KW_TOWN); }

bool kind_stay(const Ie *ie, const EvCand *c) { return own_words(ie, c) & UINT64_C(1) << KW_STAY; }

bool kind_post(const Ie *ie, const EvCand *c) { return own_words(ie, c) & UINT64_C(1) << KW_POST; }
