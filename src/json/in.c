/* jansson's values copied into an arena, so that what was read lives as everything else does. */
#include "json/json.h"
#include <jansson.h>
#include <string.h>

static JsonNode *copy(Arena *a, const json_t *v, int depth);

/* False when something below is too deep. */
static bool append(Arena *a, JsonNode *to, JsonNode **last, const json_t *v, Str key, int depth)
{
    JsonNode *node = copy(a, v, depth + 1);
    if (!node) return false;
    node->key = key;
    if (*last) (*last)->next = node;
    else to->first = node;
    *last = node;
    to->n++;
    return true;
}

static bool copy_object(Arena *a, JsonNode *to, const json_t *v, int depth)
{
    const char *key;
    json_t *member, *obj = (json_t *)(uintptr_t)v;         /* jansson's loops take no const */
    JsonNode *last = NULL;
    json_object_foreach(obj, key, member) {
        Str k = {str_dup_z(a, str_z(key)), strlen(key)};
        if (!append(a, to, &last, member, k, depth)) return false;
    }
    return true;
}

static bool copy_array(Arena *a, JsonNode *to, const json_t *v, int depth)
{
    JsonNode *last = NULL;
    for (size_t i = 0; i < json_array_size(v); i++)
        if (!append(a, to, &last, json_array_get(v, i), (Str){0}, depth)) return false;
    return true;
}

static JsonNode *copy(Arena *a, const json_t *v, int depth)
{
    static const JsonKind kinds[] = {
        [JSON_OBJECT] = JIN_OBJ,  [JSON_ARRAY] = JIN_ARR, [JSON_STRING] = JIN_STR, [JSON_INTEGER] = JIN_INT,
        [JSON_REAL] = JIN_REAL,   [JSON_TRUE] = JIN_BOOL, [JSON_FALSE] = JIN_BOOL, [JSON_NULL] = JIN_NULL,
    };
    if (depth > JSON_DEPTH_MAX) return NULL;
    JsonNode *node = arena_push(a, JsonNode);
    node->kind = kinds[json_typeof(v)];
    if (json_is_string(v)) {
        Str s = {json_string_value(v), json_string_length(v)};
        node->str = (Str){str_dup_z(a, s), s.n};
    }
    node->i = json_is_true(v) ? 1 : json_integer_value(v);
    node->real = json_number_value(v);
    bool fits = json_is_object(v) ? copy_object(a, node, v, depth) : !json_is_array(v) || copy_array(a, node, v, depth);
    return fits ? node : NULL;
}

Rc jin_parse(Arena *a, Str text, const char *path, const JsonNode **root, Fault *f)
{
    *root = NULL;
    if (text.n > JSON_BYTES_MAX) return fault_set(f, RC_LIMIT, path, "too many bytes for one JSON document");
    json_error_t err;
    json_t *v = json_loadb(text.p ? text.p : "", text.n, JSON_DECODE_ANY | JSON_ALLOW_NUL, &err);
    if (!v) {
        fault_set(f, RC_SYNTAX, path, "%s", err.text);
        if (f) f->line = err.line > 0 ? (uint32_t)err.line : 0, f->byte = err.position > 0 ? (uint64_t)err.position : 0;
        return RC_SYNTAX;
    }
    *root = copy(a, v, 0);
    json_decref(v);
    return *root ? RC_OK : fault_set(f, RC_LIMIT, path, "nested too deeply");
}

const JsonNode *jin_get(const JsonNode *obj, const char *key)
{
    if (!obj || obj->kind != JIN_OBJ) return NULL;
    for (jin_each(it, obj))
        if (str_eq_z(it->key, key)) return it;
    return NULL;
}

Str jin_value(const JsonNode *node) { return node && node->kind == JIN_STR ? node->str : S(""); }
Str jin_str(const JsonNode *obj, const char *key) { return jin_value(jin_get(obj, key)); }

int64_t jin_int(const JsonNode *obj, const char *key, int64_t dflt)
{
    const JsonNode *v = jin_get(obj, key);
    return v && v->kind == JIN_INT ? v->i : dflt;
}

double jin_real(const JsonNode *obj, const char *key, double dflt)
{
    const JsonNode *v = jin_get(obj, key);
    return v && (v->kind == JIN_INT || v->kind == JIN_REAL) ? v->real : dflt;
}

bool jin_bool(const JsonNode *obj, const char *key, bool dflt)
{
    const JsonNode *v = jin_get(obj, key);
    return v && v->kind == JIN_BOOL ? v->i != 0 : dflt;
}
