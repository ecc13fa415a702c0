/* Words as names need them: a run of letters, its particles, the marks around it, the words in brackets behind. */
#include "entity_int.h"

/* What a mark does to the words beside it: how far it keeps them apart, or that it sets a name off, as quotation marks
 * of every kind and Markdown's stress do. */
enum { QUOTES = 0x80 };

static unsigned mark_kind(uint16_t ch)
{
    static const uint8_t ascii[0x80] = {
        [','] = SEP_COMMA, ['/'] = SEP_SLASH, ['+'] = SEP_SLASH, ['&'] = SEP_SLASH,
        ['('] = SEP_BRACKET, [')'] = SEP_BRACKET, ['['] = SEP_BRACKET, [']'] = SEP_BRACKET,
        ['.'] = SEP_STOP, ['!'] = SEP_STOP, ['?'] = SEP_STOP, [';'] = SEP_STOP,
        ['\''] = QUOTES, ['"'] = QUOTES, ['*'] = QUOTES, ['`'] = QUOTES, ['_'] = QUOTES};
    static const struct { uint16_t ch; uint8_t kind; } table[] = {
        {0x3001, SEP_COMMA}, {0xB7, SEP_SLASH}, {0x2026, SEP_STOP}, {0x300C, QUOTES}, {0x300D, QUOTES},
        {0x300E, QUOTES}, {0x300F, QUOTES}, {0x300A, QUOTES}, {0x300B, QUOTES}, {0x3008, QUOTES}, {0x3009, QUOTES}};
    if (ch < 0x80) return ascii[ch] ? ascii[ch] : SEP_MARK;
    for (size_t i = 0; i < COUNT_OF(table); i++)
        if (table[i].ch == ch) return table[i].kind;
    return SEP_MARK;
}

static bool is_capital(const Doc *d, uint32_t at)
{
    const unsigned char *p = (const unsigned char *)d->text.p + d->at[at];
    if (*p < 0x80) return *p >= 'A' && *p <= 'Z';
    return ((*p & 0x1Fu) << 6 | (p[1] & 0x3Fu)) != d->ch[at];
}

static void add_case(const Doc *d, Word *w)
{
    if (!is_capital(d, w->beg)) return;
    w->flags |= W_CAPITAL;
    w->todo |= TODO_LATIN;
    bool caps = w->end - w->beg >= 2;
    for (uint32_t i = w->beg; caps && i < w->end && d->cls[i] == CH_LATIN; i++)
        caps = !(d->text.p[d->at[i]] >= 'a' && d->text.p[d->at[i]] <= 'z');
    if (caps) w->flags |= W_CAPS;
}

/* Where the reader of tokens stands. */
typedef struct Scan {
    Ent *e;
    uint32_t limit;              /* end of the line */
    uint32_t sent, sent_end;     /* the sentence that was read last, and where the next begins */
    uint32_t open;               /* 1 + first word behind an open quotation mark, 0: none open */
    uint32_t bracket;            /* 1 + word that the open bracket is glued to, 0: none */
    uint32_t base;               /* 1 + word that a mark just closed, which a particle may follow */
    uint8_t  sep;
    uint8_t  depth;
    bool     glued;              /* no blank before the open bracket */
    uint16_t flags;              /* for the next word; W_QUOTE_OPEN: the marks just before open a quotation */
    uint16_t steady;             /* for all words from here on */
} Scan;

static void close_quote(Scan *s)
{
    Ent *e = s->e;
    uint32_t last = s->base ? s->base - 1 : e->word.n - 1;
    if (!s->open || s->open - 1 > last) return;
    e->word.v[last].flags |= W_QUOTE_CLOSE;
    e->word.v[last].todo |= TODO_PERSON;
    uint32_t words = last - (s->open - 1);
    e->word.v[last].quoted = (uint8_t)(words < QUOTED_MAX ? words : QUOTED_MAX);
    /* '귀밝이': what looks like a particle is the name's own. */
    if (!words && !s->base && e->word.v[last].flags & W_HANGUL) entity_read_whole(e, &e->word.v[last]);
    s->base = last + 1;
    s->open = 0;
}

