/* Steps of calendar words: years, months, days, seasons, holidays. Each fills its slot or refuses the match. */
#include "mark.h"
#include "timex_int.h"

static bool year_short(Eval *e, const Atom *a)
{
    if (a->cls == AT_n && (a->digits != 2 || a->word)) return false;
    e->p.year = a->v;
    e->p.how = YEAR_SHORT;
    return true;
}

static bool step_number(Eval *e, const Atom *a)
{
    if (e->apos && !e->p.how) {
        e->apos = false;
        return year_short(e, a);
    }
    if (e->q || e->h) {
        const Doc *d = e->s->ie->doc;
        if (e->h && (d->cls[a->end] == CH_LATIN || (d->ch[a->end] == '-' && d->cls[a->end + 1] == CH_LATIN)))
            return false;                             /* an H1-B visa */
        int *slot = e->q ? &e->p.quarter : &e->p.half;
        *slot = a->v;
        e->q = e->h = false;
        eval_det(e, TU_NONE);                         /* this Q3 */
        return true;
    }
    if (e->ratio) return true;                        /* 3/4분기: the third of four */
    if (e->pend) return false;
    e->pend = a;
    return true;
}

/* 22-Oct-2015, September.16th: marks join what is glued to both their sides, else they end one thing and begin
 * another. */
static bool step_join(Eval *e, const Atom *a) { return a->glued && (e->i + 1 == e->n || a[1].glued); }

/* "Mar 09. 2025", as some pages stamp their posts: the year behind the dot ends its line, or the day is written 09. */
static bool step_dot(Eval *e, const Atom *a)
{
    const Doc *d = e->s->ie->doc;
    bool year = a->glued && e->i > 1 && e->i + 2 == e->n && a[1].cls == AT_y4 && a[-1].cls == AT_n && e->p.month;
    if (!year) return step_join(e, a);
    return a[-1].padded || d->cls[a[1].end] == CH_BREAK || a[1].end >= d->n;
}

static bool step_slash(Eval *e, const Atom *a)
{
    e->ratio = e->pend != NULL && e->i + 1 < e->n && a[1].cls == AT_n;
    return e->ratio || step_join(e, a);
}

static bool step_year(Eval *e, const Atom *a)
{
    if (e->p.how) return false;
    e->p.year = a->v + (e->era ? e->era->v : 0);
    e->p.how = YEAR_FULL;
    return true;
}

static bool step_nyeon(Eval *e, const Atom *a)
{
    enum { YEAR_LAST = 2099 };
    e->p.school_year = a->def->school;
    if (e->p.how) return !e->pend;
    const Atom *n = eval_pend(e);
    if (n && e->era) {
        e->p.year = n->v + e->era->v;
        e->p.how = YEAR_FULL;
        return e->p.year > 0 && e->p.year <= YEAR_LAST;
    }
    if (n && eval_three_figures(e->s, n)) {
        e->p.year = n->v;
        e->p.how = YEAR_FULL;
        return true;
    }
    return n && year_short(e, n);
}

static bool step_wol(Eval *e, const Atom *a)
{
    (void)a;
    const Atom *n = eval_pend(e);
    if (!n || n->v < 1 || n->v > 12 || e->p.month || e->p.day) return false;
    e->p.month = n->v;
    e->month_to = n->v2;
    eval_det(e, TU_NONE);
    return true;
}

static bool step_il(Eval *e, const Atom *a)
{
    (void)a;
    const Atom *n = eval_pend(e);
    if (!n || n->v < 1 || n->v > 31 || e->p.day) return false;
    e->p.day = n->v;
    return true;
}

static bool step_bungi(Eval *e, const Atom *a)
{
    (void)a;
    const Atom *n = e->ord ? e->ord : eval_pend(e);
    e->ord = NULL;
    if (!n || n->v > 4 || (n->v < 1 && n->v != -1)) return false;
    e->p.quarter = n->v > 0 ? n->v : 4;
    return true;
}

