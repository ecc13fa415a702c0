/* English: what the words around a length say of it. Does it run until the writing, and what is it counted from? */
#include "dct_lapse_int.h"

/* "How long have you been a warder?" "Eleven years.": the question before asks for the length until now. */
static bool answers(const DctState *s, const TimexInfo *t)
{
    enum { LEAD = 5, QUESTION = 80 };
    const Sentence *x = &s->ie->doc->sent[t->sent];
    if (t->sent == 0 || t->beg > x->beg + LEAD || x->end > t->end + 2) return false;
    const Sentence *ask = x - 1;
    uint32_t beg = ask->beg + QUESTION < ask->end ? ask->end - QUESTION : ask->beg;
    return dct_has_word(s, beg, ask->end, DCT_W_wholong);
}

/* "I was hired in April 2007. Ten years this April." */
static bool is_this_month(const TimePoint *p)
{
    return p->from == FROM_NOW && p->pick == PICK_THIS && p->month > 0 && p->month <= 12 && p->day <= 0;
}

/* "I started in September 2006. Ten years this month.", "Next month makes it eight years" */
static bool full_now(const DctState *s, uint32_t i)
{
    enum { MAKES = 22 };
    const Ie *ie = s->ie;
    const TimexInfo *t = &ie->tx.v[i];
    uint32_t k = i + 1 < ie->n_time && t[1].beg <= t->end + 2 ? i + 1 : i;
    if (k == i && i > 0 && t[-1].sent == t->sent && t->beg <= t[-1].end + MAKES &&
        dct_says(s, t[-1].end, t->beg, DCT_EN_makes))
        k = i - 1;
    if (k == i || ie->time[k].form != TX_POINT) return false;
    const TimePoint *p = &ie->time[k].a;
    if (k > i && is_this_month(p)) return true;
    return (p->from == FROM_NOW || p->from == FROM_ANY) && p->shift >= 0 && !p->day && !p->month && !p->wday &&
           (p->unit == TU_MONTH || p->unit == TU_WEEK || p->unit == TU_DAY || (p->unit == TU_YEAR && k < i));
}

/* In "in that coat", before its noun: what was told is pointed to. */
static bool points_back(const Doc *d, uint32_t noun)
{
    static const char THAT[] = "that ";
    enum { N = sizeof THAT - 1 };
    for (uint32_t k = 0; k < N; k++)
        if (noun < N || d->ch[noun - N + k] != (uint16_t)THAT[k]) return false;
    return true;
}

/* "It'll be five years since your speech.": the word that ends the clause, where it is long enough to be known again, or pointed
 * to: "since I walked out in that coat". */
static uint32_t last_word(const Doc *d, uint32_t beg, uint32_t end)
{
    enum { LONG = 5, SHORT = 3 };
    while (end > beg && d->cls[end - 1] != CH_LATIN) end--;
    uint32_t p = end;
    while (p > beg && d->cls[p - 1] == CH_LATIN) p--;
    return end - p >= LONG || (end - p >= SHORT && points_back(d, p)) ? p : 0;
}

/* "It'll be five years this June": full in that month, which is still to come. */
static void full_this_month(const DctState *s, const Sentence *x, Lapse *l)
{
    const Ie *ie = s->ie;
    for (uint32_t i = ie_timex_from(ie, x->beg); i < ie->tx.n && ie->tx.v[i].beg < x->end; i++) {
        const TimePoint *p = &ie->time[i].a;
        if (ie->time[i].form != TX_POINT || !is_this_month(p) || !cue_of(ie, i).future) continue;
        l->this_year = true;
        l->ahead = p->month;
    }
}

/* "I have sat at it for nine years" */
static bool lasts_for(const DctState *s, const Sentence *x, const TimexInfo *t)
{
    enum { LEAD = 32, FOR = 4 };
    const Doc *d = s->ie->doc;
    if (t->beg < x->beg + FOR || d->ch[t->beg - FOR] != 'f' || d->ch[t->beg - FOR + 1] != 'o' ||
        d->ch[t->beg - FOR + 2] != 'r')
        return false;
    uint32_t lead = t->beg > x->beg + LEAD ? t->beg - LEAD : x->beg;
    return dct_has_word(s, lead, t->beg, DCT_W_have) && !dct_has_word(s, lead, t->beg, DCT_W_pluperfect);
}

