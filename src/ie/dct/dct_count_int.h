/* dct_count_int.h: counts, which tenures and ages are told in. */
#ifndef DCT_COUNT_INT_H
#define DCT_COUNT_INT_H
#include "dct_int.h"

/* What is counted behind 올해, 이제, now: 15년 차, 3개월 차, 마흔, 서른아홉 살, forty. */
typedef enum { COUNT_NONE, COUNT_YEARS, COUNT_MONTHS, COUNT_AGE, COUNT_ANNIVERSARY, COUNT_WEEKS } CountKind;
enum { AGE_FROM = 20, AGE_TO = 80, AGE_YOUNG = 14 };        /* young: of a time gone by */
typedef struct Count {
    CountKind kind;
    int n;
    uint32_t beg, end;
    bool full;
} Count;

/* dct_count.c */
bool dct_number_at(const DctState *s, uint32_t p, Count *out);
bool dct_count_in(const DctState *s, uint32_t beg, uint32_t end, Count *out);
bool dct_jubilee_at(const DctState *s, uint32_t beg, uint32_t end, Count *out);
bool dct_turns_soon(const DctState *s, uint32_t at);
bool dct_is_english_age(const DctState *s, const Count *c);
bool dct_age_from(const DctState *s, uint32_t beg, uint32_t end, Count *c);

/* dct_age.c */
bool dct_names_a_year(const DctState *s, uint32_t at);          /* the rest of the sentence from there */

/* dct_career.c */
void dct_read_careers(DctState *s);

/* dct_round.c */
void dct_read_rounds(DctState *s);
#endif
