#include "path/page.h"
#include "uni/fold.h"
#include <stdlib.h>
#include <string.h>

static EdtfDay day_of(const CareerItem *it)
{
    return edtf_dated(it->start_lo) ? it->start_lo : edtf_dated(it->end_lo) ? it->end_lo : EDTF_DAY_MAX;
}

static bool item_has(const Careers *c, const CareerItem *it, NameId root)
{
    if (it->org && careers_root(c, it->org) == root) return true;
    if (it->role && careers_root(c, it->role) == root) return true;
    for (uint32_t k = 0; k < it->skill_n; k++)
        if (careers_root(c, c->named.v[it->skill_beg + k]) == root) return true;
    return false;
}

/* ------------------------------------------------------------------ order by date */

typedef struct Dated { EdtfDay day; uint32_t at; } Dated;

static int by_day(const void *x, const void *y)
{
    const Dated *a = x, *b = y;
    if (a->day != b->day) return a->day < b->day ? -1 : 1;
    return a->at < b->at ? -1 : a->at > b->at;
}

static void sort_items(Arena *a, const Careers *c, PageItems *items)
{
    if (items->n < 2) return;
    Dated *d = arena_push_raw(a, Dated, items->n);
    for (uint32_t i = 0; i < items->n; i++) d[i] = (Dated){day_of(&c->items.v[items->v[i]]), items->v[i]};
    qsort(d, items->n, sizeof *d, by_day);
    for (uint32_t i = 0; i < items->n; i++) items->v[i] = d[i].at;
}

static void sort_careers(Arena *a, PageThing *p)
{
    if (p->careers.n < 2) return;
    Dated *d = arena_push_raw(a, Dated, p->careers.n);
    PageCareer *out = arena_push_raw(a, PageCareer, p->careers.n);
    for (uint32_t i = 0; i < p->careers.n; i++)
        d[i] = (Dated){p->careers.v[i].first == EDTF_DAY_NONE ? EDTF_DAY_MAX : p->careers.v[i].first, i};
    qsort(d, p->careers.n, sizeof *d, by_day);
    for (uint32_t i = 0; i < p->careers.n; i++) out[i] = p->careers.v[d[i].at];
    p->careers.v = out;
}

/* ------------------------------------------------------------------ a thing */

enum { YEAR_BASE = 1800, YEAR_N = 400 };
typedef struct YearTally { uint32_t n_doc, n_item, last; } YearTally;    /* last: the document counted last, + 1 */

static void tally_years(const Careers *c, const CareerItem *it, YearTally *t)
{
    EdtfDay from, to;
    int y0, y1, m, d;
    if (!filter_range(c, it, &from, &to) || !edtf_dated(from) || !edtf_dated(to)) return;
    edtf_ymd(from, &y0, &m, &d);
    edtf_ymd(to, &y1, &m, &d);
    for (int y = y0 < YEAR_BASE ? YEAR_BASE : y0; y <= y1 && y < YEAR_BASE + YEAR_N; y++) {
        YearTally *one = &t[y - YEAR_BASE];
        one->n_item++;
        if (one->last != it->doc + 1) one->n_doc++, one->last = it->doc + 1;
    }
}

static void years_of(Arena *a, const YearTally *t, PageThing *p)
{
    int first = 0, last = YEAR_N - 1;
    while (first < YEAR_N && !t[first].n_item) first++;
    while (last > first && !t[last].n_item) last--;
    for (int i = first; i <= last && i < YEAR_N; i++)
        *vec_push(a, &p->years) = (PageYear){i + YEAR_BASE, t[i].n_doc, t[i].n_item};
}

static uint32_t mentions(const Careers *c, const CareerDoc *d, NameId root)
{
    uint32_t n = 0;
    for (uint32_t i = 0; i < d->named_n; i++)
        if (careers_root(c, c->named.v[d->named_beg + i]) == root) n += c->counts.v[d->count_beg + i];
    return n;
}

/* A position tells more than an event, the earlier more than the later. */
static bool stands_for(const Careers *c, uint32_t item, uint32_t was)
{
    if (was == PAGE_NO_ITEM) return true;
    const CareerItem *x = &c->items.v[item], *y = &c->items.v[was];
    if (x->kind != y->kind) return x->kind == ITEM_POSITION;
    return day_of(x) < day_of(y);
}

