/* The cases of tests/spec/time-*.case: sentences and expressions with the values a careful reader gives them.
 *
 *   # comment
 *   @dct 2022-11-07          the time of writing for what follows; "@dct" alone: none
 *   @in … | … | …            carrier sentences: each expression stands in each of them, where % is
 *   > 2017년에 입사했다.      a text (\n is a line end), then its expressions, indented, in order; none: nothing is
 *                            marked
 *     2017년 = date 2017
 *     dct = 2017             what is found as the time of writing; born = 1985: as the year of birth of the one who writes
 *   2017년 5월 = date 2017-05  an expression, put into the carriers */
#include "spec_case.h"
#include "base/buf.h"
#include "base/fs.h"
#include "time/time_int.h"
#include "bound.h"
#include "form.h"
#include <stdio.h>
#include <string.h>

enum { CARRIERS_MAX = 8, WANT_MAX = 32, SHOWN_MAX = 200 };

typedef struct Want { Str quote, type, value; } Want;
typedef struct Spec {
    const char *path;
    uint32_t line;
    Str dct, carrier[CARRIERS_MAX];
    uint32_t n_carrier, n_case, n_failed;
    Str text;                          /* of the case being read, "" between cases */
    Str want_dct, want_birth;          /* "" when the case does not ask */
    uint32_t text_line, n_want;
    Want want[WANT_MAX];
} Spec;

static int open_all(void **state)
{
    static const BindFn bind[] = {mark_bind, scope_bind, turn_bind, timex_bind, dct_bind, anchor_bind};
    (void)state;
    return open_passes(bind, COUNT_OF(bind));
}

/* Runs the passes of time alone. */
static void analyse_time(Arena *mem, Arena *tmp, Str text, Str dct, Doc **doc, Analysis *out)
{
    Fault f = {0};
    assert_int_equal(doc_new(mem, text, DOC_PLAIN, doc, &f), RC_OK);
    Ie ie = {.an = &an, .lex = lex, .doc = *doc, .mem = mem, .tmp = tmp, .pass = tmp, .out = out, .opt.dct = dct,
             .ko = (*doc)->hangul_share > 0.2, .forms = forms_new()};
    ie_read(&ie);
    scope_run(&ie);
    turn_run(&ie);
    timex_run(&ie);
    dct_run(&ie);
    anchor_run(&ie);
    dct_settle(&ie);
    forms_free(ie.forms);
}

static bool says(const Doc *d, const Timex *t, const Want *w)
{
    Str type = str_z(type_name(&timex_types, (int)t->type));
    return str_eq(doc_quote(d, t->span), w->quote) && str_eq(type, w->type) &&
           (t->type == TIMEX_SET || str_eq(t->value, w->value));
}

static void show(const Spec *s, uint32_t line, Str text, const Doc *d, const Analysis *a, const Want *want, uint32_t n)
{
    if (s->n_failed > SHOWN_MAX) return;
    printf("%s:%u: %.*s\n", s->path, line, STR_ARG(text));
    for (uint32_t i = 0; i < n; i++)
        printf("    want  %.*s = %.*s %.*s\n", STR_ARG(want[i].quote), STR_ARG(want[i].type), STR_ARG(want[i].value));
    for (uint32_t i = 0; i < a->timexes.n; i++) {
        const Timex *t = &a->timexes.v[i];
        Str q = doc_quote(d, t->span);
        printf("    got   %.*s = %s %.*s\n", STR_ARG(q), type_name(&timex_types, (int)t->type), STR_ARG(t->value));
    }
}

static void check(Spec *s, uint32_t line, Str text, const Want *want, uint32_t n)
{
    Arena mem = {0}, tmp = {0};
    Doc *d;
    Analysis a = {0};
    analyse_time(&mem, &tmp, text, s->dct, &d, &a);
    bool ok = n == UINT32_MAX || a.timexes.n == n;
    if (n == UINT32_MAX) n = 0;
    for (uint32_t i = 0; ok && i < n; i++) ok = says(d, &a.timexes.v[i], &want[i]);
    if (s->want_dct.n && !str_eq(a.dct.n ? a.dct : S("none"), s->want_dct)) {
        ok = false;
        printf("    dct   %.*s, want %.*s\n", STR_ARG(a.dct), STR_ARG(s->want_dct));
    }
    if (s->want_birth.n && !str_eq(a.birth.n ? a.birth : S("none"), s->want_birth)) {
        ok = false;
        printf("    born  %.*s, want %.*s\n", STR_ARG(a.birth), STR_ARG(s->want_birth));
    }
    if (!ok) {
        s->n_failed++;
        show(s, line, text, d, &a, want, n);
    }
    arena_fini(&mem);
    arena_fini(&tmp);
}

