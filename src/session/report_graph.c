/* report_graph.c: what goes with what, as text and as JSON: gilmok graph. */
#include "report_int.h"
#include "base/i18n.h"
#include "json/json.h"
#include "model/count.h"
#include "session/ties.h"
#include "uni/width.h"

typedef struct Graph {
    Session *s;
    const Careers *c;
    const Filter *f;
    const ReportOptions *o;
    Buf *out;
    Arena *a;
    Assoc *x;
    Fault *fault;
} Graph;

static const char *const rel_names[] = {
    [ASSOC_LEARNED] = "learned", [ASSOC_WITH] = "with",     [ASSOC_NEEDS] = "needs",
    [ASSOC_AT] = "at",           [ASSOC_BEFORE] = "before", [ASSOC_AFTER] = "after"};
static const double DAYS = 365.25;

/* For machines: in whatever language one reads. */
static Str label_of(const Graph *g, NameId name)
{
    const CareerName *n = &g->c->names.v[name];
    return n->name.n ? n->name : n->label;
}

static Str edge_label(const Graph *g, const AssocEdge *e)
{
    if (e->name) return careers_called(g->c, e->name);
    return str_z(e->event == ASSOC_UNTOLD ? _("(not told)") : _(type_msgid(&event_types, e->event)));
}

/* ------------------------------------------------------------------ JSON */

static void json_node(const Graph *g, JsonOut *j, const char *name_key, const char *type_key, NameId name)
{
    jout_kstr(j, name_key, label_of(g, name));
    jout_kz(j, type_key, type_name(&entity_types, (int)g->c->names.v[name].type));
}

/* PMI and its kin need to know how often the other thing comes at all. */
static void json_count(JsonOut *j, AssocCount k, bool chance)
{
    jout_kint(j, "n", k.n_xy);
    jout_kint(j, "n_from", k.n_x);
    if (k.n_y) jout_kint(j, "n_to", k.n_y);
    jout_kint(j, "memoirs", k.n);
    jout_kbool(j, "few", k.n_xy < ASSOC_FEW);
    if (!chance) return;
    jout_kreal(j, "pmi", assoc_pmi(k), 3);
    jout_kreal(j, "npmi", assoc_npmi(k), 3);
    jout_kreal(j, "lift", assoc_lift(k), 3);
    jout_kreal(j, "g2", assoc_g2(k), 3);
    jout_kreal(j, "p", assoc_p(k), 6);
}

static void json_doc_begin(const Graph *g, JsonOut *j, uint32_t doc)
{
    jout_obj(j);
    jout_kint(j, "id", g->c->docs.v[doc].id);
    jout_kstr(j, "doc", g->c->docs.v[doc].name);
}

/* Each sentence means opening a memoir: of many the first ones are quoted, the others named. */
enum { QUOTED = 50 };

static Rc json_site(const Graph *g, JsonOut *j, const AssocEgo *ego, const AssocEdge *e, const AssocSite *site,
                    bool quote)
{
    TieQuotes q = {0};
    Rc rc = quote ? session_tie_quotes(g->s, g->a, g->x, ego->name, e, site, &q, g->fault) : RC_OK;
    json_doc_begin(g, j, site->doc);
    if (!quote) {
        jout_obj_end(j);
        return rc;
    }
    jout_key(j, "sentences");
    jout_arr(j);
    for (uint32_t i = 0; i < q.n; i++) {
        jout_obj(j);
        jout_kint(j, "line", q.v[i].line);
        jout_kstr(j, "text", q.v[i].text);
        jout_obj_end(j);
    }
    jout_arr_end(j);
    jout_obj_end(j);
    return rc;
}

