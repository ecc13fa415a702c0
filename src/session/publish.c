#include "base/i18n.h"
#include "publish_int.h"

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

Str publish_day(Arena *a, Str edtf, bool last)
{
    EdtfDay lo, hi;
    int y, m, d, y2, m2, d2;
    if (!edtf.n || !edtf_bounds_str(edtf, &lo, &hi) || !edtf_dated(lo) || !edtf_dated(hi)) return S("");
    edtf_ymd(lo, &y, &m, &d);
    edtf_ymd(hi, &y2, &m2, &d2);
    if (y != y2) return S("");
    if (m != m2) return str_fmt(a, "%04d", y);
    return d == d2 ? str_fmt(a, "%04d-%02d-%02d", y, m, last ? d2 : d) : str_fmt(a, "%04d-%02d", y, m);
}

void publish_xml(Buf *out, Str text)
{
    for (size_t i = 0; i < text.n; i++) {
        char c = text.p[i];
        if (c == '&') buf_add_z(out, "&amp;");
        else if (c == '<') buf_add_z(out, "&lt;");
        else if (c == '>') buf_add_z(out, "&gt;");
        else if (c == '"') buf_add_z(out, "&quot;");
        else if ((unsigned char)c >= ' ') buf_add_c(out, c);
        else if (c == '\n' || c == '\t') buf_add_c(out, ' ');
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

static Rc publish_memoirs(Publish *p, const PublishFormat *how, Fault *f)
{
    for (uint32_t i = 0; i < p->c->docs.n; i++) {
        PublishDoc d = {.doc = &p->c->docs.v[i]};
        if (!bits_get(&p->f->docs, i)) continue;
        Rc rc = session_doc_open(p->s, d.doc->id, &d.open, f);
        if (rc) return rc;
        ArenaMark mark = arena_mark(&p->tmp);
        take_rows(p, &d);
        how->memoir(p, &d);
        session_doc_close(p->s, d.open);
        arena_rewind(&p->tmp, mark);
    }
    return RC_OK;
}

Rc publish(Session *s, const PublishFormat *how, Buf *out, Fault *f)
{
    Publish p = {.s = s, .c = session_careers(s), .f = session_filter(s), .out = out};
    Rc rc = p.f->text_rc;
    if (!rc && how->begin) how->begin(&p);
    if (!rc && how->memoir) rc = publish_memoirs(&p, how, f);
    if (!rc && how->end) how->end(&p);
    arena_fini(&p.tmp);
    if (!rc && !p.n) buf_clear(out), rc = RC_NOTFOUND;
    return rc;
}
