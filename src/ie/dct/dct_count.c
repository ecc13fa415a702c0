/* Counts: a number and what it counts, as far as it may run until the writing (8년 차, 마흔, "forty", 10주년). */
#include "dct_count_int.h"
#include "mark.h"

static Sym word_at(const DctState *s, uint32_t p, uint32_t *end)
{
    LexMatch m;
    if (!ie_longest(s->ie, s->d->book, p, s->ie->doc->n, &m)) return 0;
    *end = p + m.len;
    return lex_entry(s->d->book, lex_match_entry(s->d->book, m, 0)).cls;
}

/* "N년 차" and its like behind a number: the word and what it counts. */
static CountKind counted_by(const DctState *s, uint32_t p, uint32_t *end)
{
    LexMatch m;
    p = blanks_skip(s->ie->doc, p);
    if (!ie_longest(s->ie, s->d->book, p, s->ie->doc->n, &m)) return COUNT_NONE;
    for (uint32_t i = 0; i < m.n_entry; i++) {
        LexEntry e = lex_entry(s->d->book, lex_match_entry(s->d->book, m, i));
        if (e.cls != s->d->counted) continue;
        *end = p + m.len;
        return (CountKind)lex_attr_num(e, s->d->k_v, COUNT_NONE);
    }
    return COUNT_NONE;
}

/* 서른 즈음, 마흔 되던 해; what else follows on a bare number is counted: 서른 개, 마흔 군데. */
static bool counts_nothing(const DctState *s, uint32_t end)
{
    const Doc *d = s->ie->doc;
    uint32_t p = blanks_skip(d, end);
    LexMatch m;
    if (p == end || d->cls[p] != CH_HANGUL) return true;
    if (!ie_longest(s->ie, s->d->book, p, d->n, &m)) return false;
    for (uint32_t i = 0; i < m.n_entry; i++)
        if (lex_entry(s->d->book, lex_match_entry(s->d->book, m, i)).cls == s->d->agenext) return true;
    return false;
}

/* A number below a hundred at p, in figures or words, and what it counts. */
bool dct_number_at(const DctState *s, uint32_t p, Count *out)
{
    const Doc *d = s->ie->doc;
    const struct TimexData *t = s->ie->an->timex;
    if (d->cls[p] != CH_DIGIT && !(s->ie->may[p] & (t->book_bit | t->joint_bit))) return false;
    Hits hits[HIT_PLACES];
    TimeScan scan;
    Atom a;
    time_scan_begin(&scan, s->ie, hits);
    bool found = d->cls[p] == CH_DIGIT ? atom_at(&scan, p, &a) : number_in_words(&scan, p, &a);
    if (!found || a.cls != AT_n || a.v < 1 || a.v > 99) return false;
    out->n = a.v;
    out->beg = p;
    out->end = a.end;
    out->kind = counted_by(s, a.end, &out->end);
    bool young = a.word && a.v > AGE_YOUNG && is_mark(s->ie, MK_AT, d->ch[a.end]);                     /* 열아홉에 */
    bool age = young || (a.word && a.v >= AGE_FROM && a.v < AGE_TO);
    if (!out->kind && age && (d->cls[a.end] != CH_HANGUL || edge_has_particle(&scan, a.end)) && counts_nothing(s, a.end))
        out->kind = COUNT_AGE;
    return true;
}

/* The first count in [beg, end). A Korean number in words alone is an age from twenty on (올해 마흔); 한국 begins with none. */
bool dct_count_in(const DctState *s, uint32_t beg, uint32_t end, Count *out)
{
    const Doc *d = s->ie->doc;
    *out = (Count){0};
    for (uint32_t p = beg; p < end; p++) {
        uint32_t behind;
        if (p > 0 && d->cls[p] == d->cls[p - 1]) continue;
        if (word_at(s, p, &behind) == s->d->full) out->full = true;
        if (!dct_number_at(s, p, out)) continue;
        if (out->kind || out->end > p + 1 || d->cls[p] == CH_DIGIT || d->cls[out->end] != CH_HANGUL)
            return out->kind != COUNT_NONE;
    }
    return false;
}

