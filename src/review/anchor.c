#include "review/anchor.h"
#include "uni/utf8.h"
#include <stdlib.h>
#include <string.h>

/* Gates that others published for the same problem; below them a place is too unlike, or too like another. */
static const double score_least = 0.75, score_margin = 0.05, score_near = 0.55, score_sure = 0.97;

typedef struct Context { uint32_t cp[ANCHOR_CONTEXT]; int n; } Context;

static size_t back_cps(Str text, size_t at, int n)
{
    while (n-- > 0 && at > 0) (void)utf8_prev(text, &at);
    return at;
}

static size_t on_cps(Str text, size_t at, int n)
{
    while (n-- > 0 && at < text.n) (void)utf8_next(text, &at);
    return at;
}

TextAnchor anchor_make(Str text, uint64_t hash, Span span)
{
    return (TextAnchor){
        .text = hash, .span = span, .exact = str_slice(text, span.beg, span.end),
        .before = str_slice(text, back_cps(text, span.beg, ANCHOR_CONTEXT), span.beg),
        .after = str_slice(text, span.end, on_cps(text, span.end, ANCHOR_CONTEXT)),
    };
}

static Context context_of(Str s)
{
    Context c = {.n = 0};
    for (size_t at = 0; at < s.n && c.n < ANCHOR_CONTEXT;) c.cp[c.n++] = utf8_next(s, &at);
    return c;
}

/* Levenshtein's distance over two rows: both sides are short. */
static int distance(const Context *x, const Context *y)
{
    int row[ANCHOR_CONTEXT + 1];
    for (int j = 0; j <= y->n; j++) row[j] = j;
    for (int i = 1; i <= x->n; i++) {
        int corner = row[0];
        row[0] = i;
        for (int j = 1; j <= y->n; j++) {
            int same = corner + (x->cp[i - 1] != y->cp[j - 1]);
            corner = row[j];
            int gap = (row[j] < row[j - 1] ? row[j] : row[j - 1]) + 1;
            row[j] = same < gap ? same : gap;
        }
    }
    return row[y->n];
}

/* How like two contexts are, from 0 to 1, times the length of what is looked for. */
static double likeness(Str want, Str have, int *weight)
{
    Context x = context_of(want), y = context_of(have);
    int most = x.n > y.n ? x.n : y.n;
    *weight = x.n;
    return most ? x.n * (1.0 - (double)distance(&x, &y) / most) : 0;
}

static bool ends_sentence(uint32_t cp) { return cp == '.' || cp == '!' || cp == '?' || cp == '\n' || cp == 0x3002; }

/* The part of a context that belongs to the words' own sentence. */
static Str own_before(Str s)
{
    size_t at = s.n, from = s.n;
    while (at > 0 && !ends_sentence(utf8_prev(s, &at))) from = at;
    return str_slice(s, from, s.n);
}

static Str own_after(Str s)
{
    for (size_t at = 0; at < s.n;)
        if (ends_sentence(utf8_next(s, &at))) return str_slice(s, 0, at);
    return s;
}

/* Weighed by the length of what is looked for; what stood at the very end of a text weighs nothing. */
static double score_of(Str before, Str after, Str here_before, Str here_after, int *weight)
{
    int wb, wa;
    double sum = likeness(before, here_before, &wb) + likeness(after, here_after, &wa);
    *weight = wb + wa;
    return *weight ? sum / *weight : 1;
}

/* Where the text ended or began near the words, what was put on behind or in front tells nothing. */
static Str near_end(Str s, int n) { return str_slice(s, back_cps(s, s.n, n), s.n); }
static Str near_begin(Str s, int n) { return str_slice(s, 0, on_cps(s, 0, n)); }

/* How like what stands around is: all of it, or the sentence alone, where one was put in or taken out beside it. */
static double score(const TextAnchor *want, const TextAnchor *have)
{
    enum { LEAST = 8 };
    static const double alone = 0.98;
    int weight, own;
    int before = (int)utf8_cps(want->before), after = (int)utf8_cps(want->after);
    double all = score_of(want->before, want->after, near_end(have->before, before), near_begin(have->after, after),
                          &weight);
    double sentence = score_of(own_before(want->before), own_after(want->after), own_before(have->before),
                               own_after(have->after), &own);
    return own >= LEAST && own < weight && alone * sentence > all ? alone * sentence : all;
}