static void close_bracket(Scan *s)
{
    Ent *e = s->e;
    if (s->depth && !--s->depth) s->steady &= (uint16_t)~W_INNER;
    if (!s->bracket) return;
    Word *base = &e->word.v[s->bracket - 1];
    base->alias = s->bracket;
    base->alias_end = e->word.n;
    if (s->glued) entity_read_whole(e, base);        /* 모퉁이(MOTUNGI): a particle would stand behind the bracket */
    base->todo |= TODO_PARTS;
    s->base = s->bracket;
    s->bracket = 0;
}

/* **가온테크** (2018 ~ 2021): between a word and its bracket stand the marks that set it off, and a blank, if that. */
static bool is_near(const Doc *d, uint32_t from, uint32_t to)
{
    if (to > from && d->cls[to - 1] == CH_SPACE) to--;
    while (from < to && mark_kind(d->ch[from]) & QUOTES) from++;
    return from == to;
}

static void open_bracket(Scan *s, const Token *t, bool behind_word)
{
    const Ent *e = s->e;
    /* A blank before the bracket is a matter of taste. */
    bool near =
        e->word.n && (behind_word || (s->sep == SEP_BLANK && is_near(e->doc, e->word.v[e->word.n - 1].after, t->beg)));
    s->bracket = near && !s->depth ? e->word.n : 0;
    s->glued = behind_word;
    s->depth++;
    s->steady = s->depth ? s->steady | W_INNER : s->steady & (uint16_t)~W_INNER;
}

/* St. Aldhelm's, J. B. Hunt: a stop inside a sentence only shortens the word before it. */
static bool is_shortening(const Scan *s, const Token *t)
{
    enum { LETTERS = 3 };
    const Ent *e = s->e;
    const Word *w = e->word.n ? &e->word.v[e->word.n - 1] : NULL;
    return w && t->glue && w->end == t->beg && w->flags & W_LATIN && w->flags & W_CAPITAL &&
           w->end - w->beg <= LETTERS && e->doc->sent[w->sent].end > t->end + 1;
}

/* Castellano Bros.에서, Tessel Inc.를: the particle of a shortened name stands behind its stop. */
static bool is_shortened_noun(const Scan *s, const Token *t)
{
    const Doc *d = s->e->doc;
    const Word *w = s->e->word.n ? &s->e->word.v[s->e->word.n - 1] : NULL;
    bool hangul = t->end < d->n && d->cls[t->end] == CH_HANGUL;
    return hangul && w && t->glue && w->end == t->beg && w->flags & W_LATIN && w->flags & W_CAPITAL &&
           d->cls[w->end - 1] == CH_LATIN;
}

static void mark(Scan *s, const Token *t)
{
    Ent *e = s->e;
    uint16_t ch = e->doc->ch[t->beg];
    unsigned kind = mark_kind(ch);
    bool behind_word = t->glue && e->word.n && (s->base || e->word.v[e->word.n - 1].end == t->beg);
    if (kind & QUOTES) {
        if (s->open && behind_word) close_quote(s);
        else if (!behind_word) s->flags |= W_QUOTE_OPEN;
        return;
    }
    if (ch == ')' || ch == ']') {
        close_bracket(s);
    } else {
        if (ch == '(' || ch == '[') open_bracket(s, t, behind_word);
        s->base = 0, s->flags &= (uint16_t)~W_QUOTE_OPEN;
    }
    bool noun = ch == '.' && is_shortened_noun(s, t);
    if (noun) s->base = e->word.n;
    if (kind < s->sep && !noun && !(ch == '.' && is_shortening(s, t))) s->sep = (uint8_t)kind;
}

/* A particle glued behind the mark that closes a name: 카카오(Kakao)에서, '토스'를; 라는 may stand apart. */
static bool absorb(Scan *s, const Token *t)
{
    if (t->cls != CH_HANGUL) return false;
    Word *base = &s->e->word.v[s->base - 1];
    uint32_t part = entity_particle_between(s->e, base->end, t->beg, t->end);
    if (!part || (!t->glue && !(part & PT_CALLED))) return false;
    base->stem = base->end;
    base->part = part;
    base->after = t->end;
    base->todo |= TODO_FIND | TODO_PERSON;
    s->base = 0;
    return true;
}

