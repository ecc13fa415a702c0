#include "session/typed.h"
#include "base/i18n.h"
#include "review/field.h"
#include "session_int.h"
#include "uni/hangul.h"
#include "uni/utf8.h"

#define NO_DATE N_("there is no date in it")
#define NO_YEAR N_("it does not say when: name the year")
#define REVERSED N_("the first of these dates comes after the last")
#define NO_VALUE N_("this is no value of the field")

/* ------------------------------------------------------------------ one date, as the analyser reads it */

static bool has_hangul(Str s)
{
    for (size_t at = 0; at < s.n;)
        if (hangul_is(utf8_next(s, &at))) return true;
    return false;
}

static bool is_digit(char c) { return c >= '0' && c <= '9'; }

/* "2019 초", "2019 3월": the year is meant as one, which a text would say. */
static Str year_said(Arena *a, Str typed)
{
    enum { YEAR = 4 };
    size_t n = 0;
    while (n < typed.n && is_digit(typed.p[n])) n++;
    if (n != YEAR || n == typed.n || typed.p[n] != ' ' || !has_hangul(typed)) return typed;
    return str_fmt(a, STR_FMT "년" STR_FMT, STR_ARG(str_slice(typed, 0, n)), STR_ARG(str_slice(typed, n, typed.n)));
}

/* A text to read a date in, and where it stands there. */
typedef struct Told { Str text; uint32_t beg, end; } Told;

static Told plain(Str typed) { return (Told){typed, 0, (uint32_t)typed.n}; }

/* As somebody tells it who looks back: "3월" said alone may as well lie ahead. year: that the story stands at, 0: none. */
static Told in_story(Arena *a, Str typed, int year)
{
    bool ko = has_hangul(typed);
    Str before = !year ? S("") : str_fmt(a, ko ? "%d년에 졸업했다. " : "I graduated in %d. ", year);
    if (!ko) before = str_cat(a, before, S("I joined in "));
    return (Told){str_fmt(a, STR_FMT STR_FMT "%s", STR_ARG(before), STR_ARG(typed), ko ? "에 입사했다." : "."),
                  (uint32_t)before.n, (uint32_t)(before.n + typed.n)};
}

/* What stands around it may say how it is meant, but is no second thing (쯤, 경, about), and no number is left over: that
 * would be a part that is none (2017년 13월). */
static bool is_all(const Told *t, Span date)
{
    enum { AROUND = 12 };
    if (date.beg < t->beg || date.beg - t->beg > AROUND || (date.end < t->end && t->end - date.end > AROUND)) return false;
    for (uint32_t i = t->beg; i < t->end; i++)
        if ((i < date.beg || i >= date.end) && is_digit(t->text.p[i])) return false;
    return true;
}

/* The one expression of time that is typed there. False: there is none, or something beside it. */
static bool read_one(Session *s, Arena *a, const Told *t, Str dct, Timex *out)
{
    Doc *d;
    Analysis an = {0};
    AnalyseOptions opt = {.dct = dct};
    uint32_t n = 0;
    if (doc_new(a, t->text, DOC_PLAIN, &d, NULL) || analyse(s->an, a, d, &opt, &an)) return false;
    for (uint32_t i = 0; i < an.timexes.n; i++)
        if (an.timexes.v[i].span.end > t->beg && an.timexes.v[i].span.beg < t->end) *out = an.timexes.v[i], n++;
    return n == 1 && out->type != TIMEX_SET && is_all(t, out->span);
}

/* "3년 전": counted back here, where nothing is told that would say it. */
static bool counted_back(Arena *a, const Timex *t, Str from, Str *value)
{
    Edtf now, then;
    EdtfDuration len;
    if (!t->ago || !edtf_parse(from, &now) || !edtf_duration_parse(t->value, &len) || !edtf_add(&now, &len, -1, false, &then))
        return false;
    *value = edtf_format(a, &then);
    return true;
}

