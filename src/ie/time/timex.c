/* Recognition: one walk over the tokens. Neighbouring atoms make a run; the grammar finds the longest rule at each atom
 * of a run; where that is no expression after all (timex_match.c), a shorter match is tried. */
#include "mark.h"
#include "timex_match_int.h"

typedef struct Walk {
    TimeScan scan;
    TimeParseList parses;
    uint32_t last_end;                 /* atom behind the last expression of this run, joint: where a range may go on */
    bool     has_last, last_from, last_between;      /* from, between stood before it */
    uint32_t rest;                     /* the first token of the line before that no run has read */
    bool     goes_on;                  /* the line before was walked */
    uint64_t starts;                   /* the atoms of the run that a rule may begin with, a bit each */
    uint32_t line, sent;               /* the line that is walked; the sentence of the last expression, or one before it */
    StrList  refused;                  /* readings that were tried before the one taken; for --explain */
} Walk;

/* ---------------------------------------------------------------- ranges over two matches */
/* 2014년에서 2018년: two years that go up are a range, but what is put off from one to the other (2020년으로) is none. */
static bool years_go_up(const Ie *ie, const TimePoint *a, const Match *b)
{
    const TimePoint *to = &b->e.p.a;
    bool up = a->how == YEAR_FULL && !a->month && to->how == YEAR_FULL && a->year < to->year;
    return up && !is_mark(ie, MK_TOWARD, ie->doc->ch[b->end]);
}

static bool joins(const Walk *w, const TimeParse *a, const Match *b)
{
    const TimeScan *s = &w->scan;
    if (!w->has_last || a->form != TX_POINT || b->e.p.form != TX_POINT || b->e.type != TIMEX_DATE) return false;
    uint32_t last_end = w->last_end + (s->at[w->last_end].cls == AT_daypart), gap = b->atom - last_end;
    while (gap > 1 && (s->at[last_end + gap - 1].cls == AT_the)) gap--;
    if (gap != 1) return false;
    const Atom *j = &s->at[last_end];
    bool to_behind = b->edge.rel == REL_UNTIL || (b->atom + b->n < s->n && s->at[b->atom + b->n].cls == AT_to);
    uint8_t script = s->ie->doc->cls[j->beg];
    const bool joint[AT_COUNT] = {[AT_tilde] = true, [AT_dash] = true, [AT_from] = script == CH_HANGUL,
        [AT_from2] = to_behind || b->edge.between || years_go_up(s->ie, &a->a, b), [AT_to] = script == CH_LATIN,
        [AT_and] = w->last_from || b->edge.between};
    return joint[j->cls];
}

/* 08/29/06 - 09/02/2006: the side that can be read in one way tells the order of the other. */
static void order_as(const Doc *d, TimePoint *p, const TimePoint *told, uint32_t at)
{
    enum { TEN = 10 };
    if (!p->either_order || told->either_order || told->day <= 0 || told->month == told->day) return;
    int first = 0, month = p->month;
    for (; d->cls[at] == CH_DIGIT; at++) first = first * TEN + (d->ch[at] - '0');
    if (first != told->month && first != told->day) return;
    p->either_order = false;
    if (first == told->month) return;
    p->month = p->day;
    p->day = month;
}

/* 27 April to the 3rd */
static void day_of_next_month(const TimePoint *a, TimePoint *b)
{
    enum { DECEMBER = 12 };
    if (!b->month || b->month != a->month || b->year != a->year || b->day <= 0 || b->day >= a->day) return;
    if (b->how && b->month == DECEMBER) b->year++;
    b->month = b->month % DECEMBER + 1;
}

static void join_last(Walk *w, const Match *b)
{
    Ie *ie = w->scan.ie;
    TimeParse *p = &w->parses.v[w->parses.n - 1];
    TimexInfo *info = &ie->tx.v[ie->tx.n - 1];
    p->form = TX_RANGE;
    p->b = arena_push(ie->tmp, TimePoint);
    *p->b = b->e.p.a;
    order_as(ie->doc, &p->a, p->b, b->beg);
    order_as(ie->doc, p->b, &p->a, info->beg);
    bool no_month = !p->b->month;
    points_share(&p->a, p->b);
    if (no_month) day_of_next_month(&p->a, p->b);
    info->end = b->end;
    info->rel = REL_DURING;
    ie->out->timexes.v[ie->out->timexes.n - 1].span = doc_span(ie->doc, info->beg, info->end);
}

