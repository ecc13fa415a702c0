/* Anchoring: what an expression leaves out - its year, its month, the day it counts from - is narrowed down by what
 * stands around it: the line's year, the heading, the story's time, the time of writing. A reading that contradicts one
 * of them is dropped; where two are left the value stays empty. */
#include "anchor_int.h"

/* ---------------------------------------------------------------- frames: headings and lines that date what follows */
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

static void frames_update(Anchor *a, uint32_t at)
{
    while (a->n_frame && at >= a->frame[a->n_frame - 1].end) a->n_frame--;
}

/* "How last year's goals went": the year is theirs, not that of what follows. */
static bool is_possessive(const Ie *ie, uint32_t i)
{
    const uint16_t *u = ie->doc->ch + ie->tx.v[i].end;
    return u[0] == '\'' && u[1] == 's';
}

static void frame_push(Anchor *a, uint32_t i)
{
    const TimexInfo *info = &a->ie->tx.v[i];
    Frame f;
    if ((!info->heading && !info->line_start) || info->update || is_possessive(a->ie, i)) return;
    if (a->ie->out->timexes.v[i].type != TIMEX_DATE || a->ie->time[i].form > TX_RANGE) return;
    if (a->ie->time[i].a.holiday && !a->ie->time[i].a.how) return;           /* "On Veterans Day": an occasion */
    const Timex *t = &a->ie->out->timexes.v[i];
    bool stamp = t->lo == t->hi && t->lo == a->now_lo && t->hi == a->now_hi && !a->ie->time[i].entry;
    if (stamp) return;                                     /* the day of writing over a text dates none of it */
    if (!frame_of(a->ie->doc, info, &a->ie->out->timexes.v[i], &f)) return;
    if (a->n_frame == FRAMES_MAX) return;
    /* Two dates of one heading ("July, August") date together. */
    Frame *top = a->n_frame ? &a->frame[a->n_frame - 1] : NULL;
    if (top && top->end == f.end && info->heading) {
        if (f.lo < top->lo) top->lo = f.lo;
        if (f.hi > top->hi) top->hi = f.hi;
        return;
    }
    a->frame[a->n_frame++] = f;
}

/* ---------------------------------------------------------------- one expression */
static Str open_text(Arena *mem, const TimeValue *v, bool end)
{
    TimeValue x = *v;
    x.range = x.decade = false;
    if (!end) x.from = x.to;
    Str part = time_value_text(mem, &x);
    return part.n ? str_fmt(mem, end ? STR_FMT "/.." : "../" STR_FMT, STR_ARG(part)) : part;
}

static void store(const Anchor *a, uint32_t i, const TimeValue *v, Basis basis)
{
    Timex *t = &a->ie->out->timexes.v[i];
    const TimeParse *p = &a->ie->time[i];
    t->lo = t->hi = EDTF_DAY_NONE;
    t->basis = BASIS_NONE;
    t->value = S("");
    if (!time_value_tells(v)) return;
    t->basis = basis;
    time_value_bounds(v, &t->lo, &t->hi);
    if (p->open_end) t->hi = EDTF_DAY_MAX;
    if (p->open_start) t->lo = EDTF_DAY_MIN;
    if (a->draft) return;
    t->value = p->open_end || p->open_start ? open_text(a->ie->mem, v, p->open_end) : time_value_text(a->ie->mem, v);
}

/* The far end of a range goes on from the near one. */
static Found resolve_far(Anchor *a, TimeParse *p, const TimeValue *near, const Cue *cue)
{
    EdtfDay keep_lo = a->story_lo, keep_hi = a->story_hi;
    if (near->ok) time_value_bounds(near, &a->story_lo, &a->story_hi);
    Cue onward = *cue;
    onward.back = false;
    bool weekday = p->b->wday && !p->b->day && !p->b->month && !p->b->unit && !p->b->nth;
    Found y = weekday && near->ok && near->from.d ? anchor_weekday_behind(a->story_lo, p->b->wday)
                                                  : anchor_resolve(a, p->b, p, &onward);
    a->story_lo = keep_lo, a->story_hi = keep_hi;
    return y;
}

