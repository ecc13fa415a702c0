/* publish_int.h: what the formats of publish.h share. Private to them. */
#ifndef PUBLISH_INT_H
#define PUBLISH_INT_H
#include "json/json.h"
#include "path/assoc.h"
#include "session/publish.h"

/* A memoir that the filter selects, with what of it is selected. */
typedef struct PublishDoc {
    const CareerDoc *doc;
    const OpenDoc   *open;
    VEC(const Position *) positions;
    VEC(const Event *)    events;
} PublishDoc;

typedef struct Publish {
    Session *s;
    const Careers *c;
    const Filter  *f;
    Buf     *out;
    Arena    tmp;                    /* of one memoir */
    uint32_t n;                      /* what was written: rows, entries, nodes */
} Publish;

struct PublishFormat {
    const char *names[4];            /* the first is the one that is told */
    void (*begin)(Publish *p);       /* each may be NULL */
    void (*memoir)(Publish *p, const PublishDoc *d);
    void (*end)(Publish *p);
};

/* As much of a date as is certain, to the day, month or year ("2019-03"); "" for nothing. */
Str publish_day(Arena *a, Str edtf);
/* The text without what a terminal would obey, on one line; in p->tmp, which goes with the memoir. */
Str publish_line(Publish *p, Str text);
/* Text of an element or of an attribute. */
void publish_xml(Publish *p, Str text);

void publish_csv_begin(Publish *p);
void publish_csv(Publish *p, const PublishDoc *d);
void publish_jsonl(Publish *p, const PublishDoc *d);
void publish_markdown(Publish *p, const PublishDoc *d);
void publish_resume(Publish *p, const PublishDoc *d);
void publish_ical_begin(Publish *p);
void publish_ical(Publish *p, const PublishDoc *d);
void publish_ical_end(Publish *p);
void publish_html_begin(Publish *p);
void publish_html(Publish *p, const PublishDoc *d);
void publish_html_end(Publish *p);
void publish_dot(Publish *p);
void publish_mermaid(Publish *p);
void publish_graphml(Publish *p);
void publish_gexf(Publish *p);
#endif
