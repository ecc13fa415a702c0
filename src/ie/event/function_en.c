/* Small English words, known by what they do: the book "function-en" gives each its classes. */
#include "event_int.h"

#define NAME(id, name) name,
static const char *const class_names[] = {EN_TABLE(NAME)};
#undef NAME

struct FunctionData {
    const LexBook *book;
    uint32_t *classes;                 /* EnClass of each entry, one bit */
};

Rc function_bind(Analyser *an, EventData *e, Fault *f)
{
    struct FunctionData *d = arena_push(an->mem, struct FunctionData);
    Rc rc = ie_book(an, "function-en", &d->book, f);
    if (rc) return rc;
    uint32_t n = lex_book_n(d->book);
    d->classes = arena_push_n(an->mem, uint32_t, n + 1);
    for (uint32_t i = 0; i < n; i++) {
        Str cls = lex_sym_str(an->lex, lex_entry(d->book, i).cls);
        for (uint32_t k = 0; k < COUNT_OF(class_names); k++)
            if (str_eq_z(cls, class_names[k])) d->classes[i] = 1u << k;
    }
    e->function = d;
    return RC_OK;
}

uint32_t en_classes(const Ie *ie, const Token *t)
{
    const struct FunctionData *d = ie->an->event->function;
    FormBook own;
    uint32_t classes = 0;
    if (t->cls != CH_LATIN) return 0;
    const FormBook *x = form_book(ie, d->book, FORM_FUNCTION, (uint32_t)(t - ie->doc->tok), &own);
    if (!form_book_is(x, t)) return 0;
    for (uint32_t i = 0; i < x->m.n_entry; i++) classes |= d->classes[lex_match_entry(d->book, x->m, i)];
    return classes;
}
