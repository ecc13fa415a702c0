#include "ui/fuzzy.h"
#include "uni/hangul.h"
#include "uni/utf8.h"

enum { AT_START = 40, AT_WORD = 20, TOGETHER = 15, PLAIN = 2, LENGTH_MAX = 20 };

static uint32_t fold(uint32_t cp) { return cp >= 'A' && cp <= 'Z' ? cp + 32 : cp; }

static bool is_blank(uint32_t cp) { return cp == ' ' || cp == '-' || cp == '_' || cp == '/'; }

/* One typed character against one of the name. While a syllable is being typed its final may still be missing. */
static bool fits(uint32_t typed, uint32_t name)
{
    typed = fold(typed);
    name = fold(name);
    if (typed == name) return true;
    if (!hangul_is(name)) return false;
    if (typed >= 0x3131 && typed <= 0x314E) return hangul_initial(name) == typed;
    return hangul_is(typed) && hangul_coda(typed) == 0 && hangul_onset(typed) == hangul_onset(name) &&
           hangul_nucleus(typed) == hangul_nucleus(name);
}

/* Greedy from one start: in order, first place that fits. Linear in the name. */
static int score_from(Str typed, Str name, size_t start, uint32_t before)
{
    int score = start == 0 ? AT_START : is_blank(before) ? AT_WORD : PLAIN;
    size_t ti = 0, ni = start;
    bool adjacent = false;
    while (ti < typed.n) {
        size_t next_t = ti;
        uint32_t t = utf8_next(typed, &next_t);
        if (is_blank(t)) { ti = next_t; adjacent = false; continue; }
        if (ni >= name.n) return 0;
        uint32_t c = utf8_next(name, &ni);
        if (!fits(t, c)) { adjacent = false; continue; }
        score += adjacent ? TOGETHER : PLAIN;
        adjacent = true;
        ti = next_t;
    }
    return score;
}

int fuzzy_score(Str typed, Str name)
{
    typed = str_trim(typed);
    if (typed.n == 0) return 1;
    int best = 0;
    size_t at0 = 0;
    uint32_t first = utf8_next(typed, &at0), before = 0;
    /* Names are short; a start is tried only where the first letter fits. */
    for (size_t at = 0; at < name.n;) {
        size_t start = at;
        uint32_t cp = utf8_next(name, &at);
        if (fits(first, cp)) {
            int s = score_from(typed, name, start, before);
            if (s > best) best = s;
        }
        before = cp;
    }
    if (best == 0) return 0;
    int shorter = name.n < LENGTH_MAX * 3 ? LENGTH_MAX - (int)(name.n / 3) : 0;    /* of equals, the shorter name */
    return best * LENGTH_MAX + shorter + 1;
}
