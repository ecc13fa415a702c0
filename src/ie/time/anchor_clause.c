/* Clauses of an English sentence: where the one begins and ends in which a time stands. */
#include "anchor_int.h"
#include "word_class.h"

/* joint: begins a clause wherever it stands; comma: behind a mark only; past: a verb in the past that has no -ed. */
typedef enum { CLAUSE_NONE, CLAUSE_JOINT, CLAUSE_COMMA, CLAUSE_PAST } ClauseWord;

Rc clause_bind(Analyser *an, struct AnchorData *t, Fault *f)
{
    static const char *const names[] = {"", "joint", "comma", "past"};
    Rc rc = ie_book(an, "clause-en", &t->clause, f);
    if (rc == RC_OK) t->clause_of = word_classes(an, t->clause, names, COUNT_OF(names), CLAUSE_NONE);
    return rc;
}

static bool is_latin(const Token *tok) { return tok->kind == TOK_WORD && tok->cls == CH_LATIN; }

/* A word of the book: it ends where a word does. */
static ClauseWord clause_word(const Ie *ie, const Token *tok, uint32_t end)
{
    const struct AnchorData *t = ie->an->anchor;
    LexMatch m;
    if (!is_latin(tok) || !ie_longest(ie, t->clause, tok->beg, end, &m)) return CLAUSE_NONE;
    if (ie->doc->cls[tok->beg + m.len] == CH_LATIN) return CLAUSE_NONE;
    return (ClauseWord)t->clause_of[lex_match_entry(t->clause, m, 0)];
}

/* passed, moved; not need, speed */
static bool is_ed(const Doc *d, const Token *tok)
{
    enum { LEAST = 4 };
    return tok->end - tok->beg >= LEAST && d->ch[tok->end - 1] == 'd' && d->ch[tok->end - 2] == 'e' && d->ch[tok->end - 3] != 'e';
}

static bool is_closing(uint16_t ch)
{
    enum { EM_DASH = 0x2014, OPEN = 0x201c, CLOSE = 0x201d };
    return ch == ';' || ch == '(' || ch == ')' || ch == '"' || ch == EM_DASH || ch == OPEN || ch == CLOSE;
}

bool anchor_clause(const Ie *ie, const Sentence *x, uint32_t i, uint32_t *beg, uint32_t *end)
{
    const Doc *d = ie->doc;
    uint32_t at = ie->tx.v[i].beg, to = ie->tx.v[i].end;
    bool past = false, mark = false;
    for (uint32_t k = x->tok_beg; k < x->tok_end; k++) {
        const Token *tok = &d->tok[k];
        if (tok->beg >= at && tok->beg < to) {
            mark = false;
            continue;
        }
        bool punct = tok->kind == TOK_PUNCT;
        ClauseWord word = punct ? CLAUSE_NONE : clause_word(ie, tok, x->end);
        bool cut = punct ? is_closing(d->ch[tok->beg]) : word == CLAUSE_JOINT || (word == CLAUSE_COMMA && mark);
        mark = punct && d->ch[tok->beg] == ',';
        if (cut && tok->beg >= to) {
            *end = tok->beg;
            break;
        }
        if (cut) *beg = tok->beg, past = false;
        past |= word == CLAUSE_PAST || (is_latin(tok) && is_ed(d, tok));
    }
    return past;
}
