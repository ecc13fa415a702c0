/* What every command over a session does at its begin and at its end, and how it reads its words and options. */
#define _GNU_SOURCE
#include "cli.h"
#include "base/i18n.h"
#include "uni/width.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

ReportOptions cli_report_options(const Options *o)
{
    struct winsize ws = {0};
    bool tty = isatty(STDOUT_FILENO);
    const char *no_color = getenv("NO_COLOR"), *term = getenv("TERM");
    bool may = tty && !(no_color && *no_color) && term && strcmp(term, "dumb") != 0;
    if (!tty || ioctl(STDOUT_FILENO, TIOCGWINSZ, &ws) < 0) ws.ws_col = 0;
    return (ReportOptions){
        .json = o->json,
        .ascii = o->ascii,
        .cols = ws.ws_col,
        .types = o->types,
        .limit = o->limit,
        .offset = o->offset,
        .of = str_z(o->of),
        .align = str_z(o->align),
        .matrix = o->matrix,
        .color = !o->json && (o->color == COLOR_ALWAYS || (o->color == COLOR_AUTO && may)),
    };
}

Str cli_join(Arena *a, Args args)
{
    Str s = S("");
    for (int i = 0; i < args.n; i++) s = i ? str_fmt(a, STR_FMT " %s", STR_ARG(s), args.v[i]) : str_z(args.v[i]);
    return s;
}

int cli_begin(CliRun *x, const Options *o, const SessionOptions *so)
{
    SessionOptions library = {.library = o->library};
    *x = (CliRun){0};
    Rc rc = session_open(so ? so : &library, cli_on_fault, &x->told, &x->s, &x->f);
    return rc ? cli_fail(rc, &x->f) : EXIT_OK;
}

int cli_stop(CliRun *x, int code)
{
    buf_fini(&x->out);
    session_close(x->s);
    arena_fini(&x->a);
    return code;
}

int cli_end(CliRun *x, Rc rc)
{
    int code = cli_finish(&x->out, rc, &x->f, &x->told);
    return cli_stop(x, code == EXIT_NOTHING && x->told.n ? EXIT_IO : code);
}

void cli_text_shown(Session *s, int64_t doc)
{
    const char *why = text_shown_why(session_doc_text(s, doc));
    const Careers *c = session_careers(s);
    uint32_t at = careers_find(c, doc);
    Arena tmp = {0};
    Str name = *why && at != UINT32_MAX ? uni_visible(&tmp, c->docs.v[at].name) : S("");
    if (name.n) fprintf(stderr, "gilmok: " STR_FMT ": %s\n", STR_ARG(name), _(why));
    arena_fini(&tmp);
}

/* A query error is shown with the place under it. */
bool cli_filter(CliRun *x, Str query)
{
    QueryFault q = {0};
    if (!session_filter_set(x->s, query, &q)) return true;
    Str term = uni_visible(&x->a, str_slice(query, q.at.beg, q.at.end));
    fprintf(stderr, "gilmok: " STR_FMT ": %s\n", STR_ARG(term), _(q.msgid));
    return false;
}

Rc cli_doc(CliRun *x, const char *name, int64_t *id)
{
    Rc rc = session_doc_find(x->s, str_z(name), id);
    if (rc == RC_USAGE) {
        Str names = session_doc_names(x->s, &x->a, str_z(name));
        fault_set(&x->f, rc, name, _("several memoirs are named like this: %.*s"), STR_ARG(names));
    } else if (rc) {
        fault_set(&x->f, rc, name, "%s", _("no memoir has this number or name: gilmok list shows them"));
    }
    return rc;
}
