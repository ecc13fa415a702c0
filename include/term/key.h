/* key.h: one thing that the terminal told: a key, a click, a paste, a new size.
 *
 * Knows    names of keys as they stand in keymaps and scripts; the bytes terminals send for them.
 * Unaware  of what a key does.
 * Units    x, y: cells from 0 at the top left.
 * Memory   Key is a value; Key.paste points into the screen until the next key is asked for.
 * Threads  pure functions.
 * Source   xterm's ctlseqs (modifiers, SGR mouse, bracketed paste); console_codes(4). */
#ifndef TERM_KEY_H
#define TERM_KEY_H
#include "base/arena.h"
#include "base/buf.h"
#include "base/str.h"

enum { MOD_SHIFT = 1, MOD_ALT = 2, MOD_CTRL = 4 };

/* X(enum, name): keys without a character. Further names that key_parse takes: BTab, BS, Return, Delete … */
#define KEY_TABLE(X) \
    X(K_ENTER, "Enter") X(K_ESC, "Esc") X(K_TAB, "Tab") X(K_BACKSPACE, "Backspace") X(K_UP, "Up") X(K_DOWN, "Down") \
    X(K_LEFT, "Left") X(K_RIGHT, "Right") X(K_HOME, "Home") X(K_END, "End") X(K_PGUP, "PgUp") X(K_PGDN, "PgDn") \
    X(K_INS, "Ins") X(K_DEL, "Del") X(K_F1, "F1") X(K_F2, "F2") X(K_F3, "F3") X(K_F4, "F4") X(K_F5, "F5") \
    X(K_F6, "F6") X(K_F7, "F7") X(K_F8, "F8") X(K_F9, "F9") X(K_F10, "F10") X(K_F11, "F11") X(K_F12, "F12")
#define KEY_ENUM(id, name) id,
enum {
    K_NONE = 0,                          /* nothing that means anything */
    K_SPECIAL = 0x110000,                /* above every code point */
    KEY_TABLE(KEY_ENUM)
    K_MOUSE,                             /* x, y, button, mouse */
    K_RESIZE,                            /* x columns, y rows; also after coming back from a stop: draw all */
    K_PASTE,                             /* paste */
    K_TIMEOUT,                           /* nothing came in the time given */
    K_WAKE,                              /* the caller's wake descriptor is readable */
    K_EOF,                               /* the terminal is gone, or a fed script is over */
};
#undef KEY_ENUM

enum { BUTTON_LEFT = 1, BUTTON_MIDDLE, BUTTON_RIGHT, WHEEL_UP, WHEEL_DOWN };
typedef enum { MOUSE_PRESS, MOUSE_RELEASE, MOUSE_DRAG } MouseKind;

typedef struct Key {
    uint32_t code;                       /* a code point as typed (G is 'G'), or a K_ value */
    uint8_t  mods;                       /* MOD_SHIFT only where the character does not tell it */
    uint8_t  button, mouse;              /* MouseKind */
    bool     twice;                      /* a press on the cell of the one before, within 400 ms */
    int      x, y;
    Str      paste;                      /* UTF-8, line ends as \n */
} Key;

static inline bool key_is_text(Key k)
{
    return k.code >= ' ' && k.code < K_SPECIAL && !(k.mods & (MOD_CTRL | MOD_ALT));
}
static inline bool key_is(Key k, uint32_t code, uint8_t mods) { return k.code == code && k.mods == mods; }

/* "j" "G" "가" "Space" "C-o" "M-x" "S-Tab" "F2" "PgDn" "C-Left"; case of the names does not matter. */
bool key_parse(Str name, Key *out);
Str  key_format(Key k, char out[32]);      /* the same way; "" for what is no key. The Str lies in out */

/* Keys as scripts write them: names divided by blanks; "resize:80x24", "click:X,Y" and then "drag:X,Y", "text:가나", "paste:…"
 * up to the next blank (\s a blank, \n a line end). False at the first that is none. Pastes lie in a. */
typedef VEC(Key) KeyList;
bool keys_parse(Arena *a, Str names, KeyList *out);

/* Bytes of a terminal -> keys. Escape sequences that stand for no key are swallowed (K_NONE). */
typedef struct KeyDecoder {
    Buf    paste;
    bool   pasting;
    int    cpr_row, cpr_col;             /* the last cursor position report, 0 before the first */
    Key    press;                        /* the press before, for Key.twice */
    int64_t press_ms;
} KeyDecoder;
/* Takes one key off the start of bytes: returns how many bytes it was, 0 when more must come first. final: no more
 * will come soon, so that a lone ESC is the key Esc. now_ms: any monotonic clock. */
size_t key_decode(KeyDecoder *d, Str bytes, bool final, int64_t now_ms, Key *out);
void   key_decoder_fini(KeyDecoder *d);
#endif
