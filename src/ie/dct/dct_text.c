/* Evidence of the time of writing in the text itself: the order in which it is asked, and what names the time as such:
 * "as of May 2024", 2024년도 저물어 간다, a title that looks back over its year, the note of a copyright. */
#include "dct_order_int.h"
#include "mark.h"

/* "오늘은 2022년 12월 마지막 주 금요일": the day of writing by its name. */
static bool says_today(const Ie *ie, uint32_t i)
{
    enum { GAP = 3 };
    if (i == 0 || ie->tx.v[i].beg > ie->tx.v[i - 1].end + GAP || !ie->time[i].a.month) return false;
    const TimePoint *p = &ie->time[i - 1].a;
    return ie->time[i - 1].form == TX_POINT && p->unit == TU_DAY && !p->shift && p->from == FROM_NOW && !p->month &&
           ie->tx.v[i].rel != REL_SINCE && ie->tx.v[i].rel != REL_UNTIL &&
           (!ie->ko || dct_is_predicate(ie, ie->tx.v[i].end));
}

/* "2022년은 나에게 그런 해다": said of a year that is not over. */
static bool is_year_told(const DctState *s, uint32_t i)
{
    enum { TAIL = 5 };
    const Ie *ie = s->ie;
    const Doc *d = ie->doc;
    const TimexInfo *t = &ie->tx.v[i];
    if (!ie->ko || t->sent == UINT32_MAX || ie->time[i].a.month || !is_mark(ie, MK_TOPIC_CLOSED, d->ch[t->end]))
        return false;
    const Sentence *x = &d->sent[t->sent];
    uint32_t end = hangul_before(d, x->end, x->beg);
    if (!dct_is_present(s, x) || end < x->beg + TAIL) return false;
    for (uint32_t p = end - TAIL; p < end; p++)
        if (is_mark(ie, MK_THE_YEAR, d->ch[p]) && d->cls[p - 1] == CH_SPACE &&
            (dct_is_predicate(ie, p + 1) || is_mark(ie, MK_EXCLAIMS, d->ch[p + 1]))) return true;
    return false;
}

/* "작년 10월에 퇴직했다. 2023년은 마지막 해였다.": years counted from now beside it, and none that is this one. */
static int year_beside(const DctState *s, uint32_t i)
{
    enum { NEAR = 2 };
    const Ie *ie = s->ie;
    int shift = 0;
    for (uint32_t k = i > NEAR ? i - NEAR : 0; k < i; k++) {
        const TimePoint *p = &ie->time[k].a;
        bool year = ie->time[k].form == TX_POINT && p->unit == TU_YEAR && p->from == FROM_NOW;
        if (year && ie->tx.v[k].sent != UINT32_MAX && ie->tx.v[k].sent + 1 >= ie->tx.v[i].sent) shift = p->shift;
    }
    return shift;
}

/* 2024년 5월 현재, as of May 2024 */
static void read_asof(DctState *s)
{
    enum { WRITING = 16 };
    const Ie *ie = s->ie;
    for (uint32_t i = 0; i < ie->n_time; i++) {
        DctDate x;
        uint32_t end = blanks_skip(ie->doc, ie->tx.v[i].end), before = ie->tx.v[i].beg;
        while (before > 0 && ie->tx.v[i].beg - before < 12 && ie->doc->ch[before - 1] != '.' &&
               ie->doc->cls[before - 1] != CH_BREAK)
            before--;
        bool latin = ie->doc->cls[ie->tx.v[i].beg] == CH_LATIN || !ie->ko;
        if (!dct_date_of(s, i, &x) || ie->time[i].open_end) continue;
        uint32_t beg = ie->tx.v[i].beg, near = beg > WRITING ? beg - WRITING : 0;
        if (near < before) near = before;
        bool cue = dct_has_word(s, near, beg, DCT_W_writing) ||
                   (latin ? dct_has_word(s, before, ie->tx.v[i].beg, DCT_W_asof)
                          : dct_has_word(s, end, end + 1, DCT_W_asof) ||
                                (dct_is_predicate(ie, ie->tx.v[i].end) &&
                                 dct_has_word(s, before, ie->tx.v[i].beg, DCT_W_already)));
        if (cue || says_today(ie, i)) dct_bound(s, x.lo, x.hi);
        else if (is_year_told(s, i)) dct_bound_year(s, ie->time[i].a.year - year_beside(s, i));
    }
}