static void store_either(const Anchor *a, uint32_t i, const TimeValue *x, const TimeValue *y, Basis basis)
{
    Arena *mem = a->ie->mem;
    Timex *t = &a->ie->out->timexes.v[i];
    TimeValue span = time_value_join(x, y);
    store(a, i, &span, basis);
    if (a->draft) return;
    Str one = time_value_text(mem, x), two = time_value_text(mem, y);
    if (t->value.n) t->value = str_fmt(mem, "[" STR_FMT "," STR_FMT "]", STR_ARG(one), STR_ARG(two));
}

/* "One August (this was 2015)", "3월(2019년)": the brackets close behind tell the year. */
static void year_in_brackets(const Anchor *a, uint32_t i, TimePoint *p)
{
    enum { REACH = 16 };
    const Ie *ie = a->ie;
    const Doc *d = ie->doc;
    if (!time_needs_year(p) || i + 1 >= ie->n_time || !p->month + !p->season + !p->half + !p->quarter == 4) return;
    const TimeParse *next = &ie->time[i + 1];
    uint32_t open = blanks_skip(d, ie->tx.v[i].end), end = ie->tx.v[i + 1].end;
    if (d->ch[open] != '(' || d->ch[end] != ')' || end > open + REACH + 4) return;
    if (next->form != TX_POINT || next->a.how != YEAR_FULL || next->a.month || next->a.decade) return;
    p->year = next->a.year;
    p->how = YEAR_FULL;
}

/* "이듬해인 2014년", "다음 해인 2020년 3월": the story's year by its number. */
static void year_by_number(const Anchor *a, uint32_t i, TimePoint *p)
{
    const Ie *ie = a->ie;
    if (p->unit != TU_YEAR || p->from != FROM_STORY || p->how || !anchor_equals(ie, i)) return;
    const TimeParse *next = &ie->time[i + 1];
    if (next->form != TX_POINT || next->a.how != YEAR_FULL || next->a.decade) return;
    p->year = next->a.year;
    p->how = YEAR_FULL;
    p->unit = TU_NONE, p->shift = 0;
}

/* "We moved in March and the baby came in May 2010": before anything was told, the sentence's own year, where the
 * months stand in their order. */
static void year_ahead(const Anchor *a, uint32_t i, TimePoint *p)
{
    enum { AHEAD = 3 };
    const Ie *ie = a->ie;
    bool part = p->month || p->season || p->quarter;
    if (a->story_lo != EDTF_DAY_NONE || frame_now(a) || !time_needs_year(p) || !part) return;
    for (uint32_t k = i + 1; k < ie->n_time && k <= i + AHEAD && ie->tx.v[k].sent == ie->tx.v[i].sent; k++) {
        const TimeParse *next = &ie->time[k];
        if (next->form == TX_LENGTH || next->form == TX_SET) continue;
        if (next->form != TX_POINT) return;
        const TimePoint *b = &next->a;
        bool on = p->month ? b->month >= p->month : p->season ? b->season > p->season : b->quarter > p->quarter;
        if (on && p->month && time_needs_year(b)) continue;                 /* 5 January, 9 March and 2 June 2018 */
        if (b->how != YEAR_FULL || !on) return;
        p->year = next->a.year;
        p->how = YEAR_FULL;
        return;
    }
}

/* "2년 전 겨울", "three years ago in March": the part is of the year that the length counts back to. */
static bool counts_back(const Ie *ie, uint32_t k, uint32_t beg, uint32_t end)
{
    enum { GAP = 8 };
    const TimeParse *len = &ie->time[k];
    bool years = len->form == TX_LENGTH && len->len->y >= 1 && len->len->y < 100 && len->len->m == 0 &&
                 len->len->w == 0 && len->len->d == 0 && len->len->h == 0 && ie->tx.v[k].rel == REL_AGO;
    if (!years || end < beg || end > beg + GAP) return false;
    for (uint32_t p = beg; p < end; p++)
        if (ie->doc->ch[p] == ',' || ie->doc->ch[p] == '.') return false;
    return true;
}

