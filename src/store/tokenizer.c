/* tokenizer.c: the FTS5 tokenizer "gilmok", so that two-syllable Korean words are found.
 *
 * Hangul: every pair of neighbouring syllables of a run is a token, a lone syllable is one by itself. Particles and
 * compounds then need no analysis: 쿠버네티스를 holds 쿠버 버네 네티 티스 스를, a search for 쿠버네티스 is the phrase of
 * its own pairs. Elsewhere: a run of ASCII letters and digits is a word; other scripts are cut by ICU (UAX 29).
 * Tokens are folded (uni/fold.h). */
#include "db_int.h"
#include "base/buf.h"
#include "uni/fold.h"
#include "uni/hangul.h"
#include "uni/utf8.h"
#include "uni/words.h"
#include <stdlib.h>

enum { TOKEN_MAX = 64 };                         /* folded units of one token; a longer word is cut, as FTS5 does */

typedef bool (*TokenFn)(void *ctx, Str token, Span at);

typedef struct Cutter {
    Folded   f;
    UniWords *words;                             /* opened when a text needs it */
    TokenFn  fn;
    void    *ctx;
} Cutter;

static size_t units_utf8(const uint16_t *u, uint32_t n, char *out)
{
    size_t k = 0;
    for (uint32_t i = 0; i < n; i++) k += utf8_put(out + k, u[i]);
    return k;
}

static bool emit(Cutter *c, uint32_t beg, uint32_t end)
{
    char token[TOKEN_MAX * 4];
    uint32_t n = end - beg < TOKEN_MAX ? end - beg : TOKEN_MAX;
    return c->fn(c->ctx, (Str){token, units_utf8(c->f.ch + beg, n, token)}, (Span){c->f.at[beg], c->f.at[end]});
}

static bool is_word_ascii(uint16_t u) { return (u >= 'a' && u <= 'z') || (u >= '0' && u <= '9') || u == '_'; }
static bool is_blankish(uint16_t u) { return u < 0x80 && !is_word_ascii(u); }

static bool hangul_run(Cutter *c, uint32_t beg, uint32_t end)
{
    if (end - beg == 1) return emit(c, beg, end);
    for (uint32_t i = beg; i + 1 < end; i++)
        if (!emit(c, i, i + 2)) return false;
    return true;
}

typedef struct { Cutter *c; uint32_t base; const uint32_t *unit_of; bool go; } OtherCtx;

static bool other_word(void *ctx, uint32_t beg, uint32_t end)
{
    OtherCtx *o = ctx;
    o->go = emit(o->c, o->base + o->unit_of[beg], o->base + o->unit_of[end]);
    return o->go;
}

/* A stretch without ASCII and Hangul goes to ICU as UTF-8, with a map from its bytes back to units. */
static bool other_run(Cutter *c, uint32_t beg, uint32_t end)
{
    Arena tmp = {0};
    char *utf8 = arena_alloc(&tmp, (size_t)(end - beg) * 4 + 1);
    uint32_t *unit_of = arena_push_n(&tmp, uint32_t, (size_t)(end - beg) * 4 + 1);
    size_t n = 0;
    for (uint32_t i = beg; i < end; i++) {
        size_t k = utf8_put(utf8 + n, c->f.ch[i]);
        for (size_t b = 0; b < k; b++) unit_of[n + b] = i - beg;
        n += k;
    }
    unit_of[n] = end - beg;
    OtherCtx o = {c, beg, unit_of, true};
    if (c->words || !uni_words_open(&c->words)) {
        Rc rc = uni_words_each(c->words, (Str){utf8, n}, other_word, &o);
        if (rc) o.go = emit(c, beg, end);        /* ICU will not cut it: it stays findable as a whole */
    }
    arena_fini(&tmp);
    return o.go;
}

static bool cut(Cutter *c)
{
    const uint16_t *u = c->f.ch;
    bool go = true;
    for (uint32_t i = 0; i < c->f.n && go;) {
        uint32_t beg = i;
        if (is_blankish(u[i])) {
            i++;
        } else if (hangul_is(u[i])) {
            while (i < c->f.n && hangul_is(u[i])) i++;
            go = hangul_run(c, beg, i);
        } else if (is_word_ascii(u[i])) {
            while (i < c->f.n && is_word_ascii(u[i])) i++;
            go = emit(c, beg, i);
        } else {
            while (i < c->f.n && u[i] >= 0x80 && !hangul_is(u[i])) i++;
            go = other_run(c, beg, i);
        }
    }
    return go;
}

static bool cut_text(Str text, TokenFn fn, void *ctx)
{
    Arena tmp = {0};
    Cutter c = {.f = fold_text(&tmp, text), .fn = fn, .ctx = ctx};
    bool ok = cut(&c);
    if (c.words) uni_words_close(c.words);
    arena_fini(&tmp);
    return ok;
}