/* 2024년도 이제 열흘밖에 안 남았네요: counted back from the end of the year. */
static void read_left(DctState *s)
{
    enum { DECEMBER = 31, FEW = 10 };            /* 보름 is about so many */
    const Ie *ie = s->ie;
    for (uint32_t i = 0; i + 1 < ie->n_time; i++) {
        const TimeParse *year = &ie->time[i], *len = &ie->time[i + 1];
        bool this_year = dct_is_year_of_now(ie, i) && !year->a.shift;
        if ((year->a.how != YEAR_FULL && !this_year) || year->a.month || len->form != TX_LENGTH ||
            ie->tx.v[i].sent != ie->tx.v[i + 1].sent)
            continue;
        uint32_t end = ie->tx.v[i + 1].end;
        if (!dct_has_word(s, end, end + 2 < ie->doc->n ? end + 2 : ie->doc->n, DCT_W_left)) continue;
        if (this_year) {
            double months = edtf_duration_days(len->len) / 31;
            s->left_month = months < 12 ? (uint8_t)(12 - (int)months + (len->len->m >= 1)) : 0;
            bool longer = len->len->y > 0 || len->len->m > 0 || len->len->w > 0;
            bool days = len->len->d >= 1 && len->len->d < FEW && !longer && !len->len->approx;
            s->left_day = days ? (uint8_t)(DECEMBER - len->len->d) : 0;
            continue;
        }
        if (dct_years_alone(len->len)) {                                     /* 정년이 2043년이니까 19년 남았다 */
            dct_bound_year(s, year->a.year - (int)len->len->y);
            continue;
        }
        if (len->len->m >= 1 && len->len->d == 0) {
            dct_bound_month(s, year->a.year, 13 - (int)len->len->m);
            continue;
        }
        EdtfDay day = edtf_day(year->a.year, 12, 31) - (EdtfDay)edtf_duration_days(len->len);
        dct_bound(s, day, day);
        s->approx = true;
    }
}

/* 올 한 해: the length as it is told of the year of writing. */
static bool is_all_year(const Ie *ie, uint32_t i)
{
    enum { ONE = 2 };
    uint32_t beg = ie->tx.v[i].beg;
    return ie->time[i].form == TX_LENGTH && beg > ONE && is_mark(ie, MK_THIS_YEAR, ie->doc->ch[beg - ONE]) && ie->doc->cls[beg - 1] == CH_SPACE &&
           dct_years_alone(ie->time[i].len) && ie->time[i].len->y <= 1;
}

/* "2022년이 시작되고 한 달이 지났다": so many months behind its first. */
static int months_gone(const DctState *s, uint32_t i)
{
    enum { SOON = 6 };
    const Ie *ie = s->ie;
    const TimexInfo *t = &ie->tx.v[i];
    if (!ie->ko || i + 1 >= ie->n_time || t[1].sent != t->sent || ie->time[i + 1].form != TX_LENGTH) return 0;
    return dct_has_word(s, t[1].end, t[1].end + SOON, DCT_W_lapsed) ? (int)ie->time[i + 1].len->m : 0;
}

/* "2023년의 마지막 달이 시작됐다", "2024년 1월이 밝았다", near an end of the text: that month. */
static void read_month_begun(DctState *s, uint32_t i, uint32_t beg, uint32_t end)
{
    enum { EDGE = 3 };
    const Ie *ie = s->ie;
    DctDate x;
    uint32_t sent = ie->tx.v[i].sent;
    bool edge = sent < EDGE || sent + EDGE >= ie->doc->n_sent;
    if (edge && dct_has_word(s, beg, end, DCT_W_opening) && dct_date_of(s, i, &x) && dct_to_month(&x))
        dct_bound(s, x.lo, x.hi);
}

