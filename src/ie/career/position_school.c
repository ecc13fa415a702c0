/* Schooling: entering opens a row, graduating or dropping out closes it; study beside work has one, too. */
#include "mark.h"
#include "position_int.h"
#include <string.h>

struct PositionData { const LexBook *degree; Sym level[5]; };

Rc school_bind(Analyser *an, Fault *f)
{
    static const char *const names[] = {"first", "second", "third", "lesson", "any"};
    struct PositionData *d = arena_push(an->mem, struct PositionData);
    Rc rc = ie_book(an, "degree", &d->degree, f);
    for (size_t i = 0; i < COUNT_OF(names) && !rc; i++) d->level[i] = lex_sym(an->lex, names[i]);
    an->position = d;
    return rc;
}

static Str range_text(const Ie *ie, Range r)
{
    return r.end ? doc_nfc_utf8(ie->mem, ie->doc, doc_span(ie->doc, r.beg, r.end)) : S("");
}

/* ---------------------------------------------------------------- what is learnt */
enum { LESSON = 4, ANY };

/* How high the course is, 1 to 3; 0 where its words do not say; LESSON for what is none, ANY for a degree alone. */
static int level_of(const Ie *ie, Range r)
{
    const struct PositionData *d = ie->an->position;
    const Doc *doc = ie->doc;
    for (uint32_t at = r.beg; at < r.end; at++) {
        LexMatch m;
        if (!ie_longest(ie, d->degree, at, r.end, &m)) continue;
        bool latin = doc->cls[at] == CH_LATIN;
        if (latin && ((at > r.beg && doc->cls[at - 1] == CH_LATIN) || doc->cls[at + m.len] == CH_LATIN)) continue;
        for (int i = 0; i < ANY; i++)
            if (lex_entry(d->degree, lex_match_entry(d->degree, m, 0)).cls == d->level[i]) return i + 1;
    }
    return 0;
}

/* 사회학과: the whole word. */
static Range whole_word(const Doc *d, Range r)
{
    while (r.end && r.beg > 0 && d->cls[r.beg] == CH_HANGUL && d->cls[r.beg - 1] == CH_HANGUL) r.beg--;
    return r;
}

/* 자바와 스프링을 배웠다: one of several things, no subject of study. */
static bool is_listed_with(const Ie *ie, uint32_t from, uint32_t beg)
{
    const Doc *d = ie->doc;
    if (beg < from + 3 || d->cls[beg - 1] != CH_SPACE) return false;
    uint8_t josa;
    return d->ch[beg - 2] == ',' || (josa_at(ie, beg - 2, beg - 1, &josa) && josa == JOSA_WITH);
}

/* 철학을 공부했다, studied history at …: the subject. */
static Range subject_of(const Ie *ie, const EvCand *c)
{
    enum { WORDS = 3, UNITS = 12 };
    const Doc *d = ie->doc;
    if (!c->en) {
        uint32_t end = c->beg > 1 && d->cls[c->beg - 1] == CH_SPACE ? c->beg - 1 : c->beg, beg = end;
        while (beg > c->from && end - beg < UNITS && d->cls[beg - 1] == CH_HANGUL) beg--;
        bool object = end > beg + 2 && is_mark(ie, MK_OBJECT, d->ch[end - 1]);
        uint32_t t = ie_timex_from(ie, beg);
        if (t < ie->tx.n && ie->tx.v[t].beg < end) return (Range){0, 0};            /* 반년을 배웠다 */
        return object && !is_listed_with(ie, c->from, beg) ? (Range){beg, end - 1} : (Range){0, 0};
    }
    uint32_t first = doc_tok_at(d, c->end), i = first;
    uint32_t last = d->sent[c->sent].tok_end;
    while (i < last && i - first < WORDS && d->tok[i].cls == CH_LATIN && !phrase_ends(ie, &d->tok[i])) i++;
    bool placed = i > first && i < last && en_is(ie, &d->tok[i], EN_AT);
    if (placed && i > first + 1 && en_is(ie, &d->tok[first], EN_ARTICLE)) first++;             /* trained as a baker at … */
    return placed ? (Range){d->tok[first].beg, d->tok[i - 1].end} : (Range){0, 0};
}

