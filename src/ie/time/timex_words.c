/* Numbers in words: by places or figure by figure, where they count a time or name a year. */
#include "timex_atom_int.h"

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
        if (w->n && (w->sys != SYS_EN || w->digit || w->group % 100)) return false;
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
    bool hundreds = false;
    *w = (Words){0};
    while (n < WORDS_MAX) {
        uint32_t end, at = n && w->sys == SYS_EN && (d->ch[p] == '-' || d->ch[p] == ' ') ? p + 1 : p;
        /* two hundred and fifty */
        if (n && w->sys == SYS_EN && hundreds && at > p && def_at(s, at, AT_and, &end)) at = blanks_skip(d, end);
        const AtomDef *def = def_at(s, at, AT_num, &end);
        if (!def || (n && def->sys == SYS_EN && d->cls[end] == CH_LATIN)) break;
        if (def->sys == SYS_EN && d->cls[end] == CH_LATIN) break;
        if (!words_take(w, def)) break;
        hundreds = def->mul;
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
    [AT_decade] = true, [AT_century] = true, [AT_hoe] = true,  [AT_times] = true, [AT_seasons] = true, [AT_yeo] = true,
    [AT_more] = true,     [AT_each] = true, [AT_ydec] = true, [AT_wdays] = true, [AT_quarter] = true,
    [AT_felt] = true};

