#include "doc_int.h"
#include "uni/hangul.h"
#include <string.h>

/* Text is cut at the end of a finite verb with its mark, at ! and ?, and at the end of a line that was not
 * wrapped by an editor. Brackets and quotations inside a sentence stay whole. */
enum {
    HOLD_MAX = 240, /* units: a bracket or quotation that closes no sooner is a slip */
    WRAP_MIN = 40,
    WRAP_MAX = 120,     /* cols: editors wrap between these */
    RUN_MAX = 100,      /* tokens: longer runs of marks are cut */
    SENT_TOK_MAX = 400, /* tokens: nobody reads on; it bounds what a pass does a sentence */
};

typedef struct {
    Doc     *d;
    Arena   *a;
    uint32_t cap;
    uint32_t first, line;                            /* token and line where the running sentence began */
    uint32_t hold;                                   /* unit up to which brackets and quotes hold it together */
    uint32_t clear[3];                               /* unit up to which no ) ] " closes, so as to look only once */
} Cutter;

/* ------------------------------------------------------------------ marks */

enum { M_HARD = 1, M_STOP = 2, M_ELLIPSIS = 4, M_SOFT = 8 };

static bool is_pictograph(uint16_t ch) { return ch == 0xFFFD || (ch >= 0x2600 && ch <= 0x27BF); }

static unsigned mark_of(const Doc *d, const Token *t)
{
    static const uint8_t ascii[128] = {['.'] = M_STOP, ['!'] = M_HARD, ['?'] = M_HARD,
                                       ['~'] = M_SOFT, ['^'] = M_SOFT, [';'] = M_SOFT};
    uint16_t ch = d->ch[t->beg];
    if (ch < COUNT_OF(ascii)) return ascii[ch];
    if (ch == u'。') return M_HARD;
    if (ch == u'…') return M_ELLIPSIS;
    return t->cls == CH_JAMO || (t->cls == CH_OTHER && is_pictograph(ch)) ? M_SOFT : 0;
}

/* A nominal or a finite end, looser than ends_like_verb: enough where a laugh or an emoji stands behind it.
 * 냄ㅋㅋ 됨ㅠㅠ 그렇네ㅎㅎ: the ending -ㅁ closes notes, -네 -지 -냐 close talk. */
static bool ends_like_talk(uint16_t s)
{
    return ends_like_verb(s) || s == u'네' || s == u'지' || s == u'냐' ||
           (hangul_is(s) && hangul_coda(s) == 16);
}

/* 했다.그리고 and 했음.그리고 are two sentences, 개발팀.인사팀 is a list. */
static bool ends_before_glued(uint16_t s)
{
    static const uint16_t nominal[] = {u'음', u'함', u'임', u'됨', u'슴'};
    for (size_t i = 0; i < COUNT_OF(nominal); i++)
        if (s == nominal[i]) return true;
    return ends_like_verb(s);
}

/* ------------------------------------------------------------------ full stops that end nothing */

/* Abbreviations that stand before a name or a number, so that a capital behind them proves nothing. Language
 * data belongs to the lexicon, which this layer may not read; these few are fixed by English spelling. */
enum { ABBREVIATION_MAX = 6 };
/* number: only in front of one (No. 5). */
typedef struct { const char word[ABBREVIATION_MAX + 1]; bool number; } Abbreviation;
static const Abbreviation abbreviations[] = {
    {"mr", false},   {"mrs", false}, {"ms", false},  {"dr", false},  {"prof", false}, {"st", false},
    {"vs", false},   {"dept", false}, {"jr", false}, {"sr", false},  {"inc", false},  {"co", false},
    {"ltd", false},  {"corp", false}, {"cf", false}, {"al", false},  {"no", true},    {"vol", true},
    {"fig", true},   {"approx", true},
};

static bool token_is(const Doc *d, const Token *t, const char *z)
{
    uint32_t n = t->end - t->beg;
    for (uint32_t i = 0; i < n; i++)
        if (!z[i] || d->ch[t->beg + i] != (unsigned char)z[i]) return false;
    return z[n] == 0;
}

