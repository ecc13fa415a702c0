/* Arguments: who employed, as what, when; then one event per happening. */
#include "event_int.h"
#include <string.h>

/* What has been told so far: the employer the author is at, and whom the author was last in touch with. */
typedef struct Story {
    Str      held;                     /* the employer that holds until another comes */
    Str      held_date;                /* of joining it, "" when not known */
    Str      asked;                    /* the last one applied to */
    Str      offer_org, offer_role;    /* what was applied for or offered last, and where */
    Str      refused;                  /* the last one that said no, or was told no */
    Str      chosen;                   /* the last one that said yes, or that the author settled on */
    uint32_t asked_sent, chosen_sent, asked_at;
    uint32_t lone, lone_next;          /* the last line that is a date alone: 1 + its timex; the next timex to look at */
    const DocSection *lone_sect;
    Str      last_date, prev_date;     /* of the event told last, and its sentence; before that sentence */
    uint32_t last_sent, last_at;       /* last_at: where it is told */
    Str      offered;                  /* where the last offer was made, and in which sentence */
    uint32_t offered_sent;
    Str      force;                    /* 육군, 해군 …: where the author served */
    bool     force_known;
    bool     serving;                  /* in the force: what is named then is a unit */
    Str      heading;                  /* the employer that the section's heading names */
    const DocSection *sect;
    bool     dct;                      /* the day of writing is known: */
    EdtfDay  dct_lo, dct_hi;
} Story;

static Str name_of(const Ie *ie, uint32_t mention) { return ie->out->entities.v[ie->mention.v[mention].entity].name; }

static Str words(const Ie *ie, Range r)
{
    return r.end ? doc_nfc_utf8(ie->mem, ie->doc, doc_span(ie->doc, r.beg, r.end)) : S("");
}

typedef enum { GROUP_JOIN, GROUP_HELD, GROUP_SEARCH, GROUP_SCHOOL, GROUP_NONE } Group;
static const uint8_t group_of[EV_COUNT] = {
    [EV_JOIN] = GROUP_JOIN,        [EV_FOUND] = GROUP_JOIN,         [EV_LEAVE] = GROUP_HELD,
    [EV_TRANSFER] = GROUP_HELD,    [EV_ROLE_CHANGE] = GROUP_HELD,   [EV_PROMOTION] = GROUP_HELD,
    [EV_CONVERSION] = GROUP_HELD,  [EV_WORK] = GROUP_HELD,          [EV_PROJECT] = GROUP_HELD,
    [EV_CONTEXT] = GROUP_NONE,     [EV_SEARCH] = GROUP_NONE,        [EV_APPLY] = GROUP_SEARCH,
    [EV_INTERVIEW] = GROUP_SEARCH, [EV_ACCEPTED] = GROUP_SEARCH,    [EV_REJECTED] = GROUP_SEARCH,
    [EV_WITHDRAW] = GROUP_SEARCH,  [EV_ENROLL] = GROUP_SCHOOL,      [EV_GRADUATE] = GROUP_SCHOOL,
    [EV_STUDY] = GROUP_SCHOOL,     [EV_CERTIFICATE] = GROUP_SCHOOL, [EV_AWARD] = GROUP_NONE,
    [EV_PUBLICATION] = GROUP_NONE, [EV_TALK] = GROUP_NONE,          [EV_MOVE] = GROUP_NONE,
    [EV_DECISION] = GROUP_NONE,    [EV_GOAL] = GROUP_NONE,          [EV_TURNING_POINT] = GROUP_NONE,
};

/* ---------------------------------------------------------------- org */
static bool org_in(const Ie *ie, uint32_t beg, uint32_t end, Str *out)
{
    for (uint32_t i = ie_mention_from(ie, beg); i < ie->mention.n && ie->mention.v[i].beg < end; i++) {
        if (ie->out->entities.v[ie->mention.v[i].entity].type != ENT_ORG) continue;
        *out = name_of(ie, i);
        return true;
    }
    return false;
}

