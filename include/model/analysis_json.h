/* analysis_json.h: an analysis as one JSON document, and back.
 *
 * Knows    the shape of "gilmok analyze": keys, their order, names of types.
 * Units    offsets in the JSON are code points of the text, half open; spans in an Analysis are bytes.
 * Memory   reading: everything in the arena; names and values point into the parsed JSON there.
 * Errors   reading: RC_SYNTAX for what is no JSON, RC_DAMAGED for what is no analysis of this text.
 * Threads  pure functions.
 * Source   "gilmok analyze" in the manual page; the annotation guide for the names of types. */
#ifndef MODEL_ANALYSIS_JSON_H
#define MODEL_ANALYSIS_JSON_H
#include "json/json.h"
#include "model/analysis.h"

typedef struct AnalysisHeader {
    Str             doc;                     /* the file's name */
    const JsonNode *id;                      /* of a line of input, given back as it came; NULL: none */
    int64_t         memoir;                  /* its number in the library, where it has no other id; 0: none */
    Str             text;                    /* what was analysed, well-formed UTF-8 */
    bool            leave_text_out;          /* for who keeps the text elsewhere */
} AnalysisHeader;

/* One object without a line end. The same analysis gives the same bytes. */
void analysis_write_json(JsonOut *j, const Analysis *an, const AnalysisHeader *head);

/* The inverse but for Timex.rule, which only the run that made it can explain. text: what the offsets count in; with
 * text.p NULL the document's own "text". */
MUST_USE Rc analysis_read_json(Arena *a, Str json, Str text, Analysis *out, Fault *f);
MUST_USE Rc analysis_from_json(Arena *a, const JsonNode *root, Str text, Analysis *out, Fault *f);
#endif