/* "i started in 2007. sixteen years in and …": a full stop, where no capital tells of a new sentence. */
static bool sentence_ends(const Doc *d, uint32_t beg, uint32_t end)
{
    for (uint32_t p = beg; p + 1 < end; p++)
        if ((d->ch[p] == '.' || d->ch[p] == '!' || d->ch[p] == '?') && d->cls[p + 1] == CH_SPACE) return true;
    return false;
}

static int of_shift(int shift) { return shift > 0 ? shift : 0; }

/* "Five weeks in", "sixteen years in and …", "Six weeks after surgery I'm typing this"; but "In 2014 I won a prize, four years in" is
 * counted from what was told before. */
static bool goes_on_en(const DctState *s, uint32_t i, const Sentence *x)
{
    enum { SOON = 4, NOW_LEAD = 8, OPENS = 2, CLAUSE = 24 };
    const Ie *ie = s->ie;
    const TimexInfo *t = &ie->tx.v[i];
    uint32_t in;
    bool told = i > 0 && t[-1].sent == t->sent && ie->time[i - 1].a.how && !sentence_ends(ie->doc, t[-1].end, t->beg);
    told = told && !dct_has_word(s, t->beg > x->beg + NOW_LEAD ? t->beg - NOW_LEAD : x->beg, t->beg, DCT_W_still);
    if (told) return false;
    if (x->end <= t->end + SOON && dct_has_word(s, t->end, t->end + 2, DCT_W_inside)) return true;
    if (dct_says_at(s, blanks_skip(ie->doc, t->end), DCT_EN_deepin, &in)) return true;
    if (dct_has_word(s, t->end, t->end + SOON, DCT_W_goes)) return true;
    /* Twenty-two years a teacher */
    if (t->beg <= x->beg + OPENS && dct_years_alone(ie->time[i].len) &&
        dct_says_at(s, blanks_skip(ie->doc, t->end), DCT_EN_asa, &in) &&
        !dct_says(s, x->beg, x->end, DCT_EN_straight) && !dct_has_word(s, x->beg, t->end + CLAUSE, DCT_W_pluperfect))
        return true;
    return t->beg <= x->beg + OPENS && dct_says_at(s, blanks_skip(ie->doc, t->end), DCT_EN_pastit, &in) && !dct_has_word(s, x->beg, x->end, DCT_W_pluperfect) &&
           dct_says(s, t->end, x->end, DCT_EN_iam);
}

/* "since 2005, which makes fifteen years", "I joined in May 2005. That's fifteen years." */
static bool sums_up(const DctState *s, uint32_t i, const Sentence *x)
{
    enum { LEAD = 18 };
    const TimexInfo *t = &s->ie->tx.v[i];
    if (i == 0 || t->rel != REL_NONE || t[-1].sent + 1 < t->sent || s->ie->time[i - 1].form > TX_RANGE) return false;
    uint32_t lead = t->beg > x->beg + LEAD ? t->beg - LEAD : x->beg, end;
    if (t[-1].sent == t->sent && (t[-1].rel != REL_SINCE || t[-1].end > t->beg)) return false;
    for (uint32_t p = lead; p < t->beg; p++)
        if (dct_says_at(s, p, DCT_EN_summing, &end) && end < t->beg && blanks_skip(s->ie->doc, end) + 2 >= t->beg &&
            (t[-1].sent == t->sent || p == x->beg)) return !(dct_date_kinds(s, i - 1) & DCT_LEAVE);
    return false;
}

/* Where "since" may stand behind the length: "twenty years this September since", "three years, less a week, since". */
static uint32_t since_from(const Ie *ie, uint32_t i)
{
    enum { GAP = 9 };
    const TimexInfo *t = &ie->tx.v[i];
    return i + 1 < ie->n_time && t[1].sent == t->sent && t[1].beg <= t->end + GAP ? t[1].end : t->end;
}

