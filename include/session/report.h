/* report.h: the library as text and as JSON: what list, show, events, timeline and stats print.
 *
 * Knows    the session's careers and the filter in force; columns and bars of plain text.
 * Unaware  of where the bytes go.
 * Units    cols of the output; JSON offsets are code points.
 * Memory   appends to the caller's Buf.
 * Errors   RC_NOTFOUND when there is nothing to print (exit code 1), else as session.h.
 * Threads  the session's thread. */
#ifndef SESSION_REPORT_H
#define SESSION_REPORT_H
#include "base/buf.h"
#include "json/json.h"
#include "session/session.h"

typedef uint32_t EntityTypes;      /* a set: 1 << EntityType; 0 means all */

typedef struct ReportOptions {
    bool json;                     /* one object a line */
    bool color;                    /* SGR sequences; never with json */
    bool ascii;                    /* bars of ASCII */
    int  cols;
    EntityTypes types;             /* of entities */
    uint32_t limit, offset;        /* of entities and ties; limit 0: all */
    Str  of;                       /* graph: one thing and what it is tied to */
    Str  align;                    /* timeline, compare: calendar, age, first-job, or a role; "": calendar */
    bool matrix;                   /* graph: roles by skills */
} ReportOptions;

typedef Rc (*ReportFn)(Session *s, const ReportOptions *opt, Buf *out, Fault *f);
MUST_USE Rc report_list(Session *s, const ReportOptions *opt, Buf *out, Fault *f);
MUST_USE Rc report_events(Session *s, const ReportOptions *opt, Buf *out, Fault *f);
MUST_USE Rc report_timeline(Session *s, const ReportOptions *opt, Buf *out, Fault *f);
MUST_USE Rc report_entities(Session *s, const ReportOptions *opt, Buf *out, Fault *f);
MUST_USE Rc report_stats(Session *s, const ReportOptions *opt, Buf *out, Fault *f);
/* How far applications came and how they ended, over the filter and by memoir. */
MUST_USE Rc report_funnel(Session *s, const ReportOptions *opt, Buf *out, Fault *f);
MUST_USE Rc report_graph(Session *s, const ReportOptions *opt, Buf *out, Fault *f);
/* Undecided events, least certain first; what was decided, last first; decisions whose words are gone from the text. */
MUST_USE Rc report_queue(Session *s, const ReportOptions *opt, Buf *out, Fault *f);
MUST_USE Rc report_log(Session *s, const ReportOptions *opt, Buf *out, Fault *f);
MUST_USE Rc report_orphans(Session *s, const ReportOptions *opt, Buf *out, Fault *f);
/* Two to four memoirs beside each other, by their ids. */
MUST_USE Rc report_compare(Session *s, const int64_t *ids, uint32_t n, const ReportOptions *opt, Buf *out, Fault *f);
MUST_USE Rc report_similar(Session *s, int64_t id, const ReportOptions *opt, Buf *out, Fault *f);
/* Why the query leaves a memoir out. */
MUST_USE Rc report_why_not(Session *s, int64_t doc, const ReportOptions *opt, Buf *out, Fault *f);
/* Where nothing is found: what each term alone takes away. Appends nothing where that says nothing. */
void report_why_nothing(Session *s, Buf *out);
Str report_id(Arena *a, int64_t doc, char sign, uint32_t no);             /* "3#e12" */
/* One row that was decided: the act, the thing by its number, and what it says. */
void report_decided(Buf *out, const ReportOptions *opt, Str id, const Decision *d);
void report_decided_json(JsonOut *j, Str id, const Decision *d);
MUST_USE Rc report_show(Session *s, int64_t doc, const ReportOptions *opt, Buf *out, Fault *f);
#endif