static Rc json_edge(const Graph *g, const AssocEgo *ego, const AssocEdge *e)
{
    ArenaMark mark = arena_mark(g->a);
    JsonOut j = jout_begin(g->out, false);
    jout_obj(&j);
    json_node(g, &j, "from", "from_type", ego->name);
    jout_kz(&j, "rel", rel_names[e->rel]);
    if (e->name) json_node(g, &j, "to", "to_type", e->name);
    else if (e->event == ASSOC_UNTOLD) jout_kz(&j, "to", ""), jout_kz(&j, "to_type", "");
    else jout_kz(&j, "to", type_name(&event_types, e->event)), jout_kz(&j, "to_type", "event");
    json_count(&j, e->k, e->rel == ASSOC_WITH || e->rel == ASSOC_NEEDS);
    if (e->rel == ASSOC_BEFORE || e->rel == ASSOC_AFTER) {
        jout_kint(&j, "other_order", e->n_reverse);
        jout_kreal(&j, "years_median", e->days / DAYS, 2);
        jout_kreal(&j, "years_least", e->days_lo / DAYS, 2);
        jout_kreal(&j, "years_most", e->days_hi / DAYS, 2);
    }
    jout_key(&j, "documents");
    jout_arr(&j);
    AssocSites sites = assoc_sites(g->a, g->x, ego->name, e, 0);
    Rc rc = RC_OK;
    for (uint32_t i = 0; i < sites.n && !rc; i++) rc = json_site(g, &j, ego, e, &sites.v[i], i < QUOTED);
    jout_arr_end(&j);
    jout_obj_end(&j);
    jout_newline(&j);
    arena_rewind(g->a, mark);
    return rc;
}

static void json_pair(const Graph *g, const AssocPair *p)
{
    ArenaMark mark = arena_mark(g->a);
    JsonOut j = jout_begin(g->out, false);
    jout_obj(&j);
    json_node(g, &j, "from", "from_type", p->x);
    const AssocEdge edge = {
        .rel = g->c->names.v[p->x].type == ENT_SKILL ? ASSOC_WITH : ASSOC_NEEDS, .name = p->y, .event = -1};
    jout_kz(&j, "rel", rel_names[edge.rel]);
    json_node(g, &j, "to", "to_type", p->y);
    json_count(&j, p->k, true);
    jout_key(&j, "documents");
    jout_arr(&j);
    AssocSites sites = assoc_sites(g->a, g->x, p->x, &edge, 0);
    for (uint32_t i = 0; i < sites.n; i++) {
        json_doc_begin(g, &j, sites.v[i].doc);
        jout_obj_end(&j);
    }
    jout_arr_end(&j);
    jout_obj_end(&j);
    jout_newline(&j);
    arena_rewind(g->a, mark);
}

static void json_row(const Graph *g, const AssocMatrix *m, uint32_t row)
{
    JsonOut j = jout_begin(g->out, false);
    jout_obj(&j);
    jout_kstr(&j, "role", label_of(g, m->rows.v[row].name));
    jout_kint(&j, "memoirs", m->rows.v[row].n_doc);
    jout_key(&j, "skills");
    jout_arr(&j);
    for (uint32_t i = 0; i < m->cols.n; i++) {
        uint32_t n = m->n[row * m->cols.n + i];
        if (!n) continue;
        jout_obj(&j);
        jout_kstr(&j, "skill", label_of(g, m->cols.v[i].name));
        jout_kint(&j, "n", n);
        jout_obj_end(&j);
    }
    jout_arr_end(&j);
    jout_obj_end(&j);
    jout_newline(&j);
}

/* ------------------------------------------------------------------ one thing as text */

static void put_blanks(Buf *b, size_t n)
{
    while (n--) buf_add_c(b, ' ');
}

static void ego_head(const Graph *g, const AssocEgo *ego)
{
    int first, last, m, d;
    report_cell(g->out, g->o, SGR_BOLD, careers_called(g->c, ego->name), 0);
    buf_fmt(g->out, A_("  %s · "), _(type_msgid(&entity_types, (int)g->c->names.v[ego->name].type)));
    buf_add_z(g->out, count_of(g->a, COUNTED_PERSON, ego->n_doc));
    buf_add_z(g->out, A_(" · "));
    buf_add_z(g->out, count_of(g->a, COUNTED_ROW, ego->n_item));
    if (ego->first != EDTF_DAY_NONE) {
        edtf_ymd(ego->first, &first, &m, &d);
        edtf_ymd(ego->last, &last, &m, &d);
        buf_fmt(g->out, first == last ? A_(" · %d") : A_(" · %d–%d"), first, last);
    }
    buf_add_c(g->out, '\n');
}