/* 충북대 보건대학원, 한빛캠퍼스 데이터 부트캠프: the name right before it is whose it is. */
static Range with_owner(const Ie *ie, Range r)
{
    uint32_t i = r.end ? ie_mention_from(ie, r.beg) : 0;
    if (!r.end || i == 0) return r;
    const MentionRef *m = &ie->mention.v[i - 1];
    uint8_t type = (uint8_t)ie->out->entities.v[m->entity].type;
    bool joined = m->end + 1 == r.beg && ie->doc->cls[m->end] == CH_SPACE && ie->doc->cls[m->beg] == CH_HANGUL;
    if (joined && (type == ENT_ORG || type == ENT_SCHOOL || type == ENT_RESOURCE)) r.beg = m->beg;
    return r;
}

/* 한빛대 약대, of which the second is a part: a short word with the ending of schools behind a school's name. */
static bool is_faculty(const Ie *ie, Range word, Range whole)
{
    enum { SHORT = 3 };
    bool behind = word.beg > whole.beg + 1 && word.end == whole.end && word.end - word.beg <= SHORT;
    return behind && is_mark(ie, MK_COLLEGE, ie->doc->ch[word.end - 1]);
}

/* 박사 학위: the degree. */
static Range degree_alone(const Ie *ie, Range r)
{
    bool word = r.end > r.beg + 4 && mark_before(ie, MK_DEGREE, r.end);
    if (word) r.end -= 2;
    if (word && ie->doc->cls[r.end - 1] == CH_SPACE) r.end--;
    return r;
}

/* 부산의 한 국립대, 구미에 있는 공업고등학교: a kind of school goes by the words around it, a name by itself. */
static Range with_words(const Ie *ie, const EvCand *c, Range r)
{
    uint32_t i = ie_mention_from(ie, r.beg);
    if (i < ie->mention.n && ie->mention.v[i].beg < r.end) return r;
    return kind_words(ie, r.beg, r.end, ie->doc->sent[c->sent].beg);
}

typedef struct Study { Str school, course; int level; bool plain, alma, early, taught; } Study;

/* a degree in history, the degree: one course, told shorter. */
static bool same_course(Str a, Str b)
{
    return str_eq(a, b) || (a.n && b.n && (str_find(a, b, 0) != SIZE_MAX || str_find(b, a, 0) != SIZE_MAX));
}

/* A bootcamp at Makers, a degree from Boston University: the name behind it. */
static bool placed_at(const Ie *ie, const EvCand *c, uint32_t from, Range *out)
{
    enum { NEAR = 30 };
    const Doc *d = ie->doc;
    uint32_t i = ie_mention_from(ie, from), end = d->sent[c->sent].end;
    if (i >= ie->mention.n || ie->mention.v[i].beg >= end || ie->mention.v[i].beg > from + NEAR) return false;
    uint8_t type = (uint8_t)ie->out->entities.v[ie->mention.v[i].entity].type;
    uint32_t tok = doc_tok_at(d, ie->mention.v[i].beg);
    if ((type != ENT_ORG && type != ENT_SCHOOL) || tok < 2) return false;
    bool at = false;
    for (uint32_t k = tok - 2; k < tok; k++)
        at |= en_is(ie, &d->tok[k], EN_AT | EN_FROM | EN_WITH);
    *out = (Range){ie->mention.v[i].beg, ie->mention.v[i].end};
    return at;
}

/* … 과정 수료 (누리대는 탈락): what stands in brackets behind is told of something else. */
static bool in_brackets(const Doc *d, uint32_t from, Range r)
{
    enum { NEAR = 24 };
    if (r.beg <= from || r.beg - from > NEAR) return false;
    for (uint32_t at = from; at < r.beg; at++)
        if (d->ch[at] == '(') return true;
    return false;
}

/* Does a name stand there? A kind of school has none (bootcamp, school). */
static bool is_named(const Ie *ie, Range school)
{
    uint32_t i = school.end ? ie_mention_from(ie, school.beg) : 0;
    return school.end && i < ie->mention.n && ie->mention.v[i].beg < school.end;
}

