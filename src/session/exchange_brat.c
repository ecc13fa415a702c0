/* exchange_brat.c: brat's standoff: text-bound annotations (T), events (E), attributes (A), equivalences (*) and comments (#).
 * What a person noted is an AnnotatorNotes, as brat's own are; Tag, By (whose a note is) and Fields are other comments. */
#include "base/i18n.h"
#include "model/offsets.h"
#include "review/field.h"
#include "exchange_int.h"
#include <stdio.h>
#include <stdlib.h>

/* Gone: what is no longer there, but of which something is said. */
static const char *const sorts[TARGET_COUNT] = {[ON_EVENT] = "Event_", [ON_ENTITY] = "Name_", [ON_POSITION] = "Position_", [ON_MEMOIR] = "Memoir"};
static const char gone[] = "Gone_";

/* Type names are ASCII words without blanks; those of the guide have hyphens at most. */
static Str kind_of(Arena *a, const XItem *x)
{
    return str_fmt(a, "%s%s" STR_FMT, x->gone ? gone : "", x->timex ? "Time_" : sorts[x->on], STR_ARG(x->type));
}

/* A note of several lines is one. */
static Str note_line(Arena *a, Str s)
{
    Buf b = {0};
    for (size_t i = 0; i < s.n; i++) {
        char c = s.p[i], next = i + 1 < s.n ? s.p[i + 1] : 0;
        const char *code = c == '\n'                                                   ? "\\n"
                           : c == '\r'                                                 ? "\\r"
                           : c == '\\' && (next == 'n' || next == 'r' || next == '\\') ? "\\\\"
                                                                                       : NULL;
        if (code) buf_add_z(&b, code);
        else buf_add_c(&b, c);
    }
    Str out = str_dup(a, buf_str(&b));
    buf_fini(&b);
    return out;
}

static Str note_lines(Arena *a, Str s)
{
    Buf b = {0};
    for (size_t i = 0; i < s.n; i++) {
        char next = s.p[i] == '\\' && i + 1 < s.n ? s.p[i + 1] : 0, c = next == 'n'    ? '\n'
                                                                        : next == 'r'  ? '\r'
                                                                        : next == '\\' ? '\\'
                                                                                       : 0;
        buf_add_c(&b, c ? c : s.p[i]);
        i += c != 0;
    }
    Str out = str_dup(a, buf_str(&b));
    buf_fini(&b);
    return out;
}

/* Fields are one line, parted by " | ". */
static Str escaped(Arena *a, Str s)
{
    Buf b = {0};
    for (size_t i = 0; i < s.n; i++) {
        const char *code = s.p[i] == '\\' ? "\\\\" : s.p[i] == '|' ? "\\p" : s.p[i] == '\t' ? "\\t" : NULL;
        if (s.p[i] == '\n') buf_add_z(&b, i + 1 < s.n ? " | " : "");
        else if (code) buf_add_z(&b, code);
        else buf_add_c(&b, s.p[i]);
    }
    Str out = str_dup(a, buf_str(&b));
    buf_fini(&b);
    return out;
}

static Str unescaped(Arena *a, Str s)
{
    Buf b = {0};
    for (size_t i = 0; i < s.n; i++) {
        bool bar = i + 2 < s.n && s.p[i] == ' ' && s.p[i + 1] == '|' && s.p[i + 2] == ' ';
        if (bar) buf_add_c(&b, '\n'), i += 2;
        else if (s.p[i] == '\\' && i + 1 < s.n) {
            char c = s.p[++i];
            buf_add_c(&b, c == 'p' ? '|' : c == 't' ? '\t' : c);
        } else buf_add_c(&b, s.p[i]);
    }
    if (b.n) buf_add_c(&b, '\n');
    Str out = str_dup(a, buf_str(&b));
    buf_fini(&b);
    return out;
}

/* How many bytes long a line end is that stands there, of those that any reader of lines knows. 0: there is none. */
static uint32_t line_end(Str s, uint32_t at)
{
    static const char *const ends[] = {"\n", "\r", "\v", "\f", "\x1c", "\x1d", "\x1e", "\xc2\x85", "\xe2\x80\xa8", "\xe2\x80\xa9"};
    for (size_t i = 0; i < COUNT_OF(ends); i++)
        if (str_starts(str_slice(s, at, s.n), str_z(ends[i]))) return (uint32_t)strlen(ends[i]);
    return 0;
}

