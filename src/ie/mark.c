#include "mark.h"
#include "uni/utf8.h"

#define NAME(id, name) name,
static const char *const mark_names[MK_N] = {MARK_TABLE(NAME)};
#undef NAME

static MarkWord word_of(Str text)
{
    MarkWord w = {0};
    for (size_t at = 0; at < text.n && w.n < MARK_UNITS;) w.u[w.n++] = (uint16_t)utf8_next(text, &at);
    return w;
}

/* The words of an entry, longest first. */
static Mark mark_of(Arena *a, Str list)
{
    Str rest = list, one;
    uint32_t n = 0;
    while (rest.n && str_cut(&rest, '|', &one)) n++;
    MarkWord *word = arena_push_n(a, MarkWord, n + 1);
    Mark m = {.word = word};
    for (rest = list; rest.n && str_cut(&rest, '|', &one);) {
        MarkWord w = word_of(one);
        if (!w.n) continue;
        uint32_t at = m.n++;
        for (; at > 0 && word[at - 1].n < w.n; at--) word[at] = word[at - 1];
        word[at] = w;
        m.first |= mark_bit(w.u[0]);
        m.last |= mark_bit(w.u[w.n - 1]);
    }
    return m;
}

Rc mark_bind(Analyser *an, Fault *f)
{
    const LexBook *b;
    Rc rc = ie_book(an, "mark", &b, f);
    if (rc) return rc;
    Sym name[MK_N], words = lex_sym(an->lex, "words");
    LexSymRow row[MK_N];
    for (int i = 0; i < MK_N; i++) row[i] = (LexSymRow){mark_names[i], &name[i]};
    lex_syms(an->lex, row, MK_N);
    Marks *marks = arena_push(an->mem, Marks);
    for (uint32_t i = 0; i < lex_book_n(b); i++) {
        LexEntry e = lex_entry(b, i);
        for (int k = 0; k < MK_N; k++)
            if (name[k] == e.cls && lex_attr(e, words)) marks->of[k] = mark_of(an->mem, lex_attr_str(b, e, words));
    }
    an->mark = marks;
    for (int i = 0; i < MK_N; i++)
        if (!marks->of[i].n) return fault_set(f, RC_DAMAGED, NULL, "the book \"mark\" lacks \"%s\"", mark_names[i]);
    return RC_OK;
}

static bool same(const MarkWord *w, const uint16_t *u)
{
    for (uint32_t i = 0; i < w->n; i++)
        if (w->u[i] != u[i]) return false;
    return true;
}

uint32_t mark_words_at(const Mark *m, const uint16_t *u)
{
    for (uint32_t i = 0; i < m->n; i++)
        if (same(&m->word[i], u)) return m->word[i].n;
    return 0;
}

uint32_t mark_words_before(const Mark *m, const uint16_t *u, uint32_t n)
{
    for (uint32_t i = 0; i < m->n; i++)
        if (m->word[i].n <= n && same(&m->word[i], u - m->word[i].n)) return m->word[i].n;
    return 0;
}
