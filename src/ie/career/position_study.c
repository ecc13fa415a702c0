/* What a sentence tells of schooling beyond the names that are known: the institution by what its word ends in, the course
 * with the words that say which, the year of entering by 학번. */
#include "mark.h"
#include "position_int.h"

struct StudyData { const LexBook *place, *phrase, *department, *now; Sym host, letter, alma, early, head, plain, bare, apart, intake, runs, mine, attends, past, me, here, term; };

Rc study_bind(Analyser *an, Fault *f)
{
    struct StudyData *d = arena_push(an->mem, struct StudyData);
    Rc rc = ie_book(an, "school-end", &d->place, f);
    if (!rc) rc = ie_book(an, "course-word", &d->phrase, f);
    if (!rc) rc = ie_book(an, "department", &d->department, f);
    if (!rc) rc = ie_book(an, "study-now", &d->now, f);
    const LexSymRow syms[] = {
        {"runs", &d->runs}, {"mine", &d->mine}, {"attends", &d->attends}, {"past", &d->past}, {"me", &d->me},
        {"now", &d->here}, {"term", &d->term}, {"host", &d->host}, {"letter", &d->letter}, {"alma", &d->alma}, {"early", &d->early},
        {"head", &d->head}, {"plain", &d->plain}, {"bare", &d->bare}, {"apart", &d->apart}, {"intake", &d->intake}};
    lex_syms(an->lex, syms, COUNT_OF(syms));
    an->study = d;
    return rc;
}

/* ---------------------------------------------------------------- words between blanks */
/* The word that ends before `at`, without the marks behind it; it begins not before `from`. */
static bool word_left(const Doc *d, uint32_t from, uint32_t at, Range *out)
{
    while (at > from && !study_in_word(d, at - 1)) {
        at--;
        bool over =
            d->cls[at] != CH_SPACE && d->ch[at] != ',' && d->ch[at] != '(' && d->ch[at] != '\'' && d->ch[at] != '"';
        if (over) return false;
    }
    uint32_t beg = at;
    while (beg > from && d->cls[beg - 1] != CH_SPACE && (study_in_word(d, beg - 1) || d->ch[beg - 1] == '/')) beg--;
    *out = (Range){beg, at};
    return at > beg;
}

enum { JOSA_LONG = 3 };

/* Where the word ends without its particle. */
static uint32_t without_josa(const Ie *ie, Range w, uint8_t *josa)
{
    for (uint32_t stem = w.beg + 1 + JOSA_LONG < w.end ? w.end - JOSA_LONG : w.beg + 1; stem < w.end; stem++) {
        bool joined = ie->doc->cls[stem] == CH_HANGUL && josa_at(ie, stem, w.end, josa) == w.end - stem;
        if (joined && *josa != JOSA_COPULA) return stem;
    }
    *josa = JOSA_NONE;
    return w.end;
}

/* ---------------------------------------------------------------- where */
/* before: of a department, which stands right behind it. */
static bool ends_as(const Ie *ie, Range w, bool before, Sym *cls)
{
    const struct StudyData *d = ie->an->study;
    LexMatch m;
    if (!lex_longest_suffix(d->place, ie->doc->ch + w.beg, w.end - w.beg, &m)) return false;
    *cls = lex_entry(d->place, lex_match_entry(d->place, m, 0)).cls;
    if (*cls != d->letter) return true;
    /* D대, K여고: only where letters stand for the name, or right before a department: 달구벌대 식품공학과 */
    bool named = before && w.end - w.beg > m.len + 1 && ie->doc->cls[w.beg] == CH_HANGUL && !kind_common(ie, w.beg, w.end) &&
                 (m.len > 1 || is_mark(ie, MK_COLLEGE, ie->doc->ch[w.end - 1]));
    return named || (ie->doc->cls[w.beg] == CH_LATIN && w.end - w.beg > m.len);
}

