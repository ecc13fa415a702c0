/* main.c: start and stop. Everything else has a room of its own. */
#include "cli.h"
#include "base/arena.h"
#include "base/fs.h"
#include "base/i18n.h"
#include <errno.h>
#include <langinfo.h>
#include <locale.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#ifndef GILMOK_LOCALEDIR
#define GILMOK_LOCALEDIR "/usr/local/share/locale"
#endif

/* The language that the environment asks for, though the system has no such locale: gettext can still follow it. */
static void want_language(void)
{
    static const char *const names[] = {"LC_ALL", "LC_MESSAGES", "LANG"};
    const char *chosen = getenv("LANGUAGE");
    for (size_t i = 0; i < COUNT_OF(names) && !(chosen && *chosen); i++) {
        chosen = getenv(names[i]);
        if (chosen && *chosen) setenv("LANGUAGE", chosen, 1);
    }
}

static bool locale_told(void)
{
    static const char *const names[] = {"LC_ALL", "LC_CTYPE", "LANG"};
    for (size_t i = 0; i < COUNT_OF(names); i++) {
        const char *z = getenv(names[i]);
        if (z && *z) return true;
    }
    return false;
}

/* A locale without UTF-8 cannot show a memoir; C.UTF-8 is on every Debian. Numbers keep their point everywhere: JSON
 * and YAML have no other. True: signs of our own are drawn in ASCII, for the terminal may have no others. */
static bool start_locale(void)
{
    bool ascii = false;
    if (!setlocale(LC_ALL, "")) {
        setlocale(LC_ALL, "C.UTF-8");
        want_language();
    }
    if (strcmp(nl_langinfo(CODESET), "UTF-8") != 0) {
        ascii = locale_told();                           /* where nothing is told, nothing speaks against UTF-8 */
        setlocale(LC_CTYPE, "C.UTF-8");
    }
    setlocale(LC_NUMERIC, "C");
    Arena a = {0};
    Str built = fs_shipped(&a, "../locale");             /* the build tree's; installed programs have it elsewhere */
    bindtextdomain("gilmok", built.n ? built.p : GILMOK_LOCALEDIR);
    bind_textdomain_codeset("gilmok", "UTF-8");
    textdomain("gilmok");
    arena_fini(&a);
    return ascii;
}

int main(int argc, char **argv)
{
    int code = cli_main(argc, argv, start_locale());
    if (fflush(stdout) == 0 && !ferror(stdout)) return code;
    if (code == EXIT_OK) cli_fault(rc_from_errno(errno), &(Fault){.path = "stdout"});
    return EXIT_IO;
}
