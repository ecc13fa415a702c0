/* tell.c: what the program says when something is wrong, and the code it ends with. */
#include "cli.h"
#include "base/i18n.h"
#include "uni/width.h"
#include <stdio.h>

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
