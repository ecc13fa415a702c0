/* report_path.c: paths as text and as JSON: gilmok path. */
#include "base/i18n.h"
#include "json/json.h"
#include "model/count.h"
#include "session/paths.h"
#include "session/report_path.h"
#include "report_int.h"
#include "uni/width.h"

enum { CITED = 3, SKILLS = 6 };                          /* of a step, as text; JSON has all */

typedef struct Out {
    Session *s;
    const Careers *c;
    const ReportOptions *o;
    const Paths *p;
    Buf     *b;
    Arena   *a;
    Fault   *fault;
    VEC(uint32_t) cited;                                 /* items; their numbers count from 1 */
} Out;

/* ------------------------------------------------------------------ words */

static void put(Out *w, Str text) { buf_add(w->b, uni_visible(w->a, text)); }
static void bold(Out *w, bool on) { if (w->o->color) buf_add_z(w->b, on ? "\033[1m" : "\033[0m"); }
static void dim(Out *w, bool on) { if (w->o->color) buf_add_z(w->b, on ? "\033[2m" : "\033[0m"); }
static void put_z(Out *w, const char *z) { buf_add_z(w->b, z); }

static void put_state(Out *w, const RoutePath *path, uint32_t i)
{
    Str s = paths_state(w->c, w->p, path, i);
    put(w, s.n ? s : str_z(_("a post without a name")));
}

static void put_people(Out *w, uint32_t n) { buf_add_z(w->b, count_of(w->a, COUNTED_PERSON, n)); }

static const char *const sure_words[] = {
    [ORDER_TOLD] = N_("order only as told"), [ORDER_LIKELY] = N_("order likely"), [ORDER_SURE] = N_("order certain"),
};

/* ------------------------------------------------------------------ one path as text */

static void text_way(Out *w, const RoutePath *path)
{
    bool ascii = w->o->ascii;
    bold(w, true);
    put_state(w, path, 0);
    for (uint32_t h = 0; h < path->n_hop; h++) {
        const RouteHop *hop = &path->hop[h];
        bool few = hop->n < ROUTE_FEW;
        put_z(w, ascii ? few ? " ..(" : " --(" : few ? " ┄┄" : " ──");
        put_people(w, hop->n);
        if (hop->time.n) put_z(w, ascii ? ", " : "·"), put(w, paths_years(w->a, route_days_told(&hop->time)));
        put_z(w, ascii ? few ? ")..> " : ")--> " : few ? "┄┄▶ " : "──▶ ");
        put_state(w, path, h + 1);
    }
    bold(w, false);
}

static void text_head(Out *w, const RoutePath *path, uint32_t rank)
{
    buf_fmt(w->b, "%2u  ", rank);
    text_way(w, path);
    put_z(w, "\n    ");
    put_z(w, path->walked ? _("walked") : _("stitched of several people's steps"));
    put_z(w, ", ");
    if (path->walked) put_people(w, path->n);
    else buf_fmt(w->b, P_("%u person on its rarest step", "%u people on its rarest step", path->n), path->n);
    if (path->n < ROUTE_FEW) buf_fmt(w->b, " (%s)", _("few"));
    put_z(w, ", ");
    put(w, paths_time(w->a, &path->time, true, w->o->ascii));
    if (path->sure < ORDER_SURE) put_z(w, ", "), put_z(w, _(sure_words[path->sure]));
    put_z(w, "\n");
}

static void text_skills(Out *w, const RouteSkills *skills)
{
    if (!skills->n) return;
    buf_fmt(w->b, "       %s\n", _("skills first told of on the way"));
    for (uint32_t i = 0; i < skills->n && i < SKILLS; i++) {
        put_z(w, "         ");
        put(w, careers_called(w->c, skills->v[i].skill));
        put_z(w, "  ");
        put(w, paths_skill(w->a, skills, &skills->v[i], w->o->ascii));
        put_z(w, "\n");
    }
    if (skills->n > SKILLS)
        buf_fmt(w->b, P_("         %u more\n", "         %u more\n", skills->n - SKILLS), skills->n - SKILLS);
}

static void put_year(Out *w, const CareerItem *it, bool end)
{
    if (end && it->end_kind == END_OPEN) put_z(w, _("now"));
    else put(w, report_date(end ? career_end(w->c, it) : career_start(w->c, it)));
}

