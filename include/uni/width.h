/* width.h: how many terminal columns text takes, and where its characters end.
 *
 * Knows    East Asian Width; conjoining jamo (onset 2, the rest 0); combining marks; emoji sequences.
 * Units    cols.
 * Errors   controls have width 0 here and must be replaced before drawing (uni_visible).
 * Threads  uni_ambiguous_set and uni_joins_set once at start; else pure.
 * Source   UAX 11, UAX 29; tui.md section 4. */
#ifndef UNI_WIDTH_H
#define UNI_WIDTH_H
#include "base/arena.h"

void uni_ambiguous_set(int cols);                    /* 1 (default) or 2, as probed */
/* Does the terminal show emoji that U+200D joins (a woman and a computer) as one of two columns, as probed? Else the
 * joiner is dropped, and each stands for itself, which every terminal agrees on. */
void uni_joins_set(bool joins);
enum { UNI_JOINER = 0x200D, UNI_JOINED_CPS = 5 };    /* of one that is joined; of more the next begins anew */
int  uni_cp_cols(uint32_t cp);
/* Next grapheme cluster of s at *at (bytes): moves *at behind it, returns its columns (0, 1 or 2). */
int  uni_cluster_next(Str s, size_t *at);
size_t uni_cols(Str s);
/* The longest start of s that fits into cols; *used gets its columns. Never cuts a cluster. */
Str  uni_clip(Str s, size_t cols, size_t *used);
/* s as it may be shown: NFC, controls, C1, bidi controls and zero-width characters as a dim dot '·' or dropped,
 * tabs as blanks. Never lets ESC through. */
Str  uni_visible(Arena *a, Str s);
/* s as a file for other programs may hold it: well-formed, without controls other than tab and line feed, bidi controls
 * and noncharacters; all else as it is. */
Str  uni_harmless(Arena *a, Str s);
#endif