/* Flags that wait for the next word: it opens the quotation, the line or its item. Behind the number of an item or
 * heading the first word is still to come: 3. 바스켓나인. */
static void take_flags(Scan *s, Word *w)
{
    bool number = s->flags & W_ITEM && w->flags & W_NUMBER && w->flags & W_LATIN;
    if (s->flags & W_QUOTE_OPEN) s->open = s->e->word.n;
    w->flags |= s->flags;
    s->flags = number ? W_ITEM : 0;
}

static void next_sentence(Scan *s, uint32_t at)
{
    const Doc *d = s->e->doc;
    uint32_t before = s->sent;
    while (s->sent + 1 < d->n_sent && d->sent[s->sent].end <= at) s->sent++;
    s->sent_end = s->sent + 1 < d->n_sent ? d->sent[s->sent].end : UINT32_MAX;
    if (s->sent != before) s->flags |= W_SENT;
}

enum { NEIGHBOURS = 1 << CUE_POLITE | 1 << CUE_GREETING };

/* What a word is to the parts of the pass by its place, and by what it has to do with the words beside it. */
static void add_todo(Scan *s, Word *w, uint32_t i, const EntityMore *form)
{
    Ent *e = s->e;
    if (w->todo & TODO_NAME) e->named.v[e->named.n++] = (Named){i, w->todo & TODO_PROBE ? NULL : form};
    if (w->flags & W_MET) w->todo |= TODO_PERSON;
    if (w->sep != SEP_BLANK && w->beg && e->doc->ch[w->beg - 1] == INCORPORATED) w->todo |= TODO_FORM;
    if (w->sep != SEP_BLANK && entity_at_sign(e, w)) w->todo |= TODO_FIND;
    if (w->sep == SEP_COMMA || w->flags & W_ITEM || (w->flags & W_SENT && w->part & PT_BARE)) w->todo |= TODO_FIND;
    if (!(w->cue_set & (ACTS | NEIGHBOURS))) return;
    if (w->cue_set & ACTS) e->acts.v[e->acts.n++] = i;
    if (word_cue_is(e, w, CUE_POLITE) && i) w[-1].todo |= TODO_PERSON;
    if (word_cue_is(e, w, CUE_GREETING)) s->flags |= W_MET;
}

static void add_word(Scan *s, const Token *first, const Token *last, Form *form)
{
    Ent *e = s->e;
    EntityMore own;
    uint32_t i = e->word.n++;
    Word *w = &e->word.v[i];
    if (first->beg >= s->sent_end) next_sentence(s, first->beg);
    *w = (Word){.beg = first->beg, .end = last->end, .after = last->end, .sent = s->sent, .sep = s->sep};
    const EntityMore *more = entity_read(e, w, form, &own, s->limit);
    w->flags |= s->steady;
    if (first->cls == CH_LATIN) add_case(e->doc, w);
    if (s->flags) take_flags(s, w);
    add_todo(s, w, i, form ? more : NULL);
    s->base = 0, s->sep = SEP_GLUE;
}

static void begin_line(Scan *s, const Line *line)
{
    const Ent *e = s->e;
    const Word *last = e->word.n ? &e->word.v[e->word.n - 1] : NULL;
    bool head = line->kind == LINE_HEADING, item = line->kind == LINE_ITEM || line->kind == LINE_TABLE;
    s->open = s->bracket = s->base = 0, s->depth = 0;
    s->sep = SEP_LINE, s->limit = line->end;
    s->flags = head || item ? W_SENT | W_ITEM : W_SENT;
    if (last && word_cue_is(e, last, CUE_GREETING)) s->flags |= W_MET;
    s->steady = head ? W_HEAD : 0;
}

static bool is_sign(const Token *t) { return t->kind == TOK_PUNCT; }
static bool is_joined(const Token *t) { return t->glue & (t->kind != TOK_PUNCT); }

