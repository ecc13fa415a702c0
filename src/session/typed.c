#include "session/typed.h"
#include "base/i18n.h"
#include "review/field.h"
#include "session_int.h"
#include "uni/hangul.h"
#include "uni/utf8.h"

#define NO_DATE N_("there is no date in it: write 2019, 2019-03 or March 2019")
#define IS_DATE N_("that is a date: it belongs in the field for dates")
#define NO_YEAR N_("it does not say when: name the year")
#define NO_AGE N_("a year from 1800 to 2199 is meant")
#define REVERSED N_("the first of these dates comes after the last")
#define NO_VALUE N_("it is none of its choices")

/* ------------------------------------------------------------------ one date, as the analyser reads it */

static bool is_digit(char c) { return c >= '0' && c <= '9'; }

/* A sentence of the book "typed" (assets/rules/typed.yaml): data, for it is words of a language. */
static Str frame(Session *s, const char *lang, const char *key)
{
    const LexBook *b = lex_book(s->lex, "typed");
    Sym cls = lex_sym(s->lex, lang), at = lex_sym(s->lex, key);
    for (uint32_t i = 0; b && i < lex_book_n(b); i++)
        if (lex_entry(b, i).cls == cls) return lex_attr_str(b, lex_entry(b, i), at);
    return S("");
}

static const char *lang_of(Str typed) { return hangul_in(typed) ? "ko" : "en"; }

/* A text to read a date in, and where it stands there. */
typedef struct Told { Str text; uint32_t beg, end; } Told;

static Told plain(Str typed) { return (Told){typed, 0, (uint32_t)typed.n}; }

/* What is put in stands where {} does, behind what is told before. */
static Told put_in(Arena *a, Str before, Str framed, Str what)
{
    size_t at = str_find(framed, S("{}"), 0);
    if (at == SIZE_MAX) return plain(what);
    Str head = str_cat(a, before, str_slice(framed, 0, at));
    return (Told){str_fmt(a, STR_FMT STR_FMT STR_FMT, STR_ARG(head), STR_ARG(what), STR_ARG(str_slice(framed, at + 2, framed.n))),
                  (uint32_t)head.n, (uint32_t)(head.n + what.n)};
}

/* "2019 초", "2019 3월": the year is meant as one, which a text would say. */
static Str year_said(Session *s, Arena *a, Str typed)
{
    enum { YEAR = 4 };
    size_t n = 0;
    while (n < typed.n && is_digit(typed.p[n])) n++;
    if (n != YEAR || n == typed.n || typed.p[n] != ' ' || !hangul_in(typed)) return typed;
    return str_cat(a, put_in(a, S(""), frame(s, "ko", "year"), str_slice(typed, 0, n)).text,
                   str_slice(typed, n, typed.n));
}

/* As somebody tells it who looks back: "3월" said alone may as well lie ahead. year: that the story stands at, 0: none. */
static Told in_story(Session *s, Arena *a, Str typed, int year)
{
    const char *lang = lang_of(typed);
    Str before = year ? put_in(a, S(""), frame(s, lang, "story"), str_fmt(a, "%d", year)).text : S("");
    return put_in(a, before, frame(s, lang, "date"), typed);
}

static bool is_mark(char c) { return c == ' ' || c == '.' || c == ',' || c == '(' || c == ')' || c == '~' || c == '-'; }

/* The longest of the words that begins there. */
static size_t word_at(Str words, Str at)
{
    size_t longest = 0;
    for (Str w; str_cut(&words, ' ', &w);)
        if (w.n > longest && str_starts(at, w)) longest = w.n;
    return longest;
}

/* Nothing but such words, an English one each by itself; no number is left over: that would be a part that is none
 * (2017년 13월). */
static bool only_words(Str words, Str left, bool joined)
{
    for (size_t at = 0, n; at < left.n; at += n) {
        n = is_mark(left.p[at]) ? 1 : word_at(words, str_slice(left, at, left.n));
        bool ends = joined || at + n >= left.n || is_mark(left.p[at + n]) || is_mark(left.p[at]);
        if (!n || !ends) return false;
    }
    return true;
}

static Str lower(Arena *a, Str s)
{
    char *p = str_dup_z(a, s);
    for (size_t i = 0; i < s.n; i++)
        if (p[i] >= 'A' && p[i] <= 'Z') p[i] = (char)(p[i] | 0x20);
    return (Str){p, s.n};
}

