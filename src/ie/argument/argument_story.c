/* What has been told so far. Headings and dates on lines of their own open a part of the story; an event that did
 * happen moves it on. */
#include "argument_org_int.h"
#include "mark.h"
#include <string.h>

/* 2014년, on a line right over a paragraph, or with a few words (2014년, 스물여섯 살). */
static bool heads_year(const Ie *ie, uint32_t i)
{
    enum { MARKS = 3, SHORT = 24, LEAST = 365, MOST = 366 };
    const TimexInfo *x = &ie->tx.v[i];
    const Timex *t = &ie->out->timexes.v[i];
    const Doc *d = ie->doc;
    const Line *line = &d->line[x->line];
    int64_t days = t->lo > EDTF_DAY_NONE && t->hi < EDTF_DAY_MAX ? (int64_t)t->hi - t->lo + 1 : 0;
    if (days < LEAST || days > MOST || t->type != TIMEX_DATE || !x->line_start || line->kind != LINE_TEXT) return false;
    bool over = (x->line == 0 || line[-1].kind == LINE_BLANK) && x->line + 1 < d->n_line && line[1].kind == LINE_TEXT;
    if (!over || line->end - line->beg > SHORT) return false;
    return x->end + MARKS >= line->end || (d->cls[x->end] == CH_PUNCT && d->cls[line->end - 1] != CH_PUNCT);
}

/* A text that is told year by year. */
static bool has_years(const Ie *ie)
{
    enum { LEAST = 2 };
    int n = 0;
    for (uint32_t i = 0; i < ie->tx.n && n < LEAST; i++) n += ie->tx.v[i].line_start && heads_year(ie, i);
    return n == LEAST;
}

/* [합격후기] 나래공사 차량직 최종합격: the one employer that the first line names, where it tells of a result. */
static Str title_of(const Ie *ie)
{
    enum { LONG = 80 };
    const Doc *d = ie->doc;
    uint32_t first = 0;
    while (first < d->n_line && d->line[first].kind == LINE_BLANK) first++;
    if (!ie->ko || first + 1 >= d->n_line) return S("");
    const Line *line = &d->line[first];
    bool over = line[1].kind == LINE_BLANK || line->kind == LINE_HEADING;
    if (!over || line->end == line->beg || line->end - line->beg > LONG || d->ch[line->end - 1] == '.') return S("");
    Str name = S("");
    for (uint32_t i = ie_mention_from(ie, line->beg); i < ie->mention.n && ie->mention.v[i].beg < line->end; i++) {
        if (!mention_is(ie, i, ENT_ORG)) continue;
        if (name.n && !str_eq(name, mention_name(ie, i))) return S("");
        name = mention_name(ie, i);
    }
    for (uint32_t at = line->beg; name.n && at < line->end; at++)
        if (mark_at(ie, MK_GOT_IN, at)) return name;
    return S("");
}

Story story_begin(const Ie *ie)
{
    Story st = {.to_self = ie->to_self, .years = has_years(ie), .held_lo = EDTF_DAY_NONE, .held_hi = EDTF_DAY_MAX};
    st.dct = edtf_bounds_str(ie->out->dct, &st.dct_lo, &st.dct_hi);
    for (uint32_t i = 0; i < ie->ev.n && !st.founds; i++)
        st.founds =
            ie->ev.v[i]->type == EV_FOUND && ie->ev.v[i]->fact == FACT_ACTUAL && !(ie->ev.v[i]->flags & EVF_OTHER);
    st.seen = dates_seen(ie, &st);
    st.title = title_of(ie);
    return st;
}

/* ---------------------------------------------------------------- the place */
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

/* ## 누리소프트 (2018 ~ 2021), ## 3. 누리소프트에서: the name stands first in the heading or fills it, and is not only
 * spoken of (## 3. 연합회의 상). */