/* 연수를 받, 교육: of the trigger the noun; it ends before its particle, at the blank. */
static uint32_t word_end(const Ie *ie, const EvCand *c)
{
    uint32_t at = c->beg;
    while (at < c->end && ie->doc->cls[at] == CH_HANGUL) at++;
    return at < c->end && at > c->beg + 1 && is_mark(ie, MK_OBJECT, ie->doc->ch[at - 1]) ? at - 1 : at;
}

/* Where the course is heard and which it is, as Korean tells it. Of a degree alone (졸업장을 받았다) the words before it say which. */
static void study_ko(const Ie *ie, const Event *e, const EvCand *c, Range *school, Range *course, int *level)
{
    const Found *f = &c->found;
    if (!course->end && is_faculty(ie, f->school, *school)) *course = f->school, school->end = f->school.beg - 1;
    if (level_of(ie, *course) == ANY) *course = (Range){0, 0};
    Range taught = {c->beg, word_end(ie, c)};         /* 고등군사반 교육을 받았다: the trigger is the course */
    if (!course->end && c->type == EV_STUDY && !c->rule->school && study_head(ie, taught)) *course = taught;
    if (!course->end && c->type == EV_GRADUATE && !school->end) *course = study_taught(ie, c);
    if (!course->end && school->end) *course = study_department(ie, school->end);
    bool may = course->end || e->date.n || (c->type == EV_STUDY && c->tail.running);
    bool placed = !school->end && c->type != EV_LEAVE && may && study_place(ie, c, *course, school);
    if (!course->end && placed) *course = study_department(ie, school->end);
    Range subject = c->type == EV_STUDY && (school->end || c->rule->school) ? subject_of(ie, c) : (Range){0, 0};
    bool itself = subject.end > school->beg && subject.beg < school->end;              /* 농고를 다녔다 */
    if (!course->end && (!itself || study_head(ie, subject))) *course = subject;
    *level = level_of(ie, *course);
    if (!*level) *course = study_course(ie, *course, *school, c->from);
    uint32_t name = course->end ? study_named(ie, *course) : 0;
    bool within = school->end && school->beg <= course->beg && school->end >= name;
    if (name && (!school->end || within || in_brackets(ie->doc, c->end, *school)))
        *school = (Range){course->beg, name}, course->beg = name + 1;
    if (study_bare(ie, *course)) *course = (Range){0, 0};
    if (school->end && course_called(ie, c, school)) return;
    bool bare = !school->end && !course->end && (c->type == EV_ENROLL || c->type == EV_GRADUATE);
    if (bare && course_said_before(ie, c, school, course)) return;
    bool heard = !school->end && !c->org_own && course->end && *level != LESSON && e->date.n && c->type != EV_LEAVE;
    if (heard && course_place_before(ie, c, school)) return;
    if (school->end && (placed || school->beg == f->school.beg)) *school = with_words(ie, c, *school);
}

static void study_en(const Ie *ie, const EvCand *c, Range *school, Range *course, int *level)
{
    const Range told = c->found.school;
    if (!course->end && is_faculty(ie, told, *school)) *course = told, school->end = told.beg - 1;
    if (!course->end && c->type == EV_STUDY && (school->end || c->rule->school)) *course = subject_of(ie, c);
    if (school->end && !is_named(ie, *school)) *school = study_kind_en(ie, c, *school);
    *level = level_of(ie, *course);
    if (*level != ANY && *level != LESSON) *course = study_course_en(ie, c, *course);
    if (!course->end && school->end && c->beg == school->beg) *course = study_note_en(ie, c, *school);
}

/* ACC sent me on a course at the polytechnic: where it is heard is told, whoever pays. */
static bool stands_at(const Ie *ie, Range school)
{
    uint32_t tok = doc_tok_at(ie->doc, school.beg);
    if (tok > 0 && en_is(ie, &ie->doc->tok[tok - 1], EN_ARTICLE)) tok--;
    return tok > 0 && en_is(ie, &ie->doc->tok[tok - 1], EN_AT);
}

/* A person who puts a graduation in may give its school as the employer; what stands beside it is the course then. */
static void house_take(Study *s, const Event *e, const EvCand *c)
{
    if (c->school_said && !s->course.n) s->course = s->school;
    s->school = e->args.org;
    s->plain = s->early = false;
}

