#include "base/i18n.h"
#include "base/map.h"
#include <pthread.h>
#include <stdatomic.h>

static const struct { const char *sign, *ascii; } signs[] = {
    {"·", "-"}, {"–", "-"}, {"—", "-"}, {"…", "..."}, {"“", "\""}, {"”", "\""}, {"‘", "'"}, {"’", "'"}, {"×", "x"},
    {"→", "->"}, {"⟦", "["}, {"⟧", "]"}, {"²", "^2"},
};

static atomic_bool ascii;
static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static Arena kept;
static Map done;                                     /* texts made ASCII, by what they were: an index into made, + 1 */
static VEC(const char *) made;

void i18n_ascii(bool on) { ascii = on; }

static const char *sign_at(Str rest, size_t *n)
{
    for (size_t i = 0; i < COUNT_OF(signs); i++) {
        *n = strlen(signs[i].sign);
        if (str_starts(rest, str_z(signs[i].sign))) return signs[i].ascii;
    }
    return NULL;
}

/* No text grows by more than its signs shrink: the longest stand-in is no longer than its sign. */
static const char *without_signs(Str text)
{
    char *out = arena_alloc(&kept, text.n + 1);
    size_t n = 0, len;
    for (size_t at = 0; at < text.n;) {
        const char *put = (unsigned char)text.p[at] < 0x80 ? NULL : sign_at(str_slice(text, at, text.n), &len);
        if (!put) {
            out[n++] = text.p[at++];
            continue;
        }
        for (at += len; *put; put++) out[n++] = *put;
    }
    out[n] = 0;
    return out;
}

const char *i18n_signs(const char *text)
{
    const unsigned char *c = (const unsigned char *)text;
    if (!ascii) return text;
    while (*c && *c < 0x80) c++;
    if (!*c) return text;
    pthread_mutex_lock(&lock);
    Str key = str_z(text);
    uint32_t *at = map_get(&done, key);
    if (!at) {
        at = map_put(&kept, &done, str_dup(&kept, key), NULL);
        *vec_push(&kept, &made) = without_signs(key);
        *at = made.n;
    }
    const char *out = made.v[*at - 1];
    pthread_mutex_unlock(&lock);
    return out;
}