static bool is_abbreviation(const Doc *d, uint32_t t)
{
    const Token *word = &d->tok[t];
    /* J. K. U.S. e.g. a.m.: a single letter, but for the pronoun and for what an apostrophe cut off (don't). */
    if (word->end - word->beg == 1)
        return d->ch[word->beg] != 'i' && !(word->glue && t > 0 && d->ch[d->tok[t - 1].beg] == '\'');
    if (word->end - word->beg > ABBREVIATION_MAX) return false;
    for (size_t i = 0; i < COUNT_OF(abbreviations); i++)
        if (token_is(d, word, abbreviations[i].word))
            return !abbreviations[i].number || (t + 2 < d->n_tok && d->tok[t + 2].kind == TOK_NUMBER);
    return false;
}

/* 2017. 5. 8. and 1. 제목 and 3-1. 제목: a number that belongs to a date with dots or opens its sentence. */
static bool is_dotted_number(const Cutter *c, uint32_t t)
{
    const Doc *d = c->d;
    bool opens = t - c->first < 6;
    for (uint32_t i = c->first; opens && i < t; i++) opens = d->tok[i].kind != TOK_WORD;
    return opens || (d->ch[d->tok[t - 1].beg] == '.' && d->tok[t - 2].kind == TOK_NUMBER);
}

/* The words that carry a quotation on in Korean: "…" 하고, "…" 라는, or a bare particle behind the mark. */
static bool carries_quotation(const Doc *d, const Token *next)
{
    static const uint16_t verbs[] = {u'하', u'라', u'했', u'한', u'고', u'이', u'였', u'입'};
    static const uint16_t particles[] = {u'는', u'은', u'가', u'을', u'를', u'도', u'의', u'등'};
    uint16_t s = d->ch[next->beg];
    for (size_t i = 0; i < COUNT_OF(verbs); i++)
        if (s == verbs[i]) return s != u'이' || next->end - next->beg > 1;
    for (size_t i = 0; next->end - next->beg == 1 && i < COUNT_OF(particles); i++)
        if (s == particles[i]) return true;
    return false;
}

/* ------------------------------------------------------------------ does a mark end the sentence? */

/* A run of marks [t, end), its kinds together, and what stands around it. */
typedef struct { uint32_t t, end; unsigned marks; uint32_t stops; bool quoted; const Token *before, *next; } Run;

static bool stop_ends(const Cutter *c, const Run *r)
{
    const Doc *d = c->d;
    const Token *b = r->before, *n = r->next;
    uint16_t last = d->ch[b->end - 1];
    if (n->glue) {
        if (!ends_before_glued(last)) return r->quoted && n->cls != CH_HANGUL && n->kind != TOK_PUNCT;
        return n->cls == CH_HANGUL || n->kind == TOK_NUMBER || n->cls == CH_LATIN || d->ch[n->beg] == '"' ||
               d->ch[n->beg] == '(';
    }
    if (b->kind == TOK_NUMBER) {
        if (n->kind == TOK_NUMBER || is_dotted_number(c, r->t - 1)) return false;
        return n->cls != CH_LATIN || doc_is_upper(d, n->beg);
    }
    if (b->cls == CH_LATIN) {
        if (is_abbreviation(d, r->t - 1)) return false;
        return n->cls != CH_LATIN || doc_is_upper(d, n->beg);
    }
    /* 가. 나. at the start of its sentence counts, it does not state. */
    return !(b->cls == CH_HANGUL && b->end - b->beg == 1 && r->t - 1 == c->first && !ends_before_glued(last));
}

