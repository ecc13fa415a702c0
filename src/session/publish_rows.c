/* publish_rows.c: careers as rows and as text: CSV, JSON lines, Markdown, JSON Resume, a calendar. */
#include "base/clock.h"
#include "base/i18n.h"
#include "model/analysis_json.h"
#include "publish_int.h"
#include "uni/width.h"
#include <string.h>
#include <time.h>

static Str type_str(const TypeSet *set, int i) { return str_z(type_name(set, i)); }

/* ------------------------------------------------------------------ CSV, RFC 4180 */

/* What a spreadsheet would take for a formula gets an apostrophe before it, by which it is text there. */
static void csv_cell(Publish *p, Str text, bool first)
{
    text = uni_harmless(&p->tmp, text);
    bool quoted = false, formula = text.n && strchr("=+-@\t", text.p[0]);
    for (size_t i = 0; i < text.n; i++) quoted |= strchr("\",\n", text.p[i]) != NULL;
    if (!first) buf_add_c(p->out, ',');
    if (quoted) buf_add_c(p->out, '"');
    if (formula) buf_add_c(p->out, '\'');
    for (size_t i = 0; i < text.n; i++) {
        if (text.p[i] == '"') buf_add_c(p->out, '"');
        buf_add_c(p->out, text.p[i]);
    }
    if (quoted) buf_add_c(p->out, '"');
}

static void csv_line(Publish *p, const Str *cell, size_t n)
{
    for (size_t i = 0; i < n; i++) csv_cell(p, cell[i], i == 0);
    buf_add_z(p->out, "\r\n");
}

static Str joined(Arena *a, const StrList *list)
{
    Str out = S("");
    for (uint32_t i = 0; i < list->n; i++)
        out = i ? str_fmt(a, STR_FMT "; " STR_FMT, STR_ARG(out), STR_ARG(list->v[i])) : list->v[i];
    return out;
}

void publish_csv_begin(Publish *p)
{
    buf_add_z(p->out, "memoir,title,kind,type,factuality,start,end,org,role,team,employment,cause,place,other,skill,"
                      "confidence,line,quote,sentence\r\n");
}

void publish_csv(Publish *p, const PublishDoc *d)
{
    Arena *a = &p->tmp;
    Str file = d->open->name, title = career_title(d->doc);
    for (uint32_t i = 0; i < d->positions.n; i++, p->n++) {
        const Position *x = d->positions.v[i];
        csv_line(p, (Str[]){file, title, S("position"), type_str(&position_types, x->kind), S("actual"), x->start, x->end, x->org,
                            x->role, x->team, type_str(&employment_types, x->employment), type_str(&cause_types, x->exit), S(""),
                            S(""), joined(a, &x->skill), S(""), S(""), S(""), S("")}, 19);
    }
    for (uint32_t i = 0; i < d->events.n; i++, p->n++) {
        const Event *e = d->events.v[i];
        csv_line(p,
                 (Str[]){file, title, S("event"), type_str(&event_types, e->type), type_str(&fact_types, e->fact),
                         e->date, S(""), e->args.org, e->args.role, e->args.team,
                         type_str(&employment_types, e->args.employment), type_str(&cause_types, e->args.cause),
                         e->args.place, e->args.other, joined(a, &e->args.skill),
                         str_fmt(a, "%.2f", (double)e->confidence), str_fmt(a, "%u", session_line_no(d->open, e->span)),
                         doc_quote(d->open->doc, e->span), doc_quote(d->open->doc, session_sentence(d->open, e->span))},
                 19);
    }
}

/* ------------------------------------------------------------------ the analysis, one memoir a line */

void publish_jsonl(Publish *p, const PublishDoc *d)
{
    Analysis an = *d->open->an;
    AnalysisHeader head = {.doc = d->open->name, .memoir = session_doc_kept(p->s, d->open->id) ? d->open->id : 0, .text = d->open->doc->text};
    JsonOut j = jout_begin(p->out, false);
    an.title = d->open->title;
    analysis_write_json(&j, &an, &head);
    jout_newline(&j);
    p->n++;
}

/* ------------------------------------------------------------------ Markdown */

/* Where a text that begins like an item of a list (-, +, 1.) has its mark; SIZE_MAX: nowhere. */
static size_t md_item(Str text)
{
    size_t i = 0;
    while (i < text.n && text.p[i] >= '0' && text.p[i] <= '9') i++;
    return i < text.n && strchr(i ? ".)" : "-+=", text.p[i]) ? i : SIZE_MAX;
}

/* A cell, a list item, a line: nothing in it is a mark of Markdown or of HTML, nor a new line. */
static void md_text(Publish *p, Str text)
{
    text = publish_line(p, text);
    size_t item = md_item(text);
    for (size_t i = 0; i < text.n; i++) {
        char c = text.p[i];
        if (i == item || strchr("\\`*_{}[]<>#|~&", c)) buf_add_c(p->out, '\\');
        buf_add_c(p->out, c);
    }
}

