/* sql.c: careers, their rows and their names as tables. A table is a list of columns; a column is a name and how its cell
 * is made, so that what the documentation says is what there is. */
#include "session/sql.h"
#include "session_int.h"
#include "base/i18n.h"
#include "uni/width.h"
#include <stdio.h>

/* What a question walks over: living memoirs only. The runs of one memoir lie together. */
typedef struct Data {
    const Careers *c;
    const Filter  *shown;
    Arena    mem, tmp;                           /* tmp: texts of one cell */
    uint32_t *doc, n_doc, *row_of;               /* row_of: by index into Careers.docs */
    uint32_t *item[2], *item_beg[2];             /* by ItemKind: indexes of items; where a memoir's begin */
    uint32_t *mention, *mention_beg;             /* indexes into named; owner below */
    uint32_t *skill, *skill_item, *skill_beg;
    uint32_t n_skill;
    CareerThings things;
    uint32_t *thing_row;                         /* by name: row + 1 */
} Data;

/* ------------------------------------------------------------------ cells */

static SqlCell number(int64_t i) { return (SqlCell){.kind = SQL_INT, .i = i}; }
static SqlCell text(Str s) { return s.n ? (SqlCell){.kind = SQL_TEXT, .text = s} : (SqlCell){.kind = SQL_NULL}; }

static SqlCell day(Data *d, EdtfDay at)
{
    int y, m, dd;
    if (!edtf_dated(at)) return (SqlCell){.kind = SQL_NULL};
    edtf_ymd(at, &y, &m, &dd);
    arena_clear(&d->tmp);
    return text(str_fmt(&d->tmp, "%04d-%02d-%02d", y, m, dd));
}

static SqlCell name(Data *d, NameId id) { return id ? text(d->c->names.v[careers_root(d->c, id)].label) : text((Str){0}); }
static const CareerDoc *career_at(const Data *d, int64_t row) { return &d->c->docs.v[d->doc[row]]; }

typedef SqlCell (*CellFn)(Data *d, int64_t row);

#define CELL(fn, value) static SqlCell fn(Data *d, int64_t row) { return value; }
CELL(memoir_id, number(career_at(d, row)->id))
CELL(memoir_file, text(career_at(d, row)->name))
CELL(memoir_title, text(career_at(d, row)->title))
CELL(memoir_lang, text(str_z(type_name(&lang_types, (int)career_at(d, row)->lang))))
CELL(memoir_written, text(career_at(d, row)->dct))
CELL(memoir_born, day(d, career_at(d, row)->birth_lo))
CELL(memoir_first, day(d, career_at(d, row)->first))
CELL(memoir_last, day(d, career_at(d, row)->last))
CELL(memoir_positions, number(d->item_beg[ITEM_POSITION][row + 1] - d->item_beg[ITEM_POSITION][row]))
CELL(memoir_events, number(d->item_beg[ITEM_EVENT][row + 1] - d->item_beg[ITEM_EVENT][row]))
CELL(memoir_shown, number(bits_get(&d->shown->docs, d->doc[row])))

static const CareerItem *event_at(const Data *d, int64_t row) { return &d->c->items.v[d->item[ITEM_EVENT][row]]; }
CELL(event_doc, number(d->c->docs.v[event_at(d, row)->doc].id))
CELL(event_no, number(event_at(d, row)->seq))
CELL(event_type, text(str_z(type_name(&event_types, event_at(d, row)->type))))
CELL(event_fact, text(str_z(type_name(&fact_types, event_at(d, row)->fact))))
CELL(event_date, text(career_start(d->c, event_at(d, row))))
CELL(event_first, day(d, event_at(d, row)->start_lo))
CELL(event_last, day(d, event_at(d, row)->start_hi))
CELL(event_org, name(d, event_at(d, row)->org))
CELL(event_role, name(d, event_at(d, row)->role))
CELL(event_conf, ((SqlCell){.kind = SQL_REAL, .real = event_at(d, row)->conf / 100.0}))
CELL(event_shown, number(bits_get(&d->shown->items, d->item[ITEM_EVENT][row])))

static const CareerItem *position_at(const Data *d, int64_t row) { return &d->c->items.v[d->item[ITEM_POSITION][row]]; }
CELL(position_doc, number(d->c->docs.v[position_at(d, row)->doc].id))
CELL(position_no, number(position_at(d, row)->seq))
CELL(position_kind, text(str_z(type_name(&position_types, position_at(d, row)->type))))
CELL(position_org, name(d, position_at(d, row)->org))
CELL(position_role, name(d, position_at(d, row)->role))
CELL(position_start, text(career_start(d->c, position_at(d, row))))
CELL(position_end, text(career_end(d->c, position_at(d, row))))
CELL(position_first, day(d, position_at(d, row)->start_lo))
CELL(position_last, day(d, position_at(d, row)->end_hi))
CELL(position_open, number(position_at(d, row)->end_kind == END_OPEN))
CELL(position_shown, number(bits_get(&d->shown->items, d->item[ITEM_POSITION][row])))

