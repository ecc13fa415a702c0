/* Evaluation: atoms to slots. An evaluation walks the atoms of a match and may refuse it, upon which the walk over
 * the text tries a shorter one. Here the table of them by the names of the grammar, and the small ones. */
#include "timex_int.h"
#include "uni/hangul.h"

/* nineteen seventies, twenty-tens: the centuries before the decade, in words both. */
static bool decade_in_words(const TimeScan *s, uint32_t i, uint32_t n, Evaluated *out)
{
    enum { CENTURY = 100, FIRST = 17, LAST = 20 };
    const Atom *dec = &s->at[i + n - 1], *hundreds = dec - 1 - (dec[-1].cls == AT_dash);
    if (hundreds->cls != AT_n || !hundreds->word || hundreds->v < FIRST || hundreds->v > LAST || dec->v % 10)
        return false;
    out->p.form = TX_POINT;
    out->p.a = (TimePoint){.decade = true, .how = YEAR_FULL, .year = hundreds->v * CENTURY + dec->v};
    for (uint32_t k = i; k + 2 < i + n; k++)
        if (s->at[k].cls == AT_part) out->p.a.part = (uint8_t)s->at[k].def->v;
    return true;
}

static uint32_t eval_decade(const TimeScan *s, uint32_t i, uint32_t n, Evaluated *out)
{
    enum { YEAR_LO = 1900, FULL = 1000 };                  /* two thousands: the word has its century */
    TimePoint p = {0};
    if (n > 1 && s->at[i + n - 1].cls == AT_ydec && s->at[i + n - 1].def) {
        bool number =
            s->at[i + n - 2].cls == AT_n || (n > 2 && s->at[i + n - 2].cls == AT_dash && s->at[i + n - 3].cls == AT_n);
        if (number) return decade_in_words(s, i, n, out) ? n : 0;
    }
    for (uint32_t k = i; k < i + n; k++) {
        const Atom *a = &s->at[k];
        if (a->cls == AT_y4 || a->cls == AT_ydec || a->cls == AT_n) {
            /* My thirties are an age; "the thirties" of people's talk are most often theirs, too. */
            bool word = a->def != NULL && a->cls == AT_ydec, whose = i > 0 && s->at[i - 1].cls == AT_poss;
            whose |= i > 1 && s->at[i - 1].cls == AT_part && s->at[i - 2].cls == AT_poss;            /* my mid 60s */
            bool apos = k > 0 && s->at[k - 1].cls == AT_apos;                                   /* the 'fifties */
            if (whose || (word && a->v && !apos && (a->v < 60 || s->at[k > 0 ? k - 1 : 0].cls != AT_the))) return 0;
            if (a->v % 10 || (a->digits != 4 && a->digits != 2 && !word)) return 0;
            p.year = a->digits == 4 || a->cls == AT_y4 || a->v >= FULL ? a->v : year_of_two(a->v, 2029);
        } else if (a->cls == AT_part) p.part = (uint8_t)a->def->v;
        else if (a->cls == AT_post) p.approx = true;
    }
    p.decade = true;
    p.century = p.year < YEAR_LO && p.year % 100 == 0;                                          /* the 1800s */
    p.how = YEAR_FULL;
    out->p.form = TX_POINT;
    out->p.a = p;
    return n;
}

static int decade_begins(const Atom *a, int hundreds)
{
    enum { NOW = 2029 };
    return a->cls == AT_y4 ? a->v : hundreds ? hundreds + a->v : year_of_two(a->v, NOW);
}

/* 1970~80년대, 70, 80년대 초 */
static uint32_t eval_decades(const TimeScan *s, uint32_t i, uint32_t n, Evaluated *out)
{
    const Atom *first = &s->at[i], *second = NULL;
    TimePoint p = {.decade = true, .how = YEAR_FULL};
    for (uint32_t k = i; k < i + n; k++) {
        const Atom *a = &s->at[k];
        if (k > i && (a->cls == AT_y4 || a->cls == AT_n)) second = a;
        else if (a->cls == AT_part) p.part = (uint8_t)a->def->v;
        else if (a->cls == AT_post) p.approx = true;
    }
    if (!second || first->v % 10 || second->v % 10 || first->digits < 2 || second->digits < 2) return 0;
    out->p.form = TX_RANGE;
    out->p.a = out->b = p;
    out->p.a.part = 0;
    out->p.a.year = decade_begins(first, 0);
    out->b.year = decade_begins(second, first->cls == AT_y4 ? first->v / 100 * 100 : 0);
    return out->p.a.year < out->b.year ? n : 0;
}

