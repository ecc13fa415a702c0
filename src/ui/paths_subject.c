/* paths_subject.c: what the paths view is about, as text and as a value. */
#include "app_int.h"

static const char *const orders[ROUTE_ORDERS] = {[ROUTE_BY_PEOPLE] = "people", [ROUTE_BY_TIME] = "time", [ROUTE_BY_SURE] = "sure"};

static uint32_t number(Str digits, uint32_t most, uint32_t otherwise)
{
    uint32_t n = 0;
    for (size_t i = 0; i < digits.n; i++) {
        if (digits.p[i] < '0' || digits.p[i] > '9' || n > most) return otherwise;
        n = n * 10 + (uint32_t)(digits.p[i] - '0');
    }
    return n && n <= most ? n : otherwise;
}

/* "1.2.23": the way, its step, how many people. */
static void take_more(PathsSubject *s, Str value)
{
    enum { MOST = 100000 };
    uint32_t *const to[] = {&s->more_way, &s->more_hop, &s->more};
    Str part;
    for (size_t i = 0; i < COUNT_OF(to) && str_cut(&value, '.', &part); i++) *to[i] = number(part, MOST, 0);
}

static void take_option(PathsSubject *s, Str key, Str value)
{
    if (str_eq_z(key, "more")) take_more(s, value);
    if (str_eq_z(key, "hops")) s->hops = number(value, ROUTE_HOPS_MAX, PATHS_HOPS);
    for (int i = 0; i < ROUTE_ORDERS && str_eq_z(key, "order"); i++)
        if (str_eq_z(value, orders[i])) s->order = (RouteOrder)i;
    for (size_t i = 0; i < value.n && str_eq_z(key, "open"); i++)
        if (value.p[i] >= '1' && value.p[i] <= '9') s->open |= 1u << (value.p[i] - '1');
}

static size_t last_blank(Str s)
{
    for (size_t i = s.n; i-- > 0;)
        if (s.p[i] == ' ') return i;
    return SIZE_MAX;
}

static bool is_option(Str key)
{
    static const char *const keys[] = {"hops", "order", "open", "more"};
    for (size_t i = 0; i < COUNT_OF(keys); i++)
        if (str_eq_z(key, keys[i])) return true;
    return false;
}

/* Options stand at the end; " > " parts the ends, which have blanks of their own. */
PathsSubject paths_parse(Str text)
{
    PathsSubject s = {.hops = PATHS_HOPS};
    for (text = str_trim(text);;) {
        size_t at = last_blank(text);
        Str value = str_slice(text, at == SIZE_MAX ? 0 : at + 1, text.n), key;
        if (!str_cut(&value, ':', &key) || !is_option(key)) break;
        take_option(&s, key, value);
        text = str_trim(str_slice(text, 0, at == SIZE_MAX ? 0 : at));
    }
    size_t at = str_find(text, S(">"), 0);
    s.from = str_trim(str_slice(text, 0, at == SIZE_MAX ? text.n : at));
    if (at != SIZE_MAX) s.to = str_trim(str_slice(text, at + 1, text.n));
    return s;
}

Str paths_format(Arena *a, const PathsSubject *s)
{
    Str out = str_fmt(a, STR_FMT " > " STR_FMT " hops:%u", STR_ARG(s->from), STR_ARG(s->to), s->hops);
    if (s->order) out = str_fmt(a, STR_FMT " order:%s", STR_ARG(out), orders[s->order]);
    for (uint32_t i = 0, first = 1; i < PATHS_MOST; i++) {
        if (!(s->open >> i & 1)) continue;
        out = str_fmt(a, STR_FMT "%s%u", STR_ARG(out), first ? " open:" : "", i + 1);
        first = 0;
    }
    if (s->more) out = str_fmt(a, STR_FMT " more:%u.%u.%u", STR_ARG(out), s->more_way, s->more_hop, s->more);
    return out;
}

PathsSubject paths_here(const UiApp *app) { return paths_parse(view_subject(app, PANE_PATHS)); }
