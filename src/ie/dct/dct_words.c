/* The words of the books "dct" and "dct-now" in the text, and the classes they are of. */
#include "base/block.h"
#include "dct_int.h"
#include "word_class.h"
#include <string.h>

#define DCT_NAME(id) #id,
static const char *const word_names[] = {DCT_WORD_TABLE(DCT_NAME)};
static const char *const en_names[] = {DCT_EN_TABLE(DCT_NAME)};
#undef DCT_NAME

Rc dct_bind(Analyser *an, Fault *f)
{
    struct DctData *t = arena_push(an->mem, struct DctData);
    Rc rc = ie_book(an, "dct", &t->book, f);
    if (rc == RC_OK) rc = ie_book(an, "dct-now", &t->now, f);
    if (rc == RC_OK) rc = ie_book(an, "dct-happen", &t->happen, f);
    if (rc == RC_OK) rc = ie_book(an, "dct-en", &t->en, f);
    if (rc != RC_OK) return rc;
#define DCT_WORD_BIND(id) t->id = lex_sym(an->lex, #id);
    DCT_WORD_TABLE(DCT_WORD_BIND)
#undef DCT_WORD_BIND
    t->k_v = lex_sym(an->lex, "v");
    t->happen_kinds = arena_push_n(an->mem, uint32_t, lex_book_n(t->happen) + 1);
    for (uint32_t i = 0; i < lex_book_n(t->happen); i++)
        t->happen_kinds[i] = UINT32_C(1) << lex_attr_num(lex_entry(t->happen, i), t->k_v, 0);
    t->classes = word_classes(an, t->book, word_names, DCT_W_COUNT, DCT_W_COUNT);
    t->now_classes = word_classes(an, t->now, word_names, DCT_W_COUNT, DCT_W_COUNT);
    t->en_classes = word_classes(an, t->en, en_names, DCT_EN_COUNT, DCT_EN_COUNT);
    an->dct = t;
    return RC_OK;
}

static DctWords *words_begin(Ie *ie, const LexBook *book, const uint8_t *classes)
{
    DctWords *w = arena_push(ie->tmp, DctWords);
    *w = (DctWords){.book = book, .classes = classes, .may = ie_may_bits(ie, book), .at = arena_push_n(ie->tmp, uint8_t, ie->doc->n + 1)};
    return w;
}

void dct_words_begin(DctState *s)
{
    s->words = words_begin(s->ie, s->d->book, s->d->classes);
    s->now_words = words_begin(s->ie, s->d->now, s->d->now_classes);
    s->happen = ie_may_bits(s->ie, s->d->happen);
    s->birth = arena_push_n(s->ie->tmp, uint8_t, s->ie->n_time + 1);
}

/* 3.iv.2019: a month in Roman figures, of more than one. */
static bool is_roman(const Doc *d, uint32_t p)
{
    uint32_t end = p;
    while (d->ch[end] == 'i' || d->ch[end] == 'v' || d->ch[end] == 'x') end++;
    return end > p + 1 && d->cls[end] != CH_LATIN;
}

/* The classes of the longest word that begins at p. */
static DctSet classes_at(const DctState *s, const DctWords *w, uint32_t p)
{
    const Doc *d = s->ie->doc;
    LexMatch m;
    DctSet set = {{0}};
    if (d->cls[p] == CH_LATIN && p > 0 && d->cls[p - 1] == CH_LATIN) return set;
    if (!lex_longest_scanned(w->book, d->ch + p, s->ie->code + p, d->n - p, &m)) return set;
    if (m.len == 1 && is_roman(d, p)) return set;                                   /* I, not iv */
    for (uint32_t i = 0; i < m.n_entry; i++) {
        uint8_t cls = w->classes[lex_match_entry(w->book, m, i)];
        set.w[cls / DCT_SET_BITS] |= UINT64_C(1) << cls % DCT_SET_BITS;
    }
    return set;
}

static uint32_t set_hash(const DctSet *set)
{
    const uint64_t spread = 0x9E3779B97F4A7C15;      /* 2^64 by the golden ratio */
    uint64_t h = 0;
    for (int i = 0; i < DCT_SET_WORDS; i++) h = (h ^ set->w[i]) * spread;
    return (uint32_t)(h >> (64 - DCT_SEEN_BITS));
}

static bool set_is(const DctSet *a, const DctSet *b) { return !memcmp(a, b, sizeof *a); }

/* The same places are asked about again and again: the classes of each are kept, by the number of their set. own: room for
 * what is not kept. */
static const DctSet *classes_read(const DctState *s, DctWords *w, uint32_t p, DctSet *own)
{
    enum { SETS = UINT8_MAX };
    Arena *a = s->ie->tmp;
    if (!w->set.n) *vec_push(a, &w->set) = (DctSet){{0}}, *vec_push(a, &w->set) = (DctSet){{0}};   /* unread, none */
    *own = classes_at(s, w, p);
    uint8_t *same = &w->seen[set_hash(own)];         /* where one of the hash came to stand last */
    uint32_t k = *same && set_is(&w->set.v[*same], own) ? *same : 1;
    while (k < w->set.n && !set_is(&w->set.v[k], own)) k++;
    if (k == SETS) return own;                       /* no text has so many; it is looked for again */
    if (k == w->set.n) *vec_push(a, &w->set) = *own;
    w->at[p] = *same = (uint8_t)k;
    return own;
}