static void replace(Buf *out, Str in, const char *what, Str with)
{
    size_t from = 0, n = strlen(what), at;
    while ((at = str_find(in, (Str){what, n}, from)) != SIZE_MAX) {
        buf_add(out, str_slice(in, from, at));
        buf_add(out, with);
        from = at + n;
    }
    buf_add(out, str_slice(in, from, in.n));
}

static void finish(Spec *s)
{
    if (!s->text.n) return;
    Buf text = {0};
    replace(&text, s->text, "\\n", S("\n"));
    /* A case that asks for the time of writing alone says nothing of the expressions. */
    check(s, s->text_line, buf_str(&text), s->want, (s->want_dct.n || s->want_birth.n) && !s->n_want ? UINT32_MAX : s->n_want);
    buf_fini(&text);
    s->n_case++;
    s->text = s->want_dct = s->want_birth = S("");
    s->n_want = 0;
}

static bool read_want(Str line, Want *out)
{
    size_t eq = str_find(line, S(" = "), 0), last = eq;
    if (eq == SIZE_MAX) return false;
    while ((eq = str_find(line, S(" = "), last + 1)) != SIZE_MAX) last = eq;
    Str rest = str_slice(line, last + 3, line.n), type;
    if (!str_cut(&rest, ' ', &type)) return false;
    *out = (Want){str_trim(str_slice(line, 0, last)), str_trim(type), str_trim(rest)};
    return true;
}

/* An expression in every carrier; "none" as its type: it is no time. */
static void expression(Spec *s, Str line)
{
    Want w;
    if (!read_want(line, &w)) fail_msg("%s:%u: not understood", s->path, s->line);
    for (uint32_t i = 0; i < s->n_carrier; i++) {
        Buf text = {0};
        replace(&text, s->carrier[i], "%", w.quote);
        check(s, s->line, buf_str(&text), &w, str_eq_z(w.type, "none") ? 0 : 1);
        buf_fini(&text);
    }
    s->n_case++;
}

static void command(Spec *s, Str line)
{
    Str rest = line, word;
    if (!str_cut(&rest, ' ', &word)) return;
    if (str_eq_z(word, "@dct")) s->dct = str_trim(rest);
    if (!str_eq_z(word, "@in")) return;
    s->n_carrier = 0;
    Str one;
    while (s->n_carrier < CARRIERS_MAX && str_cut(&rest, '|', &one)) s->carrier[s->n_carrier++] = str_trim(one);
}

static void read_line(Spec *s, Str line)
{
    bool indented = line.n && line.p[0] == ' ';
    Str t = str_trim(line);
    if (!t.n || t.p[0] == '#') return;
    if (indented) {
        if (str_eq_z(t, "none")) return;
        if (str_starts(t, S("dct = "))) {
            s->want_dct = str_trim(str_slice(t, 6, t.n));
            return;
        }
        if (str_starts(t, S("born = "))) {
            s->want_birth = str_trim(str_slice(t, 7, t.n));
            return;
        }
        assert_true(s->n_want < WANT_MAX);
        if (!read_want(t, &s->want[s->n_want++])) fail_msg("%s:%u: not understood", s->path, s->line);
        return;
    }
    finish(s);
    if (t.p[0] == '@') command(s, t);
    else if (t.p[0] == '>') s->text = str_trim(str_slice(t, 1, t.n)), s->text_line = s->line;
    else expression(s, t);
}

static void the_cases_hold(void **state)
{
    Buf b = {0};
    Fault f;
    Spec s = {.path = *state};
    assert_int_equal(fs_read(s.path, 1 << 24, &b, &f), RC_OK);
    Str rest = buf_str(&b), line;
    while (str_cut(&rest, '\n', &line)) {
        s.line++;
        read_line(&s, line);
    }
    finish(&s);
    buf_fini(&b);
    if (s.n_failed) fail_msg("%s: %u of %u cases", s.path, s.n_failed, s.n_case);
    assert_true(s.n_case > 0);
}

int main(void)
{
    static const char *const files[] = {"time-"};
    return case_files(files, COUNT_OF(files), the_cases_hold, open_all, close_all);
}
