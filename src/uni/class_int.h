/* class_int.h: what one code point folds to, and its class. Private to uni. */
#ifndef UNI_CLASS_INT_H
#define UNI_CLASS_INT_H
#include "uni/fold.h"
#include <stdatomic.h>

/* Beside ChClass: a character whose unit depends on what stands around it, one that leaves no unit, and a mark that
 * takes the class of the unit before it. */
enum { CLS_BOUND = 0xFD, CLS_DROP = 0xFE, CLS_MARK = 0xFF };

typedef struct { uint16_t ch; uint8_t cls; } FoldUnit;

FoldUnit fold_unit(uint32_t cp); /* any code point; half-width Hangul letters as compatibility jamo */
bool     fold_is_invisible(uint32_t cp);             /* zero width, bidi controls, variation selectors */

/* The same as a table of pages of 256 characters of the BMP: the unit is the character plus `add` (modulo 2^16), so
 * that all syllables share one page. A page is made when it is first asked for; until then the table holds
 * cells_unmade, where everything is CLS_BOUND, as is in any page what needs more than its own code point. */
typedef struct { uint16_t add; uint8_t cls; } FoldCell;
enum { PAGE = 256 };
extern _Atomic(const FoldCell *) fold_pages[PAGE];

static inline const FoldCell *fold_cell(uint32_t cp)
{
    return &atomic_load_explicit(&fold_pages[cp >> 8], memory_order_acquire)[cp & 0xFF];
}
void fold_page_make(uint32_t cp);                    /* where it is not made yet; any number of threads */
#endif