/* 해 and 달 take native numbers, 년 and 개월 those of Chinese origin; 주 and 시간 live with both. */
static bool unit_behind(const TimeScan *s, uint32_t p, uint8_t sys)
{
    const Doc *d = s->ie->doc;
    bool blank = d->cls[p] == CH_SPACE;
    uint32_t at = blanks_skip(d, p);
    if (sys == SYS_EN && d->ch[at] == '-') at++;
    const Hits *h = hits_at(s, at);
    for (int n = h->n; n-- > 0;) {
        Hit hit = hit_of(s, h, n);
        for (uint32_t i = 0; i < hit.n_entry; i++) {
            const AtomDef *def = &hit.def[hit.entry[i]];
            if (def->cls == AT_trap) return false;
            if (!counted[def->cls]) continue;
            if (sys == SYS_EN && (d->cls[at] != CH_LATIN || d->cls[at + hit.len] == CH_LATIN)) continue;
            if (sys == SYS_EN) return true;
            if (d->cls[at] != CH_HANGUL) return false;
            if (def->sys && def->sys != sys) continue;
            if (blank && def->cls == AT_wol) continue;
            return true;
        }
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

/* Behind a word of a number stands another, or what it counts: mostly neither does. */
bool number_goes_on(const TimeScan *s, uint32_t end)
{
    const Doc *d = s->ie->doc;
    return gate_at(s, d->ch[end] == '-' ? end + 1 : blanks_skip(d, end)) != 0;
}

/* nineteen ninety-five, twenty fifteen: the centuries and the years, each a number of its own. */
static bool year_in_words(const TimeScan *s, uint32_t p, Atom *out)
{
    enum { CENTURY = 19, THIS_CENTURY = 20, TEN = 10 };
    const Doc *d = s->ie->doc;
    Words w, states[WORDS_MAX];
    uint32_t ends[WORDS_MAX], end;
    const AtomDef *first = def_at(s, p, AT_num, &end);
    if (!first || first->sys != SYS_EN || (first->v != CENTURY && first->v != THIS_CENTURY)) return false;
    if (d->ch[end] != ' ' && d->ch[end] != '-') return false;
    int n = words_read(s, end + 1, &w, ends, states);
    if (!n || states[n - 1].sys != SYS_EN || unit_behind(s, ends[n - 1], SYS_EN)) return false;
    int32_t v = states[n - 1].group + states[n - 1].digit;
    *out = (Atom){.beg = p, .end = ends[n - 1], .cls = AT_y4, .v = first->v * 100 + v, .word = true, .digits = 4};
    return v >= TEN && v < 100;
}

/* 'eighty-one: an apostrophe in place of the century, behind a word that leads to a time or with nothing behind it that it
 * might count ('Forty people,' he said). */
static bool short_year_in_words(const TimeScan *s, uint32_t p, uint32_t end, const Words *x, Atom *out)
{
    enum { LEAST = 20, HUNDRED = 100 };
    static const uint8_t leads[] = {AT_prep, AT_of, AT_from, AT_to, AT_betw, AT_and, AT_before, AT_after, AT_month,
        AT_season};
    const Doc *d = s->ie->doc;
    int32_t v = x->group + x->digit;
    bool behind_mark = p > 1 && mark_cls(d->ch[p - 1]) == AT_apos && d->cls[p - 2] != CH_LATIN;
    if (!behind_mark || v >= HUNDRED || x->group < LEAST) return false;
    uint32_t close = end + (d->cls[end] == CH_PUNCT && d->ch[end] != '\'');                   /* 'Sixty.' */
    bool led = d->cls[blanks_skip(d, end)] != CH_LATIN && mark_cls(d->ch[close]) != AT_apos;
    uint32_t tok = doc_tok_at(d, p), at = tok > 1 ? d->tok[tok - 2].beg : p, to;
    for (uint32_t i = 0; i < COUNT_OF(leads) && !led && at < p; i++) led = def_at(s, at, leads[i], &to);
    *out = (Atom){.beg = p, .end = end, .cls = AT_n, .v = v, .digits = 2};
    return led;
}

/* "May twenty-one": behind a month's name the number is its day where no word goes on behind it ("in May twenty people"). */
static bool day_in_words(const TimeScan *s, uint32_t p, uint32_t end, int32_t v)
{
    const Doc *d = s->ie->doc;
    const Atom *a = s->n ? &s->at[s->n - 1] : NULL;
    if (!a || a->cls != AT_month || blanks_skip(d, a->end) != p || v < 1 || v > 31) return false;
    return d->cls[blanks_skip(d, end)] != CH_LATIN;
}

/* "a year or two" */
static bool unit_before(const TimeScan *s, uint32_t p)
{
    static const bool units[AT_COUNT] = {
        [AT_yr] = true, [AT_mo] = true, [AT_wk] = true, [AT_dy] = true, [AT_decade] = true};
    const Atom *a = s->n > 2 ? &s->at[s->n - 1] : NULL;
    return a && a->cls == AT_or && units[a[-1].cls] && a[-2].cls == AT_a && blanks_skip(s->ie->doc, a->end) == p;
}

bool number_words_at(const TimeScan *s, uint32_t p, Atom *out)
{
    Words w, states[WORDS_MAX];
    uint32_t ends[WORDS_MAX];
    if (s->ie->doc->cls[p] == CH_LATIN && year_in_words(s, p, out)) return true;
    int n = words_read(s, p, &w, ends, states);
    bool english = n && states[n - 1].sys == SYS_EN;
    int32_t all = n ? states[n - 1].group + states[n - 1].digit : 0;
    if (english && all >= YEAR_LO && all <= YEAR_HI && n > 1 && !unit_behind(s, ends[n - 1], SYS_EN)) {
        *out = (Atom){.beg = p, .end = ends[n - 1], .cls = AT_y4, .v = all, .digits = 4};
        return all != 2000;
    }
    bool alone = english && !unit_behind(s, ends[n - 1], SYS_EN);
    if (alone && short_year_in_words(s, p, ends[n - 1], &states[n - 1], out)) return true;
    if (english && day_in_words(s, p, ends[n - 1], all)) {
        *out = (Atom){.beg = p, .end = ends[n - 1], .cls = AT_n, .v = all, .word = true, .digits = 2};
        return true;
    }
    while (n-- > 0) {
        Words *x = &states[n];
        bool more = x->sys == SYS_EN && (english_more(s, ends[n]) || unit_before(s, p));
        if (!unit_behind(s, ends[n], x->sys) && !more) continue;
        int32_t v = x->group + x->digit;
        if (x->digits_only && n > 0 && (v < YEAR_LO || v > YEAR_HI)) continue; /* 이공일칠 is a year, 사이 is none */
        *out = (Atom){.beg = p, .end = ends[n], .v = v, .v2 = x->v2 ? x->group + x->v2 : 0, .word = true, .digits = 2};
        bool year = v >= YEAR_LO && v <= YEAR_HI && x->sys != SYS_EN;
        out->cls = year ? AT_y4 : v <= SMALL_MAX ? AT_n : AT_big;
        return true;
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
