/* dct_lapse_int.h: a length that may run until the writing, as its words have it.
 *
 * Units    i: the number of an expression; folded indexes.
 * Memory   ie->tmp. */
#ifndef DCT_LAPSE_INT_H
#define DCT_LAPSE_INT_H
#include "dct_int.h"

/* A length that has come to now, and what it counts from. */
typedef struct Lapse {
    const EdtfDuration *len;
    DctLink link;
    bool ordinal, near, vague;    /* 9년째; nearly; more than */
    int ahead;                    /* 올해 8월이면: that month is still to come */
    int shift;                    /* 다음 달이면: so many months from now */
    int days;                     /* 다음 주면: so many days */
    bool this_year, today, month; /* 올해로, 오늘로, this month: exact to the year, the day, the month */
    bool least;                   /* 들어온 지 5년 만이다: not before */
    bool strong;                  /* 이달로 만 3년이다: of now, whatever it counts from */
    DctRound round;               /* 5월이면 만 7년이다 */
    bool most;                    /* 아직 4년이 안 됐다 */
    int picked;                   /* 지난 3월에 꼭 5년이 지났다: that month */
    bool over;                    /* of a spell that has just ended: so many years are full */
    bool late;                    /* 3년이 지났다 within the story: only where nothing was told later */
} Lapse;

/* What the words around a length say of it: they are asked twice, and say the same. */
typedef struct LapseRead { Lapse lapse; bool read, runs; } LapseRead;

/* dct_lapse_read.c */
const LapseRead *dct_lapse_read(DctState *s, uint32_t i);
Sentence dct_sentence_near(const Ie *ie, const TimexInfo *t);

/* dct_lapse_ko.c, dct_lapse_en.c: does it run until now? Fills l. */
bool dct_lapse_ko(const DctState *s, uint32_t i, Lapse *l);
bool dct_lapse_en(const DctState *s, uint32_t i, Lapse *l);

/* dct_lapse_full.c: what the sentence says of the day on which the length is full. */
bool dct_names_now(const Ie *ie, const Sentence *x, uint8_t unit);         /* today, this month: a TimeUnit */
bool dct_names_yesterday(const Ie *ie, const Sentence *x);
int  dct_shift_of(const DctState *s, const Sentence *x, uint32_t end);     /* in so many months, told before end; 0: not */
void dct_exact_by(const DctState *s, const Sentence *x, Lapse *l);

/* dct_lapse.c */
enum { DCT_SPELL_NEAR = 4 };                   /* so many sentences before the count that begins at its end */
bool dct_goes_on(DctState *s, uint32_t k);
#endif