/* The candidates stand in the order of the text: most are in the section of the one before. */
static const DocSection *section_of(const Doc *d, const DocSection *last, uint32_t at)
{
    const DocSection *end = d->sect + d->n_sect, *next = last ? last + 1 : d->sect;
    bool same = (!last || last->beg <= at) && (next >= end || next->beg > at);
    return same ? last : doc_section_at(d, at);
}

/* Embedded Engineer (Sept 2017 – Dec 2020) */
static bool heads_spell(const Ie *ie, const DocSection *s)
{
    uint32_t t = ie_timex_from(ie, s->head_beg), m = ie_mention_from(ie, s->head_beg);
    bool stretch = t < ie->tx.n && ie->tx.v[t].beg < s->head_end && ie->out->timexes.v[t].type == TIMEX_DATE &&
                   memchr(ie->out->timexes.v[t].value.p, '/', ie->out->timexes.v[t].value.n);
    return stretch && m < ie->mention.n && ie->mention.v[m].beg < s->head_end;
}

static void heading_update(Ie *ie, Story *st, EvCand *c)
{
    const DocSection *s = c->sect = section_of(ie->doc, st->sect, c->beg);
    if (s == st->sect) return;
    st->sect = s;
    st->heading = S("");
    if (s && org_in(ie, s->head_beg, s->head_end, &st->heading)) st->held = st->heading;
    else if (s && heads_spell(ie, s)) st->held = S("");            /* of an employer that is not known by name */
}

/* 3월, on a line of its own: it stands over what follows, until the next one or the next heading. A day is that of the
 * diary's entry, which tells of other days. */
static bool is_lone(const Ie *ie, uint32_t i)
{
    enum { MARKS = 3, MONTH = 27, SEASON = 92 };
    const TimexInfo *x = &ie->tx.v[i];
    const Timex *t = &ie->out->timexes.v[i];
    if (t->hi - t->lo < MONTH || t->hi - t->lo > SEASON || memchr(t->value.p, '/', t->value.n)) return false;
    const Line *line = doc_line_at(ie->doc, x->beg);
    return x->line_start && line->kind != LINE_ITEM && line->kind != LINE_TABLE && x->end + MARKS >= line->end &&
           t->type == TIMEX_DATE && !str_eq(t->value, ie->out->dct);      /* the stamp of the whole */
}

static void lone_update(const Ie *ie, Story *st, EvCand *c)
{
    for (; st->lone_next < ie->tx.n && ie->tx.v[st->lone_next].beg < c->beg; st->lone_next++)
        if (is_lone(ie, st->lone_next)) st->lone = st->lone_next + 1, st->lone_sect = doc_section_at(ie->doc, ie->tx.v[st->lone_next].beg);
    c->lone = st->lone_sect == c->sect ? st->lone : 0;
}

/* The army goes by its own word; no employer stands for it. */
static bool force_in(const Ie *ie, uint32_t beg, uint32_t end, Range *out)
{
    const RuleSet *nouns = &ie->an->event->noun;
    for (uint32_t at = beg; at < end; at++) {
        LexMatch m;
        if (!ie_longest(ie, nouns->book, at, end, &m)) continue;
        const TrigRule *r = &nouns->rule[lex_match_entry(nouns->book, m, 0)];
        if (r->shape != SHAPE_CUE || r->cue != CUE_MILITARY || !r->plain) continue;
        *out = (Range){at, at + m.len};
        return true;
    }
    return false;
}

/* One serves in one force: whichever the text names. It is looked for once. */
static void org_military(Ie *ie, Story *st, EvCand *c)
{
    Range force = {0};
    if (!st->force_known && force_in(ie, 0, ie->doc->n, &force)) st->force = words(ie, force);
    st->force_known = true;
    c->org = st->force.n ? st->force : words(ie, c->found.employer);
    c->org_own = true;
}

/* A school is the employer of who joins or leaves it as anything but a pupil; those moves have types of their own. */
static bool employs(const EvCand *c)
{
    return c->type == EV_JOIN || c->type == EV_TRANSFER || c->type == EV_PROMOTION || c->type == EV_CONVERSION ||
           c->type == EV_WORK || (c->type == EV_LEAVE && !c->rule->school);
}

