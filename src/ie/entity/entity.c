/* The entity pass: what its language data means, bound once, and its parts in order. */
#include "entity_int.h"
#include "uni/hangul.h"
#include "word_class.h"

static int index_of(const char *const *names, int n, Str s)
{
    for (int i = 0; i < n; i++)
        if (str_eq_z(s, names[i])) return i;
    return 0;
}

static const char *const cue_names[] = {
#define CUE_NAME(id, name) name,
    CUE_TABLE(CUE_NAME)
};
static const char *const tail_names[] = {
#define TAIL_NAME(id, name) name,
    TAIL_TABLE(TAIL_NAME)
};

static const char *const inner_names[] = {
#define INNER_NAME(id, name) name,
    INNER_TABLE(INNER_NAME)
};

static const char *const work_names[] = {
#define WORK_NAME(id, name) name,
    WORK_TABLE(WORK_NAME)
};

static const char *const common_names[COMMON_KIND] = {"shape", "persons", "mind", "thing", "making", "alone"};

static uint32_t frame_bit(Str s)
{
    static const struct { const char *name; uint32_t bit; } table[] = {
        {"bare", PT_BARE}, {"topic", PT_TOPIC}, {"subject", PT_SUBJECT}, {"object", PT_OBJECT}, {"to", PT_TO},
        {"at", PT_AT}, {"as", PT_AS}, {"of", PT_OF}, {"with", PT_WITH}, {"called", PT_CALLED}, {"is", PT_IS},
        {"other", PT_OTHER}, {"polite", PT_POLITE}, {"many", PT_MANY}, {"next", PT_NEXT},
    };
    for (size_t i = 0; i < COUNT_OF(table); i++)
        if (str_eq_z(s, table[i].name)) return table[i].bit;
    return 0;
}

static uint8_t type_of(Str name)
{
    int t = type_find(&entity_types, name);
    return (uint8_t)(t < 0 ? ENT_COUNT : t);
}

static uint32_t type_bit(Str name) { return 1u << type_of(name); }

/* a|b|c: the bits of all. */
static uint32_t set_of(Str list, uint32_t (*bit_of)(Str name))
{
    uint32_t set = 0;
    Str item;
    while (str_cut(&list, '|', &item)) set |= bit_of(item);
    return set;
}

typedef struct Binder { Analyser *an; const Lex *lex; EntityData *data; LexKeys keys; } Binder;

static Str attr(Binder *b, const LexBook *book, uint32_t entry, const char *key)
{
    return lex_attr_str(book, lex_entry(book, entry), lex_key(&b->keys, key));
}

static int32_t number(Binder *b, const LexBook *book, uint32_t entry, const char *key, int32_t otherwise)
{
    return lex_attr_num(lex_entry(book, entry), lex_key(&b->keys, key), otherwise);
}

static Str class_of(const Binder *b, const LexBook *book, uint32_t entry)
{
    return lex_sym_str(b->lex, lex_entry(book, entry).cls);
}

typedef struct NameKeys { Sym context, not_in, id, family, group, language; } NameKeys;

static void bind_name(Known *known, KnownId *id, LexEntry e, const NameKeys *keys)
{
    Sym group = SYM_NONE;
    for (uint32_t i = 0; i < e.n_attr; i++) {
        const LexAttr *at = &e.attr[i];
        if (at->key == keys->context) known->weak = at->num != 0;
        else if (at->key == keys->not_in) known->parted = true;
        else if (at->key == keys->id) id->id = at->val;
        else if (at->key == keys->family) id->family = at->val;
        else if (at->key == keys->group) group = at->val;
    }
    known->tongue = group != SYM_NONE && group == keys->language;
    if (id->family == SYM_NONE) id->family = group;
}

/* By far the longest of the books, on the way to the first screen: its symbols are asked for once, and a class again
 * only where it changes, since entries of a type stand together. */
