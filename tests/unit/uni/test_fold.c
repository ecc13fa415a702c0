/* The folded view and its map back to the bytes. */
#include "test.h"
#include "class_int.h"
#include "eight_int.h"
#include "uni/fold.h"
#include "uni/utf8.h"
#include <stdlib.h>
#include <string.h>

/* The folded text as UTF-8, for comparing. */
static Str folded(Arena *a, Str s)
{
    Folded f = fold_text(a, s);
    char *out = arena_alloc(a, (size_t)f.n * 3 + 1);
    size_t n = 0;
    for (uint32_t i = 0; i < f.n; i++) n += utf8_put(out + n, f.ch[i]);
    return (Str){out, n};
}

/* What every fold must keep: offsets that never go back, start on a character and end at the end, zeros behind. */
static void check_map(Arena *a, Str s)
{
    Folded f = fold_text(a, s);
    for (uint32_t i = 0; i < f.n; i++) {
        assert_true(f.at[i] <= f.at[i + 1]);
        assert_true(f.at[i] < s.n);
        assert_int_not_equal((unsigned char)s.p[f.at[i]] & 0xC0, 0x80);
        assert_true(f.cls[i] <= CH_PUNCT);
    }
    assert_int_equal(f.at[f.n], s.n);
    for (uint32_t i = 0; i < 4; i++) assert_int_equal(f.ch[f.n + i] | f.cls[f.n + i], 0);
}

static void one_form_for_what_means_one_thing(void **state)
{
    (void)state;
    Arena a = {0};
    struct { const char *raw, *want; } rows[] = {
        {"카카오 Backend ABC", "카카오 backend abc"},
        {"ＮＡＶＥＲ　２０１７", "naver 2017"},
        {"3월–6월 3월—6월 3월−6월", "3월-6월 3월-6월 3월-6월"},
        {"3〜6 3～6 3∼6", "3~6 3~6 3~6"},
        {"가\u00A0나\u2009다\u3164라", "가 나 다 라"},
        {"‘토스’ “당근”", "'토스' \"당근\""},
        {"기획ㆍ개발・운영·관리", "기획·개발·운영·관리"},
        {"그때… 나는", "그때… 나는"},
        {"가\r\n나\r다\n라", "가\n나\n다\n라"},
        {"\uFEFF가\u200B나\u2060다\uFE0F", "가나다"},
        {"①번 Ⅱ급 年月", "①번 Ⅱ급 年月"},
        {"ÀÉ Ωμ ЯЖ", "àé ωμ яж"},
        {"ㅋㅋ ㅠㅠ", "ㅋㅋ ㅠㅠ"},
        {"２０２１年 （주）", "2021年 (주)"},
        {"٣", "3"},
    };
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        assert_str(folded(&a, str_z(rows[i].raw)), rows[i].want);
        check_map(&a, str_z(rows[i].raw));
    }
    arena_fini(&a);
}

static void half_width_letters_become_syllables(void **state)
{
    (void)state;
    Arena a = {0};
    /* ﾡￂﾤ 간; ﾾￂﾤﾡￌﾩ 한글 as typed with half-width letters (ￚ is ㅡ). */
    assert_str(folded(&a, S("\uFFA1\uFFC2\uFFA4")), "간");
    assert_str(folded(&a, S("\uFFBE\uFFC2\uFFA4\uFFA1\uFFDA\uFFA9")), "한글");
    assert_str(folded(&a, S("\uFFA1\uFFA1")), "ㄱㄱ");
    check_map(&a, S("\uFFBE\uFFC2\uFFA4\uFFA1\uFFDA\uFFA9"));
    arena_fini(&a);
}

static void decomposed_hangul_maps_to_its_first_byte(void **state)
{
    (void)state;
    Arena a = {0};
    /* 카카오 한 in NFD: ᄏ ᅡ ᄏ ᅡ ᄋ ᅩ blank ᄒ ᅡ ᆫ */
    Str s = S("\u110F\u1161\u110F\u1161\u110B\u1169 \u1112\u1161\u11AB");
    Folded f = fold_text(&a, s);
    assert_int_equal(f.n, 5);
    assert_str(folded(&a, s), "카카오 한");
    uint32_t at[] = {0, 6, 12, 18, 19, 28};
    for (uint32_t i = 0; i <= f.n; i++) assert_int_equal(f.at[i], at[i]);
    assert_int_equal(f.hangul, 4);
    /* An open syllable that is composed already, closed by a final. */
    assert_str(folded(&a, S("하\u11AB국")), "한국");
    check_map(&a, S("하\u11AB국"));
    arena_fini(&a);
}

static void accents_compose_wherever_they_stand(void **state)
{
    (void)state;
    Arena a = {0};
    assert_str(folded(&a, S("Cafe\u0301 e\u0323\u0302")), "café ệ");
    assert_str(folded(&a, S("\u0301x")), "\u0301x");
    assert_str(folded(&a, S("q\u0307\u0323x")), "q\u0323\u0307x");
    assert_str(folded(&a, S("\uF90A \u212B \u0958")), "金 å \u0915\u093C");
    const char *odd[] = {"q\u0307\u0323x", "\u0958\u0958\u0958\u0958 가나다 abc \u0958가", "e\u0301\u0301\u0301",
                         "\uFB2C\uFB2C\uFB2C"};
    for (size_t i = 0; i < COUNT_OF(odd); i++) check_map(&a, str_z(odd[i]));
    arena_fini(&a);
}