/* A span over a line end is written in pieces, their words joined by one blank. */
static void put_text(Buf *out, const OpenDoc *d, const Offsets *o, Str kind, Span s, uint32_t t)
{
    Buf words = {0};
    buf_fmt(out, "T%u\t" STR_FMT " ", t, STR_ARG(kind));
    uint32_t beg = s.beg;
    for (uint32_t i = s.beg, skip = 1; i <= s.end; i += skip) {
        uint32_t line = i == s.end ? 0 : line_end(d->doc->text, i);
        skip = line ? line : 1;
        if (i < s.end && !line) continue;
        if (i > beg) {
            buf_fmt(out, "%s%u %u", words.n ? ";" : "", offsets_cp(o, beg), offsets_cp(o, i));
            if (words.n) buf_add_c(&words, ' ');
            buf_add(&words, str_slice(d->doc->text, beg, i));
        }
        beg = i + skip;
    }
    buf_fmt(out, "\t" STR_FMT "\n", STR_ARG(buf_str(&words)));
    buf_fini(&words);
}

typedef struct Numbers { uint32_t t, e, a, n, r; } Numbers;

/* Where a name stands again is the same thing; where an event is told again is no trigger of its own. */
static void put_more(Buf *out, const OpenDoc *d, const Offsets *o, const XItem *x, Str kind, Numbers *k)
{
    uint32_t first = k->t;
    bool event = x->on == ON_EVENT && !x->gone;
    for (uint32_t i = 0; i < x->more.n; i++) put_text(out, d, o, event ? S("Again") : kind, x->more.v[i], ++k->t);
    if (x->more.n && !event) {
        buf_add_z(out, "*\tEquiv");
        for (uint32_t i = first; i <= k->t; i++) buf_fmt(out, " T%u", i);
        buf_add_c(out, '\n');
    }
    for (uint32_t i = first + 1; event && i <= k->t; i++)
        buf_fmt(out, "R%u\tAgain Arg1:E%u Arg2:T%u\n", ++k->r, k->e + 1, i);
}

static void put_said(Buf *out, Arena *a, const XItem *x, Str of, Numbers *k)
{
    for (uint32_t i = 0; i < x->said.n; i++) {
        const XRemark *r = &x->said.v[i];
        buf_fmt(out, "#%u\t%s " STR_FMT "\t" STR_FMT "\n", ++k->n, r->act == DECIDE_TAG ? "Tag" : "AnnotatorNotes", STR_ARG(of),
                STR_ARG(note_line(a, r->words)));
        Str at = exchange_time(a, r->at), who = note_line(a, r->who);
        uint32_t note = k->n;
        if (at.n || who.n)
            buf_fmt(out, "#%u\tBy #%u\t" STR_FMT " " STR_FMT "\n", ++k->n, note, STR_ARG(at), STR_ARG(who));
    }
}

static void put_item(Buf *out, Arena *a, const OpenDoc *d, const Offsets *o, const XItem *x, Numbers *k)
{
    Str kind = kind_of(a, x), whole = x->anchored ? x->whole : str_cat(a, x->whole, S("anchored=no\n"));
    if (x->on == ON_POSITION && !x->more.n && !x->gone) whole = str_cat(a, whole, S(EXCHANGE_ALONE));
    whole = escaped(a, whole);
    uint32_t first = k->t + 1;
    bool event = x->on == ON_EVENT && !x->timex && !x->gone;
    put_text(out, d, o, kind, x->span, ++k->t);
    put_more(out, d, o, x, kind, k);
    if (event) {
        Event e = {0};
        field_restore(a, ON_EVENT, &e, x->whole);
        buf_fmt(out, "E%u\t" STR_FMT ":T%u\n", ++k->e, STR_ARG(kind), first);
        buf_fmt(out, "A%u\tFactuality E%u %s\n", ++k->a, k->e, type_name(&fact_types, (int)e.fact));
    }
    Str of = str_fmt(a, "%c%u", event ? 'E' : 'T', event ? k->e : first);
    if (whole.n) buf_fmt(out, "#%u\tFields " STR_FMT "\t" STR_FMT "\n", ++k->n, STR_ARG(of), STR_ARG(whole));
    put_said(out, a, x, of, k);
}

static void write(const OpenDoc *d, const XItems *items, Buf *out)
{
    Arena a = {0};
    Offsets o = offsets_new(&a, d->doc->text);
    Numbers k = {0};
    for (uint32_t i = 0; i < items->n; i++) put_item(out, &a, d, &o, &items->v[i], &k);
    arena_fini(&a);
}

