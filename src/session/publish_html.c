/* publish_html.c: a page that needs nothing else: of each career a drawing of its positions and the events with their
 * sentences; for the whole, what goes with what, drawn and as a table. */
#define _GNU_SOURCE
#include "base/i18n.h"
#include "publish_int.h"
#include "uni/width.h"
#include <math.h>

enum { WIDTH = 900, LABEL = 300, ROW = 22, BAR = 12 };

void publish_html_begin(Publish *p)
{
    buf_add_z(p->out, "<!DOCTYPE html>\n<html>\n<head>\n<meta charset=\"utf-8\">\n<title>gilmok</title>\n<style>"
                      "body{font-family:sans-serif;max-width:60em;margin:2em auto;padding:0 1em}blockquote{color:#555;margin:.2em 0 .8em 1.5em}"
                      "svg text{font-size:12px}table{border-collapse:collapse}td,th{padding:.1em .6em;text-align:left}"
                      "</style>\n</head>\n<body>\n");
}

static void element(Publish *p, const char *tag, Str text)
{
    buf_fmt(p->out, "<%s>", tag);
    publish_xml(p, text);
    buf_fmt(p->out, "</%s>\n", tag);
}

/* From when to when a position surely or perhaps lasted; false where nothing is known of it. */
static bool extent(const CareerDoc *doc, const Position *x, EdtfDay *from, EdtfDay *to)
{
    EdtfDay lo, hi, now = career_written(doc);
    *from = *to = EDTF_DAY_NONE;
    if (x->start.n && edtf_bounds_str(x->start, &lo, &hi) && edtf_dated(lo)) *from = lo;
    if (x->end.n && !str_eq_z(x->end, "..") && edtf_bounds_str(x->end, &lo, &hi) && edtf_dated(hi)) *to = hi;
    else if (str_eq_z(x->end, "..") && edtf_dated(now)) *to = now;
    if (*from == EDTF_DAY_NONE) *from = *to;
    if (*to == EDTF_DAY_NONE) *to = *from;
    return *from != EDTF_DAY_NONE && *to >= *from;
}

static int column(EdtfDay day, EdtfDay first, EdtfDay last)
{
    return LABEL + (int)((int64_t)(day - first) * (WIDTH - LABEL) / (last - first + 1));
}

static void svg_years(Buf *out, EdtfDay first, EdtfDay last, uint32_t rows)
{
    int y, end, m, d;
    edtf_ymd(first, &y, &m, &d);
    edtf_ymd(last, &end, &m, &d);
    int step = (end - y) / 12 + 1;
    for (int at = y + 1; at <= end; at += step) {
        int x = column(edtf_day(at, 1, 1), first, last);
        buf_fmt(out, "<line x1=\"%d\" y1=\"16\" x2=\"%d\" y2=\"%u\" stroke=\"#ddd\"/><text x=\"%d\" y=\"12\">%d</text>\n", x, x,
                ROW + rows * ROW, x - 14, at);
    }
}

/* As much of a name as has room before the bars; all of it under the pointer. */
static void svg_label(Publish *p, const Position *x, uint32_t y)
{
    enum { COLS = 42 };
    const char *between = x->org.n && x->role.n ? " · " : "";
    Str all = str_fmt(&p->tmp, STR_FMT "%s" STR_FMT, STR_ARG(x->org), between, STR_ARG(x->role)),
        some = uni_clip(all, COLS, NULL);
    buf_fmt(p->out, "<text x=\"0\" y=\"%u\">", y);
    publish_xml(p, some);
    if (some.n < all.n) buf_add_z(p->out, "…<title>"), publish_xml(p, all), buf_add_z(p->out, "</title>");
    buf_add_z(p->out, "</text>\n");
}

