/* align.h: where a career's time begins to count: on the calendar, at birth, with the first job, on entering a role.
 *
 *   calendar    no zero: every career stands at its dates
 *   age         the birth that the text tells, or that an age at some time tells; nothing where it tells neither
 *   first-job   the earliest day of work. Not known where a spell of work ended before it and began nobody knows when
 *   role        the earliest day in a role, or of any role that belongs to it
 *
 * Knows    careers as columns.
 * Unaware  of axes and of the screen.
 * Units    EdtfDay; aligned days count from the zero, which is the middle of the days it may be.
 * Memory   an Align's names live in the arena given to align_make.
 * Threads  pure over a const Careers. Linear in the rows of the memoir, align_count in all rows.
 * Source   product.md section 4, tui.md mock-up D. */
#ifndef PATH_ALIGN_H
#define PATH_ALIGN_H
#include "path/filter.h"
#include "path/raster.h"

/* X(enum, name in commands, what a reader is told) */
#define ALIGN_TABLE(X) \
    X(ALIGN_CALENDAR, "calendar", N_("calendar")) X(ALIGN_AGE, "age", N_("age")) \
    X(ALIGN_FIRST_JOB, "first-job", N_("years since the first job")) X(ALIGN_ROLE, "role", N_("entry into a role"))
#define ALIGN_ENUM(id, name, title) id,
typedef enum { ALIGN_TABLE(ALIGN_ENUM) ALIGN_COUNT } AlignKind;
#undef ALIGN_ENUM
extern const char *const align_names[ALIGN_COUNT], *const align_titles[ALIGN_COUNT];
extern const char *const align_lacks[ALIGN_COUNT];      /* what a career without its zero does not tell: msgids */

typedef struct Align {
    AlignKind kind;
    Str       role;                     /* of ALIGN_ROLE, as asked for */
    NameId    name;                     /* the name that is called so; 0: a family, or a part of names */
    Bits      names;                    /* the names that are that role */
} Align;
/* text: calendar, age, first-job, or a role's name. False: no memoir has such a role. */
bool align_make(Arena *a, const Careers *c, Str text, Align *out);

/* How many of the documents enter each of these roles at a known time: n_doc[i] of role[i], which is called so. */
void align_count(Arena *a, const Careers *c, const Bits *docs, const Str *role, uint32_t n, uint32_t *n_doc);

typedef struct AlignZero {
    bool     known;
    EdtfDay  day, lo, hi;               /* the zero lies in lo..hi; day is the middle, 0 on the calendar */
    uint32_t item;                      /* the row that begins with it, UINT32_MAX: none (a birth) */
} AlignZero;
AlignZero align_zero(const Careers *c, const Align *al, const CareerDoc *d);

/* Open and unknown days stay what they are. */
EdtfDay align_day(const AlignZero *z, EdtfDay day);
RasterSpan align_span(const AlignZero *z, RasterSpan sp);
/* Years from the zero to a day, which may lie before it. */
double align_years(const AlignZero *z, EdtfDay day);
#endif
