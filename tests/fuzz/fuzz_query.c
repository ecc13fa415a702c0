#include "fuzz.h"
#include "model/query.h"

/* A query's normal form is a query, and its own normal form; a wrong term lies in the source. */
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
    Arena a = {0};
    Query q, again;
    QueryFault fault = {0};
    Str source = fuzz_str(data, n);
    if (query_parse(&a, source, &q, &fault)) {
        CHECK(fault.msgid && fault.at.beg <= fault.at.end && fault.at.end <= n);
    } else {
        Str normal = query_format(&a, &q, QUERY_PLAIN);
        CHECK(!query_parse(&a, normal, &again, &fault));
        CHECK(again.terms.n == q.terms.n);
        CHECK(str_eq(query_format(&a, &again, QUERY_PLAIN), normal));
        const Str values[] = {S("백엔드 개발자"), S("a,b")};
        for (int f = 0; f < Q_COUNT; f++) {
            if (f != Q_ROLE && f != Q_SKILL && f != Q_ORG && f != Q_DOC) continue;
            CHECK(!query_parse(&a, query_set_field(&a, &q, (QueryField)f, values, COUNT_OF(values)), &again, &fault));
        }
    }
    arena_fini(&a);
    return 0;
}
