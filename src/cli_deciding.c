/* A thing is named MEMOIR#e3 (an event), MEMOIR#n3 (a name) or MEMOIR#p3 (a position), as the listings number them; words
 * are named LINE:WORDS. What a decision did is told with the thing it did it to. */
#include "cli_deciding.h"
#include "base/i18n.h"
#include "json/json.h"
#include "uni/utf8.h"
#include "uni/width.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

int deciding_usage(const char *action, const char *why)
{
    char what[32];
    snprintf(what, sizeof what, "review %s", action);
    return cli_usage(what, why);
}

int deciding_begin(Deciding *x, const char *action, const Options *o)
{
    *x = (Deciding){.action = action};
    return cli_begin(&x->run, o, NULL);
}

static void close_memoirs(Deciding *x)
{
    for (int i = 0; i < x->n_open; i++) session_doc_close(x->run.s, x->open[i]);
}

int deciding_end(Deciding *x, Rc rc)
{
    close_memoirs(x);
    return cli_end(&x->run, rc);
}

/* What was asked for is not there: told, for cli_end has no word for it. */
int deciding_fail(Deciding *x, Rc rc)
{
    if (rc == RC_NOTFOUND) cli_fault(rc, &x->run.f);
    if (rc != RC_SYNTAX) return deciding_end(x, rc);
    close_memoirs(x);
    return cli_stop(&x->run, deciding_usage(x->action, x->run.f.detail));       /* what was asked for cannot be */
}

int deciding_wrong(Deciding *x, Str what, const char *why)
{
    close_memoirs(x);
    return cli_stop(&x->run, deciding_usage(x->action, str_fmt(&x->run.a, STR_FMT ": %s", STR_ARG(what), why).p));
}

int deciding_nothing(Deciding *x, const char *none)
{
    fprintf(stderr, "gilmok: %s\n", x->run.f.detail[0] ? x->run.f.detail : none);
    return deciding_end(x, RC_NOTFOUND);
}

int deciding_missing(Deciding *x, Str what, const char *why)
{
    const char *said = x->run.f.detail[0] ? x->run.f.detail : why;
    fprintf(stderr, "gilmok: " STR_FMT ": %s\n", STR_ARG(uni_visible(&x->run.a, what)), said);
    return deciding_end(x, RC_NOTFOUND);
}

/* ------------------------------------------------------------------ naming */

const OpenDoc *deciding_memoir(Deciding *x, Str name)
{
    int64_t id;
    const OpenDoc *d;
    Rc rc = session_doc_find(x->run.s, name, &id);
    if (rc) {
        fault_set(&x->run.f, rc, NULL, rc == RC_USAGE ? _("several memoirs are called \"%.*s\"") : _("no memoir \"%.*s\""),
                  STR_ARG(name));
        return NULL;
    }
    for (int i = 0; i < x->n_open; i++)
        if (x->open[i]->id == id) return x->open[i];
    if (x->n_open == (int)COUNT_OF(x->open)) {
        session_doc_close(x->run.s, x->open[0]);
        memmove(x->open, x->open + 1, sizeof *x->open * (size_t)--x->n_open);
    }
    if (session_doc_open(x->run.s, id, &d, &x->run.f)) return NULL;
    x->open[x->n_open++] = d;
    return d;
}

static const struct { char sign; Target on; } signs[] = {{'e', ON_EVENT}, {'n', ON_ENTITY}, {'p', ON_POSITION}};

/* A number keeps its meaning: what was taken away is not what stands behind it. */
static bool no_more(Deciding *x, Meant *out, uint32_t no)
{
    const Decision *by = out->gone = review_gone(out->d->review, out->on, no);
    if (by)
        fault_set(&x->run.f, RC_NOTFOUND, NULL, by->act == DECIDE_MERGE ? _("step %lld merged it into another") : _("step %lld took it away"),
                  (long long)by->step);
    return false;
}

bool deciding_thing(Deciding *x, Str id, Meant *out)
{
    char sign;
    uint32_t no;
    size_t mark = SIZE_MAX;
    for (size_t at = 0; (at = str_find(id, S("#"), at)) != SIZE_MAX; at++) mark = at;
    *out = (Meant){.on = ON_MEMOIR};
    if (mark == SIZE_MAX || !thing_id_read(str_slice(id, mark + 1, id.n), &sign, &no)) return false;
    for (size_t i = 0; i < COUNT_OF(signs); i++)
        if (signs[i].sign == sign) out->on = signs[i].on;
    out->d = out->on == ON_MEMOIR ? NULL : deciding_memoir(x, str_slice(id, 0, mark));
    if (!out->d) return false;
    out->index = review_called(out->d->review, out->on, no);
    return out->index != REVIEW_NONE || no_more(x, out, no);
}

