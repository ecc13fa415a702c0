/* Writing through libyaml's emitter. What is ours: which strings may stand without quotes. */
#include "uni/utf8.h"
#include "yml/yml.h"
#include <assert.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <yaml.h>

struct YmlOut { yaml_emitter_t em; Buf *out; Buf clean; };

/* Words that some reader of YAML 1.1 takes for a boolean, null, number or merge key. */
static bool is_word_of_yaml(Str s)
{
    static const char *const words[] = {
        "y", "n", "yes", "no", "on", "off", "true", "false", "null", "~", ".inf", "-.inf", "+.inf", ".nan", "<<", "=",
    };
    for (size_t i = 0; i < COUNT_OF(words); i++)
        if (s.n == strlen(words[i]) && strncasecmp(s.p, words[i], s.n) == 0) return true;
    return false;
}

/* Starts as numbers and dates do, and goes on in ASCII only: 2017, 2017-04, 1e3, 0x1F, 10:30, +82, 201X. */
static bool is_like_number(Str s)
{
    if (!strchr("0123456789+-.", s.p[0])) return false;
    for (size_t i = 0; i < s.n; i++)
        if ((unsigned char)s.p[i] >= 0x80) return false;
    return true;
}

bool yml_plain_ok(Str s)
{
    static const char bad_first[] = "-?:,[]{}#&*!|>'\"%@` ", bad_anywhere[] = ":,[]{}#\\\"";
    if (s.n == 0 || s.p[0] == '\0' || strchr(bad_first, s.p[0]) || s.p[s.n - 1] == ' ') return false;
    for (size_t i = 0; i < s.n; i++)
        if ((unsigned char)s.p[i] < ' ' || s.p[i] == 0x7f || strchr(bad_anywhere, s.p[i])) return false;
    return !is_word_of_yaml(s) && !is_like_number(s);
}

static void emit(YmlOut *y, yaml_event_t *ev, int made)
{
    if (!made) arena_out_of_memory(sizeof *ev);
    int rc = yaml_emitter_emit(&y->em, ev);
    if (!rc && y->em.error == YAML_MEMORY_ERROR) arena_out_of_memory(sizeof *ev);
    assert(rc);                                        /* calls that do not nest are the caller's bug */
    (void)rc;
}

static int append(void *data, unsigned char *bytes, size_t n)
{
    buf_add(((YmlOut *)data)->out, (Str){(const char *)bytes, n});
    return 1;
}

YmlOut *yml_out_begin(Buf *out)
{
    YmlOut *y = calloc(1, sizeof *y);
    if (!y || !yaml_emitter_initialize(&y->em)) arena_out_of_memory(sizeof *y);
    y->out = out;
    yaml_emitter_set_output(&y->em, append, y);
    yaml_emitter_set_unicode(&y->em, 1);
    yaml_emitter_set_width(&y->em, -1);
    yaml_event_t ev;
    emit(y, &ev, yaml_stream_start_event_initialize(&ev, YAML_UTF8_ENCODING));
    emit(y, &ev, yaml_document_start_event_initialize(&ev, NULL, NULL, NULL, 1));
    return y;
}

void yml_out_end(YmlOut *y)
{
    yaml_event_t ev;
    emit(y, &ev, yaml_document_end_event_initialize(&ev, 1));
    emit(y, &ev, yaml_stream_end_event_initialize(&ev));
    yaml_emitter_delete(&y->em);
    buf_fini(&y->clean);
    free(y);
}

void yml_out_map(YmlOut *y, YmlStyle style)
{
    yaml_event_t ev;
    yaml_mapping_style_t how = style == YML_FLOW ? YAML_FLOW_MAPPING_STYLE : YAML_BLOCK_MAPPING_STYLE;
    emit(y, &ev, yaml_mapping_start_event_initialize(&ev, NULL, NULL, 1, how));
}

void yml_out_map_end(YmlOut *y)
{
    yaml_event_t ev;
    emit(y, &ev, yaml_mapping_end_event_initialize(&ev));
}

void yml_out_seq(YmlOut *y, YmlStyle style)
{
    yaml_event_t ev;
    yaml_sequence_style_t how = style == YML_FLOW ? YAML_FLOW_SEQUENCE_STYLE : YAML_BLOCK_SEQUENCE_STYLE;
    emit(y, &ev, yaml_sequence_start_event_initialize(&ev, NULL, NULL, 1, how));
}

void yml_out_seq_end(YmlOut *y)
{
    yaml_event_t ev;
    emit(y, &ev, yaml_sequence_end_event_initialize(&ev));
}

/* libyaml refuses broken UTF-8: each bad byte becomes U+FFFD. */
static Str well_formed(YmlOut *y, Str s)
{
    if (utf8_check(s) == SIZE_MAX) return s;
    buf_clear(&y->clean);
    for (size_t at = 0; at < s.n;) {
        char bytes[4];
        size_t n = utf8_put(bytes, utf8_next(s, &at));
        buf_add(&y->clean, (Str){bytes, n});
    }
    return buf_str(&y->clean);
}

static void put_scalar(YmlOut *y, Str s, yaml_scalar_style_t style)
{
    yaml_event_t ev;
    s = well_formed(y, s);
    assert(s.n <= INT32_MAX);
    const yaml_char_t *bytes = (const yaml_char_t *)(s.n ? s.p : "");
    emit(y, &ev, yaml_scalar_event_initialize(&ev, NULL, NULL, bytes, (int)s.n, 1, 1, style));
}

void yml_out_key(YmlOut *y, const char *key) { yml_out_str(y, str_z(key)); }

void yml_out_str(YmlOut *y, Str s)
{
    put_scalar(y, s, yml_plain_ok(s) ? YAML_PLAIN_SCALAR_STYLE : YAML_DOUBLE_QUOTED_SCALAR_STYLE);
}

void yml_out_int(YmlOut *y, int64_t i)
{
    char digits[24];
    snprintf(digits, sizeof digits, "%lld", (long long)i);
    put_scalar(y, str_z(digits), YAML_PLAIN_SCALAR_STYLE);
}

void yml_out_bool(YmlOut *y, bool b) { put_scalar(y, b ? S("true") : S("false"), YAML_PLAIN_SCALAR_STYLE); }
