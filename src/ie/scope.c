/* Scope: which lines are the memoir's own. A page brings more: counters, tags, other posts, a calendar, the publisher's
 * notes. They may tell when the memoir was written, nothing else. */
#include "base/block.h"
#include "ie_int.h"
#include <string.h>

struct ScopeData { const LexBook *book; Sym tail, count, line, editor, when; };

Rc scope_bind(Analyser *an, Fault *f)
{
    struct ScopeData *s = arena_push(an->mem, struct ScopeData);
    Rc rc = ie_book(an, "scope", &s->book, f);
    if (rc != RC_OK) return rc;
    const LexSymRow syms[] = {{"tail", &s->tail}, {"count", &s->count}, {"line", &s->line},
        {"editor", &s->editor}, {"when", &s->when}};
    lex_syms(an->lex, syms, COUNT_OF(syms));
    an->scope = s;
    return RC_OK;
}

/* Date: 2023-05-02 */
bool scope_label_when(const Ie *ie, uint32_t beg, uint32_t at)
{
    const Doc *d = ie->doc;
    uint32_t end = blanks_back(d, at, beg);
    LexMatch m;
    if (end < beg + 2 || d->ch[end - 1] != ':' || !ie_longest(ie, ie->an->scope->book, beg, end, &m)) return false;
    bool when = false;
    for (uint32_t i = 0; i < m.n_entry; i++)
        when |= lex_entry(ie->an->scope->book, lex_match_entry(ie->an->scope->book, m, i)).cls == ie->an->scope->when;
    return when && blanks_skip(d, beg + m.len) == end - 1;
}

/* What a short line says of itself. */
typedef struct Signs {
    /* inner_tail: the word stands within the line; first_line: the word of a page's line begins it */
    bool tail, inner_tail, line, editor;
    int counts, numbers, years, words, hashes, links, symbols, single, clocks;
    bool first_line, colon;
} Signs;

enum { LINE_LONG = 200, TAIL_LINES = 40, HEAD_LINES = 8, TAIL_LEAD = 8, TAIL_WORDS = 5 };

static void sign_words(const Ie *ie, uint32_t at, uint32_t body, Signs *s)
{
    const struct ScopeData *sd = ie->an->scope;
    const Doc *d = ie->doc;
    LexMatch m;
    if (!ie_longest(ie, sd->book, at, d->n, &m)) return;
    for (uint32_t i = 0; i < m.n_entry; i++) {
        Sym cls = lex_entry(sd->book, lex_match_entry(sd->book, m, i)).cls;
        if (cls == sd->tail) *(at <= body + TAIL_LEAD ? &s->tail : &s->inner_tail) = true;
        if (cls == sd->line) {
            s->line = true;
            s->first_line |= at <= body + 1;
            s->colon |= d->ch[at + m.len] == ':' || d->ch[blanks_skip(d, at + m.len)] == ':';
        }
        if (cls == sd->editor) s->editor = true;
        if (cls == sd->count) s->counts++;
    }
}

/* 2019: no page counts to it so often as a memoir writes it above a chapter. */
static bool is_year(const Doc *d, const Token *k)
{
    uint16_t a = d->ch[k->beg], b = d->ch[k->beg + 1];
    return k->kind == TOK_NUMBER && k->end - k->beg == 4 && ((a == '1' && b == '9') || (a == '2' && b == '0'));
}

/* 14:22 */
static bool next_is_clock(const Doc *d, uint32_t p)
{
    return d->ch[p] == ':' && d->cls[p + 1] == CH_DIGIT && d->cls[p + 2] == CH_DIGIT && d->cls[p + 3] != CH_DIGIT;
}

static Signs signs_of(const Ie *ie, const Line *line)
{
    const Doc *d = ie->doc;
    Signs s = {0};
    for (uint32_t t = line->tok_beg; t < line->tok_end; t++) {
        const Token *k = &d->tok[t];
        uint16_t ch = d->ch[k->beg], next = d->ch[k->beg + 1];
        s.numbers += k->kind == TOK_NUMBER;
        s.years += is_year(d, k);
        s.words += k->kind == TOK_WORD;
        s.hashes += ch == '#' && (d->cls[k->beg + 1] == CH_HANGUL || d->cls[k->beg + 1] == CH_LATIN);
        s.links += ch == ']' && next == '(';
        s.symbols += k->cls == CH_OTHER;
        s.single += k->cls == CH_HANGUL && k->end - k->beg == 1;
        s.clocks += k->kind == TOK_NUMBER && next_is_clock(d, k->end);
        if (k->kind == TOK_WORD) sign_words(ie, k->beg, line->body, &s);
    }
    s.tail |= s.inner_tail && s.words <= TAIL_WORDS;          /* 이전 글에 썼듯이: a sentence of the memoir */
    return s;
}

