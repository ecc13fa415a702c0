/* report_path.h: what gilmok path prints: ways with their steps and the sentences they rest on, or the step that is missing;
 * where only one end is told (to is empty), the states that people got to from there.
 *
 * Knows    paths.h.
 * Memory   appends to the caller's Buf.
 * Errors   RC_NOTFOUND where no way leads there (out says why) or an end is unknown (the fault says what is near), RC_USAGE
 *          where an end means several things.
 * Threads  the session's thread. */
#ifndef SESSION_REPORT_PATH_H
#define SESSION_REPORT_PATH_H
#include "session/paths.h"
#include "session/report.h"

MUST_USE Rc report_paths(Session *s, const PathsAsk *ask, const ReportOptions *opt, Buf *out, Fault *f);
#endif
