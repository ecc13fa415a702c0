/* Atoms: figures, numbers in words, marks and the words of the book "time". */
#include "time_int.h"
#include "uni/hangul.h"

enum { YEAR_LO = 1900, YEAR_HI = 2099, SMALL_MAX = 999, NUMBER_MAX = 100000000 };

uint32_t blanks_skip(const Doc *d, uint32_t p)
{
    while (d->cls[p] == CH_SPACE) p++;
    return p;
}

static uint32_t prev_mask_of(const TimeScan *s)
{
    static const uint8_t masks[AT_COUNT] = {[AT_n] = PREV_N,
                                            [AT_yeo] = PREV_N,
                                            [AT_y4] = PREV_N | PREV_DATE,
                                            [AT_frac] = PREV_N,
                                            [AT_big] = PREV_N,
                                            [AT_ord] = PREV_ORD,
                                            [AT_len] = PREV_LEN | PREV_UNIT,
                                            [AT_nyeon] = PREV_UNIT | PREV_DATE,
                                            [AT_wol] = PREV_UNIT | PREV_DATE,
                                            [AT_il] = PREV_UNIT | PREV_DATE,
                                            [AT_yr] = PREV_UNIT,
                                            [AT_mo] = PREV_UNIT,
                                            [AT_wk] = PREV_UNIT,
                                            [AT_hr] = PREV_UNIT,
                                            [AT_mn] = PREV_UNIT,
                                            [AT_cho] = PREV_UNIT,
                                            [AT_bungi] = PREV_DATE,
                                            [AT_hakgi] = PREV_DATE,
                                            [AT_decn] = PREV_DATE,
                                            [AT_half1] = PREV_UNIT,
                                            [AT_month] = PREV_DATE,
                                            [AT_season] = PREV_DATE,
                                            [AT_half] = PREV_DATE,
                                            [AT_vac] = PREV_DATE,
                                            [AT_part] = PREV_DATE,
                                            [AT_lastday] = PREV_DATE,
                                            [AT_yearpart] = PREV_DATE,
                                            [AT_monthpart] = PREV_DATE,
                                            [AT_wday] = PREV_DATE,
                                            [AT_weekend] = PREV_DATE,
                                            [AT_hol] = PREV_DATE,
                                            [AT_ry] = PREV_DATE,
                                            [AT_ol] = PREV_DATE,
                                            [AT_set] = PREV_DATE,
                                            [AT_rm] = PREV_DATE,
                                            [AT_rw] = PREV_DATE,
                                            [AT_rd] = PREV_DATE,
                                            [AT_rq] = PREV_DATE,
                                            [AT_rwe] = PREV_DATE,
                                            [AT_d8] = PREV_DATE,
                                            [AT_post] = PREV_UNIT | PREV_DATE,
                                            [AT_dot] = PREV_DATE,
                                            [AT_firstday] = PREV_DATE,
                                            [AT_dy] = PREV_UNIT};
    return s->n ? masks[s->at[s->n - 1].cls] : 0;
}

static uint8_t mark_cls(uint16_t ch)
{
    static const struct { uint16_t ch; uint8_t cls; } marks[] = {
        {'\'', AT_apos}, {0x2019, AT_apos}, {0x2018, AT_apos}, {'.', AT_dot}, {'/', AT_slash}, {'-', AT_dash},
        {'~', AT_tilde}, {',', AT_comma}, {'(', AT_lp}, {')', AT_rp}, {0x223C, AT_tilde}, {0x301C, AT_tilde}};
    for (size_t i = 0; i < COUNT_OF(marks); i++)
        if (marks[i].ch == ch) return marks[i].cls;
    return AT_gap;
}

/* ---------------------------------------------------------------- figures */
static uint32_t digits_end(const Doc *d, uint32_t p)
{
    while (d->cls[p] == CH_DIGIT) p++;
    return p;
}