static void bind_names(Binder *b)
{
    const LexBook *book = b->data->names;
    uint32_t n = lex_book_n(book);
    NameKeys keys = {lex_sym(b->lex, "context"), b->data->not_in, lex_sym(b->lex, "id"), lex_sym(b->lex, "family"),
                     lex_sym(b->lex, "group"), lex_sym(b->lex, "language")};
    Sym cls = SYM_NONE;
    uint8_t type = ENT_COUNT;
    b->data->known = arena_push_n(b->an->mem, Known, n);
    b->data->known_id = arena_push_n(b->an->mem, KnownId, n);
    for (uint32_t i = 0; i < n; i++) {
        LexEntry e = lex_entry(book, i);
        if (i == 0 || e.cls != cls) cls = e.cls, type = type_of(lex_sym_str(b->lex, cls));
        b->data->known[i].type = type;
        bind_name(&b->data->known[i], &b->data->known_id[i], e, &keys);
    }
}

static void bind_cues(Binder *b)
{
    const LexBook *book = b->data->cues;
    uint32_t n = lex_book_n(book);
    b->data->cue = arena_push_n(b->an->mem, Cue, n);
    for (uint32_t i = 0; i < n; i++) {
        Str cls = class_of(b, book, i);
        b->data->cue[i] = (Cue){
            .cls = (uint8_t)index_of(cue_names, COUNT_OF(cue_names), cls),
            .type = type_of(attr(b, book, i, "type")),
            .weight = (uint8_t)number(b, book, i, "vote", 1),
            .frame = set_of(attr(b, book, i, "frame"), frame_bit),
            .whole = number(b, book, i, "whole", 0) != 0,
            .item = number(b, book, i, "item", 0) != 0,
            .moves = number(b, book, i, "moves", 0) != 0,
            .chosen = number(b, book, i, "chosen", 0) != 0,
            .firm = number(b, book, i, "firm", 0) != 0,
            .plain = number(b, book, i, "plain", 0) != 0,
            .kin = number(b, book, i, "kin", 0) != 0,
            .title = str_eq_z(cls, "title") || number(b, book, i, "title", 0) != 0,
        };
    }
}

static void bind_tails(Binder *b)
{
    const LexBook *book = b->data->tails;
    uint32_t n = lex_book_n(book);
    b->data->tail = arena_push_n(b->an->mem, Tail, n);
    for (uint32_t i = 0; i < n; i++) {
        Str cls = class_of(b, book, i);
        b->data->tail[i] = (Tail){
            .cls = (uint8_t)index_of(tail_names, COUNT_OF(tail_names), cls),
            .type = type_of(attr(b, book, i, "type")),
            .weight = (uint8_t)number(b, book, i, "vote", CAND_ENOUGH),
            .min = (uint8_t)number(b, book, i, "min", 2),
            .open = number(b, book, i, "open", 0) != 0,
            .bare = number(b, book, i, "bare", 0) != 0,
            .leans = number(b, book, i, "leans", 0) != 0,
            .serves = number(b, book, i, "serves", 0) != 0,
            .brand = number(b, book, i, "brand", 0) != 0,
        };
    }
}

static uint8_t final_set(Str name)
{
    if (str_eq_z(name, "none")) return 1u << FINAL_NONE | 1u << FINAL_EITHER;
    if (str_eq_z(name, "rieul")) return 1u << FINAL_RIEUL | 1u << FINAL_EITHER;
    if (str_eq_z(name, "other")) return 1u << FINAL_OTHER | 1u << FINAL_EITHER;
    return 1u << FINAL_NONE | 1u << FINAL_RIEUL | 1u << FINAL_OTHER | 1u << FINAL_EITHER;
}

static void bind_particles(Binder *b)
{
    EntityData *data = b->data;
    uint32_t n = lex_book_n(data->particles);
    data->particle = arena_push_n(b->an->mem, Particle, n);
    for (uint32_t i = 0; i < n; i++) {
        Str cls = class_of(b, data->particles, i);
        data->particle[i] = (Particle){final_set(attr(b, data->particles, i, "final")),
                                       number(b, data->particles, i, "open", 0) != 0, str_eq_z(cls, "suffix")};
    }
    n = lex_book_n(data->frames);
    data->frame_part = arena_push_n(b->an->mem, uint32_t, n);
    for (uint32_t i = 0; i < n; i++)
        data->frame_part[i] = frame_bit(class_of(b, data->frames, i));
    n = lex_book_n(data->behind);
    data->behind_types = arena_push_n(b->an->mem, uint16_t, n);
    for (uint32_t i = 0; i < n; i++) data->behind_types[i] = (uint16_t)set_of(attr(b, data->behind, i, "of"), type_bit);
}

