#include "class_int.h"
#include "norm_int.h"
#include "uni/hangul.h"
#include <stdlib.h>
#include <unicode/uchar.h>

/* ASCII: lower case, one blank, one line end; every printable mark is punctuation. */
#define AO(c) {c, CH_OTHER}
#define AS(c) {' ', CH_SPACE}
#define AB(c) {'\n', CH_BREAK}
#define AD(c) {c, CH_DIGIT}
#define AL(c) {c, CH_LATIN}
#define AP(c) {c, CH_PUNCT}
/* clang-format off */
static const FoldUnit ascii_units[128] = {
    AO(0), AO(1), AO(2), AO(3), AO(4), AO(5), AO(6), AO(7),
    AO(8), AS(9), AB(10), AB(11), AB(12), AB(13), AO(14), AO(15),
    AO(16), AO(17), AO(18), AO(19), AO(20), AO(21), AO(22), AO(23),
    AO(24), AO(25), AO(26), AO(27), AO(28), AO(29), AO(30), AO(31),
    AS(' '), AP('!'), AP('"'), AP('#'), AP('$'), AP('%'), AP('&'), AP('\''),
    AP('('), AP(')'), AP('*'), AP('+'), AP(','), AP('-'), AP('.'), AP('/'),
    AD('0'), AD('1'), AD('2'), AD('3'), AD('4'), AD('5'), AD('6'), AD('7'),
    AD('8'), AD('9'), AP(':'), AP(';'), AP('<'), AP('='), AP('>'), AP('?'),
    AP('@'), AL('a'), AL('b'), AL('c'), AL('d'), AL('e'), AL('f'), AL('g'),
    AL('h'), AL('i'), AL('j'), AL('k'), AL('l'), AL('m'), AL('n'), AL('o'),
    AL('p'), AL('q'), AL('r'), AL('s'), AL('t'), AL('u'), AL('v'), AL('w'),
    AL('x'), AL('y'), AL('z'), AP('['), AP('\\'), AP(']'), AP('^'), AP('_'),
    AP('`'), AL('a'), AL('b'), AL('c'), AL('d'), AL('e'), AL('f'), AL('g'),
    AL('h'), AL('i'), AL('j'), AL('k'), AL('l'), AL('m'), AL('n'), AL('o'),
    AL('p'), AL('q'), AL('r'), AL('s'), AL('t'), AL('u'), AL('v'), AL('w'),
    AL('x'), AL('y'), AL('z'), AP('{'), AP('|'), AP('}'), AP('~'), AO(127),
};
/* clang-format on */

/* Marks that are written in several ways for one meaning: [first, last] -> the one that rules are written with.
 * SAME keeps the character and only sets the class. Sorted. Source: Unicode 15 names; korean-checklist 1. */
