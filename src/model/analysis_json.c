#include "analysis_json_int.h"
#include "model/offsets.h"
#include <stdio.h>
#include <string.h>

/* Enums are read and written through int *, which is what gcc and clang make of them without negative values. */
_Static_assert(sizeof(Employment) == sizeof(int) && sizeof(PositionKind) == sizeof(int), "enums are ints");

const JsonField args_fields[ARGS_FIELDS] = {
    {"org", offsetof(EventArgs, org), NULL},
    {"role", offsetof(EventArgs, role), NULL},
    {"team", offsetof(EventArgs, team), NULL},
    {"employment", offsetof(EventArgs, employment), &employment_types},
    {"cause", offsetof(EventArgs, cause), &cause_types},
    {"place", offsetof(EventArgs, place), NULL},
    {"other", offsetof(EventArgs, other), NULL},
};
const JsonField position_fields[POSITION_FIELDS] = {
    {"kind", offsetof(Position, kind), &position_types},
    {"org", offsetof(Position, org), NULL},
    {"role", offsetof(Position, role), NULL},
    {"team", offsetof(Position, team), NULL},
    {"employment", offsetof(Position, employment), &employment_types},
    {"start", offsetof(Position, start), NULL},
    {"end", offsetof(Position, end), NULL},
    {"exit", offsetof(Position, exit), &cause_types},
};

typedef struct { JsonOut *j; const Analysis *an; Str text; Offsets cps; } Out;

static Str field_text(const void *of, const JsonField *fd)
{
    const char *at = (const char *)of + fd->at;
    if (fd->set) return str_z(type_name(fd->set, *(const int *)(const void *)at));
    return *(const Str *)(const void *)at;
}

static void put_offsets(const Out *o, Span s)
{
    jout_kint(o->j, "start", offsets_cp(&o->cps, s.beg));
    jout_kint(o->j, "end", offsets_cp(&o->cps, s.end));
}

static Str slice(const Out *o, Span s) { return str_slice(o->text, s.beg, s.end); }

static void put_span(const Out *o, Span s)
{
    put_offsets(o, s);
    jout_kstr(o->j, "quote", slice(o, s));
}

static void put_strings(const Out *o, const char *key, const StrList *list)
{
    jout_key(o->j, key);
    jout_arr(o->j);
    for (uint32_t i = 0; i < list->n; i++) jout_str(o->j, list->v[i]);
    jout_arr_end(o->j);
}

static const char *event_id(char out[THING_ID_N], const Event *e, uint32_t i)
{
    return thing_id(out, 'e', e->no ? e->no : i + 1);
}

static void put_event_ids(const Out *o, const char *key, const uint32_t *v, uint32_t n)
{
    char id[THING_ID_N];
    jout_key(o->j, key);
    jout_arr(o->j);
    for (uint32_t i = 0; i < n; i++) jout_str(o->j, str_z(event_id(id, &o->an->events.v[v[i]], v[i])));
    jout_arr_end(o->j);
}

static void put_section(const Out *o, const Section *s)
{
    put_offsets(o, s->span);
    jout_kint(o->j, "level", s->level);
    jout_kstr(o->j, "heading", slice(o, s->heading));
}

/* A bound as an ISO day; ".." where it is open. */
/* A date is written for every end of every time: without printf. A year outside 0 to 9999 is rare. */
static void day_digits(char b[32], int y, int m, int d)
{
    if (y < 0 || y > 9999) {
        snprintf(b, 32, "%s%04d-%02d-%02d", y < 0 ? "-" : "", y < 0 ? -y : y, m, d);
        return;
    }
    const int at[] = {y / 1000, y / 100 % 10, y / 10 % 10, y % 10, -1, m / 10, m % 10, -1, d / 10, d % 10};
    for (size_t i = 0; i < COUNT_OF(at); i++) b[i] = at[i] < 0 ? '-' : (char)('0' + at[i]);
    b[COUNT_OF(at)] = 0;
}

static void put_day(const Out *o, const char *key, EdtfDay day)
{
    char b[32] = "";
    int y, m, d;
    if (day == EDTF_DAY_MIN || day == EDTF_DAY_MAX) memcpy(b, "..", 3);
    else if (day != EDTF_DAY_NONE) {
        edtf_ymd(day, &y, &m, &d);
        day_digits(b, y, m, d);
    }
    jout_kz(o->j, key, b);
}

static void put_timex(const Out *o, const Timex *t)
{
    put_span(o, t->span);
    jout_kz(o->j, "type", type_name(&timex_types, (int)t->type));
    jout_kstr(o->j, "value", timex_told(t));
    put_day(o, "lo", t->lo);
    put_day(o, "hi", t->hi);
    jout_kz(o->j, "basis", type_name(&basis_types, (int)t->basis));
}

/* The lexicon's id; one that has none is numbered in this document. */
static void put_entity_id(const Out *o, const Entity *e, uint32_t i)
{
    char own[THING_ID_N];
    (void)thing_id(own, 'n', e->no ? e->no : i + 1);
    jout_kstr(o->j, "id", e->lex_id.n ? e->lex_id : str_z(own));
    if (e->no && e->lex_id.n) jout_kz(o->j, "no", own);
}

