/* Evidence of the time of writing in the text itself. */
#include "anchor_int.h"
#include "dct_int.h"

static DctSet *classes_bind(Analyser *an, const struct DctData *t, const LexBook *book)
{
#define DCT_WORD_FIELD(id) t->id,
    const Sym syms[] = {DCT_WORD_TABLE(DCT_WORD_FIELD)};
#undef DCT_WORD_FIELD
    uint32_t n = lex_book_n(book);
    DctSet *set = arena_push_n(an->mem, DctSet, n + 1);
    for (uint32_t i = 0; i < n; i++)
        for (size_t k = 0; k < COUNT_OF(syms); k++)
            if (lex_entry(book, i).cls == syms[k]) set[i].w[k / DCT_SET_BITS] |= UINT64_C(1) << k % DCT_SET_BITS;
    return set;
}

Rc dct_bind(Analyser *an, Fault *f)
{
    struct DctData *t = arena_push(an->mem, struct DctData);
    Rc rc = ie_book(an, "dct", &t->book, f);
    if (rc == RC_OK) rc = ie_book(an, "dct-now", &t->now, f);
    if (rc == RC_OK) rc = ie_book(an, "dct-happen", &t->happen, f);
    if (rc != RC_OK) return rc;
#define DCT_WORD_BIND(id) t->id = lex_sym(an->lex, #id);
    DCT_WORD_TABLE(DCT_WORD_BIND)
#undef DCT_WORD_BIND
    t->k_v = lex_sym(an->lex, "v");
    t->classes = classes_bind(an, t, t->book);
    t->now_classes = classes_bind(an, t, t->now);
    an->dct = t;
    return RC_OK;
}

/* ---------------------------------------------------------------- words */
static DctWords *words_begin(Ie *ie, const LexBook *book, const DctSet *classes)
{
    DctWords *w = arena_push(ie->tmp, DctWords);
    *w = (DctWords){.book = book, .classes = classes};
    return w;
}

void dct_words_begin(DctState *s)
{
    s->words = words_begin(s->ie, s->d->book, s->d->classes);
    s->now_words = words_begin(s->ie, s->d->now, s->d->now_classes);
    s->birth = arena_push_n(s->ie->tmp, uint8_t, s->ie->n_time + 1);
}

/* The classes of the longest word that begins at p. */
static DctSet classes_at(const DctState *s, const DctWords *w, uint32_t p)
{
    const Doc *d = s->ie->doc;
    LexMatch m;
    DctSet set = {{0}};
    if (d->cls[p] == CH_LATIN && p > 0 && d->cls[p - 1] == CH_LATIN) return set;
    if (!lex_longest_scanned(w->book, d->ch + p, s->ie->code + p, d->n - p, &m)) return set;
    for (uint32_t i = 0; i < m.n_entry; i++)
        for (int k = 0; k < DCT_SET_WORDS; k++) set.w[k] |= w->classes[lex_match_entry(w->book, m, i)].w[k];
    return set;
}

static bool set_is(const DctSet *a, const DctSet *b) { return a->w[0] == b->w[0] && a->w[1] == b->w[1]; }

/* The same places are asked about again and again. */
static DctSet classes_known(const DctState *s, DctWords *w, uint32_t p)
{
    static const DctSet none = {{0}};
    enum { NONE = 1, FIRST = 2, SETS = UINT8_MAX - FIRST };
    if (!w->at) w->at = arena_push_n(s->ie->tmp, uint8_t, s->ie->doc->n + 1);
    uint8_t known = w->at[p];
    if (known) return known == NONE ? none : w->set.v[known - FIRST];
    DctSet set = classes_at(s, w, p);
    bool any = !set_is(&set, &none);
    uint32_t k = 0;
    while (k < w->set.n && !set_is(&w->set.v[k], &set)) k++;
    if (any && k == SETS) return set;                /* no text has so many; it is looked for again */
    if (any && k == w->set.n) *vec_push(s->ie->tmp, &w->set) = set;
    w->at[p] = any ? (uint8_t)(k + FIRST) : NONE;
    return set;
}

