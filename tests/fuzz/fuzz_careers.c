#include "fuzz.h"
#include "model/query.h"
#include "path/careers.h"
#include "path/filter.h"

static Rc no_text(void *ctx, Str phrase, const Careers *c, Bits *docs)
{
    (void)ctx, (void)phrase, (void)c, (void)docs;
    return RC_OK;
}

/* Rows from a cache may be damaged in any way: they are refused whole, or they are rows that can be used. */
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
    Arena a = {0};
    Careers *c = careers_new();
    if (careers_unpack(c, 1, fuzz_str(data, n))) {
        Query q;
        CHECK(!query_parse(&a, S("role:개발 year:2019..2023 -fact:planned"), &q, NULL));
        (void)filter_run(&a, c, &q, no_text, NULL);
        for (int f = 0; f < Q_COUNT; f++) (void)filter_facet(&a, c, &q, (QueryField)f, no_text, NULL);
        Buf packed = {0};
        careers_pack(c, 0, &packed);
        Careers *again = careers_new();
        CHECK(careers_unpack(again, 1, buf_str(&packed)));
        careers_free(again);
        buf_fini(&packed);
    } else {
        CHECK(c->n_doc == 0 && c->n_event == 0);
    }
    careers_free(c);
    arena_fini(&a);
    return 0;
}