/* 누리소프트라는 에이전시: the name stands right before its kind. */
static bool is_apposed(const Ie *ie, const Found *f)
{
    enum { GAP = 6 };
    uint32_t end = ie->mention.v[f->org].end;
    return f->employer.end && end <= f->employer.end && end + GAP >= f->employer.beg;
}

/* A unit with a name of its own (셀러센터) is a team where the author moves within the house. */
static bool is_unit(const Ie *ie, const EvCand *c)
{
    const Found *f = &c->found;
    const MentionRef *m = f->org != UINT32_MAX ? &ie->mention.v[f->org] : NULL;
    return c->type == EV_TRANSFER && m && f->team.end && m->beg < f->team.end && f->team.beg < m->end;
}

/* The name that stands before mention i in one list with it (라인, 쿠팡, 당근마켓에; Monzo and Wise); UINT32_MAX: none. */
static uint32_t listed_before(const Ie *ie, uint32_t i)
{
    if (!i || ie->out->entities.v[ie->mention.v[i - 1].entity].type != ENT_ORG) return UINT32_MAX;
    const Doc *d = ie->doc;
    const MentionRef *a = &ie->mention.v[i - 1], *b = &ie->mention.v[i];
    uint32_t at = a->end;
    if (at < b->beg && (d->ch[at] == 0xC640 /* 와 */ || d->ch[at] == 0xACFC /* 과 */)) return at + 2 == b->beg ? i - 1 : UINT32_MAX;
    while (at < b->beg && (d->ch[at] == ',' || d->cls[at] == CH_SPACE || d->ch[at] == 0xB7)) at++;
    return at == b->beg && at > a->end + 1 ? i - 1 : UINT32_MAX;
}

/* One search, several employers: all of them, one behind the other. */
static Str names_of(const Ie *ie, const EvCand *c, uint32_t mention)
{
    enum { LISTED = 8 };
    Str names = name_of(ie, mention);
    if (c->type != EV_APPLY && c->type != EV_REJECTED && c->type != EV_INTERVIEW) return names;
    for (int k = 0; k < LISTED && (mention = listed_before(ie, mention)) != UINT32_MAX; k++)
        names = str_join(ie->mem, (Str[]){name_of(ie, mention), S(", "), names}, 3);
    return names;
}

/* English names the employer behind the verb; one named before it belongs to the verb before: I trained at Kingsway
 * and got my first job at The Ivy. */
static bool behind_verb(Ie *ie, EvCand *c)
{
    const Found *f = &c->found;
    Range phrase;
    uint32_t known = f->org != UINT32_MAX ? ie->mention.v[f->org].beg : f->employer.end ? f->employer.beg : f->school.beg;
    if (!c->en || !c->rule->takes || known >= c->end || !phrase_find(ie, c, &phrase)) return false;
    c->org = words(ie, phrase);
    return true;
}

static void org_own(Ie *ie, EvCand *c)
{
    if (is_unit(ie, c)) return;
    const Found *f = &c->found;
    if (behind_verb(ie, c)) {
        c->org_own = true;
        return;
    }
    bool seeks_job = group_of[c->type] == GROUP_SEARCH && f->role.end;      /* applied to a college as a tutor */
    bool named = f->org != UINT32_MAX;
    if (named && (f->org_near || !f->employer.end || is_apposed(ie, f))) c->org = names_of(ie, c, f->org);
    else if (f->employer.end) c->org = words(ie, f->employer), c->org_kind = true;
    else if (f->school.end && (employs(c) || seeks_job)) c->org = words(ie, f->school), c->org_school = true;
    Range phrase;
    if (!c->org.n && (c->rule->takes || (c->en && (c->rule->invite || takes_author(ie, c)))) && phrase_find(ie, c, &phrase))
        c->org = words(ie, phrase);
    c->org_own = c->org.n > 0;
}

/* An item or a line of a table speaks of the employer at its head. */
static bool org_line(Ie *ie, EvCand *c)
{
    const Line *line = &ie->doc->line[c->line];
    return (line->kind == LINE_ITEM || line->kind == LINE_TABLE) && org_in(ie, line->beg, c->beg, &c->org);
}

