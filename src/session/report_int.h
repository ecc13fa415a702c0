/* report_int.h: what the reports share: pieces of a line and of an object. */
#ifndef REPORT_INT_H
#define REPORT_INT_H
#include "json/json.h"
#include "path/align.h"
#include "session/report.h"

typedef enum { SGR_BOLD, SGR_DIM, SGR_BAR, SGR_NONE } Sgr;
/* Text from outside, made harmless, cut and padded to cols (0: as long as it is). */
void report_cell(Buf *b, const ReportOptions *o, Sgr sgr, Str text, size_t cols);
void report_line_end(Buf *b);                    /* without blanks before it */
/* "2014-03 – 2014-07", "2023-04 – now", "? – 2018-05-31", one date for a point. */
Str  report_dates(Arena *a, const Careers *c, const CareerItem *it);
Str  report_date(Str edtf);                            /* "?" for none */
Str  report_name(const Careers *c, NameId id);
const char *report_sign(uint8_t cell, bool ascii);
RasterSpan report_span(const CareerDoc *d, const CareerItem *it);
void report_ticks(Buf *b, const TimeAxis *x, const Align *al);   /* to the end of the line */
Str  report_align_title(Arena *a, const Align *al);
/* report_decision.c: what a decision is about, its words and what is said of them. */
size_t report_acts_cols(void);                   /* columns of the longest word for what was done */
void report_said(Buf *out, const ReportOptions *o, const Decision *d);
void report_telling(Buf *out, const ReportOptions *o, const Decision *d);      /* the fields that tell one thing from another */
/* Members of the object that is being written. */
void report_json_doc(JsonOut *j, const CareerDoc *d);
void report_json_item(JsonOut *j, const Careers *c, const CareerItem *it);
void report_json_zero(JsonOut *j, const Align *al, const AlignZero *z);
#endif