static bool step_hakgi(Eval *e, const Atom *a)
{
    (void)a;
    const Atom *n = eval_pend(e);
    if (!n || n->v < 1 || n->v > 2) return false;
    e->p.term = n->v;
    return e->p.how || e->p.unit;
}

/* "18 여름", "20 하반기": a bare pair of figures before a season is a year. */
static bool pend_is_year(Eval *e)
{
    if (!e->pend) return true;
    return year_short(e, eval_pend(e));
}

static bool step_month(Eval *e, const Atom *a)
{
    const Doc *d = e->s->ie->doc;
    bool range = a + 2 < e->s->at + e->s->n && a[1].cls == AT_dash && a[2].cls == AT_month; /* Jan-Mar, not Jun-jun */
    if (e->p.month || (!range && d->ch[a->end] == '-' && d->cls[a->end + 1] == CH_LATIN)) return false;
    e->p.month = a->def->v;
    e->p.lunar = a->def->lunar;
    if (e->ord && e->ord->v > 0) {
        e->p.day = e->ord->v;
        e->ord = NULL;
    }
    if (e->pend) {
        const Atom *n = eval_pend(e);
        /* 13:20 May 3 */
        if (n->v < 1 || (n->beg > 1 && d->ch[n->beg - 1] == ':' && d->cls[n->beg - 2] == CH_DIGIT)) return false;
        e->p.day = n->v;
    }
    eval_det(e, TU_NONE);
    return e->p.day <= 31;
}

/* Spring Boot: a season written large within a sentence is somebody's name. */
static bool capital_name(const TimeScan *s, const Atom *a)
{
    const Doc *d = s->ie->doc;
    const Sentence *x = doc_sentence_at(d, a->beg);
    if (!ie_capital(s->ie, a->beg)) return false;
    if (!a->first && !(x && x->beg == a->beg)) return true;
    return ie_capital(s->ie, blanks_skip(d, a->end));
}

/* A season as an English adjective (a summer job) is no time: it wants an article, a preposition, a year, a part. */
static bool stands_for_time(const Eval *e, const Atom *a)
{
    const Doc *d = e->s->ie->doc;
    const Sentence *x = doc_sentence_at(d, a->beg);
    uint32_t next = blanks_skip(d, a->end);
    bool alone = d->cls[a->beg] == CH_LATIN && e->i + 1 == e->n && !e->det && !e->p.how && !e->p.part;
    return !alone || e->i > 0 || a->first || d->cls[next] != CH_LATIN || (x && x->beg == a->beg) || e->s->before_prep;
}

/* 10년 전 봄, 2년 뒤 봄 */
static bool behind_length(const Ie *ie, uint32_t beg)
{
    const Doc *d = ie->doc;
    uint16_t ch = beg > 1 && d->cls[beg - 1] == CH_SPACE ? d->ch[beg - 2] : 0;
    return is_mark(ie, MK_COUNTED_ON, ch);
}

static bool step_season(Eval *e, const Atom *a)
{
    const Doc *d = e->s->ie->doc;
    if (!stands_for_time(e, a)) return false;
    if (d->cls[a->beg] == CH_LATIN && d->cls[a->end] == CH_HANGUL) return false;      /* Spring이랑 Oracle을 */
    if (e->p.season || !pend_is_year(e)) return false;
    e->p.season = a->def->v;
    if (a->def->part && !e->p.part) e->p.part = a->def->part;
    /* fall falls, 봄 is seeing: alone they need a word that makes them a season. */
    if (a->def->weak) e->negative = true;
    if (a->def->needs && e->n == 1 && !edge_has_particle(e->s, a->end) && !behind_length(e->s->ie, a->beg))
        return false;
    if (capital_name(e->s, a) && !e->det && !e->p.how && e->i + 1 == e->n) return false;
    bool habit = mark_at(e->s->ie, MK_IF_SO, a->end) > 1;
    if (e->n == 1 && !e->det && habit) return false;                                  /* 겨울이면 손이 튼다 */
    eval_det(e, TU_NONE);
    return true;
}