enum { SAME = 0 };
typedef struct { uint16_t first, last, to; uint8_t cls; } Variant;
static const Variant variants[] = {
    {0x0085, 0x0085, '\n', CH_BREAK},                /* next line */
    {0x00A0, 0x00A0, ' ', CH_SPACE},                 /* no-break space */
    {0x00AD, 0x00AD, SAME, CLS_DROP},                /* soft hyphen */
    {0x00B4, 0x00B4, '\'', CH_PUNCT},                /* acute accent typed as an apostrophe */
    {0x02BC, 0x02BC, '\'', CH_PUNCT},                /* modifier letter apostrophe */
    {0x02DC, 0x02DC, '~', CH_PUNCT},                 /* small tilde */
    {0x034F, 0x034F, SAME, CLS_DROP},                /* combining grapheme joiner */
    {0x061C, 0x061C, SAME, CLS_DROP},                /* Arabic letter mark */
    {0x115F, 0x1160, SAME, CLS_DROP},                /* Hangul fillers */
    {0x1680, 0x1680, ' ', CH_SPACE},                 /* ogham space */
    {0x180B, 0x180F, SAME, CLS_DROP},                /* Mongolian variation selectors */
    {0x2000, 0x200A, ' ', CH_SPACE},                 /* en quad .. hair space */
    {0x200B, 0x200F, SAME, CLS_DROP},                /* zero-width space, joiners, direction marks */
    {0x2010, 0x2015, '-', CH_PUNCT},                 /* hyphen .. horizontal bar */
    {0x2018, 0x201B, '\'', CH_PUNCT},                /* single quotation marks */
    {0x201C, 0x201F, '"', CH_PUNCT},                 /* double quotation marks */
    {0x2024, 0x2024, '.', CH_PUNCT},                 /* one dot leader */
    {0x2025, 0x2025, 0x2026, CH_PUNCT},              /* two dot leader */
    {0x2027, 0x2027, 0x00B7, CH_PUNCT},              /* hyphenation point */
    {0x2028, 0x2029, '\n', CH_BREAK},                /* line and paragraph separators */
    {0x202A, 0x202E, SAME, CLS_DROP},                /* bidi embeddings */
    {0x202F, 0x202F, ' ', CH_SPACE},                 /* narrow no-break space */
    {0x2032, 0x2032, '\'', CH_PUNCT},                /* prime */
    {0x2033, 0x2033, '"', CH_PUNCT},                 /* double prime */
    {0x2043, 0x2043, '-', CH_PUNCT},                 /* hyphen bullet */
    {0x2053, 0x2053, '~', CH_PUNCT},                 /* swung dash */
    {0x205F, 0x205F, ' ', CH_SPACE},                 /* medium mathematical space */
    {0x2060, 0x206F, SAME, CLS_DROP},                /* word joiner, invisible operators, bidi isolates */
    {0x2160, 0x2188, SAME, CH_OTHER},                /* Roman numerals keep their case: they are numbers */
    {0x2212, 0x2212, '-', CH_PUNCT},                 /* minus sign */
    {0x2215, 0x2215, '/', CH_PUNCT},                 /* division slash */
    {0x2219, 0x2219, 0x00B7, CH_PUNCT},              /* bullet operator */
    {0x223C, 0x223C, '~', CH_PUNCT},                 /* tilde operator, usual in Korean ranges */
    {0x22C5, 0x22C5, 0x00B7, CH_PUNCT},              /* dot operator */
    {0x22EF, 0x22EF, 0x2026, CH_PUNCT},              /* midline ellipsis */
    {0x2460, 0x24FF, SAME, CH_OTHER},                /* circled numbers and letters: list markers, not digits */
    {0x3000, 0x3000, ' ', CH_SPACE},                 /* ideographic space */
    {0x3005, 0x3007, SAME, CH_HAN},                  /* iteration mark, ideographic zero */
    {0x301C, 0x301C, '~', CH_PUNCT},                 /* wave dash */
    {0x301D, 0x301F, '"', CH_PUNCT},                 /* double prime quotation marks */
    {0x3030, 0x3030, '~', CH_PUNCT},                 /* wavy dash */
    {0x3041, 0x3096, SAME, CH_KANA},
    {0x309D, 0x309F, SAME, CH_KANA},
    {0x30A1, 0x30FA, SAME, CH_KANA},
    {0x30FB, 0x30FB, 0x00B7, CH_PUNCT},              /* katakana middle dot */
    {0x30FC, 0x30FF, SAME, CH_KANA},
    {0x3131, 0x3163, SAME, CH_JAMO},
    {0x3164, 0x3164, ' ', CH_SPACE},                 /* Hangul filler: a blank that blogs do not trim */
    {0x3165, 0x318C, SAME, CH_JAMO},
    {0x318D, 0x318D, 0x00B7, CH_PUNCT},              /* araea, the middle dot of Korean input methods */
    {0x318E, 0x318E, SAME, CH_JAMO},
    {0x31F0, 0x31FF, SAME, CH_KANA},
    {0x3400, 0x4DBF, SAME, CH_HAN},
    {0x4E00, 0x9FFF, SAME, CH_HAN},
    {0xF900, 0xFAFF, SAME, CH_HAN},
    {0xFE00, 0xFE0F, SAME, CLS_DROP},                /* variation selectors */
    {0xFE58, 0xFE58, '-', CH_PUNCT},                 /* small em dash */
    {0xFE63, 0xFE63, '-', CH_PUNCT},                 /* small hyphen-minus */
    {0xFEFF, 0xFEFF, SAME, CLS_DROP},                /* byte order mark inside the text */
    {0xFF61, 0xFF61, 0x3002, CH_PUNCT},              /* half-width ideographic full stop */
    {0xFF62, 0xFF62, 0x300C, CH_PUNCT},
    {0xFF63, 0xFF63, 0x300D, CH_PUNCT},
    {0xFF64, 0xFF64, 0x3001, CH_PUNCT},
    {0xFF65, 0xFF65, 0x00B7, CH_PUNCT},              /* half-width katakana middle dot */
    {0xFFA0, 0xFFA0, ' ', CH_SPACE},                 /* half-width Hangul filler */
};

