/* Where everything is, what is set, and whether all of it is in order. */
#include "cli.h"
#include "base/fs.h"
#include "base/i18n.h"
#include "json/json.h"
#include "model/count.h"
#include "ui/keymap.h"
#include "ui/theme.h"
#include "uni/width.h"
#include <langinfo.h>
#include <locale.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* ------------------------------------------------------------------ config */
/* with: of a library in a folder of its own, the databases lie there. */
static const struct { const char *name; FsPlace at; bool with; } places[] = {
    {"config.yaml", FS_CONFIG, false}, {"keymap.yaml", FS_CONFIG, false}, {"themes", FS_CONFIG, false},
    {"macros", FS_CONFIG, false},      {"lexicon", FS_CONFIG, false},     {"library.db", FS_DATA, true},
    {"cache.db", FS_CACHE, true},
};

static void put_place(Arena *a, Buf *out, const Options *o, const char *name, FsPlace at, bool with)
{
    Str dir = with && o->library ? str_z(o->library) : fs_xdg(a, at), path = fs_join(a, dir, str_z(name));
    bool there = fs_exists(path.p);
    if (!o->json) {
        buf_fmt(out, "%-12s " STR_FMT "%s\n", name, STR_ARG(uni_visible(a, path)), there ? "" : _("  (not there)"));
        return;
    }
    JsonOut j = jout_begin(out, false);
    jout_obj(&j);
    jout_kz(&j, "name", name);
    jout_kstr(&j, "path", path);
    jout_kbool(&j, "exists", there);
    jout_obj_end(&j);
    jout_newline(&j);
}

static void put_setting(Arena *a, Buf *out, const Options *o, const char *name, Str value)
{
    if (!o->json) {
        buf_fmt(out, "%-12s " STR_FMT "\n", name, STR_ARG(uni_visible(a, value)));
        return;
    }
    JsonOut j = jout_begin(out, false);
    jout_obj(&j);
    jout_kz(&j, "name", name);
    jout_kstr(&j, "value", value);
    jout_obj_end(&j);
    jout_newline(&j);
}

static int told(const UiFaults *faults)
{
    for (uint32_t i = 0; i < faults->n; i++) cli_fault(faults->v[i].rc, &faults->v[i].f);
    return (int)faults->n;
}

int cmd_config(const Options *o, Args args)
{
    if (args.n) return cli_usage(args.v[0], _("config takes no argument; settings are in config.yaml"));
    Arena a = {0};
    Buf out = {0};
    UiFaults faults = {0};
    UiOptions set = {.faults = &faults};
    ui_config(&a, &set);
    for (size_t i = 0; i < COUNT_OF(places); i++) put_place(&a, &out, o, places[i].name, places[i].at, places[i].with);
    const struct { const char *name; bool on; } flags[] = {
        {"restore", set.restore}, {"coach", set.coach}, {"mouse", set.mouse}, {"ascii", set.ascii},
    };
    for (size_t i = 0; i < COUNT_OF(flags); i++)
        put_setting(&a, &out, o, flags[i].name, flags[i].on ? S("yes") : S("no"));
    put_setting(&a, &out, o, "theme", str_z(set.theme ? set.theme : "dark"));
    Told wrong = {.n = told(&faults)};
    ui_faults_fini(&faults);
    int code = cli_finish(&out, RC_OK, NULL, &wrong);
    arena_fini(&a);
    return code;
}

/* ------------------------------------------------------------------ doctor */
static void put_check(Arena *a, Buf *out, const Options *o, const char *name, bool fine, Str what)
{
    if (!o->json) {
        buf_fmt(out, "%-12s %-8s " STR_FMT "\n", name, fine ? _("fine") : _("trouble"), STR_ARG(uni_visible(a, what)));
        return;
    }
    JsonOut j = jout_begin(out, false);
    jout_obj(&j);
    jout_kz(&j, "check", name);
    jout_kbool(&j, "ok", fine);
    jout_kstr(&j, "detail", what);
    jout_obj_end(&j);
    jout_newline(&j);
}