static bool run_ends(const Cutter *c, const Run *r)
{
    const Doc *d = c->d;
    if (r->t == c->first || r->end == c->first) return false;
    uint16_t last = d->ch[r->before->end - 1];
    if (last == '(' || last == '[') return false;                    /* 백수(?) 7년 */
    bool lower = r->next->cls == CH_LATIN && !doc_is_upper(d, r->next->beg);
    if (r->quoted && (r->next->glue ? r->next->cls == CH_HANGUL : carries_quotation(d, r->next))) return false;
    if (r->marks & M_HARD)
        return !lower && !(r->next->glue && r->next->cls != CH_HANGUL && r->next->kind != TOK_NUMBER);
    /* A pause, not an end: 그때… 나는. Where a verb closes or a new English sentence opens, it is one. */
    if ((r->marks & M_ELLIPSIS) || r->stops > 1)
        return !r->next->glue && (ends_like_verb(last) || (r->next->cls == CH_LATIN && !lower));
    if (r->marks & M_STOP) return stop_ends(c, r);
    /* A laugh may stand apart, a ~ that stands apart means from … to. */
    const Token *soft = &d->tok[r->t];
    return !r->next->glue && (soft->glue || soft->cls != CH_PUNCT) && ends_like_talk(last);
}

/* ------------------------------------------------------------------ cutting */

static void flush(Cutter *c, uint32_t end)
{
    Doc *d = c->d;
    if (end <= c->first) return;
    if (d->n_sent == c->cap) d->sent = vec_grow(c->a, d->sent, d->n_sent, &c->cap, sizeof *d->sent);
    uint32_t beg_unit = d->tok[c->first].beg;
    while (d->line[c->line].end <= beg_unit) c->line++;
    d->sent[d->n_sent++] = (Sentence){beg_unit, d->tok[end - 1].end, c->first, end, c->line};
    c->first = end;
}

/* A bracket or a quotation inside the sentence holds it together up to its own end. */
static void hold_open(Cutter *c, uint32_t t)
{
    static const char pairs[][2] = {{'(', ')'}, {'[', ']'}, {'"', '"'}};
    const Doc *d = c->d;
    uint32_t beg = d->tok[t].beg;
    size_t p = 0;
    while (p < COUNT_OF(pairs) && d->ch[beg] != (uint16_t)pairs[p][0]) p++;
    if (p == COUNT_OF(pairs) || beg < c->hold || (t == c->first && d->ch[beg] != '"')) return;
    uint32_t end = beg + HOLD_MAX < d->n ? beg + HOLD_MAX : d->n;
    for (uint32_t i = beg + 1 > c->clear[p] ? beg + 1 : c->clear[p]; i < end && d->cls[i] != CH_BREAK; i++) {
        if (d->ch[i] == (uint16_t)pairs[p][1]) {
            c->hold = i + 1;
            return;
        }
        c->clear[p] = i + 1;
    }
}

static Run run_at(const Cutter *c, uint32_t t, uint32_t last)
{
    const Doc *d = c->d;
    uint32_t end = last - t > RUN_MAX ? t + RUN_MAX : last;
    Run r = {.t = t, .end = t, .before = t ? &d->tok[t - 1] : NULL};
    for (unsigned m; r.end < end && (r.end == t || d->tok[r.end].glue) && (m = mark_of(d, &d->tok[r.end])); r.end++) {
        r.marks |= m;
        r.stops += m == M_STOP;
    }
    while (r.marks && r.end < end && d->tok[r.end].glue && is_closing_mark(d->ch[d->tok[r.end].beg])) {
        r.quoted |= d->ch[d->tok[r.end].beg] == '"' || d->ch[d->tok[r.end].beg] == '\'';
        r.end++;
    }
    r.next = r.end < last ? &d->tok[r.end] : NULL;
    return r;
}

static bool may_mark(const Token *tok) { return tok->kind == TOK_PUNCT || tok->cls == CH_JAMO; }

/* The first token from t on that may be a mark, or where the sentence grows too long to go on without asking. */
static uint32_t skip_words(const Cutter *c, uint32_t t, uint32_t end)
{
    const Token *tok = c->d->tok;
    uint32_t stop = end - c->first > SENT_TOK_MAX ? c->first + SENT_TOK_MAX : end;
    while (t < stop && !may_mark(&tok[t])) t++;
    return t;
}

static bool is_overlong(const Cutter *c, uint32_t t)
{
    uint32_t n = t - c->first;
    return n >= SENT_TOK_MAX && (!c->d->tok[t].glue || n >= 2 * SENT_TOK_MAX);
}