static bool all_ascii_digits(const Doc *d, uint32_t p, uint32_t end)
{
    for (; p < end; p++)
        if (d->ch[p] < '0' || d->ch[p] > '9') return false;
    return true;
}

static int32_t digits_value(const Doc *d, uint32_t p, uint32_t end)
{
    int32_t v = 0;
    for (; p < end && v < NUMBER_MAX; p++) v = v * 10 + (d->ch[p] - '0');
    return v;
}

/* 8 figures that are a day of the calendar. */
static bool is_day8(int32_t v)
{
    int y = v / 10000, m = v / 100 % 100, day = v % 100;
    return y >= YEAR_LO && y <= YEAR_HI && edtf_date_ok(y, m, day);
}

static uint8_t figure_cls(const Atom *a)
{
    if (a->digits == 4 && a->v >= YEAR_LO && a->v <= YEAR_HI) return AT_y4;
    if (a->digits == 8 && is_day8(a->v)) return AT_d8;
    return a->digits <= 3 && a->v <= SMALL_MAX ? AT_n : AT_big;
}

/* 2.5 is a number where no second dot follows and the fraction is short: 2.5년. 2019.05 is left to the grammar. */
static bool fraction(const Doc *d, Atom *a)
{
    uint32_t dot = a->end, end = digits_end(d, dot + 1);
    if (d->ch[dot] != '.' || d->cls[dot + 1] != CH_DIGIT || end - dot > 2 || a->digits > 2) return false;
    if (d->ch[end] == '.' && d->cls[end + 1] == CH_DIGIT) return false;
    uint32_t unit = blanks_skip(d, end);
    if (d->cls[unit] != CH_HANGUL && d->cls[unit] != CH_LATIN) return false;
    a->v = a->v * 100 + (d->ch[dot + 1] - '0') * 10;
    a->end = end;
    a->cls = AT_frac;
    return true;
}

/* 1,200 and 10,000 are one number. */
static void thousands(const Doc *d, Atom *a)
{
    while (d->ch[a->end] == ',' && digits_end(d, a->end + 1) == a->end + 4) {
        a->end += 4;
        a->cls = AT_big;
    }
}

static const AtomDef *def_at(const TimeScan *s, uint32_t p, uint8_t cls, uint32_t *end)
{
    LexMatch m[LEX_MATCH_MAX];
    int n = ie_prefixes(s->ie, s->d->book, p, s->ie->doc->n, m);
    while (n-- > 0)
        for (uint32_t i = 0; i < m[n].n_entry; i++) {
            const AtomDef *def = &s->d->def[lex_match_entry(s->d->book, m[n], i)];
            if (def->cls != cls) continue;
            *end = p + m[n].len;
            /* A loose book reads "eight y(ears)" as eighty: a number in letters ends with its word. */
            if (cls == AT_num && s->ie->doc->cls[p] == CH_LATIN && s->ie->doc->cls[*end] == CH_LATIN) continue;
            return def;
        }
    return NULL;
}

/* 21st, 1990s: the letters belong to the number. */
static void number_suffix(const TimeScan *s, Atom *a)
{
    const Doc *d = s->ie->doc;
    if (d->cls[a->end] != CH_LATIN) return;
    uint32_t end;
    const AtomDef *def = def_at(s, a->end, AT_nsuf, &end);
    if (!def || d->cls[end] == CH_LATIN || d->cls[end] == CH_DIGIT) return;
    if (def->to == AT_ydec && (a->v % 10 || (a->cls != AT_y4 && a->digits != 2))) return;
    a->cls = def->to;
    a->end = end;
}

/* 2천17년, 3만, 5백: a figure and a place word. A thousand may be a year, the rest are amounts. */
static void place_word(const TimeScan *s, Atom *a)
{
    const Doc *d = s->ie->doc;
    uint32_t end;
    const AtomDef *def = d->cls[a->end] == CH_HANGUL ? def_at(s, a->end, AT_num, &end) : NULL;
    if (!def || !def->mul || def->sys != SYS_SINO || def->v < 100) return;
    uint32_t rest = digits_end(d, end);
    a->v = a->v * def->v + (rest - end <= 3 ? digits_value(d, end, rest) : 0);
    a->end = rest;
    a->digits = 4;
    a->cls = a->v >= YEAR_LO && a->v <= YEAR_HI && rest > end ? AT_y4 : AT_big;
}