/* Two columns of head and branch, then the name, the bar, how many, and what the relation has to say. */
static void ego_line(const Graph *g, const AssocEgo *ego, uint32_t i, uint32_t most)
{
    enum { HEAD = 12, NAME = 22, BAR = 10 };
    const AssocEdge *e = &ego->edges.v[i];
    bool first = !i || ego->edges.v[i - 1].rel != e->rel,
         last = i + 1 == ego->edges.n || ego->edges.v[i + 1].rel != e->rel;
    static const char *const signs[2][4] = {{"┬", "├", "└", "─"}, {"+", "|", "`", "-"}};
    const char *const *sign = signs[g->o->ascii];
    buf_add_z(g->out, "  ");
    report_cell(g->out, g->o, SGR_DIM, str_z(first ? _(session_rel_label(e->rel, g->c->names.v[ego->name].type)) : ""),
                HEAD);
    buf_fmt(g->out, "%s ", first && last ? sign[3] : first ? sign[0] : last ? sign[2] : sign[1]);
    report_cell(g->out, g->o, e->k.n_xy < ASSOC_FEW ? SGR_DIM : SGR_NONE, edge_label(g, e), NAME);
    uint32_t full = (e->k.n_xy * BAR + most - 1) / most;
    buf_add_c(g->out, ' ');
    for (uint32_t k = 0; k < full; k++) buf_add_z(g->out, g->o->ascii ? "#" : "█");
    put_blanks(g->out, BAR - full + 1);
    buf_fmt(g->out, "%4u%s", e->k.n_xy, e->k.n_xy < ASSOC_FEW ? "*" : " ");
    if (e->rel == ASSOC_WITH || e->rel == ASSOC_NEEDS)
        buf_fmt(g->out, A_("  PMI %.1f  G² %.1f"), assoc_tenths(assoc_pmi(e->k)), assoc_g2(e->k));
    if (e->rel == ASSOC_BEFORE || e->rel == ASSOC_AFTER) {
        buf_fmt(g->out, _("  median %.1f years (%.1f–%.1f)"), e->days / DAYS, e->days_lo / DAYS, e->days_hi / DAYS);
        if (e->n_reverse) buf_fmt(g->out, _("; %u the other way round"), e->n_reverse);
    }
    report_line_end(g->out);
}

enum { DEGREE = 12 };                                  /* of a relation, for people; --limit asks for more */

/* So many of each relation, and how many were left out. What came before a skill is asked of the other thing. */
static AssocEdges edges_asked(const Graph *g, const AssocEgo *ego, uint32_t *left)
{
    AssocEdges out = {0};
    bool skill = g->c->names.v[ego->name].type == ENT_SKILL;
    uint32_t nth = 0, most = g->o->limit ? g->o->limit : g->o->json ? UINT32_MAX : DEGREE;
    *left = 0;
    for (uint32_t i = 0; i < ego->edges.n; i++) {
        const AssocEdge *e = &ego->edges.v[i];
        nth = i && e->rel == e[-1].rel ? nth + 1 : 0;
        if (skill && e->rel == ASSOC_BEFORE) continue;
        if (nth < most) *vec_push(g->a, &out) = *e;
        else ++*left;
    }
    return out;
}

static void few_note(const Graph *g) { buf_fmt(g->out, _("* fewer than %d people: no rule\n"), ASSOC_FEW); }

static Rc report_ego(const Graph *g)
{
    NameId name = assoc_find(g->x, 0, g->o->of);
    if (!name) return RC_NOTFOUND;
    AssocEgo ego = assoc_ego(g->a, g->x, name);
    uint32_t most = 1, few = 0, left;
    ego.edges = edges_asked(g, &ego, &left);
    for (uint32_t i = 0; i < ego.edges.n; i++) {
        if (ego.edges.v[i].k.n_xy > most) most = ego.edges.v[i].k.n_xy;
        few += ego.edges.v[i].k.n_xy < ASSOC_FEW;
    }
    if (!g->o->json) ego_head(g, &ego);
    Rc rc = RC_OK;
    for (uint32_t i = 0; i < ego.edges.n && !rc; i++) {
        if (g->o->json) rc = json_edge(g, &ego, &ego.edges.v[i]);
        else ego_line(g, &ego, i, most);
    }
    if (left && !g->o->json)
        buf_fmt(g->out, P_("… %u more; --limit N shows N of each\n", "… %u more; --limit N shows N of each\n", left),
                left);
    if (few && !g->o->json) few_note(g);
    return rc;
}

/* ------------------------------------------------------------------ all of it */

static void pair_line(const Graph *g, const AssocPair *p)
{
    enum { NAME = 24 };
    buf_fmt(g->out, "%5u%s  %5.1f %6.2f %6.1f %7.1f  ", p->k.n_xy, p->k.n_xy < ASSOC_FEW ? "*" : " ", assoc_tenths(assoc_pmi(p->k)),
            assoc_npmi(p->k), assoc_lift(p->k), assoc_g2(p->k));
    report_cell(g->out, g->o, SGR_NONE, careers_called(g->c, p->x), NAME);
    buf_add_z(g->out, "  ");
    report_cell(g->out, g->o, SGR_NONE, careers_called(g->c, p->y), NAME);
    report_line_end(g->out);
}