/* ------------------------------------------------------------------ as FTS5 asks for it */

typedef struct { void *fts; int (*token)(void *, int, const char *, int, int, int); int rc; } FtsCtx;

static bool fts_token(void *ctx, Str token, Span at)
{
    FtsCtx *c = ctx;
    c->rc = c->token(c->fts, 0, token.p, (int)token.n, (int)at.beg, (int)at.end);
    return c->rc == SQLITE_OK;
}

static int x_create(void *unused, const char **args, int n, Fts5Tokenizer **out)
{
    (void)unused, (void)args, (void)n;
    static char stateless;
    *out = (Fts5Tokenizer *)&stateless;
    return SQLITE_OK;
}

static void x_delete(Fts5Tokenizer *t) { (void)t; }

static int x_tokenize(Fts5Tokenizer *t, void *fts, int flags, const char *p, int n,
                      int (*token)(void *, int, const char *, int, int, int))
{
    (void)t, (void)flags;
    Str text = {p, n > 0 ? (size_t)n : 0};
    FtsCtx c = {fts, token, SQLITE_OK};
    if (text.n && utf8_check(text) == SIZE_MAX) cut_text(text, fts_token, &c);
    return c.rc;
}

Rc tokenizer_register(Db *db, Fault *f)
{
    fts5_api *api = NULL;
    sqlite3_stmt *st;
    Rc rc = db_rc(db, sqlite3_prepare_v2(db->h, "SELECT fts5(?1)", -1, &st, NULL), f);
    if (rc) return rc;
    sqlite3_bind_pointer(st, 1, &api, "fts5_api_ptr", NULL);
    sqlite3_step(st);
    sqlite3_finalize(st);
    if (!api) return fault_set(f, RC_IO, db->path, "this SQLite has no full-text search");
    fts5_tokenizer row = {x_create, x_delete, x_tokenize};
    return db_rc(db, api->xCreateTokenizer(api, "gilmok", NULL, &row, NULL), f);
}

/* ------------------------------------------------------------------ queries */

/* last: where the last token stands in the words. */
typedef struct { Buf *out; int n; Span last; } PhraseCtx;

/* Tokens hold folded letters only, never a quote: they may stand in an FTS5 string as they are. */
static bool phrase_token(void *ctx, Str token, Span at)
{
    PhraseCtx *c = ctx;
    c->last = at;
    buf_add_z(c->out, c->n++ ? " " : "");
    buf_add(c->out, token);
    return true;
}

static bool lone_syllable(Str token)
{
    size_t at = 0;
    return token.n && hangul_is(utf8_next(token, &at)) && at == token.n;
}

static void phrase_put(Buf *out, Str words)
{
    PhraseCtx c = {.out = out};
    size_t before = out->n;
    if (before) buf_add_z(out, " OR ");
    buf_add_c(out, '"');
    cut_text(words, phrase_token, &c);
    buf_add_c(out, '"');
    bool started = c.last.end == words.n;                /* C++ is no beginning */
    if (!c.n) out->n = before;
    /* One syllable, or one started word, is looked for as a beginning: 백 finds 백엔드, kube finds kubernetes, 3월 also
     * 3월에, whose pair is 월에. */
    else if (started && (c.n == 1 || lone_syllable(str_slice(words, c.last.beg, c.last.end)))) buf_add_c(out, '*');
}

static size_t hangul_only(Str s)                 /* syllables when s is one run of Hangul, else 0 */
{
    size_t n = 0;
    for (size_t at = 0; at < s.n; n++)
        if (!hangul_is(utf8_next(s, &at))) return 0;
    return n;
}

Str tokenizer_query(Arena *a, Str phrase)
{
    if (utf8_check(phrase) != SIZE_MAX) return (Str){0};
    Str nfc = uni_nfc(a, str_trim(phrase));
    Buf out = {0}, joined = {0};
    phrase_put(&out, nfc);
    for (size_t i = 0; i < nfc.n; i++)
        if (nfc.p[i] != ' ') buf_add_c(&joined, nfc.p[i]);
    Str whole = buf_str(&joined);
    if (whole.n != nfc.n) phrase_put(&out, whole);
    /* 코딩테스트 is written 코딩 테스트 as often: every cut into two words of two syllables and more. */
    size_t n = hangul_only(whole);
    for (size_t k = 2; n <= 12 && k + 2 <= n; k++)
        phrase_put(&out, str_fmt(a, STR_FMT " " STR_FMT, STR_ARG(str_slice(whole, 0, k * 3)),
                                 STR_ARG(str_slice(whole, k * 3, whole.n))));
    Str result = str_dup(a, buf_str(&out));
    buf_fini(&out), buf_fini(&joined);
    return result;
}
