/* Atoms: figures, marks and words. */
#include "mark.h"
#include "timex_atom_int.h"
#include "uni/hangul.h"

uint8_t atom_leads(uint8_t cls)
{
    static const uint8_t masks[AT_COUNT] = {
        [AT_n] = PREV_N,                 [AT_yeo] = PREV_N,                  [AT_y4] = PREV_N | PREV_DATE,
        [AT_frac] = PREV_N,              [AT_big] = PREV_N,                  [AT_ord] = PREV_ORD,
        [AT_nth] = PREV_ORD,             [AT_second] = PREV_ORD,
        [AT_len] = PREV_LEN | PREV_UNIT, [AT_nyeon] = PREV_UNIT | PREV_DATE, [AT_wol] = PREV_UNIT | PREV_DATE,
        [AT_il] = PREV_UNIT | PREV_DATE, [AT_yr] = PREV_UNIT,                [AT_mo] = PREV_UNIT,
        [AT_wk] = PREV_UNIT,             [AT_hr] = PREV_UNIT,                [AT_mn] = PREV_UNIT,
        [AT_cho] = PREV_UNIT,            [AT_bungi] = PREV_DATE,             [AT_hakgi] = PREV_DATE,
        [AT_decn] = PREV_DATE,           [AT_century] = PREV_DATE,            [AT_half1] = PREV_UNIT,             [AT_month] = PREV_DATE,
        [AT_season] = PREV_DATE,         [AT_half] = PREV_DATE,              [AT_vac] = PREV_DATE,
        [AT_part] = PREV_DATE,           [AT_lastday] = PREV_DATE,           [AT_yearpart] = PREV_DATE,
        [AT_monthpart] = PREV_DATE,      [AT_wday] = PREV_DATE,              [AT_weekend] = PREV_DATE,
        [AT_hol] = PREV_DATE,            [AT_ry] = PREV_DATE,                [AT_ol] = PREV_DATE,
        [AT_set] = PREV_DATE,            [AT_rm] = PREV_DATE,                [AT_rw] = PREV_DATE,
        [AT_rd] = PREV_DATE,             [AT_rq] = PREV_DATE,                [AT_rwe] = PREV_DATE,
        [AT_d8] = PREV_DATE,             [AT_post] = PREV_UNIT | PREV_DATE,  [AT_dot] = PREV_DATE,
        [AT_firstday] = PREV_DATE,       [AT_dy] = PREV_UNIT,                [AT_and] = PREV_AND,
    };
    return masks[cls];
}

uint8_t mark_cls(uint16_t ch)
{
    static const uint8_t ascii[128] = {['\''] = AT_apos, ['.'] = AT_dot,   ['/'] = AT_slash, ['-'] = AT_dash,
                                       ['~'] = AT_tilde, [','] = AT_comma, ['('] = AT_lp,    [')'] = AT_rp};
    if (ch < COUNT_OF(ascii)) return ascii[ch];
    return AT_gap;
}

/* ---------------------------------------------------------------- figures */
static uint32_t digits_end(const Doc *d, uint32_t p)
{
    while (d->cls[p] == CH_DIGIT) p++;
    return p;
}

static int32_t digits_value(const Doc *d, uint32_t p, uint32_t end)
{
    int32_t v = 0;
    for (; p < end && v < NUMBER_MAX; p++) v = v * 10 + (d->ch[p] - '0');
    return v;
}

/* Its figures, in one go; false where they are of another script. */
static bool digits_read(const Doc *d, uint32_t p, Atom *out)
{
    enum { PLACES_MAX = 100 };
    bool all = true;
    int32_t v = 0;
    uint32_t end = p;
    for (; d->cls[end] == CH_DIGIT; end++) {
        uint16_t digit = (uint16_t)(d->ch[end] - '0');
        all &= digit <= 9;
        v = v < NUMBER_MAX ? v * 10 + digit : v;
    }
    uint32_t places = end - p;
    *out = (Atom){.beg = p, .end = end, .v = v, .padded = (d->ch[p] == '0') & (places > 1),
                  .digits = (uint8_t)(places > PLACES_MAX ? PLACES_MAX : places)};
    return all;
}

