/* Words with slots: "{임용시험|9급 시험:을/를} {한|두|세} 번 치르~" stands for all that it says, so that a book shows what may be put where
 * and nobody writes the product out. What several words have in common is named under the header's let and meant by {$name}. */
#include "compile_int.h"
#include "base/i18n.h"
#include "uni/hangul.h"
#include "uni/utf8.h"

enum { SLOT_DEPTH = 6, PRODUCT_MAX = 4096 };

/* line: of the word, or of that under let which is being put in. */
typedef struct Slots { Making *m; const YmlNode *let; uint32_t line; bool in_let, ok; } Slots;
static SlotWords expand(Slots *s, Str text, int depth);

/* A word under let is wrong wherever it is meant: that is told once, where it stands. */
static bool told_before(Slots *s)
{
    for (uint32_t i = 0; s->in_let && i < s->m->let_told.n; i++)
        if (s->m->let_told.v[i] == s->line) return true;
    if (s->in_let) *vec_push(s->m->a, &s->m->let_told) = s->line;
    return false;
}

static SlotWords fail(Slots *s, const char *why, Str what)
{
    if (s->ok && !told_before(s)) make_fault(s->m, s->line, _(why), STR_ARG(what));
    s->ok = false;
    return (SlotWords){0};
}

/* Where the slot that opens at `at` closes, or the text ends. */
static size_t closes(Str text, size_t at)
{
    int depth = 0;
    for (; at < text.n; at++) {
        depth += text.p[at] == '{';
        depth -= text.p[at] == '}';
        if (!depth) return at;
    }
    return text.n;
}

/* The next mark outside the slots within, or the end. */
static size_t sign_at(Str text, size_t at, char mark)
{
    while (at < text.n && text.p[at] != mark) at = text.p[at] == '{' ? closes(text, at) + 1 : at + 1;
    return at < text.n ? at : text.n;
}

/* The form of a particle behind the word: "을/를", behind a consonant and behind none; "으로/로/로", the third behind ㄹ. */
static Str particle(Str word, Str forms)
{
    size_t at = 0;
    uint32_t last = 0;
    Str closed, open, rieul;
    while (at < word.n) last = utf8_next(word, &at);
    Final final = hangul_final(last);
    (void)!str_cut(&forms, '/', &closed);
    if (!str_cut(&forms, '/', &open)) open = closed;
    if (!str_cut(&forms, '/', &rieul)) rieul = closed;
    return final == FINAL_NONE ? open : final == FINAL_RIEUL ? rieul : closed;
}

static void append(Slots *s, SlotWords *to, const SlotWords *from)
{
    for (uint32_t i = 0; i < from->n; i++) *vec_push(s->m->a, to) = from->v[i];
}

/* {$name}: the words under let. */
static SlotWords named(Slots *s, Str name, int depth)
{
    SlotWords out = {0};
    const YmlNode *list = yml_get(s->let, str_dup_z(s->m->a, name));
    if (!list) return fail(s, N_("$%.*s is not defined under let"), name);
    Slots in = *s;
    in.in_let = true, in.line = list->line;
    if (list->kind != YML_SEQ) fail(&in, N_("$%.*s under let is no list of words"), name);
    for (yml_each(it, list)) {
        in.line = it->line;
        if (it->kind != YML_SCALAR) fail(&in, N_("a word of $%.*s under let must be a text"), name);
        SlotWords one = in.ok ? expand(&in, yml_value(it), depth) : (SlotWords){0};
        append(s, &out, &one);
    }
    s->ok = in.ok;
    return out;
}

/* What may stand in the slot, each with its particle. */
static SlotWords fills(Slots *s, Str slot, int depth)
{
    SlotWords out = {0};
    size_t colon = sign_at(slot, 0, ':');
    Str words = str_slice(slot, 0, colon), behind = colon < slot.n ? str_slice(slot, colon + 1, slot.n) : S("");
    for (size_t at = 0; at <= words.n;) {
        size_t end = sign_at(words, at, '|');
        Str one = str_slice(words, at, end);
        SlotWords all = one.n && one.p[0] == '$' ? named(s, str_slice(one, 1, one.n), depth) : expand(s, one, depth);
        append(s, &out, &all);
        at = end + 1;
    }
    for (uint32_t i = 0; behind.n && i < out.n; i++) out.v[i] = str_cat(s->m->a, out.v[i], particle(out.v[i], behind));
    return out;
}

static SlotWords expand(Slots *s, Str text, int depth)
{
    SlotWords out = {0};
    size_t open = str_find(text, S("{"), 0);
    size_t close = str_find(text, S("}"), 0);
    if (open == SIZE_MAX && close == SIZE_MAX) {
        *vec_push(s->m->a, &out) = text;
        return out;
    }
    if (close < open || open == SIZE_MAX) return fail(s, N_("a slot that is not opened: %.*s"), text);
    close = closes(text, open);
    if (close == text.n || depth == SLOT_DEPTH)
        return fail(s, N_("a slot that is not closed, or too deep: %.*s"), text);
    SlotWords in = fills(s, str_slice(text, open + 1, close), depth + 1),
              rest = expand(s, str_slice(text, close + 1, text.n), depth);
    if ((uint64_t)in.n * rest.n > PRODUCT_MAX) return fail(s, N_("too many words in one: %.*s"), text);
    for (uint32_t i = 0; s->ok && i < in.n; i++)
        for (uint32_t k = 0; k < rest.n; k++)
            *vec_push(s->m->a, &out) = str_join(s->m->a, (Str[]){str_slice(text, 0, open), in.v[i], rest.v[k]}, 3);
    return out;
}

bool slots_expand(Making *m, const YmlNode *let, Str text, uint32_t line, SlotWords *out)
{
    Slots s = {m, let, line, false, true};
    *out = expand(&s, text, 0);
    return s.ok;
}
