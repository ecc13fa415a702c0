/* label.c: what things are called on the screen. */
#include "app_int.h"
#include "path/page.h"
#include <string.h>

/* What the second date of a range need not say again: "2016-06" and "2016-08" make "2016-06–08". */
static Str without_shared(Str from, Str to)
{
    size_t cut = 0;
    if (from.n != to.n || (to.n != 7 && to.n != 10)) return to;
    for (size_t i = 0; i < to.n && from.p[i] == to.p[i]; i++)
        if (to.p[i] == '-') cut = i + 1;
    /* A day of another month keeps its month, so that "08-01" is never read as a year's month. */
    return to.n == 10 && cut < 8 ? to : str_slice(to, cut, to.n);
}

/* An interval with a dash instead of the slash; open and unknown ends as a reader writes them. */
Str label_edtf(Arena *a, Str edtf)
{
    size_t slash = str_find(edtf, S("/"), 0);
    if (slash == SIZE_MAX) return edtf;
    Str from = str_slice(edtf, 0, slash), to = str_slice(edtf, slash + 1, edtf.n);
    if (!from.n || str_eq_z(from, "..")) from = S("?");
    if (str_eq_z(to, "..")) to = (Str){0};
    to = without_shared(from, to);
    return str_fmt(a, A_(STR_FMT "–" STR_FMT), STR_ARG(from), STR_ARG(to));
}

static Str date_or_not(Arena *a, Str edtf) { return edtf.n ? label_edtf(a, edtf) : S("?"); }

Str label_spell(Arena *a, Str start, Str end)
{
    Str from = date_or_not(a, start);
    if (str_eq_z(end, "..")) return str_fmt(a, A_(STR_FMT " –"), STR_ARG(from));
    if (!start.n && !end.n) return S("?");
    Str to = date_or_not(a, end);
    return str_fmt(a, A_(STR_FMT " – " STR_FMT), STR_ARG(from), STR_ARG(to));
}

Str label_dates(Arena *a, const Careers *c, const CareerItem *it)
{
    if (it->kind == ITEM_EVENT) return date_or_not(a, career_start(c, it));
    return label_spell(a, career_start(c, it), it->end_kind == END_OPEN ? S("..") : career_end(c, it));
}

/* "2005–2020", of what happened. */
Str label_years(Arena *a, const CareerDoc *d)
{
    if (d->first == EDTF_DAY_NONE || d->last == EDTF_DAY_NONE) return (Str){0};
    int y0, y1, m, day;
    edtf_ymd(d->first, &y0, &m, &day);
    edtf_ymd(d->last, &y1, &m, &day);
    return y0 == y1 ? str_fmt(a, "%d", y0) : str_fmt(a, A_("%d–%d"), y0, y1);
}

static Str joined(Arena *a, Str x, const char *sep, Str y)
{
    if (!y.n) return x;
    return x.n ? str_fmt(a, STR_FMT "%s" STR_FMT, STR_ARG(x), sep, STR_ARG(y)) : y;
}

/* What tells most about an event of a type, in this order. */
typedef enum { BY_ORG, BY_ROLE, BY_SKILL } Telling;
static Telling telling(EventType t)
{
    static const EventType of_role[] = {EV_PROMOTION, EV_ROLE_CHANGE, EV_GOAL, EV_TURNING_POINT};
    for (size_t i = 0; i < COUNT_OF(of_role); i++)
        if (of_role[i] == t) return BY_ROLE;
    return event_is_of_skill(t) ? BY_SKILL : BY_ORG;
}

Str label_item(Arena *a, const UiApp *app, const CareerItem *it)
{
    const Careers *c = session_careers(app->s);
    Str org = careers_called(c, it->org), role = careers_called(c, it->role);
    Str skill = it->skill_n ? careers_called(c, c->named.v[it->skill_beg]) : (Str){0};
    if (it->kind == ITEM_POSITION) {
        Str what = joined(a, org, A_(" · "), role);
        return what.n ? what : str_z(_(type_msgid(&position_types, it->type)));
    }
    static const int order[][3] = {[BY_ORG] = {0, 1, 2}, [BY_ROLE] = {1, 0, 2}, [BY_SKILL] = {2, 0, 1}};
    const Str names[] = {org, role, skill};
    const int *o = order[telling((EventType)it->type)];
    Str what = names[o[0]].n ? names[o[0]] : names[o[1]].n ? names[o[1]] : names[o[2]];
    return joined(a, str_z(_(type_msgid(&event_types, it->type))), " ", what);
}

Str label_career(Arena *a, const UiApp *app, uint32_t doc)
{
    const Careers *c = session_careers(app->s);
    PageItems held = page_positions(a, c, doc);
    Str line = {0};
    NameId last = 0;
    for (uint32_t i = 0; i < held.n; i++) {
        const CareerItem *it = &c->items.v[held.v[i]];
        NameId what = it->type == POS_EDUCATION ? it->org : it->role ? it->role : it->org;
        if (!what || (last && careers_root(c, what) == careers_root(c, last))) continue;
        line = line.n ? str_fmt(a, STR_FMT "%s" STR_FMT, STR_ARG(line), app->g->sep, STR_ARG(careers_called(c, what)))
                      : careers_called(c, what);
        last = what;
    }
    return line;
}
