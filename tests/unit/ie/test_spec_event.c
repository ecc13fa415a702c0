/* The cases of tests/spec/{fact,event,position,check}-*.case: sentences with the events and spells a careful reader finds.
 *
 *   # comment
 *   @dct 2023-06-15                 the time of writing for what follows
 *   퇴사했다. = leave actual         a sentence, the type and value of its only event; none: no event
 *   > 2020.02.03 카카오 입사         a text (\n: the line ends), then what is in it, indented:
 *     join 입사 actual 2020-02-03 @카카오    an event: type, quote, value, date (- none, * any), employer (@- none)
 *     = work 카카오 | 대리 | 2017 | ..       a spell: kind, employer, role ("": any), start, end; then, where they are
 *     = work 카카오 | | 2017 | 2018 | intern | term-end      asked for, employment and exit ("": any)
 *     ! order 입사 퇴사              a contradiction: kind, and the quotes of the events it lies between
 *     none                          nothing of the kind the file asks for
 *     ...                           other events may stand beside */
#include "spec_case.h"
#include "opened.h"
#include "ie/analyse.h"
#include <string.h>

enum { WANT_MAX = 16 };

typedef struct Spec {
    CaseFile file;
    uint32_t text_line, n_want, n_case, n_failed;
    Str dct, text, want[WANT_MAX];
    bool more;
} Spec;

/* Cuts the last word off *s. */
static Str last_word(Str *s)
{
    size_t i = s->n;
    while (i > 0 && s->p[i - 1] != ' ') i--;
    Str word = str_slice(*s, i, s->n);
    *s = str_trim(str_slice(*s, 0, i));
    return word;
}

static bool event_says(const Doc *d, const Event *e, Str want)
{
    Str rest = want, type, org = S("");
    str_cut(&rest, ' ', &type);
    size_t at = str_find(rest, S(" @"), 0);
    if (at != SIZE_MAX) org = str_slice(rest, at + 2, rest.n), rest = str_slice(rest, 0, at);
    Str date = S("*");
    Str word = last_word(&rest);
    if (type_find(&fact_types, word) < 0) date = word, word = last_word(&rest);
    return str_eq_z(type, type_name(&event_types, (int)e->type)) && str_eq(rest, doc_quote(d, e->span)) &&
           str_eq_z(word, type_name(&fact_types, (int)e->fact)) && (!org.n || str_eq(org, e->args.org) || (str_eq(org, S("-")) && !e->args.org.n)) &&
           (str_eq(date, S("*")) || str_eq(date, e->date) || (str_eq(date, S("-")) && !e->date.n));
}

static bool position_says(const Position *p, Str want)
{
    Str part[6] = {{0}}, rest = want, kind;
    str_cut(&rest, ' ', &kind);
    for (int i = 0; i < 6 && str_cut(&rest, '|', &part[i]); i++) part[i] = str_trim(part[i]);
    return str_eq_z(kind, type_name(&position_types, (int)p->kind)) && str_eq(part[0], p->org) &&
           (!part[1].n || str_eq(part[1], p->role)) && str_eq(part[2], p->start) && str_eq(part[3], p->end) &&
           (!part[4].n || (str_eq(part[4], S("-")) && !p->employment) || str_eq_z(part[4], type_name(&employment_types, (int)p->employment))) &&
           (!part[5].n || str_eq_z(part[5], type_name(&cause_types, (int)p->exit)));
}

/* "! order 퇴사": the kind, then the quote of each event, in order. */
static bool check_says(const Doc *d, const Analysis *a, const Check *c, Str want)
{
    Str rest = str_trim(str_slice(want, 1, want.n)), word;
    str_cut(&rest, ' ', &word);
    if (!str_eq_z(word, c->kind)) return false;
    for (uint32_t i = 0; i < c->events.n; i++)
        if (!str_cut(&rest, ' ', &word) || !str_eq(word, doc_quote(d, a->events.v[c->events.v[i]].span))) return false;
    return !rest.n;
}

static bool checks_as_wanted(const Spec *s, const Doc *d, const Analysis *a)
{
    if (a->checks.n != s->n_want) return false;
    for (uint32_t i = 0; i < s->n_want; i++)
        if (!check_says(d, a, &a->checks.v[i], s->want[i])) return false;
    return true;
}

static bool as_wanted(const Spec *s, const Doc *d, const Analysis *a)
{
    if (strstr(s->file.path, "check-")) return checks_as_wanted(s, d, a);
    bool spells = strstr(s->file.path, "position-") != NULL;
    uint32_t n = spells ? a->positions.n : a->events.n;
    if (!s->more && n != s->n_want) return false;
    for (uint32_t i = 0; i < s->n_want; i++) {
        bool found = false;
        for (uint32_t k = 0; k < a->events.n && !spells; k++)
            found = found || event_says(d, &a->events.v[k], s->want[i]);
        if (spells) found = position_says(&a->positions.v[i], str_trim(str_slice(s->want[i], 1, s->want[i].n)));
        if (!found) return false;
    }
    return true;
}

