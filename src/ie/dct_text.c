/* Evidence of the time of writing in the text itself. */
#include "anchor_int.h"
#include "dct_int.h"

Rc dct_bind(Analyser *an, Fault *f)
{
    struct DctData *t = arena_push(an->mem, struct DctData);
    Rc rc = ie_book(an, "dct", &t->book, f);
    if (rc != RC_OK) return rc;
    const struct {
        const char *name;
        Sym *out;
    } syms[] = {{"stamp", &t->stamp}, {"label", &t->label},     {"ending", &t->ending}, {"edit", &t->edit},
                {"left", &t->left},   {"review", &t->review},   {"near", &t->near},     {"lapsed", &t->lapsed},
                {"asof", &t->asof},   {"already", &t->already}, {"final", &t->final}};
    for (size_t i = 0; i < COUNT_OF(syms); i++) *syms[i].out = lex_sym(an->lex, syms[i].name);
    an->dct = t;
    return RC_OK;
}

/* Is there a word of the class in [beg, end)? At any unit: these stand behind particles and inside compounds. */
static bool has_word(const DctState *s, uint32_t beg, uint32_t end, Sym cls)
{
    const Doc *d = s->ie->doc;
    const LexBook *b = s->d->book;
    for (uint32_t p = beg; p < end; p++) {
        LexMatch m;
        if (!ie_longest(s->ie, b, p, d->n, &m)) continue;
        if (d->cls[p] == CH_LATIN && p > 0 && d->cls[p - 1] == CH_LATIN) continue;
        for (uint32_t i = 0; i < m.n_entry; i++)
            if (lex_entry(b, lex_match_entry(b, m, i)).cls == cls) return true;
    }
    return false;
}

/* ---------------------------------------------------------------- where a line stands */
enum { TOP_LINES = 6, BOTTOM_LINES = 6, STAMP_REST = 16, LOOK_LINES = 64 };      /* LOOK_LINES: blank ones counted */

static uint32_t line_index(const Doc *d, uint32_t at)
{
    const Line *l = doc_line_at(d, at);
    return l ? (uint32_t)(l - d->line) : 0;
}

/* Lines with words of the memoir before or behind, counted up to a limit. */
static uint32_t lines_before(const Ie *ie, uint32_t line)
{
    uint32_t n = 0;
    for (uint32_t i = line; i-- > 0 && n < TOP_LINES;) {
        if (line - i > LOOK_LINES) return TOP_LINES;
        n += ie->doc->line[i].tok_beg < ie->doc->line[i].tok_end && ie->line_zone[i] == ZONE_BODY;
    }
    return n;
}

static uint32_t lines_behind(const Ie *ie, uint32_t line)
{
    uint32_t n = 0;
    for (uint32_t i = line + 1; i < ie->doc->n_line && n < BOTTOM_LINES; i++) {
        if (i - line > LOOK_LINES) return BOTTOM_LINES;
        n += ie->doc->line[i].tok_beg < ie->doc->line[i].tok_end && ie->line_zone[i] == ZONE_BODY;
    }
    return n;
}

static bool line_starts_with_day(const Ie *ie, const Line *l)
{
    uint32_t i = ie_timex_from(ie, l->beg);
    return i < ie->tx.n && ie->tx.v[i].beg <= l->body && ie->tx.v[i].beg < l->end && ie->time[i].form == TX_POINT &&
           ie->time[i].a.how && ie->time[i].a.day > 0;
}

/* In a list of dates none of them is the stamp. */
static bool stands_in_list(const Ie *ie, uint32_t line)
{
    const Doc *d = ie->doc;
    if (d->line[line].kind == LINE_TABLE || d->line[line].kind == LINE_ITEM) return true;
    uint32_t i = line;
    while (i > 0 && line - i < LOOK_LINES && d->line[i - 1].kind == LINE_BLANK) i--;
    if (i > 0 && line_starts_with_day(ie, &d->line[i - 1])) return true;
    for (i = line + 1; i < d->n_line && i - line < LOOK_LINES && d->line[i].kind == LINE_BLANK; i++) continue;
    return i < d->n_line && line_starts_with_day(ie, &d->line[i]);
}