/* 2010.3~2015.2, 2015–2018, 2017.3~현재: does a stretch of years begin at token t? 2015-03 is a month. */
static bool opens_stretch(const Doc *d, uint32_t t, uint32_t end)
{
    enum { TOKENS = 10, YEAR = 4 };
    const Token *y = &d->tok[t];
    if (t >= end || y->kind != TOK_NUMBER || y->end - y->beg != YEAR) return false;
    if (d->ch[y->beg] != '1' && d->ch[y->beg] != '2') return false;
    for (uint32_t i = t + 1; i + 1 < end && i < t + TOKENS; i++) {
        const Token *k = &d->tok[i], *to = k + 1;
        uint16_t ch = d->ch[k->beg];
        if (k->kind == TOK_NUMBER || ch == '.' || ch == '/' || (k->kind == TOK_WORD && k->glue)) continue;      /* 2010년 3월 */
        bool tilde = ch == '~';
        if (!tilde && !doc_is_dash(ch)) return false;
        if (to->kind == TOK_NUMBER && (tilde || to->end - to->beg == YEAR)) return true;
        return to->kind == TOK_WORD;                                            /* 현재, present */
    }
    return false;
}

/* Several rows of a career on one line, each led by its years: 2010.3~2015.2 카카오 / 2015.3~2017.2 네이버. Is the mark at
 * token t what stands between two? */
static bool parts_rows(const Cutter *c, uint32_t t, uint32_t end)
{
    enum { LABEL = 3 };                                                        /* 경력: */
    const Doc *d = c->d;
    uint16_t ch = d->ch[d->tok[t].beg];
    bool mark = ch == ',' || ch == ';' || ch == '/' || ch == '|' || ch == 0xB7;
    if (!mark || t <= c->first || d->tok[t].end < c->hold || !opens_stretch(d, t + 1, end)) return false;
    uint32_t first = c->first;
    for (uint32_t i = first; i < t && i < first + LABEL; i++)
        if (d->ch[d->tok[i].beg] == ':') first = i + 1;
    return opens_stretch(d, first, t);
}

/* Cuts the tokens [beg, end), which are one paragraph, item or heading. */
static void cut_paragraph(Cutter *c, uint32_t beg, uint32_t end)
{
    const Doc *d = c->d;
    c->first = beg;
    c->hold = 0;
    for (uint32_t t = skip_words(c, beg, end); t < end; t = skip_words(c, t, end)) {
        if (is_overlong(c, t)) flush(c, t);
        if (parts_rows(c, t, end)) {
            flush(c, t);
            c->first = ++t;
            continue;
        }
        if (!mark_of(d, &d->tok[t])) {
            hold_open(c, t++);
            continue;
        }
        Run r = run_at(c, t, end);
        bool held = d->tok[r.end - 1].end < c->hold;
        if (r.next && r.before && !held && run_ends(c, &r)) flush(c, r.end);
        t = r.end;
    }
    flush(c, end);
}

/* ------------------------------------------------------------------ which lines belong together */

static uint32_t text_cols(const Doc *d, const Line *l)
{
    uint32_t n = l->end - l->beg;
    return n > WRAP_MAX ? n : cols_between(d, l->beg, l->end);
}

/* An editor wraps a whole text: where more than a few lines are longer than any screen, none is wrapped. */
static bool is_hard_wrapped(const Doc *d)
{
    uint32_t text = 0, lengthy = 0;
    for (uint32_t i = 0; i < d->n_line; i++) {
        if (d->line[i].kind != LINE_TEXT) continue;
        text++;
        lengthy += text_cols(d, &d->line[i]) > WRAP_MAX;
    }
    return lengthy * 50 <= text;
}

static uint32_t first_word_cols(const Doc *d, const Line *l)
{
    uint32_t beg = l->body, end;
    for (end = beg; end < l->end && d->cls[end] != CH_SPACE; end++) {}
    return cols_between(d, beg, end);
}

/* [2018~2020] … / [2020~2022] …, **Cook, Oakline** …: lines that begin with one mark are rows. */
static bool begins_alike(const Doc *d, const Line *l, const Line *next)
{
    uint16_t ch = d->ch[l->body];
    uint8_t cls = d->cls[l->body];
    return ch == d->ch[next->body] && cls != CH_HANGUL && cls != CH_LATIN && cls != CH_DIGIT && cls != CH_SPACE;
}

