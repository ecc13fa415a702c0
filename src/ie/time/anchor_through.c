/* "1년 반 만에 관뒀다": may a length be counted from where the story stands? Only what the author brought to its end, or reached,
 * by then was counted from there. What came in the meantime (100년 만에 폭우가 왔다, 5년 만에 동창을 만났다) or befell others (어머니는
 * 30년 만에 그만두셨다) was not. */
#include "anchor_int.h"
#include "mark.h"

static bool is_word(const Token *tok) { return tok->kind == TOK_WORD && tok->cls == CH_HANGUL; }

/* Is it somebody else, as the subject (어머니가) or the topic (어머니는)? The author is not, nor is the house that was left (첫
 * 직장은). */
static bool is_other(const Ie *ie, const Token *tok, MarkId particle)
{
    uint32_t n = tok->end - tok->beg;
    if (n < 2 || !is_mark(ie, particle, ie->doc->ch[tok->end - 1]) || mark_at(ie, MK_MYSELF, tok->beg) == n)
        return false;
    return particle == MK_SUBJECT ||
           !(mark_before(ie, MK_CLAUSE_END, tok->end) || mark_before(ie, MK_LEFT_HOUSE, tok->end - 1));
}

/* Has the length before it a subject or a topic other than the author? A subject holds for its clause: 어머니가 아프셔서 3년 만에
 * 관뒀다. */
static bool of_other(const Ie *ie, const Sentence *x, uint32_t at)
{
    const Doc *d = ie->doc;
    bool topic = false, subject = false;
    for (uint32_t k = x->tok_beg; k < x->tok_end && d->tok[k].end <= at; k++) {
        const Token *tok = &d->tok[k];
        if (!is_word(tok)) continue;
        subject |= is_other(ie, tok, MK_SUBJECT);
        topic |= is_other(ie, tok, MK_TOPIC);
        if (is_mark(ie, MK_LINKED, d->ch[tok->end - 1]) || mark_before(ie, MK_CLAUSE_END, tok->end)) subject = false;
    }
    return topic || subject;
}

/* 그만뒀다, 퇴사하고, 수료.: what ended, in a form that goes on or closes (그만두는 이들 is none). 모임에 나왔다 is no leaving. */
static bool ends_at(const Ie *ie, const Token *tok, bool at_place)
{
    const Doc *d = ie->doc;
    if (mark_at(ie, MK_ENDED, tok->beg)) return true;
    if (mark_at(ie, MK_CAME_OUT, tok->beg)) return !at_place;
    uint32_t n = mark_at(ie, MK_END_NOUN, tok->beg), p = tok->beg + n;
    return n && (p >= tok->end ? d->cls[p] != CH_SPACE || mark_at(ie, MK_DONE, p + 1) : mark_at(ie, MK_DONE, p) > 0);
}

bool anchor_own_end(const Ie *ie, uint32_t i)
{
    enum { FAR = 8 };                                   /* words between the length and its verb */
    const Doc *d = ie->doc;
    const TimexInfo *t = &ie->tx.v[i];
    if (t->sent == UINT32_MAX || of_other(ie, &d->sent[t->sent], t->beg)) return false;
    const Sentence *x = &d->sent[t->sent];
    bool at_place = false;
    int n = 0;
    for (uint32_t k = x->tok_beg; k < x->tok_end && n < FAR; k++) {
        const Token *tok = &d->tok[k];
        if (tok->beg < t->end || !is_word(tok)) continue;
        n++;
        if (ends_at(ie, tok, at_place)) return true;
        if (is_other(ie, tok, MK_SUBJECT) || is_other(ie, tok, MK_TOPIC)) return false;
        at_place = is_mark(ie, MK_AT, d->ch[tok->end - 1]);
    }
    return false;
}