/* An employer's or agency's name beside a kind of school is whose it is. */
static Study study_of(const Ie *ie, const Event *e, const EvCand *c)
{
    const Found *f = &c->found;
    Range course = degree_alone(ie, whole_word(ie->doc, f->course)), school = with_owner(ie, f->school);
    int level = 0;
    if (c->en) study_en(ie, c, &school, &course, &level);
    else study_ko(ie, e, c, &school, &course, &level);
    Study s = {.school = range_text(ie, school), .course = range_text(ie, course), .level = level};
    s.alma = !c->en && study_alma(ie, school);
    s.early = !c->en && study_early(ie, school);
    s.taught = f->course.end > 0;
    /* I graduated in mechanical engineering from Halden University: the field stands for the course. */
    if (c->en && !s.course.n && s.school.n && e->args.skill.n == 1) s.course = e->args.skill.v[0];
    if (s.level == ANY) s.level = 0, s.course = S(""), course = (Range){0, 0};         /* a degree: that under way */
    bool named = is_named(ie, school);
    /* A course of that employer's or agency's. */
    bool taught =
        (f->course.end && (c->type != EV_STUDY || c->date.n)) || (!c->en && c->type == EV_GRADUATE && course.end);
    if (c->en && s.school.n && !named) taught = true;
    bool there = c->en && school.end && stands_at(ie, school);
    if (!named && !there && c->org_own && f->org != UINT32_MAX && e->args.org.n && taught && (c->en || !s.school.n)) {
        if (!s.course.n) s.course = s.school;
        s.school = e->args.org;
        named = true;
    }
    Range by = {0};
    if (!named && c->en && (school.end || course.end) && placed_at(ie, c, school.end ? school.end : course.end, &by)) {
        if (!s.course.n) s.course = s.school;
        s.school = range_text(ie, by);
        named = true;
    }
    s.plain = s.school.n && !named && c->en && !memchr(s.school.p, ' ', s.school.n);
    if (c->school_said) s.school = e->args.other, s.plain = false;
    if (c->course_said) s.course = e->args.role;
    if (c->house_said) house_take(&s, e, c);
    return s;
}

/* ---------------------------------------------------------------- rows */
static bool levels_agree(int a, int b) { return !a || !b || a == b; }

/* 새빛대 약대 and 새빛대: one school, told shorter. */
static bool same_school(Str a, Str b)
{
    return str_eq(a, b) || (a.n && b.n && (str_starts(a, b) || str_starts(b, a)));
}

/* catering college, and then "the college": a kind told shorter. */
static bool same_kind(Str told, const Study *s)
{
    size_t n = s->school.n;
    return s->plain && told.n > n + 1 && str_ends(told, s->school) && told.p[told.n - n - 1] == ' ';
}

/* The schooling under way that this may be told of. */
static Row *school_row(const Fold *fo, const Study *s, bool ends)
{
    Row *loose = NULL;
    for (uint32_t k = fo->rows.n, last = rows_reach(fo); k-- > last;) {
        Row *x = fo->rows.v[k];
        if (x->p.kind != POS_EDUCATION || x->closed) continue;
        bool told = same_school(x->p.org, s->school) || same_kind(x->p.org, s);
        bool same = s->school.n ? told
                                : !s->course.n || same_course(x->p.role, s->course) || !x->p.role.n;
        if (same && levels_agree(x->level, s->level)) return x;
        bool height = !s->course.n || s->level || !x->p.role.n;
        if (ends && !s->school.n && !loose && height && levels_agree(x->level, s->level)) loose = x;
    }
    return loose;
}

/* An undated mention of a school or course that has its row recalls it. */
static Row *was_told(const Fold *fo, const Study *s)
{
    for (uint32_t k = rows_reach(fo); k < fo->rows.n; k++) {
        const Position *p = &fo->rows.v[k]->p;
        if (p->kind != POS_EDUCATION) continue;
        if (s->school.n && same_school(p->org, s->school)) return fo->rows.v[k];
        if (!s->school.n && (!s->course.n || same_course(p->role, s->course))) return fo->rows.v[k];
    }
    return NULL;
}

/* 모교 대학원: the school told of last that one is through with. */
static void alma_take(const Fold *fo, Study *s)
{
    for (uint32_t k = fo->rows.n, last = rows_reach(fo); s->alma && k-- > last;) {
        const Row *r = fo->rows.v[k];
        if (r->p.kind != POS_EDUCATION || !r->closed || !r->p.org.n) continue;
        s->school = r->p.org;
        return;
    }
}