static bool heads(const Ie *ie, const DocSection *s, Str org)
{
    enum { NUMBER = 8, REST = 6 };
    for (uint32_t i = ie_mention_from(ie, s->head_beg); i < ie->mention.n && ie->mention.v[i].beg < s->head_end; i++) {
        const MentionRef *m = &ie->mention.v[i];
        if (!mention_is(ie, i, ENT_ORG) || !str_eq(mention_name(ie, i), org)) continue;
        return m->beg <= s->head_beg + NUMBER || m->end + REST >= s->head_end || heads_spell(ie, s);
    }
    return false;
}

/* ## 2. 두 번째 — 지방 방송사; ## 게임 회사, 4년: the kind of employer that a heading has between its marks, in so many words. */
static bool heading_kind(const Ie *ie, const DocSection *s, Str *out)
{
    enum { LONG = 60, FEW = 2 };
    const Doc *d = ie->doc;
    const RuleSet *nouns = &ie->an->event->noun;
    if (!ie->ko || s->head_end > s->head_beg + LONG) return false;
    uint32_t from = s->head_beg;
    for (uint32_t at = s->head_beg; at < s->head_end; at++) {
        bool mark = d->cls[at] == CH_PUNCT || d->cls[at] == CH_DIGIT;
        if (mark) from = at + 1;
        LexMatch m;
        const TrigRule *r = mark || !ie_longest(ie, nouns->book, at, s->head_end, &m) ? NULL : employer_rule(nouns, m);
        uint32_t end = r ? at + m.len : 0, behind = r && d->cls[end] == CH_SPACE ? end + 1 : end;
        if (!r || (at > from && d->cls[at - 1] == CH_HANGUL && !r->inner) ||
            (behind < s->head_end && d->cls[behind] != CH_PUNCT))
            continue;
        Kind k = kind_phrase(ie, at, end, from);
        if (k.back || !k.told || k.r.beg > from + FEW) continue;
        *out = words_in(ie, k.r);
        return true;
    }
    return false;
}

static void place_heading(const Ie *ie, Story *st, EvCand *c)
{
    const DocSection *s = c->sect = section_of(ie->doc, st->sect, c->beg);
    if (s == st->sect) return;
    st->sect = s;
    st->heading = S("");
    st->heading_kind = false;
    bool named = s && org_in(ie, s->head_beg, s->head_end, &st->heading);
    if (named && heads(ie, s, st->heading)) st->held = st->heading, st->left = false;
    else if (named) st->heading = S("");
    else if (s && !c->en && heading_kind(ie, s, &st->heading)) st->heading_kind = true;
    else if (s && heads_spell(ie, s)) st->held = S("");            /* of an employer that is not known by name */
}

/* 3월, on a line of its own: it stands over what follows, until the next one or the next heading. */
static bool is_lone(const Ie *ie, uint32_t i)
{
    enum { MARKS = 3, MONTH = 27, SEASON = 92 };
    const TimexInfo *x = &ie->tx.v[i];
    const Timex *t = &ie->out->timexes.v[i];
    if (t->type != TIMEX_DATE || t->lo <= EDTF_DAY_MIN || t->lo == EDTF_DAY_NONE || t->hi >= EDTF_DAY_MAX) return false;
    bool day = t->hi == t->lo, month = t->hi - t->lo >= MONTH && t->hi - t->lo <= SEASON;
    if ((!day && !month) || memchr(t->value.p, '/', t->value.n)) return false;
    bool stamp = str_eq(t->value, ie->out->dct) || str_eq(t->value, ie->first_dct);             /* of the whole */
    if (stamp && !ie_timex_entry(ie, i)) return false;
    const Line *line = &ie->doc->line[x->line];
    return x->line_start && line->kind != LINE_ITEM && line->kind != LINE_TABLE && x->end + MARKS >= line->end;
}

/* A day over a diary's entry is that of what the entry begins with: 10월 31일 / 마지막 출근. Further on it tells of other days. */
static bool is_entry_of(const Ie *ie, const EvCand *c, uint32_t i)
{
    const Timex *t = &ie->out->timexes.v[i];
    const Doc *d = ie->doc;
    if (t->hi != t->lo) return true;
    uint32_t line = ie->tx.v[i].line + 1;
    while (line < d->n_line && d->line[line].kind == LINE_BLANK) line++;
    return c->line == line && (!c->sent || d->sent[c->sent - 1].line != line);
}