static void md_cells(Publish *p, const Str *cell, size_t n)
{
    for (size_t i = 0; i < n; i++) buf_add_z(p->out, "| "), md_text(p, cell[i]), buf_add_c(p->out, ' ');
    buf_add_z(p->out, "|\n");
}

static void md_event(Publish *p, const PublishDoc *d, const Event *e)
{
    buf_add_z(p->out, "- ");
    md_text(p, e->date.n ? e->date : S("?"));
    buf_fmt(p->out, " **%s**", _(type_msgid(&event_types, e->type)));
    if (e->fact != FACT_ACTUAL) buf_fmt(p->out, " (%s)", _(type_msgid(&fact_types, e->fact)));
    const Str what[] = {e->args.org, e->args.role, e->args.other};
    for (size_t i = 0; i < COUNT_OF(what); i++)
        if (what[i].n) buf_add_z(p->out, A_(" · ")), md_text(p, what[i]);
    buf_add_z(p->out, "  \n  > ");
    md_text(p, doc_quote(d->open->doc, session_sentence(d->open, e->span)));
    buf_add_z(p->out, A_(" — "));
    md_text(p, d->open->name);
    buf_fmt(p->out, ":%u\n", session_line_no(d->open, e->span));
}

void publish_markdown(Publish *p, const PublishDoc *d)
{
    if (p->n) buf_add_c(p->out, '\n');
    buf_add_z(p->out, "# ");
    md_text(p, career_title(d->doc));
    buf_add_z(p->out, "\n\n");
    md_text(p, d->open->name);
    if (d->doc->dct.n) buf_add_z(p->out, ", "), md_text(p, d->doc->dct);
    buf_add_z(p->out, "\n");
    if (d->positions.n) {
        buf_fmt(p->out, "\n## %s\n\n| | | %s | %s | |\n|---|---|---|---|---|\n", _("Positions"), _("employer"),
                _("role"));
        for (uint32_t i = 0; i < d->positions.n; i++) {
            const Position *x = d->positions.v[i];
            md_cells(p, (Str[]){x->start.n ? x->start : S("?"), x->end.n ? x->end : S("?"), x->org, x->role,
                                     str_z(_(type_msgid(&employment_types, x->employment)))}, 5);
        }
    }
    if (d->events.n) buf_fmt(p->out, "\n## %s\n\n", _("Events"));
    for (uint32_t i = 0; i < d->events.n; i++) md_event(p, d, d->events.v[i]);
    p->n++;
}

/* ------------------------------------------------------------------ JSON Resume */

/* A date that is going on or not certain to the year is left out: the schema knows no other way to say so. */
static void resume_dates(Arena *a, JsonOut *j, const Position *x)
{
    Str from = publish_day(a, x->start), to = publish_day(a, x->end);
    if (from.n) jout_kstr(j, "startDate", from);
    if (to.n) jout_kstr(j, "endDate", to);
    if (!x->start.n && !x->end.n) return;
    jout_key(j, "x-edtf");
    jout_obj(j);
    if (x->start.n) jout_kstr(j, "start", x->start);
    if (x->end.n) jout_kstr(j, "end", x->end);
    jout_obj_end(j);
}

static void resume_part(Publish *p, JsonOut *j, const PublishDoc *d, PositionKind kind)
{
    bool work = kind == POS_WORK;
    jout_key(j, work ? "work" : "education");
    jout_arr(j);
    for (uint32_t i = 0; i < d->positions.n; i++) {
        const Position *x = d->positions.v[i];
        if (x->kind != kind) continue;
        jout_obj(j);
        if (x->org.n) jout_kstr(j, work ? "name" : "institution", x->org);
        if (x->role.n) jout_kstr(j, work ? "position" : "area", x->role);
        resume_dates(&p->tmp, j, x);
        jout_obj_end(j);
        p->n++;
    }
    jout_arr_end(j);
}

/* What was earned: certificates and prizes, by the event that tells of them. */
static void resume_earned(Publish *p, JsonOut *j, const PublishDoc *d, EventType type, const char *key, const char *name, const char *by)
{
    jout_key(j, key);
    jout_arr(j);
    for (uint32_t i = 0; i < d->events.n; i++) {
        const Event *e = d->events.v[i];
        Str day = publish_day(&p->tmp, e->date);
        if (e->type != type || e->fact != FACT_ACTUAL || !e->args.other.n) continue;
        jout_obj(j);
        jout_kstr(j, name, e->args.other);
        if (day.n) jout_kstr(j, "date", day);
        if (e->args.org.n) jout_kstr(j, by, e->args.org);
        jout_obj_end(j);
        p->n++;
    }
    jout_arr_end(j);
}

