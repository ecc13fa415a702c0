/* The time of writing. Each piece of evidence bounds it; the bounds are intersected. What contradicts stronger evidence
 * is left aside. Only the text counts: nothing is known here of the world's calendar. */
#include "time/time_int.h"
#include "time/anchor_int.h"
#include "dct_int.h"

bool dct_span_of(const Ie *ie, uint32_t i, EdtfDay *lo, EdtfDay *hi)
{
    const TimeParse *p = &ie->time[i];
    if (ie->out->timexes.v[i].type != TIMEX_DATE || p->form > TX_RANGE || !p->a.how || p->a.decade) return false;
    TimePoint a = p->a;
    if (a.how == YEAR_SHORT) a.year = year_of_two(a.year, 0);
    a.how = YEAR_FULL;
    TimeValue v = time_value_of(&a, (TimeBase){0});
    if (v.ok) time_value_bounds(&v, lo, hi);
    return v.ok;
}

bool dct_date_of(const DctState *s, uint32_t i, DctDate *out)
{
    DctSpan *x = &s->span[i];
    if (x->known == SPAN_UNREAD) x->known = dct_span_of(s->ie, i, &x->lo, &x->hi) ? SPAN_DATED : SPAN_NONE;
    *out = (DctDate){i, x->lo, x->hi};
    return x->known == SPAN_DATED;
}

/* The coarsest value that says no more than the bounds. */
static Str bounds_text(Ie *ie, EdtfDay lo, EdtfDay hi)
{
    if (lo == EDTF_DAY_MIN) return S("");
    if (hi == EDTF_DAY_MAX) {
        int y, m, d;
        edtf_ymd(lo, &y, &m, &d);
        return str_fmt(ie->mem, "%04d-%02d/..", y, m);
    }
    Edtf e = edtf_make_span(lo, hi);
    return edtf_format(ie->mem, &e);
}

/* Nothing but a plan is dated: written before. */
static Str until_text(Ie *ie, EdtfDay hi)
{
    int y, m, d;
    edtf_ymd(hi, &y, &m, &d);
    return str_fmt(ie->mem, "../%04d-%02d", y, m);
}

static bool is_digit(char c) { return c >= '0' && c <= '9'; }

/* The number at *i, of least to most digits, and the sign between it and the next one: -, /, ". ", "년 ". 0: there is none. */
static int date_part(Str s, size_t *i, size_t least, size_t most)
{
    enum { BETWEEN = 4 };
    size_t beg = *i, end = beg, next;
    int x = 0;
    for (; end < s.n && is_digit(s.p[end]); end++) x = end - beg < most ? x * 10 + (s.p[end] - '0') : 0;
    if (end - beg < least || end - beg > most) return 0;
    for (next = end; next < s.n && !is_digit(s.p[next]) && s.p[next] != 'T'; next++) {}
    *i = next - end <= BETWEEN ? next : s.n;
    return x;
}

/* 2022/05/01, 2022. 5. 1., 2022년 5월 1일, 2022-05-01T09:00: year, month and day, as far as they are told. */
static Str written_date(Arena *a, Str s)
{
    size_t i = 0;
    int y = date_part(s, &i, 4, 4), m = y ? date_part(s, &i, 1, 2) : 0, d = m ? date_part(s, &i, 1, 2) : 0;
    Edtf e = y ? edtf_make(y, m, d) : (Edtf){0};
    return e.kind == EDTF_EMPTY ? S("") : edtf_format(a, &e);
}

static bool given(Ie *ie)
{
    if (ie->opt.dct.n && edtf_valid(ie->opt.dct)) {
        ie->out->dct = ie->opt.dct;
        ie->out->dct_basis = DCT_OPTION;
        return true;
    }
    Str date = ie->doc->meta.date;
    if (!edtf_valid(date) || str_find(date, S("T"), 0) != SIZE_MAX) date = written_date(ie->mem, date);
    if (!date.n) return false;
    ie->out->dct = date;
    ie->out->dct_basis = DCT_METADATA;
    return true;
}