/* It adds what was studied, where that has not been told: 국민대에서 의상디자인을 전공했고 … 8월에 졸업했다. */
static void course_add(Row *r, const Study *s)
{
    if (s->school.n && s->course.n && !r->p.role.n && levels_agree(r->level, s->level))
        r->p.role = s->course, r->level = s->level;
}

/* 2003년에 입학해서 2007년에 졸업했다, of a school told elsewhere: the entering waits for it. */
static void entered_take(Fold *fo, Row *r, const EvCand *c)
{
    enum { NEAR = 5 };
    const Event *in = fo->entered ? &fo->ie->out->events.v[fo->entered - 1] : NULL;
    if (!in || r->p.start.n || !r->p.end.n) return;
    uint32_t sent = fo->cand[fo->entered - 1]->sent;
    bool near = sent <= c->sent ? c->sent - sent <= NEAR : sent - c->sent <= NEAR;
    if (!near || !date_before(in->date, r->p.end)) return;
    r->p.start = in->date;
    row_evidence(fo, r, fo->entered - 1);
    fo->entered = 0;
}

/* 2015년에 졸업했다, of what one majored in, told beside it. */
static void finished_take(Fold *fo, Row *r, const EvCand *c)
{
    enum { NEAR = 3 };
    if (!fo->finished || r->closed || r->p.end.n) return;
    uint32_t i = fo->finished - 1, sent = fo->cand[i]->sent;
    if ((sent < c->sent ? c->sent - sent : sent - c->sent) > NEAR) return;
    row_close(fo, r, fo->ie->out->events.v[i].date, CAUSE_NONE, i);
    fo->finished = 0;
}

static Row *school_open(Fold *fo, const Event *e, uint32_t i, const Study *s)
{
    Row *r = row_new(fo, POS_EDUCATION, e, i);
    r->p.org = s->school;
    r->p.role = s->course;
    r->p.team = S("");
    r->p.employment = EMP_NONE;
    r->level = s->level;
    r->start_timex = e->type == EV_LEAVE ? UINT32_MAX : fo->cand[i]->timex;
    return r;
}

/* 한국방송작가협회 교육원에 다녔다: a school by its name. */
static bool names_school(const Ie *ie, const EvCand *c)
{
    uint32_t i = ie_mention_from(ie, c->found.school.beg);
    return i < ie->mention.n && ie->mention.v[i].beg == c->found.school.beg;
}

/* 2021년 5월부터 석 달 동안 … 수료했다: when it began, told with its end. */
static Str since_when(Ie *ie, const EvCand *c, Str end)
{
    if (!end.n || c->timex == UINT32_MAX) return S("");
    const Timex *t = &ie->out->timexes.v[c->timex];
    Str start = t->value, rest;
    if (ie->tx.v[c->timex].rel != REL_SINCE || t->type != TIMEX_DATE) return since_told(ie, c, end);
    if (is_interval(start)) ends_of(ie, t->value, &start, &rest);
    return date_before(start, end) ? start : S("");
}

static void school_dates(Fold *fo, Row *r, const Event *e, uint32_t i)
{
    bool enters = e->type == EV_ENROLL || e->type == EV_GRADUATE, both = names_both_ends(fo->ie, fo->cand[i]);
    if (e->type == EV_ENROLL && !r->p.start.n) r->p.start = e->date;
    if (!enters && !r->p.start.n && (both || is_open(e->date))) ends_of(fo->ie, e->date, &r->p.start, &r->p.end);
    else if (!enters && !r->p.start.n) r->p.start = e->date;
    r->closed |= !enters && both && r->p.end.n && !str_eq(r->p.end, S(".."));
    if (e->type != EV_GRADUATE) return;
    if (r->over && e->date.n) r->p.end = S(""), r->over = false;
    Str start = r->p.start, end = e->date;
    if (both) ends_of(fo->ie, fo->cand[i]->date, &start, &end);
    r->p.start = start.n ? start : since_when(fo->ie, fo->cand[i], end);
    row_close(fo, r, end, CAUSE_NONE, UINT32_MAX);
}

