#include "term/key.h"
#include "uni/utf8.h"
#include <string.h>

typedef struct { const char *name; uint32_t code; } KeyName;

#define KEY_ROW(id, name) {name, id},
/* The first name of a code is the one that key_format gives. */
static const KeyName names[] = {
    KEY_TABLE(KEY_ROW)
    {"Space", ' '},        {"BS", K_BACKSPACE},   {"Bksp", K_BACKSPACE}, {"Return", K_ENTER}, {"CR", K_ENTER},
    {"Escape", K_ESC},     {"Delete", K_DEL},     {"Insert", K_INS},     {"PageUp", K_PGUP},  {"PageDown", K_PGDN},
};
#undef KEY_ROW

/* Control letters that are keys of their own: a terminal sends the same byte for both. */
static const KeyName controls[] = {
    {"i", K_TAB}, {"m", K_ENTER}, {"j", K_ENTER}, {"[", K_ESC}, {"h", K_BACKSPACE}, {"?", K_BACKSPACE},
};

static char lower(char c) { return c >= 'A' && c <= 'Z' ? (char)(c + 32) : c; }

static bool same_name(Str s, const char *z)
{
    for (size_t i = 0; i < s.n; i++)
        if (!z[i] || lower(s.p[i]) != lower(z[i])) return false;
    return z[s.n] == 0;
}

static bool take_mod(Str *s, uint8_t *mods)
{
    static const struct {
        char c;
        uint8_t mod;
    } rows[] = {{'C', MOD_CTRL}, {'M', MOD_ALT}, {'A', MOD_ALT}, {'S', MOD_SHIFT}};
    if (s->n < 3 || s->p[1] != '-') return false;
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        if (s->p[0] != rows[i].c) continue;
        *mods |= rows[i].mod;
        *s = str_slice(*s, 2, s->n);
        return true;
    }
    return false;
}

static uint32_t code_of(Str s)
{
    for (size_t i = 0; i < COUNT_OF(names); i++)
        if (same_name(s, names[i].name)) return names[i].code;
    size_t at = 0;
    uint32_t cp = s.n ? utf8_next(s, &at) : 0;
    return s.n && at == s.n && cp > ' ' && cp != 0x7F && cp != 0xFFFD ? cp : K_NONE;
}

/* Shift and Control as a terminal tells them. */
static void settle(Key *k)
{
    bool letter = (k->code >= 'a' && k->code <= 'z') || (k->code >= 'A' && k->code <= 'Z');
    if (letter && (k->mods & MOD_CTRL)) k->code |= 0x20;
    else if (letter && (k->mods & MOD_SHIFT)) k->code &= ~0x20u;
    if (k->code < K_SPECIAL) k->mods &= (uint8_t)~MOD_SHIFT;
    for (size_t i = 0; (k->mods & MOD_CTRL) && i < COUNT_OF(controls); i++)
        if (k->code == (unsigned char)controls[i].name[0]) {
            k->code = controls[i].code;
            k->mods &= (uint8_t)~MOD_CTRL;
            return;
        }
}

bool key_parse(Str name, Key *out)
{
    Key k = {0};
    if (same_name(name, "BTab")) name = S("S-Tab");
    while (take_mod(&name, &k.mods)) {}
    k.code = code_of(name);
    if (k.code == K_NONE) return false;
    settle(&k);
    *out = k;
    return true;
}

Str key_format(Key k, char out[32])
{
    static const struct { uint8_t mod; char c; } rows[] = {{MOD_CTRL, 'C'}, {MOD_ALT, 'M'}, {MOD_SHIFT, 'S'}};
    size_t n = 0;
    for (size_t i = 0; i < COUNT_OF(rows); i++)
        if (k.mods & rows[i].mod) out[n++] = rows[i].c, out[n++] = '-';
    for (size_t i = 0; i < COUNT_OF(names); i++) {
        if (names[i].code != k.code) continue;
        size_t len = strlen(names[i].name);
        memcpy(out + n, names[i].name, len);
        return (Str){out, n + len};
    }
    if (k.code <= ' ' || k.code >= K_SPECIAL) return (Str){out, 0};
    return (Str){out, n + utf8_put(out + n, k.code)};
}
