/* Typed looks into a tree. */
#include "yml/yml.h"
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

const YmlNode *yml_get(const YmlNode *map, const char *key)
{
    if (!map || map->kind != YML_MAP) return NULL;
    size_t n = strlen(key);
    for (yml_each(it, map))
        if (it->key.n == n && memcmp(it->key.p, key, n) == 0) return it;
    return NULL;
}

static bool word_in(Str s, const char *const *words)
{
    for (; *words; words++)
        if (s.n == strlen(*words) && strncasecmp(s.p, *words, s.n) == 0) return true;
    return false;
}

bool yml_is_null(const YmlNode *node)
{
    static const char *const nulls[] = {"~", "null", NULL};
    if (!node) return true;
    return node->kind == YML_SCALAR && !node->quoted && (node->value.n == 0 || word_in(node->value, nulls));
}

Str yml_value(const YmlNode *node)
{
    return yml_is_null(node) || node->kind != YML_SCALAR ? S("") : node->value;
}

Str yml_str(const YmlNode *map, const char *key) { return yml_value(yml_get(map, key)); }

bool yml_bool(const YmlNode *map, const char *key, bool dflt)
{
    static const char *const yes[] = {"true", "yes", "on", NULL}, *const no[] = {"false", "no", "off", NULL};
    const YmlNode *node = yml_get(map, key);
    if (!node || node->kind != YML_SCALAR || node->quoted) return dflt;
    if (word_in(node->value, yes)) return true;
    return word_in(node->value, no) ? false : dflt;
}

int64_t yml_int(const YmlNode *map, const char *key, int64_t dflt)
{
    Str s = yml_str(map, key);
    if (s.n == 0) return dflt;
    char *end;
    errno = 0;
    long long v = strtoll(s.p, &end, 10);
    return errno || end != s.p + s.n ? dflt : v;
}

double yml_real(const YmlNode *map, const char *key, double dflt)
{
    Str s = yml_str(map, key);
    if (s.n == 0) return dflt;
    char *end;
    double v = strtod(s.p, &end);
    return end != s.p + s.n ? dflt : v;
}