/* "2019년 들어 두 달 남짓 사이에": so many months of the year are over. */
static int months_into(const DctState *s, uint32_t i)
{
    enum { NEAR = 12, SOON = 8 };
    const Ie *ie = s->ie;
    const TimexInfo *t = &ie->tx.v[i];
    if (i + 1 >= ie->n_time || ie->time[i + 1].form != TX_LENGTH || t[1].sent != t->sent || t[1].beg > t->end + NEAR)
        return 0;
    const EdtfDuration *len = ie->time[i + 1].len;
    uint32_t end = t[1].end + SOON;
    bool months = len->m >= 1 && len->m < 12 && len->y == 0 && dct_has_word(s, t->end, t->end + 2, DCT_W_sofaryear);
    months = months && (dct_has_word(s, t[1].end, end, DCT_W_lapsed) || dct_has_word(s, t[1].end, end, DCT_W_spanof));
    return months ? (int)len->m : 0;
}

/* "2023년의 절반이 지났다": of the year itself, with nothing but an adverb between. */
static bool half_is_gone(const DctState *s, uint32_t beg, uint32_t end)
{
    enum { NEAR = 6 };
    return dct_has_word(s, beg, beg + 1, DCT_W_halfof) ||
           dct_has_word(s, beg, beg + NEAR < end ? beg + NEAR : end, DCT_W_halfgone);
}

/* 2023년도 저물어 간다: its last month. 2024년 새해가 밝았다: its first. 2023년이 끝났다: between both. */
static void read_ending(DctState *s)
{
    enum { REACH = 16, LAST_WEEK = 25, OPENS = 3, JUNE = 6, OCTOBER = 10, WEEK = 7, SOON = 31 };
    const Ie *ie = s->ie;
    for (uint32_t i = 0; i < ie->n_time; i++) {
        const TimeParse *p = &ie->time[i];
        if (ie->tx.v[i].sent == UINT32_MAX) continue;
        uint32_t beg = ie->tx.v[i].end, end = ie->doc->sent[ie->tx.v[i].sent].end;
        if (end > beg + REACH) end = beg + REACH;
        if (is_all_year(ie, i) && dct_has_word(s, ie->tx.v[i].beg, end, DCT_W_yearlook)) s->left_month = 12;
        if (dct_is_year_of_now(ie, i) && !p->a.shift && !p->a.part) {
            s->half_gone |= dct_has_word(s, beg, end, DCT_W_halfgone) || dct_has_word(s, beg, beg + 1, DCT_W_halfof);
            int gone = ie->ko ? months_into(s, i) : 0;
            if (gone) s->scene_month = (uint8_t)(gone + 1);
            bool whole = !p->a.half && !p->a.season && !p->a.quarter;
            if (whole && (dct_has_word(s, ie->tx.v[i].beg, end, DCT_W_ending) || (ie->tx.v[i].sent < OPENS && dct_has_word(s, beg, end, DCT_W_yearlook))))
                s->left_month = 12;
        }
        if (ie->ko && p->form == TX_POINT && p->a.how == YEAR_FULL)
            read_month_begun(s, i, beg, beg + OPENS < end ? beg + OPENS : end);
        DctDate half;
        bool over =
            ie->ko && p->form == TX_POINT && p->a.how == YEAR_FULL && (p->a.half || p->a.quarter) && !p->a.month;
        if (over && dct_has_word(s, beg, beg + 2, DCT_W_over) && dct_date_of(s, i, &half))
            dct_bound(s, half.hi - WEEK, half.hi + SOON);
        /* 새해가 밝았다 */
        if (p->form == TX_POINT && p->a.near_next && dct_has_word(s, beg, end, DCT_W_dawns)) s->scene_month = 1;
        if (p->form != TX_POINT || p->a.how != YEAR_FULL || p->a.month || p->a.half || p->a.season || p->a.nth)
            continue;
        if (dct_has_word(s, beg, end, DCT_W_ending)) dct_bound_month(s, p->a.year, 12);
        else if (dct_has_word(s, beg, end, DCT_W_opening)) dct_bound_month(s, p->a.year, 1 + months_gone(s, i));
        else if (ie->ko && months_into(s, i)) dct_bound_month(s, p->a.year, 1 + months_into(s, i));
        else if (dct_has_word(s, beg, beg + 2, DCT_W_over))
            dct_bound(s, edtf_day(p->a.year, 12, LAST_WEEK), edtf_day(p->a.year + 1, 1, 31));
        else if (dct_has_word(s, beg, end, DCT_W_lastquarter))
            dct_bound(s, edtf_day(p->a.year, OCTOBER, 1), edtf_day(p->a.year, 12, 31));
        else if (half_is_gone(s, beg, end))
            dct_bound(s, edtf_day(p->a.year, JUNE, 1), edtf_day(p->a.year, JUNE + 1, 31));
        else if (dct_has_word(s, beg, end, DCT_W_halfway)) dct_bound_year(s, p->a.year);
    }
}

