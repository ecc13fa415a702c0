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
    if (args.n)
        return cli_usage(args.v[0], _("filters takes no argument; the explorer keeps, renames and removes them"));
    CliRun x;
    SavedList all = {0};
    int code = cli_begin(&x, o, NULL);
    if (code) return code;
    Rc rc = session_filters(x.s, &x.a, &all, &x.f);
    for (uint32_t i = 0; !rc && i < all.n; i++) {
        uint32_t memoirs = 0, events = 0;
        count(x.s, all.v[i].value, &memoirs, &events);
        if (o->json) filter_json(&x.out, &all.v[i], memoirs, events);
        else filter_text(&x.a, &x.out, &all.v[i], i + 1, memoirs, events);
    }
    if (!rc && !all.n) {
        fprintf(stderr, "gilmok: %s\n", _("no filters are kept"));
        rc = RC_NOTFOUND;
    }
    return cli_end(&x, rc);
}

/* ------------------------------------------------------------------ why not */

int cli_why_not(const Options *o, Args args)
{
    CliRun x;
    int64_t id = -1;
    ReportOptions ro = cli_report_options(o);
    int code = cli_begin(&x, o, NULL);
    if (code) return code;
    if (!cli_filter(&x, cli_join(&x.a, args))) return cli_stop(&x, EXIT_USAGE);
    Rc rc = cli_doc(&x, o->why_not, &id);
    if (!rc) rc = report_why_not(x.s, id, &ro, &x.out, &x.f);
    if (rc == RC_NOTFOUND) cli_fault(rc, &x.f);
    return cli_end(&x, rc);
}
