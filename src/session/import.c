#include "session/import.h"
#include "base/i18n.h"
#include "base/map.h"
#include "model/types.h"
#include "table.h"
#include "uni/fold.h"
#include "uni/hangul.h"
#include "uni/utf8.h"
#include <ctype.h>
#include <string.h>

/* ------------------------------------------------------------------ what the columns of each kind of file mean */
typedef enum {
    COL_NONE,
    COL_TYPE,
    COL_ID,
    COL_NAME,
    COL_EN,
    COL_ALIAS,
    COL_LINES /* aliases, one a line */,
    COL_GROUP,
    COL_CONTEXT
} ColumnUse;
typedef struct Column { const char *name; ColumnUse use; } Column;

enum { COLUMNS_MAX = 18, NEEDS_MAX = 3 };
typedef struct Format {
    const char *needs[NEEDS_MAX];                    /* a file of this kind has all of these in its header */
    Column      column[COLUMNS_MAX];
    const char *type;                                /* NULL: a column or the caller says it */
    const char *id_prefix;                           /* ids of a publisher's own; NULL: ids are made of the names */
    bool        plain;                               /* a quote is a letter like others */
} Format;

/* The first that fits counts: Alternate Titles has a Title in some releases, too. */
static const Format formats[] = {
    /* ESCO: occupations_en.csv, skills_en.csv and the others with concepts. conceptType says which they are. */
    {{"conceptUri", "preferredLabel"},
     {{"conceptType", COL_TYPE},
      {"conceptUri", COL_ID},
      {"preferredLabel", COL_NAME},
      {"altLabels", COL_LINES},
      {"hiddenLabels", COL_LINES}},
     NULL,
     "esco-",
     false},
    /* O*NET: Alternate Titles, Sample of Reported Titles, Technology Skills (and Tools Used), Occupation Data. */
    {{"O*NET-SOC Code", "Alternate Title"},
     {{"O*NET-SOC Code", COL_ID}, {"Title", COL_NAME}, {"Alternate Title", COL_ALIAS}, {"Short Title", COL_ALIAS}},
     "role",
     "onet-",
     true},
    {{"O*NET-SOC Code", "Reported Job Title"},
     {{"O*NET-SOC Code", COL_ID}, {"Title", COL_NAME}, {"Reported Job Title", COL_ALIAS}},
     "role",
     "onet-",
     true},
    {{"O*NET-SOC Code", "Example", "Commodity Title"},
     {{"Example", COL_NAME}, {"Commodity Title", COL_GROUP}},
     "skill",
     NULL,
     true},
    {{"O*NET-SOC Code", "Title", "Description"},
     {{"O*NET-SOC Code", COL_ID}, {"Title", COL_NAME}},
     "role",
     "onet-",
     true},
    /* Anybody's own. */
    {{"name"},
     {{"type", COL_TYPE},
      {"id", COL_ID},
      {"name", COL_NAME},
      {"en", COL_EN},
      {"alias", COL_ALIAS},
      {"aliases", COL_ALIAS},
      {"group", COL_GROUP},
      {"family", COL_GROUP},
      {"context", COL_CONTEXT}},
     NULL,
     NULL,
     false},
    {{"이름"},
     {{"종류", COL_TYPE},
      {"유형", COL_TYPE},
      {"이름", COL_NAME},
      {"영어", COL_EN},
      {"영문", COL_EN},
      {"별칭", COL_ALIAS},
      {"다른 이름", COL_ALIAS},
      {"무리", COL_GROUP},
      {"분류", COL_GROUP}},
     NULL,
     NULL,
     false},
};

typedef struct Entry { OwnEntry e; const char *path; uint32_t line; Map has; bool gone; } Entry;

typedef struct Import {
    Arena         *a;
    const Lex     *lex;
    const ImportOptions *opt;
    SessionFaultFn on_fault;
    void          *ctx;
    Imported      *out;
    VEC(Entry *)   entries;
    Map            by_id;                            /* "type\nid" -> index + 1 */
    const char    *path;                             /* of the file being read */
    const Format  *format;                           /* NULL before its header */
    VEC(ColumnUse) use;
    uint32_t       told;
} Import;