/* 숭실대 글로벌미디어학부를 졸업했다: the department, right behind the school, by what its name ends in. */
Range study_department(const Ie *ie, uint32_t at)
{
    enum { UNITS = 14, JOSA = 3 };
    const Doc *d = ie->doc;
    if (at + 1 >= d->n || d->cls[at] != CH_SPACE) return (Range){0, 0};
    uint32_t beg = at + 1, end = beg;
    while (end < d->n && end - beg < UNITS && (d->cls[end] == CH_HANGUL || d->cls[end] == CH_LATIN)) end++;
    for (uint32_t stem = end; stem > beg + 2 && stem + JOSA >= end; stem--) {
        uint8_t josa;
        LexMatch m;
        if (stem < end && josa_at(ie, stem, end, &josa) != end - stem) continue;
        /* 산업설비과, 실음과 */
        bool faculty = is_mark(ie, MK_FACULTY, d->ch[stem - 1]) && (stem - beg >= 4 || !kind_common(ie, beg, stem - 1));
        if (faculty || lex_longest_suffix(ie->an->study->department, d->ch + beg, stem - beg, &m)) return (Range){beg, stem};
    }
    return (Range){0, 0};
}

/* 국비 학원에서, 거제 기술교육원 특수용접 과정, D대 체육교육과: the word nearest to the course or the verb. What is no school
 * is one where a course is heard there. */
static bool place_left(const Ie *ie, uint32_t from, uint32_t at, Range course, Range *out)
{
    enum { WORDS = 8 };
    const struct StudyData *d = ie->an->study;
    Range w;
    for (int i = 0; i < WORDS && word_left(ie->doc, from, at, &w); i++, at = w.beg) {
        uint8_t josa;
        Sym cls = SYM_NONE;
        Range stem = {w.beg, without_josa(ie, w, &josa)};
        LexMatch m;
        bool dept = course.end ? i == 0 && w.end + 1 == course.beg &&
                    lex_longest_suffix(ie->an->study->department, ie->doc->ch + course.beg, course.end - course.beg, &m)
                               : study_department(ie, w.end).end > 0;
        bool ends = ends_as(ie, stem, dept, &cls);
        if (!ends) stem.end = w.end, josa = JOSA_NONE, ends = ends_as(ie, stem, dept, &cls);
        bool fits = josa == JOSA_NONE || josa == JOSA_AT || josa == JOSA_IN || josa == JOSA_OBJECT || josa == JOSA_TO ||
                    josa == JOSA_ONLY;
        bool hosts = cls != d->host || (course.end && (josa == JOSA_IN || (josa == JOSA_NONE && i == 0)));
        if (!ends || !fits || !hosts) continue;
        *out = stem;
        return true;
    }
    return false;
}

/* 국제복장학원: a word that names where one learns, and not who else holds courses. */
bool study_school_end(const Ie *ie, Range w)
{
    const struct StudyData *d = ie->an->study;
    Sym cls = SYM_NONE;
    return w.end > w.beg && ends_as(ie, w, false, &cls) && cls != d->host && cls != d->alma;
}

/* 한밭공대: right before a department. */
bool study_school_before(const Ie *ie, Range w)
{
    Sym cls = SYM_NONE;
    return w.end > w.beg && ends_as(ie, w, true, &cls) && cls != ie->an->study->host;
}

/* 중학교 마치고: what everybody went to, without a name. */
bool study_early(const Ie *ie, Range school)
{
    const struct StudyData *d = ie->an->study;
    LexMatch m;
    uint32_t beg = school.end;
    while (beg > school.beg && ie->doc->cls[beg - 1] == CH_HANGUL) beg--;
    if (beg == school.end || !lex_longest_suffix(d->place, ie->doc->ch + beg, school.end - beg, &m)) return false;
    return m.len == school.end - beg && lex_entry(d->place, lex_match_entry(d->place, m, 0)).cls == d->early;
}

/* 모교 대학원: the school that one was at before. */
bool study_alma(const Ie *ie, Range school)
{
    const struct StudyData *d = ie->an->study;
    LexMatch m;
    uint32_t end = school.beg;
    while (end < school.end && ie->doc->cls[end] == CH_HANGUL) end++;
    if (end == school.beg || !lex_longest_suffix(d->place, ie->doc->ch + school.beg, end - school.beg, &m))
        return false;
    return m.len == end - school.beg && lex_entry(d->place, lex_match_entry(d->place, m, 0)).cls == d->alma;
}

/* 학원에 다녔다, of which the first word is the place: where what stands before the verb ends. */
static uint32_t before_verb(const Doc *d, const EvCand *c)
{
    uint32_t at = c->beg;
    while (at < c->end && d->cls[at] != CH_SPACE) at++;
    return at < c->end ? at : c->beg;
}