/* ---------------------------------------------------------------- the list */
static void remember_style(TimeScan *s, const Match *m)
{
    const TimePoint *a = &m->e.p.a;
    if (m->e.type != TIMEX_DATE) return;
    if (a->how == YEAR_SHORT && (a->month || a->half || a->season || a->part || m->n > 2 || s->at[m->atom].padded)) {
        s->short_lo = s->short_years && s->short_lo < a->year ? s->short_lo : a->year;
        s->short_hi = s->short_years && s->short_hi > a->year ? s->short_hi : a->year;
        s->short_years++;
    }
    if (s->at[m->atom].cls == AT_n && a->month && a->day && !a->how) s->month_days++;
}

/* ---------------------------------------------------------------- reasons */
static TimexWhy why_of(Walk *w, const Match *m)
{
    TimexWhy why = {.rule = lex_rule_name(w->scan.d->grammar, m->rule), .beaten = w->refused};
    w->refused = (StrList){0};
    return why;
}

static void refuse(Walk *w, const Match *m)
{
    const TimeScan *s = &w->scan;
    const Ie *ie = s->ie;
    Span span = doc_span(ie->doc, s->at[m->atom].beg, s->at[m->atom + m->n - 1].end);
    Str rule = lex_rule_name(s->d->grammar, m->rule), words = doc_quote(ie->doc, span);
    *vec_push(ie->mem, &w->refused) = str_fmt(ie->mem, STR_FMT ": " STR_FMT, STR_ARG(rule), STR_ARG(words));
}

/* **February.** Applied to three: emphasis may stand before the first word of a line. Date: 2023-05-02 */
static bool opens_line(const Ie *ie, uint32_t body, uint32_t at)
{
    while (body < at && ie->doc->ch[body] == '*') body++;
    return at <= body || scope_label_when(ie, body, at);
}

static void push(Walk *w, const Match *m)
{
    TimeScan *s = &w->scan;
    Ie *ie = s->ie;
    const Doc *d = ie->doc;
    *vec_push(ie->mem, &ie->out->timexes) = (Timex){.span = doc_span(d, m->beg, m->end),
                                                    .type = m->e.type,
                                                    .value = S(""),
                                                    .lo = EDTF_DAY_NONE,
                                                    .hi = EDTF_DAY_NONE,
                                                    .basis = BASIS_NONE,
                                                    .rule = m->rule};
    *vec_push(ie->tmp, &ie->tx) = (TimexInfo){.beg = m->beg, .end = m->end, .rel = m->rel,
        .heading = s->heading, .line_start = opens_line(ie, s->line_body, m->beg), .moved = m->edge.moved,
        .approx = m->e.p.a.approx || m->e.len.approx};
    if (ie->opt.explain) *vec_push(ie->mem, &ie->out->timex_why) = why_of(w, m);
    TimeParse *p = vec_push(ie->tmp, &w->parses);
    *p = m->e.p;
    if (p->form == TX_POINT && p->a.day > 0) s->row_day = p->a.day, s->row_line = w->line;
    else if (p->form == TX_POINT) s->row_day = 0;
    if (s->row_line != w->line) s->row_day = 0;
    if (p->form == TX_LENGTH) {
        p->len = arena_push(ie->tmp, EdtfDuration);
        *p->len = m->e.len;
    }
    if (p->form == TX_RANGE || p->form == TX_EITHER) {
        p->b = arena_push(ie->tmp, TimePoint);
        *p->b = m->e.b;
    }
    p->open_end = p->form == TX_POINT && m->edge.open_end;
    p->open_start = p->form == TX_POINT && m->edge.open_start;
}

/* 2015 – Current, at the end of a line, a cell or brackets: the word that elsewhere leads to a noun. */
static bool is_current(const TimeScan *s, uint32_t i)
{
    const Doc *d = s->ie->doc;
    if (s->at[i].cls != AT_det || i + 1 != s->n || s->at[i].def->from != FROM_NOW || s->at[i].def->v) return false;
    uint32_t at = blanks_skip(d, s->at[i].end);
    return at >= d->n || d->cls[at] == CH_BREAK || d->ch[at] == ')' || d->ch[at] == '|' || d->ch[at] == '*' ||
           d->ch[at] == ',';
}