static bool set_has(const DctSet *set, unsigned cls) { return set->w[cls / DCT_SET_BITS] >> cls % DCT_SET_BITS & 1; }

static const DctSet *set_at(const DctState *s, DctWords *w, uint32_t p, DctSet *own)
{
    return w->at[p] ? &w->set.v[w->at[p]] : classes_read(s, w, p, own);
}

enum { AT_ONCE = 64 };

static void post_all(const DctState *s, DctWords *w)
{
    Arena *a = s->ie->tmp;
    DctSet own;
    w->post = arena_push_n(a, DctPost, DCT_W_COUNT);
    for (uint32_t beg = 0, n = s->ie->doc->n; beg < n; beg += AT_ONCE)
        for (uint64_t left = may_from(w->may, beg) & block_low(n - beg); left; left &= left - 1) {
            uint32_t p = beg + block_first(left);
            const DctSet *set = set_at(s, w, p, &own);
            for (unsigned cls = 0; cls < DCT_W_COUNT; cls++)
                if (set_has(set, cls)) *vec_push(a, &w->post[cls]) = p;
        }
}

static uint32_t posted_from(const DctPost *post, uint32_t beg)
{
    uint32_t lo = 0, hi = (uint32_t)post->n;
    while (lo < hi) {
        uint32_t mid = lo + (hi - lo) / 2;
        if (post->v[mid] < beg) lo = mid + 1;
        else hi = mid;
    }
    return lo < post->n ? post->v[lo] : UINT32_MAX;
}

uint32_t dct_word_at(const DctState *s, uint32_t beg, uint32_t end, DctWord cls)
{
    enum { LONG = 512 };
    DctWords *w = cls == DCT_W_already ? s->now_words : s->words;
    DctSet own;
    if (end > s->ie->doc->n) end = s->ie->doc->n;
    if (end > beg && end - beg > LONG) {
        if (!w->post) post_all(s, w);
        uint32_t p = posted_from(&w->post[cls], beg);
        return p < end ? p : UINT32_MAX;
    }
    for (; beg < end; beg += AT_ONCE)
        for (uint64_t left = may_from(w->may, beg) & block_low(end - beg); left; left &= left - 1) {
            uint32_t p = beg + block_first(left);
            if (set_has(set_at(s, w, p, &own), cls)) return p;
        }
    return UINT32_MAX;
}

bool dct_has_word(const DctState *s, uint32_t beg, uint32_t end, DctWord cls) { return dct_word_at(s, beg, end, cls) != UINT32_MAX; }

/* The longest word of the class at `at` that ends no later than the limit. */
static bool says_at(const DctState *s, uint32_t at, uint32_t limit, DctEn cls, uint32_t *end, uint32_t *entry)
{
    const Doc *d = s->ie->doc;
    LexMatch m[LEX_MATCH_MAX];
    bool begins = d->cls[at] == CH_LATIN ? at == 0 || d->cls[at - 1] != CH_LATIN : d->ch[at] == '\'';
    if (!begins) return false;
    for (int n = ie_prefixes(s->ie, s->d->en, at, limit, m); n-- > 0;) {
        if (d->cls[at + m[n].len] == CH_LATIN) continue;
        for (uint32_t i = 0; i < m[n].n_entry; i++) {
            *entry = lex_match_entry(s->d->en, m[n], i);
            if (s->d->en_classes[*entry] != cls) continue;
            *end = at + m[n].len;
            return true;
        }
    }
    return false;
}

bool dct_says_at(const DctState *s, uint32_t at, DctEn cls, uint32_t *end)
{
    uint32_t entry;
    return says_at(s, at, s->ie->doc->n, cls, end, &entry);
}

bool dct_says_within(const DctState *s, uint32_t at, uint32_t limit, DctEn cls, uint32_t *end)
{
    uint32_t entry;
    return says_at(s, at, limit, cls, end, &entry);
}

int dct_says_value(const DctState *s, uint32_t at, DctEn cls, uint32_t *end)
{
    uint32_t entry;
    return says_at(s, at, s->ie->doc->n, cls, end, &entry) ? (int)lex_attr_num(lex_entry(s->d->en, entry), s->d->k_v, 0)
                                                           : 0;
}

bool dct_says(const DctState *s, uint32_t beg, uint32_t end, DctEn cls)
{
    uint32_t behind, entry;
    if (end > s->ie->doc->n) end = s->ie->doc->n;
    for (uint32_t p = beg; p < end; p++)
        if (says_at(s, p, end, cls, &behind, &entry)) return true;
    return false;
}
