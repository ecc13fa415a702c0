/* The key of a word: what the trie holds and a text is matched with. */
#include "compile_int.h"
#include "base/i18n.h"
#include "lex_int.h"
#include "uni/fold.h"
#include "uni/hangul.h"
#include "uni/utf8.h"
#include <string.h>

enum { UNIT_OTHER = 0xFFFD };                        /* fold.h: any code point beyond the BMP */

static const char *unit_fault(Arena *a, Str s)
{
    uint32_t n;
    const uint16_t *u = fold_word(a, s, &n);
    if (n == 0) return _("is invisible and never part of a text that is matched");
    if (u[0] == UNIT_OTHER) return _("cannot be matched");
    return u[0] < ' ' ? "cannot stand in a word" : NULL;
}

/* A character that folding drops is there by accident, pasted unseen; the word would read right and never match. */
static bool characters_ok(Making *m, Str word, uint32_t line)
{
    for (size_t at = 0; at < word.n;) {
        size_t beg = at;
        uint32_t cp = utf8_next(word, &at);
        if ((cp >= ' ' && cp < 0x7F) || hangul_is(cp)) continue;
        ArenaMark mark = arena_mark(m->a);
        const char *why = unit_fault(m->a, str_slice(word, beg, at));
        arena_rewind(m->a, mark);
        if (!why) continue;
        make_fault(m, line, _("\"%.*s\": the character U+%04X %s"), STR_ARG(word), (unsigned)cp, why);
        return false;
    }
    return true;
}

static void drop_blanks(MakeWord *w)
{
    uint32_t n = 0;
    for (uint32_t i = 0; i < w->n; i++) {
        if (!loose_skips(w->key[i])) w->key[n++] = w->key[i];
        else if (n) w->breaks[n - 1] = true;
    }
    if (n) w->breaks[n - 1] = false;                 /* a blank at the end is inside of nothing */
    w->n = n;
}

static void to_jamo(Arena *a, MakeWord *w)
{
    uint16_t *key = arena_push_n(a, uint16_t, w->n * 3 + 1);
    bool *breaks = arena_push_n(a, bool, w->n * 3 + 1);
    uint32_t n = 0;
    for (uint32_t i = 0; i < w->n; i++) {
        n += (uint32_t)hangul_jamo(w->key[i], key + n);
        breaks[n - 1] = w->breaks[i];
    }
    *w = (MakeWord){.text = w->text, .key = key, .breaks = breaks, .n = n};
}

/* A break behind unit i lies, read backwards, behind unit n-2-i. */
static void reverse(MakeWord *w)
{
    for (uint32_t i = 0, j = w->n; i + 1 < j; i++) {
        uint16_t u = w->key[i];
        w->key[i] = w->key[--j];
        w->key[j] = u;
    }
    for (uint32_t i = 0, j = w->n - 1; i + 1 < j; i++) {
        bool b = w->breaks[i];
        w->breaks[i] = w->breaks[--j];
        w->breaks[j] = b;
    }
}

bool word_key(Making *m, uint32_t flags, Str word, uint32_t line, MakeWord *out)
{
    if (!characters_ok(m, word, line)) return false;
    *out = (MakeWord){.text = word};
    out->key = fold_word(m->a, word, &out->n);
    out->breaks = arena_push_n(m->a, bool, out->n + 1);
    if (flags & BOOK_LOOSE) drop_blanks(out);
    if (flags & BOOK_JAMO) to_jamo(m->a, out);
    if (out->n == 0 || out->n > WORD_MAX) {
        const char *why = out->n ? "is too long for a word" : "is an empty word";
        make_fault(m, line, _("\"%.*s\" %s"), STR_ARG(word), why);
        return false;
    }
    if (flags & BOOK_SUFFIX) reverse(out);
    return true;
}
