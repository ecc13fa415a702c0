#include "ui/fuzzy.h"
#include "uni/hangul.h"
#include "uni/utf8.h"

enum { AT_START = 40, AT_WORD = 20, TOGETHER = 15, PLAIN = 2, EXACT = 1 };

/* A name as letters: ch[i] with its word's start marked. */
typedef struct Letters { uint16_t ch[FUZZY_NAME_MAX]; bool word[FUZZY_NAME_MAX]; int n; } Letters;

static bool is_blank(uint32_t cp) { return cp == ' ' || cp == '-' || cp == '_' || cp == '/' || cp == '.' || cp == '('; }
static bool is_initial(uint32_t cp) { return cp >= 0x3131 && cp <= 0x314E; }
static uint16_t fold(uint32_t cp)
{
    return cp >= 'A' && cp <= 'Z' ? (uint16_t)(cp + 32) : cp < 0x10000 ? (uint16_t)cp : 0xFFFD;
}

/* The jamo at *at, when it lies in [first, last]: -1 else. */
static int jamo_in(Str s, size_t *at, uint32_t first, uint32_t last)
{
    size_t next = *at;
    if (next >= s.n) return -1;
    uint32_t cp = utf8_next(s, &next);
    if (cp < first || cp > last) return -1;
    *at = next;
    return (int)(cp - first);
}

/* One letter; a syllable written as jamo is composed. Most names are ASCII or syllables: those take the short ways. */
static uint16_t letter(Str s, size_t *at)
{
    const unsigned char *p = (const unsigned char *)s.p + *at;
    if (*p < 0x80) {
        ++*at;
        return fold(*p);
    }
    if (*p >= 0xEA && *p <= 0xED && s.n - *at >= 3) {
        *at += 3;
        return (uint16_t)((p[0] & 0x0F) << 12 | (p[1] & 0x3F) << 6 | (p[2] & 0x3F));
    }
    uint32_t cp = utf8_next(s, at);
    if (cp < 0x1100 || cp > 0x1112) return fold(cp);
    int vowel = jamo_in(s, at, 0x1161, 0x1175);
    if (vowel < 0) return fold(cp);
    int coda = jamo_in(s, at, 0x11A8, 0x11C2);
    return (uint16_t)hangul_make((int)cp - 0x1100, vowel, coda + 1);
}

static void letters_of(Str name, Letters *out)
{
    bool start = true;
    out->n = 0;
    for (size_t at = 0; at < name.n && out->n < FUZZY_NAME_MAX;) {
        uint16_t c = letter(name, &at);
        out->ch[out->n] = c;
        out->word[out->n++] = start;
        start = is_blank(c);
    }
}

/* ------------------------------------------------------------------ what is typed */

/* Two consonants that an input method joins: as a letter of their own (ㄳ), or as the final of a syllable (값). */
typedef struct { uint16_t letter, first, second; int coda; } Pair;
static const Pair pairs[] = {
    {0x3133, 0x3131, 0x3145, 3},  {0x3135, 0x3134, 0x3148, 5},  {0x3136, 0x3134, 0x314E, 6},  {0x313A, 0x3139, 0x3131, 9},
    {0x313B, 0x3139, 0x3141, 10}, {0x313C, 0x3139, 0x3142, 11}, {0x313D, 0x3139, 0x3145, 12}, {0x313E, 0x3139, 0x314C, 13},
    {0x313F, 0x3139, 0x314D, 14}, {0x3140, 0x3139, 0x314E, 15}, {0x3144, 0x3142, 0x3145, 18},
};
/* The finals as letters; 0 for those of two, and for none. */
static const uint16_t coda_letters[28] = {0,      0x3131, 0x3132, 0,      0x3134, 0, 0, 0x3137, 0x3139, 0,
                                          0,      0,      0,      0,      0,      0, 0x3141, 0x3142, 0, 0x3145,
                                          0x3146, 0x3147, 0x3148, 0x314A, 0x314B, 0x314C, 0x314D, 0x314E};

static int coda_of(uint16_t initial)
{
    for (int i = 1; i < 28; i++)
        if (coda_letters[i] == initial) return i;
    return 0;
}

static void put(Fuzzy *f, uint16_t c)
{
    if (f->n < FUZZY_TYPED_MAX) f->ch[f->n++] = c;
}