/* 한 세기, 1세기 동안: a length. */
static uint32_t century_long(const TimeScan *s, uint32_t i, uint32_t n, Evaluated *out)
{
    enum { YEARS = 100 };
    if (!s->at[i].word && !edge_after(s, s->at[i + n - 1].end, true).rel) return 0;
    out->type = TIMEX_DURATION;
    out->p.form = TX_LENGTH;
    out->len.y = YEARS;
    return n;
}

/* 19세기 말, "the 15th century". The one that is running says "these days". */
static uint32_t eval_century(const TimeScan *s, uint32_t i, uint32_t n, Evaluated *out)
{
    enum { LAST = 20, YEARS = 100 };
    TimePoint p = {.decade = true, .century = true, .how = YEAR_FULL};
    int nth = 0;
    for (uint32_t k = i; k < i + n; k++) {
        const Atom *a = &s->at[k];
        if (a->cls == AT_n || a->cls == AT_nth || a->cls == AT_ord) nth = a->v;
        else if (a->cls == AT_part) p.part = (uint8_t)a->def->v;
        else if (a->cls == AT_post) p.approx = true;
    }
    if (nth == 1 && n == 2 && s->at[i].cls == AT_n) return century_long(s, i, n, out);
    if (nth < 2 || nth > LAST) return 0;
    p.year = (nth - 1) * YEARS;
    out->p.form = TX_POINT;
    out->p.a = p;
    return n;
}

/* 두 번째 일요일, "on the first Sunday": of a month told elsewhere. */
static uint32_t eval_nth_weekday(const TimeScan *s, uint32_t i, uint32_t n, Evaluated *out)
{
    enum { WEEKS = 5 };
    const Atom *day = &s->at[i + n - 1], *th = day - 1 - (day[-1].cls == AT_wk);               /* 둘째 주 일요일 */
    bool whose = i > 0 && s->at[i - 1].cls == AT_poss;                               /* my first Monday there */
    bool english = s->ie->doc->cls[day->beg] == CH_LATIN;
    if (english && th + 1 != day) return 0;
    if (whose || th->v > WEEKS || (english && !out->p.prep_on)) return 0;
    out->p.form = TX_POINT;
    out->p.a = (TimePoint){.nth = th->v, .wday = day->def->v, .nth_unit = TU_DAY};
    return n;
}

/* "on the 28th": the day of a month known from elsewhere. Without on, by, until it counts something else, as
 * behind for, too, where the sentence goes on: "for the 27th time". */
static uint32_t eval_nth(const TimeScan *s, uint32_t i, uint32_t n, Evaluated *out)
{
    const Doc *d = s->ie->doc;
    const Atom *a = &s->at[i + n - 1], *before = i > 0 ? &s->at[i - 1] : NULL;
    bool closes = d->cls[blanks_skip(d, a->end)] != CH_LATIN;
    bool during = before && before->cls == AT_prep && before->def && before->def->rel == REL_DURING && closes;
    if ((!out->p.prep_on && !during) || a->v < 1 || a->v > 31) return 0;
    uint16_t mark = d->ch[blanks_skip(d, a->end)];
    bool word = a->cls != AT_nth,
         stops = mark == '.' || mark == '!' || mark == '?' || mark == '\n' || a->end + 1 >= d->n;
    if (word && (during || !stops)) return 0;                                         /* on the second, we failed */
    if (edge_after(s, a->end, false).veto_date) return 0;
    out->p.form = TX_POINT;
    out->p.a = (TimePoint){.day = a->v};
    return n;
}

