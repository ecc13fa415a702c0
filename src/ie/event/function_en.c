/* Small English words, known by what they do: the book "function-en" gives each its classes. */
#include "event_int.h"
#include "word_class.h"

#define NAME(id, name) name,
static const char *const class_names[] = {EN_TABLE(NAME)};
#undef NAME

struct FunctionData {
    const LexBook *book;
    const uint8_t *of;                 /* EnBit of each entry, EN_CLASSES for none */
};

Rc function_bind(Analyser *an, EventData *e, Fault *f)
{
    struct FunctionData *d = arena_push(an->mem, struct FunctionData);
    Rc rc = ie_book(an, "function-en", &d->book, f);
    if (rc) return rc;
    d->of = word_classes(an, d->book, class_names, EN_CLASSES, EN_CLASSES);
    e->function = d;
    return RC_OK;
}

uint32_t en_classes(const Ie *ie, const Token *t)
{
    const struct FunctionData *d = ie->an->event->function;
    FormBook own;
    if (t->cls != CH_LATIN) return 0;
    const FormBook *x = form_book(ie, d->book, FORM_FUNCTION, (uint32_t)(t - ie->doc->tok), &own);
    return form_book_is(x, t) ? (uint32_t)word_class_set(d->book, d->of, x->m) : 0;
}
