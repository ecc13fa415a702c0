#include "fuzz.h"
#include "ie/analyse.h"
#include "model/analysis_json.h"
#include "path/careers.h"
#include "uni/utf8.h"

static const Analyser *analyser(void)
{
    static Lex *lex;
    static Analyser *an;
    Fault f = {0};
    if (!an) CHECK(!lex_open(NULL, NULL, NULL, &lex, &f) && !analyser_open(lex, &an, &f));
    return an;
}

/* A span lies in the text, is not empty, and its ends are borders of characters. */
static void check_span(const Doc *d, Span s)
{
    CHECK(s.beg < s.end && s.end <= d->text.n);
    CHECK(((uint8_t)d->text.p[s.beg] & 0xC0) != 0x80);
    CHECK(s.end == d->text.n || ((uint8_t)d->text.p[s.end] & 0xC0) != 0x80);
}

static void check_date(Str value) { CHECK(!value.n || str_eq_z(value, "..") || edtf_valid(value)); }

static void check_found(const Doc *d, const Analysis *an)
{
    uint32_t last = 0;
    for (uint32_t i = 0; i < an->timexes.n; i++) {
        const Timex *t = &an->timexes.v[i];
        check_span(d, t->span);
        CHECK(t->span.beg >= last);
        last = t->span.end;
        if (t->type == TIMEX_DATE) check_date(t->value);
    }
    for (uint32_t i = 0; i < an->entities.n; i++) {
        CHECK(an->entities.v[i].mentions.n && an->entities.v[i].name.n);
        CHECK(utf8_check(an->entities.v[i].name) == SIZE_MAX);
        for (uint32_t k = 0; k < an->entities.v[i].mentions.n; k++) check_span(d, an->entities.v[i].mentions.v[k].span);
    }
    for (uint32_t i = 0; i < an->events.n; i++) {
        const Event *e = &an->events.v[i];
        check_span(d, e->span);
        check_span(d, e->sentence);
        for (uint32_t k = 0; k < e->also.n; k++) check_span(d, e->also.v[k]);
        check_date(e->date);
        CHECK(e->confidence >= 0 && e->confidence <= 1);
    }
    for (uint32_t i = 0; i < an->positions.n; i++) check_date(an->positions.v[i].start), check_date(an->positions.v[i].end);
}

/* Its JSON reads back, and its rows go through the cache's form. */
static void check_kept(Arena *a, const Doc *d, const Analysis *an)
{
    Buf out = {0}, again = {0};
    AnalysisHeader head = {.doc = S("fuzz"), .text = d->text};
    JsonOut j = jout_begin(&out, false);
    analysis_write_json(&j, an, &head);
    Analysis back;
    Fault f = {0};
    CHECK(!analysis_read_json(a, buf_str(&out), (Str){0}, &back, &f));
    JsonOut k = jout_begin(&again, false);
    analysis_write_json(&k, &back, &head);
    CHECK(str_eq(buf_str(&out), buf_str(&again)));
    Careers *c = careers_new(), *c2 = careers_new();
    buf_clear(&out);
    careers_pack(c, careers_put(c, 1, S("fuzz"), S(""), an), &out);
    CHECK(careers_unpack(c2, 1, S("a.txt"), buf_str(&out)));
    careers_free(c), careers_free(c2);
    buf_fini(&out), buf_fini(&again);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
    Arena a = {0};
    Fault f = {0};
    Doc *d;
    /* The first byte chooses format and language, the rest is the memoir. */
    uint8_t how = n ? data[0] : 0;
    AnalyseOptions opt = {.lang = (Lang)(how >> 1 & 3) % LANG_COUNT, .dct = how & 8 ? S("2024-03") : S("")};
    if (n && !doc_new(&a, fuzz_str(data + 1, n - 1), how & 1 ? DOC_MARKDOWN : DOC_PLAIN, &d, &f)) {
        Analysis an;
        CHECK(!analyse(analyser(), &a, d, &opt, &an));
        check_found(d, &an);
        check_kept(&a, d, &an);
    }
    arena_fini(&a);
    return 0;
}