static void put_types(Buf *out, const char *before, const char *sort, const TypeSet *set)
{
    for (int i = 0; i < set->n; i++) buf_fmt(out, "%s%s%s\n", before, sort, type_name(set, i));
}

void brat_config(Buf *out)
{
    buf_add_z(out, "[entities]\n");
    put_types(out, "", sorts[ON_ENTITY], &entity_types);
    put_types(out, "", "Time_", &timex_types);
    put_types(out, "", sorts[ON_POSITION], &position_types);
    buf_fmt(out, "%s\n", sorts[ON_MEMOIR]);
    for (int on = 0; on < ON_MEMOIR; on++) put_types(out, gone, sorts[on], target_kinds((Target)on));
    buf_add_z(out, "Again\n\n[relations]\nAgain\tArg1:<EVENT>, Arg2:Again\nEquiv\tArg1:<ENTITY>, Arg2:<ENTITY>, "
                   "<REL-TYPE>:symmetric-transitive\n\n[events]\n");
    put_types(out, "", sorts[ON_EVENT], &event_types);
    buf_add_z(out, "\n[attributes]\nFactuality\tArg:<EVENT>, Value:");
    for (int i = 0; i < fact_types.n; i++) buf_fmt(out, "%s%s", i ? "|" : "", type_name(&fact_types, i));
    buf_add_c(out, '\n');
}

/* ------------------------------------------------------------------ reading, strictly */

/* told: it is in an item. */
typedef struct Bound { uint32_t id; Str kind; Span span; uint32_t event; Str fields, fact; XRemarks said; bool told; } Bound;
typedef struct Said { uint32_t id, bound, remark; } Said;               /* which comment said it, of what, as the how manieth */
typedef struct Again { uint32_t event, text; } Again;                   /* an event is told again there */
typedef struct Reading {
    Arena *a;
    const OpenDoc *d;
    Offsets o;
    const char *path;
    uint32_t line;
    VEC(Bound) all;
    VEC(StrList) equal;
    VEC(Said) said;
    VEC(Again) again;
    Fault *f;
} Reading;

static Rc wrong(const Reading *r, Str what)
{
    Rc rc = fault_set(r->f, RC_SYNTAX, r->path, _("not a line of brat's: \"%.*s\""), STR_ARG(what));
    if (r->f) r->f->line = r->line;
    return rc;
}

static bool id_of(Str s, char sign, uint32_t *id)
{
    uint64_t n = 0;
    if (s.n < 2 || s.n > 9 || s.p[0] != sign) return false;
    for (size_t i = 1; i < s.n; i++) {
        if (s.p[i] < '0' || s.p[i] > '9') return false;
        n = n * 10 + (uint64_t)(s.p[i] - '0');
    }
    *id = (uint32_t)n;
    return true;
}

static Bound *bound(Reading *r, uint32_t id, bool event)
{
    for (uint32_t i = 0; i < r->all.n; i++)
        if (event ? r->all.v[i].event == id && id : r->all.v[i].id == id) return &r->all.v[i];
    return NULL;
}

/* "3 5;7 9": pieces in order, not over each other; the words joined by a blank are those of the line. */
static Rc read_place(Reading *r, Str places, Str words, Span *out)
{
    Buf have = {0};
    bool first = true, ok = true;
    *out = (Span){0, 0};
    for (Str piece; ok && str_cut(&places, ';', &piece);) {
        Str beg_z;
        ok = str_cut(&piece, ' ', &beg_z) && piece.p;
        char b[16], e[16];
        snprintf(b, sizeof b, "%.*s", STR_ARG(beg_z));
        snprintf(e, sizeof e, "%.*s", STR_ARG(piece));
        Span s = {0, 0};
        ok = ok && *b && *e && offsets_byte(&r->o, strtoul(b, NULL, 10), &s.beg) && offsets_byte(&r->o, strtoul(e, NULL, 10), &s.end) &&
             s.beg < s.end && (first || s.beg >= out->end);
        if (!ok) break;
        if (!first) buf_add_c(&have, ' ');
        buf_add(&have, doc_quote(r->d->doc, s));
        out->beg = first ? s.beg : out->beg;
        out->end = s.end;
        first = false;
    }
    ok = ok && !first && str_eq(buf_str(&have), words);
    buf_fini(&have);
    if (ok) return RC_OK;
    Rc rc = fault_set(r->f, RC_SYNTAX, r->path, _("\"%.*s\" is not at that place of the text"), STR_ARG(words));
    if (r->f) r->f->line = r->line;
    return rc;
}