/* 8 figures that are a day of the calendar. */
static bool is_day8(int32_t v)
{
    int y = v / 10000, m = v / 100 % 100, day = v % 100;
    return y >= YEAR_LO && y <= YEAR_HI && edtf_date_ok(y, m, day);
}

/* 1894년, "in 1887": before 1900 a year is told by the word beside it, and is no round number (1500년 전). */
static bool is_old_year(const TimeScan *s, const Atom *a)
{
    enum { OLD_LO = 1000, OLD_LO_EN = 1700, ROUND = 100 };
    static const bool asks[AT_COUNT] = {[AT_prep] = true, [AT_from] = true, [AT_to] = true, [AT_betw] = true,
        [AT_before] = true, [AT_after] = true, [AT_month] = true};
    const Doc *d = s->ie->doc;
    if (a->digits != 4 || a->v < OLD_LO || a->v >= YEAR_LO || a->v % ROUND == 0) return false;
    if (is_mark(s->ie, MK_YEAR, d->ch[a->end])) return true;
    return s->n && asks[s->at[s->n - 1].cls] && d->cls[s->at[s->n - 1].beg] == CH_LATIN && a->v >= OLD_LO_EN;
}

static uint8_t figure_cls(const TimeScan *s, const Atom *a)
{
    if ((a->digits == 4 && a->v >= YEAR_LO && a->v <= YEAR_HI) || is_old_year(s, a)) return AT_y4;
    if (a->digits == 8 && is_day8(a->v)) return AT_d8;
    return a->digits <= 3 && a->v <= SMALL_MAX ? AT_n : AT_big;
}

/* 2.5 is a number where no second dot follows and the fraction is short: 2.5년. 2019.05 is left to the grammar. */
static bool fraction(const Doc *d, Atom *a)
{
    uint32_t dot = a->end;
    if (d->ch[dot] != '.' || d->cls[dot + 1] != CH_DIGIT || a->digits > 2) return false;
    uint32_t end = digits_end(d, dot + 1);
    if (end - dot > 2) return false;
    if (a->beg > 1 && d->ch[a->beg - 1] == '.' && d->cls[a->beg - 2] == CH_DIGIT) return false;      /* 2017.3.5 일요일 */
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
        a->v = a->v < NUMBER_MAX / 1000 ? a->v * 1000 + digits_value(d, a->end + 1, a->end + 4) : NUMBER_MAX;
        a->end += 4;
        a->cls = AT_big;
    }
}

/* ---------------------------------------------------------------- suffixes and places of figures */
/* "the 1970's": behind an article, and no year's possessive ("2020's first quarter"). */
static bool decade_apostrophe(const TimeScan *s, const Atom *a)
{
    const Doc *d = s->ie->doc;
    if (d->ch[a->end] != '\'' || d->ch[a->end + 1] != 's' || d->cls[a->end + 2] == CH_LATIN) return false;
    bool the = s->n && s->at[s->n - 1].cls == AT_the;
    bool two = s->n > 1 && s->at[s->n - 1].cls == AT_apos && s->at[s->n - 2].cls == AT_the;        /* the '70's */
    return (the || two) && a->v % 10 == 0 && (a->cls == AT_y4 || a->digits == 2);
}