/* "[3] An actuary's notes  2011 → 2016  notes.txt:88  “I left the school …”" */
static void text_cite(Out *w, uint32_t doc, uint32_t item)
{
    PathCite cite;
    const CareerDoc *d = &w->c->docs.v[doc];
    const CareerItem *it = &w->c->items.v[item];
    uint32_t n = 0;
    while (n < w->cited.n && w->cited.v[n] != item) n++;
    buf_fmt(w->b, "       [%u] ", n + 1);
    put(w, career_title(d));
    if (n < w->cited.n) {                                /* its sentence stands above */
        put_z(w, "\n");
        return;
    }
    *vec_push(w->a, &w->cited) = item;
    if (session_path_cite(w->s, w->a, item, &cite, w->fault)) cite = (PathCite){0};
    put_z(w, "  ");
    if (it->org) put(w, careers_called(w->c, it->org)), put_z(w, " ");
    if (it->role) put(w, careers_called(w->c, it->role)), put_z(w, " ");
    put_year(w, it, false);
    if (it->kind == ITEM_POSITION) put_z(w, w->o->ascii ? "-" : "–"), put_year(w, it, true);
    put_z(w, "\n           ");
    put(w, d->name);
    if (cite.found) {
        buf_fmt(w->b, ":%u ", cite.line);
        dim(w, true);
        put_z(w, w->o->ascii ? "\"" : "“");
        put(w, cite.text);
        put_z(w, w->o->ascii ? "\"" : "”");
        dim(w, false);
    }
    put_z(w, "\n");
}

static void text_hop(Out *w, const RoutePath *path, uint32_t h)
{
    const RouteHop *hop = &path->hop[h];
    uint32_t shown = hop->n < CITED ? hop->n : CITED;
    put_z(w, "    ");
    buf_fmt(w->b, _("step %u"), h + 1);
    put_z(w, "  ");
    put_state(w, path, h);
    put_z(w, w->o->ascii ? " -> " : " → ");
    put_state(w, path, h + 1);
    put_z(w, "  ");
    put(w, paths_share(w->a, hop));
    put_z(w, ", ");
    put(w, paths_time(w->a, &hop->time, false, w->o->ascii));
    put_z(w, "\n");
    text_skills(w, &hop->skills);
    for (uint32_t i = 0; i < shown; i++) {
        /* Where each began is cited once, before the first step. */
        if (!h) text_cite(w, hop->moves.v[i].doc, hop->moves.v[i].from);
        text_cite(w, hop->moves.v[i].doc, hop->moves.v[i].to);
    }
    if (hop->n > shown)
        buf_fmt(w->b, P_("       %u more person\n", "       %u more people\n", hop->n - shown), hop->n - shown);
}

static void text_end(Out *w, const PathEnd *e)
{
    put(w, e->name);
    put_z(w, " (");
    buf_add_z(w->b, count_of(w->a, COUNTED_MEMOIR, e->n_doc));
    if (e->how == END_PART) put_z(w, ", "), put_z(w, _("as a part of names"));
    put_z(w, ")");
}

static void put_line(Out *w, Str text)
{
    if (!text.n) return;
    put(w, text);
    put_z(w, "\n");
}

static void text_longer(Out *w)
{
    Str longer = paths_longer(w->a, w->p);
    if (longer.n) put_line(w, str_fmt(w->a, STR_FMT ": --hops", STR_ARG(longer)));
}

static void text_all(Out *w)
{
    const Routes *r = &w->p->r;
    text_end(w, &w->p->from);
    put_z(w, w->o->ascii ? " -> " : " → ");
    text_end(w, &w->p->to);
    put_z(w, "  ");
    buf_fmt(w->b, P_("%u way walked", "%u ways walked", r->n_walked), r->n_walked);
    put_z(w, ", ");
    put_people(w, r->n_people);
    put_z(w, "\n");
    text_longer(w);
    for (uint32_t i = 0; i < r->paths.n; i++) {
        put_z(w, "\n");
        text_head(w, &r->paths.v[i], i + 1);
        for (uint32_t h = 0; h < r->paths.v[i].n_hop; h++) text_hop(w, &r->paths.v[i], h);
    }
}

/* ------------------------------------------------------------------ none */

static Str gap_name(const Out *w, NameId id, const PathEnd *end) { return id ? careers_called(w->c, id) : end->name; }

