/* report_int.h: what the reports share: pieces of a line. */
#ifndef REPORT_INT_H
#define REPORT_INT_H
#include "session/report.h"

typedef enum { SGR_BOLD, SGR_DIM, SGR_BAR, SGR_NONE } Sgr;
/* Text from outside, made harmless, cut and padded to cols (0: as long as it is). */
void report_cell(Buf *b, const ReportOptions *o, Sgr sgr, Str text, size_t cols);
void report_line_end(Buf *b);                    /* without blanks before it */
#endif
