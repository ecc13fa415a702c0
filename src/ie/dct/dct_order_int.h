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
    bool headed;                       /* its year stands over it, on a line of its own */
    bool names_year;                   /* "last year" in English, told to no month */
    bool year_before;                  /* last summer, and behind it this June */
} Step;
enum { STEPS_MAX = 200, STEP_UNKNOWN = -1, STEP_MONTHS = 12 };
typedef struct Steps { Step v[STEPS_MAX]; int n; } Steps;

/* dct_step.c */
void dct_steps_read(DctState *s, Steps *out);
int  dct_months_of(EdtfDay day);

/* What speaks against a month: 100 is one thing told in the wrong order. */
enum {
    COST_LIMIT = 1500, COST_BACK = 200, COST_AHEAD = 400, COST_SAME = 80, COST_FLASH = 35, COST_NEWS = 150, COST_GAP = 2,
    COST_SPELL = 6, COST_LATE = 3, COST_BEGUN = 25, COST_PLAN = 6,
    GAIN_LAPSE = 120, GAIN_NEARLY = 40
};
/* How far behind what was told last it is looked for; what a gap may be that is guessed; how far from what was told news
 * may stand, in sentences. */
enum {
    REACH_MONTHS = 96, CLAIMS_MAX = 16, NEAR_MONTHS = 8, SOON_MONTHS = 4, CLOSE_MONTHS = 2,
    NEWS_NEAR = 3, SENTENCES = 2, SENTENCES_COUNTED = 6, BEGUN = DCT_BEGIN | DCT_COME | DCT_ENROL
};

/* A length that runs until the writing, in months, or in days; before: the step right before it. */
typedef struct Claim {
    uint32_t kinds;
    int      months, days, slack, early, before;
    int      loose, late;              /* months before and behind both that are half as good */
    uint32_t sent;
    bool     sure;                     /* told to the month: 이달로 꼭 5년, next month it'll be eight years */
    int      spell;                    /* a spell before it, at whose end it may begin; -1: none */
    bool     held;                     /* of a post, which no leaving begins */
    bool     first;                    /* a career: from its first post alone */
    int      target;                   /* the step to which it leads, -1 the writing itself */
    uint64_t step[STEPS_MAX / 64 + 1], weak[STEPS_MAX / 64 + 1];           /* what it counts from; weak: perhaps */
} Claim;
typedef struct Order {
    DctState *s;
    Steps     steps;
    Claim     claim[CLAIMS_MAX];
    int       n_claim;
    int       at[STEPS_MAX], day[STEPS_MAX];
    bool      hangs[STEPS_MAX];
} Order;

/* The walk through the story, with one month taken for that of the writing. */
typedef struct Walk {
    int  from;                         /* when it may have been written at the earliest */
    int  month, cost, soft;            /* soft: how much of it lengths of a career have spared, which tell the year at best */
    int  told, told_to, mday, until;            /* what was told last, its day if known, and where a spell has led since */
    int  latest, latest_mday;          /* the latest that was told to the month */
    int  dated;                        /* … with its year */
    uint32_t latest_kinds, latest_sent;
    int  served;                       /* until when a post lasted whose first day and length are told */
    int  reach;                        /* the latest end of a spell */
    int  news;                         /* the earliest of what has just happened */
    uint32_t news_sent;                /* … and the sentence of the last */
    int  numbered;                     /* the last year that was told by its number */
    int  named;                        /* the year that "last year" named */
    uint32_t named_sent;               /* … and the sentence */
    bool rough, ended;                 /* the spell began in a year; what was told last is an end */
    bool fine, relative;               /* told to the month; it hangs on the writing itself */
    bool linked;                       /* the latest that was told to the month does */
    uint32_t sent, kinds;
    bool year, exact, claimed;         /* what hangs on the writing tells its year, its month; a length agrees */
    bool by_year;                      /* … its year by 올해, last year */
    int  widest;                       /* the widest gap that had to be guessed, in months */
    int *at, *day;                     /* month and day of each step, in the Order */
    bool *hangs;                       /* … does it hang on the writing itself? */
} Walk;

/* What so many months cost: those behind a year weigh little, since who is silent that long may be so longer. */
static inline int dct_slowly(int months, int each)
{
    enum { SLOW = 16 };
    int year = months < STEP_MONTHS ? months : STEP_MONTHS;
    return each * year + each * (months - year) / SLOW;
}
static inline int dct_year_of(int month) { return month / STEP_MONTHS * STEP_MONTHS; }
static inline int dct_of_two(int a, int b) { return a > b ? a : b; }
static inline int dct_apart(int a, int b) { return a > b ? a - b : b - a; }

/* dct_walk.c: one step on. Returns its month, or STEP_UNKNOWN. */
int dct_step_take(Walk *w, const Step *x);
int dct_days_on(int month, int mday, int days, int *on);

/* dct_claim.c: lengths that run until the writing. */
void dct_claims_find(Order *o, bool months);          /* months: only what tells a month of a year that is known */
void dct_claims_fit(Order *o);
int  dct_claims_reach(const Order *o);
void dct_claims_weigh(const Order *o, Walk *w);

/* dct_order.c */
void dct_read_order(DctState *s);
#endif
