/* English: a post that no book knows, told by what the word ends in and by what leads to it (as a grower, I was a
 * wheeltapper), and the words of its own that stand before a post's head there (as a crossing keeper). */
#include "entity_latin.h"
#include "word_class.h"

typedef enum { TRADE_NO, TRADE_YES, TRADE_LEAD, TRADE_BECAME, TRADE_QUALITY, TRADE_HEAD } TradeWord;
/* TRADE_HEAD: hand, boy: with a word of its own before it (a kennel hand) */
static const char *const trade_names[] = {"", "trade", "lead", "became", "quality", "head"};

struct TradeNames { const LexBook *book; const uint8_t *word; };

Rc entity_trade_bind(Analyser *an, EntityData *data, Fault *f)
{
    struct TradeNames *t = arena_push(an->mem, struct TradeNames);
    Rc rc = ie_book(an, "trade-en", &t->book, f);
    if (rc) return rc;
    t->word = word_classes(an, t->book, trade_names, COUNT_OF(trade_names), TRADE_NO);
    data->trade = t;
    return RC_OK;
}

/* A part of a word says that it is a trade or what one is like, the whole of it anything. */
static TradeWord trade_word(const Ent *e, const Word *w)
{
    enum { LEAST = 5 };
    const struct TradeNames *t = e->data->trade;
    LexMatch m;
    uint32_t n = w->end - w->beg;
    if (!(w->flags & W_LATIN) || !lex_longest_suffix(t->book, e->doc->ch + w->beg, n, &m)) return TRADE_NO;
    TradeWord word = (TradeWord)t->word[lex_match_entry(t->book, m, 0)];
    for (uint32_t i = 0; m.len == n && i < m.n_entry; i++)
        if (t->word[lex_match_entry(t->book, m, i)] == TRADE_HEAD) return TRADE_HEAD;
    if (m.len == n) return word == TRADE_YES ? TRADE_NO : word;
    return n >= LEAST && (word == TRADE_YES || word == TRADE_QUALITY) ? word : TRADE_NO;
}

/* as a, became a, I was a: does word i lead to what the author was? */
static bool leads(const Ent *e, uint32_t i)
{
    enum { NEAR = 2 };                                                         /* I had been, I've always been */
    const Word *w = &e->word.v[i];
    TradeWord lead = trade_word(e, w);
    if (lead == TRADE_BECAME) return true;
    for (uint32_t k = 1; lead == TRADE_LEAD && k <= NEAR + 1 && k <= i; k++)
        if (e->word.v[i - k].sent != w->sent) return false;
        else if (word_cue_is(e, &e->word.v[i - k], CUE_SELF)) return true;
    return false;
}

/* A word that may be a post's own, or its head: in small letters, and known as nothing else. */
static bool is_open(const Ent *e, const Word *w, const Word *before)
{
    /* a mill hand, a grower: firms are called so */
    bool cue = w->cue_set & ~(1u << CUE_KIND | 1u << CUE_MODIFIER);
    return w->sent == before->sent && w->flags & W_LATIN && !(w->flags & (W_CAPITAL | W_TIME | W_NUMBER)) && !cue &&
           latin_inner(e, w) == INNER_NONE;
}

/* children's (librarian), driver's (mate): what word k - 1 ends as the s of. */
static bool is_genitive(const Ent *e, uint32_t k)
{
    const uint32_t common = 1u << CUE_KIND | 1u << CUE_MODIFIER | 1u << CUE_SOMEONE;
    const Doc *d = e->doc;
    if (k < 2) return false;
    const Word *s = &e->word.v[k - 1], *whose = s - 1;
    bool glued = s->end == s->beg + 1 && s->beg == whose->end + 1;
    bool genitive = glued && d->ch[s->beg] == 's' && d->ch[whose->end] == '\'';
    return genitive && whose->flags & W_LATIN && !(whose->flags & W_CAPITAL) && !(whose->cue_set & ~common);
}

uint32_t entity_post_first(const Ent *e, uint32_t first)
{
    enum { OWN = 3 };
    uint32_t k = first;
    while (k && first - k < OWN && e->word.v[k].sep == SEP_BLANK) {
        const Word *own = &e->word.v[k - 1];
        bool open = first - k < OWN - 1 && !own->cover && is_open(e, own, &e->word.v[k]);
        if (is_genitive(e, k)) k -= 2;
        else if (open && trade_word(e, own) != TRADE_QUALITY) k--;
        else break;
    }
    if (k < 2 || k == first || !word_joined(&e->word.v[k]) || !word_joined(&e->word.v[k - 1])) return first;
    bool article = latin_inner(e, &e->word.v[k - 1]) == INNER_ARTICLE && e->word.v[k - 2].sent == e->word.v[k].sent;
    return article && leads(e, k - 2) ? k : first;
}

/* Nothing behind the word could be the head of the phrase instead. */
static bool ends_phrase(const Ent *e, uint32_t i)
{
    const Word *w = &e->word.v[i], *next = i + 1 < e->word.n ? w + 1 : NULL;
    if (!next || next->sent != w->sent || !word_joined(next)) return true;
    return next->cover ? e->cand.v[next->cover - 1].type != ENT_ROLE : !is_open(e, next, w);
}

bool entity_trade_at(const Ent *e, uint32_t i, uint32_t *first, uint32_t *last)
{
    enum { WORDS = 4 };
    uint32_t k = i + 2;
    if (k >= e->word.n || !word_joined(&e->word.v[k - 1])) return false;
    if (latin_inner(e, &e->word.v[k - 1]) != INNER_ARTICLE || !leads(e, i)) return false;
    for (const Word *w = &e->word.v[k]; k < e->word.n && is_open(e, w, &e->word.v[i]); w++, k++)
        if (trade_word(e, w) != TRADE_QUALITY) break;
    *first = k;
    for (; k < e->word.n && k < *first + WORDS; k++) {
        const Word *w = &e->word.v[k];
        if (!word_joined(w) || w->cover || !is_open(e, w, &e->word.v[i])) return false;
        if (!ends_phrase(e, k)) continue;
        *last = k;
        TradeWord word = trade_word(e, w);
        return word == TRADE_YES || (word == TRADE_HEAD && k > *first);
    }
    return false;
}