bool dct_has_word(const DctState *s, uint32_t beg, uint32_t end, DctWord cls)
{
    DctWords *w = cls == DCT_W_already ? s->now_words : s->words;
    const LexBits *may = s->ie->may, bit = lex_book_bit(w->book);
    if (end > s->ie->doc->n) end = s->ie->doc->n;
    for (uint32_t p = beg; p < end; p++)
        if (may[p] & bit && classes_known(s, w, p).w[cls / DCT_SET_BITS] >> cls % DCT_SET_BITS & 1) return true;
    return false;
}

/* ---------------------------------------------------------------- constraints */
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
                                (dct_is_predicate(ie->doc, ie->tx.v[i].end) &&
                                 dct_has_word(s, before, ie->tx.v[i].beg, DCT_W_already)));
        if (cue) dct_bound(s, x.lo, x.hi);
    }
}

/* 2024년도 이제 열흘밖에 안 남았네요: counted back from the end of the year. */
static void read_left(DctState *s)
{
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

/* 2023년도 저물어 간다: its last month. 2024년 새해가 밝았다: its first. 2023년이 끝났다: between both. */
static void read_ending(DctState *s)
{
    enum { REACH = 16, LAST_WEEK = 25 };
    const Ie *ie = s->ie;
    for (uint32_t i = 0; i < ie->n_time; i++) {
        const TimeParse *p = &ie->time[i];
        if (ie->tx.v[i].sent == UINT32_MAX) continue;
        uint32_t beg = ie->tx.v[i].end, end = ie->doc->sent[ie->tx.v[i].sent].end;
        if (end > beg + REACH) end = beg + REACH;
        if (dct_is_year_of_now(ie, i) && !p->a.shift && !p->a.part) s->half_gone |= dct_has_word(s, beg, end, DCT_W_halfgone);
        if (p->form != TX_POINT || p->a.how != YEAR_FULL || p->a.month || p->a.half || p->a.season) continue;
        if (dct_has_word(s, beg, end, DCT_W_ending)) dct_bound_month(s, p->a.year, 12);
        else if (dct_has_word(s, beg, end, DCT_W_opening)) dct_bound_month(s, p->a.year, 1);
        else if (dct_has_word(s, beg, beg + 2, DCT_W_over))
            dct_bound(s, edtf_day(p->a.year, 12, LAST_WEEK), edtf_day(p->a.year + 1, 1, 31));
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

static bool looks_back(const DctState *s, const Line *l)
{
    if (dct_has_word(s, l->beg, l->end, DCT_W_review)) return true;
    const Sentence *last = doc_sentence_at(s->ie->doc, l->end > l->beg ? l->end - 1 : l->beg);
    const Doc *d = s->ie->doc;
    uint32_t end = blanks_back(d, l->end, l->body);
    bool says = s->ie->ko ? last && dct_is_statement(s, last) : end > l->body && d->ch[end - 1] == '.';
    return !says && dct_has_word(s, l->beg, l->end, DCT_W_yearend);
}

/* A title that looks back over a year or a half was written as it ended or soon after. */
static void read_title(DctState *s)
{
    enum { EARLY = 30, SOON = 31, TITLE_LONG = 200, WEEK = 7 };
    const Ie *ie = s->ie;
    const Doc *d = ie->doc;
    for (uint32_t i = 0; i < ie->n_time; i++) {
        DctDate x;
        uint32_t line = dct_line_of(d, ie->tx.v[i].beg);
        if (dct_lines_before(ie, line) > 0 || d->line[line].end - d->line[line].beg > TITLE_LONG) return;
        if (!dct_date_of(s, i, &x) || x.hi < x.lo + WEEK || !looks_back(s, &d->line[line])) continue;
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
            if (k->kind != TOK_NUMBER || k->end - k->beg != 4 || (d->ch[k->end] != 0xB144 /* 년 */ && !rights)) continue;
            int y = 0;
            for (uint32_t p = k->beg; p < k->end; p++) y = y * 10 + (d->ch[p] - '0');
            if (y > 1950 && y < 2100) dct_bound_year(s, y);
        }
    }
}

static bool is_told(const DctState *s, const Sentence *x)
{
    const Doc *d = s->ie->doc;
    uint32_t end = hangul_before(d, x->end, x->beg);
    return end > x->beg && dct_is_present(s, x) && d->ch[end - 1] == 0xB2E4 /* 다 */;
}

/* It's February., It is May again; but: it is May I remember most, it is January that I mean. */
static bool says_no_more(const DctState *s, uint32_t at)
{
    const Doc *d = s->ie->doc;
    return at + 1 >= d->n || d->ch[at] != ' ' || dct_has_word(s, at + 1, at + 2, DCT_W_again);
}

/* 벌써 12월이다, 3월이다., "It's February again": the month of writing, wherever it stands. */
bool dct_is_now(const DctState *s, uint32_t i)
{
    enum { REACH = 6, IT_IS = 14, SHORT = 6 };
    const Ie *ie = s->ie;
    const TimexInfo *t = &ie->tx.v[i];
    if (t->sent == UINT32_MAX) return false;
    const Sentence *x = &ie->doc->sent[t->sent];
    if (!ie->ko)
        return !ie->time[i].prep && t->rel == REL_NONE && says_no_more(s, t->end) &&
               dct_has_word(s, t->beg > x->beg + IT_IS ? t->beg - IT_IS : x->beg, t->beg, DCT_W_itis);
    if (t->beg == x->beg && x->end <= t->end + SHORT && ie->doc->cls[x->end - 1] != CH_DIGIT && is_told(s, x)) return true;
    if (!dct_is_predicate(ie->doc, t->end)) return false;
    return dct_has_word(s, t->beg > x->beg + REACH ? t->beg - REACH : x->beg, t->beg, DCT_W_already);
}

/* 1월, 3월, 6월, each on a line of its own: the headings of a year, no stamp. */
static bool months_head(const DctState *s)
{
    const Ie *ie = s->ie;
    uint32_t n = 0;
    for (uint32_t i = 0; i < ie->n_time; i++) {
        const TimePoint *p = &ie->time[i].a;
        if (ie->time[i].form == TX_POINT && p->month && !p->day && dct_fills(s, &ie->tx.v[i])) n++;
    }
    return n > 2;
}

/* "I'm writing this on the train home for Christmas", "이 글을 쓰는 지금은 봄이다" */
static bool is_written_then(const DctState *s, uint32_t i)
{
    enum { CLAUSE = 60 };
    const Ie *ie = s->ie;
    const TimexInfo *t = &ie->tx.v[i];
    if (t->sent == UINT32_MAX) return false;
    const Sentence *x = &ie->doc->sent[t->sent];
    if (ie->ko || t->rel == REL_SINCE || t->rel == REL_UNTIL || t->rel == REL_AGO || x->end - x->beg > 2 * CLAUSE) return false;
    return dct_has_word(s, x->beg, t->beg, DCT_W_writing);
}

/* A day or a month without its year, standing as a stamp does: with the year known it is the time of writing. */
static bool read_scene(const DctState *s, TimePoint *out)
{
    const Ie *ie = s->ie;
    bool asked = false, heads = false;
    for (uint32_t i = 0; i < ie->n_time; i++) {
        const TimeParse *p = &ie->time[i];
        uint32_t line = dct_line_of(ie->doc, ie->tx.v[i].beg);
        bool writes = is_written_then(s, i);
        if (p->form != TX_POINT || !(p->a.month || p->a.season) || p->a.how || p->a.unit || (p->a.pick && !ie->ko) ||
            (p->a.holiday && (p->a.lunar || (!writes && !dct_lines_edge(s, line)))))
            continue;
        bool now = dct_is_now(s, i) || writes;
        if (p->a.part && !now) continue;
        if (!p->a.month && !now) continue;
        if (!now && dct_lines_before(ie, line) >= DCT_TOP_LINES && dct_lines_behind(ie, line) > 0) continue;
        const TimeParse *before = i ? &ie->time[i - 1] : NULL;
        bool today = before && before->form == TX_POINT && before->a.unit == TU_DAY && !before->a.shift &&
                     before->a.from == FROM_NOW && ie->tx.v[i].beg < ie->tx.v[i - 1].end + 4;
        today |= p->a.today || now || dct_is_stamped(s, i);
        if (!today && !dct_fills(s, &ie->tx.v[i]) && !(p->a.wday && p->a.day > 0)) continue;
        if (!p->a.day && !now && !asked) asked = true, heads = months_head(s);
        if (!p->a.day && !now && heads) continue;
        *out = p->a;
        if (writes && p->a.holiday) *out = (TimePoint){.month = p->a.month};            /* home for Christmas */
        return true;
    }
    return false;
}

static void apply_scene(DctState *s, const TimePoint *scene)
{
    int y1, y2, m, d;
    if (s->lo == EDTF_DAY_MIN) return;
    edtf_ymd(s->lo, &y1, &m, &d);
    /* Bounded from below alone: the first such day after what was told last. */
    enum { WEEKDAYS_COME_BACK = 6 };
    if (s->hi == EDTF_DAY_MAX) y2 = y1 + (scene->wday && scene->day > 0 ? WEEKDAYS_COME_BACK : 1);
    else edtf_ymd(s->hi, &y2, &m, &d);
    for (int y = y1; y <= y2; y++) {
        TimePoint p = *scene;
        if (!p.day) p.wday = 0;
        TimeValue v = time_value_of(&p, (TimeBase){y, 0, 0});
        EdtfDay lo, hi;
        if (!v.ok) continue;
        time_value_bounds(&v, &lo, &hi);
        if (hi < s->lo || lo > s->hi) continue;
        if (lo == hi && p.wday && edtf_weekday(lo) != p.wday) continue;
        dct_bound(s, lo, hi);
        return;
    }
}

/* A year that the text names or counts (이듬해); a month without one is sure only within such a year. */
static bool year_is_sure(const TimeParse *p) { return p->a.how || p->a.unit == TU_YEAR; }

/* "■ 2022년": a line of a year alone heads what follows, plans as often as what was. */
bool dct_is_heading(const DctState *s, uint32_t i)
{
    enum { REST = 6 };
    const TimexInfo *t = &s->ie->tx.v[i];
    const Line *l = doc_line_at(s->ie->doc, t->beg);
    return t->heading || (l && l->end - l->body <= t->end - t->beg + REST);
}

/* "## 2024년에는", "## 내년 목표": what stands under it is ahead, or may be. */
static bool under_plan(const DctState *s, uint32_t i)
{
    enum { HEADING = 80 };
    const DocSection *x = doc_section_at(s->ie->doc, s->ie->tx.v[i].beg);
    if (!x) return false;
    uint32_t end = x->head_end < x->head_beg + HEADING ? x->head_end : x->head_beg + HEADING;
    return dct_has_word(s, x->head_beg, end, DCT_W_plan);
}

/* 2024년 3월이면 10년이다: when it will be. */
bool dct_is_if(const Doc *d, uint32_t end)
{
    enum { I = 0xC774, MYEON = 0xBA74 };
    return d->ch[end] == I && d->ch[end + 1] == MYEON;
}

/* From when on a stretch was over: "2018.04 - 2022.02" tells of February 2022. One that is going on may end ahead. */
static EdtfDay told_at(const Ie *ie, uint32_t i, const Cue *cue)
{
    const Timex *t = &ie->out->timexes.v[i];
    const TimePoint *b = ie->time[i].b;
    int y, m, d;
    if (ie->time[i].form != TX_RANGE || !b || cue->present || cue->maybe || t->hi >= EDTF_DAY_MAX) return t->lo;
    edtf_ymd(t->hi, &y, &m, &d);
    return b->day ? t->hi : edtf_day(y, b->month ? m : 1, 1);
}

/* "5월 31일까지만 나오라고 했다": somebody else's plan, told as past. */
static bool is_ordered(const DctState *s, uint32_t i)
{
    enum { CLAUSE = 20 };
    const TimexInfo *t = &s->ie->tx.v[i];
    if (t->rel != REL_UNTIL || t->sent == UINT32_MAX) return false;
    uint32_t end = s->ie->doc->sent[t->sent].end;
    return dct_has_word(s, t->end, end < t->end + CLAUSE ? end : t->end + CLAUSE, DCT_W_ordered);
}

/* "I began in 2012 and I'll be done in 2016": of the dates beside a verb of the past only the last is ahead. */
static bool is_ahead(const DctState *s, uint32_t i, const Cue *cue)
{
    const Ie *ie = s->ie;
    const TimexInfo *t = &ie->tx.v[i];
    if (dct_is_if(ie->doc, t->end) && !cue->past) return true;
    if (is_ordered(s, i)) return true;
    if (!cue->future) return false;
    return !cue->was || i + 1 >= ie->n_time || t[1].sent != t->sent || !ie->time[i + 1].a.how;
}

/* The latest day told bounds it from below: 이듬해 and 그해 are anchored in the story first. A day that is planned
 * bounds it from above. */
static bool read_latest(DctState *s, bool known, DctDate *out)
{
    bool any = false;
    const Ie *ie = s->ie;
    int sure = 0;
    EdtfDay until = EDTF_DAY_MAX;                          /* the first plan */
    for (uint32_t i = 0; i < ie->n_time; i++) {
        const Timex *t = &ie->out->timexes.v[i];
        int y, m, d;
        if (t->type != TIMEX_DATE || t->lo <= EDTF_DAY_NONE || ie->time[i].a.decade) continue;
        Cue cue = cue_of(ie, i);
        if (is_ahead(s, i, &cue)) {
            bool ahead = ie->time[i].a.how && t->hi < until && (!any || t->hi >= out->lo);
            if (ahead) until = t->hi;
            continue;
        }
        /* "8월부터 구직을 시작한다": in the present tense a month may lie ahead. */
        if ((cue.present || cue.english_present) && !ie->time[i].a.how) continue;
        EdtfDay lo = told_at(ie, i, &cue);
        bool over = lo > t->lo;
        edtf_ymd(lo, &y, &m, &d);
        /* With the year of writing known, "in September" told as past is that year's. */
        bool own = known && t->basis == BASIS_DCT && cue.past && ie->time[i].a.month && time_needs_year(&ie->time[i].a);
        if (own && !ie->time[i].a.holiday) sure = y;
        if (year_is_sure(&ie->time[i])) sure = y;
        if (y != sure || (any && lo <= out->lo) || (!cue.past && !over && (dct_is_heading(s, i) || under_plan(s, i))))
            continue;
        *out = (DctDate){i, lo, t->hi};
        any = true;
    }
    /* What was told later shows that a plan was none, or one that was carried out. */
    if (any) dct_bound(s, out->lo, EDTF_DAY_MAX);
    if (until != EDTF_DAY_MAX) dct_bound(s, EDTF_DAY_MIN, until);
    return any;
}

/* A text that opens with its latest day announces it: written that month. */
static void read_announcement(DctState *s, const DctDate *latest)
{
    enum { OPENING = 10 };
    const TimexInfo *info = &s->ie->tx.v[latest->i];
    if (s->ie->time[latest->i].form == TX_RANGE) return;                  /* 재직 기간: 2020.02.03 ~ 2023.11.30 */
    if (s->hi != EDTF_DAY_MAX || latest->lo != latest->hi || info->beg > s->ie->doc->n / OPENING) return;
    TimeBase b = base_of_day(latest->lo);
    dct_bound_month(s, b.y, b.m);
    s->lo = edtf_day(b.y, b.m, 1);
}

static bool one_year(const DctState *s)
{
    return s->lo != EDTF_DAY_MIN && s->hi != EDTF_DAY_MAX && base_of_day(s->lo).y == base_of_day(s->hi).y;
}

/* With the year known 올해 9월 and "this March" have their values, and what they tell as past bounds it from below. */
static void read_again(DctState *s)
{
    DctDate latest;
    Edtf e = edtf_make_span(s->lo, s->hi);
    s->ie->out->dct = edtf_format(s->ie->tmp, &e);
    anchor_draft(s->ie);
    read_latest(s, true, &latest);
    s->ie->out->dct = S("");
}

/* What is told as past with its year was told later: a count that would have the text written before is misread. */
static void read_told(DctState *s)
{
    const Ie *ie = s->ie;
    EdtfDay last = EDTF_DAY_MIN;
    for (uint32_t i = 0; i < ie->n_time; i++) {
        DctDate x;
        if (!ie->time[i].a.how || !dct_date_of(s, i, &x) || x.lo <= last) continue;
        Cue cue = cue_of(ie, i);
        if (cue.future || cue.present || cue.english_present || cue.maybe || dct_is_birth(s, i)) continue;
        if (!cue.past && dct_is_if(ie->doc, ie->tx.v[i].end)) continue;
        if (!cue.past && (!ie->ko || dct_is_heading(s, i))) continue;
        if (is_ordered(s, i)) continue;
        last = x.lo;
    }
    if (last != EDTF_DAY_MIN) dct_bound(s, last, EDTF_DAY_MAX);
}

/* "작년 회고를 이제야 쓴다. 2024년 3월 …": what is told last is of the year before. */
static void read_last_year(DctState *s)
{
    enum { NEAR = 10, SENTENCES = 3 };
    const Ie *ie = s->ie;
    if (s->lo == EDTF_DAY_MIN || s->hi != EDTF_DAY_MAX) return;
    for (uint32_t i = 0; i < ie->n_time && ie->tx.v[i].sent < SENTENCES; i++) {
        const TimePoint *p = &ie->time[i].a;
        bool last = ie->time[i].form == TX_POINT && p->unit == TU_YEAR && p->from == FROM_NOW && p->shift == -1 && !p->month;
        if (!last || !dct_has_word(s, ie->tx.v[i].end, ie->tx.v[i].end + NEAR, DCT_W_review)) continue;
        dct_bound_year(s, base_of_day(s->lo).y + 1);
        return;
    }
}

/* "2월 1일부터 출근한다", "I start on 4 March": the first such day behind what was told last is still ahead. */
static void read_plan_ahead(DctState *s, const DctDate *latest)
{
    enum { MONTH = 31, SOON = 120 };               /* what was told last may lie years before a plan for some March */
    const Ie *ie = s->ie;
    if (s->lo == EDTF_DAY_MIN || s->hi != EDTF_DAY_MAX || latest->hi - latest->lo > MONTH) return;
    EdtfDay until = EDTF_DAY_MAX;
    for (uint32_t i = 0; i < ie->n_time; i++) {
        const TimePoint *p = &ie->time[i].a;
        Cue cue = cue_of(ie, i);
        bool starts = cue.present && ie->ko && ie->tx.v[i].rel == REL_SINCE;
        if (ie->time[i].form != TX_POINT || !p->month || !time_needs_year(p) || p->pick || p->part || p->holiday) continue;
        if (cue.past || cue.maybe || !(starts || cue.future) || dct_is_heading(s, i)) continue;
        int y = base_of_day(s->lo).y;
        for (int k = y; k <= y + 1; k++) {
            TimeValue v = time_value_of(p, (TimeBase){k, 0, 0});
            EdtfDay lo, hi;
            if (!v.ok) continue;
            time_value_bounds(&v, &lo, &hi);
            if (hi < s->lo) continue;
            if (hi < until) until = hi;
            break;
        }
    }
    if (until != EDTF_DAY_MAX && until <= s->lo + SOON) dct_bound(s, EDTF_DAY_MIN, until);
}

void dct_read_text(DctState *s)
{
    TimePoint scene;
    DctDate latest;
    if (dct_read_stamps(s) || dct_read_furniture_stamp(s)) return;
    anchor_draft(s->ie);
    dct_read_dates(s);
    read_left(s);
    if (s->lo == s->hi) return;
    dct_read_left_until(s);
    read_told(s);
    dct_read_pairs(s);
    read_asof(s);
    read_ending(s);
    read_title(s);
    read_furniture_year(s);
    dct_read_lapses(s);
    dct_read_twice_told(s);
    dct_read_ago(s);
    dct_read_spells(s);
    dct_read_next_post(s);
    dct_read_counted_back(s);
    dct_read_took(s);
    dct_read_last_days(s);
    dct_read_counted(s);
    dct_read_open_spans(s);
    bool has_latest = read_latest(s, false, &latest);
    if (s->hi == EDTF_DAY_MAX) dct_read_late_lapses(s);
    read_last_year(s);
    if (one_year(s)) read_again(s);
    if (s->half_gone && s->lo != EDTF_DAY_MIN) {                            /* of the year told last */
        int y = base_of_day(s->lo).y;
        dct_bound(s, edtf_day(y, 6, 1), edtf_day(y, 7, 31));
    }
    if (s->left_month) apply_scene(s, &(TimePoint){.month = s->left_month > 12 ? 12 : s->left_month});
    else if (s->scene_month) apply_scene(s, &(TimePoint){.month = s->scene_month});
    else if (read_scene(s, &scene)) apply_scene(s, &scene);
    if (has_latest) read_announcement(s, &latest);
    if (has_latest) read_plan_ahead(s, &latest);
}
