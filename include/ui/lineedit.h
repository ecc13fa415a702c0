/* lineedit.h: one line of text being typed: by characters as the reader sees them, Hangul whole.
 *
 * Knows    clusters and columns (uni/width.h); where the caret is.
 * Unaware  of the screen and of what the text is for.
 * Units    caret: bytes; columns for drawing.
 * Memory   fixed; what does not fit is refused.
 * Threads  one owner. */
#ifndef UI_LINEEDIT_H
#define UI_LINEEDIT_H
#include "base/str.h"
#include <stdint.h>

enum { LINE_EDIT_MAX = 1024 };                       /* bytes; longer than any filter one types */
typedef struct LineEdit {
    char   text[LINE_EDIT_MAX];
    size_t n, caret;
    bool   full;                                     /* something had no room; until the next key */
} LineEdit;

void line_set(LineEdit *e, Str s);                   /* caret at the end; cut at a character when too long */
static inline Str line_str(const LineEdit *e) { return (Str){e->text, e->n}; }
bool line_insert(LineEdit *e, uint32_t cp);          /* false: full, or no character of text */
bool line_backspace(LineEdit *e);                    /* a whole cluster */
bool line_delete(LineEdit *e);
bool line_kill_word(LineEdit *e);                    /* back to the blank before */
bool line_kill_start(LineEdit *e);
bool line_kill_end(LineEdit *e);
void line_left(LineEdit *e);
void line_right(LineEdit *e);
void line_word_left(LineEdit *e);
void line_word_right(LineEdit *e);
void line_home(LineEdit *e);
void line_end(LineEdit *e);

/* What of the text is seen in cols columns with the caret in sight: bytes [*beg, …) and the caret's column. */
void line_window(const LineEdit *e, size_t cols, size_t *beg, size_t *caret_col);
#endif