/* One CV a line. Whose it is the memoir rarely says, and a wrong name is worse than none. */
void publish_resume(Publish *p, const PublishDoc *d)
{
    JsonOut j = jout_begin(p->out, false);
    jout_obj(&j);
    jout_key(&j, "basics");
    jout_obj(&j);
    jout_obj_end(&j);
    resume_part(p, &j, d, POS_WORK);
    resume_part(p, &j, d, POS_EDUCATION);
    resume_earned(p, &j, d, EV_CERTIFICATE, "certificates", "name", "issuer");
    resume_earned(p, &j, d, EV_AWARD, "awards", "title", "awarder");
    jout_key(&j, "skills");
    jout_arr(&j);
    for (uint32_t i = 0; i < d->open->an->entities.n; i++) {
        const Entity *e = &d->open->an->entities.v[i];
        if (e->type != ENT_SKILL) continue;
        jout_obj(&j);
        jout_kstr(&j, "name", e->name);
        jout_obj_end(&j);
        p->n++;
    }
    jout_arr_end(&j);
    jout_key(&j, "meta");
    jout_obj(&j);
    jout_kstr(&j, "source", d->open->name);
    jout_kstr(&j, "title", career_title(d->doc));
    jout_obj_end(&j);
    jout_obj_end(&j);
    jout_newline(&j);
}

/* ------------------------------------------------------------------ iCalendar, RFC 5545 */

/* A line of at most 75 octets, folded between characters. */
static void ical_line(Buf *out, Str line)
{
    enum { OCTETS = 75 };
    for (size_t at = 0, room = OCTETS; at < line.n;) {
        size_t end = at + room < line.n ? at + room : line.n;
        while (end > at && end < line.n && ((unsigned char)line.p[end] & 0xC0) == 0x80) end--;
        buf_add(out, str_slice(line, at, end));
        buf_add_z(out, end < line.n ? "\r\n " : "\r\n");
        at = end, room = OCTETS - 1;
    }
}

static void ical_put(Publish *p, const char *name, Str text)
{
    Buf b = {0};
    text = uni_harmless(&p->tmp, text);
    buf_add_z(&b, name);
    for (size_t i = 0; i < text.n; i++) {
        char c = text.p[i];
        if (strchr("\\;,", c)) buf_add_c(&b, '\\');
        if (c == '\n') buf_add_z(&b, "\\n");
        else buf_add_c(&b, c);
    }
    ical_line(p->out, buf_str(&b));
    buf_fini(&b);
}

void publish_ical_begin(Publish *p)
{
    buf_add_z(p->out, "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//gilmok//gilmok//EN\r\nCALSCALE:GREGORIAN\r\n");
}

static Str ical_date(Arena *a, EdtfDay day)
{
    int y, m, d;
    edtf_ymd(day, &y, &m, &d);
    return str_fmt(a, "%04d%02d%02d", y, m, d);
}

/* Only days are days of a calendar: a month or a year is no date to be there. An entry is named by its text: numbers of
 * memoirs are those of one library, and a calendar may have events of several. */
void publish_ical(Publish *p, const PublishDoc *d)
{
    Arena *a = &p->tmp;
    time_t now = (time_t)clock_unix();
    struct tm utc;
    char stamp[32];
    (void)gmtime_r(&now, &utc);
    (void)strftime(stamp, sizeof stamp, "%Y%m%dT%H%M%SZ", &utc);
    for (uint32_t i = 0; i < d->events.n; i++) {
        const Event *e = d->events.v[i];
        EdtfDay lo, hi;
        bool planned = e->fact == FACT_PLANNED;
        if ((e->fact != FACT_ACTUAL && !planned) || !e->date.n || !edtf_bounds_str(e->date, &lo, &hi) || lo != hi ||
            !edtf_dated(lo))
            continue;
        Str type = type_str(&event_types, e->type);
        Str org = e->args.org.n ? e->args.org : e->args.other;
        buf_add_z(p->out, "BEGIN:VEVENT\r\n");
        ical_put(
            p, "UID:",
            str_fmt(a, "%016llx-%u-" STR_FMT "@gilmok", (unsigned long long)d->open->doc->hash, e->no, STR_ARG(type)));
        ical_put(p, "DTSTAMP:", str_z(stamp));
        ical_put(p, "DTSTART;VALUE=DATE:", ical_date(a, lo));
        ical_put(p, "DTEND;VALUE=DATE:", ical_date(a, lo + 1));
        ical_put(p, "SUMMARY:",
                 str_fmt(a, "%s%s" STR_FMT, _(type_msgid(&event_types, e->type)), org.n ? " " : "", STR_ARG(org)));
        ical_put(p, "DESCRIPTION:", str_fmt(a, STR_FMT " (" STR_FMT ":%u)", STR_ARG(doc_quote(d->open->doc, session_sentence(d->open, e->span))),
                                            STR_ARG(d->open->name), session_line_no(d->open, e->span)));
        ical_put(p, "CATEGORIES:", type);
        ical_put(p, "STATUS:", planned ? S("TENTATIVE") : S("CONFIRMED"));
        ical_put(p, "X-GILMOK-EDTF:", e->date);
        buf_add_z(p->out, "CLASS:PRIVATE\r\nTRANSP:TRANSPARENT\r\nEND:VEVENT\r\n");
        p->n++;
    }
}

void publish_ical_end(Publish *p) { buf_add_z(p->out, "END:VCALENDAR\r\n"); }
