#include "review/field.h"
#include "base/i18n.h"
#include <stddef.h>
#include <string.h>

typedef struct FieldRow {
    const char *name, *msgid;
    size_t      at;
    FieldKind   kind;
    const TypeSet *set;
    bool        open;                     /* a date that may be ".." */
    bool        needed;                   /* never empty */
} FieldRow;

#define TEXT(T, f, msgid)        {#f, msgid, offsetof(T, f), FIELD_TEXT, NULL, false, false}
#define ARG(f, msgid)            {#f, msgid, offsetof(Event, args.f), FIELD_TEXT, NULL, false, false}

static const FieldRow event_fields[] = {
    {"type", N_("type"), offsetof(Event, type), FIELD_CHOICE, &event_types, false, false},
    {"factuality", N_("in fact"), offsetof(Event, fact), FIELD_CHOICE, &fact_types, false, false},
    {"date", N_("when"), offsetof(Event, date), FIELD_DATE, NULL, false, false},
    ARG(org, N_("employer")), ARG(role, N_("role")), ARG(team, N_("team")),
    {"employment", N_("employment"), offsetof(Event, args.employment), FIELD_CHOICE, &employment_types, false, false},
    {"cause", N_("cause"), offsetof(Event, args.cause), FIELD_CHOICE, &cause_types, false, false},
    ARG(place, N_("place")), ARG(other, N_("also")),
    {"skill", N_("skills"), offsetof(Event, args.skill), FIELD_LIST, NULL, false, false},
};
static const FieldRow position_fields[] = {
    {"kind", N_("position"), offsetof(Position, kind), FIELD_CHOICE, &position_types, false, false},
    TEXT(Position, org, N_("employer")), TEXT(Position, role, N_("role")), TEXT(Position, team, N_("team")),
    {"employment", N_("employment"), offsetof(Position, employment), FIELD_CHOICE, &employment_types, false, false},
    {"start", N_("from"), offsetof(Position, start), FIELD_DATE, NULL, false, false},
    {"end", N_("to"), offsetof(Position, end), FIELD_DATE, NULL, true, false},
    {"exit", N_("left because"), offsetof(Position, exit), FIELD_CHOICE, &cause_types, false, false},
    {"skill", N_("skills"), offsetof(Position, skill), FIELD_LIST, NULL, false, false},
};
static const FieldRow entity_fields[] = {
    {"type", N_("type"), offsetof(Entity, type), FIELD_CHOICE, &entity_types, false, false},
    {"name", N_("name"), offsetof(Entity, name), FIELD_TEXT, NULL, false, true},
};
static const struct { const FieldRow *row; int n; } fields[TARGET_COUNT] = {
    [ON_EVENT] = {event_fields, COUNT_OF(event_fields)},
    [ON_POSITION] = {position_fields, COUNT_OF(position_fields)},
    [ON_ENTITY] = {entity_fields, COUNT_OF(entity_fields)},
};

/* Every vocabulary is an enum that has the size of an int. */
_Static_assert(sizeof(EventType) == sizeof(int) && sizeof(Factuality) == sizeof(int) && sizeof(Employment) == sizeof(int) &&
               sizeof(Cause) == sizeof(int) && sizeof(PositionKind) == sizeof(int) && sizeof(EntityType) == sizeof(int),
               "a choice is kept as an int");

int field_count(Target on) { return fields[on].n; }
const char *field_name(Target on, int i) { return fields[on].row[i].name; }
const char *field_msgid(Target on, int i) { return fields[on].row[i].msgid; }
FieldKind field_kind(Target on, int i) { return fields[on].row[i].kind; }
const TypeSet *field_choices(Target on, int i) { return fields[on].row[i].set; }

int field_find(Target on, Str name)
{
    for (int i = 0; i < fields[on].n; i++)
        if (str_eq_z(name, fields[on].row[i].name)) return i;
    return -1;
}

static Str list_text(Arena *a, const StrList *list, const char *between)
{
    Str out = S("");
    for (uint32_t i = 0; i < list->n; i++)
        out = i ? str_fmt(a, STR_FMT "%s" STR_FMT, STR_ARG(out), between, STR_ARG(list->v[i])) : list->v[i];
    return out;
}

