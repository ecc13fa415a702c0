#include "base/block.h"
#include "doc_int.h"

/* What a unit of a class makes: a token of a kind, or none (a blank). cls is the class again, so that one copy moves
 * both. */
typedef struct { uint8_t kind, cls; bool token, unused; } Manner;
#define MANNER(cls, kind, token) [cls] = {kind, cls, token, false}
static const Manner manners[] = {
    MANNER(CH_OTHER, TOK_PUNCT, true),  MANNER(CH_SPACE, TOK_PUNCT, false), MANNER(CH_BREAK, TOK_PUNCT, false),
    MANNER(CH_DIGIT, TOK_NUMBER, true), MANNER(CH_LATIN, TOK_WORD, true),   MANNER(CH_HANGUL, TOK_WORD, true),
    MANNER(CH_HAN, TOK_WORD, true),     MANNER(CH_KANA, TOK_WORD, true),    MANNER(CH_JAMO, TOK_WORD, true),
    MANNER(CH_PUNCT, TOK_PUNCT, true),
};

/* The text as stretches of one class: the bits of a block where one begins. Marks and line ends stand alone. */
static uint64_t stretches(const uint8_t *cls, bool *changes)
{
    uint64_t differ = block_differ(cls, cls + 1);
    uint64_t alone = block_eq(cls, CH_OTHER) | block_eq(cls, CH_BREAK) | block_eq(cls, CH_PUNCT);
    uint64_t begin = differ << 1 | *changes | alone;
    *changes = differ >> 63;
    return begin;
}

/* The lists that grow together. run is the token or blank that the last stretch began. */
typedef struct { Token *tok, *run; Line *line; uint32_t cap, n_line; } Lists;

/* Room for what one block can add behind the running token. Running Korean and English text has a token in three to
 * four units; rarer kinds of text make the array grow. */
static void reserve(Arena *a, Lists *l)
{
    uint32_t n = (uint32_t)(l->run - l->tok);
    if (l->cap - n > BLOCK) return;
    l->tok = vec_grow(a, l->tok, n + 1, &l->cap, sizeof *l->tok);
    l->run = l->tok + n;
}

static void end_line(Lists *lists, uint32_t end, const Token *next)
{
    Line *l = &lists->line[lists->n_line++];
    l->end = end;
    l->tok_end = (uint32_t)(next - lists->tok);
    l[1] = (Line){.beg = end + 1, .tok_beg = l->tok_end};
}

static Lists lists_new(Arena *a, const Doc *d)
{
    uint32_t breaks = (uint32_t)block_count(d->cls, d->n, CH_BREAK, CH_BREAK);
    Lists l = {.cap = d->n / 5 * 2 + BLOCK + 16};
    l.tok = l.run = arena_push_raw(a, Token, l.cap);
    l.line = arena_push_raw(a, Line, breaks + 2);
    l.line[0] = (Line){0};
    return l;
}

/* Every stretch is written where the next token goes and stays there if it is one: blanks and words alternate without
 * a rule that a processor could foresee, so that nothing branches on them. token: the running stretch is one. */
static bool cut_block(Lists *l, const uint8_t *cls, uint32_t base, uint64_t begin, bool token)
{
    Token *t = l->run;
    for (; begin; begin &= begin - 1) {
        uint32_t at = base + block_first(begin);
        const Manner *m = &manners[cls[at]];
        t->end = at;
        t += token;
        t->beg = at;
        t->kind = m->kind, t->cls = m->cls;
        t->glue = token;
        token = m->token;
        if (m->cls == CH_BREAK) end_line(l, at, t);
    }
    l->run = t;
    return token;
}

void tokens_cut(Arena *a, Doc *d)
{
    Lists l = lists_new(a, d);
    bool changes = true, token = false;
    for (uint32_t base = 0; base < d->n; base += BLOCK) {
        reserve(a, &l);
        uint64_t begin = stretches(d->cls + base, &changes) & block_low(d->n - base);
        token = cut_block(&l, d->cls, base, begin, token);
    }
    l.run->end = d->n;
    l.run += token;
    if (l.line[l.n_line].beg < d->n) end_line(&l, d->n, l.run);
    d->tok = l.tok, d->n_tok = (uint32_t)(l.run - l.tok);
    d->line = l.line, d->n_line = l.n_line;
}
