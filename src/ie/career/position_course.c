/* Where a course is heard that its own sentence does not place, and when it was over: what stands around schooling. */
#include "mark.h"
#include "position_int.h"

/* ---------------------------------------------------------------- where */
/* Where the word's name of a school ends, 0 where it has none: 국제복장학원이라고. */
static uint32_t school_in(const Ie *ie, const Token *t)
{
    enum { LEAST = 3 };
    for (uint32_t end = t->end; t->cls == CH_HANGUL && end >= t->beg + LEAST; end--) {
        uint8_t josa;
        if (end < t->end && !josa_at(ie, end, t->end, &josa)) continue;
        if (study_school_end(ie, (Range){t->beg, end})) return end;
    }
    return 0;
}

/* 동성로에 국제복장학원이라고 있었어요. 90년 4월부터 재단 과정을 들었습니다: the one school of the sentence before. */
bool course_place_before(const Ie *ie, const EvCand *c, Range *out)
{
    const Doc *d = ie->doc;
    if (!c->sent || d->sent[c->sent - 1].line != c->line) return false;
    const Sentence *s = &d->sent[c->sent - 1];
    bool found = false;
    for (uint32_t i = s->tok_beg; i < s->tok_end; i++) {
        uint32_t end = school_in(ie, &d->tok[i]);
        if (!end) continue;
        if (found) return false;
        found = true;
        *out = (Range){d->tok[i].beg, end};
    }
    return found;
}

/* 충청도에 있는 전문대 반도체장비과. 2010년 3월 입학, 2014년 2월 졸업: a sentence that ends in a school and what one studied there,
 * right before the one that tells no school. */
bool course_said_before(const Ie *ie, const EvCand *c, Range *school, Range *course)
{
    enum { MARKS = 3 };
    const Doc *d = ie->doc;
    if (!c->sent || d->sent[c->sent - 1].line + 1 < c->line) return false;
    const Sentence *s = &d->sent[c->sent - 1];
    for (uint32_t i = s->tok_beg; i + 1 < s->tok_end; i++) {
        const Token *t = &d->tok[i];
        if (t->cls != CH_HANGUL) continue;
        Range dept = study_department(ie, t->end);
        if (!dept.end || dept.end + MARKS < s->end || !study_school_before(ie, (Range){t->beg, t->end})) continue;
        *school = kind_words(ie, t->beg, t->end, s->beg);
        *course = dept;
        return true;
    }
    return false;
}

/* Where the words of a name begin that ends at `end`: quoted, or as far as nothing but names stand. */
static uint32_t name_begins(const Ie *ie, uint32_t from, uint32_t end)
{
    enum { WORDS = 3 };
    const Doc *d = ie->doc;
    uint32_t m = ie_mention_from(ie, end);
    if (m > 0 && ie->mention.v[m - 1].end == end) return ie->mention.v[m - 1].beg;
    uint32_t beg = end;
    for (int n = 0; n < WORDS && beg > from; n++) {
        uint32_t at = n ? beg - 1 : beg, w = at;
        if (n && d->cls[at] != CH_SPACE) break;
        while (w > from && study_in_word(d, w - 1)) w--;
        uint8_t josa;
        bool ends = w == at;
        for (uint32_t p = w + 1; n && p < at && !ends; p++) ends = josa_at(ie, p, at, &josa) == at - p;
        if (ends) break;
        beg = w;
    }
    return beg;
}

/* 에콜 뒤 블레라는 제빵학교에, '누룩방'이라는 전통주 교육원에: the name that the school is called by. */
bool course_called(const Ie *ie, const EvCand *c, Range *school)
{
    enum { WORDS = 3 };
    const Doc *d = ie->doc;
    uint32_t from = d->sent[c->sent].beg, i = ie_mention_from(ie, school->beg);
    uint8_t type = i < ie->mention.n ? (uint8_t)ie->out->entities.v[ie->mention.v[i].entity].type : ENT_COUNT;
    bool named = i < ie->mention.n && ie->mention.v[i].beg < school->end && (type == ENT_ORG || type == ENT_SCHOOL);
    if (named) return false;
    uint32_t tok = doc_tok_at(d, school->beg);
    for (uint32_t k = 1; k <= WORDS && k <= tok && d->tok[tok - k].beg >= from; k++) {
        const Token *t = &d->tok[tok - k];
        for (uint32_t p = t->beg; p < t->end; p++) {
            uint32_t n = mark_at(ie, MK_CALLED, p);
            if (!n || p + n != t->end) continue;
            uint32_t end = p;
            bool quoted = end > from && !study_in_word(d, end - 1);
            if (quoted) end--;
            uint32_t beg = name_begins(ie, from, end);
            if (beg >= end) return false;
            *school = (Range){beg, end};
            return true;
        }
    }
    return false;
}

