/* reader.h: from a file to the bytes and format that doc_new takes.
 * Knows    file names, byte order marks, what is binary; one row a format in a table.
 * Errors   RC_ENCODING, RC_BINARY, RC_LIMIT, and those of base/fs.h, each with the path and the byte.
 * Threads  no shared state. */
#ifndef TEXT_READER_H
#define TEXT_READER_H
#include "base/buf.h"
#include "text/doc.h"

/* Reads path ("-" standard input) and makes its Doc. UTF-16 with its mark and CP949 (EUC-KR) are read, too. */
MUST_USE Rc reader_open(Arena *a, const char *path, Doc **out, Fault *f);
MUST_USE Rc reader_format(const char *path, DocFormat *out);     /* by extension; RC_NOTFOUND for no memoir's */
bool reader_takes(const char *path);                             /* for folders: .txt .text .md .markdown */
#endif
