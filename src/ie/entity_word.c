/* Words as names need them: a run of letters, its particles, the marks around it, the words in brackets behind. */
#include "entity_int.h"
#include "uni/hangul.h"

/* Marks that set a name off: quotation marks of every kind, and Markdown's stress. */
static bool is_quote(uint16_t ch)
{
    static const uint16_t marks[] = {0x2018, 0x2019, 0x201C, 0x201D, 0x300C, 0x300D, 0x300E, 0x300F, 0x300A, 0x300B,
                                     0x3008, 0x3009};
    if (ch < 0x80) return ch == '\'' || ch == '"' || ch == '*' || ch == '`' || ch == '_';
    for (size_t i = 0; i < COUNT_OF(marks); i++)
        if (marks[i] == ch) return true;
    return false;
}

static uint8_t sep_of(uint16_t ch)
{
    static const uint8_t ascii[0x80] = {
        [','] = SEP_COMMA, ['/'] = SEP_SLASH, ['+'] = SEP_SLASH, ['&'] = SEP_SLASH, ['('] = SEP_BRACKET, [')'] = SEP_BRACKET,
        ['['] = SEP_BRACKET, [']'] = SEP_BRACKET, ['.'] = SEP_STOP, ['!'] = SEP_STOP, ['?'] = SEP_STOP, [';'] = SEP_STOP};
    static const struct { uint16_t ch; uint8_t sep; } table[] = {
        {0x3001, SEP_COMMA}, {0xB7, SEP_SLASH}, {0x30FB, SEP_SLASH}, {0x318D, SEP_SLASH}, {0x2026, SEP_STOP}};
    if (ch < 0x80) return ascii[ch] ? ascii[ch] : SEP_MARK;
    for (size_t i = 0; i < COUNT_OF(table); i++)
        if (table[i].ch == ch) return table[i].sep;
    return SEP_MARK;
}

static unsigned final_at(const Doc *d, uint32_t end)
{
    uint16_t ch = d->ch[end - 1];
    /* An English word may be read either way; a single digit or syllable may not. */
    return d->cls[end - 1] == CH_LATIN ? 1u << FINAL_EITHER : 1u << hangul_final(ch);
}

/* What the particle u[beg … end) does, by its first syllables: 에서는 is a kind of 에서. */
static uint32_t frame_of(const Ent *e, uint32_t beg, uint32_t end)
{
    LexMatch m;
    if (!ie_longest(e->ie, e->data->frames, beg, end, &m)) return 0;
    return e->data->frame_part[lex_match_entry(e->data->frames, m, 0)];
}

/* The particles u[beg … end) behind a noun that ends at beg, whose last letter is noun_end[-1]; 0 when it is none that
 * fits. Suffixes such as 님 and 들 may stand before a particle. */
static uint32_t particles(const Ent *e, uint32_t noun_end, uint32_t beg, uint32_t end, int depth)
{
    const EntityData *data = e->data;
    LexMatch m[LEX_MATCH_MAX];
    int n = ie_prefixes(e->ie, data->particles, beg, end, m);
    unsigned final = final_at(e->doc, noun_end);
    while (n-- > 0) {
        uint32_t at = beg + m[n].len;
        for (uint32_t i = 0; i < m[n].n_entry; i++) {
            const Particle *p = &data->particle[lex_match_entry(data->particles, m[n], i)];
            if (!(p->after & final)) continue;
            if (p->suffix && at < end) {
                uint32_t rest = depth ? 0 : particles(e, at, at, end, depth + 1);
                if (rest) return rest | (frame_of(e, beg, at) & (PT_POLITE | PT_MANY)) | PT_SUFFIX;
            } else if (at == end || p->open) {
                uint32_t part = frame_of(e, beg, end);
                return p->suffix ? part | PT_SUFFIX | PT_BARE : part ? part : p->open ? PT_IS | PT_LOOSE : PT_OTHER;
            }
        }
    }
    return 0;
}