/* 21st, 1990s: the letters belong to the number. */
static void number_suffix(const TimeScan *s, Atom *a)
{
    enum { OLD_CENTURY = 1000 };
    const Doc *d = s->ie->doc;
    if (decade_apostrophe(s, a)) {
        a->cls = AT_ydec;
        a->end += 2;
        return;
    }
    if (d->cls[a->end] != CH_LATIN) return;
    uint32_t end;
    const AtomDef *def = def_at(s, a->end, AT_nsuf, &end);
    if (!def || d->cls[end] == CH_LATIN || d->cls[end] == CH_DIGIT) return;
    bool hundreds = a->digits == 4 && a->v >= OLD_CENTURY && a->v < YEAR_LO && a->v % 100 == 0;      /* the 1800s */
    if (def->to == AT_ydec && (a->v % 10 || (a->cls != AT_y4 && a->digits != 2 && !hundreds))) return;
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
    if (!digits_read(d, p, out)) return false;
    out->cls = figure_cls(s, out);
    thousands(d, out);
    if (out->cls == AT_big && out->digits != 4) return true;
    bool short_year = p > 0 && mark_cls(d->ch[p - 1]) == AT_apos;
    if (!short_year && fraction(d, out)) return true;
    number_suffix(s, out);
    place_word(s, out);
    if (d->ch[out->end] == '+' && d->cls[out->end + 1] == CH_SPACE) out->end++;        /* 5+ years */
    return true;
}

/* ---------------------------------------------------------------- marks and words */
static bool sign_at(const TimeScan *s, uint32_t p, Atom *out)
{
    uint8_t cls = mark_cls(s->ie->doc->ch[p]);
    if (!cls) return false;
    *out = (Atom){.beg = p, .end = p + 1, .cls = cls};
    return true;
}

/* May and March begin a sentence as verbs: there a word that goes on behind a blank tells them from the months. */
static bool reads_as_verb(const TimeScan *s, uint32_t p, uint32_t end)
{
    const Doc *d = s->ie->doc;
    const Sentence *sent = doc_sentence_at(d, p);
    uint32_t next = blanks_skip(d, end);
    return sent && sent->beg == p && d->cls[next] == CH_LATIN && next > end;
}

/* "March first", "may third 2015": at its sentence's head the ordinal that closes it or leads to a year is a day. */
static bool ordinal_day(const TimeScan *s, uint32_t end)
{
    const Doc *d = s->ie->doc;
    uint32_t q = blanks_skip(d, end), behind;
    if (!def_at(s, q, AT_ord, &behind) && !def_at(s, q, AT_second, &behind)) return false;
    if (d->cls[behind] == CH_LATIN || d->ch[behind] == '-') return false;
    uint32_t next = blanks_skip(d, d->ch[behind] == ',' ? behind + 1 : behind);
    return next >= d->n || d->cls[next] == CH_BREAK || digits_end(d, next) == next + 4;
}

/* "May to September", "March until June": another month ends what it begins. */
static bool opens_range(const TimeScan *s, uint32_t end)
{
    uint32_t behind, then;
    if (!def_at(s, blanks_skip(s->ie->doc, end), AT_to, &behind)) return false;
    uint32_t q = blanks_skip(s->ie->doc, behind);
    return q > behind && def_at(s, q, AT_month, &then);
}

/* "2 oct", "may 21st", "22nd of dec", "last sept": written small, a short month is one beside a figure, or behind last
 * and next where it is no other word. */