static void place_lone(const Ie *ie, Story *st, EvCand *c)
{
    for (; st->lone_next < ie->tx.n && ie->tx.v[st->lone_next].beg < c->beg; st->lone_next++) {
        if (!is_lone(ie, st->lone_next) && !(st->years && heads_year(ie, st->lone_next))) continue;
        st->lone = st->lone_next + 1;
        st->lone_sect = doc_section_at(ie->doc, ie->tx.v[st->lone_next].beg);
    }
    c->lone = st->lone_sect == c->sect && (!st->lone || is_entry_of(ie, c, st->lone - 1)) ? st->lone : 0;
}

/* A footnote is told of the employer whose row or sentence its mark stands in. */
static void place_note(const Ie *ie, Story *st, const EvCand *c)
{
    const FootNote *note = footnote_of_line(ie, c->line);
    if (!note || note == st->note) return;
    st->note = note;
    const Line *l = &ie->doc->line[note->line];
    const Sentence *x = doc_sentence_at(ie->doc, note->beg > l->beg ? note->beg - 1 : l->beg);
    uint32_t from = x && x->beg > l->beg ? x->beg : l->beg;
    Str org;
    if (!org_in(ie, from, note->beg, &org)) return;
    st->held = st->intro = org;
    st->intro_sent = c->sent;
    st->left = st->over = false;
}

/* Told long behind the while that one was there. */
static void while_over(Story *st, const EvCand *c)
{
    enum { MONTHS = 183 };
    if (st->left || st->held_hi >= EDTF_DAY_MAX || (int64_t)c->lo <= (int64_t)st->held_hi + MONTHS) return;
    st->left = st->left_told = true;
    st->left_hi = st->held_hi;
    st->left_sent = c->sent > 2 ? c->sent - 2 : 0;
}

/* 지금은 누리소프트에서 일한다. 2010년에 대학을 졸업하고 …: behind the prologue the story goes back to where one was nowhere yet. */
void story_back(Story *st, const EvCand *c)
{
    enum { YEAR = 366 };
    bool told =
        !c->en && c->dated && c->lo > EDTF_DAY_NONE && c->hi < EDTF_DAY_MAX && st->held.n && c->fact == FACT_ACTUAL;
    if (told) while_over(st, c);
    if (!told || !st->present.n || !str_eq(st->held, st->present) || (st->joined && str_eq(st->join_org, st->held)))
        return;
    bool since = st->present_from > EDTF_DAY_NONE;
    bool before = since ? c->hi < st->present_from
                        : st->dct && (int64_t)c->hi + YEAR < st->dct_lo && event_is_schooling((EventType)c->type);
    if (before) st->held = S("");
}

void story_place(const Ie *ie, Story *st, EvCand *c)
{
    place_heading(ie, st, c);
    place_note(ie, st, c);
    place_lone(ie, st, c);
    known_place(ie, st, c);
}

/* ---------------------------------------------------------------- the event */
static void tell_date(Story *st, const EvCand *c)
{
    if (!c->date.n || c->basis == BASIS_HEADING) return;
    if (c->sent != st->last_sent) st->prev_date = st->last_date;
    if (!str_eq(c->date, st->last_date)) st->last = edtf_bounds_str(c->date, &st->last_lo, &st->last_hi);
    st->last_date = c->date;
    st->last_type = c->type;
    st->last_sent = c->sent;
    st->last_at = c->beg;
    st->last_end = c->end;
}

/* 2019년 5월에 그만뒀다. 그만두고 다섯 달 …: told once more, to go on from it. */
static bool told_again(const Story *st, const EvCand *c)
{
    enum { NEAR = 2 };
    return !c->en && !c->date.n && !c->tail.final && c->type == st->turn_type && c->sent - st->turn_sent <= NEAR &&
           names_agree(c->org, st->held);
}

