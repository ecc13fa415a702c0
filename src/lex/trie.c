/* The double array (Aoe 1989): the words of all books in one array of nodes, each book with a root of its own. */
#include "compile_int.h"
#include <stdlib.h>
#include <string.h>

enum { UNITS = 65536, TRIES_MAX = 2048 };
#define ROOT_PARENT 0xfffffffeu

/* ---------------------------------------------------------------- the alphabet */
typedef struct Count { uint32_t n; uint16_t unit; } Count;

static int by_count(const void *x, const void *y)
{
    const Count *a = x, *b = y;
    if (a->n != b->n) return a->n > b->n ? -1 : 1;
    return a->unit < b->unit ? -1 : a->unit > b->unit;
}

/* Frequent units get small codes, which keeps the children of a node close to each other. */
void trie_codes(Arena *a, Trie *t, const Making *m)
{
    uint32_t *times = arena_push_n(a, uint32_t, UNITS), n = 0;
    for (uint32_t b = 0; b < m->books.n; b++) {
        const MakeBook *book = m->books.v[b];
        for (uint32_t w = 0; w < book->words.n; w++)
            for (uint32_t i = 0; i < book->words.v[w].n; i++) n += times[book->words.v[w].key[i]]++ == 0;
    }
    Count *count = arena_push_n(a, Count, n + 1), *at = count;
    for (uint32_t u = 0; u < UNITS; u++)
        if (times[u]) *at++ = (Count){times[u], (uint16_t)u};
    qsort(count, n, sizeof *count, by_count);
    t->code = arena_push_n(a, uint16_t, UNITS);
    t->n_code = 1;
    /* Code 0 is for units in no word. Were all 65536 in some, the last would share it; no script is that large. */
    for (uint32_t i = 0; i < n && i < UNITS - 1; i++) t->code[count[i].unit] = (uint16_t)t->n_code++;
}

/* ---------------------------------------------------------------- places */
static void grow_to(Arena *a, Trie *t, uint32_t n)
{
    while (t->node.n < n) *vec_push(a, &t->node) = (TrieNode){.parent = NODE_FREE};
}

static bool is_free(const Trie *t, uint32_t at) { return at >= t->node.n || t->node.v[at].parent == NODE_FREE; }

/* The sorted words [beg, end) share their first depth units. */
typedef struct Group { uint32_t beg, end, depth, node; } Group;
typedef VEC(uint16_t) Codes;

static uint16_t code_at(const Trie *t, const MakeWord *w, uint32_t depth) { return t->code[w->key[depth]]; }

/* The codes that follow, each once; words that end here stand first in the group and have none. */
static void codes_of(Arena *a, const Trie *t, const MakeWord *const *word, Group g, Codes *out)
{
    out->n = 0;
    for (uint32_t i = g.beg; i < g.end; i++) {
        if (word[i]->n == g.depth) continue;
        uint16_t c = code_at(t, word[i], g.depth);
        if (!out->n || out->v[out->n - 1] != c) *vec_push(a, out) = c;
    }
}

static bool fits(const Trie *t, uint32_t base, const Codes *codes)
{
    for (uint32_t i = 0; i < codes->n; i++)
        if (!is_free(t, base + codes->v[i])) return false;
    return true;
}

/* First fit from the first free place on. A crowded start is given up after some tries, so that time stays linear. */
static uint32_t place(Trie *t, const Codes *codes)
{
    while (t->free_from < t->node.n && !is_free(t, t->free_from)) t->free_from++;
    uint32_t first = codes->v[0], tries = 0;
    for (uint32_t at = t->free_from > first ? t->free_from : first + 1;; at++) {
        if (!is_free(t, at)) continue;
        if (fits(t, at - first, codes)) return at - first;
        if (++tries == TRIES_MAX) at = t->node.n > at ? t->node.n : at;
    }
}

/* ---------------------------------------------------------------- words */
typedef struct Sorter { const MakeWord *w; const uint16_t *code; } Sorter;