/* "12월 둘째 주 토요일, 이 글을 쓴다": what told the time of writing is of its year. */
static void year_of_writing(const Anchor *a, TimePoint *p)
{
    if (!time_needs_year(p) || a->now_lo == EDTF_DAY_NONE || base_of_day(a->now_lo).y != base_of_day(a->now_hi).y) return;
    p->year = base_of_day(a->now_lo).y;
    p->how = YEAR_FULL;
}

/* Under "앞으로": the next one behind the writing, or the last one before it where it is told as past. */
static void year_of_plan(const Anchor *a, TimePoint *p, const Cue *cue)
{
    enum { YEAR = 366 };
    bool known = edtf_dated(a->now_lo) && edtf_dated(a->now_hi) && a->now_hi - a->now_lo < YEAR && !a->draft;
    if (!known || !time_needs_year(p) || p->pick || p->holiday || frame_now(a) || !(p->month || p->season)) return;
    bool ahead = cue->future || cue->maybe || cue->present || cue->english_present;
    if (!ahead && (a->ie->ko || !cue->past)) return;
    Cue plan = {.past = !ahead, .future = ahead};
    p->year = anchor_year_by_now(a, p, &plan);
    if (p->year) p->how = YEAR_FULL;
}

static void year_counted_back(const Anchor *a, uint32_t i, TimePoint *p)
{
    const Ie *ie = a->ie;
    const TimexInfo *t = &ie->tx.v[i];
    bool part = time_needs_year(p) && !p->pick && !p->holiday && p->day <= 0 && (p->month || p->season || p->half);
    bool today = p->unit == TU_DAY && !p->shift && p->from == FROM_NOW;
    if (t->sent == UINT32_MAX || !(part || today)) return;
    uint32_t k = UINT32_MAX;
    if (i > 0 && t[-1].sent == t->sent && counts_back(ie, i - 1, t[-1].end, t->beg)) k = i - 1;
    else if (!ie->ko && i + 1 < ie->n_time && t[1].sent == t->sent && t[1].beg == t->end + 1 &&
             counts_back(ie, i + 1, t->end, t[1].beg))
        k = i + 1;
    if (k == UINT32_MAX) return;
    int n = (int)ie->time[k].len->y;
    TimeBase now = base_of_span(a->now_lo, a->now_hi);
    if (part) {
        p->unit = TU_YEAR;
        p->from = FROM_NOW;
        p->shift = -n;
    } else if (now.d && edtf_date_ok(now.y - n, now.m, now.d)) {
        *p = (TimePoint){.year = now.y - n, .how = YEAR_FULL, .month = now.m, .day = now.d};
    }
}

/* "2주 뒤 월요일": of the week that the length leads to, counted from the writing where no story stands at a day. */
static void weekday_counted_on(const Anchor *a, uint32_t i, TimePoint *p)
{
    enum { LONG = 62, GAP = 4, GAP_EN = 8 };                        /* two weeks ago on Friday */
    const Ie *ie = a->ie;
    const TimexInfo *t = &ie->tx.v[i];
    bool alone = p->wday && !p->day && !p->month && !p->nth && !p->unit && !p->pick && !p->how;
    bool ago = i > 0 && t[-1].rel == REL_AGO;
    if (!alone || i == 0 || t[-1].sent != t->sent || !(ago || t[-1].rel == REL_AFTER)) return;
    if (t->beg > t[-1].end + (ie->ko ? GAP : GAP_EN)) return;
    const TimeParse *len = &ie->time[i - 1];
    if (len->form != TX_LENGTH || len->len->approx || len->len->y > 0 || len->len->m > 0 || len->len->h > 0) return;
    EdtfDay n = (EdtfDay)edtf_duration_days(len->len);
    bool told = a->story_lo > EDTF_DAY_NONE && !ago;                     /* story_later() has moved it on */
    if (n < 1 || n > LONG || (told ? a->story_lo != a->story_hi : a->now_lo != a->now_hi || a->now_lo <= EDTF_DAY_NONE))
        return;
    EdtfDay day = told ? a->story_lo : ago ? a->now_lo - n : a->now_lo + n, monday = day - (edtf_weekday(day) - 1);
    TimeBase b = base_of_day(monday + p->wday - 1);
    *p = (TimePoint){.year = b.y, .how = YEAR_FULL, .month = b.m, .day = b.d};
}