static void text_gap(Out *w)
{
    const RouteGap *g = &w->p->r.gap;
    if (!g->found) return;
    put_z(w, _("The nearest step that is missing"));
    put_z(w, ": ");
    put(w, gap_name(w, g->from, &w->p->from));
    put_z(w, w->o->ascii ? " ..> " : " ┄┄▶ ");
    put(w, gap_name(w, g->to, &w->p->to));
    put_z(w, "\n  ");
    put_z(w, _("Nobody here walked between them."));
    if (g->from)
        buf_fmt(
            w->b,
            P_(" %u person got from the start to the first.", " %u people got from the start to the first.", g->n_from),
            g->n_from);
    if (g->to)
        buf_fmt(w->b,
                P_(" %u person got from the second to the end.", " %u people got from the second to the end.", g->n_to),
                g->n_to);
    put_z(w, "\n");
    if (!g->shared.n) return;
    buf_fmt(w->b, "  %s: ", _("skills told of on both sides"));
    for (uint32_t i = 0; i < g->shared.n; i++) {
        if (i) put_z(w, w->o->ascii ? ", " : " · ");
        put(w, careers_called(w->c, g->shared.v[i].skill));
    }
    put_z(w, "\n");
}

static void text_none(Out *w)
{
    const Paths *p = w->p;
    text_end(w, &p->from);
    put_z(w, w->o->ascii ? " -> " : " → ");
    text_end(w, &p->to);
    put_z(w, "\n");
    put_line(w, paths_none(w->a, p));
    text_longer(w);
    put_line(w, paths_free(w->a, p));
    text_gap(w);
}

/* ------------------------------------------------------------------ JSON */

/* For machines: in whatever language one reads. */
static Str label_or(const Out *w, NameId id, const PathEnd *end) { return id ? report_name(w->c, id) : end->name; }

static Str state_label(const Out *w, const RoutePath *path, uint32_t i)
{
    if (i == 0) return w->p->from.name;
    return i == path->n_hop ? w->p->to.name : report_name(w->c, path->state[i]);
}

static void json_time(JsonOut *j, const RouteTime *t)
{
    jout_key(j, "days");
    jout_obj(j);
    jout_kint(j, "known", t->n);
    jout_kint(j, "open", t->n_open);
    if (t->n) {
        if (t->median >= 0) jout_kreal(j, "median", t->median, 1);
        jout_kreal(j, "done", t->done, 1);
        jout_kreal(j, "min", t->lo, 1);
        jout_kreal(j, "max", t->hi, 1);
    }
    jout_obj_end(j);
}

static const char *const claims[] = {[SKILL_FEW] = "few", [SKILL_ALIKE] = "alike", [SKILL_MORE] = "more"};

/* went: they are tested against those who stayed. */
static void json_skills(const Out *w, JsonOut *j, const char *key, const RouteSkills *skills, bool went)
{
    jout_key(j, key);
    jout_arr(j);
    for (uint32_t i = 0; i < skills->n; i++) {
        const RouteSkill *s = &skills->v[i];
        jout_obj(j);
        jout_kstr(j, "name", w->c->names.v[s->skill].label);
        jout_kint(j, "people", s->n);
        if (went) {
            AssocCount k = route_skill_count(skills, s);
            RouteClaim claim = route_skill_claim(skills, s);
            jout_kint(j, "of", skills->n_went);
            jout_kint(j, "stayed", s->stayed);
            jout_kint(j, "of_stayed", skills->n_stayed);
            jout_kz(j, "claim", claims[claim]);
            if (claim != SKILL_FEW) jout_kreal(j, "g2", assoc_g2(k), 3), jout_kreal(j, "p", assoc_p(k), 4);
        }
        jout_obj_end(j);
    }
    jout_arr_end(j);
}

static void json_position(Out *w, JsonOut *j, uint32_t item)
{
    const CareerItem *it = &w->c->items.v[item];
    PathCite cite;
    jout_obj(j);
    jout_kstr(j, "org", it->org ? w->c->names.v[it->org].label : (Str){0});
    jout_kstr(j, "role", it->role ? w->c->names.v[it->role].label : (Str){0});
    jout_kstr(j, "start", career_start(w->c, it));
    jout_kstr(j, "end", it->kind == ITEM_EVENT ? S("") : it->end_kind == END_OPEN ? S("..") : career_end(w->c, it));
    if (!session_path_cite(w->s, w->a, item, &cite, w->fault) && cite.found) {
        jout_kint(j, "line", cite.line);
        jout_kstr(j, "sentence", cite.text);
    }
    jout_obj_end(j);
}