static void put_typed(Fuzzy *f, uint16_t c)
{
    for (size_t i = 0; i < COUNT_OF(pairs); i++)
        if (pairs[i].letter == c) {
            put(f, pairs[i].first);
            put(f, pairs[i].second);
            return;
        }
    put(f, c);
}

/* 갭 may be 개 and the ㅂ of what comes next, 값 갑 and ㅅ. */
static void split_last(Fuzzy *f)
{
    uint16_t c = f->n && f->n < FUZZY_TYPED_MAX ? f->ch[f->n - 1] : 0;
    int coda = hangul_is(c) ? hangul_coda(c) : 0;
    if (!coda) return;
    f->split = true;
    f->last[0] = (uint16_t)(c - coda);
    f->last[1] = coda_letters[coda];
    for (size_t i = 0; i < COUNT_OF(pairs); i++)
        if (pairs[i].coda == coda) {
            f->last[0] = (uint16_t)(c - coda + coda_of(pairs[i].first));
            f->last[1] = pairs[i].second;
        }
}

Fuzzy fuzzy_read(Str typed)
{
    Fuzzy f = {0};
    typed = str_trim(typed);
    f.any = typed.n == 0;
    for (size_t at = 0; at < typed.n;) put_typed(&f, letter(typed, &at));
    split_last(&f);
    return f;
}

/* ------------------------------------------------------------------ fitting */

/* One typed letter against one of the name. While a syllable is being typed its final may still be missing. */
static bool fits(uint16_t typed, uint16_t name)
{
    if (typed == name) return true;
    if (!hangul_is(name)) return false;
    if (is_initial(typed)) return hangul_initial(name) == typed;
    return hangul_is(typed) && hangul_coda(typed) == 0 && name - typed > 0 && name - typed < 28;
}

static int reward(const Letters *l, int at, int before, uint16_t typed)
{
    int r = before == at - 1 || (before == at - 2 && is_blank(l->ch[at - 1])) ? TOGETHER
            : l->word[at]                                                     ? AT_WORD / 2
                                                                              : PLAIN;
    return r + (l->ch[at] == typed ? EXACT : 0);
}

/* Where the next letter goes: at the first place that fits, or (by_words) beside the one before or at a word's start. */
static int place(const Letters *l, uint16_t typed, int from, bool by_words)
{
    for (int i = from; i < l->n; i++)
        if (fits(typed, l->ch[i]) && (!by_words || i == from || l->word[i])) return i;
    return -1;
}

static int score_from(const uint16_t *typed, int n, const Letters *l, int start, bool by_words)
{
    int score = (start == 0 ? AT_START : l->word[start] ? AT_WORD : PLAIN) + (l->ch[start] == typed[0] ? EXACT : 0);
    int before = start;
    bool apart = false;
    for (int i = 1; i < n; i++) {
        if (is_blank(typed[i])) {
            apart = true;
            continue;
        }
        int at = place(l, typed[i], before + 1, by_words);
        if (at < 0) return 0;
        score += reward(l, at, apart && at != before + 2 ? -2 : before, typed[i]);
        before = at;
        apart = false;
    }
    return score;
}

/* A start is tried only where the first letter fits. */
static int score_of(const uint16_t *typed, int n, const Letters *l)
{
    int best = 0;
    for (int i = 0; i < l->n; i++) {
        if (!fits(typed[0], l->ch[i])) continue;
        int plain = score_from(typed, n, l, i, false);
        if (!plain) break;                           /* from further on it cannot fit either */
        if (plain > best) best = plain;
        int words = n > 1 ? score_from(typed, n, l, i, true) : 0;
        if (words > best) best = words;
    }
    return best;
}

int fuzzy_fit(const Fuzzy *typed, Str name)
{
    if (typed->any) return 1;
    Letters l;
    letters_of(name, &l);
    int best = score_of(typed->ch, typed->n, &l);
    if (!best && typed->split) {
        Fuzzy two = *typed;
        two.ch[two.n - 1] = two.last[0];
        two.ch[two.n++] = two.last[1];
        best = score_of(two.ch, two.n, &l);
    }
    if (!best) return 0;
    int whole = l.n == typed->n;                     /* else equals stay in their order: what many have comes first */
    int score = best * 2 + whole + 1;
    return score < FUZZY_SCORE_MAX ? score : FUZZY_SCORE_MAX;
}

int fuzzy_score(Str typed, Str name)
{
    Fuzzy f = fuzzy_read(typed);
    return fuzzy_fit(&f, name);
}