static int by_codes(const void *x, const void *y)
{
    const Sorter *a = x, *b = y;
    for (uint32_t i = 0; i < a->w->n && i < b->w->n; i++) {
        uint16_t ca = a->code[a->w->key[i]], cb = b->code[b->w->key[i]];
        if (ca != cb) return ca < cb ? -1 : 1;
    }
    return a->w->n < b->w->n ? -1 : a->w->n > b->w->n;
}

static const MakeWord **sorted_words(Arena *a, const Trie *t, const MakeBook *book)
{
    Sorter *sort = arena_push_n(a, Sorter, book->words.n + 1);
    const MakeWord **out = arena_push_n(a, const MakeWord *, book->words.n + 1);
    for (uint32_t i = 0; i < book->words.n; i++) sort[i] = (Sorter){&book->words.v[i], t->code};
    if (book->words.n) qsort(sort, book->words.n, sizeof *sort, by_codes);
    for (uint32_t i = 0; i < book->words.n; i++) out[i] = sort[i].w;
    return out;
}

typedef VEC(Group) Groups;

/* Hangs the children of a group's node below it and leaves their groups on the stack. */
static void hang(Arena *a, Trie *t, const MakeWord *const *word, Group g, Codes *codes, Groups *todo)
{
    codes_of(a, t, word, g, codes);
    if (!codes->n) return;
    uint32_t base = place(t, codes);
    grow_to(a, t, base + codes->v[codes->n - 1] + 1);
    t->node.v[g.node].base |= base;
    uint32_t i = g.beg;
    while (word[i]->n == g.depth) i++;
    for (uint32_t c = 0; c < codes->n; c++) {
        Group sub = {.beg = i, .depth = g.depth + 1, .node = base + codes->v[c]};
        while (i < g.end && code_at(t, word[i], g.depth) == codes->v[c]) i++;
        sub.end = i;
        t->node.v[sub.node].parent = g.node;
        *vec_push(a, todo) = sub;
    }
}

static void mark_word(Trie *t, const MakeBook *book, const MakeWord *const *word, Group g, uint32_t first)
{
    TrieNode *node = &t->node.v[g.node];
    if (g.depth && word[g.beg]->n == g.depth) {
        node->base |= NODE_WORD;
        node->word = first + (uint32_t)(word[g.beg] - book->words.v);
    }
    for (uint32_t i = g.beg; i < g.end && g.depth; i++)
        if (word[i]->breaks[g.depth - 1]) node->base |= NODE_BREAK;
}

uint32_t trie_add(Arena *a, Trie *t, const MakeBook *book, uint32_t first)
{
    if (!t->node.n) {
        grow_to(a, t, 1);                            /* node 0 is nobody: lex reads it as "no such child" */
        t->node.v[0].parent = ROOT_PARENT;
    }
    uint32_t root = t->node.n;
    grow_to(a, t, root + 1);
    t->node.v[root].parent = ROOT_PARENT;
    const MakeWord **word = sorted_words(a, t, book);
    Groups todo = {0};
    Codes codes = {0};
    if (book->words.n) *vec_push(a, &todo) = (Group){0, book->words.n, 0, root};
    while (todo.n) {
        Group g = todo.v[--todo.n];
        mark_word(t, book, word, g, first);
        hang(a, t, word, g, &codes, &todo);
    }
    return root;
}

void trie_finish(Arena *a, Trie *t)
{
    uint32_t n = t->node.n;
    /* A look-up adds any code to any base without asking whether that is still inside. */
    grow_to(a, t, n + t->n_code + 1);
    for (uint32_t i = 0; i < n; i++) {
        TrieNode *up = t->node.v[i].parent < n ? &t->node.v[t->node.v[i].parent] : NULL;
        if (up) up->next |= lex_next_bit((uint16_t)(i - (up->base & NODE_BASE)));
    }
}
