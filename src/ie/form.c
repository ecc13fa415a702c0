#include "form.h"
#include <assert.h>
#include <stdlib.h>
#include <string.h>

/* FORMS_MAX: two megabytes, some hundred memoirs' words. SLOTS_MIN: for the words of one memoir. */
enum { SLOTS_MIN = 1 << 11, FORMS_MAX = 1 << 15 };

/* Open addressing. A slot is the number of its form, from 1, below a few bits of its hash, so that a look-up seldom
 * touches another form than the word's. Within one text there are never more forms than have numbers: NUMBER_MAX. */
enum { NUMBER_BITS = 20, NUMBER_MAX = (1 << NUMBER_BITS) - 1 };
typedef uint32_t Slot;

/* Forms stand side by side in blocks that are never moved. */
enum { BLOCK_BITS = 10, BLOCK = 1 << BLOCK_BITS, BLOCKS_MAX = NUMBER_MAX / BLOCK + 1 };

struct Forms {
    Arena    arena, blocks;
    LexNext  time_next[TIME_NEXTS];    /* n_time_next of them; the first is nothing */
    uint32_t n_time_next;
    FormMore *more;                    /* the next of n_more that were made at once */
    uint32_t n_more;
    Slot    *slot;
    uint32_t n, n_slot;                /* n_slot: a power of two, at least twice n */
    Form    *block[BLOCKS_MAX];
};

static FormMore more_none;
const Form form_none = {.more = &more_none};

static_assert(sizeof(Form) == FORM_SIZE, "a form is one line of the cache");

static Slot *slots(uint32_t n)
{
    Slot *s = calloc(n, sizeof *s);
    if (!s) arena_out_of_memory(n * sizeof *s);
    return s;
}

Forms *forms_new(void)
{
    Forms *f = calloc(1, sizeof *f);
    if (!f) arena_out_of_memory(sizeof *f);
    f->slot = slots(SLOTS_MIN);
    f->n_slot = SLOTS_MIN;
    f->n_time_next = 1;
    return f;
}

void forms_free(Forms *f)
{
    if (!f) return;
    arena_fini(&f->arena);
    arena_fini(&f->blocks);
    free(f->slot);
    free(f);
}

Arena *forms_arena(Forms *f) { return &f->arena; }

/* n of the size, each beginning with a line of the cache. */
static void *lines_new(Arena *a, size_t n, size_t size)
{
    char *p = arena_alloc(a, n * size + FORM_SIZE);
    return p + (FORM_SIZE - (uintptr_t)p % FORM_SIZE) % FORM_SIZE;
}

FormMore *form_more(Forms *f, Form *x)
{
    enum { AT_ONCE = 128 };
    if (x->more) return x->more;
    if (!f->n_more) f->more = lines_new(&f->arena, AT_ONCE, sizeof *f->more), f->n_more = AT_ONCE;
    f->n_more--;
    return x->more = f->more++;
}

static void forget(Forms *f)
{
    f->n_more = 0;
    f->n_time_next = 1;
    arena_clear(&f->arena);
    arena_clear(&f->blocks);
    memset(f->slot, 0, f->n_slot * sizeof *f->slot);
    f->n = 0;
}

static inline Form *form_at(const Forms *f, uint32_t number)
{
    return &f->block[(number - 1) >> BLOCK_BITS][(number - 1) & (BLOCK - 1)];
}

static inline Slot slot_of(uint32_t number, uint32_t hash) { return number | hash >> NUMBER_BITS << NUMBER_BITS; }
static inline uint32_t number_in(Slot s) { return s & NUMBER_MAX; }

/* A word as FORM_WORDS machine words, with zeros behind its end: read, compared and hashed without a loop over
 * units. */
typedef struct Key { uint64_t w[FORM_WORDS]; } Key;

static inline Key key_of(const uint16_t *u, uint32_t n)
{
    static const uint16_t keep[2 * FORM_UNITS] = {
        0xFFFF, 0xFFFF, 0xFFFF, 0xFFFF, 0xFFFF, 0xFFFF, 0xFFFF, 0xFFFF, 0xFFFF, 0xFFFF, 0xFFFF, 0xFFFF};
    Key k, mask;
    memcpy(&k, u, sizeof k);                         /* a Doc has FOLD_PAD units behind its end */
    memcpy(&mask, keep + FORM_UNITS - n, sizeof mask);
    for (int i = 0; i < FORM_WORDS; i++) k.w[i] &= mask.w[i];
    return k;
}