/* ------------------------------------------------------------------ telling */
enum { TOLD_MAX = 20 };                              /* lines of one import; the rest is only counted */

static void refuse(Import *m, uint32_t line, const char *what, const char *why)
{
    m->out->refused++;
    if (!m->on_fault || m->told > TOLD_MAX) return;
    Fault f;
    bool last = m->told++ == TOLD_MAX;
    if (last) fault_set(&f, RC_SYNTAX, m->path, "%s", _("more rows like this"));
    else fault_set(&f, RC_SYNTAX, m->path, "%s%s%s", what, *what ? " " : "", why);
    f.line = last ? 0 : line;
    m->on_fault(m->ctx, RC_SYNTAX, &f);
}

/* ------------------------------------------------------------------ the header */
static char small(char c) { return c >= 'A' && c <= 'Z' ? (char)(c | 0x20) : c; }

/* Spreadsheets begin words with a capital. ASCII alone: every header that is known is that, or Korean. */
static bool same_header(Str cell, const char *name)
{
    Str want = str_z(name);
    cell = str_trim(cell);
    size_t i = 0;
    while (i < cell.n && i < want.n && small(cell.p[i]) == small(want.p[i])) i++;
    return i == cell.n && i == want.n;
}

static bool header_has(const TableRow *row, const char *name)
{
    for (uint32_t i = 0; i < row->field.n; i++)
        if (same_header(row->field.v[i], name)) return true;
    return false;
}

static const Format *format_of(const TableRow *header)
{
    for (size_t k = 0; k < COUNT_OF(formats); k++) {
        bool all = true;
        for (int i = 0; i < NEEDS_MAX && formats[k].needs[i] && all; i++) all = header_has(header, formats[k].needs[i]);
        if (all) return &formats[k];
    }
    return NULL;
}

static ColumnUse use_of(const Format *f, Str cell)
{
    for (int i = 0; i < COLUMNS_MAX && f->column[i].name; i++)
        if (same_header(cell, f->column[i].name)) return f->column[i].use;
    return COL_NONE;
}

static Rc take_header(Import *m, const TableRow *row, Fault *f)
{
    m->format = format_of(row);
    if (!m->format) {
        fault_set(f, RC_SYNTAX, m->path, "%s",
                  _("the header names no column \"name\", and is none of ESCO's or O*NET's"));
        if (f) f->line = row->line;
        return RC_SYNTAX;
    }
    for (uint32_t i = 0; i < row->field.n; i++) *vec_push(m->a, &m->use) = use_of(m->format, row->field.v[i]);
    return RC_OK;
}

/* ------------------------------------------------------------------ cells */
/* Python (computer programming): what stands in brackets tells two things apart and is in no text. */
static Str without_brackets(Str s)
{
    s = str_trim(s);
    if (!s.n || s.p[s.n - 1] != ')') return s;
    size_t open = s.n;
    while (open && s.p[open - 1] != '(') open--;
    Str head = str_trim(str_slice(s, 0, open ? open - 1 : 0));
    return head.n ? head : s;
}

/* Blanks of any kind, line breaks too, as one. */
static Str one_line(Arena *a, Str s)
{
    char *p = arena_alloc(a, s.n + 1);
    size_t n = 0;
    for (size_t i = 0; i < s.n; i++) {
        bool blank = s.p[i] == ' ' || s.p[i] == '\t' || s.p[i] == '\n' || s.p[i] == '\r';
        if (!blank) p[n++] = s.p[i];
        else if (n && p[n - 1] != ' ') p[n++] = ' ';
    }
    return str_trim((Str){p, n});
}

/* A syllable, or two Latin letters, name nothing for certain. */
static bool is_short(Arena *a, Str name)
{
    Str key = fold_key(a, name);
    size_t cps = utf8_cps(key);
    return cps < 2 || (cps == 2 && key.n == 2);
}

