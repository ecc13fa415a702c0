#include "term/key.h"
#include "uni/utf8.h"
#include <string.h>

enum {
    SEQUENCE_MAX = 4096,                             /* bytes: a longer escape sequence is noise */
    PASTE_MAX = 1 << 20,                             /* bytes kept of one paste */
    TWICE_MS = 400,
};

/* Final letters of CSI and SS3, and the numbers before ~ (xterm, VT220, linux, rxvt). */
static const struct { char letter; uint32_t code; } by_letter[] = {
    {'A', K_UP},  {'B', K_DOWN}, {'C', K_RIGHT}, {'D', K_LEFT}, {'H', K_HOME}, {'F', K_END},
    {'P', K_F1},  {'Q', K_F2},   {'R', K_F3},    {'S', K_F4},   {'Z', K_TAB},  {'M', K_ENTER},
};
static const struct { int number; uint32_t code; } by_number[] = {
    {1, K_HOME}, {2, K_INS},  {3, K_DEL},  {4, K_END},  {5, K_PGUP}, {6, K_PGDN}, {7, K_HOME}, {8, K_END},
    {11, K_F1},  {12, K_F2},  {13, K_F3},  {14, K_F4},  {15, K_F5},  {17, K_F6},  {18, K_F7},  {19, K_F8},
    {20, K_F9},  {21, K_F10}, {23, K_F11}, {24, K_F12},
};

static uint32_t letter_code(char c)
{
    for (size_t i = 0; i < COUNT_OF(by_letter); i++)
        if (by_letter[i].letter == c) return by_letter[i].code;
    return K_NONE;
}

static uint32_t number_code(int n)
{
    for (size_t i = 0; i < COUNT_OF(by_number); i++)
        if (by_number[i].number == n) return by_number[i].code;
    return K_NONE;
}

/* xterm counts modifiers from 1: 1 + shift 1 + alt 2 + control 4. */
static uint8_t mods_of(int p) { return p >= 2 && p <= 16 ? (uint8_t)((p - 1) & 7) : 0; }

static Key key_of(uint32_t code, uint8_t mods) { return (Key){.code = code, .mods = code == K_NONE ? 0 : mods}; }

/* A key told by its code point (CSI u, modifyOtherKeys) as if it had come as a byte. */
static Key key_of_cp(int cp, uint8_t mods)
{
    static const struct {
        int cp;
        uint32_t code;
    } rows[] = {{9, K_TAB}, {13, K_ENTER}, {27, K_ESC}, {127, K_BACKSPACE}, {8, K_BACKSPACE}};
    for (size_t i = 0; i < COUNT_OF(rows); i++)
        if (rows[i].cp == cp) return key_of(rows[i].code, mods);
    if (cp < ' ' || cp > 0x10FFFF) return key_of(K_NONE, 0);
    return key_of((uint32_t)cp, mods & (uint8_t)~MOD_SHIFT);
}

/* ------------------------------------------------------------------ single bytes and characters */

static Key control_key(unsigned char c)
{
    if (c == 0) return key_of(' ', MOD_CTRL);
    if (c == '\t') return key_of(K_TAB, 0);
    if (c == '\r' || c == '\n') return key_of(K_ENTER, 0);
    if (c == 8 || c == 0x7F) return key_of(K_BACKSPACE, 0);
    if (c == 27) return key_of(K_ESC, 0);
    return key_of(c <= 26 ? (uint32_t)('a' + c - 1) : (uint32_t)(c + 64), MOD_CTRL);
}

static size_t sequence_length(unsigned char c) { return c < 0xC2 ? 1 : c < 0xE0 ? 2 : c < 0xF0 ? 3 : c < 0xF5 ? 4 : 1; }

static size_t take_character(Str b, bool final, Key *out)
{
    unsigned char c = (unsigned char)b.p[0];
    if (c < ' ' || c == 0x7F) {
        *out = control_key(c);
        return 1;
    }
    if (b.n < sequence_length(c) && !final) return 0;
    size_t at = 0;
    uint32_t cp = utf8_next(b, &at);
    *out = key_of(cp >= 0x80 && cp < 0xA0 ? K_NONE : cp, 0);
    return at;
}

/* ------------------------------------------------------------------ control sequences */

typedef struct { int v[8]; int n; char intro, letter; } Params;