static void json_doc(const Out *w, JsonOut *j, uint32_t doc)
{
    jout_kint(j, "id", w->c->docs.v[doc].id);
    jout_kstr(j, "doc", w->c->docs.v[doc].name);
}

static const char *const sure_names[] = {[ORDER_TOLD] = "told", [ORDER_LIKELY] = "likely", [ORDER_SURE] = "certain"};

static void json_hop(Out *w, JsonOut *j, const RoutePath *path, uint32_t h)
{
    const RouteHop *hop = &path->hop[h];
    Share sh = share_wilson(hop->n, hop->n_from);
    jout_obj(j);
    jout_kstr(j, "from", state_label(w, path, h));
    jout_kstr(j, "to", state_label(w, path, h + 1));
    jout_kint(j, "people", hop->n);
    jout_kint(j, "of", hop->n_from);
    jout_kbool(j, "few", hop->n < ROUTE_FEW);
    jout_key(j, "share");
    jout_arr(j);
    jout_real(j, sh.lo, 3);
    jout_real(j, sh.hi, 3);
    jout_arr_end(j);
    json_time(j, &hop->time);
    json_skills(w, j, "skills", &hop->skills, true);
    jout_key(j, "moves");
    jout_arr(j);
    for (uint32_t i = 0; i < hop->moves.n; i++) {
        const RouteMove *m = &hop->moves.v[i];
        jout_obj(j);
        json_doc(w, j, m->doc);
        jout_kz(j, "order", sure_names[m->sure]);
        if (m->beside) jout_kbool(j, "beside", true);
        if (m->days >= 0) jout_kreal(j, "days", m->days, 1);
        jout_key(j, "from");
        json_position(w, j, m->from);
        jout_key(j, "to");
        json_position(w, j, m->to);
        jout_obj_end(j);
    }
    jout_arr_end(j);
    jout_obj_end(j);
}

static void json_path(Out *w, const RoutePath *path, uint32_t rank)
{
    JsonOut j = jout_begin(w->b, false);
    jout_obj(&j);
    jout_kint(&j, "rank", rank);
    jout_kz(&j, "kind", path->walked ? "walked" : "stitched");
    jout_key(&j, "states");
    jout_arr(&j);
    for (uint32_t i = 0; i <= path->n_hop; i++) jout_str(&j, state_label(w, path, i));
    jout_arr_end(&j);
    jout_kint(&j, "people", path->n);
    jout_kbool(&j, "few", path->n < ROUTE_FEW);
    jout_kz(&j, "order", sure_names[path->sure]);
    jout_kreal(&j, "cost", path->cost, 3);
    json_time(&j, &path->time);
    json_skills(w, &j, "skills", &path->skills, true);
    jout_key(&j, "walkers");
    jout_arr(&j);
    for (uint32_t i = 0; i < path->walks.n; i++) {
        jout_obj(&j);
        json_doc(w, &j, path->walks.v[i].doc);
        if (path->walks.v[i].days >= 0) jout_kreal(&j, "days", path->walks.v[i].days, 1);
        jout_obj_end(&j);
    }
    jout_arr_end(&j);
    jout_key(&j, "hops");
    jout_arr(&j);
    for (uint32_t h = 0; h < path->n_hop; h++) json_hop(w, &j, path, h);
    jout_arr_end(&j);
    jout_obj_end(&j);
    jout_newline(&j);
}

static void json_none(Out *w)
{
    const RouteGap *g = &w->p->r.gap;
    JsonOut j = jout_begin(w->b, false);
    jout_obj(&j);
    jout_kz(&j, "kind", "missing");
    jout_kint(&j, "longer", w->p->r.n_longer);
    jout_kint(&j, "without_conditions", w->p->free_paths);
    if (g->found) {
        jout_kstr(&j, "from", label_or(w, g->from, &w->p->from));
        jout_kstr(&j, "to", label_or(w, g->to, &w->p->to));
        jout_kint(&j, "reached", g->n_from);
        jout_kint(&j, "reaching", g->n_to);
        json_skills(w, &j, "shared", &g->shared, false);
    }
    jout_obj_end(&j);
    jout_newline(&j);
}

/* ------------------------------------------------------------------ all */

