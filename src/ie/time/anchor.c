/* Anchoring: what an expression leaves out - its year, its month, the day it counts from - is narrowed down by what
 * stands around it: the line's year, the heading, the story's time, the time of writing. A reading that contradicts one
 * of them is dropped; where two are left the value stays empty. */
#include "anchor_int.h"
#include "mark.h"

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
    /* 이듬해 3월부터 6월: counted from the story, and the near end is there already. */
    TimePoint far = *p->b;
    bool counted = far.unit == TU_YEAR && far.from == FROM_STORY && p->a.unit == TU_YEAR && p->a.from == FROM_STORY;
    if (counted && near->ok) far.shift -= p->a.shift;
    Found y = weekday && near->ok && near->from.d ? anchor_weekday_behind(a->story_lo, p->b->wday)
                                                  : anchor_resolve(a, &far, p, &onward);
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

/* "12월부터 2월까지 인턴을 했다", written in January: what was over ended a year ago, and began before that. */
static TimeValue range_back(const TimeParse *p, const TimeValue *y)
{
    TimePoint first = p->a;
    first.how = YEAR_FULL;
    int month = y->from.m ? y->from.m : 12, day = y->from.d ? y->from.d : 31;
    first.year = y->from.y - (p->a.month > month || (p->a.month == month && p->a.day > day));
    TimeValue x = time_value_of(&first, (TimeBase){0});
    return time_value_join(&x, y);
}

/* "Oct. 2 until the day after tomorrow": what goes on ahead began behind. */
static TimeValue began_behind(const TimeParse *p, const TimeValue *y)
{
    TimePoint first = p->a;
    first.how = YEAR_FULL;
    first.year = y->from.y - (p->a.month > y->from.m);
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
    if (p->form == TX_POINT) anchor_beside(a, i, &p->a, cue);
    a->sent = a->ie->tx.v[i].sent;
    a->at = a->ie->tx.v[i].beg;
    a->line = &a->ie->doc->line[a->ie->tx.v[i].line];
    Found x = anchor_resolve(a, &p->a, p, cue);
    if (p->form == TX_POINT) {
        store(a, i, &x.value, x.basis);
        return;
    }
    Found y = resolve_far(a, p, &x.value, cue);
    TimeValue span = time_value_join(&x.value, &y.value);
    bool months = p->a.month && time_needs_year(&p->a) && !p->a.pick && !p->b->pick && !p->b->decade;
    if (!span.ok && x.value.ok && y.value.ok && months && p->form == TX_RANGE) span = range_back(p, &y.value);
    bool began = !span.ok && x.value.ok && y.value.ok && p->form == TX_RANGE && p->b->unit == TU_DAY;
    if (began && time_needs_year(&p->a) && p->a.month) span = began_behind(p, &y.value);
    if (p->form == TX_EITHER) store_either(a, i, &x.value, &y.value, x.basis);
    else store(a, i, &span, x.basis);
}

static void story_move(Anchor *a, const Timex *t, const TimeParse *p, uint32_t i)
{
    if (t->lo == EDTF_DAY_NONE || p->a.decade) return;
    if (t->lo == EDTF_DAY_MIN) return;
    a->story_by = i;
    a->through_lo = EDTF_DAY_NONE;
    a->story_lo = t->lo;
    a->story_hi = t->hi == EDTF_DAY_MAX ? t->lo : t->hi;
    if (t->lo <= EDTF_DAY_NONE || t->hi == EDTF_DAY_MAX || edtf_days_between(t->lo, t->hi) > 31) return;
    TimeBase b = base_of_day(t->lo);
    a->told[a->n_told++ % HISTORY] = (Told){b.y, b.m, t->hi == t->lo ? b.d : 0, a->ie->tx.v[i].sent};
}

/* "졸업하던 해 여름": the story stands at a year nobody told. */
static void story_forget(Anchor *a) { a->story_lo = a->story_hi = a->through_lo = EDTF_DAY_NONE; }

/* A stretch of time, moved on by a length, as precisely as that says: by years, by months where the month is known, by days.
 * Not beyond years of four figures: length upon length would leave the days that can be counted. */