/* ---------------------------------------------------------------- stamps */
typedef enum { STAMP_NONE, STAMP_EDIT, STAMP_PLACE, STAMP_WORD } StampKind;      /* the later the better */

/* Does the sentence end as a statement does? Behind its marks the last syllable is that of a verb. */
static bool is_statement(const DctState *s, const Sentence *x)
{
    const Doc *d = s->ie->doc;
    uint32_t p = x->end;
    while (p > x->beg && d->cls[p - 1] != CH_HANGUL && d->cls[p - 1] != CH_LATIN && d->cls[p - 1] != CH_DIGIT) p--;
    return p > x->beg && d->cls[p - 1] == CH_HANGUL && has_word(s, p - 1, p, s->d->final);
}

/* A second date in the line: it tells of something. */
static bool line_has_more(const Ie *ie, const Line *l, const TimexInfo *but)
{
    enum { MANY = 6 };
    uint32_t first = ie_timex_from(ie, l->beg);
    for (uint32_t i = first; i < ie->tx.n && ie->tx.v[i].beg < l->end; i++) {
        if (i - first >= MANY) return true;
        if (&ie->tx.v[i] != but && ie->out->timexes.v[i].type == TIMEX_DATE && ie->time[i].a.how) return true;
    }
    return false;
}

/* A date that fills its line or its sentence, beside at most a place, an hour, the weather. */
static bool fills(const DctState *s, const TimexInfo *info)
{
    const Doc *d = s->ie->doc;
    const Line *l = doc_line_at(d, info->beg);
    if (!l) return false;
    uint32_t quote = info->end - info->beg;
    const Sentence *in = doc_sentence_at(d, info->beg);
    bool alone = l->end - l->body <= quote + STAMP_REST && !line_has_more(s->ie, l, info);
    if (alone && !(in && is_statement(s, in))) return true;
    const Sentence *x = doc_sentence_at(d, info->beg);
    if (!x || x->end - x->beg > quote + 2 * STAMP_REST || x->beg + 2 < info->beg) return false;
    /* "2025년 1월 18일, 광주 본가 거실." has no verb. */
    return !is_statement(s, x) && !line_has_more(s->ie, l, info);
}

/* "제목 (2023.5.8)": in brackets at the end of the first line. */
static bool closes_title(const Ie *ie, const TimexInfo *info, uint32_t line)
{
    const Doc *d = ie->doc;
    bool brackets = info->beg > 0 && (d->ch[info->beg - 1] == '(' || d->ch[info->beg - 1] == '[');
    return brackets && lines_before(ie, line) == 0 && info->end + 2 >= d->line[line].end;
}

/* "2023. 11. 5. 비 오는 일요일, 국수 삶다가" as the last line: no statement, and no other date in it. */
static bool closes_text(const DctState *s, const TimexInfo *info, uint32_t line)
{
    enum { REST = 40 };
    const Ie *ie = s->ie;
    const Line *l = &ie->doc->line[line];
    if (lines_behind(ie, line) || !lines_before(ie, line) || info->beg > l->body + 2) return false;
    if (l->end - l->body > info->end - info->beg + REST || line_has_more(ie, l, info)) return false;
    const Sentence *x = doc_sentence_at(ie->doc, l->end > l->beg ? l->end - 1 : l->beg);
    return !x || !is_statement(s, x);
}

static StampKind stamp_kind(const DctState *s, uint32_t i)
{
    const Ie *ie = s->ie;
    const TimexInfo *info = &ie->tx.v[i];
    uint32_t line = line_index(ie->doc, info->beg);
    const Line *l = &ie->doc->line[line];
    uint32_t near = info->end + 12 < l->end ? info->end + 12 : l->end;
    uint32_t before = info->beg > l->body + 16 ? info->beg - 16 : l->body;
    bool edge = lines_before(ie, line) < TOP_LINES || lines_behind(ie, line) < BOTTOM_LINES;
    if (!edge || l->end - l->beg > 120)
        return fills(s, info) && lines_before(ie, line) < TOP_LINES ? STAMP_PLACE : STAMP_NONE;
    if (has_word(s, info->end, near, s->d->edit) || has_word(s, before, info->beg, s->d->edit)) return STAMP_EDIT;
    if (has_word(s, info->end, near, s->d->stamp) || has_word(s, before, info->beg, s->d->stamp)) return STAMP_WORD;
    if (has_word(s, l->body, l->body + 1, s->d->label) && info->beg < l->body + 8) return STAMP_WORD;
    if (closes_title(ie, info, line)) return STAMP_PLACE;
    return (closes_text(s, info, line) || fills(s, info)) && !stands_in_list(ie, line) ? STAMP_PLACE : STAMP_NONE;
}