static void classes_of_units(void **state)
{
    (void)state;
    Arena a = {0};
    Folded f = fold_text(&a, S("a1 가年あㅋ,_🙂✔\n·é"));
    uint8_t want[] = {CH_LATIN, CH_DIGIT, CH_SPACE, CH_HANGUL, CH_HAN, CH_KANA, CH_JAMO, CH_PUNCT, CH_PUNCT,
                      CH_OTHER, CH_OTHER, CH_BREAK, CH_PUNCT, CH_LATIN};
    assert_int_equal(f.n, COUNT_OF(want));
    for (size_t i = 0; i < COUNT_OF(want); i++) assert_int_equal(f.cls[i], want[i]);
    assert_int_equal(f.ch[9], 0xFFFD);
    assert_int_equal(f.letters, 5);
    assert_int_equal(f.hangul, 1);
    Folded circled = fold_text(&a, S("①⑳"));
    assert_int_equal(circled.cls[0], CH_OTHER);
    assert_int_equal(circled.cls[1], CH_OTHER);
    arena_fini(&a);
}

static void a_heap_of_accents_stays_linear(void **state)
{
    (void)state;
    Arena a = {0};
    enum { N = 200000 };
    char *p = arena_alloc(&a, 2 * N + 1);
    p[0] = 'a';
    for (size_t i = 0; i < N; i++) memcpy(p + 1 + 2 * i, i % 2 ? "\xCC\x81" : "\xCC\xA3", 2);
    check_map(&a, (Str){p, 2 * N + 1});
    arena_fini(&a);
}

/* Any text of any characters: the map holds, and folding what is folded changes nothing. */
static void any_mixture_keeps_the_map(void **state)
{
    (void)state;
    Arena a = {0};
    static const uint32_t pool[] = {'a',    'Z',     ' ',     '\r',   '\n',     '.',     0xAC00,  0xD558, 0x1112,
                                    0x1161, 0x11AB,  0x0301,  0x0323, 0xE9,     0x3131,  0xFFA1,  0xFFC2, 0x200D,
                                    0xFE0F, 0x1F468, 0x1F3FB, 0x0958, 0xFB2C,   0x2013,  0x3000,  0xFF21, 0x4E00,
                                    0xF90A, 0x212B,  0xA960,  0x1100, 0x10FFFF, 0xE0100, 0x1D400, 0x0E33};
    srand(7);
    for (int round = 0; round < 3000; round++) {
        char buf[256];
        size_t n = 0;
        for (int k = rand() % 40; k > 0; k--) n += utf8_put(buf + n, pool[(size_t)rand() % COUNT_OF(pool)]);
        Str s = str_dup(&a, (Str){buf, n}), once;
        check_map(&a, s);
        once = folded(&a, s);
        check_map(&a, once);
        arena_clear(&a);
    }
    arena_fini(&a);
}

static void keys_of_names_ignore_spelling(void **state)
{
    (void)state;
    Arena a = {0};
    assert_str(fold_key(&a, S("React-Native")), "reactnative");
    assert_str(fold_key(&a, S("리액트 네이티브")), "리액트네이티브");
    assert_str(fold_key(&a, S("Node.js")), "nodejs");
    assert_str(fold_key(&a, S("C++")), "c++");
    assert_str(fold_key(&a, S("‘기획ㆍ개발’")), "기획개발");
    uint32_t n;
    uint16_t *w = fold_word(&a, S("ＡI"), &n);
    assert_int_equal(n, 2);
    assert_int_equal(w[0], 'a');
    arena_fini(&a);
}

static void normal_forms_of_strings(void **state)
{
    (void)state;
    Arena a = {0};
    Str plain = S("이미 NFC café");
    assert_ptr_equal(uni_nfc(&a, plain).p, plain.p);
    assert_str(uni_nfc(&a, S("\u1112\u1161\u11AB글 e\u0301")), "한글 é");
    assert_str(uni_nfkc_casefold(&a, S("ＮＡＶＥＲ ㈜ Straße")), "naver (주) strasse");
    assert_str(uni_nfkc_casefold(&a, S("")), "");
    /* U+FDFA grows from one character to eighteen: the room that is guessed first does not do. */
    Str grown = uni_nfkc_casefold(&a, S("\uFDFA\uFDFA\uFDFA\uFDFA"));
    assert_int_equal(utf8_cps(grown), 72);
    arena_fini(&a);
}