/* The last employer named before, in [from, c). */
static bool focus_find(Ie *ie, uint32_t from, EvCand *c)
{
    for (uint32_t i = ie_mention_from(ie, c->beg); i-- > 0 && ie->mention.v[i].beg >= from;) {
        if (ie->out->entities.v[ie->mention.v[i].entity].type != ENT_ORG) continue;
        c->org = name_of(ie, i);
        return true;
    }
    return false;
}

/* How far back the employer may have been named: not behind the heading. */
static uint32_t focus_from(const Ie *ie, const EvCand *c, uint32_t far)
{
    const Line *line = &ie->doc->line[c->line];
    uint32_t t = timex_from(ie, c, line->beg);
    if (t < ie->tx.n && ie->tx.v[t].line_start && ie->tx.v[t].beg < c->beg && line->kind != LINE_TABLE)
        return line->beg;
    const DocSection *s = c->sect;
    uint32_t from = c->beg > far ? c->beg - far : 0;
    return s && s->head_beg > from ? s->head_beg : from;
}

/* A new firm or job is named a little later: 법인을 만들었다. 이름은 …. */
static bool named_after(Ie *ie, EvCand *c)
{
    enum { SOON = 60 };
    return org_in(ie, c->to, c->to + SOON, &c->org);
}

/* …에 들어갔다. 누리소프트라는 작은 회사였다: the next sentence begins with its name. */
static void next_named(Ie *ie, EvCand *c)
{
    enum { AT_START = 3 };
    const Doc *d = ie->doc;
    if (c->sent + 1 >= d->n_sent || d->sent[c->sent + 1].line != c->line) return;
    uint32_t beg = d->sent[c->sent + 1].beg, i = ie_mention_from(ie, beg);
    if (i >= ie->mention.n || ie->mention.v[i].beg > beg + AT_START) return;
    EntityType type = ie->out->entities.v[ie->mention.v[i].entity].type;
    if (type == ENT_ORG || (type == ENT_SCHOOL && employs(c))) c->org = name_of(ie, i);
}

/* I joined a bootcamp: whoever joins a course and no post learns there. */
static bool is_entry(const EvCand *c)
{
    const Found *f = &c->found;
    bool learns = f->course.beg > c->end || (c->org_school && f->school.beg > c->end);
    return c->en && c->type == EV_JOIN && learns && !f->role.end && !f->rank.end && f->org == UINT32_MAX;
}

/* The row of a list that begins with the same date is where one began: started in August, 2020.08 – now Paystack. */
static bool row_org(const Ie *ie, uint32_t index, EvCand *c)
{
    enum { BACK = 64 };
    for (uint32_t k = index; k-- > 0 && index - k <= BACK;) {
        const EvCand *e = ie->ev.v[k];
        bool row = e->rule == &ie->an->event->note_work && e->org.n;
        if (!row || c->lo == EDTF_DAY_NONE || e->lo < c->lo || e->lo > c->hi) continue;
        c->org = e->org;
        return true;
    }
    return false;
}

/* An employer that was named behind the last one applied to is the one that is spoken of. */
static bool newer_org(const Ie *ie, const Story *st, EvCand *c)
{
    for (uint32_t i = ie_mention_from(ie, c->beg); i-- > 0 && ie->mention.v[i].beg >= st->asked_at;) {
        if (ie->out->entities.v[ie->mention.v[i].entity].type != ENT_ORG) continue;
        if (str_eq(name_of(ie, i), st->held)) continue;
        c->org = name_of(ie, i);
        return true;
    }
    return false;
}