static const CareerName *thing_at(const Data *d, int64_t row) { return &d->c->names.v[d->things.v[row].name]; }
CELL(name_id, number(d->things.v[row].name))
CELL(name_type, text(str_z(type_name(&entity_types, (int)thing_at(d, row)->type))))
CELL(name_label, text(thing_at(d, row)->label))
CELL(name_english, text(thing_at(d, row)->en))
CELL(name_memoirs, number(d->things.v[row].n_doc))
CELL(name_mentions, number(d->things.v[row].n_mention))

static uint32_t doc_of_mention(const Data *d, int64_t row)
{
    uint32_t lo = 0, hi = d->n_doc;                  /* the last memoir that begins at row or before */
    while (hi - lo > 1) {
        uint32_t mid = lo + (hi - lo) / 2;
        if (d->mention_beg[mid] <= row) lo = mid;
        else hi = mid;
    }
    return lo;
}

static int64_t mention_count(const Data *d, int64_t row)
{
    uint32_t doc = doc_of_mention(d, row);
    return d->c->counts.v[career_at(d, doc)->count_beg + (uint32_t)row - d->mention_beg[doc]];
}

CELL(mention_doc, number(career_at(d, doc_of_mention(d, row))->id))
CELL(mention_name, number(careers_root(d->c, d->c->named.v[d->mention[row]])))
CELL(mention_type, text(str_z(type_name(&entity_types, (int)d->c->names.v[d->c->named.v[d->mention[row]]].type))))
CELL(mention_label, name(d, d->c->named.v[d->mention[row]]))
CELL(mention_n, number(mention_count(d, row)))

static const CareerItem *skilled_at(const Data *d, int64_t row) { return &d->c->items.v[d->skill_item[row]]; }
CELL(skill_doc, number(d->c->docs.v[skilled_at(d, row)->doc].id))
CELL(skill_event, skilled_at(d, row)->kind == ITEM_EVENT ? number(skilled_at(d, row)->seq) : text((Str){0}))
CELL(skill_position, skilled_at(d, row)->kind == ITEM_POSITION ? number(skilled_at(d, row)->seq) : text((Str){0}))
CELL(skill_name, number(careers_root(d->c, d->c->named.v[d->skill[row]])))
CELL(skill_label, name(d, d->c->named.v[d->skill[row]]))

/* ------------------------------------------------------------------ tables */

enum { COLUMNS_MAX = 12 };
typedef struct TableRow { SqlHelp help; CellFn cells[COLUMNS_MAX]; } TableRow;

enum { T_CAREERS, T_EVENTS, T_POSITIONS, T_NAMES, T_MENTIONS, T_SKILLS, T_COUNT };
static const TableRow tables[T_COUNT] = {
    [T_CAREERS] = {{"careers", "id INTEGER, file TEXT, title TEXT, language TEXT, written TEXT, born TEXT, first TEXT, "
                    "last TEXT, positions INTEGER, events INTEGER, shown INTEGER", N_("a row a memoir")},
                   {memoir_id, memoir_file, memoir_title, memoir_lang, memoir_written, memoir_born, memoir_first, memoir_last, memoir_positions,
                    memoir_events, memoir_shown}},
    [T_EVENTS] = {{"events", "doc INTEGER, event INTEGER, type TEXT, factuality TEXT, date TEXT, first TEXT, last TEXT, "
                   "employer TEXT, role TEXT, confidence REAL, shown INTEGER", N_("a row an event")},
                  {event_doc, event_no, event_type, event_fact, event_date, event_first, event_last, event_org,
                   event_role, event_conf, event_shown}},
    [T_POSITIONS] = {{"positions", "doc INTEGER, position INTEGER, kind TEXT, employer TEXT, role TEXT, start TEXT, "
                      "end TEXT, first TEXT, last TEXT, open INTEGER, shown INTEGER",
                      N_("a row a job or a time of study")},
                     {position_doc, position_no, position_kind, position_org, position_role, position_start,
                      position_end, position_first, position_last, position_open, position_shown}},
    [T_NAMES] = {{"names", "name INTEGER, type TEXT, label TEXT, english TEXT, memoirs INTEGER, mentions INTEGER",
                  N_("a row a role, skill, employer, school … over all memoirs")},
                 {name_id, name_type, name_label, name_english, name_memoirs, name_mentions}},
    [T_MENTIONS] = {{"mentions", "doc INTEGER, name INTEGER, type TEXT, label TEXT, times INTEGER",
                     N_("a row a name in a memoir, and how often")},
                    {mention_doc, mention_name, mention_type, mention_label, mention_n}},
    [T_SKILLS] = {{"skills", "doc INTEGER, event INTEGER, position INTEGER, name INTEGER, label TEXT",
                   N_("a row a skill of an event or of a position")},
                  {skill_doc, skill_event, skill_position, skill_name, skill_label}},
};

