/* Random word sets: the trie must find what a naive search over all words finds, in every kind of book. */
#include "lex_test.h"

enum { WORDS = 300, TEXT = 400, WORD_UNITS = 7 };
static uint32_t seed = 2463534242u;
static uint32_t rnd(uint32_t n) { return (seed ^= seed << 13, seed ^= seed >> 17, seed ^= seed << 5, seed) % n; }

static const char *const letters[] = {"가", "나", "각", "하", "a", "b", "z", "7"};
static const char *const blanks[] = {" ", "-", "·"};

/* Words come out of few letters, so that they share prefixes; a blank now and then where the book may skip it. */
static Str random_text(Arena *a, uint32_t n, uint32_t blank_in)
{
    Str s = S("");
    for (uint32_t i = 0; i < n; i++) {
        bool blank = blank_in && i && i + 1 < n && rnd(blank_in) == 0;
        s = str_cat(a, s, str_z(blank ? blanks[rnd(COUNT_OF(blanks))] : letters[rnd(COUNT_OF(letters))]));
    }
    return s;
}

typedef struct Set { Units word[WORDS]; bool written[WORDS][64]; } Set;     /* written: a blank behind unit i */

static void strip(Units *u, bool *written)
{
    uint32_t n = 0;
    for (uint32_t i = 0; i < u->n; i++) {
        bool skip = u->u[i] == ' ' || u->u[i] == '-' || u->u[i] == 0xB7;
        if (!skip) u->u[n++] = u->u[i];
        else if (n) written[n - 1] = true;
    }
    u->n = n;
}

static bool same_start(Units a, Units b, uint32_t n)
{
    return a.n >= n && b.n >= n && memcmp(a.u, b.u, n * sizeof *a.u) == 0;
}

static bool may_break(const Set *set, Units word, uint32_t depth)
{
    uint16_t before = word.u[depth - 1];
    if (depth >= (before < 0x80 ? 4u : 2u)) return true;
    for (int i = 0; i < WORDS; i++)
        if (set->written[i][depth - 1] && same_start(set->word[i], word, depth)) return true;
    return false;
}

/* How many units of the text a word takes at its start; 0 when it does not stand there. */
static uint32_t naive_len(const Set *set, Units word, const uint16_t *u, uint32_t n, bool loose)
{
    uint32_t at = 0;
    for (uint32_t i = 0; i < word.n; i++) {
        if (at < n && u[at] != word.u[i] && loose && i && may_break(set, word, i) &&
            (u[at] == ' ' || u[at] == '-' || u[at] == 0xB7))
            at++;
        if (at >= n || u[at++] != word.u[i]) return 0;
    }
    return at;
}

/* Who reads on behind the cut finds what who reads the whole finds there. */
static void compare_on(const LexBook *b, LexStop from, uint32_t cut, const uint16_t *u, const uint16_t *code, uint32_t n,
                       const LexMatch *whole, int n_whole)
{
    LexMatch on[LEX_MATCH_MAX];
    int n_on = lex_prefixes_on(b, from, cut, u, code, n, on), k = 0;
    for (int i = 0; i < n_whole; i++) {
        if (whole[i].len <= cut) continue;
        assert_true(k < n_on);
        assert_memory_equal(&on[k++], &whole[i], sizeof *on);
    }
    assert_int_equal(k, n_on);
}

/* Whatever the units are cut to: where the cut is told to leave nothing open, or nothing that what follows goes on with,
 * the rest adds nothing. */
