#include "ui/keymap.h"
#include "base/fs.h"
#include "base/i18n.h"
#include "builtin_int.h"
#include "yml/yml.h"

bool key_seq_parse(Str s, KeySeq *out)
{
    *out = (KeySeq){.n = 0};
    s = str_trim(s);
    for (Str word; str_cut(&s, ' ', &word);) {
        if (!word.n) continue;
        if (out->n == KEY_SEQ_MAX || !key_parse(word, &out->k[out->n])) return false;
        out->n++;
    }
    return out->n > 0;
}

Str key_seq_name(Arena *a, const KeySeq *keys)
{
    Str s = {0};
    for (int i = 0; i < keys->n; i++) {
        char name[32];
        Str one = key_format(keys->k[i], name);
        s = s.n ? str_fmt(a, STR_FMT " " STR_FMT, STR_ARG(s), STR_ARG(one)) : str_dup(a, one);
    }
    return s;
}

static bool starts_with(const KeySeq *whole, const KeySeq *start)
{
    if (start->n > whole->n) return false;
    for (int i = 0; i < start->n; i++)
        if (whole->k[i].code != start->k[i].code || whole->k[i].mods != start->k[i].mods) return false;
    return true;
}

static bool same_keys(const KeySeq *x, const KeySeq *y) { return x->n == y->n && starts_with(x, y); }

static void bind(Arena *a, Keymap *m, Binding b)
{
    for (uint32_t i = 0; i < m->all.n; i++)
        if (m->all.v[i].ctx == b.ctx && same_keys(&m->all.v[i].keys, &b.keys)) {
            m->all.v[i] = b;
            return;
        }
    *vec_push(a, &m->all) = b;
}

static Rc fault_at(Fault *f, const char *path, const YmlNode *node, const char *what, Str word)
{
    Rc rc = fault_set(f, RC_SYNTAX, path, "%s: " STR_FMT, what, STR_ARG(word));
    if (f) f->line = node->line;
    return rc;
}

static Rc parse_entry(Arena *a, const char *path, Context ctx, const YmlNode *entry, Keymap *out, Fault *f)
{
    Binding b = {.ctx = ctx};
    if (!key_seq_parse(entry->key, &b.keys)) return fault_at(f, path, entry, _("no such key"), entry->key);
    int action = action_find(yml_value(entry));
    if (action < 0) return fault_at(f, path, entry, _("no such action"), yml_value(entry));
    b.action = (ActionId)action;
    bind(a, out, b);
    return RC_OK;
}

Rc keymap_parse(Arena *a, Str yaml, const char *path, Keymap *out, Fault *f)
{
    const YmlNode *root;
    Rc first = yml_parse(a, yaml, path, &root, f);
    if (first) return first;
    for (yml_each(group, root)) {
        int ctx = context_find(group->key);
        if (ctx < 0 && !first) first = fault_at(f, path, group, _("no such place for keys"), group->key);
        for (yml_each(entry, ctx < 0 ? NULL : group)) {
            Rc rc = parse_entry(a, path, (Context)ctx, entry, out, first ? NULL : f);
            if (rc && !first) first = rc;
        }
    }
    return first;
}

static Rc load_over(Arena *a, const char *path, Keymap *out, Fault *f)
{
    Buf text = {0};
    Rc rc = fs_read(path, YML_BYTES_MAX, &text, f);
    if (!rc) rc = keymap_parse(a, str_dup(a, buf_str(&text)), path, out, f);
    buf_fini(&text);
    return rc;
}

Rc keymap_load(Arena *a, const char *extra, Keymap *out, Fault *f)
{
    Rc rc = keymap_parse(a, builtin_text(BUILTIN_KEYMAP), builtins[BUILTIN_KEYMAP].name, out, f);
    Str own = fs_join(a, fs_xdg(a, FS_CONFIG), S("keymap.yaml"));
    if (fs_exists(own.p)) {
        Rc one = load_over(a, own.p, out, rc ? NULL : f);
        rc = rc ? rc : one;
    }
    if (extra) {
        Rc one = load_over(a, extra, out, rc ? NULL : f);
        rc = rc ? rc : one;
    }
    return rc;
}

/* In one context: an exact fit wins over a prefix. */
static KeysFit find_in(const Keymap *m, Context ctx, const KeySeq *typed, ActionId *out)
{
    KeysFit fit = KEYS_NONE;
    for (uint32_t i = 0; i < m->all.n; i++) {
        const Binding *b = &m->all.v[i];
        if (b->ctx != ctx || !starts_with(&b->keys, typed)) continue;
        if (b->keys.n == typed->n) {
            *out = b->action;
            return KEYS_ACTION;
        }
        if (b->action != ACT_NONE) fit = KEYS_PREFIX;
    }
    return fit;
}

KeysFit keymap_find(const Keymap *m, Context ctx, const KeySeq *typed, ActionId *out)
{
    *out = ACT_NONE;
    KeysFit own = find_in(m, ctx, typed, out);
    if (own != KEYS_NONE) return own;
    return find_in(m, CTX_GLOBAL, typed, out);
}

/* Is the binding what its keys do in ctx, not hidden by one of the pane's own? */
static bool holds(const Keymap *m, Context ctx, const Binding *b)
{
    ActionId got;
    if (b->ctx != ctx && b->ctx != CTX_GLOBAL) return false;
    return keymap_find(m, ctx, &b->keys, &got) == KEYS_ACTION && got == b->action;
}

static Str keys_of(Arena *a, const Keymap *m, Context ctx, ActionId id, bool all)
{
    Str s = {0};
    for (int pass = 0; pass < 2; pass++)             /* the pane's own keys first */
        for (uint32_t i = 0; i < m->all.n; i++) {
            const Binding *b = &m->all.v[i];
            if (b->action != id || (b->ctx == ctx) != (pass == 0) || !holds(m, ctx, b)) continue;
            Str one = key_seq_name(a, &b->keys);
            s = s.n ? str_fmt(a, STR_FMT ", " STR_FMT, STR_ARG(s), STR_ARG(one)) : one;
            if (!all) return s;
        }
    return s;
}

Str keymap_keys(Arena *a, const Keymap *m, Context ctx, ActionId id) { return keys_of(a, m, ctx, id, true); }
Str keymap_key(Arena *a, const Keymap *m, Context ctx, ActionId id) { return keys_of(a, m, ctx, id, false); }
