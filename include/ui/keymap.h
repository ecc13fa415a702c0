/* keymap.h: which keys name which action, per pane, from YAML.
 *
 *   text:                # a context of ui/action.h; global holds everywhere
 *     "]": next-event    # key, or keys one after the other ("g g"), and the action's name
 *     "[": none          # takes a key away
 *
 * Knows    sequences of up to KEY_SEQ_MAX keys; a pane's own keys come before the global ones.
 * Unaware  of what an action does.
 * Memory   bindings live in the arena given.
 * Errors   RC_SYNTAX with file and line of the first wrong entry; all others hold.
 * Threads  const once loaded. */
#ifndef UI_KEYMAP_H
#define UI_KEYMAP_H
#include "base/arena.h"
#include "base/rc.h"
#include "term/key.h"
#include "ui/action.h"

enum { KEY_SEQ_MAX = 3 };
typedef struct KeySeq { Key k[KEY_SEQ_MAX]; int n; } KeySeq;
typedef struct Binding { KeySeq keys; ActionId action; Context ctx; } Binding;
typedef struct Keymap { VEC(Binding) all; } Keymap;

MUST_USE Rc keymap_parse(Arena *a, Str yaml, const char *path, Keymap *out, Fault *f);   /* over what out holds */
/* The built-in one, the user's keymap.yaml over it, and over both the file extra, when it is not NULL. */
MUST_USE Rc keymap_load(Arena *a, const char *extra, Keymap *out, Fault *f);

typedef enum { KEYS_NONE, KEYS_PREFIX, KEYS_ACTION } KeysFit;
KeysFit keymap_find(const Keymap *m, Context ctx, const KeySeq *typed, ActionId *out);
/* The keys of an action there, the first bound first: "j, Down". Lies in a. */
Str keymap_keys(Arena *a, const Keymap *m, Context ctx, ActionId id);
Str keymap_key(Arena *a, const Keymap *m, Context ctx, ActionId id);       /* only the first; "" without one */
bool key_seq_parse(Str s, KeySeq *out);                                    /* "g g" */
Str  key_seq_name(Arena *a, const KeySeq *keys);
#endif
