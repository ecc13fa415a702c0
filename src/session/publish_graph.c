/* publish_graph.c: roles, skills and which of them go together, as DOT, Mermaid, GraphML and GEXF. */
#include "publish_int.h"
#include "uni/width.h"
#include <string.h>

/* A node is a name that some pair has; ids are n1, n2 …, for no format allows Korean ones everywhere. */
typedef struct Graph {
    Publish *p;
    Arena mem;
    Assoc x;
    AssocPairs pairs;
    uint32_t *node;                  /* of every name its number, from 1; 0: none */
    VEC(NameId) names;
} Graph;

static void add_node(Graph *g, NameId name)
{
    if (g->node[name]) return;
    *vec_push(&g->mem, &g->names) = name;
    g->node[name] = g->names.n;
}

/* Pairs that two careers have; of a few careers, whatever there is. */
static void graph_open(Graph *g, Publish *p)
{
    *g = (Graph){.p = p};
    AssocBase *base = arena_push(&g->mem, AssocBase);
    *base = assoc_base(&g->mem, p->c);
    g->x = assoc_index(&g->mem, base, p->f);
    g->pairs = assoc_pairs(&g->mem, &g->x, 2);
    if (!g->pairs.n) g->pairs = assoc_pairs(&g->mem, &g->x, 1);
    g->node = arena_push_n(&g->mem, uint32_t, p->c->names.n + 1);
    for (uint32_t i = 0; i < g->pairs.n; i++) add_node(g, g->pairs.v[i].x), add_node(g, g->pairs.v[i].y);
    p->n += g->names.n;
}

static Str label(const Graph *g, uint32_t i) { return careers_called(g->p->c, g->names.v[i]); }
static const char *type(const Graph *g, uint32_t i) { return type_name(&entity_types, (int)g->p->c->names.v[g->names.v[i]].type); }
static uint32_t people(const Graph *g, uint32_t i) { return assoc_n(&g->x, g->names.v[i]); }

/* A string of DOT: a backslash and a quotation mark stand for themselves. */
static void dot_text(Publish *p, Str text)
{
    text = publish_line(p, text);
    buf_add_c(p->out, '"');
    for (size_t i = 0; i < text.n; i++) {
        char c = text.p[i];
        if (c == '"' || c == '\\') buf_add_c(p->out, '\\');
        buf_add_c(p->out, c);
    }
    buf_add_c(p->out, '"');
}

/* Mermaid reads entities ("C#35;"), HTML and, between back quotes, Markdown. */
static void mermaid_text(Publish *p, Str text)
{
    text = publish_line(p, text);
    buf_add_c(p->out, '"');
    for (size_t i = 0; i < text.n; i++) {
        char c = text.p[i];
        if (strchr("\"#&<>`\\", c)) buf_fmt(p->out, "#%d;", c);
        else buf_add_c(p->out, c);
    }
    buf_add_c(p->out, '"');
}

void publish_dot(Publish *p)
{
    Graph g;
    graph_open(&g, p);
    buf_add_z(p->out, "graph gilmok {\n  node [shape=box];\n");
    for (uint32_t i = 0; i < g.names.n; i++) {
        buf_fmt(p->out, "  n%u [label=", i + 1);
        dot_text(p, label(&g, i));
        buf_fmt(p->out, ", type=%s, memoirs=%u];\n", type(&g, i), people(&g, i));
    }
    for (uint32_t i = 0; i < g.pairs.n; i++) {
        const AssocPair *e = &g.pairs.v[i];
        buf_fmt(p->out, "  n%u -- n%u [weight=%u, label=\"%u\"];\n", g.node[e->x], g.node[e->y], e->k.n_xy, e->k.n_xy);
    }
    buf_add_z(p->out, "}\n");
    arena_fini(&g.mem);
}

void publish_mermaid(Publish *p)
{
    Graph g;
    graph_open(&g, p);
    buf_add_z(p->out, "flowchart LR\n");
    for (uint32_t i = 0; i < g.names.n; i++) {
        buf_fmt(p->out, "  n%u[", i + 1);
        mermaid_text(p, label(&g, i));
        buf_add_z(p->out, "]\n");
    }
    for (uint32_t i = 0; i < g.pairs.n; i++) {
        const AssocPair *e = &g.pairs.v[i];
        buf_fmt(p->out, "  n%u ---|%u| n%u\n", g.node[e->x], e->k.n_xy, g.node[e->y]);
    }
    arena_fini(&g.mem);
}

void publish_graphml(Publish *p)
{
    Graph g;
    graph_open(&g, p);
    buf_add_z(p->out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<graphml xmlns=\"http://graphml.graphdrawing.org/xmlns\">\n"
                      "  <key id=\"label\" for=\"node\" attr.name=\"label\" attr.type=\"string\"/>\n"
                      "  <key id=\"type\" for=\"node\" attr.name=\"type\" attr.type=\"string\"/>\n"
                      "  <key id=\"memoirs\" for=\"node\" attr.name=\"memoirs\" attr.type=\"int\"/>\n"
                      "  <key id=\"weight\" for=\"edge\" attr.name=\"weight\" attr.type=\"int\"/>\n"
                      "  <graph id=\"gilmok\" edgedefault=\"undirected\">\n");
    for (uint32_t i = 0; i < g.names.n; i++) {
        buf_fmt(p->out, "    <node id=\"n%u\"><data key=\"label\">", i + 1);
        publish_xml(p, label(&g, i));
        buf_fmt(p->out, "</data><data key=\"type\">%s</data><data key=\"memoirs\">%u</data></node>\n", type(&g, i),
                people(&g, i));
    }
    for (uint32_t i = 0; i < g.pairs.n; i++) {
        const AssocPair *e = &g.pairs.v[i];
        buf_fmt(p->out, "    <edge id=\"e%u\" source=\"n%u\" target=\"n%u\"><data key=\"weight\">%u</data></edge>\n", i + 1, g.node[e->x],
                g.node[e->y], e->k.n_xy);
    }
    buf_add_z(p->out, "  </graph>\n</graphml>\n");
    arena_fini(&g.mem);
}

void publish_gexf(Publish *p)
{
    Graph g;
    graph_open(&g, p);
    buf_add_z(p->out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<gexf xmlns=\"http://gexf.net/1.3\" version=\"1.3\">\n"
                      "  <graph mode=\"static\" defaultedgetype=\"undirected\">\n    <attributes class=\"node\">\n"
                      "      <attribute id=\"0\" title=\"type\" type=\"string\"/>\n      <attribute id=\"1\" title=\"memoirs\" type=\"integer\"/>\n"
                      "    </attributes>\n    <nodes>\n");
    for (uint32_t i = 0; i < g.names.n; i++) {
        buf_fmt(p->out, "      <node id=\"n%u\" label=\"", i + 1);
        publish_xml(p, label(&g, i));
        buf_fmt(p->out, "\"><attvalues><attvalue for=\"0\" value=\"%s\"/><attvalue for=\"1\" value=\"%u\"/></attvalues></node>\n", type(&g, i),
                people(&g, i));
    }
    buf_add_z(p->out, "    </nodes>\n    <edges>\n");
    for (uint32_t i = 0; i < g.pairs.n; i++) {
        const AssocPair *e = &g.pairs.v[i];
        buf_fmt(p->out, "      <edge id=\"e%u\" source=\"n%u\" target=\"n%u\" weight=\"%u\"/>\n", i + 1, g.node[e->x],
                g.node[e->y], e->k.n_xy);
    }
    buf_add_z(p->out, "    </edges>\n  </graph>\n</gexf>\n");
    arena_fini(&g.mem);
}
