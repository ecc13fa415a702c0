#include "fuzz.h"
#include "json/json.h"
#include "model/analysis_json.h"
#include "uni/utf8.h"

/* A tree that is written reads back and is written the same; as an analysis it is one or is refused. */
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
    Arena a = {0};
    Fault f = {0};
    const JsonNode *root, *again;
    Str text = fuzz_str(data, n);
    if (!jin_parse(&a, text, NULL, &root, &f)) {
        Buf once = {0}, twice = {0};
        JsonOut j = jout_begin(&once, false);
        jout_node(&j, root);
        CHECK(utf8_check(buf_str(&once)) == SIZE_MAX);
        CHECK(!jin_parse(&a, buf_str(&once), NULL, &again, &f));
        JsonOut k = jout_begin(&twice, false);
        jout_node(&k, again);
        CHECK(str_eq(buf_str(&once), buf_str(&twice)));
        buf_fini(&once);
        buf_fini(&twice);
        Analysis an;
        (void)!analysis_from_json(&a, root, (Str){0}, &an, &f);
        (void)!analysis_read_json(&a, text, S("2021년 3월에 카카오에 입사했다."), &an, &f);
    }
    arena_fini(&a);
    return 0;
}