static void org_find(Ie *ie, Story *st, uint32_t index)
{
    enum { NEAR_SENT = 3, FAR = 350 };
    EvCand *c = ie->ev.v[index];
    Group g = (Group)group_of[c->type];
    bool house = (c->type == EV_CONTEXT && c->rule->shape != SHAPE_BARE) || (g == GROUP_NONE && c->found.house);
    if (house || c->rule->stays) g = GROUP_HELD;
    if (c->rule->military) {
        org_military(ie, st, c);
        return;
    }
    org_own(ie, c);
    if (is_entry(c)) c->type = EV_ENROLL, c->org = S(""), g = GROUP_SCHOOL;
    if (c->rule->moves && !c->org_own && st->held.n) c->type = EV_TRANSFER, g = GROUP_HELD;
    if (st->serving && g == GROUP_HELD && c->type != EV_LEAVE) {
        if (c->org_own && !c->team.n) c->team = c->org;
        c->org = st->force;
        c->org_own = c->org_kind = false;
        return;
    }
    /* A wish for a place of one's own (가게를 차릴까) names none. */
    if (c->type == EV_FOUND && c->org_kind && c->fact != FACT_ACTUAL) c->org = S("");
    if (c->type == EV_JOIN && c->org_kind && !c->en && st->chosen.n)
        c->org = st->chosen; /* the firm that said yes has a name */
    if (c->org_own || g == GROUP_SCHOOL || g == GROUP_NONE) return;
    if (c->type == EV_FOUND && c->fact == FACT_ACTUAL && c->found.venture.end && !named_after(ie, c)) {
        c->org = words(ie, c->found.venture);
        c->org_kind = true;
    }
    if (c->org.n || org_line(ie, c) || c->rule->school) return;
    /* A row of a list names its employer, unless the heading does: 2022.02 ~ 현재 프리랜서 통번역사. */
    bool row = c->rule == &ie->an->event->note_work && (c->en || ie->doc->line[c->line].kind == LINE_ITEM);
    if (row) {
        c->org = st->heading;
        return;
    }
    if (c->type == EV_WITHDRAW && st->offered.n && c->sent - st->offered_sent <= 1) {
        c->org = st->offered;          /* an offer and its refusal */
        return;
    }
    uint32_t line = ie->doc->line[c->line].beg;
    /* One applies for a course to no employer. */
    if (g == GROUP_SEARCH && c->en && (c->found.course.end || c->found.school.end)) return;
    bool asked = st->asked.n && c->sent - st->asked_sent <= NEAR_SENT;
    if (g == GROUP_SEARCH && asked && !(c->en && newer_org(ie, st, c))) c->org = st->asked;
    if (g == GROUP_SEARCH && !c->org.n) {
        focus_find(ie, line + FAR > c->beg ? line : c->beg - FAR, c);
        if (str_eq(c->org, st->held)) c->org = S("");          /* nor apply there */
    }
    if (g == GROUP_JOIN) c->org = st->heading.n ? st->heading : st->chosen;
    if (g == GROUP_JOIN && !c->org.n && c->type == EV_FOUND && named_after(ie, c)) return;
    if (g == GROUP_JOIN && !c->org.n && c->type == EV_JOIN) {
        if (row_org(ie, index, c)) return;
        focus_find(ie, focus_from(ie, c, FAR), c);
        /* One joins neither where one is nor where one was refused. */
        if (str_eq(c->org, st->held) || str_eq(c->org, st->refused)) c->org = S("");
        if (!c->org.n) next_named(ie, c);
    }
    bool next = c->type == EV_CONVERSION && st->chosen.n && c->sent - st->chosen_sent <= NEAR_SENT;
    if (g == GROUP_HELD) c->org = next ? st->chosen : st->held;
}

/* A look back (…했었다) does not move the story, nor does the table that sums it up. An earlier date alone does: a
 * prologue speaks of the present, then the story begins. */
static bool looks_back(const Ie *ie, const Story *st, const EvCand *c)
{
    return ie->doc->line[c->line].kind == LINE_TABLE || (c->tail.long_past && st->held.n);
}

/* 5월부터 …에서 일했다: told with its start and in the past, work is a joining. */
static bool is_start(const Ie *ie, const EvCand *c)
{
    bool told = c->tail.past && !c->tail.running && !c->en;
    return c->type == EV_WORK && c->rule->takes && told && c->org.n && c->org_own &&
           c->timex != UINT32_MAX && ie->tx.v[c->timex].rel == REL_SINCE;
}