Str session_sql_cell(Arena *a, const SqlCell *x)
{
    if (x->kind == SQL_INT) return str_fmt(a, "%lld", (long long)x->i);
    if (x->kind == SQL_REAL) return str_fmt(a, "%.4g", x->real);
    return x->kind == SQL_TEXT ? uni_visible(a, x->text) : S("");
}

const SqlHelp *session_sql_tables(size_t *n)
{
    static SqlHelp help[T_COUNT];
    for (int i = 0; i < T_COUNT; i++) help[i] = tables[i].help;
    *n = T_COUNT;
    return help;
}

static const SqlExample examples[] = {
    {N_("skills by memoirs"), "SELECT name, label, memoirs, mentions FROM names WHERE type = 'skill' ORDER BY memoirs DESC"},
    {N_("roles and how long they lasted"),
     "SELECT role, count(*) AS n, round(avg(julianday(last) - julianday(first)) / 365.25, 1) AS years FROM positions "
     "WHERE role IS NOT NULL GROUP BY role ORDER BY n DESC"},
    {N_("who went from one role to another"),
     "SELECT p.doc, p.role AS was, q.role AS became, q.position, q.start FROM positions p JOIN positions q ON q.doc = p.doc "
     "AND q.first > p.first WHERE p.role IS NOT NULL AND q.role <> p.role ORDER BY q.start"},
    {N_("what was learned in which year"),
     "SELECT e.doc, e.event, e.date, s.label FROM skills s JOIN events e ON e.doc = s.doc AND e.event = s.event "
     "WHERE e.type = 'study' ORDER BY e.date"},
    {N_("applications that failed"), "SELECT doc, event, date, employer FROM events WHERE type = 'rejected' ORDER BY date"},
};

const SqlExample *session_sql_examples(size_t *n) { return *n = COUNT_OF(examples), examples; }

static int64_t n_careers(void *ctx) { return ((Data *)ctx)->n_doc; }
static int64_t n_events(void *ctx) { return ((Data *)ctx)->item_beg[ITEM_EVENT][((Data *)ctx)->n_doc]; }
static int64_t n_positions(void *ctx) { return ((Data *)ctx)->item_beg[ITEM_POSITION][((Data *)ctx)->n_doc]; }
static int64_t n_names(void *ctx) { return ((Data *)ctx)->things.n; }
static int64_t n_mentions(void *ctx) { return ((Data *)ctx)->mention_beg[((Data *)ctx)->n_doc]; }
static int64_t n_skills(void *ctx) { return ((Data *)ctx)->n_skill; }

#define TABLE_CELL(fn, table) \
    static SqlCell fn(void *ctx, int64_t row, int col) \
    { \
        CellFn cell = col >= 0 && col < COLUMNS_MAX ? tables[table].cells[col] : NULL; \
        return cell ? cell(ctx, row) : (SqlCell){.kind = SQL_NULL}; \
    }
TABLE_CELL(careers_cell, T_CAREERS)
TABLE_CELL(events_cell, T_EVENTS)
TABLE_CELL(positions_cell, T_POSITIONS)
TABLE_CELL(names_cell, T_NAMES)
TABLE_CELL(mentions_cell, T_MENTIONS)
TABLE_CELL(skills_cell, T_SKILLS)

/* The row of a memoir, n_doc where there is none of that number. */
static uint32_t row_of_doc(const Data *d, int64_t id)
{
    uint32_t at = careers_find(d->c, id);
    return at == UINT32_MAX || d->c->docs.v[at].dead ? d->n_doc : d->row_of[at];
}

static void find_run(const Data *d, int64_t id, const uint32_t *beg_of, int64_t *beg, int64_t *end)
{
    uint32_t row = row_of_doc(d, id);
    *beg = row < d->n_doc ? beg_of[row] : 0;
    *end = row < d->n_doc ? beg_of[row + 1] : 0;
}

static void find_career(void *ctx, int64_t id, int64_t *beg, int64_t *end)
{
    uint32_t row = row_of_doc(ctx, id);
    *beg = row;
    *end = row < ((Data *)ctx)->n_doc ? row + 1 : row;
}
#define FIND_RUN(fn, runs) \
    static void fn(void *ctx, int64_t id, int64_t *beg, int64_t *end) { find_run(ctx, id, ((Data *)ctx)->runs, beg, end); }
FIND_RUN(find_events, item_beg[ITEM_EVENT])
FIND_RUN(find_positions, item_beg[ITEM_POSITION])
FIND_RUN(find_mentions, mention_beg)
FIND_RUN(find_skills, skill_beg)