/* "상반기 회고 (2022)": the half that a title names apart from its year. */
static void half_beside(const Ie *ie, uint32_t line, DctDate *x)
{
    const Line *l = &ie->doc->line[line];
    for (uint32_t k = ie_timex_from(ie, l->beg); k < ie->tx.n && ie->tx.v[k].beg < l->end; k++) {
        const TimePoint *p = &ie->time[k].a;
        TimeValue v = time_value_of(p, (TimeBase){base_of_day(x->lo).y, 0, 0});
        if (ie->time[k].form == TX_POINT && (p->half || p->quarter) && time_needs_year(p) && v.ok)
            time_value_bounds(&v, &x->lo, &x->hi);
    }
}

/* A word of review beside the date, or a title that is little more than its year: My 2023, 나의 2023년. */
static bool looks_back(const DctState *s, const Line *l, uint32_t at)
{
    enum { BARE = 14 };
    const Doc *d = s->ie->doc;
    const Sentence *own = doc_sentence_at(d, at), *last = doc_sentence_at(d, l->end > l->beg ? l->end - 1 : l->beg);
    uint32_t beg = own && own->beg > l->beg ? own->beg : l->beg, to = own && own->end < l->end ? own->end : l->end;
    if (dct_has_word(s, beg, to, DCT_W_review)) return true;
    uint32_t end = blanks_back(d, l->end, l->body);
    bool says = s->ie->ko ? last && dct_is_statement(s, last) : end > l->body && d->ch[end - 1] == '.';
    if (says) return false;
    return dct_has_word(s, beg, to, DCT_W_yearend) || (end - l->body <= BARE && dct_has_word(s, beg, to, DCT_W_mine));
}

/* A title that looks back over a year or a half was written as it ended or soon after. */
static void read_title(DctState *s)
{
    enum { EARLY = 30, SOON = 31, TITLE_LONG = 100, WEEK = 7 };
    const Ie *ie = s->ie;
    const Doc *d = ie->doc;
    for (uint32_t i = 0; i < ie->n_time; i++) {
        DctDate x;
        uint32_t line = dct_line_of(d, ie->tx.v[i].beg);
        if (dct_lines_before(ie, line) > 0 || d->line[line].end - d->line[line].beg > TITLE_LONG) return;
        if (!dct_date_of(s, i, &x) || x.hi < x.lo + WEEK || !looks_back(s, &d->line[line], ie->tx.v[i].beg)) continue;
        half_beside(ie, line, &x);
        dct_bound(s, x.hi - EARLY, x.hi + SOON);
        return;
    }
}

/* "© 2023 Jo Doe", "Copyright 2021": the first or one of the last lines. */
static bool has_rights(const DctState *s, const Line *l)
{
    const Doc *d = s->ie->doc;
    uint32_t line = (uint32_t)(l - d->line);
    if (l->tok_beg == l->tok_end || (line >= s->top && line < s->bottom)) return false;
    return d->ch[l->body] == 0xA9 || d->ch[l->body] == 0x24D2 || dct_has_word(s, l->body, l->body + 1, DCT_W_rights);
}