/* What stands around it may say how it is meant, but is no second thing (쯤, 경, about). */
static bool is_all(Session *s, Arena *a, const Told *t, Span date)
{
    if (date.beg < t->beg) return false;
    Str before = str_slice(t->text, t->beg, date.beg),
        after = date.end < t->end ? str_slice(t->text, date.end, t->end) : S("");
    const char *const langs[] = {"ko", "en"};
    bool fits = true;
    Str left[] = {before, after};
    for (size_t i = 0; fits && i < COUNT_OF(left); i++) {
        const char *lang = langs[!hangul_in(left[i])];
        fits = only_words(frame(s, lang, "beside"), lower(a, left[i]), *lang == 'k');
    }
    return fits;
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
    return n == 1 && out->type != TIMEX_SET && is_all(s, a, t, out->span);
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

/* What one way of telling it says, empty where that is nothing with certainty. False: it is no expression of time there. */
static bool read_told(Session *s, Arena *a, const Told *told, Str now, Str beside, Typed *out)
{
    Timex t = {0};
    *out = (Typed){.value = S("")};
    if (!read_one(s, a, told, now, &t) || (t.type != TIMEX_DATE && !t.ago)) return false;
    if (t.type == TIMEX_DATE) out->value = t.value;
    else if (!counted_back(a, &t, now, &out->value)) out->value = S("");
    bool by_now = t.type != TIMEX_DATE || t.basis == BASIS_DCT;
    if (out->value.n && t.basis != BASIS_EXPLICIT) out->beside = !by_now;
    if (out->value.n && (by_now || t.basis != BASIS_EXPLICIT)) out->from = by_now ? now : beside;
    return true;
}

/* Told with what it may count from, else by itself: 다음 달 of a story that only has a year is none. */
static bool read_story(Session *s, Arena *a, Str typed, Str now, Str beside, Typed *out)
{
    Typed alone;
    Told told = in_story(s, a, typed, year_of(beside)), own = plain(typed);
    bool there = read_told(s, a, &told, now, beside, out);
    if (there && out->value.n) return true;
    bool by_itself = read_told(s, a, &own, now, beside, &alone);
    if (by_itself) *out = alone;
    return there || by_itself;
}

static const char *one_date(Session *s, Arena *a, Str typed, const TypedFrom *from, Typed *out)
{
    Timex t = {0};
    *out = (Typed){.value = str_trim(typed)};
    if (edtf_valid(out->value)) return NULL;
    Told told = plain(year_said(s, a, out->value));
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

/* Nobody's career: a figure too many, or a number that is no year. */
static bool out_of_age(Str edtf)
{
    enum { FIRST = 1800, LAST = 2199 };
    EdtfDay lo, hi;
    int y, m, d;
    if (!edtf_bounds_str(edtf, &lo, &hi)) return false;
    if (edtf_dated(lo) && (edtf_ymd(lo, &y, &m, &d), y < FIRST || y > LAST)) return true;
    return edtf_dated(hi) && (edtf_ymd(hi, &y, &m, &d), y < FIRST || y > LAST);
}

const char *typed_date(Session *s, Arena *a, Str typed, const TypedFrom *from, Typed *out)
{
    typed = str_trim(typed);
    *out = (Typed){.value = typed};
    if (!typed.n) return NULL;
    size_t dots = str_find(typed, S(".."), 0);
    const char *wrong = edtf_valid(typed)  ? NULL
                        : dots == SIZE_MAX ? one_date(s, a, typed, from, out)
                                           : two_dates(s, a, typed, dots, from, out);
    if (!wrong && out_of_age(out->value)) wrong = NO_AGE;
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
    Told told = put_in(a, S(""), frame(s, lang_of(typed), "span"), typed);
    told.beg = 0;                                        /* all of it is the expression */
    return read_one(s, a, &told, S(""), &t) && str_eq(t.value, S("2000/..")) && t.span.end >= told.end;
}

static bool may_go_on(Arena *a, Target on, int field)
{
    union { Event event; Entity entity; Position position; } it = {0};
    return field_kind(on, field) == FIELD_DATE && field_set(a, on, &it, field, S(".."));
}

/* 2019-03, 2019년 3월: nobody is called so. A figure alone may be a name (1988). */
static bool is_date_alone(Session *s, Arena *a, Str typed)
{
    enum { YEAR = 4 };
    Timex t = {0};
    Told told = plain(typed);
    bool figures = false, more = false;
    for (size_t i = 0; i < typed.n; i++) figures |= is_digit(typed.p[i]), more |= !is_digit(typed.p[i]);
    if (typed.n <= YEAR || !figures || !more) return false;
    if (edtf_valid(typed)) return true;
    return read_one(s, a, &told, S(""), &t) && t.type == TIMEX_DATE && t.basis == BASIS_EXPLICIT && t.value.n;
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
    if (field_kind(on, field) == FIELD_TEXT && is_date_alone(s, a, typed)) return IS_DATE;
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

static bool has_sign(Str edtf, char sign)
{
    for (size_t i = 0; i < edtf.n; i++)
        if (edtf.p[i] == sign || edtf.p[i] == '%') return true;
    return false;
}

/* From which day to which, for a reader who knows no EDTF. */
static Str in_words(Arena *a, Str edtf)
{
    EdtfDay lo, hi;
    if (!edtf_bounds_str(edtf, &lo, &hi)) return edtf;
    Str from = day_text(a, lo), to = day_text(a, hi);
    Str told = lo == hi                             ? from
               : edtf_dated(lo) && edtf_dated(hi)   ? str_fmt(a, _("%.*s to %.*s"), STR_ARG(from), STR_ARG(to))
               : edtf_dated(lo)                     ? str_fmt(a, _("%.*s and later"), STR_ARG(from))
               : edtf_dated(hi)                     ? str_fmt(a, _("until %.*s"), STR_ARG(to))
                                                    : str_z(_("not known"));
    if (has_sign(edtf, '~')) told = str_cat(a, told, str_z(_(", about")));
    return has_sign(edtf, '?') ? str_cat(a, told, str_z(_(", perhaps"))) : told;
}

/* A year, a month or a day is what people write, too. */
static Str counted_from(Arena *a, Str edtf)
{
    bool plainly = true;
    for (size_t i = 0; i < edtf.n; i++) plainly &= is_digit(edtf.p[i]) || edtf.p[i] == '-';
    return plainly ? edtf : in_words(a, edtf);
}

Str typed_told(Arena *a, const Typed *t)
{
    if (str_eq_z(t->value, "..")) return str_z(_("= still going on"));
    if (!t->value.n || !edtf_valid(t->value)) return S("");
    Str told = str_cat(a, S("= "), in_words(a, t->value));
    if (!t->from.n) return told;
    return str_fmt(a, STR_FMT "  %s " STR_FMT, STR_ARG(told), t->beside ? _("beside:") : _("written:"),
                   STR_ARG(counted_from(a, t->from)));
}
