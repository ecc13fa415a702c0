/* Words: walking the trie over a text. */
#include "lex_int.h"
#include <assert.h>

/* The loops below are made once for each way of reading, so that none of them asks which one it is. */
#define HOT static inline __attribute__((always_inline))

/* Where words are looked for: from u[0] on, or, for suffixes, from u[n-1] back. scanned: code has the units as the trie
 * has them. done: so many units were read before, and led to the node. */
typedef struct Walk { const uint16_t *u; uint32_t n; bool back, scanned; const uint16_t *code; uint32_t done, node; } Walk;

HOT uint16_t unit_at(Walk w, uint32_t i) { return w.back ? w.u[w.n - 1 - i] : w.u[i]; }

/* A place in the trie: the node's number and what it says. */
typedef struct At { uint32_t s, base, next; } At;

HOT At at_node(const Layer *l, uint32_t s) { return (At){s, l->node[s].base, l->node[s].next}; }
HOT At root_of(const Layer *l) { return at_node(l, l->root); }
HOT At begin_of(const Layer *l, Walk w) { return w.done ? at_node(l, w.node) : root_of(l); }

/* Goes to the child for ch; false when there is none: no node has the root as its child, and 0 is nobody's child. Where a
 * child would stand is seldom in a cache: what the node says of its children spares most looks in vain. */
HOT bool step_by(const Layer *l, At *at, uint16_t code)
{
    if (!(at->next & lex_next_bit(code))) return false;
    uint32_t t = (at->base & NODE_BASE) + code;
    const TrieNode *x = &l->node[t];
    if (x->parent != at->s) return false;
    *at = (At){t, x->base, x->next};
    return true;
}

HOT bool step(const Layer *l, At *at, uint16_t ch) { return step_by(l, at, l->code[ch]); }

HOT bool step_unit(const Layer *l, At *at, Walk w, uint32_t i)
{
    return w.scanned ? step_by(l, at, w.code[i]) : step(l, at, unit_at(w, i));
}

HOT LexMatch match_of(const Layer *l, uint32_t node, uint32_t len, uint32_t skipped)
{
    WordRow w = row_of(l->word, l->node[node].word);
    return (LexMatch){len, w.n, w.first, skipped};
}

/* Where matches go: all of them, or only the last, which is the longest. stop: NULL where nobody asks. */
typedef struct Found { LexMatch *out; int n, max; bool last; LexStop *stop; } Found;

HOT bool take(Found *f, LexMatch m)
{
    if (f->last) f->n = 0;
    if (f->n == f->max) return false;
    f->out[f->n++] = m;
    return true;
}

HOT void walk_exact(const Layer *l, Walk w, Found *found)
{
    At at = begin_of(l, w);
    for (uint32_t i = w.done; i < w.n; i++) {
        if (!step_unit(l, &at, w, i)) return;
        if (at.base & NODE_WORD && !take(found, match_of(l, at.s, i + 1, 0))) return;
    }
    if (!found->stop) return;
    At then = at;
    *found->stop = (LexStop){{at.next, step(l, &then, ' ') ? then.next : 0}, at.s};
}

HOT bool is_ascii_word(uint16_t ch) { return (ch >= '0' && ch <= '9') || (ch >= 'a' && ch <= 'z'); }

/* May a name be broken between its units number depth-1 (before) and depth? Where some name is written with a blank,
 * always. Elsewhere only behind enough of it to know it again: "프론트 엔드", "Type Script", but not "이 직", "as p". */
HOT bool may_break(At at, uint32_t depth, uint16_t before)
{
    enum { HANGUL_MIN = 2, LATIN_MIN = 4 };
    if (at.base & NODE_BREAK) return true;
    return depth >= (is_ascii_word(before) ? LATIN_MIN : HANGUL_MIN);
}

/* What may follow a name's units, the last of them given. Hyphens and middle dots are skipped as blanks are, but they are
 * units that stand there. */
HOT LexNext next_loose(const Layer *l, At at, uint32_t depth, uint16_t last)
{
    uint32_t next = at.next;
    if (!next || loose_skips(last) || !may_break(at, depth, last)) return (LexNext){next, 0};
    return (LexNext){next | lex_next_bit(l->code['-']) | lex_next_bit(l->code[0xB7]), next};
}