/* ---------------------------------------------------------------- until when */
/* The length behind the event that says how long it was: for ten weeks, "in '82, four years, and". */
static uint32_t length_en(const Ie *ie, const EvCand *c)
{
    enum { TIMES = 4, FAR = 80 };
    const Doc *d = ie->doc;
    uint32_t end = d->sent[c->sent].end < c->end + FAR ? d->sent[c->sent].end : c->end + FAR;
    uint32_t first = ie_timex_from(ie, c->end);
    for (uint32_t i = first; i < ie->tx.n && ie->tx.v[i].end <= end && i < first + TIMES; i++) {
        if (ie->out->timexes.v[i].type != TIMEX_DURATION) continue;
        uint32_t tok = doc_tok_at(d, ie->tx.v[i].beg), next = ie->tx.v[i].end;
        const Token *before = &d->tok[tok - 1], *behind = before + 1;
        while (behind < d->tok + d->n_tok && behind->beg < next) behind++;
        bool led = en_is(ie, before, EN_FOR) || d->ch[before->beg] == ',' || d->ch[before->beg] == '(';
        bool word = behind < d->tok + d->n_tok && behind->kind != TOK_PUNCT && behind->beg < d->sent[c->sent].end;
        bool goes = word && !en_is(ie, behind, EN_AND | EN_AT | EN_IN | EN_WITH);
        return led && !goes ? i + 1 : 0;
    }
    return 0;
}

static bool is_later(const Ie *ie, Str date)
{
    EdtfDay lo, hi, from, to;
    return ie->out->dct.n && edtf_bounds_str(ie->out->dct, &lo, &hi) && edtf_bounds_str(date, &from, &to) && from > hi;
}

/* In the autumn of 1971, for ten weeks: no longer than the season. */
static bool within(const Ie *ie, Str date, uint32_t timex)
{
    EdtfDuration len;
    EdtfDay lo, hi;
    return is_interval(date) && edtf_bounds_str(date, &lo, &hi) && edtf_duration_parse(ie->out->timexes.v[timex].value, &len) &&
           edtf_duration_days(&len) <= (double)(hi - lo + 1);
}

/* An entering with the time of the whole: went to art school from 1990 to 1994, to teachers' college in '82, four years.
 * What would be full after the time of writing is still going on. */
static void entering_ends(Fold *fo, Row *r, const EvCand *c)
{
    Ie *ie = fo->ie;
    Str start = S(""), end = S("");
    if (c->timex != UINT32_MAX && ie_is_range(ie, c->timex)) {
        ends_of(ie, ie->out->timexes.v[c->timex].value, &start, &end);
        if (!may_agree(start, r->p.start)) return;
    }
    uint32_t length = !end.n && c->en && r->p.start.n ? length_en(ie, c) : 0;
    if (length) end = within(ie, r->p.start, length - 1) ? r->p.start : date_on(ie, r->p.start, length - 1);
    if (!end.n) return;
    r->p.end = is_later(ie, end) ? S("..") : end;
    r->over = true;                                        /* a degree told behind it knows better */
}

/* 과정에 들어가 1년을 배웠다: from the entering on, as long. */
static void stretch_ends(Fold *fo, Row *r, const Event *e, const EvCand *c)
{
    Str start, end;
    if (!names_both_ends(fo->ie, c) || c->tail.running || !r->p.start.n) return;
    ends_of(fo->ie, e->date, &start, &end);
    if (!end.n || str_eq(end, S("..")) || !may_agree(start, r->p.start) || str_eq(end, r->p.start)) return;
    r->p.end = end;
    r->closed = true;
}

void course_ends(Fold *fo, Row *r, const Event *e, const EvCand *c)
{
    if (r->p.end.n || r->closed || r->runs) return;
    if (e->type == EV_ENROLL) entering_ends(fo, r, c);
    else if (e->type == EV_STUDY) stretch_ends(fo, r, e, c);
}
