#include "uni/plain.h"
#include "norm_int.h"
#include "uni/utf8.h"
#include <string.h>

typedef struct Making { Arena *a; Str raw; char *text; uint32_t *at; size_t n, cap, end; } Making;   /* end: of what is no blank */

/* NFC makes a few signs longer: room for the text as it is nearly always does. */
static void widen(Making *m, size_t cap)
{
    char *text = arena_alloc_raw(m->a, cap);
    uint32_t *at = arena_push_raw(m->a, uint32_t, cap);
    if (m->n) memcpy(text, m->text, m->n), memcpy(at, m->at, m->n * sizeof *at);
    m->text = text, m->at = at, m->cap = cap;
}

static void put(Making *m, uint32_t cp, size_t from)
{
    enum { LONGEST = 4 };
    if (m->cap - m->n <= LONGEST) widen(m, m->cap + m->cap / 2);
    size_t n = utf8_put(m->text + m->n, cp);
    for (size_t i = 0; i < n; i++) m->at[m->n++] = (uint32_t)from;
}

static uint32_t peek(Str s, size_t at) { return at < s.n ? utf8_next(s, &at) : 0; }

static bool joins(Str s, size_t at) { return at < s.n && !norm_never_changes(peek(s, at)) && !norm_starts(peek(s, at)); }

/* A character with all that joins it; where that changes something it is one piece. Returns where the next begins. */
static size_t take_character(Making *m, size_t at)
{
    uint32_t cps[NORM_RUN_MAX], out[3 * NORM_RUN_MAX];
    size_t where[NORM_RUN_MAX], n = 0, next = at;
    do {
        where[n] = next;
        cps[n++] = utf8_next(m->raw, &next);
    } while (n < NORM_RUN_MAX && joins(m->raw, next));
    if (n == 1 && norm_never_changes(cps[0])) {
        put(m, cps[0], at);
        return next;
    }
    size_t k = norm_nfc_run(cps, n, out);
    bool same = k == n && memcmp(cps, out, n * sizeof *out) == 0;
    for (size_t i = 0; i < k; i++) put(m, out[i], same ? where[i] : at);
    return next;
}

/* Blanks, taken at once; before a line end or at the end of the text they are left out, and the line end is that of LF.
 * Returns where the next character begins: at itself where there are none. */
static size_t take_end(Making *m, size_t at)
{
    size_t end = at;
    while (end < m->raw.n && (m->raw.p[end] == ' ' || m->raw.p[end] == '\t')) end++;
    if (end == m->raw.n) {
        m->end = at;
        return end;
    }
    if (m->raw.p[end] != '\n' && m->raw.p[end] != '\r') {
        for (; at < end; at++) put(m, (unsigned char)m->raw.p[at], at);
        return end;
    }
    put(m, '\n', at);
    return end + 1 + (m->raw.p[end] == '\r' && end + 1 < m->raw.n && m->raw.p[end + 1] == '\n');
}

PlainText plain_text(Arena *a, Str raw)
{
    enum { ROOM = 64 };
    Making m = {.a = a, .raw = raw, .end = raw.n};
    widen(&m, raw.n + ROOM);
    size_t at = str_starts(raw, S("\xEF\xBB\xBF")) ? 3 : 0;
    while (at < raw.n) {
        char c = raw.p[at];
        bool blank = c == ' ' || c == '\t' || c == '\n' || c == '\r';
        size_t next = blank ? take_end(&m, at) : at;
        at = next > at ? next : take_character(&m, at);
    }
    while (m.n && m.text[m.n - 1] == '\n') m.end = m.at[--m.n];         /* lines behind the last */
    m.at[m.n] = (uint32_t)m.end;
    return (PlainText){{m.text, m.n}, m.at};
}

Span plain_raw(const PlainText *p, Span s) { return (Span){p->at[s.beg], p->at[s.end]}; }

/* The plain byte that stands there. Among blanks that were dropped, the line end behind them; false: inside a character. */
static bool plain_at(const PlainText *p, uint32_t raw, uint32_t *out)
{
    size_t lo = 0, hi = p->text.n;
    while (lo < hi) {
        size_t mid = (lo + hi) / 2;
        if (p->at[mid] < raw) lo = mid + 1;
        else hi = mid;
    }
    bool there = p->at[lo] == raw || lo == p->text.n;
    if (!there && lo && p->text.p[lo - 1] == '\n') lo--, there = true;
    *out = (uint32_t)lo;
    return there;
}

bool plain_span(const PlainText *p, Span raw, Span *out) { return plain_at(p, raw.beg, &out->beg) && plain_at(p, raw.end, &out->end); }