bool study_place(const Ie *ie, const EvCand *c, Range course, Range *out)
{
    uint32_t at = course.end && course.end <= c->beg ? course.beg : before_verb(ie->doc, c);
    return place_left(ie, ie->doc->sent[c->sent].beg, at, course, out);
}

/* ---------------------------------------------------------------- what */
/* … 교육 40시간 수료: the word for a course that stands some words before the end of it. */
Range study_taught(const Ie *ie, const EvCand *c)
{
    enum { WORDS = 3 };
    uint32_t at = c->beg;
    Range w;
    for (int n = 0; n < WORDS && word_left(ie->doc, c->from, at, &w) && w.end + 1 >= at; n++, at = w.beg) {
        uint8_t josa;
        Range stem = {w.beg, without_josa(ie, w, &josa)};
        if (study_head(ie, stem)) return stem;
    }
    return (Range){0, 0};
}

bool study_head(const Ie *ie, Range r)
{
    const struct StudyData *d = ie->an->study;
    for (uint32_t at = r.beg; at < r.end; at++) {
        LexMatch m;
        if (!ie_longest(ie, d->phrase, at, r.end, &m) || at + m.len != r.end) continue;
        Sym cls = lex_entry(d->phrase, lex_match_entry(d->phrase, m, 0)).cls;
        if (cls == d->head || cls == d->plain) return true;
    }
    return false;
}

/* 12주 과정을 들었다: a word that says of no course which it is. */
bool study_bare(const Ie *ie, Range course)
{
    const struct StudyData *d = ie->an->study;
    LexMatch m;
    if (!course.end || !ie_longest(ie, d->phrase, course.beg, course.end, &m) || course.beg + m.len != course.end)
        return false;
    Sym cls = lex_entry(d->phrase, lex_match_entry(d->phrase, m, 0)).cls;
    return cls == d->plain || cls == d->bare;
}

static bool is_time(const Ie *ie, Range w)
{
    uint32_t t = ie_timex_from(ie, w.beg);
    return (t < ie->tx.n && ie->tx.v[t].beg < w.end) || (t > 0 && ie->tx.v[t - 1].end > w.beg);
}

/* UI/UX 디자인 과정, 특수용접 과정: a general word takes the nouns before it. */
Range study_course(const Ie *ie, Range course, Range school, uint32_t from)
{
    enum { WORDS = 3 };
    const Doc *d = ie->doc;
    Range whole = {course.beg, course.end};                /* 특수용접 과정, of which a book knows 용접과 */
    while (whole.end && whole.end < d->n && d->cls[whole.end] == CH_HANGUL) whole.end++;
    uint8_t cut;
    whole.end = whole.end > course.end ? without_josa(ie, whole, &cut) : whole.end;
    if (whole.end > course.end && study_head(ie, whole)) course = whole;
    if (!course.end || !study_head(ie, course)) return course;
    if (school.end && school.beg < course.end && school.end > course.beg) return course;
    if (school.end && school.end <= course.beg && school.end > from) from = school.end;
    while (from < course.beg && d->cls[from] == CH_HANGUL) from++;                       /* …에서 */
    Range w;
    for (int i = 0; i < WORDS && course.beg > from && d->cls[course.beg - 1] == CH_SPACE; i++) {
        uint8_t josa;
        if (!word_left(d, from, course.beg, &w) || w.end + 1 != course.beg) break;
        bool noun = without_josa(ie, w, &josa) == w.end && !is_mark(ie, MK_MODIFIES, d->ch[w.end - 1]);
        if (!noun || is_time(ie, w)) break;
        course.beg = w.beg;
    }
    return course;
}

/* 다온영상원 다큐멘터리 과정: the words before the course begin with the name of the school; its end, 0 where they do not. */
uint32_t study_named(const Ie *ie, Range course)
{
    enum { WORDS = 3 };
    const Doc *d = ie->doc;
    uint32_t beg = course.beg;
    for (int n = 0; n < WORDS; n++) {
        uint32_t end = beg;
        while (end < course.end && study_in_word(d, end)) end++;
        Sym cls = SYM_NONE;
        if (end + 1 >= course.end || d->cls[end] != CH_SPACE) return 0;
        if (ends_as(ie, (Range){beg, end}, false, &cls)) return end;
        beg = end + 1;
    }
    return 0;
}

