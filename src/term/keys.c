/* keys.c: keys as they stand in scripts. */
#include "term/key.h"
#include "uni/utf8.h"

static bool two_numbers(Str s, char sep, int *x, int *y)
{
    int *to = x, digits = 0;
    *x = *y = 0;
    for (size_t i = 0; i < s.n; i++) {
        if (s.p[i] == sep && to == x && digits) to = y, digits = 0;
        else if (s.p[i] >= '0' && s.p[i] <= '9' && digits++ < 5) *to = *to * 10 + (s.p[i] - '0');
        else return false;
    }
    return to == y && digits > 0;
}

static Str unescaped(Arena *a, Str s)
{
    char *p = arena_alloc(a, s.n);
    size_t n = 0;
    for (size_t i = 0; i < s.n; i++) {
        bool esc = s.p[i] == '\\' && i + 1 < s.n;
        if (esc) i++;
        p[n++] = !esc ? s.p[i] : s.p[i] == 's' ? ' ' : s.p[i] == 'n' ? '\n' : s.p[i];
    }
    return (Str){p, n};
}

static bool take_word(Arena *a, KeyList *keys, Str w)
{
    Key k = {0};
    if (str_starts(w, S("text:"))) {
        Str text = unescaped(a, str_slice(w, 5, w.n));
        for (size_t at = 0; at < text.n;) *vec_push(a, keys) = (Key){.code = utf8_next(text, &at)};
        return true;
    }
    if (str_starts(w, S("paste:"))) k = (Key){.code = K_PASTE, .paste = unescaped(a, str_slice(w, 6, w.n))};
    else if (str_starts(w, S("resize:"))) {
        k.code = K_RESIZE;
        if (!two_numbers(str_slice(w, 7, w.n), 'x', &k.x, &k.y)) return false;
    } else if (str_starts(w, S("click:")) || str_starts(w, S("drag:"))) {
        bool drag = w.p[0] == 'd';
        k = (Key){.code = K_MOUSE, .button = BUTTON_LEFT, .mouse = drag ? MOUSE_DRAG : MOUSE_PRESS};
        if (!two_numbers(str_slice(w, drag ? 5 : 6, w.n), ',', &k.x, &k.y)) return false;
    } else if (!key_parse(w, &k)) {
        return false;
    }
    *vec_push(a, keys) = k;
    return true;
}

bool keys_parse(Arena *a, Str names, KeyList *out)
{
    for (Str word; str_cut(&names, ' ', &word);)
        if (word.n && !take_word(a, out, word)) return false;
    return true;
}