static inline uint32_t hash_of(const Key *k)
{
    uint64_t h = (k->w[0] ^ 0x2545F4914F6CDD1D) * 0x9E3779B97F4A7C15;
    h ^= (k->w[1] + 0x632BE59BD9B4E019) * 0xC2B2AE3D27D4EB4F;
    h ^= (k->w[2] + 0xD6E8FEB86659FD93) * 0x165667B19E3779F9;
    h ^= h >> 32;
    return (uint32_t)((h * 0x9E3779B97F4A7C15) >> 32);
}

static inline bool is_same(const Form *x, const Key *k)
{
    return !((x->key[0] ^ k->w[0]) | (x->key[1] ^ k->w[1]) | (x->key[2] ^ k->w[2]));
}

static void put(Slot *slot, uint32_t n_slot, uint32_t number, uint32_t hash)
{
    uint32_t at = hash & (n_slot - 1);
    while (slot[at]) at = (at + 1) & (n_slot - 1);
    slot[at] = slot_of(number, hash);
}

static void grow(Forms *f)
{
    uint32_t n = f->n_slot * 2;
    Slot *more = slots(n);
    for (uint32_t i = 1; i <= f->n; i++) {
        Key k;
        memcpy(k.w, form_at(f, i)->key, sizeof k.w);
        put(more, n, i, hash_of(&k));
    }
    free(f->slot);
    f->slot = more;
    f->n_slot = n;
}

/* NULL when there are no numbers left. */
static Form *add(Forms *f, const Key *k, uint32_t hash)
{
    if (f->n == NUMBER_MAX) return NULL;
    if (f->n * 2 >= f->n_slot) grow(f);
    if (f->n % BLOCK == 0) f->block[f->n >> BLOCK_BITS] = lines_new(&f->blocks, BLOCK, sizeof(Form));
    Form *x = form_at(f, ++f->n);
    *x = (Form){0};
    memcpy(x->key, k->w, sizeof x->key);
    put(f->slot, f->n_slot, f->n, hash);
    return x;
}

static inline Form *find(Forms *f, const Key *k, uint32_t hash)
{
    uint32_t mask = f->n_slot - 1;
    for (uint32_t at = hash & mask; f->slot[at]; at = (at + 1) & mask) {
        if ((f->slot[at] ^ hash) >> NUMBER_BITS) continue;
        Form *x = form_at(f, number_in(f->slot[at]));
        if (is_same(x, k)) return x;
    }
    return add(f, k, hash);
}

Form *forms_of(Forms *f, const Doc *d, uint32_t beg, uint32_t end)
{
    if (end - beg > FORM_UNITS) return NULL;
    Key k = key_of(d->ch + beg, end - beg);
    return find(f, &k, hash_of(&k));
}

static inline bool has_form(const Token *t) { return (t->kind == TOK_WORD) & (t->end - t->beg <= FORM_UNITS); }

TimeRead form_time_put(Forms *f, Form *x, TimeRead read, LexNext next)
{
    uint32_t i = 0;
    while (i < f->n_time_next && (f->time_next[i].glued != next.glued || f->time_next[i].blank != next.blank)) i++;
    bool room = i < TIME_NEXTS;
    if (i == f->n_time_next && room) f->time_next[f->n_time_next++] = next;
    x->trigger.time_next = room ? i & (TIME_NEXTS - 1) : 0;
    read = room ? read : TIME_ASK;
    x->trigger.time = (unsigned)read & ((1u << TIME_READ_BITS) - 1);
    return read;
}

static inline bool time_goes_on(const Forms *f, const Form *x, const Doc *d, const uint16_t *code, const Token *t)
{
    return lex_goes_on(f->time_next[x->trigger.time_next], d->ch + t->end, code + t->end);
}

bool form_time_goes_on(const Forms *f, const Form *x, const Ie *ie, const Token *t)
{
    return time_goes_on(f, x, ie->doc, ie->code, t);
}

/* A figure of few places tells where the next token may be part of an expression, too. Not so '19 and 10+. */
static inline bool figure_wants(const Doc *d, const Token *t)
{
    enum { LONG = 4 };
    const Token *before = t - (t > d->tok);
    return (t->end - t->beg < LONG) & (d->ch[t->end] != '+') & (d->ch[before->beg] != '\'');
}

/* The words of a library lie apart in memory, and waiting for each in turn would cost more than all the rest: so some
 * are asked for at once, first their slots, then the forms the slots name. */
enum { AT_ONCE = 16, BITS = 64 };

typedef struct Asked { Key key; uint32_t hash, tok; } Asked;

/* tells, any, wants, fresh: the bits of TimeBits, the first token's below. */
typedef struct Some { const LexBits *may; const uint16_t *code; TimeAsks asks; uint32_t tells, any, wants, fresh; } Some;