static const Variant *variant_of(uint32_t cp)
{
    size_t lo = 0, hi = COUNT_OF(variants);
    while (lo < hi) {
        size_t mid = (lo + hi) / 2;
        if (variants[mid].last < cp) lo = mid + 1;
        else hi = mid;
    }
    return lo < COUNT_OF(variants) && variants[lo].first <= cp ? &variants[lo] : NULL;
}

/* Half-width Hangul letters stand in the order of KS C 5601, in rows of 30, 6, 6, 6 and 3. */
static uint32_t from_half_width_hangul(uint32_t cp)
{
    if (cp <= 0xFFBE) return cp - 0xFFA1 + 0x3131;
    if (cp <= 0xFFC7) return cp - 0xFFC2 + 0x314F;
    if (cp <= 0xFFCF) return cp - 0xFFCA + 0x3155;
    if (cp <= 0xFFD7) return cp - 0xFFD2 + 0x315B;
    return cp - 0xFFDA + 0x3161;
}

static uint32_t to_usual_width(uint32_t cp)
{
    if (cp >= 0xFF01 && cp <= 0xFF5E) return cp - 0xFF01 + '!';
    if (cp >= 0xFFA1 && cp <= 0xFFDC) return from_half_width_hangul(cp);
    /* Half-width kana, full-width signs, mathematical letters used as ornament. */
    if ((cp >= 0xFF66 && cp <= 0xFFEE) || (cp >= 0x1D400 && cp <= 0x1D7FF)) return norm_compat_one(cp);
    return cp;
}

static uint8_t class_by_category(uint32_t cp)
{
    uint32_t mask = U_GET_GC_MASK((UChar32)cp);
    if (mask & U_GC_M_MASK) return CLS_MARK;
    if (mask & U_GC_L_MASK) return CH_LATIN;
    if (mask & U_GC_ND_MASK) return CH_DIGIT;
    if (mask & U_GC_Z_MASK) return CH_SPACE;
    if (mask & U_GC_P_MASK) return CH_PUNCT;
    return CH_OTHER;
}

FoldUnit fold_unit(uint32_t cp)
{
    cp = to_usual_width(cp);
    if (cp < 0x80) return ascii_units[cp];
    if (hangul_is(cp)) return (FoldUnit){(uint16_t)cp, CH_HANGUL};
    const Variant *v = variant_of(cp);
    if (v) return (FoldUnit){v->to == SAME ? (uint16_t)cp : v->to, v->cls};
    /* Syllables that do not compose: old Hangul, or letters typed apart by an input method. */
    if ((cp >= 0x1100 && cp <= 0x11FF) || (cp >= 0xA960 && cp <= 0xA97C) || (cp >= 0xD7B0 && cp <= 0xD7FB))
        return (FoldUnit){(uint16_t)cp, CH_JAMO};
    if (cp >= 0xE0000 && cp <= 0xE0FFF) return (FoldUnit){0, CLS_DROP};      /* tags, variation selectors */
    uint8_t cls = class_by_category(cp);
    if (cls == CH_DIGIT) return (FoldUnit){(uint16_t)('0' + u_charDigitValue((UChar32)cp)), CH_DIGIT};
    if (cls == CH_SPACE) return (FoldUnit){' ', CH_SPACE};
    if (cls == CH_LATIN) cp = (uint32_t)u_foldCase((UChar32)cp, U_FOLD_CASE_DEFAULT);
    if (cp > 0xFFFF) return (FoldUnit){0xFFFD, cls == CLS_MARK ? CLS_DROP : cls == CH_LATIN ? CH_LATIN : CH_OTHER};
    return (FoldUnit){(uint16_t)cp, cls};
}

