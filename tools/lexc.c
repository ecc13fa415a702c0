/* lexc: compiles the language data when gilmok is built: lexc -o OUT FILE... */
#include "base/fs.h"
#include "lex/compile.h"
#include <stdio.h>
#include <string.h>

static void on_fault(void *ctx, Rc rc, const Fault *f)
{
    (void)ctx;
    fprintf(stderr, "%s:%u: %s\n", f->path, f->line, f->detail[0] ? f->detail : rc_what(rc));
}

int main(int argc, char **argv)
{
    if (argc < 3 || strcmp(argv[1], "-o") != 0) {
        fprintf(stderr, "usage: lexc -o OUT FILE...\n");
        return 2;
    }
    Buf out = {0};
    Fault f;
    Rc rc = lex_compile((const char *const *)argv + 3, (uint32_t)(argc - 3), on_fault, NULL, &out);
    if (rc == RC_OK) {
        rc = fs_write(argv[2], buf_str(&out), &f);
        if (rc != RC_OK) on_fault(NULL, rc, &f);
    }
    buf_fini(&out);
    return rc == RC_OK ? 0 : 1;
}