/* 환갑, 칠순: an age by its name in [beg, end), right behind the year. */
bool dct_jubilee_at(const DctState *s, uint32_t beg, uint32_t end, Count *out)
{
    enum { REACH = 8 };
    uint32_t p = dct_word_at(s, beg, beg + REACH < end ? beg + REACH : end, DCT_W_jubilee);
    LexMatch m;
    if (p == UINT32_MAX || !ie_longest(s->ie, s->d->book, p, end, &m)) return false;
    const Doc *d = s->ie->doc;
    if (p > 0 && d->cls[p - 1] == CH_HANGUL) return false;                           /* 부산수협 */
    for (uint32_t i = 0; i < m.n_entry; i++) {
        LexEntry e = lex_entry(s->d->book, lex_match_entry(s->d->book, m, i));
        if (e.cls != s->d->jubilee) continue;
        *out = (Count){.kind = COUNT_AGE, .n = lex_attr_num(e, s->d->k_v, 0), .beg = p, .end = p + m.len};
        return out->n > 0;
    }
    return false;
}

/* "며칠만 있으면 마흔이다", "해가 바뀌면 서른이 된다": the counted age comes with the year. */
bool dct_turns_soon(const DctState *s, uint32_t at)
{
    enum { LEAD = 16 };
    const Sentence *x = doc_sentence_at(s->ie->doc, at);
    return x && dct_has_word(s, at > x->beg + LEAD ? at - LEAD : x->beg, at, DCT_W_newyear);
}

/* "I was twenty-four." "at 60": an English number is an age behind such a word, with nothing counted behind it. */
bool dct_is_english_age(const DctState *s, const Count *c)
{
    enum { LEAD = 8 };
    const Doc *d = s->ie->doc;
    uint32_t p = blanks_skip(d, c->end);
    bool open = d->cls[p] != CH_LATIN || p == c->end || dct_has_word(s, p, p + 1, DCT_W_agenext);
    return open && dct_has_word(s, c->beg > LEAD ? c->beg - LEAD : 0, c->beg, DCT_W_aged);
}

/* "I retired last year at 65" */
bool dct_age_from(const DctState *s, uint32_t beg, uint32_t end, Count *c)
{
    for (uint32_t p = beg; p < end; p++) {
        if (p > 0 && s->ie->doc->cls[p - 1] != CH_SPACE) continue;
        if (!dct_number_at(s, p, c) || c->n < AGE_YOUNG || c->n >= AGE_TO || !dct_is_english_age(s, c)) continue;
        c->kind = COUNT_AGE;
        c->full = true;
        return true;
    }
    return false;
}

/* "동기 J는 포닥 3년 차다", "남편은 올해 마흔이다": whose count it is. The first word that a particle makes the subject
 * is the writer, or a word of now. */
bool dct_is_own(const DctState *s, const Sentence *x, uint32_t at)
{
    enum { WORDS = 3 };
    const Doc *d = s->ie->doc;
    int n = 0;
    /* 선생님은 가라고 하시는데 내가 올해 쉰일곱이다 */
    uint32_t before = hangul_back(d, blanks_back(d, at, x->beg), x->beg);
    if (before < at && dct_has_word(s, before, before + 1, DCT_W_self)) return true;
    for (uint32_t p = x->beg; p < at && n < WORDS; n++) {
        uint32_t end = p;
        while (end < at && d->cls[end] != CH_SPACE) end++;
        uint16_t last = end > p + 1 ? d->ch[end - 1] : 0;
        if (is_mark(s->ie, MK_TOPIC, last))
            return dct_has_word(s, p, p + 1, DCT_W_self) || ie_timex_from(s->ie, p) != ie_timex_from(s->ie, end);
        p = blanks_skip(d, end);
    }
    return true;
}

bool ie_age_in(Ie *ie, uint32_t beg, uint32_t end, AgeTold *out)
{
    const DctState s = {.ie = ie, .d = ie->an->dct};
    Count c;
    if (!dct_count_in(&s, beg, end, &c) || c.kind != COUNT_AGE || c.n < AGE_YOUNG || c.n >= AGE_TO) return false;
    *out = (AgeTold){c.n, c.full, c.beg, c.end};
    return true;
}

bool ie_number_at(Ie *ie, uint32_t at, int *n, uint32_t *behind)
{
    const DctState s = {.ie = ie, .d = ie->an->dct};
    Count c;
    if (!dct_number_at(&s, at, &c)) return false;
    *n = c.n, *behind = c.end;
    return true;
}