static Rc report_pairs(const Graph *g)
{
    enum { LEAST = 2 };
    AssocPairs all = assoc_pairs(g->a, g->x, LEAST);
    if (!all.n) all = assoc_pairs(g->a, g->x, 1);          /* of a few memoirs whatever there is, marked as few */
    uint32_t end = all.n, few = 0;
    if (g->o->offset < all.n && g->o->limit && g->o->limit < all.n - g->o->offset) end = g->o->offset + g->o->limit;
    if (g->o->offset >= end) return RC_NOTFOUND;
    if (!g->o->json) buf_add_z(g->out, A_("    n     PMI   NPMI   lift      G²\n"));
    for (uint32_t i = g->o->offset; i < end; i++) {
        few += all.v[i].k.n_xy < ASSOC_FEW;
        if (g->o->json) json_pair(g, &all.v[i]);
        else pair_line(g, &all.v[i]);
    }
    if (few && !g->o->json) few_note(g);
    if (!g->o->json && end < all.n)
        buf_fmt(g->out, _("%u of %u; --offset %u goes on\n"), end - g->o->offset, all.n, end);
    return RC_OK;
}

/* Each column as wide as its skill's name; as many columns as there is room for. */
static void matrix_text(const Graph *g, const AssocMatrix *m)
{
    enum { ROLE = 20, COL_MOST = 14, COL_LEAST = 4, COLS = 100 };
    size_t room = g->o->cols > ROLE + COL_MOST ? (size_t)g->o->cols : COLS, used = ROLE;
    uint32_t n = 0;
    size_t *wide = arena_push_n(g->a, size_t, m->cols.n + 1);
    for (; n < m->cols.n; n++) {
        size_t w = uni_cols(uni_visible(g->a, careers_called(g->c, m->cols.v[n].name)));
        wide[n] = w > COL_MOST ? COL_MOST : w < COL_LEAST ? COL_LEAST : w;
        if (used + wide[n] + 1 > room) break;
        used += wide[n] + 1;
    }
    put_blanks(g->out, ROLE);
    for (uint32_t i = 0; i < n; i++)
        buf_add_c(g->out, ' '), report_cell(g->out, g->o, SGR_BOLD, careers_called(g->c, m->cols.v[i].name), wide[i]);
    report_line_end(g->out);
    for (uint32_t r = 0; r < m->rows.n; r++) {
        report_cell(g->out, g->o, SGR_NONE, careers_called(g->c, m->rows.v[r].name), ROLE);
        for (uint32_t i = 0; i < n; i++) {
            uint32_t k = m->n[r * m->cols.n + i];
            Str cell = k ? str_fmt(g->a, "%u", k) : g->o->ascii ? S(".") : S("·");
            buf_add_c(g->out, ' ');
            report_cell(g->out, g->o, k ? SGR_NONE : SGR_DIM, cell, wide[i]);
        }
        report_line_end(g->out);
    }
}

static Rc report_matrix(const Graph *g)
{
    enum { ROWS = 20, COLS = 30, JSON_MOST = 500 };
    uint32_t rows = g->o->limit ? g->o->limit : g->o->json ? JSON_MOST : ROWS;
    AssocMatrix m = assoc_matrix(g->a, g->x, rows < JSON_MOST ? rows : JSON_MOST, g->o->json ? JSON_MOST : COLS);
    if (!m.rows.n || !m.cols.n) return RC_NOTFOUND;
    for (uint32_t r = 0; g->o->json && r < m.rows.n; r++) json_row(g, &m, r);
    if (!g->o->json) matrix_text(g, &m);
    return RC_OK;
}

Rc report_graph(Session *s, const ReportOptions *opt, Buf *out, Fault *f)
{
    Arena mem = {0};
    const Filter *fl = session_filter(s);
    AssocBase base = assoc_base(&mem, session_careers(s));
    Assoc x = assoc_index(&mem, &base, fl);
    Arena work = {0};
    const Graph g = {s, session_careers(s), fl, opt, out, &work, &x, f};
    Rc rc = fl->text_rc;
    if (!rc) rc = opt->of.n ? report_ego(&g) : opt->matrix ? report_matrix(&g) : report_pairs(&g);
    arena_fini(&work);
    arena_fini(&mem);
    return rc;
}