/* A beginning or an end, from which a length may be counted; one without its date hides the one before. */
static void tell_turn(Story *st, const EvCand *c)
{
    bool turns = c->type == EV_JOIN || c->type == EV_FOUND || c->type == EV_LEAVE || c->type == EV_ENROLL ||
                 c->type == EV_GRADUATE || c->type == EV_MOVE || c->type == EV_CONVERSION;
    bool joins = c->type == EV_JOIN || c->type == EV_FOUND, named = c->org.n && st->join_org.n;
    if (c->type == EV_LEAVE) st->joined = false;
    st->elsewhere |= c->type == EV_WORK && named && c->org_own && !str_eq(c->org, st->join_org);
    if (!turns || told_again(st, c)) return;
    st->turn_type = c->type;
    st->turn_date = c->basis == BASIS_HEADING ? S("") : c->date;
    if (joins) st->joined = true, st->elsewhere = false, st->join_org = c->org, st->join_date = st->turn_date;
    st->turn_sent = c->sent;
    st->turn_joins = c->type == EV_JOIN;
}

static void tell_service(Story *st, const EvCand *c)
{
    enum { LONG = 400 };
    if (c->rule->military && c->type == EV_LEAVE) st->held = S("");
    /* 군대 다녀오고 2007년에 졸업했다: the service is over. */
    bool over_by = st->serving && !c->en && event_is_schooling((EventType)c->type) && c->type != EV_STUDY &&
                   c->type != EV_CERTIFICATE;
    if (over_by && str_eq(st->held, st->force)) st->held = S("");
    if (over_by) st->serving = false;
    /* Told as a whole: the service is over when it is told. */
    bool over = c->lo > EDTF_DAY_NONE && c->hi < EDTF_DAY_MAX && (int64_t)c->hi - c->lo > LONG;
    if (c->type == EV_LEAVE && st->force.n && str_eq(c->org, st->force)) st->serving = false;
    if (c->rule->military || c->type == EV_JOIN)
        st->serving = c->rule->military && c->type == EV_JOIN && st->force.n && !over;
}

/* A look back (…했었다) does not move the story, nor does the table that sums it up. An earlier date alone does: a
 * prologue speaks of the present, then the story begins. */
static bool looks_back(const Ie *ie, const Story *st, const EvCand *c)
{
    return ie->doc->line[c->line].kind == LINE_TABLE || (c->tail.long_past && st->held.n);
}

/* 하나은행에서 14년을 근무했다: how many days the clause says, 0 where it does not. */
static int64_t days_told(const Ie *ie, const EvCand *c)
{
    for (uint32_t i = ie_timex_from(ie, c->from); i < ie->tx.n && ie->tx.v[i].beg < c->beg; i++) {
        EdtfDuration len;
        const Timex *t = &ie->out->timexes.v[i];
        if (t->type == TIMEX_DURATION && edtf_duration_parse(t->value, &len)) return (int64_t)edtf_duration_days(&len);
    }
    return 0;
}

static void tell_sum(const Ie *ie, Story *st, const EvCand *c)
{
    st->work_sum = !c->en && c->type == EV_WORK && !c->dated && c->rule->takes;
    if (!st->work_sum) return;
    st->work_days = days_told(ie, c);
    st->work_sent = c->sent;
}

/* I also took calls for a hotline, part time: beside what one does. */
static bool says_also(const Ie *ie, const EvCand *c)
{
    const Doc *d = ie->doc;
    for (uint32_t i = d->sent[c->sent].tok_beg; i < d->sent[c->sent].tok_end; i++)
        if (kind_also(ie, &d->tok[i])) return true;
    return c->found.employment == EMP_PART_TIME;
}

