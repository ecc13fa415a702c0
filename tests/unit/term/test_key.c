/* Names of keys, and the bytes that terminals send. */
#include "test.h"
#include "term/key.h"
#include <string.h>

static void names_round_trip(void **state)
{
    (void)state;
    const char *rows[] = {"j",   "G",    "가",     "Space",   "C-o",   "M-x",       "S-Tab",
                          "F2",  "PgDn", "C-Left", "C-M-Del", "Enter", "Esc",       "-",
                          "C--", "S-F5", "/",      "C-Space", "M-가",  "Backspace", ":"};
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        Key k;
        char out[32];
        assert_true(key_parse(str_z(rows[i]), &k));
        assert_str(key_format(k, out), rows[i]);
    }
}

static void other_names_of_the_same_key(void **state)
{
    (void)state;
    struct { const char *name, *same; } rows[] = {
        {"btab", "S-Tab"}, {"BS", "Backspace"}, {"return", "Enter"}, {"C-i", "Tab"}, {"C-m", "Enter"}, {"C-[", "Esc"},
        {"C-O", "C-o"}, {"S-a", "A"}, {"A-x", "M-x"}, {"pageup", "PgUp"}, {"delete", "Del"}, {"C-h", "Backspace"},
    };
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        Key k;
        char out[32];
        assert_true(key_parse(str_z(rows[i].name), &k));
        assert_str(key_format(k, out), rows[i].same);
    }
    const char *bad[] = {"", "C-", "Q-x", "F99", "ab", " ", "Home!"};
    for (size_t i = 0; i < COUNT_OF(bad); i++) {
        Key k;
        if (key_parse(str_z(bad[i]), &k)) fail_msg("%s was taken", bad[i]);
    }
}

/* Decodes all of bytes and writes the names with blanks between. */
static void decoded(const char *bytes, size_t n, const char *want)
{
    KeyDecoder d = {0};
    char got[256] = "";
    for (size_t at = 0; at < n;) {
        Key k;
        char name[32];
        size_t used = key_decode(&d, (Str){bytes + at, n - at}, true, 0, &k);
        assert_true(used > 0);
        at += used;
        Str s = key_format(k, name);
        if (!s.n) continue;
        if (*got) strcat(got, " ");
        strncat(got, s.p, s.n);
    }
    if (strcmp(got, want) != 0) fail_msg("got \"%s\", want \"%s\"", got, want);
    key_decoder_fini(&d);
}
#define DECODED(bytes, want) decoded((bytes), sizeof(bytes) - 1, (want))

static void bytes_of_terminals(void **state)
{
    (void)state;
    DECODED("jG\r\n\t\x7F\x08 ", "j G Enter Enter Tab Backspace Backspace Space");
    DECODED("\x0F\x1A\x00\x1C", "C-o C-z C-Space C-\\");
    DECODED("가\xED\x95\x9C", "가 한");
    DECODED("\x1B[A\x1BOB\x1B[1;5C\x1B[1;2D", "Up Down C-Right S-Left");
    DECODED("\x1B[H\x1BOF\x1B[1~\x1B[4~\x1B[7~\x1B[8~", "Home End Home End Home End");
    DECODED("\x1B[5~\x1B[6~\x1B[2~\x1B[3~\x1B[3;5~", "PgUp PgDn Ins Del C-Del");
    DECODED("\x1BOP\x1B[[A\x1B[11~\x1B[[E\x1B[15~\x1B[24~\x1B[1;2P", "F1 F1 F1 F5 F5 F12 S-F1");
    DECODED("\x1B[Z\x1Bx\x1B가\x1B\x7F", "S-Tab M-x M-가 M-Backspace");
    DECODED("\x1B", "Esc");
    DECODED("\x1B\x1B[A", "Esc Up");
    DECODED("\x1B[27;5;105~\x1B[105;5u\x1B[13;2u", "C-i C-i S-Enter");
    DECODED("\x1BOM\x1BOw", "Enter 7");
    /* Answers of the terminal are no keys. */
    DECODED("\x1B[?62;1c\x1B]11;rgb:0000/0000/0000\x1B\\\x1BP1+r\x1B\\\x1B[>0;276;0c\x1B[?2026;2$y\x1B[Ij", "j");
}

static void nothing_is_taken_before_it_is_whole(void **state)
{
    (void)state;
    const char *rows[] = {"\x1B[1;5C", "\x1BOP", "\xED\x95\x9C", "\x1B[<0;3;4M", "\x1B]52;c;aa\a", "\x1B[[A"};
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        KeyDecoder d = {0};
        Key k;
        size_t n = strlen(rows[i]);
        for (size_t cut = 1; cut < n; cut++) assert_int_equal(key_decode(&d, (Str){rows[i], cut}, false, 0, &k), 0);
        assert_int_equal(key_decode(&d, (Str){rows[i], n}, false, 0, &k), n);
        key_decoder_fini(&d);
    }
}

