/* One decision, for a reader and as JSON: what it is about and what it says. */
#include "base/i18n.h"
#include "report_int.h"
#include "review/field.h"
#include "session/review.h"

Str report_id(Arena *a, int64_t doc, char sign, uint32_t no)
{
    char own[THING_ID_N];
    return str_fmt(a, "%lld#%s", (long long)doc, thing_id(own, sign, no));
}

/* A field and its values as a reader sees them. */
static Str value_shown(const Decision *d, int field, Str value)
{
    return type_shown(field < 0 ? NULL : field_choices(d->on, field), value);
}

static Str was_and_is(Arena *a, const Decision *d)
{
    int field = d->field.n ? field_find(d->on, d->field) : -1;
    Str name = field < 0 ? d->field : str_z(_(field_msgid(d->on, field)));
    Str was = value_shown(d, field, d->was), is = value_shown(d, field, d->value), none = str_z(A_("–"));
    return str_fmt(a, A_(" " STR_FMT "%s" STR_FMT " → " STR_FMT), STR_ARG(name), name.n ? ": " : "", STR_ARG(was.n ? was : none),
                   STR_ARG(is.n ? is : none));
}

void report_said(Buf *out, const ReportOptions *o, const Decision *d)
{
    Arena tmp = {0};
    bool parts = d->act == DECIDE_MERGE || d->act == DECIDE_SPLIT;
    report_cell(out, o, SGR_NONE, str_z(_(decision_about(d))), 0);
    if (d->anchor.exact.n)
        buf_add_z(out, A_(" “")), report_cell(out, o, SGR_BAR, d->anchor.exact, 0), buf_add_z(out, A_("”"));
    if (d->field.n || parts) report_cell(out, o, SGR_NONE, was_and_is(&tmp, d), 0);
    else if (d->act == DECIDE_LEARN || d->act == DECIDE_UNLEARN) buf_add_z(out, d->value.n ? _(" (silenced)") : "");
    else if (d->value.n && d->act != DECIDE_DONE && d->act != DECIDE_REMOVE)
        report_cell(out, o, SGR_NONE, str_fmt(&tmp, " " STR_FMT, STR_ARG(d->value)), 0);
    arena_fini(&tmp);
}

/* The fields that tell one thing from another. */
static const char *const telling[] = {"name", "date", "start", "end", "org", "role", "other"};

void report_telling(Buf *out, const ReportOptions *o, const Decision *d)
{
    Str whole = d->whole;
    for (Str line; str_cut(&whole, '\n', &line);) {
        Str name;
        if (!str_cut(&line, '=', &name)) continue;
        for (size_t i = 0; i < COUNT_OF(telling); i++)
            if (str_eq_z(name, telling[i]) && !str_eq(line, d->anchor.exact))
                buf_add_c(out, ' '), report_cell(out, o, SGR_DIM, line, 0);
    }
}

void report_decided(Buf *out, const ReportOptions *o, Str id, const Decision *d)
{
    report_cell(out, o, SGR_BOLD, str_z(_(decision_did(d))), report_acts_cols());
    if (id.n) buf_add_c(out, ' '), report_cell(out, o, SGR_NONE, id, 0);
    buf_add_c(out, ' ');
    report_said(out, o, d);
    report_telling(out, o, d);
    report_line_end(out);
}

void report_decided_json(JsonOut *j, Str id, const Decision *d)
{
    Str whole = d->whole;
    jout_obj(j);
    if (id.n) jout_kstr(j, "id", id);
    jout_kz(j, "act", type_name(&decide_types, (int)d->act));
    jout_kz(j, "on", type_name(&target_types, (int)d->on));
    jout_kstr(j, "type", d->type);
    jout_kstr(j, "quote", d->anchor.exact);
    for (Str line; str_cut(&whole, '\n', &line);) {
        Str name;
        if (!str_cut(&line, '=', &name)) continue;
        for (size_t i = 0; i < COUNT_OF(telling); i++)
            if (str_eq_z(name, telling[i])) jout_kstr(j, telling[i], line);
    }
    if (d->field.n) jout_kstr(j, "field", d->field);
    if (d->was.n) jout_kstr(j, "was", d->was);
    if (d->value.n) jout_kstr(j, "value", d->value);
    jout_obj_end(j);
}
