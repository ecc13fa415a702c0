#include "fuzz.h"
#include "lex/own.h"

/* Any file at all: an entry that is put in can be taken out again, and then every entry is what it was. */
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
    Arena a = {0};
    Str text = fuzz_str(data, n), with, back;
    OwnList before = {0}, then = {0}, after = {0};
    OwnEntry e = {.type = S("org"), .id = S("fuzz-one"), .name = S("가나다라")};
    if (own_read(&a, text, "t.yaml", &before, NULL) == RC_OK && own_add(&a, text, "t.yaml", &e, 1, &with, NULL) == RC_OK) {
        CHECK(own_read(&a, with, "t.yaml", &then, NULL) == RC_OK && then.n == before.n + 1);
        for (uint32_t i = 0; i < then.n; i++) {
            if (!str_eq(then.v[i].id, e.id) || own_remove(&a, with, "t.yaml", &then.v[i].line, 1, &back, NULL) != RC_OK) continue;
            after = (OwnList){0};
            CHECK(own_read(&a, back, "t.yaml", &after, NULL) == RC_OK && after.n < then.n);
        }
    }
    (void)own_name_fault(&a, text);
    CHECK(own_id(&a, text).n <= n * 8);
    arena_fini(&a);
    return 0;
}