static bool is_title_word(const RuleSet *nouns, LexMatch m)
{
    for (uint32_t i = 0; i < m.n_entry; i++) {
        const TrigRule *r = &nouns->rule[lex_match_entry(nouns->book, m, i)];
        if (r->shape == SHAPE_CUE && r->cue == CUE_TITLE) return true;
    }
    return false;
}

/* A word such as 명함 or 직급 in [from, to). */
static bool titled(const Ie *ie, uint32_t from, uint32_t to)
{
    const RuleSet *nouns = &ie->an->event->noun;
    LexMatch m;
    for (uint32_t at = from; at < to; at++)
        if (ie_longest(ie, nouns->book, at, to, &m) && is_title_word(nouns, m)) return true;
    return false;
}

/* The first role named in [from, to), where a word for titles stands before it. */
static bool role_in(const Ie *ie, uint32_t from, uint32_t to, Str *out)
{
    for (uint32_t i = ie_mention_from(ie, from); i < ie->mention.n && ie->mention.v[i].beg < to; i++) {
        const MentionRef *m = &ie->mention.v[i];
        if (ie->out->entities.v[m->entity].type != ENT_ROLE || !titled(ie, from, m->beg)) continue;
        *out = name_of(ie, i);
        return true;
    }
    return false;
}

/* 명함에는 …, 직급은 …: the sentences after a joining tell the title it was with. */
static void role_told_after(Ie *ie, EvCand *c)
{
    enum { SENTS = 2 };
    const Doc *d = ie->doc;
    for (uint32_t k = c->sent; k <= c->sent + SENTS && k < d->n_sent && d->sent[k].line == c->line; k++)
        if (role_in(ie, k == c->sent ? c->to : d->sent[k].beg, d->sent[k].end, &c->role)) return;
}

static void role_find(Ie *ie, const Story *st, EvCand *c)
{
    if (c->type != EV_JOIN || c->role.n) return;
    if (st->offer_role.n && c->org.n && str_eq(c->org, st->offer_org)) c->role = st->offer_role;
    else if (!c->en) role_told_after(ie, c);
}

static void story_update(const Ie *ie, Story *st, const EvCand *c)
{
    if (c->fact != FACT_ACTUAL) return;
    if (c->date.n && c->basis != BASIS_HEADING) {
        if (c->sent != st->last_sent) st->prev_date = st->last_date;
        st->last_date = c->date;
        st->last_sent = c->sent;
        st->last_at = c->beg;
    }
    if (c->type == EV_ACCEPTED) st->offered = c->org, st->offered_sent = c->sent;
    if (c->rule->military && c->type == EV_LEAVE) st->held = S("");
    if (c->rule->military || c->type == EV_JOIN) st->serving = c->rule->military && c->type == EV_JOIN && st->force.n;
    bool joins = c->type == EV_JOIN || c->type == EV_FOUND;
    if (joins && !c->org.n && !(c->flags & EVF_WEAK) && (!c->en || c->role.n)) st->held = S("");
    bool works = c->type == EV_WORK || c->type == EV_TRANSFER || c->type == EV_PROMOTION;
    bool moves = joins || (works && c->org_own && (!c->org_kind || !st->held.n));
    if (c->org.n && moves && !looks_back(ie, st, c)) {
        st->held = c->org;
        st->held_date = joins ? c->date : S("");
        st->chosen = S("");
    }
    if (!c->org.n) return;
    bool sought = c->type == EV_ACCEPTED || c->type == EV_APPLY || c->type == EV_INTERVIEW;
    if (sought && c->role.n) st->offer_org = c->org, st->offer_role = c->role;
    if (c->type == EV_ACCEPTED || (c->type == EV_DECISION && c->org_own))
        st->chosen = c->org, st->chosen_sent = c->sent;
    if (c->type == EV_WITHDRAW && str_eq(c->org, st->chosen)) st->chosen = S("");
    if (!c->org_own) return;
    if (group_of[c->type] == GROUP_SEARCH) st->asked = c->org, st->asked_sent = c->sent, st->asked_at = c->end;
    if (c->type == EV_REJECTED || c->type == EV_WITHDRAW) st->asked = S(""), st->refused = c->org;
}