static bool step_half(Eval *e, const Atom *a)
{
    if (!pend_is_year(e)) return false;
    if (a->def->needs && e->n == 1 && !edge_has_particle(e->s, a->end)) return false;
    e->p.half = a->def->v;
    eval_det(e, TU_NONE);
    return true;
}

/* A term of school counts only with its calendar year. */
static bool step_vac(Eval *e, const Atom *a)
{
    if (!pend_is_year(e) || (!e->p.how && !e->p.unit && !e->det)) return false;
    e->p.vac = a->def->v;
    eval_det(e, TU_NONE);
    return true;
}

static bool step_part(Eval *e, const Atom *a)
{
    if (e->p.part || !pend_is_year(e)) return false;
    /* "beginning January 7th": the day behind the month is when it begins. */
    const Atom *behind = e->at + e->n;
    bool day = e->i + 2 == e->n && a[1].cls == AT_month && behind < e->s->at + e->s->n &&
               (behind->cls == AT_nth || (behind->cls == AT_n && behind->v <= 31 && !behind->word));
    if (day || (a->def->verb && e->i + 1 < e->n && a[1].cls == AT_det)) return false;          /* "I start this September" */
    e->p.part = (uint8_t)a->def->v;
    return true;
}

static bool step_yearpart(Eval *e, const Atom *a)
{
    const Doc *d = e->s->ie->doc;
    bool english = d->cls[a->beg] == CH_LATIN && e->n == 1;                                    /* a year-end bonus */
    bool stands = !english || (e->s->before_prep && d->cls[blanks_skip(d, a->end)] != CH_LATIN);
    if (!pend_is_year(e) || !stands) return false;
    e->p.part = (uint8_t)a->def->v;
    eval_det(e, TU_YEAR);
    return !e->p.month;
}

static bool step_monthpart(Eval *e, const Atom *a)
{
    e->p.part = (uint8_t)a->def->v;
    if (e->pend) return step_wol(e, a);                /* 5월초: the month in its own word */
    if (e->n == 1 && !edge_at_particle(e->s, a->end)) return false;                              /* 월말에, no 월말 결산 */
    e->p.month_part = true;
    return true;
}

static bool step_lastday(Eval *e, const Atom *a)
{
    e->p.day = -1;
    return !a->def->needs || e->n > 1;
}

static bool step_firstday(Eval *e, const Atom *a)
{
    e->p.day = a->def->v;
    if (e->p.day == 1 && !e->p.month && e->p.how && !e->p.season && !e->p.half) e->p.month = 1;          /* 2015년 첫날 */
    return e->p.month != 0 || e->p.unit == TU_MONTH;                                           /* 다음 달 첫날 */
}

/* 3월 열이틀에: a day counted in its own word, where no length is told (3월 열흘 동안). */
static bool step_day_word(Eval *e, const Atom *a)
{
    enum { FIRST = 2 };
    e->p.day = a->def->d;
    bool day = e->p.month && e->p.day >= FIRST && e->p.day <= 31 && !a->def->m && !a->def->w;
    return day && !is_mark(e->s->ie, MK_OF, e->s->ie->doc->ch[a->end]) && edge_at_particle(e->s, a->end);
}

static bool step_era(Eval *e, const Atom *a)
{
    e->era = a->def;
    return true;
}

static bool step_hol(Eval *e, const Atom *a)
{
    const AtomDef *d = a->def;
    e->p.lunar = d->lunar;
    e->p.holiday = true;
    e->p.month = d->month ? d->month : d->v / 100;
    e->p.day = d->nth || d->easter ? 0 : d->v % 100;
    e->p.easter = d->easter;
    e->p.plus = (int8_t)d->plus;
    e->approx |= d->easter && d->weak && !time_stands_alone(e->s->ie->doc);
    if (d->nth) {
        e->p.nth = d->nth;
        e->p.wday = d->wday;
        e->p.nth_unit = TU_DAY;
    }
    if (e->ord) e->p.lunar = true;
    e->ord = NULL;
    eval_det(e, TU_NONE);
    return true;
}

enum { DECADE_FULL = 1000 };                           /* two thousands: a word that has its century */