static uint32_t particle_between(const Ent *e, uint32_t noun_end, uint32_t beg, uint32_t end)
{
    return particles(e, noun_end, beg, end, 0);
}

uint32_t entity_particle(const Ent *e, uint32_t stem, uint32_t end)
{
    return stem == end ? PT_BARE : particle_between(e, stem, stem, end);
}

uint32_t entity_token_end(const Ent *e, uint32_t at)
{
    uint8_t cls = e->doc->cls[at];
    while (e->doc->cls[at] == cls && at < e->doc->n) at++;
    return at;
}

/* One syllable that may be a particle is more often a part of the word (온라인, 참여, 기간) unless it is one of the
 * common ones, which the book of frames names; so is what only looks like the beginning of an ending (게임즈: 임). */
static uint32_t split_at(const Ent *e, uint32_t at, uint32_t end)
{
    uint32_t part = particle_between(e, at, at, end);
    if (part & PT_LOOSE || (part & PT_SUFFIX && !(part & (PT_POLITE | PT_MANY)))) return 0;
    if (end - at == 1 && !(frame_of(e, at, end) & ~(uint32_t)PT_IS)) return 0;
    return part;
}

/* The longest particles that fit the batchim before them leave the shortest noun. */
static void split(const Ent *e, Word *w, uint32_t last_tok_beg)
{
    uint32_t from = last_tok_beg > w->beg ? last_tok_beg : w->beg + 1;
    w->stem = w->end, w->part = PT_BARE;
    if (!(w->flags & W_HANGUL)) return;
    for (uint32_t k = from; k < w->end; k++) {
        if (!ie_may(e->ie, e->data->particles, k)) continue;
        uint32_t part = split_at(e, k, w->end);
        if (!part) continue;
        w->stem = k, w->part = part;
        return;
    }
}

static uint16_t case_flags(const Doc *d, uint32_t beg, uint32_t end)
{
    const unsigned char *p = (const unsigned char *)d->text.p;
    unsigned first = p[d->at[beg]];
    uint16_t flags = 0;
    if (d->cls[beg] != CH_LATIN) return 0;
    if (first < 0x80) flags |= first >= 'A' && first <= 'Z' ? W_CAPITAL : 0;
    else flags |= ((first & 0x1Fu) << 6 | (p[d->at[beg] + 1] & 0x3Fu)) != d->ch[beg] ? W_CAPITAL : 0;
    if (!(flags & W_CAPITAL) || end - beg < 2) return flags;
    for (uint32_t i = beg; i < end && d->cls[i] == CH_LATIN; i++)
        if (p[d->at[i]] >= 'a' && p[d->at[i]] <= 'z') return flags;
    return flags | W_CAPS;
}

static void find_cue(const Ent *e, Word *w, uint32_t limit)
{
    const EntityData *data = e->data;
    LexMatch m[LEX_MATCH_MAX];
    int n = ie_prefixes(e->ie, data->cues, w->beg, limit, m);
    while (n-- > 0) {
        uint32_t entry = lex_match_entry(data->cues, m[n], 0), end = w->beg + m[n].len;
        bool latin = e->doc->cls[end - 1] == CH_LATIN;
        if (latin && e->doc->cls[end] == CH_LATIN) continue;
        if (data->cue[entry].whole && end != w->stem && end < w->end) {
            /* 회사다: the copula of one syllable is no particle until the noun before it is known. */
            uint32_t part = entity_particle(e, end, w->end);
            if (!(part & PT_IS)) continue;
            w->stem = end, w->part = part;
        }
        /* 비스트로 달무리: 로 is the kind's own. */
        bool kind = data->cue[entry].cls == CUE_PART || data->cue[entry].cls == CUE_KIND;
        if (kind && end == w->end) w->stem = end, w->part = PT_BARE;
        w->cues = m[n].first;
        w->n_cue = (uint8_t)m[n].n_entry;
        w->cue_len = (uint8_t)m[n].len;
        for (uint16_t i = 0; i < w->n_cue; i++) w->cue_set |= 1u << word_cue_at(e, w, i)->cls;
        return;
    }
}