static void svg_bar(Publish *p, const Position *x, int left, int right, uint32_t top)
{
    enum { LEAST = 3 };
    bool sure = x->start.n && x->end.n;
    buf_fmt(p->out, "<rect x=\"%d\" y=\"%u\" width=\"%d\" height=\"%d\" fill=\"%s\"%s><title>", left, top,
            right - left > LEAST ? right - left : LEAST, BAR, x->kind == POS_WORK ? "#4a7ab5" : "#7aa35a",
            sure ? "" : " fill-opacity=\"0.5\"");
    publish_xml(p, x->start.n ? x->start : S("?"));
    buf_add_z(p->out, " – ");
    publish_xml(p, x->end.n ? x->end : S("?"));
    buf_add_z(p->out, "</title></rect>\n");
}

static void svg_timeline(Publish *p, const PublishDoc *d)
{
    EdtfDay first = EDTF_DAY_NONE, last = EDTF_DAY_NONE, from, to;
    for (uint32_t i = 0; i < d->positions.n; i++) {
        if (!extent(d->doc, d->positions.v[i], &from, &to)) continue;
        if (first == EDTF_DAY_NONE || from < first) first = from;
        if (last == EDTF_DAY_NONE || to > last) last = to;
    }
    if (first == EDTF_DAY_NONE) return;
    buf_fmt(p->out, "<svg role=\"img\" width=\"%d\" height=\"%u\" viewBox=\"0 0 %d %u\" xmlns=\"http://www.w3.org/2000/svg\">\n", WIDTH,
            (d->positions.n + 2) * ROW, WIDTH, (d->positions.n + 2) * ROW);
    svg_years(p->out, first, last, d->positions.n);
    for (uint32_t i = 0; i < d->positions.n; i++) {
        const Position *x = d->positions.v[i];
        uint32_t top = ROW + i * ROW;
        svg_label(p, x, top + BAR);
        if (extent(d->doc, x, &from, &to)) svg_bar(p, x, column(from, first, last), column(to, first, last), top);
    }
    buf_add_z(p->out, "</svg>\n");
}

void publish_html(Publish *p, const PublishDoc *d)
{
    element(p, "h1", career_title(d->doc));
    element(p, "p", d->open->name);
    svg_timeline(p, d);
    if (d->events.n) buf_add_z(p->out, "<ul>\n");
    for (uint32_t i = 0; i < d->events.n; i++) {
        const Event *e = d->events.v[i];
        buf_add_z(p->out, "<li>");
        publish_xml(p, e->date.n ? e->date : S("?"));
        buf_fmt(p->out, " <b>%s</b>", _(type_msgid(&event_types, e->type)));
        if (e->fact != FACT_ACTUAL) buf_fmt(p->out, " (%s)", _(type_msgid(&fact_types, e->fact)));
        const Str what[] = {e->args.org, e->args.role, e->args.other};
        for (size_t k = 0; k < COUNT_OF(what); k++)
            if (what[k].n) buf_add_z(p->out, " · "), publish_xml(p, what[k]);
        buf_add_z(p->out, "<blockquote>");
        publish_xml(p, doc_quote(d->open->doc, session_sentence(d->open, e->span)));
        buf_add_z(p->out, " — ");
        publish_xml(p, d->open->name);
        buf_fmt(p->out, ":%u</blockquote></li>\n", session_line_no(d->open, e->span));
    }
    if (d->events.n) buf_add_z(p->out, "</ul>\n");
    p->n++;
}

/* Names on a circle, those first that go together most, and a line for each two: the wider, the more careers have both. */
enum { RING_N = 24, RING_HEIGHT = 560, RING_RADIUS = 220, RING_COLS = 28 };
typedef struct Ring { NameId name[RING_N]; int n; } Ring;

/* -1: it is not in it, or no longer goes in. */
static int ring_at(Ring *r, NameId name, bool add)
{
    for (int i = 0; i < r->n; i++)
        if (r->name[i] == name) return i;
    if (!add || r->n == RING_N) return -1;
    r->name[r->n] = name;
    return r->n++;
}