/* My late thirties, early forties: an age, as the twenties to the fifties of people's talk are unless they are 'fifties or
 * have their century; in figures (the 50s) behind no article. */
static bool is_of_life(const Eval *e, const Atom *a)
{
    enum { SIXTIES = 60 };
    bool whose = e->at > e->s->at && e->at[-1].cls == AT_poss,
         apos = e->s->ie->doc->ch[a->beg] == '\'' || (a > e->at && a[-1].cls == AT_apos);
    bool young = a->v && a->v < SIXTIES && !apos && (a->def || e->at[0].cls != AT_the);
    return a->v < DECADE_FULL && a->digits != 4 && (whose || young);
}

static bool step_ydec(Eval *e, const Atom *a)
{
    if (is_of_life(e, a)) return false;
    e->p.decade = true;
    e->p.year = a->digits == 4 || a->v >= DECADE_FULL ? a->v : year_of_two(a->v, 2029);
    e->p.how = YEAR_FULL;
    return true;
}

static bool step_q(Eval *e, const Atom *a)
{
    bool next_is_number = e->i + 1 < e->n && e->at[e->i + 1].cls == AT_n && e->at[e->i + 1].glued;
    if (!next_is_number && e->pend) {
        *(a->cls == AT_q ? &e->p.quarter : &e->p.half) = eval_pend(e)->v;
        return true;
    }
    /* 1Q22, 2H18: the quarter or half, its sign, the year */
    if (next_is_number && e->pend && e->pend->digits == 1 && e->pend->v <= 4) {
        *(a->cls == AT_q ? &e->p.quarter : &e->p.half) = eval_pend(e)->v;
        return e->apos = true;
    }
    /* "Q1. 누구세요?", "Q2) Why?" */
    uint16_t mark = next_is_number ? e->s->ie->doc->ch[a[1].end] : 0;
    if (a->first && a->cls == AT_q && (mark == '.' || mark == ')' || mark == ':')) return false;
    e->q = a->cls == AT_q;
    e->h = a->cls == AT_h;
    return next_is_number && pend_is_year(e);
}

static bool step_apos(Eval *e, const Atom *a) { (void)a; e->apos = true; return true; }

/* FY22, last fiscal year */
static bool step_fy(Eval *e, const Atom *a)
{
    if (!e->det || e->i + 1 < e->n) return step_apos(e, a);
    eval_det(e, TU_YEAR);
    e->p.fiscal = true;
    return e->s->ie->doc->ch[a->end - 1] == 'r';
}
static bool step_ydecn(Eval *e, const Atom *a) { (void)a; return e->p.how != YEAR_NONE; }

bool eval_step_approx(Eval *e, const Atom *a)
{
    e->approx = e->approx || a->def->approx;
    e->p.lunar = e->p.lunar || a->def->lunar;
    if (a->def->same_season) e->p.same_season = true;
    return true;
}

const Step eval_calendar_steps[AT_COUNT] = {
    [AT_dash] = step_join, [AT_dot] = step_dot,
    [AT_n] = step_number, [AT_y4] = step_year, [AT_nyeon] = step_nyeon, [AT_wol] = step_wol, [AT_il] = step_il,
    [AT_bungi] = step_bungi, [AT_hakgi] = step_hakgi, [AT_month] = step_month, [AT_roman] = step_month, [AT_season] = step_season,
    [AT_half] = step_half, [AT_vac] = step_vac, [AT_part] = step_part, [AT_yearpart] = step_yearpart,
    [AT_monthpart] = step_monthpart, [AT_lastday] = step_lastday, [AT_firstday] = step_firstday, [AT_hol] = step_hol,
    [AT_era] = step_era, [AT_big] = step_number, [AT_len] = step_day_word,
    [AT_ydec] = step_ydec, [AT_q] = step_q, [AT_h] = step_q, [AT_apos] = step_apos,
    [AT_fy] = step_fy, [AT_decn] = step_ydecn,
    [AT_pre] = eval_step_approx, [AT_post] = eval_step_approx, [AT_slash] = step_slash,
};