/* evening, online: of a course, not what it is in. */
static bool is_apart(const Ie *ie, const Token *t)
{
    const struct StudyData *d = ie->an->study;
    LexMatch m;
    return ie_longest(ie, d->phrase, t->beg, t->end, &m) && m.len == t->end - t->beg &&
           lex_entry(d->phrase, lex_match_entry(d->phrase, m, 0)).cls == d->apart;
}

/* an Open University module: a word of its name. */
static bool in_name(const Ie *ie, const Token *t)
{
    uint32_t i = ie_mention_from(ie, t->end);
    if (i == 0 || ie->mention.v[i - 1].end < t->end) return false;
    uint8_t type = (uint8_t)ie->out->entities.v[ie->mention.v[i - 1].entity].type;
    return type == ENT_ORG || type == ENT_SCHOOL || type == ENT_PROGRAM;
}

static bool is_subject_word(const Ie *ie, const Token *t)
{
    return t->cls == CH_LATIN && !in_name(ie, t) && !phrase_ends(ie, t) && phrase_noun(ie, t) && !is_apart(ie, t) && !is_time(ie, (Range){t->beg, t->end});
}

/* statistics module, MA in data journalism, degree in mechanical engineering: the field on either side. */
Range study_course_en(const Ie *ie, const EvCand *c, Range course)
{
    enum { BEFORE = 2, BEHIND = 4 };
    const Doc *d = ie->doc;
    if (!course.end) return course;
    uint32_t first = doc_tok_at(d, course.beg), i = first, sent = d->sent[c->sent].tok_beg,
             last = d->sent[c->sent].tok_end;
    uint32_t from = course.beg >= c->end ? c->end : d->sent[c->sent].beg;
    for (; i > sent && first - i < BEFORE && d->tok[i - 1].beg >= from; i--) {
        const Token *t = &d->tok[i - 1];
        if (t->end + 1 != course.beg || !is_subject_word(ie, t)) break;
        course.beg = t->beg;
    }
    i = doc_tok_at(d, course.end);
    if (i >= last || d->tok[i].beg != course.end + 1 || !en_is(ie, &d->tok[i], EN_IN)) return course;
    uint32_t m = ie_mention_from(ie, d->tok[i + 1].beg);
    bool skill = m < ie->mention.n && ie->mention.v[m].beg == d->tok[i + 1].beg &&
                 ie->out->entities.v[ie->mention.v[m].entity].type == ENT_SKILL;
    if (skill && ie_capital(ie, d->tok[i + 1].beg)) {                          /* BA in English, an evening course in UX */
        course.end = ie->mention.v[m].end;
        return course;
    }
    for (uint32_t k = i + 1; k < last && k <= i + BEHIND; k++) {
        const Token *t = &d->tok[k];
        if (t->beg != d->tok[k - 1].end + 1 || !is_subject_word(ie, t) || ie_capital(ie, t->beg)) break;
        course.end = t->end;
    }
    return course;
}

/* teachers' college, the teacher's college: the owner before the blank or the mark of the genitive, where `beg` is one. */
static const Token *owner_of(const Doc *d, const Token *t, const Token *first)
{
    bool single = t->end - t->beg == 1;
    if (single && t->cls == CH_LATIN && t > first && d->ch[t->beg - 1] == '\'') t--;
    return t > first && d->ch[t->beg] == '\'' && t[-1].end == t->beg && t[-1].cls == CH_LATIN ? t - 1 : NULL;
}

/* teachers' college, the signalling school: a kind of school with the nouns that say which. */
Range study_kind_en(const Ie *ie, const EvCand *c, Range school)
{
    enum { WORDS = 2 };
    const Doc *d = ie->doc;
    const Token *t = &d->tok[doc_tok_at(d, school.beg)], *first = &d->tok[d->sent[c->sent].tok_beg];
    for (int n = 0; n < WORDS && t > first; n++) {
        uint32_t beg = t->beg;
        const Token *owner = owner_of(d, --t, first);
        if (owner) t = owner;
        bool joined = t->cls == CH_LATIN && (owner || t->end + 1 == beg) && t->beg >= c->end;
        bool noun = joined && (owner || is_apart(ie, t) || phrase_noun(ie, t));
        if (!noun || in_name(ie, t) || phrase_ends(ie, t) || is_time(ie, (Range){t->beg, t->end})) break;
        if (!is_apart(ie, t)) school.beg = t->beg;
    }
    return school;
}

