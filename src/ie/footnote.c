/* Footnotes: a mark in the text (다녔다[1], 연구원 ³, nine years[^1]) and the line below that explains it. What the note
 * tells belongs where its mark stands: to the employer of that row, to its time. */
#include "ie_int.h"

enum { NOTES = 64, DIGITS = 2 };

static int super_digit(uint16_t ch)
{
    if (ch == 0xB9) return 1;
    if (ch == 0xB2 || ch == 0xB3) return ch - 0xB0;
    return ch == 0x2070 || (ch >= 0x2074 && ch <= 0x2079) ? ch - 0x2070 : -1;
}

/* The number at p, of plain or raised digits; 0 for none. */
static uint32_t number_at(const Doc *d, uint32_t p, bool raised, uint32_t *end)
{
    uint32_t n = 0, at = p;
    for (; at < p + DIGITS; at++) {
        int digit = raised ? super_digit(d->ch[at]) : d->ch[at] >= '0' && d->ch[at] <= '9' ? d->ch[at] - '0' : -1;
        if (digit < 0) break;
        n = n * 10 + (uint32_t)digit;
    }
    *end = at;
    return at == p || (!raised && d->cls[at] == CH_DIGIT) ? 0 : n;
}

/* [1], [^1], ¹, and 1) right behind a word: the mark at p. open: there are brackets before it in the line. */
static uint32_t mark_at(const Doc *d, const Line *l, uint32_t p, bool open, uint32_t *end)
{
    if (super_digit(d->ch[p]) >= 0) return super_digit(d->ch[p - 1]) >= 0 ? 0 : number_at(d, p, true, end);
    uint32_t n = 0;
    if (d->ch[p] == '[') {
        n = number_at(d, d->ch[p + 1] == '^' ? p + 2 : p + 1, false, end);
        if (d->ch[*end] != ']' || *end >= l->end) return 0;
    } else if (d->cls[p] == CH_DIGIT && (d->cls[p - 1] == CH_HANGUL || d->ch[p - 1] == '.')) {
        n = number_at(d, p, false, end);
        if (open || d->ch[*end] != ')') return 0;                            /* (2019.1) */
    }
    if (n) ++*end;
    return n;
}

/* [1] …, [^1]: …, 1. …, 1) …, ¹ …: the number of the note that a line opens. */
static uint32_t note_opened(const Doc *d, const Line *l)
{
    uint32_t p = blanks_skip(d, l->beg), end;
    if (p >= l->end) return 0;
    if (super_digit(d->ch[p]) >= 0) return number_at(d, p, true, &end);
    bool bracket = d->ch[p] == '[';
    if (bracket) p += d->ch[p + 1] == '^' ? 2 : 1;
    uint32_t n = number_at(d, p, false, &end);
    if (!n || end >= l->end) return 0;
    if (bracket) return d->ch[end] == ']' ? n : 0;
    return (d->ch[end] == '.' || d->ch[end] == ')') && d->cls[end + 1] == CH_SPACE ? n : 0;
}

/* The units that may begin the mark of the next number, and brackets: of plain figures only the one that it begins with. */
typedef struct Sought { bool unit[256]; } Sought;

static Sought sought_for(uint32_t next)
{
    Sought s = {.unit = {['['] = true, ['('] = true, ['0'] = true, [0xB9] = true, [0xB2] = true, [0xB3] = true}};
    s.unit['0' + (next < 10 ? next : next / 10)] = true;
    return s;
}

static void line_marks(const Doc *d, uint32_t line, NoteList *notes, Sought *s)
{
    enum { RAISED = 0x2070 };
    const Line *l = &d->line[line];
    uint32_t p = blanks_skip(d, l->beg);
    for (bool open = d->ch[p] == '('; ++p < l->end;) {
        uint16_t ch = d->ch[p];
        if (!((s->unit[ch & 0xFF] & (ch < 256)) | ((uint16_t)(ch - RAISED) < 10))) continue;
        open |= ch == '(';
        if (d->cls[p] == CH_DIGIT && d->cls[p - 1] == CH_DIGIT && super_digit(ch) < 0) continue;
        uint32_t end = p, n = mark_at(d, l, p, open, &end);
        if (n != notes->n + 1 || notes->n == NOTES) continue;
        notes->v[notes->n++] = (FootNote){p, end, line, UINT32_MAX};
        *s = sought_for(notes->n + 1);
    }
}

/* The marks of the text, each number once, in their order. */
static void marks_find(Ie *ie, NoteList *notes)
{
    const Doc *d = ie->doc;
    Sought s = sought_for(1);
    for (uint32_t i = 0; i < d->n_line; i++)
        if (ie->line_zone[i] == ZONE_BODY && d->line[i].kind != LINE_BLANK) line_marks(d, i, notes, &s);
}

/* The notes stand below their marks, in the order of their numbers; what follows one belongs to it as far as the next. */
static uint32_t bodies_find(Ie *ie, NoteList *notes)
{
    const Doc *d = ie->doc;
    uint32_t n = 0, from = notes->v[notes->n - 1].line;
    for (uint32_t i = from + 1; i < d->n_line && n < notes->n; i++)
        if (ie->line_zone[i] == ZONE_BODY && note_opened(d, &d->line[i]) == n + 1) notes->v[n++].body = i;
    return n;
}

static void lines_mark(Ie *ie, const NoteList *notes, uint32_t n)
{
    const Doc *d = ie->doc;
    for (uint32_t k = 0; k < n; k++) {
        uint32_t to = k + 1 < n ? notes->v[k + 1].body : d->n_line;
        bool last = k + 1 == n;
        for (uint32_t i = notes->v[k].body; i < to; i++) {
            if (i > notes->v[k].body && (d->line[i].kind == LINE_HEADING || (last && d->line[i].kind == LINE_BLANK)))
                break;
            ie->line_note[i] = k + 1;
        }
    }
}

void footnote_run(Ie *ie)
{
    enum { LEAST = 2 };                /* one alone is as likely something else */
    NoteList *notes = arena_push(ie->tmp, NoteList);
    notes->v = arena_push_n(ie->tmp, FootNote, NOTES);
    ie->notes = notes;
    marks_find(ie, notes);
    if (notes->n < LEAST) {
        notes->n = 0;
        return;
    }
    uint32_t n = bodies_find(ie, notes);
    if (n + 1 < notes->n || n < LEAST) n = 0;
    notes->n = n;
    if (!n) return;
    ie->line_note = arena_push_n(ie->tmp, uint32_t, ie->doc->n_line + 1);
    lines_mark(ie, notes, n);
}

const FootNote *footnote_of_line(const Ie *ie, uint32_t line)
{
    return ie->line_note && ie->line_note[line] ? &ie->notes->v[ie->line_note[line] - 1] : NULL;
}

const FootNote *footnote_marked(const Ie *ie, uint32_t beg, uint32_t end)
{
    for (uint32_t k = 0; k < ie->notes->n; k++)
        if (ie->notes->v[k].beg >= beg && ie->notes->v[k].beg < end) return &ie->notes->v[k];
    return NULL;
}

uint32_t footnote_end(const Ie *ie, const FootNote *note)
{
    uint32_t of = ie->line_note[note->body], i = note->body;
    while (i + 1 < ie->doc->n_line && ie->line_note[i + 1] == of) i++;
    return ie->doc->line[i].end;
}
