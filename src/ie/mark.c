#include "base/i18n.h"
#include "mark.h"
#include "uni/utf8.h"

#define NAME(id, name) name,
static const char *const mark_names[MK_N] = {MARK_TABLE(NAME)};
#undef NAME

/* Its units in *out; false: it has more than a mark takes, or one beyond the plane that texts are folded to. */
static bool word_of(Str text, MarkWord *out)
{
    *out = (MarkWord){0};
    for (size_t at = 0; at < text.n; out->n++) {
        uint32_t cp = utf8_next(text, &at);
        if (out->n == MARK_UNITS || cp > UINT16_MAX) return false;
        out->u[out->n] = (uint16_t)cp;
    }
    return true;
}

/* The words of an entry, longest first. */
static Rc mark_of(Arena *a, Str list, Mark *out, Fault *f)
{
    Str rest = list, one;
    uint32_t n = 0;
    while (rest.n && str_cut(&rest, '|', &one)) n++;
    MarkWord *word = arena_push_n(a, MarkWord, n + 1), w;
    *out = (Mark){.word = word};
    for (rest = list; rest.n && str_cut(&rest, '|', &one);) {
        if (!word_of(one, &w))
            return fault_set(f, RC_DAMAGED, NULL, _("\"%.*s\" has more than %d syllables"), STR_ARG(one), MARK_UNITS);
        if (!w.n) continue;
        uint32_t at = out->n++;
        for (; at > 0 && word[at - 1].n < w.n; at--) word[at] = word[at - 1];
        word[at] = w;
        mark_units_add(&out->first, w.u[0]);
        mark_units_add(&out->last, w.u[w.n - 1]);
    }
    return RC_OK;
}

void mark_judge(const Lex *lex, LexBadFn bad, void *ctx)
{
    const LexBook *b = lex_book(lex, "mark");
    Sym words = lex_sym(lex, "words");
    Arena tmp = {0};
    for (uint32_t i = b ? lex_book_own(b) : 0; b && i < lex_book_n(b); i++) {
        Mark m;
        Fault f = {0};
        if (mark_of(&tmp, lex_attr_str(b, lex_entry(b, i), words), &m, &f)) bad(ctx, b, i, f.detail);
    }
    arena_fini(&tmp);
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
        for (int k = 0; k < MK_N && !rc; k++)
            if (name[k] == e.cls && lex_attr(e, words))
                rc = mark_of(an->mem, lex_attr_str(b, e, words), &marks->of[k], f);
        if (rc) return rc;
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
