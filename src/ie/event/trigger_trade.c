/* English: a trade that no list has, told by what the word ends in where the author says what they were (I was a wheeltapper, as
 * a ballad singer); and posts told with nothing but how long (Signalman, thirty-one years). */
#include "base/i18n.h"
#include "trigger_int.h"

typedef enum { TRADE_NO, TRADE_YES, TRADE_LEAD } TradeWord;

struct TradeData { const LexBook *book; uint8_t *word; };

Rc trade_bind(Analyser *an, EventData *e, Fault *f)
{
    struct TradeData *d = arena_push(an->mem, struct TradeData);
    Rc rc = ie_book(an, "trade-en", &d->book, f);
    if (rc) return rc;
    uint32_t n = lex_book_n(d->book);
    d->word = arena_push_n(an->mem, uint8_t, n + 1);
    for (uint32_t i = 0; i < n; i++) {
        Str cls = lex_sym_str(an->lex, lex_entry(d->book, i).cls);
        d->word[i] = str_eq_z(cls, "trade") ? TRADE_YES : str_eq_z(cls, "lead") ? TRADE_LEAD : TRADE_NO;
    }
    e->trade = d;
    return RC_OK;
}

static TradeWord trade_word(const Scan *s, const Token *t)
{
    const struct TradeData *d = s->e->trade;
    LexMatch m;
    uint32_t n = t->end - t->beg;
    if (t->cls != CH_LATIN || !lex_longest_suffix(d->book, s->d->ch + t->beg, n, &m)) return TRADE_NO;
    TradeWord word = (TradeWord)d->word[lex_match_entry(d->book, m, 0)];
    if (word == TRADE_YES) return m.len < n ? TRADE_YES : TRADE_NO;
    return m.len == n ? word : TRADE_NO;
}

/* Nothing that could be the head of the phrase instead stands behind it: a printer operator. */
static bool ends_phrase(const Scan *s, uint32_t tok)
{
    const Token *t = &s->d->tok[tok];
    if (tok >= s->d->sent[s->sent].tok_end || t->kind != TOK_WORD || in_time(s->ie, t->beg)) return true;
    return group_word(s->ie, tok, s->end) != VG_NONE || en_is(s->ie, t, EN_OF | EN_IN | EN_AFTER | EN_BEFORE | EN_RELATIVE | EN_THEN);
}

/* Right behind "was a", "as an": the trade, with up to two words of its own before it. */
uint32_t trade_at(const Scan *s, uint32_t tok)
{
    enum { OWN = 2, LEAST = 5 };
    const Token *a = &s->d->tok[tok];
    uint32_t first = s->d->sent[s->sent].tok_beg, end = s->d->sent[s->sent].tok_end;
    bool article = s->d->ch[a->beg] == 'a' && (a->end == a->beg + 1 || (a->end == a->beg + 2 && s->d->ch[a->beg + 1] == 'n'));
    if (!article || tok <= first || trade_word(s, a - 1) != TRADE_LEAD) return UINT32_MAX;
    for (uint32_t i = tok + 1; i < end && i <= tok + 1 + OWN; i++) {
        const Token *t = &s->d->tok[i];
        if (t->kind != TOK_WORD || t->cls != CH_LATIN || ie_capital(s->ie, t->beg)) return UINT32_MAX;
        if (t->end - t->beg >= LEAST && ends_phrase(s, i + 1)) return trade_word(s, t) == TRADE_YES ? i : UINT32_MAX;
    }
    return UINT32_MAX;
}

/* ---------------------------------------------------------------- posts with how long */
static bool is_post(const Item *it) { return is_word(it) && (it->cue == CUE_RANK || it->cue == CUE_ROLE); }

/* Sergeant in six years: by then it was reached. */
static bool is_within(const Scan *s, const Item *post, const Item *len)
{
    uint32_t tok = doc_tok_at(s->d, post->end);
    return post->cue == CUE_RANK && tok < s->d->n_tok && s->d->tok[tok].end < len->beg && en_is(s->ie, &s->d->tok[tok], EN_IN | EN_AFTER | EN_WITHIN);
}

/* Nothing but names, places and marks may stand between a post and how long: Signalman, Crewe, thirty-one years. */
static bool is_note(const Scan *s, const Item *post, const Item *len)
{
    enum { WORDS = 6 };
    uint32_t n = 0;
    for (uint32_t i = doc_tok_at(s->d, post->end); i < s->d->n_tok && s->d->tok[i].beg < len->beg; i++, n++) {
        const Token *t = &s->d->tok[i];
        bool small = en_is(s->ie, t, EN_IN | EN_AT | EN_FOR | EN_WITH | EN_AFTER | EN_WITHIN | EN_ARTICLE | EN_AND);
        if (n == WORDS || (t->kind == TOK_WORD && !small && !is_capital(s, t))) return false;
    }
    return true;
}

/* It opens the sentence, or a part of it. */
static bool opens_part(const Scan *s, const Item *post)
{
    uint32_t tok = doc_tok_at(s->d, post->beg);
    return tok == s->d->sent[s->sent].tok_beg || ends_part(s->d->ch[s->d->tok[tok - 1].beg]);
}

/* Signalman, thirty-one years. Sergeant in six years, inspector in ten years. */
bool note_tenures(Scan *s)
{
    enum { SHORT = 80 };
    const uint64_t posts = CUE_BIT(CUE_RANK) | CUE_BIT(CUE_ROLE);
    bool may = s->cues & CUE_BIT(CUE_LENGTH) && s->cues & posts && !(s->cues & CUE_BIT(CUE_SELF));
    if (!may || s->end - s->beg > SHORT) return false;
    const Item *post = NULL;
    uint32_t before = s->ie->ev.n;
    for (uint32_t i = 0; i < s->items->n; i++) {
        const Item *it = &s->items->v[i];
        if (is_post(it) && opens_part(s, it)) post = it;
        if (!post || it->kind != ITEM_TIMEX || it->cue != CUE_LENGTH || !is_note(s, post, it)) continue;
        EvCand *c = cand_new(s->ie, s->sent, post->beg, post->end, is_within(s, post, it) ? &s->e->note_title : &s->e->note_work);
        c->en = true;
        c->fact = FACT_ACTUAL;
        cand_why(c, N_("name and time"), post->beg, it->end);
        found_take(s->ie, c, s->items->v, s->items->n, 0, (uint32_t)(post - s->items->v) + 1);
        c->found.role = (Range){post->beg, post->end};
        post = NULL;
    }
    return s->ie->ev.n > before;
}