static void find_tail(const Ent *e, Word *w)
{
    enum { TAIL_REACH = 12 };
    const EntityData *data = e->data;
    LexMatch m[LEX_MATCH_MAX];
    uint32_t beg = w->stem - w->beg > TAIL_REACH ? w->stem - TAIL_REACH : w->beg;
    int n = lex_suffixes(data->tails, e->doc->ch + beg, w->stem - beg, m);
    while (n-- > 0) {
        bool latin = e->doc->cls[w->stem - 1] == CH_LATIN;
        if (latin && m[n].len != w->stem - w->beg) continue;
        w->tails = m[n].first;
        w->n_tail = (uint8_t)m[n].n_entry;
        w->tail_len = (uint8_t)m[n].len;
        for (uint32_t i = 0; i < w->n_tail; i++)
            w->tail_set |= (uint16_t)(1u << data->tail[lex_match_entry(data->tails, m[n], i)].cls);
        return;
    }
}

/* Where the reader of tokens stands on its line. */
typedef struct Scan {
    Ent *e;
    uint32_t open;               /* 1 + first word behind an open quotation mark, 0: none open */
    uint32_t bracket;            /* 1 + word that the open bracket is glued to, 0: none */
    uint32_t base;               /* 1 + word that a mark just closed, which a particle may follow */
    uint8_t  sep;
    uint8_t  depth;
    bool     glued;              /* no blank before the open bracket */
    bool     opening;            /* the marks just before open a quotation */
    uint16_t flags;              /* for the next word */
} Scan;

static void close_quote(Scan *s)
{
    Ent *e = s->e;
    uint32_t last = s->base ? s->base - 1 : e->word.n - 1;
    if (!s->open || s->open - 1 > last) return;
    e->word.v[last].flags |= W_QUOTE_CLOSE;
    e->word.v[last].quote = s->open - 1;
    s->base = last + 1;
    s->open = 0;
}

static void close_bracket(Scan *s)
{
    Ent *e = s->e;
    if (s->depth) s->depth--;
    if (!s->bracket) return;
    Word *base = &e->word.v[s->bracket - 1];
    base->alias = s->bracket;
    base->alias_end = e->word.n;
    if (s->glued) {              /* 모퉁이(MOTUNGI): a particle would stand behind the bracket */
        base->stem = base->end, base->part = PT_BARE, base->n_tail = 0, base->tail_set = 0;
        find_tail(e, base);
    }
    s->base = s->bracket;
    s->bracket = 0;
}

static void mark(Scan *s, const Token *t)
{
    Ent *e = s->e;
    uint16_t ch = e->doc->ch[t->beg];
    bool behind_word = t->glue && e->word.n && (s->base || e->word.v[e->word.n - 1].end == t->beg);
    if (ch == '(' || ch == '[') {
        /* A blank before the bracket is a matter of taste. */
        bool near = e->word.n && (behind_word || (e->word.v[e->word.n - 1].after + 1 == t->beg && s->sep == SEP_BLANK));
        s->bracket = near && !s->depth ? e->word.n : 0;
        s->glued = behind_word;
        s->depth++;
        s->base = 0, s->opening = false;
    } else if (ch == ')' || ch == ']') {
        close_bracket(s);
    } else if (is_quote(ch)) {
        if (s->open && behind_word) close_quote(s);
        else if (!behind_word) s->opening = true;
    } else {
        s->base = 0, s->opening = false;
    }
    uint8_t sep = sep_of(ch);
    if (sep < s->sep && !is_quote(ch)) s->sep = sep;
}