static void compare_cuts(const LexBook *b, const uint16_t *text, uint32_t n)
{
    LexMatch whole[LEX_MATCH_MAX], part[LEX_MATCH_MAX], last;
    LexBits may[TEXT * 3 + 2];
    uint16_t u[TEXT * 3 + 2] = {0}, code[TEXT * 3 + 2] = {0};
    memcpy(u, text, n * sizeof *u);
    lex_scan(b->lex, u, n, may, code);
    int n_whole = lex_prefixes(b, u, n, whole);
    for (uint32_t cut = 0; cut <= n; cut++) {
        bool open, open_last;
        LexStop stop, stop_last;
        int n_part = lex_prefixes_stop(b, u, cut, part, &stop);
        assert_int_equal(lex_prefixes_open(b, u, cut, part, &open), n_part);
        assert_int_equal(lex_longest_open(b, u, cut, &last, &open_last), n_part > 0);
        assert_int_equal(lex_longest_stop(b, u, cut, &last, &stop_last), n_part > 0);
        assert_int_equal(open_last, open);
        assert_int_equal(stop.next.glued != 0, open);
        assert_memory_equal(&stop_last, &stop, sizeof stop);
        if (cut) compare_on(b, stop, cut, u, code, n, whole, n_whole);
        for (int i = 0; i < n_part; i++) assert_int_equal(part[i].len, whole[i].len);
        if (open && (cut == n || lex_goes_on(stop.next, u + cut, code + cut))) continue;
        assert_int_equal(n_part, n_whole);
        if (n_part) assert_int_equal(last.len, whole[n_whole - 1].len);
    }
}

static void compare_at(const LexBook *b, const Set *set, const uint16_t *u, uint32_t n, bool loose)
{
    bool want[TEXT * 3 + 1] = {0};
    for (int i = 0; i < WORDS; i++) want[naive_len(set, set->word[i], u, n, loose)] = true;
    LexMatch m[LEX_MATCH_MAX], last;
    int found = lex_prefixes(b, u, n, m);
    uint32_t k = 0;
    for (uint32_t len = 1; len <= n; len++) {
        if (!want[len]) continue;
        assert_true(k < (uint32_t)found);
        assert_int_equal(m[k++].len, len);
    }
    assert_int_equal(k, found);
    assert_int_equal(lex_longest(b, u, n, &last), found > 0);
    if (found) assert_int_equal(last.len, m[found - 1].len);
    compare_cuts(b, u, n);
}

static World *random_book(const char *header, uint32_t blank_in, Set *set, bool in_jamo)
{
    World *w = world_new();
    Str yaml = str_fmt(&w->a, "%sentries:\n", header);
    *set = (Set){0};
    for (int i = 0; i < WORDS; i++) {
        Str word = random_text(&w->a, 1 + rnd(WORD_UNITS), blank_in);
        yaml = str_fmt(&w->a, STR_FMT "  - {w: \"" STR_FMT "\", n: %d}\n", STR_ARG(yaml), STR_ARG(word), i);
        set->word[i] = in_jamo ? jamo(w, str_dup_z(&w->a, word)) : units(w, str_dup_z(&w->a, word));
        if (blank_in) strip(&set->word[i], set->written[i]);
    }
    if (world_compile(w, str_dup_z(&w->a, yaml)) != RC_OK) fail_msg("%s", w->faults.first.detail);
    world_open(w, false);
    return w;
}

/* A scan may promise a word where there is none, never the reverse; what it translated matches as the text itself. */
static void compare_scan(const Lex *lex, const uint16_t *u, uint32_t n)
{
    static uint16_t text[TEXT + 4], code[TEXT];
    static LexBits may[TEXT];
    const LexBook *b = lex_book(lex, "t");
    memset(text, 0, sizeof text);
    memcpy(text, u, n * sizeof *u);
    lex_scan(lex, text, n, may, code);
    for (uint32_t at = 0; at < n; at++) {
        LexMatch m[LEX_MATCH_MAX], s[LEX_MATCH_MAX];
        int found = lex_prefixes(b, text + at, n - at, m);
        if (found) assert_true(may[at] & lex_book_bit(b));
        assert_int_equal(lex_prefixes_scanned(b, text + at, code + at, n - at, s), found);
        assert_memory_equal(m, s, (size_t)found * sizeof *m);
    }
}