/* History, University of Trefawr, 1994–1997: what the note begins with, as far as the comma before the school. */
Range study_note_en(const Ie *ie, const EvCand *c, Range school)
{
    enum { WORDS = 3 };
    const Doc *d = ie->doc;
    uint32_t first = d->sent[c->sent].tok_beg, at = doc_tok_at(d, school.beg), i = first;
    while (i < at && i - first < WORDS && is_subject_word(ie, &d->tok[i]) &&
           (i == first || d->tok[i].beg == d->tok[i - 1].end + 1))
        i++;
    bool comma = i > first && i + 1 == at && d->ch[d->tok[i].beg] == ',' && ie_capital(ie, d->tok[first].beg);
    return comma ? (Range){d->tok[first].beg, d->tok[i - 1].end} : (Range){0, 0};
}

/* ---------------------------------------------------------------- since when */
/* 08학번, 08학번으로: of the author; 08학번 선배 is another's. */
static bool intake_at(const Ie *ie, const Token *t)
{
    const struct StudyData *d = ie->an->study;
    const Doc *doc = ie->doc;
    const Token *next = t + 1;
    LexMatch m;
    bool two = t->kind == TOK_NUMBER && t->end - t->beg == 2 && next->beg == t->end;
    if (!two || !ie_longest(ie, d->phrase, next->beg, next->end, &m)) return false;
    if (lex_entry(d->phrase, lex_match_entry(d->phrase, m, 0)).cls != d->intake) return false;
    uint32_t end = next->beg + m.len;
    return end + 1 >= doc->n || doc->cls[end] != CH_SPACE || doc->cls[end + 1] != CH_HANGUL;
}

/* The year of entering that is told near the schooling; "" where none is. */
Str study_intake(const Ie *ie, const EvCand *c)
{
    enum { CENTURY = 40 };
    const Doc *d = ie->doc;
    uint32_t first = c->sent > 0 ? c->sent - 1 : 0, last = c->sent + 1 < d->n_sent ? c->sent + 1 : c->sent;
    for (uint32_t i = d->sent[first].tok_beg; i + 1 < d->sent[last].tok_end; i++) {
        if (!intake_at(ie, &d->tok[i])) continue;
        const uint16_t *ch = d->ch + d->tok[i].beg;
        int year = (ch[0] - '0') * 10 + ch[1] - '0';
        return str_fmt(ie->mem, "%d", year + (year < CENTURY ? 2000 : 1900));
    }
    return S("");
}

/* 지금 4학기다: the present of 이다 behind a number of terms, or nothing. */
static bool is_term(const Ie *ie, const Token *t, uint32_t end)
{
    const struct StudyData *d = ie->an->study;
    const Doc *doc = ie->doc;
    LexMatch m;
    uint32_t at = t->end;
    if (t->kind != TOK_NUMBER || !ie_longest(ie, d->now, at, end, &m)) return false;
    if (lex_entry(d->now, lex_match_entry(d->now, m, 0)).cls != d->term) return false;
    at += m.len;
    bool alone = at >= end || doc->ch[at] == '.' || doc->ch[at] == ',' || doc->ch[at] == '\n';
    return alone || (copula_at(ie, at) && !mark_at(ie, MK_WAS, at));
}

/* Where what is told of the schooling ends: a sentence on, or where a step of another kind is told. */
static uint32_t told_until(const Ie *ie, const EvCand *c)
{
    enum { AHEAD = 1 };
    const Doc *d = ie->doc;
    uint32_t last = c->sent + AHEAD < d->n_sent ? c->sent + AHEAD : d->n_sent - 1;
    for (uint32_t k = c->number + 1; k < ie->ev.n && ie->ev.v[k]->sent <= last; k++) {
        uint8_t type = ie->ev.v[k]->type;
        if (type <= EV_FOUND || type == EV_WORK || type == EV_ENROLL) return ie->ev.v[k]->beg;
    }
    return d->sent[last].end;
}