static bool is_blank_cell(Str s) { return !s.n || str_eq(s, S("n/a")) || str_eq(s, S("-")); }

/* What a cell says of the type: our own names, or ESCO's. "" for a row that is no name (a group of occupations). */
static bool type_of_cell(Str cell, Str *type)
{
    static const struct { const char *cell, *type;
    } esco[] = {{"Occupation", "role"},
                {"KnowledgeSkillCompetence", "skill"},
                {"ISCOGroup", ""},
                {"SkillGroup", ""},
                {"ConceptScheme", ""}};
    for (size_t i = 0; i < COUNT_OF(esco); i++)
        if (str_eq_z(cell, esco[i].cell)) return *type = str_z(esco[i].type), true;
    int t = type_find(&entity_types, cell);
    if (t >= 0) *type = str_z(type_name(&entity_types, t));
    return t >= 0;
}

/* The last part of an address: http://data.europa.eu/esco/occupation/00030d09-… */
static Str id_of_cell(Import *m, Str cell)
{
    size_t beg = cell.n;
    while (beg && cell.p[beg - 1] != '/') beg--;
    Str last = str_slice(cell, beg, cell.n);
    bool plain = last.n > 0;
    for (size_t i = 0; i < last.n && plain; i++) plain = isalnum((unsigned char)last.p[i]) || strchr("-._", last.p[i]);
    if (!plain) last = own_id(m->a, last);
    if (!last.n) return last;
    return m->format->id_prefix ? str_cat(m->a, str_z(m->format->id_prefix), last) : own_id(m->a, last);
}

/* ------------------------------------------------------------------ a row */
typedef struct Row { OwnEntry e; VEC(Str) alias; uint32_t line; bool no_name; } Row;

static void take_aliases(Import *m, Row *r, Str cell, bool by_line)
{
    const char *marks = by_line ? "\n" : ";|\n";
    for (size_t beg = 0, i = 0; i <= cell.n; i++) {
        if (i < cell.n && !strchr(marks, cell.p[i])) continue;
        Str one = without_brackets(one_line(m->a, str_slice(cell, beg, i)));
        if (!is_blank_cell(one)) *vec_push(m->a, &r->alias) = one;
        beg = i + 1;
    }
}

static bool take_type(Import *m, Row *r, Str cell)
{
    if (!cell.n || type_of_cell(cell, &r->e.type)) {
        r->no_name = cell.n && !r->e.type.n;
        return true;
    }
    refuse(m, r->line, str_dup_z(m->a, cell), _("is no type of name"));
    return false;
}

static bool take_cell(Import *m, Row *r, ColumnUse use, Str cell)
{
    Str line = one_line(m->a, cell);
    switch (use) {
    case COL_TYPE:    return take_type(m, r, line);
    case COL_ID:      if (line.n) r->e.id = id_of_cell(m, line); return true;
    case COL_NAME:    r->e.name = without_brackets(line); return true;
    case COL_EN:      r->e.en = without_brackets(line); return true;
    case COL_ALIAS:   take_aliases(m, r, cell, false); return true;
    case COL_LINES:   take_aliases(m, r, cell, true); return true;
    case COL_GROUP:   r->e.group = own_id(m->a, line); return true;
    case COL_CONTEXT:
        r->e.context = str_eq_z(line, "true") || str_eq_z(line, "yes") || str_eq_z(line, "1");
        return true;
    case COL_NONE:    break;
    }
    return true;
}

/* ------------------------------------------------------------------ entries */
static void put_name(Import *m, Entry *t, Str name, bool main)
{
    bool fresh;
    if (!name.n) return;
    const char *why = own_name_fault(m->a, name);
    if (why) {
        refuse(m, t->line, "", why);
        return;
    }
    map_put(m->a, &t->has, fold_key(m->a, name), &fresh);
    if (!fresh) return;
    if (hangul_in(name) && !t->e.name.n) t->e.name = name;
    else if (!hangul_in(name) && !t->e.en.n && (main || !t->e.name.n)) t->e.en = name;
    else *vec_push(m->a, &t->e.alias) = name;
}