static int year_of(Str edtf)
{
    EdtfDay lo, hi;
    int y = 0, m, d;
    if (!edtf_bounds_str(edtf, &lo, &hi) || !(edtf_dated(lo) || edtf_dated(hi))) return 0;
    edtf_ymd(edtf_dated(lo) ? lo : hi, &y, &m, &d);
    return y;
}

/* Told with what it may count from. True: there is an expression; out->value is empty where it says nothing with certainty. */
static bool read_story(Session *s, Arena *a, Str typed, Str now, Str beside, Typed *out)
{
    Timex t = {0};
    Told told = in_story(a, typed, year_of(beside));
    bool there = read_one(s, a, &told, now, &t);
    if (!there) {
        told = plain(typed);
        there = read_one(s, a, &told, now, &t);
    }
    *out = (Typed){.value = S("")};
    if (!there) return false;
    if (t.type == TIMEX_DATE) out->value = t.value;
    else if (!t.ago) return false;
    else if (!counted_back(a, &t, now, &out->value)) out->value = S("");
    bool by_now = t.type != TIMEX_DATE || t.basis == BASIS_DCT;
    if (out->value.n && t.basis != BASIS_EXPLICIT) out->beside = !by_now;
    if (out->value.n && (by_now || t.basis != BASIS_EXPLICIT)) out->from = by_now ? now : beside;
    return true;
}

static const char *one_date(Session *s, Arena *a, Str typed, const TypedFrom *from, Typed *out)
{
    Timex t = {0};
    *out = (Typed){.value = str_trim(typed)};
    if (edtf_valid(out->value)) return NULL;
    Told told = plain(year_said(a, out->value));
    if (read_one(s, a, &told, S(""), &t) && t.type == TIMEX_DATE && t.basis == BASIS_EXPLICIT && t.value.n) {
        out->value = t.value;
        return edtf_valid(out->value) ? NULL : NO_DATE;
    }
    if (!read_story(s, a, told.text, from->written, from->beside, out)) return NO_DATE;
    if (!out->value.n && !from->written.n && from->beside.n) {
        (void)read_story(s, a, told.text, from->beside, from->beside, out);
        out->beside = true;
    }
    return !out->value.n ? NO_YEAR : edtf_valid(out->value) ? NULL : NO_DATE;
}

/* "작년..올해", "2019.." */
static const char *two_dates(Session *s, Arena *a, Str typed, size_t dots, const TypedFrom *from, Typed *out)
{
    Str part[2] = {str_trim(str_slice(typed, 0, dots)), str_trim(str_slice(typed, dots + 2, typed.n))};
    Typed end[2] = {{.value = S("..")}, {.value = S("..")}};
    for (int i = 0; i < 2; i++) {
        const char *wrong = part[i].n ? one_date(s, a, part[i], from, &end[i]) : NULL;
        if (wrong) return wrong;
    }
    const Typed *counted = end[0].from.n ? &end[0] : &end[1];
    *out = (Typed){str_fmt(a, STR_FMT "/" STR_FMT, STR_ARG(end[0].value), STR_ARG(end[1].value)), counted->from, counted->beside};
    return edtf_valid(out->value) ? NULL : part[0].n || part[1].n ? REVERSED : NO_DATE;
}

const char *typed_date(Session *s, Arena *a, Str typed, const TypedFrom *from, Typed *out)
{
    typed = str_trim(typed);
    *out = (Typed){.value = typed};
    if (!typed.n || edtf_valid(typed)) return NULL;
    size_t dots = str_find(typed, S(".."), 0);
    const char *wrong = dots == SIZE_MAX ? one_date(s, a, typed, from, out) : two_dates(s, a, typed, dots, from, out);
    if (wrong) out->value = typed;
    return wrong;
}

/* ------------------------------------------------------------------ a field */

static bool date_known(Str edtf) { return year_of(edtf) != 0; }

/* The field's own date, else another of the thing. */
static Str own_date(Arena *a, const Decision *about, int field)
{
    union { Event event; Entity entity; Position position; } it = {0};
    field_restore(a, about->on, &it, about->whole);
    Str own = field_get(a, about->on, &it, field);
    for (int i = 0; i < field_count(about->on) && !date_known(own); i++)
        if (field_kind(about->on, i) == FIELD_DATE) own = field_get(a, about->on, &it, i);
    return date_known(own) ? own : S("");
}

