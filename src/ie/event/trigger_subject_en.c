/* English: whose event a possible trigger tells, and what becomes of it: done, denied, wished. */
#include "trigger_en_int.h"

/* A note leaves out the author and the auxiliary: Left in May. 2016, promoted to senior teller. */
static bool heads_note(const Scan *s, const Item *it)
{
    const Sentence *sent = &s->d->sent[s->sent];
    if (it->ref <= sent->tok_beg) return true;
    const Token *before = &s->d->tok[it->ref - 1];
    uint16_t ch = s->d->ch[before->beg];
    bool dash = ch == '-' || doc_is_arrow(ch);
    /* 2015. Declined */
    bool dated = ch == '.' && it->ref > sent->tok_beg + 1 && in_time(s->ie, before[-1].beg);
    return before->kind == TOK_PUNCT && (dated || ends_part(ch) || dash || ch == '*' || ch == '|');
}

/* Someone else's, or that of a noun: the shop closed. An infinitive has the subject of its sentence. */
static bool is_others_en(const VerbGroup *g) { return g->other || (g->noun && g->last != VG_TO); }

/* A noun, not a form of the verb: the lead, a study, in teaching. */
static bool is_noun(const Scan *s, const TrigRule *r, const Item *it, const VerbGroup *g)
{
    if (!r->bound) return false;
    if (!r->ing && r->shape == SHAPE_VERB && is_base_noun(s, it, g->last)) return true;
    return g->last == VG_DET || g->last == VG_MINE || g->last == VG_ZERO ||
           (r->ing && (g->last == VG_PREP || g->last == VG_FROM || g->last == VG_TO));
}

/* I'm a field coach, looked for in-house work for months: behind a noun with its article, or an adjective, a base form is one. */
static bool ends_noun(const Scan *s, const TrigRule *r, const Item *it, const VerbGroup *g)
{
    enum { WORDS = 3 };
    if (!r->bound || r->ing || g->last != VG_NONE) return false;
    uint32_t first = s->d->sent[s->sent].tok_beg;
    for (uint32_t i = it->ref, n = 0; i-- > first && n < WORDS;) {
        const Token *t = &s->d->tok[i];
        if (t->kind == TOK_PUNCT && s->d->ch[t->beg] == '-') continue;
        if (t->kind == TOK_PUNCT || in_time(s->ie, t->beg)) return false;
        GroupWord word = group_word(s->ie, i, it->beg);
        if (word == VG_DET || word == VG_MINE || word == VG_PREP) return n > 0;
        if (word != VG_NONE) return false;
        n++;
    }
    return false;
}

/* - Get certified. */
bool heads_item(const Scan *s, const Item *it)
{
    const Line *line = &s->d->line[s->d->sent[s->sent].line];
    if (heads_undone(s, it)) return true;
    if (line->kind != LINE_ITEM) return false;
    for (uint32_t i = line->tok_beg; i < it->ref; i++)
        if (s->d->tok[i].kind != TOK_PUNCT) return false;
    return true;
}

/* Goals for 2024: the heading of a list, which tells of nothing itself. */
static bool is_title(const Scan *s)
{
    enum { SHORT = 40 };
    const Line *line = &s->d->line[s->d->sent[s->sent].line];
    if (line->kind == LINE_HEADING) return true;
    uint32_t last = s->d->sent[s->sent].tok_end - 1;
    return line->kind != LINE_ITEM && line->end - line->beg <= SHORT && s->d->ch[s->d->tok[last].beg] == ':';
}

static bool mention_begins(const Scan *s, uint32_t at)
{
    for (uint32_t i = 0; i < s->items->n && s->items->v[i].beg <= at; i++) {
        const Item *x = &s->items->v[i];
        if (x->beg == at && x->kind == ITEM_MENTION && x->cue != CUE_ROLE) return true;
    }
    return false;
}

/* In 2019 we moved to Berlin, hired four people: what is left out there is no "was". */
static bool takes_one(const Scan *s, uint32_t at)
{
    uint32_t tok = doc_tok_at(s->d, at);
    if (tok >= s->d->sent[s->sent].tok_end || s->d->tok[tok].beg > at + 1 || item_begins(s, s->d->tok[tok].beg, false))
        return false;
    const Token *t = &s->d->tok[tok];
    GroupWord word = group_word(s->ie, tok, s->end);
    if (word == VG_DET || word == VG_MINE || kind_number(s->ie, t)) return true;
    return mention_begins(s, t->beg);              /* turned down Lloyds */
}