static void check_surroundings(Arena *a, Buf *out, const Options *o)
{
    const char *locale = setlocale(LC_CTYPE, NULL), *term = getenv("TERM");
    put_check(a, out, o, "program", true, str_fmt(a, "gilmok %s", GILMOK_VERSION));
    put_check(a, out, o, "locale", strcmp(nl_langinfo(CODESET), "UTF-8") == 0, str_z(locale ? locale : "C"));
    bool can = term && *term && strcmp(term, "dumb") != 0;
    bool tty = isatty(STDOUT_FILENO);
    put_check(a, out, o, "terminal", can || !tty, tty ? str_fmt(a, "TERM=%s", term ? term : "") : str_z(_("none")));
}

/* The theme in force, those that the user wrote, and the keys. */
static int check_looks(Arena *a, Buf *out, const Options *o, const UiOptions *set)
{
    ThemeNames names = theme_names(a);
    int wrong = 0;
    if (set->theme) *vec_push(a, &names) = str_z(set->theme);
    for (uint32_t i = 0; i < names.n; i++) {
        Theme theme = {0};
        Fault f = {0};
        Rc rc = theme_load(a, names.v[i], &theme, &f);
        if (rc) cli_fault(rc, &f), wrong++;
    }
    put_check(a, out, o, "theme", !wrong, set->theme ? str_z(set->theme) : S("dark"));
    Keymap keys = {0};
    Fault f = {0};
    Rc rc = keymap_load(a, NULL, &keys, &f);
    if (rc) cli_fault(rc, &f), wrong++;
    put_check(a, out, o, "keys", !rc, str_z(_(rc ? rc_what(rc) : N_("read"))));
    return wrong;
}

/* What opening a library tells is of it, of its cache, or of the user's own names. */
typedef struct Part { Told told; Rc rc; } Part;              /* rc: of the first */
typedef struct Opened { Part library, cache, names; } Opened;

static void on_fault(void *ctx, Rc rc, const Fault *f)
{
    Opened *x = ctx;
    Str path = str_z(f->path);
    Part *p = str_ends(path, S(".yaml")) ? &x->names : str_ends(path, S("cache.db")) ? &x->cache : &x->library;
    if (!p->told.n) p->rc = rc;
    cli_on_fault(&p->told, rc, f);
}

static void put_part(Arena *a, Buf *out, const Options *o, const char *name, const Part *p, const char *fine)
{
    put_check(a, out, o, name, !p->told.n, str_z(p->told.n ? _(rc_what(p->rc)) : fine));
}

/* The library is opened as every command does it, and read through once. */
static int check_library(Arena *a, Buf *out, const Options *o)
{
    Opened told = {0};
    Fault f = {0};
    Session *s = NULL;
    Rc rc = session_open(&(SessionOptions){.library = o->library, .background = true, .store_only = true}, on_fault, &told, &s, &f);
    if (!rc) rc = session_check(s, &f);
    if (rc) on_fault(&told, rc, &f);
    const char *kept = s ? count_of(a, COUNTED_MEMOIR, session_memoirs(s)) : "";
    put_part(a, out, o, "library", &told.library, kept);
    put_part(a, out, o, "cache", &told.cache, _("read"));
    put_part(a, out, o, "names", &told.names, _("read"));
    session_close(s);
    return told.library.told.n + told.cache.told.n + told.names.told.n;
}

int cmd_doctor(const Options *o, Args args)
{
    if (args.n) return cli_usage(args.v[0], _("doctor takes no argument"));
    Arena a = {0};
    Buf out = {0};
    UiFaults faults = {0};
    UiOptions set = {.faults = &faults};
    check_surroundings(&a, &out, o);
    ui_config(&a, &set);
    int wrong = told(&faults);
    put_check(&a, &out, o, "config", !wrong, wrong ? str_z(_("config.yaml has mistakes")) : str_z(_("read")));
    ui_faults_fini(&faults);
    wrong += check_looks(&a, &out, o, &set);
    wrong += check_library(&a, &out, o);
    int code = cli_finish(&out, RC_OK, NULL, &(Told){.n = wrong});
    arena_fini(&a);
    return code;
}