static Sym now_class(const Ie *ie, uint32_t at, uint32_t end, uint32_t *len)
{
    const LexBook *book = ie->an->study->now;
    LexMatch m;
    *len = 0;
    if (!ie_longest(ie, book, at, end, &m)) return SYM_NONE;
    *len = m.len;
    return lex_entry(book, lex_match_entry(book, m, 0)).cls;
}

/* 동생은, 여자친구가, 친구도: a person, as topic or subject */
static bool is_person(const Ie *ie, const Token *t)
{
    enum { LEAST = 2 };
    uint32_t end = t->end - 1;
    uint16_t last = ie->doc->ch[end];
    if (t->cls != CH_HANGUL || t->end < t->beg + LEAST) return false;
    if (!is_mark(ie, MK_SUBJECT, last) && !is_mark(ie, MK_TOPIC, last) && !is_mark(ie, MK_ALSO, last)) return false;
    uint32_t m = ie_mention_from(ie, t->beg);
    bool named = m < ie->mention.n && ie->mention.v[m].beg < end;
    if (named && ie->out->entities.v[ie->mention.v[m].entity].type == ENT_PERSON) return true;
    for (uint32_t p = t->beg; p < end; p++)
        if (cue_len(ie, p, end, CUE_BIT(CUE_PERSON)) == end - p) return true;
    return false;
}

/* 할머니 댁에, 아르바이트도 다니고 있다: what one goes to is named, and is no school. */
static bool goes_elsewhere(const Ie *ie, const Token *t)
{
    uint8_t josa;
    uint32_t len;
    if (t->cls != CH_HANGUL || now_class(ie, t->beg, t->end, &len) == ie->an->study->here) return false;      /* 지금도 */
    Range stem = {t->beg, without_josa(ie, (Range){t->beg, t->end}, &josa)};
    if (josa != JOSA_AT && josa != JOSA_OBJECT && josa != JOSA_ALSO) return false;
    for (uint32_t p = stem.beg; p < stem.end; p++)
        if (cue_len(ie, p, stem.end, CUE_BIT(CUE_SCHOOL) | CUE_BIT(CUE_COURSE)) == stem.end - p) return false;
    return !cue_len(ie, stem.beg, stem.end, CUE_BIT(CUE_ADVERB));
}

/* I'm nearly done; Still there.: of the author, and now */
static bool of_me(const Ie *ie, uint32_t tok, uint32_t first, uint32_t end)
{
    enum { SHORT = 6 };
    uint32_t len;
    const Doc *d = ie->doc;
    const Token *before = tok > first ? &d->tok[tok - 1] : NULL;
    if (before)
        return now_class(ie, before->beg, before->end, &len) == ie->an->study->me && before->beg + len == before->end;
    return end <= first + SHORT && d->ch[d->tok[end - 1].beg] == '.';
}

/* Do the words at the token say that the author is still there? Neither what others do nor what was so then does. */
static bool says_runs(const Ie *ie, const EvCand *c, uint32_t tok, Sym cls, uint32_t len)
{
    const struct StudyData *d = ie->an->study;
    const Doc *doc = ie->doc;
    const Token *t = &doc->tok[tok];
    uint32_t s = c->sent, past;
    while (s + 1 < doc->n_sent && doc->sent[s].end <= t->beg) s++;
    uint32_t first = doc->sent[s].tok_beg;
    if (cls == d->mine) return of_me(ie, tok, first, doc->sent[s].tok_end);
    if (t->cls == CH_LATIN) return cls == d->runs;
    if (now_class(ie, t->beg + len, doc->sent[s].end, &past) == d->past) return false;
    while (first < tok && doc->tok[first].beg < c->end) first++;
    if (cls == d->attends && tok > first && goes_elsewhere(ie, &doc->tok[tok - 1])) return false;
    for (; first < tok; first++)
        if (is_person(ie, &doc->tok[first])) return false;
    return true;
}

