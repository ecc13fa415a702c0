/* dct_int.h: what the pass on the time of writing shares between its files. */
#ifndef DCT_INT_H
#define DCT_INT_H
#include "time_int.h"

struct DctData {
    const LexBook *book, *now, *event;
    Sym stamp, label, ending, edit, left, review, near, lapsed, asof, already, final, join, counted, full,
        begun, since, writing, subject, met, am, k_v;
};

typedef struct DctDate { uint32_t i; EdtfDay lo, hi; } DctDate;    /* a dated expression with its year */
typedef struct DctState {
    Ie *ie;
    const struct DctData *d;
    EdtfDay lo, hi;                    /* what is left of all time */
    bool approx;
    uint32_t top, bottom;              /* stamps stand in lines before top and from bottom on */
} DctState;

bool dct_date_of(const Ie *ie, uint32_t i, DctDate *out);
void dct_bound(DctState *s, EdtfDay lo, EdtfDay hi);           /* ignored where it would leave nothing */
/* Is there a word of the class in [beg, end)? At any unit: these stand behind particles and inside compounds. */
bool dct_has_word(const DctState *s, uint32_t beg, uint32_t end, Sym cls);
void dct_read_text(DctState *s);

/* dct_stamp.c: where a line stands, and the stamps there. */
enum { DCT_TOP_LINES = 6, DCT_BOTTOM_LINES = 6 };
uint32_t dct_line_of(const Doc *d, uint32_t at);
uint32_t dct_lines_before(const Ie *ie, uint32_t line);        /* lines of the memoir, counted up to the limits above */
uint32_t dct_lines_behind(const Ie *ie, uint32_t line);
bool dct_fills(const DctState *s, const TimexInfo *info);
bool dct_is_stamped(const DctState *s, uint32_t i);            /* beside a word that says that it was written then */
bool dct_read_stamps(DctState *s);
bool dct_read_furniture_stamp(DctState *s);
void dct_mark_entries(DctState *s);                  /* a diary: each entry has a time of writing of its own */

/* dct_count.c: counts that run until the writing. */
void dct_read_pairs(DctState *s);
void dct_read_lapsed(DctState *s);
void dct_read_twice_told(DctState *s);
void dct_read_ago(DctState *s);
void dct_read_running(DctState *s);
void dct_read_since(DctState *s);
void dct_read_counted_back(DctState *s);
void dct_read_counted(DctState *s);
void dct_read_open_spans(DctState *s);
#endif