/* ---------------------------------------------------------------- the others */
/* 강원대에서 경제학을 공부했다. 2018년에 졸업했고 …: the school that was spoken of last is entered and left. A course of
 * its own is not that school's. */
static void school_focus(const Ie *ie, EvCand *c)
{
    enum { FAR = 300 };
    Found *f = &c->found;
    bool moves = c->type == EV_GRADUATE || c->type == EV_ENROLL || (c->type == EV_LEAVE && c->rule->school);
    if (!moves || f->school.end) return;
    uint32_t from = focus_from(ie, c, FAR);
    for (uint32_t i = ie_mention_from(ie, c->beg); i-- > 0 && ie->mention.v[i].beg >= from;) {
        if (ie->out->entities.v[ie->mention.v[i].entity].type != ENT_SCHOOL) continue;
        f->school = (Range){ie->mention.v[i].beg, ie->mention.v[i].end};
        return;
    }
}

static void others_find(Ie *ie, EvCand *c)
{
    school_focus(ie, c);
    const Found *f = &c->found;
    Range none = {0};
    bool moves = c->type <= EV_FOUND || c->type == EV_WORK || group_of[c->type] == GROUP_SEARCH;
    if (moves) {
        bool title = c->type == EV_PROMOTION || c->type == EV_ROLE_CHANGE;
        c->role = words(ie, title && f->rank.end && f->rank.end > f->role.end ? f->rank
                            : f->role.end                                     ? f->role
                            : title                                           ? f->rank
                                                                              : none);
        if (!c->team.n) c->team = words(ie, f->team);
    }
    if (!c->employment && c->type <= EV_FOUND) c->employment = f->employment;
    if (c->type == EV_FOUND && !c->employment) c->employment = EMP_FOUNDER;
    c->place = words(ie, f->place);
    switch ((EventType)c->type) {
    case EV_ENROLL: case EV_GRADUATE: case EV_STUDY: c->other = words(ie, f->school.end ? f->school : f->course); break;
    case EV_CERTIFICATE: c->other = words(ie, f->cert); break;
    case EV_AWARD: c->other = words(ie, f->prize); break;
    case EV_PUBLICATION: c->other = words(ie, f->paper); break;
    case EV_TALK: c->other = words(ie, f->occasion); break;
    case EV_PROJECT: c->other = words(ie, f->product); break;
    case EV_APPLY: case EV_INTERVIEW: case EV_REJECTED: c->other = words(ie, f->stage); break;
    default: break;
    }
    for (uint8_t i = 0; i < f->n_skill; i++) *vec_push(ie->mem, &c->skill) = ie->out->entities.v[f->skill[i]].name;
}

/* Dates the event by a length counted from a date; false when either cannot be read. */
static bool date_plus(Ie *ie, EvCand *c, uint32_t length, Str base)
{
    const Timex *t = &ie->out->timexes.v[length];
    EdtfDuration len;
    Edtf from, when;
    if (t->type != TIMEX_DURATION || !edtf_duration_parse(t->value, &len) || !edtf_parse(base, &from) ||
        from.kind != EDTF_POINT || !edtf_add(&from, &len, 1, len.approx, &when))
        return false;
    c->date = edtf_format(ie->mem, &when);
    c->basis = BASIS_COMPUTED;
    c->dated = edtf_bounds_str(c->date, &c->lo, &c->hi);
    cand_why(c, "length", ie->tx.v[length].beg, ie->tx.v[length].end);
    return true;
}

/* 입사 3년 만에 과장이 됐다: the day of joining and the length, where both are told. */
static void date_within(Ie *ie, const Story *st, EvCand *c)
{
    bool moves = c->type == EV_LEAVE || c->type == EV_TRANSFER || c->type == EV_ROLE_CHANGE ||
                 c->type == EV_PROMOTION || c->type == EV_CONVERSION;
    if (c->date.n || !moves || !st->held_date.n || !str_eq(c->org, st->held)) return;
    for (uint32_t i = timex_from(ie, c, c->from); i < ie->tx.n && ie->tx.v[i].beg < c->beg; i++)
        if (ie->tx.v[i].rel == REL_WITHIN && date_plus(ie, c, i, st->held_date)) return;
}

