/* What a name is called in short by leaving out letters: 은산대병원, StatCan, ESDC. */
#include "entity_int.h"
#include "mark.h"
#include <string.h>

static bool opens_word(const Doc *d, uint32_t beg, uint32_t at)
{
    return d->cls[at] == CH_LATIN && (at == beg || d->cls[at - 1] != CH_LATIN);
}

/* 은산병원 is another one than 은산대병원. */
static bool has_college(const Ie *ie, Span x)
{
    for (uint32_t k = x.beg; k < x.end; k++)
        if (is_mark(ie, MK_COLLEGE, ie->doc->ch[k])) return true;
    return false;
}

/* 은산대병원 is 은산대학교병원 with syllables left out: the first two and the last two stay. */
static bool by_syllables(const Ie *ie, Span x, Span y)
{
    const Doc *d = ie->doc;
    uint32_t n = x.end - x.beg, i = x.beg;
    if (n < 4 || (has_college(ie, y) && !has_college(ie, x))) return false;
    for (uint32_t k = 0; k < 2; k++)
        if (d->ch[x.beg + k] != d->ch[y.beg + k] || d->ch[x.end - 1 - k] != d->ch[y.end - 1 - k]) return false;
    for (uint32_t k = y.beg; k < y.end && i < x.end; k++)
        if (d->ch[i] == d->ch[k]) i++;
    return i == x.end;
}

/* StatCan is Statistics Canada: each part with a capital begins the next word, and no word is left over. */
static bool by_beginnings(const Doc *d, Span x, Span y)
{
    enum { PART_MIN = 2 };
    uint32_t i = x.beg, parts = 0;
    for (uint32_t k = y.beg; k < y.end; k++) {
        if (!opens_word(d, y.beg, k)) continue;
        uint32_t from = i, at = k;
        if (i == x.end || !doc_is_upper(d, i)) return false;
        do i++, at++;
        while (i < x.end && !doc_is_upper(d, i) && at < y.end && d->ch[i] == d->ch[at]);
        if (i - from < PART_MIN || d->ch[from] != d->ch[k]) return false;
        parts++;
    }
    return i == x.end && parts > 1;
}

/* Hallam's is Hallam & Pike: the house of the first of the partners. */
static bool by_partner(const Doc *d, Span x, Span y)
{
    uint32_t n = x.end - x.beg > 4 ? x.end - x.beg - 2 : 0;
    if (!n || d->ch[x.beg + n] != '\'' || d->ch[x.beg + n + 1] != 's' || d->ch[y.beg + n] != ' ') return false;
    bool pair = false;
    for (uint32_t k = y.beg + n; k < y.end; k++) pair |= d->ch[k] == '&';
    return pair && !memcmp(d->ch + x.beg, d->ch + y.beg, n * sizeof *d->ch);
}

bool entity_shortens(const Ie *ie, Span x, Span y)
{
    const Doc *d = ie->doc;
    if (x.end - x.beg >= y.end - y.beg) return false;
    if (d->cls[x.beg] == CH_HANGUL) return by_syllables(ie, x, y);
    return d->cls[x.beg] == CH_LATIN && (by_beginnings(d, x, y) || by_partner(d, x, y));
}

bool entity_is_capitals(const Doc *d, Span x)
{
    for (uint32_t at = x.beg; at < x.end; at++)
        if (d->cls[at] != CH_LATIN || !doc_is_upper(d, at)) return false;
    return true;
}

/* ESDC is Employment and Social Development Canada: the capitals that begin its words, all of them. x has no others. */
bool entity_initials(const Doc *d, Span x, Span y)
{
    uint32_t i = x.beg;
    for (uint32_t k = y.beg; k < y.end; k++) {
        if (!opens_word(d, y.beg, k) || !doc_is_upper(d, k)) continue;
        if (i == x.end || d->ch[i++] != d->ch[k]) return false;
    }
    return i == x.end;
}

/* 프론트엔드 개발자, 프런트엔드 개발자: the same but for one letter, blanks aside. */
bool entity_respells(const Doc *d, Span x, Span y)
{
    uint32_t i = x.beg, k = y.beg, differ = 0;
    while (i < x.end && k < y.end) {
        if (d->cls[i] == CH_SPACE) i++;
        else if (d->cls[k] == CH_SPACE) k++;
        else differ += d->ch[i++] != d->ch[k++];
    }
    return i == x.end && k == y.end && differ <= 1 && x.end - x.beg > 2;
}
