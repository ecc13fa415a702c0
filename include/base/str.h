/* str.h: a view of bytes, and the span type that every layer above shares.
 *
 * Knows    bytes only; UTF-8 by convention, never checked here (uni/utf8.h does).
 * Memory   a Str owns nothing; it points into something that lives longer.
 * Threads  pure functions. */
#ifndef BASE_STR_H
#define BASE_STR_H
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

typedef struct { const char *p; size_t n; } Str;          /* n bytes, no NUL at the end */
typedef struct { uint32_t beg, end; } Span;               /* [beg, end) bytes of the text as stored */

#define S(lit)        ((Str){(lit), sizeof(lit) - 1})
#define STR_FMT       "%.*s"
#define STR_ARG(s)    (int)(s).n, (s).p ? (s).p : ""
#define COUNT_OF(a)   (sizeof(a) / sizeof *(a))

Str  str_z(const char *z);                                /* NULL gives the empty Str */
static inline bool str_eq(Str a, Str b) { return a.n == b.n && (a.n == 0 || memcmp(a.p, b.p, a.n) == 0); }
bool str_eq_z(Str a, const char *z);
bool str_same_z(Str a, const char *z);                    /* whatever the case of ASCII letters */
Str  str_without_mark(Str s);                             /* without a byte order mark before it */
int  str_cmp(Str a, Str b);                               /* by bytes, which for UTF-8 is by code point */
bool str_starts(Str s, Str prefix);
bool str_ends(Str s, Str suffix);
Str  str_slice(Str s, size_t beg, size_t end);            /* clamped to s */
Str  str_trim(Str s);                                     /* ASCII white space off both ends */
size_t str_find(Str s, Str what, size_t from);            /* byte offset, or SIZE_MAX */
/* Cuts *rest at the first sep: returns what stands before it, leaves what stands after. False at the end. */
bool str_cut(Str *rest, char sep, Str *head);
bool str_has_line(Str lines, Str line);                   /* one of the lines is it, whole */

static inline bool span_in(Span s, uint32_t pos) { return s.beg <= pos && pos < s.end; }
static inline bool span_overlap(Span a, Span b) { return a.beg < b.end && b.beg < a.end; }
static inline bool span_covers(Span a, Span b) { return a.beg <= b.beg && b.end <= a.end; }
static inline bool span_eq(Span a, Span b) { return a.beg == b.beg && a.end == b.end; }
#endif