static void show(const Spec *s, const Doc *d, const Analysis *a)
{
    printf("%s:%u: %.*s\n", s->file.path, s->text_line, STR_ARG(s->text));
    for (uint32_t i = 0; i < s->n_want; i++) printf("    want  %.*s\n", STR_ARG(s->want[i]));
    for (uint32_t i = 0; i < a->events.n; i++) {
        const Event *e = &a->events.v[i];
        printf("    got   %s %.*s %s %.*s @%.*s\n", type_name(&event_types, (int)e->type),
               STR_ARG(doc_quote(d, e->span)), type_name(&fact_types, (int)e->fact), STR_ARG(e->date),
               STR_ARG(e->args.org));
    }
    for (uint32_t i = 0; i < a->checks.n; i++) printf("    got   ! %s\n", a->checks.v[i].kind);
    for (uint32_t i = 0; i < a->positions.n; i++) {
        const Position *p = &a->positions.v[i];
        printf("    got   = %s %.*s | %.*s | %.*s | %.*s | %s | %s\n", type_name(&position_types, (int)p->kind),
               STR_ARG(p->org), STR_ARG(p->role), STR_ARG(p->start), STR_ARG(p->end),
               type_name(&employment_types, (int)p->employment), type_name(&cause_types, (int)p->exit));
    }
}

static void finish(Spec *s)
{
    if (!s->text.n) return;
    Arena *mem = arena_new();
    Doc *d;
    Fault f = {0};
    Analysis a;
    AnalyseOptions opt = {.dct = s->dct};
    assert_int_equal(doc_new(mem, case_text(mem, s->text), DOC_PLAIN, &d, &f), RC_OK);
    assert_int_equal(analyse(an, mem, d, &opt, &a), RC_OK);
    s->n_case++;
    if (!as_wanted(s, d, &a)) {
        s->n_failed++;
        show(s, d, &a);
    }
    arena_free(mem);
    s->text = S("");
    s->n_want = 0;
    s->more = false;
}

/* A sentence and its only event: the quote is not asked for. */
static void sentence(Spec *s, Str line)
{
    size_t eq = str_find(line, S(" = "), 0);
    if (eq == SIZE_MAX) fail_msg("%s:%u: not understood", s->file.path, s->file.line);
    Str want = str_trim(str_slice(line, eq + 3, line.n)), type;
    Arena *mem = arena_new();
    Doc *d;
    Fault f = {0};
    Analysis a;
    AnalyseOptions opt = {.dct = s->dct};
    s->text = str_trim(str_slice(line, 0, eq));
    s->text_line = s->file.line;
    assert_int_equal(doc_new(mem, s->text, DOC_PLAIN, &d, &f), RC_OK);
    assert_int_equal(analyse(an, mem, d, &opt, &a), RC_OK);
    s->n_case++;
    bool ok = str_eq(want, S("none")) ? a.events.n == 0 : false;
    Str rest = want;
    str_cut(&rest, ' ', &type);
    for (uint32_t i = 0; i < a.events.n && !ok && rest.n; i++)
        ok = str_eq_z(type, type_name(&event_types, (int)a.events.v[i].type)) &&
             str_eq_z(rest, type_name(&fact_types, (int)a.events.v[i].fact));
    if (!ok) {
        s->n_failed++;
        s->want[0] = want;
        s->n_want = 1;
        show(s, d, &a);
    }
    s->n_want = 0;
    s->text = S("");
    arena_free(mem);
}

static void read_line(Spec *s, Str line)
{
    bool indented = line.n && line.p[0] == ' ';
    Str t = str_trim(line);
    if (!t.n || t.p[0] == '#') return;
    if (indented) {
        if (str_eq(t, S("..."))) s->more = true;
        if (str_eq(t, S("none")) || s->more) return;
        assert_true(s->n_want < WANT_MAX);
        s->want[s->n_want++] = t;
        return;
    }
    finish(s);
    if (str_starts(t, S("@dct"))) s->dct = str_trim(str_slice(t, 4, t.n));
    else if (t.p[0] == '>') s->text = str_trim(str_slice(t, 1, t.n)), s->text_line = s->file.line;
    else sentence(s, t);
}

static void the_cases_hold(void **state)
{
    Spec s = {.file = case_open(*state)};
    for (Str line; case_line(&s.file, &line);) read_line(&s, line);
    finish(&s);
    case_close(&s.file);
    if (s.n_failed) fail_msg("%s: %u of %u cases", s.file.path, s.n_failed, s.n_case);
    assert_true(s.n_case > 0);
}

int main(void)
{
    static const char *const files[] = {"fact-", "event-", "position-", "check-"};
    return case_files(files, COUNT_OF(files), the_cases_hold, open_all, close_all);
}
