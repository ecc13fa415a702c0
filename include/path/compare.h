/* compare.h: two to four careers beside each other on one axis, and what they have in common.
 *
 * Knows    spells by the row they lie in, so that none lies over another; roles held, employers, schools and skills that
 *          two or more of them have, with the first dated row of each; spells whose ends are not certain.
 * Unaware  of the screen and of words.
 * Units    EdtfDay, aligned (align.h); years between first times are of mid-points, with their least and most.
 * Memory   everything lives in the arena given.
 * Threads  pure over a const Careers. Linear in the rows of the memoirs, but for the names of one.
 * Source   product.md section 4, tui.md mock-up D. */
#ifndef PATH_COMPARE_H
#define PATH_COMPARE_H
#include "path/align.h"

enum { COMPARE_MAX = 4, COMPARE_SKILLS = 3 };
#define NO_ROW UINT32_MAX

typedef struct CompareSpell { uint32_t item, lane; bool unsure; } CompareSpell;
/* Dated rows that name a skill, in order of time. */
typedef struct CompareSkill { NameId name; uint32_t *item, n; bool shared; } CompareSkill;
typedef struct CompareCareer {
    uint32_t doc;
    AlignZero zero;
    VEC(CompareSpell) spells;           /* in order of time; those without a date last */
    uint32_t n_lane;                    /* spells of one lane never certainly run at a time */
    uint32_t n_unsure;                  /* spells with an end that is not known or not to the year, or in doubt */
    CompareSkill skill[COMPARE_SKILLS]; /* those in common first, then those named by most rows */
    uint32_t n_skill, n_skill_all;
} CompareCareer;

/* item: the first dated row, NO_ROW where the memoir names it without a date. */
typedef struct CompareFirst { bool has; uint32_t item; double at; } CompareFirst;       /* at: years from the zero */
typedef struct CompareShared {
    NameId   name;
    uint32_t n, n_dated;
    CompareFirst of[COMPARE_MAX];
    double   apart, least, most;        /* years between the first and the last of them; where two are dated */
} CompareShared;

typedef struct Compare {
    Align    align;
    uint32_t n, n_unsure;
    CompareCareer of[COMPARE_MAX];
    EdtfDay  first, last;               /* of all, aligned; EDTF_DAY_NONE: nothing is dated */
    VEC(CompareShared) shared;          /* roles, skills, employers, schools; what most have first */
} Compare;

Compare compare_make(Arena *a, const Careers *c, const Align *al, const uint32_t *docs, uint32_t n);
/* Its ends are not known, or not to the year, or a check doubts them. Open ones are known. */
bool spell_is_unsure(const CareerItem *it);
/* How many of a skill's rows come at or before each column; at most 255. Columns before the first and behind `until`,
 * an aligned day, are 0. */
void compare_skill_cells(const TimeAxis *axis, const Careers *c, const CompareCareer *k, const CompareSkill *skill,
                         uint8_t *counts);
TimeAxis compare_axis(const Compare *x, int cols);
#endif