/* Every character of the BMP between its neighbours, wherever in a block, is what it is by itself. */
static void a_block_folds_as_its_characters_do(void **state)
{
    (void)state;
    Arena a = {0};
    static const uint32_t gaps[] = {' ', 0xAC00, 'Q', 0x201C, 0x4E00};
    for (uint32_t cp = 1; cp <= 0xFFFF; cp += cp < 0x400 || cp >= 0xD700 ? 1 : 7) {
        if (cp >= 0xD800 && cp <= 0xDFFF) continue;
        fold_page_make(cp);
        FoldCell cell = *fold_cell(cp);
        if (cell.cls >= CLS_BOUND) continue;
        FoldUnit u = fold_unit(cp);
        assert_int_equal((uint16_t)(cp + cell.add), u.ch);
        assert_int_equal(cell.cls, u.cls);
        char buf[512];
        size_t n = 0, where = 0, gap = cp % 97;
        for (size_t i = 0; i < gap; i++) n += utf8_put(buf + n, gaps[(cp + i) % COUNT_OF(gaps)]);
        where = n;
        n += utf8_put(buf + n, cp);
        for (size_t i = 0; i < 30; i++) n += utf8_put(buf + n, gaps[(cp + i) % COUNT_OF(gaps)]);
        Folded f = fold_text(&a, (Str){buf, n});
        assert_int_equal(f.n, gap + 31);
        assert_int_equal(f.ch[gap], u.ch);
        assert_int_equal(f.cls[gap], u.cls);
        assert_int_equal(f.at[gap], where);
        assert_int_equal(f.at[gap + 30] + utf8_put(buf, gaps[(cp + 29) % COUNT_OF(gaps)]), n);
        arena_clear(&a);
    }
    arena_fini(&a);
}

/* Eight characters at once against the twin and the pages: what is settled is right, the rest is as it was. */
static void eight_are_folded_as_one(void **state)
{
    (void)state;
    unsigned char p[BLOCK + 3] = {0};
    uint32_t at[8 + 8];
    for (uint32_t cp = 0; cp <= 0xFFFF; cp++) {
        if (cp >= 0x80 && cp < 0x800) continue;
        fold_page_make(cp);
        uint16_t ch[8], want[8];
        uint8_t cls[8];
        for (uint32_t i = 0; i < 8; i++) {
            at[i] = 1000 + 5 * i;
            unsigned char *q = p + 5 * i;
            if (cp < 0x80) q[0] = (unsigned char)cp, q[1] = q[2] = 0x80 | 0x15;
            else q[0] = (unsigned char)(0xE0 | cp >> 12), q[1] = 0x80 | (cp >> 6 & 0x3F), q[2] = 0x80 | (cp & 0x3F);
        }
        unsigned left = eight_chars(p, at, 1000, ch, cls);
        eight_chars_plain(p, at, 1000, want);
        FoldCell cell = *fold_cell(cp);
        for (uint32_t i = 0; i < 8; i++) {
            assert_int_equal(want[i], cp);
            bool settled = !(left >> i & 1);
            assert_int_equal(ch[i], settled ? (uint16_t)(cp + cell.add) : cp);
            if (settled) assert_int_equal(cls[i], cell.cls);
        }
    }
    static const uint64_t bits[] = {0, 1, UINT64_MAX, UINT64_C(1) << 63, 0x9249249249249249u, 0xF0F0123456789ABCu};
    for (size_t k = 0; k < COUNT_OF(bits); k++) {
        uint32_t got[BLOCK + 8], want[BLOCK + 8], n = eight_places(got, 2, 500, bits[k]);
        assert_int_equal(n, eight_places_plain(want, 2, 500, bits[k]));
        assert_memory_equal(got + 2, want + 2, (n - 2) * sizeof *got);
    }
}

/* Names of files and queries come as they are. */
static void bytes_that_are_no_text_stay_in_bounds(void **state)
{
    (void)state;
    Arena a = {0};
    static const char *const bad[] = {"\x80", "\xEA", "\xF0\x9F", "\xC3", "\xFF", "\xE1\x84", "\xCC", "é\x80\x80\x80"};
    for (size_t k = 0; k < COUNT_OF(bad); k++)
        for (size_t n = 1; n < 700; n += 13) {
            char *buf = malloc(n);
            if (!buf) fail();
            for (size_t i = 0; i < n; i++) buf[i] = bad[k][i % strlen(bad[k])];
            Folded f = fold_text(&a, (Str){buf, n});
            assert_true(f.n <= n);
            free(buf);
            arena_clear(&a);
        }
    arena_fini(&a);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(one_form_for_what_means_one_thing),
        cmocka_unit_test(half_width_letters_become_syllables),
        cmocka_unit_test(decomposed_hangul_maps_to_its_first_byte),
        cmocka_unit_test(accents_compose_wherever_they_stand),
        cmocka_unit_test(classes_of_units),
        cmocka_unit_test(a_heap_of_accents_stays_linear),
        cmocka_unit_test(any_mixture_keeps_the_map),
        cmocka_unit_test(a_block_folds_as_its_characters_do),
        cmocka_unit_test(eight_are_folded_as_one),
        cmocka_unit_test(bytes_that_are_no_text_stay_in_bounds),
        cmocka_unit_test(keys_of_names_ignore_spelling),
        cmocka_unit_test(normal_forms_of_strings),
    };
    return RUN_TESTS(tests);
}