/* "no memoir's position is called so; near are role:교사, role:교수" */
static Rc wrong_end(Out *w, const PathEnd *e)
{
    Str list = {0};
    for (uint32_t i = 0; i < e->near.n; i++)
        list = str_fmt(w->a, STR_FMT "%s%s:" STR_FMT, STR_ARG(list), i ? ", " : "",
                       path_end_prefix(path_end_kind(w->c, e->near.v[i])), STR_ARG(careers_called(w->c, e->near.v[i])));
    const char *name = str_dup_z(w->a, uni_visible(w->a, e->text));
    list = uni_visible(w->a, list);
    if (e->how == END_SEVERAL)
        return fault_set(w->fault, RC_USAGE, name, _("several things are called so; say which: %.*s"), STR_ARG(list));
    if (list.n)
        return fault_set(w->fault, RC_NOTFOUND, name, _("no position is called so; near are %.*s"), STR_ARG(list));
    return fault_set(w->fault, RC_NOTFOUND, name, "%s", _("no position is called so"));
}

/* ------------------------------------------------------------------ one end alone */

static void reach_text(Out *w, const PathEnd *from, const RouteReaches *r)
{
    text_end(w, from);
    put_z(w, "\n");
    for (uint32_t i = 0; i < r->n; i++) {
        put_z(w, "  ");
        put_people(w, r->v[i].n);
        if (!r->v[i].direct) put_z(w, ", "), put_z(w, _("by other steps"));
        else if (r->v[i].direct < r->v[i].n)
            put_z(w, ", "), buf_fmt(w->b, P_("%u directly", "%u directly", r->v[i].direct), r->v[i].direct);
        if (r->v[i].n < ROUTE_FEW) buf_fmt(w->b, " (%s)", _("few"));
        put_z(w, w->o->ascii ? "  -> " : "  → ");
        put(w, careers_called(w->c, r->v[i].state));
        put_z(w, "\n");
    }
}

static void reach_json(Out *w, const PathEnd *from, const RouteReaches *r)
{
    for (uint32_t i = 0; i < r->n; i++) {
        JsonOut j = jout_begin(w->b, false);
        jout_obj(&j);
        jout_kz(&j, "kind", "reached");
        jout_kstr(&j, "from", from->name);
        jout_kstr(&j, "to", w->c->names.v[r->v[i].state].label);
        jout_kz(&j, "type", type_name(&entity_types, (int)w->c->names.v[r->v[i].state].type));
        jout_kint(&j, "people", r->v[i].n);
        jout_kint(&j, "directly", r->v[i].direct);
        jout_kbool(&j, "few", r->v[i].n < ROUTE_FEW);
        jout_obj_end(&j);
        jout_newline(&j);
    }
}

static Rc report_reach(Out *w, const PathsAsk *ask)
{
    PathEnd from;
    RouteReaches r;
    if (!session_reach(w->s, w->a, ask, &from, &r)) return wrong_end(w, &from);
    if (!r.n)
        return fault_set(w->fault, RC_NOTFOUND, str_dup_z(w->a, from.text), "%s",
                         _("nobody here is told to have gone on from there"));
    if (w->o->json) reach_json(w, &from, &r);
    else reach_text(w, &from, &r);
    return RC_OK;
}

static Rc report_ways(Out *w, Paths *p, const PathsAsk *ask)
{
    session_paths(w->s, w->a, ask, p);
    if (p->from.how >= END_NONE) return wrong_end(w, &p->from);
    if (p->to.how >= END_NONE) return wrong_end(w, &p->to);
    if (p->same) return fault_set(w->fault, RC_USAGE, str_dup_z(w->a, p->to.text), "%s", _("both ends are the same"));
    if (!p->r.paths.n) {
        if (w->o->json) json_none(w);
        else text_none(w);
        return fault_set(w->fault, RC_NOTFOUND, "", "%s", "");
    }
    for (uint32_t i = 0; w->o->json && i < p->r.paths.n; i++) json_path(w, &p->r.paths.v[i], i + 1);
    if (!w->o->json) text_all(w);
    return RC_OK;
}

Rc report_paths(Session *s, const PathsAsk *ask, const ReportOptions *o, Buf *out, Fault *f)
{
    Arena a = {0};
    Paths p;
    Out w = {.s = s, .c = session_careers(s), .o = o, .p = &p, .b = out, .a = &a, .fault = f};
    Rc rc = ask->to.n ? report_ways(&w, &p, ask) : report_reach(&w, ask);
    arena_fini(&a);
    return rc;
}