static Key mouse(KeyDecoder *d, const char *bytes, int64_t ms)
{
    Key k;
    assert_int_equal(key_decode(d, str_z(bytes), false, ms, &k), strlen(bytes));
    return k;
}

static void mouse_reports(void **state)
{
    (void)state;
    KeyDecoder d = {0};
    Key k = mouse(&d, "\x1B[<0;3;4M", 1000);
    assert_int_equal(k.code, K_MOUSE);
    assert_int_equal(k.x, 2);
    assert_int_equal(k.y, 3);
    assert_int_equal(k.button, BUTTON_LEFT);
    assert_int_equal(k.mouse, MOUSE_PRESS);
    assert_false(k.twice);
    assert_int_equal(mouse(&d, "\x1B[<0;3;4m", 1010).mouse, MOUSE_RELEASE);
    assert_true(mouse(&d, "\x1B[<0;3;4M", 1300).twice);
    assert_false(mouse(&d, "\x1B[<0;3;4M", 1400).twice);             /* the third click starts anew */
    assert_false(mouse(&d, "\x1B[<0;3;4M", 9000).twice);
    assert_int_equal(mouse(&d, "\x1B[<65;1;1M", 0).button, WHEEL_DOWN);
    assert_int_equal(mouse(&d, "\x1B[<64;1;1M", 0).button, WHEEL_UP);
    k = mouse(&d, "\x1B[<50;9;9M", 0);
    assert_int_equal(k.mouse, MOUSE_DRAG);
    assert_int_equal(k.button, BUTTON_RIGHT);
    assert_int_equal(k.mods, MOD_CTRL);
    assert_int_equal(mouse(&d, "\x1B[<0;0;4M", 0).code, K_NONE);
}

static void pastes_come_whole(void **state)
{
    (void)state;
    KeyDecoder d = {0};
    const char *parts[] = {"\x1B[200~", "붙임\r둘\x1B[20", "1~"};
    char buf[64] = "";
    Key k = {0};
    size_t n = 0;
    for (size_t i = 0; i < COUNT_OF(parts); i++) {
        strcpy(buf + n, parts[i]);
        n += strlen(parts[i]);
        for (size_t used; (used = key_decode(&d, (Str){buf, n}, true, 0, &k)) > 0;) memmove(buf, buf + used, n -= used);
    }
    assert_int_equal(n, 0);
    Str pasted = buf_str(&d.paste);
    assert_str(pasted, "붙임\n둘");
    assert_false(d.pasting);
    key_decoder_fini(&d);
}

static void cursor_reports_are_kept(void **state)
{
    (void)state;
    KeyDecoder d = {0};
    Key k;
    assert_int_equal(key_decode(&d, S("\x1B[2;3R"), false, 0, &k), 6);
    assert_int_equal(k.code, K_NONE);
    assert_int_equal(d.cpr_row, 2);
    assert_int_equal(d.cpr_col, 3);
    key_decode(&d, S("\x1B[1;2R"), false, 0, &k);
    assert_int_equal(k.code, K_F3);
    assert_int_equal(k.mods, MOD_SHIFT);
    key_decoder_fini(&d);
}

/* Noise never stops the decoder, whatever is cut where. */
static void noise_is_swallowed(void **state)
{
    (void)state;
    static const char pool[] = "\x1B\x1B\x1B[[O]P<?;0123456789~MmRuABZ\x07\\\x80\xEA\xB0 a\r\x00";
    uint32_t seed = 5;
    KeyDecoder d = {0};
    char buf[64];
    for (int round = 0; round < 20000; round++) {
        size_t n = 1 + (seed >> 8) % sizeof buf;
        for (size_t i = 0; i < n; i++) seed = seed * 1103515245u + 12345u, buf[i] = pool[(seed >> 16) % sizeof pool];
        bool pasting = d.pasting;
        for (size_t at = 0; at < n && !pasting;) {
            Key k;
            size_t used = key_decode(&d, (Str){buf + at, n - at}, true, 0, &k);
            pasting = d.pasting;
            assert_true(used > 0 && used <= n - at);
            at += used;
        }
        d.pasting = false;
    }
    key_decoder_fini(&d);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(names_round_trip),      cmocka_unit_test(other_names_of_the_same_key),
        cmocka_unit_test(bytes_of_terminals),    cmocka_unit_test(nothing_is_taken_before_it_is_whole),
        cmocka_unit_test(mouse_reports),         cmocka_unit_test(pastes_come_whole),
        cmocka_unit_test(cursor_reports_are_kept), cmocka_unit_test(noise_is_swallowed),
    };
    return RUN_TESTS(tests);
}
