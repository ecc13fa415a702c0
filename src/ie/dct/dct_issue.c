/* The issue that a text was printed in: 사보 2022년 5월호, 동문회보 2023년 가을호. Such a number is no time of the story, so that
 * the pass on times leaves it out; it tells the writing. */
#include "dct_int.h"
#include "mark.h"

/* The number that ends before p, of least to most figures; 0 for none. */
static int number_before(const Doc *d, uint32_t p, uint32_t floor, int most)
{
    int n = 0, each = 1, figures = 0;
    for (; p > floor && d->cls[p - 1] == CH_DIGIT && figures < most; p--, figures++, each *= 10)
        n += each * (d->ch[p - 1] - '0');
    return p > floor && d->cls[p - 1] == CH_DIGIT ? 0 : n;
}

/* 5월호, 가을호 at p: its first month and how many there are; 0 for none. */
static int issue_at(const DctState *s, uint32_t p, int *months)
{
    enum { SEASON = 3, YEAR = 12, FIGURES = 2 };
    const Doc *d = s->ie->doc;
    LexMatch m;
    uint32_t q = p;
    *months = 1;
    while (q < p + FIGURES && d->cls[q] == CH_DIGIT) q++;
    if (!ie_longest(s->ie, s->d->book, q, d->n, &m)) return 0;
    LexEntry e = lex_entry(s->d->book, lex_match_entry(s->d->book, m, 0));
    if (e.cls != s->d->number) return 0;
    int month = lex_attr_num(e, s->d->k_v, 0);
    if (month) *months = SEASON;
    else month = number_before(d, q, p, FIGURES);
    return month <= YEAR ? month : 0;
}

static bool read_line(DctState *s, const Line *l)
{
    enum { FIGURES = 4, FIRST = 1950, LAST = 2100 };
    const Doc *d = s->ie->doc;
    for (uint32_t p = l->body + FIGURES; p + 2 < l->end; p++) {
        bool ends = d->cls[p] != CH_DIGIT && d->cls[p - 1] == CH_DIGIT;
        bool year = is_mark(s->ie, MK_YEAR, d->ch[p]) ||
                    (ends && (d->ch[p] == '.' || d->ch[p] == '/' || d->ch[p] == '-' || d->cls[p] == CH_SPACE));
        /* 2020년 2월호, 2020. 2월호, 2020/2월호 */
        int months, y = year ? number_before(d, p, l->body, FIGURES) : 0;
        int m = y > FIRST && y < LAST ? issue_at(s, blanks_skip(d, p + 1), &months) : 0;
        if (!m) continue;
        dct_bound_months(s, y * 12 + m - 1, y * 12 + m - 1 + months - 1);
        return true;
    }
    return false;
}

/* In the first lines and the last ones. */
bool dct_read_issue(DctState *s)
{
    enum { LONG = 60, LINES = 3 };
    const Ie *ie = s->ie;
    for (uint32_t i = 0; ie->ko && i < ie->doc->n_line; i++) {
        const Line *l = &ie->doc->line[i];
        if (!dct_lines_edge(s, i) || l->tok_beg == l->tok_end || l->end - l->body > LONG) continue;
        if (dct_lines_before(ie, i) >= LINES && dct_lines_behind(ie, i) >= LINES) continue;
        if (read_line(s, l)) return true;
    }
    return false;
}