static void find_name(void *ctx, int64_t id, int64_t *beg, int64_t *end)
{
    const Data *d = ctx;
    uint32_t row = id > 0 && id < d->c->names.n ? d->thing_row[id] : 0;
    *beg = row ? row - 1 : 0;
    *end = row;
}

/* ------------------------------------------------------------------ making the runs */

static void items_make(Data *d, ItemKind kind)
{
    uint32_t n = 0;
    d->item[kind] = arena_push_raw(&d->mem, uint32_t, d->c->items.n + 1);
    d->item_beg[kind] = arena_push_raw(&d->mem, uint32_t, d->n_doc + 1);
    for (uint32_t r = 0; r < d->n_doc; r++) {
        const CareerDoc *doc = career_at(d, r);
        d->item_beg[kind][r] = n;
        for (uint32_t i = doc->item_beg; i < doc->item_beg + doc->item_n; i++)
            if (d->c->items.v[i].kind == kind) d->item[kind][n++] = i;
    }
    d->item_beg[kind][d->n_doc] = n;
}

static void mentions_make(Data *d)
{
    uint32_t n = 0;
    d->mention = arena_push_raw(&d->mem, uint32_t, d->c->named.n + 1);
    d->mention_beg = arena_push_raw(&d->mem, uint32_t, d->n_doc + 1);
    for (uint32_t r = 0; r < d->n_doc; r++) {
        d->mention_beg[r] = n;
        for (uint32_t k = 0; k < career_at(d, r)->named_n; k++) d->mention[n++] = career_at(d, r)->named_beg + k;
    }
    d->mention_beg[d->n_doc] = n;
}

static void skills_make(Data *d)
{
    d->skill = arena_push_raw(&d->mem, uint32_t, d->c->named.n + 1);
    d->skill_item = arena_push_raw(&d->mem, uint32_t, d->c->named.n + 1);
    d->skill_beg = arena_push_raw(&d->mem, uint32_t, d->n_doc + 1);
    for (uint32_t r = 0; r < d->n_doc; r++) {
        const CareerDoc *doc = career_at(d, r);
        d->skill_beg[r] = d->n_skill;
        for (uint32_t i = doc->item_beg; i < doc->item_beg + doc->item_n; i++)
            for (uint32_t k = 0; k < d->c->items.v[i].skill_n; k++) {
                d->skill[d->n_skill] = d->c->items.v[i].skill_beg + k;
                d->skill_item[d->n_skill++] = i;
            }
    }
    d->skill_beg[d->n_doc] = d->n_skill;
}

static void data_make(Session *s, Data *d)
{
    d->c = session_careers(s);
    d->shown = session_filter(s);
    d->doc = arena_push_raw(&d->mem, uint32_t, d->c->docs.n + 1);
    d->row_of = arena_push_n(&d->mem, uint32_t, d->c->docs.n + 1);
    for (uint32_t i = 0; i < d->c->docs.n; i++)
        if (!d->c->docs.v[i].dead) d->row_of[i] = d->n_doc, d->doc[d->n_doc++] = i;
    items_make(d, ITEM_EVENT);
    items_make(d, ITEM_POSITION);
    mentions_make(d);
    skills_make(d);
    d->things = careers_things(&d->mem, d->c, NULL, 0);
    d->thing_row = arena_push_n(&d->mem, uint32_t, d->c->names.n + 1);
    for (uint32_t i = 0; i < d->things.n; i++) d->thing_row[d->things.v[i].name] = i + 1;
}

Rc session_sql(Session *s, Arena *a, Str sql, const SqlLimits *limits, SqlResult *out, Fault *f)
{
    static const SqlTable bound[T_COUNT] = {
        [T_CAREERS] = {NULL, NULL, 0, n_careers, careers_cell, find_career},
        [T_EVENTS] = {NULL, NULL, 0, n_events, events_cell, find_events},
        [T_POSITIONS] = {NULL, NULL, 0, n_positions, positions_cell, find_positions},
        [T_NAMES] = {NULL, NULL, 0, n_names, names_cell, find_name},
        [T_MENTIONS] = {NULL, NULL, 0, n_mentions, mentions_cell, find_mentions},
        [T_SKILLS] = {NULL, NULL, 0, n_skills, skills_cell, find_skills},
    };
    SqlTable named[T_COUNT];
    Data d = {0};
    Sql *q = NULL;
    data_make(s, &d);
    for (int i = 0; i < T_COUNT; i++) {
        named[i] = bound[i];
        named[i].name = tables[i].help.name;
        named[i].columns = tables[i].help.columns;
    }
    Rc rc = sql_open(named, T_COUNT, &d, &q, f);
    if (!rc) rc = sql_run(q, a, sql, limits, out, f);
    sql_close(q);
    arena_fini(&d.mem);
    arena_fini(&d.tmp);
    return rc;
}