Str deciding_id(Deciding *x, const OpenDoc *d, Target on, uint32_t index)
{
    for (size_t i = 0; i < COUNT_OF(signs); i++)
        if (signs[i].on == on) return report_id(&x->run.a, d->id, signs[i].sign, review_no(d->an, on, index));
    return S("");
}

void deciding_row(Deciding *x, Str id, const Decision *row)
{
    *vec_push(&x->run.a, &x->rows) = decision_keep(&x->run.a, row);
    *vec_push(&x->run.a, &x->ids) = id;
}

bool deciding_words(Deciding *x, const OpenDoc *d, Str where, Span *out)
{
    Str line, words = where;
    if (!str_cut(&words, ':', &line) || !words.p || !words.n || utf8_check(words) != SIZE_MAX) return false;
    char *stop, *number = str_dup_z(&x->run.a, line);
    unsigned long n = strtoul(number, &stop, 10);
    if (*stop || !n || n > d->doc->n_line) return false;
    const Line *l = &d->doc->line[n - 1];
    Span span = doc_span(d->doc, l->beg, l->end);
    size_t at = str_find(doc_quote(d->doc, span), words, 0);
    if (at == SIZE_MAX || str_find(doc_quote(d->doc, span), words, at + words.n) != SIZE_MAX) return false;
    *out = (Span){span.beg + (uint32_t)at, span.beg + (uint32_t)(at + words.n)};
    return true;
}

/* ------------------------------------------------------------------ done, and told */

/* The name that has a row's words: one that was there may have taken them. */
static uint32_t name_at(const OpenDoc *d, const Decision *row)
{
    const EntityList *list = &d->an->entities;
    for (uint32_t i = 0; row->on == ON_ENTITY && i < list->n; i++)
        for (uint32_t k = 0; str_eq_z(row->type, type_name(&entity_types, (int)list->v[i].type)) && k < list->v[i].mentions.n; k++)
            if (span_overlap(list->v[i].mentions.v[k].span, row->anchor.span)) return i;
    return REVIEW_NONE;
}

/* What was added has its number now, or that of what it became part of. */
static Str id_of(Deciding *x, uint32_t i)
{
    const Decision *row = &x->rows.v[i];
    if (x->ids.v[i].n) return x->ids.v[i];
    for (int k = 0; k < x->n_open; k++) {
        const OpenDoc *d = x->open[k];
        if (d->id != row->doc) continue;
        uint32_t made = review_called(d->review, row->on, OWN_NO | (uint32_t)row->seq);
        if (made == REVIEW_NONE) made = name_at(d, row);
        if (made != REVIEW_NONE) return deciding_id(x, d, row->on, made);
    }
    return S("");
}

int deciding_done(Deciding *x, const Options *o)
{
    Rc rc = session_decide(x->run.s, x->rows.v, x->rows.n, &x->run.f);
    if (rc) {
        x->run.out.n = 0;                 /* nothing of it was kept */
        return deciding_fail(x, rc);
    }
    Buf *out = &x->run.out;
    ReportOptions ro = cli_report_options(o);
    long long step = (long long)x->rows.v[0].step;
    if (o->json) {
        JsonOut j = jout_begin(out, false);
        jout_obj(&j);
        jout_kint(&j, "step", step);
        jout_kint(&j, "rows", x->rows.n);
        jout_key(&j, "decided");
        jout_arr(&j);
        for (uint32_t i = 0; i < x->rows.n; i++) report_decided_json(&j, id_of(x, i), &x->rows.v[i]);
        jout_arr_end(&j);
        jout_obj_end(&j);
        jout_newline(&j);
    } else {
        for (uint32_t i = 0; i < x->rows.n; i++) report_decided(out, &ro, id_of(x, i), &x->rows.v[i]);
        buf_fmt(out, _("step %lld: %u decided (gilmok review undo takes it back)\n"), step, x->rows.n);
    }
    return deciding_end(x, RC_OK);
}