/* "the week after the exams": of something that the words behind name, not of the story. */
static bool beside_event(const TimeScan *s, uint32_t end)
{
    static const char *const whose[] = {"the ", "my ", "our ", "his ", "her ", "their ", "its "};
    const Doc *d = s->ie->doc;
    if (d->cls[end] != CH_SPACE) return false;
    for (size_t i = 0; i < COUNT_OF(whose); i++) {
        uint32_t k = 0;
        while (whose[i][k] && d->ch[end + 1 + k] == (uint16_t)whose[i][k]) k++;
        if (!whose[i][k]) return true;
    }
    return false;
}

/* "the month before", "the following day": the story's own time. */
static uint32_t eval_rel(const TimeScan *s, uint32_t i, uint32_t n, Evaluated *out)
{
    static const uint8_t units[AT_COUNT] = {[AT_yr] = TU_YEAR, [AT_mo] = TU_MONTH, [AT_wk] = TU_WEEK, [AT_dy] = TU_DAY,
        [AT_season] = TU_SEASON, [AT_weekend] = TU_WEEK};
    static const bool named[AT_COUNT] = {[AT_hol] = true, [AT_month] = true, [AT_nth] = true, [AT_y4] = true};
    TimePoint p = {.from = FROM_STORY};
    if (i + n < s->n && s->at[i + n - 1].cls != AT_rdt && named[s->at[i + n].cls]) return 0; /* the week before Christmas */
    for (uint32_t k = i; k < i + n; k++) {
        const Atom *a = &s->at[k];
        if (a->cls == AT_rdt) {
            p.unit = TU_DAY;
            p.shift = a->def->v;
        }
        if (units[a->cls]) p.unit = units[a->cls];
        if (a->cls == AT_weekend) p.weekend = true;
        if (a->cls == AT_season) {
            p.unit = TU_NONE;
            p.season = a->def->v;
        }
        if (a->cls == AT_before) p.shift = -1;
        if (a->cls == AT_after) p.shift = 1;
    }
    if (p.season) p.pick = p.shift < 0 ? PICK_LAST : PICK_NEXT;
    p.lunar = beside_event(s, s->at[i + n - 1].end);              /* known as little as a day of the moon */
    out->p.form = TX_POINT;
    out->p.a = p;
    return n;
}

static uint32_t eval_set(const TimeScan *s, uint32_t i, uint32_t n, Evaluated *out)
{
    if (n == 1 && s->at[i].cls == AT_every) return 0;
    out->type = TIMEX_SET;
    out->p.form = TX_SET;
    return n;
}

/* "two summers ago": counted back from the time of writing; 학년 and its terms are no time of the calendar. */
static uint32_t eval_sago(const TimeScan *s, uint32_t i, uint32_t n, Evaluated *out)
{
    out->p.form = TX_POINT;
    out->p.a =
        (TimePoint){.season = s->at[i + 1].def->v, .pick = PICK_LAST, .pick_n = (uint8_t)s->at[i].v, .from = FROM_NOW};
    return s->at[i].v > 0 && s->at[i].v < 50 ? n : 0;
}

/* "two Fridays ago" */
static uint32_t eval_wago(const TimeScan *s, uint32_t i, uint32_t n, Evaluated *out)
{
    enum { LONG = 10 };
    out->p.form = TX_POINT;
    out->p.a = (TimePoint){
        .wday = s->at[i + 1].def->v, .pick = PICK_LAST, .pick_n = (uint8_t)s->at[i].v, .from = FROM_NOW};
    return out->p.a.wday && s->at[i].v > 0 && s->at[i].v < LONG ? n : 0;
}

/* "on 14 of this month", no share of a month's work */
static uint32_t eval_of_month(const TimeScan *s, uint32_t i, uint32_t n, Evaluated *out)
{
    const Doc *d = s->ie->doc;
    const Atom *mo = &s->at[i + n - 1];
    bool closes = d->cls[blanks_skip(d, mo->end)] != CH_LATIN && d->ch[mo->end] != '\'';
    if (s->at[i].word || (!s->before_prep && !closes) || d->ch[mo->end - 1] == 's') return 0;
    return eval_date(s, i, n, out);
}

