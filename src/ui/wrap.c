#include "ui/wrap.h"
#include "uni/utf8.h"
#include "uni/width.h"
#include <string.h>

/* Conjoining jamo in order make one syllable of two columns; anything else that joins is measured as it is shown. */
static bool is_decomposed_syllable(Str s)
{
    for (size_t i = 0; i + 2 < s.n; i += 3)
        if (s.p[i] != '\xE1' || (unsigned char)s.p[i + 1] < 0x84 || (unsigned char)s.p[i + 1] > 0x87) return false;
    return s.n % 3 == 0 && s.n > 0;
}

static int shown_cols(Str cluster)
{
    Arena a = {0};
    int cols = (int)uni_cols(uni_visible(&a, cluster));
    arena_fini(&a);
    return cols;
}

int wrap_cluster(Str text, size_t *at)
{
    size_t beg = *at;
    unsigned char c = (unsigned char)text.p[beg];
    if (c >= ' ' && c < 0x7F && (beg + 1 == text.n || (unsigned char)text.p[beg + 1] < 0xCC)) {
        (*at)++;
        return 1;
    }
    int cols = uni_cluster_next(text, at);
    Str cluster = {text.p + beg, *at - beg};
    /* One character of U+2000..U+DFFF with columns of its own is shown as it is, but for the filler U+3164. */
    bool alone = cluster.n == 3 && c >= 0xE2 && c <= 0xED && memcmp(cluster.p, "\xE3\x85\xA4", 3) != 0;
    if (alone && cols > 0) return cols;
    if (is_decomposed_syllable(cluster)) return cols;
    return shown_cols(cluster);
}

/* The end of a unit that starts at beg: the line's end, else behind a blank, else between two characters. */
static uint32_t unit_end(Str text, uint32_t beg, uint32_t end)
{
    if (end - beg <= WRAP_UNIT) return end;
    uint32_t cut = beg + WRAP_UNIT;
    for (uint32_t i = cut; i > beg + WRAP_UNIT / 2; i--)
        if (text.p[i - 1] == ' ') return i;
    while (cut > beg + 1 && ((unsigned char)text.p[cut] & 0xC0) == 0x80) cut--;
    return cut;
}

void wrap_open(Arena *a, const Doc *d, WrapText *out)
{
    *out = (WrapText){.text = d->text};
    for (uint32_t i = 0; i < d->n_line; i++) {
        uint32_t beg = d->at[d->line[i].beg], end = d->at[d->line[i].end];
        do {
            uint32_t stop = unit_end(d->text, beg, end);
            *vec_push(a, &out->units) = (WrapUnit){beg, stop, i + 1};
            beg = stop;
        } while (beg < end);
    }
    if (out->units.n == 0) *vec_push(a, &out->units) = (WrapUnit){0, 0, 1};
}

uint32_t wrap_rows(const WrapText *w, uint32_t unit, int cols, WrapRow rows[WRAP_ROWS_MAX])
{
    WrapUnit u = w->units.v[unit];
    Str s = {w->text.p, u.end};
    uint32_t n = 0, beg = u.beg, blank = 0;               /* blank: behind the last one in this row, 0 none */
    int used = 0;
    if (cols < 2) cols = 2;
    for (size_t at = u.beg; at < u.end;) {
        size_t start = at;
        int c = wrap_cluster(s, &at);
        bool is_blank = s.p[start] == ' ' || s.p[start] == '\t';
        if (used + c > cols && start > beg && !is_blank) {
            uint32_t next = blank > beg ? blank : (uint32_t)start;
            rows[n++] = (WrapRow){beg, next};
            beg = next;
            at = next;
            used = 0;
            blank = 0;
            continue;
        }
        used += c;
        if (is_blank) blank = (uint32_t)at;
    }
    rows[n++] = (WrapRow){beg, u.end};
    return n;
}

static uint32_t unit_of(const WrapText *w, uint32_t byte)
{
    uint32_t lo = 0, hi = w->units.n;
    while (lo + 1 < hi) {
        uint32_t mid = lo + (hi - lo) / 2;
        if (w->units.v[mid].beg <= byte) lo = mid;
        else hi = mid;
    }
    return lo;
}

WrapPos wrap_at(const WrapText *w, uint32_t byte, int cols)
{
    WrapRow rows[WRAP_ROWS_MAX];
    WrapPos p = {unit_of(w, byte), 0};
    uint32_t n = wrap_rows(w, p.unit, cols, rows);
    while (p.row + 1 < n && rows[p.row + 1].beg <= byte) p.row++;
    return p;
}

WrapPos wrap_move(const WrapText *w, WrapPos p, int by, int cols, int *moved)
{
    WrapRow rows[WRAP_ROWS_MAX];
    int done = 0;
    uint32_t n = by > 0 ? wrap_rows(w, p.unit, cols, rows) : 0;
    for (; by > 0; by--, done++) {
        if (p.row + 1 < n) { p.row++; continue; }
        if (p.unit + 1 >= w->units.n) break;
        n = wrap_rows(w, ++p.unit, cols, rows);
        p.row = 0;
    }
    for (; by < 0; by++, done--) {
        if (p.row > 0) { p.row--; continue; }
        if (p.unit == 0) break;
        p.row = wrap_rows(w, --p.unit, cols, rows) - 1;
    }
    if (moved) *moved = done;
    return p;
}