/* A particle glued behind the mark that closes a name: 카카오(Kakao)에서, '토스'를. */
static bool absorb(Scan *s, const Token *t)
{
    if (!s->base || !t->glue || t->cls != CH_HANGUL) return false;
    Word *base = &s->e->word.v[s->base - 1];
    uint32_t part = particle_between(s->e, base->end, t->beg, t->end);
    if (!part) return false;
    base->stem = base->end;
    base->part = part;
    base->after = t->end;
    s->base = 0;
    return true;
}

const Cue *word_cue_at(const Ent *e, const Word *w, uint16_t i)
{
    LexMatch m = {.len = w->cue_len, .n_entry = w->n_cue, .first = w->cues};
    return &e->data->cue[lex_match_entry(e->data->cues, m, i)];
}

const Cue *word_cue(const Ent *e, const Word *w, CueClass cls)
{
    if (!word_cue_is(e, w, cls)) return NULL;
    for (uint16_t i = 0; i < w->n_cue; i++) {
        const Cue *cue = word_cue_at(e, w, i);
        if (cue->cls == cls) return cue;
    }
    return NULL;
}

const Cue *word_cue_in(const Ent *e, const Word *w, CueClass cls, uint32_t frame)
{
    if (!word_cue_is(e, w, cls)) return NULL;
    for (uint16_t i = 0; i < w->n_cue; i++) {
        const Cue *cue = word_cue_at(e, w, i);
        if (cue->cls == cls && cue->frame & frame) return cue;
    }
    return NULL;
}

const Tail *word_tail(const Ent *e, const Word *w, TailClass cls)
{
    LexMatch m = {.len = w->tail_len, .n_entry = w->n_tail, .first = w->tails};
    if (!word_tail_is(e, w, cls)) return NULL;
    for (uint32_t i = 0; i < m.n_entry; i++) {
        const Tail *t = &e->data->tail[lex_match_entry(e->data->tails, m, i)];
        if (t->cls == cls) return t;
    }
    return NULL;
}

static void add_word(Scan *s, uint32_t tok, uint32_t tok_end, uint32_t sent, uint32_t limit)
{
    Ent *e = s->e;
    const Token *first = &e->doc->tok[tok], *last = &e->doc->tok[tok_end - 1];
    Word w = {.beg = first->beg, .end = last->end, .after = last->end, .sent = sent, .sep = s->sep, .flags = s->flags};
    w.flags |= case_flags(e->doc, w.beg, w.end);
    if (first->cls == CH_DIGIT) w.flags |= W_NUMBER;
    if (last->cls == CH_HANGUL) w.flags |= W_HANGUL;
    if (s->depth) w.flags |= W_INNER;
    bool latin = first->cls == CH_LATIN || first->cls == CH_DIGIT;
    for (uint32_t i = tok; i < tok_end; i++)
        latin = latin && (e->doc->tok[i].cls == CH_LATIN || e->doc->tok[i].cls == CH_DIGIT);
    if (latin) w.flags |= W_LATIN;
    if (s->opening) {
        w.flags |= W_QUOTE_OPEN;
        s->open = e->word.n + 1;
    }
    if (e->word.n && e->word.v[e->word.n - 1].sent != sent) w.flags |= W_SENT;
    split(e, &w, last->beg);
    find_cue(e, &w, limit);
    find_tail(e, &w);
    if (w.n_cue) *vec_push(e->tmp, &e->acts) = e->word.n;
    *vec_push(e->tmp, &e->word) = w;
    /* Behind the number of an item or heading the first word is still to come: 3. 바스켓나인. */
    bool number = w.flags & W_NUMBER && w.flags & W_ITEM && latin;
    s->base = 0, s->opening = false, s->flags = number ? W_ITEM : 0;
    s->sep = SEP_GLUE;
}

static bool is_letters(const Token *t) { return t->kind != TOK_PUNCT; }