/* 21년 하반기~ and 2020.03 ~ 현재: open towards the end. */
static void open_tail(Walk *w, uint32_t atom)
{
    TimeScan *s = &w->scan;
    if (!w->has_last || atom >= s->n || w->last_end != atom) return;
    bool between = s->at[atom].cls == AT_and && w->last_between;                              /* between 2019 and now */
    bool range_mark =
        s->at[atom].cls == AT_tilde || s->at[atom].cls == AT_dash || s->at[atom].cls == AT_to || between;
    bool now = atom + 1 < s->n && (s->at[atom + 1].cls == AT_now || is_current(s, atom + 1));
    if (!range_mark || !(now || s->at[atom].cls == AT_tilde)) return;
    Ie *ie = s->ie;
    TimeParse *p = &w->parses.v[w->parses.n - 1];
    if (p->form != TX_POINT || ie->out->timexes.v[ie->out->timexes.n - 1].type != TIMEX_DATE) return;
    p->open_end = true;
    TimexInfo *info = &ie->tx.v[ie->tx.n - 1];
    info->end = now ? s->at[atom + 1].end : s->at[atom].glued ? s->at[atom].end : info->end;
    ie->out->timexes.v[ie->out->timexes.n - 1].span = doc_span(ie->doc, info->beg, info->end);
    w->has_last = false;
}

/* The line and the sentence of the expression found last. */
static void place_last(Walk *w)
{
    const Doc *d = w->scan.ie->doc;
    TimexInfo *info = &w->scan.ie->tx.v[w->scan.ie->tx.n - 1];
    info->line = w->line;
    while (info->line && d->line[info->line].beg > info->beg) info->line--;
    while (w->sent < d->n_sent && d->sent[w->sent].end <= info->beg) w->sent++;
    info->sent = w->sent < d->n_sent && d->sent[w->sent].beg <= info->beg ? w->sent : UINT32_MAX;
}

/* 다음 주 월요일이나 화요일, 지난주 월요일과 수요일: of the week just told. */
static void same_week(const Walk *w, Match *m)
{
    const TimeScan *s = &w->scan;
    bool behind = w->has_last && w->parses.n && w->last_end + 1 == m->atom;
    if (m->n != 1 || s->at[m->atom].cls != AT_wday || !behind) return;
    uint8_t joint = s->at[w->last_end].cls;
    const TimePoint *last = &w->parses.v[w->parses.n - 1].a;
    if ((joint != AT_or && joint != AT_and && joint != AT_comma) || last->unit != TU_WEEK || !last->wday) return;
    m->e.p.a.unit = TU_WEEK;
    m->e.p.a.from = FROM_STORY;
}

static void accept(Walk *w, Match *m)
{
    TimeScan *s = &w->scan;
    same_week(w, m);
    if (w->parses.n && joins(w, &w->parses.v[w->parses.n - 1], m)) {
        join_last(w, m);
    } else {
        if (w->has_last) open_tail(w, w->last_end);
        remember_style(s, m);
        push(w, m);
        bool tilde =
            m->atom > 0 && s->at[m->atom - 1].cls == AT_tilde && (m->atom == 1 || s->at[m->atom - 1].first ||
                                                               s->at[m->atom - 2].cls == AT_comma);
        const Doc *d = s->ie->doc;
        uint32_t mark = tilde ? s->at[m->atom - 1].beg : 0;
        tilde = tilde && (mark == 0 || (d->cls[mark - 1] != CH_HANGUL && d->cls[mark - 1] != CH_LATIN &&
                                        d->cls[mark - 1] != CH_DIGIT));
        if (tilde && m->e.type == TIMEX_DATE && m->e.p.form == TX_POINT) {
            TimexInfo *info = &s->ie->tx.v[s->ie->tx.n - 1];
            w->parses.v[w->parses.n - 1].open_start = true;
            info->beg = s->at[m->atom - 1].beg;
            s->ie->out->timexes.v[s->ie->out->timexes.n - 1].span = doc_span(s->ie->doc, info->beg, info->end);
        }
        place_last(w);
    }
    uint32_t k = m->atom;
    while (k > 0 && s->at[k - 1].cls == AT_the) k--;
    w->last_between = k > 0 && s->at[k - 1].cls == AT_betw;
    w->last_from = w->last_between || (k > 0 && s->at[k - 1].cls == AT_from);
    w->has_last = m->e.type == TIMEX_DATE;
    w->last_end = m->atom + m->n;
}

/* "8 January, a Monday": the weekday of the day before it. */
static bool says_weekday(const Walk *w, uint32_t i)
{
    const Atom *a = &w->scan.at[i];
    return a->cls == AT_wday && a[-1].cls == AT_a && a[-2].cls == AT_comma && w->parses.v[w->parses.n - 1].a.day > 0;
}