static bool beside_figure(const TimeScan *s, const AtomDef *def, uint32_t p, uint32_t end)
{
    static const bool figures[AT_COUNT] = {[AT_n] = true,    [AT_nth] = true, [AT_ord] = true,  [AT_y4] = true,
                                           [AT_part] = true, [AT_wk] = true,  [AT_wday] = true, [AT_dy] = true,
                                           [AT_mo] = true,   [AT_weekend] = true};
    static const bool ends[AT_COUNT] = {[AT_betw] = true, [AT_from] = true, [AT_prep] = true};
    static const bool joints[AT_COUNT] = {[AT_of] = true, [AT_dash] = true, [AT_slash] = true, [AT_comma] = true};
    const Doc *d = s->ie->doc;
    uint32_t q = d->ch[end] == '.' ? end + 1 : end;
    if (d->ch[q] == ',') q++;
    if (d->cls[q] == CH_SPACE || d->ch[q] == '-' || d->ch[q] == '/') q++;
    if (p == 0 && end >= d->n && d->cls[end] != CH_LATIN) return true;                     /* the whole text */
    if (d->cls[q] == CH_DIGIT && digits_end(d, q) - q <= 4) return true;
    uint32_t the;
    if (d->cls[q] == CH_LATIN && (def_at(s, q, AT_the, &the) || def_at(s, q, AT_of, &the))) q = blanks_skip(d, the);
    if (d->cls[q] == CH_DIGIT && digits_end(d, q) - q <= 4) return true;
    if (d->ch[q] == '-' && d->cls[q + 1] == CH_SPACE) q += 2;
    const AtomDef *month = q > end && d->cls[q] == CH_LATIN ? def_at(s, q, AT_month, &the) : NULL;
    if (q > end && d->cls[q] == CH_LATIN && ((month && !month->verb) || def_at(s, q, AT_ord, &the))) return true;
    uint32_t k = s->n;
    if (!k || blanks_skip(d, s->at[k - 1].end) != p) return false;
    if (ends[s->at[k - 1].cls]) return def->cls == AT_month;
    if (s->at[k - 1].cls == AT_det || s->at[k - 1].cls == AT_wday) return !def->verb;
    if (k > 1 && joints[s->at[k - 1].cls]) k--;
    return figures[s->at[k - 1].cls] && !s->at[k - 1].word;
}

/* What else than the word before an entry may ask for; most ask for nothing. */
static __attribute__((noinline)) bool fits_there(const TimeScan *s, const AtomDef *def, uint32_t p, uint32_t end)
{
    const Doc *d = s->ie->doc;
    if (def->paren && !(p > 0 && d->ch[p - 1] == '(' && d->ch[end] == ')')) return false;
    bool latin = d->cls[p] == CH_LATIN;
    if (latin && (d->cls[end] == CH_LATIN || (p > 0 && d->cls[p - 1] == CH_LATIN))) return false;
    /* $DEC, @may */
    if (latin && p > 0 && (d->ch[p - 1] == '$' || d->ch[p - 1] == '#' || d->ch[p - 1] == '@')) return false;
    if (d->cls[p] == CH_DIGIT && ((p > 0 && d->cls[p - 1] == CH_DIGIT) || d->cls[end] == CH_DIGIT)) return false;
    /* Feb13 */
    bool figure =
        def->cls == AT_q || def->cls == AT_h || def->cls == AT_fy || (def->cls == AT_month && doc_is_upper(d, p));
    if (latin && d->cls[end] == CH_DIGIT && !figure) return false;
    if (def->cap && !doc_is_upper(d, p) && !(def->near_figure && beside_figure(s, def, p, end))) return false;
    bool month = def->verb && def->cls == AT_month;
    if (def->verb && reads_as_verb(s, p, end) && !(month && (ordinal_day(s, end) || opens_range(s, end)))) return false;
    return true;
}

/* Where a word stands, and what it finds there. */
typedef struct Place { uint32_t p, prev; bool plain; } Place;        /* plain: neither letters nor figures begin there */

static inline bool def_fits(const TimeScan *s, const AtomDef *def, Place at, uint32_t len)
{
    if (def->prev && !(def->prev & at.prev)) return false;
    if (def->cls == AT_of && at.plain && s->ie->doc->cls[at.p + len] == CH_LATIN) return false;        /* 'seventy is no 's */
    return (at.plain & def->plain) || fits_there(s, def, at.p, at.p + len);
}

/* 한 2년: where the word counts nothing it may be "about". */
static const AtomDef *pre_beside(const Hit *h)
{
    for (uint32_t i = 0; i < h->n_entry; i++)
        if (h->def[h->entry[i]].cls == AT_pre) return &h->def[h->entry[i]];
    return NULL;
}

