/* doc.h: a document as the analyser and the screen read it.
 *
 * Knows    raw bytes; the folded view and its map; lines, headings, sentences, tokens; quote and nth.
 * Unaware  of what the text means; of files but for the name it came from (text/reader.h reads them).
 * Units    Span and "byte": offsets into Doc.text. "at": index into the folded view. cps: code points.
 * Memory   everything lives in the arena given to doc_new; text is copied into it.
 * Errors   RC_ENCODING (Fault.byte says where), RC_BINARY (a NUL), RC_LIMIT past DOC_MAX.
 * Threads  const after doc_new; any number of readers.
 * Source   korean-checklist section 1; annotation guide, "File format" for quote and nth. */
#ifndef TEXT_DOC_H
#define TEXT_DOC_H
#include "base/arena.h"
#include "base/rc.h"
#include "uni/fold.h"                          /* ChClass */

enum { DOC_MAX = 256 * 1024 * 1024 };          /* bytes; spans are 32 bits and the folded view costs 6 bytes a unit */

typedef enum { TOK_WORD, TOK_NUMBER, TOK_PUNCT } TokenKind;

/* A token: a run of one script (TOK_WORD), of digits (TOK_NUMBER), or one mark. Blanks are no tokens; glue says
 * that no blank stands before it. beg and end are folded indexes. */
typedef struct Token { uint32_t beg, end; uint8_t kind, cls; bool glue; } Token;

typedef enum { LINE_TEXT, LINE_BLANK, LINE_HEADING, LINE_ITEM, LINE_TABLE, LINE_QUOTE, LINE_RULE, LINE_META } LineKind;

/* beg and end are folded indexes without the line end. body: where the words begin behind a marker (#, -, 1)). table: the
 * first line of the table that a row, or a rule among rows, stands in; the line itself elsewhere. */
typedef struct Line { uint32_t beg, end, body; uint8_t kind, level; uint32_t tok_beg, tok_end, table; } Line;

/* A sentence never crosses a line that is a heading, an item or a table row, nor a blank line. Folded indexes. */
typedef struct Sentence { uint32_t beg, end, tok_beg, tok_end, line; } Sentence;

/* A heading and what stands under it until the next heading of its level or a higher one. */
typedef struct DocSection { uint32_t beg, end, head_beg, head_end; int level; uint32_t line; } DocSection;

typedef struct DocMeta { Str title, date, author; } DocMeta;  /* from front matter; "" where it says nothing */

typedef struct Doc {
    Str       text;                            /* the bytes as stored, without a byte order mark */
    uint32_t  n;                               /* folded units */
    uint16_t *ch;                              /* folded: NFC, lower case, full width to ASCII, one dash, one blank;
                                                  n + FOLD_PAD units, zeros behind the end. Outside the BMP: 0xFFFD */
    uint8_t  *cls;                             /* ChClass of each, n + FOLD_PAD */
    uint32_t *at;                              /* byte offset of each unit, n + 1: at[n] is text.n */
    uint32_t  n_line, n_tok, n_sent, n_sect;
    Line     *line;
    Token    *tok;
    Sentence *sent;
    DocSection *sect;
    uint32_t *tok_row, *line_row;              /* for doc_tok_at() and doc_line_at() */
    uint32_t  body_beg, body_end;              /* folded: the text without front matter */
    DocMeta   meta;
    uint64_t  hash;                            /* of the text, for the cache */
    double    hangul_share;                    /* Hangul among letters, 0 to 1 */
} Doc;

typedef enum { DOC_PLAIN, DOC_MARKDOWN } DocFormat;

MUST_USE Rc doc_new(Arena *a, Str bytes, DocFormat format, Doc **out, Fault *f);

static inline Span doc_span(const Doc *d, uint32_t beg, uint32_t end)     /* folded indexes -> bytes */
{
    return (Span){d->at[beg], end > beg ? d->at[end] : d->at[beg]};
}
uint32_t doc_at(const Doc *d, uint32_t byte);                    /* the unit that holds the byte; O(log n) */
static inline Str doc_quote(const Doc *d, Span s) { return (Str){d->text.p + s.beg, s.end - s.beg}; }
Str  doc_fold_utf8(Arena *a, const Doc *d, uint32_t beg, uint32_t end);    /* folded units as UTF-8 (lower case) */
Str  doc_nfc_utf8(Arena *a, const Doc *d, Span s);               /* the quote in NFC, case kept: for names */
const Sentence *doc_sentence_at(const Doc *d, uint32_t at);      /* NULL in front matter and blank places */
const Line *doc_line_at(const Doc *d, uint32_t at);              /* NULL when there is none */
const DocSection *doc_section_at(const Doc *d, uint32_t at);     /* the innermost, NULL before the first heading */
/* Does the folded unit join the ends of a stretch? Every dash is folded into one, every wave into '~'. */
static inline bool doc_is_dash(uint16_t ch) { return ch == '-' || ch == '~'; }
/* → ⇒ ➜ ➔ and '>', which is an arrow's head behind a dash or between blanks. */
static inline bool doc_is_arrow(uint16_t ch) { return ch == 0x2192 || ch == 0x21D2 || ch == 0x279C || ch == 0x2794; }
static inline bool doc_is_arrow_head(uint16_t ch) { return ch == '>' || doc_is_arrow(ch); }
/* Is the unit a Latin capital in the text as it stands? Folding has taken that away. */
static inline bool doc_is_upper(const Doc *d, uint32_t at) { return d->text.p[d->at[at]] >= 'A' && d->text.p[d->at[at]] <= 'Z'; }
/* | 회사 | 입사 | 퇴사 | over a row of hyphens: does the line say what the columns are called? */
static inline bool doc_heads_table(const Doc *d, uint32_t line)
{
    const Line *l = &d->line[line];
    return l->kind == LINE_TABLE && l->table == line && line + 1 < d->n_line && l[1].kind == LINE_RULE;
}
uint32_t doc_tok_at(const Doc *d, uint32_t at);                  /* first token that ends behind at; n_tok at the end */

/* quote + nth (from 1) <-> span, as the annotation files count. */
bool doc_find_nth(const Doc *d, Str quote, uint32_t nth, Span *out);
uint32_t doc_nth_of(const Doc *d, Span s);
#endif