static bool figure_at(const TimeScan *s, uint32_t p, Atom *out)
{
    const Doc *d = s->ie->doc;
    uint32_t end = digits_end(d, p);
    if (!all_ascii_digits(d, p, end)) return false;
    *out = (Atom){.beg = p, .end = end, .v = digits_value(d, p, end), .padded = d->ch[p] == '0' && end - p > 1,
                  .digits = (uint8_t)(end - p > 100 ? 100 : end - p)};
    out->cls = figure_cls(out);
    thousands(d, out);
    if (out->cls == AT_big) return true;
    bool short_year = p > 0 && mark_cls(d->ch[p - 1]) == AT_apos;
    if (!short_year && fraction(d, out)) return true;
    number_suffix(s, out);
    place_word(s, out);
    return true;
}

/* ---------------------------------------------------------------- numbers in words */
typedef struct Words { int32_t total, group, digit; int32_t v2; int n; bool digits_only; uint8_t sys; } Words;

/* One more word of the number; false when it cannot follow. 이공일칠 reads digit by digit, 이천십칠 by places. */
static bool words_take(Words *w, const AtomDef *def)
{
    if (w->n && def->sys != w->sys) return false;
    if (w->v2 || (def->v2 && w->n && w->digit)) return false;
    if (w->n && w->sys != SYS_SINO && !def->mul && w->digit) return false;
    w->sys = def->sys;
    if (def->mul) {
        if (w->n && w->digits_only && w->n > 1) return false;
        w->digits_only = false;
        w->group += (w->digit ? w->digit : 1) * def->v;
        w->digit = 0;
    } else if (def->ten) {
        if (w->n) return false;
        w->digits_only = false;
        w->group += def->v;
    } else if (w->digits_only && w->n && w->sys == SYS_SINO) {
        w->digit = w->digit * 10 + def->v;
    } else if (w->digit && w->n) {
        return false;
    } else {
        w->digit = def->v;
        if (!w->n) w->digits_only = true;
    }
    w->v2 = def->v2;
    w->n++;
    return w->group < NUMBER_MAX && w->digit < NUMBER_MAX;
}

enum { WORDS_MAX = 8 };

/* Reads the longest number of at most `limit` words at p; ends[] keeps where each word ended. */
static int words_read(const TimeScan *s, uint32_t p, Words *w, uint32_t ends[WORDS_MAX], Words states[WORDS_MAX])
{
    const Doc *d = s->ie->doc;
    int n = 0;
    *w = (Words){0};
    while (n < WORDS_MAX) {
        uint32_t end, at = n && w->sys == SYS_EN && (d->ch[p] == '-' || d->ch[p] == ' ') ? p + 1 : p;
        const AtomDef *def = def_at(s, at, AT_num, &end);
        if (!def || (n && def->sys == SYS_EN && d->cls[end] == CH_LATIN)) break;
        if (def->sys == SYS_EN && d->cls[end] == CH_LATIN) break;
        if (!words_take(w, def)) break;
        ends[n] = p = end;
        states[n++] = *w;
    }
    return n;
}

/* What a number in words may count; behind anything else it is no number of time. */
static const bool counted[AT_COUNT] = {
    [AT_nyeon] = true,  [AT_wol] = true,  [AT_il] = true,    [AT_yr] = true,      [AT_mo] = true,
    [AT_wk] = true,     [AT_hr] = true,   [AT_mn] = true,    [AT_cho] = true,     [AT_bungi] = true,
    [AT_hakgi] = true,  [AT_decn] = true, [AT_dy] = true,    [AT_sec] = true,     [AT_fortnight] = true,
    [AT_decade] = true, [AT_hoe] = true,  [AT_times] = true, [AT_seasons] = true, [AT_yeo] = true,
    [AT_more] = true};

