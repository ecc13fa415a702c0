/* Korean stems in books: what a word that is given as a stem looks like before each kind of ending.
 *
 * An ending begins with a consonant (-고, -지), with 으 (-(으)면, -(으)ㄴ, -(으)ㄹ, -(으)ㅁ) or with 아/어 (-아서, -았다), and
 * the stem has one shape before each: 짓, 지으, 지어. Where it is open, or becomes so, the ending grows into its last
 * syllable: 나온, 나옵니다, 나왔다; those shapes are made here as well. What the vowels say by themselves (오 + 아: 와) is
 * reckoned; which stems bend otherwise says the book "stem" by their ends, the longest first (assets/rules/stem-ko.yaml). */
#include "compile_int.h"
#include "base/i18n.h"
#include "lex_int.h"
#include "uni/fold.h"
#include "uni/hangul.h"
#include "uni/utf8.h"
#include <string.h>

enum { ON_RIEUL = 5, ON_IEUNG = 11 };
enum { V_A = 0, V_EO = 4, V_O = 8, V_U = 13, V_WO = 14, V_EU = 18 };
enum { F_NONE = 0, F_NIEUN = 4, F_DIGEUT = 7, F_RIEUL = 8, F_RIEUL_MIEUM = 10, F_MIEUM = 16, F_BIEUP = 17, F_SIOT = 19,
       F_SSANGSIOT = 20, F_HIEUT = 27 };
enum { NO = -1 };

/* The syllable of an open stem's last vowel with -아/어 in it; NO: the two stay apart (뛰어). */
static const int8_t with_eo[21] = {0, 1, NO, NO, 4, 5, 6, 7, 9, NO, 10, 10, NO, 14, NO, 15, NO, NO, NO, NO, 6};
/* The vowel that ㅎ and -아/어 leave: 까맣 까매, 하얗 하얘, 퍼렇 퍼레, 허옇 허예. */
static const int8_t with_h[21] = {1, NO, 3, NO, 5, NO, 7, NO, NO, NO, NO, NO, NO, NO, NO, NO, NO, NO, NO, NO, NO};

/* One shape of the stem; n 0: it has none of its own there, and the ending stands behind the first one. */
typedef struct Shape { uint16_t u[WORD_MAX + 2]; uint32_t n; } Shape;
typedef enum { STEM_REGULAR, STEM_P, STEM_S, STEM_T, STEM_REU, STEM_H, STEM_N } StemKind;
static const char *const kind_names[STEM_N] = {"regular", "p", "s", "t", "reu", "h"};
static const int8_t kind_final[STEM_N] = {NO, F_BIEUP, F_SIOT, F_DIGEUT, F_NONE, F_HIEUT};

/* What the book says of a stem: how it bends, and the shape before -아/어 of its last units, where that is its own. */
typedef struct Bent { StemKind kind; uint32_t n_end; Str eo; } Bent;

static uint16_t last_of(const Shape *s) { return s->u[s->n - 1]; }
static void set_last(Shape *s, int onset, int vowel, int final)
{
    s->u[s->n - 1] = (uint16_t)hangul_make(onset, vowel, final);
}
static void set_final(Shape *s, int final) { set_last(s, hangul_onset(last_of(s)), hangul_nucleus(last_of(s)), final); }
static void add(Shape *s, int onset, int vowel) { s->u[s->n++] = (uint16_t)hangul_make(onset, vowel, F_NONE); }

/* 아 behind ㅏ and ㅗ, else 어; a syllable stands there or none. */
static int harmony(const Shape *s, uint32_t n)
{
    uint16_t ch = n ? s->u[n - 1] : 0;
    int v = hangul_is(ch) ? hangul_nucleus(ch) : V_EO;
    return v == V_A || v == V_O ? V_A : V_EO;
}