static bool moved_on(EdtfDay *lo, EdtfDay *hi, const EdtfDuration *len)
{
    enum { YEAR_LAST = 9999 };
    TimeBase b = base_of_day(*lo), e = base_of_day(*hi);
    bool month = base_of_span(*lo, *hi).m != 0;
    if (len->y >= 1 && len->m == 0 && len->w == 0 && len->d == 0) {
        *lo = edtf_day(b.y + (int)len->y, 1, 1);
        *hi = edtf_day(e.y + (int)len->y, 12, 31);
    } else if (month && len->d == 0 && len->w == 0) {
        int k = b.y * 12 + b.m - 1 + (int)(len->y * 12 + len->m);
        *lo = edtf_day(k / 12, k % 12 + 1, 1);
        *hi = edtf_day(k / 12, k % 12 + 1, edtf_month_days(k / 12, k % 12 + 1));
    }
    else if (*lo == *hi && len->y == 0 && len->m == 0 && len->d + len->w > 0) {
        *lo += (EdtfDay)(len->d + 7 * len->w);
        *hi = *lo;
    }
    return *hi <= edtf_day(YEAR_LAST, 12, 31);
}

/* "2년 뒤 팀을 옮겼다", "Three years later": the story stands as much further on. */
static void story_later(Anchor *a, uint32_t i, const EdtfDuration *len)
{
    enum { LEAD = 12 };
    const Ie *ie = a->ie;
    uint8_t rel = ie->tx.v[i].rel;
    /* "I left after six years, and started there on 5 June": of a spell that began elsewhere. */
    const TimexInfo *t = &ie->tx.v[i];
    bool spell = ie->time[i].prep_on && t->sent != UINT32_MAX && t->beg > ie->doc->sent[t->sent].beg + LEAD;
    uint32_t word = blanks_skip(ie->doc, t->end);
    /* 열한 해 뒤의 나 */
    bool of_thing = ie->doc->cls[word] == CH_HANGUL && is_mark(ie, MK_OF, ie->doc->ch[word + 1]);
    if (rel != REL_AFTER || spell || of_thing || a->story_lo <= EDTF_DAY_NONE || len->h > 0 || len->min > 0) return;
    if (!moved_on(&a->story_lo, &a->story_hi, len)) story_forget(a);
}

/* "1년 반 만에 관뒀다. 이듬해는", "9월부터 1년 동안 연수를 받았다. 이듬해": a year that is counted on goes by the end of what was
 * told; with 만에 that of "그해" does, too. What comes back or comes first (3년 만에 다시) was not counted from the story, nor what is
 * longer than a career or would lie ahead of the writing. */