/* The employer that holds from now on. */
static void tell_held(const Ie *ie, Story *st, const EvCand *c)
{
    enum { SPELL = 90 };               /* days */
    bool joins = c->type == EV_JOIN || c->type == EV_FOUND;
    /* 우수상담사로 뽑혔다, where one is employed: nobody else takes one on. */
    const uint64_t house = CUE_BIT(CUE_ORG) | CUE_BIT(CUE_EMPLOYER) | CUE_BIT(CUE_COMPANY);
    bool chosen =
        !c->en && !c->rule->takes && !(c->rule->needs & house) && !c->rule->military && c->type == EV_JOIN && !st->left;
    /* 같이 입사한 동기는 나갔다: at no time of its own it recalls the joining told before. */
    bool recalls = !c->en && !c->dated && st->joined && !st->left &&
                   (c->tail.relative || (!c->tail.final && mark_at(ie, MK_ENTERED, c->beg)));
    /* 배가 산토스에 들어갔는데: a place, and no post there */
    recalls |= !c->en && c->found.place.end && !c->found.role.end && !c->found.rank.end &&
               is_mark(ie, MK_ENTERS, ie->doc->ch[c->beg]);
    if (joins && !c->org.n && !chosen && !recalls && !(c->flags & EVF_WEAK) && (!c->en || c->role.n || c->dated))
        st->held = S("");
    bool works = c->type == EV_WORK || c->type == EV_TRANSFER || c->type == EV_PROMOTION;
    /* interned at Arm; in October 2018 I became an engineer at Booking.com: so one is there */
    works |= c->en && c->type == EV_ROLE_CHANGE && c->org_own && !c->org_kind && c->role.n && c->dated &&
             c->employment != EMP_PART_TIME && c->found.employment != EMP_PART_TIME;
    /* 입사 6년 차였다 tells of a joining and is none. */
    bool tenure = c->flags & EVF_WEAK && !c->org_own && st->held.n;
    bool free = !st->held.n || st->left || (st->force.n && str_eq(st->held, st->force) && !st->serving);
    /* 레스토랑에서 2013년부터 3년을 일했다: behind the last joining, a spell of its own. */
    free |= !c->en && c->type == EV_WORK && c->org_kind && c->rule->takes && c->dated && c->lo > EDTF_DAY_NONE &&
            st->latest.n && c->lo > st->latest_lo && c->employment != EMP_PART_TIME && c->timex != UINT32_MAX &&
            c->hi < EDTF_DAY_MAX && c->lo < c->hi - 90;
    /* 빵집에서 1년 반을 일했다. … 꽃집에서 1년쯤 있었다: behind a spell that was told of as past, the next. */
    bool place = c->rule->takes || c->rule->needs & (house | CUE_BIT(CUE_LENGTH));
    free |= !c->en && c->type == EV_WORK && c->org_kind && place && st->over && c->tail.past && !c->tail.running && c->found.kind_told &&
            !c->found.kind_back && c->employment != EMP_PART_TIME && days_told(ie, c) > SPELL;
    bool moves = (joins && !tenure) || (works && c->org_own && (!c->org_kind || free));
    bool rises = c->type == EV_PROMOTION || c->type == EV_CONVERSION || c->type == EV_ROLE_CHANGE;
    moves |= c->en && rises && !c->org_own && str_eq(c->org, st->chosen);
    /* I was offered a post, gave notice, and by July I was in charge */
    moves |= c->en && works && st->left && !c->org_own && str_eq(c->org, st->chosen) && c->fact == FACT_ACTUAL;
    /* I got the job. From 2015 to 2016 I was … */
    moves |= works && c->en && c->rule->stretch && str_eq(c->org, st->chosen);
    /* 합격했다. 3월에 수업을 시작했다 */
    moves |= works && !c->en && free && !c->org_own && c->org.n && str_eq(c->org, st->chosen);
    /* 나래를 그만두고 누리에 갔다. 나래에 다닌 것이 20년이다: a look back at the one that was left. */
    bool quit = !c->en && c->type == EV_WORK && str_eq(c->org, st->quit) && st->held.n && !str_eq(c->org, st->held) &&
                !st->left;
    if (quit && !(c->flags & EVF_AGAIN)) return;
    bool reopens = c->en && c->type == EV_WORK && c->flags & EVF_AGAIN && st->closed.n && str_eq(c->org, st->closed);
    if (!c->org.n || !(moves || reopens) || looks_back(ie, st, c)) return;
    if (c->en && works && c->found.counted) return;        /* in several companies: none of them is where one is */
    /* on Fridays I volunteered */
    if (st->held.n && !st->left && !str_eq(st->held, c->org) && kind_unpaid(ie, c)) return;
    if (reopens || joins) st->closed = S("");
    bool past = c->en ? !is_present_en(ie, c) && !is_perfect(ie, c) && !c->rule->ing : c->tail.past && !c->tail.running;
    st->over = c->type == EV_WORK && c->org_own && past && !(st->joined && str_eq(c->org, st->join_org));
    st->posted = c->employment == EMP_RESEARCH || c->found.employment == EMP_RESEARCH ||
                 (st->posted && str_eq(st->held, c->org));
    bool also = c->en && c->type == EV_WORK && st->held.n && !st->left && !str_eq(st->held, c->org) && says_also(ie, c);
    if (also) st->beside = st->held;
    else if (!str_eq(c->org, st->held)) st->beside = S("");
    /* 2011년 겨울에 정유사에서 6주 인턴을 했다: for a while, and no longer. */
    bool while_there = c->type == EV_WORK && c->dated && (c->en || c->tail.past) && !c->tail.running &&
                       (c->employment == EMP_INTERN || c->employment == EMP_PART_TIME);
    st->held_hi = while_there ? c->hi : EDTF_DAY_MAX;
    if (!str_eq(st->held, c->org)) st->held_lo = c->dated ? c->lo : EDTF_DAY_NONE;
    if (!str_eq(st->held, c->org)) st->held_plain = c->org_school || c->org_kind;
    st->held = c->n_more && c->more_then ? c->more[c->n_more - 1] : c->org;
    if (joins && st->heading_kind && !str_eq(c->org, st->heading)) st->heading = S(""), st->heading_kind = false;
    tell_sum(ie, st, c);
    if (joins && c->lo > EDTF_DAY_NONE && c->hi < EDTF_DAY_MAX && (!st->latest.n || c->lo >= st->latest_lo))
        st->latest = c->org, st->latest_lo = c->lo;
    if (joins) st->venture = c->type == EV_FOUND && !c->en;
    st->chosen = S("");
    st->left = false;
}