/* How exact a stamp must be: beside a word that says it is one, a season will do; by its place alone it is a day, or
 * the month that fills the first or one of the last lines. */
static bool exact_enough(const DctState *s, const DctDate *x, StampKind k)
{
    enum { SEASON = 92, MONTH = 31 };
    const Ie *ie = s->ie;
    const TimexInfo *info = &ie->tx.v[x->i];
    if (x->lo == x->hi) return true;
    if (k == STAMP_WORD) return x->hi - x->lo <= SEASON;
    const Line *l = doc_line_at(ie->doc, info->beg);
    uint32_t line = line_index(ie->doc, info->beg);
    bool begins = l && (info->beg <= l->body + 4 || info->end + 2 >= l->end);
    bool bottom = lines_behind(ie, line) < 2 && x->hi - x->lo <= SEASON;
    bool top =
        lines_before(ie, line) < 3 && x->hi - x->lo < MONTH && l && l->end - l->body <= info->end - info->beg + 8;
    return begins && (bottom || top);
}

/* What is told as past cannot lie behind the writing: a date that opens a scene is no stamp. The last such day. */
static EdtfDay last_told(const DctState *s)
{
    Anchor a = {.ie = s->ie};
    EdtfDay last = EDTF_DAY_MIN;
    for (uint32_t i = 0; i < s->ie->n_time; i++) {
        DctDate x;
        if (s->ie->time[i].form != TX_POINT || !dct_date_of(s->ie, i, &x) || x.lo <= last) continue;
        Cue cue = cue_of(&a, i);
        if (s->ie->ko ? cue.past : !cue.future && !cue.maybe) last = x.lo;
    }
    return last;
}

static bool read_stamps(DctState *s)
{
    StampKind best = STAMP_NONE;
    DctDate found = {0};
    EdtfDay told = last_told(s);
    for (uint32_t i = 0; i < s->ie->n_time; i++) {
        DctDate x;
        if (!dct_date_of(s->ie, i, &x) || s->ie->time[i].form != TX_POINT || s->ie->time[i].open_end) continue;
        StampKind k = stamp_kind(s, i);
        if (k <= best || !exact_enough(s, &x, k) || (k != STAMP_WORD && told > x.hi)) continue;
        best = k;
        found = x;
    }
    if (!best) return false;
    dct_bound(s, found.lo, found.hi);
    return true;
}

/* Lines around the memoir: a byline with its counters bears the day, too. Other posts' days stand at the end. */
static bool read_furniture_stamp(DctState *s)
{
    Analysis out = {0};
    Ie sub = *s->ie;
    const Doc *d = sub.doc;
    sub.out = &out;
    sub.tx = (TimexInfoList){0};
    sub.line_zone = arena_push_n(sub.tmp, uint8_t, d->n_line + 1);
    for (uint32_t i = 0; i < d->n_line; i++)
        sub.line_zone[i] = s->ie->line_zone[i] == ZONE_FURNITURE ? ZONE_BODY : ZONE_META;
    timex_run(&sub);
    for (uint32_t i = 0; i < sub.n_time; i++) {
        DctDate x;
        uint32_t line = line_index(d, sub.tx.v[i].beg), before = sub.tx.v[i].beg > 16 ? sub.tx.v[i].beg - 16 : 0;
        if (!dct_date_of(&sub, i, &x) || x.lo != x.hi) continue;
        bool byline = line < TOP_LINES && lines_behind(s->ie, line) > 0;
        if (!byline && !has_word(s, before, sub.tx.v[i].beg, s->d->stamp)) continue;
        dct_bound(s, x.lo, x.hi);
        return true;
    }
    return false;
}