/* A note of the publisher's names the year: 2021년도 성장스토리. */
static void read_furniture_year(DctState *s)
{
    const Doc *d = s->ie->doc;
    for (uint32_t i = 0; i < d->n_line; i++) {
        const Line *l = &d->line[i];
        bool rights = has_rights(s, l);
        if (s->ie->line_zone[i] != ZONE_FURNITURE && !rights) continue;
        for (uint32_t t = l->tok_beg; t + (rights ? 0 : 1) < l->tok_end && t < l->tok_beg + 4; t++) {
            const Token *k = &d->tok[t];
            if (k->kind != TOK_NUMBER || k->end - k->beg != 4 || (!is_mark(s->ie, MK_YEAR, d->ch[k->end]) && !rights))
                continue;
            int y = 0;
            for (uint32_t p = k->beg; p < k->end; p++) y = y * 10 + (d->ch[p] - '0');
            if (y > 1950 && y < 2100) dct_bound_year(s, y);
        }
    }
}

/* … said to the reader, and not told of: "새해 복 많이 받으세요"라는 문자. */
static bool greets(const DctState *s, const Sentence *x)
{
    enum { QUOTE_OPEN = 0x201c };
    const Doc *d = s->ie->doc;
    if (!dct_has_word(s, x->beg, x->end, DCT_W_greetings)) return false;
    for (uint32_t p = x->beg; p < x->end; p++) {
        bool quoted = d->ch[p] == '"' || d->ch[p] == '\'' || d->ch[p] == QUOTE_OPEN;
        if (quoted || mark_at(s->ie, MK_CALLED, p) || mark_at(s->ie, MK_NAMED_SO, p)) return false;
    }
    return dct_is_present(s, x);
}

/* "새해 복 많이 받으세요" among the first or the last sentences: January, where no other month is told as now. */
static void read_greeting(DctState *s)
{
    enum { EDGE = 3 };
    const Doc *d = s->ie->doc;
    for (uint32_t i = 0; s->ie->ko && i < d->n_sent && !s->greeted; i++) {
        if (i >= EDGE && i + EDGE < d->n_sent) i = d->n_sent - EDGE;
        s->greeted = greets(s, &d->sent[i]);
    }
    if (s->greeted && !s->scene_month && !s->left_month) s->scene_month = 1;
}

/* "— R. Okafor, Lagos, 2016", "Kampala, 2019.": the last sentence is names and a year, no earlier than any that is told. */
static void read_colophon(DctState *s)
{
    enum { LONG = 48, LEAST = 4, REST = 2, LEAST_SENTENCES = 3 };
    const Ie *ie = s->ie;
    const Doc *d = ie->doc;
    DctDate x;
    if (ie->ko || !ie->n_time || d->n_sent < LEAST_SENTENCES) return;
    const uint32_t i = ie->n_time - 1;
    const TimexInfo *t = &ie->tx.v[i];
    const TimePoint *p = &ie->time[i].a;
    if (ie->time[i].form != TX_POINT || p->how != YEAR_FULL || p->month || p->season || p->half || t->rel != REL_NONE)
        return;
    const Sentence *own = doc_sentence_at(d, t->beg);
    if (!own || own != &d->sent[d->n_sent - 1] || own->end > t->end + REST || t->beg < own->beg + LEAST ||
        t->end > own->beg + LONG)
        return;
    const uint32_t before = blanks_back(d, t->beg, own->beg);
    const bool goes_on = dct_says(s, own->beg, d->tok[own->tok_beg].end, DCT_EN_clause);      /* Then Paris, 2014. */
    if (d->ch[before - 1] != ',' || goes_on || dct_kinds(s, own->beg, t->beg)) return;
    for (uint32_t k = own->beg; k < before; k++) {
        bool begins = d->cls[k] == CH_LATIN && (k == own->beg || d->cls[k - 1] != CH_LATIN);
        if (d->cls[k] == CH_DIGIT || (begins && !ie_capital(ie, k))) return;
    }
    if (!dct_date_of(s, i, &x)) return;
    for (uint32_t k = 0; k < s->n_date; k++)
        if (s->date[k].i != i && s->date[k].lo > x.hi) return;
    dct_bound(s, x.lo, x.hi);
}

