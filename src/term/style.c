#include "term/surface.h"
#include <stdlib.h>

static const char *const colour_names[] = {"black", "red", "green", "yellow", "blue", "magenta", "cyan", "white"};
static const struct { const char *name; uint32_t attr; } attr_names[] = {
    {"bold", ST_BOLD}, {"dim", ST_DIM}, {"underline", ST_UNDERLINE}, {"reverse", ST_REVERSE}, {"italic", ST_ITALIC},
};

static int hex_digit(char c)
{
    if (c >= '0' && c <= '9') return c - '0';
    if (c >= 'a' && c <= 'f') return c - 'a' + 10;
    return c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
}

static bool parse_rgb(Str s, Colour *out)
{
    uint32_t v = 0;
    if (s.n != 7) return false;
    for (size_t i = 1; i < 7; i++) {
        int h = hex_digit(s.p[i]);
        if (h < 0) return false;
        v = v << 4 | (uint32_t)h;
    }
    *out = COLOUR_RGB(v >> 16, v >> 8 & 0xFF, v & 0xFF);
    return true;
}

static bool parse_index(Str s, Colour *out)
{
    uint32_t v = 0;
    if (!s.n || s.n > 3) return false;
    for (size_t i = 0; i < s.n; i++) {
        if (s.p[i] < '0' || s.p[i] > '9') return false;
        v = v * 10 + (uint32_t)(s.p[i] - '0');
    }
    *out = COLOUR_INDEX(v);
    return v < 256;
}

bool colour_parse(Str s, Colour *out)
{
    Colour c = COLOUR_DEFAULT;
    bool bright = str_starts(s, S("bright-"));
    Str base = bright ? str_slice(s, 7, s.n) : s;
    bool known = str_eq(s, S("default")) || (s.n && s.p[0] == '#' ? parse_rgb(s, &c) : parse_index(s, &c));
    for (unsigned i = 0; !known && i < COUNT_OF(colour_names); i++)
        if (str_eq_z(base, colour_names[i])) c = COLOUR_INDEX(i + (bright ? 8 : 0)), known = true;
    if (known) *out = c;
    return known;
}

static bool attr_parse(Str word, uint32_t *attrs)
{
    for (size_t i = 0; i < COUNT_OF(attr_names); i++)
        if (str_eq_z(word, attr_names[i].name)) {
            *attrs |= attr_names[i].attr;
            return true;
        }
    return false;
}

bool style_parse(Str s, Style *out)
{
    Style st = {0};
    bool behind_on = false, all = true;
    Str word;
    while (str_cut(&s, ' ', &word)) {
        if (!word.n) continue;
        if (str_eq(word, S("on"))) behind_on = true;
        else if (behind_on ? colour_parse(word, &st.bg) : attr_parse(word, &st.attrs) || colour_parse(word, &st.fg))
            continue;
        else all = false;
    }
    if (all) *out = st;
    return all;
}

static void colour_format(Colour c, Buf *out)
{
    uint32_t v = c & 0xFFFFFF;
    if (c == COLOUR_DEFAULT) buf_add_z(out, "default");
    else if (c & 0x02000000u) buf_fmt(out, "#%06x", v);
    else if (v < 16) buf_fmt(out, "%s%s", v < 8 ? "" : "bright-", colour_names[v % 8]);
    else buf_fmt(out, "%u", v);
}

void style_format(Style s, Buf *out)
{
    size_t n = out->n;
    for (size_t i = 0; i < COUNT_OF(attr_names); i++)
        if (s.attrs & attr_names[i].attr) buf_fmt(out, "%s%s", out->n > n ? " " : "", attr_names[i].name);
    if (s.fg != COLOUR_DEFAULT || (out->n == n && s.bg == COLOUR_DEFAULT)) {
        if (out->n > n) buf_add_c(out, ' ');
        colour_format(s.fg, out);
    }
    if (s.bg == COLOUR_DEFAULT) return;
    buf_add_z(out, out->n > n ? " on " : "on ");
    colour_format(s.bg, out);
}