HOT void walk_loose(const Layer *l, Walk w, Found *found)
{
    At at = begin_of(l, w);
    uint32_t depth = w.done, skipped = 0;
    for (uint32_t i = w.done; i < w.n; i++) {
        if (step_unit(l, &at, w, i)) {               /* no key of a loose book has what it skips */
            depth++;
            if (at.base & NODE_WORD && !take(found, match_of(l, at.s, i + 1, skipped))) return;
            continue;
        }
        /* Whatever is skipped, a child stands behind it: mostly none does. */
        if (w.scanned && i + 1 < w.n && !(at.next & lex_next_bit(w.code[i + 1]))) return;
        if (!loose_skips(unit_at(w, i)) || !depth) return;
        uint16_t before = unit_at(w, i - 1);
        if (loose_skips(before) || !may_break(at, depth, before)) return;
        skipped++;
    }
    if (w.n && found->stop) *found->stop = (LexStop){next_loose(l, at, depth, unit_at(w, w.n - 1)), skipped ? 0 : at.s};
}

/* With the tables' places at hand: what is written to found.out cannot change them. */
HOT int walk(const LexBook *b, const Layer *l, Walk w, Found found)
{
    const Layer here = *l;
    if (b->flags & BOOK_LOOSE) walk_loose(&here, w, &found);
    else walk_exact(&here, w, &found);
    return found.n;
}

/* Both lists are in order of length. At equal length it is the same word, and the user's says what it means: its list
 * was joined with the built-in one when it was compiled; an empty one silences the word. */
static int merge(const LexMatch *base, int n_base, const LexMatch *over, int n_over, Found found)
{
    int i = 0, j = 0;
    while (i < n_base || j < n_over) {
        bool take_over = j < n_over && (i == n_base || over[j].len <= base[i].len);
        LexMatch m = take_over ? over[j] : base[i];
        if (take_over) {
            if (i < n_base && base[i].len == over[j].len) i++;
            j++;
            m.first |= LEX_WORD_OVER;
        } else {
            i++;
        }
        if (m.n_entry && !take(&found, m)) break;
    }
    return found.n;
}

/* Room for every length a word can have, so that the longest is found behind any number of shorter ones. */
static __attribute__((noinline)) int walk_both(const LexBook *b, Walk w, Found found)
{
    LexMatch base[WORD_MAX], over[WORD_MAX];
    w.scanned = false;                               /* the user's trie has codes of its own */
    LexStop above = {0};
    int n_base = walk(b, &b->base, w, (Found){.out = base, .max = WORD_MAX, .stop = found.stop});
    int n_over = walk(b, &b->over, w, (Found){.out = over, .max = WORD_MAX, .stop = found.stop ? &above : NULL});
    if (above.next.glued) found.stop->next = LEX_NEXT_ANY;          /* in the user's codes */
    if (found.stop) found.stop->node = 0;            /* of two tries no one place is known */
    return merge(base, n_base, over, n_over, found);
}

HOT int find(const LexBook *b, Walk w, Found found)
{
    return b->over.node ? walk_both(b, w, found) : walk(b, &b->base, w, found);
}

HOT Walk forward(const LexBook *b, const uint16_t *u, uint32_t n)
{
    assert(!(b->flags & BOOK_SUFFIX));
    return (Walk){.u = u, .n = n && lex_first(b->first, u[0]) ? n : 0};
}

HOT Walk backward(const LexBook *b, const uint16_t *u, uint32_t n)
{
    assert(b->flags & BOOK_SUFFIX);
    return (Walk){.u = u, .n = n && lex_first(b->first, u[n - 1]) ? n : 0, .back = true};
}

int lex_prefixes(const LexBook *b, const uint16_t *u, uint32_t n, LexMatch out[LEX_MATCH_MAX])
{
    Walk w = forward(b, u, n);
    return w.n ? find(b, w, (Found){.out = out, .max = LEX_MATCH_MAX}) : 0;
}

bool lex_longest(const LexBook *b, const uint16_t *u, uint32_t n, LexMatch *out)
{
    Walk w = forward(b, u, n);
    return w.n && find(b, w, (Found){.out = out, .max = 1, .last = true});
}

int lex_prefixes_stop(const LexBook *b, const uint16_t *u, uint32_t n, LexMatch out[LEX_MATCH_MAX], LexStop *stop)
{
    Walk w = forward(b, u, n);
    *stop = (LexStop){.next = n ? (LexNext){0} : LEX_NEXT_ANY};
    return w.n ? find(b, w, (Found){.out = out, .max = LEX_MATCH_MAX, .stop = stop}) : 0;
}

int lex_prefixes_open(const LexBook *b, const uint16_t *u, uint32_t n, LexMatch out[LEX_MATCH_MAX], bool *open)
{
    LexStop stop;
    int found = lex_prefixes_stop(b, u, n, out, &stop);
    *open = stop.next.glued != 0;
    return found;
}

bool lex_longest_stop(const LexBook *b, const uint16_t *u, uint32_t n, LexMatch *out, LexStop *stop)
{
    Walk w = forward(b, u, n);
    *stop = (LexStop){.next = n ? (LexNext){0} : LEX_NEXT_ANY};
    return w.n && find(b, w, (Found){.out = out, .max = 1, .last = true, .stop = stop});
}

