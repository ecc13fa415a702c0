/* English: words of an event that stand where they tell of none: in a clause that only says which thing is meant, in a
 * passive of that thing, in a noun. */
#include "trigger_en_int.h"

/* open-source, work-study: the second half of a compound. */
bool ends_compound(const Scan *s, const Token *t)
{
    const Doc *d = s->d;
    return t->beg > s->beg + 1 && d->ch[t->beg - 1] == '-' && d->cls[t->beg - 2] == CH_LATIN;
}

/* last year's review, with graduate students: behind an owner or a preposition a base form is a noun. */
bool is_base_noun(const Scan *s, const Item *it, GroupWord before)
{
    const Doc *d = s->d;
    if (before == VG_PREP) return true;
    uint32_t at = it->beg;
    bool owner = at > s->beg + 3 && d->ch[at - 2] == 's' && (d->ch[at - 3] == '\'' || d->ch[at - 3] == 0x2019);
    return owner && before == VG_NONE && d->cls[at - 1] == CH_SPACE;
}

/* a year of teaching, followed by a degree; a stand run by my aunt: what was done to a thing, and by whom. Started by
 * washing pots, passed by the skin of my teeth: how. */
bool is_done_by(const Scan *s, const TrigRule *r, const Item *it)
{
    const Sentence *sent = &s->d->sent[s->sent];
    uint32_t tok = doc_tok_at(s->d, it->end);
    if (tok + 1 >= sent->tok_end || it->ref <= sent->tok_beg || !en_is(s->ie, &s->d->tok[tok], EN_BY)) return false;
    const Token *before = &s->d->tok[it->ref - 1], *whom = &s->d->tok[tok + 1];
    bool noun = r->bound && group_word(s->ie, it->ref - 1, it->beg) == VG_NONE;
    if ((before->kind != TOK_PUNCT && !noun) || in_time(s->ie, whom->beg)) return false;
    GroupWord word = group_word(s->ie, tok + 1, s->end);
    return word == VG_DET || word == VG_MINE || word == VG_OTHER || is_capital(s, whom);
}

/* The token of "I" in the words right before a verb: I worked, I had been working; UINT32_MAX when another stands there. */
static uint32_t subject_at(const Scan *s, const Item *it)
{
    enum { WORDS = 4 };
    uint32_t first = s->d->sent[s->sent].tok_beg;
    for (uint32_t i = it->ref, n = 0; i > first && n < WORDS; i--) {
        const Token *t = &s->d->tok[i - 1];
        if (t->glue) continue;
        GroupWord word = group_word(s->ie, i - 1, s->end);
        if (word == VG_SELF || word == VG_WOULD) return i - 1;
        if (t->kind == TOK_PUNCT || (word != VG_NONE && word != VG_BE && word != VG_NOT && word != VG_ADVERB))
            return UINT32_MAX;
        n++;
    }
    return UINT32_MAX;
}

/* people I worked with, the firm that I worked for: right before the author stands the thing, or the word for it. */
static bool follows_thing(const Scan *s, uint32_t self)
{
    if (self == UINT32_MAX || self <= s->d->sent[s->sent].tok_beg) return false;
    const Token *t = &s->d->tok[self - 1];
    if (t->kind != TOK_WORD || in_time(s->ie, t->beg)) return false;
    GroupWord word = group_word(s->ie, self - 1, s->end);
    return word == VG_NONE || word == VG_OTHER || word == VG_DET;
}

/* Its preposition stands without a noun: worked with. The people I worked for left. */
static bool is_stranded(const Scan *s, const Item *it)
{
    enum { LEAST = 4 };
    const uint32_t leads = EN_AT | EN_WITH | EN_FOR | EN_IN;
    uint32_t end = s->d->sent[s->sent].tok_end, tok = doc_tok_at(s->d, it->end);
    bool led = en_is(s->ie, &s->d->tok[tok - 1], leads) || group_word(s->ie, tok - 1, s->end) == VG_PREP;
    if (!led) {
        if (tok >= end || !(en_is(s->ie, &s->d->tok[tok], leads) || group_word(s->ie, tok, s->end) == VG_PREP))
            return false;
        tok++;
    }
    if (tok >= end) return true;
    const Token *t = &s->d->tok[tok];
    if (t->kind == TOK_PUNCT) return s->d->ch[t->beg] != '"' && s->d->ch[t->beg] != 0x201C && s->d->ch[t->beg] != '*';
    GroupWord word = group_word(s->ie, tok, s->end);
    bool verb =
        t->end - t->beg >= LEAST && s->d->ch[t->end - 1] == 'd' && s->d->ch[t->end - 2] == 'e' && !is_capital(s, t);
    return verb || word == VG_IS || word == VG_BE || word == VG_NOT || word == VG_NOT_BE || word == VG_MAYBE || word == VG_AND ||
           is_link(word) || word == VG_ADVERB;
}