/* "12월부터 2월까지 인턴을 했다", written in January: what was over ended a year ago, and began before that. */
static TimeValue range_back(const TimeParse *p, const TimeValue *y)
{
    TimePoint first = p->a;
    first.how = YEAR_FULL;
    first.year = y->from.y - (p->a.month > p->b->month);
    TimeValue x = time_value_of(&first, (TimeBase){0});
    return time_value_join(&x, y);
}

static TimePoint entry_day(const TimeParse *p)
{
    TimePoint day = p->a;
    if (p->entry_year) day.year = p->entry_year, day.how = YEAR_FULL;
    return day;
}

static void anchor_date(Anchor *a, uint32_t i, TimeParse *p, const Cue *cue)
{
    if (p->entry_year) {
        TimePoint day = entry_day(p);
        Found x = anchor_resolve(a, &day, p, cue);
        store(a, i, &x.value, BASIS_HEADING);
        return;
    }
    if (p->form == TX_POINT) {
        year_in_brackets(a, i, &p->a);
        year_by_number(a, i, &p->a);
        year_counted_back(a, i, &p->a);
        weekday_counted_on(a, i, &p->a);
        if (!cue->future) year_ahead(a, i, &p->a);
        if (a->ie->tx.v[i].scene) year_of_writing(a, &p->a);
        if (a->ie->tx.v[i].plan) year_of_plan(a, &p->a, cue);
    }
    a->sent = a->ie->tx.v[i].sent;
    a->line = &a->ie->doc->line[a->ie->tx.v[i].line];
    Found x = anchor_resolve(a, &p->a, p, cue);
    if (p->form == TX_POINT) {
        store(a, i, &x.value, x.basis);
        return;
    }
    Found y = resolve_far(a, p, &x.value, cue);
    TimeValue span = time_value_join(&x.value, &y.value);
    bool months = p->a.month && p->b->month && time_needs_year(&p->a) && time_needs_year(p->b);
    if (!span.ok && x.value.ok && y.value.ok && months && p->form == TX_RANGE) span = range_back(p, &y.value);
    if (p->form == TX_EITHER) store_either(a, i, &x.value, &y.value, x.basis);
    else store(a, i, &span, x.basis);
}

static void story_move(Anchor *a, const Timex *t, const TimeParse *p, uint32_t i)
{
    if (t->lo == EDTF_DAY_NONE || p->a.decade) return;
    if (t->lo == EDTF_DAY_MIN) return;
    a->story_by = i;
    a->story_lo = t->lo;
    a->story_hi = t->hi == EDTF_DAY_MAX ? t->lo : t->hi;
    if (t->lo <= EDTF_DAY_NONE || t->hi == EDTF_DAY_MAX || edtf_days_between(t->lo, t->hi) > 31) return;
    TimeBase b = base_of_day(t->lo);
    a->told[a->n_told++ % HISTORY] = (Told){b.y, b.m, t->hi == t->lo ? b.d : 0, a->ie->tx.v[i].sent};
}

/* "졸업하던 해 여름": the story stands at a year nobody told. */
static void story_forget(Anchor *a) { a->story_lo = a->story_hi = EDTF_DAY_NONE; }

/* "2년 뒤 팀을 옮겼다", "Three years later": the story stands as much further on, as precisely as the length says. Not
 * beyond years of four figures: length upon length would leave the days that can be counted. */
