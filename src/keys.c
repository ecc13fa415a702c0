/* keys.c: gilmok help keys: every action with its keys, from the table that the explorer itself is made from. */
#include "cli.h"
#include "base/i18n.h"
#include "ui/keymap.h"
#include "uni/width.h"
#include <stdio.h>
#include <string.h>

#define CONTEXT_NAME(id, name) [id] = name,
static const char *const places[CTX_COUNT] = { CONTEXT_TABLE(CONTEXT_NAME) };
#undef CONTEXT_NAME

/* An action belongs to all views when most have it, else it is told once for each of its own. */
static bool everywhere(ActionId id)
{
    unsigned most = 0;
    for (int i = 0; i < ACT_COUNT; i++) most |= actions[i].where;
    return actions[id].where == most;
}

static void put_padded(Buf *out, Str s, size_t cols)
{
    buf_add(out, s);
    for (size_t n = uni_cols(s); n < cols; n++) buf_add_c(out, ' ');
    buf_add_z(out, "  ");
}

/* "n (text, review)": keys that only some places have. */
static Str keys_somewhere(Arena *a, const Keymap *m, ActionId id)
{
    Str keys = {0}, where = {0};
    for (int c = CTX_GLOBAL + 1; c < CTX_COUNT; c++) {
        Str here = keymap_keys(a, m, (Context)c, id);
        if (!here.n || (keys.n && !str_eq(keys, here))) continue;
        keys = here;
        where = where.n ? str_fmt(a, STR_FMT ", %s", STR_ARG(where), places[c]) : str_z(places[c]);
    }
    return keys.n ? str_fmt(a, STR_FMT " (" STR_FMT ")", STR_ARG(keys), STR_ARG(where)) : S("(none)");
}

static void put_action(Buf *out, Arena *a, const Keymap *m, Context ctx, ActionId id)
{
    enum { KEYS_COLS = 18, NAME_COLS = 18 };
    Str keys = keymap_keys(a, m, ctx, id);
    if (!keys.n) keys = keys_somewhere(a, m, id);
    buf_add_z(out, "  ");
    put_padded(out, keys, KEYS_COLS);
    put_padded(out, str_z(actions[id].name), NAME_COLS);
    buf_fmt(out, "%s\n", _(actions[id].help));
}

static void put_place(Buf *out, Arena *a, const Keymap *m, Context ctx)
{
    bool begun = false;
    for (int i = ACT_NONE + 1; i < ACT_COUNT; i++) {
        bool all = everywhere((ActionId)i);
        if (ctx == CTX_GLOBAL ? !all : all || !action_in((ActionId)i, ctx)) continue;
        if (!begun) buf_fmt(out, "%s%s:\n", ctx == CTX_GLOBAL ? "" : "\n", places[ctx]);
        begun = true;
        put_action(out, a, m, ctx, (ActionId)i);
    }
}

int help_keys(const Options *o)
{
    Arena a = {0};
    Keymap m = {0};
    Buf out = {0};
    Fault f = {0};
    Told told = {0};
    Rc rc = keymap_load(&a, o->keymap, &m, &f);
    if (rc) cli_on_fault(&told, rc, &f);
    for (int c = CTX_GLOBAL; c < CTX_COUNT; c++) put_place(&out, &a, &m, (Context)c);
    arena_fini(&a);
    return cli_finish(&out, RC_OK, NULL, &told);
}
