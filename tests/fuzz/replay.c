/* replay.c: runs a fuzz target over the files of a folder, one TAP line each. Linked instead of libFuzzer. */
#include "fuzz.h"
#include "base/buf.h"
#include "base/fs.h"

int main(int argc, char **argv)
{
    Arena a = {0};
    PathList files = {0};
    int n = 0;
    for (int i = 1; i < argc; i++) {
        if (fs_walk(&a, argv[i], &files, NULL)) return fprintf(stderr, "%s: cannot be read\n", argv[i]), 1;
        for (uint32_t k = 0; k < files.n; k++) {
            Buf b = {0};
            if (fs_read(files.v[k], UINT64_MAX, &b, NULL)) return fprintf(stderr, "%s: cannot be read\n", files.v[k]), 1;
            fprintf(stderr, "# %s\n", files.v[k]);             /* the last one named is the one that crashed */
            /* A copy of exactly this size: the sanitizer then sees one byte too far. */
            uint8_t *exact = malloc(b.n ? b.n : 1);
            if (!exact) return 1;
            for (size_t j = 0; j < b.n; j++) exact[j] = (uint8_t)b.p[j];
            LLVMFuzzerTestOneInput(exact, b.n);
            free(exact);
            buf_fini(&b);
            printf("ok %d - " STR_FMT "\n", ++n, STR_ARG(fs_base(str_z(files.v[k]))));
            fflush(stdout);
        }
    }
    arena_fini(&a);
    return n ? 0 : 1;
}