/* 해 and 달 take native numbers, 년 and 개월 those of Chinese origin; 주 and 시간 live with both. */
static bool unit_behind(const TimeScan *s, uint32_t p, uint8_t sys)
{
    const Doc *d = s->ie->doc;
    bool blank = d->cls[p] == CH_SPACE;
    uint32_t at = blanks_skip(d, p);
    if (sys == SYS_EN && d->ch[at] == '-') at++;
    if (!ie_may(s->ie, s->d->book, at)) return false;
    LexMatch m[LEX_MATCH_MAX];
    int n = lex_prefixes(s->d->book, d->ch + at, d->n - at, m);
    while (n-- > 0)
        for (uint32_t i = 0; i < m[n].n_entry; i++) {
            const AtomDef *def = &s->d->def[lex_match_entry(s->d->book, m[n], i)];
            if (def->cls == AT_trap) return false;
            if (!counted[def->cls]) continue;
            if (sys == SYS_EN && (d->cls[at] != CH_LATIN || d->cls[at + m[n].len] == CH_LATIN)) continue;
            if (sys == SYS_EN) return true;
            if (d->cls[at] != CH_HANGUL) return false;
            if (def->sys && def->sys != sys) continue;
            if (blank && def->cls == AT_wol) continue;
            return true;
        }
    return false;
}

static bool english_more(const TimeScan *s, uint32_t p)
{
    /* "two and a half years", "two or three years", "Three to five": the unit stands further on. */
    const Doc *d = s->ie->doc;
    uint32_t at = d->ch[p] == '-' ? p + 1 : blanks_skip(d, p), end;
    return at > p && (def_at(s, at, AT_and, &end) || def_at(s, at, AT_or, &end) || def_at(s, at, AT_to, &end));
}

static bool number_words_at(const TimeScan *s, uint32_t p, Atom *out)
{
    Words w, states[WORDS_MAX];
    uint32_t ends[WORDS_MAX];
    int n = words_read(s, p, &w, ends, states);
    while (n-- > 0) {
        Words *x = &states[n];
        if (!unit_behind(s, ends[n], x->sys) && !(x->sys == SYS_EN && english_more(s, ends[n]))) continue;
        int32_t v = x->group + x->digit;
        if (x->digits_only && n > 0 && (v < YEAR_LO || v > YEAR_HI)) continue; /* 이공일칠 is a year, 사이 is none */
        *out = (Atom){.beg = p, .end = ends[n], .v = v, .v2 = x->v2 ? x->group + x->v2 : 0, .word = true, .digits = 2};
        bool year = v >= YEAR_LO && v <= YEAR_HI;
        out->cls = year ? AT_y4 : v <= SMALL_MAX ? AT_n : AT_big;
        return out->cls != AT_big;
    }
    return false;
}

bool number_in_words(const TimeScan *s, uint32_t p, Atom *out)
{
    Words w, states[WORDS_MAX];
    uint32_t ends[WORDS_MAX];
    int n = words_read(s, p, &w, ends, states);
    if (!n) return false;
    const Words *x = &states[n - 1];
    *out = (Atom){.beg = p, .end = ends[n - 1], .cls = AT_n, .v = x->group + x->digit, .word = true};
    return x->sys != SYS_SINO;
}

/* ---------------------------------------------------------------- marks and words */
static bool mark_at(const TimeScan *s, uint32_t p, Atom *out)
{
    uint8_t cls = mark_cls(s->ie->doc->ch[p]);
    if (!cls) return false;
    *out = (Atom){.beg = p, .end = p + 1, .cls = cls};
    return true;
}

static bool is_upper(const Doc *d, uint32_t at)
{
    char c = d->text.p[d->at[at]];
    return c >= 'A' && c <= 'Z';
}