/* "Event_join" is a type of ours; other programs' projects have others, which would be lost in silence. */
static bool kind_read(Str kind, XItem *x)
{
    *x = (XItem){.gone = str_starts(kind, str_z(gone))};
    if (x->gone) kind = str_slice(kind, sizeof gone - 1, kind.n);
    for (int on = 0; on < TARGET_COUNT; on++) {
        Str sort = str_z(sorts[on]);
        if (!str_starts(kind, sort)) continue;
        x->on = (Target)on;
        x->type = str_slice(kind, sort.n, kind.n);
        return target_kinds((Target)on) ? type_find(target_kinds((Target)on), x->type) >= 0 : !x->type.n && !x->gone;
    }
    x->timex = true;                                     /* or what another item speaks of */
    return str_starts(kind, S("Time_")) || str_eq_z(kind, "Again");
}

static Rc known_type(Reading *r, Str kind)
{
    XItem x;
    if (kind_read(kind, &x)) return RC_OK;
    Rc rc = fault_set(r->f, RC_SYNTAX, r->path, _("not a name of the guide: %.*s"), STR_ARG(kind));
    if (r->f) r->f->line = r->line;
    return rc;
}

static Rc read_text(Reading *r, uint32_t id, Str rest)
{
    Str head, kind;
    Bound b = {.id = id};
    if (!str_cut(&rest, '\t', &head) || !rest.p || !str_cut(&head, ' ', &kind) || bound(r, id, false))
        return wrong(r, rest);
    b.kind = kind;
    if (known_type(r, kind)) return RC_SYNTAX;
    Rc rc = read_place(r, head, rest, &b.span);
    if (!rc) *vec_push(r->a, &r->all) = b;
    return rc;
}

/* "Event_join:T3": the trigger; roles behind it are none of ours. */
static Rc read_event(Reading *r, uint32_t id, Str rest)
{
    Str first, kind = rest;
    uint32_t t;
    if (!str_cut(&rest, ' ', &first) || !str_cut(&first, ':', &kind) || !id_of(first, 'T', &t)) return wrong(r, kind);
    Bound *b = bound(r, t, false);
    if (!b || !str_eq(b->kind, kind)) return wrong(r, kind);
    b->event = id;
    return RC_OK;
}

/* "2026-11-22T09:30:00Z kim": whose the note of that number is. */
static void read_by(Reading *r, Str of, Str by)
{
    uint32_t id;
    Str at;
    if (!id_of(of, '#', &id) || !str_cut(&by, ' ', &at)) return;
    for (uint32_t i = 0; i < r->said.n; i++) {
        if (r->said.v[i].id != id) continue;
        XRemark *said = &r->all.v[r->said.v[i].bound].said.v[r->said.v[i].remark];
        said->at = exchange_time_read(at);
        said->who = note_lines(r->a, by);
    }
}

/* Comments of other kinds are another program's. */
static Rc read_comment(Reading *r, uint32_t number, Str rest)
{
    Str head, type;
    uint32_t id;
    if (!str_cut(&rest, '\t', &head) || !rest.p || !str_cut(&head, ' ', &type)) return wrong(r, head);
    bool note = str_eq_z(type, "AnnotatorNotes"), tag = str_eq_z(type, "Tag"), fields = str_eq_z(type, "Fields");
    if (str_eq_z(type, "By")) read_by(r, head, rest);
    if (!note && !tag && !fields) return RC_OK;
    Bound *b = id_of(head, 'T', &id) ? bound(r, id, false) : id_of(head, 'E', &id) ? bound(r, id, true) : NULL;
    if (!b) return wrong(r, head);
    if (fields) {
        b->fields = unescaped(r->a, rest);
        return RC_OK;
    }
    *vec_push(r->a, &r->said) = (Said){number, (uint32_t)(b - r->all.v), b->said.n};
    *vec_push(r->a, &b->said) = (XRemark){.act = tag ? DECIDE_TAG : DECIDE_NOTE, .words = note_lines(r->a, rest)};
    return RC_OK;
}

static Rc read_equal(Reading *r, Str rest)
{
    StrList ids = {0};
    Str head;
    if (!str_cut(&rest, ' ', &head) || !str_eq_z(head, "Equiv")) return wrong(r, head);
    for (Str id; str_cut(&rest, ' ', &id);) *vec_push(r->a, &ids) = id;
    *vec_push(r->a, &r->equal) = ids;
    return RC_OK;
}

