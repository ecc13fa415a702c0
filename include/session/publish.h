/* publish.h: careers as other programs read them: tables, CVs, calendars, graphs, a page to read.
 *
 * Knows    what each format wants; the events and positions that the filter in force selects, as people decided on them.
 * Unaware  of where the output goes.
 * Memory   text is appended to the caller's Buf.
 * Errors   RC_NOTFOUND where the filter selects nothing that the format has a place for.
 * Threads  the session's.
 * Source   domain.md, section 2.2: RFC 4180, RFC 5545, jsonresume.org/schema, GraphML, GEXF 1.3, DOT, Mermaid. */
#ifndef SESSION_PUBLISH_H
#define SESSION_PUBLISH_H
#include "session/session.h"

typedef struct PublishFormat PublishFormat;
const PublishFormat *publish_format(Str name);       /* by any of its names; NULL: there is none */
const char *publish_names(void);                     /* of all, for messages */
MUST_USE Rc publish(Session *s, const PublishFormat *how, Buf *out, Fault *f);
#endif
