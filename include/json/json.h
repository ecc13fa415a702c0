/* json.h: JSON written as a stream and read into a tree.
 *
 * Knows    RFC 8259; jansson reads it.
 * Unaware  of what the documents mean.
 * Memory   a JsonOut writes straight into the caller's Buf and holds nothing else: an analysis with its text can be
 *          many megabytes, and a corpus is one line after another, so no document is ever built in memory to be
 *          dumped. Nodes and strings that are read live in the arena; the JSON text may go after jin_parse.
 * Errors   reading: RC_SYNTAX with line and byte, RC_LIMIT for what is too deep or too long. Writing cannot fail;
 *          calls that do not nest are a bug. Broken UTF-8 is written as U+FFFD, one a bad byte.
 * Threads  a parsed tree is const; a JsonOut has one owner.
 * Source   RFC 8259; https://jansson.readthedocs.io/ */
#ifndef JSON_JSON_H
#define JSON_JSON_H
#include "base/arena.h"
#include "base/buf.h"

enum { JSON_DEPTH_MAX = 64, JSON_BYTES_MAX = 1 << 30 };

/* ------------------------------------------------------------------ writing: keys in the order of the calls */
typedef struct JsonOut {
    Buf    *out;
    bool    pretty;                           /* two blanks a level; else one line without blanks */
    bool    after_key;
    uint8_t depth;
    bool    filled[JSON_DEPTH_MAX];           /* the level has a value already */
} JsonOut;

JsonOut jout_begin(Buf *out, bool pretty);
void jout_obj(JsonOut *j);
void jout_obj_end(JsonOut *j);
void jout_arr(JsonOut *j);
void jout_arr_end(JsonOut *j);
void jout_key(JsonOut *j, const char *key);           /* an ASCII word: written without escapes */
void jout_str(JsonOut *j, Str s);
void jout_int(JsonOut *j, int64_t i);
void jout_real(JsonOut *j, double v, int decimals);   /* at most that many, at least one: 0.93, 1.0; not finite: null */
void jout_bool(JsonOut *j, bool b);
void jout_null(JsonOut *j);
void jout_newline(JsonOut *j);                        /* ends a line of JSONL; only between documents */

/* Key and value in one call. */
void jout_kstr(JsonOut *j, const char *key, Str s);
void jout_kz(JsonOut *j, const char *key, const char *z);
void jout_kint(JsonOut *j, const char *key, int64_t i);
void jout_kbool(JsonOut *j, const char *key, bool b);
void jout_kreal(JsonOut *j, const char *key, double v, int decimals);

void json_quote(Buf *out, Str s);                     /* the bare string token, with its quotes */

/* ------------------------------------------------------------------ reading */
typedef enum { JIN_NULL, JIN_BOOL, JIN_INT, JIN_REAL, JIN_STR, JIN_ARR, JIN_OBJ } JsonKind;
typedef struct JsonNode JsonNode;
struct JsonNode {
    JsonKind        kind;
    uint32_t        n;                        /* children */
    Str             key;                      /* where the parent is an object */
    Str             str;                      /* of a string */
    int64_t         i;                        /* of an integer; 0 or 1 of a boolean */
    double          real;                     /* of a number */
    const JsonNode *first, *next;
};

/* One value and nothing behind it. A key given twice: the last one holds. path only names the text in errors. */
MUST_USE Rc jin_parse(Arena *a, Str text, const char *path, const JsonNode **root, Fault *f);

/* for (jin_each(it, node)) … walks items or members in their order; anything else has none. */
#define jin_each(it, node) const JsonNode *it = jin_first(node); it; it = it->next
static inline const JsonNode *jin_first(const JsonNode *node) { return node ? node->first : NULL; }

/* Every getter takes NULL, and any kind: what is not there, or of another kind, is the default. */
const JsonNode *jin_get(const JsonNode *obj, const char *key);
Str     jin_value(const JsonNode *node);              /* of a string, else "" */
Str     jin_str(const JsonNode *obj, const char *key);
int64_t jin_int(const JsonNode *obj, const char *key, int64_t dflt);
double  jin_real(const JsonNode *obj, const char *key, double dflt);      /* an integer will do */
bool    jin_bool(const JsonNode *obj, const char *key, bool dflt);
void    jout_node(JsonOut *j, const JsonNode *node);  /* writes what was read, unchanged; NULL as null */
#endif