static Entry *entry_for(Import *m, const Row *r)
{
    bool fresh;
    Str key = str_fmt(m->a, STR_FMT "\n" STR_FMT, STR_ARG(r->e.type), STR_ARG(r->e.id));
    uint32_t *at = map_put(m->a, &m->by_id, key, &fresh);
    if (!fresh) return m->entries.v[*at - 1];
    Entry *t = arena_push(m->a, Entry);
    *t = (Entry){.e = {.type = r->e.type, .id = r->e.id, .group = r->e.group, .context = r->e.context},
                 .path = m->path,
                 .line = r->line};
    *vec_push(m->a, &m->entries) = t;
    *at = m->entries.n;
    return t;
}

/* A thing that is built in keeps its id, group and name; what the file adds is its other names. */
static bool known_as(Import *m, const Row *r, Str *id)
{
    const Str names[] = {r->e.name, r->e.en};
    for (size_t i = 0; i < COUNT_OF(names); i++)
        if (names[i].n && lex_thing_named(m->lex, m->a, r->e.type, names[i], id)) return true;
    return false;
}

static bool is_good(Import *m, const Row *r, const char *what, Str word)
{
    const char *why = word.n ? own_name_fault(m->a, word) : NULL;
    if (why) refuse(m, r->line, what, why);
    return !why;
}

/* Before an id is made of a name: one that is refused may be of any length, and the id would be, too. */
static bool row_ok(Import *m, Row *r)
{
    if (!is_good(m, r, "", r->e.name.n ? r->e.name : r->e.en)) return false;
    if (!is_good(m, r, "id", r->e.id) || !is_good(m, r, "group", r->e.group)) return false;
    if (r->e.name.n && !is_good(m, r, "", r->e.en)) r->e.en = S("");
    return true;
}

static void take_row(Import *m, Row *r)
{
    if (!row_ok(m, r)) return;
    if (!r->e.type.n) r->e.type = m->format->type ? str_z(m->format->type) : m->opt->type;
    if (!r->e.group.n) r->e.group = m->opt->group;
    if (!r->e.type.n) {
        refuse(m, r->line, "", _("nothing says of which type the name is: use --type"));
        return;
    }
    Str first = r->e.en.n && !hangul_in(r->e.en) ? r->e.en : r->e.name, id;
    if (known_as(m, r, &id)) r->e.id = id;
    else if (!r->e.id.n) r->e.id = own_id(m->a, first);
    if (!r->e.id.n) {
        refuse(m, r->line, "", first.n ? _("the name has no letter") : _("there is no name in it"));
        return;
    }
    Entry *t = entry_for(m, r);
    t->e.context = t->e.context || r->e.context;
    if (!t->e.group.n) t->e.group = r->e.group;
    t->line = r->line;
    put_name(m, t, r->e.name, true);
    put_name(m, t, r->e.en, true);
    for (uint32_t i = 0; i < r->alias.n; i++) put_name(m, t, r->alias.v[i], false);
}

static Rc on_row(void *ctx, const TableRow *row)
{
    Import *m = ctx;
    if (!m->format) return take_header(m, row, NULL);
    if (++m->out->rows > IMPORT_ROWS_MAX) return RC_LIMIT;
    Row r = {.line = row->line};
    if (row->field.n > m->use.n) {
        refuse(m, r.line, "", _("the row has more fields than the header"));
        return RC_OK;
    }
    bool ok = true;
    for (uint32_t i = 0; i < row->field.n && ok; i++)
        ok = take_cell(m, &r, m->use.v[i], str_dup(m->a, row->field.v[i]));
    if (ok && !r.no_name) take_row(m, &r);
    return RC_OK;
}

static bool is_plain(void *ctx, Str header)
{
    Import *m = ctx;
    TableRow row = {0};
    for (Str cell; str_cut(&header, '\t', &cell);) *vec_push(m->a, &row.field) = cell;
    const Format *format = format_of(&row);
    return format && format->plain;
}

