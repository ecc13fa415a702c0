#include "fuzz.h"
#include "gold/gold.h"

/* What an annotation file says is written again, and reads back. */
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
    Arena a = {0};
    Fault f = {0};
    GoldFile g, again;
    if (!gold_parse(&a, fuzz_str(data, n), "fuzz", &g, &f)) {
        Buf once = {0}, twice = {0};
        gold_write(&once, &g);
        CHECK(!gold_parse(&a, buf_str(&once), "written", &again, &f));
        gold_write(&twice, &again);
        CHECK(str_eq(buf_str(&once), buf_str(&twice)));
        buf_fini(&once);
        buf_fini(&twice);
    } else {
        CHECK(f.path[0]);
    }
    arena_fini(&a);
    return 0;
}