/* Stryker went for a younger man: a name that nothing knows opens the sentence, right before a verb. */
static bool opens_by_name(const Scan *s, const Item *it)
{
    enum { LEAST = 3 };
    const Sentence *sent = &s->d->sent[s->sent];
    const Token *t = &s->d->tok[sent->tok_beg];
    if (sent->tok_beg + 1 > it->ref || t->end - t->beg < LEAST || !is_capital(s, t)) return false;
    if (group_word(s->ie, sent->tok_beg, s->end) != VG_NONE || in_time(s->ie, t->beg)) return false;
    for (uint32_t i = 0; i < s->items->n && s->items->v[i].beg <= t->beg; i++)
        if (s->items->v[i].beg == t->beg && s->items->v[i].kind != ITEM_MENTION) return false;
    return is_trigger_at(s, (t + 1)->beg);
}

/* When Poland joined the EU, Leeds were promoted: a country, a town is no author. */
static bool place_before(const Scan *s, const Item *it)
{
    if (!(s->cues & CUE_BIT(CUE_PLACE))) return false;
    for (uint32_t i = 0; i < s->items->n && s->items->v[i].beg < it->beg; i++) {
        const Item *x = &s->items->v[i];
        uint32_t tok = doc_tok_at(s->d, x->beg), next = doc_tok_at(s->d, x->end + 1);
        bool was = next < it->ref && group_word(s->ie, next, it->beg) == VG_BE && s->d->tok[next].end + 1 == it->beg;
        if (x->kind != ITEM_MENTION || x->cue != CUE_PLACE || (x->end + 1 != it->beg && !was)) continue;
        return tok == s->d->sent[s->sent].tok_beg || is_link(group_word(s->ie, tok - 1, x->beg));
    }
    return false;
}

/* The Independent offered me a job on the foreign desk: a firm that is named offers a post, not a move in the house. */
static bool firm_before(const Scan *s, const Item *it)
{
    if (!(s->cues & CUE_BIT(CUE_ORG))) return false;
    for (uint32_t i = 0; i < s->items->n && s->items->v[i].beg < it->beg; i++)
        if (s->items->v[i].kind == ITEM_MENTION && s->items->v[i].cue == CUE_ORG && s->items->v[i].end + 1 == it->beg)
            return true;
    return false;
}

/* a retired cellist, the hired hands: what somebody is. */
static bool is_quality(const Scan *s, const Item *it)
{
    const Token *t = &s->d->tok[it->ref];
    return t->end == it->end && s->d->ch[t->end - 1] == 'd' && s->d->ch[t->end - 2] == 'e';
}

/* deferred, then left; trained there and never kept on: the author and the auxiliary are left out, a "not" stays. */
static bool leaves_out(const Scan *s, const Item *it, const VerbGroup *g)
{
    if (heads_note(s, it) || g->last == VG_AND) return true;
    uint32_t first = s->d->sent[s->sent].tok_beg;
    bool past = s->d->ch[s->d->tok[it->ref].end - 1] == 'd';                /* Never turn down a job: advice */
    if (g->last != VG_NOT || it->ref <= first || !past) return false;
    if (it->ref - 1 == first) return true;
    const Token *before = &s->d->tok[it->ref - 2];
    if (before->kind == TOK_PUNCT) return ends_part(s->d->ch[before->beg]);
    return group_word(s->ie, it->ref - 2, it->beg) == VG_AND;
}

/* The woman who sat beside me was made manager: what others do to the author is the author's, not what is done to
 * them. */
static bool done_to_other(const TrigRule *r, const VerbGroup *g)
{
    const uint32_t moves =
        EV_BIT(EV_JOIN) | EV_BIT(EV_LEAVE) | EV_BIT(EV_PROMOTION) | EV_BIT(EV_CONVERSION) | EV_BIT(EV_TRANSFER);
    bool other = g->other || (g->noun && r->type == EV_PROMOTION);      /* my contract was made permanent */
    return r->invite && !r->any && moves & EV_BIT(r->type) && g->last == VG_BE && other;
}

