/* timex_int.h: what the evaluations of the grammar's rules share.
 *
 * Knows    the state of one evaluation, the steps over its atoms, the evaluations by function.
 * Unaware  of the walk over the text (timex.c) and of words (timex_atom.c).
 * Units    atoms of one TimeScan. */
#ifndef TIMEX_INT_H
#define TIMEX_INT_H
#include "time_int.h"

/* What has been read of a match so far. */
typedef struct Eval {
    const TimeScan *s;
    const Atom *at;                    /* the match */
    uint32_t n, i;                     /* i: the atom being read */
    TimePoint p;
    const Atom *pend;                  /* a number whose unit has not come */
    const Atom *ord;                   /* first, 둘째, last */
    const AtomDef *det;                /* last, this, next */
    const AtomDef *era;                /* 단기, 쇼와 */
    EdtfDuration len;
    double half;
    double *last_unit, last_factor;    /* of the length: what a half is half of */
    int month_to;                      /* 삼사월: the second of two */
    bool apos, approx, bare_a, q, h, negative, ratio;
} Eval;

typedef bool (*Step)(Eval *e, const Atom *a);
extern const Step eval_calendar_steps[AT_COUNT], eval_relative_steps[AT_COUNT];

Eval eval_start(const TimeScan *s, uint32_t i, uint32_t n);
bool eval_cue_of_length(const Edge *g);             /* 동안, 만에, 전, 후, 째 behind it */
const Atom *eval_pend(Eval *e);                    /* takes the number whose unit had not come */
void eval_det(Eval *e, uint8_t unit);              /* last, this before a unit; TU_NONE: before a season, a month */
bool eval_step_approx(Eval *e, const Atom *a);
bool eval_walk(Eval *e, const Step *steps, const Step *more);     /* more: asked where steps has none; may be NULL */
bool eval_date_walk(Eval *e);
bool eval_date_of(const TimeScan *s, uint32_t i, uint32_t n, TimePoint *out);
/* Glued to letters or more figures it is a version, an address, a phone number, a score. */
bool eval_stands_alone(const TimeScan *s, uint32_t beg, uint32_t end, bool dashed);

bool eval_three_figures(const TimeScan *s, const Atom *n);        /* 247년: may it be a year? */
bool eval_hour_follows(const TimeScan *s, uint32_t end);          /* 12일 7시, 월요일 10시에서 */

uint32_t eval_date(const TimeScan *s, uint32_t i, uint32_t n, Evaluated *out);
uint32_t eval_ny(const TimeScan *s, uint32_t i, uint32_t n, Evaluated *out);
uint32_t eval_nd(const TimeScan *s, uint32_t i, uint32_t n, Evaluated *out);
uint32_t eval_len(const TimeScan *s, uint32_t i, uint32_t n, Evaluated *out);
uint32_t eval_lenpair(const TimeScan *s, uint32_t i, uint32_t n, Evaluated *out);
uint32_t eval_days_pair(const TimeScan *s, uint32_t i, uint32_t n, Evaluated *out);
uint32_t eval_num(const TimeScan *s, uint32_t i, uint32_t n, Evaluated *out);
uint32_t eval_figure_span(const TimeScan *s, uint32_t i, uint32_t n, Evaluated *out);
uint32_t eval_bare(const TimeScan *s, uint32_t i, uint32_t n, Evaluated *out);
uint32_t eval_years(const TimeScan *s, uint32_t i, uint32_t n, Evaluated *out);
uint32_t eval_range(const TimeScan *s, uint32_t i, uint32_t n, Evaluated *out);
uint32_t eval_either(const TimeScan *s, uint32_t i, uint32_t n, Evaluated *out);
uint32_t eval_months(const TimeScan *s, uint32_t i, uint32_t n, Evaluated *out);
#endif
