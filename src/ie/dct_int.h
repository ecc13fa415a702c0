/* dct_int.h: what the pass on the time of writing shares between its two files. */
#ifndef DCT_INT_H
#define DCT_INT_H
#include "time_int.h"

struct DctData {
    const LexBook *book;
    Sym stamp, label, ending, edit, left, review, near, lapsed, asof, already, final;
};

typedef struct DctDate { uint32_t i; EdtfDay lo, hi; } DctDate;    /* a dated expression with its year */
typedef struct DctState {
    Ie *ie;
    const struct DctData *d;
    EdtfDay lo, hi;                    /* what is left of all time */
    bool approx;
} DctState;

bool dct_date_of(const Ie *ie, uint32_t i, DctDate *out);
void dct_bound(DctState *s, EdtfDay lo, EdtfDay hi);           /* ignored where it would leave nothing */
void dct_read_text(DctState *s);
#endif