static void add_career(Arena *a, const Careers *c, uint32_t doc, PageThing *p, YearTally *t)
{
    const CareerDoc *d = &c->docs.v[doc];
    PageCareer one = {.doc = doc, .n_mention = mentions(c, d, p->name), .item = PAGE_NO_ITEM, .first = EDTF_DAY_NONE};
    for (uint32_t i = d->item_beg; i < d->item_beg + d->item_n; i++) {
        const CareerItem *it = &c->items.v[i];
        if (!item_has(c, it, p->name)) continue;
        one.n_item++;
        p->n_position += it->kind == ITEM_POSITION;
        p->n_event += it->kind == ITEM_EVENT;
        if (it->kind == ITEM_EVENT) *vec_push(a, &p->items) = i;
        if (stands_for(c, i, one.item)) one.item = i;
        if (day_of(it) != EDTF_DAY_MAX && (one.first == EDTF_DAY_NONE || day_of(it) < one.first))
            one.first = day_of(it);
        if (it->fact == FACT_ACTUAL) tally_years(c, it, t);
    }
    if (!one.n_mention && !one.n_item) return;
    p->n_mention += one.n_mention;
    *vec_push(a, &p->careers) = one;
}

PageThing page_thing(Arena *a, const Careers *c, NameId root)
{
    PageThing p = {.name = root};
    YearTally *t = arena_push_n(a, YearTally, YEAR_N);
    for (uint32_t i = 0; i < c->docs.n; i++)
        if (!c->docs.v[i].dead) add_career(a, c, i, &p, t);
    sort_careers(a, &p);
    sort_items(a, c, &p.items);
    years_of(a, t, &p);
    return p;
}

/* ------------------------------------------------------------------ a year */

static bool meets(EdtfDay lo, EdtfDay hi, EdtfDay beg, EdtfDay end)
{
    return edtf_dated(lo) && edtf_dated(hi) && lo <= end && hi >= beg;
}

static int by_docs(const void *x, const void *y)
{
    const PageCount *a = x, *b = y;
    if (a->n_doc != b->n_doc) return a->n_doc > b->n_doc ? -1 : 1;
    return a->name < b->name ? -1 : a->name > b->name;
}

static void year_event(Arena *a, const Careers *c, uint32_t item, PageOfYear *p, YearTally *skills)
{
    const CareerItem *it = &c->items.v[item];
    p->n_event++;
    p->n_type[it->type]++;
    *vec_push(a, &p->events) = item;
    for (uint32_t k = 0; k < it->skill_n; k++) {
        YearTally *t = &skills[careers_root(c, c->named.v[it->skill_beg + k])];
        if (t->last != it->doc + 1) t->n_doc++, t->last = it->doc + 1;
    }
}

PageOfYear page_year(Arena *a, const Careers *c, int year)
{
    PageOfYear p = {.year = year};
    EdtfDay beg = edtf_day(year, 1, 1), end = edtf_day(year, 12, 31), from, to;
    YearTally *skills = arena_push_n(a, YearTally, c->names.n + 1);
    uint32_t last = 0;
    for (uint32_t i = 0; i < c->items.n; i++) {
        const CareerItem *it = &c->items.v[i];
        const CareerDoc *d = &c->docs.v[it->doc];
        bool dead = d->dead || i < d->item_beg || i >= d->item_beg + d->item_n || it->fact != FACT_ACTUAL;
        if (dead || !filter_range(c, it, &from, &to) || from > end || to < beg) continue;
        if (last != it->doc + 1) p.n_doc++, last = it->doc + 1;
        if (it->kind == ITEM_EVENT) year_event(a, c, i, &p, skills);
        else p.n_position++;
        if (it->kind == ITEM_POSITION && meets(it->start_lo, it->start_hi, beg, end)) *vec_push(a, &p.began) = i;
        if (it->kind == ITEM_POSITION && meets(it->end_lo, it->end_hi, beg, end)) *vec_push(a, &p.left) = i;
    }
    for (NameId n = 1; n < c->names.n; n++)
        if (skills[n].n_doc) *vec_push(a, &p.skills) = (PageCount){n, skills[n].n_doc};
    if (p.skills.n) qsort(p.skills.v, p.skills.n, sizeof *p.skills.v, by_docs);
    sort_items(a, c, &p.began), sort_items(a, c, &p.left), sort_items(a, c, &p.events);
    return p;
}

/* ------------------------------------------------------------------ a person */

/* The earliest row that has the skill; of a position and an event of one day the event, which says how. */
static uint32_t learned_at(const Careers *c, const CareerDoc *d, NameId root)
{
    uint32_t best = PAGE_NO_ITEM;
    for (uint32_t i = d->item_beg; i < d->item_beg + d->item_n; i++) {
        const CareerItem *it = &c->items.v[i];
        if (it->fact != FACT_ACTUAL || !item_has(c, it, root)) continue;
        EdtfDay day = day_of(it), had = best == PAGE_NO_ITEM ? EDTF_DAY_MAX : day_of(&c->items.v[best]);
        bool event_first = it->kind == ITEM_EVENT && best != PAGE_NO_ITEM && c->items.v[best].kind == ITEM_POSITION;
        if (best == PAGE_NO_ITEM || day < had || (day == had && event_first)) best = i;
    }
    return best;
}

