/* The expressions of the text as steps of its story: what each says of its time as long as the writing is not known. */
#include "dct_lapse_int.h"
#include "dct_order_int.h"
#include "mark.h"

int dct_months_of(EdtfDay day)
{
    int y, m, d;
    edtf_ymd(day, &y, &m, &d);
    return y * STEP_MONTHS + m - 1;
}

/* The months of a point within its year: spring 2 to 4, winter 11 to 13. */
static bool months_in_year(const TimePoint *p, int *from, int *to)
{
    enum { ANY_YEAR = 2001 };
    TimePoint x = *p;
    EdtfDay lo, hi;
    x.unit = TU_NONE;
    x.pick = PICK_NONE;
    x.from = x.det = FROM_NONE;
    x.how = YEAR_FULL;
    x.year = ANY_YEAR;
    x.shift = x.wday = 0;
    if (x.lunar) return false;
    TimeValue v = time_value_of(&x, (TimeBase){0});
    if (!v.ok) return false;
    time_value_bounds(&v, &lo, &hi);
    *from = dct_months_of(lo) - ANY_YEAR * STEP_MONTHS;
    *to = dct_months_of(hi) - ANY_YEAR * STEP_MONTHS;
    return true;
}

static bool has_part(const TimePoint *p) { return p->month || p->season || p->half || p->quarter || p->holiday; }

/* 작년, 지난달, yesterday, 지난 3월 */
static bool relative_step(const TimePoint *p, Step *x)
{
    enum { WEEK = 7 };
    x->shift = p->shift;
    x->ahead |= p->shift > 0;                                                   /* 내년, whatever is said of it */
    switch (p->unit) {
    case TU_YEAR:
        x->kind = STEP_YEAR;
        x->past |= p->shift < 0;
        return p->from == FROM_NOW && months_in_year(p, &x->from, &x->to);
    case TU_MONTH: x->kind = STEP_MONTH; x->past |= p->shift < 0; return p->from == FROM_NOW || p->from == FROM_ANY;
    case TU_WEEK: case TU_WEEKEND: case TU_DAY:
        x->kind = STEP_DAY;
        x->today = !p->shift;
        x->ahead |= p->shift > 0;
        x->days = p->shift < 0 ? -p->shift * (p->unit == TU_DAY ? 1 : WEEK) : 0;
        x->shift = 0;
        x->past = p->shift < 0 || (x->past && !p->shift);
        return p->from == FROM_NOW || p->from == FROM_ANY;
    case TU_NONE: break;
    default: return false;
    }
    x->kind = STEP_PICK;
    x->shift = p->pick == PICK_LAST ? -1 : p->pick == PICK_NEXT ? 1 : 0;
    x->past |= x->shift < 0;
    return p->from == FROM_NOW && has_part(p) && !p->pick_n && months_in_year(p, &x->from, &x->to);
}

static bool date_step(DctState *s, uint32_t i, Step *x)
{
    const Ie *ie = s->ie;
    const TimeParse *p = &ie->time[i];
    const TimePoint *far = p->form == TX_RANGE && p->b ? p->b : &p->a;
    DctDate day;
    if (p->a.decade || p->form > TX_RANGE || dct_is_birth(s, i)) return false;
    if (dct_date_of(s, i, &day)) {
        bool over = p->form == TX_RANGE && p->b && p->b->how == YEAR_FULL && x->past;
        TimePoint end = *far;
        TimeValue v = over ? time_value_of(&end, (TimeBase){0}) : (TimeValue){0};
        if (v.ok) time_value_bounds(&v, &day.lo, &day.hi);
        x->from = dct_months_of(day.lo);
        x->to = dct_months_of(day.hi);
        x->mday = day.lo == day.hi ? base_of_day(day.lo).d : 0;
        return true;
    }
    /* the following April */
    bool story = p->form == TX_POINT && (p->a.unit || p->a.pick) && p->a.from == FROM_STORY;
    if (story && dct_date_told(s, i, &day)) {
        x->from = dct_months_of(day.lo);
        x->to = dct_months_of(day.hi);
        return true;
    }
    if (p->form == TX_POINT && (p->a.unit || p->a.pick)) return relative_step(&p->a, x);
    x->kind = STEP_BARE;
    x->mday = far->day > 0 ? far->day : 0;
    return !far->unit && !far->pick && time_needs_year(far) && has_part(far) && months_in_year(far, &x->from, &x->to);
}