/* "for the first month", "over the first fortnight": how long. */
static uint32_t first_long(const TimeScan *s, uint32_t i, uint32_t n, Evaluated *out)
{
    const Atom *before = i > 0 ? &s->at[i - 1] : NULL, *u = &s->at[i + n - 1];
    if (before && before->cls == AT_the) before = i > 1 ? before - 1 : NULL;
    bool during = before && before->cls == AT_prep && before->def && before->def->rel == REL_DURING;
    if (!during || s->at[i].v != 1 || s->ie->doc->ch[u->end - 1] == 's') return 0;
    if (u->cls == AT_yr) out->len.y = 1;
    else if (u->cls == AT_mo) out->len.m = 1;
    else out->len.w = u->cls == AT_fortnight ? 2 : 1;
    out->type = TIMEX_DURATION;
    out->p.form = TX_LENGTH;
    return n;
}

/* 첫 달, 첫 주: of what was just told. As precise as that is. */
static uint32_t eval_first(const TimeScan *s, uint32_t i, uint32_t n, Evaluated *out)
{
    static const uint8_t units[AT_COUNT] = {[AT_yr] = TU_YEAR, [AT_mo] = TU_MONTH, [AT_wk] = TU_WEEK};
    const Atom *u = &s->at[i + n - 1];
    if (s->ie->doc->cls[u->beg] != CH_HANGUL) return first_long(s, i, n, out);
    if (s->at[i].v != 1) return 0;
    out->p.form = TX_POINT;
    out->p.a = (TimePoint){.unit = units[u->cls], .from = FROM_STORY};
    return n;
}

/* "졸업하던 해 여름" */
static uint32_t eval_event(const TimeScan *s, uint32_t i, uint32_t n, Evaluated *out)
{
    const Doc *d = s->ie->doc;
    uint32_t p = s->at[i].beg;
    bool adnominal = p >= 2 && d->cls[p - 1] == CH_SPACE && is_adnominal(d->ch[p - 2]);
    if (!adnominal || s->at[i + 1].glued) return 0;
    out->p.form = TX_POINT;
    out->p.a = (TimePoint){.event_year = true};
    for (uint32_t k = i + 1; k < i + n; k++) {
        if (s->at[k].cls == AT_season) out->p.a.season = s->at[k].def->v;
        if (s->at[k].cls == AT_wol) out->p.a.month = s->at[k - 1].v;
    }
    return n;
}

/* "on Monday week": the Monday of the week after this one's; before another word it is that word's ("Monday week nights"). */
static uint32_t weekday_week(const TimeScan *s, uint32_t i, Evaluated *out)
{
    const Doc *d = s->ie->doc;
    const Atom *week = &s->at[i + 1];
    bool closes = d->cls[blanks_skip(d, week->end)] != CH_LATIN;
    if ((!closes && !out->p.prep_on) || d->ch[week->end - 1] == 's' || week->glued) return 0;
    out->p.form = TX_POINT;
    out->p.a = (TimePoint){.wday = s->at[i].def->v, .pick = PICK_NEXT, .pick_n = 2, .from = FROM_NOW};
    return 2;
}

/* "Friday after next", "March after next", "the summer before last" */
static uint32_t eval_next2(const TimeScan *s, uint32_t i, uint32_t n, Evaluated *out)
{
    uint32_t k = i + (s->at[i].cls == AT_the);
    if (s->at[k + 1].cls == AT_wk) return weekday_week(s, i, out);
    const AtomDef *def = s->at[k].def;
    bool month = s->at[k].cls == AT_month, wday = s->at[k].cls == AT_wday, before = s->at[k + 1].cls == AT_before;
    if (s->at[k + 2].def->v != (before ? -1 : 1)) return 0;
    out->p.form = TX_POINT;
    if (before) {                                                                  /* the summer before last */
        out->p.a = (TimePoint){.pick = PICK_LAST, .pick_n = 2, .from = FROM_NOW};
        *(month ? &out->p.a.month : wday ? &out->p.a.wday : &out->p.a.season) = def->v;
        return n;
    }
    out->p.a = (TimePoint){.month = month ? def->v : 0, .wday = month ? 0 : def->v, .pick = PICK_NEXT, .pick_n = 2,
                           .from = FROM_NOW};
    return n;
}