static void story_later(Anchor *a, uint32_t i, const EdtfDuration *len)
{
    enum { YEAR_LAST = 9999, LEAD = 12 };
    const Ie *ie = a->ie;
    uint8_t rel = ie->tx.v[i].rel;
    /* "I left after six years, and started there on 5 June": of a spell that began elsewhere. */
    const TimexInfo *t = &ie->tx.v[i];
    bool spell = ie->time[i].prep_on && t->sent != UINT32_MAX && t->beg > ie->doc->sent[t->sent].beg + LEAD;
    uint32_t word = blanks_skip(ie->doc, t->end);
    bool of_thing = ie->doc->cls[word] == CH_HANGUL && ie->doc->ch[word + 1] == 0xC758;                /* 열한 해 뒤의 나 */
    if (rel != REL_AFTER || spell || of_thing || a->story_lo <= EDTF_DAY_NONE || len->h > 0 || len->min > 0) return;
    TimeBase b = base_of_day(a->story_lo), e = base_of_day(a->story_hi);
    bool month = base_of_span(a->story_lo, a->story_hi).m != 0;
    if (len->y >= 1 && len->m == 0 && len->w == 0 && len->d == 0) {
        a->story_lo = edtf_day(b.y + (int)len->y, 1, 1);
        a->story_hi = edtf_day(e.y + (int)len->y, 12, 31);
    } else if (month && len->d == 0 && len->w == 0) {
        int k = b.y * 12 + b.m - 1 + (int)(len->y * 12 + len->m);
        a->story_lo = edtf_day(k / 12, k % 12 + 1, 1);
        a->story_hi = edtf_day(k / 12, k % 12 + 1, edtf_month_days(k / 12, k % 12 + 1));
    }
    else if (a->story_lo == a->story_hi && len->y == 0 && len->m == 0 && len->d + len->w > 0) {
        a->story_lo += (EdtfDay)(len->d + 7 * len->w);
        a->story_hi = a->story_lo;
    }
    if (a->story_hi > edtf_day(YEAR_LAST, 12, 31)) story_forget(a);
}

/* A title that names its year begins the story there: "2022, annotated", January. */
static void title_year(Anchor *a)
{
    Str t = a->ie->doc->meta.title;
    for (size_t i = 0; i + 4 <= t.n; i++) {
        int y = 0, k = 0;
        while (i + (size_t)k < t.n && t.p[i + (size_t)k] >= '0' && t.p[i + (size_t)k] <= '9' && k < 5)
            y = y * 10 + (t.p[i + (size_t)k++] - '0');
        if (k != 4 || y < 1900 || y > 2099) {
            i += (size_t)k;
            continue;
        }
        a->story_lo = edtf_day(y, 1, 1);
        a->story_hi = edtf_day(y, 12, 31);
        a->head_lo = a->story_lo, a->head_hi = a->story_hi;
        return;
    }
}

/* The day over an entry of a diary: from here on today is that day. */
static void entry_begin(Anchor *a, const TimeParse *p)
{
    TimePoint day = entry_day(p);
    if (day.how == YEAR_SHORT) day.year = year_of_two(day.year, 0);
    TimeValue v = time_value_of(&day, (TimeBase){0});
    if (v.ok) time_value_bounds(&v, &a->now_lo, &a->now_hi);
}

/* The same mark opens and closes: an odd one of its line opens. Expressions come in order, so each unit is counted once
 * a line. */
static bool quote_opens(Anchor *a, const Line *l, uint32_t mark)
{
    const Doc *d = a->ie->doc;
    Quotes *q = &a->quotes;
    if (q->line != l->beg || q->at > mark + 1) *q = (Quotes){l->beg, l->beg, false};
    for (; q->at <= mark; q->at++) q->odd ^= d->ch[q->at] == '"';
    return q->odd;
}

static bool is_letter(uint8_t cls) { return cls == CH_HANGUL || cls == CH_LATIN || cls == CH_DIGIT; }