/* 그로부터 2년 뒤, two years later: the day of what was told before, and the length. */
static void date_later(Ie *ie, const Story *st, EvCand *c)
{
    enum { NEAR_SENT = 3 };
    if (c->date.n || c->fact != FACT_ACTUAL || c->sent - st->last_sent > NEAR_SENT) return;
    uint32_t to = c->en ? ie->doc->sent[c->sent].end : c->beg;
    for (uint32_t i = timex_from(ie, c, c->from); i < ie->tx.n && ie->tx.v[i].beg < to; i++) {
        /* One length, one base: what was told in the same sentence behind the length was counted by it, too. */
        bool shared = c->sent == st->last_sent && st->last_at > ie->tx.v[i].beg;
        Str base = shared ? st->prev_date : st->last_date;
        if (base.n && ie->tx.v[i].rel == REL_AFTER && date_plus(ie, c, i, base)) return;
    }
}

static void plan_by_date(const Story *st, EvCand *c)
{
    if (!st->dct) return;
    bool told = c->tail.final && !c->tail.mood && c->fact == FACT_PLANNED && c->dated;
    if (told && c->hi <= st->dct_hi) c->fact = FACT_ACTUAL;
    if (c->fact != FACT_ACTUAL || c->lo == EDTF_DAY_NONE) return;
    if (st->dct_hi != EDTF_DAY_NONE && st->dct_hi != EDTF_DAY_MAX && c->lo > st->dct_hi) c->fact = FACT_PLANNED;
}

/* What goes on since its start: 작년부터 다니고 있다 is 2022/... */
static void date_open(Ie *ie, EvCand *c, Str start)
{
    Edtf from;
    if (!edtf_parse(start, &from) || from.kind != EDTF_POINT) return;
    c->date = str_join(ie->mem, (Str[]){start, S("/..")}, 2);
    c->hi = EDTF_DAY_MAX;
}

/* Running at the time of writing: from the date that says since when, else from the joining of that employer. */
static void dates_running(Ie *ie)
{
    enum { WINDOW = 64 };
    for (uint32_t i = 0; i < ie->ev.n; i++) {
        EvCand *c = ie->ev.v[i];
        bool goes_on = c->tail.running && !c->tail.past && !c->en && c->fact == FACT_ACTUAL;
        if ((c->type != EV_WORK && c->type != EV_STUDY) || !goes_on || c->flags & EVF_OTHER) continue;
        if (c->date.n && c->timex != UINT32_MAX && ie->tx.v[c->timex].rel == REL_SINCE) date_open(ie, c, c->date);
        uint32_t from = i > WINDOW ? i - WINDOW : 0, to = i + WINDOW < ie->ev.n ? i + WINDOW : ie->ev.n;
        for (uint32_t k = from; k < to && !c->date.n && c->type == EV_WORK && c->org.n; k++) {
            const EvCand *e = ie->ev.v[k];
            if (e->type != EV_JOIN || e->fact != FACT_ACTUAL || !e->date.n || !str_eq(e->org, c->org)) continue;
            date_open(ie, c, e->date);
            c->basis = BASIS_COMPUTED;
        }
    }
}

void argument_run(Ie *ie)
{
    Story st = {0};
    st.dct = edtf_bounds_str(ie->out->dct, &st.dct_lo, &st.dct_hi);
    for (uint32_t i = 0; i < ie->ev.n; i++) {
        EvCand *c = ie->ev.v[i];
        if (c->flags & EVF_OTHER) continue;
        heading_update(ie, &st, c);
        lone_update(ie, &st, c);
        date_find(ie, i);
        org_find(ie, &st, i);
        others_find(ie, c);
        role_find(ie, &st, c);
        date_within(ie, &st, c);
        date_later(ie, &st, c);
        if (c->rule->stretch && memchr(c->date.p, '/', c->date.n)) c->type = EV_WORK;
        if (is_start(ie, c)) c->type = EV_JOIN;
        plan_by_date(&st, c);
        story_update(ie, &st, c);
    }
    dates_running(ie);
    merge_all(ie);
}
