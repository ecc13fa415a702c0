#define _GNU_SOURCE
#include "fuzz.h"
#include "session/import.h"
#include <sys/mman.h>
#include <unistd.h>

/* Any table at all: what comes of it are entries with a type, an id and names that can be matched. */
static void check_entry(Arena *a, const OwnEntry *e)
{
    size_t names = e->name.n + e->en.n + e->alias.n;
    CHECK(e->type.n && e->id.n && names);
    CHECK(!e->name.n || !own_name_fault(a, e->name));
    CHECK(!e->en.n || !own_name_fault(a, e->en));
    for (uint32_t i = 0; i < e->alias.n; i++) CHECK(!own_name_fault(a, e->alias.v[i]));
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
    static Lex *lex;
    if (!lex) CHECK(lex_open(NULL, NULL, NULL, &lex, NULL) == RC_OK);
    Arena a = {0};
    char path[32];
    int fd = memfd_create("table", 0);
    CHECK(fd >= 0 && write(fd, data, n) == (ssize_t)n);
    snprintf(path, sizeof path, "/proc/self/fd/%d", fd);
    const char *paths[] = {path};
    ImportOptions opt = {.type = S("org")};
    Imported got;
    if (import_files(&a, lex, paths, 1, &opt, NULL, NULL, &got, NULL) == RC_OK) {
        for (uint32_t i = 0; i < got.entries.n; i++) check_entry(&a, &got.entries.v[i]);
        Str text;
        if (got.entries.n) CHECK(own_add(&a, S("# fuzz\n"), "t.yaml", got.entries.v, got.entries.n, &text, NULL) == RC_OK);
    }
    close(fd);
    arena_fini(&a);
    return 0;
}