/* ---------------------------------------------------------------- constraints */
/* 작년(2022년), 올해 2023년, today (3 May 2023), 8년 전인 2015년 */
static void pair_bound(DctState *s, const TimeParse *rel, const TimeParse *date)
{
    if (rel->form == TX_LENGTH) {
        int n = (int)rel->len->y;
        if (n && rel->len->m == 0 && rel->len->d == 0)
            dct_bound(s, edtf_day(date->a.year + n, 1, 1), edtf_day(date->a.year + n, 12, 31));
    } else if (rel->a.unit == TU_YEAR) {
        if (date->a.month && rel->a.month) return;
        dct_bound(s, edtf_day(date->a.year - rel->a.shift, 1, 1), edtf_day(date->a.year - rel->a.shift, 12, 31));
    } else if (rel->a.unit == TU_DAY && date->a.month && date->a.day > 0) {
        EdtfDay day = edtf_day(date->a.year, date->a.month, date->a.day) - rel->a.shift;
        dct_bound(s, day, day);
    } else if (rel->a.unit == TU_MONTH && !rel->a.shift && date->a.month) {
        dct_bound(s, edtf_day(date->a.year, date->a.month, 1),
                  edtf_day(date->a.year, date->a.month, edtf_month_days(date->a.year, date->a.month)));
    }
}

static bool hangs_on_now(const Ie *ie, uint32_t i)
{
    const TimeParse *p = &ie->time[i];
    if (p->form == TX_LENGTH) return ie->tx.v[i].rel == REL_AGO;
    return p->form == TX_POINT && p->a.unit && p->a.from == FROM_NOW;
}

static void read_pairs(DctState *s)
{
    enum { NEAR = 4 };
    const Ie *ie = s->ie;
    for (uint32_t i = 0; i + 1 < ie->n_time; i++) {
        if (ie->tx.v[i + 1].beg > ie->tx.v[i].end + NEAR) continue;
        bool first = hangs_on_now(ie, i), second = hangs_on_now(ie, i + 1);
        uint32_t date = first ? i + 1 : i;
        if (first == second || ie->time[date].form != TX_POINT || ie->time[date].a.how != YEAR_FULL) continue;
        pair_bound(s, &ie->time[first ? i : i + 1], &ie->time[date]);
    }
}

/* 이제 2024년이다: the copula behind the date says that it is that time, not that it is spoken of. */
static bool is_predicate(const Doc *d, uint32_t end)
{
    static const uint16_t copula[] = {0xC774 /* 이 */, 0xC778 /* 인 */, 0xC785 /* 입 */, 0xB2E4 /* 다 */};
    for (size_t i = 0; i < COUNT_OF(copula); i++)
        if (d->ch[end] == copula[i]) return true;
    return false;
}

/* 2024년 5월 현재, as of May 2024 */
static void read_asof(DctState *s)
{
    const Ie *ie = s->ie;
    for (uint32_t i = 0; i < ie->n_time; i++) {
        DctDate x;
        uint32_t end = blanks_skip(ie->doc, ie->tx.v[i].end), before = ie->tx.v[i].beg;
        while (before > 0 && ie->tx.v[i].beg - before < 8 && ie->doc->ch[before - 1] != '.' &&
               ie->doc->cls[before - 1] != CH_BREAK)
            before--;
        bool latin = ie->doc->cls[ie->tx.v[i].beg] == CH_LATIN || !ie->ko;
        if (!dct_date_of(ie, i, &x) || ie->time[i].open_end) continue;
        bool cue = latin ? has_word(s, before, ie->tx.v[i].beg, s->d->asof)
                         : has_word(s, end, end + 1, s->d->asof) ||
                               (is_predicate(ie->doc, ie->tx.v[i].end) &&
                                has_word(s, before, ie->tx.v[i].beg, s->d->already));
        if (cue) dct_bound(s, x.lo, x.hi);
    }
}

/* 2024년도 이제 열흘밖에 안 남았네요: counted back from the end of the year. */
static void read_left(DctState *s)
{
    const Ie *ie = s->ie;
    for (uint32_t i = 0; i + 1 < ie->n_time; i++) {
        const TimeParse *year = &ie->time[i], *len = &ie->time[i + 1];
        if (year->a.how != YEAR_FULL || year->a.month || len->form != TX_LENGTH ||
            ie->tx.v[i].sent != ie->tx.v[i + 1].sent)
            continue;
        uint32_t end = ie->tx.v[i + 1].end;
        if (!has_word(s, end, end + 2 < ie->doc->n ? end + 2 : ie->doc->n, s->d->left)) continue;
        EdtfDay day = edtf_day(year->a.year, 12, 31) - (EdtfDay)edtf_duration_days(len->len);
        dct_bound(s, day, day);
        s->approx = true;
    }
}

