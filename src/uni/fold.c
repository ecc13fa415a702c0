#include "uni/fold.h"
#include "class_int.h"
#include "norm_int.h"
#include "uni/hangul.h"
#include "uni/utf8.h"
#include <string.h>

/* The view under construction. A code point gives at most one unit, so that the arrays hold one for each; only
 * what NFC takes apart needs more, and widen() keeps the promise for what is still to come. */
typedef struct {
    Arena *arena;
    Str    s;
    Folded f;
    size_t cap, spare;                               /* units; spare: not yet promised to a code point */
} Folder;

static void arrays_new(Folder *o, size_t cap)
{
    o->cap = cap;
    o->f.ch = arena_push_raw(o->arena, uint16_t, cap + 4);
    o->f.cls = arena_push_raw(o->arena, uint8_t, cap + 4);
    o->f.at = arena_push_raw(o->arena, uint32_t, cap + 1);
}

static void widen(Folder *o, size_t more)
{
    if (o->spare < more) {
        Folded old = o->f;
        size_t add = o->cap / 2 + more;
        arrays_new(o, o->cap + add);
        o->spare += add;
        memcpy(o->f.ch, old.ch, old.n * sizeof *old.ch);
        memcpy(o->f.cls, old.cls, old.n * sizeof *old.cls);
        memcpy(o->f.at, old.at, old.n * sizeof *old.at);
    }
    o->spare -= more;
}

static void emit(Folder *o, FoldUnit u, size_t at)
{
    if (u.cls == CLS_DROP) return;
    if (u.cls == CLS_MARK) u.cls = o->f.n ? o->f.cls[o->f.n - 1] : CH_OTHER;
    o->f.ch[o->f.n] = u.ch;
    o->f.cls[o->f.n] = u.cls;
    o->f.at[o->f.n++] = (uint32_t)at;
}

static uint32_t peek(Str s, size_t at) { return at < s.n ? utf8_next(s, &at) : 0; }

/* A conjoining onset with its vowel and final, as macOS writes Hangul: composed by arithmetic. */
static size_t take_conjoining(Folder *o, uint32_t onset, size_t at, size_t next)
{
    uint32_t v = peek(o->s, next);
    if (v < 0x1161 || v > 0x1175) {
        emit(o, fold_unit(onset), at);
        return next;
    }
    next += 3;
    uint32_t t = peek(o->s, next), coda = 0;
    if (t >= 0x11A8 && t <= 0x11C2) coda = t - 0x11A7, next += 3;
    emit(o, (FoldUnit){(uint16_t)hangul_make((int)(onset - 0x1100), (int)(v - 0x1161), (int)coda), CH_HANGUL}, at);
    return next;
}

/* A final after an open syllable closes it, if nothing stands between. */
static bool close_syllable(Folder *o, uint32_t final, size_t at)
{
    uint32_t n = o->f.n;
    if (final < 0x11A8 || final > 0x11C2 || !n || at < 3) return false;
    size_t prev = at;
    uint32_t last = utf8_prev(o->s, &prev);
    if (o->f.at[n - 1] != prev || !hangul_is(last) || hangul_coda(last) || o->f.ch[n - 1] != last) return false;
    o->f.ch[n - 1] = (uint16_t)(last + final - 0x11A7);
    return true;
}

/* A stretch that is not NFC: from its starter to the next character that stands alone. A longer one than
 * NORM_RUN_MAX is cut, as UAX 15 does for stream-safe text, so that a heap of accents stays linear. */
static size_t take_unnormalized(Folder *o, size_t at)
{
    uint32_t cps[NORM_RUN_MAX], out[3 * NORM_RUN_MAX];
    size_t where[NORM_RUN_MAX], n = 0, beg = at;
    if (!norm_starts(peek(o->s, at)) && o->f.n > 0) {
        beg = o->f.at[o->f.n - 1];
        /* Only the one unit before is taken back; it is a starter or the end of a cut stretch. */
        size_t next = beg;
        utf8_next(o->s, &next);
        if (next == at) o->f.n--;
        else beg = at;
    }
    size_t next = beg;
    while (next < o->s.n && n < NORM_RUN_MAX) {
        size_t here = next;
        uint32_t cp = utf8_next(o->s, &next);
        if (here > at && norm_starts(cp)) {
            next = here;
            break;
        }
        cps[n] = cp;
        where[n++] = here;
    }
    size_t m = norm_nfc_run(cps, n, out);
    if (m > n) widen(o, m - n);
    for (size_t k = 0; k < m; k++) {
        /* The first unit stands for the starter; what did not join is aligned with the end of the stretch. */
        size_t from = k == 0 ? 0 : k + n >= m ? k + n - m : 0;
        emit(o, fold_unit(out[k]), where[from < n ? from : n - 1]);
    }
    return next;
}

