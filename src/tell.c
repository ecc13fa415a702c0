/* tell.c: what the program says when something is wrong, and the code it ends with. */
#include "cli.h"
#include "base/i18n.h"
#include "uni/width.h"
#include <errno.h>
#include <stdio.h>
#include <unistd.h>

/* Names and details come from outside: nothing in them may reach the terminal as a command to it. */
void cli_fault(Rc rc, const Fault *f)
{
    Arena a = {0};
    fputs("gilmok: ", stderr);
    if (f && f->path[0]) fprintf(stderr, STR_FMT ": ", STR_ARG(uni_visible(&a, str_z(f->path))));
    fputs(_(rc_what(rc)), stderr);
    if (f && f->line) fprintf(stderr, _(", line %u"), f->line);
    if (f && f->detail[0]) fprintf(stderr, ", " STR_FMT, STR_ARG(uni_visible(&a, str_z(f->detail))));
    if (*rc_todo(rc)) fprintf(stderr, ", %s", _(rc_todo(rc)));
    fputc('\n', stderr);
    arena_fini(&a);
}

int cli_exit_code(Rc rc)
{
    return rc == RC_OK ? EXIT_OK : rc == RC_NOTFOUND ? EXIT_NOTHING : rc == RC_USAGE ? EXIT_USAGE : EXIT_IO;
}

int cli_fail(Rc rc, const Fault *f)
{
    cli_fault(rc, f);
    return cli_exit_code(rc);
}

int cli_usage(const char *what, const char *why)
{
    Arena a = {0};
    fprintf(stderr, "gilmok: " STR_FMT ": %s, %s\n", STR_ARG(uni_visible(&a, str_z(what))), why, _("see gilmok help"));
    arena_fini(&a);
    return EXIT_USAGE;
}

void cli_on_fault(void *ctx, Rc rc, const Fault *f)
{
    ((Told *)ctx)->n++;
    cli_fault(rc, f);
}

Rc cli_put(void *ctx, Str s)
{
    (void)ctx;
    while (s.n) {
        ssize_t n = write(STDOUT_FILENO, s.p, s.n);
        if (n < 0 && errno == EINTR) continue;
        if (n < 0) return rc_from_errno(errno);
        s = str_slice(s, (size_t)n, s.n);
    }
    return RC_OK;
}

int cli_finish(Buf *out, Rc rc, const Fault *f, const Told *told)
{
    Rc put = cli_put(NULL, buf_str(out));
    buf_fini(out);
    if (put) return cli_fail(put, &(Fault){.path = "stdout"});
    if (rc == RC_NOTFOUND) return EXIT_NOTHING;
    if (rc) return cli_fail(rc, f);
    return told->n ? EXIT_IO : EXIT_OK;
}
