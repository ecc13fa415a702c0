/* An English sentence as a row of items: cues, names, times, marks and possible triggers. Of words that begin at one place
 * the longest counts, and none within a name or a longer cue. */
#include "trigger_en_int.h"

static inline Item *item_add(Scan *s, ItemKind kind, uint32_t beg, uint32_t end)
{
    Item *it = vec_push(s->ie->tmp, s->items);
    *it = (Item){.kind = (uint8_t)kind, .beg = beg, .end = end, .tail = end};
    return it;
}

/* assistant driller, leading stoker: an occupation that is a step on its ladder, too. */
static bool is_graded(const Scan *s, const Item *it)
{
    const Token *t = &s->d->tok[doc_tok_at(s->d, it->beg)];
    return it->cue == CUE_ROLE && t->end < it->end && leads_grade(s, t);
}

static void mention_at(Scan *s, uint32_t at)
{
    uint32_t i = s->all->mention;
    if (i >= s->ie->mention.n || s->ie->mention.v[i].beg != at) return;
    const MentionRef *r = &s->ie->mention.v[i];
    Item *it = item_add(s, ITEM_MENTION, r->beg, r->end);
    it->ref = i;
    item_is(it, mention_cue[s->ie->out->entities.v[r->entity].type]);
    if (is_graded(s, it)) it->bits |= CUE_BIT(CUE_RANK);
    if (it->cue == CUE_PERSON) it->bits |= CUE_BIT(CUE_NAME);             /* unlike a pronoun */
}

static void timex_at(Scan *s, uint32_t at)
{
    uint32_t i = s->all->timex;
    if (i >= s->ie->tx.n || s->ie->tx.v[i].beg != at) return;
    Item *it = item_add(s, ITEM_TIMEX, at, s->ie->tx.v[i].end);
    it->ref = i;
    item_is(it, s->ie->out->timexes.v[i].type == TIMEX_DATE ? CUE_DATE : CUE_LENGTH);
}

static void names_at(Scan *s, uint32_t at)
{
    names_from(s->ie, s->all, at);
    mention_at(s, at);
    timex_at(s, at);
    names_from(s->ie, s->all, at + 1);
    s->name = next_name(s->ie, s->all);
}

/* Within a name (University of Leeds) its words are no cues. */
static bool in_name(const Scan *s, uint32_t at)
{
    for (uint32_t i = s->items->n; i-- > 0;)
        if (s->items->v[i].kind == ITEM_MENTION) return s->items->v[i].end > at;
    return false;
}

/* Certified Scrum Master: no word of a certificate's name behind its first tells an event (Master of Arts). */
static bool in_cert(const Scan *s, uint32_t at)
{
    for (uint32_t i = s->items->n; i-- > 0;) {
        const Item *it = &s->items->v[i];
        if (it->kind == ITEM_MENTION) return it->cue == CUE_CERT && it->beg < at && it->end > at;
    }
    return false;
}

static void cue_add(Scan *s, uint32_t beg, uint32_t end, const TrigGate *r)
{
    Item *it = item_add(s, ITEM_CUE, beg, end);
    item_is(it, r->cue);
    it->plain = r->plain;
}

static bool is_kind(uint8_t cue)
{
    return cue == CUE_SCHOOL || cue == CUE_EMPLOYER || cue == CUE_TEAM || cue == CUE_VENTURE || cue == CUE_ROLE;
}

bool has_trigger(const Scan *s, LexMatch m)
{
    for (uint32_t i = 0; i < m.n_entry; i++)
        if (rule_gate(&s->e->en, m, i)->shape != SHAPE_CUE) return true;
    return false;
}

/* Only a base form or a participle, which may as well be a noun: lead, study, building. */
static bool all_bound(const Scan *s, LexMatch m)
{
    for (uint32_t i = 0; i < m.n_entry; i++) {
        const TrigGate *g = rule_gate(&s->e->en, m, i);
        if (g->shape != SHAPE_CUE && !g->bound) return false;
    }
    return true;
}

/* Within a longer cue (coding test, graduate school) its words are none of their own. */
static bool in_cue(const Scan *s, uint32_t at, uint32_t end)
{
    for (uint32_t i = s->items->n; i-- > 0;) {
        const Item *it = &s->items->v[i];
        if (it->kind == ITEM_CUE && (it->beg < at || end > at)) return it->end > (end > at ? end : at);
    }
    return false;
}

