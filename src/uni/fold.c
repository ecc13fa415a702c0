#include "uni/fold.h"
#include "class_int.h"
#include "eight_int.h"
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
    o->f.ch = arena_push_raw(o->arena, uint16_t, cap + FOLD_PAD);
    o->f.cls = arena_push_raw(o->arena, uint8_t, cap + FOLD_PAD);
    o->f.at = arena_push_raw(o->arena, uint32_t, cap + 8);     /* one for the end; the rest is take_leads' */
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

/* A character whose page is not made yet, is outside the BMP or is bound to what stands around it. */
static size_t take_bound(Folder *o, uint32_t cp, size_t at, size_t next)
{
    if (cp >= 0x1100 && cp <= 0x1112) return take_conjoining(o, cp, at, next);
    if (cp >= 0x11A8 && cp <= 0x11C2 && close_syllable(o, cp, at)) return next;
    if (is_half_hangul(cp)) return take_half_width(o, cp, at, next);
    if (cp <= 0xFFFF) fold_page_make(cp);
    FoldUnit u = fold_unit(cp);
    if (u.cls != CLS_DROP && norm_may_change(cp)) return take_unnormalized(o, at);
    emit(o, u, at);
    return cp == '\r' && peek(o->s, next) == '\n' ? next + 1 : next;
}

/* A character that stands out and those behind it, until a few plain ones follow each other: where such come together
 * (NFD, Cyrillic, emoji) it would not pay to begin a block behind each. Returns where to go on. */
static size_t take_odd(Folder *o, size_t at)
{
    enum { PLAIN_MAX = 4 };
    for (int plain = 0; at < o->s.n && plain < PLAIN_MAX;) {
        size_t next = at;
        if (((unsigned char)o->s.p[at] & 0xC0) == 0x80) {            /* never in well-formed text; no room for it */
            at++;
            continue;
        }
        uint32_t cp = utf8_next(o->s, &next);
        FoldCell cell = cp <= 0xFFFF ? *fold_cell(cp) : (FoldCell){0, CLS_BOUND};
        if (cell.cls >= CLS_BOUND) {
            at = take_bound(o, cp, at, next);
            plain = 0;
            continue;
        }
        emit(o, (FoldUnit){(uint16_t)(cp + cell.add), cell.cls}, at);
        plain = next - at == 2 ? 0 : plain + 1;
        at = next;
    }
    return at;
}

/* ------------------------------------------------------------------ a block at a time */

/* Units u.. whose bits are set are characters yet: folds them by their pages. Returns the first that is bound to what
 * stands around it, or end. */
static uint32_t settle(Folded *f, uint32_t u, unsigned bits, uint32_t end)
{
    for (; bits; bits &= bits - 1) {
        uint32_t i = u + block_first(bits);
        if (i >= end) break;
        const FoldCell *cell = fold_cell(f->ch[i]);
        if (cell->cls >= CLS_BOUND) return i;
        f->ch[i] = (uint16_t)(f->ch[i] + cell->add);
        f->cls[i] = cell->cls;
    }
    return end;
}

/* Characters of one or three bytes, by the bits of their leads, up to one that is bound; returns where that is, or
 * the end of the block. Blanks and syllables alternate without a rule that a processor could foresee: nothing here
 * branches on them. */
static size_t take_leads(Folder *o, const unsigned char *p, size_t base, uint64_t leads)
{
    Folded *f = &o->f;
    uint32_t n = f->n, end = eight_places(f->at, n, (uint32_t)base, leads);
    for (uint32_t i = 0; i < 7; i++) f->at[end + i] = (uint32_t)base;      /* read, and written over later */
    for (uint32_t u = n; u < end; u += 8) {
        unsigned odd = eight_chars(p, f->at + u, (uint32_t)base, f->ch + u, f->cls + u);
        f->n = odd ? settle(f, u, odd, end) : end;
        if (f->n < end) return f->at[f->n];
    }
    return base + BLOCK;
}

/* A block of ASCII, up to a CR. */
static size_t take_ascii(Folder *o, const unsigned char *p, size_t base)
{
    Folded *f = &o->f;
    uint32_t n = f->n, end = n + BLOCK;
    eight_places(f->at, n, (uint32_t)base, UINT64_MAX);
    for (uint32_t j = 0; j < BLOCK; j += 8) {
        unsigned odd = eight_ascii(p + j, f->ch + n + j, f->cls + n + j);
        f->n = odd ? settle(f, n + j, odd, end) : end;
        if (f->n < end) return f->at[f->n];
    }
    return base + BLOCK;
}

/* Leads of two and of four bytes are rare enough to stand out; a bound character ends its block too. */
static size_t take_block(Folder *o, size_t i)
{
    unsigned char room[BLOCK + 3];
    size_t left = o->s.n - i, stop;
    const unsigned char *p = block_padded(o->s.p + i, left, 3, room);
    uint64_t high = block_high(p);
    if (!high && left >= BLOCK) {
        stop = take_ascii(o, p, i);
        return stop < i + BLOCK ? take_odd(o, stop) : stop;
    }
    uint64_t multi = block_from(p, 0xC0), odd = (multi & ~block_from(p, 0xE0)) | block_from(p, 0xF0);
    uint64_t leads = (~high | multi) & block_low(left);
    size_t before = odd ? block_first(odd) : BLOCK;
    stop = take_leads(o, p, i, leads & block_low(before));
    if (stop > i + before) stop = i + before;
    return stop < i + BLOCK && stop < o->s.n ? take_odd(o, stop) : stop;
}

Folded fold_text(Arena *a, Str s)
{
    Folder o = {.arena = a, .s = s};
    /* Not more units than bytes; it pays to count the characters of a text, not those of a word. */
    arrays_new(&o, s.n > PAGE ? utf8_cps(s) : s.n);
    for (size_t i = 0; i < s.n;) i = take_block(&o, i);
    Folded *f = &o.f;
    f->at[f->n] = (uint32_t)s.n;
    memset(f->ch + f->n, 0, FOLD_PAD * sizeof *f->ch); /* cap >= n: there is room */
    memset(f->cls + f->n, 0, FOLD_PAD);
    f->hangul = (uint32_t)block_count(f->cls, f->n, CH_HANGUL, CH_HANGUL);
    f->letters = (uint32_t)block_count(f->cls, f->n, CH_LATIN, CH_KANA);
    return *f;
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