/* "공감 58   댓글 23": counters with their numbers, nothing else. */
static bool is_counter(const Signs *s)
{
    /* a heart and its number; a bullet and its year are a heading */
    bool signs = !s->words && s->symbols && s->numbers && s->numbers <= s->symbols && !s->years;
    return signs || (s->counts && s->numbers >= s->counts && s->words <= s->counts * 2);
}

static bool is_tags(const Signs *s) { return s->hashes >= 2 && s->words <= s->hashes * 3; }
static bool is_links(const Signs *s) { return s->links >= 2 || (s->line && s->links); }

/* A row of a calendar: seven numbers, or the names of seven days. */
static bool is_calendar(const Signs *s)
{
    enum { WEEK = 7 };
    bool days = s->words == 0 && s->numbers == WEEK && s->hashes == 0;
    bool names = s->words == WEEK && s->single == WEEK && !s->numbers; /* 년 월 일 behind figures are a spell */
    return days || names;
}

static bool starts_with_reply(const Doc *d, const Line *line)
{
    return line->end > line->body + 1 && d->ch[line->body] == 0x3134 && d->cls[line->body + 1] == CH_SPACE; /* ㄴ */
}

static bool line_is_furniture(const Ie *ie, const Line *line, const Signs *s)
{
    enum { LINE_WORDS = 24 };
    if (s->line && s->first_line && s->words <= LINE_WORDS && (s->links || s->colon)) return true;
    if (line->kind == LINE_HEADING && !s->hashes) return false;
    return is_counter(s) || is_tags(s) || is_links(s) || is_calendar(s) || starts_with_reply(ie->doc, line);
}

static void mark_to_end(Ie *ie, uint32_t line)
{
    /* A rule above the tail belongs to it. */
    while (line > 0 && (ie->doc->line[line - 1].kind == LINE_RULE || ie->doc->line[line - 1].kind == LINE_BLANK))
        line--;
    for (uint32_t i = line; i < ie->doc->n_line; i++)
        if (ie->line_zone[i] == ZONE_BODY) ie->line_zone[i] = ZONE_FURNITURE;
}

/* "닉네임 2024.03.05 14:22" twice and more: the page's comments. One alone may be the memoir's stamp. */
static bool is_comment_head(const Signs *s)
{
    enum { NAME_WORDS = 4, DATE_NUMBERS = 5 };
    return s->clocks == 1 && s->numbers >= DATE_NUMBERS && s->words >= 1 && s->words <= NAME_WORDS;
}

static bool in_tail(const Doc *d, uint32_t i) { return d->n_line - i <= TAIL_LINES && i >= d->n_line / 2; }

void scope_run(Ie *ie)
{
    const Doc *d = ie->doc;
    ie->line_zone = arena_push_n(ie->tmp, uint8_t, d->n_line + 1);
    for (uint32_t i = 0; i < d->n_line; i++) ie->line_zone[i] = d->line[i].kind == LINE_META ? ZONE_META : ZONE_BODY;
    uint32_t comment = 0;
    for (uint32_t i = 0, seen = 0; i < d->n_line; i++) {
        const Line *line = &d->line[i];
        if (ie->line_zone[i] != ZONE_BODY || line->tok_beg == line->tok_end || line->end - line->beg > LINE_LONG)
            continue;
        if (seen++ >= HEAD_LINES && !in_tail(d, i)) continue;
        Signs s = signs_of(ie, line);
        /* Behind the counters of the page nothing of the memoir follows. */
        if ((s.tail || is_counter(&s) || (s.editor && i + HEAD_LINES >= d->n_line)) && in_tail(d, i)) {
            mark_to_end(ie, i);
            return;
        }
        if (is_comment_head(&s) && in_tail(d, i)) {
            if (comment) {
                mark_to_end(ie, comment);
                return;
            }
            comment = i;
        }
        if (line_is_furniture(ie, line, &s)) ie->line_zone[i] = ZONE_FURNITURE;
    }
}