/* a Saturday job mopping kennels: what is handled there, not where. */
static bool is_handled(const Scan *s, uint32_t at)
{
    enum { LEAST = 5 };
    uint32_t tok = doc_tok_at(s->d, at);
    if (tok < s->d->sent[s->sent].tok_beg + 2) return false;
    const Token *t = &s->d->tok[tok - 1];
    bool ing = t->end - t->beg >= LEAST && s->d->ch[t->end - 1] == 'g' && s->d->ch[t->end - 2] == 'n' &&
               s->d->ch[t->end - 3] == 'i';
    return ing && en_is(s->ie, t - 1, EN_TITLE);
}

static void cues_at(Scan *s, uint32_t at, LexMatch m)
{
    for (uint32_t i = 0; i < m.n_entry; i++) {
        const TrigGate *r = rule_gate(&s->e->en, m, i);
        if (r->shape != SHAPE_CUE || (is_kind(r->cue) && in_name(s, at)) || in_cue(s, at, at)) continue;
        if (title_in_cert(s, r->cue, at) || (r->cue == CUE_EMPLOYER && is_handled(s, at))) continue;
        cue_add(s, at, at + m.len, r);
    }
}

/* joined a gym, took place: none of the words within is anything. */
static bool is_nothing(const Scan *s, LexMatch m)
{
    const TrigGate *r = rule_gate(&s->e->en, m, 0);
    return r->shape == SHAPE_CUE && r->cue == CUE_NOTHING;
}

/* offered me a loan, but not a loan officer's job; joined the gym, but not as its manager: does the phrase go on at `at`? */
static bool goes_on(const Scan *s, LexMatch m, uint32_t at)
{
    uint32_t tok = doc_tok_at(s->d, at);
    if (!rule_at(&s->e->en, m, 0)->closes || tok >= s->d->sent[s->sent].tok_end) return false;
    const Token *t = &s->d->tok[tok];
    if (t->kind == TOK_PUNCT) return t->glue && (s->d->ch[t->beg] == '\'' || s->d->ch[t->beg] == '-');
    bool as = t->end == t->beg + 2 && s->d->ch[t->beg] == 'a' && s->d->ch[t->beg + 1] == 's';
    return as || (group_word(s->ie, tok, s->end) == VG_NONE && !in_time(s->ie, t->beg));
}

bool means_nothing(const Scan *s, LexMatch m, uint32_t at) { return is_nothing(s, m) && !goes_on(s, m, at + m.len); }

static bool in_nothing(const Scan *s, uint32_t at)
{
    const Item *last = s->items->n ? &s->items->v[s->items->n - 1] : NULL;
    return last && last->kind == ITEM_CUE && last->cue == CUE_NOTHING && last->end > at;
}

bool is_capital(const Scan *s, const Token *t)
{
    return t->cls == CH_LATIN && t->end - t->beg > 1 && ie_capital(s->ie, t->beg);
}

/* I joined Teach First: within a sentence a verb with a capital is a part of a name. */
static bool is_name_word(const Scan *s, uint32_t tok)
{
    enum { LEAST = 3 };
    const Token *t = &s->d->tok[tok];
    if (tok <= s->d->sent[s->sent].tok_beg || t->end - t->beg < LEAST || !is_capital(s, t)) return false;
    const Token *before = t - 1;
    bool lower = true;                 /* HackerRank is no such word */
    for (uint32_t at = t->beg + 1; at < t->end; at++) {
        char ch = s->ie->doc->text.p[s->d->at[at]];
        lower = lower && ch >= 'a' && ch <= 'z';
    }
    bool heads = s->d->line[s->d->sent[s->sent].line].kind == LINE_HEADING;
    return lower && !heads && before->kind == TOK_WORD && before->cls == CH_LATIN && before->end + 1 == t->beg &&
           !(is_capital(s, before) && tok - 1 == s->d->sent[s->sent].tok_beg);
}