static void major_take(const Fold *fo, Row *r, const EvCand *c)
{
    Str course, school;
    if (!study_major(fo->ie, c, &course, &school)) return;
    r->p.role = course;
    if (!r->p.org.n) r->p.org = school;
}

/* 석사 2018.03 입학 … 졸업하고 5월부터: no degree is taken in a few months; the graduation, of a school it does not name, is another. */
static bool too_soon(const Row *r, const Event *e)
{
    enum { LEAST = 150 };              /* days */
    EdtfDay lo, hi, from, to;
    return r->level && edtf_bounds_str(r->p.start, &from, &to) && edtf_bounds_str(e->date, &lo, &hi) && edtf_dated(from) &&
           edtf_dated(hi) && hi >= from && hi - from < LEAST;
}

/* 공주에 있는 대학원에서 사회적경제를 배우고 있다: a school, and what one learns there now. */
static bool goes_on(const Ie *ie, const Study *s, const EvCand *c)
{
    bool now = c->type == EV_STUDY && !c->en && c->tail.running && !c->tail.past;
    return now && s->school.n && s->level != LESSON && (s->course.n || (c->rule->school && names_school(ie, c)));
}

/* 2022년 5월부터 국비로 파이썬 과정을 석 달 들었다: from when to when, wherever it was heard. */
static bool course_told(const Ie *ie, const Study *s, const Event *e, const EvCand *c)
{
    bool taught = s->taught && s->course.n && s->level != LESSON && c->tail.past && !c->tail.running;
    return c->type == EV_STUDY && taught && is_interval(e->date) && names_both_ends(ie, c);
}

/* read history at Durham, evening classes at the tech in Selby: a school that one was at, if nobody says when. */
static bool attended_en(const Study *s, const EvCand *c)
{
    bool was = c->en && c->type == EV_STUDY && c->found.school.end && c->tail.past && !c->tail.running;
    return was && s->school.n && !s->plain && s->level != LESSON;
}

/* So I went to Moi University. Mechanical engineering, 1992 up to 1997: what is told right behind the entering, without a place. */
static bool entered_dates(Fold *fo, const Study *s, const Event *e, uint32_t i)
{
    const EvCand *c = fo->cand[i], *before = i ? fo->cand[i - 1] : NULL;
    if (e->type != EV_STUDY || s->school.n || !before || before->type != EV_ENROLL || before->sent + 1 < c->sent)
        return false;
    if (!is_interval(e->date) || !names_both_ends(fo->ie, c)) return false;
    for (uint32_t k = fo->rows.n, last = rows_reach(fo); k-- > last;) {
        Row *r = fo->rows.v[k];
        bool just = r->p.kind == POS_EDUCATION && r->p.evidence.n && r->p.evidence.v[r->p.evidence.n - 1] == i - 1;
        if (!just || r->p.start.n || r->p.end.n) continue;
        ends_of(fo->ie, e->date, &r->p.start, &r->p.end);
        r->closed = r->p.end.n && !str_eq(r->p.end, S(".."));
        if (!r->p.role.n) r->p.role = s->course.n ? s->course : e->args.skill.n == 1 ? e->args.skill.v[0] : S("");
        row_evidence(fo, r, i);
        return true;
    }
    return false;
}