bool fold_is_invisible(uint32_t cp)
{
    if (cp >= 0xE0000 && cp <= 0xE0FFF) return true;
    if (cp < 0xAD) return false;
    const Variant *v = variant_of(cp);
    return v && v->cls == CLS_DROP;
}

/* ------------------------------------------------------------------ pages */

#define BOUND4  {0, CLS_BOUND}, {0, CLS_BOUND}, {0, CLS_BOUND}, {0, CLS_BOUND}
#define BOUND16 BOUND4, BOUND4, BOUND4, BOUND4
#define BOUND64 BOUND16, BOUND16, BOUND16, BOUND16
static const FoldCell cells_unmade[PAGE] = {BOUND64, BOUND64, BOUND64, BOUND64};

#define UNMADE4  cells_unmade, cells_unmade, cells_unmade, cells_unmade
#define UNMADE16 UNMADE4, UNMADE4, UNMADE4, UNMADE4
#define UNMADE64 UNMADE16, UNMADE16, UNMADE16, UNMADE16
_Atomic(const FoldCell *) fold_pages[PAGE] = {UNMADE64, UNMADE64, UNMADE64, UNMADE64};

/* Letters that compose with their neighbours, what NFC may change, and CR, which LF may follow. */
static bool is_bound(uint32_t cp)
{
    return cp == '\r' || (cp >= 0x1100 && cp <= 0x1112) || (cp >= 0x11A8 && cp <= 0x11C2) ||
           (cp >= 0xD800 && cp <= 0xDFFF) || (cp >= 0xFFA1 && cp <= 0xFFDC) || norm_may_change(cp);
}

static FoldCell cell_of(uint32_t cp)
{
    FoldUnit u = is_bound(cp) ? (FoldUnit){0, CLS_BOUND} : fold_unit(cp);
    return u.cls >= CLS_BOUND ? (FoldCell){0, CLS_BOUND} : (FoldCell){(uint16_t)(u.ch - cp), u.cls};
}

/* Pages that are syllables or common hanja throughout are all alike. */
static uint32_t like_page(uint32_t page)
{
    if (page >= 0xAC && page <= 0xD6) return 0xAC;
    return page >= 0x4E && page <= 0x9F ? 0x4E : page;
}

static const FoldCell *page_new(uint32_t page)
{
    FoldCell *cells = malloc(PAGE * sizeof *cells);
    if (!cells) arena_out_of_memory(PAGE * sizeof *cells);
    for (uint32_t i = 0; i < PAGE; i++) cells[i] = cell_of(page * PAGE + i);
    return cells;
}

/* Of two threads that make one page, the second throws its own away. A page lives as long as the program. */
static const FoldCell *page_made(uint32_t page)
{
    const FoldCell *is = atomic_load(&fold_pages[page]);
    if (is != cells_unmade) return is;
    uint32_t like = like_page(page);
    const FoldCell *made = like == page ? page_new(page) : page_made(like);
    if (atomic_compare_exchange_strong(&fold_pages[page], &is, made)) return made;
    if (like == page) free((void *)(uintptr_t)made);
    return is;
}

void fold_page_make(uint32_t cp) { page_made(cp >> 8); }