/* ------------------------------------------------------------------ what is left */
/* A name may be in one entry of a type only: in that whose own name it is, else in the first that gives it. */
typedef struct Claims { Import *m; Map owner; } Claims;

static Str claim_key(const Claims *c, const Entry *t, Str name)
{
    Str key = fold_key(c->m->a, name);
    return str_fmt(c->m->a, STR_FMT "\n" STR_FMT, STR_ARG(t->e.type), STR_ARG(key));
}

static bool claim(Claims *c, uint32_t i, Str name)
{
    bool fresh;
    uint32_t *at = map_put(c->m->a, &c->owner, claim_key(c, c->m->entries.v[i], name), &fresh);
    if (fresh) *at = i;
    return *at == i;
}

static bool is_known(Import *m, const Entry *t, Str name)
{
    Str id;
    return lex_thing_named(m->lex, m->a, t->e.type, name, &id);
}

static Str keep_main(Claims *c, uint32_t i, Str name)
{
    Import *m = c->m;
    Entry *t = m->entries.v[i];
    if (!name.n) return name;
    if (is_known(m, t, name)) return S("");
    if (!claim(c, i, name)) return m->out->ambiguous++, S("");
    if (is_short(m->a, name)) t->e.context = true;
    return name;
}

static void keep_aliases(Claims *c, uint32_t i)
{
    Import *m = c->m;
    Entry *t = m->entries.v[i];
    uint32_t n = 0;
    for (uint32_t k = 0; k < t->e.alias.n; k++) {
        Str name = t->e.alias.v[k];
        if (is_known(m, t, name) || is_short(m->a, name)) continue;
        if (claim(c, i, name)) t->e.alias.v[n++] = name;
        else m->out->ambiguous++;
    }
    t->e.alias.n = n;
}

static void settle(Import *m)
{
    Claims c = {.m = m};
    for (uint32_t i = 0; i < m->entries.n; i++) {
        Entry *t = m->entries.v[i];
        t->e.name = keep_main(&c, i, t->e.name);
        t->e.en = keep_main(&c, i, t->e.en);
    }
    for (uint32_t i = 0; i < m->entries.n; i++) {
        Entry *t = m->entries.v[i];
        keep_aliases(&c, i);
        t->gone = !t->e.name.n && !t->e.en.n && !t->e.alias.n;
        m->out->known += t->gone;
    }
    for (int type = 0; type < ENT_COUNT; type++)
        for (uint32_t i = 0; i < m->entries.n; i++) {
            const Entry *t = m->entries.v[i];
            if (!t->gone && str_eq_z(t->e.type, type_name(&entity_types, type)))
                *vec_push(m->a, &m->out->entries) = t->e;
        }
}

static Rc import_one(Import *m, const char *path, Fault *f)
{
    m->path = path;
    m->format = NULL;
    m->use.n = 0;
    Rc rc = table_read(path, IMPORT_BYTES_MAX, is_plain, on_row, m, f);
    if (!rc && !m->format) return fault_set(f, RC_SYNTAX, path, "%s", _("it is empty"));
    if (rc == RC_SYNTAX && !m->format) return take_header(m, &(TableRow){.line = 1}, f);
    if (rc == RC_LIMIT && m->out->rows > IMPORT_ROWS_MAX) fault_set(f, rc, path, _("over %d rows"), IMPORT_ROWS_MAX);
    return rc;
}

Rc import_files(Arena *a, const Lex *lex, const char *const *paths, size_t n, const ImportOptions *opt,
                SessionFaultFn on_fault, void *ctx, Imported *out, Fault *f)
{
    *out = (Imported){0};
    Import m = {.a = a, .lex = lex, .opt = opt, .on_fault = on_fault, .ctx = ctx, .out = out};
    Rc rc = RC_OK;
    for (size_t i = 0; i < n && !rc; i++) rc = import_one(&m, paths[i], f);
    if (!rc) settle(&m);
    return rc;
}
