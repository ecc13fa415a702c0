/* publish.h: careers as other programs read them: tables, CVs, calendars, graphs, a page to read.
 *
 * Knows    what each format wants; the events and positions that the filter in force selects, as people decided on them.
 * Unaware  of where the output goes.
 * Units    dates as EDTF, or to the certain part where a format knows no other (JSON Resume, iCalendar); lines from 1.
 * Memory   text is appended to the caller's Buf, which is cleared where there is nothing to write.
 * Errors   RC_NOTFOUND where the filter selects nothing that the format has a place for; the fault of a search for
 *          words. A memoir that cannot be read goes to the session's fault handler, and the others are written.
 *          Whatever a text or a file's name holds: what is written is well-formed UTF-8 without control characters.
 * Threads  the session's.
 * Source   domain.md, section 2.2: RFC 4180, RFC 5545, jsonresume.org/schema, GraphML, GEXF 1.3, DOT, Mermaid. */
#ifndef SESSION_PUBLISH_H
#define SESSION_PUBLISH_H
#include "session/session.h"

typedef struct PublishFormat PublishFormat;
const PublishFormat *publish_format(Str name);       /* by any of its names; NULL: there is none */
const char *publish_names(void);                     /* of all, for messages */
MUST_USE Rc publish(Session *s, const PublishFormat *how, Buf *out);
#endif
