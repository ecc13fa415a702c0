/* Kept filters, and why a query leaves a memoir out. */
#include "cli.h"
#include "base/i18n.h"
#include "json/json.h"
#include "uni/width.h"
#include <stdio.h>

/* ------------------------------------------------------------------ kept filters */

/* How many memoirs and events it selects now. False: it is not a query any more. */
static bool count(Session *s, Str query, uint32_t *memoirs, uint32_t *events)
{
    if (session_filter_set(s, query, NULL)) return false;
    *memoirs = session_filter(s)->n_doc;
    *events = session_filter(s)->n_event;
    return true;
}

static void filter_json(Buf *out, const Saved *one, uint32_t memoirs, uint32_t events)
{
    JsonOut j = jout_begin(out, false);
    jout_obj(&j);
    jout_kstr(&j, "name", one->name);
    jout_kstr(&j, "query", one->value);
    jout_kint(&j, "memoirs", memoirs);
    jout_kint(&j, "events", events);
    jout_obj_end(&j);
    jout_newline(&j);
}

static void filter_text(Arena *a, Buf *out, const Saved *one, uint32_t number, uint32_t memoirs, uint32_t events)
{
    Query q;
    Str query = query_parse(a, one->value, &q, NULL) ? one->value : query_format(a, &q, QUERY_SPOKEN);
    Str name = uni_visible(a, one->name), shown = uni_visible(a, query);
    buf_fmt(out, "%2u  " STR_FMT "  " STR_FMT "  ", number, STR_ARG(name), STR_ARG(shown));
    buf_fmt(out, _("(memoirs %u, events %u)\n"), memoirs, events);
}

int cmd_filters(const Options *o, Args args)
{
    if (args.n) return cli_usage(args.v[0], _("filters takes no argument; the explorer keeps, renames and removes them"));
    Arena a = {0};
    Told told = {0};
    Fault f = {0};
    SavedList all = {0};
    Buf out = {0};
    Session *s;
    SessionOptions so = {.library = o->library};
    Rc rc = session_open(&so, cli_on_fault, &told, &s, &f);
    if (rc) return cli_fail(rc, &f);
    rc = session_filters(s, &a, &all, &f);
    for (uint32_t i = 0; !rc && i < all.n; i++) {
        uint32_t memoirs = 0, events = 0;
        count(s, all.v[i].value, &memoirs, &events);
        if (o->json) filter_json(&out, &all.v[i], memoirs, events);
        else filter_text(&a, &out, &all.v[i], i + 1, memoirs, events);
    }
    if (!rc && !all.n) rc = RC_NOTFOUND;
    int code = cli_finish(&out, rc, &f, &told);
    if (code == EXIT_NOTHING) fprintf(stderr, "gilmok: %s\n", _("no filters are kept"));
    session_close(s);
    arena_fini(&a);
    return code;
}

/* ------------------------------------------------------------------ why not */

int cli_why_not(const Options *o, Args args)
{
    Arena a = {0};
    Told told = {0};
    Fault f = {0};
    QueryFault qf = {0};
    Buf out = {0};
    int64_t id = -1;
    Session *s;
    SessionOptions so = {.library = o->library};
    ReportOptions ro = cli_report_options(o);
    Rc rc = session_open(&so, cli_on_fault, &told, &s, &f);
    if (rc) return cli_fail(rc, &f);
    Str query = cli_join(&a, args);
    int code;
    if (session_filter_set(s, query, &qf)) code = cli_query_fault(query, &qf);
    else {
        rc = session_doc_find(s, str_z(o->why_not), &id);
        if (rc == RC_USAGE) cli_several(s, o->why_not, &f);
        else if (rc) fault_set(&f, rc, o->why_not, "%s", "");
        if (!rc) rc = report_why_not(s, id, &ro, &out, &f);
        code = cli_finish(&out, rc, &f, &told);
        if (code == EXIT_NOTHING) cli_fault(RC_NOTFOUND, &f);
    }
    session_close(s);
    arena_fini(&a);
    return code;
}
