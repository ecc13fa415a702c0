/* English: of a house and its parts. The canteen of a car factory, the packhouse where one was taken on: one is employed by
 * the whole, which the phrase names, or the sentences before. And one of several that were sought, by their number. */
#include "argument_kind_int.h"
#include "argument_org_int.h"
#include "word_class.h"

/* The first token of a part of a house that the range has in it, UINT32_MAX for none. sure: no warehouse or library, which
 * may be houses of their own. */
static uint32_t part_in(const Ie *ie, Range r, bool sure)
{
    const struct KindData *k = ie->an->event->kind;
    const Doc *d = ie->doc;
    for (uint32_t i = doc_tok_at(d, r.beg); i < d->n_tok && d->tok[i].beg < r.end; i++) {
        LexMatch m;
        if (!ie_longest(ie, k->own, d->tok[i].beg, r.end, &m) || d->cls[d->tok[i].beg + m.len] == CH_LATIN) continue;
        if (word_class_is(k->own, k->own_of, m, KW_PART) || (!sure && word_class_is(k->own, k->own_of, m, KW_HOUSES)))
            return i;
    }
    return UINT32_MAX;
}

/* an old car factory: the kind of employer behind the article at token i, as its words; false for another part. */
static bool house_behind(const Ie *ie, uint32_t i, uint32_t sent, Range *out)
{
    enum { WORDS = 6 };
    const Doc *d = ie->doc;
    uint32_t last = d->sent[sent].tok_end, first = i + 1;
    for (uint32_t k = first; k < last && k < first + WORDS && d->tok[k].kind != TOK_PUNCT; k++) {
        if (phrase_ends(ie, &d->tok[k])) return false;
        if (!kind_house_at(ie, k, sent, out) || out->beg != d->tok[first].beg) continue;
        return part_in(ie, *out, true) == UINT32_MAX;
    }
    return false;
}

/* … of a car factory, at the big hotel: behind the part. */
static bool whole_behind(const Ie *ie, const EvCand *c, uint32_t end, Range *out)
{
    const Doc *d = ie->doc;
    uint32_t i = doc_tok_at(d, end);
    if (i + 2 >= d->sent[c->sent].tok_end || d->tok[i].beg != end + 1) return false;
    bool tie = en_is(ie, &d->tok[i], EN_OF | EN_IN | EN_AT | EN_FOR) && !en_is(ie, &d->tok[i], EN_AND);
    return tie && kind_word_en(ie, &d->tok[i + 1]) == KW_ARTICLE && house_behind(ie, i + 1, c->sent, out);
}

/* the gate of one big Dutch farm: a house told in a sentence before, or in this one before the verb; the last one. */
static bool whole_before(const Ie *ie, const EvCand *c, Range *out)
{
    enum { SENTS = 2 };
    const Doc *d = ie->doc;
    for (uint32_t n = 0; n <= SENTS && n <= c->sent; n++) {
        uint32_t sent = c->sent - n, i = n ? d->sent[sent].tok_end : doc_tok_at(d, c->beg);
        if (d->sent[sent].line != c->line) return false;
        while (i-- > d->sent[sent].tok_beg)
            if (kind_word_en(ie, &d->tok[i]) == KW_ARTICLE && house_behind(ie, i, sent, out)) return true;
    }
    return false;
}

/* in the packhouse, to the control centre: which one, the house tells. */
static bool is_definite(const Ie *ie, uint32_t tok, uint32_t first)
{
    for (uint32_t n = 0; tok > first && n < 3; tok--, n++) {
        const Token *t = &ie->doc->tok[tok - 1];
        if (en_is(ie, t, EN_DEFINITE | EN_THEIR)) return true;
        if (kind_word_en(ie, t) == KW_ARTICLE || phrase_ends(ie, t)) return false;
    }
    return false;
}

/* worked | in the kitchen of …, took me on | in the packing room: the part that no list has among employers. */
static bool part_behind(const Ie *ie, const EvCand *c, Range *out)
{
    enum { WORDS = 10, PART = 4 };
    const Doc *d = ie->doc;
    uint32_t i = doc_tok_at(d, c->end), last = d->sent[c->sent].tok_end, to = i + WORDS < last ? i + WORDS : last;
    for (; i + 2 < to && d->tok[i].kind != TOK_PUNCT && !en_is(ie, &d->tok[i], EN_AND); i++) {
        if (!en_is(ie, &d->tok[i], EN_IN | EN_AT)) continue;
        if (!en_is(ie, &d->tok[i + 1], EN_DEFINITE | EN_THEIR) && kind_word_en(ie, &d->tok[i + 1]) != KW_ARTICLE)
            continue;
        *out = (Range){d->tok[i + 2].beg, d->tok[i + PART < last ? i + PART : last - 1].end};
        uint32_t tok = part_in(ie, *out, true);
        if (tok == UINT32_MAX) continue;
        LexMatch m;
        ie_longest(ie, ie->an->event->kind->own, d->tok[tok].beg, out->end, &m);
        out->end = d->tok[tok].beg + m.len;
        return true;
    }
    return false;
}

bool by_whole_en(OrgAsk *q)
{
    const Ie *ie = q->ie;
    const Story *st = q->st;
    EvCand *c = q->c;
    bool moves = c->type == EV_JOIN || c->type == EV_WORK || c->type == EV_TRANSFER;
    if (!c->en || !moves || (c->org.n && !c->org_kind)) return false;
    Range kind = c->found.employer, whole;
    if (c->org.n && !str_eq(c->org, words_in(ie, kind))) return false;
    if (!c->org.n && !part_behind(ie, c, &kind)) return false;
    if (part_in(ie, kind, false) == UINT32_MAX) return false;
    c->org_own = c->org_kind = true;
    if (whole_behind(ie, c, kind.end, &whole)) {
        c->org = words_in(ie, whole);
        return true;
    }
    uint32_t tok = part_in(ie, kind, true);
    bool definite = tok != UINT32_MAX && is_definite(ie, tok, ie->doc->sent[c->sent].tok_beg);
    bool there = st->held.n && !st->left && (q->group == GROUP_HELD || c->rule->invite);
    there |= st->held.n && c->type == EV_TRANSFER;
    if (definite && there) c->org = st->held, c->org_kind = false;
    else if (definite && c->type == EV_JOIN && whole_before(ie, c, &whole)) c->org = words_in(ie, whole);
    else c->org_own = c->org_kind = c->org.n > 0;
    return definite && c->org.n;
}
