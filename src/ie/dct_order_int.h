/* dct_order_int.h: the order of the story, as steps in months. */
#ifndef DCT_ORDER_INT_H
#define DCT_ORDER_INT_H
#include "dct_int.h"

/* What one expression says of its time: a month counted from the year 0, or from a time of writing that is not known yet. */
typedef enum {
    STEP_DATED,                        /* from, to: March 2021 */
    STEP_YEAR,                         /* 올해 3월, last year: from, to within the year of writing plus shift */
    STEP_MONTH,                        /* 지난달, this month, two months ago: the month of writing plus shift */
    STEP_DAY,                          /* yesterday, 지난주: hardly more than the month of writing */
    STEP_PICK,                         /* 지난 3월, last spring: the one before the writing, or the next */
    STEP_BARE,                         /* 3월에: the next one behind what was told */
    STEP_SPELL,                        /* 1년 6개월을 있었고: from is its length */
    STEP_AFTER                         /* 석 달 뒤, five weeks later: so many months behind what was told, and days (mday) */
} StepKind;
typedef struct Step {
    StepKind kind;
    uint32_t i, sent, kinds;           /* the expression, its sentence, the kinds of happenings there */
    uint32_t behind;                   /* the kinds that a length is counted from */
    int from, to, shift;
    int days;                          /* so many days ago */
    int mday;                          /* the day of the month, 0 where none is told */
    bool past, ahead, today;           /* told as past, still to come; today: says nothing of when that is */
    bool counted;                      /* two weeks ago, to the number */
    bool until;                        /* until March */
    bool restates;                     /* a sentence that is nothing but this date */
} Step;
enum { STEPS_MAX = 200, STEP_UNKNOWN = -1, STEP_MONTHS = 12 };
typedef struct Steps { Step v[STEPS_MAX]; int n; } Steps;

/* dct_step.c */
void dct_steps_read(DctState *s, Steps *out);
int  dct_months_of(EdtfDay day);

/* dct_order.c */
void dct_read_order(DctState *s);
#endif
