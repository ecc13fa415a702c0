/* Anchoring: what an expression leaves out - its year, its month, the day it counts from - is narrowed down by what
 * stands around it: the line's year, the heading, the story's time, the time of writing. A reading that contradicts one
 * of them is dropped; where two are left the value stays empty. */
#include "anchor_int.h"

/* ---------------------------------------------------------------- frames: headings and lines that date what follows */
static bool frame_of(const Doc *d, const TimexInfo *info, const Timex *t, Frame *out)
{
    if (t->lo == EDTF_DAY_NONE || t->hi == EDTF_DAY_NONE || t->lo == EDTF_DAY_MIN || t->hi == EDTF_DAY_MAX) return false;
    *out = (Frame){.lo = t->lo, .hi = t->hi, .beg = info->beg};
    const Line *line = doc_line_at(d, info->beg);
    if (info->heading) {
        const DocSection *s = doc_section_at(d, info->beg);
        if (!s) return false;
        out->end = s->end;
        return true;
    }
    out->end = line ? line->end : info->end;
    return true;
}

static void frames_update(Anchor *a, uint32_t at)
{
    while (a->n_frame && at >= a->frame[a->n_frame - 1].end) a->n_frame--;
}

static void frame_push(Anchor *a, uint32_t i)
{
    const TimexInfo *info = &a->ie->tx.v[i];
    Frame f;
    if (!info->heading && !info->line_start) return;
    if (a->ie->out->timexes.v[i].type != TIMEX_DATE || a->ie->time[i].form > TX_RANGE) return;
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

static const Frame *frame_now(const Anchor *a) { return a->n_frame ? &a->frame[a->n_frame - 1] : NULL; }

/* ---------------------------------------------------------------- bases */
static TimeBase base_of_day(EdtfDay day)
{
    TimeBase b;
    edtf_ymd(day, &b.y, &b.m, &b.d);
    return b;
}

/* As much of [lo, hi] as it determines: the year, the month, the day. */
TimeBase base_of_span(EdtfDay lo, EdtfDay hi)
{
    if (lo == EDTF_DAY_NONE || hi == EDTF_DAY_NONE || lo == EDTF_DAY_MIN) return (TimeBase){0};
    TimeBase x = base_of_day(lo);
    if (hi == EDTF_DAY_MAX) return x;
    TimeBase y = base_of_day(hi);
    if (x.y != y.y) return lo + 100 > hi ? (TimeBase){x.y, 0, 0} : (TimeBase){0};
    if (x.m != y.m) return (TimeBase){x.y, 0, 0};
    return x.d == y.d ? x : (TimeBase){x.y, x.m, 0};
}

static TimeBase story_base(const Anchor *a)
{
    if (a->story_lo == EDTF_DAY_NONE) return (TimeBase){0};
    TimeBase b = base_of_span(a->story_lo, a->story_hi);
    return b.y ? b : (TimeBase){base_of_day(a->story_lo).y, 0, 0};
}

/* ---------------------------------------------------------------- candidates */
static bool bounds_in(const Anchor *a, const TimePoint *p, int year, EdtfDay *lo, EdtfDay *hi)
{
    Str v = time_value(a->ie->tmp, p, (TimeBase){year, 0, 0});
    return v.n && edtf_bounds_str(v, lo, hi);
}

/* The years in which the expression can lie, as far as everything known goes. */
typedef struct Years { int lo, hi; } Years;

static int year_from(const Anchor *a, const TimePoint *p, EdtfDay day)
{
    /* first year in which it does not end before the day */
    int y = base_of_day(day).y;
    EdtfDay lo, hi;
    for (int k = y - 1; k <= y + 1; k++)
        if (bounds_in(a, p, k, &lo, &hi) && hi >= day) return k;
    return 0;
}

static int year_until(const Anchor *a, const TimePoint *p, EdtfDay day)
{
    /* last year in which it does not begin behind the day */
    int y = base_of_day(day).y;
    EdtfDay lo, hi;
    for (int k = y; k >= y - 4; k--)
        if (bounds_in(a, p, k, &lo, &hi) && lo <= day) return k;
    return 0;
}

/* A frame decides where exactly one of its years fits. */
static int year_by_frame(const Anchor *a, const TimePoint *p, const Frame *f)
{
    int found = 0, first = base_of_day(f->lo).y, last = base_of_day(f->hi).y;
    EdtfDay lo, hi;
    for (int y = first - 1; y <= last; y++) {
        if (!bounds_in(a, p, y, &lo, &hi) || lo > f->hi || hi < f->lo) continue;
        if (found) return 0;
        found = y;
    }
    return found;
}

static int year_by_story(const Anchor *a, const TimePoint *p, const Frame *f, const Cue *cue)
{
    int y = year_from(a, p, a->story_lo);
    EdtfDay lo, hi;
    bool same_year_first = cue->back;
    if (same_year_first) y = base_of_day(a->story_lo).y;
    bool known_now = a->now_hi != EDTF_DAY_NONE;
    while (y && bounds_in(a, p, y, &lo, &hi)) {
        bool too_late = known_now && lo > a->now_hi && !cue->future;
        bool out = f && (lo > f->hi);
        if (!too_late && !out) break;
        y--;
        if (y < base_of_day(a->story_lo).y - 2) return 0;
    }
    return y;
}

static int year_by_now(const Anchor *a, const TimePoint *p, const Cue *cue)
{
    if (a->now_hi == EDTF_DAY_NONE) return 0;
    return cue->future ? year_from(a, p, a->now_lo) : year_until(a, p, a->now_hi);
}

typedef struct Found { Str value; Basis basis; } Found;

static Found with_year(const Anchor *a, const TimePoint *p, int year, Basis basis)
{
    if (!year) return (Found){S(""), BASIS_NONE};
    return (Found){time_value(a->ie->mem, p, (TimeBase){year, 0, 0}), basis};
}

static bool frame_has_year(const Frame *f)
{
    return f && base_of_day(f->lo).y == base_of_day(f->hi).y;
}

static Found find_year(const Anchor *a, const TimePoint *p, const TimeParse *parse, const Cue *cue)
{
    const Frame *f = frame_now(a);
    int y = f ? year_by_frame(a, p, f) : 0;
    if (y && !(cue->future && a->now_lo != EDTF_DAY_NONE)) return with_year(a, p, y, BASIS_HEADING);
    if (cue->future && a->now_lo != EDTF_DAY_NONE) return with_year(a, p, year_by_now(a, p, cue), BASIS_DCT);
    (void)parse;
    if (frame_has_year(f) && a->story_lo < f->lo) {
        y = base_of_day(f->lo).y;
        return with_year(a, p, y, BASIS_HEADING);
    }
    if (a->story_lo != EDTF_DAY_NONE) {
        y = year_by_story(a, p, f, cue);
        if (y) return with_year(a, p, y, BASIS_DISCOURSE);
    }
    return with_year(a, p, year_by_now(a, p, cue), BASIS_DCT);
}

/* A day without its month: the heading's month, the story's, that of the time of writing. */
static Found find_month(const Anchor *a, const TimePoint *p, const Cue *cue)
{
    const Frame *f = frame_now(a);
    TimeBase b = f ? base_of_span(f->lo, f->hi) : (TimeBase){0};
    Basis basis = BASIS_HEADING;
    if (!b.m) b = story_base(a), basis = BASIS_DISCOURSE;
    if (!b.m) b = base_of_span(a->now_lo, a->now_hi), basis = BASIS_DCT;
    if (!b.m) return (Found){S(""), BASIS_NONE};
    Str v = time_value(a->ie->mem, p, b);
    EdtfDay lo, hi;
    if (v.n && cue->future && a->now_lo != EDTF_DAY_NONE && edtf_bounds_str(v, &lo, &hi) && hi < a->now_lo) {
        TimeBase n = {b.m == 12 ? b.y + 1 : b.y, b.m % 12 + 1, 0};
        v = time_value(a->ie->mem, p, n);
        basis = BASIS_DCT;
    }
    return (Found){v, basis};
}

/* ---------------------------------------------------------------- relative words */
static TimeBase now_base(const Anchor *a) { return base_of_span(a->now_lo, a->now_hi); }

static Found find_relative(const Anchor *a, const TimePoint *p, const Cue *cue)
{
    const Frame *f = frame_now(a);
    TimeBase b = {0};
    Basis basis = BASIS_DCT;
    bool story = p->from == FROM_STORY || (p->from == FROM_ANY && a->story_lo != EDTF_DAY_NONE && !cue->future);
    if (p->from == FROM_ANY && f) {
        b = base_of_span(f->lo, f->hi);
        basis = BASIS_HEADING;
    } else if (story) {
        b = story_base(a);
        basis = BASIS_DISCOURSE;
    } else {
        b = now_base(a);
    }
    if (p->near_next && b.m) b.y += b.m > 6;
    return (Found){time_value(a->ie->mem, p, b), basis};
}

/* last fall, this March, 지난 5월: the yearly one nearest to the base on that side. */
static Found find_pick(const Anchor *a, const TimePoint *p)
{
    const Frame *f = frame_now(a);
    EdtfDay from = a->now_lo, to = a->now_hi;
    Basis basis = BASIS_DCT;
    bool month_frame = f && base_of_span(f->lo, f->hi).m;
    if (p->from == FROM_NOW && month_frame) from = f->lo, to = f->hi, basis = BASIS_HEADING;
    if (p->from == FROM_STORY || (p->from == FROM_ANY && a->story_lo != EDTF_DAY_NONE))
        from = a->story_lo, to = a->story_hi, basis = BASIS_DISCOURSE;
    if (from == EDTF_DAY_NONE || to == EDTF_DAY_NONE || from == EDTF_DAY_MIN || to == EDTF_DAY_MAX) return (Found){S(""), BASIS_NONE};
    int back = p->pick_n ? p->pick_n - 1 : 0;
    int base = base_of_day(p->pick == PICK_NEXT ? to : from).y;
    EdtfDay lo, hi;
    if (p->pick == PICK_THIS) return with_year(a, p, base, basis);
    for (int k = 0; k < 3; k++) {
        int y = p->pick == PICK_LAST ? base - k : base + k;
        if (!bounds_in(a, p, y, &lo, &hi)) continue;
        if (p->pick == PICK_LAST ? hi < from : lo > to) return with_year(a, p, y - back, basis);
    }
    return (Found){S(""), BASIS_NONE};
}

/* ---------------------------------------------------------------- one point */
static Found resolve(const Anchor *a, TimePoint *p, const TimeParse *parse, const Cue *cue)
{
    if (p->how == YEAR_SHORT) {
        p->year = year_of_two(p->year, a->now_hi == EDTF_DAY_NONE ? 0 : base_of_day(a->now_hi).y);
        p->how = YEAR_FULL;
    }
    if (p->how || p->decade) return (Found){time_value(a->ie->mem, p, (TimeBase){0}), BASIS_EXPLICIT};
    if (p->pick && (p->month || p->season || p->half || p->quarter || p->vac)) return find_pick(a, p);
    if (p->unit) return find_relative(a, p, cue);
    if (p->wday && !p->day && !p->month) {
        TimePoint week = *p;
        week.unit = TU_WEEK;
        week.from = parse->det ? FROM_STORY : FROM_NOW;
        return find_relative(a, &week, cue);
    }
    if ((p->day && !p->month) || p->month_part || (p->nth && !p->month)) return find_month(a, p, cue);
    return find_year(a, p, parse, cue);
}

/* ---------------------------------------------------------------- one expression */
static Str open_value(Arena *mem, Str v, bool start, bool end)
{
    Str from = v, to = v;
    size_t cut = str_find(v, S("/"), 0);
    if (cut != SIZE_MAX) from = str_slice(v, 0, cut), to = str_slice(v, cut + 1, v.n);
    return end ? str_fmt(mem, STR_FMT "/..", STR_ARG(from)) : start ? str_fmt(mem, "../" STR_FMT, STR_ARG(to)) : v;
}

static Found value_of(Anchor *a, TimeParse *p, const Cue *cue)
{
    Arena *mem = a->ie->mem;
    Found x = resolve(a, &p->a, p, cue);
    if (p->form == TX_RANGE || p->form == TX_EITHER) {
        EdtfDay keep_lo = a->story_lo, keep_hi = a->story_hi;
        EdtfDay lo, hi;
        if (x.value.n && edtf_bounds_str(x.value, &lo, &hi)) a->story_lo = lo, a->story_hi = hi;
        Found y = resolve(a, &p->b, p, cue);
        a->story_lo = keep_lo, a->story_hi = keep_hi;
        if (!x.value.n || !y.value.n) return (Found){S(""), BASIS_NONE};
        if (p->form == TX_EITHER) x.value = str_fmt(mem, "[" STR_FMT "," STR_FMT "]", STR_ARG(x.value), STR_ARG(y.value));
        else x.value = time_join(mem, x.value, y.value);
        if (!edtf_valid(x.value)) x.value = S("");
        return x;
    }
    if (x.value.n && (p->open_end || p->open_start)) x.value = open_value(mem, x.value, p->open_start, p->open_end);
    return x;
}

static void store(Timex *t, Found x)
{
    t->value = x.value;
    t->basis = x.value.n ? x.basis : BASIS_NONE;
    if (!x.value.n || !edtf_bounds_str(x.value, &t->lo, &t->hi)) t->lo = t->hi = EDTF_DAY_NONE;
}

static void story_move(Anchor *a, const Timex *t, const TimeParse *p, const TimexInfo *info)
{
    (void)info;
    if (t->lo == EDTF_DAY_NONE || p->a.decade) return;
    if (t->lo == EDTF_DAY_MIN) return;
    a->story_lo = t->lo;
    a->story_hi = t->hi == EDTF_DAY_MAX ? t->lo : t->hi;
    a->story_para = p->para;
}

static void anchor_one(Anchor *a, uint32_t i)
{
    Ie *ie = a->ie;
    Timex *t = &ie->out->timexes.v[i];
    TimeParse *p = &ie->time[i];
    frames_update(a, ie->tx.v[i].beg);
    if (p->form == TX_LENGTH) {
        t->value = edtf_duration_format(ie->mem, &p->len);
        t->basis = BASIS_EXPLICIT;
        return;
    }
    if (p->form == TX_SET) {
        t->value = doc_quote(ie->doc, t->span);
        return;
    }
    Cue cue = cue_of(a, i);
    store(t, value_of(a, p, &cue));
    story_move(a, t, p, &ie->tx.v[i]);
    frame_push(a, i);
}

void anchor_run(Ie *ie)
{
    Anchor a = {.ie = ie, .story_lo = EDTF_DAY_NONE, .story_hi = EDTF_DAY_NONE, .now_lo = EDTF_DAY_NONE, .now_hi = EDTF_DAY_NONE};
    if (ie->out->dct.n) edtf_bounds_str(ie->out->dct, &a.now_lo, &a.now_hi);
    if (a.now_hi == EDTF_DAY_MAX || a.now_lo <= EDTF_DAY_NONE) a.now_lo = a.now_hi = EDTF_DAY_NONE;
    for (uint32_t i = 0; i < ie->n_time; i++) anchor_one(&a, i);
}
