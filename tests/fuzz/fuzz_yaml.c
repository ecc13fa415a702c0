#include "fuzz.h"
#include "yml/yml.h"

static void put_node(Arena *a, YmlOut *y, const YmlNode *node)
{
    if (node->kind == YML_SCALAR) {
        yml_out_str(y, yml_value(node));
    } else if (node->kind == YML_SEQ) {
        yml_out_seq(y, YML_BLOCK);
        for (yml_each(it, node)) put_node(a, y, it);
        yml_out_seq_end(y);
    } else {
        yml_out_map(y, YML_BLOCK);
        for (yml_each(it, node)) {
            yml_out_key(y, str_dup_z(a, it->key));
            put_node(a, y, it);
        }
        yml_out_map_end(y);
    }
}

static bool same(const YmlNode *x, const YmlNode *y)
{
    if (x->kind != y->kind || x->n != y->n || !str_eq(x->key, y->key)) return false;
    if (x->kind == YML_SCALAR) return str_eq(yml_value(x), yml_value(y));
    const YmlNode *b = yml_first(y);
    for (yml_each(a, x)) {
        if (!b || !same(a, b)) return false;
        b = b->next;
    }
    return true;
}

/* What was read is written, and reads back as the same. */
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
    Arena a = {0};
    Fault f = {0};
    const YmlNode *root, *again;
    if (!yml_parse(&a, fuzz_str(data, n), "fuzz", &root, &f)) {
        (void)yml_str(root, "name");
        (void)yml_int(root, "n", 0);
        (void)yml_real(root, "n", 0);
        (void)yml_bool(root, "n", false);
        Buf out = {0};
        YmlOut *y = yml_out_begin(&out);
        put_node(&a, y, root);
        yml_out_end(y);
        CHECK(!yml_parse(&a, buf_str(&out), "written", &again, &f));
        CHECK(same(root, again));
        buf_fini(&out);
    } else {
        CHECK(f.path[0]);
    }
    arena_fini(&a);
    return 0;
}