/* Told behind the entering, in its sentence or soon: the schooling goes on. */
bool study_runs(const Ie *ie, const EvCand *c)
{
    const struct StudyData *d = ie->an->study;
    const Doc *doc = ie->doc;
    uint32_t end = told_until(ie, c), len;
    bool now = false;
    for (uint32_t i = doc_tok_at(doc, c->end); i < doc->n_tok && doc->tok[i].beg < end; i++) {
        const Token *t = &doc->tok[i];
        if (now && is_term(ie, t, end)) return true;
        Sym cls = now_class(ie, t->beg, end, &len);
        if (cls == SYM_NONE || (t->cls == CH_LATIN && t->beg + len < doc->n && doc->cls[t->beg + len] == CH_LATIN))
            continue;
        if ((cls == d->runs || cls == d->mine || cls == d->attends) && says_runs(ie, c, i, cls, len)) return true;
        now |= cls == d->here;
    }
    return false;
}

/* ---------------------------------------------------------------- said by the copula */
/* 실음과였어요, 전공은 경영학과입니다: the department that the word is said to be; end 0 where it is none. */
static Range said_course(const Ie *ie, const Token *t)
{
    enum { LEAST = 3 };
    const Doc *d = ie->doc;
    for (uint32_t stem = t->end - 1; stem >= t->beg + LEAST; stem--) {
        uint8_t josa;
        LexMatch m;
        bool copula = josa_at(ie, stem, t->end, &josa) == t->end - stem ? josa == JOSA_COPULA : copula_at(ie, stem);
        if (copula && lex_longest_suffix(ie->an->study->department, d->ch + t->beg, stem - t->beg, &m)) return (Range){t->beg, stem};
    }
    return (Range){0, 0};
}

/* 친구는 경영학과였다: of whom the word before says it; of the author, or of the subject itself (전공은). */
static bool said_of_another(const Ie *ie, uint32_t tok, uint32_t first)
{
    if (tok == first) return false;
    const Token *t = &ie->doc->tok[tok - 1];
    uint8_t josa;
    Range stem = {t->beg, without_josa(ie, (Range){t->beg, t->end}, &josa)};
    LexMatch m;
    if (t->cls != CH_HANGUL || (josa != JOSA_TOPIC && josa != JOSA_SUBJECT)) return false;
    if (cue_len(ie, t->beg, t->end, CUE_BIT(CUE_SELF))) return false;
    return !lex_longest_suffix(ie->an->study->department, ie->doc->ch + stem.beg, stem.end - stem.beg, &m);
}

/* 들어간 데가 | 충북의 전문대: where what is said of the subject begins. */
static uint32_t behind_subject(const Ie *ie, uint32_t from, uint32_t to)
{
    const Doc *d = ie->doc;
    for (uint32_t i = doc_tok_at(d, from); i < d->n_tok && d->tok[i].end < to; i++) {
        uint8_t josa = JOSA_NONE;
        if (d->tok[i].cls == CH_HANGUL && d->tok[i].beg >= from) without_josa(ie, (Range){d->tok[i].beg, d->tok[i].end}, &josa);
        if (josa == JOSA_SUBJECT || josa == JOSA_TOPIC) from = d->tok[i].end + 1;
    }
    return from;
}

/* Told around the schooling, in the sentences beside it, perhaps with the school that it is at. */
bool study_major(const Ie *ie, const EvCand *c, Str *course, Str *school)
{
    enum { BACK = 2, AHEAD = 1 };
    const Doc *d = ie->doc;
    uint32_t first = c->sent > BACK ? c->sent - BACK : 0,
             last = c->sent + AHEAD < d->n_sent ? c->sent + AHEAD : c->sent;
    for (uint32_t i = d->sent[first].tok_beg; i < d->sent[last].tok_end; i++) {
        const Token *t = &d->tok[i];
        Range r = t->cls == CH_HANGUL && t->end - t->beg > 3 ? said_course(ie, t) : (Range){0, 0};
        if (!r.end || said_of_another(ie, i, d->sent[first].tok_beg)) continue;
        uint32_t from = d->line[doc_line_at(d, r.beg) - d->line].beg;
        Range where;
        *course = doc_nfc_utf8(ie->mem, d, doc_span(d, r.beg, r.end));
        *school = S("");
        if (place_left(ie, from, r.beg, r, &where)) {              /* 들어간 데가 충북의 전문대 유아교육과였어요 */
            where = kind_words(ie, where.beg, where.end, behind_subject(ie, from, where.beg));
            *school = doc_nfc_utf8(ie->mem, d, doc_span(d, where.beg, where.end));
        }
        return true;
    }
    return false;
}