/* May and March begin a sentence as verbs: there a word that goes on behind a blank tells them from the months. */
static bool reads_as_verb(const TimeScan *s, uint32_t p, uint32_t end)
{
    const Doc *d = s->ie->doc;
    const Sentence *sent = doc_sentence_at(d, p);
    uint32_t next = blanks_skip(d, end);
    return sent && sent->beg == p && d->cls[next] == CH_LATIN && next > end;
}

static bool def_fits(const TimeScan *s, const AtomDef *def, uint32_t p, uint32_t end, uint32_t prev)
{
    const Doc *d = s->ie->doc;
    if (def->prev && !(def->prev & prev)) return false;
    if (def->paren && !(p > 0 && d->ch[p - 1] == '(' && d->ch[end] == ')')) return false;
    bool latin = d->cls[p] == CH_LATIN;
    if (latin && (d->cls[end] == CH_LATIN || (p > 0 && d->cls[p - 1] == CH_LATIN))) return false;
    if (d->cls[p] == CH_DIGIT && ((p > 0 && d->cls[p - 1] == CH_DIGIT) || d->cls[end] == CH_DIGIT)) return false;
    if (latin && d->cls[end] == CH_DIGIT && def->cls != AT_q && def->cls != AT_h) return false;
    if (def->cap && !is_upper(d, p)) return false;
    if (def->verb && reads_as_verb(s, p, end)) return false;
    return true;
}

/* 한 2년: where the word counts nothing it may be "about". */
static const AtomDef *pre_beside(const TimeScan *s, LexMatch m)
{
    for (uint32_t i = 0; i < m.n_entry; i++) {
        const AtomDef *def = &s->d->def[lex_match_entry(s->d->book, m, i)];
        if (def->cls == AT_pre) return def;
    }
    return NULL;
}

/* The entry of a match to take: one that asks for what stands before it outranks one that does not. */
static const AtomDef *entry_fitting(const TimeScan *s, LexMatch m, uint32_t p, uint32_t prev)
{
    const AtomDef *found = NULL;
    for (uint32_t i = 0; i < m.n_entry; i++) {
        const AtomDef *def = &s->d->def[lex_match_entry(s->d->book, m, i)];
        if (def->cls == AT_trap) return def;
        if (def->cls == AT_nsuf || !def_fits(s, def, p, p + m.len, prev)) continue;
        if (!found || (def->prev && !found->prev)) found = def;
    }
    return found;
}

static bool word_at(const TimeScan *s, uint32_t p, Atom *out)
{
    const Doc *d = s->ie->doc;
    LexMatch m[LEX_MATCH_MAX];
    int n = lex_prefixes(s->d->book, d->ch + p, d->n - p, m);
    uint32_t prev = prev_mask_of(s);
    if (s->n && s->at[s->n - 1].end != p && blanks_skip(d, s->at[s->n - 1].end) != p) prev = 0;
    while (n-- > 0) {
        const AtomDef *def = entry_fitting(s, m[n], p, prev);
        if (def && def->cls == AT_num) {
            if (number_words_at(s, p, out)) return true;
            def = pre_beside(s, m[n]);
        }
        if (!def) continue;
        *out = (Atom){.beg = p, .end = p + m[n].len, .cls = def->cls, .v = def->v, .def = def};
        if (def->abbr && d->ch[out->end] == '.') out->end++;           /* Mar. */
        return true;
    }
    return false;
}

bool atom_at(const TimeScan *s, uint32_t p, Atom *out)
{
    const Doc *d = s->ie->doc;
    if (d->cls[p] == CH_DIGIT) {
        /* A few words begin with figures: 3.1절, 365일 of every year. */
        bool word = ie_may(s->ie, s->d->book, p) && word_at(s, p, out);
        return word || figure_at(s, p, out);
    }
    if (ie_may(s->ie, s->d->book, p) && word_at(s, p, out)) return true;
    return d->cls[p] != CH_HANGUL && d->cls[p] != CH_LATIN && mark_at(s, p, out);
}