static void put_entity(const Out *o, const Entity *e, uint32_t i)
{
    put_entity_id(o, e, i);
    jout_kz(o->j, "type", type_name(&entity_types, (int)e->type));
    jout_kstr(o->j, "name", e->name);
    put_strings(o, "also", &e->also);
    jout_kbool(o->j, "known", e->known);
    if (e->family.n) jout_kstr(o->j, "family", e->family);
    if (e->why.n) jout_kstr(o->j, "why", e->why);
    jout_key(o->j, "mentions");
    jout_arr(o->j);
    for (uint32_t m = 0; m < e->mentions.n; m++) {
        jout_obj(o->j);
        put_span(o, e->mentions.v[m].span);
        jout_obj_end(o->j);
    }
    jout_arr_end(o->j);
}

static void put_args(const Out *o, const EventArgs *args)
{
    jout_key(o->j, "args");
    jout_obj(o->j);
    for (int i = 0; i < ARGS_FIELDS; i++) {
        Str v = field_text(args, &args_fields[i]);
        if (v.n) jout_kstr(o->j, args_fields[i].key, v);
    }
    if (args->skill.n) put_strings(o, "skill", &args->skill);
    jout_obj_end(o->j);
}

static void put_event(const Out *o, const Event *e, uint32_t i)
{
    char id[THING_ID_N];
    jout_kz(o->j, "id", event_id(id, e, i));
    jout_kz(o->j, "type", type_name(&event_types, (int)e->type));
    put_span(o, e->span);
    jout_key(o->j, "also");
    jout_arr(o->j);
    for (uint32_t m = 0; m < e->also.n; m++) {
        jout_obj(o->j);
        put_span(o, e->also.v[m]);
        jout_obj_end(o->j);
    }
    jout_arr_end(o->j);
    jout_kz(o->j, "factuality", type_name(&fact_types, (int)e->fact));
    jout_kstr(o->j, "date", e->date);
    jout_kz(o->j, "date_basis", type_name(&basis_types, (int)e->date_basis));
    put_args(o, &e->args);
    jout_key(o->j, "sentence");
    jout_arr(o->j);
    jout_int(o->j, offsets_cp(&o->cps, e->sentence.beg));
    jout_int(o->j, offsets_cp(&o->cps, e->sentence.end));
    jout_arr_end(o->j);
    jout_kreal(o->j, "confidence", (double)e->confidence, 2);
    put_strings(o, "why", &e->why);
}

static void put_position(const Out *o, const Position *p)
{
    char id[THING_ID_N];
    if (p->no) jout_kz(o->j, "id", thing_id(id, 'p', p->no));
    for (int i = 0; i < POSITION_FIELDS; i++)
        jout_kstr(o->j, position_fields[i].key, field_text(p, &position_fields[i]));
    put_strings(o, "skill", &p->skill);
    put_event_ids(o, "evidence", p->evidence.v, p->evidence.n);
}

static void put_check(const Out *o, const Check *c)
{
    jout_kz(o->j, "kind", c->kind);
    jout_kstr(o->j, "text", c->text);
    put_event_ids(o, "events", c->events.v, c->events.n);
}

/* key: [ {…}, … ]: put writes the members of one item. */
#define PUT_LIST(o, key, list, put_call) do { \
    jout_key((o)->j, key); \
    jout_arr((o)->j); \
    for (uint32_t i = 0; i < (list).n; i++) { \
        jout_obj((o)->j); \
        put_call; \
        jout_obj_end((o)->j); \
    } \
    jout_arr_end((o)->j); \
} while (0)

static void put_head(const Out *o, const Analysis *an, const AnalysisHeader *head)
{
    jout_kstr(o->j, "doc", head->doc);
    if (head->id) jout_key(o->j, "id"), jout_node(o->j, head->id);
    else if (head->memoir) jout_kint(o->j, "id", head->memoir);
    jout_kstr(o->j, "title", an->title);
    jout_kz(o->j, "lang", type_name(&lang_types, (int)an->lang));
    jout_kstr(o->j, "dct", an->dct);
    jout_kz(o->j, "dct_basis", type_name(&dct_types, (int)an->dct_basis));
    if (!head->leave_text_out) jout_kstr(o->j, "text", head->text);
}

void analysis_write_json(JsonOut *j, const Analysis *an, const AnalysisHeader *head)
{
    Arena scratch = {0};
    Out out = {j, an, head->text, offsets_new(&scratch, head->text)}, *o = &out;
    jout_obj(j);
    put_head(o, an, head);
    PUT_LIST(o, "sections", an->sections, put_section(o, &an->sections.v[i]));
    PUT_LIST(o, "timexes", an->timexes, put_timex(o, &an->timexes.v[i]));
    PUT_LIST(o, "entities", an->entities, put_entity(o, &an->entities.v[i], i));
    PUT_LIST(o, "events", an->events, put_event(o, &an->events.v[i], i));
    PUT_LIST(o, "positions", an->positions, put_position(o, &an->positions.v[i]));
    PUT_LIST(o, "checks", an->checks, put_check(o, &an->checks.v[i]));
    jout_obj_end(j);
    arena_fini(&scratch);
}