void on_school(Fold *fo, const Event *e, uint32_t i)
{
    const EvCand *c = fo->cand[i];
    Study s = study_of(fo->ie, e, c);
    alma_take(fo, &s);
    bool enters = e->type == EV_ENROLL || e->type == EV_GRADUATE, named = c->found.school.beg >= c->from;
    bool major = c->type == EV_STUDY && c->rule->school && s.course.n;      /* 국문학을 전공했다 */
    bool attends =
        c->type == EV_STUDY && c->rule->school && c->found.school.end && !s.plain && c->tail.past && !c->tail.running;
    bool told = major || (attends && names_school(fo->ie, c)) ||
                (s.school.n && (e->date.n || (s.course.n && s.level != LESSON && named && !c->tail.running)));
    bool now = goes_on(fo->ie, &s, c);
    told = told || now || course_told(fo->ie, &s, e, c) || attended_en(&s, c);
    if (s.level == LESSON) s.level = 0;
    if (entered_dates(fo, &s, e, i)) return;
    if (!enters && !told && c->type == EV_STUDY && !s.school.n && !s.course.n) {
        Row *open = school_row(fo, &s, false);             /* 2020년에 학원에 들어갔다. 1년을 다녔다 */
        if (open) course_ends(fo, open, e, c);
    }
    if ((!enters && !told) || ((s.plain || (s.early && !e->date.n)) && !s.course.n)) return;
    Row *r = school_row(fo, &s, e->type == EV_GRADUATE);
    if (!r && e->type == EV_ENROLL && !s.school.n && !s.course.n) {
        if (e->date.n) fo->entered = i + 1;
        return;
    }
    Row *known = !r ? was_told(fo, &s) : NULL;
    /* History, 1994-1997. Upper second. */
    bool its_end = known && e->type == EV_GRADUATE && str_eq(known->p.end, e->date);
    if (known && (!e->date.n || its_end)) {
        course_add(known, &s);
        return;
    }
    bool bare = !s.school.n && !s.course.n;
    if (!r && bare && e->type == EV_GRADUATE) fo->finished = i + 1;
    if (r && bare && e->type == EV_GRADUATE && too_soon(r, e)) return;
    if (!r) r = school_open(fo, e, i, &s);
    else row_evidence(fo, r, i);
    bool more = s.level && !r->level && r->p.role.n && s.course.n && !c->en;           /* 화학과 + 석사 */
    if (more) r->p.role = str_join(fo->ie->mem, (Str[]){r->p.role, S(" "), s.course}, 3), r->level = s.level;
    else if (!r->p.role.n || (s.level && !r->level)) r->p.role = s.course.n ? s.course : r->p.role, r->level = s.level;
    school_dates(fo, r, e, i);
    course_ends(fo, r, e, c);
    if (e->type == EV_GRADUATE) entered_take(fo, r, c);
    else if (major) finished_take(fo, r, c);
    if (!c->en && enters && !r->p.role.n) major_take(fo, r, c);
    if (!r->closed && !r->p.end.n && now) r->runs = true;
    if (!r->closed && !r->p.end.n && r->p.start.n && ((c->tail.running && c->tail.final) || study_runs(fo->ie, c)))
        r->runs = true;
    Str intake = c->en || r->p.start.n ? S("") : study_intake(fo->ie, c);
    if (intake.n && (!r->p.end.n || date_before(intake, r->p.end))) r->p.start = intake;
}

/* Dropped out: the schooling under way ends. */
bool school_left(Fold *fo, const Event *e, uint32_t i)
{
    const EvCand *c = fo->cand[i];
    Study s = study_of(fo->ie, e, c);
    alma_take(fo, &s);
    if (!s.school.n && c->org_school) s.school = e->args.org;
    Row *r = school_row(fo, &s, true);
    if (!r && c->rule->school && s.school.n && !s.plain) r = school_open(fo, e, i, &s);
    bool opened = r && r->p.evidence.n && fo->ie->out->events.v[r->p.evidence.v[0]].type == EV_ENROLL;
    bool shared = opened && c->timex != UINT32_MAX && c->timex == r->start_timex;     /* 2019년에 들어갔다가 자퇴했다 */
    if (r) row_close(fo, r, shared ? S("") : e->date, CAUSE_NONE, i);
    return r != NULL;
}

/* 내년 2월에 졸업한다, 다음 달이면 정년이다: until then the spell goes on. */
void on_ahead(Fold *fo, const Event *e)
{
    PositionKind kind = e->type == EV_GRADUATE ? POS_EDUCATION : POS_WORK;
    Str where = kind == POS_EDUCATION ? e->args.other : e->args.org;
    for (uint32_t k = fo->rows.n, last = rows_reach(fo); k-- > last;) {
        Row *r = fo->rows.v[k];
        if (r->p.kind != kind || (where.n && !same_school(r->p.org, where))) continue;
        if (r->p.end.n || !r->p.start.n) return;
        if (r->closed) r->p.exit = CAUSE_NONE;             /* a leaving at no time was none */
        r->closed = false;
        r->runs = true;
        return;
    }
}

/* I started a module … and dropped it in May: the schooling under way ends. */
void on_withdraw(Fold *fo, const Event *e, uint32_t i)
{
    if (fo->cand[i]->rule->school) school_left(fo, e, i);
}