/* Of several words that begin here the longest is a cue, and the longest trigger is tried first (took on, took). */
static void book_at(Scan *s, uint32_t tok)
{
    LexMatch m[LEX_MATCH_MAX];
    Item *it = NULL;
    bool cued = false;
    uint32_t at = s->d->tok[tok].beg;
    if (in_nothing(s, at)) return;
    for (int n = words_en(s->ie, s->e->en.book, FORM_EN, tok, s->end, m); n-- > 0;) {
        if (!word_edge(s->d, at + m[n].len)) continue;
        if (!cued && is_nothing(s, m[n])) {
            if (goes_on(s, m[n], at + m[n].len)) continue;
            cues_at(s, at, m[n]);
            return;
        }
        if (!cued) cues_at(s, at, m[n]), cued = true;
        if (!has_trigger(s, m[n]) || is_name_word(s, tok) || in_cert(s, at)) continue;
        if (all_bound(s, m[n]) && (in_cue(s, at, at + m[n].len) || ends_compound(s, &s->d->tok[tok]))) continue;
        if (!it) {
            it = item_add(s, ITEM_VERB, at, at + m[n].len);
            it->match = m[n];
            it->ref = tok;
            it->plain = true;
        }
        it->plain = it->plain && all_bound(s, m[n]);
        it->bits |= trigger_asks(&s->e->en, m[n]);
    }
}

/* Mathilde was born in 2017: a capital that begins the sentence, right before the copula. */
static bool is_subject_name(const Scan *s, const Token *t)
{
    uint32_t tok = s->d->sent[s->sent].tok_beg;
    bool next = tok + 1 < s->d->sent[s->sent].tok_end && s->d->tok[tok].beg == t->beg;
    return next && group_word(s->ie, tok, t->end) == VG_NONE && group_word(s->ie, tok + 1, s->end) == VG_BE;
}

/* I got my CHPN, renewed my CCRN in May: initials of one's own are a licence or a certificate, where
 * they end the clause but for a time. I took my SUV to Leeds: a thing. */
static bool is_own_licence(const Scan *s, const Token *t)
{
    enum { LEAST = 3, MOST = 6 };
    uint32_t tok = (uint32_t)(t - s->d->tok), n = t->end - t->beg;
    if (n < LEAST || n > MOST || tok <= s->d->sent[s->sent].tok_beg) return false;
    if (!en_is(s->ie, t - 1, EN_OWNER) || in_nothing(s, t->beg)) return false;
    for (uint32_t at = t->beg; at < t->end; at++) {
        char ch = s->ie->doc->text.p[s->d->at[at]];
        if (ch < 'A' || ch > 'Z') return false;
    }
    uint32_t end = s->d->sent[s->sent].tok_end;
    if (tok + 1 >= end || t[1].kind == TOK_PUNCT || in_time(s->ie, t[1].beg)) return true;
    GroupWord word = group_word(s->ie, tok + 1, s->end);
    return word == VG_AND || (word != VG_NONE && tok + 2 < end && in_time(s->ie, t[2].beg));
}

/* A capital that no list knows is a name; behind a word that leads to one (at, joined) it is an employer's. */
static void name_at(Scan *s, const Token *t, bool lead)
{
    if (!is_capital(s, t) || (t->beg == s->beg && !is_subject_name(s, t))) return;
    const Item *last = s->items->n ? &s->items->v[s->items->n - 1] : NULL;
    if (last && (last->kind == ITEM_MENTION || last->kind == ITEM_TIMEX) && last->end > t->beg) return;
    uint8_t cue = lead ? CUE_ORG : is_own_licence(s, t) ? CUE_CERT : CUE_NAME;
    item_is(item_add(s, ITEM_CUE, t->beg, t->end), cue);
}

/* A word inside one that is written together (don't, re-wrote) begins no word. */
static bool is_inside(const Scan *s, const Token *t) { return t->beg > s->beg && s->d->ch[t->beg - 1] == '\''; }

void items_en(Scan *s)
{
    const Sentence *sent = &s->d->sent[s->sent];
    bool lead = false;                 /* the word before was one that a name follows */
    names_from(s->ie, s->all, s->beg);
    s->name = next_name(s->ie, s->all);
    for (uint32_t i = sent->tok_beg; i < sent->tok_end; i++) {
        const Token *t = &s->d->tok[i];
        if (t->beg >= s->name) names_at(s, t->beg);
        if (t->kind == TOK_PUNCT) {
            if (ends_part(s->d->ch[t->beg])) item_add(s, ITEM_BREAK, t->beg, t->end);
            lead = false;
            continue;
        }
        name_at(s, t, lead);
        if (t->kind == TOK_NUMBER) {
            lead = false;
            if (ie_may(s->ie, s->e->en.book, t->beg) && !is_inside(s, t)) book_at(s, i);
            continue;
        }
        TriggerForm scratch;
        const TriggerForm *w = word_en(s->ie, i, &scratch);
        lead = w->lead;
        if (w->en != WORD_NOTHING && may_begin(s->ie, i, w) && !is_inside(s, t)) book_at(s, i);
    }
}