/* The longest rule at atom i that its evaluation takes. Returns how many atoms to go on by. */
static uint32_t match_at(Walk *w, uint32_t i)
{
    enum { TRIES = 12 };
    TimeScan *s = &w->scan;
    uint32_t n = s->n - i;
    bool goes_on = i > 0 && w->has_last && w->last_end == i - 1 && w->parses.n;
    uint8_t joint = goes_on ? s->at[i - 1].cls : AT_gap;
    bool range = joint == AT_tilde || joint == AT_dash || joint == AT_from || joint == AT_from2 || joint == AT_to ||
                 joint == AT_and;
    if (i > 1 && w->has_last && w->last_end == i - 2 && says_weekday(w, i)) return 1;
    s->after_day = range && w->parses.v[w->parses.n - 1].a.day > 0;
    if (s->row_line != w->line) s->row_day = 0;
    s->after_range =
        i > 0 && (s->at[i - 1].cls == AT_tilde || s->at[i - 1].cls == AT_dash) && w->has_last && w->last_end == i - 1;
    w->refused = (StrList){0};
    for (int t = 0; t < TRIES && n; t++) {
        LexRuleHit hit;
        Match m;
        if (!lex_grammar_longest_cols(s->d->grammar, s->col + i, n, &hit)) return 1;
        TryResult r = match_try(s, i, hit, &m);
        if (r == TRY_DONE) accept(w, &m);
        else if (s->ie->opt.explain) refuse(w, &m);
        if (r != TRY_SHORTER) return hit.len;
        n = hit.len - 1;
    }
    return 1;
}

static void flush_run(Walk *w)
{
    TimeScan *s = &w->scan;
    for (uint64_t left = w->starts; left;) {
        uint32_t i = (uint32_t)__builtin_ctzll(left), next = i + match_at(w, i);
        left = next < RUN_MAX ? left >> next << next : 0;
    }
    if (w->has_last) open_tail(w, w->last_end);
    w->starts = 0;
    s->n = 0;
    s->prev = PREV_NOTHING;
}

static inline void flush(Walk *w)
{
    w->has_last = false;
    if (w->scan.n) flush_run(w);
}

/* ---------------------------------------------------------------- the walk */
static bool add_atom(Walk *w, uint32_t p, bool glued)
{
    TimeScan *s = &w->scan;
    if (s->n == RUN_MAX) flush(w);
    Atom *a = &s->at[s->n];
    if (!atom_at(s, p, a)) return false;
    a->glued = glued & (s->n != 0);
    a->first = p <= s->line_body;
    ClsInfo cls = s->d->cls[a->cls];
    w->starts |= (uint64_t)cls.starts << s->n;
    s->col[s->n++] = cls.col;
    s->prev = cls.leads;
    return true;
}

/* May an atom begin at the token? */
static inline bool begins(const TimeScan *s, uint32_t t) { return tok_bit(s->ie->time_tok.any, t); }

/* Reads on from token t as long as atoms stand one behind the other. Returns the token where they end; the run stays open
 * only at the end of the line. prev: what stands right before it (PREV_). */
static uint32_t read_run(Walk *w, const Line *line, uint32_t t, uint8_t prev)
{
    TimeScan *s = &w->scan;
    const Doc *d = s->ie->doc;
    const Token *tok = d->tok;
    const uint32_t last = line->tok_end, line_end = line->end;
    uint32_t end = 0, next = tok[t].beg;
    s->line_body = line->body;
    s->prev = prev;
    for (; t < last || next < line_end; next = blanks_skip(d, end)) {
        bool token = t < last && tok[t].beg == next, gap = end && next > end + 1;
        if (gap || (token && !begins(s, t)) || next >= line_end || !add_atom(w, next, next == end)) {
            if (t >= last) break;
            flush(w);
            return t + (token & !gap);                /* columns of a list: "1991  7월" are two */
        }
        end = s->at[s->n - 1].end;
        while (t < last && tok[t].beg < end) t++;
    }
    return t;
}

/* How many tokens right before t may each begin an atom: at most as many as a word has bits. */
enum { BITS = 64 };
static uint32_t begin_before(const TimeScan *s, uint32_t t)
{
    const uint64_t *any = s->ie->time_tok.any + t / BITS;
    uint64_t before = (t >= BITS ? any[-1] >> t % BITS : 0) | any[0] << 1 << (BITS - 1 - t % BITS);    /* t - 1 above all */
    return ~before ? (uint32_t)__builtin_clzll(~before) : BITS;
}