static void story_through(Anchor *a, uint32_t i, const EdtfDuration *len)
{
    enum { NEAR = 8, BEHIND = 5, CAREER = 45 };          /* 부터 총 …; 만에 다시; years */
    const Ie *ie = a->ie;
    const TimexInfo *t = &ie->tx.v[i];
    bool within = t->rel == REL_WITHIN, korean = ie->doc->cls[t->end - 1] == CH_HANGUL;
    bool since = i && t[-1].rel == REL_SINCE && a->story_by == i - 1 && t->beg <= t[-1].end + NEAR;
    if (!korean || (!within && !since) || a->story_lo <= EDTF_DAY_NONE || len->h > 0 || len->min > 0 || len->y > CAREER)
        return;
    for (uint32_t at = t->end; within && at < t->end + BEHIND; at++)
        if (mark_at(ie, MK_ANEW, at)) return;
    if (within && !anchor_own_end(ie, i)) return;
    a->through_lo = a->story_lo, a->through_hi = a->story_hi;
    bool ahead =
        !moved_on(&a->through_lo, &a->through_hi, len) || (a->now_hi > EDTF_DAY_NONE && a->through_lo > a->now_hi);
    if (ahead) a->through_lo = EDTF_DAY_NONE;
    a->through_all = within;
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

/* The year, or the half of one, that the first line names; false where it names none, or two. */
static bool year_over_text(const Ie *ie, EdtfDay *lo, EdtfDay *hi)
{
    enum { TITLE = 80, LINES = 2 };
    const Doc *d = ie->doc;
    const uint32_t line = ie->n_time ? ie->tx.v[0].line : 0;
    if (!ie->n_time || line > LINES || d->line[line].end - d->line[line].beg > TITLE) return false;
    for (uint32_t k = 0; k < line; k++)
        if (d->line[k].tok_beg < d->line[k].tok_end) return false;
    bool found = false;
    for (uint32_t i = 0; i < ie->n_time && ie->tx.v[i].line == line; i++) {
        const TimeParse *p = &ie->time[i];
        if (p->form > TX_RANGE || !p->a.how) continue;
        if (found || p->form == TX_RANGE || p->a.month || p->a.season || p->a.decade) return false;
        TimePoint year = p->a;
        if (year.how == YEAR_SHORT) year.year = year_of_two(year.year, 0), year.how = YEAR_FULL;
        TimeValue v = time_value_of(&year, (TimeBase){0});
        if (v.ok) time_value_bounds(&v, lo, hi);
        found = v.ok;
    }
    return found;
}

/* Written in the year of its title or soon after, a review: its title's year is what it is about. */
static void review_begin(Anchor *a)
{
    enum { SOON = 62 };                    /* days */
    EdtfDay lo, hi;
    a->review_lo = EDTF_DAY_NONE;
    bool known = a->now_lo > EDTF_DAY_NONE && a->now_hi > EDTF_DAY_NONE;
    if (!known || !year_over_text(a->ie, &lo, &hi)) return;
    if (a->now_hi < lo || a->now_lo > hi + SOON || a->now_hi > hi + 2 * SOON) return;
    a->review_lo = lo, a->review_hi = hi;
}

/* 2023년 회고: what it told of other years by the way, or of all that was before (■ Background), is over where a section, a row of a
 * list or a paragraph of a month of its own begins. */
static void review_resume(Anchor *a, uint32_t i)
{
    if (a->review_lo <= EDTF_DAY_NONE) return;
    const Ie *ie = a->ie;
    const TimexInfo *t = &ie->tx.v[i];
    const DocSection *s = doc_section_at(ie->doc, t->beg);
    uint32_t section = s ? s->head_beg : UINT32_MAX;
    bool begins = section != a->section || (t->line_start && time_needs_year(&ie->time[i].a)) ||
                  (ie->doc->line[t->line].kind == LINE_ITEM && a->story_by != UINT32_MAX &&
                   ie->tx.v[a->story_by].line != t->line);
    a->section = section;
    if (!begins || a->story_hi >= a->review_lo) return;                        /* what lies ahead of it are plans */
    a->story_lo = a->review_lo, a->story_hi = a->review_hi, a->story_by = UINT32_MAX;
    a->through_lo = EDTF_DAY_NONE;
}

/* "2015년에 땄다. 그 전해에 쓰러지셨기 때문이다. 그해 5월에": the year before was told by the way, and that year is the one told first. */
static void prior_return(Anchor *a, const TimeParse *p)
{
    bool that = p->form == TX_POINT && p->a.unit == TU_YEAR && p->a.from == FROM_STORY && !p->a.shift;
    if (that && a->prior_by != UINT32_MAX && a->prior_by == a->story_by)
        a->story_lo = a->prior_lo, a->story_hi = a->prior_hi;
}

/* "2017년 5월에 왔다. 2009년 8월에 졸업하고 8년 만이었다. 6월에는": before another month of 2017 its story goes back within the paragraph. */
static void main_told(Anchor *a, uint32_t i, const TimeParse *p)
{
    const Timex *t = &a->ie->out->timexes.v[i];
    const TimexInfo *x = &a->ie->tx.v[i];
    if (!p->a.how || a->story_by == UINT32_MAX || a->story_lo <= EDTF_DAY_NONE || t->lo <= EDTF_DAY_NONE ||
        t->hi >= a->story_lo)
        return;
    if (a->main_by != UINT32_MAX && a->main_by == a->story_by && a->ie->tx.v[a->main_by].line == x->line)
        a->main_by = i;
    if (a->main_by == i || a->ie->tx.v[a->story_by].line != x->line) return;
    a->main_lo = a->story_lo, a->main_hi = a->story_hi, a->main_by = i;
}

static void prior_told(Anchor *a, uint32_t i, const TimeParse *p)
{
    bool before = p->form == TX_POINT && p->a.unit == TU_YEAR && p->a.from == FROM_STORY && p->a.shift < 0;
    if (before && a->story_lo > EDTF_DAY_NONE) a->prior_lo = a->story_lo, a->prior_hi = a->story_hi, a->prior_by = i;
}

/* The day over an entry of a diary: from here on today is that day. */
static void entry_begin(Anchor *a, const TimeParse *p)
{
    TimePoint day = entry_day(p);
    if (day.how == YEAR_SHORT) day.year = year_of_two(day.year, 0);
    TimeValue v = time_value_of(&day, (TimeBase){0});
    if (v.ok) time_value_bounds(&v, &a->now_lo, &a->now_hi);
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
    story_through(a, i, p->len);
    return true;
}

/* Does the row of a list or of a table begin with it, as far as times go: - Acme: applied Jan 8, onsite Feb 2? */
static bool opens_row(const Anchor *a, uint32_t i)
{
    const TimexInfo *t = &a->ie->tx.v[i];
    uint8_t kind = a->ie->doc->line[t->line].kind;
    return (kind == LINE_ITEM || kind == LINE_TABLE) && (t->line_start || i == 0 || t[-1].line != t->line);
}

/* A row of a list begins where the row before it did: what that recalled on the way (- 11월 2일 발표. 재작년에는 떨어졌다) is not where
 * the list stands. */
static void item_begin(Anchor *a, uint32_t i)
{
    enum { NEAR = 4 };
    const TimexInfo *t = &a->ie->tx.v[i];
    if (!opens_row(a, i)) return;
    bool next = a->item_lo > EDTF_DAY_NONE && t->line > a->item_line && t->line - a->item_line <= NEAR;
    for (uint32_t line = a->item_line + 1; next && line < t->line; line++)
        next = a->ie->doc->line[line].kind == LINE_TEXT;
    if (next && time_needs_year(&a->ie->time[i].a))
        a->story_lo = a->item_lo, a->story_hi = a->item_hi, a->story_by = a->item_by;
}

/* … and where this one begins. */
static void item_told(Anchor *a, uint32_t i)
{
    const Timex *t = &a->ie->out->timexes.v[i];
    const TimexInfo *x = &a->ie->tx.v[i];
    if (!opens_row(a, i) || t->lo <= EDTF_DAY_NONE) return;
    a->item_lo = a->story_lo, a->item_hi = a->story_hi;
    a->item_by = i, a->item_line = x->line;
}

/* Behind a list of spells that goes forward and names its last one before its end (2021.06 ~ 2023.03, and below it a certificate of
 * 2020) the story goes on from the latest. One that goes back from the latest ends where it ends. */
static void list_leave(Anchor *a, uint32_t i)
{
    enum { YEAR = 366 };
    if (a->list_end <= EDTF_DAY_NONE || a->ie->doc->line[a->ie->tx.v[i].line].kind == LINE_ITEM) return;
    if (a->story_lo > EDTF_DAY_NONE && a->story_hi + YEAR < a->list_end && a->list_n >= 3 && a->list_at) {
        TimeBase b = base_of_day(a->list_end);
        a->story_lo = edtf_day(b.y, b.m, 1);
        a->story_hi = edtf_day(b.y, b.m, edtf_month_days(b.y, b.m));
        a->through_lo = EDTF_DAY_NONE;
    }
    a->list_end = EDTF_DAY_NONE;
    a->list_n = 0;
}

static void list_told(Anchor *a, uint32_t i)
{
    const Timex *t = &a->ie->out->timexes.v[i];
    if (a->ie->doc->line[a->ie->tx.v[i].line].kind != LINE_ITEM || t->lo <= EDTF_DAY_NONE || t->hi >= EDTF_DAY_MAX)
        return;
    if (a->now_hi > EDTF_DAY_NONE && t->hi > a->now_hi) return;
    if (t->hi > a->list_end) a->list_end = t->hi, a->list_at = a->list_n;
    a->list_n++;
}

/* 이력서 파일은 마지막 수정일이 2009년이었다: no step back of the story. What lies ahead of it is where it goes. */
static bool is_of_thing(const Anchor *a, uint32_t i)
{
    enum { JOSA = 2 };                 /* the particle and the blank */
    const Ie *ie = a->ie;
    const Doc *d = ie->doc;
    uint32_t beg = ie->tx.v[i].beg;
    if (a->story_lo <= EDTF_DAY_NONE || ie->out->timexes.v[i].hi >= a->story_lo) return false;
    if (beg < JOSA || !is_mark(ie, MK_COPULA, d->ch[ie->tx.v[i].end]) || d->cls[beg - 1] != CH_SPACE) return false;
    uint16_t josa = d->ch[beg - JOSA];
    return (is_mark(ie, MK_SUBJECT, josa) || is_mark(ie, MK_TOPIC, josa)) && mark_before(ie, MK_THING_DATE, beg - JOSA);
}

/* 1980년에 태어나 스무 살에 입사했다: the year of the birth, of which nothing else that is told is. */
static bool is_birth_told(const Ie *ie, uint32_t i)
{
    const Timex *t = &ie->out->timexes.v[i];
    if (!ie->out->birth.n || ie->out->birth_span.beg != t->span.beg || t->lo <= EDTF_DAY_NONE) return false;
    return anchor_birth(ie) == base_of_day(t->lo).y;
}

/* "I failed it in May. I repeat it in January": ahead, unless the story itself is told in the present (In 2011 I move to Cork.
 * In May I start there). */
static void cue_ahead(Anchor *a, uint32_t i, Cue *cue)
{
    const Ie *ie = a->ie;
    const TimexInfo *t = &ie->tx.v[i];
    const TimePoint *p = &ie->time[i].a;
    bool weekday = p->wday && !p->month && !p->day && !ie->time[i].prep;                        /* It opens Friday 7.30 */
    bool bare = !p->how && !p->decade && !p->unit && !p->pick && ie->time[i].form == TX_POINT && !ie->time[i].open_end;
    if (ie->ko || a->draft || t->heading || !bare || weekday || t->rel == REL_SINCE) return;
    if (!anchor_ahead(ie, i) || anchor_is_said(a, i)) return;
    bool by = a->story_by != UINT32_MAX && ie->tx.v[a->story_by].sent != t->sent;
    bool over = by && a->now_lo > EDTF_DAY_NONE && a->story_hi < a->now_lo;
    cue->future = !(over && anchor_present(ie, a->story_by));
    cue->past = !cue->future;
    if (cue->future) cue->now = false;
}

/* "They let us go in November; they'd told us in August": behind the story, which does not go back there. By June I had … does. */
static bool cue_had(const Anchor *a, uint32_t i, Cue *cue)
{
    const Ie *ie = a->ie;
    const TimexInfo *t = &ie->tx.v[i];
    const TimeParse *p = &ie->time[i];
    bool before = p->a.from == FROM_STORY && p->a.shift < 0;                                  /* the previous summer */
    bool bare = ((time_needs_year(&p->a) && !p->a.pick && !p->a.nth) || before) && p->form == TX_POINT;
    bool by = p->prep_on && t->rel == REL_NONE && !p->a.day;
    if (ie->ko || a->story_lo <= EDTF_DAY_NONE || t->heading || !bare || by || cue->future || cue->unreal) return false;
    if (cue->back && anchor_onward(ie, i)) cue->back = false;
    if (!anchor_had(ie, i)) return false;
    cue->back = true;
    cue->now = false;
    return true;
}

/* "In 2011 you left? In 2008 they'd made me superintendent. I resigned on 30 June": a year told as what had been by then. */
static bool is_had_year(const Ie *ie, uint32_t i)
{
    const TimexInfo *t = &ie->tx.v[i];
    return !ie->ko && !t->heading && !t->line_start && ie->time[i].form == TX_POINT && anchor_had_been(ie, i);
}

static void anchor_one(Anchor *a, uint32_t i)
{
    Ie *ie = a->ie;
    Timex *t = &ie->out->timexes.v[i];
    TimeParse *p = &ie->time[i];
    anchor_frames_update(a, ie->tx.v[i].beg);
    if (ie->line_note) note_begin(a, i);
    if (anchor_dayless(a, i, t, p)) return;
    Aged aged = {0};
    bool by_age = anchor_aged(a, i, &p->a, &aged);
    if (by_age && !aged.told) {
        t->lo = t->hi = EDTF_DAY_NONE;
        return;
    }
    if (by_age) p->a.event_year = false, p->a.year = aged.year, p->a.how = YEAR_FULL;
    if (p->a.event_year) {
        story_forget(a);
        return;
    }
    bool today = p->a.unit == TU_DAY && p->a.shift == 0;
    if (p->a.unit && p->a.from != FROM_STORY && !today && anchor_is_said(a, i)) {
        t->lo = t->hi = EDTF_DAY_NONE;
        return;
    }
    if (p->entry) entry_begin(a, p);
    else if (today && ie->tx.v[i].entry) a->now_lo = a->text_lo, a->now_hi = a->text_hi;
    Cue cue = cue_of(ie, i);
    cue_ahead(a, i, &cue);
    bool had = cue_had(a, i, &cue);
    if (ie->to_self && (cue.future || cue.maybe || cue.present))
        cue.future = cue.maybe = cue.present = cue.english_present = false;
    /* What an entry tells of years ago is not where the next one stands. */
    bool entry = ie->tx.v[i].entry, heading = ie->tx.v[i].heading || entry;
    if (heading && a->head_lo != EDTF_DAY_NONE) a->story_lo = a->head_lo, a->story_hi = a->head_hi;
    else if (entry && a->entry) story_forget(a);
    a->entry |= entry;
    list_leave(a, i);
    item_begin(a, i);
    review_resume(a, i);
    prior_return(a, p);
    AnchorYears years = a->ie->opt.explain ? anchor_years(a, &p->a, p, &cue) : (AnchorYears){{0}};
    anchor_date(a, i, p, &cue);
    if (by_age && t->basis) t->basis = BASIS_COMPUTED;
    if (a->ie->opt.explain) anchor_why(a, i, &years);
    /* "my first time back since 2018" does not take the story there, nor does a goal that lies ahead. */
    bool goal = cue.future && ie->tx.v[i].rel == REL_UNTIL && a->now_hi != EDTF_DAY_NONE && t->lo > a->now_hi;
    /* "After the November round I'd gone about …": what is pointed back at. */
    bool behind = a->story_lo > EDTF_DAY_NONE && t->hi < a->story_lo;
    bool pointed = behind && (had || (p->a.how ? is_had_year(ie, i) : p->det == FROM_ANY));
    bool told = (!cue.now || !p->bare) && !goal && !pointed && !cue.unreal && !anchor_is_possessive(ie, i) &&
                !is_of_thing(a, i) && !anchor_aside(a, i);
    /* "올해 1월에 옮겼다. 3월에는": as long as the writing is not known nobody knows where the story stands. */
    bool of_now = p->a.unit == TU_YEAR && p->a.from == FROM_NOW && !cue.future && a->draft && t->lo == EDTF_DAY_NONE;
    if (of_now) story_forget(a);
    /* Somebody else's last year (민지: 작년에 과장 됐어) is not where the author's story stands. */
    bool theirs = p->a.unit == TU_YEAR && p->a.from == FROM_NOW && ie->line_turn[ie->tx.v[i].line] == TURN_OTHER;
    /* 1991년 1월생 */
    bool born = ie->tx.v[i].born = is_mark(ie, MK_BORN, ie->doc->ch[ie->tx.v[i].end]) || anchor_born(ie, i) ||
                is_birth_told(ie, i);
    /* "in October 2022. Earlier that year …": the same year again, no later point of it. */
    bool again = p->a.unit && p->a.from == FROM_STORY && !p->a.shift && t->lo <= a->story_lo && t->hi >= a->story_hi;
    /* "no money until the next financial year": what is planned for, not where the story goes. */
    bool planned = p->a.fiscal && p->a.shift > 0;
    if (t->basis == BASIS_HEADING && time_needs_year(&p->a)) a->framed_by = i;
    if (told && !theirs && !born && !again && !planned) prior_told(a, i, p), main_told(a, i, p), story_move(a, t, p, i);
    if (told) item_told(a, i), list_told(a, i);
    if (heading && told && t->lo > EDTF_DAY_NONE) a->head_lo = a->story_lo, a->head_hi = a->story_hi;
    if (!born) anchor_frame_push(a, i);
}

static void run(Ie *ie, bool draft)
{
    Anchor a = {.ie = ie,
                .draft = draft,
                .story_by = UINT32_MAX,
                .section = UINT32_MAX,
                .framed_by = UINT32_MAX,
                .prior_by = UINT32_MAX,
                .main_by = UINT32_MAX,
                .head_lo = EDTF_DAY_NONE,
                .head_hi = EDTF_DAY_NONE,
                .story_lo = EDTF_DAY_NONE,
                .story_hi = EDTF_DAY_NONE,
                .through_lo = EDTF_DAY_NONE,
                .item_lo = EDTF_DAY_NONE,
                .list_end = EDTF_DAY_NONE,
                .now_lo = EDTF_DAY_NONE,
                .now_hi = EDTF_DAY_NONE};
    Str now = ie->updated ? ie->first_dct : ie->out->dct;
    if (now.n) edtf_bounds_str(now, &a.now_lo, &a.now_hi);
    if (a.now_hi == EDTF_DAY_MAX || a.now_lo <= EDTF_DAY_NONE) a.now_lo = a.now_hi = EDTF_DAY_NONE;
    a.text_lo = a.now_lo, a.text_hi = a.now_hi;
    title_year(&a);
    review_begin(&a);
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