/* 시험 2주 전, 1년 되기 딱 일주일 전: what the length counts back from stands right before it, without a particle. */
static bool hangs_on_word(const DctState *s, uint32_t beg, uint32_t at)
{
    const Doc *d = s->ie->doc;
    for (int n = 0; n < 2; n++) {
        uint32_t end = blanks_back(d, at, beg), word = hangul_back(d, end, beg);
        if (word == end) return false;
        at = word;
        if (dct_has_word(s, word, word + 1, DCT_W_eve)) continue;
        return end >= word + 2 && !is_mark(s->ie, MK_HANGS_APART, d->ch[end - 1]);
    }
    return false;
}

/* Three weeks ago, 2주 전; not "six weeks before the layoff", 퇴사 2주 전 */
static bool counts_from_now(const DctState *s, uint32_t i)
{
    enum { LEAD = 8, AGO = 3 };
    const TimexInfo *t = &s->ie->tx.v[i];
    if (s->ie->doc->cls[t->beg] == CH_LATIN || !s->ie->ko) return dct_has_word(s, t->end, t->end + AGO, DCT_W_ago);
    const Sentence *x = &s->ie->doc->sent[t->sent];
    if (hangs_on_word(s, x->beg, t->beg)) return false;
    return !dct_kinds(s, t->beg > x->beg + LEAD ? t->beg - LEAD : x->beg, t->beg);
}

/* "온 지 지난주로 꼭 1년이 되었다": it leads to the writing (dct_claim.c), and is no spell of the story. */
static bool runs_until_now(DctState *s, uint32_t i)
{
    const LapseRead *x = dct_lapse_read(s, i);
    return x->runs && !x->lapse.late && !x->lapse.over;
}

/* 두 달 전, three weeks ago; 석 달 뒤; 1년 6개월을 있었고 */
static bool length_step(DctState *s, uint32_t i, Step *x)
{
    const Ie *ie = s->ie;
    enum { SHORT = 45, MONTH = 30, LONG = 20, CLAUSE = 8 };
    const EdtfDuration *len = ie->time[i].len;
    uint8_t rel = ie->tx.v[i].rel;
    int months = (int)(len->y * STEP_MONTHS + len->m), days = (int)(len->d + 7 * len->w);
    if (len->h > 0 || len->min > 0 || len->y > LONG) return false;
    x->from = months;
    x->mday = days;
    if (rel == REL_AGO) {
        x->kind = months ? STEP_MONTH : STEP_DAY;
        x->shift = months ? -months : -days / MONTH;
        x->past = true;
        x->days = months ? 0 : days;
        x->mday = 0;
        x->counted = true;
        return len->y == 0 && days <= SHORT && counts_from_now(s, i);
    }
    x->kind = rel == REL_AFTER ? STEP_AFTER : STEP_SPELL;
    uint32_t beg = ie->tx.v[i].beg;
    bool lead = ie->time[i].prep_on;                                            /* December 2018, after four years */
    if (rel == REL_AFTER && beg > CLAUSE) x->behind = dct_kinds(s, beg - CLAUSE, beg);
    if (rel == REL_AFTER) return x->past && !(lead && i > 0 && ie->tx.v[i - 1].sent == x->sent);
    /* before that I had a stall for three years */
    if (!ie->ko && dct_says(s, ie->doc->sent[x->sent].beg, beg, DCT_EN_backward)) return false;
    return months > 0 && !days && rel != REL_ORDINAL && rel != REL_WITHIN && x->past && !runs_until_now(s, i);
}

/* An English sentence without any other sign is taken for a past one; here a verb has to say so. */
static bool told_past(const Ie *ie, uint32_t sent, const Cue *cue)
{
    const Doc *d = ie->doc;
    const Sentence *x = &d->sent[sent];
    if (!cue->past || cue->future) return false;
    if (ie->ko || cue->was) return true;
    for (uint32_t t = x->tok_beg; t < x->tok_end; t++) {
        uint32_t end = d->tok[t].end;
        if (d->tok[t].cls == CH_LATIN && end > d->tok[t].beg + 3 && d->ch[end - 2] == 'e' && d->ch[end - 1] == 'd')
            return true;
    }
    return false;
}

/* "Last summer I moved, and it folded this June": not of one summer. */
static void part_from_this(Steps *all)
{
    enum { NEAR = 2 };
    for (int i = 0; i + 1 < all->n; i++) {
        Step *x = &all->v[i];
        const Step *next = x + 1;
        bool this_year = (next->kind == STEP_PICK || next->kind == STEP_YEAR) && !next->shift &&
                         next->to - next->from < STEP_MONTHS / 2;
        x->year_before = x->kind == STEP_PICK && x->shift < 0 && this_year && next->sent <= x->sent + NEAR && next->from <= x->to &&
                         next->to >= x->from;
    }
}