/* Where the run that goes on at token t began, not before floor. */
static uint32_t run_begin(const Walk *w, uint32_t t, uint32_t floor)
{
    const TimeScan *s = &w->scan;
    const Token *tok = s->ie->doc->tok;
    for (;;) {
        uint32_t n;
        do {
            n = begin_before(s, t);
            if (n > t - floor) n = t - floor;
            t -= n;
        } while (n == BITS);
        /* A word of an expression of two: "every other". */
        if (t < floor + 2 || !begins(s, t - 2) || !atom_reaches(s, tok[t - 2].beg, tok[t - 1].beg)) return t;
        t -= 2;
    }
}

/* A full stop or a comma with its blank before a word belongs to what stands before: none of it begins the run. */
static uint32_t behind_stops(const TimeScan *s, uint32_t from, uint32_t t)
{
    const Doc *d = s->ie->doc;
    for (; from < t; from++) {
        uint32_t p = d->tok[from].beg;
        bool stop = d->ch[p] == '.' || d->ch[p] == ',';
        if (!stop || d->cls[p + 1] != CH_SPACE || d->tok[from + 1].kind == TOK_PUNCT) break;
    }
    return from;
}

/* What the mark is to the word behind it. */
static uint8_t mark_leads(const TimeScan *s, uint32_t tok)
{
    return s->d->cls[mark_cls(s->ie->doc->ch[s->ie->doc->tok[tok].beg])].leads;
}

/* A run towards t ended before it, at `at`, for a word that may begin an atom need not be one: what run_begin(w, t, at)
 * would say, without its way back. Only the second word of an expression of two may begin none. */
static uint32_t run_again(const TimeScan *s, uint32_t at) { return begins(s, at) ? at : at + 1; }

/* Only figures and words that tell of times are looked for; what stands around them is read when one is found. */
static void walk_line(Walk *w, const Line *line)
{
    const TimeScan *s = &w->scan;
    uint32_t t = line->tok_beg, end = line->tok_end, floor = t;
    if (s->n) floor = t = read_run(w, line, t, PREV_NOTHING);
    while ((t = time_next(s, t, end)) < end) {
        uint32_t first = run_begin(w, t, floor), beg = behind_stops(s, first, t);
        uint8_t prev = beg > first ? mark_leads(s, beg - 1) : PREV_NOTHING;
        for (; (floor = read_run(w, line, beg, prev)) < t; prev = PREV_NOTHING) beg = run_again(s, floor);
        t = floor;
    }
    w->rest = floor;
}

/* A line broken within a sentence: what ended the line before may lead to a time that begins this one. */
static void walk_rest(Walk *w, const Line *line)
{
    if (w->scan.n || line->tok_beg == line->tok_end || !begins(&w->scan, line[1].tok_beg)) return;
    uint32_t t = run_begin(w, line->tok_end, w->rest);
    if (t < line->tok_end) read_run(w, line, t, PREV_NOTHING);
}

static bool same_paragraph(const Line *line) { return line->kind == LINE_TEXT || line->kind == LINE_QUOTE; }

/* ---------------------------------------------------------------- arrows */
/* Behind an arrow at p, with blanks around it; p where there is none. */
static uint32_t behind_arrow(const Doc *d, uint32_t p)
{
    uint32_t at = blanks_skip(d, p), to = at;
    while (d->ch[to] == '-') to++;
    if (!doc_is_arrow_head(d->ch[to]) || (d->ch[to] == '>' && to == at)) return p;
    return blanks_skip(d, to + 1);
}

/* Does it tell a year, or a year and a month, in figures or words of its own? */
static bool is_year_point(const TimeParse *p)
{
    return p->form == TX_POINT && !p->open_end && !p->open_start && p->a.how == YEAR_FULL && !p->a.season &&
           !p->a.half && !p->a.quarter;
}

static bool goes_up(const TimePoint *a, const TimePoint *b)
{
    if (a->year != b->year) return a->year < b->year;
    return a->month && b->month && (a->month < b->month || (a->month == b->month && a->day < b->day));
}

/* Does it begin its line, a cell or brackets, and does something stand behind `end`, the arrow's other side? A list of corrections
 * (입사: 2017년 → 2018년) has it otherwise. */
