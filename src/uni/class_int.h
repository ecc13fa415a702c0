/* class_int.h: what one code point folds to, and its class. Private to uni. */
#ifndef UNI_CLASS_INT_H
#define UNI_CLASS_INT_H
#include "uni/fold.h"

/* Beside ChClass: a character that leaves no unit, and a mark that takes the class of the unit before it. */
enum { CLS_DROP = 0xFE, CLS_MARK = 0xFF };

typedef struct { uint16_t ch; uint8_t cls; } FoldUnit;

extern const FoldUnit ascii_units[128];
FoldUnit fold_unit(uint32_t cp); /* any code point; half-width Hangul letters as compatibility jamo */
bool     fold_is_invisible(uint32_t cp);             /* zero width, bidi controls, variation selectors */
#endif