static bool is_half_hangul(uint32_t cp) { return cp >= 0xFFA1 && cp <= 0xFFDC; }

static int half_vowel(uint32_t cp)
{
    uint16_t letter = is_half_hangul(cp) ? fold_unit(cp).ch : 0;
    return letter >= 0x314F && letter <= 0x3163 ? letter - 0x314F : -1;
}

static int half_onset(uint32_t cp)
{
    uint16_t letter = fold_unit(cp).ch;
    for (int onset = 0; onset < 19; onset++)
        if (hangul_initial(hangul_make(onset, 0, 0)) == letter) return onset;
    return -1;
}

static int half_coda(uint32_t cp)
{
    uint16_t jamo[3];
    if (!is_half_hangul(cp) || half_vowel(cp) >= 0) return 0;
    hangul_jamo(fold_unit(cp).ch, jamo);
    return jamo[0] >= 0x11A8 && jamo[0] <= 0x11C2 ? jamo[0] - 0x11A7 : 0;
}

/* Half-width Hangul is written letter by letter: a consonant before a vowel opens a syllable, and one before
 * another consonant closes it. Each letter takes three bytes. */
static size_t take_half_width(Folder *o, uint32_t cp, size_t at, size_t next)
{
    int onset = half_onset(cp), vowel = half_vowel(peek(o->s, next));
    if (onset < 0 || vowel < 0) {
        emit(o, fold_unit(cp), at);
        return next;
    }
    next += 3;
    int coda = half_vowel(peek(o->s, next + 3)) < 0 ? half_coda(peek(o->s, next)) : 0;
    emit(o, (FoldUnit){(uint16_t)hangul_make(onset, vowel, coda), CH_HANGUL}, at);
    return coda ? next + 3 : next;
}

/* Anything but ASCII and ready-made syllables. Returns where to go on. */
static size_t take_other(Folder *o, size_t at)
{
    size_t next = at;
    uint32_t cp = utf8_next(o->s, &next);
    if (cp >= 0x1100 && cp <= 0x1112) return take_conjoining(o, cp, at, next);
    if (cp >= 0x11A8 && cp <= 0x11C2 && close_syllable(o, cp, at)) return next;
    if (is_half_hangul(cp)) return take_half_width(o, cp, at, next);
    FoldUnit u = fold_unit(cp);
    if (u.cls != CLS_DROP && norm_may_change(cp)) return take_unnormalized(o, at);
    emit(o, u, at);
    return next;
}

enum { CHUNK = 16 };

/* Sixteen bytes between blank and DEL, so that no table is needed for what they become. */
static bool is_plain_chunk(const unsigned char *p)
{
    const uint64_t high = 0x8080808080808080u, blanks = 0x2020202020202020u;
    uint64_t x, y;
    memcpy(&x, p, sizeof x);
    memcpy(&y, p + sizeof x, sizeof y);
    return !((x | y | (x - blanks) | (y - blanks)) & high);
}

/* Loops of a fixed length over separate arrays, which compilers turn into vector code. */
static void put_chunk(const unsigned char *restrict p, uint32_t i, uint16_t *restrict ch, uint8_t *restrict cls,
                      uint32_t *restrict at)
{
    for (uint32_t j = 0; j < CHUNK; j++)
        ch[j] = (uint16_t)(p[j] + ((unsigned)(p[j] >= 'A') & (unsigned)(p[j] <= 'Z')) * 32u);
    for (uint32_t j = 0; j < CHUNK; j++) at[j] = i + j;
    for (uint32_t j = 0; j < CHUNK; j++) cls[j] = ascii_units[p[j]].cls;
}