/* "1월 12일, 2016년에 입사한": the year of what the next words tell. */
static bool dates_next(const TimeScan *s, uint32_t next)
{
    const Doc *d = s->ie->doc;
    uint32_t end = s->at[next - 1].end, p;
    bool goes_on = next < s->n && s->at[next].cls == AT_n && blanks_skip(d, end) == s->at[next].beg;
    if (goes_on) return true;                                                                    /* 2016년 3월 */
    if (d->cls[end] != CH_HANGUL && d->cls[blanks_skip(d, end)] != CH_HANGUL) return false;
    for (p = end; d->cls[p] == CH_HANGUL; p++) continue;
    if (p > end) for (p = blanks_skip(d, p); d->cls[p] == CH_HANGUL; p++) continue;
    return p == end || is_adnominal(d->ch[p - 1]);
}

/* "9월 21일 1978": the year last, as translations have it; what is glued behind would make it the next date's. */
static uint32_t eval_day_year(const TimeScan *s, uint32_t i, uint32_t n, Evaluated *out)
{
    uint32_t next = i + n;
    static const bool goes_on[AT_COUNT] = {[AT_nyeon] = true, [AT_dot] = true, [AT_slash] = true, [AT_dash] = true,
        [AT_tilde] = true};
    if (next < s->n && goes_on[s->at[next].cls]) return 0;
    if (!eval_stands_alone(s, s->at[i].beg, s->at[next - 1].end, true)) return 0;
    if (s->at[next - 1].cls == AT_nyeon && dates_next(s, next)) return 0;
    return eval_date(s, i, n, out);
}

/* "3 Aug 96", "Aug 9, 96": what can be no day is a year, where no word goes on behind it ("3 Aug 96 people"); of
 * "14th April 15" the day stands before. */
static uint32_t eval_short_year(const TimeScan *s, uint32_t i, uint32_t n, Evaluated *out)
{
    enum { NO_DAY = 40 };
    const Doc *d = s->ie->doc;
    const Atom *y = &s->at[i + n - 1];
    bool day_before = y[-1].cls == AT_month && y[-2].cls == AT_nth && (i + n == s->n || s->at[i + n].cls == AT_dot);
    if (y->word || y->digits != 2 || (y->v <= NO_DAY && !day_before) || d->cls[blanks_skip(d, y->end)] == CH_LATIN)
        return 0;
    if (!eval_stands_alone(s, s->at[i].beg, y->end, false)) return 0;
    uint32_t rest = n - 1 - (y[-1].cls == AT_comma || y[-1].cls == AT_of);
    if (!eval_date_of(s, i, rest, &out->p.a) || out->p.a.how) return 0;
    out->p.form = TX_POINT;
    out->p.a.year = y->v;
    out->p.a.how = YEAR_SHORT;
    return n;
}

/* "next week between Wednesday and Friday" */
static uint32_t eval_weekdays(const TimeScan *s, uint32_t i, uint32_t n, Evaluated *out)
{
    const AtomDef *from = s->at[i + n - 3].def, *to = s->at[i + n - 1].def, *det = s->at[i].def;
    out->p.form = TX_RANGE;
    out->p.a = (TimePoint){.unit = TU_WEEK, .from = det->from, .shift = det->v, .wday = from->v};
    out->b = out->p.a;
    out->b.wday = to->v;
    out->b.shift += to->v < from->v;
    return n;
}

/* "over the weekend": the one nearest, where "at weekends" and "the weekend shift" are none; asked alone, too. */
static uint32_t eval_weekend(const TimeScan *s, uint32_t i, uint32_t n, Evaluated *out)
{
    enum { PREP_VERB = 3 };                                                                   /* spent the weekend */
    const Doc *d = s->ie->doc;
    const Atom *last = &s->at[i + n - 1], *lead = &s->at[i];
    uint32_t next = blanks_skip(d, last->end);
    bool ends = next >= d->n || d->cls[next] == CH_BREAK;
    bool whole = time_stands_alone(d) && lead->first && ends;
    bool leads = lead->cls == AT_prep && lead->def->v && lead->def->v < PREP_VERB && (n > 2 || ends);
    if (!(whole || leads) || d->cls[next] == CH_LATIN) return 0;
    out->p.form = TX_POINT;
    out->p.a = (TimePoint){.unit = TU_WEEK, .from = FROM_ANY, .weekend = true};
    return n;
}