/* A list with a comma in one of its words is parted by tabs, with one at its end, and known by it. */
static bool has_comma(const StrList *list)
{
    for (uint32_t i = 0; i < list->n; i++)
        if (str_find(list->v[i], S(","), 0) != SIZE_MAX) return true;
    return false;
}

static Str get(Arena *a, const FieldRow *f, const void *thing, const char *between)
{
    const char *p = (const char *)thing + f->at;
    if (f->kind == FIELD_LIST) {
        const StrList *list = (const StrList *)(const void *)p;
        bool tabs = *between == ',' && has_comma(list);
        return tabs ? str_cat(a, list_text(a, list, "\t"), S("\t")) : list_text(a, list, between);
    }
    if (f->kind != FIELD_CHOICE) return *(const Str *)(const void *)p;
    int code;
    memcpy(&code, p, sizeof code);
    return str_z(type_name(f->set, code));
}

static StrList list_of(Arena *a, Str value, char between)
{
    StrList list = {0};
    for (Str one; str_cut(&value, between, &one);) {
        one = str_trim(one);
        if (one.n) *vec_push(a, &list) = str_dup(a, one);
    }
    return list;
}

static bool set(Arena *a, const FieldRow *f, void *thing, Str value, char between)
{
    char *p = (char *)thing + f->at;
    bool tabs = str_find(value, S("\t"), 0) != SIZE_MAX;
    value = str_trim(value);
    if (f->kind == FIELD_CHOICE) {
        int code = type_find(f->set, value);
        if (code < 0) return false;
        memcpy(p, &code, sizeof code);
        return true;
    }
    if (f->kind == FIELD_LIST) {
        if (tabs) between = '\t';
        *(StrList *)(void *)p = list_of(a, value, between);
        return true;
    }
    bool open = f->open && str_eq_z(value, "..");
    if (f->kind == FIELD_DATE && value.n && !open && !edtf_valid(value)) return false;
    *(Str *)(void *)p = str_dup(a, value);
    return true;
}

Str field_get(Arena *a, Target on, const void *thing, int i) { return get(a, &fields[on].row[i], thing, ", "); }

const char *field_fault(Target on, int i, Str value)
{
    return fields[on].row[i].needed && !str_trim(value).n ? N_("this cannot be empty") : NULL;
}

bool field_set(Arena *a, Target on, void *thing, int i, Str value)
{
    return !field_fault(on, i, value) && set(a, &fields[on].row[i], thing, value, ',');
}

const char *thing_fault(Target on, const void *thing)
{
    EdtfDay from, to, lo, hi;
    const Position *p = thing;
    if (on == ON_ENTITY) return field_fault(on, field_find(on, S("name")), ((const Entity *)thing)->name);
    if (on != ON_POSITION || !edtf_bounds_str(p->start, &from, &hi) || !edtf_bounds_str(p->end, &lo, &to)) return NULL;
    return edtf_dated(from) && edtf_dated(to) && to < from ? N_("it would end before it begins") : NULL;
}

/* A value is one line here: what comes from a text may hold line ends. */
static Str one_line(Arena *a, Str s)
{
    char *p = str_dup_z(a, s);
    for (size_t i = 0; i < s.n; i++)
        if (p[i] == '\n' || p[i] == '\r') p[i] = ' ';
    return (Str){p, s.n};
}

Str field_whole(Arena *a, Target on, const void *thing)
{
    Str out = S("");
    for (int i = 0; i < fields[on].n; i++) {
        Str value = one_line(a, get(a, &fields[on].row[i], thing, "\t"));
        if (value.n) out = str_fmt(a, STR_FMT "%s=" STR_FMT "\n", STR_ARG(out), fields[on].row[i].name, STR_ARG(value));
    }
    return out;
}

void field_restore(Arena *a, Target on, void *thing, Str whole)
{
    for (int i = 0; i < fields[on].n; i++) {
        const FieldRow *f = &fields[on].row[i];
        if (f->kind == FIELD_CHOICE) memset((char *)thing + f->at, 0, sizeof(int));
        else (void)set(a, f, thing, S(""), '\t');
    }
    for (Str line; str_cut(&whole, '\n', &line);) {
        Str name;
        if (!str_cut(&line, '=', &name)) continue;
        int i = field_find(on, name);
        if (i >= 0) (void)set(a, &fields[on].row[i], thing, line, '\t');
    }
}