static size_t take_ascii(Folder *o, size_t i)
{
    const unsigned char *p = (const unsigned char *)o->s.p;
    uint16_t *ch = o->f.ch;
    uint8_t *cls = o->f.cls;
    uint32_t *at = o->f.at, k = o->f.n;
    size_t end = o->s.n;
    for (; i + CHUNK <= end && is_plain_chunk(p + i); i += CHUNK, k += CHUNK)
        put_chunk(p + i, (uint32_t)i, ch + k, cls + k, at + k);
    for (; i < end && p[i] < 0x80; i++) {
        FoldUnit u = ascii_units[p[i]];
        ch[k] = u.ch;
        cls[k] = u.cls;
        at[k++] = (uint32_t)i;
        if (p[i] == '\r' && i + 1 < end && p[i + 1] == '\n') i++;
    }
    o->f.n = k;
    return i;
}

static size_t take_syllables(Folder *o, size_t i)
{
    const unsigned char *p = (const unsigned char *)o->s.p;
    uint16_t *ch = o->f.ch;
    uint8_t *cls = o->f.cls;
    uint32_t *at = o->f.at, k = o->f.n;
    size_t end = o->s.n;
    while (i + 3 <= end && p[i] >= 0xEA && p[i] <= 0xED) {
        uint32_t cp = (uint32_t)(p[i] & 0x0F) << 12 | (uint32_t)(p[i + 1] & 0x3F) << 6 | (p[i + 2] & 0x3Fu);
        if (!hangul_is(cp)) break;
        ch[k] = (uint16_t)cp;
        cls[k] = CH_HANGUL;
        at[k++] = (uint32_t)i;
        i += 3;
    }
    o->f.n = k;
    return i;
}

/* Counted afterwards in one pass over the classes: cheaper than a counter in the loops above. */
static void count_letters(Folded *f)
{
    uint32_t by[256] = {0}, by2[256] = {0};
    uint32_t i = 0;
    for (; i + 2 <= f->n; i += 2) by[f->cls[i]]++, by2[f->cls[i + 1]]++;
    if (i < f->n) by[f->cls[i]]++;
    f->hangul = by[CH_HANGUL] + by2[CH_HANGUL];
    f->letters = f->hangul;
    static const uint8_t others[] = {CH_LATIN, CH_HAN, CH_KANA};
    for (size_t c = 0; c < COUNT_OF(others); c++) f->letters += by[others[c]] + by2[others[c]];
}

Folded fold_text(Arena *a, Str s)
{
    Folder o = {.arena = a, .s = s};
    arrays_new(&o, utf8_cps(s));
    for (size_t i = 0; i < s.n;) {
        size_t beg = i;
        i = take_ascii(&o, i);
        i = take_syllables(&o, i);
        if (i == beg) i = take_other(&o, i);
    }
    count_letters(&o.f);
    o.f.at[o.f.n] = (uint32_t)s.n;
    memset(o.f.ch + o.f.n, 0, 4 * sizeof *o.f.ch);     /* cap >= n: there is room */
    memset(o.f.cls + o.f.n, 0, 4);
    return o.f;
}

uint16_t *fold_word(Arena *a, Str s, uint32_t *n)
{
    Folded f = fold_text(a, s);
    *n = f.n;
    return f.ch;
}

/* What names differ in without being other names: blanks, hyphens, dots, slashes, brackets, quotes. */
static bool in_key(uint16_t ch, uint8_t cls)
{
    if (cls == CH_SPACE || cls == CH_BREAK) return false;
    for (const char *z = "-_./()'\""; *z; z++)
        if (ch == (uint16_t)*z) return false;
    return ch != 0x00B7;
}

Str fold_key(Arena *a, Str s)
{
    Folded f = fold_text(a, s);
    char *out = arena_alloc(a, (size_t)f.n * 3);
    size_t n = 0;
    for (uint32_t i = 0; i < f.n; i++)
        if (in_key(f.ch[i], f.cls[i])) n += utf8_put(out + n, f.ch[i]);
    return (Str){out, n};
}