/* Syllables that the filter of a book of jamo keeps out begin no word of it. */
static void compare_syllables(World *w, Str text)
{
    const LexBook *b = lex_book(w->lex, "t");
    Units t = units(w, str_dup_z(&w->a, text));
    for (uint32_t at = 0; at + 1 < t.n; at++) {
        uint16_t j[64];
        uint32_t n = 0;
        LexMatch m;
        for (uint32_t i = at; i < t.n && n + 3 < COUNT_OF(j); i++) n += (uint32_t)hangul_jamo(t.u[i], j + n);
        if (lex_longest(b, j, n, &m) && m.len > 1) assert_true(lex_may_jamo(b, t.u[at], t.u[at + 1]));
    }
}

static void compare(const char *header, uint32_t blank_in, bool in_jamo)
{
    static Set set;
    for (int round = 0; round < 12; round++) {
        World *w = random_book(header, blank_in, &set, in_jamo);
        Str text = random_text(&w->a, TEXT, blank_in);
        Units t = in_jamo ? jamo(w, str_dup_z(&w->a, text)) : units(w, str_dup_z(&w->a, text));
        for (uint32_t at = 0; at < t.n; at++) compare_at(lex_book(w->lex, "t"), &set, t.u + at, t.n - at, blank_in > 0);
        if (in_jamo) compare_syllables(w, text);
        else compare_scan(w->lex, t.u, t.n);
        world_free(w);
    }
}

static void exact_books_equal_a_naive_search(void **state)
{
    (void)state;
    compare("book: t\n", 0, false);
}

static void loose_books_equal_a_naive_search(void **state)
{
    (void)state;
    compare("book: t\nfold: loose\n", 5, false);
}

static void jamo_books_equal_a_naive_search(void **state)
{
    (void)state;
    compare("book: t\nunits: jamo\n", 0, true);
}

static bool ends_with(Units text, uint32_t n, Units word)
{
    return word.n <= n && memcmp(text.u + n - word.n, word.u, word.n * sizeof *word.u) == 0;
}

static void suffix_books_equal_a_naive_search(void **state)
{
    (void)state;
    static Set set;
    for (int round = 0; round < 12; round++) {
        World *w = random_book("book: t\nmatch: suffix\n", 0, &set, false);
        Units t = units(w, str_dup_z(&w->a, random_text(&w->a, TEXT, 0)));
        for (uint32_t n = 0; n <= t.n; n++) {
            uint32_t best = 0;
            for (int i = 0; i < WORDS; i++)
                if (ends_with(t, n, set.word[i]) && set.word[i].n > best) best = set.word[i].n;
            LexMatch m = {0};
            assert_int_equal(lex_longest_suffix(lex_book(w->lex, "t"), t.u, n, &m), best > 0);
            assert_int_equal(m.len, best);
        }
        world_free(w);
    }
}

/* A text of any units at all, broken surrogates and noncharacters among them, must not lead outside the tables. */
static void any_units_are_looked_up_safely(void **state)
{
    (void)state;
    static Set set;
    World *w = random_book("book: t\n", 0, &set, false);
    const LexBook *b = lex_book(w->lex, "t");
    for (uint32_t first = 0; first < 65536; first++) {
        uint16_t u[4] = {(uint16_t)first, (uint16_t)rnd(65536), (uint16_t)first, (uint16_t)rnd(65536)};
        uint16_t after[4] = {set.word[first % WORDS].u[0], (uint16_t)first, (uint16_t)first, 0xFFFF};
        LexMatch m[LEX_MATCH_MAX];
        assert_in_range(lex_prefixes(b, u, 4, m), 0, 4);
        assert_in_range(lex_prefixes(b, after, 4, m), 0, 4);
    }
    world_free(w);
}

int main(void)
{
    const struct CMUnitTest list[] = {
        cmocka_unit_test(exact_books_equal_a_naive_search),
        cmocka_unit_test(loose_books_equal_a_naive_search),
        cmocka_unit_test(jamo_books_equal_a_naive_search),
        cmocka_unit_test(suffix_books_equal_a_naive_search),
        cmocka_unit_test(any_units_are_looked_up_safely),
    };
    return RUN_TESTS(list);
}