static bool one_year(const DctState *s)
{
    return s->lo != EDTF_DAY_MIN && s->hi != EDTF_DAY_MAX && base_of_day(s->lo).y == base_of_day(s->hi).y;
}

void dct_read_text(DctState *s)
{
    TimePoint scene;
    uint32_t at;
    DctDate latest;
    if (dct_read_stamps(s) || dct_read_issue(s) || dct_read_furniture_stamp(s)) return;
    s->horizon = dct_horizon();                                  /* a stamp is taken as it stands */
    anchor_draft(s->ie);
    dct_read_dates(s);
    dct_read_parts(s);
    dct_read_years(s);
    dct_read_school(s);
    read_left(s);
    if (s->lo == s->hi) return;
    read_colophon(s);
    dct_read_turns(s);
    dct_read_birthdays(s);
    dct_read_left_until(s);
    dct_read_terms(s, true);
    dct_read_told(s);
    dct_read_meets(s);
    dct_read_pairs(s);
    read_asof(s);
    read_ending(s);
    read_greeting(s);
    read_title(s);
    read_furniture_year(s);
    dct_read_this_year(s);
    dct_read_dday(s);
    dct_read_run_out(s);
    dct_read_feasts(s);
    dct_read_chain(s);
    dct_read_posts(s);
    dct_read_terms(s, false);
    dct_read_jubilees(s);
    dct_read_open_spans(s);
    dct_read_hints(s);
    dct_read_lapses(s);
    dct_read_halves(s);
    dct_read_twice_told(s);
    dct_read_ago(s);
    dct_read_spells(s);
    dct_read_next_post(s);
    dct_read_counted_back(s);
    dct_read_took(s);
    dct_read_last_days(s);
    dct_read_counted(s);
    dct_read_weekdays(s);
    bool has_latest = dct_read_latest(s, false, &latest);
    if (s->hi == EDTF_DAY_MAX) dct_read_late_lapses(s);
    dct_read_review(s);
    dct_read_last_year(s);
    s->told_lo = s->lo;
    dct_read_order(s);
    if (one_year(s)) dct_read_again(s), dct_read_ahead_this_year(s);
    if (s->half_gone && s->lo != EDTF_DAY_MIN) {                            /* of the year told last */
        int y = base_of_day(s->lo).y;
        dct_bound(s, edtf_day(y, 6, 1), edtf_day(y, 7, 31));
    }
    if (s->last_week && one_year(s))
        dct_bound(s, edtf_day(base_of_day(s->lo).y, 12, 25), edtf_day(base_of_day(s->lo).y, 12, 31));
    if (s->left_month) dct_apply_scene(s, &(TimePoint){.month = s->left_month > 12 ? 12 : s->left_month, .day = s->left_day});
    if (s->scene_month == 1 && s->lo == EDTF_DAY_MIN && s->hi != EDTF_DAY_MAX)
        dct_bound_month(s, base_of_day(s->hi).y, 1);
    if (s->scene_month) dct_apply_scene(s, &(TimePoint){.month = s->scene_month, .day = s->scene_day});
    else if (s->scene_season) dct_apply_scene(s, &(TimePoint){.season = s->scene_season});
    else if (dct_read_scene(s, &scene, &at)) {
        dct_apply_scene(s, &scene);
        if (at != UINT32_MAX) s->ie->tx.v[at].scene = true;
    }
    dct_read_nature(s);
    if (has_latest) dct_read_plan_ahead(s, &latest);              /* I resigned on 14 June. I finish on 9 July. */
    if (has_latest) dct_read_announcement(s, &latest);
}