/* 이력서를 냈다, 구직을 시작했다: who seeks a post asks for oneself, no longer for the venture. */
static void tell_venture(Story *st, const EvCand *c)
{
    bool seeks = group_of(c->type) == GROUP_SEARCH || c->type == EV_SEARCH;
    bool other = c->org_own && !str_eq(c->org, st->held);
    if (c->type == EV_LEAVE || (seeks && (other || for_oneself(c)))) st->venture = false;
}

/* One leaves where one is: what follows may be told of the next one. */
static void tell_left(const Ie *ie, Story *st, const EvCand *c)
{
    /* 2013년 5월까지 다녔다, 2008년부터 2013년까지 일했다 */
    bool ends = c->timex != UINT32_MAX && (ie->tx.v[c->timex].rel == REL_UNTIL || ie_timex_range(ie, c->timex));
    bool past = c->en || (c->tail.past && !c->tail.running);
    bool until = c->type == EV_WORK && c->rule->takes && past && ends && c->dated && c->hi < EDTF_DAY_MAX;
    bool closes = c->type == EV_CONTEXT && st->held.n && str_eq(c->org, st->held) && kind_closing(ie, c);
    bool leaves = c->type == EV_LEAVE || until || closes;
    bool named = c->type == EV_LEAVE && c->org_own && !(c->flags & EVF_WEAK);
    if (named && (!st->held.n || (c->en && !c->org_kind && !str_eq(c->org, st->beside)))) st->held = c->org;
    if (closes) st->joined = false;
    if (c->type == EV_LEAVE && c->org.n && !(c->flags & EVF_WEAK)) st->quit = c->org;
    if (closes && c->en) st->closed = c->org;
    if (c->type == EV_LEAVE && str_eq(c->org, st->closed)) st->closed = S("");
    if (!leaves || !c->org.n || !str_eq(c->org, st->held) || c->flags & EVF_WEAK) return;
    /* the evenings in the bar are over, the days in the office are not */
    if (st->beside.n && c->en) {
        st->held = st->beside, st->beside = S("");
        return;
    }
    st->left = true;
    st->left_told = c->type == EV_LEAVE;
    st->left_hi = c->dated && c->lo != EDTF_DAY_NONE ? c->hi : EDTF_DAY_MAX;
    st->left_sent = c->sent;
}