bool lex_longest_open(const LexBook *b, const uint16_t *u, uint32_t n, LexMatch *out, bool *open)
{
    LexStop stop;
    bool found = lex_longest_stop(b, u, n, out, &stop);
    *open = stop.next.glued != 0;
    return found;
}

int lex_prefixes_scanned(const LexBook *b, const uint16_t *u, const uint16_t *code, uint32_t n, LexMatch out[LEX_MATCH_MAX])
{
    return find(b, (Walk){.u = u, .n = n, .scanned = true, .code = code}, (Found){.out = out, .max = LEX_MATCH_MAX});
}

bool lex_longest_scanned(const LexBook *b, const uint16_t *u, const uint16_t *code, uint32_t n, LexMatch *out)
{
    return find(b, (Walk){.u = u, .n = n, .scanned = true, .code = code}, (Found){.out = out, .max = 1, .last = true});
}

int lex_prefixes_on(const LexBook *b, LexStop from, uint32_t done, const uint16_t *u, const uint16_t *code, uint32_t n,
                    LexMatch out[LEX_MATCH_MAX])
{
    if (from.node)
        return walk(b, &b->base, (Walk){.u = u, .n = n, .scanned = true, .code = code, .done = done, .node = from.node},
                    (Found){.out = out, .max = LEX_MATCH_MAX});
    LexMatch all[LEX_MATCH_MAX];
    int n_all = lex_prefixes_scanned(b, u, code, n, all), n_out = 0;
    for (int i = 0; i < n_all; i++)
        if (all[i].len > done) out[n_out++] = all[i];
    return n_out;
}

int lex_suffixes(const LexBook *b, const uint16_t *u, uint32_t n, LexMatch out[LEX_MATCH_MAX])
{
    Walk w = backward(b, u, n);
    return w.n ? find(b, w, (Found){.out = out, .max = LEX_MATCH_MAX}) : 0;
}

bool lex_longest_suffix(const LexBook *b, const uint16_t *u, uint32_t n, LexMatch *out)
{
    Walk w = backward(b, u, n);
    return w.n && find(b, w, (Found){.out = out, .max = 1, .last = true});
}

static bool layer_begins(const LexBook *b, const Layer *l, const uint16_t *u, uint32_t n)
{
    At at = root_of(l);
    for (uint32_t i = 0; i < n; i++) {
        if (b->flags & BOOK_LOOSE && loose_skips(u[i]) && i) {
            if (!may_break(at, i, u[i - 1])) return false;
        } else if (!step(l, &at, u[i])) {
            return false;
        }
    }
    return true;
}

bool lex_begins(const LexBook *b, const uint16_t *u, uint32_t n)
{
    return layer_begins(b, &b->base, u, n) || (b->over.node && layer_begins(b, &b->over, u, n));
}

const uint64_t *lex_book_first(const LexBook *b) { return b->first; }

bool layer_word(const Layer *l, const uint16_t *key, uint32_t n, WordRow *out)
{
    At at = root_of(l);
    for (uint32_t i = 0; i < n; i++)
        if (!step(l, &at, key[i])) return false;
    if (!(at.base & NODE_WORD)) return false;
    *out = row_of(l->word, l->node[at.s].word);
    return true;
}

void layer_breaks(const Layer *l, const uint16_t *key, uint32_t n, bool *breaks)
{
    At at = root_of(l);
    for (uint32_t i = 0; i < n && step(l, &at, key[i]); i++)
        if (at.base & NODE_BREAK) breaks[i] = true;
}

uint32_t lex_book_n(const LexBook *b) { return b->n_entry; }
uint32_t lex_book_own(const LexBook *b) { return b->n_base; }

LexEntry lex_entry(const LexBook *b, uint32_t entry)
{
    assert(entry < b->n_entry);
    const Layer *l = entry < b->n_base ? &b->base : &b->over;
    const EntryRow *e = &l->entry[entry < b->n_base ? entry : entry - b->n_base];
    return (LexEntry){e->cls, e->n_attr, l->attr + e->attr};
}

const LexAttr *lex_attr(LexEntry e, Sym key)
{
    for (uint32_t i = 0; i < e.n_attr; i++)
        if (e.attr[i].key == key) return &e.attr[i];
    return NULL;
}

Str lex_attr_str(const LexBook *b, LexEntry e, Sym key)
{
    const LexAttr *at = lex_attr(e, key);
    return at ? lex_sym_str(b->lex, at->val) : S("");
}

int32_t lex_attr_num(LexEntry e, Sym key, int32_t otherwise)
{
    const LexAttr *at = lex_attr(e, key);
    return at ? at->num : otherwise;
}