static bool behind_month(const TimeScan *s, uint32_t p)
{
    const Atom *a = s->n ? &s->at[s->n - 1] : NULL;
    return a && (a->cls == AT_month || a->cls == AT_wol) && blanks_skip(s->ie->doc, a->end) == p;
}

static bool behind_year(const TimeScan *s, uint32_t p)
{
    static const bool years[AT_COUNT] = {[AT_nyeon] = true, [AT_ry] = true, [AT_y4] = true, [AT_hae] = true, [AT_of] = true};
    const Atom *a = s->n ? &s->at[s->n - 1] : NULL;
    return a && years[a->cls] && blanks_skip(s->ie->doc, a->end) == p;
}

/* The entry of a match to take: one that asks for what stands before it outranks one that does not. */
static inline const AtomDef *entry_fitting(const TimeScan *s, const Hit *h, Place at)
{
    const AtomDef *found = NULL;
    for (uint32_t i = 0; i < h->n_entry; i++) {
        const AtomDef *def = &h->def[h->entry[i]];
        if (def->cls == AT_trap) {
            bool time = (def->month && behind_month(s, at.p)) || (def->dated && behind_year(s, at.p));
            if (!time) return def;
            continue;
        }
        if (def->cls == AT_nsuf || !def_fits(s, def, at, h->len)) continue;
        if (def->paren) return def;                                             /* (월), (일) */
        if (!found || (def->prev && !found->prev)) found = def;
    }
    return found;
}

static bool word_of(const TimeScan *s, uint32_t p, const Hits *h, Atom *out)
{
    const Doc *d = s->ie->doc;
    Place at = {p, s->prev, d->cls[p] != CH_LATIN && d->cls[p] != CH_DIGIT};
    for (int n = h->n; n-- > 0; h = hits_at(s, p)) {
        Hit hit = hit_of(s, h, n);
        const AtomDef *def = entry_fitting(s, &hit, at);
        uint32_t end = p + hit.len;
        if (def && def->cls == AT_num) {
            bool or = s->n && s->at[s->n - 1].cls == AT_or;                               /* a year or two */
            bool short_year = def->ten && p > 0 && mark_cls(d->ch[p - 1]) == AT_apos;             /* in 'eighty */
            if ((or || short_year || number_goes_on(s, end)) && number_words_at(s, p, out)) return true;
            def = pre_beside(&hit);
        }
        if (!def) continue;
        *out = (Atom){.beg = p, .end = end, .cls = def->cls, .v = def->v, .def = def};
        if (def->abbr && d->ch[out->end] == '.' && (d->cls[out->end + 1] == CH_SPACE || d->ch[out->end + 1] == ','))
            out->end++;                               /* Mar. */
        return true;
    }
    return false;
}

bool atom_at(const TimeScan *s, uint32_t p, Atom *out)
{
    const Hits *h = hits_at(s, p);
    if (h->n && word_of(s, p, h, out)) return true;
    uint8_t cls = s->ie->doc->cls[p];
    if (cls == CH_DIGIT) return figure_at(s, p, out);        /* a few words begin with figures: 3.1절, 365일 of every year */
    return cls != CH_HANGUL && cls != CH_LATIN && sign_at(s, p, out);
}

bool atom_may_begin(const TimeScan *s, uint32_t p)
{
    const Doc *d = s->ie->doc;
    return d->cls[p] == CH_DIGIT || gate_at(s, p) ||
           (d->cls[p] != CH_HANGUL && d->cls[p] != CH_LATIN && mark_cls(d->ch[p]));
}

/* Does a word at p reach behind q? "every other" */
bool atom_reaches(const TimeScan *s, uint32_t p, uint32_t q)
{
    const Hits *h = hits_at(s, p);
    return h->n && p + h->m[h->n - 1].len > q;
}