static inline bool is_mark(const TimeAsks *a, uint16_t ch) { return (ch < 2 * BITS) & (a->mark[ch / BITS & 1] >> ch % BITS); }

static void read_some(Forms *f, const Doc *d, const Token *t, uint32_t n, Form **out, Some *some)
{
    Asked ask[AT_ONCE];
    uint32_t n_ask = 0, mask = f->n_slot - 1, tells = 0, any = 0, wants = 0, longer = 0, of[TIME_WANTS + 1] = {0};
    for (uint32_t i = 0; i < n; i++) {               /* which tokens are words follows no rule: no branch on it */
        ask[n_ask].tok = i;
        n_ask += has_form(&t[i]);
        bool number = t[i].kind == TOK_NUMBER, word = t[i].kind == TOK_WORD;
        LexBits may = some->may[t[i].beg];
        tells |= (uint32_t)(number | (word & ((may & some->asks.tells) != 0))) << i;
        any |= (uint32_t)(number | ((may & some->asks.any) != 0) | (!word & is_mark(&some->asks, d->ch[t[i].beg])))
               << i;
        wants |= (uint32_t)(number & figure_wants(d, &t[i])) << i;
        out[i] = NULL;
    }
    for (uint32_t i = 0; i < n_ask; i++) {
        Asked *a = &ask[i];
        a->key = key_of(d->ch + t[a->tok].beg, t[a->tok].end - t[a->tok].beg);
        a->hash = hash_of(&a->key);
        __builtin_prefetch(&f->slot[a->hash & mask]);
    }
    for (uint32_t i = 0; i < n_ask; i++) {
        uint32_t number = number_in(f->slot[ask[i].hash & mask]);
        if (number) __builtin_prefetch(form_at(f, number));
    }
    for (uint32_t i = 0; i < n_ask; i++) {
        Form *x = find(f, &ask[i].key, ask[i].hash);
        out[ask[i].tok] = x;
        if (!x) continue;
        of[x->trigger.time] |= UINT32_C(1) << ask[i].tok;
        longer |= (uint32_t)time_goes_on(f, x, d, some->code, &t[ask[i].tok]) << ask[i].tok;
    }
    some->tells = tells & ~((of[TIME_NEVER] & ~longer) | of[TIME_NOTHING]);
    some->any = any & ~of[TIME_NOTHING];
    some->wants = wants | (of[TIME_WANTS] & ~longer);
    some->fresh = any & of[TIME_UNREAD];
}

FormsRead forms_read(Forms *f, Arena *a, const Doc *d, const LexBits *may, const uint16_t *code, TimeAsks asks)
{
    if (f->n > FORMS_MAX) forget(f);
    uint32_t words = d->n_tok / BITS + 2;            /* one more to look ahead into (may_from) */
    FormsRead r = {arena_push_raw(a, Form *, d->n_tok + FORMS_AHEAD),
                   {arena_push_n(a, uint64_t, words), arena_push_n(a, uint64_t, words), arena_push_n(a, uint64_t, words),
                    arena_push_n(a, uint64_t, words)}};
    memset(r.form + d->n_tok, 0, FORMS_AHEAD * sizeof *r.form);
    Some some = {.may = may, .code = code, .asks = asks};
    for (uint32_t i = 0; i < d->n_tok; i += AT_ONCE) {
        read_some(f, d, d->tok + i, d->n_tok - i < AT_ONCE ? d->n_tok - i : AT_ONCE, r.form + i, &some);
        r.time.tells[i / BITS] |= (uint64_t)some.tells << i % BITS;
        r.time.any[i / BITS] |= (uint64_t)some.any << i % BITS;
        r.time.wants[i / BITS] |= (uint64_t)some.wants << i % BITS;
        r.time.fresh[i / BITS] |= (uint64_t)some.fresh << i % BITS;
    }
    return r;
}

const FormBook form_book_nothing;

const FormBook *form_book_read(const Ie *ie, const LexBook *b, FormBookId id, uint32_t tok, FormBook *own)
{
    const Token *t = &ie->doc->tok[tok];
    Form *f = ie->form[tok];
    *own = form_book_nothing;
    if (!lex_longest_stop(b, ie->doc->ch + t->beg, t->end - t->beg, &own->m, &own->stop)) own->m = (LexMatch){0};
    if (!f) return own;
    if (!own->m.n_entry && !own->stop.next.glued && !own->stop.next.blank) {
        unsigned nothing = f->trigger.nothing | 1u << id;
        f->trigger.nothing = nothing & ((1u << FORM_BOOKS) - 1);
        return &form_book_nothing;
    }
    FormBook *kept = arena_push(forms_arena(ie->forms), FormBook);
    *kept = *own;
    return form_more(ie->forms, f)->book[id] = kept;
}