/* "Again Arg1:E1 Arg2:T5"; other relations are none of ours. */
static void read_again(Reading *r, Str rest)
{
    Str name, event, text, sign;
    Again again;
    bool ours = str_cut(&rest, ' ', &name) && str_eq_z(name, "Again") && str_cut(&rest, ' ', &event) &&
                str_cut(&rest, ' ', &text);
    if (ours && str_cut(&event, ':', &sign) && id_of(event, 'E', &again.event) && str_cut(&text, ':', &sign) && id_of(text, 'T', &again.text))
        *vec_push(r->a, &r->again) = again;
}

/* "A1\tFactuality E1 planned"; other attributes are none of ours. */
static void read_fact(Reading *r, Str line)
{
    Str head, name, of;
    uint32_t event;
    bool ours = str_cut(&line, '\t', &head) && line.p && str_cut(&line, ' ', &name) && str_eq_z(name, "Factuality") &&
                str_cut(&line, ' ', &of);
    Bound *b = ours && id_of(of, 'E', &event) ? bound(r, event, true) : NULL;
    if (b && type_find(&fact_types, line) >= 0) b->fact = line;
}

static Rc read_line(Reading *r, Str line)
{
    Str id, rest = line;
    uint32_t n;
    if (!line.n || line.p[0] == 'M' || line.p[0] == 'N') return RC_OK;
    if (line.p[0] == 'A') {
        read_fact(r, line);
        return RC_OK;
    }
    if (!str_cut(&rest, '\t', &id) || !rest.p) return wrong(r, line);
    if (id_of(id, 'T', &n)) return read_text(r, n, rest);
    if (id_of(id, 'E', &n)) return read_event(r, n, rest);
    if (id_of(id, 'R', &n)) {
        read_again(r, rest);
        return RC_OK;
    }
    if (id_of(id, '#', &n)) return read_comment(r, n, rest);
    return str_eq_z(id, "*") ? read_equal(r, rest) : wrong(r, id);
}

/* The others of its equivalence are mentions of it. */
static void take_equal(Reading *r, const Bound *b, XItem *x)
{
    for (uint32_t i = 0; i < r->equal.n; i++) {
        const StrList *ids = &r->equal.v[i];
        uint32_t id;
        if (!ids->n || !id_of(ids->v[0], 'T', &id) || id != b->id) continue;
        for (uint32_t k = 1; k < ids->n; k++) {
            Bound *o = id_of(ids->v[k], 'T', &id) ? bound(r, id, false) : NULL;
            if (!o) continue;
            o->told = true;
            *vec_push(r->a, &x->more) = o->span;
        }
    }
}

static void take_again(Reading *r, const Bound *b, XItem *x)
{
    for (uint32_t i = 0; i < r->again.n && b->event; i++) {
        const Bound *o = r->again.v[i].event == b->event ? bound(r, r->again.v[i].text, false) : NULL;
        if (o) *vec_push(r->a, &x->more) = o->span;
    }
}

static void take(Reading *r, Bound *b, XItems *out)
{
    XItem x;
    if (b->told || !kind_read(b->kind, &x) || x.timex) return;
    x.span = b->span;
    x.said = b->said;
    x.anchored = !str_has_line(b->fields, S("anchored=no"));
    exchange_fields(r->a, r->d, b->fields, &x);
    if (b->fact.n) exchange_field(r->a, &x, S("factuality"), b->fact);       /* what people change in brat */
    take_equal(r, b, &x);
    take_again(r, b, &x);
    x.more_untold = x.on == ON_POSITION && !x.more.n && !str_has_line(b->fields, str_trim(S(EXCHANGE_ALONE)));
    *vec_push(r->a, out) = x;
}

static Rc read(Arena *a, const OpenDoc *d, Str text, const char *path, XItems *out, Fault *f)
{
    Reading r = {.a = a, .d = d, .o = offsets_new(a, d->doc->text), .path = path, .f = f};
    Rc rc = RC_OK;
    for (Str line; !rc && str_cut(&text, '\n', &line);) {
        r.line++;
        if (line.n && line.p[line.n - 1] == '\r') line.n--;
        rc = read_line(&r, line);
    }
    for (uint32_t i = 0; !rc && i < r.all.n; i++) take(&r, &r.all.v[i], out);
    return rc;
}

const ExchangeFormat exchange_brat = {"brat", ".ann", {".txt", ".conf"}, write, read};