/* A hyphen and an apostrophe glue: re-joined, Some'd. */
static bool in_word(uint32_t cp)
{
    if (cp == '-' || cp == '\'' || cp == 0x2019) return true;
    return cp > 0x7f ? cp != 0xa0 && cp != 0x3000 && !(cp >= 0x2010 && cp <= 0x2027) && !(cp >= 0x3001 && cp <= 0x3011)
                     : (cp >= '0' && cp <= '9') || ((cp | 32) >= 'a' && (cp | 32) <= 'z');
}

/* What is glued to the words in front and behind: 불합격, 합격하지, 재입사. */
static Str glued_before(Str s)
{
    size_t at = s.n, word = s.n;
    while (at > 0 && in_word(utf8_prev(s, &at))) word = at;
    return str_slice(s, word, s.n);
}

static Str glued_after(Str s)
{
    size_t at = 0, word = 0;
    while (at < s.n && in_word(utf8_next(s, &at))) word = at;
    return str_slice(s, 0, word);
}

static bool same_word(const TextAnchor *a, const TextAnchor *b)
{
    return str_eq(glued_before(a->before), glued_before(b->before)) &&
           str_eq(glued_after(a->after), glued_after(b->after));
}

bool anchor_lookalike(const TextAnchor *then, const TextAnchor *now)
{
    return !str_eq(then->exact, now->exact) || !str_eq(glued_before(then->before), glued_before(now->before));
}

/* Places of the words, one after the other. */
static bool next_place(Str text, Str exact, size_t *from, Span *out)
{
    size_t at = exact.n ? str_find(text, exact, *from) : SIZE_MAX;
    if (at == SIZE_MAX) return false;
    *out = (Span){(uint32_t)at, (uint32_t)(at + exact.n)};
    *from = at + exact.n;
    return true;
}

/* Words said twice, one behind the other: one place has what stood in front, the other what stood behind. */
static bool half_alike(const TextAnchor *a, const TextAnchor *here, const TextAnchor *best)
{
    static const double alike = 0.75;
    int w;
    double front = likeness(a->before, here->before, &w), front_best = likeness(a->before, best->before, &w);
    bool in_front = w && front > front_best && front >= alike * w;
    double behind = likeness(a->after, here->after, &w), behind_best = likeness(a->after, best->after, &w);
    return in_front || (w && behind > behind_best && behind >= alike * w);
}

/* The best place and how many are as good but for the margin; which: of those, the one looked for by its bytes; near: how
 * many resemble it at all. */
typedef struct Best { AnchorPlace place; int alike, which, near; } Best;

static AnchorPlace best_place(const TextAnchor *a, Str text)
{
    AnchorPlace best = {.fate = ANCHOR_ORPHAN};
    Span s;
    for (size_t from = 0; next_place(text, a->exact, &from, &s);) {
        TextAnchor here = anchor_make(text, 0, s);
        double x = same_word(a, &here) ? score(a, &here) : 0;
        if (x > best.score) best = (AnchorPlace){ANCHOR_ORPHAN, s, x};
    }
    return best;
}

static Best best_in(const TextAnchor *a, Str text)
{
    Best b = {.place = best_place(a, text)};
    Span s;
    if (b.place.score < score_least) return b;
    TextAnchor best = anchor_make(text, 0, b.place.span);
    for (size_t from = 0; next_place(text, a->exact, &from, &s);) {
        TextAnchor here = anchor_make(text, 0, s);
        bool other = !span_eq(s, b.place.span);
        if (!same_word(a, &here)) continue;
        b.near += score(a, &here) >= score_near;
        if (score(a, &here) <= b.place.score - score_margin && !(other && half_alike(a, &here, &best))) continue;
        if (span_eq(s, a->span)) b.which = b.alike;
        b.alike++;
    }
    return b;
}

static bool nth_alike(const TextAnchor *a, Str text, const Best *best, int n, Span *out)
{
    TextAnchor top = anchor_make(text, 0, best->place.span);
    for (size_t from = 0; next_place(text, a->exact, &from, out);) {
        TextAnchor here = anchor_make(text, 0, *out);
        bool alike =
            same_word(a, &here) && (score(a, &here) > best->place.score - score_margin || half_alike(a, &here, &top));
        if (alike && n-- == 0) return true;
    }
    return false;
}