/* I had my eyes tested at the optician's: whoever did it, it was not the author. */
static bool is_caused(const Scan *s, const Item *it)
{
    enum { WORDS = 3 };
    uint32_t first = s->d->sent[s->sent].tok_beg;
    for (uint32_t i = it->ref, n = 0; i > first + 1 && n <= WORDS; i--, n++) {
        const Token *t = &s->d->tok[i - 1];
        if (t->kind != TOK_WORD) return false;
        GroupWord word = group_word(s->ie, i - 1, it->beg);
        if (word == VG_DET || word == VG_MINE) return n && en_is(s->ie, t - 1, EN_HAD);
        if (word != VG_NONE) return false;
    }
    return false;
}

/* Does the subject fit the rule? What is done to the author is as good as a passive: they promoted me. */
bool subject_fits(const Scan *s, const TrigRule *r, const Item *it, const VerbGroup *g)
{
    bool other =
        is_others_en(g) || (r->front && !g->self && (g->shared || opens_by_name(s, it))) || place_before(s, it);
    bool self = g->self && !other;
    bool left_out = !other && leaves_out(s, it, g);
    if (r->only == ONLY_BE && g->be && g->shared && !g->self && g->last == VG_BE) other = true;
    if (r->denied && !(r->bound ? g->no_all : g->no)) return false;
    if (r->only == ONLY_BE) {
        bool alone = left_out && !is_next_act(g) && !takes_one(s, it->end);
        return tells_author(s->ie, it->end) || (!other && (g->be || alone));
    }
    if (r->only == ONLY_ACT && (g->be || is_caused(s, it))) return false;
    if (r->shape == SHAPE_VERB && !r->invite && !r->any && is_done_by(s, r, it)) return false;
    if (r->shape == SHAPE_VERB && g->last == VG_DET && is_quality(s, it)) return false;
    if (done_to_other(r, g) && !tells_author(s->ie, it->end)) return false;
    if (r->type == EV_TRANSFER && r->invite && firm_before(s, it)) return false;
    if (r->stays && r->type == EV_ACCEPTED && self && !g->be) return false;        /* I asked if I could move */
    if (r->unreal && (group_fact(g, false) != FACT_HYPOTHETICAL || g->mood_all == MOOD_WISH)) return false;
    if (r->title && !is_title(s)) return false;
    if ((r->bound && !self && !heads_item(s, it)) || is_noun(s, r, it, g) || ends_noun(s, r, it, g)) return false;
    /* hiring was frozen: the cue, without an article */
    if (r->front && (self || (!other && !r->n_need))) return false;
    if (r->wished && g->mood_all != MOOD_WISH) return false;
    if (r->own && !self && !left_out) return false;
    if (says_which(s, r, it) || is_done_to(s, r, it, g) || turns_to_act(s, r, it)) return false;
    return r->shape != SHAPE_VERB || !other || r->invite || r->any;
}

/* Interviews are a numbers game: what is true of all of them. */
bool is_general(const Scan *s, const TrigRule *r, const Item *it)
{
    uint32_t end = s->d->sent[s->sent].tok_end, tok = doc_tok_at(s->d, it->end);
    if (r->shape != SHAPE_NOUN || tok >= end || s->d->tok[tok].kind == TOK_PUNCT) return false;
    if (group_word(s->ie, tok, s->end) != VG_IS) return false;
    return it->ref == s->d->sent[s->sent].tok_beg || group_word(s->ie, it->ref - 1, it->beg) != VG_MINE;
}

/* no offers, zero interviews */
static bool is_none(const TrigRule *r, const VerbGroup *g) { return r->shape == SHAPE_NOUN && g->last == VG_ZERO; }

uint8_t fact_of(const TrigRule *r, VerbGroup *g)
{
    if (r->negated && r->apart) return FACT_NEGATED;                  /* I will never be a vet */
    /* I don't regret my years as a teacher: they were, whatever is denied of them */
    bool told = r->shape == SHAPE_NOUN && r->type == EV_WORK && g->last == VG_MINE;
    if (told) g->no = g->no_all = false;
    if (is_none(r, g) || r->denied) g->no = !g->no, g->no_all = !g->no_all;
    uint8_t fact = group_fact(g, !r->bound);
    /* Its words say what did not happen; had they said no: that it did not. */
    if (r->type == EV_REJECTED && r->invite) return g->mood == MOOD_IF ? FACT_HYPOTHETICAL : FACT_ACTUAL;
    return fact == FACT_ACTUAL && r->coming && g->last == VG_SELF ? FACT_PLANNED : fact;
}
