/* Frames: headings and lines whose date holds for what follows. */
#include "anchor_int.h"

/* A row of a list or a table, or a date set off by a colon, a dash or columns, dates its line; a paragraph that
 * happens to begin with a date goes on as a story. */
static bool line_dates(const Doc *d, const Line *line, const TimexInfo *info)
{
    enum { ROW = 48 };
    if (line->kind == LINE_ITEM || line->kind == LINE_TABLE || line->kind == LINE_HEADING) return true;
    uint16_t next = d->ch[info->end], after = d->ch[info->end + 1];
    bool columns = (next == ' ' && after == ' ') || next == '\t' || next == ':' || next == '|';
    return columns || line->end - line->beg <= ROW;
}

static bool frame_of(const Doc *d, const TimexInfo *info, const Timex *t, Frame *out)
{
    if (t->lo == EDTF_DAY_NONE || t->hi == EDTF_DAY_NONE || t->lo == EDTF_DAY_MIN || t->hi == EDTF_DAY_MAX)
        return false;
    *out = (Frame){.lo = t->lo, .hi = t->hi, .beg = info->beg};
    const Line *line = doc_line_at(d, info->beg);
    if (info->heading) {
        const DocSection *s = doc_section_at(d, info->beg);
        if (!s) return false;
        out->end = s->end;
        return true;
    }
    out->end = line ? line->end : info->end;
    return line && line_dates(d, line, info);
}

void anchor_frames_update(Anchor *a, uint32_t at)
{
    while (a->n_frame && at >= a->frame[a->n_frame - 1].end) a->n_frame--;
}

/* "How last year's goals went": the year is theirs, not that of what follows. */
bool anchor_is_possessive(const Ie *ie, uint32_t i)
{
    const uint16_t *u = ie->doc->ch + ie->tx.v[i].end;
    return u[0] == '\'' && u[1] == 's';
}

void anchor_frame_push(Anchor *a, uint32_t i)
{
    const TimexInfo *info = &a->ie->tx.v[i];
    Frame f;
    if ((!info->heading && !info->line_start) || info->update || anchor_is_possessive(a->ie, i)) return;
    if (a->ie->out->timexes.v[i].type != TIMEX_DATE || a->ie->time[i].form > TX_RANGE) return;
    if (a->ie->time[i].a.holiday && !a->ie->time[i].a.how) return;           /* "On Veterans Day": an occasion */
    const Timex *t = &a->ie->out->timexes.v[i];
    bool stamp = t->lo == t->hi && t->lo == a->now_lo && t->hi == a->now_hi && !a->ie->time[i].entry;
    if (stamp) return;                                     /* the day of writing over a text dates none of it */
    if (!frame_of(a->ie->doc, info, &a->ie->out->timexes.v[i], &f)) return;
    if (a->n_frame == FRAMES_MAX) return;
    /* Two dates of one heading ("July, August") date together. */
    Frame *top = a->n_frame ? &a->frame[a->n_frame - 1] : NULL;
    bool same = top && info->heading && top->beg >= a->ie->doc->line[info->line].beg;
    if (same && top->end == f.end) {
        if (f.lo < top->lo) top->lo = f.lo;
        if (f.hi > top->hi) top->hi = f.hi;
        return;
    }
    a->frame[a->n_frame++] = f;
}