static Params params_of(Str body)
{
    Params p = {0};
    if (body.n && body.p[0] >= '<' && body.p[0] <= '?') p.intro = body.p[0], body = str_slice(body, 1, body.n);
    for (size_t i = 0; i < body.n; i++) {
        char c = body.p[i];
        if (p.n == 0) p.n = 1;
        if (c == ';' && p.n < (int)COUNT_OF(p.v)) p.n++;
        else if (c >= '0' && c <= '9' && p.v[p.n - 1] < 100000000) p.v[p.n - 1] = p.v[p.n - 1] * 10 + (c - '0');
    }
    return p;
}

/* SGR mouse: button bits 0-1 (3 none), 4 shift, 8 alt, 16 control, 32 moving, 64 wheel. */
static Key mouse_key(KeyDecoder *d, int bits, int x, int y, bool release, int64_t now)
{
    static const uint8_t buttons[] = {BUTTON_LEFT, BUTTON_MIDDLE, BUTTON_RIGHT, 0};
    Key k = {.code = K_MOUSE, .x = x - 1, .y = y - 1};
    if (k.x < 0 || k.y < 0) return key_of(K_NONE, 0);
    k.mods = (uint8_t)((bits & 4 ? MOD_SHIFT : 0) | (bits & 8 ? MOD_ALT : 0) | (bits & 16 ? MOD_CTRL : 0));
    if (bits & 64) {
        if ((bits & 3) > 1) return key_of(K_NONE, 0);
        k.button = bits & 1 ? WHEEL_DOWN : WHEEL_UP;
        return k;
    }
    k.button = buttons[bits & 3];
    k.mouse = release ? MOUSE_RELEASE : bits & 32 ? MOUSE_DRAG : MOUSE_PRESS;
    if (!k.button) return key_of(K_NONE, 0);
    if (k.mouse == MOUSE_PRESS) {
        k.twice = d->press.button == k.button && d->press.x == k.x && d->press.y == k.y &&
                  now - d->press_ms <= TWICE_MS && !d->press.twice;
        d->press = k;
        d->press_ms = now;
    }
    return k;
}

static Key control_sequence(KeyDecoder *d, Params p, int64_t now)
{
    if (p.intro == '<' && (p.letter == 'M' || p.letter == 'm') && p.n >= 3)
        return mouse_key(d, p.v[0], p.v[1], p.v[2], p.letter == 'm', now);
    if (p.intro) return key_of(K_NONE, 0);           /* an answer of the terminal */
    if (p.letter == 'R' && p.n >= 2 && p.v[0] != 1) {
        /* The cursor is asked for below the first row, where the report is not F3 with a modifier. */
        d->cpr_row = p.v[0];
        d->cpr_col = p.v[1];
        return key_of(K_NONE, 0);
    }
    if (p.letter == '~' && p.v[0] == 200) {
        d->pasting = true;
        d->paste.n = 0;
        return key_of(K_NONE, 0);
    }
    if (p.letter == '~' && p.v[0] == 27 && p.n >= 3) return key_of_cp(p.v[2], mods_of(p.v[1]));
    if (p.letter == '~') return key_of(number_code(p.v[0]), p.n > 1 ? mods_of(p.v[1]) : 0);
    if (p.letter == 'u') return key_of_cp(p.v[0], p.n > 1 ? mods_of(p.v[1]) : 0);
    if (p.letter == 'Z') return key_of(K_TAB, MOD_SHIFT);
    if (p.letter == 'M') return key_of(K_NONE, 0);
    return key_of(letter_code(p.letter), p.n > 1 ? mods_of(p.v[1]) : 0);
}