/* 지금은 누리소프트에서 일한다: what 지금 회사 will mean. */
static void tell_present(Story *st, const EvCand *c)
{
    bool runs = c->tail.running || (c->tail.final && !c->tail.mood);
    bool open = c->date.n > 2 && str_eq(str_slice(c->date, c->date.n - 2, c->date.n), S(".."));      /* 2021.5 ~ 현재 */
    bool now = (runs && !c->tail.past) || open;
    if (c->type == EV_WORK && !c->en && c->org.n && !c->org_kind && now)
        st->present = c->org, st->present_from = open ? c->lo : EDTF_DAY_NONE;
    bool was = (c->type == EV_WORK || c->type == EV_JOIN) && c->org.n && c->tail.past && !c->tail.running;
    if (was && !str_eq(c->org, st->present)) st->former = c->org;
}

/* Applied to the RT program: a programme right behind the verb. */
static bool to_programme(const Ie *ie, const EvCand *c)
{
    enum { NEAR = 12 };
    uint32_t i = ie_mention_from(ie, c->end);
    return c->type == EV_APPLY && i < ie->mention.n && ie->mention.v[i].beg < c->end + NEAR &&
           mention_is(ie, i, ENT_PROGRAM);
}

/* I applied for eleven jobs, looked for a post as a tutor: it is no course that is sought. */
static void tell_post(const Ie *ie, Story *st, const EvCand *c)
{
    const Doc *d = ie->doc;
    bool seeks =
        c->en && (c->type == EV_APPLY || c->type == EV_SEARCH || c->type == EV_INTERVIEW || c->type == EV_ACCEPTED);
    if (c->type == EV_ENROLL) st->post_told = false;
    if (c->type == EV_ENROLL || c->type == EV_JOIN) st->course_told = false;
    if (!seeks) return;
    bool course =
        (c->found.course.end || c->found.school.end || to_programme(ie, c)) && !c->found.role.end && !c->org.n;
    if (course) st->course_told = true, st->course_sent = c->sent;
    else if (c->found.role.end || c->org.n) st->course_told = false;
    if (c->found.course.end && !c->found.role.end) st->post_told = false;
    bool post = c->found.role.end > 0;
    for (uint32_t i = d->sent[c->sent].tok_beg; !post && i < d->sent[c->sent].tok_end; i++)
        post = kind_many(ie, &d->tok[i]) || en_is(ie, &d->tok[i], EN_TITLE);
    if (post) st->post_told = true, st->post_sent = c->sent;
}