bool dct_lapse_en(const DctState *s, uint32_t i, Lapse *l)
{
    enum { LEAD = 44, CLAUSE = 30, SOON = 4, NOW_WORDS = 12 };
    const Ie *ie = s->ie;
    const TimexInfo *t = &ie->tx.v[i];
    const Sentence near = dct_sentence_near(ie, t), *x = &near;
    uint32_t lead = t->beg > x->beg + LEAD ? t->beg - LEAD : x->beg,
             far = t->end + CLAUSE < x->end ? t->end + CLAUSE : x->end;
    if (t->rel == REL_AGO || dct_has_word(s, t->end, t->end + SOON, DCT_W_then)) return false;
    /* for the first time in forty years */
    if (dct_says(s, lead, t->beg, DCT_EN_firstin)) return false;
    full_this_month(s, x, l);
    uint32_t behind =
        dct_names_now(ie, x, TU_MONTH) || dct_names_now(ie, x, TU_WEEK) || l->ahead ? t->end + NOW_WORDS : t->end;
    if (behind < since_from(ie, i)) behind = since_from(ie, i);
    bool since = dct_has_word(s, t->end, behind + SOON < x->end ? behind + SOON : x->end, DCT_W_since);
    bool perfect = dct_has_word(s, lead, t->beg, DCT_W_perfect) && !dct_has_word(s, lead, t->beg, DCT_W_pluperfect);
    perfect |= lasts_for(s, x, t);
    bool stays = perfect && (dct_has_word(s, lead, t->beg, DCT_W_stays) ||
                             dct_has_word(s, t->end, t->end + NOW_WORDS, DCT_W_stays));
    bool goes = goes_on_en(s, i, x) || sums_up(s, i, x);
    bool dated = i + 1 < ie->n_time && t[1].sent == t->sent && ie->time[i + 1].a.how; /* later, in May 2023 */
    bool later = t->rel == REL_AFTER && !dated && dct_has_word(s, t->end, far, DCT_W_still);
    l->link.either = true;
    l->link.least = DCT_BY_BEHIND;
    l->near = dct_has_word(s, lead, t->end, DCT_W_near);
    int ahead = l->ahead;
    dct_exact_by(s, x, l);
    if (ahead) l->ahead = ahead, l->this_year = true;
    if (!l->days && dct_names_yesterday(ie, x) && dct_has_word(s, x->beg, x->end, DCT_W_exact)) l->days = -1;
    bool will = dct_has_word(s, lead, t->beg, DCT_W_willbe);
    /* Next month we move. It will be five years. */
    if (!l->shift && will && t->sent > 0) l->shift = of_shift(dct_shift_of(s, &ie->doc->sent[t->sent - 1], x->beg));
    if (!l->shift) l->shift = dct_shift_of(s, x, x->end);                          /* It will be three years next month. */
    if (answers(s, t)) return true;
    if (since) l->link.word = last_word(ie->doc, t->end, x->end);
    if (since)
        l->link.kinds = dct_kinds(s, t->end, far);
    else if (stays || (perfect && dct_has_word(s, lead, t->beg, DCT_W_marks)))
        l->link.kinds = DCT_BEGIN | DCT_OPEN | DCT_COME | DCT_RISE | DCT_CHANGE;
    else if (goes && dct_has_word(s, t->end, t->end + 2, DCT_W_into))
        l->link.kinds = DCT_BEGIN | DCT_OPEN | DCT_COME | DCT_RISE | DCT_CHANGE;
    l->link.held = perfect && !since && l->len->y >= 1 && dct_says(s, lead, t->beg, DCT_EN_beena) &&
                   !dct_says(s, lead, t->beg, DCT_EN_exstate);
    if (later) l->link.either = false;
    return since || perfect || goes || later || dct_has_word(s, t->end, t->end + SOON, DCT_W_passed) || full_now(s, i);
}
