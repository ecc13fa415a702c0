#include "fuzz.h"
#include "uni/fold.h"
#include "uni/utf8.h"
#include "uni/width.h"

/* Every folded unit has its place in the text, in order, on the border of a character. Two units share one where a
 * character is decomposed even in NFC (U+FB40 and other composition exclusions). */
static void check_map(const Folded *f, Str s)
{
    CHECK(f->at[f->n] == s.n);
    for (uint32_t i = 0; i < f->n; i++) {
        CHECK(f->at[i] <= f->at[i + 1]);
        CHECK(((uint8_t)s.p[f->at[i]] & 0xC0) != 0x80);
        CHECK(f->cls[i] <= CH_PUNCT);
    }
}

static void check_visible(Arena *a, Str s)
{
    Str shown = uni_visible(a, s);
    CHECK(utf8_check(shown) == SIZE_MAX);
    for (size_t i = 0; i < shown.n; i++) CHECK((uint8_t)shown.p[i] >= 0x20 && shown.p[i] != 0x7F);
    size_t used = 0, cols = uni_cols(shown);
    for (size_t want = 0; want < 12; want++) {
        Str cut = uni_clip(shown, want, &used);
        CHECK(used <= want && used <= cols && cut.n <= shown.n && uni_cols(cut) == used);
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
    Arena a = {0};
    Str s = fuzz_str(data, n);
    size_t cps = 0;
    for (size_t at = 0; at < s.n; cps++) {
        size_t before = at;
        CHECK(utf8_next(s, &at) <= 0x10FFFF && at > before && at <= s.n);
    }
    for (size_t at = s.n; at > 0;) {
        size_t before = at;
        CHECK(utf8_prev(s, &at) <= 0x10FFFF && at < before);
    }
    check_visible(&a, s);
    Folded f = fold_text(&a, s);
    check_map(&f, s);
    if (utf8_check(s) == SIZE_MAX) {
        CHECK(utf8_cps(s) == cps);
        CHECK(utf8_check(fold_key(&a, s)) == SIZE_MAX);
        Str nfc = uni_nfc(&a, s);
        CHECK(str_eq(uni_nfc(&a, nfc), nfc));
    }
    arena_fini(&a);
    return 0;
}