/* 2023년도 저물어 간다: its last month. */
static void read_ending(DctState *s)
{
    enum { REACH = 16 };
    const Ie *ie = s->ie;
    for (uint32_t i = 0; i < ie->n_time; i++) {
        const TimeParse *p = &ie->time[i];
        if (p->form != TX_POINT || p->a.how != YEAR_FULL || p->a.month || p->a.half || p->a.season ||
            ie->tx.v[i].sent == UINT32_MAX)
            continue;
        uint32_t beg = ie->tx.v[i].end, end = ie->doc->sent[ie->tx.v[i].sent].end;
        if (!has_word(s, beg, end < beg + REACH ? end : beg + REACH, s->d->ending)) continue;
        dct_bound(s, edtf_day(p->a.year, 12, 1), edtf_day(p->a.year, 12, 31));
    }
}

/* A title that looks back over a year or a half was written as it ended or soon after. */
static void read_title(DctState *s, bool *has_year, int *year)
{
    enum { SOON = 62, TITLE_LONG = 200 };
    const Ie *ie = s->ie;
    const Doc *d = ie->doc;
    for (uint32_t i = 0; i < ie->n_time; i++) {
        DctDate x;
        uint32_t line = line_index(d, ie->tx.v[i].beg);
        if (lines_before(ie, line) > 0 || d->line[line].end - d->line[line].beg > TITLE_LONG) return;
        if (!dct_date_of(ie, i, &x) || !has_word(s, d->line[line].beg, d->line[line].end, s->d->review)) continue;
        dct_bound(s, x.hi - SOON, x.hi + SOON);
        int m, day;
        edtf_ymd(x.hi, year, &m, &day);
        *has_year = true;
        return;
    }
}

/* A note of the publisher's names the year: 2021년도 성장스토리. */
static void read_furniture_year(DctState *s)
{
    const Doc *d = s->ie->doc;
    for (uint32_t i = 0; i < d->n_line; i++) {
        if (s->ie->line_zone[i] != ZONE_FURNITURE) continue;
        const Line *l = &d->line[i];
        for (uint32_t t = l->tok_beg; t + 1 < l->tok_end && t < l->tok_beg + 4; t++) {
            const Token *k = &d->tok[t];
            if (k->kind != TOK_NUMBER || k->end - k->beg != 4 || d->ch[k->end] != 0xB144 /* 년 */) continue;
            int y = 0;
            for (uint32_t p = k->beg; p < k->end; p++) y = y * 10 + (d->ch[p] - '0');
            if (y > 1950 && y < 2100) dct_bound(s, edtf_day(y, 1, 1), edtf_day(y, 12, 31));
        }
    }
}