static void words_of_line(Ent *e, const Line *line, uint32_t *sent)
{
    const Doc *d = e->doc;
    Scan s = {.e = e, .sep = SEP_LINE, .flags = W_SENT};
    bool head = line->kind == LINE_HEADING;
    if (head || line->kind == LINE_ITEM || line->kind == LINE_TABLE) s.flags |= W_ITEM;
    for (uint32_t t = line->tok_beg; t < line->tok_end;) {
        const Token *tok = &d->tok[t];
        while (*sent + 1 < d->n_sent && d->sent[*sent].end <= tok->beg) (*sent)++;
        if (!tok->glue && s.sep > SEP_BLANK) s.sep = SEP_BLANK, s.base = 0;
        if (!tok->glue) s.base = 0;
        if (!is_letters(tok)) {
            mark(&s, tok);
            if (line->kind == LINE_TABLE && d->ch[tok->beg] == '|') s.flags |= W_ITEM;
            t++;
            continue;
        }
        if (absorb(&s, tok)) {
            t++;
            continue;
        }
        uint32_t end = t + 1;
        while (end < line->tok_end && is_letters(&d->tok[end]) && d->tok[end].glue) end++;
        if (head) s.flags |= W_HEAD;
        add_word(&s, t, end, *sent, line->end);
        t = end;
    }
}

static void mark_times(Ent *e)
{
    uint32_t k = 0;
    for (uint32_t i = 0; i < e->word.n; i++) {
        Word *w = &e->word.v[i];
        while (k < e->ie->tx.n && e->ie->tx.v[k].end <= w->beg) k++;
        if (k < e->ie->tx.n && e->ie->tx.v[k].beg < w->stem) w->flags |= W_TIME;
    }
}

void entity_words(Ent *e)
{
    const Doc *d = e->doc;
    uint32_t sent = 0;
    e->word.v = arena_push_n(e->tmp, Word, d->n_tok);
    e->word.cap = d->n_tok;
    for (uint32_t i = 0; i < d->n_line; i++) {
        const Line *line = &d->line[i];
        bool text = line->kind != LINE_BLANK && line->kind != LINE_RULE && line->kind != LINE_META;
        if (!text) continue;
        uint32_t before = e->word.n, acts = e->acts.n;
        words_of_line(e, line, &sent);
        /* Of the lines outside the body the byline alone is read. */
        if (e->ie->line_zone[i] != ZONE_BODY && !(e->word.n > before && word_cue_is(e, &e->word.v[before], CUE_BYLINE)))
            e->word.n = before, e->acts.n = acts;
    }
    mark_times(e);
}

bool entity_is_kind(const Ent *e, uint32_t beg, uint32_t end)
{
    LexMatch m;
    if (!ie_longest(e->ie, e->data->common, beg, end, &m) || m.len != end - beg)
        return entity_is_common(e, beg, end);
    for (uint32_t i = 0; i < m.n_entry; i++)
        if (e->data->common_kind[lex_match_entry(e->data->common, m, i)]) return true;
    return false;
}

bool entity_is_field(const Ent *e, uint32_t beg, uint32_t end)
{
    LexMatch m;
    if (!ie_longest(e->ie, e->data->common, beg, end, &m) || m.len != end - beg) return false;
    for (uint32_t i = 0; i < m.n_entry; i++)
        if (e->data->common_field[lex_match_entry(e->data->common, m, i)]) return true;
    return false;
}

bool entity_is_common(const Ent *e, uint32_t beg, uint32_t end)
{
    LexMatch m[LEX_MATCH_MAX];
    int n = ie_prefixes(e->ie, e->data->common, beg, end, m);
    while (n-- > 0) {
        uint32_t at = beg + m[n].len;
        if (at == end) return true;
        /* Two common nouns written together are one more. */
        LexMatch rest;
        if (m[n].len < 2 || end - at < 2) continue;
        if (ie_longest(e->ie, e->data->common, at, end, &rest) && at + rest.len == end) return true;
    }
    return false;
}
