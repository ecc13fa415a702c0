/* Events of libyaml into a tree. One handler an event; what is open stands on a stack of fixed depth. */
#include "base/fs.h"
#include "base/i18n.h"
#include "base/map.h"
#include "yml/yml.h"
#include <assert.h>
#include <string.h>
#include <yaml.h>

typedef struct { YmlNode *node, *last; Str key; uint32_t key_line; bool has_key; } Open;
typedef struct {
    Arena         *a;
    const char    *path;
    Fault         *f;
    const YmlNode *root;
    Open           open[YML_DEPTH_MAX];
    uint32_t       depth, nodes, documents;
} Build;
typedef Rc (*Handler)(Build *b, const yaml_event_t *ev);

static uint32_t line_of(const yaml_event_t *ev) { return (uint32_t)ev->start_mark.line + 1; }

/* The line of the last character; the mark stands behind it, for a block scalar on the next line. */
static uint32_t last_of(const yaml_event_t *ev)
{
    bool behind = ev->end_mark.column == 0 && ev->end_mark.line > ev->start_mark.line;
    return (uint32_t)ev->end_mark.line + !behind;
}

static Rc refuse(Build *b, Rc rc, uint32_t line, const char *why)
{
    fault_set(b->f, rc, b->path, "%s", why);
    if (b->f) b->f->line = line;
    return rc;
}

/* Hangs the node below what is open, under the key that waits for it. */
static Rc attach(Build *b, YmlNode *node)
{
    if (++b->nodes > YML_NODES_MAX) return refuse(b, RC_LIMIT, node->line, _("too many values in one file"));
    if (b->depth == 0) {
        b->root = node;
        return RC_OK;
    }
    Open *top = &b->open[b->depth - 1];
    if (top->node->kind == YML_MAP) {
        if (!top->has_key) return refuse(b, RC_SYNTAX, node->line, _("a list or map cannot be a key"));
        node->key = top->key;
        top->has_key = false;
    }
    if (top->last) top->last->next = node;
    else top->node->first = node;
    top->last = node;
    top->node->n++;
    return RC_OK;
}

static Rc on_scalar(Build *b, const yaml_event_t *ev)
{
    Str value = {(const char *)ev->data.scalar.value, ev->data.scalar.length};
    if (ev->data.scalar.anchor) return refuse(b, RC_SYNTAX, line_of(ev), _("anchors are not allowed"));
    value.p = str_dup_z(b->a, value);
    Open *top = b->depth ? &b->open[b->depth - 1] : NULL;
    if (top && top->node->kind == YML_MAP && !top->has_key) {
        top->key = value;
        top->key_line = line_of(ev);
        top->has_key = true;
        return RC_OK;
    }
    YmlNode *node = arena_push(b->a, YmlNode);
    node->quoted = ev->data.scalar.style != YAML_PLAIN_SCALAR_STYLE;
    node->line = line_of(ev);
    node->last = last_of(ev);
    node->value = value;
    return attach(b, node);
}

static Rc open_node(Build *b, const yaml_event_t *ev, YmlKind kind, const yaml_char_t *anchor)
{
    if (anchor) return refuse(b, RC_SYNTAX, line_of(ev), _("anchors are not allowed"));
    if (b->depth == YML_DEPTH_MAX) return refuse(b, RC_LIMIT, line_of(ev), _("nested too deeply"));
    YmlNode *node = arena_push(b->a, YmlNode);
    node->kind = kind;
    node->line = node->last = line_of(ev);
    Rc rc = attach(b, node);
    if (rc == RC_OK) b->open[b->depth++] = (Open){.node = node};
    return rc;
}

static Rc on_map(Build *b, const yaml_event_t *ev) { return open_node(b, ev, YML_MAP, ev->data.mapping_start.anchor); }
static Rc on_seq(Build *b, const yaml_event_t *ev) { return open_node(b, ev, YML_SEQ, ev->data.sequence_start.anchor); }

/* What is in brackets ends with its bracket, else with its last child: the end is noticed only further down. */
static Rc on_close(Build *b, const yaml_event_t *ev)
{
    Open *top = &b->open[--b->depth];
    bool bracket = ev->end_mark.index > ev->start_mark.index;
    if (bracket) top->node->last = last_of(ev);
    else if (top->last) top->node->last = top->last->last;
    return RC_OK;
}

static const YmlNode *twice_few(const YmlNode *map)
{
    for (yml_each(x, map))
        for (const YmlNode *y = x->next; y; y = y->next)
            if (str_eq(x->key, y->key)) return y;
    return NULL;
}