/* Under "2025년", a line of its own, 3월 is told with its year. */
static void year_of_heading(const Ie *ie, const DctDate *head, Step *x)
{
    const Timex *t = &ie->out->timexes.v[x->i];
    if (x->kind != STEP_BARE || !head->hi || !edtf_dated(t->lo) || !edtf_dated(t->hi) || t->lo < head->lo ||
        t->lo > head->hi)
        return;
    x->kind = STEP_DATED, x->headed = true;
    x->from = dct_months_of(t->lo);
    x->to = dct_months_of(t->hi);
}

/* "다음 주에 그 문장이 정말로 올라갔다": the week behind what was told, and nothing of now. */
static bool is_story_next(const Ie *ie, uint32_t i, const Cue *cue)
{
    const TimePoint *p = &ie->time[i].a;
    bool next = ie->time[i].form == TX_POINT && p->shift > 0 && !p->month && p->unit != TU_NONE && p->unit != TU_YEAR;
    return ie->ko && next && cue->past && !cue->future && !cue->maybe;
}

/* "'오늘은 여기까지'라고 적어 주었다": what was said then is of then. */
static bool is_quoted(const Ie *ie, const Step *x)
{
    const Doc *d = ie->doc;
    const TimexInfo *t = &ie->tx.v[x->i];
    bool of_now = x->kind == STEP_DAY || x->kind == STEP_MONTH, odd = false;
    if (!ie->ko || !of_now || !x->past) return false;
    for (uint32_t p = d->sent[x->sent].beg; p < t->beg; p++) {
        uint16_t c = d->ch[p];
        odd = c == 0x2018 || c == 0x201C   ? true
              : c == 0x2019 || c == 0x201D ? false
              : c == '\'' || c == '"'      ? !odd
                                           : odd;
    }
    return odd;
}

void dct_steps_read(DctState *s, Steps *out)
{
    const Ie *ie = s->ie;
    DctDate head = {0}, day;
    out->n = 0;
    for (uint32_t i = 0; i < ie->n_time && out->n < STEPS_MAX; i++) {
        const Timex *t = &ie->out->timexes.v[i];
        const TimexInfo *info = &ie->tx.v[i];
        Cue cue = cue_of(ie, i);
        if (info->sent == UINT32_MAX) continue;
        Step x = {.i = i, .sent = info->sent, .ahead = cue.future, .past = told_past(ie, info->sent, &cue)};
        bool date = t->type == TIMEX_DATE;
        bool heads = dct_is_heading(s, i);
        if (heads) head = dct_date_of(s, i, &day) ? day : (DctDate){0};
        if (cue.unreal || dct_is_if(ie, info->end) || heads || is_story_next(ie, i, &cue)) continue;
        if (date ? !date_step(s, i, &x) : ie->time[i].form != TX_LENGTH || !length_step(s, i, &x)) continue;
        if (is_quoted(ie, &x)) continue;
        /* 올해 5월에는 연수를 듣기로 했다: whether that May is over is not said */
        if (ie->ko && cue.agreed && x.kind == STEP_YEAR && !x.shift) continue;
        if (date) year_of_heading(ie, &head, &x);
        if (date && x.kind == STEP_DATED && dct_is_last_year(s, i)) x.from = x.to;
        x.names_year = !ie->ko && x.kind == STEP_YEAR && x.shift < 0 && x.to - x.from == STEP_MONTHS - 1;
        x.ahead |= date && x.kind == STEP_DATED && (dct_is_plan(ie, i) || dct_begins_ahead(ie, i));
        /* 올해 초 옮겨 가면서 … 3월부터는 팀장 노릇을 한다 */
        bool last = i + 1 >= ie->n_time || info[1].sent != info->sent || ie->time[i + 1].form > TX_RANGE;
        /* 올해 하반기에 시험이 있다 */
        x.ahead |= last && x.kind == STEP_YEAR && !x.shift && cue.present && !x.past && !dct_clause_is_over(s, i) &&
                   x.to - x.from < STEP_MONTHS - 1;
        /* 2021년 11월, 2022년 11월: a note */
        x.past |= x.kind == STEP_DATED && ie->ko && !cue.present && !cue.future && !cue.maybe;
        x.until = info->rel == REL_UNTIL || (date && ie->time[i].form == TX_RANGE);
        x.kinds = dct_date_kinds(s, i);
        x.restates = date ? dct_dates_before(ie, info) : x.kind == STEP_SPELL && dct_copula_at(ie, info->end);
        /* 6년을 공부하고 돌아온 것이 2017년이다: it ended then */
        const Step *spell = out->n ? &out->v[out->n - 1] : NULL;
        bool led_to = spell && spell->kind == STEP_SPELL && spell->sent == x.sent && x.kind == STEP_DATED && ie->ko;
        if (led_to) out->n--;
        out->v[out->n++] = x;
    }
    part_from_this(out);
}