static void bind_syllables(Binder *b)
{
    static const struct { const char *name; uint8_t kind; } table[] = {
        {"family", SYL_FAMILY}, {"first", SYL_FIRST}, {"second", SYL_SECOND}, {"given", SYL_FIRST | SYL_SECOND}, {"worker", SYL_WORKER}};
    enum { FIRST = 0xAC00, LAST = 0xD7A3 };
    const LexBook *book = b->data->syllables;
    b->data->syllable_kind = arena_push_n(b->an->mem, uint8_t, LAST - FIRST + 1);
    for (uint32_t u = FIRST; u <= LAST; u++) {
        uint16_t ch = (uint16_t)u;
        LexMatch m;
        if (!lex_longest(book, &ch, 1, &m)) continue;
        for (uint32_t i = 0; i < m.n_entry; i++)
            for (size_t k = 0; k < COUNT_OF(table); k++)
                if (str_eq_z(class_of(b, book, lex_match_entry(book, m, i)), table[k].name))
                    b->data->syllable_kind[u - FIRST] |= table[k].kind;
    }
}

static void bind_houses(Binder *b)
{
    EntityData *data = b->data;
    uint32_t n = lex_book_n(data->houses);
    uint8_t *of = arena_push_n(b->an->mem, uint8_t, n);
    Sym inner = lex_sym(b->lex, "inner");
    for (uint32_t i = 0; i < n; i++) {
        if (!str_eq_z(class_of(b, data->houses, i), "employer")) continue;
        of[i] = lex_attr(lex_entry(data->houses, i), inner) ? HOUSE_INNER : HOUSE_WHOLE;
    }
    data->house_class = of;
}

Rc entity_bind(Analyser *an, Fault *f)
{
    EntityData *data = arena_push(an->mem, EntityData);
    const struct { const char *name; const LexBook **book; } books[] = {
        {"entity", &data->names}, {"particle", &data->particles},
        {"name-cue", &data->cues}, {"name-tail", &data->tails},
        {"name-common", &data->common}, {"name-frame", &data->frames}, {"name-behind", &data->behind},
        {"name-syllable", &data->syllables}, {"name-inner", &data->inner}, {"name-work", &data->work},
        {"name-brand", &data->brands}, {"event-noun", &data->houses},
    };
    for (size_t i = 0; i < COUNT_OF(books); i++) {
        Rc rc = ie_book(an, books[i].name, books[i].book, f);
        if (rc) return rc;
    }
    Binder b = {.an = an, .lex = an->lex, .data = data, .keys = {.lex = an->lex}};
    data->not_in = lex_sym(an->lex, "not");
    bind_names(&b);
    bind_cues(&b);
    bind_tails(&b);
    bind_particles(&b);
    bind_syllables(&b);
    bind_houses(&b);
    data->common_class = word_classes(an, data->common, common_names, COMMON_KIND, COMMON_KIND);
    data->inner_class = word_classes(an, data->inner, inner_names, COUNT_OF(inner_names), 0);
    data->work_class = word_classes(an, data->work, work_names, COUNT_OF(work_names), 0);
    an->entity = data;
    return entity_trade_bind(an, data, f);
}

void entity_run(Ie *ie)
{
    Ent e = {.ie = ie, .data = ie->an->entity, .doc = ie->doc, .tmp = ie->pass};
    entity_words(&e);
    entity_known(&e);
    entity_sift(&e);
    entity_form(&e);
    entity_row(&e);                      /* says which cells hold posts */
    entity_find(&e);
    entity_weak(&e);
    entity_latin(&e);
    entity_role(&e);
    entity_person(&e);
    entity_work(&e);
    entity_certs(&e);
    entity_count(&e);
    entity_merge(&e);
}
