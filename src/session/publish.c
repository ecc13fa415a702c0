#include "publish_int.h"
#include "session_int.h"
#include "uni/width.h"

static const PublishFormat formats[] = {
    {{"csv"}, publish_csv_begin, publish_csv, NULL},
    {{"jsonl", "json", "ndjson"}, NULL, publish_jsonl, NULL},
    {{"markdown", "md"}, NULL, publish_markdown, NULL},
    {{"html"}, publish_html_begin, publish_html, publish_html_end},
    {{"json-resume", "jsonresume", "resume"}, NULL, publish_resume, NULL},
    {{"ical", "icalendar", "ics"}, publish_ical_begin, publish_ical, publish_ical_end},
    {{"dot"}, NULL, NULL, publish_dot},
    {{"mermaid"}, NULL, NULL, publish_mermaid},
    {{"graphml"}, NULL, NULL, publish_graphml},
    {{"gexf"}, NULL, NULL, publish_gexf},
};

const PublishFormat *publish_format(Str name)
{
    for (size_t i = 0; i < COUNT_OF(formats); i++)
        for (size_t k = 0; k < COUNT_OF(formats[i].names) && formats[i].names[k]; k++)
            if (str_same_z(name, formats[i].names[k])) return &formats[i];
    return NULL;
}

const char *publish_names(void) { return "csv, jsonl, markdown, html, json-resume, ical, dot, mermaid, graphml, gexf"; }

/* ------------------------------------------------------------------ what the formats share */

Str publish_day(Arena *a, Str edtf)
{
    EdtfDay lo, hi;
    int y, m, d, y2, m2, d2;
    if (!edtf.n || !edtf_bounds_str(edtf, &lo, &hi) || !edtf_dated(lo) || !edtf_dated(hi)) return S("");
    edtf_ymd(lo, &y, &m, &d);
    edtf_ymd(hi, &y2, &m2, &d2);
    if (y != y2) return S("");
    if (m != m2) return str_fmt(a, "%04d", y);
    return d == d2 ? str_fmt(a, "%04d-%02d-%02d", y, m, d) : str_fmt(a, "%04d-%02d", y, m);
}

Str publish_line(Publish *p, Str text)
{
    Str safe = uni_harmless(&p->tmp, text);
    char *line = str_dup_z(&p->tmp, safe);
    for (size_t i = 0; i < safe.n; i++)
        if (line[i] == '\n' || line[i] == '\t') line[i] = ' ';
    return (Str){line, safe.n};
}

void publish_xml(Publish *p, Str text)
{
    text = publish_line(p, text);
    for (size_t i = 0; i < text.n; i++) {
        char c = text.p[i];
        if (c == '&') buf_add_z(p->out, "&amp;");
        else if (c == '<') buf_add_z(p->out, "&lt;");
        else if (c == '>') buf_add_z(p->out, "&gt;");
        else if (c == '"') buf_add_z(p->out, "&quot;");
        else buf_add_c(p->out, c);
    }
}

/* ------------------------------------------------------------------ memoir by memoir */

static void take_rows(Publish *p, PublishDoc *d)
{
    for (uint32_t i = d->doc->item_beg; i < d->doc->item_beg + d->doc->item_n; i++) {
        const CareerItem *it = &p->c->items.v[i];
        if (!bits_get(&p->f->items, i)) continue;
        if (it->kind == ITEM_POSITION) *vec_push(&p->tmp, &d->positions) = &d->open->an->positions.v[it->seq];
        else *vec_push(&p->tmp, &d->events) = &d->open->an->events.v[it->seq];
    }
}

/* A memoir that cannot be read is told, and the others are written. */
static void publish_memoirs(Publish *p, const PublishFormat *how)
{
    for (uint32_t i = 0; i < p->c->docs.n; i++) {
        Fault f = {0};
        PublishDoc d = {.doc = &p->c->docs.v[i]};
        if (!bits_get(&p->f->docs, i)) continue;
        Rc rc = session_doc_open(p->s, d.doc->id, &d.open, &f);
        if (rc) {
            session_report(p->s, rc, &f);
            continue;
        }
        ArenaMark mark = arena_mark(&p->tmp);
        take_rows(p, &d);
        how->memoir(p, &d);
        session_doc_close(p->s, d.open);
        arena_rewind(&p->tmp, mark);
    }
}

Rc publish(Session *s, const PublishFormat *how, Buf *out)
{
    Publish p = {.s = s, .c = session_careers(s), .f = session_filter(s), .out = out};
    Rc rc = p.f->text_rc;
    if (!rc && how->begin) how->begin(&p);
    if (!rc && how->memoir) publish_memoirs(&p, how);
    if (!rc && how->end) how->end(&p);
    arena_fini(&p.tmp);
    if (!rc && !p.n) buf_clear(out), rc = RC_NOTFOUND;
    return rc;
}