/* Of the event that is told last before the words, else of the first behind them. */
static Str date_beside(const OpenDoc *d, Span words)
{
    Str before = S("");
    for (uint32_t i = 0; i < d->an->events.n; i++) {
        const Event *e = &d->an->events.v[i];
        if (!date_known(e->date)) continue;
        if (e->span.beg >= words.beg) return before.n ? before : e->date;
        before = e->date;
    }
    return before;
}

/* "2023-01/..", written some time after that, is nothing to count from. */
static Str written_of(const OpenDoc *d)
{
    EdtfDay lo, hi;
    return edtf_bounds_str(d->an->dct, &lo, &hi) && edtf_dated(lo) && edtf_dated(hi) ? d->an->dct : S("");
}

TypedFrom typed_from(Arena *a, const OpenDoc *d, const Decision *about, int field)
{
    if (field_kind(about->on, field) != FIELD_DATE) return (TypedFrom){{0}, {0}};
    Str own = own_date(a, about, field);
    return (TypedFrom){str_dup(a, written_of(d)), str_dup(a, own.n ? own : date_beside(d, about->anchor.span))};
}

static int choice_of(const TypeSet *set, Str typed)
{
    int code = type_find(set, typed);
    for (int i = 0; code < 0 && i < set->n; i++)
        if (str_eq(typed, str_z(_(type_msgid(set, i))))) code = i;
    return code;
}

/* May a stretch end with it as one that goes on: 지금, now? */
static bool goes_on(Session *s, Arena *a, Str typed)
{
    Timex t = {0};
    Told told = plain(str_cat(a, S("2000 - "), typed));
    return read_one(s, a, &told, S(""), &t) && str_eq(t.value, S("2000/..")) && t.span.end >= told.end;
}

static bool may_go_on(Arena *a, Target on, int field)
{
    union { Event event; Entity entity; Position position; } it = {0};
    return field_kind(on, field) == FIELD_DATE && field_set(a, on, &it, field, S(".."));
}

const char *typed_value(Session *s, Arena *a, Target on, int field, Str typed, const TypedFrom *from, Typed *out)
{
    const TypeSet *set = field_choices(on, field);
    typed = str_trim(typed);
    *out = (Typed){.value = typed};
    if (set) {
        int code = choice_of(set, typed);
        if (code >= 0) out->value = str_z(type_name(set, code));
        return code >= 0 ? NULL : NO_VALUE;
    }
    if (field_kind(on, field) != FIELD_DATE) return field_fault(on, field, typed);
    if (typed.n && may_go_on(a, on, field) && (str_eq_z(typed, "..") || goes_on(s, a, typed))) {
        out->value = S("..");
        return NULL;
    }
    return typed_date(s, a, typed, from, out);
}

/* ------------------------------------------------------------------ telling it */

static Str day_text(Arena *a, EdtfDay day)
{
    int y, m, d;
    if (!edtf_dated(day)) return S("..");
    edtf_ymd(day, &y, &m, &d);
    return str_fmt(a, "%04d-%02d-%02d", y, m, d);
}

Str typed_told(Arena *a, const Typed *t)
{
    EdtfDay lo, hi;
    if (str_eq_z(t->value, "..")) return str_z(_("= still going on"));
    if (!t->value.n || !edtf_bounds_str(t->value, &lo, &hi)) return S("");
    Str from = day_text(a, lo), to = day_text(a, hi), told = str_cat(a, S("= "), t->value);
    bool ends = str_find(t->value, S("/"), 0) != SIZE_MAX;           /* it names them itself */
    if (lo != hi && !ends) told = str_fmt(a, STR_FMT "  " STR_FMT "/" STR_FMT, STR_ARG(told), STR_ARG(from), STR_ARG(to));
    if (!t->from.n) return told;
    return str_fmt(a, STR_FMT "  %s " STR_FMT, STR_ARG(told), t->beside ? _("beside:") : _("written:"), STR_ARG(t->from));
}