/* '다음 주에 만나요': the mark that opens stands behind no letter (don't) and before no figure ('19). */
static bool in_single_quotes(const Doc *d, const Line *l, uint32_t beg, uint32_t end)
{
    enum { LONG = 60 };
    uint32_t p = beg;
    while (p > l->beg && beg - p < LONG && d->ch[p - 1] != '\'') p--;
    if (p == l->beg || d->ch[p - 1] != '\'' || (d->cls[p] == CH_DIGIT && d->cls[p + 1] == CH_DIGIT)) return false;
    if (p > l->beg + 1 && is_letter(d->cls[p - 2])) return false;
    for (p = end; p < l->end && p < end + LONG; p++)
        if (d->ch[p] == '\'' && d->cls[p - 1] != CH_SPACE && d->cls[p + 1] != CH_LATIN) return true;
    return false;
}

/* In somebody's words ("다음 주부터 안 나와도 돼요") a relative word hangs on the day they were said, which nobody told. */
static bool is_said(Anchor *a, uint32_t i)
{
    enum { SAID_LONG = 60 };
    const Ie *ie = a->ie;
    const Doc *d = ie->doc;
    const TimexInfo *t = &ie->tx.v[i];
    const Line *l = doc_line_at(d, t->beg);
    uint32_t open = UINT32_MAX;
    if (!l) return false;
    if (in_single_quotes(d, l, t->beg, t->end)) return true;
    for (uint32_t p = t->beg; p > l->beg && t->beg - p < SAID_LONG; p--) {
        if (d->ch[p - 1] != '"') continue;
        open = p - 1;
        break;
    }
    if (open == UINT32_MAX || !quote_opens(a, l, open)) return false;
    for (uint32_t p = t->end; p < l->end && p < open + SAID_LONG; p++)
        if (d->ch[p] == '"') return true;
    return false;
}

/* A footnote begins where the row of its mark does. */
static void note_begin(Anchor *a, uint32_t i)
{
    const Ie *ie = a->ie;
    const FootNote *note = footnote_of_line(ie, ie->tx.v[i].line);
    if (!note || note == a->note) return;
    a->note = note;
    for (uint32_t k = i; k-- > 0 && ie->tx.v[k].line >= note->line;) {
        if (ie->tx.v[k].line != note->line || ie->tx.v[k].beg > note->beg) continue;
        const Timex *t = &ie->out->timexes.v[k];
        if (t->type == TIMEX_DATE && t->lo > EDTF_DAY_NONE && t->hi != EDTF_DAY_NONE) {
            TimeBase b = base_of_day(t->lo);
            a->story_lo = edtf_day(b.y, 1, 1);
            a->story_hi = edtf_day(b.y, 12, 31);
            a->story_by = k;
            bool stretch = t->hi != EDTF_DAY_MAX && t->hi > t->lo + 31 && a->n_frame < FRAMES_MAX;
            if (stretch) a->frame[a->n_frame++] = (Frame){t->lo, t->hi, ie->doc->line[note->body].beg, footnote_end(ie, note)};
            return;
        }
    }
}

/* A length or what comes again: what there is to say of it without a day. false: it is neither. */
static bool anchor_dayless(Anchor *a, uint32_t i, Timex *t, const TimeParse *p)
{
    Ie *ie = a->ie;
    if (p->form == TX_SET) {
        t->value = doc_quote(ie->doc, t->span);
        return true;
    }
    if (p->form != TX_LENGTH) return false;
    if (!a->draft) t->value = edtf_duration_format(ie->mem, p->len);
    t->basis = BASIS_EXPLICIT;
    t->ago = ie->tx.v[i].rel == REL_AGO;
    story_later(a, i, p->len);
    return true;
}