/* ---------------------------------------------------------------- the shapes */
/* Before 으: 도우, 지으, 걸으, 그러, 드나드. A closed regular stem has none: 받은 is 받 and 은. */
static Shape before_eu(const Shape *stem, StemKind kind)
{
    Shape s = *stem;
    int final = hangul_coda(last_of(&s));
    if (kind == STEM_T) set_final(&s, F_RIEUL);
    else if (kind != STEM_REGULAR || final == F_RIEUL) set_final(&s, F_NONE);
    else if (final) s.n = 0;
    if (kind == STEM_P) add(&s, ON_IEUNG, V_U);
    else if (kind == STEM_S || kind == STEM_T) add(&s, ON_IEUNG, V_EU);
    return s;
}

static Shape open_with_eo(const Shape *stem)
{
    Shape s = *stem;
    uint16_t ch = last_of(&s);
    int v = hangul_nucleus(ch) == V_EU ? harmony(&s, s.n - 1) : with_eo[hangul_nucleus(ch)];
    if (hangul_coda(ch) || v == NO) s.n = 0;
    else set_last(&s, hangul_onset(ch), v, F_NONE);
    return s;
}

/* 흐르: 흘러. */
static Shape reu_with_eo(const Shape *stem)
{
    Shape s = *stem;
    int v = harmony(&s, s.n - 1);
    s.n--;
    set_final(&s, F_RIEUL);
    add(&s, ON_RIEUL, v);
    return s;
}

static Shape h_with_eo(const Shape *stem)
{
    Shape s = *stem;
    set_last(&s, hangul_onset(last_of(&s)), with_h[hangul_nucleus(last_of(&s))], F_NONE);
    return s;
}

/* Before -아/어, with that in it: 나와, 도와, 지어, 걸어, 흘러, 그래. A stem that leaves it apart has none: 받아, 뛰어. */
static Shape before_eo(Arena *a, const Shape *stem, const Shape *eu, Bent b)
{
    Shape s = *stem;
    if (b.eo.n) {
        uint32_t n;
        const uint16_t *u = fold_word(a, b.eo, &n);
        s.n -= b.n_end;
        for (uint32_t i = 0; i < n && s.n < WORD_MAX; i++) s.u[s.n++] = u[i];
        return s;
    }
    if (b.kind == STEM_REGULAR) return open_with_eo(stem);
    if (b.kind == STEM_REU) return reu_with_eo(stem);
    if (b.kind == STEM_H) return h_with_eo(stem);
    s = *eu;                                         /* 도우, 지으, 걸으: their last syllable takes the vowel */
    set_last(&s, ON_IEUNG, b.kind == STEM_P ? V_WO : harmony(stem, stem->n), F_NONE);
    return s;
}

/* ---------------------------------------------------------------- the book of stems */
static StemKind kind_of(Str cls)
{
    StemKind kind = STEM_REGULAR;
    while (kind < STEM_N && !str_eq_z(cls, kind_names[kind])) kind++;
    return kind;
}

static Str attr_str(const Making *m, const Attrs *attrs, const char *key)
{
    for (uint32_t i = 0; i < attrs->n; i++)
        if (str_eq_z(sym_str(m, attrs->v[i].key), key)) return sym_str(m, attrs->v[i].val);
    return S("");
}

/* What the book says of a stem that ends in these units. */
static bool end_known(const Making *m, const uint16_t *u, uint32_t n, Bent *out)
{
    const LexBook *below = m->below ? lex_book(m->below, STEM_BOOK) : NULL;
    const MakeBook *own = book_known(m, S(STEM_BOOK));
    const uint32_t *at = own ? map_get(&own->by_key, (Str){(const char *)u, n * sizeof *u}) : NULL;
    WordRow row;
    if (at) {
        const MakeEntry *e = &own->entries.v[own->words.v[*at].entries.v[0]];
        *out = (Bent){kind_of(sym_str(m, e->cls)), n, attr_str(m, &e->attrs, "eo")};
    } else if (below && layer_word(&below->base, u, n, &row)) {
        LexEntry e = lex_entry(below, below->base.list[row.first]);
        *out = (Bent){kind_of(lex_sym_str(m->below, e.cls)), n, lex_attr_str(below, e, lex_sym(m->below, "eo"))};
    } else {
        return false;
    }
    return true;
}