/* "the Friday before Christmas" */
static uint32_t eval_beside(const TimeScan *s, uint32_t i, uint32_t n, Evaluated *out)
{
    uint32_t w = i + (s->at[i].cls == AT_the);
    if (!eval_date_of(s, w + 2, i + n - w - 2, &out->p.a)) return 0;
    out->p.form = TX_POINT;
    out->p.a.beside = s->at[w + 1].cls == AT_before ? -1 : 1;
    out->p.a.beside_wday = (uint8_t)s->at[w].def->v;
    return n;
}

/* "the week before Christmas": the seven days on that side of it. */
static uint32_t eval_week_beside(const TimeScan *s, uint32_t i, uint32_t n, Evaluated *out)
{
    enum { WEEK = 7 };
    uint32_t w = i + (s->at[i].cls == AT_the);
    if (!eval_date_of(s, w + 2, i + n - w - 2, &out->p.a) || out->p.a.lunar || out->p.a.easter) return 0;
    bool before = s->at[w + 1].cls == AT_before;
    out->p.form = TX_RANGE;
    out->p.a.approx = true;
    out->b = out->p.a;
    out->p.a.plus = (int8_t)(out->p.a.plus + (before ? -WEEK : 1));
    out->b.plus = (int8_t)(out->b.plus + (before ? -1 : WEEK));
    return n;
}

/* "한 달에 200만 원", "하루에 30명": how much in each, no length. */
static uint32_t eval_per(const TimeScan *s, uint32_t i, uint32_t n, Evaluated *out)
{
    static const bool dates[AT_COUNT] = {[AT_wol] = true, [AT_nyeon] = true, [AT_dot] = true, [AT_dash] = true};
    if (i + n < s->n && dates[s->at[i + n].cls]) return 0;                            /* 일 년에 3월과 9월 두 번 */
    out->p.form = TX_NOTHING;
    return n;
}

static uint32_t eval_none(const TimeScan *s, uint32_t i, uint32_t n, Evaluated *out)
{
    (void)s, (void)i;
    out->p.form = TX_NOTHING;
    return n;
}

/* ---------------------------------------------------------------- by name */
typedef uint32_t (*EvalFn)(const TimeScan *s, uint32_t i, uint32_t n, Evaluated *out);
typedef struct EvalRow { const char *name; EvalFn run; } EvalRow;
static const EvalRow evals[] = {
    {"", NULL},
    {"date", eval_date},
    {"len", eval_len},
    {"lenpair", eval_lenpair},
    {"dayspair", eval_days_pair},
    {"ny", eval_ny},
    {"nd", eval_nd},
    {"num", eval_num},
    {"figspan", eval_figure_span},
    {"bare", eval_bare},
    {"years", eval_years},
    {"range", eval_range},
    {"either", eval_either},
    {"months", eval_months},
    {"decade", eval_decade},
    {"century", eval_century},
    {"nthday", eval_nth_weekday},
    {"nth", eval_nth},
    {"rel", eval_rel},
    {"set", eval_set},
    {"sago", eval_sago},
    {"ofmonth", eval_of_month},
    {"wago", eval_wago},
    {"decades", eval_decades},
    {"none", eval_none},
    {"per", eval_per},
    {"beside", eval_beside},
    {"weekbeside", eval_week_beside},
    {"next2", eval_next2},
    {"event", eval_event},
    {"first", eval_first},
    {"dayyear", eval_day_year},
    {"shortyear", eval_short_year},
    {"weekdays", eval_weekdays},
    {"weekend", eval_weekend},
};

uint8_t eval_named(Str name)
{
    for (size_t i = 1; i < COUNT_OF(evals); i++)
        if (str_eq_z(name, evals[i].name)) return (uint8_t)i;
    return 0;
}

uint32_t eval_run(const TimeScan *s, uint8_t eval, uint32_t i, uint32_t n, Evaluated *out)
{
    return evals[eval].run ? evals[eval].run(s, i, n, out) : 0;
}
