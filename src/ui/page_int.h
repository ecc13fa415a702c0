/* page_int.h: the view of one thing, a year or a person, between page.c (what it is about, sentences as they come into
 * sight) and page_rows.c (its rows). */
#ifndef UI_PAGE_INT_H
#define UI_PAGE_INT_H
#include "app_int.h"
#include "path/assoc.h"
#include "path/page.h"

typedef enum { PAGE_NONE, PAGE_THING, PAGE_YEAR, PAGE_PERSON } PageKind;

/* A sentence that names the thing. */
typedef struct PageQuote { Span span; uint32_t line; Str text; } PageQuote;
typedef struct PageQuotes { uint32_t doc; VEC(PageQuote) v; } PageQuotes;

struct PageView {
    Arena      mem;                     /* of what it is about, until careers or subject change */
    uint64_t   stamp;
    PageKind   kind;
    PageThing  thing;
    AssocEgo   ties;
    PageOfYear year;
    PagePerson person;
    uint32_t   n_filtered;              /* of its careers the filter selects */
    Arena      quote_mem;
    Map        quoted;                  /* document -> index into quotes + 1 */
    VEC(PageQuotes) quotes;
    VEC(uint32_t) waiting;              /* rows of the sheet that wait for sentences, ascending … */
    VEC(uint32_t) of_doc;               /* … and of which document */
};

PageView *page_of(UiApp *app);                       /* what the subject says, made when it changed */
const PageQuotes *page_quotes(const UiApp *app, uint32_t doc);       /* NULL: not looked up yet */
void page_rows(UiApp *app, Sheet *sh);
#endif