static Bent bent_of(const Making *m, const Shape *s)
{
    Bent b = {STEM_REGULAR, 0, S("")};
    for (uint32_t n = s->n; n > 0; n--)
        if (end_known(m, s->u + s->n - n, n, &b)) return b;
    return b;
}

/* ---------------------------------------------------------------- words of a stem */
static void put(Making *m, StemForms *f, const Shape *s, int final)
{
    Shape x = *s;
    if (!x.n || !hangul_is(last_of(&x))) return;
    if (final) set_final(&x, final);
    char *text = arena_alloc_raw(m->a, x.n * 4);
    size_t n = 0;
    for (uint32_t i = 0; i < x.n; i++) n += utf8_put(text + n, x.u[i]);
    for (uint32_t i = 0; i < f->n; i++)
        if (str_eq(f->v[i].text, (Str){text, n})) return;
    f->v[f->n++] = (StemForm){{text, n}, final != F_NONE};
}

/* The endings that grow into an open syllable: -ㄴ, -ㄹ, -ㅁ, and -ㅂ니다 where the stem takes no -습니다. */
static void put_grown(Making *m, StemForms *f, const Shape *stem, const Shape *eu)
{
    int final = hangul_coda(last_of(stem));
    if (!eu->n) return;
    put(m, f, eu, F_NIEUN);
    if (final != F_RIEUL) put(m, f, eu, F_RIEUL);
    put(m, f, eu, final == F_RIEUL ? F_RIEUL_MIEUM : F_MIEUM);
    if (final == F_RIEUL || final == F_NONE) put(m, f, eu, F_BIEUP);
}

/* Can the stem bend so? */
static bool may_bend(const Shape *s, Bent b)
{
    int final = hangul_coda(last_of(s));
    if (b.kind == STEM_REGULAR) return true;
    if (b.kind == STEM_H) return final == F_HIEUT && with_h[hangul_nucleus(last_of(s))] != NO;
    if (b.kind != STEM_REU) return b.kind < STEM_N && final == kind_final[b.kind];
    bool reu = hangul_onset(last_of(s)) == ON_RIEUL && hangul_nucleus(last_of(s)) == V_EU && final == F_NONE;
    return reu && s->n > 1 && hangul_is(s->u[s->n - 2]) && hangul_coda(s->u[s->n - 2]) == F_NONE;
}

bool stem_is(Str word) { return word.n > 1 && word.p[word.n - 1] == '~'; }

bool stem_forms(Making *m, uint32_t flags, Str word, uint32_t line, StemForms *out)
{
    Shape stem = {.n = 0};
    uint32_t n;
    const uint16_t *u = fold_word(m->a, str_slice(word, 0, word.n - 1), &n);
    out->n = 0;
    if (n == 0 || n > WORD_MAX || !hangul_is(u[n - 1])) {
        make_fault(m, line, _("\"%.*s\": a stem ends in a syllable"), STR_ARG(word));
        return false;
    }
    memcpy(stem.u, u, n * sizeof *u);
    stem.n = n;
    Bent b = bent_of(m, &stem);
    if (!may_bend(&stem, b)) {
        make_fault(m, line, _("\"%.*s\": no stem that ends so bends as the book \"stem\" says"), STR_ARG(word));
        return false;
    }
    Shape eu = before_eu(&stem, b.kind), eo = before_eo(m->a, &stem, &eu, b);
    put(m, out, &stem, F_NONE);
    put(m, out, &eu, F_NONE);
    if (!(flags & BOOK_JAMO)) put_grown(m, out, &stem, &eu);
    put(m, out, &eo, F_NONE);
    if (!(flags & BOOK_JAMO)) put(m, out, &eo, F_SSANGSIOT);
    return true;
}
