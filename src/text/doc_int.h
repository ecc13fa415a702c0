/* doc_int.h: the steps of doc_new, in their order. Private to text. */
#ifndef TEXT_DOC_INT_H
#define TEXT_DOC_INT_H
#include "text/doc.h"

/* A clear word for bytes that are no UTF-8 text: UTF-16, CP949, binary, or the first bad byte. */
MUST_USE Rc encoding_check(Str bytes, Fault *f);
/* What else than UTF-8 it looks like, as ICU calls it; NULL for nothing that is known. */
const char *encoding_other(Str bytes);
/* The first byte that the encoding never has, though ICU reads it as a character of its own; SIZE_MAX: none. */
size_t encoding_never(Str bytes, const char *charset);
/* That it is that, but not at the byte bad. */
MUST_USE Rc encoding_broken(Str bytes, const char *charset, size_t bad, Fault *f);
void meta_find(Arena *a, Doc *d);                             /* body_beg, meta */
void masks_fold(Doc *d);                              /* ○○중학교: letters that are not given; before the tokens */
void tokens_cut(Arena *a, Doc *d);                   /* and where lines begin and end, with their tokens */
void lines_judge(Doc *d, DocFormat format);          /* what kind each line is */
void sentences_cut(Arena *a, Doc *d);                /* needs lines and tokens */
void sections_cut(Arena *a, Doc *d);                 /* needs lines */

/* Columns of folded units, counted by class: exact enough to judge the form of a line. */
uint32_t cols_between(const Doc *d, uint32_t beg, uint32_t end);
/* The last syllable of a finite verb as written at the end of a Korean sentence (했다, 해요, 하죠, 할까). */
bool ends_like_verb(uint16_t syllable);
bool is_closing_mark(uint16_t ch);                   /* brackets, quotation marks, stars of emphasis */
/* The unit before end that is no blank and no closing mark; beg when there is none. */
uint32_t last_letter(const Doc *d, uint32_t beg, uint32_t end);
#endif