static void anchor_one(Anchor *a, uint32_t i)
{
    enum { BORN = 0xC0DD };
    Ie *ie = a->ie;
    Timex *t = &ie->out->timexes.v[i];
    TimeParse *p = &ie->time[i];
    frames_update(a, ie->tx.v[i].beg);
    if (ie->line_note) note_begin(a, i);
    if (anchor_dayless(a, i, t, p)) return;
    if (p->a.event_year) {
        story_forget(a);
        return;
    }
    bool today = p->a.unit == TU_DAY && p->a.shift == 0;
    if (p->a.unit && p->a.from != FROM_STORY && !today && is_said(a, i)) {
        t->lo = t->hi = EDTF_DAY_NONE;
        return;
    }
    if (p->entry) entry_begin(a, p);
    Cue cue = cue_of(ie, i);
    if (ie->to_self && (cue.future || cue.maybe || cue.present)) cue.future = cue.maybe = cue.present = cue.english_present = false;
    bool heading = ie->tx.v[i].heading;
    if (heading && a->head_lo != EDTF_DAY_NONE) a->story_lo = a->head_lo, a->story_hi = a->head_hi;
    AnchorYears years = a->ie->opt.explain ? anchor_years(a, &p->a, p, &cue) : (AnchorYears){{0}};
    anchor_date(a, i, p, &cue);
    if (a->ie->opt.explain) anchor_why(a, i, &years);
    /* "my first time back since 2018" does not take the story there, nor does a goal that lies ahead. */
    bool goal = cue.future && ie->tx.v[i].rel == REL_UNTIL && a->now_hi != EDTF_DAY_NONE && t->lo > a->now_hi;
    /* "After the November round I'd gone about …": what is pointed back at. */
    bool pointed = p->det == FROM_ANY && a->story_lo > EDTF_DAY_NONE && t->hi < a->story_lo;
    bool told = (!cue.now || !p->bare) && !goal && !pointed && !cue.unreal && !is_possessive(ie, i);
    /* "올해 1월에 옮겼다. 3월에는": as long as the writing is not known nobody knows where the story stands. */
    bool of_now = p->a.unit == TU_YEAR && p->a.from == FROM_NOW && !cue.future && a->draft && t->lo == EDTF_DAY_NONE;
    if (of_now) story_forget(a);
    /* Somebody else's last year (민지: 작년에 과장 됐어) is not where the author's story stands. */
    bool theirs = p->a.unit == TU_YEAR && p->a.from == FROM_NOW && ie->line_turn[ie->tx.v[i].line] == TURN_OTHER;
    bool born = ie->doc->ch[ie->tx.v[i].end] == BORN;                                            /* 1991년 1월생 */
    /* "in October 2022. Earlier that year …": the same year again, no later point of it. */
    bool again = p->a.unit && p->a.from == FROM_STORY && !p->a.shift && t->lo <= a->story_lo && t->hi >= a->story_hi;
    if (told && !theirs && !born && !again) story_move(a, t, p, i);
    if (heading && told && t->lo > EDTF_DAY_NONE) a->head_lo = a->story_lo, a->head_hi = a->story_hi;
    if (!born) frame_push(a, i);
}

static void run(Ie *ie, bool draft)
{
    Anchor a = {.ie = ie,
                .draft = draft,
                .story_by = UINT32_MAX,
                .head_lo = EDTF_DAY_NONE,
                .head_hi = EDTF_DAY_NONE,
                .story_lo = EDTF_DAY_NONE,
                .story_hi = EDTF_DAY_NONE,
                .now_lo = EDTF_DAY_NONE,
                .now_hi = EDTF_DAY_NONE};
    Str now = ie->updated ? ie->first_dct : ie->out->dct;
    if (now.n) edtf_bounds_str(now, &a.now_lo, &a.now_hi);
    if (a.now_hi == EDTF_DAY_MAX || a.now_lo <= EDTF_DAY_NONE) a.now_lo = a.now_hi = EDTF_DAY_NONE;
    title_year(&a);
    for (uint32_t i = 0; i < ie->n_time; i++) anchor_one(&a, i);
}

void anchor_run(Ie *ie)
{
    run(ie, false);
    anchor_mend(ie);
}

/* Reasons are kept of the last run alone. */
void anchor_draft(Ie *ie)
{
    bool explain = ie->opt.explain;
    ie->opt.explain = false;
    run(ie, true);
    ie->opt.explain = explain;
}
