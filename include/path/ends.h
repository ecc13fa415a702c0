/* ends.h: which names stand for what a reader called one end of a path.
 *
 * "role:교사", "org:카카오", "school:KAIST", "degree:통계학과", in Korean 역할: 기관: 학교: 학위:, or a name alone. As filters
 * do, it takes every name of a thing, and with a role or family all that belong to it; a part of a name only where nothing
 * is called so as a whole, of roles before studies before employers. Only names that some memoir's positions bear count.
 *
 * "role:=analyst": what is called so itself, no family and no part.
 *
 * Memory   the arena given.
 * Threads  pure. */
#ifndef PATH_ENDS_H
#define PATH_ENDS_H
#include "path/filter.h"
#include "path/sequence.h"

typedef enum { END_FOUND, END_PART /* only as a part of names */, END_NONE, END_SEVERAL /* of several kinds */ } EndHow;
typedef enum { END_ROLE, END_ORG, END_SCHOOL, END_DEGREE, END_KINDS } EndKindOf;

typedef struct PathEnd {
    Str      text;                       /* as asked, trimmed */
    Str      name;                       /* without the prefix */
    EndHow   how;
    uint32_t kinds;                      /* a bit each of EndKindOf: what it names */
    Bits     names;                      /* over Careers.names */
    uint32_t n_doc;                      /* of the memoirs asked about those with such a position */
    VEC(NameId) near;                    /* END_NONE, END_SEVERAL: what may have been meant, nearest first */
} PathEnd;
/* docs: the memoirs asked about, NULL: all. */
PathEnd path_end(Arena *a, const Careers *c, const Sequences *sq, const Bits *docs, Str text);
Str path_end_bare(Str text);                                               /* without its prefix */
const char *path_end_prefix(EndKindOf k);                                  /* "role" */
EndKindOf path_end_kind(const Careers *c, NameId id);

/* Names that positions bear, with how many memoirs each as path_end counts them: what may be typed; grades are none. Most
 * frequent first. */
CareerThings path_end_names(Arena *a, const Careers *c, const Sequences *sq, const Bits *docs);
#endif