/* … March 2018 to May 2020 / Larkhill …: behind a year at the end of a line no sentence goes on with a capital. */
static bool ends_in_year(const Doc *d, const Line *l, const Line *next)
{
    enum { YEAR = 4 };
    uint32_t end = l->end, n = 0;
    while (end > l->body && d->cls[end - 1] == CH_SPACE) end--;
    while (n < YEAR && end > l->body + n && d->cls[end - 1 - n] == CH_DIGIT) n++;
    return n == YEAR && d->cls[next->body] == CH_LATIN && doc_is_upper(d, next->body);
}

/* … Claims Handler (Mar 2008 – Jun 2012): a stretch of time in brackets ends a row of a career. */
static bool ends_in_stretch(const Doc *d, const Line *l)
{
    enum { STRETCH_MAX = 40 };
    uint32_t end = l->end, digits = 0, dashes = 0;
    while (end > l->body && d->cls[end - 1] == CH_SPACE) end--;
    if (end == l->body || d->ch[end - 1] != ')') return false;
    for (uint32_t at = end - 1; at > l->body && end - at < STRETCH_MAX && d->ch[at - 1] != '('; at--) {
        digits += d->cls[at - 1] == CH_DIGIT;
        dashes += doc_is_dash(d->ch[at - 1]);
    }
    return dashes && digits > 1;
}

/* Does the text run on from line i into the next? Only if the next word would not have fitted, and not where
 * both begin with a number, as the lines of a chronicle do. */
static bool runs_on(const Doc *d, uint32_t i, uint32_t widest)
{
    const Line *l = &d->line[i], *next = l + 1;
    if (i + 1 >= d->n_line || (l->kind != LINE_TEXT && l->kind != LINE_ITEM && l->kind != LINE_QUOTE)) return false;
    if (next->kind != (l->kind == LINE_QUOTE ? LINE_QUOTE : LINE_TEXT)) return false;
    if (widest < WRAP_MIN || widest > WRAP_MAX) return false;
    if (d->cls[l->body] == CH_DIGIT && d->cls[next->body] == CH_DIGIT) return false;
    bool row = begins_alike(d, l, next) || ends_in_year(d, l, next) || ends_in_stretch(d, l);
    if (l->kind == LINE_TEXT && row) return false;
    return text_cols(d, l) + 1 + first_word_cols(d, next) > widest;
}

/* The widest line of the block of text lines that i begins or stands in, looking forward. */
static uint32_t widest_from(const Doc *d, uint32_t i)
{
    uint32_t most = 0;
    for (; i < d->n_line &&
           (d->line[i].kind == LINE_TEXT || d->line[i].kind == LINE_ITEM || d->line[i].kind == LINE_QUOTE);
         i++) {
        uint32_t cols = text_cols(d, &d->line[i]);
        if (cols > most) most = cols;
    }
    return most;
}

static bool has_sentences(const Line *l)
{
    return l->kind != LINE_BLANK && l->kind != LINE_RULE && l->kind != LINE_META;
}

static uint32_t first_token_from(const Doc *d, const Line *l)
{
    uint32_t t = l->tok_beg;
    while (t < l->tok_end && d->tok[t].beg < l->body) t++;
    return t;
}

void sentences_cut(Arena *a, Doc *d)
{
    Cutter c = {.d = d, .a = a, .cap = d->n_line + d->n_tok / 8};        /* about what running text needs */
    d->sent = arena_push_raw(a, Sentence, c.cap);
    bool wrapped = is_hard_wrapped(d);
    uint32_t widest = 0;
    for (uint32_t i = 0; i < d->n_line; i++) {
        const Line *l = &d->line[i];
        if (!has_sentences(l)) {
            widest = 0;
            continue;
        }
        if (wrapped && !widest) widest = widest_from(d, i);
        c.line = i;
        uint32_t beg = first_token_from(d, l);
        while (wrapped && runs_on(d, i, widest)) i++;
        cut_paragraph(&c, beg, d->line[i].tok_end);
    }
}