/* A day or a month without its year, standing as a stamp does: with the year known it is the time of writing. */
static bool read_scene(const DctState *s, TimePoint *out)
{
    const Ie *ie = s->ie;
    for (uint32_t i = 0; i < ie->n_time; i++) {
        const TimeParse *p = &ie->time[i];
        uint32_t line = line_index(ie->doc, ie->tx.v[i].beg);
        if (lines_before(ie, line) >= TOP_LINES && lines_behind(ie, line) > 0) continue;
        if (p->form != TX_POINT || !p->a.month || p->a.how || p->a.unit || p->a.holiday || p->a.part) continue;
        const TimeParse *before = i ? &ie->time[i - 1] : NULL;
        bool today = before && before->form == TX_POINT && before->a.unit == TU_DAY && !before->a.shift &&
                     before->a.from == FROM_NOW && ie->tx.v[i].beg < ie->tx.v[i - 1].end + 4;
        if (!today && !fills(s, &ie->tx.v[i]) && !(p->a.wday && p->a.month)) continue;
        *out = p->a;
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
    if (s->hi == EDTF_DAY_MAX) y2 = y1 + 1;
    else edtf_ymd(s->hi, &y2, &m, &d);
    for (int y = y1; y <= y2; y++) {
        TimePoint p = *scene;
        if (!p.day) p.wday = 0;
        TimeValue v = time_value_of(&p, (TimeBase){y, 0, 0});
        EdtfDay lo, hi;
        if (!v.ok) continue;
        time_value_bounds(&v, &lo, &hi);
        if (hi < s->lo || lo > s->hi) continue;
        dct_bound(s, lo, hi);
        return;
    }
}

/* Two syllables of Hangul that begin a word: enough to know an event's noun again (면직, 졸업, 입사). */
static bool noun_at(const Doc *d, uint32_t p)
{
    return d->cls[p] == CH_HANGUL && d->cls[p + 1] == CH_HANGUL && (p == 0 || d->cls[p - 1] != CH_HANGUL);
}

static bool same_noun(const Doc *d, uint32_t x, uint32_t y)
{
    return d->ch[x] == d->ch[y] && d->ch[x + 1] == d->ch[y + 1];
}

/* Is the noun at `noun` among the words close behind the expression? Not across a sentence's end. */
static bool noun_follows(const Ie *ie, uint32_t i, uint32_t noun)
{
    enum { REACH = 20 };
    const Doc *d = ie->doc;
    uint32_t end = ie->tx.v[i].sent == UINT32_MAX ? ie->tx.v[i].end + REACH : d->sent[ie->tx.v[i].sent].end;
    for (uint32_t q = ie->tx.v[i].end; q < end && q < ie->tx.v[i].end + REACH && q + 2 < d->n; q++)
        if (noun_at(d, q) && same_noun(d, q, noun)) return true;
    return false;
}

static uint32_t noun_before_ji(const Doc *d, uint32_t at)
{
    /* "…한 지 (는)" right before the length */
    uint32_t p = at;
    while (p > 0 && d->cls[p - 1] == CH_SPACE) p--;
    while (p > 0 && at - p < 4 && d->ch[p - 1] != 0xC9C0 /* 지 */) p--;
    if (p < 5 || d->ch[p - 1] != 0xC9C0) return 0;
    p--;
    while (p > 0 && d->cls[p - 1] == CH_SPACE) p--;
    return p > 3 && d->ch[p - 1] == 0xD55C /* 한 */ ? p - 3 : 0;
}

/* Pairs are looked at only so far: a page of ten thousand dates is no memoir. */
enum { PAIRS_MAX = 400 };

/* 면직한 지 4년 가까이 됐다, with 2019년 12월 31일 면직 elsewhere: the day plus the length. */
static void read_lapsed(DctState *s)
{
    const Ie *ie = s->ie;
    const Doc *d = ie->doc;
    for (uint32_t i = 0; i < ie->n_time && i < PAIRS_MAX; i++) {
        const TimeParse *len = &ie->time[i];
        uint32_t end = ie->tx.v[i].end, noun = len->form == TX_LENGTH ? noun_before_ji(d, ie->tx.v[i].beg) : 0;
        uint32_t far = end + 8 < d->n ? end + 8 : d->n;
        if (!noun || !has_word(s, end, far, s->d->lapsed)) continue;
        bool near = has_word(s, end, far, s->d->near);
        for (uint32_t k = 0; k < ie->n_time && k < PAIRS_MAX; k++) {
            DctDate x;
            if (!dct_date_of(ie, k, &x) || !noun_follows(ie, k, noun)) continue;
            double days = edtf_duration_days(len->len), slack = days < 400 ? 45 : 183;
            dct_bound(s, x.lo + (EdtfDay)(days - slack), x.hi + (EdtfDay)(near ? days : days + slack));
            return;
        }
    }
}

/* 작년 8월에 졸업했다 and 2023년 8월 졸업: one event told twice, once from the writing and once from the calendar. */
static void read_twice_told(DctState *s)
{
    enum { REACH = 20 };
    const Ie *ie = s->ie;
    const Doc *d = ie->doc;
    for (uint32_t i = 0; i < ie->n_time && i < PAIRS_MAX; i++) {
        const TimePoint *r = &ie->time[i].a;
        if (ie->time[i].form != TX_POINT || r->unit != TU_YEAR || r->from != FROM_NOW || !r->month) continue;
        for (uint32_t k = 0; k < ie->n_time && k < PAIRS_MAX; k++) {
            const TimePoint *e = &ie->time[k].a;
            bool same = ie->time[k].form == TX_POINT && e->how == YEAR_FULL && e->month == r->month && e->day == r->day;
            if (!same) continue;
            bool told = r->day > 0;
            for (uint32_t q = ie->tx.v[i].end; !told && q < ie->tx.v[i].end + REACH && q + 2 < d->n; q++)
                told = noun_at(d, q) && noun_follows(ie, k, q);
            if (told) dct_bound(s, edtf_day(e->year - r->shift, 1, 1), edtf_day(e->year - r->shift, 12, 31));
        }
    }
}

/* 2015년부터 9년째, "here since 2018, five years now": the year of the beginning and the length so far. */
static void read_running(DctState *s)
{
    const Ie *ie = s->ie;
    for (uint32_t i = 1; i < ie->n_time; i++) {
        const TimeParse *len = &ie->time[i];
        uint8_t rel = ie->tx.v[i].rel;
        DctDate x;
        if (len->form != TX_LENGTH || len->len->y < 1 || rel != REL_ORDINAL || ie->tx.v[i].sent != ie->tx.v[i - 1].sent)
            continue;
        if (!dct_date_of(ie, i - 1, &x)) continue;
        int y, m, d, n = (int)len->len->y;
        edtf_ymd(x.lo, &y, &m, &d);
        dct_bound(s, edtf_day(y + n - 1, 1, 1), edtf_day(y + n, 12, 31));
    }
}

/* A year that the text names or counts (이듬해); a month without one is sure only within such a year. */
static bool year_is_sure(const TimeParse *p) { return p->a.how || p->a.unit == TU_YEAR; }

/* The latest day told bounds it from below: 이듬해 and 그해 are anchored in the story first. A day that is planned
 * bounds it from above. */
static bool read_latest(DctState *s, DctDate *out)
{
    bool any = false;
    const Ie *ie = s->ie;
    Anchor a = {.ie = s->ie};
    int sure = 0;
    anchor_run(s->ie);
    for (uint32_t i = 0; i < ie->n_time; i++) {
        const Timex *t = &ie->out->timexes.v[i];
        int y, m, d;
        if (t->type != TIMEX_DATE || t->lo <= EDTF_DAY_NONE || ie->time[i].a.decade) continue;
        if (cue_of(&a, i).future) {
            if (ie->time[i].a.how && t->hi < EDTF_DAY_MAX) dct_bound(s, EDTF_DAY_MIN, t->hi);
            continue;
        }
        edtf_ymd(t->lo, &y, &m, &d);
        if (year_is_sure(&ie->time[i])) sure = y;
        if (y != sure || (any && t->lo <= out->lo)) continue;
        *out = (DctDate){i, t->lo, t->hi};
        any = true;
    }
    return any;
}

/* A text that opens with its latest day announces it: written that month. */
static void read_announcement(DctState *s, const DctDate *latest)
{
    enum { OPENING = 10 };
    const TimexInfo *info = &s->ie->tx.v[latest->i];
    if (s->hi != EDTF_DAY_MAX || latest->lo != latest->hi || info->beg > s->ie->doc->n / OPENING) return;
    int y, m, d;
    edtf_ymd(latest->lo, &y, &m, &d);
    dct_bound(s, edtf_day(y, m, 1), edtf_day(y, m, edtf_month_days(y, m)));
    s->lo = edtf_day(y, m, 1);
}

void dct_read_text(DctState *s)
{
    TimePoint scene;
    DctDate latest;
    bool has_year = false;
    int year = 0;
    if (read_stamps(s) || read_furniture_stamp(s)) return;
    read_left(s);
    if (s->lo == s->hi) return;
    read_pairs(s);
    read_asof(s);
    read_ending(s);
    read_title(s, &has_year, &year);
    read_furniture_year(s);
    read_lapsed(s);
    read_twice_told(s);
    read_running(s);
    bool has_latest = read_latest(s, &latest);
    if (has_latest) dct_bound(s, latest.lo, EDTF_DAY_MAX);
    if (read_scene(s, &scene)) apply_scene(s, &scene);
    if (has_latest) read_announcement(s, &latest);
}