static void sort_skills(Arena *a, const Careers *c, PagePerson *p)
{
    if (p->skills.n < 2) return;
    Dated *d = arena_push_raw(a, Dated, p->skills.n);
    PageSkill *out = arena_push_raw(a, PageSkill, p->skills.n);
    for (uint32_t i = 0; i < p->skills.n; i++) {
        uint32_t item = p->skills.v[i].item;
        EdtfDay day = item == PAGE_NO_ITEM ? EDTF_DAY_MAX : day_of(&c->items.v[item]);
        d[i] = (Dated){item != PAGE_NO_ITEM && day == EDTF_DAY_MAX ? EDTF_DAY_MAX - 1 : day, i};
    }
    qsort(d, p->skills.n, sizeof *d, by_day);
    for (uint32_t i = 0; i < p->skills.n; i++) out[i] = p->skills.v[d[i].at];
    p->skills.v = out;
}

PageItems page_positions(Arena *a, const Careers *c, uint32_t doc)
{
    PageItems out = {0};
    const CareerDoc *d = &c->docs.v[doc];
    for (uint32_t i = d->item_beg; i < d->item_beg + d->item_n; i++)
        if (c->items.v[i].kind == ITEM_POSITION) *vec_push(a, &out) = i;
    sort_items(a, c, &out);
    return out;
}

PagePerson page_person(Arena *a, const Careers *c, uint32_t doc)
{
    PagePerson p = {.doc = doc, .positions = page_positions(a, c, doc)};
    const CareerDoc *d = &c->docs.v[doc];
    for (uint32_t i = d->item_beg; i < d->item_beg + d->item_n; i++) {
        const CareerItem *it = &c->items.v[i];
        if (it->kind != ITEM_EVENT) continue;
        *vec_push(a, &p.events) = i;
        p.n_type[it->type]++;
    }
    for (uint32_t i = 0; i < d->named_n; i++) {
        NameId root = careers_root(c, c->named.v[d->named_beg + i]);
        if (c->names.v[root].type != ENT_SKILL) continue;
        *vec_push(a, &p.skills) = (PageSkill){root, c->counts.v[d->count_beg + i], learned_at(c, d, root)};
    }
    sort_items(a, c, &p.events);
    sort_skills(a, c, &p);
    return p;
}

/* ------------------------------------------------------------------ finding */

NameId page_find(const Careers *c, uint32_t types, Str name)
{
    Arena tmp = {0};
    Str key = fold_key(&tmp, name);
    NameId found = 0;
    for (NameId i = 1; i < c->names.n && key.n; i++) {
        const CareerName *n = &c->names.v[i];
        if (n->same || !(types >> n->type & 1)) continue;
        if (str_eq(n->label, name)) { found = i; break; }
        if (!found && str_has_line(n->key, key)) found = i;
    }
    arena_fini(&tmp);
    return found;
}

bool page_is_local(const Careers *c, NameId root)
{
    Str id = c->names.v[root].identity;
    return id.n && id.p[0] == '@';
}

static bool doc_has(const Careers *c, const CareerDoc *d, NameId root)
{
    for (uint32_t i = 0; i < d->named_n; i++)
        if (careers_root(c, c->named.v[d->named_beg + i]) == root) return true;
    for (uint32_t i = d->item_beg; i < d->item_beg + d->item_n; i++)
        if (item_has(c, &c->items.v[i], root)) return true;
    return false;
}

uint32_t page_doc_of(const Careers *c, NameId root)
{
    for (uint32_t i = 0; i < c->docs.n; i++)
        if (!c->docs.v[i].dead && doc_has(c, &c->docs.v[i], root)) return i;
    return UINT32_MAX;
}

static bool is_called(const Careers *c, NameId root, uint32_t types, Str key)
{
    const CareerName *n = &c->names.v[root];
    return (types >> n->type & 1) && str_has_line(n->key, key);
}

NameId page_find_in(const Careers *c, uint32_t doc, uint32_t types, Str name)
{
    Arena tmp = {0};
    Str key = fold_key(&tmp, name);
    const CareerDoc *d = &c->docs.v[doc];
    NameId found = 0;
    for (uint32_t i = 0; i < d->named_n && key.n && !found; i++) {
        NameId root = careers_root(c, c->named.v[d->named_beg + i]);
        if (is_called(c, root, types, key)) found = root;
    }
    for (uint32_t i = d->item_beg; i < d->item_beg + d->item_n && key.n && !found; i++) {
        const NameId own[] = {c->items.v[i].org, c->items.v[i].role};
        for (size_t k = 0; k < COUNT_OF(own) && !found; k++)
            if (own[k] && is_called(c, careers_root(c, own[k]), types, key)) found = careers_root(c, own[k]);
    }
    arena_fini(&tmp);
    return found;
}
