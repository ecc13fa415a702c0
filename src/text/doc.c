#include "text/doc.h"
#include "base/hash.h"
#include "base/i18n.h"
#include "doc_int.h"
#include "uni/utf8.h"
#include <string.h>

/* ------------------------------------------------------------------ rows by place */

/* A stretch of so many units has its own entry: which row stands there is found without a search. */
enum { STRETCH = 16 };

static inline uint32_t row_of(const Doc *d, uint32_t at) { return (at < d->n ? at : d->n) / STRETCH; }

/* By stretch the last of n rows that begins at its first unit or before it, 0 where none does. */
static uint32_t *rows_placed(Arena *a, const Doc *d, const void *rows, uint32_t n, size_t size, size_t offset)
{
    const char *begs = (const char *)rows + offset;
    uint32_t stretches = d->n / STRETCH + 1, at = 0, *row = arena_push_raw(a, uint32_t, stretches);
    for (uint32_t i = 1; i < n; i++) {
        uint32_t beg;
        memcpy(&beg, begs + i * size, sizeof beg);
        for (; at * STRETCH < beg && at < stretches; at++) row[at] = i - 1;
    }
    for (; at < stretches; at++) row[at] = n ? n - 1 : 0;
    return row;
}

Rc doc_new(Arena *a, Str bytes, DocFormat format, Doc **out, Fault *f)
{
    if (bytes.n > DOC_MAX)
        return fault_set(f, RC_LIMIT, NULL, _("%zu bytes; at most %d are read"), bytes.n, (int)DOC_MAX);
    Rc rc = encoding_check(bytes, f);
    if (rc != RC_OK) return rc;
    Doc *d = arena_push(a, Doc);
    d->text = str_dup(a, str_without_mark(bytes));
    d->hash = hash64(d->text);
    Folded v = fold_text(a, d->text);
    d->ch = v.ch;
    d->cls = v.cls;
    d->at = v.at;
    d->n = v.n;
    d->hangul_share = v.letters ? (double)v.hangul / v.letters : 0;
    d->body_end = d->n;
    if (format == DOC_MARKDOWN) meta_find(a, d);
    masks_fold(d);
    tokens_cut(a, d);
    d->tok_row = rows_placed(a, d, d->tok, d->n_tok, sizeof *d->tok, offsetof(Token, beg));
    d->line_row = rows_placed(a, d, d->line, d->n_line, sizeof *d->line, offsetof(Line, beg));
    lines_judge(d, format);
    sentences_cut(a, d);
    sections_cut(a, d);
    *out = d;
    return RC_OK;
}

/* ------------------------------------------------------------------ looking up */

/* Index of the last of n items whose beg (an uint32_t at `offset` of each) is <= at; n when there is none. */
static uint32_t last_at(const void *items, uint32_t n, size_t size, size_t offset, uint32_t at)
{
    const char *begs = (const char *)items + offset;
    uint32_t lo = 0, beg;
    if (!n) return 0;
    for (uint32_t left = n; left > 1; left -= left / 2) {        /* each half is as likely: no branch on it */
        memcpy(&beg, begs + (lo + left / 2) * size, sizeof beg);
        lo += left / 2 * (beg <= at);
    }
    memcpy(&beg, begs + lo * size, sizeof beg);
    return beg <= at ? lo : n;
}

uint32_t doc_at(const Doc *d, uint32_t byte)
{
    if (byte >= d->text.n) return d->n;
    uint32_t i = last_at(d->at, d->n, sizeof *d->at, 0, byte);
    return i == d->n ? 0 : i;
}

const Sentence *doc_sentence_at(const Doc *d, uint32_t at)
{
    uint32_t i = last_at(d->sent, d->n_sent, sizeof *d->sent, offsetof(Sentence, beg), at);
    return i < d->n_sent && at < d->sent[i].end ? &d->sent[i] : NULL;
}

const Line *doc_line_at(const Doc *d, uint32_t at)
{
    if (!d->n_line || at < d->line[0].beg) return NULL;
    uint32_t i = d->line_row[row_of(d, at)];
    while (i + 1 < d->n_line && d->line[i + 1].beg <= at) i++;
    return &d->line[i];
}

/* Sections nest and are sorted by their beginning: the last that began is the innermost. */
const DocSection *doc_section_at(const Doc *d, uint32_t at)
{
    uint32_t i = last_at(d->sect, d->n_sect, sizeof *d->sect, offsetof(DocSection, beg), at);
    return i < d->n_sect ? &d->sect[i] : NULL;
}

uint32_t doc_tok_at(const Doc *d, uint32_t at)
{
    if (!d->n_tok || at < d->tok[0].beg) return 0;
    uint32_t i = d->tok_row[row_of(d, at)];
    while (i + 1 < d->n_tok && d->tok[i + 1].beg <= at) i++;
    return d->tok[i].end > at ? i : i + 1;
}

/* ------------------------------------------------------------------ text of a place */

Str doc_fold_utf8(Arena *a, const Doc *d, uint32_t beg, uint32_t end)
{
    char *out = arena_alloc(a, (size_t)(end - beg) * 3);
    size_t n = 0;
    for (uint32_t i = beg; i < end; i++) n += utf8_put(out + n, d->ch[i]);
    return (Str){out, n};
}

Str doc_nfc_utf8(Arena *a, const Doc *d, Span s) { return uni_nfc(a, doc_quote(d, s)); }

/* ------------------------------------------------------------------ quote and nth */

bool doc_find_nth(const Doc *d, Str quote, uint32_t nth, Span *out)
{
    if (!quote.n) return false;
    size_t pos = str_find(d->text, quote, 0);
    for (uint32_t k = 1; k < nth && pos != SIZE_MAX; k++) pos = str_find(d->text, quote, pos + quote.n);
    if (pos == SIZE_MAX) return false;
    *out = (Span){(uint32_t)pos, (uint32_t)(pos + quote.n)};
    return true;
}

uint32_t doc_nth_of(const Doc *d, Span s)
{
    Str quote = doc_quote(d, s);
    if (!quote.n) return 0;
    uint32_t nth = 1;
    size_t pos = str_find(d->text, quote, 0);
    for (; pos < s.beg; nth++) pos = str_find(d->text, quote, pos + quote.n);
    return pos == s.beg ? nth : 0;
}
