/* Clauses of an English sentence: where the one begins and ends in which a time stands. */
#include "anchor_int.h"
#include "word_class.h"

/* joint: begins a clause wherever it stands; comma: behind a mark only; past: a verb in the past that has no -ed; born:
 * of the author, whose birth stands behind it. */
typedef enum { CLAUSE_NONE, CLAUSE_JOINT, CLAUSE_COMMA, CLAUSE_PAST, CLAUSE_BORN } ClauseWord;

Rc clause_bind(Analyser *an, struct AnchorData *t, Fault *f)
{
    static const char *const names[] = {"", "joint", "comma", "past", "born"};
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
    const uint16_t *end = d->ch + tok->end;
    return tok->end - tok->beg >= LEAST && end[-1] == 'd' && end[-2] == 'e' && end[-3] != 'e';
}

bool anchor_past_word(const Ie *ie, const Token *tok, uint32_t end)
{
    return is_latin(tok) && (is_ed(ie->doc, tok) || clause_word(ie, tok, end) == CLAUSE_PAST);
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

bool anchor_born(const Ie *ie, uint32_t i)
{
    enum { WORDS = 6 };
    const TimexInfo *t = &ie->tx.v[i];
    if (ie->ko || t->sent == UINT32_MAX) return false;
    const Sentence *x = &ie->doc->sent[t->sent];
    uint32_t tok = doc_tok_at(ie->doc, t->beg);
    for (uint32_t k = 1; k <= WORDS && tok >= x->tok_beg + k; k++) {
        ClauseWord word = clause_word(ie, &ie->doc->tok[tok - k], t->beg);
        if (word == CLAUSE_BORN) return true;
        if ((word && word != CLAUSE_PAST) || is_ed(ie->doc, &ie->doc->tok[tok - k])) return false;
    }
    return false;
}
