/* main.c: start and stop. Everything else has a room of its own. */
#include "cli.h"
#include "base/arena.h"
#include "base/fs.h"
#include "base/i18n.h"
#include <langinfo.h>
#include <locale.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#ifndef GILMOK_LOCALEDIR
#define GILMOK_LOCALEDIR "/usr/local/share/locale"
#endif

/* A locale without UTF-8 cannot show a memoir; C.UTF-8 is on every Debian. */
static void start_locale(void)
{
    setlocale(LC_ALL, "");
    if (strcmp(nl_langinfo(CODESET), "UTF-8") != 0) setlocale(LC_CTYPE, "C.UTF-8");
    Arena a = {0};
    Str built = fs_shipped(&a, "../locale");             /* the build tree's; installed programs have it elsewhere */
    bindtextdomain("gilmok", built.n ? built.p : GILMOK_LOCALEDIR);
    bind_textdomain_codeset("gilmok", "UTF-8");
    textdomain("gilmok");
    arena_fini(&a);
}

int main(int argc, char **argv)
{
    start_locale();
    return cli_main(argc, argv);
}