/* Applied to, offered, settled on, refused. */
static void tell_search(Story *st, const EvCand *c)
{
    if (c->type == EV_ACCEPTED && (c->org_settled || c->org_office)) st->passed = true;
    if (c->type == EV_JOIN) st->passed = false;
    if (c->type == EV_ACCEPTED) st->offered = c->org, st->offered_sent = c->sent;
    if (c->type == EV_ACCEPTED) st->bare_role = c->org.n && !c->org_office ? S("") : c->role, st->bare_sent = c->sent;
    if (c->type == EV_JOIN) st->bare_role = S("");
    if (!c->org.n) return;
    bool sought = c->type == EV_ACCEPTED || c->type == EV_APPLY || c->type == EV_INTERVIEW;
    if (sought && c->role.n) st->offer_org = c->org, st->offer_role = c->role;
    bool stays = str_eq(c->org, st->held) && !st->left;        /* offered to stay where one is */
    bool one = !c->found.counted && !memchr(c->org.p, ',', c->org.n);       /* 두 곳에서 오퍼를 받았다 */
    if ((c->type == EV_ACCEPTED && !stays && one) || (c->type == EV_DECISION && c->org_own))
        st->chosen = c->org, st->chosen_sent = c->sent;
    /* The one that said yes long ago gives way to one that is met now. */
    bool anew =
        c->en && c->type == EV_INTERVIEW && c->fact == FACT_ACTUAL && st->chosen.n && !str_eq(c->org, st->chosen);
    if (anew && c->sent - st->chosen_sent > ORG_SENT) st->chosen = S("");
    bool no = c->type == EV_WITHDRAW || c->type == EV_REJECTED;
    if (no && str_eq(c->org, st->chosen)) st->chosen = S(""), st->refused = c->org;
    if (c->en && c->type == EV_REJECTED && str_eq(c->org, st->asked)) st->refused = c->org;        /* Nothing came of it. */
    if (group_of(c->type) == GROUP_SEARCH && str_eq(c->org, st->asked)) {
        st->asked_sent = c->sent;                                   /* told on */
        st->asked_met |= c->type == EV_INTERVIEW;
    }
    if (c->type == EV_JOIN) st->asked = S("");
    if (!c->org_own || (c->type == EV_APPLY && c->rule->stays)) return;              /* asked to be moved: within the house */
    /* 나래에 지원했다. 누리에서 올 생각 없냐는 메일이 왔다: who asks by himself does not end what was begun. */
    bool courted = !c->en && c->type == EV_ACCEPTED && c->rule->invite && st->asked.n && !str_eq(c->org, st->asked);
    if (group_of(c->type) == GROUP_SEARCH && !courted) {
        st->asked_met = c->type == EV_INTERVIEW || (st->asked_met && str_eq(st->asked, c->org));
        st->asked_many = c->found.counted_kind || (st->asked_many && str_eq(st->asked, c->org));
        st->asked = c->org, st->asked_sent = c->sent, st->asked_at = c->end;
    }
    if (no && !(st->asked_many && str_eq(c->org, st->asked))) st->asked = S("");        /* 한 곳은 무응답, 한 곳은 탈락 */
    if (no) st->refused = c->org;
}

/* 회사가 분할되면서 소속이 누리에너지로 바뀌었다: what befell the house gave it another name, where nothing else is told. */
static void tell_renamed(const Ie *ie, Story *st, const EvCand *c)
{
    bool befell = c->type == EV_CONTEXT && !c->en && st->held.n && !st->left && str_eq(c->org, st->held);
    const EvCand *next = c->number + 1 < ie->ev.n ? ie->ev.v[c->number + 1] : NULL;
    uint32_t i = befell ? ie_mention_from(ie, c->end) : ie->mention.n;
    if (i >= ie->mention.n || ie->mention.v[i].end >= ie->doc->sent[c->sent].end || (next && next->sent == c->sent))
        return;
    uint8_t josa = JOSA_NONE;
    josa_at(ie, ie->mention.v[i].end, ie->doc->sent[c->sent].end, &josa);
    if (!mention_is(ie, i, ENT_ORG) || josa != JOSA_TO) return;
    if (str_eq(st->latest, st->held)) st->latest = mention_name(ie, i);
    st->held = mention_name(ie, i);
}

void story_tell(const Ie *ie, Story *st, const EvCand *c)
{
    if (c->fact != FACT_ACTUAL) return;
    tell_date(st, c);
    if (!looks_back(ie, st, c) && !(c->flags & EVF_WEAK)) tell_turn(st, c);
    tell_service(st, c);
    tell_held(ie, st, c);
    tell_present(st, c);
    if ((c->type == EV_WORK || c->type == EV_JOIN) && c->employment == EMP_PART_TIME && c->org.n)
        st->part_time = c->org;
    tell_left(ie, st, c);
    tell_post(ie, st, c);
    tell_search(st, c);
    tell_venture(st, c);
    tell_renamed(ie, st, c);
    known_tell(ie, st, c);
}
