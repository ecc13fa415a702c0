#include "ui/lineedit.h"
#include "uni/utf8.h"
#include "uni/width.h"
#include <string.h>

void line_set(LineEdit *e, Str s)
{
    size_t n = 0;
    while (n < s.n) {
        size_t next = n;
        uni_cluster_next(s, &next);
        if (next >= LINE_EDIT_MAX) break;
        n = next;
    }
    if (n) memmove(e->text, s.p, n);
    e->n = e->caret = n;
}

static void cut(LineEdit *e, size_t beg, size_t end)
{
    memmove(e->text + beg, e->text + end, e->n - end);
    e->n -= end - beg;
    e->caret = beg;
}

bool line_insert(LineEdit *e, uint32_t cp)
{
    char raw[4];
    if (cp < ' ' || (cp >= 0x7F && cp < 0xA0)) return false;
    size_t n = utf8_put(raw, cp);
    if (e->n + n >= LINE_EDIT_MAX) {
        e->full = true;
        return false;
    }
    memmove(e->text + e->caret + n, e->text + e->caret, e->n - e->caret);
    memcpy(e->text + e->caret, raw, n);
    e->n += n;
    e->caret += n;
    return true;
}

/* Start of the cluster that ends at `at`: found from the start of the word, since clusters are read forwards. */
static size_t cluster_before(const LineEdit *e, size_t at)
{
    size_t from = at;
    while (from > 0 && e->text[from - 1] != ' ') from--;
    if (from == at && at > 0) return at - 1;
    size_t prev = from;
    while (from < at) {
        prev = from;
        uni_cluster_next(line_str(e), &from);
    }
    return prev;
}

bool line_backspace(LineEdit *e)
{
    if (e->caret == 0) return false;
    cut(e, cluster_before(e, e->caret), e->caret);
    return true;
}

bool line_delete(LineEdit *e)
{
    if (e->caret >= e->n) return false;
    size_t end = e->caret;
    uni_cluster_next(line_str(e), &end);
    cut(e, e->caret, end);
    return true;
}

static size_t word_before(const LineEdit *e)
{
    size_t at = e->caret;
    while (at > 0 && e->text[at - 1] == ' ') at--;
    while (at > 0 && e->text[at - 1] != ' ') at--;
    return at;
}

bool line_kill_word(LineEdit *e)
{
    size_t beg = word_before(e);
    if (beg == e->caret) return false;
    cut(e, beg, e->caret);
    return true;
}

bool line_kill_start(LineEdit *e)
{
    if (e->caret == 0) return false;
    cut(e, 0, e->caret);
    return true;
}

bool line_kill_end(LineEdit *e)
{
    if (e->caret >= e->n) return false;
    e->n = e->caret;
    return true;
}

void line_left(LineEdit *e) { e->caret = cluster_before(e, e->caret); }

void line_right(LineEdit *e)
{
    if (e->caret < e->n) uni_cluster_next(line_str(e), &e->caret);
}

void line_word_left(LineEdit *e) { e->caret = word_before(e); }

void line_word_right(LineEdit *e)
{
    while (e->caret < e->n && e->text[e->caret] == ' ') e->caret++;
    while (e->caret < e->n && e->text[e->caret] != ' ') e->caret++;
}

void line_home(LineEdit *e) { e->caret = 0; }
void line_end(LineEdit *e) { e->caret = e->n; }

void line_window(const LineEdit *e, size_t cols, size_t *beg, size_t *caret_col)
{
    Str s = line_str(e);
    size_t before = uni_cols((Str){s.p, e->caret});
    *beg = 0;
    while (before >= cols && *beg < e->caret) before -= (size_t)uni_cluster_next(s, beg);
    *caret_col = before;
}