static void words_of_line(Scan *s, const Line *line)
{
    const Ie *ie = s->e->ie;
    const Doc *d = ie->doc;
    const Token *end = d->tok + line->tok_end;
    begin_line(s, line);
    for (uint32_t t = line->tok_beg; t < line->tok_end; t++) {
        const Token *tok = &d->tok[t], *last = tok;
        if (ie->form) form_ahead(ie->form + t);
        uint8_t most = (uint8_t)(SEP_BLANK + tok->glue);         /* SEP_GLUE is the next */
        s->sep = s->sep < most ? s->sep : most;
        s->base *= tok->glue;
        if (is_sign(tok)) {
            mark(s, tok);
            if (line->kind == LINE_TABLE && d->ch[tok->beg] == '|') s->flags |= W_ITEM;
            continue;
        }
        if (s->base && absorb(s, tok)) continue;
        Form *form = ie->form ? ie->form[t] : NULL;
        if (last + 1 < end && is_joined(last + 1)) {
            do last++, t++;
            while (last + 1 < end && is_joined(last + 1));
            form = NULL;
        }
        if (!form && ie->forms) form = forms_of(ie->forms, d, tok->beg, last->end);
        add_word(s, tok, last, form);
    }
}

/* The first word from i on that ends behind `at`: times are few, so that the next is sought by leaps. */
static uint32_t word_behind(const Ent *e, uint32_t i, uint32_t at)
{
    uint32_t leap = 1;
    while (i + leap <= e->word.n && e->word.v[i + leap - 1].end <= at) i += leap, leap *= 2;
    for (; leap; leap /= 2)
        if (i + leap <= e->word.n && e->word.v[i + leap - 1].end <= at) i += leap;
    return i;
}

static void mark_times(Ent *e)
{
    uint32_t i = 0;
    for (uint32_t k = 0; k < e->ie->tx.n; k++) {
        const TimexInfo *t = &e->ie->tx.v[k];
        for (i = word_behind(e, i, t->beg); i < e->word.n && e->word.v[i].beg < t->end; i++)
            if (t->beg < e->word.v[i].stem) e->word.v[i].flags |= W_TIME;
    }
}

void entity_words(Ent *e)
{
    const Doc *d = e->doc;
    Scan s = {.e = e};
    vec_room(e->tmp, &e->word, d->n_tok);                        /* a word has at least one token */
    vec_room(e->tmp, &e->acts, d->n_tok);
    vec_room(e->tmp, &e->named, d->n_tok);
    e->line_word = arena_push_raw(e->tmp, uint32_t, d->n_line + 1);
    for (uint32_t i = 0; i < d->n_line; i++) {
        const Line *line = &d->line[i];
        e->line_word[i] = e->word.n;
        bool text = line->kind != LINE_BLANK && line->kind != LINE_RULE && line->kind != LINE_META;
        if (!text) continue;
        uint32_t before = e->word.n, acts = e->acts.n, named = e->named.n;
        words_of_line(&s, line);
        /* Of the lines outside the body the byline alone is read. */
        if (e->ie->line_zone[i] != ZONE_BODY && !(e->word.n > before && word_cue_is(e, &e->word.v[before], CUE_BYLINE)))
            e->word.n = before, e->acts.n = acts, e->named.n = named;
    }
    e->line_word[d->n_line] = e->word.n;
    mark_times(e);
}

void entity_sift(Ent *e)
{
    const Word *w = e->word.v;
    uint32_t n_word = e->word.n, n[PART_COUNT] = {0}, *todo[PART_COUNT];
    for (int p = 0; p < PART_COUNT; p++) todo[p] = arena_push_raw(e->tmp, uint32_t, n_word);
    /* Which words matter, and to which parts, follows no rule: no branches on it. */
    uint32_t n_any = 0, *any = arena_push_raw(e->tmp, uint32_t, n_word);
    for (uint32_t i = 0; i < n_word; i++) {
        any[n_any] = i;
        n_any += (w[i].todo & TODO_PARTS) != 0;
    }
    for (uint32_t k = 0; k < n_any; k++) {
        for (int p = 0; p < PART_COUNT; p++) {
            todo[p][n[p]] = any[k];
            n[p] += w[any[k]].todo >> p & 1;
        }
    }
    for (int p = 0; p < PART_COUNT; p++) e->todo[p].v = todo[p], e->todo[p].n = e->todo[p].cap = n[p];
}