static bool arrow_stands(const Ie *ie, const TimexInfo *x, uint32_t end)
{
    const Doc *d = ie->doc;
    uint16_t next = d->ch[blanks_skip(d, end)];
    uint32_t at = x->beg;
    while (at && d->cls[at - 1] == CH_SPACE) at--;
    uint16_t before = at ? d->ch[at - 1] : '|';
    if (before == '(') return next == ')' || next == ',';
    if (before == '|' && at) return next == '|';
    return x->line_start && (x->heading || (next != '\n' && next != ')' && end < d->line[x->line].end)) &&
           behind_arrow(d, end) == end;
}

/* 2015 → 2017 : 나래전력; 2020 → 현재: from when to when, with an arrow for the dash. Two in a row are steps (2015 → 2018 → 2020). */
static void arrows_join(Walk *w)
{
    Ie *ie = w->scan.ie;
    const Doc *d = ie->doc;
    TimexInfo *v = ie->tx.v;
    uint32_t n = ie->tx.n, to = 0;
    for (uint32_t i = 0; i < n; i++, to++) {
        if (to != i) v[to] = v[i], w->parses.v[to] = w->parses.v[i], ie->out->timexes.v[to] = ie->out->timexes.v[i];
        if (ie->opt.explain) ie->out->timex_why.v[to] = ie->out->timex_why.v[i];
        uint32_t next = is_year_point(&w->parses.v[to]) ? behind_arrow(d, v[to].end) : v[to].end, now;
        if (next == v[to].end) continue;
        TimeParse *p = &w->parses.v[to];
        if (i + 1 < n && v[i + 1].beg == next && is_year_point(&w->parses.v[i + 1]) && goes_up(&p->a, &w->parses.v[i + 1].a) &&
            arrow_stands(ie, &v[to], v[i + 1].end)) {
            p->form = TX_RANGE;
            p->b = arena_push(ie->tmp, TimePoint);
            *p->b = w->parses.v[++i].a;
            v[to].end = v[i].end;
        } else if (def_at(&w->scan, next, AT_now, &now) && arrow_stands(ie, &v[to], now)) {
            p->open_end = true;
            v[to].end = now;
        } else continue;
        v[to].rel = REL_DURING;
        ie->out->timexes.v[to].span = doc_span(d, v[to].beg, v[to].end);
    }
    ie->tx.n = w->parses.n = ie->out->timexes.n = to;
    if (ie->opt.explain) ie->out->timex_why.n = to;
}

void timex_run(Ie *ie)
{
    enum { UNITS_A_TIME = 32 };                        /* few texts tell more often of time */
    const Doc *d = ie->doc;
    Hits hits[HIT_PLACES];
    Walk w = {.scan = {.ie = ie, .d = ie->an->timex, .hits = hits}};
    TimeScan *s = &w.scan;
    uint32_t sent = 0, room = d->n / UNITS_A_TIME + 8;
    bool joins_on = false;                             /* may the line go on with the paragraph of the one before? */
    hits_forget(s);
    time_read_new(s);
    w.parses = (TimeParseList){arena_push_raw(ie->tmp, TimeParse, room), 0, room};
    ie->tx = (TimexInfoList){arena_push_raw(ie->tmp, TimexInfo, room), 0, room};
    for (uint32_t i = 0; i < d->n_line; i++) {
        const Line *line = &d->line[i];
        w.line = i;
        bool text = same_paragraph(line);
        s->para += !(text & joins_on);
        joins_on = text;
        if (line->tok_beg == line->tok_end || ie->line_zone[i] != ZONE_BODY) {
            flush(&w);
            w.goes_on = false;
            continue;
        }
        if (sent < w.sent) sent = w.sent;
        while (sent < d->n_sent && d->sent[sent].end <= line->body) sent++;
        if (sent >= d->n_sent || d->sent[sent].beg >= line->body) flush(&w), w.sent = sent;
        else if (w.goes_on) walk_rest(&w, line - 1);
        s->heading = line->kind == LINE_HEADING;
        walk_line(&w, line);
        w.goes_on = true;
    }
    flush(&w);
    arrows_join(&w);
    ie->time = w.parses.v;
    ie->n_time = w.parses.n;
    *vec_push(ie->tmp, &ie->tx) = (TimexInfo){.beg = UINT32_MAX};
    ie->tx.n--;
    time_mark_entries(ie);
    ie->tx_row = ie_rows(ie, ie->tx.v, ie->tx.n, sizeof *ie->tx.v);
}