/* b begins with ESC [ */
static size_t take_csi(KeyDecoder *d, Str b, bool final, int64_t now, Key *out)
{
    *out = key_of(K_NONE, 0);
    if (b.n > 2 && b.p[2] == '[') {                  /* linux: ESC [ [ A is F1 */
        if (b.n < 4) return final ? b.n : 0;
        if (b.p[3] >= 'A' && b.p[3] <= 'E') *out = key_of((uint32_t)(K_F1 + (b.p[3] - 'A')), 0);
        return 4;
    }
    size_t i = 2;
    while (i < b.n && b.p[i] >= 0x20 && b.p[i] <= 0x3F) i++;
    if (i == b.n) {
        if (b.n == 2 && final) *out = key_of('[', MOD_ALT);
        return final || b.n > SEQUENCE_MAX ? b.n : 0;
    }
    if (i == 2 && b.p[2] == 'M') {                   /* X10 mouse: three bytes of 32 and more */
        if (b.n < 6) return final ? b.n : 0;
        int bits = (unsigned char)b.p[3] - 32;
        *out = mouse_key(d, bits, (unsigned char)b.p[4] - 32, (unsigned char)b.p[5] - 32, (bits & 67) == 3, now);
        return 6;
    }
    if ((unsigned char)b.p[i] < 0x40 || (unsigned char)b.p[i] > 0x7E) return i;      /* broken off by a control */
    Params p = params_of(str_slice(b, 2, i));
    p.letter = b.p[i];
    *out = control_sequence(d, p, now);
    return i + 1;
}

/* Application keypad: ESC O p is 0, and so on. */
static size_t take_ss3(Str b, bool final, Key *out)
{
    if (b.n < 3) {
        if (final) *out = key_of('O', MOD_ALT);
        return final ? b.n : 0;
    }
    char c = b.p[2];
    *out = c >= 'j' && c <= 'y' ? key_of((uint32_t)(c - 'j' + '*'), 0) : key_of(letter_code(c), 0);
    return 3;
}

/* Answers in strings: ESC ] … BEL or ESC \ and their kin mean nothing here. */
static size_t take_string(Str b, bool final, Key *out)
{
    *out = key_of(K_NONE, 0);
    for (size_t i = 2; i < b.n; i++) {
        if (b.p[i] == 7) return i + 1;
        if (b.p[i] == 27 && i + 1 < b.n) return b.p[i + 1] == '\\' ? i + 2 : i;
    }
    if (final && b.n == 2) *out = key_of((unsigned char)b.p[1], MOD_ALT);
    return final || b.n > SEQUENCE_MAX ? b.n : 0;
}

static size_t take_escape(KeyDecoder *d, Str b, bool final, int64_t now, Key *out)
{
    if (b.n == 1) {
        *out = key_of(K_ESC, 0);
        return final ? 1 : 0;
    }
    switch (b.p[1]) {
    case '[': return take_csi(d, b, final, now, out);
    case 'O': return take_ss3(b, final, out);
    case ']': case 'P': case '_': case '^': case 'X': return take_string(b, final, out);
    case 27: *out = key_of(K_ESC, 0); return 1;
    default: break;
    }
    size_t n = take_character(str_slice(b, 1, b.n), final, out);
    if (n && out->code != K_NONE) out->mods |= MOD_ALT;
    return n ? n + 1 : 0;
}

/* ------------------------------------------------------------------ pastes */

static void add_pasted(KeyDecoder *d, Str s)
{
    for (size_t i = 0; i < s.n && d->paste.n < PASTE_MAX; i++) buf_add_c(&d->paste, s.p[i] == '\r' ? '\n' : s.p[i]);
}

/* Everything up to ESC [ 2 0 1 ~ is pasted. A piece of that mark at the end waits for the rest. */
static size_t take_paste(KeyDecoder *d, Str b, Key *out)
{
    static const char mark[] = "\x1B[201~";
    *out = key_of(K_NONE, 0);
    size_t end = str_find(b, str_z(mark), 0);
    if (end != SIZE_MAX) {
        add_pasted(d, str_slice(b, 0, end));
        d->pasting = false;
        *out = (Key){.code = K_PASTE, .paste = buf_str(&d->paste)};
        return end + sizeof mark - 1;
    }
    size_t keep = b.n < sizeof mark - 2 ? b.n : sizeof mark - 2;
    while (keep && memcmp(b.p + b.n - keep, mark, keep) != 0) keep--;
    add_pasted(d, str_slice(b, 0, b.n - keep));
    return b.n - keep;
}

size_t key_decode(KeyDecoder *d, Str bytes, bool final, int64_t now_ms, Key *out)
{
    *out = key_of(K_NONE, 0);
    if (!bytes.n) return 0;
    if (d->pasting) return take_paste(d, bytes, out);
    if (bytes.p[0] == 27) return take_escape(d, bytes, final, now_ms, out);
    return take_character(bytes, final, out);
}

void key_decoder_fini(KeyDecoder *d)
{
    buf_fini(&d->paste);
    *d = (KeyDecoder){0};
}
