#include "text/reader.h"
#include "base/fs.h"
#include "base/i18n.h"
#include "doc_int.h"
#include "uni/decode.h"
#include <stdio.h>
#include <string.h>

typedef struct { const char *ext; DocFormat format; } FormatRow;
static const FormatRow formats[] = {
    {"txt", DOC_PLAIN}, {"text", DOC_PLAIN}, {"md", DOC_MARKDOWN}, {"markdown", DOC_MARKDOWN},
};

/* Files of other kinds, by how they begin: their text is not what their bytes say. */
static const struct { const char *magic, *what; } foreign[] = {
    {"%PDF-", N_("it is a PDF")},           {"PK\003\004", N_("it is a zip archive or an office document")},
    {"{\\rtf", N_("it is an RTF document")}, {"<!DOCTYPE", N_("it is a web page")},
    {"<!doctype", N_("it is a web page")},  {"<html", N_("it is a web page")},
    {"<?xml", N_("it is XML")},             {"\037\213", N_("it is compressed")},
};

static const char *foreign_kind(Str bytes)
{
    for (size_t i = 0; i < COUNT_OF(foreign); i++)
        if (str_starts(bytes, str_z(foreign[i].magic))) return foreign[i].what;
    return NULL;
}

Rc reader_format(const char *path, DocFormat *out)
{
    Str ext = fs_ext(str_z(path));
    for (size_t i = 0; i < COUNT_OF(formats); i++) {
        if (!str_same_z(ext, formats[i].ext)) continue;
        *out = formats[i].format;
        return RC_OK;
    }
    return RC_NOTFOUND;
}

bool reader_takes(const char *path)
{
    DocFormat format;
    return reader_format(path, &format) == RC_OK;
}

/* Files of Windows: what can be told for certain to be UTF-16 or CP949 is read as if it had been UTF-8 all along. */
static Rc doc_decoded(Arena *a, Str bytes, DocFormat format, Doc **out, Fault *f)
{
    const char *charset = encoding_other(bytes);
    Buf text = {0};
    if (!charset) return RC_ENCODING;                    /* told already */
    size_t bad = encoding_never(bytes, charset);
    bool whole = bad == SIZE_MAX && uni_decode(charset, bytes, &text, &bad);
    Rc rc = whole ? doc_new(a, buf_str(&text), format, out, f) : encoding_broken(bytes, charset, bad, f);
    buf_fini(&text);
    return rc;
}

Rc reader_open(Arena *a, const char *path, Doc **out, Fault *f)
{
    /* A file that is named outright is read as plain text whatever it is called. */
    DocFormat format = DOC_PLAIN;
    if (reader_format(path, &format) != RC_OK) format = DOC_PLAIN;
    if (fs_is_dir(path)) return fault_set(f, RC_IO, path, "%s", _("it is a folder"));
    Buf bytes = {0};
    Rc rc = fs_read(path, DOC_MAX, &bytes, f);
    const char *kind = rc == RC_OK ? foreign_kind(buf_str(&bytes)) : NULL;
    if (kind) rc = fault_set(f, RC_BINARY, path, "%s", _(kind));
    if (rc == RC_OK) {
        rc = doc_new(a, buf_str(&bytes), format, out, f);
        if (rc == RC_ENCODING) rc = doc_decoded(a, buf_str(&bytes), format, out, f);
    }
    if (rc != RC_OK && f && !f->path[0]) snprintf(f->path, sizeof f->path, "%s", path);
    buf_fini(&bytes);
    return rc;
}