/* The table is scratch on top of the arena: nothing is allocated before the rewind that must stay. */
static const YmlNode *twice_many(Arena *a, const YmlNode *map)
{
    ArenaMark mark = arena_mark(a);
    Map seen = {0};
    const YmlNode *twice = NULL;
    for (const YmlNode *x = map->first; x && !twice; x = x->next) {
        bool fresh;
        map_put(a, &seen, x->key, &fresh);
        if (!fresh) twice = x;
    }
    arena_rewind(a, mark);
    return twice;
}

static Rc on_map_end(Build *b, const yaml_event_t *ev)
{
    const YmlNode *map = b->open[b->depth - 1].node;
    const YmlNode *twice = map->n <= 12 ? twice_few(map) : twice_many(b->a, map);
    if (!twice) return on_close(b, ev);
    fault_set(b->f, RC_SYNTAX, b->path, _("the key \"%.*s\" is given twice"), STR_ARG(twice->key));
    if (b->f) b->f->line = twice->line;
    return RC_SYNTAX;
}

static Rc on_alias(Build *b, const yaml_event_t *ev)
{
    return refuse(b, RC_SYNTAX, line_of(ev), _("aliases are not allowed"));
}

static Rc on_document(Build *b, const yaml_event_t *ev)
{
    if (b->documents++ == 0) return RC_OK;
    return refuse(b, RC_SYNTAX, line_of(ev), _("a second document is not allowed"));
}

static Rc on_nothing(Build *b, const yaml_event_t *ev)
{
    (void)b, (void)ev;
    return RC_OK;
}

static const Handler handlers[] = {
    [YAML_NO_EVENT] = on_nothing,             [YAML_STREAM_START_EVENT] = on_nothing,
    [YAML_STREAM_END_EVENT] = on_nothing,     [YAML_DOCUMENT_START_EVENT] = on_document,
    [YAML_DOCUMENT_END_EVENT] = on_nothing,   [YAML_ALIAS_EVENT] = on_alias,
    [YAML_SCALAR_EVENT] = on_scalar,          [YAML_SEQUENCE_START_EVENT] = on_seq,
    [YAML_SEQUENCE_END_EVENT] = on_close,     [YAML_MAPPING_START_EVENT] = on_map,
    [YAML_MAPPING_END_EVENT] = on_map_end,
};

static Rc syntax_error(Build *b, const yaml_parser_t *p)
{
    if (p->error == YAML_MEMORY_ERROR) arena_out_of_memory(0);
    Rc rc = p->error == YAML_READER_ERROR ? RC_ENCODING : RC_SYNTAX;
    fault_set(b->f, rc, b->path, "%s%s%s", p->problem ? p->problem : "", p->context ? " " : "",
              p->context ? p->context : "");
    if (b->f && rc == RC_SYNTAX) b->f->line = (uint32_t)p->problem_mark.line + 1;
    if (b->f && rc == RC_ENCODING) b->f->byte = p->problem_offset;
    return rc;
}

static Rc build(Build *b, yaml_parser_t *p)
{
    for (bool more = true; more;) {
        yaml_event_t ev;
        if (!yaml_parser_parse(p, &ev)) return syntax_error(b, p);
        more = ev.type != YAML_STREAM_END_EVENT;
        Rc rc = handlers[ev.type](b, &ev);
        yaml_event_delete(&ev);
        if (rc != RC_OK) return rc;
    }
    return RC_OK;
}

Rc yml_parse(Arena *a, Str text, const char *path, const YmlNode **root, Fault *f)
{
    static const YmlNode empty = {.kind = YML_MAP, .line = 1};
    Build b = {.a = a, .path = path, .f = f, .root = &empty};
    *root = &empty;
    if (text.n > YML_BYTES_MAX) return refuse(&b, RC_LIMIT, 0, _("too many bytes for one YAML file"));
    yaml_parser_t p;
    if (!yaml_parser_initialize(&p)) arena_out_of_memory(sizeof p);
    yaml_parser_set_input_string(&p, (const unsigned char *)(text.p ? text.p : ""), text.n);
    Rc rc = build(&b, &p);
    yaml_parser_delete(&p);
    if (rc == RC_OK) *root = b.root;
    return rc;
}

Rc yml_load(Arena *a, const char *path, const YmlNode **root, Fault *f)
{
    Buf text = {0};
    Rc rc = fs_read(path, YML_BYTES_MAX, &text, f);
    if (rc == RC_OK) rc = yml_parse(a, buf_str(&text), path, root, f);
    buf_fini(&text);
    return rc;
}
