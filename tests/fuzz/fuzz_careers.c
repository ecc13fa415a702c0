#include "fuzz.h"
#include "model/query.h"
#include "path/careers.h"
#include "path/filter.h"
#include "path/funnel.h"
#include "path/page.h"
#include "path/why.h"

static Rc no_text(void *ctx, Str phrase, const Careers *c, Bits *docs)
{
    (void)ctx, (void)phrase, (void)c, (void)docs;
    return RC_OK;
}

/* All that is told of a career and of what it names. */
static void tell(Arena *a, const Careers *c, const Query *q)
{
    Filter f = filter_run(a, c, q, no_text, NULL);
    Funnel funnel = funnel_make(a, c, &f);
    CHECK(funnel.all.n == funnel.apps.n && funnel.all.reached[REACH_APPLIED] == funnel.apps.n);
    Why w = why_make(a, c, q, no_text, NULL);
    (void)why_left_out(a, c, q, &w, 0, no_text, NULL);
    (void)page_person(a, c, 0);
    (void)page_year(a, c, 2020);
    for (NameId i = 1; i < c->names.n && i < 20; i++) (void)page_thing(a, c, careers_root(c, i));
}

/* Rows from a cache may be damaged in any way: they are refused whole, or they are rows that can be used. */
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
    Arena a = {0};
    Careers *c = careers_new();
    if (careers_unpack(c, 1, S("a.txt"), fuzz_str(data, n))) {
        Query q;
        CHECK(!query_parse(&a, S("role:개발 year:2019..2023 -fact:planned"), &q, NULL));
        tell(&a, c, &q);
        tell(&a, c, &(Query){0});
        for (int f = 0; f < Q_COUNT; f++) (void)filter_facet(&a, c, &q, (QueryField)f, no_text, NULL);
        Buf packed = {0};
        careers_pack(c, 0, &packed);
        Careers *again = careers_new();
        CHECK(careers_unpack(again, 1, S("a.txt"), buf_str(&packed)));
        careers_free(again);
        buf_fini(&packed);
    } else {
        CHECK(c->n_doc == 0 && c->n_event == 0);
    }
    careers_free(c);
    arena_fini(&a);
    return 0;
}