static int ring_x(const Ring *r, int i, int radius) { return WIDTH / 2 + (int)lround(radius * sin(2 * M_PI * i / r->n)); }
static int ring_y(const Ring *r, int i, int radius) { return RING_HEIGHT / 2 - (int)lround(radius * cos(2 * M_PI * i / r->n)); }

static void ring_name(Publish *p, const Ring *r, int i)
{
    enum { AWAY = 12, HALF = 4 };
    int x = ring_x(r, i, RING_RADIUS + AWAY);
    const char *anchor = x == WIDTH / 2 ? "middle" : x > WIDTH / 2 ? "start" : "end";
    Str all = careers_called(p->c, r->name[i]), some = uni_clip(all, RING_COLS, NULL);
    buf_fmt(p->out, "<circle cx=\"%d\" cy=\"%d\" r=\"4\" fill=\"#4a7ab5\"/><text x=\"%d\" y=\"%d\" text-anchor=\"%s\">", ring_x(r, i, RING_RADIUS),
            ring_y(r, i, RING_RADIUS), x, ring_y(r, i, RING_RADIUS + AWAY) + HALF, anchor);
    publish_xml(p, some);
    buf_add_z(p->out, some.n < all.n ? "…</text>\n" : "</text>\n");
}

static void svg_graph(Publish *p, const AssocPairs *pairs)
{
    enum { WIDEST = 8 };
    Ring r = {0};
    for (uint32_t i = 0; i < pairs->n && r.n < RING_N; i++)
        (void)ring_at(&r, pairs->v[i].x, true), (void)ring_at(&r, pairs->v[i].y, true);
    buf_fmt(p->out, "<svg role=\"img\" width=\"%d\" height=\"%d\" viewBox=\"0 0 %d %d\" xmlns=\"http://www.w3.org/2000/svg\">\n", WIDTH,
            RING_HEIGHT, WIDTH, RING_HEIGHT);
    for (uint32_t i = 0; i < pairs->n; i++) {
        int x = ring_at(&r, pairs->v[i].x, false), y = ring_at(&r, pairs->v[i].y, false);
        uint32_t n = pairs->v[i].k.n_xy;
        if (x < 0 || y < 0) continue;
        buf_fmt(p->out,
                "<line x1=\"%d\" y1=\"%d\" x2=\"%d\" y2=\"%d\" stroke=\"#888\" stroke-opacity=\"0.5\" "
                "stroke-width=\"%u\"/>\n",
                ring_x(&r, x, RING_RADIUS), ring_y(&r, x, RING_RADIUS), ring_x(&r, y, RING_RADIUS),
                ring_y(&r, y, RING_RADIUS), n < WIDEST ? n : WIDEST);
    }
    for (int i = 0; i < r.n; i++) ring_name(p, &r, i);
    buf_add_z(p->out, "</svg>\n");
}

void publish_html_end(Publish *p)
{
    Arena mem = {0};
    AssocBase base = assoc_base(&mem, p->c);
    Assoc x = assoc_index(&mem, &base, p->f);
    AssocPairs pairs = assoc_pairs(&mem, &x, 2);
    if (!pairs.n) pairs = assoc_pairs(&mem, &x, 1);
    if (pairs.n) {
        element(p, "h1", str_z(_("What goes with what")));
        svg_graph(p, &pairs);
        buf_add_z(p->out, "<table>\n");
    }
    for (uint32_t i = 0; i < pairs.n; i++) {
        buf_add_z(p->out, "<tr><td>");
        publish_xml(p, careers_called(p->c, pairs.v[i].x));
        buf_add_z(p->out, "</td><td>");
        publish_xml(p, careers_called(p->c, pairs.v[i].y));
        buf_fmt(p->out, "</td><td>%u</td></tr>\n", pairs.v[i].k.n_xy);
    }
    if (pairs.n) buf_add_z(p->out, "</table>\n");
    buf_add_z(p->out, "</body>\n</html>\n");
    arena_fini(&mem);
}