/* Places where the words stand as the same word, whatever is around them. */
static int places_of(const TextAnchor *a, Str text)
{
    int n = 0;
    Span s;
    for (size_t from = 0; next_place(text, a->exact, &from, &s);) {
        TextAnchor here = anchor_make(text, 0, s);
        n += same_word(a, &here);
    }
    return n;
}

/* The place found was no other place before: looked for the other way round, it is the one that was decided on. */
static bool leads_back(const TextAnchor *a, Str old, Str text, Span found)
{
    TextAnchor here = anchor_make(text, 0, found);
    AnchorPlace back = best_place(&here, old);
    return !old.n || span_eq(back.span, a->span);
}

/* In texts whose changes a person sees. */
static AnchorPlace find_changed(const TextAnchor *a, Str old, Str text)
{
    Best now = best_in(a, text);
    AnchorPlace orphan = {ANCHOR_ORPHAN, {0, 0}, now.place.score};
    if (!now.alike) return orphan;
    Best then = old.n ? best_in(a, old) : (Best){.alike = 1, .near = 1};
    if (now.near > then.near) return orphan;             /* said again somewhere, and the first may have been changed */
    /* One of them is gone: unless its very sentence stands there, it may be this one that is, and a lookalike is left. */
    if (now.place.score < score_sure && places_of(a, text) < places_of(a, old)) return orphan;
    if (then.alike == 1 && now.alike == 1) {
        now.place.fate = leads_back(a, old, text, now.place.span) ? ANCHOR_MOVED : ANCHOR_ORPHAN;
        return now.place;
    }
    Span s;
    if (then.alike != now.alike || !nth_alike(a, text, &now, then.which, &s)) return orphan;
    return (AnchorPlace){ANCHOR_MOVED, s, now.place.score};
}

/* The anchor as of the plain text. Without the text that it was made on, its words are made plain among what stood around
 * them, for a character may reach over their ends. */
static bool plain_anchor(Arena *tmp, const TextAnchor *a, const PlainText *old, TextAnchor *out)
{
    Span s = {(uint32_t)a->before.n, (uint32_t)(a->before.n + a->exact.n)};
    if (old) {
        bool whole = plain_span(old, a->span, &s);
        if (whole) *out = anchor_make(old->text, a->text, s);
        return whole;
    }
    PlainText p = plain_text(tmp, str_cat(tmp, str_cat(tmp, a->before, a->exact), a->after));
    bool whole = plain_span(&p, s, &s);
    *out = (TextAnchor){a->text, a->span, str_slice(p.text, s.beg, s.end), str_slice(p.text, 0, s.beg), str_slice(p.text, s.end, p.text.n)};
    return whole;
}

AnchorPlace anchor_find(const TextAnchor *a, const PlainText *old, const PlainText *text, uint64_t hash)
{
    Arena tmp = {0};
    TextAnchor then;
    AnchorPlace p = {ANCHOR_ORPHAN, {0, 0}, 0};
    if (a->text == hash) return (AnchorPlace){ANCHOR_EXACT, a->span, 1};
    bool whole = plain_anchor(&tmp, a, old, &then);
    if (whole && old && str_eq(old->text, text->text)) p = (AnchorPlace){ANCHOR_MOVED, then.span, 1};
    else if (whole) p = find_changed(&then, old ? old->text : S(""), text->text);
    if (p.fate != ANCHOR_ORPHAN) p.span = plain_raw(text, p.span);
    arena_fini(&tmp);
    return p;
}

static int best_first(const void *x, const void *y)
{
    const AnchorPlace *a = x, *b = y;
    if (a->score != b->score) return a->score > b->score ? -1 : 1;
    return a->span.beg < b->span.beg ? -1 : a->span.beg > b->span.beg;
}

AnchorPlaces anchor_candidates(Arena *mem, const TextAnchor *a, const PlainText *text, uint32_t most)
{
    AnchorPlaces all = {0};
    TextAnchor then;
    Span s;
    (void)plain_anchor(mem, a, NULL, &then);
    for (size_t from = 0; next_place(text->text, then.exact, &from, &s);) {
        TextAnchor here = anchor_make(text->text, 0, s);
        *vec_push(mem, &all) = (AnchorPlace){ANCHOR_ORPHAN, plain_raw(text, s), score(&then, &here)};
    }
    if (all.n) qsort(all.v, all.n, sizeof *all.v, best_first);
    if (all.n > most) all.n = most;
    return all;
}