static void keep_parts(Ie *ie)
{
    EdtfDay lo, hi;
    int y2, m2, d2;
    if (!ie->out->dct.n || !edtf_bounds_str(ie->out->dct, &lo, &hi)) return;
    if (lo <= EDTF_DAY_NONE || hi == EDTF_DAY_MAX) return;
    edtf_ymd(lo, &ie->dct_y, &ie->dct_m, &ie->dct_d);
    edtf_ymd(hi, &y2, &m2, &d2);
    if (ie->dct_y != y2) ie->dct_y = ie->dct_m = ie->dct_d = 0;
    else if (ie->dct_m != m2) ie->dct_m = ie->dct_d = 0;
    else if (ie->dct_d != d2) ie->dct_d = 0;
}

/* A plan for the years to come says little of the writing: two years and more behind what was told it bounds nothing. */
static void forget_far_plan(DctState *s)
{
    enum { FAR = 2 * 366 };
    if (s->lo != EDTF_DAY_MIN && s->hi != EDTF_DAY_MAX && s->hi - s->lo > FAR) s->hi = EDTF_DAY_MAX;
}

/* The text was finished with its last update; what stands before the first one was written when it says so itself. */
static void apply_update(DctState *s)
{
    enum { AFTERTHOUGHT = 31 };            /* days: a line added so soon makes no new text */
    Ie *ie = s->ie;
    DctDate x;
    EdtfDay lo, hi;
    if (!dct_last_update(s, &x) || ie->out->dct_basis == DCT_OPTION) return;
    bool known = ie->out->dct.n && edtf_bounds_str(ie->out->dct, &lo, &hi);
    ie->first_dct = known && lo > EDTF_DAY_NONE && lo <= x.lo ? ie->out->dct : S("");
    if (known && hi != EDTF_DAY_MAX && x.lo <= hi + AFTERTHOUGHT) return;
    if (known && lo > x.hi) return;
    ie->out->dct = bounds_text(ie, x.lo, x.hi);
    ie->out->dct_basis = DCT_TEXT;
}

void dct_run(Ie *ie)
{
    DctState s = {.ie = ie, .d = ie->an->dct, .lo = EDTF_DAY_MIN, .hi = EDTF_DAY_MAX, .horizon = EDTF_DAY_MAX};
    s.span = arena_push_n(ie->tmp, DctSpan, ie->n_time + 1);
    cue_begin(ie);
    dct_words_begin(&s);
    dct_birth_begin(&s);
    dct_mark_updates(&s);
    if (!ie->updated) dct_mark_entries(&s);
    if (!given(ie)) {
        dct_read_text(&s);
        forget_far_plan(&s);
        if (s.lo == EDTF_DAY_MIN && s.hi != EDTF_DAY_MAX) {
            ie->out->dct = until_text(ie, s.hi);
            ie->out->dct_basis = DCT_TEXT;
        } else if (s.lo != EDTF_DAY_MIN) {
            Str told = bounds_text(ie, s.lo, s.hi);
            bool one = s.approx && str_find(told, S("/"), 0) == SIZE_MAX;
            ie->out->dct = one ? str_fmt(ie->mem, STR_FMT "~", STR_ARG(told)) : told;
            ie->out->dct_basis = ie->out->dct.n ? DCT_TEXT : DCT_NONE;
        }
    }
    apply_update(&s);
    dct_mark_plans(&s);
    keep_parts(ie);
    dct_read_birth(&s);
}

/* Nothing is told as past that lies behind the writing: where the text leaves its end open, the writing is no earlier than
 * what anchoring has dated by the story ("We began in August 2023 and they walked two years later, in May"). */
void dct_settle(Ie *ie)
{
    EdtfDay from, lo, hi;
    if (ie->out->dct_basis != DCT_TEXT || !edtf_bounds_str(ie->out->dct, &from, &hi) || hi != EDTF_DAY_MAX) return;
    EdtfDay last = from;
    for (uint32_t i = 0; i < ie->n_time; i++) {
        const Timex *t = &ie->out->timexes.v[i];
        if (t->type != TIMEX_DATE || t->basis != BASIS_DISCOURSE || !edtf_bounds_str(t->value, &lo, &hi)) continue;
        if (lo <= last) continue;
        Cue cue = cue_of(ie, i);
        if (cue.past && !cue.future && !cue.maybe && !cue.unreal) last = lo;
    }
    if (last > from) ie->out->dct = bounds_text(ie, last, EDTF_DAY_MAX);
}