/* The people I worked with were kind; a project I'd been working on: which people, which project; of the work itself
 * nothing is told. */
bool says_which(const Scan *s, const TrigRule *r, const Item *it)
{
    return r->type == EV_WORK && r->shape == SHAPE_VERB && is_stranded(s, it) && follows_thing(s, subject_at(s, it));
}

/* gave notice and recruited my replacement: behind what the author did stands what they did next, not what was done to
 * them. */
bool is_next_act(const VerbGroup *g) { return g->last == VG_AND && g->self && !g->be; }

/* what was being taught, I was introduced to them: done to the author or a thing, and no work of theirs. */
bool is_done_to(const Scan *s, const TrigRule *r, const Item *it, const VerbGroup *g)
{
    const uint32_t done = EV_BIT(EV_WORK) | EV_BIT(EV_PROJECT) | EV_BIT(EV_TALK) | EV_BIT(EV_PUBLICATION);
    if (g->last != VG_BE || r->shape != SHAPE_VERB || !(done & EV_BIT(r->type)) || r->only == ONLY_BE) return false;
    const Token *t = &s->d->tok[it->ref];
    if (t->end != it->end || t->end - t->beg < 4) return false;
    const uint16_t *end = s->d->ch + t->end;
    return (end[-1] == 'd' && end[-2] == 'e') || (end[-1] == 't' && (end[-2] == 'h' || end[-2] == 'l'));
}

/* switched to writing sites, moved to using it: another way of doing it, not another place. */
bool turns_to_act(const Scan *s, const TrigRule *r, const Item *it)
{
    enum { LEAST = 5 };
    const uint32_t moves = EV_BIT(EV_JOIN) | EV_BIT(EV_TRANSFER) | EV_BIT(EV_MOVE);
    uint32_t end = s->d->sent[s->sent].tok_end, tok = doc_tok_at(s->d, it->end);
    if (!(moves & EV_BIT(r->type)) || tok >= end || !en_is(s->ie, &s->d->tok[tok - 1], EN_TO)) return false;
    const Token *t = &s->d->tok[tok];
    bool ing = t->end - t->beg >= LEAST && s->d->ch[t->end - 1] == 'g' && s->d->ch[t->end - 2] == 'n' &&
               s->d->ch[t->end - 3] == 'i';
    if (!ing || is_capital(s, t)) return false;
    const uint64_t lines =
        CUE_BIT(CUE_DIRECTION) | CUE_BIT(CUE_LIVING) | CUE_BIT(CUE_TEAM) | CUE_BIT(CUE_JOB) | CUE_BIT(CUE_SKILL);
    for (uint32_t i = 0; i < s->items->n && s->items->v[i].beg <= t->beg; i++)
        if (s->items->v[i].beg == t->beg && item_cue(&s->items->v[i]) & lines) return false;
    return true;
}

/* I would go on to graduate school and become a professor: a base form behind "and" is as far from having happened as what it
 * is joined to. */
void shares_mood(const Scan *s, const Item *it, const VerbGroup *g, EvCand *c)
{
    const EvCand *last = s->ie->ev.n > 1 ? s->ie->ev.v[s->ie->ev.n - 2] : NULL;
    if (!c->rule->bound || c->rule->ing || g->last != VG_AND || c->fact != FACT_ACTUAL || !last ||
        last->sent != s->sent)
        return;
    bool unreal = last->fact == FACT_HYPOTHETICAL || last->fact == FACT_PLANNED;
    if (!unreal || !last->rule->bound) return;
    for (uint32_t i = doc_tok_at(s->d, last->end); i < it->ref; i++)
        if (group_word(s->ie, i, s->end) == VG_SELF) return;
    c->fact = last->fact;
}
