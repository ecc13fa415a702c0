/* yml.h: YAML as a read-only tree, and a writer whose strings read back as strings.
 *
 * Knows    YAML 1.1 through libyaml; which plain words other readers take for numbers, dates or booleans.
 * Unaware  of what the files mean. Tags are ignored: every scalar is text until a getter reads it as something else.
 * Units    lines count from 1.
 * Memory   nodes and their text live in the arena given; the YAML text may go after yml_parse.
 * Errors   an Rc with a Fault that names path and line. Refused with a clear word: anchors and aliases (a short file
 *          can unfold to gigabytes), a key given twice or no scalar, a second document, what is too deep or too large.
 * Threads  a parsed tree is const; a YmlOut has one owner.
 * Source   https://yaml.org/spec/1.1/ ; https://pyyaml.org/wiki/LibYAML */
#ifndef YML_YML_H
#define YML_YML_H
#include "base/arena.h"
#include "base/buf.h"

enum { YML_BYTES_MAX = 64 << 20, YML_DEPTH_MAX = 32, YML_NODES_MAX = 4 << 20 };

typedef enum { YML_SCALAR, YML_SEQ, YML_MAP } YmlKind;
typedef struct YmlNode YmlNode;
struct YmlNode {
    YmlKind        kind;
    bool           quoted;                  /* a scalar in quotes or a block: never null, number or boolean */
    uint32_t       line, last;              /* where it begins and ends */
    uint32_t       n;                       /* children */
    Str            key;                     /* where the parent is a map: the name of this entry */
    Str            value;                   /* of a scalar, NUL-terminated behind its n bytes */
    const YmlNode *first, *next;            /* first child; next sibling */
};

/* path only names the text in errors. An empty text gives an empty map. */
MUST_USE Rc yml_parse(Arena *a, Str text, const char *path, const YmlNode **root, Fault *f);
MUST_USE Rc yml_load(Arena *a, const char *path, const YmlNode **root, Fault *f);       /* reads the file, too */

/* for (yml_each(it, node)) … walks the items of a sequence or the entries of a map; a scalar or NULL has none. */
#define yml_each(it, node) const YmlNode *it = yml_first(node); it; it = it->next
static inline const YmlNode *yml_first(const YmlNode *node) { return node ? node->first : NULL; }

/* Every getter takes NULL for node, and any kind: what is not there is the default. */
const YmlNode *yml_get(const YmlNode *map, const char *key);        /* NULL when absent; linear in the entries */
bool    yml_is_null(const YmlNode *node);                           /* NULL, or plain and empty, ~ or null */
Str     yml_value(const YmlNode *node);                             /* a scalar's text, "" for null or no scalar */
Str     yml_str(const YmlNode *map, const char *key);               /* yml_value(yml_get(map, key)) */
bool    yml_bool(const YmlNode *map, const char *key, bool dflt);   /* true yes on / false no off, any case */
int64_t yml_int(const YmlNode *map, const char *key, int64_t dflt); /* decimal */
double  yml_real(const YmlNode *map, const char *key, double dflt);

/* Writing. The bytes come out at yml_out_end; calls must nest as YAML does. In a map every value follows a yml_out_key.
 * A string is written plain only where YAML 1.1 and 1.2 both read it back as that string; broken UTF-8 as U+FFFD. */
typedef struct YmlOut YmlOut;
typedef enum { YML_BLOCK, YML_FLOW } YmlStyle;
YmlOut *yml_out_begin(Buf *out);
void yml_out_map(YmlOut *y, YmlStyle style);
void yml_out_map_end(YmlOut *y);
void yml_out_seq(YmlOut *y, YmlStyle style);
void yml_out_seq_end(YmlOut *y);
void yml_out_key(YmlOut *y, const char *key);
void yml_out_str(YmlOut *y, Str s);
void yml_out_int(YmlOut *y, int64_t i);
void yml_out_bool(YmlOut *y, bool b);
void yml_out_end(YmlOut *y);                                        /* writes what is left and frees y */
bool yml_plain_ok(Str s);                                           /* may the scalar go without quotes? */
#endif
